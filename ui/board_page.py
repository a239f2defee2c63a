"""带班看板: what waits, what is overdue, who has how much, today's alarms. Each number opens its list."""

from PySide6.QtCore import QCoreApplication, QTimer, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from desktop.app import Desk
from offline_store.board import Board
from offline_store.queues import HANDLER, QueueLine
from offline_store.roles import APPROVE
from ui.cards import card, scrolling
from ui.load_bars import LoadBars
from ui.pages import PageKind
from ui.process_words import day_words
from ui.properties import having, restyle
from ui.queue_list import QueueList
from ui.visits_page import VISITS_KEY

BOARD_KEY = "Ctrl+Shift+K"
DECISIONS_KEY, HANDOVERS_KEY = "Ctrl+Shift+P", "Ctrl+Shift+T"
_SETTLE = 300
"""Milliseconds: one act writes several records."""


class Tile(QPushButton):
    """A number with its name: a button, so that the keyboard reaches it."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setObjectName("tile")
        self.number = having(QLabel("—"), objectName="tileNumber")
        self.label = having(QLabel(name, wordWrap=True), objectName="faint")
        self.name = name
        self.setAccessibleName(name)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(14, 10, 14, 10)
        layout.setSpacing(2)
        layout.addWidget(self.number)
        layout.addWidget(self.label)
        self.setMinimumHeight(2 * self.fontMetrics().height() + 60)

    def show_number(self, number: int, note: str = "", *, alert: bool = False) -> None:
        """The number; `alert` where it should not be there; a note beside its name."""
        self.number.setText(str(number))
        self.label.setText("　".join(filter(None, (self.name, note))))
        restyle(self.number, "alert", alert and number > 0)
        self.setAccessibleName(f"{self.label.text()} {number}")


class BoardPage(QWidget):
    """Keeps itself up to date while it is seen."""

    problem = Signal(object)
    opens = Signal(str)
    """A reception is wanted."""
    page_wanted = Signal(str)
    """The key of another page."""
    list_wanted = Signal(str)
    """The station's tasks, of one filter."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._queue = desk.queue
        self.board: Board | None = None
        self.title = having(QLabel(), objectName="caseNumber")
        self.tiles = {
            "overdue": Tile(self.tr("已超期")),
            "today": Tile(self.tr("今天到期")),
            "alarm": Tile(self.tr("今日提醒")),
            "": Tile(self.tr("全部待办")),
            "unassigned": Tile(self.tr("还没有分派")),
            "decision": Tile(self.tr("等审批")),
            "incoming": Tile(self.tr("交办：收到")),
            "outgoing": Tile(self.tr("交办：交出")),
            "wait": Tile(self.tr("对方已超期")),
            "reminder": Tile(self.tr("催办未答复")),
            "follow_up": Tile(self.tr("要回访")),
        }
        self.load = LoadBars()
        self.urgent = QueueList()
        self.urgent.setAccessibleName(self.tr("最急的"))
        self._again = QTimer(self, singleShot=True, interval=_SETTLE)
        self._build()
        for what, tile in self.tiles.items():
            tile.clicked.connect(lambda _checked=False, what=what: self._open(what))
        self.load.chosen.connect(lambda account: self.list_wanted.emit(HANDLER + account))
        self.urgent.opened.connect(self._open_case)
        self._again.timeout.connect(self.refresh)
        self._queue.changed.connect(self._note)

    def refresh(self) -> None:
        """Count anew."""
        self._queue.board(self._show)

    def _note(self) -> None:
        if self.isVisible():
            self._again.start()

    def _open_case(self, line: QueueLine) -> None:
        if line.reception_id:
            self.opens.emit(line.reception_id)

    def _open(self, what: str) -> None:
        pages = {
            "decision": DECISIONS_KEY,
            "incoming": HANDOVERS_KEY,
            "outgoing": HANDOVERS_KEY,
            "follow_up": VISITS_KEY,
        }
        if what in pages:
            self.page_wanted.emit(pages[what])
        else:
            self.list_wanted.emit(what)

    def _show(self, board: Board) -> None:
        self.board = board
        self.title.setText(self.tr("带班看板　{0}").format(day_words(board.day)))
        tiles = self.tiles
        tiles["overdue"].show_number(board.overdue, alert=True)
        tiles["today"].show_number(board.today)
        unseen = self.tr("{0} 条没看").format(board.alarms_unseen) if board.alarms_unseen else ""
        tiles["alarm"].show_number(board.alarms, unseen)
        tiles[""].show_number(board.waiting)
        tiles["unassigned"].show_number(board.unassigned)
        tiles["decision"].show_number(board.decisions)
        tiles["incoming"].show_number(board.incoming)
        late = self.tr("超期 {0}").format(board.late_outgoing) if board.late_outgoing else ""
        tiles["outgoing"].show_number(board.outgoing, late)
        tiles["wait"].show_number(board.third_parties)
        tiles["reminder"].show_number(board.reminders)
        tiles["follow_up"].show_number(board.visits)
        self.load.show_load(board.load)
        self.urgent.show_lines(board.urgent)

    def _build(self) -> None:
        content = having(QWidget(), objectName="board")
        inside = QVBoxLayout(content)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(12)
        inside.addLayout(self._grid(("overdue", "today", "alarm", "")))
        inside.addLayout(
            self._grid(("unassigned", "decision", "incoming", "outgoing", "wait", "reminder", "follow_up"))
        )
        columns = QHBoxLayout()
        columns.setSpacing(12)
        columns.addWidget(card(self.tr("最急的"), self.urgent), 5)
        columns.addWidget(card(self.tr("各人在办"), scrolling(self._bars())), 4)
        inside.addLayout(columns, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 18, 24, 16)
        layout.setSpacing(12)
        layout.addWidget(self.title)
        layout.addWidget(content, 1)

    def _bars(self) -> QWidget:
        plain = having(QWidget(), objectName="plain")
        column = QVBoxLayout(plain)
        column.setContentsMargins(0, 0, 8, 0)
        column.addWidget(self.load)
        column.addStretch(1)
        return plain

    def _grid(self, names: tuple[str, ...]) -> QGridLayout:
        grid = QGridLayout()
        grid.setSpacing(12)
        for column, name in enumerate(names):
            grid.addWidget(self.tiles[name], 0, column)
            grid.setColumnStretch(column, 1)
            large = len(names) < 5
            restyle(self.tiles[name].number, "large", large)
        return grid


def board_kind() -> PageKind:
    """The page as an entry of the menu."""
    return PageKind(QCoreApplication.translate("queue", "带班看板"), BOARD_KEY, APPROVE, BoardPage)

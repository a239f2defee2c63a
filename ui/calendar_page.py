"""日历: the station's sittings by week, or one day by rooms; what clashes is red, and stands first."""

from datetime import date, timedelta

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from desktop.app import Desk
from offline_store.roles import REGISTER
from offline_store.sittings import CANCELLED, SittingLine
from offline_store.types import local_day, now
from ui.calendar_grid import Block, CalendarGrid, Column, by_day, week_of
from ui.cards import card, scrolling
from ui.pages import PageKind
from ui.process_words import day_words
from ui.properties import having
from ui.sitting_card import SittingCard
from ui.sitting_words import clash_words, when_words

CALENDAR_KEY = "Ctrl+Shift+L"


class CalendarPage(QWidget):
    """Keeps itself up to date while it is seen."""

    problem = Signal(object)
    opens = Signal(str)
    """A reception is wanted."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._planning, self._tables = desk.process.planning, desk.calculating
        self.day, self.is_week = local_day(now()), True
        self.lines: tuple[SittingLine, ...] = ()
        self.cards: list[SittingCard] = []
        self.title = having(QLabel(), objectName="caseNumber")
        self.clashes = having(QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText), objectName="complaint")
        self.back = QPushButton(self.tr("‹  Alt+←"))
        self.today = QPushButton(self.tr("今天  Alt+T"))
        self.on = QPushButton(self.tr("›  Alt+→"))
        self.view = QPushButton(self.tr("按天看  Alt+W"))
        self.grid = CalendarGrid()
        self.grid.setAccessibleName(self.tr("日历"))
        self._detail = having(QWidget(), objectName="plain")
        self._cards = QVBoxLayout(self._detail)
        self._none = having(QLabel(wordWrap=True), objectName="faint")
        self._build()
        self._connect()

    def refresh(self) -> None:
        """Ask for what is shown anew."""
        self._tables.read()
        first, last = self._stretch

        def known(lines: tuple[SittingLine, ...]) -> None:
            if (first, last) == self._stretch:
                self._show(lines)

        self._planning.between(first, last, known)

    def showEvent(self, event: QShowEvent) -> None:
        """The keys are with the grid."""
        super().showEvent(event)
        self.grid.setFocus()

    def show_day(self, day: date) -> None:
        """This day, or its week."""
        self.day = day
        self.refresh()

    def turn(self, step: int) -> None:
        """So many weeks or days on."""
        self.show_day(self.day + timedelta(days=step * (7 if self.is_week else 1)))

    def change_view(self) -> None:
        """The day of the cursor by rooms, or the week."""
        if self.is_week:
            column = self.grid.currentIndex().column()
            self.day = week_of(self.day)[column] if column >= 0 else self.day
        self.is_week = not self.is_week
        self.refresh()

    # inside

    @property
    def _stretch(self) -> tuple[date, date]:
        days = week_of(self.day) if self.is_week else [self.day]
        return days[0], days[-1]

    def _show(self, lines: tuple[SittingLine, ...]) -> None:
        self.lines = lines
        first, last = self._stretch
        self.title.setText(
            self.tr("{0} 至 {1}").format(day_words(first), day_words(last)) if self.is_week else day_words(first)
        )
        self.view.setText(self.tr("按天看  Alt+W") if self.is_week else self.tr("按周看  Alt+W"))
        bad = [line for line in lines if line.clashes]
        said = [
            f"{when_words(line.starts_at, line.ends_at)}：{clash_words(clash)}"
            for line in bad
            for clash in line.clashes
        ]
        self.clashes.setText("\n".join(said))
        self.clashes.setVisible(bool(said))
        self.grid.show_columns(self._week(lines) if self.is_week else self._rooms(lines))
        self._show_block()

    def _week(self, lines: tuple[SittingLine, ...]) -> list[Column]:
        return [
            Column(f"{self._weekday(day)} {day.month}-{day.day}", by_day(lines, day), self._is_off(day))
            for day in week_of(self.day)
        ]

    def _rooms(self, lines: tuple[SittingLine, ...]) -> list[Column]:
        rooms = sorted({line.room for line in lines}) or [""]
        is_off = self._is_off(self.day)
        return [
            Column(room or self.tr("没有定地点"), tuple(line for line in lines if line.room == room), is_off)
            for room in rooms
        ]

    def _weekday(self, day: date) -> str:
        names = self.tr("一 二 三 四 五 六 日", "days of the week").split()
        return names[day.weekday()]

    def _is_off(self, day: date) -> bool:
        tables = self._tables.tables
        return not tables.calendar.is_working(day) if tables else day.weekday() > 4

    def _show_block(self) -> None:
        """The sittings where the cursor is; of an empty place those of its day that were cancelled."""
        block = self.grid.block
        shown = block.lines if isinstance(block, Block) else self._cancelled()
        if [each.line for each in self.cards] == list(shown) and self.cards:
            return
        while item := self._cards.takeAt(0):
            if (widget := item.widget()) and widget is not self._none:
                widget.hide()
                widget.deleteLater()
        self.cards = []
        self._cards.addWidget(self._none)
        for line in shown:
            each = SittingCard(self._planning, line, names_case=True)
            each.problem.connect(self.problem)
            each.done_with.connect(self.refresh)
            each.opens.connect(self.opens)
            self.cards.append(each)
            self._cards.addWidget(each)
        self._cards.addStretch(1)
        self._none.setText(self.tr("这个时间没有场次。在案件页按 Ctrl+Shift+E 约。") if not shown else "")
        self._none.setVisible(not shown)

    def _cancelled(self) -> tuple[SittingLine, ...]:
        column = max(self.grid.currentIndex().column(), 0)
        columns = self.grid.grid.columns
        lines = columns[column].lines if column < len(columns) else ()
        return tuple(line for line in lines if line.status == CANCELLED)

    def _open_first(self) -> None:
        if self.cards and (button := self.cards[0].buttons.get("open")):
            button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _note(self) -> None:
        if self.isVisible():
            self.refresh()

    def _connect(self) -> None:
        self._planning.changed.connect(self._note)
        self.grid.selectionModel().currentChanged.connect(lambda *_: self._show_block())
        self.grid.activated.connect(lambda _index: self._open_first())
        for button, keys, act in (
            (self.back, "Alt+Left", lambda: self.turn(-1)),
            (self.on, "Alt+Right", lambda: self.turn(1)),
            (self.today, "Alt+T", lambda: self.show_day(local_day(now()))),
            (self.view, "Alt+W", self.change_view),
        ):
            button.clicked.connect(lambda _checked=False, act=act: act())
            QShortcut(QKeySequence(keys), self, act)

    def _build(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self.title, 1)
        for button in (self.back, self.today, self.on, self.view):
            head.addWidget(button)
        columns = QHBoxLayout()
        columns.setSpacing(12)
        columns.addWidget(self.grid, 5)
        columns.addWidget(card(self.tr("场次"), scrolling(self._detail)), 3)
        self.clashes.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 12, 16, 12)
        layout.setSpacing(10)
        layout.addLayout(head)
        layout.addWidget(self.clashes)
        layout.addLayout(columns, 1)


def calendar_kind() -> PageKind:
    """The page as an entry of the menu."""
    return PageKind(QCoreApplication.translate("sitting", "日历"), CALENDAR_KEY, REGISTER, CalendarPage)

"""The left side of the window: find, begin a call, the further pages, and today's receptions or what was found."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QLabel,
    QMenu,
    QPushButton,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from offline_store import joining
from offline_store.queries import ReceptionLine
from ui.batch_dialog import select_words
from ui.hit_list import HitList
from ui.pages import PageKind
from ui.properties import having
from ui.reception_list import ReceptionList
from ui.search_box import Ask, SearchBox

WIDTH, NARROW = 340, 270
"""Pixels at 100 %, and on a small screen."""


class Side(QWidget):
    """The box and buttons above, the list below: today's, or the hits while something is looked for."""

    call = Signal()
    visit = Signal()
    sample_call = Signal()

    def __init__(self, ask: Ask, *, practice: bool, registers: bool) -> None:
        super().__init__()
        self.setObjectName("side")
        self._registers = registers
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)  # a subclass of QWidget paints none by itself
        self.setMinimumWidth(NARROW)
        self.setMaximumWidth(WIDTH)
        self.receptions, self.hits = ReceptionList(), HitList()
        self.receptions.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.receptions.selectionModel().selectionChanged.connect(self._offer_batch)
        self.search = SearchBox(ask, self.hits)
        self._nothing = having(QLabel(alignment=Qt.AlignmentFlag.AlignHCenter, wordWrap=True), objectName="nothing")
        self._lists = QStackedWidget()
        for page in (self.receptions, self.hits, self._nothing):
            self._lists.addWidget(page)
        self._title = having(QLabel(), objectName="cardTitle")
        self._count = having(QLabel(), objectName="faint")
        call = having(QPushButton(self.tr("来电  F5")), objectName="primary")
        visit = having(QPushButton(self.tr("来访  F6")), objectName="primary")
        sample = QPushButton(self.tr("示例来电（练习）  Shift+F5"))
        for begin in (call, visit):
            begin.setVisible(registers)  # who only reads is offered nothing to begin
        sample.setVisible(practice and registers)
        call.clicked.connect(self.call)
        visit.clicked.connect(self.visit)
        sample.clicked.connect(self.sample_call)
        self.batch = having(QPushButton(), visible=False)
        self._menu = QMenu(self)
        self._more = having(QToolButton(), objectName="more", text=self.tr("更多"), visible=False)
        self._more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._more.setMenu(self._menu)
        head = QHBoxLayout()
        head.addWidget(self._title)
        head.addStretch(1)
        head.addWidget(self._count)
        head.addWidget(self._more)
        top = QVBoxLayout()
        top.setContentsMargins(16, 14, 16, 10)
        top.setSpacing(10)
        top.addWidget(self.search)
        beginning = QHBoxLayout()
        beginning.setSpacing(8)
        beginning.addWidget(call)
        beginning.addWidget(visit)
        top.addLayout(beginning)
        top.addWidget(sample)
        top.addLayout(head)
        top.addWidget(self.batch)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(top)
        layout.addWidget(self._lists, 1)
        self.search.answered.connect(self._show_hits)
        self.search.emptied.connect(self._show_day)
        self.hits.left.connect(self.show_today)
        self._show_day()

    def add_page(self, kind: PageKind, show: Callable[[PageKind], None]) -> QAction:
        """An entry of the menu 更多; its action, for the window to listen to its key."""
        action = self._menu.addAction(kind.title)
        action.setShortcut(QKeySequence(kind.key))
        action.triggered.connect(lambda: show(kind))
        self._more.show()
        return action

    def show_lines(self, lines: list[ReceptionLine]) -> None:
        """Today's receptions, and how many."""
        self.receptions.reset_lines(lines)
        self._offer_batch()
        if not self.search.query:
            self._show_day()

    def show_today(self) -> None:
        """End the search; the keys are with today's list."""
        self.search.clear()
        self.receptions.setFocus()

    @property
    def chosen_cases(self) -> list[str]:
        """The cases of the marked receptions, each once."""
        return list(dict.fromkeys(line.case_id for line in self.receptions.selected if line.case_id))

    def _offer_batch(self) -> None:
        """Several are marked: they can be handled at once."""
        count = len(self.chosen_cases)
        self.batch.setText(select_words(count))
        self.batch.setVisible(self._registers and count > 1)

    def _show_day(self) -> None:
        self._title.setText(self.tr("今日接待"))
        contacts = sum(line.kind != joining.KIND for line in self.receptions.receptions.lines)
        self._count.setText(self.tr("{0} 次").format(contacts))
        self._lists.setCurrentWidget(self.receptions)

    def _show_hits(self) -> None:
        found = self.hits.model().found
        self._title.setText(self.tr("查找结果"))
        count = self.tr("{0} 条以上") if found.next else self.tr("{0} 条")
        self._count.setText(count.format(len(found.hits)))
        if found.next:
            self._nothing.setText(self.tr("相近的内容太多，没有逐条看完。\n\n请再输入几个字。"))
        else:
            self._nothing.setText(
                self.tr("没有找到。\n\n可以输入两个字、姓名的拼音或首字母、电话或证件的末四位，几个词用空格分开。")
            )
        self._lists.setCurrentWidget(self.hits if found.hits else self._nothing)

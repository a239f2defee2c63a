"""筛选: the receptions of every day by period, channel, matter, clerk, state; a choice is kept under a name."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from desktop.app import Desk
from desktop.listing import Listing
from offline_store.errors import ExpectedError
from offline_store.filters import LONGEST_NAME, PERIODS, STATES, Filter
from offline_store.queries import ReceptionLine
from offline_store.store import Changed
from ui.cards import card
from ui.long_list import LongModel
from ui.properties import having
from ui.reason_dialog import ReasonDialog
from ui.reception_list import ReceptionList
from ui.words import kind_words

KEY = "Ctrl+G"
KINDS = ("", "call", "visit", "mediation", "hearing", "joining")
SHOWS = frozenset({"reception", "case", "person", "employer", "party", "change"})
"""Tables that the list is made of."""
SOON = 300
"""Milliseconds after the last commit before the list is read anew."""


class FilterPage(QWidget):
    """What is chosen holds at once; Enter in the list opens."""

    opens = Signal(str)
    """A reception to be opened."""
    problem = Signal(object)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk, self._listing = desk, Listing(desk.runner, desk.unlocked)
        self._saved: dict[str, Filter] = {}
        self._turn = 0
        self.title = having(QLabel(), objectName="caseNumber")
        self.rows = LongModel(self._read)
        self.list = ReceptionList(model=self.rows)
        self.list.setObjectName("todoList")
        self.list.setAccessibleName(self.tr("筛选出的接待"))
        self.saved = self._box(self.tr("保存的筛选"))
        self.period = self._box(self.tr("期间"), zip(_period_words(), PERIODS, strict=True))
        any_kind = (self.tr("全部方式"), *map(kind_words, KINDS[1:]))
        self.kind = self._box(self.tr("方式"), zip(any_kind, KINDS, strict=True))
        self.matter = self._box(self.tr("争议类型"))
        self.clerk = self._box(self.tr("接待人"))
        self.state = self._box(self.tr("状态"), zip(_state_words(), STATES, strict=True))
        self.mine = QCheckBox(self.tr("只看我的(&M)"))
        self.unsent = QCheckBox(self.tr("待上传(&U)"))
        self.keep = having(QPushButton(self.tr("保存筛选  Alt+S")), shortcut=QKeySequence("Alt+S"))
        self.drop = having(QPushButton(self.tr("删除  Alt+X")), shortcut=QKeySequence("Alt+X"))
        self._nothing = having(QLabel(alignment=Qt.AlignmentFlag.AlignCenter, wordWrap=True), objectName="faint")
        self._soon = QTimer(self, singleShot=True, interval=SOON)
        self._lists = QStackedWidget()
        _select(self.period, Filter().period)
        self._build()
        self._connect()

    @property
    def chosen(self) -> Filter:
        """As it stands."""
        return Filter(
            period=self.period.currentData(),
            kind=self.kind.currentData(),
            dispute_type=self.matter.currentData(),
            clerk=self.clerk.currentData(),
            state=self.state.currentData(),
            mine=self.mine.isChecked(),
            unsent=self.unsent.isChecked(),
        )

    def refresh(self) -> None:
        """Ask for who works here, what is kept, and the list."""
        self._listing.choices(self._offer)

    def choose(self, wanted: Filter) -> None:
        """Set every box, and list."""
        for box, value in (
            (self.period, wanted.period),
            (self.kind, wanted.kind),
            (self.matter, wanted.dispute_type),
            (self.clerk, wanted.clerk),
            (self.state, wanted.state),
        ):
            _select(box, value)
        for check, on in ((self.mine, wanted.mine), (self.unsent, wanted.unsent)):
            check.blockSignals(True)
            check.setChecked(on)
            check.blockSignals(False)
        self._find()

    def ask_name(self) -> None:
        """Keep what is chosen under a name; the name of the chosen one is offered."""

        def act(name: str) -> None:
            wanted = self.chosen
            self._listing.save(name, wanted, lambda _: kept(name), dialog.show_error)

        def kept(name: str) -> None:
            dialog.accept()
            self._listing.choices(lambda found: self._offer(found, name))

        question = self.tr("给这个筛选起个名字，同名的会被替换。只有您在这台电脑上看得到。")
        dialog = ReasonDialog(self.tr("保存筛选"), question, self.tr("保存"), act, self)
        dialog.reason.setMaxLength(LONGEST_NAME)
        dialog.reason.setText(self.saved.currentData() or "")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def _box(self, name: str, items: object = ()) -> QComboBox:
        box = having(QComboBox(), accessibleName=name)
        for words, value in items:  # type: ignore[attr-defined]
            box.addItem(words, value)
        return box

    def _build(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(8)
        named = (
            (self.tr("保存的筛选(&F)"), self.saved),
            (self.tr("期间(&T)"), self.period),
            (self.tr("方式(&C)"), self.kind),
            (self.tr("争议类型(&D)"), self.matter),
            (self.tr("接待人(&P)"), self.clerk),
            (self.tr("状态(&Z)"), self.state),
        )
        for place, (words, box) in enumerate(named):
            row, column = divmod(place, 3)
            label = having(QLabel(words), objectName="fieldLabel")
            label.setBuddy(box)
            grid.addWidget(label, 2 * row, column)
            grid.addWidget(box, 2 * row + 1, column)
            grid.setColumnStretch(column, 1)
        below = QHBoxLayout()
        for widget in (self.mine, self.unsent):
            below.addWidget(widget)
        below.addStretch(1)
        for button in (self.keep, self.drop):
            below.addWidget(button)
        for page in (self.list, self._nothing):
            self._lists.addWidget(page)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 18, 24, 16)
        layout.setSpacing(12)
        layout.addWidget(self.title)
        layout.addLayout(grid)
        layout.addLayout(below)
        layout.addWidget(card(self.tr("接待"), self._lists), 1)

    def _connect(self) -> None:
        for box in (self.period, self.kind, self.matter, self.clerk, self.state):
            box.currentIndexChanged.connect(self._changed_by_hand)
        for check in (self.mine, self.unsent):
            check.toggled.connect(self._changed_by_hand)
        self.saved.currentIndexChanged.connect(self._take_saved)
        self.keep.clicked.connect(self.ask_name)
        self.drop.clicked.connect(self._forget)
        self.list.chosen.connect(lambda line: self.opens.emit(line.id))
        self._soon.timeout.connect(self._find)
        self._desk.front_desk.changed.connect(self._note)

    def _offer(self, found: tuple[list[str], dict[str, Filter]], name: str | None = None) -> None:
        clerks, self._saved = found
        types = self._desk.front_desk.code_lists.lists["dispute_type"].names
        _refill(self.matter, [(self.tr("全部类型"), ""), *((each, each) for each in types)])
        _refill(self.clerk, [(self.tr("所有人"), ""), *((each, each) for each in clerks)])
        _refill(self.saved, [(self.tr("（没有选）"), ""), *((each, each) for each in self._saved)])
        if name is not None:
            _select(self.saved, name)
        self.drop.setEnabled(bool(self.saved.currentData()))
        self._find()

    def _take_saved(self) -> None:
        wanted = self._saved.get(self.saved.currentData())
        self.drop.setEnabled(wanted is not None)
        if wanted:
            self.choose(wanted)

    def _changed_by_hand(self) -> None:
        """The list follows; a kept filter that is no longer what is chosen is let go."""
        if self._saved.get(self.saved.currentData()) != self.chosen:
            _select(self.saved, "")
            self.drop.setEnabled(False)
        self._find()

    def _forget(self) -> None:
        if name := self.saved.currentData():
            self._listing.forget(name, lambda _: self._listing.choices(lambda found: self._offer(found, "")))

    def _find(self) -> None:
        self._turn += 1
        turn = self._turn
        self._listing.find(self.chosen, lambda ids: self._show(turn, ids))

    def _show(self, turn: int, ids: list[str]) -> None:
        if turn != self._turn:
            return  # something else was chosen since
        current = self.list.currentIndex().row()
        before = self.rows.ids[current] if 0 <= current < len(self.rows.ids) else None
        at = self.list.verticalScrollBar().value()
        same = ids == self.rows.ids
        self.rows.show_ids(ids)
        self.title.setText(self.tr("{0} 次接待").format(f"{len(ids):,}"))
        self._nothing.setText(self.tr("没有这样的接待。\n\n换一个期间，或者把条件放宽一些。"))
        self._lists.setCurrentWidget(self.list if ids else self._nothing)
        if ids:
            row = ids.index(before) if before in ids[: current + 1000] else 0
            self.list.setCurrentIndex(self.rows.index(row))
            if same:
                self.list.verticalScrollBar().setValue(at)

    def _note(self, changed: Changed) -> None:
        if self.isVisible() and SHOWS & changed.rows.keys():
            self._soon.start()

    def _read(self, ids: list[str], done: Callable[[list[ReceptionLine]], None]) -> None:
        def failed(error: ExpectedError) -> None:
            self.problem.emit(error)
            done([])

        self._listing.lines(ids, done, failed)


def _refill(box: QComboBox, items: list[tuple[str, str]]) -> None:
    """Other items; what was chosen stays where it is still offered."""
    chosen = box.currentData()
    box.blockSignals(True)
    box.clear()
    for words, value in items:
        box.addItem(words, value)
    box.setCurrentIndex(max(box.findData(chosen), 0))
    box.blockSignals(False)


def _select(box: QComboBox, value: str) -> None:
    """Choose without telling; what is offered no more is offered again, since a kept filter asks for it."""
    box.blockSignals(True)
    if box.findData(value) < 0:
        box.addItem(value, value)
    box.setCurrentIndex(box.findData(value))
    box.blockSignals(False)


def _period_words() -> tuple[str, ...]:
    translate = QCoreApplication.translate
    return (
        translate("filters", "今天"),
        translate("filters", "最近 7 天"),
        translate("filters", "本月"),
        translate("filters", "今年"),
        translate("filters", "全部日期"),
    )


def _state_words() -> tuple[str, ...]:
    translate = QCoreApplication.translate
    return (
        translate("filters", "全部状态"),
        translate("filters", "待登记"),
        translate("filters", "已登记"),
        translate("filters", "已作废"),
    )

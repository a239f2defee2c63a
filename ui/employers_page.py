"""用人单位: found at the left, at the right the one that is chosen, as a card or as a form to change it."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListView,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from desktop.app import Desk
from offline_store.code_find import Item
from offline_store.employers import Card, Facts, Known
from offline_store.errors import ExpectedError
from offline_store.store import Changed
from ui.cards import card, scrolling
from ui.choice_popup import ITEM_ROLE, ItemDelegate, ItemModel
from ui.employer_card import EmployerCard
from ui.employer_form import EmployerForm
from ui.employer_line import PAUSE
from ui.properties import having

KEY = "Ctrl+Shift+Y"
WIDTH = 250
"""Pixels of the list at 100 %."""
SHOWN = frozenset({"employer", "case", "party", "reception", "person"})
"""Tables that a card is made of."""
_MOVES = (Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_PageDown, Qt.Key.Key_PageUp)


class _Search(QLineEdit):
    """The arrows move in the list below, Enter opens what is marked there."""

    entered = Signal()

    def __init__(self, below: QListView) -> None:
        super().__init__(clearButtonEnabled=True)
        self._below = below

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _MOVES:
            QCoreApplication.sendEvent(self._below, event)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered.emit()
        else:
            super().keyPressEvent(event)


class EmployersPage(QWidget):
    """Find, read, change; a new one is made here too, or by naming it in a case."""

    problem = Signal(object)
    opens = Signal(str)
    """A reception to be opened."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._employers, self._lists = desk.front_desk.employers, desk.front_desk.code_lists
        self.found, self.list = ItemModel(self), QListView()
        self.search = _Search(self.list)
        self.card, self.form = EmployerCard(self._lists), EmployerForm(self._lists)
        self._nothing = having(QLabel(wordWrap=True), objectName="empty")
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._new = QPushButton(self.tr("新单位  Alt+N"))
        self._right = QStackedWidget()
        self._pause = QTimer(self, singleShot=True, interval=PAUSE)
        self._again = QTimer(self, singleShot=True, interval=80)
        self._changing: tuple[str | None, Facts] = (None, Facts())
        """The employer in the form (None: a new one), and what it was when it was put there."""
        self._listed: str | None = None
        """What the list answers."""
        self._opens_first = False
        self._build()
        self._connect(desk)

    @property
    def editing(self) -> bool:
        """Whether an employer is in the form."""
        return self._right.currentWidget() is self._form_card

    def refresh(self) -> None:
        """The page is shown: look for the same again, the keys are in the box."""
        self._find()
        if not self.editing:
            self.search.setFocus(Qt.FocusReason.OtherFocusReason)

    def open_employer(self, employer_id: str) -> None:
        """Show an employer's card; one that is being changed stays in the form."""
        if not self.editing:
            self._employers.card(employer_id, self._show)

    def edit(self) -> None:
        """Put what is shown into the form."""
        if self.card.shown and self._right.currentWidget() is self.card:
            self._begin(self.card.shown.id, self.card.shown.facts)

    def add(self) -> None:
        """An employer that is not known yet; what was looked for is its name."""
        if not self.editing:
            self._begin(None, Facts(), self.search.text().strip())

    def save(self) -> None:
        """Write what stands in the form."""
        facts = self.form.facts() if self.editing else None
        if facts is not None:
            self.form.busy(busy=True)
            self._employers.save(*self._changing, facts, self._saved, self._not_saved)

    def cancel(self) -> None:
        """Leave the form; nothing is changed."""
        self._right.setCurrentWidget(self.card if self.card.shown else self._nothing)
        self.search.setFocus(Qt.FocusReason.OtherFocusReason)

    def _begin(self, employer_id: str | None, facts: Facts, name: str = "") -> None:
        self._changing = (employer_id, facts)
        self._right.setCurrentWidget(self._form_card)
        self.form.fill(facts)
        if name:
            self.form.texts["name"].setText(name)

    def _saved(self, employer_id: str) -> None:
        self.form.busy(busy=False)
        self._right.setCurrentWidget(self._nothing)
        self.open_employer(employer_id)
        self._find()

    def _not_saved(self, error: ExpectedError) -> None:
        self.form.busy(busy=False)
        self.problem.emit(error)

    def _find(self) -> None:
        typed = self.search.text().strip()
        self._employers.find(typed, lambda found: self._list(typed, found))

    def _list(self, typed: str, found: list[Known]) -> None:
        if typed != self.search.text().strip():
            return
        self.found.reset([Item(known.id, known.name, known.by) for known in found], ())
        self._listed = typed
        if found:
            self.list.setCurrentIndex(self.found.index(0))
        if self._opens_first:
            self._enter()
        if not self.card.shown and not self.editing:
            self._nothing.setText(self._nothing_words(typed, found))

    def _nothing_words(self, typed: str, found: list[Known]) -> str:
        if found:
            return self.tr("按 ↑ ↓ 选择，回车打开。")
        if typed:
            return self.tr("没有找到“{0}”。\n按 Alt+N 把它记为新单位。").format(typed)
        return self.tr("还没有单位。\n登记案件时写下的单位会出现在这里，也可以按 Alt+N 新建。")

    def _enter(self) -> None:
        """Open what is marked, of what is typed now: its answer may still be on its way."""
        self._opens_first = self._listed != self.search.text().strip()
        if not self._opens_first:
            self._open_marked()

    def _open_marked(self) -> None:
        index = self.list.currentIndex()
        if index.isValid():
            item: Item = index.data(ITEM_ROLE)
            self.open_employer(item.code)

    def _show(self, shown: Card) -> None:
        if not self.editing:
            self.card.show_card(shown)
            self._right.setCurrentWidget(self.card)
            if shown.cases and self.search.hasFocus():
                self.card.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _changed(self, changed: Changed) -> None:
        if SHOWN & changed.rows.keys() and self.isVisible():
            self._again.start()

    def _show_again(self) -> None:
        if self.card.shown and self.isVisible():
            self._employers.card(self.card.shown.id, self._renew)

    def _renew(self, shown: Card) -> None:
        """The card as it is now, if it is still the one: whatever has the keys keeps them."""
        if self.card.shown and self.card.shown.id == shown.id:
            self.card.show_card(shown)

    def _connect(self, desk: Desk) -> None:
        self.search.textChanged.connect(lambda _: self._pause.start())
        self.search.entered.connect(self._enter)
        self._pause.timeout.connect(self._find)
        self._again.timeout.connect(self._show_again)
        self.list.clicked.connect(lambda _: self._open_marked())
        self.list.activated.connect(lambda _: self._open_marked())
        self._new.clicked.connect(self.add)
        QShortcut(QKeySequence("Alt+N"), self, self.add)
        self.card.change.connect(self.edit)
        self.card.opens.connect(self.opens)
        self.form.save.connect(self.save)
        self.form.cancel.connect(self.cancel)
        desk.front_desk.changed.connect(self._changed)

    def _build(self) -> None:
        self.search.setPlaceholderText(self.tr("名称、别名、拼音首字母、信用代码"))
        self.search.setAccessibleName(self.tr("查找单位"))
        self.search.setMaxLength(500)
        self.list.setObjectName("employers")
        self.list.setModel(self.found)
        self.list.setItemDelegate(ItemDelegate(self.list))
        self.list.setUniformItemSizes(True)
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setAccessibleName(self.tr("单位"))
        left = QWidget()
        left.setObjectName("plain")
        inside = QVBoxLayout(left)
        inside.setContentsMargins(0, 8, 0, 0)
        inside.setSpacing(10)
        for widget in (self.search, self.list, self._new):
            inside.addWidget(widget)
        self._form_card = card(self.tr("单位资料"), scrolling(self.form))
        for page in (self._nothing, self.card, self._form_card):
            self._right.addWidget(page)
        found = card(self.tr("用人单位"), left)
        found.setFixedWidth(WIDTH)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(16, 12, 16, 12)
        layout.setSpacing(12)
        layout.addWidget(found)
        layout.addWidget(self._right, 1)

"""来电记录: every call of the station, and the missed ones that are to be returned."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QComboBox, QListWidget, QListWidgetItem, QWidget

from desktop.app import Desk
from desktop.telephoning import Telephoning
from offline_store.callers import Caller
from offline_store.rings import (
    ALL,
    MINE,
    MISSED_ONLY,
    NOT_NEEDED,
    REACHED,
    TODAY,
    UNNEEDED,
    UNREACHED,
    CallBack,
    RingLine,
)
from offline_store.roles import REGISTER
from ui.dialog_form import DialogForm
from ui.pages import PageKind
from ui.properties import having
from ui.queue_page import QueuePage
from ui.ring_words import (
    caller_lines,
    due_words,
    names_words,
    number_words,
    outcome_words,
    source_words,
    who_words,
)
from ui.words import clock, day_and_clock

RINGS_KEY = "Shift+F4"
WAITING = "waiting"
_SETTLE = 300
"""Milliseconds: one act writes several records."""
Item = CallBack | RingLine


class RingsPage(QueuePage[Item]):
    """The numbers to be called back first; one key each says what came of it."""

    dial_wanted = Signal(str)
    """A number."""

    def __init__(self, desk: Desk) -> None:
        explanation = self.tr("先看待回电的，最该回的在最上面；同一个号码的几次未接只回一次。↑↓ 选，Ctrl+F10 拨打。")
        super().__init__(self.tr("来电记录"), explanation, "")
        self._telephone = desk.telephone
        self.text.hide()
        self.which = having(QComboBox(), accessibleName=self.tr("看哪些"))
        for words, which in (
            (self.tr("待回电"), WAITING),
            (self.tr("今天"), TODAY),
            (self.tr("未接"), MISSED_ONLY),
            (self.tr("我的"), MINE),
            (self.tr("全部"), ALL),
        ):
            self.which.addItem(words, which)
        self.head.addWidget(self.which)
        self.call = self.add_button(self.tr("拨打  Ctrl+F10"), lambda: self.dial_wanted.emit(self.number), primary=True)
        self.reached = self.add_button(self.tr("已回电  1"), lambda: self._settle(REACHED))
        self.unreached = self.add_button(self.tr("打不通  2"), lambda: self._settle(UNREACHED))
        self.unneeded = self.add_button(self.tr("不用回  3"), lambda: self._settle(UNNEEDED))
        self.tie = self.add_button(self.tr("认作…  4"), self._tie)
        self.open_reception = self.add_button(self.tr("打开接待"), self._open)
        self._again = QTimer(self, singleShot=True, interval=_SETTLE)
        self._again.timeout.connect(self.refresh)
        self.which.currentIndexChanged.connect(self.refresh)
        self.list.itemActivated.connect(lambda _item: self._open())
        self.list.installEventFilter(self)
        desk.front_desk.changed.connect(lambda changed: self._again.start() if "ring" in changed.rows else None)
        self._caller: Caller | None = None
        self.show_item(None)

    @property
    def number(self) -> str:
        """Of what is chosen."""
        return self.item.number if self.item else ""

    def refresh(self, *_changed: object) -> None:
        """Ask anew."""
        which = self.which.currentData()
        if which == WAITING:
            self._telephone.journal.call_backs(lambda found: self._show(which, found))
        else:
            self._telephone.journal.lines(which, lambda found: self._show(which, found))

    def show_item(self, item: Item | None) -> None:
        """All of one call, or of the missed calls of a number."""
        waits = isinstance(item, CallBack) or (item is not None and item.waits)
        has_number = bool(item and item.number)
        self.call.setVisible(has_number)
        for button in (self.reached, self.unreached, self.unneeded):
            button.setVisible(bool(waits and has_number))
        self.tie.setVisible(bool(item and item.number and not item.names and not item.protected))
        self.open_reception.setVisible(isinstance(item, RingLine) and bool(item.reception_id))
        self.detail.setText("\n\n".join(self._said(item)) if item else "")
        if item and item.number:
            ring_id = item.ring_id if isinstance(item, CallBack) else item.id
            self._telephone.journal.who(item.number, ring_id, lambda caller: self._show_caller(item, caller))

    def showEvent(self, event: QShowEvent) -> None:
        """The keys are with the list."""
        super().showEvent(event)
        self.list.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """One key each, in the list."""
        if watched is self.list and event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            keys = (Qt.Key.Key_1, Qt.Key.Key_2, Qt.Key.Key_3, Qt.Key.Key_4)
            buttons = dict(zip(keys, (self.reached, self.unreached, self.unneeded, self.tie), strict=True))
            button = buttons.get(Qt.Key(event.key()))
            if button is not None and event.modifiers() in (
                Qt.KeyboardModifier.NoModifier,
                Qt.KeyboardModifier.KeypadModifier,
            ):
                if not button.isHidden():
                    button.click()
                return True
        return super().eventFilter(watched, event)

    # answers

    def _show(self, which: str, found: Sequence[Item]) -> None:
        if which != self.which.currentData():
            return
        self.show_items(found, [self._line(item) for item in found], self._title(which, len(found)))

    def _title(self, which: str, count: int) -> str:
        if which == WAITING:
            return self.tr("{0} 个号码待回电").format(count) if count else self.tr("没有待回电的")
        return self.tr("{0} 次来电").format(count) if count else self.tr("没有来电")

    def _line(self, item: Item) -> str:
        who = names_words(item.names, protected=item.protected) if item.number else ""
        head = "　".join(filter(None, (number_words(item.number), who)))
        if isinstance(item, CallBack):
            return f"{head}\n{due_words(item)}"
        return f"{head}\n{day_and_clock(item.at)}　{outcome_words(item)}"

    def _said(self, item: Item) -> list[str]:
        who = names_words(item.names, protected=item.protected) if item.number else ""
        head = "　".join(filter(None, (number_words(item.number), who)))
        if isinstance(item, CallBack):
            first = day_and_clock(item.first_at)
            times = self.tr("未接 {0} 次，{1} 第一次，{2} 最近一次").format(item.count, first, clock(item.last_at))
            return [head, times if item.count > 1 else self.tr("{0} 未接").format(first), due_words(item)]
        note = "" if item.note == NOT_NEEDED else item.note
        how = "　".join(filter(None, (day_and_clock(item.at), source_words(item.source), note)))
        return [head, how, outcome_words(item)]

    def _show_caller(self, item: Item, caller: Caller) -> None:
        if item is self.item:
            lines = [*self._said(item), who_words(caller), "\n".join(caller_lines(caller))]
            self.detail.setText("\n\n".join(filter(None, lines)))

    # acts

    def _settle(self, how: str) -> None:
        if self.number:
            self._telephone.journal.settle(self.number, how, self.done, self.failed)

    def _open(self) -> None:
        if isinstance(self.item, RingLine) and self.item.reception_id:
            self.opens.emit(self.item.reception_id)

    def _tie(self) -> None:
        dialog = TieDialog(self._telephone, self.number, self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.accepted.connect(self.done)
        dialog.open()


class TieDialog(DialogForm):
    """Whose number is it? Found as in the box of the window; Enter takes the first."""

    def __init__(self, telephone: Telephoning, number: str, parent: QWidget) -> None:
        told = self.tr("输入姓名、拼音首字母或登记号。关联以后，这个号码以前的来电都归到这个人。")
        super().__init__(self.tr("{0} 是谁的").format(number_words(number)), told, self.tr("就是这个人"), parent)
        self._telephone, self._number = telephone, number
        self.typed = self.line(self.tr("查找"))
        self.people = having(QListWidget(), accessibleName=self.tr("找到的人"), objectName="openItems")
        self.people.setMinimumHeight(150)
        self.lines.addRow(self.people)
        self.typed.textChanged.connect(self._ask)
        self.go.clicked.connect(self._tie)
        self.people.itemActivated.connect(lambda _item: self._tie())
        self.go.setEnabled(False)

    def _ask(self, text: str) -> None:
        if text.strip():
            self._telephone.journal.find_people(text.strip(), lambda found: self._show(text, found))
        else:
            self._show(text, [])

    def _show(self, text: str, found: list[tuple[str, str]]) -> None:
        if text != self.typed.text():
            return
        self.people.clear()
        for person_id, words in found:
            item = QListWidgetItem(words, self.people)
            item.setData(Qt.ItemDataRole.UserRole, person_id)
        self.people.setCurrentRow(0)
        self.go.setEnabled(bool(found))
        self.say(self.tr("没有找到。") if text.strip() and not found else "")

    def _tie(self) -> None:
        if item := self.people.currentItem():
            self.busy()
            person_id = str(item.data(Qt.ItemDataRole.UserRole))
            self._telephone.journal.tie(self._number, person_id, lambda _none: self.accept(), self.failed)


def rings_kind() -> PageKind:
    """The page as an entry of the menu."""
    return PageKind(QCoreApplication.translate("telephone", "来电记录"), RINGS_KEY, REGISTER, RingsPage)

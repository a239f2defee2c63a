"""Whole phone and ID numbers on a screen: covered until a reason is given for seeing them, which is written down."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from desktop.front_desk import FrontDesk
from offline_store.persons import mask_id
from offline_store.queries import mask_phone
from ui.entry_form import EntryForm
from ui.reason_dialog import ReasonDialog

SHOWN = 30_000
"""Milliseconds after which whole numbers are masked again."""


def ask_to_unmask(front_desk: FrontDesk, reception_id: str, parent: QWidget, shown: Callable[[], object]) -> None:
    """Ask for a reason and have it written down; then whole numbers of the reception may be shown."""

    def act(reason: str) -> None:
        front_desk.unmask(reception_id, reason, noted, dialog.show_error)

    def noted(_done: None) -> None:
        dialog.accept()
        shown()

    title, question = _tr("显示完整号码"), _tr("为什么要看完整的电话和证件号？理由会记入审计。")
    dialog = ReasonDialog(title, question, _tr("显示 30 秒"), act, parent)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.open()


class FormMask(QObject):
    """Covers what is known of the person in a form; what is empty, or was typed since, stands open."""

    def __init__(self, form: EntryForm) -> None:
        super().__init__(form)
        self._form = form
        self._lines = (form.fields["phone"].line, form.person.number, form.person.birth)
        self._known: dict[QLineEdit, str] = {}
        """What was there when it was covered first."""
        self._members: frozenset[str] = frozenset()
        self.is_covered = False
        self._time = QTimer(self, singleShot=True, interval=SHOWN)
        self._time.timeout.connect(self._over)
        for line in self._lines:
            line.textChanged.connect(lambda text, line=line: self._changed(line, text))

    def cover(self) -> None:
        """From now on, or again."""
        if not self._known and not self._members:
            self._known = {line: line.text() for line in self._lines if line.text()}
            self._members = frozenset(line.id for line in self._form.group.model.lines)
        self._set(covered=True)

    def reveal(self) -> None:
        """For half a minute, and while the cursor is in one of them."""
        self._set(covered=False)
        self._time.start()

    def _set(self, *, covered: bool) -> None:
        self.is_covered = covered
        for line, known in self._known.items():
            _cover(line, covered=covered and line.text() == known)
        self._form.group.model.cover(self._members if covered else frozenset())
        self._form.person.portrait.cover(covered=covered)
        phone, number = self._form.fields["phone"], self._form.person.number
        if covered and phone.line in self._known:
            phone.show_hint(_tr("{0}　Ctrl+U 显示完整号码").format(mask_phone(phone.text)))
        elif not covered:
            phone.show_hint("")
        if covered and number in self._known:
            self._form.person.hint.setText(mask_id(number.text()))
            self._form.person.hint.show()
        elif not covered:
            self._form.person.check()

    def _changed(self, line: QLineEdit, text: str) -> None:
        """A card was read, or she was recognised: what came in is not what was covered."""
        if self.is_covered and line in self._known and text != self._known[line]:
            _cover(line, covered=False)

    def _over(self) -> None:
        here, table = QApplication.focusWidget(), self._form.group.table
        if here in self._known or (here is not None and table.isAncestorOf(here)):
            self._time.start()
        else:
            self._set(covered=True)


def _cover(line: QLineEdit, *, covered: bool) -> None:
    line.setEchoMode(QLineEdit.EchoMode.Password if covered else QLineEdit.EchoMode.Normal)
    line.setReadOnly(covered)


def _tr(text: str) -> str:
    return QCoreApplication.translate("masking", text)

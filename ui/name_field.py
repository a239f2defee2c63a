"""The lines of name and phone: what is typed is put into one spelling, and what looks wrong is said below."""

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QToolButton

from offline_store.identity import names, phones
from ui import identity_words
from ui.properties import having
from ui.suggested_field import SuggestedField


class NameField(SuggestedField):
    """With a key for the dot between the parts of a name (U+00B7)."""

    def __init__(self, label: str, placeholder: str) -> None:
        super().__init__(label, placeholder)
        dot = having(QToolButton(), text=names.DOT, objectName="choose")
        dot.setToolTip(self.tr("间隔号（Ctrl+.），如 买买提·艾力"))
        self.add_button(dot)
        dot.clicked.connect(self._insert_dot)
        QShortcut(QKeySequence("Ctrl+."), self).activated.connect(self._insert_dot)
        self.line.editingFinished.connect(self._name_left)
        self.line.textChanged.connect(self.check)

    def check(self) -> None:
        """Say what looks wrong."""
        self.show_hint(identity_words.name_hints(names.hints(self.text)))

    def _name_left(self) -> None:
        if (name := names.normalised(self.line.text())) != self.line.text():
            self.line.setText(name)
        self.check()

    def _insert_dot(self) -> None:
        self.line.insert(names.DOT)
        self.line.setFocus()
        self.edited.emit()


class PhoneField(SuggestedField):
    """Checked when it is left, not while it is typed."""

    def __init__(self, label: str, placeholder: str) -> None:
        super().__init__(label, placeholder)
        self.line.editingFinished.connect(self.check)
        self.line.textEdited.connect(lambda: self.show_hint(""))

    def check(self) -> None:
        """Say what looks wrong."""
        self.show_hint(identity_words.phone_hints(phones.hints(self.text)))

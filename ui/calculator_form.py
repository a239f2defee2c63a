"""The fields of a calculator: a line or a choice for each, its hint below it."""

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QVBoxLayout, QWidget

from offline_store.calculators.inputs import CHOICE, DAY, Field
from offline_store.calculators.kinds import Kind
from ui.properties import having, restyle
from ui.words import marked


class CalculatorForm(QWidget):
    """Of the kind that is shown."""

    edited = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.kind: Kind | None = None
        self.parts: dict[str, QLineEdit | QComboBox] = {}
        self._lines = QVBoxLayout(self)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.setSpacing(4)

    @property
    def texts(self) -> dict[str, str]:
        """What stands in the fields."""
        return {
            name: part.text() if isinstance(part, QLineEdit) else str(part.currentData() or "")
            for name, part in self.parts.items()
        }

    def clear(self) -> None:
        """Nothing stands in any line."""
        for part in self.parts.values():
            if isinstance(part, QLineEdit):
                part.setText("")

    def show_kind(self, kind: Kind, texts: Mapping[str, str]) -> None:
        """The fields of a kind, filled."""
        while item := self._lines.takeAt(0):
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
        self.kind, self.parts = kind, {}
        for field in kind.fields:
            part = self._choice(field) if field.type == CHOICE else self._line(field)
            self.parts[field.name] = part
            self._fill(part, texts.get(field.name, ""))
            label = marked(field.label) if field.needed else self.tr("{0}（可不填）").format(marked(field.label))
            self._lines.addWidget(having(QLabel(label, wordWrap=True), objectName="fieldLabel"))
            self._lines.addWidget(part)
            if field.hint:
                self._lines.addWidget(having(QLabel(marked(field.hint), wordWrap=True), objectName="faint"))
            self._lines.addSpacing(6)

    def complain(self, name: str) -> None:
        """Mark one line as wrong; none for an empty name."""
        for each, part in self.parts.items():
            restyle(part, "wrong", each == name)

    def _fill(self, part: QLineEdit | QComboBox, text: str) -> None:
        if isinstance(part, QLineEdit):
            part.setText(text)
            part.textChanged.connect(self.edited)
        else:
            part.setCurrentIndex(max(part.findData(text), 0))
            part.activated.connect(self.edited)

    def _line(self, field: Field) -> QLineEdit:
        line = having(QLineEdit(), accessibleName=marked(field.label))
        if field.type == DAY:
            line.setPlaceholderText(self.tr("2026-10-01"))
        return line

    def _choice(self, field: Field) -> QComboBox:
        box = having(QComboBox(), accessibleName=marked(field.label))
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        box.setMinimumContentsLength(12)
        for code, words in field.choices:
            box.addItem(marked(words), code)
        return box

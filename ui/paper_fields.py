"""The fields of a paper, made from its description: a line, a text, a day, a sum with its capitals, boxes, rows.

What cannot be read as the field's type is kept as it was typed, is marked, and is no blank: nothing typed is lost.
"""

import re
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication, QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFrame,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from desktop.printing.amounts import capitals, digits
from offline_store import money
from offline_store.identity.days import read_day
from offline_store.types import ZONE
from ui.flow_layout import FlowLayout
from ui.properties import having, restyle

if TYPE_CHECKING:
    from desktop.printing.blocks import Field

LONGEST_LINE, LONGEST_TEXT = 500, 50_000
"""Characters."""
TEXT_LINES = 4
"""Shown of a long text."""
_MOMENT = re.compile(r"(.+?)[\sT]+(\d{1,2})\s*[:：时]\s*(\d{1,2})\s*分?")


class FieldEdit(QWidget):
    """One field: its value in JSON goes in and comes out."""

    edited = Signal()

    def __init__(self, label: str) -> None:
        super().__init__()
        self.label = label
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(2)

    def value(self) -> Any:
        """In JSON; None for a blank."""
        raise NotImplementedError

    def fill(self, value: Any) -> None:
        """Show a value, without telling anybody."""
        raise NotImplementedError

    @property
    def is_blank(self) -> bool:
        """Whether nothing is filled in."""
        return self.value() in (None, "", [], {})

    @property
    def is_understood(self) -> bool:
        """Whether what is typed is of the field's type."""
        return True

    def mark(self) -> None:
        """Show a blank as one, and what is not understood."""
        restyle(self.focusProxy() or self, "blank", self.is_blank)
        restyle(self.focusProxy() or self, "wrong", not self.is_understood)


class LineEdit(FieldEdit):
    """A text in one line; of the types that are typed in one, what they are read as."""

    def __init__(self, label: str, hint: str = "") -> None:
        super().__init__(label)
        self.line = having(QLineEdit(maxLength=LONGEST_LINE, placeholderText=hint), accessibleName=label)
        self.setFocusProxy(self.line)
        self.column.addWidget(self.line)
        self.line.textEdited.connect(lambda _text: self.edited.emit())

    def value(self) -> Any:
        return self.read(self.line.text().strip())

    def fill(self, value: Any) -> None:
        self.line.setText("" if value is None else self.written(value))
        self.line.setCursorPosition(0)

    def read(self, text: str) -> Any:
        """What was typed, as a value; the text itself where it is not understood."""
        return text or None

    def written(self, value: Any) -> str:
        """A value as it is typed."""
        return str(value)


class DayEdit(LineEdit):
    """A day, typed as people write it."""

    def __init__(self, label: str) -> None:
        super().__init__(label, "2026-10-01")

    def read(self, text: str) -> Any:
        day = read_day(text)
        return day.isoformat() if day else text or None

    @property
    def is_understood(self) -> bool:
        text = self.line.text().strip()
        return not text or read_day(text) is not None


class MomentEdit(LineEdit):
    """A day and a time."""

    def __init__(self, label: str) -> None:
        super().__init__(label, "2026-10-01 9:30")

    def read(self, text: str) -> Any:
        return _moment(text) or text or None

    def written(self, value: Any) -> str:
        try:
            moment = datetime.fromisoformat(str(value))
        except ValueError:
            return str(value)
        local = moment.astimezone(ZONE) if moment.tzinfo else moment
        return f"{local:%Y-%m-%d %H:%M}"

    @property
    def is_understood(self) -> bool:
        text = self.line.text().strip()
        return not text or _moment(text) is not None


class MoneyEdit(LineEdit):
    """A sum in yuan, with its capitals below."""

    def __init__(self, label: str) -> None:
        super().__init__(label, QCoreApplication.translate("paper", "元，例如 12600.50"))
        self.capitals = having(QLabel(wordWrap=True), objectName="faint")
        self.column.addWidget(self.capitals)
        self.line.textChanged.connect(lambda _text: self._say())
        self._say()

    def read(self, text: str) -> Any:
        try:
            return money.fen(text)
        except ValueError:
            return text

    def written(self, value: Any) -> str:
        return digits(value).lstrip("￥") if isinstance(value, int) else str(value)

    @property
    def is_understood(self) -> bool:
        return isinstance(self.value(), int | None)

    def _say(self) -> None:
        value = self.value()
        self.capitals.setText(capitals(value) if isinstance(value, int) else "")
        self.capitals.setVisible(bool(self.capitals.text()))


class CountEdit(LineEdit):
    """A whole number."""

    def read(self, text: str) -> Any:
        plain = text.strip()
        return int(plain) if plain.isdecimal() and len(plain) < 10 else plain or None

    @property
    def is_understood(self) -> bool:
        return isinstance(self.value(), int | None)


class TextEdit(FieldEdit):
    """Paragraphs."""

    def __init__(self, label: str) -> None:
        super().__init__(label)
        self.text = having(QPlainTextEdit(tabChangesFocus=True), accessibleName=label)
        self.setFocusProxy(self.text)
        self.text.setFixedHeight(TEXT_LINES * self.text.fontMetrics().lineSpacing() + 16)
        self.column.addWidget(self.text)
        self.text.textChanged.connect(self.edited)

    def value(self) -> Any:
        return self.text.toPlainText().strip()[:LONGEST_TEXT] or None

    def fill(self, value: Any) -> None:
        with QSignalBlocker(self.text):
            self.text.setPlainText("" if value is None else str(value))


class FlagEdit(FieldEdit):
    """Yes, no, or not said."""

    def __init__(self, label: str) -> None:
        super().__init__(label)
        self.box = having(QComboBox(), accessibleName=label)
        for text, value in (("", None), (self.tr("是"), True), (self.tr("否"), False)):
            self.box.addItem(text, value)
        self.setFocusProxy(self.box)
        self.column.addWidget(self.box, 0, Qt.AlignmentFlag.AlignLeft)
        self.box.activated.connect(lambda _index: self.edited.emit())

    def value(self) -> Any:
        return self.box.currentData()

    def fill(self, value: Any) -> None:
        self.box.setCurrentIndex({True: 1, False: 2}.get(value, 0) if isinstance(value, bool) else 0)


class ChoiceEdit(FieldEdit):
    """One of the options, or several; each is a box, as on the paper."""

    def __init__(self, label: str, options: Sequence[str]) -> None:
        super().__init__(label)
        holder = QWidget()
        flow = FlowLayout(12)
        holder.setLayout(flow)
        self.boxes = {option: having(QCheckBox(option), accessibleName=f"{label} {option}") for option in options}
        self._other: list[str] = []
        for box in self.boxes.values():
            flow.addWidget(box)
            box.toggled.connect(lambda _on: self.edited.emit())
        self.setFocusProxy(next(iter(self.boxes.values())))
        self.column.addWidget(holder)

    def value(self) -> Any:
        chosen = [option for option, box in self.boxes.items() if box.isChecked()] + self._other
        return chosen if len(chosen) > 1 else chosen[0] if chosen else None

    def fill(self, value: Any) -> None:
        chosen = [str(each) for each in (value if isinstance(value, list) else [value] if value else [])]
        self._other = [each for each in chosen if each not in self.boxes]  # of another version of the description
        for option, box in self.boxes.items():
            with QSignalBlocker(box):
                box.setChecked(option in chosen)

    def mark(self) -> None:
        for box in self.boxes.values():
            restyle(box, "blank", self.is_blank)


class RowsEdit(FieldEdit):
    """A list: each row with its fields, one can be added and taken away."""

    def __init__(self, label: str, fields: "Mapping[str, Field]") -> None:
        super().__init__(label)
        self._fields = fields
        self.rows: list[tuple[QFrame, dict[str, FieldEdit]]] = []
        self._column = QVBoxLayout()
        self._column.setSpacing(8)
        self.add = QPushButton(self.tr("加一行"))
        self.add.setAccessibleName(self.tr("{0}：加一行").format(label))
        self.column.addLayout(self._column)
        self.column.addWidget(self.add, 0, Qt.AlignmentFlag.AlignLeft)
        self.setFocusProxy(self.add)
        self.add.clicked.connect(self._add_empty)

    def value(self) -> Any:
        return [_values(edits) for _, edits in self.rows] or None

    @property
    def is_blank(self) -> bool:
        return not any(row for row in self.value() or ())

    @property
    def is_understood(self) -> bool:
        return all(edit.is_understood for _, edits in self.rows for edit in edits.values())

    def fill(self, value: Any) -> None:
        while self.rows:
            self._drop(0)
        for row in value if isinstance(value, list) else []:
            self._append(row if isinstance(row, dict) else {})

    def mark(self) -> None:
        restyle(self.add, "blank", self.is_blank)
        for _, edits in self.rows:
            for edit in edits.values():
                edit.mark()

    def remove(self, place: int) -> None:
        """Take a row away."""
        self._drop(place)
        following = self.rows[min(place, len(self.rows) - 1)][1] if self.rows else {}
        (next(iter(following.values()), None) or self.add).setFocus(Qt.FocusReason.OtherFocusReason)
        self.edited.emit()

    def _add_empty(self) -> None:
        edits = self._append({})
        next(iter(edits.values())).setFocus(Qt.FocusReason.OtherFocusReason)
        self.edited.emit()

    def _append(self, values: Mapping[str, Any]) -> dict[str, FieldEdit]:
        frame = having(QFrame(), objectName="paperRow")
        inside = QVBoxLayout(frame)
        inside.setContentsMargins(10, 8, 10, 8)
        inside.setSpacing(6)
        edits = {name: edit_for(field) for name, field in self._fields.items()}
        for name, edit in edits.items():
            edit.fill(values.get(name))
            edit.edited.connect(self.edited)
            inside.addWidget(having(QLabel(edit.label), objectName="fieldLabel"))
            inside.addWidget(edit)
        drop = QPushButton(self.tr("删掉这一行"))
        drop.setAccessibleName(self.tr("{0}：删掉第 {1} 行").format(self.label, len(self.rows) + 1))
        drop.clicked.connect(lambda: self.remove(next(n for n, row in enumerate(self.rows) if row[0] is frame)))
        inside.addWidget(drop, 0, Qt.AlignmentFlag.AlignRight)
        self._column.addWidget(frame)
        self.rows.append((frame, edits))
        return edits

    def _drop(self, place: int) -> None:
        frame, _ = self.rows.pop(place)
        self._column.removeWidget(frame)
        frame.hide()
        frame.deleteLater()


class PaperFields(QWidget):
    """All fields of a description, with their labels."""

    edited = Signal()

    def __init__(self, fields: "Mapping[str, Field]") -> None:
        super().__init__()
        self.setObjectName("plain")
        self.edits = {name: edit_for(field) for name, field in fields.items()}
        self._known: dict[str, Any] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 8, 0)
        column.setSpacing(4)
        for edit in self.edits.values():
            label = having(QLabel(edit.label, wordWrap=True), objectName="fieldLabel")
            label.setBuddy(edit)
            column.addWidget(label)
            column.addWidget(edit)
            column.addSpacing(6)
            edit.edited.connect(self._note)
        column.addStretch(1)

    def fill(self, values: Mapping[str, Any]) -> None:
        """Show these values."""
        self._known = dict(values)
        for name, edit in self.edits.items():
            edit.fill(values.get(name))
        self._mark()

    def values(self) -> dict[str, Any]:
        """What stands here, without blanks; what another version of the description asked for stays."""
        others = {name: value for name, value in self._known.items() if name not in self.edits}
        return others | _values(self.edits)

    def blanks(self) -> list[str]:
        """The labels of what is not filled in."""
        return [edit.label for edit in self.edits.values() if edit.is_blank]

    def first_blank(self) -> None:
        """Put the keyboard where something is missing, or else at the beginning."""
        edits = list(self.edits.values())
        wanted = next((edit for edit in edits if edit.is_blank), edits[0] if edits else None)
        if wanted:
            wanted.setFocus(Qt.FocusReason.OtherFocusReason)

    def _note(self) -> None:
        self._mark()
        self.edited.emit()

    def _mark(self) -> None:
        for edit in self.edits.values():
            edit.mark()


def edit_for(field: "Field") -> FieldEdit:
    """The widget of a field."""
    label = field.label
    match field.type:
        case "long":
            return TextEdit(label)
        case "date":
            return DayEdit(label)
        case "moment":
            return MomentEdit(label)
        case "money" | "digits_money":
            return MoneyEdit(label)
        case "count":
            return CountEdit(label)
        case "flag":
            return FlagEdit(label)
        case "choice":
            return ChoiceEdit(label, field.options)
        case "list":
            return RowsEdit(label, field.of)
        case _:
            return LineEdit(label)


def _values(edits: Mapping[str, FieldEdit]) -> dict[str, Any]:
    given = {name: edit.value() for name, edit in edits.items()}
    return {name: value for name, value in given.items() if value not in (None, "", [])}


def _moment(text: str) -> str | None:
    """ISO, without a zone: the clock on the wall."""
    written = _MOMENT.fullmatch(text.strip())
    day = read_day(written.group(1)) if written else None
    if written is None or day is None:
        return None
    hour, minute = int(written.group(2)), int(written.group(3))
    return f"{day.isoformat()}T{hour:02}:{minute:02}" if hour < 24 and minute < 60 else None

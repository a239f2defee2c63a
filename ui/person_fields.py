"""What is asked of a person beside name and phone: a section of the form that stays closed for the short card.

Document and number come first: sex, birth date and native region fill themselves in from them, until somebody types
over them. Hints stand below; none of them keeps anything from being saved.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from desktop.person_lists import Contents, shipped
from offline_store.codes import Content
from offline_store.identity import documents
from offline_store.identity.card import Card
from offline_store.identity.days import read_day
from offline_store.identity.hint import compact
from offline_store.identity.resident import UNKNOWN
from offline_store.persons import PersonDetails
from offline_store.types import local_day, now
from ui import identity_words as words
from ui.portrait import PortraitField
from ui.properties import having

LONGEST = 200
"""Characters of an address or a number."""
KEY = "Ctrl+I"
Row = tuple[str, QWidget, QWidget | None]


class CodeBox(QComboBox):
    """One code of a list, or none; a code that the list no longer has is kept."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self._name = name
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setAccessibleName(name)
        self.addItem(name, "")

    def offer(self, content: Content, without: str = "") -> None:
        """The list that holds now."""
        chosen = self.code
        self.blockSignals(True)
        self.clear()
        self.addItem(self._name, without)
        for item in content["items"]:
            if item["code"] != without:
                self.addItem(item["name"], item["code"])
        self.choose(chosen)
        self.blockSignals(False)

    @property
    def code(self) -> str:
        """What is chosen."""
        return str(self.currentData() or "")

    def choose(self, code: str) -> None:
        """Choose a code."""
        if self.findData(code) < 0 and code:
            self.addItem(code, code)
        self.setCurrentIndex(max(self.findData(code), 0))


class PersonFields(QWidget):
    """The section. What it holds is there whether it is open or not."""

    edited = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._contents = shipped()
        self._filled: dict[str, str] = {}
        """What was filled in by itself, by field: it may be replaced by itself too."""
        self.toggle = having(QToolButton(), objectName="section", checkable=True)
        self.toggle.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.summary = having(QLabel(), objectName="faint")
        self.kind, self.sex = CodeBox(self.tr("证件种类")), CodeBox(self.tr("性别"))
        self.ethnicity, self.education = CodeBox(self.tr("民族")), CodeBox(self.tr("学历"))
        self.number = _line(self.tr("证件号码"), self.tr("身份证、居住证、通行证、护照"))
        self.birth = _line(self.tr("出生日期"), self.tr("1984-04-06，或农历1984年三月初六"))
        self.region = _line(self.tr("籍贯"), self.tr("六位区划代码"))
        self.address = _line(self.tr("住址"), self.tr("现在住在哪里"))
        self.hint, self.age, self.region_name, self.follows = (_note("hint"), _note(), _note(), _note("hint"))
        self.marks = {mark: QCheckBox(text) for mark, text in words.mark_words().items()}
        self.portrait = PortraitField()
        self.labels: list[QLabel] = []
        """Of its rows, to be as wide as those of the form."""
        self._card, self.body = QWidget(), QWidget()
        self._arrange()
        self.offer(self._contents)
        self._connect()
        self.open(opened=False)

    def offer(self, contents: Contents) -> None:
        """The lists that hold now."""
        self._contents = contents
        for box, name in (
            (self.kind, "id_document"),
            (self.ethnicity, "ethnicity"),
            (self.education, "education"),
        ):
            box.offer(contents[name])
        self.sex.offer(contents["sex"], without=UNKNOWN)
        self._show()

    def open(self, *, opened: bool) -> None:
        """Show the fields, or one line of what they hold."""
        self.toggle.setChecked(opened)
        self.toggle.setText(self.tr("本人情况  Ctrl+I"))
        self.toggle.setArrowType(Qt.ArrowType.DownArrow if opened else Qt.ArrowType.RightArrow)
        self.body.setVisible(opened)
        self._show()

    def ask_number(self) -> None:
        """Who stands here shows her card: document and number are asked in any case, above the section."""
        layout = self.layout()
        assert isinstance(layout, QVBoxLayout)
        layout.insertWidget(0, self._card)

    def details(self) -> PersonDetails:
        """What is to be saved. Raises ValueError, with the cursor in the birth date, when that names no day."""
        birth = self.birth.text().strip()
        born = read_day(birth)
        if birth and born is None:
            self.open(opened=True)
            self.birth.setFocus()
            raise ValueError(birth)
        return PersonDetails(
            sex=self.sex.code or UNKNOWN,
            id_kind=self.kind.code,
            id_number=compact(self.number.text()),
            birth_date=born,
            ethnicity=self.ethnicity.code,
            education=self.education.code,
            native_region=self.region.text().strip(),
            address=self.address.text().strip(),
            marks=tuple(mark for mark, box in self.marks.items() if box.isChecked()),
            portrait=self.portrait.kept,
        )

    @property
    def typed(self) -> dict[str, str]:
        """Number, birth date (ISO 8601, empty when it names no day) and address, as far as they are typed."""
        born = read_day(self.birth.text().strip())
        return {
            "id_number": compact(self.number.text()),
            "birth_date": born.isoformat() if born else "",
            "address": self.address.text().strip(),
        }

    def draft(self) -> dict[str, Any]:
        """Everything as it stands, understood or not."""
        return {name: box.code for name, box in self._boxes().items()} | {
            **{name: line.text() for name, line in self._lines().items()},
            "marks": [mark for mark, box in self.marks.items() if box.isChecked()],
            "portrait": (self.portrait.kept or b"").hex(),
        }

    def restore(self, draft: dict[str, Any]) -> None:
        """Put a draft back, or what `as_draft` makes of a saved person."""
        for name, box in self._boxes().items():
            box.choose(draft.get(name, ""))
        for name, line in self._lines().items():
            line.setText(draft.get(name, ""))
        for mark, check in self.marks.items():
            check.setChecked(mark in draft.get("marks", ()))
        self.portrait.show_picture(bytes.fromhex(draft.get("portrait", "")) or None)
        says = self._says()
        self._filled = {name: says[name] for name, value in self._standing().items() if value == says[name]}
        self._show()
        self.check()

    def fill_card(self, card: Card) -> None:
        """A card was read: what stands on it, also over what stood here."""
        self.kind.choose(documents.kind_of(card.number))
        self.number.setText(card.number)
        self._fill_in()
        if card.born and self.birth.text() != card.born.isoformat():
            self.birth.setText(card.born.isoformat())
        if card.sex != UNKNOWN:
            self.sex.choose(card.sex)
        if card.ethnicity:
            self.ethnicity.choose(self._ethnicity_code(card.ethnicity))
        if card.address:
            self.address.setText(card.address)
        if card.portrait:
            self.portrait.show_picture(card.portrait)
        self.open(opened=True)
        self.check()
        if card.valid_until and card.valid_until < _today():
            self.hint.setText(self.tr("证件 {0} 已到期。").format(card.valid_until.isoformat()) + self.hint.text())
            self.hint.show()
        self.edited.emit()

    def check(self) -> None:
        """Say below the number what looks wrong with it."""
        found = documents.hints(self.kind.code, self.number.text(), _today())
        self.hint.setText(words.document_hints(found, self._contents["id_document"]))
        self.hint.setVisible(bool(found))

    # inside

    def _boxes(self) -> dict[str, CodeBox]:
        return {
            "id_kind": self.kind,
            "sex": self.sex,
            "ethnicity": self.ethnicity,
            "education": self.education,
        }

    def _lines(self) -> dict[str, QLineEdit]:
        return {
            "id_number": self.number,
            "birth_date": self.birth,
            "native_region": self.region,
            "address": self.address,
        }

    def _standing(self) -> dict[str, str]:
        return {"sex": self.sex.code, "birth_date": self.birth.text(), "native_region": self.region.text()}

    def _says(self) -> dict[str, str]:
        """What the number says of the fields that it fills."""
        facts = documents.facts(self.kind.code, self.number.text(), _today())
        born = facts.born.isoformat() if facts.born else ""
        return {"sex": facts.sex, "birth_date": born, "native_region": facts.division}

    def _fill_in(self) -> None:
        """The number has changed: fill what is empty, or was filled in by itself before."""
        says, nothing = self._says(), {"", UNKNOWN}
        for name, standing in self._standing().items():
            if standing in nothing or standing == self._filled.get(name):
                self._filled[name] = says[name]
                self.sex.choose(says[name]) if name == "sex" else self._lines()[name].setText(says[name])
        self._show()

    def _number_typed(self) -> None:
        if not self.kind.code or self.kind.code == self._filled.get("id_kind"):
            self._filled["id_kind"] = documents.kind_of(self.number.text())
            self.kind.choose(self._filled["id_kind"])
        self.hint.hide()
        self._fill_in()
        self.edited.emit()

    def _number_left(self) -> None:
        self.number.setText(compact(self.number.text()))
        self.check()

    def _birth_left(self) -> None:
        if born := read_day(self.birth.text()):
            self.birth.setText(born.isoformat())
        self._show()

    def _kind_chosen(self) -> None:
        self._fill_in()
        self.check()
        self.edited.emit()

    def _changed(self) -> None:
        self._show()
        self.edited.emit()

    def _show(self) -> None:
        """What follows from what stands there."""
        born, today = read_day(self.birth.text()), _today()
        age = words.age_words(born, today, self._contents["age_band"]) if born else ""
        follows = words.computed_marks(self.sex.code, born, today, self._contents["retirement"])
        region = words.region_words(self.region.text().strip(), born)
        for label, text in ((self.age, age), (self.region_name, region), (self.follows, "；".join(follows))):
            label.setText(text)
            label.setVisible(bool(text))
        chosen = [box.text() for box in self.marks.values() if box.isChecked()]
        short = [
            words.sex_words(self.sex.code),
            age,
            words.with_code(self._contents, "ethnicity", self.ethnicity.code),
            *chosen,
            *follows,
        ]
        self.summary.setText("　".join(filter(None, short)))
        self.summary.setVisible(not self.toggle.isChecked())

    def _ethnicity_code(self, said: str) -> str:
        """汉 and 汉族 are one."""
        items = self._contents["ethnicity"]["items"]
        return next((item["code"] for item in items if said.removesuffix("族") == item["name"].removesuffix("族")), "")

    def _arrange(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self.toggle)
        head.addWidget(self.summary, 1)
        head.addStretch()
        card, grid = _grid(self._card), _grid(self.body)
        self.labels += _fill(card, (self.tr("证件"), self.kind, self.number), ("", self.hint, None))
        grid.addWidget(self._card, 0, 0, 1, 3)
        rows: tuple[Row, ...] = (
            (self.tr("性别"), self.sex, self.birth),
            ("", self.age, None),
            (self.tr("民族"), self.ethnicity, self.education),
            (self.tr("籍贯"), self.region, self.region_name),
            (self.tr("住址"), self.address, None),
        )
        self.labels += _fill(grid, *rows)
        below = grid.rowCount()
        for place, box in enumerate(self.marks.values()):
            grid.addWidget(box, below + place // 2, 1 + place % 2)
        grid.addWidget(self.follows, below + 2, 1, 1, 2)
        grid.addWidget(self.portrait, below + 3, 1, 1, 2)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addLayout(head)
        layout.addWidget(self.body)

    def _connect(self) -> None:
        self.toggle.clicked.connect(self._toggled)
        self.portrait.edited.connect(lambda: self.open(opened=True))  # so that it is seen
        self.portrait.edited.connect(self.edited)
        QShortcut(QKeySequence(KEY), self).activated.connect(self.toggle.click)
        self.number.textEdited.connect(self._number_typed)
        self.number.editingFinished.connect(self._number_left)
        self.birth.editingFinished.connect(self._birth_left)
        self.kind.activated.connect(self._kind_chosen)
        for box in (self.sex, self.ethnicity, self.education):
            box.activated.connect(self._changed)
        for line in (self.birth, self.region, self.address):
            line.textEdited.connect(self._changed)
        for check in self.marks.values():
            check.toggled.connect(self._changed)

    def _toggled(self) -> None:
        self.open(opened=self.toggle.isChecked())
        if self.toggle.isChecked():
            self.number.setFocus()


def _fill(grid: QGridLayout, *rows: Row) -> list[QLabel]:
    """Rows below what is there, the second field may be missing; their labels."""
    labels = []
    for row, (label, first, second) in enumerate(rows, start=grid.rowCount()):
        if label:
            labels.append(having(QLabel(label), objectName="fieldLabel"))
            grid.addWidget(labels[-1], row, 0)
        grid.addWidget(first, row, 1, 1, 1 if second else 2)
        if second:
            grid.addWidget(second, row, 2)
    return labels


def _grid(widget: QWidget) -> QGridLayout:
    """Labels, and two fields of one width."""
    grid = QGridLayout(widget)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setVerticalSpacing(8)
    grid.setHorizontalSpacing(6)
    grid.setColumnStretch(1, 1)
    grid.setColumnStretch(2, 1)
    return grid


def _today() -> date:
    return local_day(now())


def _line(name: str, placeholder: str) -> QLineEdit:
    return having(QLineEdit(placeholderText=placeholder, maxLength=LONGEST), accessibleName=name)


def _note(name: str = "faint") -> QLabel:
    label = having(QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText), objectName=name)
    label.hide()
    return label


def as_draft(details: PersonDetails) -> dict[str, Any]:
    """A saved person as the section takes her."""
    return {
        "id_kind": details.id_kind,
        "sex": details.sex,
        "ethnicity": details.ethnicity,
        "education": details.education,
        "id_number": details.id_number,
        "birth_date": details.birth_date.isoformat() if details.birth_date else "",
        "native_region": details.native_region,
        "address": details.address,
        "marks": list(details.marks),
        "portrait": (details.portrait or b"").hex(),
    }

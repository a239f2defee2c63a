"""The registration form of a call or a visit: its fields, what is suggested for them, and what the clerk saves."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from desktop.code_lists import Lists
from offline_store import money
from offline_store.duplicates.weighing import Facts
from offline_store.identity import names as person_names
from offline_store.identity.card import Card
from offline_store.joining import Proposal
from offline_store.queries import Sentence
from offline_store.registration import Entry
from ui import words
from ui.card_burst import CardBurst
from ui.case_joining import proposal_words
from ui.certain_ones import CertainOnes
from ui.choice_popup import SEPARATOR
from ui.employer_line import Find, KnownEmployers
from ui.group_section import GroupSection
from ui.matter_fields import MatterFields
from ui.member_table import Line
from ui.name_field import NameField, PhoneField
from ui.not_understood import NotUnderstood
from ui.other_employers import OtherEmployers
from ui.person_fields import PersonFields, as_draft
from ui.properties import having
from ui.recognition_strip import RecognitionStrip
from ui.suggested_field import SuggestedField
from ui.tab_order import follow_layout

if TYPE_CHECKING:
    from desktop.extraction import Suggestion, Value

CALL_TYPES = ("咨询", "求决", "意见建议")
"""A code list, and so in Chinese in every language."""
ANONYMOUS = "（匿名）"
"""What the extractor puts behind a surname."""
HEARD_AS = {
    "姓名": "name",
    "电话": "phone",
    "单位": "employer",
    "职业": "occupation",
    "用工形式": "employment_form",
    "争议类型": "dispute_types",
    "欠薪金额": "arrears",
    "涉及人数": "people",
    "期间": "period",
    "诉求": "claim",
}
"""The extractor's field → ours."""


LONGEST_TEXT, LONGEST_LINE = 100_000, 500
"""Characters; a record must fit into one message to the centre."""


class EntryForm(QWidget):
    """Fields in the order they are asked."""

    edited = Signal()
    hear = Signal(str, str)
    """As of a `SuggestedField`."""

    def __init__(self, code_lists: Lists, find_employers: Find) -> None:
        super().__init__()
        self.setObjectName("plain")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._types: frozenset[str] = frozenset()
        self._had_types: tuple[str, ...] = ()
        self._name = NameField(self.tr("姓名"), self.tr("怎么称呼"))
        self._phone = PhoneField(self.tr("电话"), self.tr("联系电话"))
        self.fields: dict[str, SuggestedField] = {
            "name": self._name,
            "phone": self._phone,
            "employer": SuggestedField(self.tr("单位"), self.tr("用人单位全称")),
            "dispute_types": SuggestedField(self.tr("争议类型"), self.tr("可选多项"), several=True),
            "arrears": SuggestedField(self.tr("欠薪金额"), self.tr("元，如 12600 或 1.26万")),
            "people": SuggestedField(self.tr("涉及人数"), self.tr("请问一共几个人")),
            "period": SuggestedField(self.tr("期间"), self.tr("如 2026-08/2026-10")),
            "claim": SuggestedField(self.tr("诉求"), self.tr("想怎么解决，一句话")),
            "occupation": SuggestedField(self.tr("职业"), self.tr("做什么工作")),
            "employment_form": SuggestedField(self.tr("用工形式"), self.tr("签没签合同")),
            "recovered": SuggestedField(self.tr("追回金额"), self.tr("元，已经要回来的")),
        }
        self.certain = CertainOnes(self.fields, never=("claim",))
        self.person = PersonFields()
        self._burst = CardBurst(self, self.draft)
        self._first: QWidget = self.fields["name"].line
        self._kind_label = having(QLabel(self.tr("来电类型")), objectName="fieldLabel")
        self.strip = RecognitionStrip()
        self._employer = KnownEmployers(self.fields["employer"].line, find_employers)
        self.other_employers = OtherEmployers(find_employers)
        self.anonymous = QCheckBox(self.tr("来电人要求匿名"))
        self.protected = having(
            QCheckBox(self.tr("身份保密")), toolTip=self.tr("姓名和电话单独存放，只有调解员和主管能看到")
        )
        self.call_type = QComboBox()
        self.call_type.addItems(CALL_TYPES)
        self.call_type.setCurrentIndex(1)
        self.call_type.setAccessibleName(self.tr("来电类型"))
        self.matter = QPlainTextEdit(placeholderText=self.tr("反映情况：用本人的话写清楚什么事、想怎么解决"))
        self.advice = QPlainTextEdit(placeholderText=self.tr("处理意见：怎样答复的，转给谁"))
        for box, name in ((self.matter, self.tr("反映情况")), (self.advice, self.tr("处理意见"))):
            box.setAccessibleName(name)
            box.setTabChangesFocus(True)
        self.matters, self.group = MatterFields(), GroupSection()
        self.proposal = having(QLabel(wordWrap=True), objectName="hint", visible=False)
        self.offer_codes(code_lists)
        self._arrange()
        self._connect()

    @property
    def who(self) -> str:
        """Whom it is about, as far as the form says; empty before anything is known, and of a sealed identity."""
        if self.protected.isChecked():
            return ""
        return self.fields["name"].text or self.fields["phone"].text

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab goes through the form as it stands now: sections open, rows come and go."""
        if layout := self.layout():
            follow_layout(layout)
        return super().focusNextPrevChild(forward)

    def ask_as(self, kind: str) -> None:
        """What is asked first: who calls can be called back and says what about; who stands here says who it is."""
        first = [self.fields["phone"], self.matter] if kind == "call" else [self.fields["name"]]
        layout = self.layout()
        assert isinstance(layout, QVBoxLayout)
        for place, widget in enumerate(first, layout.indexOf(self.certain) + 1):
            layout.removeWidget(widget)
            layout.insertWidget(place, widget, 3 if widget is self.matter else 0)
        if kind == "call":  # the number tells who calls before a word is typed: right under it, always in sight
            layout.removeWidget(self.strip)
            layout.insertWidget(2, self.strip)
        else:
            layout.removeWidget(self.person)
            layout.insertWidget(2, self.person)
            self.person.ask_number()
        self._first = self.fields["phone" if kind == "call" else "name"].line
        self.anonymous.setText(words.kind_words(kind, self.tr("{0}人要求匿名")))
        self._kind_label.setText(words.kind_words(kind, self.tr("{0}类型")))
        self.call_type.setAccessibleName(self._kind_label.text())

    def begin_at(self, fields: Sequence[str]) -> None:
        """The cursor into the first of these fields that there is, else into what is asked first."""
        places = {name: field.line for name, field in self.fields.items()} | {
            "matter": self.matter,
            "advice": self.advice,
            "id_number": self.person.number,
        }
        if fields and fields[0] == "id_number":
            self.person.open(opened=True)
        next((places[name] for name in fields if name in places), self._first).setFocus()

    def offer_codes(self, code_lists: Lists) -> None:
        """The lists that hold now; what was chosen from others stays."""
        self._types = frozenset(code_lists["dispute_type"].names)
        self.fields["dispute_types"].offer(code_lists["dispute_type"])
        self.fields["employment_form"].offer(code_lists["employment_form"])
        names = {name: choices.names for name, choices in code_lists.items()}
        self.matters.offer_codes(names)
        self.group.offer_codes(names.get("opens_people", ()))

    def suggest(self, found: dict[str, Suggestion], sentences: list[Sentence]) -> None:
        """Offer what was heard, each with the sentence it came from."""
        for heard, name in HEARD_AS.items():
            if suggestion := found.get(heard):
                source = sentences[suggestion.source].id
                self.fields[name].suggest(
                    _shown(suggestion), source, suggestion.quote, unsure=suggestion.unsure, others=suggestion.others
                )
            else:
                self.fields[name].suggest("", "", "")
        self.certain.show_count()

    def standing(self) -> dict[str, Value]:
        """What the clerk has made of what was heard, by the extractor's names: values that stand and are understood,
        and of names those typed by hand, which nothing heard is better than."""
        text = {name: field.text for name, field in self.fields.items()}
        as_heard = {name: heard for heard, name in HEARD_AS.items()}
        found: dict[str, Value] = {
            heard: text[name]
            for heard, name in HEARD_AS.items()
            if text[name] and (name == "period" or (name in ("name", "employer") and not self.fields[name].source))
        }
        if types := tuple(part for part in self._chosen_types() if part in self._types):
            found[as_heard["dispute_types"]] = types
        for name, read in (("arrears", money.fen), ("people", words.people)):
            with suppress(ValueError):
                number: int | None = read(text[name])
                if number is not None:
                    found[as_heard[name]] = number
        return found

    def entry(self) -> Entry:
        """What the clerk confirmed. Raises NotUnderstood, with the cursor in the field it speaks of."""
        text = {name: field.text for name, field in self.fields.items()}
        said = (*text.values(), self.person.number.text())
        if not any(said) and not self.matter.toPlainText().strip():
            self._first.setFocus()
            raise NotUnderstood(self.tr("还没有填写内容。请至少写下姓名、电话、单位或反映情况中的一项。"))
        for box in (self.matter, self.advice):
            if len(box.toPlainText()) > LONGEST_TEXT:
                box.setFocus()
                raise NotUnderstood(self.tr("“{0}”太长，最多 10 万字。").format(box.accessibleName()))
        try:
            details = self.person.details()
        except ValueError:
            raise NotUnderstood(self.tr("出生日期看不懂，请写成 1984-04-06，或农历1984年三月初六。")) from None
        return Entry(
            name=person_names.normalised(text["name"]),
            anonymous=self.anonymous.isChecked() or text["name"].endswith(ANONYMOUS),
            protected=self.protected.isChecked(),
            phone=text["phone"],
            person=details,
            employer=text["employer"],
            employer_id=self._employer.id,
            other_employers=self.other_employers.named,
            occupation=text["occupation"],
            employment_form=text["employment_form"],
            period=text["period"],
            call_type=CALL_TYPES[self.call_type.currentIndex()],
            dispute_types=self._dispute_types(),
            arrears=self._number("arrears", money.fen, self.tr("欠薪金额看不懂，请写数字，例如 12600 或 1.26万。")),
            recovered=self._number("recovered", money.fen, self.tr("追回金额看不懂，请写数字，例如 12600 或 1.26万。")),
            people=self._number("people", words.people, self.tr("涉及人数看不懂，请写数字，例如 19。")),
            claim=text["claim"],
            matter=self.matter.toPlainText().strip(),
            advice=self.advice.toPlainText().strip(),
            sources={name: field.source for name, field in self.fields.items() if field.source},
            injury=self.matters.injury(),
            wage_items=self.matters.wage_items(),
            members=self.group.members(),
            person_id=self.strip.choice.person_id,
            told_apart=self.strip.choice.apart,
        )

    def fits(self, name: str, value: object) -> bool:
        """Whether a value could be put into a field: one of its list, where it has one."""
        if name == "call_type":
            return value in range(len(CALL_TYPES))
        if name == "dispute_types":
            return {part for part in str(value).split(SEPARATOR) if part} <= self._types
        return isinstance(value, str)

    def facts(self) -> Facts:
        """What may tell who she is, as far as it is typed."""
        text = {name: field.text for name, field in self.fields.items()}
        return Facts(
            names=(text["name"],),
            phones=(text["phone"],),
            ids=(self.person.typed["id_number"],),
            births=(self.person.typed["birth_date"],),
            employers=(text["employer"],),
            addresses=(self.person.typed["address"],),
        )

    def draft(self) -> dict[str, Any]:
        """Everything as it stands, understood or not, to be kept until it is saved."""
        return {
            **{name: field.line.text() for name, field in self.fields.items()},
            "employer_chosen": [self._employer.id],
            "other_employers": self.other_employers.draft(),
            "sources": {name: field.source for name, field in self.fields.items() if field.source},
            "person": self.person.draft(),
            "recognised": self.strip.draft(),
            "anonymous": self.anonymous.isChecked(),
            "protected": self.protected.isChecked(),
            "call_type": self.call_type.currentIndex(),
            "matter": self.matter.toPlainText(),
            "advice": self.advice.toPlainText(),
            **self.matters.draft(),
            **self.group.draft(),
        }

    def restore(self, draft: dict[str, Any]) -> None:
        """Put a draft back."""
        sources = draft.get("sources", {})
        for name, field in self.fields.items():
            field.fill(draft.get(name, ""), sources.get(name, ""))
        self.person.restore(draft.get("person", {}))
        self._name.check()
        self._phone.check()
        self.strip.restore(draft.get("recognised", {}))
        (chosen,) = draft.get("employer_chosen", [""])
        self._employer.know(chosen, self.fields["employer"].text)
        self.other_employers.restore(draft.get("other_employers", ()))
        self.anonymous.setChecked(draft.get("anonymous", False))
        self.protected.setChecked(draft.get("protected", False))
        self.call_type.setCurrentIndex(draft.get("call_type", 1))
        self.matter.setPlainText(draft.get("matter", ""))
        self.advice.setPlainText(draft.get("advice", ""))
        self.matters.restore(draft)
        self.group.restore(draft)
        self._open_sections()

    def load(self, entry: Entry) -> None:
        """Put a saved case in, to be changed."""
        self._had_types = entry.dispute_types  # of a list that may hold no more
        self.restore(
            {
                "name": entry.name,
                "phone": entry.phone,
                "employer": entry.employer,
                "employer_chosen": [entry.employer_id],
                "other_employers": [asdict(named) for named in entry.other_employers],
                "occupation": entry.occupation,
                "employment_form": entry.employment_form,
                "period": entry.period,
                "claim": entry.claim,
                "dispute_types": SEPARATOR.join(entry.dispute_types),
                "arrears": "" if entry.arrears is None else words.yuan(entry.arrears),
                "recovered": "" if entry.recovered is None else words.yuan(entry.recovered),
                "people": "" if entry.people is None else str(entry.people),
                "sources": entry.sources,
                "person": as_draft(entry.person),
                "anonymous": entry.anonymous,
                "protected": entry.protected,
                "call_type": CALL_TYPES.index(entry.call_type) if entry.call_type in CALL_TYPES else 1,
                "matter": entry.matter,
                "advice": entry.advice,
                **matter_draft(entry),
            }
        )
        if entry.protected and not entry.name:
            self._hide_identity()

    def _hide_identity(self) -> None:
        """Sealed, and not this clerk's to read: it stays as it is."""
        for name in ("name", "phone"):
            self.fields[name].line.setPlaceholderText(self.tr("身份保密"))
            self.fields[name].setEnabled(False)
        for widget in (self.protected, self.anonymous, self.person):
            widget.setEnabled(False)

    def read_card(self, card: Card, stood: dict[str, Any] | None = None) -> None:
        """A card goes to the right fields; `stood` is the form before a reader typed it somewhere."""
        if stood is not None:
            self.restore(stood)
        if not self.person.isEnabled():
            return  # a protected identity that is not this clerk's to read
        name, before = person_names.normalised(card.name), self.fields["name"].text
        if name:
            self.fields["name"].fill(name)
            self._name.check()
        if name and before not in ("", name):
            told = self.tr("已按证件填写，原来写的是“{0}”。").format(before)
            self.fields["name"].show_hint(told)
        self.person.fill_card(card)
        self.edited.emit()

    def quote(self, text: str) -> None:
        """Add a sentence of the transcript to 反映情况."""
        _append(self.matter, text)

    def advise(self, text: str) -> None:
        """Add what was promised to 处理意见."""
        _append(self.advice, text)

    def propose(self, proposal: Proposal | None) -> None:
        """Other cases at the employer that this one may be joined with."""
        self.proposal.setText(proposal_words(proposal) if proposal else "")
        self.proposal.setVisible(proposal is not None)

    def _open_sections(self) -> None:
        """What the matter asks for beside the rest."""
        types = self._chosen_types()
        self.matters.show_for(types)
        self.group.show_for(types, self.fields["people"].text, self.fields["arrears"].text)

    def _take_over(self, name: str, text: str) -> None:
        """A number that the clerk has taken from a list."""
        self.fields[name].fill(text)
        self.fields[name].complain(wrong=False)
        self.fields[name].edited.emit()

    def _chosen_types(self) -> tuple[str, ...]:
        return tuple(part.strip() for part in self.fields["dispute_types"].text.split(SEPARATOR) if part.strip())

    def _dispute_types(self) -> tuple[str, ...]:
        chosen = self._chosen_types()
        unknown = [part for part in chosen if part not in self._types and part not in self._had_types]
        if unknown:
            raise self._complaint("dispute_types", self.tr("争议类型“{0}”不在列表里，请按 ↓ 选择。").format(unknown[0]))
        return chosen

    def _number(self, name: str, read: Any, sentence: str) -> int | None:
        try:
            number: int | None = read(self.fields[name].text)
        except ValueError:
            raise self._complaint(name, sentence) from None
        return number

    def _complaint(self, name: str, sentence: str) -> NotUnderstood:
        self.fields[name].complain(wrong=True)
        self.fields[name].line.setFocus()
        return NotUnderstood(sentence)

    def _arrange(self) -> None:
        width = max(field.label.sizeHint().width() for field in self.fields.values()) + 8
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 8, 0)
        layout.setSpacing(8)
        layout.addWidget(self.certain, 0, Qt.AlignmentFlag.AlignLeft)
        for field in self.fields.values():
            field.line.setMaxLength(LONGEST_LINE)
            field.label.setFixedWidth(width)
            layout.addWidget(field)
            if field is self.fields["phone"]:
                for label in self.person.labels:
                    label.setFixedWidth(width)
                layout.addWidget(self.person)
                layout.addWidget(self.strip)
            if field is self.fields["employer"]:
                self.other_employers.label.setFixedWidth(width)
                layout.addWidget(self.other_employers)
        layout.insertWidget(layout.indexOf(self.other_employers) + 1, self.proposal)
        layout.insertWidget(layout.indexOf(self.fields["dispute_types"]) + 1, self.matters)
        layout.insertWidget(layout.indexOf(self.fields["people"]) + 1, self.group)
        kind = QFormLayout()
        kind.setHorizontalSpacing(6)
        self._kind_label.setFixedWidth(width)
        kind.addRow(self._kind_label, self.call_type)
        layout.addLayout(kind)
        marks = QHBoxLayout()
        marks.addWidget(self.anonymous)
        marks.addWidget(self.protected)
        marks.addStretch(1)
        layout.addLayout(marks)
        layout.addWidget(self.matter, 3)
        layout.addWidget(self.advice, 2)

    def _connect(self) -> None:
        for field in self.fields.values():
            field.edited.connect(self.edited)
            field.hear.connect(self.hear)
            field.take_all.connect(self.certain.take_or_give_back)
        for name in ("dispute_types", "people", "arrears"):
            self.fields[name].edited.connect(self._open_sections)
        for section in (self.matters, self.group):
            section.edited.connect(self.edited)
            section.sum_taken.connect(lambda yuan: self._take_over("arrears", yuan))
        self.group.people_taken.connect(lambda people: self._take_over("people", people))
        self.person.edited.connect(self.edited)
        self._burst.came.connect(self.read_card)
        self._employer.chosen.connect(self.edited)
        self.other_employers.edited.connect(self.edited)
        self.matter.textChanged.connect(self.edited)
        self.advice.textChanged.connect(self.edited)
        self.anonymous.toggled.connect(self.edited)
        self.protected.toggled.connect(self.edited)
        self.call_type.currentIndexChanged.connect(self.edited)


def _shown(suggestion: Suggestion) -> str:
    value = suggestion.value
    if isinstance(value, tuple):
        return SEPARATOR.join(value)
    return words.yuan(value) if suggestion.field == "欠薪金额" and isinstance(value, int) else str(value)


def matter_draft(entry: Entry) -> dict[str, Any]:
    """A saved case's injury, wage items and list of persons, as the form's sections would keep them."""
    lines = [Line.of(member) for member in entry.members or ()]
    return {
        "injury_date": entry.injury.date,
        "injury_place": entry.injury.place,
        "injury_treated_at": entry.injury.treated_at,
        "wages": [
            [item.kind, item.cause, item.months, "" if item.amount is None else words.yuan(item.amount)]
            for item in entry.wage_items
        ],
        "members": [line.as_row() for line in lines],
        "members_sealed": entry.members is None,
    }


def _append(box: QPlainTextEdit, text: str) -> None:
    before = box.toPlainText().rstrip()
    box.setPlainText(f"{before}\n{text}" if before else text)

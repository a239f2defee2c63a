"""What is known of an employer, to be changed: codes by typing, checks that hint and never stop the saving."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QFormLayout, QHBoxLayout, QLabel, QLineEdit, QPushButton, QWidget

from desktop.code_lists import CodeLists, Lists
from offline_store import credit_code, region_choices
from offline_store.credit_code import plain
from offline_store.employer_types import in_2011, in_2023
from offline_store.employers import CODED, Facts
from ui import words
from ui.choice_popup import SEPARATOR, TYPED_SEPARATORS
from ui.code_field import CodeLine
from ui.not_understood import NotUnderstood
from ui.properties import having

LONGEST = 500
"""Characters of a line."""


class EmployerForm(QWidget):
    """The lines; `facts` says what stands in them."""

    save = Signal()
    cancel = Signal()

    def __init__(self, code_lists: CodeLists) -> None:
        super().__init__()
        self.setObjectName("plain")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._code_lists = code_lists
        self.texts = {
            "name": self._line(self.tr("单位名称"), self.tr("营业执照上的全称")),
            "credit_code": self._line(self.tr("统一社会信用代码"), self.tr("18 位")),
            "aliases": self._line(self.tr("别名"), self.tr("简称、曾用名，用顿号隔开")),
            "address": self._line(self.tr("地址"), self.tr("街道以下的详细地址")),
            "phone": self._line(self.tr("电话"), self.tr("单位电话")),
            "legal_representative": self._line(self.tr("法定代表人"), ""),
            "staff": self._line(self.tr("职工人数"), self.tr("大约多少人")),
        }
        self.codes = {
            "industry": CodeLine(self.tr("行业"), self.tr("汉字、拼音、首字母或代码")),
            "type_2023": CodeLine(self.tr("单位类型（2023）"), self.tr("汉字、拼音、首字母或代码")),
            "type_2011": CodeLine(self.tr("登记类型（2011）"), self.tr("旧登记表上的类型")),
            "region": CodeLine(self.tr("所在地"), self.tr("市、区、街道，按 ↓ 逐级选"), region_choices.find),
        }
        self.has_union = having(QComboBox(), accessibleName=self.tr("建会"))
        for text, value in ((self.tr("没有问"), None), (self.tr("已建会"), True), (self.tr("未建会"), False)):
            self.has_union.addItem(text, value)
        self.code_hint, self.type_hint = (having(QLabel(wordWrap=True), objectName="hint") for _ in range(2))
        self.complaint = having(QLabel(wordWrap=True), objectName="complaint")
        self._save = having(QPushButton(self.tr("保存  F9")), objectName="primary")
        self._cancel = having(QPushButton(self.tr("取消  Alt+X")), shortcut="Alt+X")
        self._build()
        self._connect()
        self.offer_codes(code_lists.lists)

    def offer_codes(self, lists: Lists) -> None:
        """The lists that hold now."""
        for name, line in self.codes.items():
            line.offer(lists[CODED[name]])
        self._relate("")

    def fill(self, facts: Facts) -> None:
        """Show what is known; the cursor is in the first line."""
        for name, line in self.texts.items():
            value = getattr(facts, name)
            line.setText(SEPARATOR.join(value) if name == "aliases" else "" if value is None else str(value))
        for name, coded in self.codes.items():
            coded.fill(getattr(facts, name))
        self.has_union.setCurrentIndex(self.has_union.findData(facts.has_union))
        self.say("")
        self._check()
        self._relate("")
        self.texts["name"].setFocus()

    def facts(self) -> Facts | None:
        """What stands in the lines; None when one is not understood, which is then said under them."""
        self.say("")
        try:
            return self._read()
        except NotUnderstood as error:
            self.say(str(error))
            return None

    def _read(self) -> Facts:
        text = {name: line.text().strip() for name, line in self.texts.items()}
        if not text["name"]:
            raise self._complaint(self.texts["name"], self.tr("请写上单位全称。"))
        for coded in self.codes.values():
            coded.complain(wrong=not coded.is_understood)
            if not coded.is_understood:
                raise self._complaint(coded, self.tr("“{0}”不在列表里，请按 ↓ 选择。").format(coded.text()))
        aliases = (alias.strip() for alias in TYPED_SEPARATORS.split(text["aliases"]))
        return Facts(
            name=text["name"],
            credit_code=plain(text["credit_code"]),
            aliases=tuple(dict.fromkeys(alias for alias in aliases if alias)),
            address=text["address"],
            phone=text["phone"],
            legal_representative=text["legal_representative"],
            staff=self._staff(),
            has_union=self.has_union.currentData(),
            **{name: coded.code for name, coded in self.codes.items()},
        )

    def say(self, sentence: str) -> None:
        """Under the lines: why it is not saved."""
        self.complaint.setText(sentence)
        self._form.setRowVisible(self.complaint, bool(sentence))

    def busy(self, *, busy: bool) -> None:
        """Nothing can be sent twice."""
        self._save.setEnabled(not busy)

    def _staff(self) -> int | None:
        try:
            return words.people(self.texts["staff"].text())
        except ValueError:
            sentence = self.tr("职工人数看不懂，请写数字，例如 120。")
            raise self._complaint(self.texts["staff"], sentence) from None

    def _complaint(self, line: QLineEdit, sentence: str) -> NotUnderstood:
        line.setFocus(Qt.FocusReason.OtherFocusReason)
        line.selectAll()
        return NotUnderstood(sentence)

    def _check(self) -> None:
        """The hint under the credit code."""
        hints = {
            "length": self.tr("信用代码应当是 18 位，现在是 {0} 位。可以照样保存。"),
            "characters": self.tr("信用代码里有不该有的字符（没有字母 I、O、S、V、Z）。可以照样保存。"),
            "check": self.tr("信用代码的校验位不对，请再核对一遍。可以照样保存。"),
        }
        code = plain(self.texts["credit_code"].text())
        hint = hints.get(credit_code.fault(code), "").format(len(code))
        self.code_hint.setText(hint)
        self._form.setRowVisible(self.code_hint, bool(hint))

    def _relate(self, changed: str) -> None:
        """What one type says of the other: the one it can only be is filled in, of several the choice is offered."""
        table, lists = self._code_lists.type_map, self._code_lists.lists
        new, old = self.codes["type_2023"], self.codes["type_2011"]
        fits = {"type_2023": in_2023(table, old.code), "type_2011": in_2011(table, new.code)}
        for name, line in (("type_2023", new), ("type_2011", old)):
            line.offer(lists[CODED[name]], first=fits[name])
            if changed and changed != name and not line.text().strip() and len(fits[name]) == 1:
                line.fill(fits[name][0])
        self._hint_types(fits)

    def _hint_types(self, fits: dict[str, tuple[str, ...]]) -> None:
        hints = []
        for name, other in (("type_2023", "type_2011"), ("type_2011", "type_2023")):
            line, choices = self.codes[name], fits[name]
            named = "，".join(line.choices.name_of(code) for code in choices)
            if not line.text().strip() and len(choices) > 1:
                hints.append(self.tr("“{0}”可能是：{1}").format(self.codes[other].text(), named))
            elif line.code and choices and line.code not in choices:
                hints.append(self.tr("两种类型一般不这样对应：“{0}”应当是 {1}").format(self.codes[other].text(), named))
        self.type_hint.setText("\n".join(dict.fromkeys(hints)))
        self._form.setRowVisible(self.type_hint, bool(hints))

    def _line(self, label: str, placeholder: str) -> QLineEdit:
        line = QLineEdit(placeholderText=placeholder, maxLength=LONGEST)
        line.setAccessibleName(label)
        return line

    def _connect(self) -> None:
        self.texts["credit_code"].textChanged.connect(self._check)
        for name in ("type_2023", "type_2011"):
            self.codes[name].edited.connect(lambda name=name: self._relate(name))
        self._code_lists.changed.connect(self.offer_codes)
        self._save.clicked.connect(self.save)
        self._cancel.clicked.connect(self.cancel)

    def _build(self) -> None:
        self._form = form = QFormLayout(self)
        form.setContentsMargins(0, 0, 8, 0)
        form.setHorizontalSpacing(16)
        form.setVerticalSpacing(8)
        rows: tuple[QWidget, ...] = (
            *(self.texts[name] for name in ("name", "credit_code")),
            self.code_hint,
            self.texts["aliases"],
            *(self.codes[name] for name in ("industry", "type_2023", "type_2011")),
            self.type_hint,
            self.codes["region"],
            *(self.texts[name] for name in ("address", "phone", "legal_representative", "staff")),
            self.has_union,
            self.complaint,
        )
        for widget in rows:
            label = having(QLabel(widget.accessibleName()), objectName="fieldLabel")
            label.setBuddy(widget)
            form.addRow(label, widget)
        buttons = QHBoxLayout()
        buttons.setSpacing(10)
        buttons.addWidget(self._save)
        buttons.addWidget(self._cancel)
        buttons.addStretch(1)
        form.addRow("", buttons)
        form.setRowVisible(self.complaint, False)

"""The parties of an agreement, each with whoever acts for it."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from functools import partial

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFormLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from offline_store.agreements.content import EMPLOYER, PERSON, SCOPES, SPECIAL, Side
from offline_store.agreements.wording import day_from
from ui.properties import having

LONGEST = 200
"""Characters of a line."""
_SHOWN = {
    PERSON: (("name", "sex", "id_number"), ("phone", "address")),
    EMPLOYER: (("name", "credit_code"), ("representative", "phone", "address")),
}
_WIDE = frozenset({"name", "id_number", "credit_code", "address", "agent_powers"})
_AGENT = (("agent_name", "agent_relation"), ("agent_scope", "agent_powers", "agent_authority_until"))


class SideFields(QFrame):
    """One party."""

    edited = Signal()
    dropped = Signal()
    """The party is none after all."""

    def __init__(self, side: Side, role: str, today: Callable[[], date], *, fixed: bool) -> None:
        super().__init__()
        self.setObjectName("plain")
        self.side, self._today = side, today
        self.fields: dict[str, QLineEdit | QComboBox] = {}
        self.signs = having(QCheckBox(_tr("由代理人签字")), checked=side.agent_signs, enabled=not fixed)
        form = QFormLayout(self)
        form.setContentsMargins(0, 0, 0, 8)
        for place, names in enumerate((*_SHOWN.get(side.kind, _SHOWN[PERSON]), *_AGENT)):
            line = QWidget()
            row = QHBoxLayout(line)
            row.setContentsMargins(0, 0, 0, 0)
            for name in names:
                field = self._field(name, getattr(side, name), role, fixed=fixed)
                row.addWidget(field, 3 if name in _WIDE else 2)
            if place == len(_SHOWN[PERSON]):
                row.addWidget(self.signs)
            if place == 0 and not fixed:
                row.addWidget(self._drop_button(role))
            form.addRow(role if not place else _tr("代理人") if place == 2 else "", line)
        self.signs.toggled.connect(lambda _on: self.edited.emit())

    def value(self) -> Side:
        """The party as it stands here."""
        found = {name: self._text(name) for name in self.fields if name != "agent_powers"}
        powers = tuple(part for part in self._text("agent_powers").replace("，", "、").split("、") if part)
        return replace(self.side, **found, agent_powers=powers, agent_signs=self.signs.isChecked())

    def go_to(self, field: str) -> None:
        """The keyboard is with this field."""
        self.fields.get(field, self.fields["name"]).setFocus()

    def _drop_button(self, role: str) -> QPushButton:
        drop = having(QPushButton(_tr("去掉")), accessibleName=_tr("去掉{0}").format(role))
        drop.clicked.connect(self.dropped)
        return drop

    def _field(self, name: str, value: object, role: str, *, fixed: bool) -> QWidget:
        text = "、".join(value) if isinstance(value, tuple) else str(value)
        title = _titles()[name]
        if name == "agent_scope":
            box = having(QComboBox(), accessibleName=f"{role} {title}", enabled=not fixed)
            box.addItems(["", *SCOPES])
            box.setCurrentText(text)
            box.setToolTip(title)
            box.currentTextChanged.connect(self._scope_chosen)
            self.fields[name] = box
            return box
        line = having(QLineEdit(text), accessibleName=f"{role} {title}", placeholderText=title, readOnly=fixed)
        line.setMaxLength(LONGEST)
        line.setToolTip(title)
        line.setCursorPosition(0)
        line.textEdited.connect(lambda _text: self.edited.emit())
        line.returnPressed.connect(self.focusNextChild)
        self.fields[name] = line
        return line

    def _scope_chosen(self, scope: str) -> None:
        powers = self.fields["agent_powers"]
        assert isinstance(powers, QLineEdit)
        if scope == SPECIAL and not powers.text():
            powers.setPlaceholderText(_tr("授权书上写明的：承认、放弃、变更、和解、代领款"))
        self.edited.emit()

    def _text(self, name: str) -> str:
        field = self.fields[name]
        text = (field.currentText() if isinstance(field, QComboBox) else field.text()).strip()
        return day_from(text, self._today()) if name == "agent_authority_until" and text else text


class Sides(QWidget):
    """All parties of one role."""

    edited = Signal()

    def __init__(self, role: str, today: Callable[[], date], kind: str) -> None:
        """`kind` is what one that is added is at first: PERSON or EMPLOYER."""
        super().__init__()
        self._role, self._today = role, today
        self.more = {
            PERSON: QPushButton(_tr("加一个{0}（个人）").format(role)),
            EMPLOYER: QPushButton(_tr("加一个{0}（单位）").format(role)),
        }
        self.parts: list[SideFields] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._nothing = having(QLabel(_tr("没有{0}").format(role)), objectName="hint")
        self._column.addWidget(self._nothing)
        row = QHBoxLayout()
        for each in (kind, *(self.more.keys() - {kind})):
            self.more[each].clicked.connect(partial(self.add, each))
            row.addWidget(self.more[each])
        row.addStretch(1)
        self._column.addLayout(row)

    def add(self, kind: str, _checked: bool = False) -> None:
        """One party more, to be written in."""
        self.reset((*self.value(), Side(kind)), fixed=False)
        self.edited.emit()
        self.parts[-1].go_to("name")

    def drop(self, part: SideFields) -> None:
        """This one is no party."""
        self.reset([each.value() for each in self.parts if each is not part], fixed=False)
        self.edited.emit()
        (self.parts[0].go_to("name") if self.parts else next(iter(self.more.values())).setFocus())

    def reset(self, sides: Sequence[Side], *, fixed: bool) -> None:
        """Show these instead."""
        for part in self.parts:
            self._column.removeWidget(part)
            part.deleteLater()
        several = len(sides) > 1
        self.parts = [
            SideFields(side, f"{self._role}{place}" if several else self._role, self._today, fixed=fixed)
            for place, side in enumerate(sides, start=1)
        ]
        for part in self.parts:
            part.edited.connect(self.edited)
            part.dropped.connect(partial(self.drop, part))
            self._column.insertWidget(self._column.count() - 1, part)
            part.show()
        self._nothing.setVisible(not sides)
        for button in self.more.values():
            button.setVisible(not fixed)

    def value(self) -> tuple[Side, ...]:
        """The parties as they stand here."""
        return tuple(part.value() for part in self.parts)

    def go_to(self, place: int, field: str) -> None:
        """The keyboard is with a field of one of them."""
        if self.parts:
            self.parts[min(place, len(self.parts) - 1)].go_to(field)


def _titles() -> dict[str, str]:
    return {
        "name": _tr("姓名或者名称"),
        "sex": _tr("性别"),
        "id_number": _tr("证件号码"),
        "credit_code": _tr("统一社会信用代码"),
        "representative": _tr("法定代表人"),
        "phone": _tr("电话"),
        "address": _tr("地址"),
        "agent_name": _tr("代理人姓名"),
        "agent_relation": _tr("和当事人的关系"),
        "agent_scope": _tr("代理权限"),
        "agent_powers": _tr("特别授权的事项"),
        "agent_authority_until": _tr("授权到哪一天"),
    }


def _tr(text: str) -> str:
    return QCoreApplication.translate("agreement", text)

"""人员名单 in the form, under 涉及人数: from ten people on, or where the type of dispute asks for it.

The number of people and the sum stay what the clerk typed; what the list says otherwise is offered with a button.
"""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout

from offline_store import money
from offline_store.matter import Member, total
from ui import words
from ui.matter_words import group_rule, representatives_hint
from ui.matter_words import summary as list_summary
from ui.member_table import Line, MemberModel, MemberTable, is_sum, members_of
from ui.properties import having

ROWS = 7
"""Lines of the table that are seen at once, the empty one too."""
PASTE_KEY = "Ctrl+Shift+V"


class GroupSection(QFrame):
    """The list, what it adds up to, and what is remarkable about it."""

    edited = Signal()
    paste_wanted = Signal()
    people_taken = Signal(str)
    sum_taken = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("section")
        self._opens: frozenset[str] = frozenset()
        self._types: tuple[str, ...] = ()
        self._people: int | None = None
        self._arrears: int | None = None
        self._is_sealed = False
        self.model = MemberModel()
        self.table = MemberTable(self.model)
        self.rule = having(QLabel(wordWrap=True), objectName="hint")
        self.said = having(QLabel(wordWrap=True), objectName="faint")
        self.paste = QPushButton(self.tr("粘贴名单…  {0}").format(PASTE_KEY))
        self.paste.setShortcut(PASTE_KEY)
        self.take_people, self.take_sum = QPushButton(), QPushButton()
        self._build()
        self.model.edited.connect(self._was_edited)
        self.paste.clicked.connect(self.paste_wanted)
        self.take_people.clicked.connect(lambda: self.people_taken.emit(str(len(self.model.lines))))
        self.take_sum.clicked.connect(lambda: self.sum_taken.emit(words.yuan(self._sum() or 0)))
        self._show()

    def offer_codes(self, opens: Sequence[str]) -> None:
        """The types that open the section whatever the number of people."""
        self._opens = frozenset(opens)
        self._show()

    def show_for(self, dispute_types: tuple[str, ...], people: str, arrears: str) -> None:
        """What stands in the form beside it; a number that is not understood counts as none."""
        self._types = dispute_types
        self._people = _read(words.people, people)
        self._arrears = _read(money.fen, arrears)
        self._show()

    def draft(self) -> dict[str, Any]:
        """As it stands."""
        return {"members": [line.as_row() for line in self._lines], "members_sealed": self._is_sealed}

    def restore(self, draft: dict[str, Any]) -> None:
        """Put it back; a draft that says nothing of a list leaves the one there is."""
        if "members" in draft:
            self._is_sealed = draft.get("members_sealed", False)
            self.model.reset([Line(*row) for row in draft["members"]])
        self._show()

    def members(self) -> tuple[Member, ...] | None:
        """What is saved; None where the list is sealed and stays. Raises NotUnderstood."""
        return None if self._is_sealed else members_of(self._lines)

    def add(self, members: Sequence[Member]) -> None:
        """Take over a list that was tried and confirmed."""
        doubles = self.model.add(members)
        self._show()
        if doubles:
            self.said.setText(self.tr("{0}；{1} 人本来就在名单里，没有重复加入").format(self.said.text(), doubles))
        self.table.setFocus()
        self.table.setCurrentIndex(self.model.index(0, 0))

    @property
    def _lines(self) -> list[Line]:
        return self.model.lines

    def _sum(self) -> int | None:
        return total([money.fen(line.amount) for line in self._lines if is_sum(line.amount)])

    def _was_edited(self) -> None:
        self._show()
        self.edited.emit()

    def _show(self) -> None:
        is_collective = (self._people or len(self._lines)) >= group_rule("collective_people")
        opened = is_collective or not self._opens.isdisjoint(self._types)
        self.setVisible(opened or bool(self._lines) or self._is_sealed)
        rule = self.tr("{0} 人以上、有共同请求的，是集体争议（劳动争议调解仲裁法第七条）：请列出名单，推选代表。")
        self.rule.setText(rule.format(group_rule("collective_people")))
        self.rule.setVisible(is_collective)
        for part in (self.table, self.paste):
            part.setVisible(not self._is_sealed)
        self._say()
        height = self.table.verticalHeader().defaultSectionSize()
        header = self.table.horizontalHeader().sizeHint().height()
        self.table.setFixedHeight(header + height * min(ROWS, self.model.rowCount()) + 4)

    def _say(self) -> None:
        lines, owed = self._lines, self._sum()
        known = [Member(line.name, "", "", _read(money.fen, line.amount), line.representative) for line in lines]
        remarks = [list_summary(known)]
        remarks += [hint] if (hint := representatives_hint(sum(member.representative for member in known))) else []
        self.said.setText(
            "；".join(remarks) if lines else self.tr("还没有名单：从表格里复制来粘贴，或者在空行里逐个填写")
        )
        if self._is_sealed:
            self.said.setText(self.tr("身份保密的名单，您的角色看不到；保存时保持原样"))
        self.take_people.setText(self.tr("涉及人数改为 {0}").format(len(lines)))
        self.take_people.setVisible(len(lines) > (self._people or 0))
        self.take_sum.setText(self.tr("欠薪金额改为 {0}").format(words.yuan(owed or 0)))
        self.take_sum.setVisible(owed is not None and owed != self._arrears)

    def _build(self) -> None:
        head = QHBoxLayout()
        head.addWidget(having(QLabel(self.tr("人员名单")), objectName="cardTitle"))
        head.addStretch(1)
        head.addWidget(self.paste)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(self.take_people)
        foot.addWidget(self.take_sum)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 8, 12, 10)
        layout.setSpacing(6)
        layout.addLayout(head)
        layout.addWidget(self.rule)
        layout.addWidget(self.table)
        layout.addWidget(self.said)
        layout.addLayout(foot)


def _read(read: Any, text: str) -> int | None:
    try:
        number: int | None = read(text)
    except ValueError:
        return None
    return number

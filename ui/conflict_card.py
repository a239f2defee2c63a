"""The card of a conflict: what this desk wrote and what the other did, side by side; the clerk decides."""

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPlainTextEdit, QPushButton, QVBoxLayout

from offline_store.conflicts import Difference, Side
from offline_store.roles import REGISTER
from offline_store.settings import Desk
from ui.conflict_words import field_name, is_text, joined, value_words, whose
from ui.properties import having

STOOD, GAVE_WAY, MERGED = "stood", "gave_way", "merged"


class ConflictCard(QFrame):
    """Shows the oldest open conflict of a case, and how many more there are; hidden when there is none."""

    decided = Signal(str, str, object)
    """Conflict id, how, and the merged value (None for the others)."""

    def __init__(self, own: Desk) -> None:
        super().__init__()
        self.setObjectName("conflict")
        self._own, self._may = own, own.may(REGISTER)
        self._shown: Difference | None = None
        self._title = having(QLabel(), objectName="cardTitle")
        self._hint = having(QLabel(wordWrap=True), objectName="faint")
        self.mine, self.theirs = _Choice(), _Choice()
        self.merged = having(QPlainTextEdit(), tabChangesFocus=True, accessibleName=self.tr("合并后的内容"))
        self._merge = QPushButton(self.tr("用合并后的  Alt+3"))
        self._third = QFrame()
        self._build()
        self._connect()
        self.hide()

    def show_first(self, differences: tuple[Difference, ...]) -> None:
        """Show the first open one. What is being written into its merged text stays as long as it is the same."""
        waiting = [difference for difference in differences if difference.is_open]
        self.setVisible(bool(waiting))
        first = waiting[0] if waiting else None
        if first is None or first == self._shown:
            self._shown = first
            self._count(waiting)
            return
        self._shown = first
        mine, theirs = self._sides(first)
        self.mine.show_value(self._heading(mine, self.tr("我的")), first, mine, self._own)
        self.theirs.show_value(self._heading(theirs, self.tr("对方的")), first, theirs, self._own)
        self._third.setVisible(is_text(first))
        self.merged.setPlainText(joined(first) if is_text(first) else "")
        self._count(waiting)
        self._enable(on=True)

    def decide(self, how: str) -> None:
        """The clerk's decision goes out once; the card waits until it is written."""
        if self._shown is None or not self._may or not self.mine.take.isEnabled():
            return
        value: Any = self.merged.toPlainText().strip() if how == MERGED else None
        if how == MERGED and not is_text(self._shown):
            return
        self._enable(on=False)
        self.decided.emit(self._shown.id, how, value)

    def failed(self) -> None:
        """It was not written: decide again."""
        self._enable(on=True)

    def _sides(self, difference: Difference) -> tuple[Side, Side]:
        """Left what this desk wrote, right the other's; of two other desks, the one that gave way is left."""
        stood, gave_way = _today(difference), difference.gave_way
        return (stood, gave_way) if difference.stood.desk == self._own.id else (gave_way, stood)

    def _how(self, choice: "_Choice") -> str:
        return GAVE_WAY if choice.side is not None and self._is_given_way(choice.side) else STOOD

    def _is_given_way(self, side: Side) -> bool:
        return self._shown is not None and side is self._shown.gave_way

    def _heading(self, side: Side, words: str) -> str:
        return words if words == self.tr("对方的") or side.desk == self._own.id else self.tr("另一席位的")

    def _count(self, waiting: list[Difference]) -> None:
        if not waiting:
            return
        name = field_name(waiting[0].record_type, waiting[0].field)
        more = self.tr("　还有 {0} 处").format(len(waiting) - 1) if len(waiting) > 1 else ""
        self._title.setText(self.tr("两个席位写得不一样：{0}").format(name) + more)
        self.setAccessibleName(self._title.text())

    def _enable(self, *, on: bool) -> None:
        for button in (self.mine.take, self.theirs.take, self._merge):
            button.setEnabled(on and self._may)

    def _build(self) -> None:
        self._hint.setText(
            self.tr("请核对后选一个。没有选上的也会留在“历史”里。")
            if self._may
            else self.tr("您的角色不能处理，请让前台或带班领导处理。")
        )
        self.mine.take.setText(self.tr("用左边的  Alt+1"))
        self.theirs.take.setText(self.tr("用右边的  Alt+2"))
        self.merged.setFixedHeight(78)
        third = QVBoxLayout(self._third)
        third.setContentsMargins(0, 0, 0, 0)
        third.addWidget(having(QLabel(self.tr("合并")), objectName="fieldLabel"))
        third.addWidget(self.merged)
        third.addWidget(self._merge, 0, Qt.AlignmentFlag.AlignLeft)
        sides = QHBoxLayout()
        sides.setSpacing(24)
        for part in (self.mine, self.theirs, self._third):
            sides.addWidget(part, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 12, 16, 12)
        layout.addWidget(self._title)
        layout.addWidget(self._hint)
        layout.addLayout(sides)

    def _connect(self) -> None:
        self.mine.take.clicked.connect(lambda: self.decide(self._how(self.mine)))
        self.theirs.take.clicked.connect(lambda: self.decide(self._how(self.theirs)))
        self._merge.clicked.connect(lambda: self.decide(MERGED))
        for keys, act in (
            ("Alt+1", lambda: self.decide(self._how(self.mine))),
            ("Alt+2", lambda: self.decide(self._how(self.theirs))),
            ("Alt+3", lambda: self.decide(MERGED)),
        ):
            QShortcut(QKeySequence(keys), self, act)
        for button in (self.mine.take, self.theirs.take, self._merge):
            button.setAutoDefault(True)  # Enter presses the one that has the focus


class _Choice(QFrame):
    """One side: whose, what, and the button that takes it."""

    def __init__(self) -> None:
        super().__init__()
        self.side: Side | None = None
        self._heading = having(QLabel(), objectName="fieldLabel")
        self.value = QLabel(wordWrap=True, textInteractionFlags=Qt.TextInteractionFlag.TextSelectableByMouse)
        self.value.setTextFormat(Qt.TextFormat.PlainText)
        self._whose = having(QLabel(wordWrap=True), objectName="faint")
        self.take = QPushButton()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        for part in (self._heading, self.value, self._whose):
            layout.addWidget(part)
        layout.addStretch(1)
        layout.addWidget(self.take, 0, Qt.AlignmentFlag.AlignLeft)

    def show_value(self, heading: str, difference: Difference, side: Side, own: Desk) -> None:
        """Show one side of a conflict."""
        self.side = side
        self._heading.setText(heading)
        self.value.setText(value_words(difference.field, side.value))
        self._whose.setText(whose(side, own))
        self.take.setAccessibleName(f"{heading} {self.value.text()}")


def _today(difference: Difference) -> Side:
    """What stands in the record now: what stood in the conflict, or what was written since."""
    stood = difference.stood
    if difference.current == stood.value:
        return stood
    return Side(difference.current, stood.desk, stood.number, stood.station, "", "")

"""What is asked of some matters alone, under 争议类型: of a work injury where and when, of unpaid wages each item.

A section is open while the chosen types ask for it, and as long as something stands in it: what will be saved is seen.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFormLayout, QFrame, QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from desktop.printing.amounts import digits
from offline_store.matter import Injury, WageItem, day_from
from offline_store.types import local_day, now
from ui import words
from ui.not_understood import NotUnderstood
from ui.properties import having, restyle
from ui.wage_rows import WageRows

Names = Mapping[str, Sequence[str]]
"""List → the names of its items, in order."""
LONGEST_LINE = 200
"""Characters."""


def section(title: str, *content: QWidget) -> QFrame:
    """A part of the form with a title of its own."""
    frame = having(QFrame(), objectName="section")
    layout = QVBoxLayout(frame)
    layout.setContentsMargins(12, 8, 12, 10)
    layout.setSpacing(6)
    layout.addWidget(having(QLabel(title), objectName="cardTitle"))
    for part in content:
        layout.addWidget(part)
    return frame


class MatterFields(QWidget):
    """The sections of work injuries and of unpaid wages."""

    edited = Signal()
    sum_taken = Signal(str)
    """The clerk wants the sum of the items as 欠薪金额; in yuan, as typed."""

    def __init__(self) -> None:
        super().__init__()
        self._opens: Names = {}
        self._types: tuple[str, ...] = ()
        self.day = QLineEdit(placeholderText=self.tr("如 2026-11-03 或 11月3日"))
        self.place = QLineEdit(placeholderText=self.tr("在哪里受的伤"))
        self.treated_at = QLineEdit(placeholderText=self.tr("在哪家医院治"))
        lines = QFormLayout()
        lines.setHorizontalSpacing(8)
        for name, line in (
            (self.tr("受伤日期"), self.day),
            (self.tr("地点"), self.place),
            (self.tr("就诊医院"), self.treated_at),
        ):
            line.setMaxLength(LONGEST_LINE)
            line.setAccessibleName(name)
            line.textEdited.connect(self._typed)
            line.returnPressed.connect(self.focusNextChild)
            lines.addRow(having(QLabel(name), objectName="fieldLabel"), line)
        inside = QWidget()
        inside.setLayout(lines)
        lines.setContentsMargins(0, 0, 0, 0)
        self.injury_section = section(self.tr("工伤情况"), inside)
        self.wages = WageRows()
        self._sum = having(QLabel(), objectName="faint")
        self.take_sum = QPushButton(self.tr("填入欠薪金额"))
        self.take_sum.clicked.connect(self._offer_sum)
        foot = QWidget()
        row = QHBoxLayout(foot)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._sum, 1)
        row.addWidget(self.take_sum)
        self.wage_section = section(self.tr("欠薪明细"), self.wages, foot)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self.injury_section)
        layout.addWidget(self.wage_section)
        self.wages.edited.connect(self._typed)
        self._show()

    def offer_codes(self, names: Names) -> None:
        """The lists that hold now: of kinds, of causes, and of which types open what."""
        self._opens = names
        self.wages.offer(names.get("arrears_kind", ()), names.get("arrears_cause", ()))
        self._show()

    def show_for(self, dispute_types: tuple[str, ...]) -> None:
        """Other types are chosen."""
        self._types = dispute_types
        self._show()

    def draft(self) -> dict[str, Any]:
        """As it stands, understood or not."""
        return {**{key: line.text() for key, line in self._injury_lines()}, "wages": self.wages.drafts}

    def restore(self, draft: dict[str, Any]) -> None:
        """Put it back; what a draft says nothing of stays."""
        for key, line in self._injury_lines():
            line.setText(draft.get(key, line.text()))
        self.wages.restore(draft.get("wages", self.wages.drafts))
        restyle(self.day, "wrong", False)
        self._show()

    def injury(self) -> Injury:
        """Raises NotUnderstood."""
        try:
            day = day_from(self.day.text(), local_day(now()))
        except ValueError:
            restyle(self.day, "wrong", True)
            self.day.setFocus()
            raise NotUnderstood(self.tr("受伤日期看不懂，或者还没有到。请写成 2026-11-03 或 11月3日。")) from None
        return Injury(day, self.place.text().strip(), self.treated_at.text().strip())

    def wage_items(self) -> tuple[WageItem, ...]:
        """Raises NotUnderstood."""
        return self.wages.items()

    def _injury_lines(self) -> tuple[tuple[str, QLineEdit], ...]:
        return ("injury_date", self.day), ("injury_place", self.place), ("injury_treated_at", self.treated_at)

    def _typed(self) -> None:
        restyle(self.day, "wrong", False)
        self._show()
        self.edited.emit()

    def _show(self) -> None:
        def opened(name: str) -> bool:
            return not set(self._types).isdisjoint(self._opens.get(name, ()))

        has_injury = any(line.text() for _, line in self._injury_lines())
        self.injury_section.setVisible(opened("opens_injury") or has_injury)
        self.wage_section.setVisible(opened("opens_wages") or bool(self.wages.drafts))
        self.setVisible(not (self.injury_section.isHidden() and self.wage_section.isHidden()))
        total = self.wages.sum()
        self._sum.setText(self.tr("合计 {0}").format(digits(total)) if total is not None else "")
        for part in (self._sum, self.take_sum):  # nothing to add up takes no room
            part.setVisible(total is not None)

    def _offer_sum(self) -> None:
        total = self.wages.sum()
        if total is not None:
            self.sum_taken.emit(words.yuan(total))

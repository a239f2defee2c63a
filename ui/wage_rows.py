"""欠薪明细: kind, cause, months and amount of each item, line by line; below the last there is always an empty one."""

from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import QComboBox, QGridLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from offline_store import money
from offline_store.matter import MONTHS, WageItem
from ui.not_understood import NotUnderstood
from ui.pinyin_box import PinyinBox
from ui.properties import having, restyle

MOST = 30
"""Items of one case."""
LONGEST = 100
"""Characters of months or of an amount."""
Draft = list[str]
"""Kind, cause, months, amount, as typed."""


class WageRow(QObject):
    """One item as it is typed."""

    edited = Signal()

    def __init__(self, place: int, titles: Sequence[str], parent: QWidget) -> None:
        super().__init__(parent)
        self.kind, self.cause = PinyinBox(parent), PinyinBox(parent)
        self.months = QLineEdit(parent, maxLength=LONGEST, placeholderText=self.tr("如 2026-08"))
        self.amount = QLineEdit(parent, maxLength=LONGEST, placeholderText=self.tr("元"))
        self.cells: tuple[QWidget, ...] = (self.kind, self.cause, self.months, self.amount)
        for cell, title in zip(self.cells, titles, strict=True):
            cell.setAccessibleName(self.tr("欠薪明细 第 {0} 项 {1}").format(place, title))
        for box in (self.kind, self.cause):
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            box.setMinimumContentsLength(5)
            box.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            box.installEventFilter(self)
            box.currentTextChanged.connect(box.setToolTip)  # the whole of a name that is cut
            box.currentIndexChanged.connect(self.edited)
        for line in (self.months, self.amount):
            line.textEdited.connect(self._typed)
            line.returnPressed.connect(parent.focusNextChild)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The wheel scrolls the form; over a list it would change what was chosen."""
        if event.type() == QEvent.Type.Wheel:
            event.ignore()
            return True
        return super().eventFilter(watched, event)

    @property
    def draft(self) -> Draft:
        """As it stands."""
        return [self.kind.currentText(), self.cause.currentText(), self.months.text(), self.amount.text()]

    def offer(self, kinds: Sequence[str], causes: Sequence[str]) -> None:
        """The lists that hold now; what was chosen from others stays."""
        for box, names in ((self.kind, kinds), (self.cause, causes)):
            chosen = box.currentText()
            box.blockSignals(True)
            box.clear()
            box.addItems(["", *names, *([chosen] if chosen and chosen not in names else [])])
            box.setCurrentText(chosen)
            box.blockSignals(False)

    def fill(self, draft: Sequence[str]) -> None:
        """Put an item in."""
        for box, text in ((self.kind, draft[0]), (self.cause, draft[1])):
            box.blockSignals(True)
            if box.findText(text) < 0:
                box.addItem(text)
            box.setCurrentText(text)
            box.blockSignals(False)
        self.months.setText(draft[2])
        self.amount.setText(draft[3])
        self._mark()

    def item(self) -> WageItem:
        """Raises NotUnderstood."""
        kind, cause, months, amount = (text.strip() for text in self.draft)
        try:
            return WageItem(kind, cause, months, money.fen(amount))
        except ValueError:
            self.amount.setFocus()
            raise NotUnderstood(
                self.tr("欠薪明细里的金额“{0}”看不懂，请写数字，例如 5600 或 1.2万。").format(amount)
            ) from None

    def _typed(self) -> None:
        self._mark()
        self.edited.emit()

    def _mark(self) -> None:
        months = self.months.text().strip()
        is_odd = bool(months) and not MONTHS.fullmatch(months)
        self.months.setToolTip(
            self.tr("写成 2026-08 或 2026-08/2026-10，才能按月统计；也可以就这样保存") if is_odd else ""
        )
        restyle(self.months, "odd", is_odd)
        try:
            money.fen(self.amount.text())
            restyle(self.amount, "wrong", False)
        except ValueError:
            restyle(self.amount, "wrong", True)


class WageRows(QWidget):
    """The items, one below the other."""

    edited = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._kinds: Sequence[str] = ()
        self._causes: Sequence[str] = ()
        self._titles = (self.tr("种类"), self.tr("原因"), self.tr("月份"), self.tr("金额"))
        self.rows: list[WageRow] = []
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(6)
        self._grid.setVerticalSpacing(6)
        for column, (title, stretch) in enumerate(zip(self._titles, (3, 4, 4, 3), strict=True)):
            self._grid.addWidget(having(QLabel(title), objectName="faint"), 0, column)
            self._grid.setColumnStretch(column, stretch)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addLayout(self._grid)
        self._grow()

    def offer(self, kinds: Sequence[str], causes: Sequence[str]) -> None:
        """The lists `arrears_kind` and `arrears_cause`."""
        self._kinds, self._causes = kinds, causes
        for row in self.rows:
            row.offer(kinds, causes)

    @property
    def drafts(self) -> list[Draft]:
        """The items with anything in them, as typed."""
        return [row.draft for row in self.rows if any(row.draft)]

    def restore(self, drafts: Sequence[Sequence[str]]) -> None:
        """Put items back."""
        for place, draft in enumerate(drafts[:MOST]):
            while len(self.rows) <= place:
                self._grow()
            self.rows[place].fill(draft)
        for row in self.rows[len(drafts) :]:
            row.fill(("", "", "", ""))
        self._keep_an_empty_row()

    def items(self) -> tuple[WageItem, ...]:
        """What is saved. Raises NotUnderstood."""
        return tuple(row.item() for row in self.rows if any(row.draft))

    def sum(self) -> int | None:
        """Fen; None where no amount stands, or one is not understood."""
        try:
            amounts = [money.fen(row.amount.text()) for row in self.rows]
        except ValueError:
            return None
        return sum(amount or 0 for amount in amounts) if any(amount is not None for amount in amounts) else None

    def _grow(self) -> None:
        row = WageRow(len(self.rows) + 1, self._titles, self)
        row.offer(self._kinds, self._causes)
        for column, cell in enumerate(row.cells):
            self._grid.addWidget(cell, len(self.rows) + 1, column)
            cell.show()  # now: Tab would pass by what its layout shows a moment later
        before = self.rows[-1].cells[-1:] if self.rows else ()
        for first, second in pairwise((*before, *row.cells)):
            QWidget.setTabOrder(first, second)  # a row that comes later stands at the end of the window's own order
        self.rows.append(row)
        row.edited.connect(self._was_edited)

    def _was_edited(self) -> None:
        self._keep_an_empty_row()
        self.edited.emit()

    def _keep_an_empty_row(self) -> None:
        if any(self.rows[-1].draft) and len(self.rows) < MOST:
            self._grow()

"""待核实: every value of law, threshold and table that is only proposed or not checked against its source."""

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame, QLabel, QLineEdit, QTableView, QVBoxLayout, QWidget

from desktop import unverified_values
from desktop.app import Desk
from offline_store.roles import REGISTER
from offline_store.unverified import MARK, Unverified
from ui.pages import PageKind
from ui.properties import having
from ui.tables import Index, RowsModel, fill_table

UNVERIFIED_KEY = "Shift+F1"
WIDTHS = (170, 230, 0, 90, 100)
"""Pixels at 100 %; 0 takes what is left."""


class UnverifiedModel(RowsModel[Unverified]):
    """Those that are shown."""

    def __init__(self) -> None:
        titles = (self.tr("表"), self.tr("内容"), self.tr("为什么待核实"), self.tr("版本"), self.tr("生效日期"))
        super().__init__(titles)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> str | None:
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return None
        return self.cells(self.rows[index.row()])[index.column()]

    def cells(self, row: Unverified) -> tuple[str, str, str, str, str]:
        """A row as it is shown."""
        effective = row.effective.isoformat() if row.effective else "—"
        why = row.why.removeprefix(f"{MARK}：")
        return row.table, row.value, why, row.version or self.tr("随程序"), effective


class UnverifiedPage(QWidget):
    """What to look for above, the list below."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.found: list[Unverified] = []
        self.model, self.table = UnverifiedModel(), QTableView()
        self.title = having(QLabel(), objectName="caseNumber")
        self.text = QLineEdit(placeholderText=self.tr("表、内容或原因的一部分"), clearButtonEnabled=True)
        self.whole = having(QLabel(wordWrap=True), objectName="faint")
        """The chosen row in full: the table shortens what is long."""
        self._build()
        self.table.selectionModel().selectionChanged.connect(lambda *_: self._tell())
        self.text.textChanged.connect(lambda _: self._choose())

    def refresh(self) -> None:
        """Read anew: a table may have come from the centre."""
        unverified_values.ask(self._desk.runner, self._desk.unlocked.store, self._show)

    def showEvent(self, event: QShowEvent) -> None:
        """The keys are with what is looked for; ↓ and Tab lead to the list."""
        super().showEvent(event)
        self.text.setFocus()

    def _show(self, found: list[Unverified]) -> None:
        self.found = found
        said = self.tr("{0} 处待核实") if found else self.tr("没有待核实的内容")
        self.title.setText(said.format(len(found)))
        self._choose()

    def _choose(self) -> None:
        text = self.text.text().strip()
        self.model.reset([row for row in self.found if any(text in cell for cell in self.model.cells(row))])
        self.table.selectRow(0)
        self._tell()

    def _tell(self) -> None:
        chosen = self.table.selectionModel().selectedRows()
        self.whole.setText(" · ".join(self.model.cells(self.model.rows[chosen[0].row()])[:3]) if chosen else "")

    def _build(self) -> None:
        fill_table(self.table, self.model, WIDTHS)
        self.table.setAccessibleName(self.tr("待核实"))
        self.text.setAccessibleName(self.tr("查找"))
        about = self.tr("这些数字、用语和表没有核对到原文，或者是拟定的。中心发布新的版本后，这里随之减少。")
        body = having(QFrame(), objectName="card")
        inside = QVBoxLayout(body)
        inside.setContentsMargins(16, 12, 16, 16)
        inside.setSpacing(10)
        inside.addWidget(self.text)
        inside.addWidget(self.table, 1)
        inside.addWidget(self.whole)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 18, 24, 16)
        layout.setSpacing(12)
        layout.addWidget(self.title)
        layout.addWidget(having(QLabel(about, wordWrap=True), objectName="faint"))
        layout.addWidget(body, 1)


def unverified_kind() -> PageKind:
    """The page as an entry of the menu."""
    return PageKind(QCoreApplication.translate("unverified", "待核实"), UNVERIFIED_KEY, REGISTER, UnverifiedPage)

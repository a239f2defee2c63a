"""粘贴名单: a list tried row by row before anything is taken over; what is wrong with a row stands beside it."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QGuiApplication, QKeySequence
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from desktop.group_matters import GroupMatters
from desktop.roster import Roster, Row
from offline_store.errors import ExpectedError
from ui import words
from ui.properties import having
from ui.tables import Index, RowsModel, fill_table

WIDTHS = (52, 110, 190, 130, 100, 56, 0)
"""Pixels at 100 %; 0 takes what is left."""
WRONG, REMARKABLE = QColor("#c0262d"), QColor("#8a5a00")
SIZE = (1060, 560)
"""Pixels at 100 %."""
SHEET_KINDS = "*.xlsx *.xlsm *.csv *.txt"


class RosterModel(RowsModel[Row]):
    """The rows of the list, each with what is wrong and what is remarkable."""

    def __init__(self) -> None:
        super().__init__(
            (
                self.tr("行"),
                self.tr("姓名"),
                self.tr("证件号码"),
                self.tr("电话"),
                self.tr("金额"),
                self.tr("代表"),
                self.tr("情况"),
            )
        )

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = self.rows[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return self._cells(row)[index.column()]
        if role == Qt.ItemDataRole.ForegroundRole and index.column() == len(WIDTHS) - 1:
            return WRONG if row.errors else REMARKABLE
        return None

    def _cells(self, row: Row) -> tuple[str, ...]:
        member = row.member
        amount = "" if member.amount is None else words.yuan(member.amount)
        mark = self.tr("代表") if member.representative else ""
        remarks = "；".join((*row.errors, *row.hints))
        return str(row.line), member.name, member.id_number, member.phone, amount, mark, remarks


class RosterDialog(QDialog):
    """Reads the clipboard at once; nothing is taken over until it is confirmed."""

    taken = Signal(object)
    """The Members, in their order."""

    def __init__(self, groups: GroupMatters, parent: QWidget) -> None:
        super().__init__(parent)
        self._groups = groups
        self.roster: Roster | None = None
        """What the list says, once it was tried."""
        self.setWindowTitle(self.tr("粘贴名单"))
        self.model, self.table = RosterModel(), QTableView()
        fill_table(self.table, self.model, WIDTHS)
        self.table.setAccessibleName(self.tr("名单的试读结果"))
        self.said = QLabel(wordWrap=True)
        self.only_remarkable = QCheckBox(self.tr("只看有问题的行"))
        self.only_remarkable.toggled.connect(self._show_rows)
        self.again = QPushButton(self.tr("从剪贴板读  Ctrl+V"))
        self.again.setShortcut(QKeySequence.StandardKey.Paste)
        self.file = QPushButton(self.tr("打开文件…"))
        self.confirm = having(QPushButton(self.tr("接收"), default=True), objectName="primary", enabled=False)
        self._cancel = QPushButton(self.tr("取消  Esc"))
        self.again.clicked.connect(self.read_clipboard)
        self.file.clicked.connect(self.choose_file)
        self.confirm.clicked.connect(self._take)
        self._cancel.clicked.connect(self.reject)
        self._build()
        self.read_clipboard()

    def read_clipboard(self) -> None:
        """Try what was copied in the spreadsheet."""
        self._wait()
        self._groups.try_text(QGuiApplication.clipboard().text(), self._show)

    def read_file(self, path: Path) -> None:
        """Try the list in a file."""
        self._wait()
        self._groups.try_file(path, self._show, self._failed)

    def choose_file(self) -> None:
        """Ask for the file."""
        kinds = self.tr("名单") + f" ({SHEET_KINDS})"
        name, _ = QFileDialog.getOpenFileName(self, self.tr("打开名单文件"), "", kinds)
        if name:
            self.read_file(Path(name))

    def _wait(self) -> None:
        self.confirm.setEnabled(False)
        self.said.setText(self.tr("正在试读…"))

    def _show(self, roster: Roster) -> None:
        self.roster = roster
        taken = len(roster.members)
        wrong = len(roster.rows) - taken
        hinted = sum(bool(row.hints) and not row.errors for row in roster.rows)
        parts = [self.tr("可以接收 {0} 人").format(taken)]
        parts += [self.tr("其中 {0} 人有提示，可以照常接收").format(hinted)] if hinted else []
        parts += [self.tr("{0} 行有错，不会接收").format(wrong)] if wrong else []
        self.said.setText(roster.problem or "，".join(parts) + self.tr("。确认之前什么都不会写入。"))
        self.confirm.setText(self.tr("接收 {0} 人").format(taken))
        self.confirm.setEnabled(bool(taken))
        (self.confirm if taken else self.again).setFocus()
        self._show_rows()

    def _show_rows(self) -> None:
        rows = self.roster.rows if self.roster else ()
        if self.only_remarkable.isChecked():
            rows = tuple(row for row in rows if row.errors or row.hints)
        self.model.reset(rows)

    def _failed(self, error: ExpectedError) -> None:
        self._show(Roster(problem=words.explained(error)))

    def _take(self) -> None:
        if self.roster:
            self.taken.emit(self.roster.members)
        self.accept()

    def _build(self) -> None:
        about = self.tr(
            "在 Excel 或 WPS 里选中名单（连同表头）复制，再到这里试读。各列次序不限：姓名、身份证号、电话、金额、代表。"
        )
        top = QHBoxLayout()
        top.addWidget(self.again)
        top.addWidget(self.file)
        top.addStretch(1)
        top.addWidget(self.only_remarkable)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self.confirm)
        row.addWidget(self._cancel)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 18, 20, 16)
        layout.setSpacing(12)
        layout.addWidget(having(QLabel(about, wordWrap=True), objectName="faint"))
        layout.addLayout(top)
        layout.addWidget(self.table, 1)
        layout.addWidget(self.said)
        layout.addLayout(row)
        self.resize(*SIZE)

"""文号台账: what became of every number of a series and year, what is missing, and the list on paper."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QMessageBox,
    QPushButton,
    QSpinBox,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from desktop.app import Desk
from desktop.numbers import Overview, gaps_words, line_cells, status_words, sums_words
from offline_store.numbers import BLOCK, OPEN, STATUSES, USED, Account, NumberLine
from offline_store.protocol import MOST_NUMBERS
from ui.case_numbers import VoidDialog
from ui.preview import Preview
from ui.properties import having
from ui.tables import Index, RowsModel, fill_table

WIDTHS = (200, 90, 190, 240, 0)
"""Pixels at 100 %; 0 takes what is left."""


class NumbersModel(RowsModel[NumberLine]):
    """The numbers that are chosen, in their order."""

    def __init__(self) -> None:
        super().__init__((self.tr("文号"), self.tr("情况"), self.tr("登记号"), self.tr("办理"), self.tr("说明")))

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> str | None:
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return None
        return line_cells(self.rows[index.row()])[index.column()]


class NumbersPage(QWidget):
    """Series and year above, the sums and what is missing, then the numbers."""

    problem = Signal(object)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk, self._numbers = desk, desk.numbers
        self.account: Account | None = None
        self.model, self.table = NumbersModel(), QTableView()
        self.series = having(QComboBox(), accessibleName=self.tr("文号系列"))
        self.year = having(QComboBox(), accessibleName=self.tr("年份"))
        self.status = having(QComboBox(), accessibleName=self.tr("情况"))
        self.text = QLineEdit(placeholderText=self.tr("文号、登记号或说明的一部分"), clearButtonEnabled=True)
        self.block = QSpinBox(minimum=1, maximum=MOST_NUMBERS, prefix=self.tr("每次领 "), suffix=self.tr(" 个"))
        self.left = having(QLabel(wordWrap=True), objectName="faint")
        self.sums = QLabel(wordWrap=True)
        self.gaps = having(QLabel(wordWrap=True), objectName="faint")
        self._void = having(QPushButton(self.tr("作废…")), enabled=False)
        self._back = QPushButton(self.tr("退回本机号段…"))
        self._print = having(QPushButton(self.tr("打印台账…")), objectName="primary", enabled=False)
        self._build()
        self._connect()

    def refresh(self) -> None:
        """Read anew: each time the page is shown, and when another series or year is chosen."""
        self._numbers.overview(self.series.currentData(), self.year.currentData(), self._show)

    def print_list(self) -> None:
        """Show the chosen numbers on paper."""
        if self.account:
            self._numbers.render(self.account, self.model.rows, self._preview)

    def ask_to_void(self) -> None:
        """The number that is marked."""
        if line := self._marked():
            dialog = VoidDialog(self._numbers, line, self)
            dialog.voided.connect(self.refresh)
            dialog.open()

    def ask_to_give_back(self) -> None:
        """Before a machine is taken out of use."""
        question = self.tr("把本机还没有用的号都退回中心？以后取号要等接通中心重新领取。")
        box = QMessageBox(QMessageBox.Icon.Question, self.tr("退回号段"), question, parent=self)
        box.addButton(self.tr("退回"), QMessageBox.ButtonRole.AcceptRole).clicked.connect(self.give_back)
        box.addButton(self.tr("取消  Esc"), QMessageBox.ButtonRole.RejectRole)
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.open()

    def give_back(self) -> None:
        """Return what is left of this desk's block."""
        self._numbers.give_back(lambda _count: self.refresh(), self.problem.emit)

    def _show(self, found: Overview) -> None:
        self.account = account = found.account
        _fill(self.series, [(self.tr("{0}字").format(series.word), series.id) for series in found.series], found.chosen)
        years = [(self.tr("{0} 年").format(year), year) for year in found.years]
        _fill(self.year, years, account.year if account else None)
        self.block.blockSignals(True)
        self.block.setValue(found.block)
        self.block.blockSignals(False)
        lefts = "，".join(self.tr("{0}字 {1} 个").format(series.word, series.left) for series in found.series)
        self.left.setText(self.tr("本机号段今年还有：{0}").format(lefts) if lefts else "")
        self.sums.setText(self._sums(account))
        self.gaps.setText(gaps_words(account) if account else "")
        self.gaps.setVisible(bool(self.gaps.text()))
        self._print.setEnabled(bool(account and account.lines))
        self._choose()

    def _sums(self, account: Account | None) -> str:
        if account is None:
            return self.tr("本站点还没有文号系列，或者还没有与中心同步过。请管理员在中心建立文号系列。")
        return sums_words(account) if account.head else self.tr("这一年还没有发过号。接通中心后自动领取。")

    def _choose(self) -> None:
        status, text = self.status.currentData(), self.text.text().strip()
        lines = self.account.lines if self.account else ()
        self.model.reset(
            [line for line in lines if status in (None, line.status) and any(text in cell for cell in line_cells(line))]
        )
        self._mark()

    def _marked(self) -> NumberLine | None:
        rows = self.table.selectionModel().selectedRows()
        return self.model.rows[rows[0].row()] if rows else None

    def _mark(self) -> None:
        line = self._marked()
        may = line is not None and (line.status in (USED, OPEN) or (line.status == BLOCK and line.mine))
        self._void.setEnabled(may)

    def _preview(self, pdf: bytes) -> None:
        send = partial(self._numbers.print_list, pdf)
        dialog = Preview(self._desk.front_desk, self.tr("文号台账"), pdf, send, self, kind="numbers")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def _connect(self) -> None:
        self.series.currentIndexChanged.connect(lambda _: self.refresh())
        self.year.currentIndexChanged.connect(lambda _: self.refresh())
        self.status.currentIndexChanged.connect(lambda _: self._choose())
        self.text.textChanged.connect(lambda _: self._choose())
        self.table.selectionModel().selectionChanged.connect(lambda *_: self._mark())
        self.model.modelReset.connect(self._mark)
        self._void.clicked.connect(self.ask_to_void)
        self._back.clicked.connect(self.ask_to_give_back)
        self._print.clicked.connect(self.print_list)
        self.block.editingFinished.connect(lambda: self._numbers.set_block_size(self.block.value()))

    def _build(self) -> None:
        self.gaps.hide()
        self.block.setAccessibleName(self.tr("每次领取的号数"))
        self.text.setAccessibleName(self.tr("查找"))
        for box in (self.series, self.year):
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.status.addItem(self.tr("所有情况"), None)
        for status in STATUSES:
            self.status.addItem(status_words(status), status)
        fill_table(self.table, self.model, WIDTHS)
        self.table.setAccessibleName(self.tr("文号台账"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 12, 16, 12)
        layout.setSpacing(12)
        layout.addWidget(self._head())
        layout.addWidget(self._body(), 1)

    def _head(self) -> QFrame:
        head = having(QFrame(), objectName="card")
        row = QHBoxLayout(head)
        row.setContentsMargins(16, 10, 16, 10)
        row.addWidget(having(QLabel(self.tr("文号台账")), objectName="caseNumber"), 1)
        for widget in (self._void, self._print):
            row.addWidget(widget)
        return head

    def _body(self) -> QFrame:
        choices = QHBoxLayout()
        choices.setSpacing(10)
        for widget in (self.series, self.year, self.status):
            choices.addWidget(widget)
        choices.addWidget(self.text, 1)
        body = having(QFrame(), objectName="card")
        inside = QVBoxLayout(body)
        inside.setContentsMargins(16, 12, 16, 16)
        inside.setSpacing(10)
        inside.addLayout(choices)
        inside.addWidget(self.sums)
        inside.addWidget(self.gaps)
        inside.addWidget(self.table, 1)
        inside.addLayout(self._own_block())
        return body

    def _own_block(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.addWidget(self.left, 1)
        row.addWidget(self.block)
        row.addWidget(self._back)
        return row


def _fill(box: QComboBox, items: Sequence[tuple[str, object]], chosen: object) -> None:
    """These choices, one of them chosen, without telling anybody of it."""
    box.blockSignals(True)
    box.clear()
    for text, value in items:
        box.addItem(text, value)
    box.setCurrentIndex(box.findData(chosen))
    box.blockSignals(False)

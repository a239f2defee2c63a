"""The auditor's page: who did what, whether the chain holds, and the export with its reason."""

from datetime import date
from pathlib import Path

from PySide6.QtCore import QAbstractTableModel, QDate, QModelIndex, QPersistentModelIndex, Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDateEdit,
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from desktop.app import Desk
from desktop.audit_words import action_words, break_words, moment_words, what_words, who_words
from desktop.auditing import Auditing, ChainState
from offline_store.audit_view import AuditFilter, AuditLine
from offline_store.types import local_day, now
from ui.properties import having
from ui.reason_dialog import ReasonDialog
from ui.tables import fill_table
from ui.words import day_and_clock

Index = QModelIndex | QPersistentModelIndex
NO_PARENT = QModelIndex()
SOON = 300
"""Milliseconds after the last key, before the entries are chosen anew."""
DAY = "yyyy-MM-dd"
WIDTHS = (170, 110, 110, 0, 190, 80)
"""Pixels at 100 %; 0 takes what is left."""


class AuditModel(QAbstractTableModel):
    """Entries newest first; the next page is fetched when the view comes near the end of what is there."""

    def __init__(self, auditing: Auditing) -> None:
        super().__init__()
        self._auditing, self._chosen = auditing, AuditFilter()
        self._asked, self._complete, self._turn = False, True, 0
        self.lines: list[AuditLine] = []
        self._titles = (
            self.tr("时间"),
            self.tr("人员"),
            self.tr("动作"),
            self.tr("内容"),
            self.tr("登记号"),
            self.tr("序号"),
        )

    def choose(self, chosen: AuditFilter) -> None:
        """Show these entries from the newest on."""
        self.beginResetModel()
        self._chosen, self.lines, self._complete, self._asked = chosen, [], False, False
        self._turn += 1  # an answer that is still to come belongs to what was chosen before
        self.endResetModel()
        self.fetchMore()

    def rowCount(self, parent: Index = NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self.lines)

    def columnCount(self, parent: Index = NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self._titles)

    def canFetchMore(self, parent: Index = NO_PARENT) -> bool:
        return not parent.isValid() and not self._complete and not self._asked

    def fetchMore(self, _parent: Index = NO_PARENT) -> None:
        turn, self._asked = self._turn, True
        before = self.lines[-1].seq if self.lines else None
        self._auditing.lines(self._chosen, before, lambda lines: self._add(turn, lines))

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> str | None:
        is_title = orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole
        return self._titles[section] if is_title else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> str | None:
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return None
        line = self.lines[index.row()]
        match index.column():
            case 0:
                return moment_words(line.at)
            case 1:
                return who_words(line.account)
            case 2:
                return action_words(line.action)
            case 3:
                return what_words(line)
            case 4:
                return line.number or "—"
        return str(line.seq)

    def _add(self, turn: int, lines: list[AuditLine]) -> None:
        if turn != self._turn:
            return
        self._asked, self._complete = False, not lines
        if lines:
            self.beginInsertRows(NO_PARENT, len(self.lines), len(self.lines) + len(lines) - 1)
            self.lines += lines
            self.endInsertRows()


class AuditPage(QWidget):
    """Chain state above, what to choose by below it, then the entries."""

    problem = Signal(object)
    exported = Signal(int)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._auditing = desk.auditing
        self.entries = AuditModel(self._auditing)
        self.state = having(QLabel(wordWrap=True), objectName="chainState")
        self.count = having(QLabel(), objectName="faint")
        self.by_day = QCheckBox(self.tr("日期"))
        self.day = having(
            QDateEdit(QDate.fromString(local_day(now()).isoformat(), DAY)), calendarPopup=True, displayFormat=DAY
        )
        self.account = having(QComboBox(), accessibleName=self.tr("人员"))
        self.action = having(QComboBox(), accessibleName=self.tr("动作"))
        self.number = QLineEdit(placeholderText=self.tr("登记号的一部分"), clearButtonEnabled=True)
        self._check = QPushButton(self.tr("逐条核对"))
        self._export = having(QPushButton(self.tr("导出…")), objectName="primary")
        self.table = QTableView()
        self._soon = QTimer(self, singleShot=True, interval=SOON)
        self._build()
        self._connect()

    def hideEvent(self, event: QHideEvent) -> None:
        """Nothing is asked for by a page that nobody sees."""
        self._soon.stop()
        super().hideEvent(event)

    def refresh(self) -> None:
        """Read anew: each time the page is shown."""
        self._auditing.choices(self._show_choices)
        self._auditing.state(self._show_state)
        self.choose()

    def choose(self) -> None:
        """Show what is chosen."""
        self.entries.choose(self._chosen())
        self._auditing.count(self._chosen(), lambda count: self.count.setText(self.tr("{0} 条").format(count)))

    def check(self) -> None:
        """Go through the whole chain."""
        self._check.setEnabled(False)
        self.state.setText(self.tr("正在逐条核对…"))
        self._auditing.check()

    def ask_to_export(self) -> None:
        """A reason first, then a file."""

        def named(reason: str) -> None:
            files = QFileDialog(self, self.tr("导出审计记录"), filter=self.tr("表格 (*.csv);;PDF (*.pdf)"))
            files.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
            files.setDefaultSuffix("csv")
            files.filterSelected.connect(lambda kind: files.setDefaultSuffix("pdf" if "pdf" in kind else "csv"))
            files.fileSelected.connect(lambda file: self.export(Path(file), reason))
            files.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            dialog.accept()
            files.open()

        dialog = ReasonDialog(
            self.tr("导出审计记录"),
            self.tr("导出会先记入审计，文件上有您的姓名和时间。导出做什么用？"),
            self.tr("选择文件"),
            named,
            self,
        )
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def export(self, file: Path, reason: str) -> None:
        """Write what is chosen to a file."""

        def done(rows: int) -> None:
            self.count.setText(self.tr("已导出 {0} 条").format(rows))
            self.exported.emit(rows)

        self._auditing.export(file, self._chosen(), reason, done, self.problem.emit)

    def _chosen(self) -> AuditFilter:
        return AuditFilter(
            day=date.fromisoformat(self.day.date().toString(DAY)) if self.by_day.isChecked() else None,
            account=self.account.currentData(),
            action=self.action.currentData(),
            number=self.number.text().strip(),
        )

    def _show_choices(self, choices: tuple[list[str], list[str]]) -> None:
        accounts, actions = choices
        for box, everything, found, words in (
            (self.account, self.tr("所有人员"), accounts, who_words),
            (self.action, self.tr("所有动作"), actions, action_words),
        ):
            chosen = box.currentData()
            box.blockSignals(True)
            box.clear()
            box.addItem(everything, None)
            for name in found:
                box.addItem(words(name), name)
            box.setCurrentIndex(max(box.findData(chosen), 0))
            box.blockSignals(False)

    def _show_state(self, state: ChainState) -> None:
        self._check.setEnabled(True)
        self.state.setText(self._words(state))
        self.state.setProperty("broken", not state.holds)
        self.state.style().unpolish(self.state)
        self.state.style().polish(self.state)

    def _words(self, state: ChainState) -> str:
        if not state.holds:
            found = "；".join(map(break_words, state.breaks)) or self.tr("本机没有查到")
            return self.tr("链条有断裂：{0}。中心记下 {1} 处。").format(found, state.noted_at_centre)
        if state.seen_at is None:
            return self.tr("链条完整，共 {0} 条，还没有与中心核对过").format(state.entries)
        seen_at = day_and_clock(state.seen_at)
        return self.tr("链条完整，共 {0} 条，与中心核对到第 {1} 条（{2}）").format(state.entries, state.seen, seen_at)

    def _connect(self) -> None:
        self._soon.timeout.connect(self.choose)
        self._auditing.checked.connect(self._show_state)
        self._check.clicked.connect(self.check)
        self._export.clicked.connect(self.ask_to_export)
        self.by_day.toggled.connect(self.day.setEnabled)
        for changed in (
            self.by_day.toggled,
            self.day.dateChanged,
            self.account.currentIndexChanged,
            self.action.currentIndexChanged,
            self.number.textChanged,
        ):
            changed.connect(lambda *_: self._soon.start())

    def _build(self) -> None:
        self.day.setEnabled(False)
        self.day.setAccessibleName(self.tr("日期"))
        self.number.setMinimumWidth(90)
        self.number.setAccessibleName(self.tr("登记号"))
        head = having(QFrame(), objectName="card")
        row = QHBoxLayout(head)
        row.setContentsMargins(16, 10, 16, 10)
        row.addWidget(having(QLabel(self.tr("审计记录")), objectName="caseNumber"))
        row.addSpacing(16)
        row.addWidget(self.state, 1)
        row.addWidget(self.count)
        row.addWidget(self._check)
        row.addWidget(self._export)
        choices = QHBoxLayout()
        choices.setSpacing(10)
        for widget in (self.by_day, self.day, self.account, self.action):
            choices.addWidget(widget)
        choices.addWidget(self.number, 1)
        for box in (self.account, self.action):
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        fill_table(self.table, self.entries, WIDTHS)
        self.table.setAccessibleName(self.tr("审计记录"))
        body = having(QFrame(), objectName="card")
        inside = QVBoxLayout(body)
        inside.setContentsMargins(16, 12, 16, 16)
        inside.setSpacing(10)
        inside.addLayout(choices)
        inside.addWidget(self.table, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 12, 16, 12)
        layout.setSpacing(12)
        layout.addWidget(head)
        layout.addWidget(body, 1)

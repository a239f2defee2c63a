"""批量办理: what is to be done to the chosen cases, what will become of each, and what cannot be done and why."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QTimer, Signal
from PySide6.QtGui import QBrush
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from desktop.app import Desk
from desktop.batches import Outcome
from desktop.print_jobs import Options
from offline_store.batch import ASSIGN, CLOSE, PRINT, REMIND, Planned, Wanted
from offline_store.errors import ExpectedError
from offline_store.process.assignment import Candidate
from ui.properties import having
from ui.words import FAINT, explained, marked

SIZE = (720, 560)
"""Pixels at 100 %."""
SOON = 200
"""Milliseconds after the last key, before the preview is made anew."""


class BatchDialog(QDialog):
    """The preview follows what is chosen; after it was done, what could not be done stays in the list."""

    changed = Signal()

    def __init__(self, desk: Desk, case_ids: Sequence[str], parent: QWidget) -> None:
        super().__init__(parent)
        self._batches, self._case_ids = desk.batches, list(case_ids)
        self.planned: list[Planned] = []
        self.setWindowTitle(self.tr("批量办理 {0} 件").format(len(self._case_ids)))
        self.action = having(QComboBox(), accessibleName=self.tr("办理什么"))
        for words, action in (
            (self.tr("分派"), ASSIGN),
            (self.tr("提醒承办人"), REMIND),
            (self.tr("打印登记表"), PRINT),
            (self.tr("报结案，或批准结案"), CLOSE),
        ):
            self.action.addItem(words, action)
        self.who = having(QComboBox(), accessibleName=self.tr("承办人"))
        self.text = having(QLineEdit(self.tr("请抓紧办理。"), maxLength=200), accessibleName=self.tr("提醒内容"))
        self.printer = having(QComboBox(), accessibleName=self.tr("打印机"))
        self.list = having(QListWidget(), accessibleName=self.tr("预览"), objectName="openItems")
        self.list.setWordWrap(True)
        self.confirm = having(QPushButton(default=True), objectName="primary", enabled=False)
        self.undo = having(QPushButton(self.tr("撤销这一批")), visible=False)
        self.message = having(QLabel(wordWrap=True), objectName="hint")
        self._soon = QTimer(self, singleShot=True, interval=SOON)
        self._build()
        self._soon.timeout.connect(self.preview)
        self.action.currentIndexChanged.connect(self._choose)
        for signal in (self.who.currentIndexChanged, self.text.textChanged):
            signal.connect(lambda *_: self._soon.start())
        self.confirm.clicked.connect(self.send)
        self.undo.clicked.connect(self.take_back)
        desk.process.candidates(self._offer_people)
        desk.front_desk.prints.options("registration", self._offer_printers, self._no_printers)
        self._choose()

    @property
    def wanted(self) -> Wanted:
        """What is chosen."""
        action = self.action.currentData()
        values = {ASSIGN: self.who.currentData(), REMIND: self.text.text(), PRINT: self.printer.currentText()}
        return Wanted(action, values.get(action) or "")

    def preview(self) -> None:
        """Ask what would become of each case."""
        wanted = self.wanted

        def known(planned: list[Planned]) -> None:
            if wanted == self.wanted:
                self._show(planned)

        self.confirm.setEnabled(False)
        self._batches.preview(self._case_ids, wanted, known)

    def send(self) -> None:
        """Do it."""
        self.confirm.setEnabled(False)
        ready = [each.case_id for each in self.planned if not each.obstacle]
        self._batches.run(ready, self.wanted, self._done, self._failed)

    def take_back(self) -> None:
        """Put all of it back as it was."""
        self.undo.setEnabled(False)
        self._batches.undo(self._undone, self._failed)

    def _done(self, outcome: Outcome) -> None:
        words = self.tr("已办理 {0} 件。").format(outcome.done)
        self.message.setText(words + explained(outcome.stopped_by) if outcome.stopped_by else words)
        self.undo.setVisible(self.action.currentData() != PRINT and outcome.done > 0)
        self.undo.setEnabled(True)
        self.changed.emit()
        remaining = [each.case_id for each in self.planned if each.obstacle]
        self._show([each for each in self.planned if each.case_id in remaining])

    def _undone(self, count: int) -> None:
        self.message.setText(self.tr("已撤销 {0} 件，内容和办理前一样。").format(count))
        self.undo.hide()
        self.changed.emit()
        self.preview()

    def _failed(self, error: ExpectedError) -> None:
        self.message.setText(explained(error))
        self.undo.setEnabled(True)
        self._enable()

    def _choose(self) -> None:
        action = self.action.currentData()
        for widget, own in ((self.who, ASSIGN), (self.text, REMIND), (self.printer, PRINT)):
            self._lines.setRowVisible(widget, action == own)
        self.message.setText(self.tr("打印过的纸不能撤销。") if action == PRINT else "")
        self.preview()

    def _show(self, planned: list[Planned]) -> None:
        self.planned = planned
        self.list.clear()
        for each in sorted(planned, key=lambda each: bool(each.obstacle)):
            item = QListWidgetItem(planned_words(each), self.list)
            item.setToolTip(item.text())
            if each.obstacle:
                item.setForeground(QBrush(FAINT))
        self._enable()

    def _enable(self) -> None:
        ready = sum(not each.obstacle for each in self.planned)
        self.confirm.setText(self.tr("办理 {0} 件").format(ready))
        self.confirm.setEnabled(ready > 0 and (self.action.currentData() != PRINT or bool(self.printer.count())))

    def _offer_people(self, found: list[Candidate]) -> None:
        for each in found:
            self.who.addItem(self.tr("{0}　在办 {1} 件").format(each.name, each.open), each.account)

    def _offer_printers(self, found: Options) -> None:
        for printer in found.printers:
            self.printer.addItem(printer.name)
            if printer.name == found.profile.printer or (printer.default and not found.profile.printer):
                self.printer.setCurrentText(printer.name)

    def _no_printers(self, error: ExpectedError) -> None:
        self.printer.setPlaceholderText(explained(error))

    def _build(self) -> None:
        self._lines = QFormLayout()
        self._lines.setSpacing(10)
        self._lines.addRow(self.tr("办理"), self.action)
        self._lines.addRow(self.tr("承办人"), self.who)
        self._lines.addRow(self.tr("提醒内容"), self.text)
        self._lines.addRow(self.tr("打印机"), self.printer)
        close = QPushButton(self.tr("关闭  Esc"))
        close.clicked.connect(self.reject)
        row = QHBoxLayout()
        row.addWidget(self.undo)
        row.addStretch(1)
        row.addWidget(self.confirm)
        row.addWidget(close)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 18, 20, 16)
        layout.setSpacing(12)
        layout.addLayout(self._lines)
        layout.addWidget(self.list, 1)
        layout.addWidget(self.message)
        layout.addLayout(row)
        self.resize(*SIZE)


def planned_words(each: Planned) -> str:
    """What will become of a case, in one line."""
    head = f"{each.number}　{each.name}"
    if each.obstacle:
        why = marked(each.obstacle)
        return QCoreApplication.translate("process", "{0}　不能办理：{1}").format(head, why)
    return QCoreApplication.translate("process", "{0} → {1}").format(head, each.to) if each.to else head


def select_words(count: int) -> str:
    """The button that offers it."""
    return QCoreApplication.translate("process", "批量办理 {0} 件  Ctrl+Shift+G").format(count)

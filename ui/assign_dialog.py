"""分派: who handles the case, with everybody's load in sight."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from desktop.case_process import CaseProcess
from offline_store.errors import ExpectedError
from offline_store.process.assignment import Candidate
from ui.properties import having
from ui.words import explained

SIZE = (480, 400)
"""Pixels at 100 %."""
ACCOUNT = Qt.ItemDataRole.UserRole


class AssignDialog(QDialog):
    """Those with the fewest open cases stand first."""

    chosen = Signal(str, str)
    """Account and reason, where somebody else does the assigning (several cases at once)."""
    assigned = Signal()

    def __init__(self, process: CaseProcess, case_id: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._process, self._case_id = process, case_id
        self.setWindowTitle(self.tr("分派"))
        self.people = having(QListWidget(), accessibleName=self.tr("承办人"), objectName="joinable")
        self.reason = having(QLineEdit(placeholderText=self.tr("说明（可以不填）")), accessibleName=self.tr("说明"))
        self.confirm = having(QPushButton(self.tr("分派"), default=True), objectName="primary", enabled=False)
        self._message = having(QLabel(wordWrap=True), objectName="complaint")
        self.confirm.clicked.connect(self.send)
        self.people.itemActivated.connect(lambda _item: self.send())
        cancel = QPushButton(self.tr("取消  Esc"))
        cancel.clicked.connect(self.reject)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self.confirm)
        row.addWidget(cancel)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 18, 20, 16)
        layout.setSpacing(12)
        layout.addWidget(QLabel(self.tr("交给谁办理？在办最少的排在前面。"), wordWrap=True))
        layout.addWidget(self.people, 1)
        layout.addWidget(self.reason)
        layout.addWidget(self._message)
        layout.addLayout(row)
        self.resize(*SIZE)
        process.candidates(self._show)

    def send(self) -> None:
        """Give the case, or say who was chosen."""
        item = self.people.currentItem()
        if item is None:
            return
        account, reason = item.data(ACCOUNT), self.reason.text().strip()
        if not self._case_id:
            self.chosen.emit(account, reason)
            self.accept()
            return
        self.confirm.setEnabled(False)
        self._process.assign(self._case_id, account, reason, self._done, self._failed)

    def _done(self, _none: None) -> None:
        self.assigned.emit()
        self.accept()

    def _failed(self, error: ExpectedError) -> None:
        self.confirm.setEnabled(True)
        self._message.setText(explained(error))

    def _show(self, found: list[Candidate]) -> None:
        for each in found:
            words = self.tr("{0}　在办 {1} 件").format(each.name, each.open)
            if each.overdue:
                words = self.tr("{0}，超期 {1} 件").format(words, each.overdue)
            item = QListWidgetItem(words, self.people)
            item.setData(ACCOUNT, each.account)
            item.setSizeHint(QSize(0, self.fontMetrics().height() + 16))
        self.people.setCurrentRow(0)
        self.people.setFocus()
        self.confirm.setEnabled(bool(found))

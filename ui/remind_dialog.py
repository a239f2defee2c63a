"""催办: the level is offered, its words are drafted; a person changes and sends them. A letter is shown as paper."""

from dataclasses import replace
from datetime import date
from functools import partial

from PySide6.QtCore import QDate, Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QDateEdit,
    QDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from desktop.front_desk import FrontDesk
from desktop.work_queue import Letter, WorkQueue
from offline_store.errors import ExpectedError
from offline_store.reminders import LETTER, SUPERVISION, Draft
from ui.preview import Preview
from ui.properties import having
from ui.queue_words import level_words
from ui.words import explained

WIDTH = 620
"""Pixels at 100 %."""


class RemindDialog(QDialog):
    """Stays open, with what was typed, until the reminder is kept."""

    sent = Signal(str)
    """The reminder's id."""

    def __init__(
        self, queue: WorkQueue, front_desk: FrontDesk, case_id: str, deadline_id: str | None, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._above = parent
        self._queue, self._front, self._case_id, self._deadline_id = queue, front_desk, case_id, deadline_id
        self.draft: Draft | None = None
        """What was drafted, once it is."""
        self.setWindowTitle(self.tr("催办"))
        self.about = having(QLabel(wordWrap=True), objectName="faint")
        self.level = having(QComboBox(), accessibleName=self.tr("方式"))
        self.to = having(QLineEdit(maxLength=60), accessibleName=self.tr("催办对象"))
        self.text = having(QPlainTextEdit(), accessibleName=self.tr("内容"), tabChangesFocus=True)
        self.until = having(QDateEdit(), accessibleName=self.tr("答复期限"), calendarPopup=True)
        self.until.setDisplayFormat("yyyy-MM-dd")
        self.message = having(QLabel(wordWrap=True), objectName="complaint", visible=False)
        self.confirm = having(QPushButton(self.tr("发出"), default=True), objectName="primary", enabled=False)
        self._build()
        self.level.activated.connect(self._redraft)
        self.confirm.clicked.connect(self.send)
        self._queue.draft(case_id, deadline_id, "", self._show, self.failed)

    def send(self) -> None:
        """Keep it as sent."""
        if self.draft is None:
            return
        self.confirm.setEnabled(False)
        day = self.until.date()
        until = date(day.year(), day.month(), day.day())
        wanted = replace(self.draft, to_name=self.to.text(), text=self.text.toPlainText(), due_on=until)
        if wanted.to_name != self.draft.to_name:
            wanted = replace(wanted, to_account="")  # somebody else than the colleague it was drafted for
        self._queue.send(wanted, self._sent, self.failed)

    def failed(self, error: ExpectedError) -> None:
        """It was not; what is typed stays."""
        self.message.setText(explained(error))
        self.message.show()
        self.confirm.setEnabled(self.draft is not None)

    def _redraft(self) -> None:
        self._queue.draft(self._case_id, self._deadline_id, self.level.currentData(), self._show, self.failed)

    def _show(self, draft: Draft) -> None:
        before, self.draft = self.draft, draft
        self.level.clear()
        for level in draft.levels:
            self.level.addItem(level_words(level), level)
        self.level.setCurrentIndex(self.level.findData(draft.level))
        self.about.setText(self.tr("{0}　上一次之后该用的方式已选好，可以改；内容发出后留存。").format(draft.number))
        if before is None or self.to.text() == before.to_name:  # what she changed stays
            self.to.setText(draft.to_name)
        if before is None or self.text.toPlainText() == before.text:
            self.text.setPlainText(draft.text)
        self.until.setDate(QDate(draft.due_on.year, draft.due_on.month, draft.due_on.day))
        self.confirm.setText(self.tr("发出并打印") if draft.level in (LETTER, SUPERVISION) else self.tr("发出"))
        self.confirm.setEnabled(True)
        self.text.setFocus()

    def _sent(self, reminder_id: str) -> None:
        assert self.draft is not None
        if self.draft.level in (LETTER, SUPERVISION):
            show_letter(self._queue, self._front, reminder_id, self._above, self.failed)
        self.accept()
        self.sent.emit(reminder_id)

    def _build(self) -> None:
        lines = QFormLayout()
        lines.setHorizontalSpacing(16)
        lines.setVerticalSpacing(10)
        for label, field in (
            (self.tr("方式"), self.level),
            (self.tr("催办对象"), self.to),
            (self.tr("内容"), self.text),
            (self.tr("答复期限"), self.until),
        ):
            lines.addRow(label, field)
        cancel = QPushButton(self.tr("取消  Esc"))
        cancel.clicked.connect(self.reject)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self.confirm)
        row.addWidget(cancel)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 18)
        layout.setSpacing(12)
        layout.addWidget(self.about)
        layout.addLayout(lines)
        layout.addWidget(self.message)
        layout.addLayout(row)
        self.resize(WIDTH, 380)


def show_letter(queue: WorkQueue, front_desk: FrontDesk, reminder_id: str, parent: QWidget, failed: object) -> None:
    """The letter as paper, to be printed."""

    def show(letter: Letter) -> None:
        title = level_words(SUPERVISION if letter.kind == "supervision" else LETTER)
        send = partial(queue.print_letter, letter)
        dialog = Preview(front_desk, title, letter.pdf, send, parent, kind=letter.kind, printings=letter.printings)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    assert callable(failed)
    queue.letter(reminder_id, show, failed)

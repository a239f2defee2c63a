"""Asks what of a talk is exported, why, and where to."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from desktop.app import Desk
from desktop.transcript_editing import Opened
from offline_store.errors import ExpectedError
from offline_store.roles import MEDIATE
from ui.properties import having
from ui.reason_dialog import LONGEST, fit_height
from ui.words import explained

EXPORT_KEY = "Ctrl+Shift+F8"


class ExportDialog(QDialog):
    """Stays open, with what was chosen, until the files are written or it is closed."""

    def __init__(self, desk: Desk, opened: Opened, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("导出谈话"))
        self._transcripts, self._opened = desk.transcripts, opened
        self.form = having(QComboBox(), accessibleName=self.tr("导出成什么"))
        for form, words in (
            ("docx", self.tr("文字：Word 文档")),
            ("pdf", self.tr("文字：PDF 记录")),
            ("txt", self.tr("文字：纯文本")),
            ("srt", self.tr("字幕：SRT")),
            ("wav", self.tr("录音：WAV")),
            ("flac", self.tr("录音：FLAC，另附逐句的 CUE 文件")),
        ):
            self.form.addItem(words, form)
        self.private = QCheckBox(self.tr("包括背对背谈话"))
        has_private = any(each.private_with for each in opened.recordings)
        self.private.setVisible(has_private and desk.unlocked.desk.may(MEDIATE))
        self.reason = having(QLineEdit(maxLength=LONGEST), accessibleName=self.tr("用途"))
        self.confirm = having(QPushButton(self.tr("导出…"), default=True), objectName="primary", enabled=False)
        self._message = having(QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText), objectName="faint")
        self._refused = having(QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText), objectName="complaint")
        self._close = QPushButton(self.tr("取消  Esc"))
        self._close.clicked.connect(self.reject)
        self.confirm.clicked.connect(self.ask_where)
        self.reason.textChanged.connect(lambda text: self.confirm.setEnabled(bool(text.strip())))
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self.confirm)
        row.addWidget(self._close)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 18, 20, 16)
        layout.setSpacing(12)
        question = self.tr("为什么要导出？用途会记入审计。文件不再加密，请妥善保管。")
        asked = (self.form, QLabel(question, wordWrap=True), self.reason, self.private)
        for part in (*asked, self._message, self._refused):
            layout.addWidget(part)
        layout.addLayout(row)
        self._say("", "")

    def ask_where(self) -> None:
        """The file's name tells nobody."""
        form = self.form.currentData()
        files = QFileDialog(self, self.tr("导出谈话"))
        files.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        files.setDefaultSuffix(form)
        files.selectFile(self._transcripts.file_name(self._opened, form))
        files.fileSelected.connect(lambda file: self.export(Path(file)))
        files.open()

    def export(self, file: Path) -> None:
        """Write it there."""
        path = (
            file
            if file.suffix.lower() == f".{self.form.currentData()}"
            else file.with_suffix(f".{self.form.currentData()}")
        )
        self.confirm.setEnabled(False)
        self._transcripts.export(
            self._opened.reception_id, path, self.reason.text().strip(), self._done, self._failed,
            private=self.private.isChecked() and self.private.isVisibleTo(self),
        )  # fmt: skip

    def _done(self, files: list[Path]) -> None:
        self._close.setText(self.tr("关闭  Esc"))
        self._say(self.tr("已导出：{0}").format("、".join(each.name for each in files)), "")

    def _failed(self, error: ExpectedError) -> None:
        self._say("", explained(error))

    def _say(self, done: str, refused: str) -> None:
        for label, words in ((self._message, done), (self._refused, refused)):
            label.setText(words)
            label.setVisible(bool(words))
        self.confirm.setEnabled(bool(self.reason.text().strip()))
        fit_height(self)

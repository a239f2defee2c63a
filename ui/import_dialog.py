"""从文件导入录音: which file, and when it was recorded."""

from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QDateTime, Signal
from PySide6.QtWidgets import QDateTimeEdit, QFileDialog, QLabel, QPushButton, QWidget

from desktop.importing import Original
from offline_store.types import ZONE
from ui.dialog_form import DialogForm
from ui.properties import having


class ImportDialog(DialogForm):
    """Emits what was chosen and closes; the recording's page tells how far it is."""

    chosen = Signal(object)
    """An Original."""

    def __init__(self, parent: QWidget | None = None) -> None:
        title = self.tr("从文件导入录音")
        about = self.tr("手机、录音笔或聊天软件里的录音都可以。原文件的名称、时间和校验值会记入审计。")
        super().__init__(title, about, self.tr("导入"), parent)
        self.path: Path | None = None
        self.name = having(QLabel(self.tr("还没有选文件")), wordWrap=True)
        self.choose = having(QPushButton(self.tr("选文件…  Alt+F")), shortcut="Alt+F")
        self.when = having(QDateTimeEdit(QDateTime.currentDateTime()), displayFormat="yyyy-MM-dd HH:mm")
        self.when.setAccessibleName(self.tr("录音时间"))
        self.when.setCalendarPopup(True)
        self.lines.addRow(self.tr("文件"), self.choose)
        self.lines.addRow("", self.name)  # a row of its own: a name may take several lines
        self.lines.addRow(self.tr("录音时间"), self.when)
        self.go.setEnabled(False)
        self.choose.clicked.connect(self._choose)
        self.go.clicked.connect(self._take)

    def take(self, path: Path) -> None:
        """This file; it was recorded, until the clerk says otherwise, when it was written last."""
        self.path = path
        self.name.setText(path.name)
        self.name.setToolTip(path.name)
        written = QDateTime.fromSecsSinceEpoch(int(path.stat().st_mtime)) if path.exists() else None
        self.when.setDateTime(written or QDateTime.currentDateTime())
        self.go.setEnabled(True)
        self.go.setFocus()
        self.fit()  # a long name takes several lines

    def _choose(self) -> None:
        kinds = self.tr("录音 ({0});;所有文件 (*)").format(
            "*.wav *.mp3 *.m4a *.aac *.amr *.awb *.3gp *.mp4 *.wma *.flac *.ogg *.opus"
        )
        files = QFileDialog(self, self.tr("选录音文件"), filter=kinds)
        files.setFileMode(QFileDialog.FileMode.ExistingFile)
        files.fileSelected.connect(lambda name: self.take(Path(name)))
        files.open()

    def _take(self) -> None:
        if self.path:
            moment = datetime.fromtimestamp(self.when.dateTime().toSecsSinceEpoch(), ZONE)
            self.chosen.emit(Original(self.path, moment))
            self.accept()

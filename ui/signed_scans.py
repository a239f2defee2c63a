"""A final paper as it was signed: its scans, each to be looked at, and one more to be added."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QFileDialog, QLabel, QPushButton, QVBoxLayout, QWidget

from desktop.case_file import CaseFiles
from offline_store.attachments import AttachmentView
from offline_store.papers import FINAL, PaperView
from ui.paper_preview import PdfDialog
from ui.properties import having


class SignedScans(QWidget):
    """Of the paper that is shown."""

    problem = Signal(object)

    def __init__(self, files: CaseFiles) -> None:
        super().__init__()
        self.setObjectName("plain")
        self._files = files
        self._paper: PaperView | None = None
        self.buttons: list[QPushButton] = []
        self.add = having(QPushButton(self.tr("加签名件  Alt+S")), shortcut=QKeySequence("Alt+S"))
        self.add.clicked.connect(self.ask)
        self._rows = QVBoxLayout()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(having(QLabel(self.tr("签名件")), objectName="cardTitle"))
        column.addLayout(self._rows)
        column.addWidget(self.add)

    def show_paper(self, paper: PaperView) -> None:
        """Those of this paper."""
        self._paper = paper
        self.add.setVisible(paper.status == FINAL)
        self._show([])
        self._files.scans_of(paper, lambda scans: self._show(scans) if self._paper is paper else None)

    def ask(self) -> None:
        """A PDF or a picture of the signed paper."""
        files = QFileDialog(self, self.tr("加签名件"))
        files.setNameFilter(self.tr("扫描件 (*.pdf *.jpg *.jpeg *.png)"))
        files.setFileMode(QFileDialog.FileMode.ExistingFile)
        files.fileSelected.connect(lambda file: self.take(Path(file)))
        files.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        files.open()

    def take(self, file: Path) -> None:
        """Add this one."""
        if paper := self._paper:
            self._files.add_signed(paper, file, lambda _id: self.show_paper(paper), self.problem.emit)

    def _show(self, scans: list[AttachmentView]) -> None:
        for button in self.buttons:
            self._rows.removeWidget(button)
            button.hide()
            button.deleteLater()
        self.buttons = [self._button(scan) for scan in scans]

    def _button(self, scan: AttachmentView) -> QPushButton:
        pages = self.tr("{0}，{1} 页").format(scan.name, scan.sealed.pages)
        button = QPushButton(pages if scan.is_here else self.tr("{0}，在别的席位").format(pages))
        button.clicked.connect(lambda: self._open(scan))
        self._rows.addWidget(button)
        return button

    def _open(self, scan: AttachmentView) -> None:
        PdfDialog(scan.name, lambda done, failed: self._files.show_scan(scan, done, failed), self).open()

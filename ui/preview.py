"""The paper before it is printed: the preview is the PDF itself."""

from collections.abc import Callable

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, Signal
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPdfWidgets import QPdfView
from PySide6.QtWidgets import QComboBox, QDialog, QHBoxLayout, QLabel, QPushButton, QSpinBox, QVBoxLayout, QWidget

from desktop.front_desk import FrontDesk
from desktop.printing.spool import Printer
from offline_store.errors import ExpectedError
from ui.properties import having
from ui.words import explained

Send = Callable[[str, int, Callable[[str], None], Callable[[ExpectedError], None]], None]
"""Gives the PDF to a printer in so many copies; then its job's name, or what went wrong."""


class Preview(QDialog):
    """Shows the pages and sends these very bytes to a printer."""

    printed = Signal(str)
    """The print job's name."""

    def __init__(self, front_desk: FrontDesk, title: str, pdf: bytes, send: Send, parent: QWidget) -> None:
        super().__init__(parent)
        self.pdf, self._give = pdf, send
        self.setWindowTitle(title)
        self._buffer = QBuffer(self)
        self._buffer.setData(QByteArray(pdf))
        self._buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        self.document = QPdfDocument(self)
        self.document.load(self._buffer)
        self._view = QPdfView(self)
        self._view.setDocument(self.document)
        self._view.setPageMode(QPdfView.PageMode.MultiPage)
        self._view.setZoomMode(QPdfView.ZoomMode.FitToWidth)
        self._view.setAccessibleName(self.tr("{0}预览").format(title))
        self._printer = having(QComboBox(), accessibleName=self.tr("打印机"))
        self._copies = having(QSpinBox(minimum=1, maximum=20, suffix=self.tr(" 份")), accessibleName=self.tr("份数"))
        self._print = having(QPushButton(self.tr("打印"), default=True), objectName="primary", enabled=False)
        self._message = having(QLabel(wordWrap=True), objectName="faint")
        self._build()
        self._print.clicked.connect(self.send)
        front_desk.paper.printers(self._show_printers, self._show_error)

    @property
    def message(self) -> str:
        """What the dialog says of printing."""
        return self._message.text()

    def ready(self) -> bool:
        """Whether there is a printer to send to."""
        return self._print.isEnabled()

    def _build(self) -> None:
        close = QPushButton(self.tr("关闭  Esc"))
        close.clicked.connect(self.reject)
        row = QHBoxLayout()
        row.addWidget(self._message, 1)
        row.addWidget(self._printer)
        row.addWidget(self._copies)
        row.addWidget(self._print)
        row.addWidget(close)
        layout = QVBoxLayout(self)
        layout.addWidget(self._view, 1)
        layout.addLayout(row)
        self.resize(900, 900)

    def _show_printers(self, found: list[Printer]) -> None:
        for printer in found:
            self._printer.addItem(printer.name)
            if printer.default:
                self._printer.setCurrentText(printer.name)
        self._print.setEnabled(bool(found))
        if not found:
            self._message.setText(self.tr("这台电脑还没有打印机。请管理员添加打印机后再打开这一页。"))

    def send(self) -> None:
        """Give these very bytes to the chosen printer."""
        self._print.setEnabled(False)
        self._message.setText(self.tr("正在送往打印机…"))
        self._give(self._printer.currentText(), self._copies.value(), self._sent, self._show_error)

    def _sent(self, job: str) -> None:
        self._message.setText(self.tr("已交给打印机（{0}）。").format(job))
        self.printed.emit(job)

    def _show_error(self, error: ExpectedError) -> None:
        self._print.setEnabled(bool(self._printer.count()))
        self._message.setText(explained(error))

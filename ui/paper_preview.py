"""The very PDF of a paper beside what is typed: rendered off the screen's thread, shown where it was scrolled to."""

from collections.abc import Callable

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, Qt, QTimer, Signal
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPdfWidgets import QPdfView
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from offline_store.errors import ExpectedError
from ui.print_words import substitute_words
from ui.properties import having
from ui.words import said

SETTLE = 350
"""Milliseconds after the last keystroke."""
Render = Callable[[Callable[[bytes], None], Callable[[ExpectedError], None]], None]
"""Asks for the PDF of what stands there now."""


class PaperPreview(QWidget):
    """One rendering at a time; what changes meanwhile is rendered afterwards."""

    shown = Signal()
    """The PDF of what stands there now is seen."""

    def __init__(self, render: Render) -> None:
        super().__init__()
        self._render = render
        self.pdf = b""
        self._is_rendering = self._is_stale = False
        self._buffer: QBuffer | None = None
        self.document = QPdfDocument(self)
        self.view = QPdfView(self)
        self.view.setDocument(self.document)
        self.view.setPageMode(QPdfView.PageMode.MultiPage)
        self.view.setZoomMode(QPdfView.ZoomMode.FitToWidth)
        self.view.setAccessibleName(self.tr("文书预览"))
        self._message = having(QLabel(wordWrap=True), objectName="complaint")
        self._message.hide()
        self._settle = QTimer(self, singleShot=True, interval=SETTLE)
        self._settle.timeout.connect(self.refresh)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._message)
        layout.addWidget(self.view, 1)
        if substitutes := substitute_words():
            layout.addWidget(having(QLabel(substitutes, wordWrap=True), objectName="faint"))

    @property
    def message(self) -> str:
        """Why it cannot be printed as it stands; empty where it can."""
        return "" if self._message.isHidden() else self._message.text()

    def note(self) -> None:
        """Something was typed."""
        self._settle.start()

    def refresh(self) -> None:
        """Render what stands there now."""
        self._settle.stop()
        if self._is_rendering:
            self._is_stale = True
            return
        self._is_rendering, self._is_stale = True, False
        self._render(self._rendered, self._failed)

    def show_pdf(self, pdf: bytes) -> None:
        """Show these pages, at the place where the ones before were."""
        across, down = self.view.horizontalScrollBar().value(), self.view.verticalScrollBar().value()
        self.pdf = pdf
        buffer = QBuffer(self)
        buffer.setData(QByteArray(pdf))
        buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        self.document.load(buffer)
        if self._buffer is not None:
            self._buffer.deleteLater()
        self._buffer = buffer
        self.view.horizontalScrollBar().setValue(across)
        self.view.verticalScrollBar().setValue(down)

    def clear(self) -> None:
        """Another paper comes: its pages begin at the top, and no answer is waited for any more."""
        self._settle.stop()
        self.pdf = b""
        self.document.close()
        self._message.hide()

    def _rendered(self, pdf: bytes) -> None:
        self._message.hide()
        self.show_pdf(pdf)
        self._go_on()

    def _failed(self, error: ExpectedError) -> None:
        self._message.setText("".join(said(error)[1:]))
        self._message.show()
        self._go_on()

    def _go_on(self) -> None:
        self._is_rendering = False
        if self._is_stale:
            self.refresh()
        else:
            self.shown.emit()


class PdfDialog(QDialog):
    """A PDF to look at."""

    def __init__(self, title: str, render: Render, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.preview = PaperPreview(render)
        close = QPushButton(self.tr("关闭  Esc"))
        close.clicked.connect(self.reject)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(close)
        layout = QVBoxLayout(self)
        layout.addWidget(self.preview, 1)
        layout.addLayout(row)
        self.resize(900, 900)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.preview.refresh()

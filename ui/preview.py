"""The paper before it is printed: the preview is the PDF itself."""

from collections.abc import Callable

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, Qt, Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPdfWidgets import QPdfView
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from desktop.front_desk import FrontDesk
from desktop.printing.spool import Order
from offline_store.errors import ExpectedError
from offline_store.print_profiles import PrintProfile
from offline_store.printing import JobLine
from ui.paper_preview import Render
from ui.print_order import PrintOrder
from ui.print_words import advice_words, state_words, substitute_words
from ui.properties import having
from ui.reserve_dialog import ReserveDialog
from ui.words import explained

Send = Callable[[Order, Callable[[str], None], Callable[[ExpectedError], None]], None]
"""Gives the PDF to a printer; then its job's name, or what went wrong."""


class Preview(QDialog):
    """Shows the pages, sends these very bytes to a printer, and says what the spooler says of them."""

    sent = Signal(str)
    """The print system has taken it: the job's name."""
    printed = Signal(str)
    """It is printed."""

    def __init__(
        self,
        front_desk: FrontDesk,
        title: str,
        pdf: bytes,
        send: Send,
        parent: QWidget,
        *,
        kind: str = "",
        copies: int = 1,
        printings: int = 0,
    ) -> None:
        """Printer, paper and tray are remembered for the `kind`. From the second print on a reason is asked."""
        super().__init__(parent)
        self.pdf, self._give, self._kind, self._prints = pdf, send, kind or "other", front_desk.prints
        self._job = ""
        self._render: Render | None = None
        self.setWindowTitle(title)
        self._buffer: QBuffer | None = None
        self.document = QPdfDocument(self)
        self._load(pdf)
        self._view = QPdfView(self)
        self._view.setDocument(self.document)
        self._view.setPageMode(QPdfView.PageMode.MultiPage)
        self._view.setZoomMode(QPdfView.ZoomMode.FitToWidth)
        self._view.setAccessibleName(self.tr("{0}预览").format(title))
        self.order = PrintOrder(front_desk.prints, self._kind, copies=copies, printings=printings)
        self._print = having(QPushButton(self.tr("打印")), objectName="primary", enabled=False, default=True)
        self.reserve = having(QPushButton(self.tr("套打  Ctrl+F6")), shortcut=QKeySequence("Ctrl+F6"))
        self.reserve.hide()
        self._message = having(QLabel(wordWrap=True), objectName="faint")
        self._build()
        self.reserve.clicked.connect(lambda: self._prints.profile(self._kind, self._ask_reserve))
        self._print.clicked.connect(self.send)
        self.order.ready.connect(lambda: self._print.setEnabled(True))
        self.order.problem.connect(self._show_error)
        self.order.none_there.connect(self._say_no_printer)
        front_desk.prints.moved.connect(self._moved)
        self.order.ask()

    @property
    def message(self) -> str:
        """What the dialog says of printing."""
        return self._message.text()

    def offer_reserve(self, render: Render) -> None:
        """The paper may have a head printed on it: 套打 is set here, and `render` draws it anew."""
        self._render = render
        self.reserve.show()

    def ready(self) -> bool:
        """Whether there is a printer to send to."""
        return self._print.isEnabled()

    def _build(self) -> None:
        close = QPushButton(self.tr("关闭  Esc"))
        close.clicked.connect(self.reject)
        row = QHBoxLayout()
        row.addWidget(self._message, 1)
        row.addWidget(self.reserve)
        row.addWidget(self._print)
        row.addWidget(close)
        layout = QVBoxLayout(self)
        layout.addWidget(self._view, 1)
        if substitutes := substitute_words():
            layout.addWidget(having(QLabel(substitutes, wordWrap=True), objectName="faint"))
        layout.addWidget(self.order)
        layout.addLayout(row)
        self.resize(900, 900)
        self._print.setFocus(Qt.FocusReason.OtherFocusReason)

    def send(self) -> None:
        """Give these very bytes to the chosen printer."""
        if self.order.lacks_reason:
            self._message.setText(self.tr("这份文书打印过，请先写明重印原因。"))
            self.order.reason.setFocus()
            return
        self._print.setEnabled(False)
        self._message.setText(self.tr("正在送往打印机…"))
        self._give(self.order.value(), self._sent, self._show_error)

    def _load(self, pdf: bytes) -> None:
        self.pdf = pdf
        buffer = QBuffer(self)
        buffer.setData(QByteArray(pdf))
        buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        self.document.load(buffer)
        if self._buffer is not None:
            self._buffer.deleteLater()
        self._buffer = buffer

    def _ask_reserve(self, profile: PrintProfile) -> None:
        dialog = ReserveDialog(self._prints, self._kind, profile, self.order.value, self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.accepted.connect(self._draw_anew)
        dialog.open()

    def _draw_anew(self) -> None:
        if self._render is not None:
            self._render(self._load, self._show_error)

    def _sent(self, job: str) -> None:
        self._job = job
        self._prints.remember(self._kind, self.order.value())
        self._message.setText(self.tr("已交给打印机（{0}），等它印完…").format(job))
        self.sent.emit(job)

    def _moved(self, line: JobLine) -> None:
        if line.job != self._job:
            return
        words = self.tr("{0}（{1}）。{2}").format(state_words(line), line.job, advice_words(line))
        self._message.setText(words)
        if not line.is_open:
            self._print.setEnabled(True)
            if line.phase == "done":
                self.order.count_one()
                self.printed.emit(line.job)

    def _say_no_printer(self) -> None:
        self._message.setText(self.tr("这台电脑还没有打印机。请管理员添加打印机后再打开这一页。"))

    def _show_error(self, error: ExpectedError) -> None:
        self._print.setEnabled(self.order.has_printer)
        self._message.setText(explained(error))

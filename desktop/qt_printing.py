"""The way to the printer where there is no CUPS: on Windows, through Qt.

The same functions as `printing/spool.py` and `printing/jobs.py` give for CUPS. Qt hands a drawing over and hears no
more of it: a job is GONE as soon as the system has it, and the clerk says whether the sheets are there.
"""

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRect, QSize, QSizeF
from PySide6.QtGui import QPageLayout, QPageSize, QPainter
from PySide6.QtPdf import QPdfDocument, QPdfDocumentRenderOptions
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo

from desktop.printing.jobs import GONE, Abilities, JobState
from desktop.printing.spool import NoSuchPrinter, Order, Printer, PrintRejected

DPI = 600
"""At most: what an office's laser printer draws; a page of it is 140 MB while it is drawn."""
_POINT = QPageSize.Unit.Point
_SIDES = {
    "one-sided": QPrinter.DuplexMode.DuplexNone,
    "two-sided-long-edge": QPrinter.DuplexMode.DuplexLongSide,
    "two-sided-short-edge": QPrinter.DuplexMode.DuplexShortSide,
}
_MEDIA = {
    "iso_a3_297x420mm": QPageSize.PageSizeId.A3,
    "iso_a4_210x297mm": QPageSize.PageSizeId.A4,
    "iso_a5_148x210mm": QPageSize.PageSizeId.A5,
    "jis_b4_257x364mm": QPageSize.PageSizeId.JisB4,
    "jis_b5_182x257mm": QPageSize.PageSizeId.JisB5,
}
"""Self-describing names of PWG 5101.1, as CUPS has them, so that a remembered choice is the same on both."""


def printers() -> list[Printer]:
    """The queues of this machine, by name."""
    default = QPrinterInfo.defaultPrinterName()
    return [Printer(name, name == default, accepting=True) for name in sorted(QPrinterInfo.availablePrinterNames())]


def print_pdf(pdf: bytes, title: str, order: Order) -> str:
    """Draw a PDF on a printer, in background work; the job's name. Raises NoSuchPrinter, PrintRejected.

    `title` is seen by everybody in the print queue.
    """
    if order.printer not in QPrinterInfo.availablePrinterNames():
        raise NoSuchPrinter(printer=order.printer)
    document, held = QPdfDocument(), QBuffer()
    held.setData(QByteArray(pdf))
    held.open(QIODevice.OpenModeFlag.ReadOnly)
    document.load(held)
    if document.error() != QPdfDocument.Error.None_ or not document.pageCount():
        raise PrintRejected(printer=order.printer, reason="PDF")
    printer = _printer(title, order, document.pagePointSize(0))
    painter = QPainter()
    if not painter.begin(printer):
        raise PrintRejected(printer=order.printer, reason="QPainter")
    _draw(document, printer, painter)
    if not painter.end() or printer.printerState() in (QPrinter.PrinterState.Error, QPrinter.PrinterState.Aborted):
        raise PrintRejected(printer=order.printer, reason=printer.printerState().name)
    return title


def cancel(_job: str) -> None:
    """Nothing: the job is the system's by now, and called off in its own window."""


def look(_job: str, _printer: str) -> JobState:
    """Nobody says what became of a job: the clerk does."""
    return JobState(GONE)


def find(_printer: str, _title: str) -> str:
    """No job is found again: what a kill left half drawn the system has thrown away."""
    return ""


def abilities(printer: str) -> Abilities:
    """What a printer lets one choose, as far as Qt says; nothing for one that is not there."""
    info = QPrinterInfo.printerInfo(printer)
    sizes = {size.id() for size in info.supportedPageSizes()}
    modes = info.supportedDuplexModes()
    return Abilities(
        media=tuple(name for name, size in _MEDIA.items() if size in sizes),
        sides=tuple(name for name, mode in _SIDES.items() if mode in modes) if len(modes) > 1 else (),
    )


def _printer(title: str, order: Order, points: QSizeF) -> QPrinter:
    printer = QPrinter(QPrinterInfo.printerInfo(order.printer), QPrinter.PrinterMode.HighResolution)
    printer.setDocName(title)
    printer.setCopyCount(order.copies)
    printer.setFullPage(True)
    is_wide = points.width() > points.height()
    upright = points.transposed() if is_wide else points
    printer.setPageSize(QPageSize(_MEDIA[order.media]) if order.media in _MEDIA else QPageSize(upright, _POINT))
    printer.setPageOrientation(QPageLayout.Orientation.Landscape if is_wide else QPageLayout.Orientation.Portrait)
    if order.sides in _SIDES:
        printer.setDuplex(_SIDES[order.sides])
    if printer.resolution() > DPI:
        printer.setResolution(DPI)
    return printer


def _draw(document: QPdfDocument, printer: QPrinter, painter: QPainter) -> None:
    """Each page in its own size, from the corner of the paper: what is printed on is never scaled (套打)."""
    options = QPdfDocumentRenderOptions()
    options.setRenderFlags(QPdfDocumentRenderOptions.RenderFlag.OptimizedForLcd)
    for page in range(document.pageCount()):
        if page:
            printer.newPage()
        points = document.pagePointSize(page)
        size = QSize(*(round(length * printer.resolution() / 72) for length in (points.width(), points.height())))
        painter.drawImage(QRect(0, 0, size.width(), size.height()), document.render(page, size, options))

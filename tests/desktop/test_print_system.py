"""What every way to the printer does, CUPS's commands and Qt's, at the same real print server."""

import subprocess
import threading
from io import BytesIO
from types import SimpleNamespace

import pytest

from desktop import qt_printing
from desktop.printing import jobs, spool
from desktop.printing.jobs import DONE, GONE
from desktop.printing.spool import NoSuchPrinter, Order, PrintRejected
from tests.print_server import PrintServer, until

CUPS = SimpleNamespace(
    printers=spool.printers, print_pdf=spool.print_pdf, look=jobs.look, find=jobs.find, abilities=jobs.abilities
)
WAYS = pytest.mark.parametrize("way", [CUPS, qt_printing], ids=["cups", "qt"])


@pytest.fixture(scope="module")
def pdf():
    """A page upright, a page across, each with a code in the corner."""
    from reportlab.graphics.barcode.qr import QrCode
    from reportlab.pdfgen.canvas import Canvas

    out = BytesIO()
    canvas = Canvas(out)
    for size, text in (((595, 842), "first"), ((842, 595), "second")):
        canvas.setPageSize(size)
        QrCode(text).drawOn(canvas, 60, size[1] - 160)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def background(work):
    """In a thread of its own, as the program prints; libcups asks each thread anew where the server is."""
    found = []

    def run():
        try:
            found.append(work())
        except Exception as error:  # noqa: BLE001  # raised where the test waits
            found.append(error)

    thread = threading.Thread(target=run)
    thread.start()
    thread.join()
    if isinstance(found[0], Exception):
        raise found[0]
    return found[0]


@WAYS
def test_the_queues_are_told_with_the_default(way, print_server: PrintServer, qapp) -> None:
    found = background(way.printers)
    assert [one.name for one in found] == ["closed", "desk", "far", "file", "stopped"]
    assert [one.name for one in found if one.default] == ["desk"]


@WAYS
def test_each_page_comes_out_where_it_stands_in_the_pdf(way, print_server: PrintServer, qapp, pdf) -> None:
    out = print_server.folder / "out.pdf"
    job = background(lambda: way.print_pdf(pdf, "协议书 7", Order("desk", sides="one-sided")))
    until(out.exists)
    until(lambda: way.look(job, "desk").ended)
    pages = print_server.folder / "page"
    subprocess.run(["pdftoppm", "-r", "150", "-gray", "-png", out, pages], check=True)
    shown = [
        subprocess.run(["zbarimg", "-q", "--xml", page], check=True, capture_output=True, text=True).stdout
        for page in sorted(print_server.folder.glob("page-*.png"))
    ]
    assert ["first" in shown[0], "second" in shown[1], len(shown)] == [True, True, 2]
    assert way.look(job, "desk").phase == (DONE if way is CUPS else GONE)


@WAYS
def test_title_and_copies_arrive(way, print_server: PrintServer, qapp, pdf) -> None:
    title = "协议书 #abc123"
    background(lambda: way.print_pdf(pdf, title, Order("desk", 3)))
    control = print_server.folder / "spool/c00001"
    until(lambda: control.exists() and title.encode() in control.read_bytes())
    assert b"copies\x00\x04\x00\x00\x00\x03" in control.read_bytes()


@WAYS
def test_a_printer_that_is_not_there_is_an_error(way, print_server: PrintServer, qapp, pdf) -> None:
    with pytest.raises(NoSuchPrinter, match="二楼"):
        background(lambda: way.print_pdf(pdf, "协议书", Order("二楼")))


@WAYS
def test_a_printer_that_says_nothing_offers_nothing(way, print_server: PrintServer, qapp) -> None:
    assert background(lambda: way.abilities("nobody")).media == ()


def test_what_is_no_pdf_is_refused(print_server: PrintServer, qapp) -> None:
    with pytest.raises(PrintRejected, match="PDF"):
        background(lambda: qt_printing.print_pdf(b"no pdf", "协议书", Order("desk")))

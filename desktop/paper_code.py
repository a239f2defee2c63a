"""The code of a paper as modules to draw, and read from a file: a scan, a photo or a PDF."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from offline_store.errors import ExpectedError
from offline_store.paper_code import PREFIX

_DPI, _POINTS = 300, 72
MOST_PAGES = 40
"""Of a file that are looked at."""
BORDER = 2
"""Light modules around the code; the sheet is white beyond them."""


class NoCode(ExpectedError):
    """No code of ours was found in the file."""

    title = "没有找到验证码"
    explanation = "“{file}”里没有找到文书的验证码。草稿和早先打印的文书没有码。"
    advice = "请扫描文书首页（150 dpi 以上，左上角的方码要完整），或者用文号查找。"


class NotReadable(ExpectedError):
    """The file is neither a picture nor a PDF that can be opened."""

    title = "打不开这个文件"
    explanation = "“{file}”不是能读的 PDF、PNG 或 JPEG 文件。"
    advice = "请换一个文件，或者重新扫描。"


def modules(text: str) -> tuple[tuple[int, ...], ...]:
    """The QR code as rows of dark (1) and light (0) modules, with its quiet zone; nothing for no text."""
    import segno

    if not text:
        return ()
    code = segno.make_qr(text, error="l")  # the smallest for what it holds: its modules are as large as can be
    return tuple(tuple(map(int, row)) for row in code.matrix_iter(border=BORDER))


def read_code(path: Path) -> str:
    """The code in a PDF, PNG or JPEG file. Raises NotReadable, NoCode."""
    import zxingcpp

    for picture in _pictures(path):
        for found in zxingcpp.read_barcodes(picture):
            if found.text.startswith(PREFIX):
                return str(found.text)
    raise NoCode(file=path.name)


def _pictures(path: Path) -> Iterator[Any]:
    """The pages, as arrays of grey."""
    from PySide6.QtGui import QImage
    from PySide6.QtPdf import QPdfDocument

    if path.suffix.lower() != ".pdf":
        image = QImage(str(path))
        if image.isNull():
            raise NotReadable(file=path.name)
        yield _grey(image)
        return
    document = QPdfDocument()
    if document.load(str(path)) != QPdfDocument.Error.None_:
        raise NotReadable(file=path.name)
    for page in range(min(document.pageCount(), MOST_PAGES)):
        size = document.pagePointSize(page) * (_DPI / _POINTS)
        yield _grey(document.render(page, size.toSize()))
    document.close()


def _grey(image: Any) -> Any:
    """On white: a page is rendered on nothing."""
    import numpy
    from PySide6.QtGui import QImage, QPainter

    paper = QImage(image.size(), QImage.Format.Format_RGB32)
    paper.fill(0xFFFFFFFF)
    painter = QPainter(paper)
    painter.drawImage(0, 0, image)
    painter.end()
    grey = paper.convertToFormat(QImage.Format.Format_Grayscale8)
    rows = numpy.frombuffer(grey.constBits(), numpy.uint8).reshape(grey.height(), grey.bytesPerLine())
    return rows[:, : grey.width()].copy()  # the picture's own memory goes with it

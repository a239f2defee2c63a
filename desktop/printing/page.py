"""The sheet under every layout: the empty file, what stands around the text on each page, and marks across it."""

import io
import threading
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from reportlab import rl_config
from reportlab.lib import pagesizes, units
from reportlab.pdfgen.canvas import Canvas

from desktop.printing.glyphs import base_font
from desktop.printing.lines import Line, draw, width_of
from desktop.printing.roles import Role

rl_config.useA85 = 0  # streams stay binary: smaller, and a tenth of the time of a paper
mm: float = units.mm
A4: tuple[float, float] = pagesizes.A4
ONE_AT_A_TIME = threading.Lock()  # reportlab's fonts keep a reading position
DRAFT = "草稿"
"""The watermark of a paper that is not final."""
TITLE, SECOND, BODY, SMALL = 22.0, 14.0, 12.0, 10.5
"""Points: 二号, 四号, 小四 (nothing of a form's own text is smaller), 五号 (page numbers and notes at the foot)."""
MIDDLE = 0.38  # em from the baseline to the middle of a Chinese character
_CODE = 24 * mm  # read at 150 dpi too: three dots for a module


@dataclass(frozen=True, slots=True)
class Heading:
    """What stands around a form, on each page. `watermark` goes across it, for drafts and reprints.

    `reserve` is for letters and running text on paper with a red head printed already (套打): mm from the upper edge in
    which nothing is drawn on page 1; the organisation's name is left out, and with `line_printed` the red line too.
    `code` is a square of dark (true) and light modules, a QR code with its quiet zone, put in the
    upper left corner of page 1, or where the layout says that it goes below a reserve.
    """

    organisation: str
    number_label: str
    number: str
    footer: str
    watermark: str = ""
    reserve: float | None = None
    line_printed: bool = False
    code: Sequence[Sequence[int]] = ()
    pictures: Mapping[str, Sequence[bytes]] = field(default_factory=dict)
    """Signatures from the pad, of this very version: the word that their place's label begins with → PNGs."""


def new_canvas(stream: io.BytesIO, title: str) -> Any:
    """An empty A4 file whose metadata hold its title and nothing else."""
    # initialFontName keeps Helvetica, which would not be embedded, out of the file.
    canvas = Canvas(
        stream, pagesize=A4, invariant=1, lang="zh-CN", initialFontName=base_font("宋体"), initialFontSize=BODY
    )
    canvas.setTitle(title)
    canvas.setAuthor("")
    canvas.setSubject("")
    canvas.setCreator("qiantai")
    return canvas


CODE_TOP = A4[1] - 12 * mm
"""The upper edge of the code, where nothing is reserved."""


def draw_marks(canvas: Any, heading: Heading, index: int, code_top: float = CODE_TOP) -> None:
    """The watermark, and on page 1 the code, with its upper edge there: under everything else."""
    if heading.watermark:
        draw_watermark(canvas, heading.watermark)
    if heading.code and not index:
        _draw_code(canvas, heading.code, code_top)


def draw_watermark(canvas: Any, text: str) -> None:
    """A pale text across the page."""
    canvas.saveState()
    canvas.setFillGray(0.94)
    canvas.translate(A4[0] / 2, A4[1] / 2)
    canvas.rotate(50)
    draw_centred(canvas, text, "黑体", 64, 0, 0)
    canvas.restoreState()


def draw_centred(
    canvas: Any, text: str, role: Role, size: float, middle: float, baseline: float, *, heavy: bool = False
) -> None:
    """A line of text around `middle` (points)."""
    draw(canvas, Line(text), role, size, middle - width_of(text, role) * size / 2, baseline, heavy=heavy)


def draw_right(canvas: Any, text: str, role: Role, size: float, right: float, baseline: float) -> None:
    """A line of text that ends at `right` (points)."""
    draw(canvas, Line(text), role, size, right - width_of(text, role) * size, baseline)


def draw_foot(canvas: Any, heading: Heading, left: float, right: float, baseline: float, at: tuple[int, int]) -> None:
    """The footer and the page's number of how many."""
    draw(canvas, Line(heading.footer), "宋体", SMALL, left, baseline)
    draw_right(canvas, f"第 {at[0]} 页 共 {at[1]} 页", "宋体", SMALL, right, baseline)


def _draw_code(canvas: Any, code: Sequence[Sequence[int]], top: float) -> None:
    """One path of squares; rows that touch are make one shape."""
    module = _CODE / len(code)
    path = canvas.beginPath()
    for number, row in enumerate(code):
        for column, dark in enumerate(row):
            if dark:
                path.rect(12 * mm + column * module, top - (number + 1) * module, module, module)
    canvas.drawPath(path, stroke=0, fill=1)

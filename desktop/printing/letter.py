"""Official letters after GB/T 9704-2012 (《党政机关公文格式》): the numbers in brackets are its clauses."""

from collections.abc import Mapping
from typing import Any

from desktop.printing import blocks
from desktop.printing.flow import Manner, Type, paged, paragraphs, pieces_of
from desktop.printing.lines import Line, draw, width_of
from desktop.printing.page import A4, CODE_TOP, SECOND, TITLE, Heading, draw_centred, draw_right, mm
from desktop.printing.pieces import Paragraph, Piece
from desktop.printing.roles import is_heavy
from desktop.printing.values import Values

_LEFT, _WIDTH = 28 * mm, 156 * mm  # [5.2.1]
_TOP, _HEIGHT = A4[1] - 37 * mm, 225 * mm
LINES = 22  # [5.2.3] of 28 characters each
_PITCH = _HEIGHT / LINES
_SIZE = 15.75  # 三号: 28 of them fill 156 mm
STYLES: Mapping[str, Type] = {
    "body": Type("仿宋", _SIZE, _PITCH),
    "left": Type("仿宋", _SIZE, _PITCH, indent=0),
    "heading1": Type("黑体", _SIZE, _PITCH, keeps=True),  # [7.3.3]
    "heading2": Type("楷体", _SIZE, _PITCH, keeps=True),
    "heading3": Type("仿宋", _SIZE, _PITCH, keeps=True),
    "centre": Type("仿宋", _SIZE, _PITCH, indent=0, align="centre"),
    "right": Type("仿宋", _SIZE, _PITCH, indent=0, align="right", end=4),
    "note": Type("仿宋", _SIZE, _PITCH),
    "title": Type("小标宋", TITLE, _PITCH, indent=0, align="centre", heavy=True, keeps=True),
}
_MARK, _MARK_TOP = 40.0, 35 * mm  # the name of the organisation in red [7.2.4]
_LINE_BELOW = 4 * mm  # the red line, below the number [7.2.8]
_RED = (0.84, 0.0, 0.0)
_CODE_FOOT = 32 * mm  # the code's upper edge in the lower left corner, where a head is printed: under the text
_BLANK = 2 * _PITCH  # above the number, and between the red line and the title


def compose(form: blocks.Description, values: Mapping[str, Any], heading: Heading) -> list[list[tuple[Piece, float]]]:
    """The pieces of each page, with their distance from the top of the text. Raises GlyphMissing, BadValue."""
    title = paragraphs(form.title, STYLES["title"], _WIDTH)
    below = [Paragraph((), "仿宋", _SIZE, 0.0, before=_PITCH, keeps=True)]
    pieces = pieces_of(form, Values(form.fields, values, heading.pictures), Manner(_WIDTH, STYLES, official=True))
    return paged([*title, *below, *pieces], _HEIGHT - _head(heading), _HEIGHT)


def code_top(heading: Heading) -> float:
    """The upper edge of the code on page 1."""
    return CODE_TOP if heading.reserve is None else _CODE_FOOT


def draw_page(
    canvas: Any, form: blocks.Description, heading: Heading, page: list[tuple[Piece, float]], at: tuple[int, int]
) -> None:
    """One page: the head on the first, the number of the page on each."""
    top = _TOP
    if at[0] == 1:
        _draw_head(canvas, heading)
        top -= _head(heading)
    for piece, below in page:
        piece.draw(canvas, _LEFT, top - below)
    _draw_number(canvas, at[0])


def _line_at(heading: Heading) -> float:
    """The height of the red line on the page."""
    if heading.reserve is not None:
        number = _PITCH + _LINE_BELOW if heading.number else 0.0
        return float(A4[1] - heading.reserve * mm - number)
    return float(_TOP - _MARK_TOP - _MARK - _BLANK - _PITCH - _LINE_BELOW)


def _head(heading: Heading) -> float:
    """How much of the first page's text the head takes."""
    return float(max(0.0, _TOP - _line_at(heading) + _BLANK))


def _draw_head(canvas: Any, heading: Heading) -> None:
    """The number above the red line; the name and the line only where they are not on the paper already.

    A reserve ends above the number, whose line on printed paper is where the number is to stand.
    """
    middle, line = _LEFT + _WIDTH / 2, _line_at(heading)
    if heading.number:
        draw_centred(canvas, heading.number, "仿宋", _SIZE, middle, line + _LINE_BELOW + 0.25 * _SIZE)
    canvas.saveState()
    canvas.setFillColorRGB(*_RED)
    canvas.setStrokeColorRGB(*_RED)
    if heading.reserve is None:
        size = min(_MARK, _WIDTH / max(width_of(heading.organisation, "小标宋"), 1.0))
        canvas.setLineWidth(size / 40)
        baseline = _TOP - _MARK_TOP - 0.88 * _MARK
        draw_centred(canvas, heading.organisation, "小标宋", size, middle, baseline, heavy=is_heavy("小标宋"))
    if not heading.line_printed:
        canvas.setLineWidth(1.2)
        canvas.line(_LEFT, line, _LEFT + _WIDTH, line)
    canvas.restoreState()


def _draw_number(canvas: Any, number: int) -> None:
    """— 1 —, 四号, its dashes 7 mm below the text, a character in from the outer edge [7.5]."""
    text = f"— {number} —"
    baseline = _TOP - _HEIGHT - 7 * mm - 0.38 * SECOND
    if number % 2:
        draw_right(canvas, text, "宋体", SECOND, _LEFT + _WIDTH - SECOND, baseline)
    else:
        draw(canvas, Line(text), "宋体", SECOND, _LEFT + SECOND, baseline)

"""The papers of mediation: running text on A4 with its title, number, and on each page whose paper it is."""

from collections.abc import Mapping
from typing import Any

from desktop.printing import blocks
from desktop.printing.flow import Manner, Type, paged, paragraphs, pieces_of
from desktop.printing.glyphs import GAP
from desktop.printing.lines import Line, draw
from desktop.printing.page import (
    A4,
    BODY,
    CODE_TOP,
    SECOND,
    SMALL,
    TITLE,
    Heading,
    draw_centred,
    draw_foot,
    draw_right,
    mm,
)
from desktop.printing.pieces import Piece
from desktop.printing.values import Values

_LEFT, _WIDTH = 25 * mm, 160 * mm
_TOP, _BOTTOM = A4[1] - 27 * mm, 27 * mm
_SIGNED = 11 * mm  # the room at the foot for who signs each page
_PITCH = 22.5
STYLES: Mapping[str, Type] = {
    "body": Type("仿宋", SECOND, _PITCH),
    "left": Type("仿宋", SECOND, _PITCH, indent=0),
    "heading1": Type("黑体", SECOND, _PITCH, before=4, keeps=True),
    "heading2": Type("楷体", SECOND, _PITCH, keeps=True),
    "heading3": Type("仿宋", SECOND, _PITCH, heavy=True, keeps=True),
    "centre": Type("仿宋", SECOND, _PITCH, indent=0, align="centre"),
    "right": Type("仿宋", SECOND, _PITCH, indent=0, align="right"),
    "note": Type("楷体", BODY, 19.0),
    "title": Type("小标宋", TITLE, 34.0, indent=0, align="centre", heavy=True, before=8, keeps=True),
}
_NUMBER = Type("宋体", BODY, 26.0, indent=0, align="right", keeps=True)
_ORGANISATION = Type("宋体", SECOND, 22.0, indent=0, align="centre", keeps=True)


def compose(form: blocks.Description, values: Mapping[str, Any], heading: Heading) -> list[list[tuple[Piece, float]]]:
    """The pieces of each page, with their distance from the top of the text. Raises GlyphMissing, BadValue."""
    number = f"{heading.number_label}：{heading.number}" if heading.number_label else heading.number
    own = heading.organisation if heading.reserve is None else ""
    top: list[Piece] = [
        *paragraphs(own, _ORGANISATION, _WIDTH),
        *paragraphs(form.title, STYLES["title"], _WIDTH),
        *paragraphs(number, _NUMBER, _WIDTH),
    ]
    pieces = pieces_of(form, Values(form.fields, values, heading.pictures), Manner(_WIDTH, STYLES))
    room = _TOP - _BOTTOM - (_SIGNED if form.page_signatures else 0)
    return paged([*top, *pieces], room - (_TOP - _first_top(heading)), room)


def code_top(heading: Heading) -> float:
    """The upper edge of the code on page 1."""
    return CODE_TOP if heading.reserve is None else A4[1] - heading.reserve * mm


def _first_top(heading: Heading) -> float:
    """Where the text of page 1 begins: as far below the code's upper edge as without a reserve."""
    return min(_TOP, _TOP - CODE_TOP + code_top(heading))


def draw_page(
    canvas: Any, form: blocks.Description, heading: Heading, page: list[tuple[Piece, float]], at: tuple[int, int]
) -> None:
    """One page; from the second on it says which paper it continues."""
    right = _LEFT + _WIDTH
    if at[0] > 1:
        draw_right(canvas, f"{form.title}（续页）　{heading.number}", "宋体", SMALL, right, _TOP + 6 * mm)
    top = _first_top(heading) if at[0] == 1 else _TOP
    for piece, below in page:
        piece.draw(canvas, _LEFT, top - below)
    if form.page_signatures:
        _draw_page_signatures(canvas, form.page_signatures)
    if form.straddle_seal and at[1] > 1:
        _draw_straddle(canvas)
    draw_foot(canvas, heading, _LEFT, right, 15 * mm, at)


def _draw_page_signatures(canvas: Any, labels: tuple[str, ...]) -> None:
    """A line at the foot on which each of them signs this page."""
    part = _WIDTH / len(labels)
    for number, label in enumerate(labels):
        draw(canvas, Line(f"{label}：{GAP * 5}"), "宋体", BODY, _LEFT + number * part, _BOTTOM + 2 * mm)


def _draw_straddle(canvas: Any) -> None:
    """Where a seal goes over the edges of all pages."""
    canvas.saveState()
    canvas.setFillGray(0.55)
    canvas.translate(A4[0] - 6 * mm, A4[1] / 2)
    canvas.rotate(90)
    draw_centred(canvas, "（骑缝章）", "宋体", SMALL, 0, 0)
    canvas.restoreState()

"""Text cut into lines by the Chinese rules, and drawn.

reportlab's own CJK wrapping lets a line begin with the full-width ，；：？！ and cuts numbers, so the rules stand here:
no line begins with closing or ends with opening punctuation (GB/T 15834-2011, 5.1), no number or Latin word is cut
unless it is wider than the line.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from desktop.printing.glyphs import GAP, advance, advances, fitted, printable
from desktop.printing.roles import Role

_CLOSING = "，。、；：？！）》〉】〕」』”’…—·％‰℃,.;:?!)]}%～"
_OPENING = "（《〈【〔「『“‘([{￥$＄#＃№"
# One piece of text that stays together: a Latin word or number with the marks inside it, or one other character;
# with the opening marks before it and the closing marks behind it.
_LETTER = r"[^\W_\u2e80-\U0010ffff]"  # letters and digits of the scripts that write words
_UNIT = "[年月日时分秒元角万亿人名个天岁号条]"  # stays with its number
_CORE = rf"(?:{_LETTER}(?:(?:{_LETTER}|[-.,:/%@_+&'~=])*{_LETTER})?(?:(?<=[0-9]){_UNIT})?|[^\n ])"
_BOX = "[☑☐][^\n　☑☐]{1,8}(?=[\n　]|$)"  # a box to tick and a short choice
_PIECE = re.compile(rf"{_BOX}|[{re.escape(_OPENING)}]*{_CORE}[{re.escape(_CLOSING)}]*| +")
_RULE = 0.12  # em, of a blank's line below the baseline
_STRETCH = 0.08  # em after each character: a line that needs more than this stays ragged


@dataclass(frozen=True, slots=True)
class Line:
    """One line of text, the space put after each character and the distance from the left, both in em."""

    text: str
    spacing: float = 0.0
    indent: float = 0.0


def width_of(text: str, role: Role) -> float:
    """The width in em. Raises GlyphMissing."""
    return sum(map(advances(role).__getitem__, text))


def wrap(text: str, role: Role, measure: float, indent: float = 0.0) -> list[Line]:
    """Cut `text` into lines of at most `measure` em; each paragraph begins `indent` em further in.

    Lines within a paragraph are justified. Raises GlyphMissing.
    """
    lines: list[Line] = []
    for paragraph in printable(text).strip("\n").split("\n"):
        stripped = paragraph.strip(" \u3000") if indent else paragraph.rstrip()
        lines += _wrap_paragraph(stripped, role, measure, indent)
    return lines if any(line.text for line in lines) else []


def draw(canvas: Any, line: Line, role: Role, size: float, x: float, baseline: float, *, heavy: bool = False) -> None:
    """Draw a line from `x` (points) on, at `size` points; `heavy` draws round the outlines too, for a title."""
    if not line.text:
        return
    left = x + line.indent * size
    if GAP in line.text:
        _draw_gaps(canvas, line, role, size, left, baseline)
    text = canvas.beginText(left, baseline)
    text.setCharSpace(line.spacing * size)
    text.setTextRenderMode(2 if heavy else 0)
    for run in fitted(line.text, role):
        text.setFont(run.font, size)
        if run.scale != 1 or run.space:
            text.setHorizScale(100 * run.scale)  # which scales the space after each character too
            text.setCharSpace((line.spacing + run.space) * size / run.scale)
            text.textOut(run.text)
            text.setHorizScale(100)
            text.setCharSpace(line.spacing * size)
        else:
            text.textOut(run.text)
    text.setCharSpace(0)
    text.setTextRenderMode(0)
    canvas.drawText(text)


def _draw_gaps(canvas: Any, line: Line, role: Role, size: float, left: float, baseline: float) -> None:
    """A rule under each run of gaps."""
    canvas.setLineWidth(0.6)
    for gap in re.finditer(f"{GAP}+", line.text):
        start, end = (
            left + (width_of(line.text[:at], role) + at * line.spacing) * size for at in (gap.start(), gap.end())
        )
        canvas.line(start, baseline - _RULE * size, end, baseline - _RULE * size)


def _wrap_paragraph(paragraph: str, role: Role, measure: float, indent: float) -> Iterator[Line]:
    current, used, start = "", 0.0, indent
    for piece, wide in _pieces(paragraph, role, measure - indent):
        if current and start + used + wide > measure + 1e-6 and not piece.isspace():
            yield _justified(current.rstrip(" "), role, measure, start)
            current, used, start = "", 0.0, 0.0
        current, used = current + piece, used + wide
    yield Line(current.rstrip(" "), indent=start)


def _pieces(paragraph: str, role: Role, measure: float) -> Iterator[tuple[str, float]]:
    """The pieces that stay together, with their widths; one wider than a line is cut where the line is full."""
    widths = advances(role)
    for whole in _PIECE.findall(paragraph):
        piece, wide = whole, widths[whole] if len(whole) == 1 else width_of(whole, role)
        while wide > measure and len(piece) > 1:
            head = _fitting(piece, role, measure)
            yield piece[:head], width_of(piece[:head], role)
            piece = piece[head:]
            wide = width_of(piece, role)
        yield piece, wide


def _fitting(piece: str, role: Role, measure: float) -> int:
    used, count = 0.0, 0
    while count < len(piece) and used + advance(piece[count], role) <= measure:
        used, count = used + advance(piece[count], role), count + 1
    return max(count, 1)


def _justified(text: str, role: Role, measure: float, indent: float) -> Line:
    missing = measure - indent - width_of(text, role)
    gaps = len(text) - 1
    even = 0 < missing <= gaps * _STRETCH
    return Line(text, missing / gaps if even else 0.0, indent)


def aligned(lines: list[Line], role: Role, measure: float, align: str) -> list[Line]:
    """The lines moved to the middle or the right of the measure (em); "left" leaves them."""
    if align == "left":
        return lines
    part = 0.5 if align == "centre" else 1.0
    return [Line(line.text, 0.0, max(0.0, measure - width_of(line.text, role)) * part) for line in lines]

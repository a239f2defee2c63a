"""Text cut into lines by the Chinese rules, and drawn.

reportlab's own CJK wrapping lets a line begin with the full-width ，；：？！ and cuts numbers, so the rules stand here:
no line begins with closing or ends with opening punctuation (GB/T 15834-2011, 5.1), no number or Latin word is cut
unless it is wider than the line.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from desktop.printing.fonts import Role
from desktop.printing.glyphs import advance, printable, runs

_CLOSING = "，。、；：？！）》〉】〕」』”’…—·％‰℃,.;:?!)]}%～"
_OPENING = "（《〈【〔「『“‘([{￥$＄#＃№"
# One piece of text that stays together: a Latin word or number with the marks inside it, or one other character;
# with the opening marks before it and the closing marks behind it.
_LETTER = r"[^\W_\u2e80-\U0010ffff]"  # letters and digits of the scripts that write words
_UNIT = "[年月日时分秒元角万亿人名个天岁号条]"  # stays with its number
_CORE = rf"(?:{_LETTER}(?:(?:{_LETTER}|[-.,:/%@_+&'~=])*{_LETTER})?(?:(?<=[0-9]){_UNIT})?|[^\n ])"
_PIECE = re.compile(rf"[{re.escape(_OPENING)}]*{_CORE}[{re.escape(_CLOSING)}]*| +")
_STRETCH = 0.08  # em after each character: a line that needs more than this stays ragged


@dataclass(frozen=True, slots=True)
class Line:
    """One line of text, the space put after each character and the distance from the left, both in em."""

    text: str
    spacing: float = 0.0
    indent: float = 0.0


def width_of(text: str, role: Role) -> float:
    """The width in em. Raises GlyphMissing."""
    return sum(advance(character, role) for character in text)


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
    text = canvas.beginText(x + line.indent * size, baseline)
    text.setCharSpace(line.spacing * size)
    text.setTextRenderMode(2 if heavy else 0)
    for font, run in runs(line.text, role):
        text.setFont(font, size)
        text.textOut(run)
    text.setCharSpace(0)
    text.setTextRenderMode(0)
    canvas.drawText(text)


def _wrap_paragraph(paragraph: str, role: Role, measure: float, indent: float) -> Iterator[Line]:
    current, used, start = "", 0.0, indent
    for piece in _pieces(paragraph, role, measure - indent):
        wide = width_of(piece, role)
        if current and start + used + wide > measure + 1e-6 and not piece.isspace():
            yield _justified(current.rstrip(" "), role, measure, start)
            current, used, start = "", 0.0, 0.0
        current, used = current + piece, used + wide
    yield Line(current.rstrip(" "), indent=start)


def _pieces(paragraph: str, role: Role, measure: float) -> Iterator[str]:
    """The pieces that stay together; one that is wider than a line is cut where the line is full."""
    for match in _PIECE.finditer(paragraph):
        piece = match.group()
        while width_of(piece, role) > measure and len(piece) > 1:
            head = _fitting(piece, role, measure)
            yield piece[:head]
            piece = piece[head:]
        yield piece


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

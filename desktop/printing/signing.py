"""Places to sign, to thumb-print and to seal."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from io import BytesIO
from itertools import islice
from typing import Any

from reportlab.lib.utils import ImageReader

from desktop.printing.blocks import Signature
from desktop.printing.glyphs import GAP
from desktop.printing.lines import Line, draw, width_of, wrap
from desktop.printing.page import A4, BODY, SMALL, draw_centred, mm
from desktop.printing.roles import Role
from desktop.printing.values import Values

_ROLE: Role = "宋体"
_SIGN, _THUMB, _SEAL = 15 * mm, 26 * mm, 32 * mm  # the least heights; a seal stands over the date below it
_THUMB_WIDTH, _THUMB_HEIGHT = 17 * mm, 22 * mm
_DATE = f"{GAP * 3}年{GAP * 2}月{GAP * 2}日"
_LINE = 5  # characters, of the line to sign on
_GREY = 0.55
_SIGNED_FROM, _SIGNED_HEIGHT = 0.6, 16 * mm  # a signature from the pad begins not later in its cell; its height
_NOT_A_WORD = re.compile(r"\W")
PER_ROW = 2


@dataclass(frozen=True, slots=True)
class Place:
    """One place, with what is printed there: the name, and the date or the blank for it."""

    label: str
    kind: str
    name: str
    date: str
    pictures: tuple[bytes, ...] = ()
    """Of what was signed on the pad (PNG)."""


def places_of(signatures: Sequence[Signature], values: Values) -> list[Place]:
    """The places of a block, filled."""
    return [
        Place(
            label=each.label,
            kind=each.kind,
            name=values.text(each.field) if each.field else "",
            pictures=tuple(values.pictures.get(_NOT_A_WORD.split(each.label)[0], ())),
            date=(values.text(each.date) if isinstance(each.date, str) else "") or (_DATE if each.date else ""),
        )
        for each in signatures
    ]


def rows_of(places: Sequence[Place]) -> Iterator[tuple[Place, ...]]:
    """The places in rows of two."""
    rest = iter(places)
    while row := tuple(islice(rest, PER_ROW)):
        yield row


def cell_height(place: Place, width: float, size: float = BODY) -> float:
    """The height that a place needs in a cell of this width (points)."""
    least = _THUMB if place.kind == "thumb" else _SEAL if "seal" in place.kind else _SIGN
    lines = len(_lines(place, width, size)) + (1 if place.date else 0)
    return max(least, lines * size * 1.5 + 4 * mm)


def draw_cell(canvas: Any, place: Place, x: float, top: float, width: float, height: float, size: float = BODY) -> None:
    """The label with the name or a line to sign on, the date at the foot, the mark of the thumb or the seal."""
    pitch = size * 1.5
    lines = _lines(place, width, size)
    if place.pictures:  # below the words: they are black on white
        end = x + width - (_THUMB_WIDTH + 2 * mm if place.kind == "thumb" else 0)
        foot = top - height + (1.7 * size if place.date else 0)
        words = width_of(lines[-1].text.rstrip(GAP), _ROLE) * size + 1 * mm
        _draw_pictures(canvas, place.pictures, x + min(words, width * _SIGNED_FROM), end, top, foot)
    for number, line in enumerate(lines):
        draw(canvas, line, _ROLE, size, x, top - pitch * (number + 0.75))
    right = x + width
    if place.kind == "thumb":
        right -= _THUMB_WIDTH + 2 * mm
        _draw_thumb(canvas, x + width - _THUMB_WIDTH, top - height + (height - _THUMB_HEIGHT) / 2)
    if "seal" in place.kind:
        canvas.setFillGray(_GREY)
        draw_centred(canvas, "（盖章处）", _ROLE, SMALL, x + width * 0.68, top - height + 15 * mm)
        canvas.setFillGray(0)
    if place.date:
        at = max(x, right - width_of(place.date, _ROLE) * size)
        draw(canvas, Line(place.date), _ROLE, size, at, top - height + 0.5 * size)


def draw_cut(canvas: Any, y: float) -> None:
    """A line to cut along, from edge to edge of the paper."""
    canvas.saveState()
    canvas.setLineWidth(0.6)
    canvas.setDash(4, 3)
    canvas.line(8 * mm, y, A4[0] - 8 * mm, y)
    canvas.restoreState()
    canvas.setFillGray(1)
    canvas.rect(A4[0] / 2 - 16 * mm, y - 3 * mm, 32 * mm, 6 * mm, stroke=0, fill=1)
    canvas.setFillGray(0)
    draw_centred(canvas, "（沿此线裁开）", _ROLE, SMALL, A4[0] / 2, y - 0.38 * SMALL)


def _draw_pictures(canvas: Any, pictures: Sequence[bytes], left: float, right: float, top: float, foot: float) -> None:
    """Side by side, each as large as its part allows."""
    part = (right - left) / len(pictures)
    for number, png in enumerate(pictures):
        canvas.drawImage(
            ImageReader(BytesIO(png)),
            left + number * part,
            foot,
            part - 1 * mm,
            min(top - foot, _SIGNED_HEIGHT),
            preserveAspectRatio=True,
            anchor="c",
        )


def _lines(place: Place, width: float, size: float) -> list[Line]:
    room = width - (_THUMB_WIDTH + 2 * mm if place.kind == "thumb" else 0)
    lines = wrap(f"{place.label}：{place.name}", _ROLE, room / size)
    if place.kind == "seal" or place.name:
        return lines
    free = int(room / size - width_of(lines[-1].text, _ROLE))
    if free < _LINE - 2:
        return [*lines, Line(GAP * _LINE)]
    return [*lines[:-1], Line(lines[-1].text + GAP * min(free, _LINE))]


def _draw_thumb(canvas: Any, x: float, y: float) -> None:
    canvas.saveState()
    canvas.setStrokeGray(_GREY)
    canvas.setLineWidth(0.6)
    canvas.setDash(2, 2)
    canvas.rect(x, y, _THUMB_WIDTH, _THUMB_HEIGHT)
    canvas.restoreState()
    canvas.setFillGray(_GREY)
    draw_centred(canvas, "指印", _ROLE, SMALL, x + _THUMB_WIDTH / 2, y + 1.5 * mm)
    canvas.setFillGray(0)

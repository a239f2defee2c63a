"""A list on A4: a table whose head is repeated on each page, with who made it and when at the foot."""

import io
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from desktop.printing.lines import Line, draw, width_of, wrap
from desktop.printing.page import A4, ONE_AT_A_TIME, draw_centred, draw_watermark, mm, new_canvas
from desktop.printing.roles import Role

_TITLE, _SMALL = 18.0, 9.0  # points: 小二, 小五
_LABELS: Role = "黑体"
_TEXT: Role = "宋体"
_PITCH, _PAD, _SIDE = 13.0, 2.5, 4.0  # points
_LEFT, _TOP, _BOTTOM = 20 * mm, A4[1] - 42 * mm, 22 * mm
_BASELINE = 9.5  # points from the top of a line to its baseline
_FOOTER = 140  # mm
WIDTH = 170
"""Of all columns together, in mm."""


@dataclass(frozen=True, slots=True)
class Listing:
    """What stands around the rows. `columns` are labels with their widths in mm; `note` stands under the title."""

    title: str
    organisation: str
    columns: tuple[tuple[str, float], ...]
    note: str
    footer: str
    watermark: str = ""


def render_listing(listing: Listing, rows: Sequence[Sequence[str]]) -> bytes:
    """The list as a PDF. The same input gives the same bytes. Raises GlyphMissing."""
    with ONE_AT_A_TIME:
        pages = _paged([_cut(listing, row) for row in rows])
        stream = io.BytesIO()
        canvas = new_canvas(stream, listing.title)
        for index, page in enumerate(pages):
            _draw_page(canvas, listing, page, index, len(pages))
            canvas.showPage()
        canvas.save()
        return stream.getvalue()


def _cut(listing: Listing, row: Sequence[str]) -> list[list[Line]]:
    """Each cell as its lines."""
    return [
        wrap(text, _TEXT, (width * mm - 2 * _SIDE) / _SMALL)
        for text, (_, width) in zip(row, listing.columns, strict=True)
    ]


def _height(row: Sequence[Sequence[Line]]) -> float:
    return max(1, *(len(cell) for cell in row)) * _PITCH + 2 * _PAD


def _paged(rows: list[list[list[Line]]]) -> list[list[list[list[Line]]]]:
    pages: list[list[list[list[Line]]]] = [[]]
    room = full = _TOP - _BOTTOM - _PITCH - 2 * _PAD
    for row in rows:
        if _height(row) > room and pages[-1]:
            pages.append([])
            room = full
        pages[-1].append(row)
        room -= _height(row)
    return pages


def _draw_page(canvas: Any, listing: Listing, rows: list[list[list[Line]]], index: int, count: int) -> None:
    middle, right = _LEFT + WIDTH * mm / 2, _LEFT + WIDTH * mm
    if listing.watermark:
        draw_watermark(canvas, listing.watermark)
    canvas.setLineWidth(_TITLE / 40)  # there is no bold Noto Serif SC in the package
    draw_centred(canvas, listing.title, _TEXT, _TITLE, middle, _TOP + 16 * mm, heavy=True)
    draw(canvas, Line(listing.organisation), _TEXT, _SMALL, _LEFT, _TOP + 4 * mm)
    draw(canvas, Line(listing.note), _TEXT, _SMALL, right - width_of(listing.note, _TEXT) * _SMALL, _TOP + 4 * mm)
    canvas.setLineWidth(0.5)
    head = [[Line(label)] for label, _ in listing.columns]
    top = _draw_row(canvas, listing, head, _TOP, _LABELS)
    for row in rows:
        top = _draw_row(canvas, listing, row, top, _TEXT)
    for number, line in enumerate(wrap(listing.footer, _TEXT, _FOOTER * mm / _SMALL)):
        draw(canvas, line, _TEXT, _SMALL, _LEFT, _BOTTOM - 6 * mm - number * _PITCH)
    page = f"第 {index + 1} 页 共 {count} 页"
    draw(canvas, Line(page), _TEXT, _SMALL, right - width_of(page, _TEXT) * _SMALL, _BOTTOM - 6 * mm)


def _draw_row(canvas: Any, listing: Listing, row: list[list[Line]], top: float, role: Role) -> float:
    """Draws one row; where the next begins."""
    x, height = _LEFT, _height(row)
    for cell, (_, width) in zip(row, listing.columns, strict=True):
        canvas.rect(x, top - height, width * mm, height)
        for number, line in enumerate(cell):
            draw(canvas, line, role, _SMALL, x + _SIDE, top - _PAD - number * _PITCH - _BASELINE)
        x += width * mm
    return top - height

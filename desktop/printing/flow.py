"""Running text on pages: the pieces of a form's blocks, and where each page ends.

A heading is never the last of a page, a paragraph leaves no line alone, a table repeats its head, and places to sign
stand on the page of at least the last two lines of what they sign.
"""

from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from desktop.printing import blocks
from desktop.printing.lines import aligned, wrap
from desktop.printing.page import BODY, mm
from desktop.printing.pieces import (
    CutLine,
    FrameRow,
    NewPage,
    Paragraph,
    Piece,
    SealedBy,
    Signatures,
    TableRow,
    Together,
    table_label,
)
from desktop.printing.placed import SIDE, TEXT, Box, Cells, cells_of, head_of
from desktop.printing.roles import Role
from desktop.printing.signing import places_of
from desktop.printing.values import Values

_SIGNED_LINES = 2
_BELOW_TABLE = 5.0  # points


@dataclass(frozen=True, slots=True)
class Type:
    """How one style of text looks. Lengths in points, the indent and the end (free at the right) in characters."""

    role: Role
    size: float
    pitch: float
    indent: float = 2
    align: str = "left"
    heavy: bool = False
    before: float = 0.0
    keeps: bool = False
    end: float = 0


@dataclass(frozen=True, slots=True)
class Manner:
    """A kind of paper: the width of its text, its styles, whether the seal goes over a date at the right."""

    width: float
    styles: Mapping[str, Type]
    official: bool = False


def pieces_of(form: blocks.Description, values: Values, manner: Manner) -> list[Piece]:
    """The pieces of a whole form. Raises GlyphMissing, BadValue."""
    return _pieces(form.blocks, values, form, manner)


def paragraphs(text: str, kind: Type, width: float) -> list[Paragraph]:
    """A text as its paragraphs."""
    measure = width / kind.size
    found: list[Paragraph] = []
    for part in text.split("\n"):
        lines = wrap(part, kind.role, measure - kind.end, kind.indent)
        lines = aligned(lines, kind.role, measure - kind.end, kind.align)
        before = 0.0 if found else kind.before
        found.append(Paragraph(tuple(lines), kind.role, kind.size, kind.pitch, kind.heavy, before, kind.keeps))
    return [paragraph for paragraph in found if paragraph.lines]


def paged(pieces: Sequence[Piece], first: float, others: float) -> list[list[tuple[Piece, float]]]:
    """The pieces of each page with their distance from the top of its text, which is `first` or `others` high."""
    rest = deque(pieces)
    pages: list[list[tuple[Piece, float]]] = [[]]
    used = 0.0
    while rest:
        piece = rest.popleft()
        page, full = pages[-1], first if len(pages) == 1 else others
        if isinstance(piece, NewPage):
            if page:
                pages.append([])
                used = 0.0
            continue
        if not page and isinstance(piece, TableRow) and piece.head is not None:
            rest.appendleft(piece)
            piece = piece.head
        room = full - used
        if piece.height + _follows(piece, rest) <= room + 1e-6:
            page.append((piece, used))
            used += piece.height
            continue
        if isinstance(piece, Together) and piece.height > others:
            rest.extendleft(reversed(piece.parts))
            continue
        parts = piece.split(room) if not isinstance(piece, Signatures) or not page else None
        if parts:
            page.append((parts[0], used))
            rest.appendleft(parts[1])
        elif not page or (len(page) == 1 and _is_head(page[0][0])):  # no page holds it: it is drawn, not lost
            page.append((piece, used))
            used += piece.height
            continue
        else:
            rest.appendleft(piece)
            while page and page[-1][0].keeps and len(page) > 1:
                rest.appendleft(page.pop()[0])
        pages.append([])
        used = 0.0
    return pages if pages[-1] or len(pages) == 1 else pages[:-1]


def _is_head(piece: Piece) -> bool:
    return isinstance(piece, TableRow) and piece.head is None


def _follows(piece: Piece, rest: Sequence[Piece]) -> float:
    """How much of what follows must have room on the same page."""
    needed = 0.0
    for following in rest if piece.keeps else ():
        if isinstance(following, Paragraph) and not following.keeps:
            lines = len(following.lines) if len(following.lines) < 2 * _SIGNED_LINES else _SIGNED_LINES
            return needed + following.before + lines * following.pitch
        needed += following.height
        if not following.keeps:
            break
    return needed


def _pieces(every: Sequence[Any], values: Values, form: blocks.Description, manner: Manner) -> list[Piece]:
    found: list[Piece] = []
    for block in every:
        if not values.shown(block.condition):
            continue
        match block:
            case blocks.Text():
                found += paragraphs(values.fill(block.text), manner.styles[block.style], manner.width)
            case blocks.Each():
                for row in values.rows(block.each):
                    found += paragraphs(row.fill(block.text), manner.styles[block.style], manner.width)
            case blocks.Row():
                found.append(_row(block.row, values, form.label_width * mm))
            case blocks.Box():
                found.append(_box(block.box, values, form.label_width * mm, manner.width))
            case blocks.Grid():
                rows = values.table(block.grid)
                found += _grid(block.grid, rows) if rows is not None else ()
            case blocks.Signatures():
                _sign(found, block.signatures, values, manner)
            case blocks.Slip():
                inner = paragraphs(block.slip.title, manner.styles["centre"], manner.width)
                found.append(Together((CutLine(), *inner, *_pieces(block.slip.blocks, values, form, manner))))
            case blocks.Break():
                found.append(NewPage())
    return found


def _row(cells: Sequence[blocks.Cell], values: Values, label: float) -> FrameRow:
    return FrameRow(
        tuple(
            Box(
                cell.label,
                wrap(values.text(cell.field), TEXT, (cell.width * mm - label - 2 * SIDE) / BODY),
                [],
                0,
                0,
                cell.width * mm,
                0,
                centred=True,
                label_width=label,
            )
            for cell in cells
        )
    )


def _box(part: blocks.BoxPart, values: Values, label: float, width: float) -> FrameRow:
    text = wrap(values.text(part.field), TEXT, (width - label - 2 * SIDE) / BODY, part.indent)
    box = Box(part.label, text, [], 0, 0, width, 0, centred=False, label_width=label)
    return FrameRow((box,), least=part.height * mm)


def _grid(part: blocks.GridPart, given: Sequence[Values]) -> Iterator[Piece]:
    if part.label:
        yield table_label(part.label, part.columns)
    head = TableRow(part.columns, head_of(part.columns), keeps=True)
    yield head
    rows = cells_of(part.columns, given)
    blank: Cells = tuple([] for _ in part.columns)
    for row in [*rows, *[blank] * (part.rows - len(rows))]:
        yield TableRow(part.columns, row, head)
    yield Paragraph((), TEXT, BODY, 0.0, before=_BELOW_TABLE)


def _sign(found: list[Piece], signatures: Sequence[blocks.Signature], values: Values, manner: Manner) -> None:
    """Put the places to sign after what they sign, together with its last lines."""
    places = places_of(signatures, values)
    body = manner.styles["body"]
    if manner.official and all(place.kind == "seal" for place in places):
        signing: list[Piece] = [
            SealedBy(p.name or p.label, p.date, manner.width, body.size, body.pitch) for p in places
        ]
    else:
        signing = [Signatures(tuple(places), manner.width, min(body.size, 14.0))]
    signed: list[Piece] = []
    lines = 0
    while found and lines < _SIGNED_LINES and not isinstance(found[-1], NewPage):
        last = found.pop()
        if isinstance(last, Paragraph) and len(last.lines) >= 2 * _SIGNED_LINES:
            head, last = last.cut(len(last.lines) - _SIGNED_LINES)
            found.append(head)
        signed.insert(0, last)
        lines += len(last.lines) if isinstance(last, Paragraph) else 1 if isinstance(last, TableRow) else _SIGNED_LINES
    while found and found[-1].keeps:
        signed.insert(0, found.pop())
    found.append(Together((*signed, *signing)))

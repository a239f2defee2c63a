"""装订: the papers of one part of a case's file as one PDF, with cover, directory, page numbers, bookmarks, 备考表.

The papers are numbered through from 1. Cover, directory and 备考表 are not counted, as is usual in archives, so that
the directory may be as long as it has to be.
"""

import io
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from pypdf import PdfReader, PdfWriter, Transformation
from pypdf.generic import NameObject
from reportlab.lib.units import mm

from desktop.printing.page import ONE_AT_A_TIME, SMALL, draw_right, new_canvas

COVER, DIRECTORY, NOTES = "封面", "卷内目录", "备考表"
_EDGE = 10 * mm
_ACTIVE = ("/AA", "/Annots")
"""What a page of a scan may do by itself, or ask of a reader: not taken over."""


@dataclass(frozen=True, slots=True)
class Piece:
    """One paper or scan to be bound."""

    name: str
    pdf: bytes
    number: str = ""
    made_on: date | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the directory."""

    piece: Piece
    first: int
    """Page of the file, from 1."""
    last: int

    @property
    def pages(self) -> str:
        """As the directory has it."""
        return str(self.first) if self.first == self.last else f"{self.first}–{self.last}"


@dataclass(frozen=True, slots=True)
class Around:
    """What stands around the papers: each made when it is known how many pages there are."""

    cover: Callable[[int], bytes]
    directory: Callable[[Sequence[Entry]], bytes]
    notes: Callable[[int], bytes]


def entries(pieces: Sequence[Piece]) -> list[Entry]:
    """Where each piece begins and ends."""
    found, at = [], 0
    for piece in pieces:
        count = len(PdfReader(io.BytesIO(piece.pdf)).pages)
        found.append(Entry(piece, at + 1, at + count))
        at += count
    return found


def bind(title: str, pieces: Sequence[Piece], around: Around) -> bytes:
    """One PDF of all of it."""
    lines = entries(pieces)
    count = lines[-1].last if lines else 0
    writer = PdfWriter()
    _append(writer, COVER, around.cover(count))
    _append(writer, DIRECTORY, around.directory(lines))
    first = len(writer.pages)
    for line in lines:
        _append(writer, line.piece.name, line.piece.pdf)
    _number(writer, first)
    _append(writer, NOTES, around.notes(count))
    writer.metadata = None
    writer.add_metadata({"/Title": title, "/Producer": "qiantai"})
    writer.compress_identical_objects()
    stream = io.BytesIO()
    writer.write(stream)
    return stream.getvalue()


def _append(writer: PdfWriter, name: str, pdf: bytes) -> None:
    first = len(writer.pages)
    for page in PdfReader(io.BytesIO(pdf)).pages:
        added = writer.add_page(page)
        for key in _ACTIVE:
            added.pop(NameObject(key), None)
    writer.add_outline_item(title=name, page_number=first)


def _number(writer: PdfWriter, first: int) -> None:
    """Number the pages from `first` on, each upright, in the outer upper corner: odd at the right, even at the left."""
    pages = writer.pages[first:]
    for page in pages:
        if page.rotation:
            page.transfer_rotation_to_content()
    if not pages:
        return
    sizes = [(float(page.mediabox.width), float(page.mediabox.height)) for page in pages]
    for page, stamp in zip(pages, PdfReader(io.BytesIO(_stamps(sizes))).pages, strict=True):
        move = Transformation().translate(float(page.mediabox.left), float(page.mediabox.bottom))
        page.merge_transformed_page(stamp, move, over=True)


def _stamps(sizes: Sequence[tuple[float, float]]) -> bytes:
    """A page of each size (points) with its number on white and nothing else."""
    with ONE_AT_A_TIME:
        stream = io.BytesIO()
        canvas = new_canvas(stream, "")
        for number, (width, height) in enumerate(sizes, start=1):
            canvas.setPageSize((width, height))
            edge = width - _EDGE if number % 2 else _EDGE + 8 * mm
            canvas.setFillGray(1)
            canvas.rect(edge - 9 * mm, height - _EDGE - 1.5 * mm, 10 * mm, 5.5 * mm, stroke=0, fill=1)
            canvas.setFillGray(0)
            draw_right(canvas, str(number), "宋体", SMALL, edge, height - _EDGE)
            canvas.showPage()
        canvas.save()
        return stream.getvalue()

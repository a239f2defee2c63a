"""What running text is made of, from top to bottom: paragraphs, rows of tables and frames, places to sign, rules."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any, Protocol

from desktop.printing.blocks import Column
from desktop.printing.lines import Line, aligned, draw, width_of
from desktop.printing.page import BODY, MIDDLE, draw_centred, mm
from desktop.printing.placed import (
    LABELS,
    PITCH,
    ROW,
    TEXT,
    Box,
    Cells,
    continued,
    cut_row,
    draw_row,
    height_of,
    label_lines,
    room_in,
    row_height,
)
from desktop.printing.roles import Role, is_heavy
from desktop.printing.signing import Place, cell_height, draw_cell, draw_cut, rows_of

_TOGETHER = 2  # lines of a paragraph, or of a row, that stay together at the end and the beginning of a page


class Piece(Protocol):
    """One thing in the text."""

    @property
    def keeps(self) -> bool:
        """Whether it must not be the last on a page."""

    @property
    def height(self) -> float:
        """In points."""

    def split(self, room: float) -> "tuple[Any, Any] | None":
        """In two pieces, of which the first fits into `room`; None where it cannot be cut."""

    def draw(self, canvas: Any, x: float, top: float) -> None:
        """Draw it with its upper left corner there."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Lines of one style; `before` is the space above it, which the top of a page has too."""

    lines: tuple[Line, ...]
    role: Role
    size: float
    pitch: float
    heavy: bool = False
    before: float = 0.0
    keeps: bool = False

    @property
    def height(self) -> float:
        """Of the lines and the space above them."""
        return self.before + len(self.lines) * self.pitch

    def split(self, room: float) -> "tuple[Paragraph, Paragraph] | None":
        """No line stands alone at the end or the beginning of a page."""
        if len(self.lines) < 2 * _TOGETHER:
            return None
        fitting = min(int((room - self.before + 1e-6) // self.pitch), len(self.lines) - _TOGETHER)
        return self.cut(fitting) if fitting >= _TOGETHER else None

    def cut(self, lines: int) -> "tuple[Paragraph, Paragraph]":
        """After so many lines."""
        return replace(self, lines=self.lines[:lines]), replace(self, lines=self.lines[lines:], before=0.0)

    def draw(self, canvas: Any, x: float, top: float) -> None:
        """The lines, each in the middle of its pitch."""
        heavy = self.heavy and (is_heavy(self.role) or self.role != "小标宋")
        if heavy:
            canvas.setLineWidth(self.size / 40)
        first = top - self.before - self.pitch / 2 - MIDDLE * self.size
        for number, line in enumerate(self.lines):
            draw(canvas, line, self.role, self.size, x, first - number * self.pitch, heavy=heavy)


@dataclass(frozen=True, slots=True)
class TableRow:
    """A row of a table; `head` is what stands above it when it is the first on a page."""

    columns: tuple[Column, ...]
    cells: Cells
    head: "TableRow | None" = None
    keeps: bool = False

    @property
    def height(self) -> float:
        """As its longest cell needs."""
        return row_height(self.cells)

    def split(self, room: float) -> "tuple[TableRow, TableRow] | None":
        """Between its lines, so that two are left on each side."""
        lines = min(room_in(room), max(map(len, self.cells)) - _TOGETHER)
        if lines < _TOGETHER or self.head is None:
            return None
        first, second = cut_row(self.cells, lines)
        return replace(self, cells=first), replace(self, cells=second)

    def draw(self, canvas: Any, x: float, top: float) -> None:
        """A head in 黑体, a row in 宋体."""
        draw_row(canvas, self.columns, self.cells, x, top, LABELS if self.head is None else TEXT)


@dataclass(frozen=True, slots=True)
class FrameRow:
    """Labelled boxes side by side, as in a form's frame, as high as their texts."""

    boxes: tuple[Box, ...]
    least: float = ROW
    keeps: bool = False

    @property
    def height(self) -> float:
        """As the longest text needs."""
        lines = max(max(len(box.lines), label_lines(box.label, box.label_width)) for box in self.boxes)
        return max(self.least, height_of(lines))

    def split(self, room: float) -> "tuple[FrameRow, FrameRow] | None":
        """Between its lines, so that two are left on each side."""
        lines = min(room_in(room), max(len(box.lines) for box in self.boxes) - _TOGETHER)
        if lines < _TOGETHER:
            return None
        first = tuple(replace(box, lines=box.lines[:lines]) for box in self.boxes)
        second = tuple(replace(box, lines=box.lines[lines:], label=continued(box.label)) for box in self.boxes)
        return FrameRow(first), FrameRow(second)

    def draw(self, canvas: Any, x: float, top: float) -> None:
        """The boxes from left to right."""
        for box in self.boxes:
            replace(box, x=x, top=top, height=self.height).draw(canvas)
            x += box.width


@dataclass(frozen=True, slots=True)
class Signatures:
    """Places to sign, two in a row."""

    places: tuple[Place, ...]
    width: float
    size: float
    keeps: bool = False

    @property
    def height(self) -> float:
        """Of all rows, with the space above."""
        return self.size + sum(self._row_height(row) for row in rows_of(self.places))

    def _row_height(self, row: Sequence[Place]) -> float:
        return max(cell_height(place, self._width(), self.size) for place in row) + 3 * mm

    def _width(self) -> float:
        return self.width / 2 - 4 * mm

    def split(self, room: float) -> "tuple[Signatures, Signatures] | None":
        """Between its rows; asked only of more places than a page holds."""
        rows, shown, used = list(rows_of(self.places)), 0, self.size
        while shown < len(rows) - 1 and used + self._row_height(rows[shown]) <= room:
            used += self._row_height(rows[shown])
            shown += 1
        count = sum(len(row) for row in rows[:shown])
        if not count:
            return None
        return replace(self, places=self.places[:count]), replace(self, places=self.places[count:])

    def draw(self, canvas: Any, x: float, top: float) -> None:
        """Each place in its half of the measure."""
        top -= self.size
        for row in rows_of(self.places):
            height = self._row_height(row)
            for number, place in enumerate(row):
                left = x + number * self.width / 2
                draw_cell(canvas, place, left, top, self._width(), height - 3 * mm, self.size)
            top -= height


@dataclass(frozen=True, slots=True)
class SealedBy:
    """The end of an official letter: the organisation centred over the date, the seal to go over both."""

    name: str
    date: str
    width: float
    size: float
    pitch: float
    keeps: bool = False

    @property
    def height(self) -> float:
        """Two lines, with the room that the upper part of the seal takes."""
        return 4 * self.pitch

    def split(self, room: float) -> None:
        """Never."""

    def draw(self, canvas: Any, x: float, top: float) -> None:
        """The date ends four characters from the right (GB/T 9704-2012, 7.3.5)."""
        wide = max(width_of(self.date, "仿宋"), 1.0) * self.size
        middle = x + self.width - 4 * self.size - wide / 2
        middle = min(middle, x + self.width - width_of(self.name, "仿宋") * self.size / 2)
        baseline = top - 3 * self.pitch + self.pitch / 2 - MIDDLE * self.size
        draw_centred(canvas, self.name, "仿宋", self.size, middle, baseline)
        at = x + self.width - 4 * self.size - wide
        draw(canvas, Line(self.date), "仿宋", self.size, at, baseline - self.pitch)


@dataclass(frozen=True, slots=True)
class CutLine:
    """The line above a slip."""

    height: float = 12 * mm
    keeps: bool = True

    def split(self, room: float) -> None:
        """Never."""

    def draw(self, canvas: Any, x: float, top: float) -> None:
        """From edge to edge of the paper."""
        draw_cut(canvas, top - self.height / 2)


@dataclass(frozen=True, slots=True)
class Together:
    """Pieces that stand on one page as long as a page holds them."""

    parts: tuple[Piece, ...]
    keeps: bool = False

    @property
    def height(self) -> float:
        """Of all of them."""
        return sum(part.height for part in self.parts)

    def split(self, room: float) -> None:
        """Never; more than a page is taken apart by `flow`."""

    def draw(self, canvas: Any, x: float, top: float) -> None:
        """One below the other."""
        for part in self.parts:
            part.draw(canvas, x, top)
            top -= part.height


@dataclass(frozen=True, slots=True)
class NewPage:
    """The end of a page."""

    height: float = 0.0
    keeps: bool = False

    def split(self, room: float) -> None:
        """There is nothing to cut."""

    def draw(self, canvas: Any, x: float, top: float) -> None:
        """There is nothing to see."""


def table_label(label: str, columns: Sequence[Column]) -> Paragraph:
    """What a table is called, above it."""
    measure = sum(column.width for column in columns) * mm / BODY
    lines = tuple(aligned([Line(label)], LABELS, measure, "centre"))
    return Paragraph(lines, LABELS, BODY, PITCH * 1.4, before=4, keeps=True)

"""What stands in a frame, in points: labelled boxes, tables, places to sign, a cutting line; and how each is drawn."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any, Protocol

from desktop.printing.blocks import Column
from desktop.printing.lines import Line, aligned, draw, wrap
from desktop.printing.page import BODY, MIDDLE, draw_centred, mm
from desktop.printing.roles import Role
from desktop.printing.signing import Place, cell_height, draw_cell, draw_cut
from desktop.printing.values import Values

PITCH = 17.0  # from line to line in a frame
PAD, SIDE = 1.4 * mm, 2 * mm  # above and below, left and right of the text in a box
ROW = 8.8 * mm  # the least height of a row
LABELS: Role = "黑体"
TEXT: Role = "宋体"
Cells = tuple[list[Line], ...]


class Placed(Protocol):
    """One thing in a frame, `rest` being what goes on on a continuation page."""

    @property
    def label(self) -> str:
        """What it is called where it goes on."""

    @property
    def rest(self) -> Sequence[Any]:
        """What there was no room for."""

    @property
    def top(self) -> float: ...  # noqa: D102
    @property
    def width(self) -> float: ...  # noqa: D102
    @property
    def height(self) -> float: ...  # noqa: D102

    def draw(self, canvas: Any) -> None:
        """Draw it where it stands."""

    def go_on(self, room: float) -> "Placed | None":
        """The rest, as much of it as fits into `room`, to be placed; None when the room is too small to begin."""


@dataclass(frozen=True, slots=True)
class Box:
    """A labelled box; without a label it is text over the whole width. `rest` are the lines that go on elsewhere."""

    label: str
    lines: list[Line]
    rest: list[Line]
    x: float
    top: float
    width: float
    height: float
    centred: bool
    label_width: float = 0.0
    role: Role = TEXT

    def draw(self, canvas: Any) -> None:
        """The frame, the label in the middle of its part, the text."""
        canvas.setLineWidth(0.5)
        if self.label_width:
            canvas.rect(self.x, self.top - self.height, self.label_width, self.height)
            label = _label_of(self.label, self.label_width)
            first = self._first_baseline(len(label))
            for number, line in enumerate(label):
                draw_centred(canvas, line.text, LABELS, BODY, self.x + self.label_width / 2, first - number * PITCH)
        canvas.rect(self.x + self.label_width, self.top - self.height, self.width - self.label_width, self.height)
        middle = self.centred
        first = self._first_baseline(len(self.lines)) if middle else self.top - PAD - PITCH / 2 - MIDDLE * BODY
        for number, line in enumerate(self.lines):
            draw(canvas, line, self.role, BODY, self.x + self.label_width + SIDE, first - number * PITCH)

    def _first_baseline(self, lines: int) -> float:
        """Of lines that stand in the middle of the height."""
        return self.top - self.height / 2 + (lines - 1) * PITCH / 2 - MIDDLE * BODY

    def go_on(self, room: float) -> "Box | None":
        """At least two lines, if there are two."""
        fitting = room_in(room)
        if fitting < min(2, len(self.rest)):
            return None
        lines, rest = self.rest[:fitting], self.rest[fitting:]
        height = max(height_of(len(lines)), 2 * ROW)
        return replace(self, label=continued(self.label), lines=lines, rest=rest, height=height, centred=False)


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of a list under their head; `note` stands in a last row."""

    label: str
    columns: tuple[Column, ...]
    rows: list[Cells]
    rest: list[Cells]
    x: float
    top: float
    width: float
    height: float
    note: str = ""

    def draw(self, canvas: Any) -> None:
        """The label over the whole width, the head, the rows, the note."""
        canvas.setLineWidth(0.5)
        canvas.rect(self.x, self.top - self.height, self.width, self.height)
        top = self.top
        if self.label:
            canvas.rect(self.x, top - ROW, self.width, ROW)
            middle = top - ROW / 2 - MIDDLE * BODY
            draw_centred(canvas, self.label, LABELS, BODY, self.x + self.width / 2, middle)
            top -= ROW
        for number, row in enumerate([head_of(self.columns), *self.rows]):
            top = draw_row(canvas, self.columns, row, self.x, top, LABELS if number == 0 else TEXT)
        if self.note:
            (line,) = aligned([Line(self.note)], TEXT, (self.width - 2 * SIDE) / BODY, "right")
            draw(canvas, line, TEXT, BODY, self.x + SIDE, top - ROW / 2 - MIDDLE * BODY)

    def go_on(self, room: float) -> "Table | None":
        """As many rows as fit; a row that no page holds is cut between its lines."""
        table = fitting(replace(self, label=continued(self.label), rows=[], rest=[]), self.rest, room)
        return table if table.rows else None


def _label_of(label: str, width: float) -> list[Line]:
    return wrap(label, LABELS, (width - SIDE) / BODY)


def label_lines(label: str, width: float) -> int:
    """How many lines a label takes in its part of a box."""
    return len(_label_of(label, width))


def continued(label: str) -> str:
    """The label of what goes on."""
    return label if not label or label.endswith("（续）") else f"{label}（续）"


def height_of(lines: int) -> float:
    """Of a box with so many lines."""
    return float(lines * PITCH + 2 * PAD)


def room_in(height: float) -> int:
    """How many lines go into a box of this height."""
    return int((height - 2 * PAD + 1e-6) // PITCH)


def cells_of(columns: Sequence[Column], rows: Sequence[Values]) -> list[Cells]:
    """Each row of a list, its cells cut into lines."""
    return [tuple(_cell(row.text(column.field), column) for column in columns) for row in rows]


def _cell(text: str, column: Column) -> list[Line]:
    lines = wrap(text, TEXT, (column.width * mm - 2 * SIDE) / BODY)
    return lines + [Line("")] * (column.lines - len(lines))


def head_of(columns: Sequence[Column]) -> Cells:
    """The labels of the columns."""
    return tuple(wrap(column.label, LABELS, (column.width * mm - SIDE) / BODY) for column in columns)


def row_height(row: Cells) -> float:
    """Of a table's row."""
    return max(ROW, height_of(max(map(len, row), default=0)))


def table_height(table: Table, rows: Sequence[Cells]) -> float:
    """Of a table with these rows, without a note."""
    return (ROW if table.label else 0.0) + row_height(head_of(table.columns)) + sum(map(row_height, rows))


def fitting(table: Table, rows: list[Cells], height: float) -> Table:
    """`table` with as many of the rows as go into `height`, as high as they are; the rest in `rest`."""
    shown: list[Cells] = []
    rest = list(rows)
    while rest and table_height(table, [*shown, rest[0]]) <= height + 1e-6:
        shown.append(rest.pop(0))
    left = height - table_height(table, shown)
    if rest and not shown and room_in(left) >= 2:
        head, tail = cut_row(rest[0], room_in(left))
        shown, rest = [head], [tail, *rest[1:]]
    return replace(table, rows=shown, rest=rest, height=table_height(table, shown))


def cut_row(row: Cells, lines: int) -> tuple[Cells, Cells]:
    """A row cut after so many lines."""
    return tuple(cell[:lines] for cell in row), tuple(cell[lines:] for cell in row)


def draw_row(canvas: Any, columns: Sequence[Column], row: Cells, x: float, top: float, role: Role) -> float:
    """One row of a table; where the next begins."""
    height = row_height(row)
    canvas.setLineWidth(0.5)
    for column, cell in zip(columns, row, strict=True):
        width = column.width * mm
        canvas.rect(x, top - height, width, height)
        side = SIDE / 2 if role == LABELS else SIDE
        align = "centre" if role == LABELS else column.align
        first = top - height / 2 + (len(cell) - 1) * PITCH / 2 - MIDDLE * BODY
        for number, line in enumerate(aligned(cell, role, (width - 2 * side) / BODY, align)):
            draw(canvas, line, role, BODY, x + side, first - number * PITCH)
        x += width
    return top - height


@dataclass(frozen=True, slots=True)
class Signing:
    """Places to sign side by side."""

    places: tuple[Place, ...]
    x: float
    top: float
    width: float
    height: float
    label: str = ""
    rest: tuple[()] = ()

    def draw(self, canvas: Any) -> None:
        """Each place in a cell of its own."""
        canvas.setLineWidth(0.5)
        width = self.width / len(self.places)
        for number, place in enumerate(self.places):
            x = self.x + number * width
            canvas.rect(x, self.top - self.height, width, self.height)
            draw_cell(canvas, place, x + SIDE, self.top - PAD, width - 2 * SIDE, self.height - 2 * PAD)

    def go_on(self, room: float) -> None:
        """They are never parted."""


def signing_height(places: Sequence[Place], width: float) -> float:
    """Of places to sign side by side in a frame."""
    return max(cell_height(place, width / len(places) - 2 * SIDE) for place in places) + 2 * PAD


@dataclass(frozen=True, slots=True)
class Cut:
    """The cutting line above a slip, with its title; it stands outside the frame."""

    label: str
    x: float
    top: float
    width: float
    height: float = 20 * mm
    rest: tuple[()] = ()

    def draw(self, canvas: Any) -> None:
        """The line from edge to edge, the title under it."""
        draw_cut(canvas, self.top - 6 * mm)
        draw_centred(canvas, self.label, LABELS, BODY, self.x + self.width / 2, self.top - 15 * mm)

    def go_on(self, room: float) -> None:
        """It is one line."""

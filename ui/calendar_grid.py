"""The days and times of a calendar as a table: what stands at one time in one column is one block over its rows."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from PySide6.QtCore import QAbstractTableModel, QRect, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
)

from offline_store.sittings import CANCELLED, HELD, SittingLine
from offline_store.types import ZONE, local_day
from ui.sitting_words import kind_words
from ui.tables import NO_PARENT, Index
from ui.words import CALLER, INK, clock

SLOT = timedelta(minutes=30)
FIRST, LAST = time(8), time(18)
"""Shown even when nothing stands there."""
BLOCK_ROLE = Qt.ItemDataRole.UserRole
FREE_DAY = QColor("#f1f3f5")
COLOURS = {"clash": QColor("#fde8e6"), "planned": QColor("#e3f0f9"), "held": QColor("#e6f2ea")}
EDGES = {"clash": QColor("#c0262d"), "planned": QColor("#1d6fa5"), "held": QColor("#2f7a4f")}


@dataclass(frozen=True, slots=True)
class Block:
    """What stands in one column without a gap of time between."""

    column: int
    row: int
    rows: int
    lines: tuple[SittingLine, ...]

    @property
    def look(self) -> str:
        """Of COLOURS."""
        if any(line.clashes for line in self.lines):
            return "clash"
        return "held" if all(line.status == HELD for line in self.lines) else "planned"


@dataclass(frozen=True, slots=True)
class Column:
    """A day, or a room of one day."""

    title: str
    lines: tuple[SittingLine, ...]
    is_off: bool
    """A day off."""


def hours_shown(lines: Sequence[SittingLine]) -> tuple[int, int]:
    """The first row and the one after the last, in half hours from midnight: wide enough for every line."""
    starts = [_slot(line.starts_at) for line in lines]
    ends = [-(-_minutes(line.ends_at) // 30) for line in lines]
    return min([FIRST.hour * 2, *starts]), max([LAST.hour * 2, *ends])


def blocks(columns: Sequence[Column], first: int) -> Iterator[Block]:
    """The blocks of all columns; cancelled sittings take no room."""
    for number, column in enumerate(columns):
        shown = sorted((line for line in column.lines if line.status != CANCELLED), key=lambda each: each.starts_at)
        group: list[SittingLine] = []
        end = 0
        for line in shown:
            if group and _slot(line.starts_at) >= end:
                yield _block(number, group, end, first)
                group = []
            group.append(line)
            end = max(end if len(group) > 1 else 0, -(-_minutes(line.ends_at) // 30))
        if group:
            yield _block(number, group, end, first)


def _block(column: int, group: list[SittingLine], end: int, first: int) -> Block:
    start = _slot(group[0].starts_at)
    return Block(column, start - first, end - start, tuple(group))


def _minutes(moment: datetime) -> int:
    local = moment.astimezone(ZONE)
    return local.hour * 60 + local.minute


def _slot(moment: datetime) -> int:
    return _minutes(moment) // 30


class CalendarModel(QAbstractTableModel):
    """Half hours by columns."""

    def __init__(self) -> None:
        super().__init__()
        self.columns: Sequence[Column] = ()
        self.first, self.last = FIRST.hour * 2, LAST.hour * 2
        self.blocks: dict[tuple[int, int], Block] = {}
        """By row and column, each cell that a block covers."""

    def reset(self, columns: Sequence[Column]) -> None:
        """Show these instead."""
        self.beginResetModel()
        self.columns = columns
        self.first, self.last = hours_shown([line for column in columns for line in column.lines])
        self.blocks = {
            (block.row + n, block.column): block for block in blocks(columns, self.first) for n in range(block.rows)
        }
        self.endResetModel()

    def rowCount(self, parent: Index = NO_PARENT) -> int:
        return 0 if parent.isValid() else self.last - self.first

    def columnCount(self, parent: Index = NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self.columns)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        if orientation == Qt.Orientation.Horizontal:
            return self.columns[section].title
        hour, half = divmod(self.first + section, 2)
        return f"{hour}:{30 * half:02d}"

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        block = self.blocks.get((index.row(), index.column()))
        if role == BLOCK_ROLE:
            return block
        if role == Qt.ItemDataRole.BackgroundRole:
            return COLOURS[block.look] if block else FREE_DAY if self.columns[index.column()].is_off else None
        if block and role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return "\n".join(map(_told, block.lines))
        return None


def _told(line: SittingLine) -> str:
    return " ".join(filter(None, (clock(line.starts_at), kind_words(line.kind), line.mediator_name, line.room)))


class _Delegate(QStyledItemDelegate):
    """The colour of a block and as much of its words as there is room for."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        rect: QRect = option.rect  # type: ignore[attr-defined]
        painter.save()
        if colour := index.data(Qt.ItemDataRole.BackgroundRole):
            painter.fillRect(rect, colour)
        if block := index.data(BLOCK_ROLE):
            painter.fillRect(QRect(rect.left(), rect.top(), 3, rect.height()), EDGES[block.look])
        painter.setPen(INK)
        flags = Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextWrapAnywhere
        painter.drawText(rect.adjusted(7, 3, -3, -2), flags, str(index.data() or ""))
        if option.state & QStyle.StateFlag.State_Selected:  # type: ignore[attr-defined]
            painter.setPen(QPen(CALLER, 2))
            painter.drawRect(rect.adjusted(1, 1, -1, -1))
        painter.restore()


class CalendarGrid(QTableView):
    """The table: a block is one cell as high as its time."""

    def __init__(self) -> None:
        super().__init__()
        self.grid = CalendarModel()
        self.setModel(self.grid)
        self.setObjectName("calendar")
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.setItemDelegate(_Delegate(self))
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.horizontalHeader().setHighlightSections(False)
        self.verticalHeader().setHighlightSections(False)
        self.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + 8)

    @property
    def block(self) -> Block | None:
        """What stands where the cursor is."""
        index = self.currentIndex()
        found: Block | None = index.data(BLOCK_ROLE) if index.isValid() else None
        return found

    def show_columns(self, columns: Sequence[Column]) -> None:
        """These days or rooms; the cursor stays where it was."""
        before = self.currentIndex()
        row, column = (before.row(), before.column()) if before.isValid() else (0, 0)
        self.clearSpans()
        self.grid.reset(columns)
        for block in dict.fromkeys(self.grid.blocks.values()):
            if block.rows > 1:
                self.setSpan(block.row, block.column, block.rows, 1)
        if columns:
            self.setCurrentIndex(self.grid.index(row, min(column, len(columns) - 1)))

    def go_to(self, line_id: str) -> None:
        """The cursor on a sitting."""
        for block in self.grid.blocks.values():
            if any(line.id == line_id for line in block.lines):
                self.setCurrentIndex(self.grid.index(block.row, block.column))
                return


def week_of(day: date) -> list[date]:
    """Monday to Sunday."""
    monday = day - timedelta(days=day.weekday())
    return [monday + timedelta(days=n) for n in range(7)]


def by_day(lines: Sequence[SittingLine], day: date) -> tuple[SittingLine, ...]:
    """Those of a day."""
    return tuple(line for line in lines if local_day(line.starts_at) == day)

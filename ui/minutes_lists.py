"""The two lists of a record: what was said, to be picked from; and what the record says so far, section by section."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import (
    QAbstractListModel,
    QCoreApplication,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from desktop.printing import description
from offline_store.minutes.record import AMENDED, SECTIONS, Line, Record, role_of
from offline_store.minutes.transcript import Interruption, Spoken
from offline_store.minutes.values import WHO
from ui.gap_lines import gap_line
from ui.mark_lines import mark_words
from ui.words import CALLER, CLERK, FAINT, INK, duration, speaker

Index = QModelIndex | QPersistentModelIndex
ROW = Qt.ItemDataRole.UserRole
NO_INDEX = QModelIndex()


@dataclass(frozen=True, slots=True)
class Shown:
    """One row as it is painted: a heading, or a text with who and when above it."""

    head: str
    text: str = ""
    mark: str = ""
    """At the right of the head."""
    key: str = ""
    """Of the sentence's segment, the line, or the section of a heading."""
    heading: bool = False
    bold: bool = False
    struck: tuple[str, ...] = ()
    """What stood there before it was corrected."""


def section_names(kind: str) -> dict[str, str]:
    """The parts of a record with what its form calls them, in the order of the paper."""
    fields = description.load(kind).fields
    return {section: fields[section].label for section in SECTIONS[kind]}


def spoken_rows(
    spoken: Sequence[Spoken], record: Record, names: Mapping[str, str], missing: Sequence[Interruption] = ()
) -> list[Shown]:
    """What was said, with the parts that it was picked into; what was marked, and where the sound is missing."""
    picked: dict[str, list[str]] = {}
    for line in record.lines:
        if line.source:
            picked.setdefault(line.source.segment_id, []).append(names[line.section])
    placed: list[tuple[tuple[str, float], Shown]] = []
    for each in spoken:
        said = each.sentence
        for mark in each.marks:
            placed.append(((said.recording_id, mark.at), Shown(mark_words(mark), heading=True)))
        who = role_of(record, said.id, said.speaker) or speaker(said.speaker)
        into = "、".join(name for version in each.versions for name in picked.get(version, ()))
        where = _tr("✓ {0}").format(into) if into else ""
        row = Shown(f"{who}  {duration(said.start)}", said.text, where, said.id, bold=bool(into))
        placed.append(((said.recording_id, said.start), row))
    for one in missing:
        silence = gap_line(one.recording_id, one.gap)
        row = Shown(f"{speaker(silence.speaker)}  {duration(silence.start)}", silence.text, key=silence.id)
        placed.append(((silence.recording_id, silence.start), row))
    return [row for _, row in sorted(placed, key=lambda each: each[0])]


def record_rows(record: Record, names: Mapping[str, str]) -> list[Shown]:
    """What the record says, under its headings."""
    rows = []
    for section, name in names.items():
        rows.append(Shown(name, key=section, heading=True))
        rows += [_line_row(line) for line in record.of(section)]
    return rows


def _line_row(line: Line) -> Shown:
    who = line.role or (_tr("谁说的？按数字键") if WHO.get(line.section) else "")
    when = duration(line.source.start) if line.source else ""
    marks = [_tr("让步") if line.concession else ""]
    if line.amendments:
        marks.append(_tr("{0}更正").format(line.amendments[-1].by))
    elif not line.is_verbatim:
        marks.append(_tr("不是原话"))
    struck = tuple(each.was for each in line.amendments)
    text = line.shown.removeprefix(AMENDED) if line.amendments else line.shown
    return Shown("  ".join(filter(None, (who, when))), text, "　".join(filter(None, marks)), line.id, struck=struck)


class RowsModel(QAbstractListModel):
    """Rows that are replaced as a whole; the view keeps its place by their keys."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: list[Shown] = []

    def rowCount(self, parent: Index = NO_INDEX) -> int:
        """How many."""
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """In words, for a screen reader too; or the row itself."""
        row = self.rows[index.row()]
        if role == ROW:
            return row
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return " ".join(filter(None, (row.head, row.mark, row.text)))
        return None

    def show_rows(self, rows: list[Shown]) -> None:
        """These instead; where only some say something else, only they are painted anew."""
        if [row.key for row in rows] == [row.key for row in self.rows]:
            old, self.rows = self.rows, rows
            for place, (was, row) in enumerate(zip(old, rows, strict=True)):
                if was != row:
                    self.dataChanged.emit(self.index(place), self.index(place))
            return
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()


class _Delegate(QStyledItemDelegate):
    MARGIN, GAP, EDGE = 10, 3, 3

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row: Shown = index.data(ROW)
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:  # type: ignore[attr-defined]
            painter.fillRect(option.rect, option.palette.highlight())  # type: ignore[attr-defined]
        box: QRect = option.rect.adjusted(self.MARGIN, 5, -self.MARGIN, -5)  # type: ignore[attr-defined]
        line = option.fontMetrics.height()  # type: ignore[attr-defined]
        if row.heading:
            self._heading(painter, box, row)
            painter.restore()
            return
        painter.fillRect(QRect(box.left(), box.top() + 2, self.EDGE, box.height() - 4), CALLER if row.bold else CLERK)
        box.adjust(self.EDGE + 9, 0, 0, 0)
        painter.setPen(FAINT)
        painter.drawText(box, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop, row.head)
        painter.setPen(CALLER)
        painter.drawText(box, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop, row.mark)
        top = box.top() + line + self.GAP
        for text, struck in (*((was, True) for was in row.struck), (row.text, False)):
            font = painter.font()
            font.setStrikeOut(struck)
            painter.setFont(font)
            painter.setPen(FAINT if struck else INK)
            place = QRect(box.left(), top, box.width(), 10_000)
            used = painter.boundingRect(place, Qt.TextFlag.TextWordWrap, text)
            painter.drawText(place, Qt.TextFlag.TextWordWrap, text)
            top += used.height()
        painter.restore()

    def _heading(self, painter: QPainter, box: QRect, row: Shown) -> None:
        font = painter.font()
        font.setBold(True)
        painter.setFont(font)
        painter.setPen(INK)
        painter.drawText(box, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, row.head)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        view = self.parent()
        assert isinstance(view, QListView)
        row: Shown = index.data(ROW)
        metrics = option.fontMetrics  # type: ignore[attr-defined]
        width = max(view.viewport().width() - 2 * self.MARGIN - self.EDGE - 9, 80)
        if row.heading:
            return QSize(width, metrics.height() + 16)
        texts = (*row.struck, row.text)
        place = QRect(0, 0, width, 10_000)
        height = sum(metrics.boundingRect(place, Qt.TextFlag.TextWordWrap, text).height() for text in texts)
        return QSize(width, height + metrics.height() + self.GAP + 12)


class RowsView(QListView):
    """A list of rows for the keyboard; what its keys mean is said by signals."""

    acted = Signal(str, str)
    """What is wanted (`pick`, `edit`, `add`, `remove`, `hear`, `across`) of which row's key."""
    named = Signal(int, str)
    """A digit, from 1, was pressed on the row with this key: who speaks."""
    moved = Signal(str)
    """The cursor came to the row with this key."""

    def __init__(self, name: str, nothing_yet: str, keys: dict[Qt.Key, str]) -> None:
        """`keys`: what each key means here; `nothing_yet` stands in the list while it is empty."""
        super().__init__()
        self.setObjectName("transcript")
        self._nothing_yet, self._keys = nothing_yet, keys
        self.rows = RowsModel()
        self.setModel(self.rows)
        self.setItemDelegate(_Delegate(self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setAccessibleName(name)
        self.doubleClicked.connect(lambda _index: self._act(Qt.Key.Key_Return))

    @property
    def row(self) -> Shown | None:
        """Where the cursor is."""
        index = self.currentIndex()
        return self.rows.rows[index.row()] if index.isValid() else None

    @property
    def key(self) -> str:
        """Of that row; empty when there is none."""
        return self.row.key if self.row else ""

    def show_rows(self, rows: list[Shown]) -> None:
        """These, the cursor on the same one, or where it was."""
        key, place = self.key, max(self.currentIndex().row(), 0)
        self.rows.show_rows(rows)
        if self.key != key or not self.currentIndex().isValid():
            places = [at for at, row in enumerate(rows) if row.key == key]
            self.setCurrentIndex(self.rows.index(places[0] if places else min(place, len(rows) - 1)))

    def go_to(self, key: str) -> None:
        """Put the cursor on a row."""
        for place, row in enumerate(self.rows.rows):
            if row.key == key:
                self.setCurrentIndex(self.rows.index(place))

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Say where the cursor is."""
        super().currentChanged(current, previous)
        if current.isValid():
            self.scrollTo(current)
            self.moved.emit(self.rows.rows[current.row()].key)

    def event(self, event: QEvent) -> bool:
        """A key of this list is not the window's."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            plain = event.modifiers() == Qt.KeyboardModifier.NoModifier
            if plain and event.key() in self._keys:
                event.accept()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The list's own keys, then those of every list."""
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        digit = event.key() - Qt.Key.Key_0
        if plain and 1 <= digit <= 9 and self.key:
            self.named.emit(digit, self.key)
        elif not (plain and self._act(Qt.Key(event.key()))):
            super().keyPressEvent(event)

    def _act(self, key: Qt.Key) -> bool:
        if key not in self._keys or not self.key:
            return False
        self.acted.emit(self._keys[key], self.key)
        return True

    def paintEvent(self, event: QPaintEvent) -> None:
        """Without a row, say so."""
        super().paintEvent(event)
        if not self.rows.rows:
            painter = QPainter(self.viewport())
            painter.setPen(FAINT)
            flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
            painter.drawText(self.viewport().rect(), flags, self._nothing_yet)
            painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Words wrap anew when the width changes; the cursor stays in sight."""
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()
        self.executeDelayedItemsLayout()
        self.scrollTo(self.currentIndex())


def _tr(text: str) -> str:
    return QCoreApplication.translate("minutes", text)

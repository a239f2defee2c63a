"""The list of what waits: a line a case, with its card at the edge, its most urgent reason and how many more."""

from collections.abc import Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QKeyEvent, QPainter
from PySide6.QtWidgets import QFrame, QListView, QStyledItemDelegate, QStyleOptionViewItem

from offline_store.cards import RED, YELLOW
from offline_store.queues import QueueLine
from ui.queue_words import card_words, reason_words, shown_reasons
from ui.reception_list import paint_ground
from ui.words import FAINT, INK

Index = QModelIndex | QPersistentModelIndex
LINE_ROLE = Qt.ItemDataRole.UserRole
NO_PARENT = QModelIndex()
COLOURS = {RED: QColor("#c0262d"), YELLOW: QColor("#e0a100")}
INKS = {RED: QColor("#a81f26"), YELLOW: QColor("#7a5200")}
"""Of words on white: dark enough to be read (WCAG 2, 4.5:1)."""


class QueueModel(QAbstractListModel):
    """Lines of a queue."""

    def __init__(self) -> None:
        super().__init__()
        self.lines: Sequence[QueueLine] = ()

    def rowCount(self, parent: Index = NO_PARENT) -> int:
        """How many cases."""
        return 0 if parent.isValid() else len(self.lines)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The line in words (for a screen reader too), or the QueueLine itself."""
        line = self.lines[index.row()]
        if role == LINE_ROLE:
            return line
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            parts = (card_words(line.first.card), line.number, reason_words(line.first), line.employer, line.handler)
            return " ".join(filter(None, parts))
        return None

    def reset(self, lines: Sequence[QueueLine]) -> None:
        """Show these instead."""
        self.beginResetModel()
        self.lines = lines
        self.endResetModel()


class _Delegate(QStyledItemDelegate):
    MARGIN, CARD = 20, 6

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        line: QueueLine = index.data(LINE_ROLE)
        painter.save()
        rect: QRect = option.rect  # type: ignore[attr-defined]
        paint_ground(painter, option)
        if colour := COLOURS.get(line.first.card):
            painter.fillRect(QRect(rect.left() + 8, rect.top() + 10, self.CARD, rect.height() - 20), colour)
        box = rect.adjusted(self.MARGIN + 4, 8, -12, -8)
        top, bottom = QRect(box), QRect(box)
        top.setBottom(box.center().y())
        bottom.setTop(box.center().y())
        metrics, middle = option.fontMetrics, Qt.AlignmentFlag.AlignVCenter  # type: ignore[attr-defined]
        painter.setPen(FAINT)
        right = " · ".join((line.state, line.handler or self.tr("还没有分派"))) if line.state else ""
        painter.drawText(top, Qt.AlignmentFlag.AlignRight | middle, right)
        about = " · ".join(filter(None, (line.number, line.employer)))
        painter.drawText(
            bottom,
            Qt.AlignmentFlag.AlignLeft | middle,
            metrics.elidedText(about, Qt.TextElideMode.ElideRight, bottom.width()),
        )
        font = QFont(painter.font())
        font.setBold(True)
        painter.setFont(font)
        painter.setPen(INKS.get(line.first.card, INK))
        top.setRight(top.right() - metrics.horizontalAdvance(right) - 12)
        words = painter.fontMetrics().elidedText(self._words(line), Qt.TextElideMode.ElideRight, top.width())
        painter.drawText(top, Qt.AlignmentFlag.AlignLeft | middle, words)
        painter.restore()

    def _words(self, line: QueueLine) -> str:
        more = len(shown_reasons(line)) - 1
        said = reason_words(line.first)
        return self.tr("{0}（+{1}）").format(said, more) if more else said

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(200, 2 * option.fontMetrics.height() + 28)  # type: ignore[attr-defined]


class QueueList(QListView):
    """Arrows choose, Enter or a double click opens."""

    opened = Signal(object)
    """A QueueLine."""
    chosen = Signal(object)
    """A QueueLine, or None."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("queue")
        self.queue = QueueModel()
        self.setModel(self.queue)
        self.setItemDelegate(_Delegate(self))
        self.setUniformItemSizes(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAccessibleName(self.tr("待办"))
        self.doubleClicked.connect(lambda index: self.opened.emit(index.data(LINE_ROLE)))
        self.selectionModel().currentChanged.connect(lambda _new, _old: self.chosen.emit(self.line))

    @property
    def line(self) -> QueueLine | None:
        """What is chosen."""
        row = self.currentIndex().row()
        return self.queue.lines[row] if 0 <= row < len(self.queue.lines) else None

    def show_lines(self, lines: Sequence[QueueLine]) -> None:
        """Show these, the cursor on the case it was on, else as near as there is something."""
        row, was = self.currentIndex().row(), self.line
        self.queue.reset(lines)
        same = next((place for place, line in enumerate(lines) if was and line.case_id == was.case_id), None)
        wanted = same if same is not None else min(max(row, 0), len(lines) - 1)
        self.setCurrentIndex(self.queue.index(wanted))
        self.chosen.emit(self.line)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.line:
            self.opened.emit(self.line)
            return
        super().keyPressEvent(event)

"""The list of a case's deadlines: day, days left, name; below it why it is that day."""

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from offline_store.case_deadlines import DeadlineLine
from ui.deadline_words import Urgency, left_words, urgency, warning_words, why_words
from ui.words import CALLER, FAINT

Index = QModelIndex | QPersistentModelIndex
NO_PARENT = QModelIndex()
LINE_ROLE = Qt.ItemDataRole.UserRole
MARGIN, GAP = 10, 4
"""Pixels around a line and between its texts."""
WRAPPED = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop


class DeadlineModel(QAbstractListModel):
    """The deadlines of the shown case."""

    def __init__(self, today: Callable[[], date], parent: QObject) -> None:
        super().__init__(parent)
        self._today = today
        self.lines: list[DeadlineLine] = []

    @property
    def today(self) -> date:
        """The day that is counted from."""
        return self._today()

    def rowCount(self, parent: Index = NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self.lines)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        line = self.lines[index.row()]
        if role == LINE_ROLE:
            return line
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return "  ".join(filter(None, (*self.head(line), why_words(line), warning_words(line))))
        return None

    def head(self, line: DeadlineLine) -> tuple[str, str, str]:
        """Its day, how long it is until then, what it is."""
        return str(line.due or "—"), left_words(line, self.today), f"{line.rule.code} {line.rule.name}"

    def reset(self, lines: Sequence[DeadlineLine]) -> None:
        """Show these instead."""
        self.beginResetModel()
        self.lines = list(lines)
        self.endResetModel()


class DeadlineDelegate(QStyledItemDelegate):
    """Paints a line: colour for what is near, and always the words for it."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        model, rect = index.model(), option.rect  # type: ignore[attr-defined]
        assert isinstance(model, DeadlineModel)
        line: DeadlineLine = index.data(LINE_ROLE)
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:  # type: ignore[attr-defined]
            painter.fillRect(rect, option.palette.highlight())  # type: ignore[attr-defined]
            painter.fillRect(rect.left(), rect.top(), 3, rect.height(), CALLER)
        box = rect.adjusted(MARGIN, MARGIN // 2, -MARGIN, -MARGIN // 2)
        box.setTop(box.top() + self._paint_head(painter, box, model, line) + GAP)
        for text, colour in ((why_words(line), FAINT), (warning_words(line), Urgency.SOON.value)):
            if text:
                painter.setPen(colour)
                painter.drawText(box, WRAPPED, text)
                box.setTop(box.top() + _height(option.fontMetrics, text, box.width()) + GAP)  # type: ignore[attr-defined]
        painter.restore()

    def _paint_head(self, painter: QPainter, box: QRect, model: DeadlineModel, line: DeadlineLine) -> int:
        """The first row; its height."""
        day, left, name = model.head(line)
        plain, bold = painter.font(), painter.font()
        bold.setBold(True)
        painter.setFont(bold)
        painter.setPen(urgency(line, model.today).value)
        metrics = QFontMetrics(bold)
        said = f"{day}　{left}"
        painter.drawText(box, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop, said)
        painter.setFont(plain)
        rest = box.adjusted(metrics.horizontalAdvance(said) + 14, 0, 0, 0)
        shown = QFontMetrics(plain).elidedText(name, Qt.TextElideMode.ElideRight, rest.width())
        painter.drawText(rest, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop, shown)
        return metrics.height()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        view, line = option.widget, index.data(LINE_ROLE)  # type: ignore[attr-defined]
        width = view.viewport().width() - 2 * MARGIN
        metrics = option.fontMetrics  # type: ignore[attr-defined]
        below = [_height(metrics, text, width) + GAP for text in (why_words(line), warning_words(line)) if text]
        return QSize(width, metrics.height() + GAP + sum(below) + MARGIN)


def _height(metrics: QFontMetrics, text: str, width: int) -> int:
    return metrics.boundingRect(QRect(0, 0, width, 10_000), int(WRAPPED), text).height()


class DeadlineList(QListView):
    """As high as its lines: the card around it scrolls."""

    def __init__(self, model: DeadlineModel) -> None:
        super().__init__()
        self.setObjectName("deadlines")
        self.setAccessibleName(self.tr("期限"))
        self.setModel(model)
        self.setItemDelegate(DeadlineDelegate(self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabKeyNavigation(False)
        model.modelReset.connect(self.fit)

    @property
    def line(self) -> DeadlineLine | None:
        """The one that is chosen."""
        index = self.currentIndex()
        return index.data(LINE_ROLE) if index.isValid() else None

    def fit(self) -> None:
        """Take the height of the lines at this width."""
        self.setFixedHeight(sum(self.sizeHintForRow(row) for row in range(self.model().rowCount())) + 2)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width wraps otherwise."""
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()
        self.fit()

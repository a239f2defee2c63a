"""The list of today's receptions, newest first."""

from PySide6.QtCore import (
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSize,
    QStringListModel,
    Qt,
    Signal,
)
from PySide6.QtGui import QFont, QKeyEvent, QPainter
from PySide6.QtWidgets import QFrame, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from offline_store import joining
from offline_store.queries import ReceptionLine
from offline_store.types import local_day, now
from ui.words import CALLER, FAINT, INK, LINE, clock, kind_words, short_day

Index = QModelIndex | QPersistentModelIndex
LINE_ROLE = Qt.ItemDataRole.UserRole


class ReceptionModel(QStringListModel):
    """Receptions as the store listed them.

    Qt counts and places the rows by their ids, without asking Python for each of a hundred thousand.
    """

    def __init__(self) -> None:
        super().__init__()
        self.lines: list[ReceptionLine] = []
        self.row_of: dict[str, int] = {}
        """Reception id → row."""

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The line in words (for a screen reader too), or the ReceptionLine itself."""
        if role not in (LINE_ROLE, Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return None
        line = self.line(index.row())
        if role == LINE_ROLE or line is None:
            return line
        return " ".join(filter(None, (self.when(line), self.title(line), line.employer, self.note(line))))

    def line(self, row: int) -> ReceptionLine | None:
        """The line of a row; None where it is not read yet (`long_list.py`)."""
        return self.lines[row]

    def reset(self, lines: list[ReceptionLine]) -> None:
        """Show these instead."""
        self.lines = lines
        self.row_of = {line.id: row for row, line in enumerate(lines)}
        self.setStringList(list(self.row_of))

    def title(self, line: ReceptionLine) -> str:
        """Who came."""
        if line.protected:
            return self.tr("身份保密")
        if line.kind == joining.KIND:
            return self.tr("并案")
        return line.name or (self.tr("未留姓名") if line.case_id else kind_words(line.kind, self.tr("未登记的{0}")))

    def when(self, line: ReceptionLine) -> str:
        """What kind of contact, and the time of today, or the day."""
        is_today = local_day(line.started_at) == local_day(now())
        return f"{kind_words(line.kind)} {clock(line.started_at) if is_today else short_day(line.started_at)}"

    def note(self, line: ReceptionLine) -> str:
        """What about, or what is still to do."""
        return self.state(line) or "、".join(line.dispute_types) or self.tr("已登记")

    def state(self, line: ReceptionLine) -> str:
        """What is still to do; empty when nothing is."""
        if line.void:
            return self.tr("已作废")
        if not line.case_id:
            return self.tr("待登记")
        if line.differs:
            return self.tr("待核对")
        return self.tr("待补 {0} 项").format(len(line.missing)) if line.missing else ""


def paint_ground(painter: QPainter, option: QStyleOptionViewItem) -> None:
    """What a line of the list at the left stands on: marked when it is the chosen one, parted from the next."""
    rect: QRect = option.rect  # type: ignore[attr-defined]
    if option.state & QStyle.StateFlag.State_Selected:  # type: ignore[attr-defined]
        painter.fillRect(rect, option.palette.highlight())  # type: ignore[attr-defined]
        painter.fillRect(QRect(rect.left(), rect.top(), 4, rect.height()), CALLER)
    painter.setPen(LINE)
    painter.drawLine(rect.bottomLeft(), rect.bottomRight())


class _Delegate(QStyledItemDelegate):
    HEIGHT, MARGIN = 68, 16

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        line: ReceptionLine | None = index.data(LINE_ROLE)
        model = index.model()
        assert isinstance(model, ReceptionModel)
        painter.save()
        rect: QRect = option.rect  # type: ignore[attr-defined]
        paint_ground(painter, option)
        if line is None:
            painter.restore()
            return
        box = rect.adjusted(self.MARGIN, 8, -self.MARGIN, -8)
        top, bottom = QRect(box), QRect(box)
        top.setBottom(box.center().y())
        bottom.setTop(box.center().y())
        left, right = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.setPen(FAINT)
        painter.drawText(top, right | middle, model.when(line))
        state = model.state(line) or ("" if line.sent else self.tr("待上传"))
        painter.drawText(bottom, right | middle, state)
        metrics = option.fontMetrics  # type: ignore[attr-defined]
        bottom.setRight(bottom.right() - metrics.horizontalAdvance(state) - 8)
        about = " · ".join(filter(None, (line.employer, "、".join(line.dispute_types))))
        painter.drawText(bottom, left | middle, metrics.elidedText(about, Qt.TextElideMode.ElideRight, bottom.width()))
        font = QFont(painter.font())
        font.setBold(True)
        font.setStrikeOut(line.void)
        painter.setFont(font)
        painter.setPen(INK)
        painter.drawText(top, left | middle, model.title(line))
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        height = 2 * option.fontMetrics.height() + 26  # type: ignore[attr-defined]
        return QSize(200, max(self.HEIGHT, height))


class ReceptionList(QListView):
    """Choose a reception with the mouse, or with the arrows and Enter."""

    chosen = Signal(object)
    """A ReceptionLine."""

    def __init__(self, parent: QWidget | None = None, model: ReceptionModel | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("receptions")
        self.receptions = model or ReceptionModel()
        self.setModel(self.receptions)
        self.setItemDelegate(_Delegate(self))
        self.setUniformItemSizes(True)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAccessibleName(self.tr("今日接待"))
        self.clicked.connect(self._clicked)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self._choose(self.currentIndex())
            return
        super().keyPressEvent(event)

    def _choose(self, index: Index) -> None:
        if line := index.data(LINE_ROLE):
            self.chosen.emit(line)

    @property
    def selected(self) -> list[ReceptionLine]:
        """What is marked, from the top."""
        rows = sorted(index.row() for index in self.selectedIndexes())
        return [line for row in rows if (line := self.receptions.line(row))]

    def reset_lines(self, lines: list[ReceptionLine]) -> None:
        """Show these instead; of several that were marked, those that are still there stay marked."""
        marked = [line.id for line in self.selected]
        self.receptions.reset(lines)
        if len(marked) > 1:
            for row in (self.receptions.row_of[each] for each in marked if each in self.receptions.row_of):
                self.selectionModel().select(self.receptions.index(row), QItemSelectionModel.SelectionFlag.Select)

    def _clicked(self, index: Index) -> None:
        """A click opens; with Ctrl or Shift it marks."""
        if len(self.selectedIndexes()) == 1:
            self._choose(index)

    def select(self, reception_id: str) -> None:
        """Mark a reception, unless several are marked by hand."""
        row = self.receptions.row_of.get(reception_id)
        if row is not None and len(self.selectedIndexes()) < 2:
            self.setCurrentIndex(self.receptions.index(row))

"""Who has how much: a bar for each person, its overdue part marked."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from offline_store.board import Load
from ui.words import CALLER, FAINT, INK, LINE

LATE = QColor("#c0262d")
_ROW, _NAME, _COUNT, _BAR = 34, 110, 150, 12
"""Pixels at 100 %."""


class LoadBars(QWidget):
    """A click, or the arrows and Enter, choose a person."""

    chosen = Signal(str)
    """Her account."""

    def __init__(self) -> None:
        super().__init__()
        self.load: Sequence[Load] = ()
        self._row = 0
        self.setAccessibleName(self.tr("各人在办"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def show_load(self, load: Sequence[Load]) -> None:
        """Show these; what is drawn is said to a screen reader too."""
        self.load = load
        self._row = min(self._row, max(0, len(load) - 1))
        words = self.tr("{0} 在办 {1} 件，超期 {2} 件")
        self.setAccessibleName("\n".join(words.format(each.name, each.open, each.overdue) for each in load))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """As high as its rows."""
        return QSize(360, max(1, len(self.load)) * self._height)

    minimumSizeHint = sizeHint

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Name, bar, count."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        most = max((each.open for each in self.load), default=0) or 1
        for row, each in enumerate(self.load):
            line = QRect(0, row * self._height, self.width(), self._height)
            if row == self._row and self.hasFocus():
                painter.fillRect(line, self.palette().highlight())
            self._paint(painter, line, each, most)

    def _paint(self, painter: QPainter, line: QRect, each: Load, most: int) -> None:
        middle = Qt.AlignmentFlag.AlignVCenter
        room = max(40, line.width() - _NAME - _COUNT)
        top = line.center().y() - _BAR // 2
        painter.setPen(INK)
        name = painter.fontMetrics().elidedText(each.name, Qt.TextElideMode.ElideRight, _NAME - 8)
        painter.drawText(line.adjusted(6, 0, 0, 0), middle, name)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(LINE)
        painter.drawRoundedRect(QRect(_NAME, top, room, _BAR), 4, 4)
        painter.setBrush(CALLER)
        painter.drawRoundedRect(QRect(_NAME, top, room * each.open // most, _BAR), 4, 4)
        painter.setBrush(LATE)
        painter.drawRoundedRect(QRect(_NAME, top, room * each.overdue // most, _BAR), 4, 4)
        count = self.tr("{0} 件").format(each.open)
        late = self.tr("超期 {0}").format(each.overdue) if each.overdue else ""
        painter.setPen(LATE if late else FAINT)
        place = QRect(_NAME + room + 10, line.top(), _COUNT - 10, line.height())
        painter.drawText(place, middle, "　".join(filter(None, (count, late))))

    @property
    def _height(self) -> int:
        return max(_ROW, self.fontMetrics().height() + 14)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """The person that was clicked."""
        self._choose(int(event.position().y()) // self._height)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows and Enter."""
        moves = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
        if event.key() in moves and self.load:
            self._row = min(max(self._row + moves[Qt.Key(event.key())], 0), len(self.load) - 1)
            self.update()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._choose(self._row)
        else:
            super().keyPressEvent(event)

    def _choose(self, row: int) -> None:
        if 0 <= row < len(self.load):
            self.chosen.emit(self.load[row].account)

"""签名板: a signature drawn with a pen, a tablet or the mouse, as a small picture."""

from collections.abc import Callable
from itertools import pairwise

from PySide6.QtCore import QBuffer, QEvent, QIODevice, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QTabletEvent,
)
from PySide6.QtWidgets import QComboBox, QDialog, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from offline_store.errors import ExpectedError
from ui.properties import having
from ui.words import FAINT, LINE, explained

INK = QColor("#101820")
THIN, THICK = 1.6, 4.6
"""Pixels: of a pen that hardly touches, and of one that is pressed."""
LEAST = 40.0
"""Pixels that all strokes together must be long: less is a slip of the pen."""
WIDE, HIGH = 600, 220
"""Pixels of the picture, at most."""
Point = tuple[QPointF, float]
"""Where, and with which pressure from 0 to 1."""


class SignaturePad(QWidget):
    """Draws what is written on it. Ctrl+Z takes the last stroke back, Delete all of them."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.strokes: list[list[Point]] = []
        self._is_pen_down = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumSize(WIDE, HIGH)
        self.setCursor(Qt.CursorShape.CrossCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_StaticContents)
        self.setAccessibleName(self.tr("签名板"))

    @property
    def is_empty(self) -> bool:
        """Whether nothing was written that could be a signature."""
        return sum(map(_length, self.strokes)) < LEAST

    def undo(self) -> None:
        """Take the last stroke back."""
        if self.strokes:
            self.strokes.pop()
            self._show()

    def clear(self) -> None:
        """Take everything back."""
        self.strokes = []
        self._show()

    def png(self) -> bytes:
        """What is written, with a narrow margin, black on white; empty for an empty pad."""
        if self.is_empty:
            return b""
        points = [at for stroke in self.strokes for at, _ in stroke]
        left, top = min(p.x() for p in points) - THICK, min(p.y() for p in points) - THICK
        right, bottom = max(p.x() for p in points) + THICK, max(p.y() for p in points) + THICK
        scale = min(1.0, WIDE / (right - left), HIGH / (bottom - top))
        size = QSize(max(int((right - left) * scale), 1), max(int((bottom - top) * scale), 1))
        image = QImage(size, QImage.Format.Format_Grayscale8)
        image.fill(Qt.GlobalColor.white)
        painter = QPainter(image)
        painter.scale(scale, scale)
        painter.translate(-left, -top)
        self._draw(painter)
        painter.end()
        buffer = QBuffer()
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        image.save(buffer, "PNG")  # type: ignore[call-overload]
        return bytes(buffer.data().data())

    # the pen

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._begin(event.position(), 0.5)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._go_on(event.position(), 0.5)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._end()

    def tabletEvent(self, event: QTabletEvent) -> None:
        """A pen says how hard it is pressed."""
        kind = event.type()
        if kind == QEvent.Type.TabletPress:
            self._begin(event.position(), event.pressure())
        elif kind == QEvent.Type.TabletMove and event.pressure() > 0:
            self._go_on(event.position(), event.pressure())
        elif kind == QEvent.Type.TabletRelease:
            self._end()
        event.accept()  # else Qt makes a mouse event of it

    def keyPressEvent(self, event: QKeyEvent) -> None:
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if (control and event.key() == Qt.Key.Key_Z) or event.key() == Qt.Key.Key_Backspace:
            self.undo()
        elif event.key() == Qt.Key.Key_Delete:
            self.clear()
        else:
            super().keyPressEvent(event)

    def _begin(self, at: QPointF, pressure: float) -> None:
        self._is_pen_down = True
        self.strokes.append([(at, pressure)])
        self._show()

    def _go_on(self, at: QPointF, pressure: float) -> None:
        if self._is_pen_down:
            inside = QPointF(min(max(at.x(), 0), self.width()), min(max(at.y(), 0), self.height()))
            self.strokes[-1].append((inside, pressure))
            self._show()

    def _end(self) -> None:
        self._is_pen_down = False

    def _show(self) -> None:
        self.update()
        self.changed.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paper with a line to sign on."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), Qt.GlobalColor.white)
        painter.setPen(QPen(FAINT if self.hasFocus() else LINE, 2 if self.hasFocus() else 1))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 6, 6)
        painter.setPen(QPen(LINE, 1, Qt.PenStyle.DashLine))
        base = int(self.height() * 0.78)
        painter.drawLine(30, base, self.width() - 30, base)
        self._draw(painter)
        painter.end()

    def _draw(self, painter: QPainter) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for stroke in self.strokes:
            for (a, _), (b, pressure) in zip(stroke, [*stroke[1:], stroke[-1]], strict=True):
                width = THIN + (THICK - THIN) * pressure
                painter.setPen(QPen(INK, width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
                painter.drawLine(a, b if b != a else a + QPointF(0.1, 0))


def _length(stroke: list[Point]) -> float:
    points = [at for at, _ in stroke]
    return sum((b - a).manhattanLength() for a, b in pairwise(points))


class SignatureDialog(QDialog):
    """Who signs what, the pad, and what cannot be kept; it stays open until the signature is kept."""

    def __init__(self, paper: str, signers: tuple[tuple[str, str], ...], parent: QWidget) -> None:
        """`paper`: its name and number; `signers`: who has not signed yet, with her role in the paper's words."""
        super().__init__(parent)
        self.setWindowTitle(self.tr("签名"))
        self.signers = signers
        self.who = having(QComboBox(), accessibleName=self.tr("谁签"))
        self.who.addItems([f"{role}　{name}" for name, role in signers])
        self.pad = SignaturePad()
        self.take = having(QPushButton(self.tr("签好了  Ctrl+回车")), objectName="primary", shortcut="Ctrl+Return")
        self.undo = QPushButton(self.tr("退一笔  Ctrl+Z"))
        self.clear = QPushButton(self.tr("重写  Delete"))
        self.message = having(QLabel(wordWrap=True), objectName="complaint")
        self._keep: Callable[[str, str, bytes], None] | None = None
        self._build(paper)
        self.take.clicked.connect(self._take)
        self.undo.clicked.connect(self.pad.undo)
        self.clear.clicked.connect(self.pad.clear)
        self.pad.changed.connect(lambda: self.message.setText(""))

    def keep_by(self, keep: Callable[[str, str, bytes], None]) -> None:
        """What keeps a signature: is given name, role and picture."""
        self._keep = keep

    def kept(self) -> None:
        """It is kept."""
        self.accept()

    def failed(self, error: ExpectedError) -> None:
        """It is not; what is written on the pad stays."""
        self.message.setText(explained(error))

    def _take(self) -> None:
        png = self.pad.png()
        if not png:
            self.message.setText(self.tr("签名板上还没有写字。请当事人在框里签名。"))
            self.pad.setFocus()
        elif self._keep:
            name, role = self.signers[self.who.currentIndex()]
            self._keep(name, role, png)

    def _build(self, paper: str) -> None:
        cancel = QPushButton(self.tr("取消  Esc"))
        cancel.clicked.connect(self.reject)
        top = QHBoxLayout()
        top.addWidget(having(QLabel(paper, wordWrap=True), objectName="cardTitle"), 1)
        top.addWidget(self.who)
        row = QHBoxLayout()
        for button in (self.undo, self.clear):
            row.addWidget(button)
        row.addStretch(1)
        for button in (self.take, cancel):
            row.addWidget(button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 18, 20, 16)
        layout.setSpacing(12)
        layout.addLayout(top)
        layout.addWidget(self.pad, 1)
        layout.addWidget(self.message)
        layout.addLayout(row)
        self.pad.setFocus()

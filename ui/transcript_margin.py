"""The column beside a talk's text: who speaks and when, and what is to be looked at."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from offline_store.queries import Sentence
from ui.words import CALLER, CLERK, FAINT, LINE, duration

if TYPE_CHECKING:
    from ui.transcript_text import TranscriptText

MARGIN, GAP = 150, 10
"""Pixels of the column beside the text, and between it and the text."""


class Margin(QWidget):
    """Scrolls with the text; paints the lines that are seen, and no others."""

    def __init__(self, text: TranscriptText) -> None:
        super().__init__(text)
        self._text = text
        text.setViewportMargins(MARGIN, 0, 0, 0)

    def place(self) -> None:
        """The text has another size."""
        inside = self._text.contentsRect()
        self.setGeometry(QRect(inside.left(), inside.top(), MARGIN, inside.height()))

    def follow(self, rect: QRect, moved: int) -> None:
        """The text was scrolled, or painted anew."""
        if moved:
            self.scroll(0, moved)
        else:
            self.update(0, rect.y(), MARGIN, rect.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Who speaks and when, for the lines that are seen."""
        text, area = self._text, event.rect()
        painter = QPainter(self)
        painter.fillRect(area, text.palette().base())
        block = text.firstVisibleBlock()
        top = text.blockBoundingGeometry(block).translated(text.contentOffset()).top()
        height = text.fontMetrics().height()
        while block.isValid() and top <= area.bottom():
            row = block.blockNumber()
            if row < len(text.sentences) and top + text.blockBoundingRect(block).height() >= area.top():
                self._paint_head(painter, text.sentences[row], int(top), height, is_here=row == text.line)
            top += text.blockBoundingRect(block).height()
            block = block.next()
        painter.end()

    def _paint_head(self, painter: QPainter, sentence: Sentence, top: int, height: int, *, is_here: bool) -> None:
        text = self._text
        if is_here:
            painter.fillRect(QRect(0, top, MARGIN - GAP, height), LINE)
        painter.fillRect(QRect(0, top + 2, 3, height - 4), CALLER if sentence.speaker == "caller" else CLERK)
        painter.setPen(FAINT)
        left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        is_gone = not (sentence.text or sentence.id in text.typed)
        words = self.tr("已删去") if is_gone else text.head(sentence)
        mark = "？" if text.is_doubtful(sentence) else "✎" if sentence.editor or sentence.id in text.typed else ""
        name = text.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, 76)
        painter.drawText(QRect(8, top, 80, height), left, name)
        painter.drawText(QRect(0, top, MARGIN - GAP - 2, height), right, f"{mark} {duration(sentence.start)}")

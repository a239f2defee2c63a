"""What is marked in a talk's text: words the engine was not sure of, and the place that is heard now."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from PySide6.QtGui import QColor, QSyntaxHighlighter, QTextCharFormat, QTextCursor, QTextFormat
from PySide6.QtWidgets import QTextEdit

from offline_store.transcript_edits import char_at

if TYPE_CHECKING:
    from ui.transcript_text import TranscriptText

HERE, SAID = QColor("#fff4d6"), QColor("#ffd166")
"""The sentence being heard, and its character."""
UNSURE_LINE = QColor("#c2410c")


class Marks(QSyntaxHighlighter):
    """Underlines what the engine was not sure of."""

    def __init__(self, text: TranscriptText) -> None:
        super().__init__(text.document())
        self._text = text
        self._format = QTextCharFormat()
        self._format.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
        self._format.setUnderlineColor(UNSURE_LINE)

    def highlightBlock(self, text: str) -> None:
        row = self.currentBlock().blockNumber()
        sentences = self._text.sentences
        if row < len(sentences) and self._text.is_doubtful(sentences[row]):
            self.setFormat(0, len(text), self._format)

    def rehighlight_lines(self, first: int, until: int) -> None:
        """Lines whose sentences are others now; all at once where there are many."""
        if until - first > 200:
            self.rehighlight()
            return
        for row in range(first, until):
            self.rehighlightBlock(self.document().findBlockByNumber(row))


class HeardPlace:
    """The sentence and the character that are heard now."""

    def __init__(self, text: TranscriptText) -> None:
        self._text = text
        self._starts: list[float] = []
        self._shown: tuple[int, int] = (-1, -1)

    def forget(self) -> None:
        """Other sentences are shown."""
        self._starts = [each.start for each in self._text.sentences]
        self._shown = (-1, -1)
        self._text.setExtraSelections([])

    def row_at(self, second: float) -> int:
        """The line that is heard at a second: the last that has begun."""
        return max(bisect_right(self._starts, second) - 1, 0)

    def show(self, second: float) -> None:
        """Mark what is heard, and keep it in view."""
        text = self._text
        if not text.sentences:
            return
        row = self.row_at(second)
        line = text.text_at(row)
        place = min(char_at(text.sentences[row], second), max(len(line) - 1, 0))
        if (row, place) == self._shown:
            return
        is_new = row != self._shown[0]
        self._shown = (row, place)
        at = text.document().findBlockByNumber(row).position()
        text.setExtraSelections([_line_mark(at, text), _char_mark(at + place, line, text)])
        if is_new and not self._is_in_view(row):
            first = text.document().findBlockByNumber(row).firstLineNumber()
            text.verticalScrollBar().setValue(max(first - 3, 0))

    def _is_in_view(self, row: int) -> bool:
        text = self._text
        block = text.document().findBlockByNumber(row)
        place = text.blockBoundingGeometry(block).translated(text.contentOffset())
        return place.top() >= 0 and place.bottom() <= text.viewport().height()


def _line_mark(position: int, text: TranscriptText) -> QTextEdit.ExtraSelection:
    mark = QTextEdit.ExtraSelection()
    mark.format.setBackground(HERE)  # type: ignore[attr-defined]
    mark.format.setProperty(QTextFormat.Property.FullWidthSelection, True)  # type: ignore[attr-defined]
    cursor = QTextCursor(text.document())
    cursor.setPosition(position)
    mark.cursor = cursor  # type: ignore[attr-defined]
    return mark


def _char_mark(position: int, line: str, text: TranscriptText) -> QTextEdit.ExtraSelection:
    mark = QTextEdit.ExtraSelection()
    mark.format.setBackground(SAID)  # type: ignore[attr-defined]
    cursor = QTextCursor(text.document())
    cursor.setPosition(position)
    if line:
        cursor.setPosition(position + 1, QTextCursor.MoveMode.KeepAnchor)
    mark.cursor = cursor  # type: ignore[attr-defined]
    return mark

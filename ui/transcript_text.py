"""The text of a talk to be written at: one line of the document for each sentence, who speaks and when beside it.

A plain text field and no list: the cursor stands at a character, the input method composes where it stands, and a
screen reader reads it as any text. Lines come and go only by what is done to sentences, never by a key or a paste.
"""

from bisect import bisect_right
from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QMimeData, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QInputMethodEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QSyntaxHighlighter,
    QTextCharFormat,
    QTextCursor,
    QTextFormat,
)
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QTextEdit, QWidget

from offline_store.queries import Sentence
from offline_store.transcript_edits import char_at
from ui.words import CALLER, CLERK, FAINT, LINE, duration

MARGIN, GAP = 150, 10
"""Pixels of the column beside the text, and between it and the text."""
LARGER = 1.15
"""The text is read for hours."""
HERE, SAID = QColor("#fff4d6"), QColor("#ffd166")
"""The sentence being heard, and its character."""
UNSURE_LINE = QColor("#c2410c")
MOVES = frozenset(
    getattr(Qt.Key, f"Key_{name}") for name in ("Left", "Right", "Up", "Down", "Home", "End", "PageUp", "PageDown")
)
_NONE: Mapping[str, str] = {}
ENTERS = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})


class TranscriptText(QPlainTextEdit):
    """Shows sentences of one recording. What is typed stays here until `typed` is stored by who listens."""

    left = Signal(str)
    """The cursor has left a sentence whose text was changed: its id."""
    typing = Signal()
    placed = Signal(int, int)
    """The cursor was put at a character by hand: line, character."""
    split_wanted = Signal(int, int)
    merge_wanted = Signal(int)
    """The line that is to be joined to the one above it."""
    speaker_wanted = Signal(list, int)
    """Lines, and which role, from 1; 0 is nobody known."""
    undo_wanted = Signal()
    redo_wanted = Signal()

    def __init__(self, head: Callable[[Sentence], str], is_doubtful: Callable[[Sentence], bool]) -> None:
        """`head` says who speaks."""
        super().__init__()
        self.setObjectName("transcriptText")
        self.sentences: list[Sentence] = []
        self.typed: dict[str, str] = {}
        """Sentence → its text as it stands here, where that is not stored."""
        self._head, self.is_doubtful = head, is_doubtful
        self._starts: list[float] = []
        self._row = 0
        self._shown: tuple[int, int] = (-1, -1)
        self._is_setting = False
        self.is_composing = False
        """Whether an input method has begun a word."""
        self.setUndoRedoEnabled(False)  # what is taken back is an edit, with its version
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setLineWrapMode(QPlainTextEdit.LineWrapMode.WidgetWidth)
        self.setTabChangesFocus(True)
        self.setAcceptDrops(False)
        self.setCenterOnScroll(False)
        self.setAccessibleName(self.tr("转写文字"))
        font = self.font()
        font.setPointSizeF(font.pointSizeF() * LARGER)
        self.setFont(font)
        self._marks = _Marks(self)
        self._margin = _Margin(self)
        self.setViewportMargins(MARGIN, 0, 0, 0)
        self.document().contentsChange.connect(self._changed)
        self.cursorPositionChanged.connect(self._moved)
        self.updateRequest.connect(self._update_margin)

    # what is shown

    def show_sentences(self, sentences: Sequence[Sentence], renamed: Mapping[str, str] = _NONE) -> None:
        """These from now on; the cursor stays in its sentence, lines that are the same are not touched.

        `renamed`: which of them stands where another stood before.
        """
        old, new = self.sentences, list(sentences)
        ids = {each.id for each in new}
        first, last = _same_ends(old, new)
        here = renamed.get(self.sentence_here.id, self.sentence_here.id) if self.sentence_here else ""
        was, column = self.row, self.textCursor().positionInBlock()
        self._is_setting = True
        texts = [self._text_of(each) for each in new[first : len(new) - last]]
        if texts != [self.text_at(row) for row in range(first, len(old) - last)]:  # a speaker's name is not in the text
            self._put(first, len(old) - last, texts, len(new))
        self.sentences, self._starts = new, [each.start for each in new]
        self._is_setting = False
        self._shown = (-1, -1)
        self.setExtraSelections([])
        self._marks.rehighlight_lines(first, len(new) - last)
        if here in ids and first <= was < len(old) - last:  # else it has stayed, and with it what is being composed
            self._is_setting = True
            self.go_to(next(n for n, each in enumerate(new) if each.id == here), column)
            self._is_setting = False
        self._row = self.textCursor().blockNumber()
        self._margin.update()

    def forget_typed(self, sentence: Sentence) -> None:
        """The sentence stands as it is stored."""
        self.typed.pop(sentence.id, None)
        row = self.sentences.index(sentence)
        self._is_setting = True
        cursor = QTextCursor(self.document().findBlockByNumber(row))
        cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
        cursor.insertText(sentence.text)
        self._is_setting = False
        self._margin.update()

    def _put(self, first: int, until: int, texts: list[str], count: int) -> None:
        """The lines from `first` on, before `until`, become these; `count` lines there are then."""
        document = self.document()
        if first == 0 and until == len(self.sentences):
            self.setPlainText("\n".join(texts))
            return
        if first == until and not texts:
            return
        cursor = QTextCursor(document)
        cursor.beginEditBlock()
        if first < len(self.sentences):
            cursor.setPosition(document.findBlockByNumber(first).position())
            end = document.findBlockByNumber(until) if until < len(self.sentences) else None
            at_end = document.characterCount() - 1
            cursor.setPosition(end.position() if end else at_end, QTextCursor.MoveMode.KeepAnchor)
            if end:
                cursor.insertText("".join(text + "\n" for text in texts))
            elif texts or first == 0:
                cursor.insertText("\n".join(texts))
            else:  # the last lines go, with the break before them
                cursor.setPosition(at_end)
                start = document.findBlockByNumber(first).position() - 1
                cursor.setPosition(start, QTextCursor.MoveMode.KeepAnchor)
                cursor.removeSelectedText()
        else:
            cursor.movePosition(QTextCursor.MoveOperation.End)
            cursor.insertText("".join("\n" + text for text in texts))
        cursor.endEditBlock()
        assert document.blockCount() == max(count, 1)

    def _text_of(self, sentence: Sentence) -> str:
        return _one_line(self.typed.get(sentence.id, sentence.text))

    def text_at(self, row: int) -> str:
        """What stands in a line."""
        return self.document().findBlockByNumber(row).text()

    @property
    def row(self) -> int:
        """The line of the cursor."""
        return self.textCursor().blockNumber()

    @property
    def sentence_here(self) -> Sentence | None:
        """The sentence of the cursor."""
        row = self.row
        return self.sentences[row] if row < len(self.sentences) else None

    @property
    def rows_chosen(self) -> list[int]:
        """The lines of the selection, or the cursor's."""
        cursor = self.textCursor()
        document = self.document()
        first, last = (document.findBlock(at).blockNumber() for at in (cursor.selectionStart(), cursor.selectionEnd()))
        return [row for row in range(first, last + 1) if row < len(self.sentences)]

    def go_to(self, row: int, column: int = 0) -> None:
        """Put the cursor there."""
        block = self.document().findBlockByNumber(row)
        if block.isValid():
            cursor = self.textCursor()
            cursor.setPosition(block.position() + min(column, max(block.length() - 1, 0)))
            self.setTextCursor(cursor)

    def row_at(self, second: float) -> int:
        """The line that is heard at a second: the last that has begun."""
        return max(bisect_right(self._starts, second) - 1, 0)

    def show_place(self, second: float) -> None:
        """Mark what is heard now: its sentence and its character, and keep it in view."""
        if not self.sentences:
            return
        row = self.row_at(second)
        sentence = self.sentences[row]
        text = self.text_at(row)
        place = min(char_at(sentence, second), max(len(text) - 1, 0))
        if (row, place) == self._shown:
            return
        is_new = row != self._shown[0]
        self._shown = (row, place)
        block = self.document().findBlockByNumber(row)
        self.setExtraSelections([_line_mark(block.position(), self), _char_mark(block.position() + place, text, self)])
        if (is_new and not self.hasFocus()) or (is_new and not self._is_in_view(row)):
            self._reveal(row)

    def _is_in_view(self, row: int) -> bool:
        geometry = self.blockBoundingGeometry(self.document().findBlockByNumber(row)).translated(self.contentOffset())
        return geometry.top() >= 0 and geometry.bottom() <= self.viewport().height()

    def _reveal(self, row: int) -> None:
        if not self._is_in_view(row):
            line = self.document().findBlockByNumber(row).firstLineNumber()
            self.verticalScrollBar().setValue(max(line - 3, 0))

    # what is typed

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keys that change sentences are asked for; what would join or break lines by itself is not done."""
        if self._asked(event):
            event.accept()
            return
        if event.key() in ENTERS:
            self.go_to(min(self.row + 1, len(self.sentences) - 1))
            self.placed.emit(self.row, 0)
            return
        takes_away = event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)
        if len(self.rows_chosen) > 1 and (event.text() or takes_away or event.matches(QKeySequence.StandardKey.Cut)):
            return  # over several sentences nothing is typed or cut
        super().keyPressEvent(event)
        if event.key() in MOVES and not event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self.placed.emit(self.row, self.textCursor().positionInBlock())

    def _asked(self, event: QKeyEvent) -> bool:
        """Whether the key is one of the editor's own, which is asked for by signal."""
        key, modifiers, cursor = event.key(), event.modifiers(), self.textCursor()
        control = modifiers == Qt.KeyboardModifier.ControlModifier
        if control and key in ENTERS:
            self.split_wanted.emit(self.row, cursor.positionInBlock())
        elif control and key == Qt.Key.Key_Z:
            self.undo_wanted.emit()
        elif control and key == Qt.Key.Key_Y:
            self.redo_wanted.emit()
        elif modifiers == Qt.KeyboardModifier.AltModifier and Qt.Key.Key_0 <= key <= Qt.Key.Key_9:
            self.speaker_wanted.emit(self.rows_chosen, key - Qt.Key.Key_0)
        elif cursor.hasSelection():
            return False
        elif key == Qt.Key.Key_Backspace and cursor.atBlockStart():
            self.merge_wanted.emit(self.row)
        elif key == Qt.Key.Key_Delete and cursor.atBlockEnd():
            self.merge_wanted.emit(self.row + 1)
        else:
            return False
        return True

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """Composing replaces a selection: never one over several sentences."""
        cursor = self.textCursor()
        if len(self.rows_chosen) > 1:
            cursor.clearSelection()
            self.setTextCursor(cursor)
        self.is_composing = bool(event.preeditString())
        super().inputMethodEvent(event)

    def insertFromMimeData(self, source: QMimeData) -> None:
        """What is pasted is words, on one line."""
        if len(self.rows_chosen) <= 1 and source.hasText():
            self.textCursor().insertText(_one_line(source.text()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click takes the sound there."""
        super().mouseReleaseEvent(event)
        if event.button() == Qt.MouseButton.LeftButton and not self.textCursor().hasSelection():
            self.placed.emit(self.row, self.textCursor().positionInBlock())

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """What was typed is stored when the text is left; not when only another window is looked at."""
        super().focusOutEvent(event)
        if event.reason() not in (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason):
            self._leave(self.row)

    def _changed(self, _at: int, removed: int, added: int) -> None:
        if self._is_setting or (not removed and not added):
            return
        if self.document().blockCount() != max(len(self.sentences), 1):
            self._restore()
            return
        sentence = self.sentence_here
        if sentence is None:
            return
        text = self.text_at(self.row)
        if text != self.typed.get(sentence.id, sentence.text):
            self.typed[sentence.id] = text
            if text == sentence.text:
                del self.typed[sentence.id]
            self.typing.emit()

    def _restore(self) -> None:
        """Something broke the lines: they stand again as they were."""
        here, column = self.row, self.textCursor().positionInBlock()
        self._is_setting = True
        self.setPlainText("\n".join(map(self._text_of, self.sentences)))
        self._is_setting = False
        self.go_to(min(here, len(self.sentences) - 1), column)

    def _moved(self) -> None:
        if self._is_setting:
            return
        if self.row != self._row:
            left, self._row = self._row, self.row
            self._leave(left)
        if sentence := self.sentence_here:
            self.setAccessibleDescription(f"{self._head(sentence)} {duration(sentence.start)}")
        self._margin.update()

    def _leave(self, row: int) -> None:
        if row < len(self.sentences) and self.sentences[row].id in self.typed:
            self.left.emit(self.sentences[row].id)

    # beside the text

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The column beside the text is as high as it."""
        super().resizeEvent(event)
        inside = self.contentsRect()
        self._margin.setGeometry(QRect(inside.left(), inside.top(), MARGIN, inside.height()))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Without a sentence, say so."""
        super().paintEvent(event)
        if not self.sentences:
            painter = QPainter(self.viewport())
            painter.setPen(FAINT)
            flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
            painter.drawText(self.viewport().rect(), flags, self.tr("这段录音还没有文字"))
            painter.end()

    def _update_margin(self, rect: QRect, moved: int) -> None:
        if moved:
            self._margin.scroll(0, moved)
        else:
            self._margin.update(0, rect.y(), MARGIN, rect.height())

    def paint_margin(self, painter: QPainter, area: QRect) -> None:
        """Who speaks and when, for the lines that are seen."""
        block = self.firstVisibleBlock()
        top = self.blockBoundingGeometry(block).translated(self.contentOffset()).top()
        height = self.fontMetrics().height()
        while block.isValid() and top <= area.bottom():
            row = block.blockNumber()
            if row < len(self.sentences) and top + self.blockBoundingRect(block).height() >= area.top():
                self._paint_head(painter, self.sentences[row], int(top), height, is_here=row == self._row)
            top += self.blockBoundingRect(block).height()
            block = block.next()

    def _paint_head(self, painter: QPainter, sentence: Sentence, top: int, height: int, *, is_here: bool) -> None:
        if is_here:
            painter.fillRect(QRect(0, top, MARGIN - GAP, height), LINE)
        painter.fillRect(QRect(0, top + 2, 3, height - 4), CALLER if sentence.speaker == "caller" else CLERK)
        painter.setPen(FAINT)
        left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        mark = "？" if self.is_doubtful(sentence) else "✎" if sentence.editor or sentence.id in self.typed else ""
        name = self.fontMetrics().elidedText(self._head(sentence), Qt.TextElideMode.ElideRight, 76)
        painter.drawText(QRect(8, top, 80, height), left, name)
        painter.drawText(QRect(0, top, MARGIN - GAP - 2, height), right, f"{mark} {duration(sentence.start)}")


class _Margin(QWidget):
    """The column beside the text."""

    def __init__(self, text: TranscriptText) -> None:
        super().__init__(text)
        self._text = text

    def sizeHint(self) -> QSize:
        return QSize(MARGIN, 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(event.rect(), self._text.palette().base())
        self._text.paint_margin(painter, event.rect())
        painter.end()


class _Marks(QSyntaxHighlighter):
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


def _same_ends(old: Sequence[Sentence], new: Sequence[Sentence]) -> tuple[int, int]:
    """How many are the same at the beginning, and at the end. Most are the very same objects."""
    most = min(len(old), len(new))
    first = last = 0
    while first < most and (old[first] is new[first] or old[first] == new[first]):
        first += 1
    while last < most - first and (old[-1 - last] is new[-1 - last] or old[-1 - last] == new[-1 - last]):
        last += 1
    return first, last


def _one_line(text: str) -> str:
    return " ".join(text.splitlines())


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

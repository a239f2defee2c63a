"""The text of a talk to be written at: one line of the document for each sentence, who speaks and when beside it.

A plain text field and no list: the cursor stands at a character, the input method composes where it stands, and a
screen reader reads it as any text. Lines come and go only by what is done to sentences, never by a key or a paste.
"""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QMimeData, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QInputMethodEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QTextCursor,
)
from PySide6.QtWidgets import QFrame, QPlainTextEdit

from offline_store.queries import Sentence
from ui.transcript_margin import Margin
from ui.transcript_marks import HeardPlace, Marks
from ui.words import FAINT, duration

LARGER = 1.15
"""The text is read for hours."""
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
        self.head, self.is_doubtful = head, is_doubtful
        self.line = 0
        """The cursor's, as it was when it last moved."""
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
        self._marks, self._margin = Marks(self), Margin(self)
        self.heard = HeardPlace(self)
        self._empty = ""
        self.document().contentsChange.connect(self._changed)
        self.cursorPositionChanged.connect(self._moved)
        self.updateRequest.connect(self._margin.follow)

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
        self.sentences = new
        self._is_setting = False
        self.heard.forget()
        self._marks.rehighlight_lines(first, len(new) - last)
        if here in ids and first <= was < len(old) - last:  # else it has stayed, and with it what is being composed
            self._is_setting = True
            self.go_to(next(n for n, each in enumerate(new) if each.id == here), column)
            self._is_setting = False
        self.line = self.textCursor().blockNumber()
        self._margin.update()

    def say_empty(self, words: str) -> None:
        """What is said where there is no sentence."""
        self._empty = words
        self.viewport().update()

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
        if self.row != self.line:
            left, self.line = self.line, self.row
            self._leave(left)
        if sentence := self.sentence_here:
            doubtful = self.tr("存疑") if self.is_doubtful(sentence) else "" if sentence.text else self.tr("已删去")
            self.setAccessibleDescription(f"{self.head(sentence)} {duration(sentence.start)} {doubtful}".rstrip())
        self._margin.update()

    def _leave(self, row: int) -> None:
        if row < len(self.sentences) and self.sentences[row].id in self.typed:
            self.left.emit(self.sentences[row].id)

    # beside the text

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The column beside the text is as high as it."""
        super().resizeEvent(event)
        self._margin.place()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Without a sentence, say so."""
        super().paintEvent(event)
        if not self.sentences:
            painter = QPainter(self.viewport())
            painter.setPen(FAINT)
            flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
            painter.drawText(self.viewport().rect(), flags, self._empty)
            painter.end()


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

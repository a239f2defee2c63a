"""The conversation as text: who said what, when; any sentence can be heard again.

Below what was said stand the words being spoken, one line for each speaker, fainter: they may still change.
"""

from PySide6.QtCore import (
    QAbstractListModel,
    QCoreApplication,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from offline_store.queries import Sentence
from offline_store.transcript_edits import Edit
from ui.words import FAINT, INK, PRIVATE, duration, role_color, speaker

Index = QModelIndex | QPersistentModelIndex
SENTENCE = Qt.ItemDataRole.UserRole
UNSURE = 0.5
"""Below this confidence a sentence is marked as to be heard again."""


class TranscriptModel(QAbstractListModel):
    """Sentences in the order they were said, then those being spoken."""

    def __init__(self) -> None:
        super().__init__()
        self.sentences: list[Sentence] = []
        self.kind = ""
        """Of the reception: what its roles are called."""
        self.unsettled: list[Sentence] = []
        """Without an id; each is settled, or withdrawn by a sentence without text."""

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  # Qt's own signature
        """How many sentences."""
        return 0 if parent.isValid() else len(self.sentences) + len(self.unsettled)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The sentence in words (for a screen reader too), or the Sentence itself."""
        sentence = self._at(index.row())
        if role == SENTENCE:
            return sentence
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return f"{headline(sentence, self.kind)} {sentence.text}"
        return None

    def reset(self, sentences: tuple[Sentence, ...]) -> None:
        """Show these instead."""
        self.beginResetModel()
        self.sentences, self.unsettled = list(sentences), []
        self.endResetModel()

    def add(self, sentence: Sentence) -> None:
        """One more, in place of its words so far; the two channels end their sentences in any order."""
        row, old = self._row_of(sentence), self._row_of_unsettled(sentence)
        if old is None:
            self.beginInsertRows(QModelIndex(), row, row)
            self.sentences.insert(row, sentence)
            self.endInsertRows()
            return
        moves = old != row
        if moves:
            self.beginMoveRows(QModelIndex(), old, old, QModelIndex(), row)
        self.unsettled.pop(old - len(self.sentences))
        self.sentences.insert(row, sentence)
        if moves:
            self.endMoveRows()
        self._changed(row)

    def rename(self, edit: Edit) -> None:
        """Sentences have other speakers: each stands where it stood."""
        new = {step.before[0]: step.after[0] for step in edit.steps}
        sentences = {sentence.id: sentence for sentence in edit.sentences}
        for row, sentence in enumerate(self.sentences):
            if sentence.id in new:
                self.sentences[row] = sentences[new[sentence.id]]
                self._changed(row)

    def show_gap(self, line: Sentence) -> None:
        """A line that tells of missing sound (`gap_lines.py`): a further one, or the same with other words."""
        row = next((i for i, other in enumerate(self.sentences) if other.id == line.id), None)
        if row is None:
            self.add(line)
        else:
            self.sentences[row] = line
            self._changed(row)

    def show_words(self, sentence: Sentence) -> None:
        """The words so far of a sentence being spoken; without text, that it was none."""
        old = self._row_of_unsettled(sentence)
        if not sentence.text:
            if old is not None:
                self._withdraw(old)
        elif old is None:
            row = self.rowCount()
            self.beginInsertRows(QModelIndex(), row, row)
            self.unsettled.append(sentence)
            self.endInsertRows()
        else:
            self.unsettled[old - len(self.sentences)] = sentence
            self._changed(old)

    def withdraw_words(self) -> None:
        """Nobody speaks any more: what was not settled goes."""
        while self.unsettled:
            self._withdraw(len(self.sentences))

    def _withdraw(self, row: int) -> None:
        self.beginRemoveRows(QModelIndex(), row, row)
        self.unsettled.pop(row - len(self.sentences))
        self.endRemoveRows()

    def _changed(self, row: int) -> None:
        self.dataChanged.emit(self.index(row), self.index(row))

    def _at(self, row: int) -> Sentence:
        settled = len(self.sentences)
        return self.sentences[row] if row < settled else self.unsettled[row - settled]

    def _row_of(self, sentence: Sentence) -> int:
        """Where a settled sentence belongs."""
        place = (sentence.recording_id, sentence.start)
        after = (i for i, other in enumerate(self.sentences) if (other.recording_id, other.start) > place)
        return next(after, len(self.sentences))

    def _row_of_unsettled(self, sentence: Sentence) -> int | None:
        same = (i for i, other in enumerate(self.unsettled) if _identity(other) == _identity(sentence))
        row = next(same, None)
        return None if row is None else len(self.sentences) + row


def _identity(sentence: Sentence) -> tuple[str, str, float]:
    """One speaker speaks one sentence at a time."""
    return sentence.recording_id, sentence.speaker, sentence.start


def is_unsettled(sentence: Sentence) -> bool:
    """Whether it is still being spoken: it may change, and is stored nowhere."""
    return not sentence.id


def headline(sentence: Sentence, kind: str = "") -> str:
    """Who speaks, when, whether to the mediator alone, and how sure the words are."""
    head = f"{speaker(sentence.speaker, kind)}  {duration(sentence.start)}"
    if sentence.private_with:
        head += "  " + QCoreApplication.translate("transcript", "背对背，不进笔录")
    if is_unsettled(sentence):
        return head + "  " + QCoreApplication.translate("transcript", "正在听写…")
    if sentence.confidence < UNSURE:
        return head + "  " + QCoreApplication.translate("transcript", "听不清，建议回听")
    return head


class _Delegate(QStyledItemDelegate):
    """Paints a sentence: a coloured edge for the caller, speaker and time above, the words below."""

    MARGIN, EDGE, GAP = 10, 3, 4

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        sentence: Sentence = index.data(SENTENCE)
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:  # type: ignore[attr-defined]
            painter.fillRect(option.rect, option.palette.highlight())  # type: ignore[attr-defined]
        box: QRect = option.rect.adjusted(self.MARGIN, 6, -self.MARGIN, -6)  # type: ignore[attr-defined]
        color = role_color(sentence.speaker)
        if sentence.private_with:
            painter.fillRect(option.rect.adjusted(2, 2, -2, -2), PRIVATE)  # type: ignore[attr-defined]
        painter.fillRect(QRect(box.left(), box.top() + 2, self.EDGE, box.height() - 4), color)
        box.adjust(self.EDGE + 9, 0, 0, 0)
        painter.setPen(FAINT)
        painter.drawText(
            box,
            Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop,
            headline(sentence, getattr(index.model(), "kind", "")),
        )
        box.setTop(box.top() + option.fontMetrics.height() + self.GAP)  # type: ignore[attr-defined]
        painter.setPen(FAINT if is_unsettled(sentence) else INK)
        painter.drawText(box, Qt.TextFlag.TextWordWrap, sentence.text)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        view = self.parent()
        assert isinstance(view, QListView)
        width = view.viewport().width() - 2 * self.MARGIN - self.EDGE - 9
        metrics = option.fontMetrics  # type: ignore[attr-defined]
        words = metrics.boundingRect(
            QRect(0, 0, max(width, 80), 10_000), Qt.TextFlag.TextWordWrap, index.data(SENTENCE).text
        )
        return QSize(width, words.height() + metrics.height() + self.GAP + 14)


class TranscriptView(QListView):
    """The list of sentences. Enter or F4 plays the current one; new ones are followed unless one looks further up."""

    hear = Signal(object)
    """A Sentence to be played."""
    digit = Signal(int)
    """A figure was pressed: a role's key."""

    def __init__(self, nothing_yet: str) -> None:
        """`nothing_yet` stands in the view while there is no sentence."""
        super().__init__()
        self._nothing_yet = nothing_yet
        self.setObjectName("transcript")
        self.transcript = TranscriptModel()
        self.setModel(self.transcript)
        self.setItemDelegate(_Delegate(self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setAccessibleName(self.tr("说过的话"))
        self.setToolTip(self.tr("回车：听这一句"))
        self.activated.connect(lambda index: self.hear.emit(index.data(SENTENCE)))
        self.transcript.dataChanged.connect(self._words_changed)
        self._is_at_end = True
        self.verticalScrollBar().valueChanged.connect(self._scrolled)
        self.verticalScrollBar().rangeChanged.connect(self._follow)

    def show_second(self, second: float, text: str) -> None:
        """Choose the sentence that begins then and says this, in the middle of the view; else the nearest in time."""
        sentences = self.transcript.sentences
        if sentences:
            far = [(text not in sentence.text, abs(sentence.start - second)) for sentence in sentences]
            row = far.index(min(far))
            index = self.transcript.index(row)
            self.setCurrentIndex(index)
            self.scrollTo(index, QListView.ScrollHint.PositionAtCenter)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter hears the sentence (`activated` alone depends on the platform's click settings)."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self.hear.emit(self.currentIndex().data(SENTENCE))
            return
        if (
            event.text().isdigit()
            and event.text().isascii()
            and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        ):
            self.digit.emit(int(event.text()))
            return
        if event.key() == Qt.Key.Key_Escape and self.currentIndex().isValid():
            self.clearSelection()
            self.setCurrentIndex(QModelIndex())
            return
        super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Without a sentence, say so."""
        super().paintEvent(event)
        if not self.transcript.rowCount():
            painter = QPainter(self.viewport())
            painter.setPen(FAINT)
            flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
            painter.drawText(self.viewport().rect(), flags, self._nothing_yet)
            painter.end()

    def _scrolled(self, value: int) -> None:
        self._is_at_end = value >= self.verticalScrollBar().maximum()

    def _follow(self, _least: int, most: int) -> None:
        if self._is_at_end:
            self.verticalScrollBar().setValue(most)

    def _words_changed(self, index: QModelIndex) -> None:
        """Lay out anew only when a line was added: words come several times a second."""
        option = QStyleOptionViewItem()
        self.initViewItemOption(option)
        if self.itemDelegate().sizeHint(option, index).height() != self.visualRect(index).height():
            self.scheduleDelayedItemsLayout()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Words wrap anew when the width changes."""
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()

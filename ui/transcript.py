"""The conversation as text: who said what, when; any sentence can be heard again."""

from PySide6.QtCore import (
    QAbstractListModel,
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
from ui.words import CALLER, CLERK, FAINT, INK, duration, speaker

Index = QModelIndex | QPersistentModelIndex
SENTENCE = Qt.ItemDataRole.UserRole
UNSURE = 0.5
"""Below this confidence a sentence is marked as to be heard again."""


class TranscriptModel(QAbstractListModel):
    """Sentences in the order they were said."""

    def __init__(self) -> None:
        super().__init__()
        self.sentences: list[Sentence] = []

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  # Qt's own signature
        """How many sentences."""
        return 0 if parent.isValid() else len(self.sentences)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The sentence in words (for a screen reader too), or the Sentence itself."""
        sentence = self.sentences[index.row()]
        if role == SENTENCE:
            return sentence
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return f"{speaker(sentence.speaker)} {duration(sentence.start)} {sentence.text}"
        return None

    def reset(self, sentences: tuple[Sentence, ...]) -> None:
        """Show these instead."""
        self.beginResetModel()
        self.sentences = list(sentences)
        self.endResetModel()

    def add(self, sentence: Sentence) -> None:
        """One more; the two channels end their sentences in any order."""
        place = (sentence.recording_id, sentence.start)
        after = (i for i, other in enumerate(self.sentences) if (other.recording_id, other.start) > place)
        row = next(after, len(self.sentences))
        self.beginInsertRows(QModelIndex(), row, row)
        self.sentences.insert(row, sentence)
        self.endInsertRows()


class _Delegate(QStyledItemDelegate):
    """Paints a sentence: a coloured edge for the caller, speaker and time above, the words below."""

    MARGIN, EDGE, GAP = 10, 3, 4

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        sentence: Sentence = index.data(SENTENCE)
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:  # type: ignore[attr-defined]
            painter.fillRect(option.rect, option.palette.highlight())  # type: ignore[attr-defined]
        box: QRect = option.rect.adjusted(self.MARGIN, 6, -self.MARGIN, -6)  # type: ignore[attr-defined]
        color = CALLER if sentence.speaker == "caller" else CLERK
        painter.fillRect(QRect(box.left(), box.top() + 2, self.EDGE, box.height() - 4), color)
        box.adjust(self.EDGE + 9, 0, 0, 0)
        head = f"{speaker(sentence.speaker)}  {duration(sentence.start)}"
        if sentence.confidence < UNSURE:
            head += "  " + self.tr("听不清，建议回听")
        painter.setPen(FAINT)
        painter.drawText(box, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop, head)
        box.setTop(box.top() + option.fontMetrics.height() + self.GAP)  # type: ignore[attr-defined]
        painter.setPen(INK)
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
    """The list of sentences. Enter or F4 plays the current one."""

    hear = Signal(object)
    """A Sentence to be played."""

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
        self.setAccessibleName(self.tr("通话文字"))
        self.setToolTip(self.tr("回车：听这一句"))
        self.activated.connect(lambda index: self.hear.emit(index.data(SENTENCE)))
        self.transcript.rowsInserted.connect(self.scrollToBottom)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter hears the sentence (`activated` alone depends on the platform's click settings)."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self.hear.emit(self.currentIndex().data(SENTENCE))
            return
        super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Without a sentence, say so."""
        super().paintEvent(event)
        if not self.transcript.sentences:
            painter = QPainter(self.viewport())
            painter.setPen(FAINT)
            flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
            painter.drawText(self.viewport().rect(), flags, self._nothing_yet)
            painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Words wrap anew when the width changes."""
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()

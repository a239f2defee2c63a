"""Above the page of a call: who reads along, and the lines she sends. Quiet: it takes neither focus nor key."""

from collections import deque

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout

from desktop.live_calls import MOST_NOTES, LiveCalls
from offline_store.protocol import LiveNote
from offline_store.types import now
from ui.call_pop import read_out
from ui.properties import having
from ui.words import clock


class LiveStrip(QFrame):
    """Shown while somebody watches, and while there are lines that were not put away."""

    def __init__(self, live: LiveCalls) -> None:
        super().__init__()
        self.setObjectName("live")
        self.who = having(QLabel(textFormat=Qt.TextFormat.PlainText), objectName="liveWho", visible=False)
        self.notes = QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        having(self.notes, objectName="liveNote", visible=False)
        self._kept: deque[str] = deque(maxlen=MOST_NOTES)
        self.away = having(QPushButton(self.tr("知道了")), visible=False)
        self.away.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.away.clicked.connect(self.put_away)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self.who)
        words.addWidget(self.notes)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 6, 16, 6)
        row.addLayout(words, 1)
        row.addWidget(self.away, 0, Qt.AlignmentFlag.AlignTop)
        self.hide()
        live.watched.connect(self.show_watchers)
        live.noted.connect(self.show_note)

    def show_watchers(self, names: tuple[str, ...]) -> None:
        """These read along now."""
        self.who.setText(self.tr("{0} 在看这次通话的文字").format("、".join(names)) if names else "")
        self.who.setVisible(bool(names))
        self._settle()
        if names:
            read_out(self, self.who.text())

    def show_note(self, note: LiveNote) -> None:
        """A line for the clerk."""
        line = self.tr("{0} {1}：{2}").format(clock(now()), note.by, note.text)
        self._kept.append(line)
        self.notes.setText("\n".join(self._kept))
        self._settle()
        read_out(self, line)

    def put_away(self) -> None:
        """The lines were read."""
        self._kept.clear()
        self._settle()

    def _settle(self) -> None:
        self.notes.setVisible(bool(self._kept))
        self.away.setVisible(bool(self._kept))
        self.setVisible(bool(self._kept or self.who.text()))

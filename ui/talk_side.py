"""Beside the words of a talk: what cannot wait above, what it comes to below; asked anew with each sentence."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.listening import Heard, Listening
from offline_store.queries import Sentence
from ui.cards import card
from ui.danger_panel import DangerPanel
from ui.talk_summary import TalkSummary

HIGHEST = 14
"""Lines of text that the summary takes at most; the talk itself is what is read."""


class TalkSide(QObject):
    """Puts both around the card of a talk."""

    hear = Signal(object)
    """The Sentence that is to be played."""
    quoted = Signal(str)
    """Words for 反映情况."""
    advised = Signal(str)
    """Words for 处理意见."""

    def __init__(self, listening: Listening, reception_id: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._listening, self._reception_id = listening, reception_id
        self._promises: list[tuple[str, date]] = []
        self._asked = 0
        self._is_retired = False
        self.danger, self.summary = DangerPanel(), TalkSummary()
        self.summary_card = card(self.tr("摘要"), self.summary)
        self.summary_card.setMaximumHeight(HIGHEST * self.summary.fontMetrics().height())
        self.summary_card.hide()
        for part in (self.danger, self.summary):
            part.hear.connect(self.hear)
            part.quoted.connect(self.quoted)
        self.danger.noted.connect(self._noted)
        self.summary.promised.connect(self._promise)

    def around(self, talk: QWidget) -> QWidget:
        """The card of the talk with what stands above and below it."""
        column = QWidget()
        layout = QVBoxLayout(column)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        layout.addWidget(self.danger)
        layout.addWidget(talk, 1)
        layout.addWidget(self.summary_card)
        return column

    def ask(self, sentences: Sequence[Sentence], day: date, *, live: bool) -> None:
        """What the sentences say; `live` while the talk is not registered."""
        asked = list(sentences)

        def known(heard: Heard) -> None:
            if not self._is_retired and len(asked) >= self._asked:  # else a later answer was faster
                self._asked = len(asked)
                self.danger.show_heard(heard, asked, live=live)
                self.summary.show_heard(heard, asked)
                self._make_room()

        self._listening.look(asked, day, known)

    def remind(self, case_id: str) -> None:
        """The case is saved: what was promised in its talk is asked after."""
        if self._promises:
            self._listening.remind(case_id, self._promises)
            self._promises = []

    def retire(self) -> None:
        """The page closes."""
        self._is_retired = True

    def _noted(self, names: list[str]) -> None:
        self._listening.acknowledge(self._reception_id, names)
        self._make_room()

    def _make_room(self) -> None:
        """While something cannot wait, the summary can."""
        self.summary_card.setVisible(not self.summary.is_empty and not self.danger.is_raised)

    def _promise(self, text: str, due: date | None) -> None:
        self.advised.emit(text)
        if due:
            self._promises.append((text, due))

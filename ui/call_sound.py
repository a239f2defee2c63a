"""The sound of a call on its page: begun, heard sentence by sentence, cut off or over."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from offline_store.errors import ExpectedError
from offline_store.gaps import LOST, Gap
from ui.call_header import CallHeader
from ui.gap_lines import gap_line
from ui.transcript import TranscriptModel

if TYPE_CHECKING:
    from desktop.call import Conversation


class CallSound(QObject):
    """At most one recording runs at a time; one that was cut off can be gone on with."""

    began = Signal(object)
    """A Conversation."""
    heard = Signal(object)
    """A Sentence, written down."""
    spoken = Signal()
    """Something was said."""
    problem = Signal(object)
    """An ExpectedError for the banner."""
    ended = Signal()
    """The caller has hung up, and all the sound is written down."""

    def __init__(self, header: CallHeader, transcript: TranscriptModel, parent: QObject) -> None:
        super().__init__(parent)
        self._header, self._transcript = header, transcript
        self._conversation: Conversation | None = None
        self._is_broken = self._was_recorded = self._is_retired = self._is_ending = False

    @property
    def running(self) -> bool:
        """Whether sound is being recorded."""
        return self._conversation is not None

    @property
    def over(self) -> bool:
        """Whether a recording has been made and is over."""
        return self._was_recorded and self._conversation is None

    @property
    def recorded_any(self) -> bool:
        """Whether there is sound of this reception: it runs, or was recorded while its page was open or before."""
        return self._was_recorded or bool(self._transcript.sentences)

    def forget(self) -> None:
        """What was recorded is gone."""
        self._was_recorded = False

    def begin(self, conversation: Conversation) -> None:
        """A recording runs."""
        self._conversation, self._is_broken, self._was_recorded = conversation, False, True
        self._is_ending = False
        conversation.sentence.connect(self.heard)
        conversation.renamed.connect(self._transcript.rename)
        conversation.words.connect(self._transcript.show_words)
        conversation.words.connect(self.spoken)
        conversation.sentence.connect(self.spoken)
        conversation.level.connect(self._header.show_levels)
        conversation.failed.connect(self._broken)
        conversation.warned.connect(self.problem)
        conversation.gap.connect(self._note_gap)
        conversation.finished.connect(self._finished)
        self._header.show_running(lambda: conversation.progress)
        self.began.emit(conversation)

    @property
    def conversation(self) -> Conversation | None:
        """The recording that runs."""
        return self._conversation

    def show_none(self) -> None:
        """There is no sound; the form works all the same, and recording can be tried again."""
        self._header.resume.show()
        self._header.say(self.tr("没有录音，可以照常登记"))

    def stop(self) -> None:
        """End the sound; the text still comes."""
        if self._conversation:
            self._is_ending = True
            self._conversation.stop()
            self._header.show_ending()

    def retire(self) -> None:
        """The page closes: the sound is completed, and nobody is asked any more."""
        self._is_retired = True

    def pause_or_go_on(self) -> None:
        """Nothing is kept from now on, or it is again; without a recording that runs, nothing happens."""
        if self._conversation and self._conversation.paused:
            self.go_on()
        else:
            self.pause()

    def pause(self) -> bool:
        """Nothing is kept from now on; whether it was so before."""
        if not self._conversation or self._is_ending:
            return True
        was = self._conversation.paused
        self._conversation.pause()
        self._transcript.withdraw_words()
        self._header.show_paused(paused=True)
        return was

    def go_on(self) -> None:
        """The pause is over."""
        if self._conversation and not self._is_ending:
            self._conversation.go_on()
            self._header.show_paused(paused=False)

    def when_over(self, act: Callable[[], object]) -> None:
        """Do something once no sound is being recorded any more: now, where none is."""
        if self._conversation:
            self._conversation.finished.connect(act)
        else:
            act()

    def _note_gap(self, gap: Gap) -> None:
        """Its line in the text; and in the header that the microphone went, or is there again."""
        if self._conversation:
            self._transcript.show_gap(gap_line(self._conversation.recording_id, gap))
            if not self._is_ending and gap.reason == LOST:
                self._header.show_lost(lost=gap.seconds is None)

    def _broken(self, error: ExpectedError) -> None:
        self._is_broken = True
        self.problem.emit(error)

    def _finished(self) -> None:
        self._conversation = None
        if self._is_retired:
            return
        self._transcript.withdraw_words()
        self._header.show_over(cut_off=self._is_broken)
        if not self._is_broken:
            self.ended.emit()

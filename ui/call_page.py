"""The page of a call: the timer and the recording above, the conversation on the left, the form on the right."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from desktop.front_desk import FrontDesk
from offline_store.errors import ExpectedError
from offline_store.joining import Proposal
from offline_store.queries import ReceptionView, Sentence
from offline_store.types import local_day
from ui.call_header import CallHeader
from ui.cards import card, scrolling
from ui.entry_form import EntryForm
from ui.not_understood import NotUnderstood
from ui.roster_dialog import RosterDialog
from ui.transcript import SENTENCE, TranscriptView, is_unsettled
from ui.words import clock

if TYPE_CHECKING:
    from desktop.call import Conversation
    from desktop.extraction import Suggestion

JOURNAL = 900
"""Milliseconds between two looks at whether the form must be written down: a kill loses at most a second."""


class CallPage(QWidget):
    """One reception being worked on. It lives until it is saved and its recording is over."""

    problem = Signal(object)
    """An ExpectedError for the banner."""
    refused = Signal(str)
    """What cannot be saved, in words."""
    resume = Signal()
    """The recording was cut off and is to go on."""
    saved = Signal(str)
    """The reception's id: it has a case now."""

    def __init__(self, front_desk: FrontDesk, view: ReceptionView) -> None:
        super().__init__()
        self._desk, self._view = front_desk, view
        self.reception_id = view.id
        self._conversation: Conversation | None = None
        self._is_broken = self._was_recorded = self._is_retired = False
        self._written = dict(view.draft)
        self.suggested_for = 0
        """How many sentences the suggestions are made of."""
        self.header, self.form, self.text = (
            CallHeader(),
            EntryForm(front_desk.code_lists.names),
            TranscriptView(self.tr("双方说的话会逐句显示在这里")),
        )
        self._build()
        self._connect()
        self._load(view)

    @property
    def recording(self) -> bool:
        """Whether sound is being recorded."""
        return self._conversation is not None

    @property
    def recorded(self) -> bool:
        """Whether a recording has been made and is over."""
        return self._was_recorded and self._conversation is None

    @property
    def sentences(self) -> list[Sentence]:
        """The conversation so far."""
        return self.text.transcript.sentences

    def begin_recording(self, conversation: Conversation) -> None:
        """A recording of this reception runs."""
        self._conversation, self._is_broken, self._was_recorded = conversation, False, True
        conversation.sentence.connect(self._heard)
        conversation.words.connect(self.text.transcript.show_words)
        conversation.level.connect(self.header.show_levels)
        conversation.failed.connect(self._broken)
        conversation.warned.connect(self.problem)
        conversation.finished.connect(self._finished)
        self.header.show_running()

    def show_unrecorded(self) -> None:
        """There is no sound; the form works all the same, and recording can be tried again."""
        self.header.resume.show()
        self.header.say(self.tr("没有录音，可以照常登记"))

    def hang_up(self) -> None:
        """The caller has hung up: end the sound, the text still comes."""
        self._desk.end_call(self.reception_id)
        if self._conversation:
            self._conversation.stop()
            self.header.show_ending()

    def save(self) -> None:
        """Register what stands in the form."""
        try:
            entry = self.form.entry()
        except NotUnderstood as error:
            self.refused.emit(str(error))
            return
        if entry.members:
            self.journal()  # a long list is written in parts, and the draft stands for it until the last
        self.header.save.setEnabled(False)
        self._written = self.form.draft()  # what is saved needs no journal; a save that fails brings it back
        self._desk.save(self.reception_id, entry, self._was_saved, self._not_saved)

    def journal(self) -> None:
        """Write the form down if it changed since the last time."""
        draft = self.form.draft()
        if draft != self._written:
            self._written = draft
            self._desk.keep_draft(self.reception_id, draft)

    def retire(self) -> None:
        """The window closes: what is typed is written down, and nothing is asked any more."""
        self._is_retired = True
        self.journal()
        self._journal.stop()
        self.header.stop()

    # building

    def _build(self) -> None:
        split = QSplitter(Qt.Orientation.Horizontal)
        split.setChildrenCollapsible(False)
        split.setHandleWidth(12)
        split.addWidget(card(self.tr("通话文字"), self.text))
        split.addWidget(card(self.tr("来电登记"), scrolling(self.form)))
        split.setSizes([500, 560])
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 12, 16, 12)
        layout.setSpacing(12)
        layout.addWidget(self.header)
        layout.addWidget(split, 1)
        self._journal = QTimer(self, interval=JOURNAL)
        self._journal.start()

    def _connect(self) -> None:
        self._journal.timeout.connect(self.journal)
        self.header.notice.clicked.connect(self.give_notice)
        self.header.hang_up.clicked.connect(self.hang_up)
        self.header.resume.clicked.connect(self.resume)
        self.header.save.clicked.connect(self.save)
        self.form.hear.connect(self.hear_segment)
        self.form.group.paste_wanted.connect(self.paste_list)
        self.text.hear.connect(self._hear)
        self.form.fields["employer"].edited.connect(self._ask_proposal)
        self._desk.code_lists.changed.connect(self.form.offer_codes)
        self._desk.code_lists.read()  # a new version's day may have come

    def _load(self, view: ReceptionView) -> None:
        self.text.transcript.reset(view.sentences)
        if view.entry:
            self.form.load(view.entry)
        if view.draft:
            self.form.restore(view.draft)
        elif not view.entry and view.caller_number:
            self.form.fields["phone"].fill(view.caller_number)
        if view.notice_at:
            self.header.show_notice(clock(view.notice_at))
        self.header.say(view.number or self.tr("新的来电"))
        self._ask_proposal()
        if view.sentences:
            self._ask_suggestions()

    # what happens

    def give_notice(self) -> None:
        """The clerk has told the caller that the call is recorded; the time is written down."""
        self._desk.give_notice(self.reception_id)
        self.header.show_notice("")

    def quote_selected(self) -> None:
        """Put the chosen sentence into 反映情况."""
        chosen = self.text.currentIndex().data(SENTENCE)
        if chosen and not is_unsettled(chosen):
            self.form.quote(chosen.text)

    def _ask_proposal(self) -> None:
        name = self.form.fields["employer"].text

        def known(proposal: Proposal | None) -> None:
            if not self._is_retired and name == self.form.fields["employer"].text:
                self.form.propose(proposal)

        self._desk.groups.of_employer(name, known)

    def paste_list(self) -> None:
        """Try the list of persons that was copied, and take it over when it is confirmed."""
        dialog = RosterDialog(self._desk.groups, self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.taken.connect(self.form.group.add)
        dialog.open()

    def hear_segment(self, segment_id: str) -> None:
        """Play the sentence a value came from."""
        sentence = next((s for s in self.sentences if s.id == segment_id), None)
        if sentence:
            self._hear(sentence)

    def _hear(self, sentence: Sentence) -> None:
        self._desk.hear(sentence, self.problem.emit)

    def _heard(self, sentence: Sentence) -> None:
        self.text.transcript.add(sentence)
        self._ask_suggestions()

    def _ask_suggestions(self) -> None:
        asked = list(self.sentences)
        self._desk.suggest(asked, local_day(self._view.started_at), lambda found: self._suggest(found, asked))

    def _suggest(self, found: dict[str, Suggestion], asked: list[Sentence]) -> None:
        if self._is_retired or len(asked) < self.suggested_for:
            return  # the page is gone, or a later answer was faster
        self.form.suggest(found, asked)
        self.suggested_for = len(asked)

    def _broken(self, error: ExpectedError) -> None:
        self._is_broken = True
        self.problem.emit(error)

    def _finished(self) -> None:
        self._conversation = None
        if self._is_retired:
            return  # the turn is over: the sound is complete, and nobody is asked any more
        self.text.transcript.withdraw_words()
        self.header.show_over(cut_off=self._is_broken)
        if not self._is_broken:
            self._desk.end_call(self.reception_id)

    def _was_saved(self, _case_id: str) -> None:
        self.header.save.setEnabled(True)
        self.saved.emit(self.reception_id)

    def _not_saved(self, error: ExpectedError) -> None:
        self.header.save.setEnabled(True)
        self._written = {}
        self.problem.emit(error)

"""The page of a reception: state and time above, the form at the right; a call's conversation on the left.

A visit is the same page, without the sound until the clerk wishes it: 来访 and 来电 have the same fields, asked in
another order.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from desktop.front_desk import FrontDesk
from offline_store.errors import ExpectedError
from offline_store.joining import Proposal
from offline_store.queries import ReceptionView, Sentence
from offline_store.registration import Entry
from offline_store.roles import MEDIATE
from offline_store.sessions import KINDS as SESSIONS
from offline_store.speaker_roles import roles_of
from offline_store.transcript_edits import Edit
from offline_store.types import local_day
from ui import said_words
from ui.call_consent import CallConsent
from ui.call_header import CallHeader
from ui.call_sound import CallSound
from ui.camera_dialog import CameraDialog
from ui.cards import card, scrolling
from ui.entry_form import EntryForm
from ui.form_journal import FormJournal
from ui.mark_lines import is_said, text_lines
from ui.masking import FormMask, ask_to_unmask
from ui.not_understood import NotUnderstood
from ui.person_lines import has_masked
from ui.recognising import Recognising
from ui.roster_dialog import RosterDialog
from ui.session_strip import SessionStrip
from ui.suggesting import Suggesting
from ui.talk_side import TalkSide
from ui.transcript import SENTENCE, TranscriptView
from ui.words import kind_words, talk_words

VISIT = "visit"
"""Recorded on wish alone, once the visitor was told and agrees: who sits there is not recorded unasked."""
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
    spoken = Signal()
    """Something was said: the clerk listens, and does not idle."""
    alone_wanted = Signal(str)
    """A recording of a talk with this side alone is to begin."""
    minutes_wanted = Signal()
    """The record of this mediation is to be written."""

    def __init__(self, front_desk: FrontDesk, view: ReceptionView) -> None:
        super().__init__()
        self._desk = front_desk
        self.reception_id, self.kind, self.started_at = view.id, view.kind, view.started_at
        self.case_id, self.caller_number = view.case_id, view.caller_number
        self._is_retired = self._is_wished = False
        self.header, self.form, self.text = (
            CallHeader(),
            EntryForm(front_desk.code_lists.lists, front_desk.employers.find),
            TranscriptView(self.tr("双方说的话会逐句显示在这里")),
        )
        self.form.person.offer(front_desk.person_lists.contents)
        self.masking = FormMask(self.form)
        self.sound = CallSound(self.header, self.text.transcript, self)
        self.text.transcript.kind = view.kind
        self.session: SessionStrip | None = None
        """Of a mediation or a hearing."""
        if view.kind in SESSIONS:
            self.session = SessionStrip(front_desk.hearings, view, self.text.transcript, self)
        self.consent = CallConsent(front_desk, self.header, self.sound, self)
        self.side = TalkSide(front_desk.listening, view.id, self)
        self._day = local_day(view.started_at)
        self.suggesting = Suggesting(front_desk, self.form, lambda: self.sentences, self._day, self)
        self._build()
        self._connect()
        self._load(view)
        self.keeping = FormJournal(front_desk, view, self.form, JOURNAL)
        self.keeping.worked_on.connect(self.header.show_worked)
        self.recognising = Recognising(front_desk.recognition, self.form, view)
        self.recognising.problem.connect(self.problem)

    @property
    def recording(self) -> bool:
        """Whether sound is being recorded."""
        return self.sound.running

    @property
    def recorded(self) -> bool:
        """Whether a recording has been made and is over."""
        return self.sound.over

    @property
    def sentences(self) -> list[Sentence]:
        """The conversation so far."""
        return [said for said in self.text.transcript.sentences if not said.private_with]

    def hang_up(self) -> None:
        """The caller has hung up, or what is recorded is to end: the text still comes."""
        if self.kind != VISIT:  # she goes on sitting there
            self._desk.end_call(self.reception_id)
        self.sound.stop()

    def end_or_begin(self) -> None:
        """F7: of a talk with breaks it begins the sound too."""
        if self.sound.running or (self.kind != VISIT and not self.session):
            self.hang_up()
        else:
            self.record()

    def tell(self, how: Callable[[], None]) -> None:
        """The notice is given, in this way; of a visit that nobody wished to record its words are shown first."""
        if self.kind == VISIT and not self.header.records:
            self.record()
        else:
            how()

    def record(self) -> None:
        """Record now; of a visit as soon as she was told and agrees."""
        if self.sound.running or self.consent.unrecorded or (self.session and not self.session.may_record):
            return
        if self.kind == VISIT and not self.consent.is_given:
            self._is_wished = True
            self._beside.show()
            self.header.ask_for_consent()
        else:
            self.resume.emit()

    def save(self) -> None:
        """Register what stands in the form."""

        def saved(case_id: str) -> None:
            self.side.remind(case_id)
            self.header.save.setEnabled(True)
            self.saved.emit(self.reception_id)

        if entry := self.take_entry():
            self.header.save.setEnabled(False)
            self._desk.save(self.reception_id, entry, int(self.keeping.worked), saved, self.not_saved)

    def take_entry(self) -> Entry | None:
        """What is to be registered now: it needs no journal any more. None when it was refused, in words."""
        try:
            entry = self.form.entry()
        except NotUnderstood as error:
            self.refused.emit(str(error))
            return None
        if entry.members:
            self.journal()  # a long list is written in parts, and the draft stands for it until the last
        self.keeping.note_saving()
        return entry

    def journal(self) -> None:
        """Write down now what is typed; of a page that is over that was done."""
        if not self._is_retired:
            self.keeping.write()

    def retire(self) -> None:
        """The page closes: what is typed is written down, and nothing is asked any more."""
        self._is_retired = True
        self.sound.retire()
        self.recognising.retire()
        self.suggesting.retire()
        self.side.retire()
        self.keeping.stop()
        self.header.stop()

    def show_text(self, view: ReceptionView) -> None:
        """Its recordings have changed."""
        self.text.transcript.reset(text_lines(view))
        self._beside.setVisible(self.kind != VISIT or self.header.records or bool(view.sentences))

    # building

    def _build(self) -> None:
        split = QSplitter(Qt.Orientation.Horizontal)
        split.setChildrenCollapsible(False)
        split.setHandleWidth(12)
        talk = card(talk_words(self.kind), self.text)
        self._beside = self.side.around(talk)
        split.addWidget(self._beside)
        split.addWidget(card(kind_words(self.kind, self.tr("{0}登记")), scrolling(self.form)))
        split.setSizes([500, 560])
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 12, 16, 12)
        layout.setSpacing(12)
        layout.addWidget(self.header)
        if self.session:
            layout.addWidget(self.session)
        layout.addWidget(split, 1)

    def _connect(self) -> None:
        self.header.pause.clicked.connect(self.sound.pause_or_go_on)
        self.header.hang_up.clicked.connect(self.hang_up)
        self.header.resume.clicked.connect(self.record)
        self.header.minutes.clicked.connect(self.minutes_wanted)
        self.header.save.clicked.connect(self.save)
        self.sound.heard.connect(self._heard)
        self.sound.spoken.connect(self.spoken)
        self.sound.problem.connect(self.problem)
        self.consent.problem.connect(self.problem)
        self.consent.erased.connect(self._forget_text)
        self.sound.began.connect(self._show_sound)
        self.sound.ended.connect(self._sound_ended)
        self.consent.given.connect(self._told)
        self.form.hear.connect(self.hear_segment)
        self.side.hear.connect(self.text.hear)
        self.side.quoted.connect(self.form.quote)
        self.side.advised.connect(self.form.advise)
        self.form.group.paste_wanted.connect(self.paste_list)
        self.form.person.portrait.wanted.connect(self.take_portrait)
        self.form.fields["employer"].edited.connect(self._ask_proposal)
        self.text.hear.connect(lambda sentence: self._desk.hear(sentence, self.problem.emit))
        self.text.digit.connect(self.press_digit)
        if self.session:
            self.session.problem.connect(self.problem)
            self.session.alone_wanted.connect(self.turn_alone)
            self.session.allowed.connect(lambda: self.header.resume.setEnabled(True))
            self.sound.began.connect(self.session.begin)
        self._desk.code_lists.changed.connect(self.form.offer_codes)
        self._desk.code_lists.read()  # a new version's day may have come
        self._desk.person_lists.changed.connect(self.form.person.offer)
        self._desk.person_lists.read()

    def _load(self, view: ReceptionView) -> None:
        self.number = view.number
        self.form.ask_as(view.kind)
        if view.kind == VISIT:
            self.header.wait_for_wish()
        if view.kind != VISIT or view.recordings:
            self.header.show_sound(shown=True)
        if self.session:
            self.header.offer_recording(minutes=self._desk.desk.may(MEDIATE))
            self.header.resume.setEnabled(self.session.may_record)
        self.header.show_worked(view.active_seconds)
        self.show_text(view)
        if view.entry:
            self.form.load(view.entry)
        if view.draft:
            self.form.restore(view.draft)
        if view.entry and has_masked(view.entry, ()):
            self.masking.cover()
        if not view.draft and not view.entry and view.caller_number:
            self.form.fields["phone"].fill(view.caller_number)
        self.header.say(view.number or kind_words(view.kind, self.tr("新的{0}")))
        self.consent.load(view)
        self._ask_proposal()
        if view.sentences:
            self._ask_suggestions()

    # what happens

    def _show_sound(self) -> None:
        """Of a visit it is shown from the first sound on."""
        if not self.header.records:
            self.header.show_sound(shown=True)
        self._beside.show()

    def _sound_ended(self) -> None:
        if self.kind != VISIT:
            self._desk.end_call(self.reception_id)

    def _told(self) -> None:
        """She was told and agrees: what was wished begins."""
        if self._is_wished and not self._is_retired:
            self._is_wished = False
            self.record()

    def _forget_text(self) -> None:
        """What was recorded is gone: no sentence of it stays on the screen."""
        self.text.transcript.reset(())
        self.suggesting.forget()

    def quote_selected(self) -> None:
        """Put the chosen sentence into 反映情况."""
        chosen = self.text.currentIndex().data(SENTENCE)
        if chosen and is_said(chosen) and not chosen.private_with:
            self.form.quote(chosen.text)

    def press_digit(self, digit: int) -> None:
        """A role's key in the text: who says the chosen sentence; where none is chosen, who speaks now."""
        chosen = self.text.currentIndex().data(SENTENCE)
        if chosen is None:
            if self.session:
                self.session.press(digit)
            return
        roles = ["", *(self.session.roles if self.session else roles_of(self.kind))]
        if is_said(chosen) and digit < len(roles):
            self._name(chosen, roles[digit])

    def _name(self, sentence: Sentence, role: str) -> None:
        """Somebody else says this; where its voice is heard, all that it said is told anew."""

        def named(edit: Edit) -> None:
            self.text.transcript.rename(edit)
            conversation = self.sound.conversation
            if conversation and conversation.recording_id == sentence.recording_id:
                conversation.speaking.name(sentence, role)

        self._desk.hearings.set_speaker([sentence.id], role, named, self.problem.emit)

    def turn_alone(self, role: str) -> None:
        """The talk with all ends and one with this side alone begins; or, without a role, that one ends."""
        self.sound.stop()
        if role:
            self.sound.when_over(lambda: None if self._is_retired else self.alone_wanted.emit(role))

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

    def read_card(self) -> None:
        """Read the card that lies on the reader."""
        self._desk.cards.read(self.form.read_card, self.problem.emit)

    def unmask(self) -> None:
        """Whole numbers of a saved case are wanted; the reason is written down."""
        if self.masking.is_covered:
            ask_to_unmask(self._desk, self.reception_id, self, self.masking.reveal)

    def take_portrait(self) -> None:
        """A picture of who sits here, from the camera or a file."""
        if not self.form.person.isEnabled():
            return  # a protected identity that is not this clerk's to change
        dialog = CameraDialog(self._desk.cameras, self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.taken.connect(self.form.person.portrait.take)
        dialog.open()

    def hear_segment(self, segment_id: str, quote: str) -> None:
        """Play the words a value came from; without a quote, their sentence."""
        sentence = next((s for s in self.sentences if s.id == segment_id), None)
        if sentence:
            self.text.hear.emit(said_words.only(sentence, quote))

    def _heard(self, sentence: Sentence) -> None:
        self.text.transcript.add(sentence)
        self._ask_suggestions()

    def _ask_suggestions(self) -> None:
        self.suggesting.ask()
        self.side.ask(self.sentences, self._day, live=not self.number)

    def not_saved(self, error: ExpectedError) -> None:
        """It was not written: it is a draft again."""
        self.header.save.setEnabled(True)
        self.keeping.note_failed()
        self.problem.emit(error)

"""What the screens ask of the machine. Every method returns at once; answers come to `done` on the screen's thread.

The screens know this class and the frozen values of the store, nothing below. What sound, speech, extraction and
paper need is big: it is imported when the window stands (`start`), or by who needs it before.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal
from sqlalchemy.orm import Session

from desktop import recognisers
from desktop.auditing import Auditing
from desktop.camera import Cameras
from desktop.card_reader import Cards
from desktop.case_deadlines import Deadlines
from desktop.case_paper import CasePaper
from desktop.code_lists import CodeLists
from desktop.consent import Consents, erase_refused
from desktop.employers import Employers
from desktop.group_matters import GroupMatters
from desktop.hearings import Hearings
from desktop.hot_words import EMPLOYER, PERSON, HotWords
from desktop.importing import Original, digest_of, open_file, prepare_for
from desktop.inputs import Input, chosen_input, open_input, speakers
from desktop.listening import Listening
from desktop.person_lists import PersonLists
from desktop.print_jobs import PrintJobs
from desktop.profile import Unlocked
from desktop.recognition import Recognition
from desktop.speech.choice import MANDARIN, Engines, load_engines
from desktop.speech_rules import SpeechRules
from desktop.store_lanes import StoreLanes
from desktop.tasks import Runner
from offline_store import audit, person_keys, queries, registration, search, sessions, speaker_roles
from offline_store.errors import ExpectedError
from offline_store.queries import ReceptionLine, ReceptionView, Sentence
from offline_store.registration import Entry
from offline_store.roles import MEDIATE, SEE_PROTECTED
from offline_store.search import Found, Place
from offline_store.types import to_plain

if TYPE_CHECKING:
    from desktop.call import Begun, Conversation
    from desktop.extraction import Suggestion, Value
    from desktop.final_pass import FinalPass
    from desktop.sound.source import Source
    from desktop.speech.corrector import Corrector

Failed = Callable[[ExpectedError], None]
MORE = 100
"""Hits asked for at once when the list is scrolled to its end."""


class FrontDesk(QObject):
    """The desk's work, over the runner's lanes."""

    changed = Signal(object)
    """A Changed, at each commit, whoever made it."""
    conversing = Signal(str, str, object)
    """A reception is being recorded: its id, its kind, the Conversation."""
    call_ended = Signal(str)
    """The caller of this reception has hung up."""
    engine_changed = Signal(object)
    """None when the speech engine is ready, else the ExpectedError that says why there is none."""

    def __init__(self, runner: Runner, unlocked: Unlocked, auditing: Auditing, language: str = MANDARIN) -> None:
        """`language` is what is spoken at this desk, by its ISO 639-1 code."""
        super().__init__()
        self._runner, self._unlocked, self._auditing = runner, unlocked, auditing
        self.desk, self._store, self._profile = unlocked.desk, unlocked.store, unlocked.profile
        self._lanes = StoreLanes(runner, unlocked.store, unlocked.desk)
        self._language = language
        self.engines: Engines | None = None
        """What hears, once it is loaded."""
        self.consents = Consents(runner, unlocked, auditing)
        self.paper = CasePaper(runner, unlocked, auditing)
        self.prints = PrintJobs(runner, unlocked)
        self._playing = threading.Event()
        self._conversations: list[Conversation] = []
        self._opened: list[Source] = []
        self._opening, self._is_closed = threading.Lock(), False
        self._kinds: dict[Conversation, str] = {}
        self._final_pass: FinalPass | None = None
        self.code_lists = CodeLists(runner, unlocked.store, unlocked.desk)
        self.employers = Employers(runner, unlocked, self.code_lists)
        self.hearings = Hearings(runner, unlocked)
        self.groups = GroupMatters(runner, unlocked.store, unlocked.desk)
        self.deadlines = Deadlines(runner, unlocked.store, unlocked.desk)
        self.recognition = Recognition(runner, unlocked, auditing)
        self.listening = Listening(runner, unlocked, auditing)
        self.rules = SpeechRules(runner, unlocked)
        self.changed.connect(self.rules.note_commit)
        self.changed.connect(self.code_lists.note_commit)
        self.person_lists = PersonLists(runner, unlocked.store)
        self.changed.connect(self.person_lists.note_commit)
        self.changed.connect(self.prints.note_commit)
        self.hot_words = HotWords(runner, unlocked.store, unlocked.desk)
        self.hot_words.ready.connect(self._words_ready)
        self.changed.connect(self.hot_words.note_commit)
        self.cards, self.cameras = Cards(runner), Cameras(runner)
        self._store.listen(lambda changed: runner.post(lambda: self.changed.emit(changed)))

    def start(self) -> None:
        """Put right what a kill left, load the speech engine, write what text is missing."""
        folder = self._profile.recordings
        self.code_lists.read()
        self.person_lists.read()

        def recover() -> int:
            from desktop import backlog

            recovered = backlog.recover_recordings(self._store, self.desk, folder)
            erase_refused(self._store, self.desk, folder)
            return recovered

        self._recovered = self._runner.write(recover)
        self.prints.start()
        if self._language == MANDARIN:
            self.hot_words.read()
        self.load_engines()
        self._runner.run(_warm_up)

    def load_engines(self) -> None:
        """Load the models that the desk has chosen; a conversation that runs goes on with those it has."""

        def work() -> Engines:
            return load_engines(self._language, recognisers.chosen(self._store))

        self._runner.run(work, self._engines_ready, self.engine_changed.emit)

    def close(self) -> None:
        """End what runs; sound and text of a running conversation are completed."""
        if self._final_pass:
            self._final_pass.close()
        self.changed.disconnect(self.code_lists.note_commit)
        self.changed.disconnect(self.person_lists.note_commit)
        self.changed.disconnect(self.prints.note_commit)
        self.changed.disconnect(self.hot_words.note_commit)
        self.hot_words.stop()
        self.prints.stop()
        self._playing.set()
        with self._opening:
            self._is_closed = True
            for source in self._opened:
                _end(source)
        for conversation in self._conversations:
            conversation.stop()
        for conversation in self._conversations:
            conversation.wait()

    @property
    def recording_kinds(self) -> frozenset[str]:
        """Kinds of the receptions that are being recorded now."""
        return frozenset(self._kinds.values())

    # lists and pages

    def list_receptions(
        self, day: date | None, done: Callable[[list[ReceptionLine]], None], most: int = queries.MOST_LINES
    ) -> None:
        """The newest receptions of a day, newest first; of all days for None."""
        self._lanes.read(lambda session: queries.receptions(session, day, most), done)

    def search(self, query: str, after: Place | None, done: Callable[[Found], None], failed: Failed) -> None:
        """The first hits, or those after a place; see `offline_store/search.py`."""

        def ask() -> Found:
            self._store.bring_index_up_to_date()
            with self._store.read() as session:
                found = search.search(session, query, MORE if after else search.LIMIT, after)
                if found.next and not found.hits:  # nobody is written so: those that are alike
                    return search.search(session, query, after=found.next)
                return found

        self._runner.run(ask, done, failed)

    def open_reception(self, reception_id: str, done: Callable[[ReceptionView], None]) -> None:
        """Everything of one reception; that it was read is noted."""
        self._lanes.read(lambda session: self._reception(session, reception_id), done)
        self._auditing.note_reading(reception_id)

    def unmask(self, reception_id: str, reason: str, done: Callable[[None], None], failed: Failed) -> None:
        """Whole phone and ID numbers are wanted: who, of what and why is written down before they are shown."""

        def work() -> None:
            with self._store.apply() as session:
                subject = audit.owner_of(session, "reception", reception_id)
                audit.note(session, self.desk.account, "unmasked", *subject, reason=reason)

        self._runner.write(work, done, failed)

    # a reception

    def begin(self, kind: str, done: Callable[[str], None], failed: Failed, caller_number: str = "") -> None:
        """Open a reception of a `call` or a `visit`; its id. Recording is begun apart: a call needs no microphone."""
        self._lanes.write(
            lambda session: registration.begin_reception(session, self.desk, kind, caller_number), done, failed
        )

    def record_device(
        self,
        reception_id: str,
        device: str | None,
        done: Callable[[Conversation], None],
        failed: Failed,
        private_with: str = "",
    ) -> None:
        """Record a reception from an input device (None: the one that was chosen).

        `private_with`: the role of the side that is talked with alone; the recording is kept apart from the others.
        """

        def make() -> tuple[Source, Input]:
            chosen = chosen_input(self._store)
            chosen = replace(chosen, name=device) if device else chosen
            return open_input(chosen), chosen

        self._record(reception_id, make, done, failed, private_with)

    def record_file(
        self, reception_id: str, path: Path, *, realtime: bool, done: Callable[[Conversation], None], failed: Failed
    ) -> None:
        """Record a reception from a sound file, by the same path as from a device."""
        prepare_for(path)

        def make() -> tuple[Source, Input]:
            return open_file(path, realtime=realtime), Input()

        self._record(reception_id, make, done, failed)

    def import_file(
        self, reception_id: str, original: Original, done: Callable[[Conversation], None], failed: Failed
    ) -> None:
        """Bring a recording made elsewhere into a reception; what it was made of is written into the audit."""

        def begun(conversation: Conversation) -> None:
            recording_id = conversation.recording_id
            self._lanes.write(lambda session: registration.set_started(session, recording_id, original.recorded_at))
            self._runner.run(lambda: digest_of(original.path), lambda digest: noted(recording_id, digest))
            done(conversation)

        def noted(recording_id: str, digest: str) -> None:
            about = {"file": original.path.name, "sha256": digest, "recorded": to_plain(original.recorded_at)}
            self._auditing.note("imported", "recording", recording_id, **about)

        self.record_file(reception_id, original.path, realtime=False, done=begun, failed=failed)

    def end_call(self, reception_id: str) -> None:
        """The caller has hung up."""
        self.call_ended.emit(reception_id)
        self._lanes.write(lambda session: registration.end_reception(session, reception_id))

    def keep_draft(self, reception_id: str, draft: dict[str, Any] | None, active_seconds: float) -> None:
        """Journal what stands in the form (None: nothing new), and how long was worked on it."""
        self._lanes.write(lambda session: registration.journal_draft(session, reception_id, draft, active_seconds))

    def keep_time(self, reception_id: str, active_seconds: float) -> None:
        """The page of a reception is closed: how long was worked on it."""
        self._lanes.write(lambda session: registration.set_active(session, reception_id, active_seconds))

    def save(
        self, reception_id: str, entry: Entry, active_seconds: int, done: Callable[[str], None], failed: Failed
    ) -> None:
        """Register the case and its list of persons; its id."""
        self.groups.save(reception_id, entry, active_seconds, done, failed)

    def suggest(
        self,
        sentences: Sequence[Sentence],
        day: date,
        done: Callable[[dict[str, Suggestion]], None],
        standing: Mapping[str, Value],
    ) -> None:
        """What the sentences say about the form's fields; `standing` as of `extract`, and names written by hand.

        A name that sounds like the one that a person has written is no other name, and not suggested.
        """

        def work() -> dict[str, Suggestion]:
            from desktop.extraction import Utterance, extract
            from desktop.speech.alike import is_alike

            roles = [speaker_roles.as_heard_at_the_desk(sentence.speaker) for sentence in sentences]
            heard = [(number, role) for number, role in enumerate(roles) if role is not None]
            said = [Utterance(role, sentences[number].text) for number, role in heard]
            found = extract(said, ref_date=day, standing=standing)
            words = self.hot_words
            written = {name: str(standing[name]) for name in (PERSON, EMPLOYER) if name in standing}
            return {
                name: replace(
                    each, source=heard[each.source][0], others=each.others or words.alike(name, str(each.value))
                )
                for name, each in found.items()
                if not (name in written and is_alike(written[name], str(each.value)))
            }

        self._runner.run(work, done)

    # hearing it again

    def hear(self, sentence: Sentence, failed: Failed) -> None:
        """Play one sentence; what plays already is stopped."""
        self._playing.set()
        self._playing = stop = threading.Event()
        self._auditing.note("heard", "recording", sentence.recording_id, start=sentence.start, end=sentence.end)

        def work() -> None:
            from desktop.sound.playback import play
            from desktop.sound.recording import read_recording

            with self._store.read() as session:
                recording = queries.recording(session, sentence.recording_id)
            file, running = self._sound_file(recording), not recording.sha256
            samples, rate = read_recording(file, recording.key, sentence.start, sentence.end, running=running)
            play(samples, rate, stop)

        self._runner.run(work, None, failed)

    # inside

    def _reception(self, session: Session, reception_id: str) -> ReceptionView:
        may = self.desk.may
        return queries.reception(session, reception_id, see_protected=may(SEE_PROTECTED), see_private=may(MEDIATE))

    def _record(
        self,
        reception_id: str,
        make: Callable[[], tuple[Source, Input]],
        done: Callable[[Conversation], None],
        failed: Failed,
        private_with: str = "",
    ) -> None:
        def prepare() -> tuple[Source, Begun, str]:
            from desktop.call import Begun

            source, chosen = make()
            try:
                with self._store.write(self.desk.actor) as session:
                    sessions.demand_leave(session, reception_id)
                    kind = registration.kind_of(session, reception_id)
                    seats = speakers(source.channels, chosen, kind)
                    made = registration.begin_recording(
                        session, reception_id, source.rate, source.channels, private_with, seats
                    )
            except BaseException:
                _end(source)
                raise
            self._keep_opened(source)
            recording_id, key = made
            path = self._profile.recordings / f"{recording_id}.part"
            return source, Begun(recording_id, path, key, seats, private_with), kind

        def begin(prepared: tuple[Source, Begun, str]) -> None:
            from desktop.call import Conversation
            from desktop.speaking import turns_for

            source, begun, kind = prepared
            self._opened.remove(source)
            turns = turns_for(kind, private_with, self.engines.voices if self.engines else None)
            conversation = Conversation(self._runner, self._store, self.desk, source, begun, self.engines, turns)
            conversation.finished.connect(lambda: self._forget(conversation))
            self._conversations.append(conversation)
            if self._final_pass:
                self._final_pass.hold()
            self._kinds[conversation] = kind
            conversation.start()
            self.conversing.emit(reception_id, kind, conversation)
            done(conversation)

        self._runner.write(prepare, begin, failed)

    def _keep_opened(self, source: Source) -> None:
        """Until its conversation begins; nobody begins one any more when the desk is closed."""
        with self._opening:
            if self._is_closed:
                _end(source)
            else:
                self._opened.append(source)

    def _forget(self, conversation: Conversation) -> None:
        self._conversations.remove(conversation)
        if self._final_pass:
            self._final_pass.go_on()
        del self._kinds[conversation]

    def _engines_ready(self, engines: Engines) -> None:
        self.engines = replace(engines, corrector=self.hot_words.corrector)
        self.engine_changed.emit(None)
        if self.hot_words.corrector or self._language != MANDARIN:
            self._catch_up(self.engines)

    def _words_ready(self, corrector: Corrector) -> None:
        """A conversation that runs already goes on without them; what is written later has waited for them."""
        if self.engines:
            self.engines = replace(self.engines, corrector=corrector)
            self._catch_up(self.engines)

    def _catch_up(self, engines: Engines) -> None:
        def work() -> int:
            from desktop import backlog

            self._recovered.result()
            return backlog.catch_up(self._store, self.desk, self._profile.recordings, engines)

        self._runner.run(work, lambda _added: self.hear_again())

    def hear_again(self) -> None:
        """Hear once more, as a whole, what waits for it (`final_pass.py`), when nobody speaks for a while."""
        if self._is_closed or self.engines is None:
            return
        if self._final_pass is None:
            from desktop.final_pass import FinalPass

            place, engines = self._profile.recordings, lambda: self.engines
            self._final_pass = FinalPass(self._runner, self._store, self.desk, place, engines)
            for _ in self._conversations:
                self._final_pass.hold()
        self._final_pass.start(self._language)

    def _sound_file(self, recording: queries.RecordingInfo) -> Path:
        from desktop.sound.recording import SUFFIX

        name = f"{recording.sha256}{SUFFIX}" if recording.sha256 else f"{recording.id}.part"
        return self._profile.recordings / name


def _warm_up() -> None:
    """Import what the first call, its paper and the first search will need, while nobody waits for it."""
    from desktop import call, extraction
    from desktop.printing import call_form

    person_keys.readings("前")  # the table of readings
    assert call, extraction
    assert call_form


def _end(source: Source) -> None:
    """Close the microphone of a source that nobody will listen to."""
    source.stop()
    for _ in source.blocks():
        pass

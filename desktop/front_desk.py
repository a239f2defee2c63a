"""What the screens ask of the machine. Every method returns at once; answers come to `done` on the screen's thread.

The screens know this class and the frozen values of the store, nothing below.
"""

import hashlib
import threading
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal
from sqlalchemy.orm import Session

from desktop import backlog
from desktop.call import Begun, Conversation
from desktop.call_paper import call_form_data
from desktop.code_lists import CodeLists
from desktop.extraction import Suggestion, Utterance, extract
from desktop.inputs import chosen_input
from desktop.printing.call_form import render_call_form
from desktop.printing.spool import Printer, print_pdf, printers
from desktop.profile import Unlocked
from desktop.sound.playback import play
from desktop.sound.recording import SUFFIX, read_recording
from desktop.sound.source import DeviceSource, FileSource, Source
from desktop.speech.choice import MANDARIN, Engines, load_engines
from desktop.tasks import Runner
from offline_store import queries, registration
from offline_store.errors import ExpectedError
from offline_store.queries import ReceptionLine, ReceptionView, Sentence
from offline_store.registration import Entry
from offline_store.roles import SEE_PROTECTED

Failed = Callable[[ExpectedError], None]


class FrontDesk(QObject):
    """The desk's work, over the runner's lanes."""

    changed = Signal(object)
    """A Changed, at each commit, whoever made it."""
    engine_changed = Signal(object)
    """None when the speech engine is ready, else the ExpectedError that says why there is none."""

    def __init__(self, runner: Runner, unlocked: Unlocked, language: str = MANDARIN) -> None:
        """`language` is what is spoken at this desk, by its ISO 639-1 code."""
        super().__init__()
        self._runner, self._unlocked = runner, unlocked
        self.desk, self._store, self._profile = unlocked.desk, unlocked.store, unlocked.profile
        self._language = language
        self.engines: Engines | None = None
        """What hears, once it is loaded."""
        self._playing = threading.Event()
        self._conversations: list[Conversation] = []
        self.code_lists = CodeLists(runner, unlocked.store)
        self.changed.connect(self.code_lists.note_commit)
        self._store.listen(lambda changed: runner.post(lambda: self.changed.emit(changed)))

    def start(self) -> None:
        """Put right what a kill left, load the speech engine, write what text is missing."""
        folder = self._profile.recordings
        self.code_lists.read()
        self._recovered = self._runner.write(lambda: backlog.recover_recordings(self._store, self.desk, folder))
        self._runner.run(lambda: load_engines(self._language), self._engines_ready, self.engine_changed.emit)

    def close(self) -> None:
        """End what runs; sound and text of a running conversation are completed."""
        self.changed.disconnect(self.code_lists.note_commit)
        self._playing.set()
        for conversation in self._conversations:
            conversation.stop()
        for conversation in self._conversations:
            conversation.wait()

    # lists and pages

    def list_receptions(self, day: date | None, done: Callable[[list[ReceptionLine]], None]) -> None:
        """Receptions of a day, newest first; of all days for None."""
        self._read(lambda session: queries.receptions(session, day), done)

    def open_reception(self, reception_id: str, done: Callable[[ReceptionView], None]) -> None:
        """Everything of one reception."""
        self._read(lambda session: self._reception(session, reception_id), done)

    # a call

    def begin_call(self, done: Callable[[str], None], failed: Failed, caller_number: str = "") -> None:
        """Open a reception for a call; its id. Recording is begun apart, so that a call needs no microphone."""
        self._write(
            lambda session: registration.begin_reception(session, self.desk, "call", caller_number), done, failed
        )

    def record_device(
        self, reception_id: str, device: str | int | None, done: Callable[[Conversation], None], failed: Failed
    ) -> None:
        """Record a reception from an input device (None: the one that was chosen)."""
        self._record(reception_id, lambda: DeviceSource(device or chosen_input(self._store) or None), done, failed)

    def record_file(
        self, reception_id: str, path: Path, *, realtime: bool, done: Callable[[Conversation], None], failed: Failed
    ) -> None:
        """Record a reception from a sound file, by the same path as from a device."""
        self._record(reception_id, lambda: FileSource(path, realtime=realtime), done, failed)

    def end_call(self, reception_id: str) -> None:
        """The caller has hung up."""
        self._write(lambda session: registration.end_reception(session, reception_id))

    def give_notice(self, reception_id: str) -> None:
        """The recording notice was given."""
        self._write(lambda session: registration.give_notice(session, reception_id))

    def keep_draft(self, reception_id: str, draft: dict[str, Any]) -> None:
        """Journal what stands in the form."""
        self._write(lambda session: registration.journal_draft(session, reception_id, draft))

    def save(self, reception_id: str, entry: Entry, done: Callable[[str], None], failed: Failed) -> None:
        """Register the case; its id."""
        self._write(lambda session: registration.register(session, self.desk, reception_id, entry), done, failed)

    def suggest(self, sentences: Sequence[Sentence], day: date, done: Callable[[dict[str, Suggestion]], None]) -> None:
        """What the sentences say about the form's fields."""
        heard = [Utterance(sentence.speaker, sentence.text) for sentence in sentences]
        self._runner.run(lambda: extract(heard, ref_date=day), done)

    # hearing it again

    def hear(self, sentence: Sentence, failed: Failed) -> None:
        """Play one sentence; what plays already is stopped."""
        self._playing.set()
        self._playing = stop = threading.Event()

        def work() -> None:
            with self._store.read() as session:
                recording = queries.recording(session, sentence.recording_id)
            file, running = self._sound_file(recording), not recording.sha256
            samples, rate = read_recording(file, recording.key, sentence.start, sentence.end, running=running)
            play(samples, rate, stop)

        self._runner.run(work, None, failed)

    # paper

    def render_form(self, reception_id: str, done: Callable[[bytes], None], failed: Failed) -> None:
        """来电登记表 as a PDF, in memory."""
        self._runner.run(lambda: self._render(reception_id), done, failed)

    def printers(self, done: Callable[[list[Printer]], None], failed: Failed) -> None:
        """The printers there are."""
        self._runner.run(printers, done, failed)

    def print_form(
        self, reception_id: str, pdf: bytes, printer: str, copies: int, done: Callable[[str], None], failed: Failed
    ) -> None:
        """Print the very PDF that was shown; the job's name once the print system has taken it, which is noted."""

        def work() -> str:
            with self._store.read() as session:
                view = queries.reception(session, reception_id)
            assert view.case_id is not None  # only a saved case has a form
            job = print_pdf(pdf, printer, f"来电登记表 {view.number}", copies)
            case_id, digest = view.case_id, hashlib.sha256(pdf).hexdigest()
            with self._store.write(self.desk.actor) as session:
                registration.note_printing(session, self.desk, case_id, printer, job, copies, digest)
            return job

        self._runner.write(work, done, failed)

    # inside

    def _reception(self, session: Session, reception_id: str) -> ReceptionView:
        return queries.reception(session, reception_id, see_protected=self.desk.may(SEE_PROTECTED))

    def _render(self, reception_id: str) -> bytes:
        with self._store.read() as session:
            view = self._reception(session, reception_id)
        return render_call_form(call_form_data(view, self.desk))

    def _record(
        self, reception_id: str, make: Callable[[], Source], done: Callable[[Conversation], None], failed: Failed
    ) -> None:
        def prepare() -> tuple[Source, Begun]:
            source = make()
            with self._store.write(self.desk.actor) as session:
                recording_id, key = registration.begin_recording(session, reception_id, source.rate, source.channels)
            return source, Begun(recording_id, self._profile.recordings / f"{recording_id}.part", key)

        def begin(prepared: tuple[Source, Begun]) -> None:
            source, begun = prepared
            conversation = Conversation(self._runner, self._store, self.desk, source, begun, self.engines)
            conversation.finished.connect(lambda: self._conversations.remove(conversation))
            self._conversations.append(conversation)
            conversation.start()
            done(conversation)

        self._runner.write(prepare, begin, failed)

    def _engines_ready(self, engines: Engines) -> None:
        self.engines = engines
        self.engine_changed.emit(None)

        def catch_up() -> int:
            self._recovered.result()
            return backlog.catch_up(self._store, self.desk, self._profile.recordings, engines.final, engines.name)

        self._runner.run(catch_up)

    def _sound_file(self, recording: queries.RecordingInfo) -> Path:
        name = f"{recording.sha256}{SUFFIX}" if recording.sha256 else f"{recording.id}.part"
        return self._profile.recordings / name

    def _read(self, query: Callable[[Any], Any], done: Callable[[Any], None]) -> None:
        def work() -> Any:
            with self._store.read() as session:
                return query(session)

        self._runner.run(work, done)

    def _write(
        self,
        change: Callable[[Any], Any],
        done: Callable[[Any], None] | None = None,
        failed: Failed | None = None,
    ) -> None:
        def work() -> Any:
            with self._store.write(self.desk.actor) as session:
                return change(session)

        self._runner.write(work, done, failed)

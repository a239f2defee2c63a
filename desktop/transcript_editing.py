"""转写校对: what the editor asks of the machine. Answers come on the screen's thread."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal
from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop.auditing import Auditing
from desktop.profile import Unlocked
from desktop.store_lanes import Failed, StoreLanes
from desktop.tasks import Runner
from offline_store import queries, settings, transcripts
from offline_store.errors import NotHere
from offline_store.models import Case, Reception, Recording
from offline_store.queries import RecordingInfo, Sentence, sentence_of
from offline_store.roles import MEDIATE
from offline_store.settings import Desk
from offline_store.transcript_edits import Edit
from offline_store.transcripts import Correction, Family, corrections

TYPED, KEYS = "transcript_typed", "transcript_keys"
"""Settings of this machine: what was typed and not stored, by reception; the keys of a foot pedal."""
Act = Callable[[Session, Desk], Edit]


@dataclass(frozen=True, slots=True)
class Offer:
    """What could stand where some sentences stand: of a later engine, or from another desk."""

    now: tuple[str, ...]
    offered: tuple[Sentence, ...]

    @property
    def ids(self) -> tuple[str, ...]:
        """Of what is offered."""
        return tuple(each.id for each in self.offered)

    @property
    def text(self) -> str:
        """Its words."""
        return "".join(each.text for each in self.offered)


@dataclass(frozen=True, slots=True)
class Opened:
    """A reception's text as it is edited."""

    reception_id: str
    kind: str
    number: str
    """登记号; empty for what is not registered."""
    speakers: dict[str, str]
    """Role → name, of further ones too."""
    recordings: tuple[RecordingInfo, ...]
    sentences: tuple[Sentence, ...]
    """In force; deleted ones too, without text."""
    offers: tuple[Offer, ...]
    heard: dict[str, str]
    """Sentence that somebody has changed → what was heard there first."""
    typed: dict[str, str]
    """Sentence → what was typed into it and never stored."""
    renamed: dict[str, str]
    """Sentence that was asked for → the one that stands there now."""


class TranscriptEditing(QObject):
    """Of one desk."""

    misheard = Signal(object)
    """A Correction: the clerk has written another word that sounds alike; it may become a rule."""

    def __init__(self, runner: Runner, unlocked: Unlocked, auditing: Auditing) -> None:
        super().__init__()
        self._store, self._desk, self._auditing = unlocked.store, unlocked.desk, auditing
        self._folder = unlocked.profile.recordings
        self._runner = runner
        self._lanes = StoreLanes(runner, unlocked.store, unlocked.desk)

    @property
    def account(self) -> str:
        """Whose edits they are."""
        return self._desk.account

    def open(
        self, reception_id: str, done: Callable[[Opened], None], failed: Failed, asked: Sequence[str] = ()
    ) -> None:
        """A reception's text with its sound; of some sentences, what stands there now. Raises NotHere."""
        private = self._desk.may(MEDIATE)
        self._lanes.read(lambda session: opened(session, reception_id, asked, private=private), done, failed)

    def edit(self, act: Act, done: Callable[[Edit], None], failed: Failed) -> None:
        """Write a version, or several; what cannot be is refused and leaves everything as it was."""
        self._lanes.write(lambda session: act(session, self._desk), done, failed)

    def note_misheard(self, before: str, sentence: Sentence) -> None:
        """A sentence was changed by hand: tell the words that were misheard, if any."""
        for each in corrections(before, sentence.text):
            self.misheard.emit(Correction(each.heard, each.meant, sentence.id))

    def keep_typed(self, reception_id: str, typed: Mapping[str, str]) -> None:
        """Write down what stands in the editor and is not stored; on this machine alone."""

        def write(session: Session) -> None:
            kept = settings.get(session, TYPED)
            kept.pop(reception_id, None)
            settings.put(session, TYPED, kept | ({reception_id: dict(typed)} if typed else {}))

        self._lanes.write(write)

    def file_name(self, opened: Opened, form: str) -> str:
        """What an exported file is called at first."""
        from desktop.transcript_export import file_name

        return file_name(opened.number, form)

    def export(
        self,
        reception_id: str,
        path: Path,
        reason: str,
        done: Callable[[list[Path]], None],
        failed: Failed,
        *,
        private: bool = False,
    ) -> None:
        """Write a talk's sound or text; the form is the path's ending."""

        def work() -> list[Path]:
            from desktop.transcript_export import Wanted, export

            return export(self._store, self._desk, self._folder, Wanted(reception_id, path, reason, private))

        self._runner.run(work, done, failed)

    def note_opened(self, reception_id: str) -> None:
        """The clerk reads it."""
        self._auditing.note_reading(reception_id)

    def note_heard(self, recording_id: str, second: float) -> None:
        """The clerk listens, from a second on."""
        self._auditing.note("heard", "recording", recording_id, start=round(second, 1))

    def sound_file(self, recording: RecordingInfo) -> Path:
        """Where the encrypted sound is, if it is here."""
        return sound_file(self._folder, recording)

    def keys(self, done: Callable[[dict[str, Any]], None]) -> None:
        """The keys that this desk has set for its foot pedal: act → key sequences as text."""
        self._lanes.read(lambda session: settings.get(session, KEYS), done)

    def keep_keys(self, keys: Mapping[str, str]) -> None:
        """Set them."""
        self._lanes.write(lambda session: settings.put(session, KEYS, dict(keys)))


def sound_file(folder: Path, recording: RecordingInfo) -> Path:
    """The file of a recording, complete or running."""
    from desktop.sound.recording import SUFFIX

    return folder / (f"{recording.sha256}{SUFFIX}" if recording.sha256 else f"{recording.id}.part")


def opened(session: Session, reception_id: str, asked: Sequence[str] = (), *, private: bool = False) -> Opened:
    """Everything the editor shows of a reception; what was said to the mediator alone is `private`."""
    reception = session.get(Reception, reception_id)
    if reception is None:
        raise NotHere
    case = session.get(Case, reception.case_id) if reception.case_id else None
    query = select(Recording).where(Recording.reception_id == reception_id, Recording.state == "live")
    rows = [row for row in session.scalars(query.order_by(Recording.id)) if private or not row.private_with]
    apart = {row.id: row.private_with for row in rows}
    family = Family(transcripts.rows_of(session, list(apart)))

    def shown(row: Any) -> Sentence:
        return sentence_of(row, apart[row.recording_id])

    typed = settings.get(session, TYPED).get(reception_id, {})
    renamed = {each: later[0].id for each in {*asked, *typed} if (later := family.later(each))}
    offers = [
        Offer(beside.now, tuple(shown(family.rows[each]) for each in beside.offered))
        for beside in transcripts.differences(family)
    ]
    return Opened(
        reception_id,
        reception.kind,
        case.number if case else "",
        dict(reception.speakers or {}),
        tuple(queries.recording(session, row.id) for row in rows),
        tuple(map(shown, family.in_force)),
        tuple(offers),
        {row.id: _first_heard(family, row.id) for row in family.in_force if row.editor},
        {renamed[each]: text for each, text in typed.items() if each in renamed},
        renamed,
    )


def _first_heard(family: Family, row_id: str) -> str:
    roots = [family.rows[each] for each in family.earlier(row_id) if each in family.rows]
    return "".join(row.text for row in sorted(roots, key=lambda row: row.start) if not row.replaces)

"""笔录 as the screens use it: what was said, what is written of it, and its paper. Answers come to `done` on the
screen's thread."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy.orm import Session

from desktop.gap_words import gap_words
from desktop.profile import Unlocked
from desktop.store_lanes import StoreLanes
from desktop.tasks import Runner
from offline_store import pad_signatures, papers, speaker_roles
from offline_store.errors import ExpectedError
from offline_store.minutes import keeping, transcript
from offline_store.minutes.keeping import Kept, Meeting
from offline_store.minutes.record import INQUIRY, LABELS, ROLES, SECTIONS, Attendant, Record, begun
from offline_store.minutes.transcript import Interruption, Spoken
from offline_store.minutes.values import moment_words, values_of
from offline_store.pad_signatures import Picture
from offline_store.types import to_plain

Failed = Callable[[ExpectedError], None]
_HEADED = {
    speaker_roles.MEDIATOR: "mediator",
    speaker_roles.ARBITRATOR: "chief_arbitrator",
    speaker_roles.RECORDER: "recorder",
}
"""Role of somebody who is there → the field of the record's head with her name."""


@dataclass(frozen=True, slots=True)
class Opened:
    """A reception's record, begun or about to be."""

    meeting: Meeting
    kind: str
    kept: Kept | None
    record: Record
    spoken: tuple[Spoken, ...]
    interruptions: tuple[Interruption, ...] = ()
    """Where the sound is missing."""

    @property
    def form_id(self) -> str:
        """Of its paper; empty while nothing was written."""
        return self.kept.form_id if self.kept else ""

    @property
    def is_draft(self) -> bool:
        """Whether it can be changed."""
        return self.kept is None or self.kept.is_draft


class Minutes:
    """Over the runner's lanes."""

    def __init__(self, runner: Runner, unlocked: Unlocked) -> None:
        self._lanes, self.desk = StoreLanes(runner, unlocked.store, unlocked.desk), unlocked.desk

    def meetings(self, done: Callable[[tuple[Meeting, ...]], None]) -> None:
        """The receptions that have a record, or could have one."""
        self._lanes.read(lambda session: keeping.meetings(session, self.desk.station_id), done)

    def open(self, reception_id: str, kind: str, done: Callable[[Opened], None], failed: Failed) -> None:
        """A reception's record as it was left, or a new one. `failed` hears NotRegistered, NotHere."""
        self._lanes.read(lambda session: self._opened(session, reception_id, kind), done, failed)

    def reception_of(self, form_id: str, done: Callable[[str | None], None]) -> None:
        """The reception whose record a paper is; None for a paper that was typed without one."""
        self._lanes.read(lambda session: keeping.reception_of(session, form_id), done)

    def spoken(
        self, reception_id: str, done: Callable[[tuple[tuple[Spoken, ...], tuple[Interruption, ...]]], None]
    ) -> None:
        """What was said so far, and where the sound of it is missing."""
        self._lanes.read(lambda session: _heard(session, reception_id), done)

    def keep(self, reception_id: str, kind: str, record: Record, failed: Failed) -> None:
        """Write down what stands on the page, on this machine. `failed` hears IsFinal, NotHere."""

        def work(session: Session) -> None:
            keeping.keep(session, self.desk, reception_id, kind, record, values_of(kind, record))

        self._lanes.write(work, None, failed)

    def settle(self, reception_id: str, kind: str, record: Record, done: Callable[[str], None], failed: Failed) -> None:
        """The same for all to read, with the values of its paper; its form's id."""
        self._lanes.write(lambda session: self._settled(session, reception_id, kind, record), done, failed)

    def finalise(
        self, reception_id: str, kind: str, record: Record, done: Callable[[str], None], failed: Failed
    ) -> None:
        """定稿; its form's id. `failed` hears papers.NotComplete: then everything stays as it is."""

        def work(session: Session) -> str:
            form_id = self._settled(session, reception_id, kind, record)
            papers.finalise(session, self.desk, form_id)
            return form_id

        self._lanes.write(work, done, failed)

    def revise(self, form_id: str, done: Callable[[str], None], failed: Failed) -> None:
        """A further version of a final record; its form's id."""
        self._lanes.write(lambda session: keeping.revise(session, self.desk, form_id), done, failed)

    def signing(self, form_id: str, done: Callable[[tuple[Picture, ...]], None]) -> None:
        """Who has signed a final record on the pad."""
        self._lanes.read(lambda session: pad_signatures.pictures(session, form_id), done)

    def sign(
        self, form_id: str, signer: tuple[str, str], png: bytes, done: Callable[[str], None], failed: Failed
    ) -> None:
        """Somebody, by name and role in the paper's words, has signed; the signature's id. `failed` hears NoPicture."""
        who, word = signer
        role = pad_signatures.role_of(word)
        self._lanes.write(
            lambda session: pad_signatures.sign(session, self.desk, form_id, role, who, png), done, failed
        )

    def _settled(self, session: Session, reception_id: str, kind: str, record: Record) -> str:
        missing = transcript.interruptions(session, reception_id)
        record = replace(record, interruptions=tuple(map(interruption_words, missing)))
        form_id = keeping.keep(session, self.desk, reception_id, kind, record, values_of(kind, record))
        session.flush()
        others = papers.paper(session, form_id).values
        keeping.settle(session, self.desk, form_id, record, others | values_of(kind, record))
        return form_id

    def _opened(self, session: Session, reception_id: str, kind: str) -> Opened:
        meeting = keeping.meeting(session, reception_id)
        kept = keeping.newest(session, reception_id, kind)
        kept = None if kept and kept.status == papers.VOID else kept
        record = kept.record if kept else self._begun(session, meeting, kind)
        return Opened(meeting, kind, kept, record, *_heard(session, reception_id))

    def _begun(self, session: Session, meeting: Meeting, kind: str) -> Record:
        """With what the case and this reception know."""
        from desktop.papers.facts import facts, fill  # their library is big
        from desktop.printing import description

        known = facts(session, self.desk, meeting.case_id) | {
            "started_at": to_plain(meeting.started_at),
            "ended_at": to_plain(meeting.ended_at) if meeting.ended_at else None,
            "mediator": self.desk.clerk,
        }
        known |= {field: meeting.there[role] for role, field in _HEADED.items() if role in meeting.there}
        form = description.load(kind)
        head = {name: value for name, value in fill(form, known).items() if not _is_picked(kind, name, form.fields)}
        if kind == INQUIRY:
            return begun(kind, head)  # who is asked stands in fields of its own
        sides = zip(ROLES[kind][1:3], (known["applicants"], known["respondents"]), strict=True)
        people = [_attendant(role, row) for role, rows in sides for row in rows]
        further = ((speaker_roles.base(role), name) for role, name in meeting.there.items())
        people += [Attendant(name, LABELS[role]) for role, name in further if role in speaker_roles.SEVERAL]
        return begun(kind, head, tuple(people))


def interruption_words(one: Interruption) -> str:
    """For the paper: when it was, at which minute of the recording, and how long."""
    minutes, seconds = divmod(int(one.gap.at), 60)
    when = f"{moment_words(one.began_at)}，录音第 {minutes} 分 {seconds} 秒处"
    return when + gap_words(one.gap, on_paper=True)


def _heard(session: Session, reception_id: str) -> tuple[tuple[Spoken, ...], tuple[Interruption, ...]]:
    return transcript.of_reception(session, reception_id), transcript.interruptions(session, reception_id)


def _is_picked(kind: str, name: str, fields: Mapping[str, Any]) -> bool:
    """Whether a field is filled by picking, or is a list: nothing is put there before anybody has said it."""
    return name in SECTIONS[kind] or fields[name].type == "list"


def _attendant(role: str, row: Mapping[str, Any]) -> Attendant:
    """A party is expected; whether she has come, and by what she is known, the mediator says."""
    return Attendant(row.get("representative") or row.get("name", ""), role, row.get("id_number", ""))

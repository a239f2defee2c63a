"""Which recordings are to be heard once more, as a whole, and what the desk's own corrected sentences are.

The row is the queue: `Recording.final_by` is empty while no model has heard all of it again, `again` while one is asked
to, else the model's name. Recordings made at other desks have no sound here.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import timedelta

from sqlalchemy import ColumnElement, or_, select
from sqlalchemy.orm import Session

from offline_store import gaps, marks, transcripts
from offline_store.gaps import Gap
from offline_store.models import Recording, Segment
from offline_store.speaker_roles import DESK, UNKNOWN
from offline_store.types import now

AGAIN = "again"
RECENT = timedelta(days=7)
"""What is older and was never heard again is left: its paper is long signed; it can be asked for."""
JOINED = 1.0
"""Seconds between two sentences of one speaker that are heard together: context helps."""
LONGEST = 16.0
"""Seconds heard together at most."""


@dataclass(frozen=True, slots=True)
class Waiting:
    """A recording to be heard again; `speakers` are known at one microphone, by seconds."""

    id: str
    sha256: str
    key: bytes = field(repr=False)
    channels: int
    stretches: tuple[tuple[float, float, str], ...]
    gaps: tuple[Gap, ...]


@dataclass(frozen=True, slots=True)
class Sample:
    """A sentence whose text a clerk corrected, and where its sound lies."""

    recording_id: str
    sha256: str
    key: bytes = field(repr=False)
    channel: int
    start: float
    end: float
    text: str


def next_waiting(session: Session, except_for: Sequence[str] = ()) -> Waiting | None:
    """The newest recording that is to be heard again; what was asked for goes before."""
    is_new = (Recording.final_by == "") & (Recording.started_at >= now() - RECENT)
    query = (
        select(Recording)
        .where(*_HERE, or_(Recording.final_by == AGAIN, is_new), Recording.id.not_in(except_for))
        .order_by((Recording.final_by == AGAIN).desc(), Recording.started_at.desc())
        .limit(1)
    )
    found = session.scalars(query).first()
    if found is None:
        return None
    rows = transcripts.in_force(transcripts.rows_of(session, [found.id]))
    known = found.channels == 1 and any(row.speaker for row in rows)
    return Waiting(found.id, found.sha256, found.key, found.channels, _joined(rows) if known else (), gaps.of(found))


def note_heard(session: Session, recording_id: str, model: str) -> None:
    """A model has heard all of it."""
    session.get_one(Recording, recording_id).final_by = model


def outdated(session: Session, model: str) -> int:
    """How many recordings here were last heard by another model, and nobody has asked to hear them again."""
    return len(_outdated(session, model, None))


def ask_again(session: Session, model: str, most: int) -> int:
    """Asks to hear the newest recordings that another model has heard; how many."""
    found = _outdated(session, model, most)
    for recording in found:
        recording.final_by = AGAIN
    return len(found)


def samples(session: Session, most: int) -> list[Sample]:
    """The newest sentences that a clerk corrected, of recordings made here."""
    corrected = select(Segment.recording_id).where(Segment.editor != "", Segment.state == "live")
    query = select(Recording).where(*_HERE, Recording.id.in_(corrected)).order_by(Recording.started_at.desc())
    found: list[Sample] = []
    for recording in session.scalars(query.limit(most)):
        family = transcripts.Family(transcripts.rows_of(session, [recording.id]))
        for row in family.in_force:
            heard = [family.rows[each] for each in family.earlier(row.id) if not family.rows[each].editor]
            if row.editor and row.text and any(before.text != row.text for before in heard):
                channel = _channel(recording, heard[0])
                found.append(
                    Sample(recording.id, recording.sha256, recording.key, channel, row.start, row.end, row.text)
                )
        if len(found) >= most:
            break
    return found[:most]


_HERE: tuple[ColumnElement[bool], ...] = (
    Recording.status == "complete",
    Recording.sha256 != "",
    Recording.state == "live",
)


def _outdated(session: Session, model: str, most: int | None) -> list[Recording]:
    query = select(Recording).where(*_HERE, Recording.final_by.not_in((model, AGAIN)))
    return list(session.scalars(query.order_by(Recording.started_at.desc()).limit(most)))


def _channel(recording: Recording, heard: Segment) -> int:
    """Where whoever says it sits: nobody known to sit there, at the first place that is nobody's."""
    seats = marks.seats(recording) or DESK[: recording.channels]
    seats = gaps.speakers_at(seats, gaps.of(recording), heard.start)
    return next((seats.index(who) for who in (heard.speaker, UNKNOWN) if who in seats), 0)


def _joined(rows: Sequence[Segment]) -> tuple[tuple[float, float, str], ...]:
    """Sentences one after the other, those of one speaker together as long as no pause is between them."""
    found: list[tuple[float, float, str]] = []
    for row in sorted((row for row in rows if row.text), key=lambda row: row.start):
        if found:
            start, end, speaker = found[-1]
            if row.speaker == speaker and row.start - end <= JOINED and row.end - start <= LONGEST:
                found[-1] = (start, max(end, row.end), speaker)
                continue
            if row.start < end:  # two spoke at once into one microphone
                continue
        found.append((row.start, row.end, row.speaker))
    return tuple(found)

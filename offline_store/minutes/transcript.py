"""What a record is picked from: the sentences of a reception, each in its latest version."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from offline_store import gaps, marks, transcripts
from offline_store.gaps import Gap
from offline_store.marks import PHASE, POINT, Mark
from offline_store.minutes.record import Source
from offline_store.models import Recording
from offline_store.queries import Sentence, sentence_of


@dataclass(frozen=True, slots=True)
class Spoken:
    """One stretch of one speaker."""

    sentence: Sentence
    """Its latest version."""
    versions: tuple[str, ...]
    """Ids of all its versions, the latest last: a line that was picked from an earlier one is known again."""
    phase: str = ""
    """Of a hearing (`marks.PHASES`), when it was said; empty before the first."""
    marks: tuple[Mark, ...] = ()
    """What was marked since the sentence before: a phase that began, something to be found again."""

    @property
    def source(self) -> Source:
        """For a line that is picked from it."""
        said = self.sentence
        return Source(said.id, said.recording_id, said.start, said.end, said.text)


@dataclass(frozen=True, slots=True)
class Interruption:
    """Where sound is missing, and when that was in the world."""

    recording_id: str
    gap: Gap
    began_at: datetime


def of_reception(session: Session, reception_id: str) -> tuple[Spoken, ...]:
    """In the order they were said, over all its recordings but the talks with one side alone: no record has these."""
    joint = _joint(session, reception_id)
    family = transcripts.Family(transcripts.rows_of(session, [row.id for row in joint]))
    marked = [((row.id, mark.at), mark) for row in joint for mark in marks.of(row) if mark.kind in (PHASE, POINT)]
    found, phase = [], ""
    for row in family.in_force:
        if not row.text:
            continue
        before = [mark for place, mark in marked if place <= (row.recording_id, row.start)]
        marked = marked[len(before) :]
        phase = next((mark.what for mark in reversed(before) if mark.kind == PHASE), phase)
        found.append(Spoken(sentence_of(row, ""), tuple(family.earlier(row.id)), phase, tuple(before)))
    return tuple(found)


def interruptions(session: Session, reception_id: str) -> tuple[Interruption, ...]:
    """Of the same recordings, in their order."""
    found = []
    for row in _joint(session, reception_id):
        missing = 0.0  # the time of a recording is the time of its sound
        for gap in gaps.of(row):
            found.append(Interruption(row.id, gap, row.started_at + timedelta(seconds=gap.at + missing)))
            missing += gap.seconds or 0.0
    return tuple(found)


def _joint(session: Session, reception_id: str) -> list[Recording]:
    query = select(Recording).where(Recording.reception_id == reception_id, Recording.state == "live")
    return list(session.scalars(query.where(Recording.private_with == "").order_by(Recording.id)))

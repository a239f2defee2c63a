"""What a record is picked from: the sentences of a reception, each in its latest version."""

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from offline_store.minutes.record import Source
from offline_store.models import Recording, Segment
from offline_store.queries import Sentence


@dataclass(frozen=True, slots=True)
class Spoken:
    """One stretch of one speaker."""

    sentence: Sentence
    """Its latest version."""
    versions: tuple[str, ...]
    """Ids of all its versions, the latest last: a line that was picked from an earlier one is known again."""

    @property
    def source(self) -> Source:
        """For a line that is picked from it."""
        said = self.sentence
        return Source(said.id, said.recording_id, said.start, said.end, said.text)


def of_reception(session: Session, reception_id: str) -> tuple[Spoken, ...]:
    """In the order they were said, over all its recordings."""
    query = select(Segment).join(Recording, Recording.id == Segment.recording_id)
    query = query.where(Recording.reception_id == reception_id, Segment.state == "live")
    return spoken(session.scalars(query.order_by(Segment.recording_id, Segment.start, Segment.version, Segment.id)))


def spoken(segments: Iterable[Segment]) -> tuple[Spoken, ...]:
    """Versions of one stretch folded; they come in the order they were said and corrected."""
    found: dict[tuple[str, float, str], list[Segment]] = {}
    for segment in segments:
        found.setdefault((segment.recording_id, segment.start, segment.speaker), []).append(segment)
    return tuple(Spoken(_sentence(versions[-1]), tuple(each.id for each in versions)) for versions in found.values())


def _sentence(row: Segment) -> Sentence:
    return Sentence(row.id, row.recording_id, row.start, row.end, row.speaker, row.text, row.confidence)

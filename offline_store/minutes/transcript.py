"""What a record is picked from: the sentences of a reception, each in its latest version."""

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from offline_store import transcripts
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

    @property
    def source(self) -> Source:
        """For a line that is picked from it."""
        said = self.sentence
        return Source(said.id, said.recording_id, said.start, said.end, said.text)


def of_reception(session: Session, reception_id: str) -> tuple[Spoken, ...]:
    """In the order they were said, over all its recordings but the talks with one side alone: no record has these."""
    query = select(Recording).where(Recording.reception_id == reception_id, Recording.state == "live")
    query = query.where(Recording.private_with == "")
    private = {row.id: row.private_with for row in session.scalars(query)}
    family = transcripts.Family(transcripts.rows_of(session, list(private)))
    return tuple(
        Spoken(sentence_of(row, private[row.recording_id]), tuple(family.earlier(row.id)))
        for row in family.in_force
        if row.text
    )

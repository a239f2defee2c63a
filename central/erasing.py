"""What becomes of an erased recording and its text here: the rule of `offline_store/erasing.py`, at the centre.

The centre keeps each change as it came (`Received`). Of what is erased, that goes too: what a desk has sent before, and
what another sends later in ignorance.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from central.conflicts import STATE, Write
from central.models import Desk, Received
from central.outcome import ALL, Outcome, by_centre, writers_of
from central.store import widened
from offline_store.erasing import BLANK, erase, is_erased, without
from offline_store.models import Recording, Segment, Synced

BATCH = 500


def erase_here(session: Session, row: Synced, by: Write) -> Outcome:
    """A desk has erased a row: it says nothing any more, and with a recording goes what hangs on it."""
    if is_erased(row):
        return Outcome("applied", row=row)
    erase(row)
    outcome = Outcome("applied", row=row, written=(*BLANK[row.__tablename__], STATE))
    if isinstance(row, Recording):
        said = select(Segment).where(Segment.recording_id == row.id, Segment.state == "live")
        for segment in session.scalars(said.with_for_update(key_share=True)):
            erase(segment)
            outcome.also.append(by_centre(segment, *BLANK[segment.__tablename__], STATE, on_behalf=by))
    return outcome


def hangs_on_erased(session: Session, model: type[Synced], fields: Mapping[str, Any]) -> bool:
    """Whether it is a sentence of an erased recording. The recording stays as it is until the transaction's end."""
    recording_id = fields.get("recording_id")
    if model is not Segment or not isinstance(recording_id, str):
        return False
    return is_erased(session.get(Recording, recording_id, with_for_update={"read": True}, populate_existing=True))


def forget(session: Session, outcomes: Sequence[Outcome], received: Iterable[Received]) -> None:
    """What desks have sent says no more of what is erased by now than its row does; `received`: just now."""
    touched = [one for outcome in outcomes for one in (outcome, *outcome.also)]
    erased = [(one.row, one.written) for one in touched if isinstance(one.row, Synced) and is_erased(one.row)]
    known = {row.id for row, _ in erased}
    for each in received:
        if each.body.get("id") in known:
            each.body = without(each.body)
    rows = [row for row, written in erased if not {STATE, ALL}.isdisjoint(written)]  # erased just now
    if not rows:
        return
    desks = {written[1] for row in rows for written in _ever_written(session, row)}
    stations = set(session.scalars(select(Desk.station_id).where(Desk.id.in_(desks))))
    stations |= {row.scope_id for row in rows}
    ids = [row.id for row in rows]
    of_stations = select(Desk.id).where(Desk.station_id.in_(stations))
    with widened(session, stations):
        for first in range(0, len(ids), BATCH):
            told = Received.body["id"].as_string().in_(ids[first : first + BATCH])
            for each in session.scalars(select(Received).where(Received.desk_id.in_(of_stations), told)):
                each.body = without(each.body)


def _ever_written(session: Session, row: Synced) -> list[list[str]]:
    writers = writers_of(session, row)
    return [said for fields in (writers.fields, *(writers.before or {}).values()) for said in fields.values()]

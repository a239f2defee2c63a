"""elsewhere: does another station know this number? Its name is the answer, and a desk may not ask often."""

from datetime import datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from central.accounts import Caller
from central.blind_index import blinded
from central.models import BlindKey, Desk, Known, Lookups, Station
from central.refusal import Refusal
from central.store import retried
from offline_store import protocol
from offline_store.store import Store
from offline_store.types import now

WINDOW, MOST_LOOKUPS = timedelta(hours=1), 60
"""So many questions of one desk in so long: more than a clerk can ask of the people before her, and far too few to
try phone numbers out."""


@retried
def elsewhere(store: Store, caller: Caller, question: protocol.Elsewhere) -> protocol.KnownAt:
    """The names of other stations that know one of these numbers. Raises Refusal `lookups` for asking too often."""
    with store.transact() as session:
        desk = session.get_one(Desk, caller.desk)
        _count(session, desk.id)
        key = session.get_one(BlindKey, 1).key
        asked = [("phone", phone) for phone in question.phones] + [("id_number", each) for each in question.ids]
        digests = [digest for field, text in asked if (digest := blinded(key, field, text))]
        query = select(Station.name).join(Known, Known.station_id == Station.id)
        query = query.where(Known.digest.in_(digests), Station.id != desk.station_id)
        return protocol.KnownAt(stations=tuple(session.scalars(query.distinct().order_by(Station.name).limit(20))))


def _count(session: Session, desk_id: str) -> None:
    """One question more of this desk."""
    asked = session.get(Lookups, desk_id, with_for_update=True)
    if asked is None:
        asked = Lookups(desk_id=desk_id, began=now(), number=0)
        session.add(asked)
    if asked.began + WINDOW <= now():
        asked.began, asked.number = now(), 0
    if asked.number >= MOST_LOOKUPS:
        raise Refusal(429, "lookups", retry_after=_seconds_until(asked.began + WINDOW))
    asked.number += 1


def _seconds_until(moment: datetime) -> int:
    return max(1, round((moment - now()).total_seconds()))

"""The station tree as the desks get it (`offline_store/stations.py`): one city-wide record, written by the centre."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from central.models import Desk, Feed, Station
from central.outcome import ALL, CENTRE, Outcome
from central.store import widened
from central.sync import give_revisions
from offline_store.models import CITY, CodeList
from offline_store.stations import LIST_ID, NAME
from offline_store.types import local_day, now, to_plain


def renew(session: Session) -> None:
    """A station may have got its first desk, or lost its last: tell it, if the tree was ever told."""
    with widened(session, {CITY}):
        was_told = session.get(CodeList, LIST_ID) is not None
    if was_told:
        publish(session)


def publish(session: Session) -> None:
    """Tell the tree as it stands now, if it is not what was told last. Whoever changes the tree calls this after."""
    session.flush()
    stations = session.scalars(select(Station).order_by(Station.code)).all()
    if not stations:
        return
    seated = set(session.scalars(select(Desk.station_id).where(Desk.public_key != "", Desk.disabled.is_(False))))
    items = [
        {
            "id": one.id,
            "code": one.code,
            "name": one.name,
            "level": one.level,
            "parent": one.parent_id or "",
            "has_desk": one.id in seated,
        }
        for one in stations
    ]
    with widened(session, {CITY}):
        session.get_one(Feed, CITY, with_for_update=True)
        row = session.get(CodeList, LIST_ID, populate_existing=True)
        if row is not None and row.content["items"] == items:
            return
        row = row or CodeList(id=LIST_ID, scope_id=CITY, name=NAME, effective=local_day(now()), source="中心的站点树")
        row.version, row.content = to_plain(now()), {"items": items}
        session.add(row)
        give_revisions(session, CENTRE, [Outcome("applied", row=row, written=(ALL,))])

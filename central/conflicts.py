"""What gives way at the centre stays readable: one Conflict record for each value that did not stand.

Only the centre makes them, in the transaction of the push that met them. A desk may patch what settles one, and
the first settling stays: it counts as a write of the field itself, so that whoever settled at the same time, in
another way, hears of it as of any other change that came second.
"""

from collections.abc import Mapping
from typing import Any, NamedTuple
from uuid import NAMESPACE_OID, uuid5

from sqlalchemy.orm import Session

from central.models import Account, Desk, Station
from offline_store.models import Conflict, Synced
from offline_store.types import now

STATE = "state"
"""The field of a conflict between a void and an edit."""
SETTLING = frozenset({"status", "how", "settled_by", "settled_at", "settled_on"})
"""All that a desk may set in a conflict."""
DECISIONS = frozenset({"stood", "gave_way", "merged"})


class Write(NamedTuple):
    """Who set a field, as far as the centre knows."""

    desk: str
    account: str
    at: str
    """By that desk's clock."""


def note(
    session: Session, row: Synced, body: bytes, field: str, stood: dict[str, Any], gave: dict[str, Any]
) -> Conflict:
    """An open conflict over a field of `row`, in its scope. The same change makes the same record, however often."""
    record_id = str(uuid5(NAMESPACE_OID, f"{field}:{body.hex()}"))
    if known := session.get(Conflict, record_id):
        return known
    conflict = Conflict(
        id=record_id, scope_id=row.scope_id, record_type=row.__tablename__, record_id=row.id, field=field, status="open"
    )
    conflict.stood, conflict.gave_way = stood, gave
    session.add(conflict)
    return conflict


def settle_by_rule(conflict: Conflict, how: str) -> None:
    """Of a remark the later text stands, of a 文号 what stood; what gave way is kept to be read."""
    if conflict.status == "settled":
        return
    conflict.status, conflict.how, conflict.settled_at = "settled", how, now()
    conflict.settled_on = {"value": conflict.stood["value"]}


def said(session: Session, value: Any, write: Write) -> dict[str, Any]:
    """A value, and whose it is, in words that any desk of the scope can show."""
    desk, account = session.get(Desk, write.desk), session.get(Account, write.account)
    station = session.get(Station, desk.station_id) if desk else None
    return {
        "value": value,
        "desk": write.desk,
        "number": desk.number if desk else "",
        "station": station.name if station else "",
        "clerk": account.name if account else "",
        "at": write.at,
    }


def may_settle(fields: Mapping[str, Any]) -> bool:
    """Whether these are the fields of a settling, and nothing else."""
    return fields.keys() == SETTLING and fields["status"] == "settled" and fields["how"] in DECISIONS

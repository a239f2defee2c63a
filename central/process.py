"""The way of a case, as the centre holds every desk to it: by the same tables (`offline_store/process`).

What is checked is who: whether the role of whoever wrote it, at the level of her desk's station, brings a case into
such a state by any move, and whether she decides such things. From where, is not checked: what two desks did offline
meets here in another order than it was done in.
"""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from central.accounts import Caller
from central.models import Account, Desk, Station
from offline_store.models import Case, Decision, Step, Synced
from offline_store.process import rules
from offline_store.roles import may


def may_write(
    session: Session, caller: Caller, model: type[Synced], row: Synced | None, fields: Mapping[str, Any], actor: str
) -> bool:
    """Whether `actor` may write these fields of a record, as far as the process has a say."""
    if model not in (Case, Decision) or "status" not in fields:
        return True
    account = session.get(Account, actor)
    role, status = account.role if account else "", str(fields["status"])
    if model is Case:
        level, was_there = _level(session, caller), row is not None and _was_in(session, row.id, status)
        table = rules.load(session)
        return status in ("", rules.BEGINNING) or table.may_enter(status, role, level, was_there=was_there)
    if status not in ("approved", "refused"):
        return True
    kind = str(fields.get("kind") or (row.kind if isinstance(row, Decision) else ""))
    known = rules.kinds(session).get(kind)
    return known is not None and may(role, known.right)


def _was_in(session: Session, case_id: str, status: str) -> bool:
    """Whether the case has left this state before: its Steps tell."""
    query = select(Step.id).where(Step.case_id == case_id, Step.before == status)
    return session.scalars(query.limit(1)).first() is not None


def _level(session: Session, caller: Caller) -> str:
    """Of the station of the desk that pushes."""
    desk = session.get(Desk, caller.desk)
    station = session.get(Station, desk.station_id) if desk else None
    return station.level if station else ""

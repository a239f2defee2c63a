"""Who else has a case open: told to those alone who have it open too, and only of cases within their scopes."""

from datetime import timedelta
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from central.accounts import Caller
from central.models import Account, Desk, Station
from offline_store import protocol
from offline_store.models import Case
from offline_store.types import now

RECENT = timedelta(minutes=3)
"""A desk says hello each minute: one that was not heard of for longer has nothing open any more."""


def note(session: Session, caller: Caller, desk: Desk, question: protocol.Hello) -> None:
    """Write down what is open on a desk's screen, of the cases that it may read."""
    account = session.get(Account, caller.account)
    name = account.name if account else ""
    wanted = {each.case: each.since for each in question.open_cases}
    mine = select(Case.id).where(Case.id.in_(wanted), Case.scope_id.in_(caller.scopes))
    opened = [{"case": found, "since": wanted[found], "clerk": name} for found in session.scalars(mine)]
    if desk.open_cases != opened:
        desk.open_cases = opened


def others(session: Session, desk: Desk) -> tuple[protocol.AlsoOpen, ...]:
    """Which other desks have open what is open here."""
    mine = {each["case"] for each in desk.open_cases}
    if not mine:
        return ()
    query = select(Desk, Station.code).join(Station, Station.id == Desk.station_id)
    found = session.execute(query.where(Desk.id != desk.id, Desk.last_contact >= now() - RECENT)).tuples()
    return tuple(
        _told(code, other.number, each) for other, code in found for each in other.open_cases if each["case"] in mine
    )


def _told(code: str, number: str, each: dict[str, Any]) -> protocol.AlsoOpen:
    return protocol.AlsoOpen(
        case=each["case"], station_code=code, desk=number, clerk=each["clerk"], since=each["since"]
    )

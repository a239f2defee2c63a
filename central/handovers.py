"""The centre's part in a hand-over (`offline_store/handovers.py`): the other side's row, the words carried over, and
the case itself. It happens in the transaction that takes a side's word in, and the centre acts, not the desk: only here
does a transaction reach beyond the caller's scopes (`store.widened`)."""

from collections.abc import Callable
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from central.acting import acted, written_now
from central.conflicts import Write
from central.models import Station
from central.moves import move_case
from central.outcome import ALL, Outcome, Quarantine, by_centre
from central.store import widened
from offline_store.handovers import (
    ACCEPTED,
    JOINT,
    RETURNED,
    SPOKEN,
    STANDING,
    TRANSFER,
    WITHDRAWN,
    may_offer,
    may_turn,
    open_transfer,
)
from offline_store.models import Case, Handover, Step, sealed_scope
from offline_store.records import fields_of, set_fields
from offline_store.settings import Desk
from offline_store.types import now

GONE = "案件已经不在本站点，这次移交没有成立"
VOID = "案件已经作废，这次移交没有成立"
WAITING = "案件的另一次移交还在等接收，这次没有成立"


def check_offer(session: Session, handover_id: str, fields: dict[str, Any], scope: str) -> None:
    """Raises Quarantine `handover` for what is no offer of this scope to another station."""
    to = fields.get("to_id")
    if not may_offer(handover_id, fields, scope) or not isinstance(to, str) or session.get(Station, to) is None:
        raise Quarantine("handover")


def begin(session: Session, row: Handover, by: Write) -> list[Outcome]:
    """An offer was taken in: the other side has its row and, with a transfer, the case.

    Where the case is not there to be offered any more, the offer is withdrawn at once, in words: of two desks that
    offer the same case, the one that comes first has handed it over.
    """
    with widened(session, _sides(row)):
        case = session.get(Case, row.case_id, with_for_update=True, populate_existing=True)
        if case is None or (objection := _objection(session, row, case)):
            row.status, row.reason = WITHDRAWN, GONE if case is None else objection
            return [by_centre(row, "status", "reason")]
        row.case_status = case.status
        outcomes = [by_centre(row, "case_status"), by_centre(_other_side(session, row), ALL, on_behalf=by)]
        if row.kind == TRANSFER:
            outcomes += move_case(session, case, row.to_id)
        return outcomes


def may_be_turned(session: Session, row: Handover, fields: dict[str, Any]) -> bool:
    """Whether a side may say this now: by the rule, and a case that was handed on is not there to be returned."""
    if not may_turn(row, fields):
        return False
    if row.kind == JOINT or fields.get("status") != RETURNED:
        return True
    case = session.get(Case, row.case_id, with_for_update=True, populate_existing=True)
    return case is not None and case.scope_id == row.scope_id


def turned(session: Session, row: Handover, by: Write) -> list[Outcome]:
    """A side has said something: the other side hears it, and what was returned or withdrawn goes back."""
    with widened(session, _sides(row)):
        other = session.get(Handover, row.counterpart_id, with_for_update=True, populate_existing=True)
        case = session.get(Case, row.case_id, with_for_update=True, populate_existing=True)
        if other is None:
            return []
        for name in SPOKEN:
            setattr(other, name, getattr(row, name))
        outcomes = [by_centre(other, *sorted(SPOKEN), on_behalf=by)]
        if case is None:
            return outcomes
        outcomes += _noted(session, row, case, by)
        if row.kind == TRANSFER and row.status in (RETURNED, WITHDRAWN) and case.scope_id == row.to_id:
            outcomes += move_case(session, case, row.from_id)
        return outcomes


def speak(session: Session, desk: Desk, handover_id: str, say: Callable[[Session, Desk, str], None]) -> list[Outcome]:
    """Somebody without a desk says something at the centre (`say` is `accept` … of the desks' own); what it touched.

    `desk` has her account, name and station, and no number. Raises what `say` raises.
    """
    row = session.get(Handover, handover_id, with_for_update=True, populate_existing=True)
    by = written_now(desk.account)
    outcomes = acted(session, by, lambda: say(session, desk, handover_id))
    for case in [one.row for one in outcomes if isinstance(one.row, Case) and "status" in one.written]:
        outcomes += follow(session, case)
    return outcomes + (turned(session, row, by) if row is not None else [])


def follow(session: Session, case: Case, station: str = "", reached: frozenset[str] = frozenset()) -> list[Outcome]:
    """The case has another status: whoever handed it here sees it in his own row, and whoever had handed it to him."""
    row = _came_by(session, case, station or case.scope_id)
    if row is None or row.from_id in reached:
        return []
    with widened(session, _sides(row)):
        other = session.get(Handover, row.counterpart_id, with_for_update=True, populate_existing=True)
        if other is None:
            return []
        other.case_status = case.status
        return [by_centre(other, "case_status"), *follow(session, case, row.from_id, reached | {row.to_id})]


def _sides(row: Handover) -> set[str]:
    return {scope for station in (row.from_id, row.to_id) for scope in (station, sealed_scope(station))}


def _objection(session: Session, row: Handover, case: Case) -> str:
    """Why a case cannot be offered now, in words; empty where it can."""
    if case.scope_id != row.scope_id:
        return GONE
    if case.state != "live":
        return VOID
    return WAITING if open_transfer(session, case, but=row.id) else ""


def _other_side(session: Session, row: Handover) -> Handover:
    """The row of the station that is asked, with both stations called by their names of today."""
    if session.get(Handover, row.counterpart_id) is not None:
        raise Quarantine("handover")
    other = Handover(id=row.counterpart_id, scope_id=row.to_id)
    set_fields(other, fields_of(row))
    other.counterpart_id, other.case_status = row.id, ""
    other.from_name = session.get_one(Station, row.from_id).name
    other.to_name = session.get_one(Station, row.to_id).name
    session.add(other)
    return other


def _noted(session: Session, row: Handover, case: Case, by: Write) -> list[Outcome]:
    """In the case's history, where whoever spoke cannot write: a withdrawal, and what the joint body says."""
    if not (row.status == WITHDRAWN or (row.kind == JOINT and row.status in (ACCEPTED, RETURNED))):
        return []
    speaker = row.from_name if row.status == WITHDRAWN else row.to_name
    step = Step(scope_id=case.scope_id, case_id=case.id, at=now(), action=row.status, note=row.reason or row.to_name)
    step.clerk, step.desk, step.station = row.replied_by, "", speaker
    session.add(step)
    session.flush()
    return [by_centre(step, ALL, on_behalf=by)]


def _came_by(session: Session, case: Case, station: str) -> Handover | None:
    """How a case came to a station: the latest transfer that still stands."""
    came = (Handover.case_id == case.id, Handover.scope_id == station, Handover.to_id == station)
    stands = (Handover.kind == TRANSFER, Handover.status.in_(STANDING), Handover.state == "live")
    return session.scalars(select(Handover).where(*came, *stands).order_by(Handover.sent_at.desc()).limit(1)).first()

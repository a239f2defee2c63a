"""转办、协办 with what becomes of the case: a hand-over (`handovers.py`) and its move in one transaction."""

from datetime import date, timedelta

from sqlalchemy.orm import Session

from offline_store import case_deadlines, codes, handovers
from offline_store.deadlines.calendar import Calendar
from offline_store.handovers import TRANSFER
from offline_store.matter import group_number
from offline_store.models import Case, Handover
from offline_store.process import moves
from offline_store.settings import Desk


def proposed_terms(session: Session, today: date) -> tuple[date, date]:
    """The days to accept and to finish by that a hand-over of today proposes: working days of `handover_terms`."""
    calendar, rules = case_deadlines.calendar_of(session), codes.current(session, "handover_terms")
    accept, finish = (group_number(rules, name) for name in ("accept", "finish"))
    return _worked(calendar, today, accept), _worked(calendar, today, finish)


def offer(
    session: Session,
    desk: Desk,
    case_id: str,
    to_id: str,
    kind: str,
    request: str,
    terms: tuple[date | None, date | None] = (None, None),
) -> str:
    """Offer a case, or a part in it; `terms` are the days to accept and to finish by. The hand-over's id.

    Raises CannotMove, and what `handovers.offer` raises.
    """
    if kind == TRANSFER:
        moves.carry(session, desk, session.get_one(Case, case_id), "refer", request)
    accept_by, due_on = terms
    return handovers.offer(session, desk, case_id, to_id, kind, request=request, accept_by=accept_by, due_on=due_on)


def accept(session: Session, desk: Desk, handover_id: str) -> None:
    """接收; a case that was handed over is 已受理 here. Raises what `handovers.accept` raises."""
    handovers.accept(session, desk, handover_id)
    _move_along(session, desk, handover_id, "accept_referral")


def give_back(session: Session, desk: Desk, handover_id: str, reason: str) -> None:
    """退回, with a reason. Raises what `handovers.give_back` raises."""
    handovers.give_back(session, desk, handover_id, reason)
    _move_along(session, desk, handover_id, "return_referral", reason)


def withdraw(session: Session, desk: Desk, handover_id: str, reason: str) -> None:
    """收回 what nobody has accepted. Raises what `handovers.withdraw` raises.

    A case that is out of this desk's sight comes back as it is; 重新办理 then takes it up.
    """
    handovers.withdraw(session, desk, handover_id, reason)
    _move_along(session, desk, handover_id, "withdraw_referral", reason)


def _move_along(session: Session, desk: Desk, handover_id: str, code: str, note: str = "") -> None:
    row = session.get_one(Handover, handover_id)
    case = session.get(Case, row.case_id)
    if row.kind == TRANSFER and case is not None and moves.leads_on(session, case, code):
        moves.carry(session, desk, case, code, note or row.from_name)


def _worked(calendar: Calendar, day: date, number: int) -> date:
    """The day so many working days on; the first is the next one."""
    while number:
        day += timedelta(days=1)
        number -= calendar.is_working(day)
    return day

"""The one place where a case's state is written: with its Step, and the deadlines that begin or end at it."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from offline_store import case_deadlines, follow_ups
from offline_store.corrections import note_step
from offline_store.models import Case, Step
from offline_store.process.rules import BEGINNING, Rules
from offline_store.settings import Desk
from offline_store.types import local_day, now


def go(
    session: Session, desk: Desk, case: Case, rules: Rules, to: str, *, action: str, note: str = "", event: str = ""
) -> None:
    """Bring a case into a state; who, when, station, reason stay in a Step. Whether it may be is the caller's part."""
    before, case.status = case.status, to
    ends = to in rules.states and rules.states[to].ends
    case.closed_at = (case.closed_at or now()) if ends else None
    note_step(session, desk, case, action, note, before=before, after=to, rules=rules.version)
    follow_ups.on_move(session, case, event, ends=ends)
    if event:
        case_deadlines.on_event(session, desk, case, event, local_day(now()))


def came_from(session: Session, case: Case, rules: Rules) -> str:
    """The last state on the way (`State.home`) that the case has left; where it began, if it left none."""
    homes = [state.code for state in rules.states.values() if state.home]
    query = select(Step.before).where(Step.case_id == case.id, Step.before.in_(homes), Step.after != Step.before)
    return session.scalars(query.order_by(Step.at.desc(), Step.id.desc()).limit(1)).first() or BEGINNING

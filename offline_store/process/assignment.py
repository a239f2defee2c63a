"""分派: who of the station handles a case, chosen with everybody's load in sight."""

from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from offline_store import settings
from offline_store.corrections import note_step
from offline_store.errors import ExpectedError, NotAllowed
from offline_store.models import Case, Deadline
from offline_store.process import moves
from offline_store.process import rules as tables
from offline_store.roles import REGISTER, may
from offline_store.settings import Desk
from offline_store.types import local_day, now


class NoSuchColleague(ExpectedError):
    """The account is nobody who handles cases at this station."""

    title = "不能分派给这个账号"
    explanation = "账号 {account} 不在本站点能办案的人员里，内容没有任何改动。"
    advice = "请从列出的人员里选一位。"


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody a case can be given to, with what she has already."""

    account: str
    name: str
    open: int
    """Cases of hers that wait to be handled."""
    overdue: int
    """Of them, those with a deadline that is over."""


def candidates(session: Session, desk: Desk) -> list[Candidate]:
    """The clerks of this station who may handle cases, those with the fewest open ones first."""
    load, late = _open_cases(session), _overdue(session)
    found = [
        Candidate(account, name, load.get(account, 0), late.get(account, 0))
        for account, name in handlers(session, desk).items()
    ]
    return sorted(found, key=lambda each: (each.open, each.overdue, each.name))


def handlers(session: Session, desk: Desk) -> dict[str, str]:
    """Account → name, of who may handle cases at this station."""
    clerks = settings.load_clerks(session) or {desk.account: settings.Clerk(desk.clerk, desk.role)}
    return {account: clerk.name for account, clerk in clerks.items() if may(clerk.role, REGISTER)}


def assign(session: Session, desk: Desk, case_id: str, account: str, reason: str = "") -> None:
    """Give a case to a colleague; where the table has 分派 next, the case moves on by it.

    Raises NotAllowed, NoSuchColleague, CannotMove.
    """
    if not desk.may(REGISTER):
        raise NotAllowed
    name = handlers(session, desk).get(account)
    if name is None:
        raise NoSuchColleague(account=account)
    case = session.get_one(Case, case_id)
    if case.state != "live":
        raise moves.CannotMove(why=moves.WHY["void"])
    case.handler, case.handler_name = account, name
    note = "，".join(filter(None, (name, reason)))
    if moves.leads_on(session, case, "assign"):
        moves.carry(session, desk, case, "assign", note)
    else:
        note_step(session, desk, case, "assign", note)


def _open_cases(session: Session) -> dict[str, int]:
    query = select(Case.handler, func.count(Case.id)).where(Case.state == "live", Case.status.not_in(_ended(session)))
    return dict(session.execute(query.group_by(Case.handler)).tuples().all())


def _overdue(session: Session) -> dict[str, int]:
    late = select(Deadline.case_id).where(
        Deadline.state == "live", Deadline.status == "running", Deadline.due_on < local_day(now())
    )
    query = select(Case.handler, func.count(Case.id)).where(Case.state == "live", Case.id.in_(late))
    open_ones = query.where(Case.status.not_in(_ended(session)))
    return dict(session.execute(open_ones.group_by(Case.handler)).tuples().all())


def _ended(session: Session) -> list[str]:
    return [state.code for state in tables.load(session).states.values() if state.ends]

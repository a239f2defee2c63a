"""场次的实录: the mediations and hearings of a case as they were held; each is a reception of its own.

A hearing is recorded with the tribunal's leave alone (劳动人事争议仲裁办案规则 第四十三条): who gave it, and when, is
written down before. What a side said when the mediator talked with it alone (背对背) is for mediators, and for no
record, paper, timeline, search or export (`queries.sentences`).
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from offline_store import case_employers, queries
from offline_store.corrections import note_step
from offline_store.errors import ExpectedError, NotAllowed, NotHere
from offline_store.models import Case, Reception, Recording
from offline_store.registration import begin_reception
from offline_store.roles import MEDIATE, SEE_PROTECTED
from offline_store.settings import Desk
from offline_store.speaker_roles import APPLICANT, MEDIATOR, RECORDER, RESPONDENT, another, roles_of
from offline_store.types import now

MEDIATION, HEARING = "mediation", "hearing"
KINDS: Final = (MEDIATION, HEARING)


class LeaveWanted(ExpectedError):
    """A hearing is recorded with leave alone."""

    title = "还没有记下仲裁庭准许录音"
    explanation = "庭审经仲裁庭准许才能录音，现在没有录下任何声音。"
    advice = "请先写下是哪位仲裁员准许的，再开始录音。"


@dataclass(frozen=True, slots=True)
class SessionLine:
    """One that was held, or is being held."""

    reception_id: str
    kind: str
    started_at: datetime
    ended_at: datetime | None
    seconds: float
    """Of sound, what was said to the mediator alone left out."""
    private_seconds: float
    """Of that; 0 for who may not hear it."""
    there: tuple[tuple[str, str], ...]
    """Roles with the names of who was there."""
    clerk: str
    leave_by: str


def begin(session: Session, desk: Desk, case_id: str, kind: str) -> str:
    """Begin one more of a case: the id of its reception, with the parties' names as the case has them.

    Raises NotAllowed, NotHere.
    """
    if not desk.may(MEDIATE):
        raise NotAllowed
    case = session.get(Case, case_id)
    if case is None:
        raise NotHere
    reception_id = begin_reception(session, desk, kind, case_id=case.id)
    session.get_one(Reception, reception_id).speakers = _names(session, desk, case, kind)
    note_step(session, desk, case, f"session_{kind}")
    return reception_id


def of_case(session: Session, desk: Desk, case_id: str) -> tuple[SessionLine, ...]:
    """All that were held, the newest first."""
    rows = select(Reception).where(Reception.case_id == case_id, Reception.kind.in_(KINDS), Reception.state == "live")
    length = select(Recording.reception_id, Recording.private_with != "", func.sum(Recording.seconds))
    length = length.join(Reception, Reception.id == Recording.reception_id).where(Reception.case_id == case_id)
    length = length.where(Recording.state == "live").group_by(Recording.reception_id, Recording.private_with != "")
    seconds = {(reception, bool(private)): total or 0.0 for reception, private, total in session.execute(length)}
    return tuple(
        SessionLine(
            reception_id=row.id,
            kind=row.kind,
            started_at=row.started_at,
            ended_at=row.ended_at,
            seconds=seconds.get((row.id, False), 0.0),
            private_seconds=seconds.get((row.id, True), 0.0) if desk.may(MEDIATE) else 0.0,
            there=tuple((role, str(name)) for role, name in (row.speakers or {}).items() if name),
            clerk=row.clerk,
            leave_by=row.leave_by,
        )
        for row in session.scalars(rows.order_by(Reception.started_at.desc(), Reception.id.desc()))
    )


def give_leave(session: Session, reception_id: str, by: str) -> datetime:
    """An arbitrator has allowed that the hearing is recorded; the moment that is written down. Raises LeaveWanted."""
    reception = _reception(session, reception_id)
    if not by.strip():
        raise LeaveWanted
    if reception.leave_at is None:
        reception.leave_by, reception.leave_at = by.strip(), now()
    return reception.leave_at


def demand_leave(session: Session, reception_id: str) -> None:
    """Raises LeaveWanted where a hearing would be recorded without."""
    reception = _reception(session, reception_id)
    if reception.kind == HEARING and reception.leave_at is None:
        raise LeaveWanted


def set_name(session: Session, reception_id: str, role: str, name: str) -> None:
    """Who has a role; empty: nobody said."""
    reception = _reception(session, reception_id)
    reception.speakers = {**(reception.speakers or {}), role: name.strip()}


def _names(session: Session, desk: Desk, case: Case, kind: str) -> dict[str, str]:
    entry = queries.entry_of(session, case, see_protected=desk.may(SEE_PROTECTED))
    is_protected = queries.is_protected(session, case)
    names = dict.fromkeys(roles_of(kind), "")
    names |= {MEDIATOR if kind == MEDIATION else RECORDER: desk.clerk}
    names |= {APPLICANT: "" if is_protected else entry.name, RESPONDENT: entry.employer}
    for named in entry.other_employers:
        role = "third" if not names["third"] else another(kind, "third", names)
        if role and named.name and named.role != case_employers.EMPLOYER:
            names[role] = named.name
    return names


def _reception(session: Session, reception_id: str) -> Reception:
    row = session.get(Reception, reception_id)
    if row is None:
        raise NotHere
    return row

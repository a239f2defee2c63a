"""Where a record is kept: each second on this machine, and for all with the values of its paper.

A record belongs to one version of one paper; a final one stays as it is, and what follows is a further version.
"""

from dataclasses import dataclass, replace
from typing import Any
from uuid import NAMESPACE_OID, uuid5

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from offline_store import papers, speaker_roles
from offline_store.errors import ExpectedError, NotHere
from offline_store.minutes.record import IsFinal, Record, from_content, to_content
from offline_store.models import Case, Form, Minutes, Reception
from offline_store.settings import Desk


class NotRegistered(ExpectedError):
    """A reception without a case has no papers yet."""

    title = "还没有登记"
    explanation = "这次接待还没有保存成案件，笔录没有地方可放。"
    advice = "请先按 F9 保存登记，再写笔录。"


@dataclass(frozen=True, slots=True)
class Kept:
    """A record as it was kept."""

    id: str
    form_id: str
    kind: str
    status: str
    """Of its form: `draft`, `final` or `void`."""
    version: int
    record: Record

    @property
    def is_draft(self) -> bool:
        """Whether it can be changed."""
        return self.status in ("", "draft")


@dataclass(frozen=True, slots=True)
class Meeting:
    """A reception that a record can be made of."""

    reception_id: str
    case_id: str
    number: str
    """登记号."""
    kind: str
    """Of the reception."""
    desk: str
    clerk: str
    started_at: Any
    ended_at: Any
    there: dict[str, str]
    """Role (`speaker_roles`) → the name of who has it, as far as somebody said so."""


def meeting(session: Session, reception_id: str) -> Meeting:
    """Raises NotHere, NotRegistered."""
    row = session.get(Reception, reception_id)
    if row is None:
        raise NotHere
    case = session.get(Case, row.case_id) if row.case_id else None
    if case is None:
        raise NotRegistered
    return _meeting(row, case.id, case.number)


def meetings(session: Session, station_id: str, most: int = 100) -> tuple[Meeting, ...]:
    """The station's receptions that are or have a record, the newest first."""
    has_one = select(Minutes.reception_id).where(Minutes.state == "live")
    query = select(Reception, Case.number).join(Case, Case.id == Reception.case_id)
    query = query.where(Reception.state == "live", Case.state == "live", Case.scope_id == station_id)
    query = query.where(Reception.kind.in_(("mediation", "hearing")) | Reception.id.in_(has_one))
    rows = session.execute(query.order_by(Reception.started_at.desc()).limit(most)).tuples()
    return tuple(_meeting(row, row.case_id, number) for row, number in rows if row.case_id)


def _meeting(row: Reception, case_id: str, number: str) -> Meeting:
    there = {role: name for role, name in (row.speakers or {}).items() if name}
    if row.leave_by:
        there.setdefault(speaker_roles.ARBITRATOR, row.leave_by)
    return Meeting(row.id, case_id, number, row.kind, row.desk, row.clerk, row.started_at, row.ended_at, there)


def newest(session: Session, reception_id: str, kind: str) -> Kept | None:
    """The latest version of a reception's record; what was typed last, where that is newer."""
    query = select(Minutes, Form).join(Form, Form.id == Minutes.form_id)
    query = query.where(Minutes.reception_id == reception_id, Form.kind == kind, Minutes.state == "live")
    found = session.execute(query.order_by(func.coalesce(Form.version, 1).desc(), Form.id.desc()).limit(1)).first()
    return _kept(*found) if found else None


def of_form(session: Session, form_id: str) -> Kept | None:
    """The record of one version of a paper; None for a paper that is no record."""
    row = session.get(Minutes, _id(form_id))
    return _kept(row, session.get_one(Form, form_id)) if row else None


def reception_of(session: Session, form_id: str) -> str | None:
    """The reception whose record a paper is; None for a paper that is none, or was typed without one."""
    return session.scalar(select(Minutes.reception_id).where(Minutes.form_id == form_id, Minutes.state == "live"))


def keep(session: Session, desk: Desk, reception_id: str, kind: str, record: Record, values: dict[str, Any]) -> str:
    """Write down what stands on the page: at first with its draft, then on this machine alone. The form's id.

    Raises NotHere, NotRegistered, IsFinal.
    """
    known = newest(session, reception_id, kind)
    if known and known.status != "void":
        _draft(known)
        session.get_one(Minutes, known.id).typed = to_content(record)
        return known.form_id
    where = meeting(session, reception_id)
    form_id = papers.draft(session, desk, where.case_id, kind, values)
    row = Minutes(id=_id(form_id), scope_id=desk.station_id, reception_id=reception_id, form_id=form_id)
    row.content = to_content(record)
    session.add(row)
    return form_id


def settle(session: Session, desk: Desk, form_id: str, record: Record, values: dict[str, Any]) -> None:
    """The page is left: the record is for all to read, and its paper says the same. Raises IsFinal."""
    row = session.get_one(Minutes, _id(form_id))
    _draft(_kept(row, session.get_one(Form, form_id)))
    content = to_content(record)
    if row.content != content:
        row.content = content
        papers.change(session, desk, form_id, values)
    row.typed = {}


def revise(session: Session, desk: Desk, form_id: str) -> str:
    """A new version of a final record, to be read back and signed anew; the old stays. Its form's id."""
    old = session.get_one(Minutes, _id(form_id))
    new_id = papers.revise(session, desk, form_id)
    record = replace(from_content(old.content), agreed=())
    row = Minutes(id=_id(new_id), scope_id=old.scope_id, reception_id=old.reception_id, form_id=new_id)
    row.content = to_content(record)
    session.add(row)
    return new_id


def _draft(kept: Kept) -> None:
    if not kept.is_draft:
        raise IsFinal


def _kept(row: Minutes, form: Form) -> Kept:
    record = from_content(row.typed or row.content)
    return Kept(row.id, form.id, form.kind, form.status, form.version or 1, record)


def _id(form_id: str) -> str:
    return str(uuid5(NAMESPACE_OID, f"qiantai-minutes/{form_id}"))

"""What the auditor's page asks for, as frozen values: entries newest first, page by page."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from typing import Any

from sqlalchemy import Row, Select, and_, func, select
from sqlalchemy.orm import Session

from offline_store.audit import RAW, moment_of
from offline_store.models import AuditEntry, Case, Reception
from offline_store.types import ZONE


@dataclass(frozen=True, slots=True)
class AuditFilter:
    """Which entries; what is empty does not choose."""

    day: date | None = None
    """A calendar day in the centre's zone."""
    account: str | None = None
    action: str | None = None
    number: str = ""
    """A part of a 登记号."""


@dataclass(frozen=True, slots=True)
class AuditLine:
    """One entry. Where somebody made it unreadable, `at` is None or `detail` empty."""

    seq: int
    at: datetime | None
    account: str
    action: str
    subject: str
    subject_id: str
    detail: dict[str, Any]
    number: str
    """登记号 of the case it is about, where it can be told."""


def lines(session: Session, chosen: AuditFilter, before: int | None = None, limit: int = 500) -> list[AuditLine]:
    """Entries in the order of their seq, newest first; those below `before`."""
    query = _chosen(select(*RAW, Case.number), chosen)
    if before is not None:
        query = query.where(AuditEntry.seq < before)
    return [_line(row) for row in session.execute(query.order_by(AuditEntry.seq.desc()).limit(limit))]


def every_line(session: Session, chosen: AuditFilter, up_to: int) -> Iterator[AuditLine]:
    """All entries up to `up_to`, oldest first, without holding them all."""
    query = _chosen(select(*RAW, Case.number), chosen).where(AuditEntry.seq <= up_to).order_by(AuditEntry.seq)
    yield from map(_line, session.execute(query.execution_options(yield_per=1000)))


def count(session: Session, chosen: AuditFilter) -> int:
    """How many entries."""
    return session.scalar(_chosen(select(func.count(AuditEntry.seq)), chosen)) or 0


def accounts(session: Session) -> list[str]:
    """Everybody who is in the audit."""
    return sorted(session.scalars(select(AuditEntry.account).distinct()))


def actions(session: Session) -> list[str]:
    """Every kind of thing that was done."""
    return sorted(session.scalars(select(AuditEntry.action).distinct()))


def _chosen(query: Select[Any], chosen: AuditFilter) -> Select[Any]:
    is_reception = and_(AuditEntry.subject == "reception", Reception.id == AuditEntry.subject_id)
    query = query.select_from(AuditEntry).outerjoin(Reception, is_reception)
    query = query.outerjoin(Case, Case.id == func.coalesce(Reception.case_id, AuditEntry.subject_id))
    if chosen.day:
        first, last = (datetime.combine(chosen.day, part, ZONE).astimezone(UTC) for part in (time.min, time.max))
        query = query.where(AuditEntry.at.between(first, last))
    if chosen.account is not None:
        query = query.where(AuditEntry.account == chosen.account)
    if chosen.action is not None:
        query = query.where(AuditEntry.action == chosen.action)
    if chosen.number:
        query = query.where(Case.number.contains(chosen.number, autoescape=True))
    return query


def _line(row: Row[Any]) -> AuditLine:
    return AuditLine(
        seq=row.seq,
        at=_at(row.at),
        account=str(row.account),
        action=str(row.action),
        subject=str(row.subject),
        subject_id=str(row.subject_id),
        detail=_detail(row.detail),
        number=row.number or "",
    )


def _at(raw: object) -> datetime | None:
    try:
        return moment_of(raw)
    except (ValueError, TypeError):
        return None


def _detail(raw: object) -> dict[str, Any]:
    try:
        read = json.loads(raw) if isinstance(raw, str) else raw
    except ValueError:
        return {}
    return read if isinstance(read, dict) else {}

"""Filters over all receptions of this machine, and those a clerk keeps under a name."""

from dataclasses import asdict, dataclass, fields
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session

from offline_store import settings
from offline_store.errors import ExpectedError
from offline_store.models import Case, Change, Reception
from offline_store.types import ZONE, local_day, now

PERIODS = ("today", "week", "month", "year", "all")
"""The calendar day, the last seven, this month, this year; Asia/Shanghai."""
STATES = ("", "draft", "live", "void")
"""Any, 待登记 (without a case), registered, void."""
LONGEST_NAME = 20
"""Characters."""
MOST = 50
"""Filters one clerk keeps."""


class FilterUnnamed(ExpectedError):
    """A filter is kept under a name."""

    title = "筛选还没有名字"
    explanation = "名字要写 1 到 20 个字，筛选没有保存。"
    advice = "请写一个自己看得懂的名字，例如“本月来访”。"


class TooManyFilters(ExpectedError):
    """One clerk keeps no more than so many."""

    title = "保存的筛选太多"
    explanation = "每人最多保存 50 个筛选，这一个没有保存。"
    advice = "请先删掉不用的。"


@dataclass(frozen=True, slots=True)
class Filter:
    """Which receptions are listed; what is empty is not asked."""

    period: str = "all"
    kind: str = ""
    """Of reception: `call`, `visit` …"""
    dispute_type: str = ""
    clerk: str = ""
    state: str = ""
    mine: bool = False
    """Of the clerk who asks, whoever that is."""
    unsent: bool = False
    """Something of it waits for the centre."""


def matching(session: Session, wanted: Filter, clerk: str, day: date | None = None) -> list[str]:
    """The ids of the receptions, newest first; `clerk` is who asks."""
    query = select(Reception.id).where(Reception.state == "live").order_by(Reception.started_at.desc(), Reception.id)
    if first := _first_day(wanted.period, day or local_day(now())):
        query = query.where(Reception.started_at >= datetime.combine(first, time.min, ZONE).astimezone(UTC))
    if wanted.kind:
        query = query.where(Reception.kind == wanted.kind)
    for name in (wanted.clerk, clerk if wanted.mine else ""):
        query = query.where(Reception.clerk == name) if name else query
    return list(session.scalars(_of_case(query, wanted)))


def clerks(session: Session) -> list[str]:
    """Everybody who received here."""
    return [name for name in session.scalars(select(Reception.clerk).distinct().order_by(Reception.clerk)) if name]


def saved(session: Session, account: str) -> dict[str, Filter]:
    """The filters a clerk keeps, by name, in the order they were kept; without what a newer program knows of one."""
    known = {field.name for field in fields(Filter)}
    kept = settings.get(session, _key(account))
    return {name: Filter(**{key: value for key, value in said.items() if key in known}) for name, said in kept.items()}


def save(session: Session, account: str, name: str, wanted: Filter) -> None:
    """Keep a filter, in place of one of the same name. Raises FilterUnnamed, TooManyFilters."""
    name = name.strip()
    if not 1 <= len(name) <= LONGEST_NAME:
        raise FilterUnnamed
    kept = settings.get(session, _key(account))
    if name not in kept and len(kept) >= MOST:
        raise TooManyFilters
    settings.put(session, _key(account), kept | {name: asdict(wanted)})


def forget(session: Session, account: str, name: str) -> None:
    """Keep it no longer."""
    kept = settings.get(session, _key(account))
    settings.put(session, _key(account), {other: said for other, said in kept.items() if other != name})


def _of_case(query: Select[Any], wanted: Filter) -> Select[Any]:
    if wanted.state == "draft":
        query = query.where(Reception.case_id.is_(None))
    elif wanted.state or wanted.dispute_type:
        query = query.join(Case, Case.id == Reception.case_id)
    if wanted.state in ("live", "void"):
        query = query.where(Case.state == wanted.state)
    if wanted.dispute_type:
        types = func.json_each(Case.dispute_types).table_valued("value")
        query = query.where(select(1).select_from(types).where(types.c.value == wanted.dispute_type).exists())
    if wanted.unsent:
        waiting = select(Change.record_id).where(Change.result.is_(None))
        query = query.where(Reception.id.in_(waiting) | Reception.case_id.in_(waiting))
    return query


def _first_day(period: str, day: date) -> date | None:
    firsts = {
        "today": day,
        "week": day - timedelta(6),
        "month": day.replace(day=1),
        "year": day.replace(month=1, day=1),
    }
    return firsts.get(period)


def _key(account: str) -> str:
    return f"filters of {account}"

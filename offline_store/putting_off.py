"""稍后提醒: a person puts a case of hers off until a day. It comes back by itself on that day, and before it where
something new is said of the case; never can it be put off beyond its nearest term.

Kept at this desk, for her alone: it is no record of the case, and nobody else's queue knows of it.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy.orm import Session

from offline_store import settings
from offline_store.errors import ExpectedError
from offline_store.settings import Desk

LONGEST_WHY = 100
"""Characters."""


class DayIsOver(ExpectedError):
    """A day that has begun already."""

    title = "要选今天以后的日子"
    explanation = "推到今天或者以前没有意义，任务还在原处。"
    advice = "请选明天或者以后的日子。"


class BeyondItsTerm(ExpectedError):
    """A term would pass unseen."""

    title = "不能推到期限后面"
    explanation = "最近的期限是 {day}，不能推到它后面，任务还在原处。"
    advice = "请选那一天或者以前的日子。"


@dataclass(frozen=True, slots=True)
class PutOff:
    """A case that is put off."""

    until: date
    """The day on which it is back."""
    known: frozenset[str]
    """Ids of the reasons for which it waited then; another one brings it back."""
    why: str


def put_off(
    session: Session, desk: Desk, case_id: str, terms: Mapping[str, date | None], until: date, today: date, why: str
) -> None:
    """Put a case off; `terms` are the reasons for which it waits, each with the last day that binds us, if any.

    Raises DayIsOver, BeyondItsTerm.
    """
    if until <= today:
        raise DayIsOver
    nearest = min((day for day in terms.values() if day), default=None)
    if nearest is not None and until > nearest:
        raise BeyondItsTerm(day=nearest.isoformat())
    row = {"until": until.isoformat(), "known": sorted(terms), "why": why.strip()[:LONGEST_WHY]}
    running = {key: each for key, each in _read(session, desk).items() if date.fromisoformat(each["until"]) > today}
    settings.put(session, _name(desk), running | {case_id: row})


def take_back(session: Session, desk: Desk, case_id: str) -> None:
    """It is wanted now after all."""
    settings.put(session, _name(desk), {key: each for key, each in _read(session, desk).items() if key != case_id})


def kept(session: Session, desk: Desk) -> dict[str, PutOff]:
    """What the person at the desk has put off, by case."""
    return {
        case_id: PutOff(date.fromisoformat(row["until"]), frozenset(row["known"]), row["why"])
        for case_id, row in _read(session, desk).items()
    }


def holds(off: PutOff, reasons: Iterable[str], day: date) -> bool:
    """Whether it is still put off on a day, by the ids of the reasons for which its case waits."""
    return day < off.until and off.known.issuperset(reasons)


def _name(desk: Desk) -> str:
    return f"put_off/{desk.account}"


def _read(session: Session, desk: Desk) -> dict[str, Any]:
    return settings.get(session, _name(desk))

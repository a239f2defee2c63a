"""Calculations and cases: the tables that hold today, and what a case already knows of what a calculator asks."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from offline_store import codes
from offline_store.calculators import rates
from offline_store.calculators.sheet import Tables
from offline_store.deadlines import calendar
from offline_store.models import Case
from offline_store.types import local_day, now


@dataclass(frozen=True, slots=True)
class Known:
    """What the fields of calculators can be filled with, from one case."""

    case_id: str
    number: str
    texts: Mapping[str, str]
    """By field, or by `kind.field` where a field means another thing there."""

    def text(self, kind: str, field: str) -> str:
        """For one field; empty where the case does not know."""
        return self.texts.get(f"{kind}.{field}", self.texts.get(field, ""))


def tables(session: Session) -> Tables:
    """The rates and the calendar that hold today."""
    version = codes.version(session, rates.LIST)
    return Tables(
        rates.read(codes.current(session, rates.LIST), version),
        calendar.read(codes.current(session, calendar.LIST), codes.version(session, calendar.LIST)),
    )


def known_of(session: Session, case_id: str, today: date | None = None) -> Known:
    """What a case knows. Days are ISO, sums in yuan."""
    case, day = session.get_one(Case, case_id), today or local_day(now())
    ended = case.employment_ended.isoformat() if case.employment_ended else ""
    owed = f"{case.arrears // 100}.{case.arrears % 100:02d}" if case.arrears else ""
    texts = {
        "end": ended,
        "left": ended,
        "to_day": ended,
        "day": day.isoformat(),
        "double.end": ended or day.isoformat(),
        "injury.day": str(case.injury.get("date", "")),
        "added.owed": owed,
        "final.claims": f"拖欠劳动报酬 {owed}" if owed else "",
        "crime.all": owed,
        "crime.workers": str(case.people or ""),
    }
    return Known(case_id, case.number, {name: text for name, text in texts.items() if text})

"""Calculations and cases: the tables that hold today, what a case already knows of what a calculator asks, and what of
a result stands on paper."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy.orm import Session

from offline_store import codes
from offline_store.calculators import kinds, rates
from offline_store.calculators.inputs import Field
from offline_store.calculators.sheet import Calculation, Tables
from offline_store.deadlines import calendar, statutes
from offline_store.deadlines.compute import say
from offline_store.models import Case
from offline_store.types import local_day, now

PAPER = "calculation"
"""The description in resources/forms: a calculation kept with a case is such a paper, an annex of the others."""


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


def values_of(calculation: Calculation) -> dict[str, Any]:
    """What of a result stands on paper, by field of the description; in Chinese whatever the screen speaks."""
    kind = kinds.kind_of(calculation.kind)
    versions = (f"{_TABLES[name]}（{version or '随程序'}）" for name, version in calculation.table_versions.items())
    values = {
        "calculated": kind.name,
        "inputs": [
            {"what": field.label, "value": _said(field, calculation.inputs[field.name])}
            for field in kind.fields
            if field.name in calculation.inputs
        ],
        "lines": [
            {
                "how": say([line.said]),
                "amount": line.amount,
                "basis": statutes.title(line.article) if line.article else "",
            }
            for line in calculation.lines
        ],
        "total": calculation.total,
        "warnings": [{"text": say([each])} for each in calculation.warnings],
        "rounding": kinds.ROUNDING,
        "rates": "、".join(versions),
    }
    return {name: value for name, value in values.items() if value not in (None, "", [])}


_TABLES = {rates.LIST: "计算标准", calendar.LIST: "放假安排"}


def _said(field: Field, text: str) -> str:
    return dict(field.choices).get(text, text)

"""What is asked of some matters alone: a work injury, the items of unpaid wages, a list of persons; and the numbers
that make a matter a group's. Frozen values; months stay in words, money is in fen.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from datetime import date
from typing import Any

from offline_store.types import new_id

MONTHS = re.compile(r"\d{4}-\d{2}(?:-\d{2})?(?:/\d{4}-\d{2}(?:-\d{2})?)?")
"""A period as the extractor writes it; other words are kept, and hinted at."""
_DAY = re.compile(r"(?:(\d{4})\s*[-./年]\s*)?(\d{1,2})\s*[-./月]\s*(\d{1,2})\s*[日号]?")


@dataclass(frozen=True, slots=True)
class Injury:
    """工伤情况: `date` ISO, where it happened, where it was treated."""

    date: str = ""
    place: str = ""
    treated_at: str = ""


@dataclass(frozen=True, slots=True)
class WageItem:
    """One line of 欠薪明细: names of the lists `arrears_kind` and `arrears_cause`; fen, None where nobody knows."""

    kind: str = ""
    cause: str = ""
    months: str = ""
    amount: int | None = None


@dataclass(frozen=True, slots=True)
class Member:
    """One of a case's list of persons. `id` is that of her Party, known before it is written."""

    name: str
    id_number: str = ""
    phone: str = ""
    amount: int | None = None
    representative: bool = False
    id: str = field(default_factory=new_id)


NO_INJURY = Injury()


def injury_from(content: dict[str, Any]) -> Injury:
    """As a case keeps it."""
    return Injury(*(str(content.get(name) or "") for name in ("date", "place", "treated_at")))


def injury_content(injury: Injury) -> dict[str, Any]:
    """For a case to keep: empty where nothing was said."""
    return {name: value for name, value in asdict(injury).items() if value}


def wage_item_from(content: dict[str, Any]) -> WageItem:
    """As a case keeps it."""
    kind, cause, months = (str(content.get(name) or "") for name in ("kind", "cause", "months"))
    return WageItem(kind, cause, months, content.get("amount"))


def total(amounts: Sequence[int | None]) -> int | None:
    """The sum of what is known; None where nothing is."""
    known = [amount for amount in amounts if amount is not None]
    return sum(known) if known else None


def day_from(text: str, today: date) -> str:
    """A day as it is said, in ISO: 2026-11-03, 2026年11月3日, or 11月3日 (the last one there was). "" for nothing.

    Raises ValueError for other words, and for a day to come.
    """
    if not text.strip():
        return ""
    found = _DAY.fullmatch(text.strip())
    if not found:
        raise ValueError(text)
    year, month, day = found.groups()
    said = date(int(year or today.year), int(month), int(day))
    if not year and said > today:
        said = date(today.year - 1, int(month), int(day))
    if said > today:
        raise ValueError(text)
    return said.isoformat()


def group_number(rules: Mapping[str, Any], name: str) -> int:
    """A number of group matters, out of the list `group_rules`, which says where each comes from."""
    return next(int(item["value"]) for item in rules["items"] if item["name"] == name)

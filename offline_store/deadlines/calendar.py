"""Which days are worked: weekends, the days off and the make-up workdays of the State Council's yearly calendar.

The table is the code list `calendar`: one item a day that is not what its weekday says. The list of a year comes
in November of the year before; a year without items has no table, and is counted by weekends alone.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

LIST = "calendar"
KINDS = ("statutory", "rest", "work")
"""法定节假日, another day off, 调休上班."""
ONE_DAY = timedelta(days=1)
FEWEST_STATUTORY = 10
"""Of a year, since 1999 (全国年节及纪念日放假办法); with fewer, something of the year is missing."""


@dataclass(frozen=True, slots=True)
class Calendar:
    """The working days."""

    off: frozenset[date]
    worked: frozenset[date]
    """Weekend days that are worked (调休上班)."""
    years: frozenset[int]
    """Those that have a table."""
    version: str = ""
    """As the centre named it; empty for what came with the program."""

    def is_working(self, day: date) -> bool:
        """Whether a day is worked."""
        return day in self.worked or (day.weekday() < 5 and day not in self.off)

    def missing(self, first: date, last: date) -> tuple[int, ...]:
        """The years from one day to another that have no table."""
        return tuple(year for year in range(first.year, last.year + 1) if year not in self.years)


def read(content: Mapping[str, Any], version: str = "") -> Calendar:
    """The calendar of a code list that `problems` has nothing against."""
    days = [(date.fromisoformat(item["code"]), item["kind"]) for item in content["items"]]
    return Calendar(
        off=frozenset(day for day, kind in days if kind != "work"),
        worked=frozenset(day for day, kind in days if kind == "work"),
        years=frozenset(day.year for day, _ in days),
        version=version,
    )


def problems(content: Mapping[str, Any]) -> list[str]:
    """What is wrong with a calendar that has the form of the list, in words."""
    found: list[str] = []
    statutory: dict[int, int] = {}
    for place, item in enumerate(content["items"], start=1):
        found += [f"第 {place} 项：{what}" for what in _item_problems(item)]
        year = str(item["code"])[:4]
        if year.isdigit():
            statutory[int(year)] = statutory.get(int(year), 0) + (item["kind"] == "statutory")
    found += [
        f"{year} 年只有 {count} 天法定节假日，这一年的安排不完整"
        for year, count in sorted(statutory.items())
        if count < FEWEST_STATUTORY
    ]
    return found[:10]


def _item_problems(item: Mapping[str, Any]) -> Iterable[str]:
    try:
        day = date.fromisoformat(item["code"])
    except ValueError:
        yield f"日期请写成 2027-01-01 的样子，不是 {str(item['code'])[:20]}"
        return
    if item["kind"] not in KINDS:
        yield f"kind 只能是 {'、'.join(KINDS)}"
    elif item["kind"] == "work" and day.weekday() < 5:
        yield f"{day} 本来就是工作日，不用写调休上班"

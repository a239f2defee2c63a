"""Months and years of service, the first and the last day counted.

A month ends on the day before the one of the same number; where the month has none, on its last day (民法典
第二百零二条): 31 January to 28 February is one month.
"""

from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from offline_store.deadlines.calendar import ONE_DAY


@dataclass(frozen=True, slots=True)
class Span:
    """How long somebody worked."""

    months: int
    """Full ones."""
    days: int
    """Left over, fewer than a month."""

    @property
    def years(self) -> int:
        """Full ones."""
        return self.months // 12


def after(start: date, months: int) -> date:
    """The first day that is no longer within so many months from a day on."""
    year, month = divmod(start.year * 12 + start.month - 1 + months, 12)
    try:
        return date(year, month + 1, start.day)
    except ValueError:  # no such day: the month's last is the period's last
        return date(year + (month + 1) // 12, (month + 1) % 12 + 1, 1)


def span(start: date, last: date) -> Span:
    """The full months from a day to another, both counted, and the days left over; nothing where the last is before."""
    end = last + ONE_DAY
    months = max((end.year - start.year) * 12 + end.month - start.month + 1, 0)
    while months and after(start, months) > end:
        months -= 1
    return Span(months, max((end - after(start, months)).days, 0))


def paid_months(worked: Span) -> Fraction:
    """How many monthly wages: one a full year, one for six months and more, half for less (劳动合同法 第四十七条)."""
    rest = worked.months % 12
    if rest >= 6:
        return Fraction(worked.years + 1)
    return worked.years + (Fraction(1, 2) if rest or worked.days else Fraction(0))

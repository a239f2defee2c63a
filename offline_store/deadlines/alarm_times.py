"""When a deadline is told of: the days of its alarms, by the rule's `alarms`.

Lead times of a deadline in working days are working days too, as its first overdue day is (12345's yellow and red
card); of any other they are calendar days.
"""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from offline_store.deadlines.calendar import ONE_DAY, Calendar
from offline_store.deadlines.rules import WORKING_DAYS, Rule
from offline_store.types import ZONE

LEAD, HALF, DUE, OVERDUE, SINCE, REPORT = "lead", "half", "due", "overdue", "since", "report"
"""Days before, half of the time, the day itself, days after, days since the beginning; to be reported upward."""
_KINDS = {"before": LEAD, "after": OVERDUE, "day": SINCE}


@dataclass(frozen=True, slots=True)
class AlarmDay:
    """One alarm of a deadline."""

    day: date
    kind: str
    days: int


def alarm_days(rule: Rule, starts_on: date, due: date, calendar: Calendar) -> tuple[AlarmDay, ...]:
    """The alarms of a deadline, in their order; one that would come with its beginning is none."""
    found = [_alarm_day(rule, spec, starts_on, due, calendar) for spec in rule.alarms]
    return tuple(sorted((each for each in found if rule.back or each.day > starts_on), key=lambda each: each.day))


def moment_of(day: date, hour: int) -> datetime:
    """The hour of a day in the centre's zone."""
    return datetime.combine(day, time(hour), ZONE)


def working_days_from(day: date, count: int, calendar: Calendar) -> date:
    """So many working days after a day, before it where `count` is negative."""
    step, left = (ONE_DAY if count > 0 else -ONE_DAY), abs(count)
    while left:
        day += step
        left -= calendar.is_working(day)
    return day


def _alarm_day(rule: Rule, spec: str, starts_on: date, due: date, calendar: Calendar) -> AlarmDay:
    if spec == HALF:
        return AlarmDay(starts_on + (due - starts_on) // 2, HALF, 0)
    if spec == DUE:
        return AlarmDay(due, DUE, 0)
    word, _, number = spec.partition(" ")
    kind, days = _KINDS[word], int(number)
    if kind == SINCE:
        return AlarmDay(starts_on + timedelta(days=days), kind, days)
    away = -days if kind == LEAD else days
    if rule.unit == WORKING_DAYS:
        return AlarmDay(working_days_from(due, away, calendar), kind, days)
    return AlarmDay(due + timedelta(days=away), kind, days)

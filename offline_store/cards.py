"""黄牌、红牌 and the other numbers of reminding, out of the rule table `reminder_rules`."""

from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy.orm import Session

from offline_store import codes
from offline_store.deadlines.alarm_times import working_days_from
from offline_store.deadlines.calendar import Calendar

RULES = "reminder_rules"
RED, YELLOW, NONE = "red", "yellow", ""


@dataclass(frozen=True, slots=True)
class Numbers:
    """What the centre has set."""

    yellow_days: int
    """Working days before the last day from which a card is yellow."""
    red_days: int
    """The overdue day, in calendar days, from which it is red."""
    answer_days: int
    """Working days within which a reminder is to be answered."""
    follow_up_days: int
    """Calendar days after the closing when the worker is asked."""
    unreached_most: int
    """Calls that reached nobody, after which a return visit may be ended."""


def numbers_of(session: Session) -> Numbers:
    """Those that hold today."""
    values = {item["name"]: item["value"] for item in codes.current(session, RULES)["items"]}
    return Numbers(**{name: int(values[name]) for name in Numbers.__dataclass_fields__})


def card_of(due: date | None, today: date, days: Calendar, numbers: Numbers) -> str:
    """Red from the first overdue day, yellow from one working day before the last one."""
    if due is None:
        return NONE
    if today >= due + timedelta(days=numbers.red_days):
        return RED
    return YELLOW if today >= working_days_from(due, -numbers.yellow_days, days) else NONE

"""提醒: which alarms are due at a moment, and raising each of them once.

An alarm's id is made of what it is about, so that two desks which raise it raise one row. Desks raise those of their
own station, and of the stations below that have no desk. What fell due while the
desk was off is raised at the next start; of what lies before a deadline was written down, or changed, only the
latest: it says how things stand.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from uuid import NAMESPACE_OID, UUID, uuid5

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from offline_store import codes, follow_ups
from offline_store.case_deadlines import RULE, calendar_of
from offline_store.corrections import note_step
from offline_store.deadlines import rules
from offline_store.deadlines.alarm_times import LEAD, OVERDUE, REPORT, AlarmDay, alarm_days, moment_of
from offline_store.deadlines.calendar import Calendar
from offline_store.deadlines.rules import Rule
from offline_store.deadlines.turns import INTERRUPT
from offline_store.models import Alarm, Case, Deadline, Step
from offline_store.settings import Desk
from offline_store.stations import watched
from offline_store.types import ZONE, local_day, now

RULES, GROUP_RULES, DANGER = "alarm_rules", "group_rules", "danger_words"
REPORTED = "reported_up"
"""The Step by which a group or emergency has been reported upward (向上报告)."""
LIMITATION = "T11"
ASKED_AT_ONCE, MOST_AT_ONCE = 500, 100
"""Ids in one question to the store; alarms in one transaction."""


@dataclass(frozen=True, slots=True)
class Numbers:
    """The numbers of the rule tables `alarm_rules` and `group_rules`."""

    hour: int
    """Of the day, in the centre's zone, at which alarms are told."""
    report_every_hours: int
    report_window_days: int
    aid_days: int
    """So few days before a limitation ends, 先行援助 and 代书 are offered (法律援助法 第四十四条)."""
    collective_people: int


@dataclass(frozen=True, slots=True)
class Running:
    """A deadline that runs, as far as alarms go."""

    id: str
    case_id: str
    scope_id: str
    rule: Rule
    starts_on: date
    due: date
    since: datetime
    """When it was written down, or last changed."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """An alarm that is due."""

    id: str
    case_id: str
    scope_id: str
    deadline_id: str | None
    kind: str
    days: int
    at: datetime
    is_instalment: bool = False
    """Of a sum that was to be paid that day."""


# what is due, by itself


def due_of(running: Running, moment: datetime, days: Calendar, hour: int) -> tuple[tuple[Wanted, ...], datetime | None]:
    """The alarms of a deadline that are due at a moment; and when the next one is."""
    each_of_it = alarm_days(running.rule, running.starts_on, running.due, days)
    timed = [(moment_of(each.day, hour), each) for each in each_of_it]
    before = [(at, each) for at, each in timed if at <= moment and at < running.since]
    fresh = [(at, each) for at, each in timed if running.since <= at <= moment]
    following = min((at for at, _ in timed if at > moment), default=None)
    return tuple(_wanted(running, at, each) for at, each in (*before[-1:], *fresh)), following


def report_of(case_id: str, scope_id: str, opened_at: datetime, moment: datetime, every_hours: int) -> Wanted:
    """The alarm of a case that is not yet reported upward: at once, then each so many hours; only the latest counts."""
    passed = max(0, (moment - opened_at) // timedelta(hours=every_hours))
    at = opened_at + passed * timedelta(hours=every_hours)
    return Wanted(_id(case_id, REPORT, passed), case_id, scope_id, None, REPORT, passed, at)


def offers_aid(rule_code: str, kind: str, days: int, numbers: Numbers) -> bool:
    """Whether an alarm also offers 先行援助 (T22) and 代书: a limitation with few days left."""
    return rule_code.partition(".")[0] == LIMITATION and kind == LEAD and days <= numbers.aid_days


# of the store


def look(session: Session, desk: Desk, moment: datetime) -> tuple[list[Wanted], datetime | None]:
    """What is due at a moment and not raised yet, in the order of its time; and when something will be due after it,
    None while nothing runs."""
    numbers, days = numbers_of(session), calendar_of(session)
    reports = _reports(session, desk, moment, numbers)
    every = timedelta(hours=numbers.report_every_hours)
    wanted, coming = list(reports), [each.at + every for each in reports]
    for running in _running(session, desk):
        own, following = due_of(running, moment, days, numbers.hour)
        wanted += own
        coming += [following] if following else []
    raised = _raised(session, [each.id for each in wanted])
    due = sorted((each for each in wanted if each.id not in raised), key=lambda each: (each.at, each.id))
    return due, min(coming, default=None)


def raise_due(session: Session, desk: Desk, moment: datetime) -> list[str]:
    """Write alarms that are due down, at most MOST_AT_ONCE; the ids of those that are new.

    With the alarm of an instalment that was due comes the return visit that asks for it.
    """
    found = look(session, desk, moment)[0][:MOST_AT_ONCE]
    for each in found:
        row = Alarm(id=each.id, scope_id=each.scope_id, case_id=each.case_id, deadline_id=each.deadline_id)
        row.kind, row.days, row.at = each.kind, each.days, each.at
        session.add(row)
        if each.kind == OVERDUE and each.is_instalment:
            follow_ups.on_instalment(session, each.id, each.case_id, local_day(each.at))
    return [each.id for each in found]


def report_up(session: Session, desk: Desk, case_id: str, note: str) -> None:
    """The group or emergency was reported upward, to whom and how: its alarms end."""
    note_step(session, desk, session.get_one(Case, case_id), REPORTED, note)


def is_unreported(session: Session, desk: Desk, case_id: str, moment: datetime) -> bool:
    """Whether a case is a group or emergency that was not reported upward yet."""
    return any(each.case_id == case_id for each in _reports(session, desk, moment, numbers_of(session)))


def see(session: Session, desk: Desk, alarm_id: str) -> None:
    """A clerk has taken note of an alarm."""
    row = session.get_one(Alarm, alarm_id)
    row.seen_by, row.seen_at = desk.account, now()


def numbers_of(session: Session) -> Numbers:
    """The numbers that hold today."""
    values = {
        item["name"]: item["value"] for name in (RULES, GROUP_RULES) for item in codes.current(session, name)["items"]
    }
    return Numbers(**{name: int(values[name]) for name in Numbers.__dataclass_fields__})


def _wanted(running: Running, at: datetime, alarm: AlarmDay) -> Wanted:
    made = _id(running.id, alarm.kind, alarm.days, alarm.day.isoformat())
    is_instalment = running.rule.number == follow_ups.INSTALMENT_RULE
    return Wanted(made, running.case_id, running.scope_id, running.id, alarm.kind, alarm.days, at, is_instalment)


def _id(*about: object) -> str:
    return str(uuid5(NAMESPACE_OID, "/".join(["qiantai-alarm", *map(str, about)])))


def _running(session: Session, desk: Desk) -> Iterator[Running]:
    columns = (Deadline.id, Deadline.case_id, Deadline.scope_id, Deadline.inputs, Deadline.starts_on, Deadline.due_on)
    query = (
        select(*columns, Deadline.turns)  # no rows: of a thousand deadlines one or two have something to say
        .join(Case, Case.id == Deadline.case_id)
        .where(Deadline.scope_id.in_(watched(session, desk.station_id)), Deadline.state == "live", Case.state == "live")
        .where(Deadline.status == "running", Deadline.due_on.is_not(None))
        .where(
            or_(Case.closed_at.is_(None), Deadline.rule.not_like(f"{LIMITATION}%"))
        )  # a settled case has no countdown
    )
    for deadline_id, case_id, scope_id, inputs, starts_on, due, turned in session.execute(query).tuples():
        if due and RULE in inputs:
            start, since = _start(starts_on, turned), _since(deadline_id, turned)
            yield Running(deadline_id, case_id, scope_id, rules.rule_of(inputs[RULE]), start, due, since)


def _start(starts_on: date, turned: Sequence[Mapping[str, Any]]) -> date:
    """From which its time counts: the last interruption, else its event."""
    return max([starts_on, *(date.fromisoformat(turn["from"]) for turn in turned if turn.get("kind") == INTERRUPT)])


def _since(deadline_id: str, turned: Sequence[Mapping[str, Any]]) -> datetime:
    """The moment in its id (UUIDv7), or that of its last turn: the same at every desk."""
    made = datetime.fromtimestamp((UUID(deadline_id).int >> 80) / 1000, tz=ZONE)
    return max([made, *(datetime.fromisoformat(turn["at"]) for turn in turned if turn.get("at"))])


def _reports(session: Session, desk: Desk, moment: datetime, numbers: Numbers) -> list[Wanted]:
    """Of the cases that are a group's or an emergency's and were not reported upward yet."""
    words = codes.names(codes.current(session, DANGER))
    texts = or_(*(column.contains(word, autoescape=True) for word in words for column in (Case.matter, Case.claim)))
    reported = select(Step.id).where(Step.case_id == Case.id, Step.action == REPORTED)
    query = select(Case.id, Case.scope_id, Case.opened_at).where(
        Case.scope_id.in_(watched(session, desk.station_id)),
        Case.state == "live",
        Case.closed_at.is_(None),
        Case.joined_id.is_(None),
        Case.opened_at > moment - timedelta(days=numbers.report_window_days),
        Case.opened_at <= moment,
        or_(Case.people >= numbers.collective_people, texts),
        ~reported.exists(),
    )
    return [report_of(*row, moment, numbers.report_every_hours) for row in session.execute(query).tuples()]


def _raised(session: Session, ids: Sequence[str]) -> set[str]:
    """Those of the ids that are raised already."""
    found: set[str] = set()
    for start in range(0, len(ids), ASKED_AT_ONCE):
        part = ids[start : start + ASKED_AT_ONCE]
        found.update(session.scalars(select(Alarm.id).where(Alarm.id.in_(part))))
    return found

"""Alarms under a simulated clock: each raised once, at its time, by whichever desk is there."""

from collections import Counter
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from uuid import UUID

import pytest
from sqlalchemy import select

from offline_store import alarms, case_deadlines, codes, registration
from offline_store.alarms import Running, due_of
from offline_store.case_deadlines import begin, on_event, turn
from offline_store.deadlines import calendar, rules
from offline_store.deadlines.alarm_times import alarm_days, moment_of
from offline_store.deadlines.compute import compute
from offline_store.deadlines.turns import EXTEND, Turn
from offline_store.models import Alarm, Case, Deadline
from offline_store.registration import Entry
from offline_store.types import ZONE
from tests.conftest import DESK

CALENDAR = calendar.read(codes.shipped(calendar.LIST))
TABLE = rules.read(codes.shipped(rules.LIST))
HOUR = 9
START = datetime(2025, 3, 3, 8, tzinfo=ZONE)
DAY = START.date()


def running(code, starts_on=DAY, since=START, number=0, **values):
    rule = rules.find(TABLE, code, starts_on)
    answer = compute(rule, starts_on, CALENDAR, **values)
    return Running(f"{code}-{number}", "case", "scope", rule, starts_on, answer.due, since)


def said(wanted):
    return [(each.kind, each.days, str(each.at.astimezone(ZONE).date())) for each in wanted]


@pytest.mark.parametrize(
    ("code", "days"),
    [
        ("T01", [("half", 0, "2025-03-04"), ("lead", 1, "2025-03-05"), ("overdue", 1, "2025-03-07")]),
        (
            "T02",
            [
                ("half", 0, "2025-03-10"),
                ("lead", 3, "2025-03-15"),
                ("lead", 1, "2025-03-17"),
                ("overdue", 1, "2025-03-19"),
            ],
        ),
        ("T05", [("since", 3, "2025-03-06"), ("since", 10, "2025-03-13"), ("since", 13, "2025-03-16")]),
        ("T07", [("since", 15, "2025-03-18"), ("since", 25, "2025-03-28"), ("since", 28, "2025-03-31")]),
        (
            "T11",
            [
                ("lead", 90, "2025-12-03"),
                ("lead", 30, "2026-02-01"),
                ("lead", 15, "2026-02-16"),
                ("lead", 7, "2026-02-24"),
                ("lead", 3, "2026-02-28"),
                ("lead", 1, "2026-03-02"),
                ("due", 0, "2026-03-03"),
                ("overdue", 1, "2026-03-04"),
            ],
        ),
        ("T12", [("overdue", 1, "2025-03-11")]),
        ("T24.finish", [("lead", 2, "2025-04-11"), ("lead", 1, "2025-04-14"), ("overdue", 1, "2025-04-16")]),
    ],
)
def test_the_days_of_the_alarms_are_those_of_the_domain(code, days):
    # T24: 30 working days from 3 March 2025 is 15 April (4 April is off); yellow 1 working day before, red 1 after
    assert said(due_of(running(code), START + timedelta(days=900), CALENDAR, HOUR)[0]) == days


def test_every_rule_has_an_alarm_but_the_one_without_a_day():
    assert [rule.code for rule in TABLE if not rule.alarms] == ["T11.employed"]


def test_a_year_walked_by_hours_raises_each_alarm_once_at_its_time():
    """Every rule at once, each alarm in the hour of its moment, none twice, none missed."""
    clocks = {rule.code for rule in TABLE if rule.unit != "none"}
    rows = [running(code, agreed=DAY + timedelta(days=40)) for code in sorted(clocks)]
    rows = [row for row in rows if row.due and not row.rule.back]
    raised, moment, end = {}, START, START + timedelta(days=366)
    following = {row.id: due_of(row, moment - timedelta(hours=1), CALENDAR, HOUR)[1] for row in rows}
    while moment <= end:
        for row in rows:
            if following[row.id] is None or following[row.id] > moment:
                continue
            due, following[row.id] = due_of(row, moment, CALENDAR, HOUR)
            for each in due:
                if each.id not in raised:
                    assert each.at <= moment < each.at + timedelta(hours=1), each
                    raised[each.id] = each
        moment += timedelta(hours=1)
    wanted = [
        (row.id, each.kind, each.days, each.day)
        for row in rows
        for each in alarm_days(row.rule, row.starts_on, row.due, CALENDAR)
        if moment_of(each.day, HOUR) <= end
    ]
    found = [(each.deadline_id, each.kind, each.days, each.at.astimezone(ZONE).date()) for each in raised.values()]
    assert Counter(found) == Counter(wanted)
    assert len(found) > 100


@pytest.fixture
def case(store):
    def made(**values):
        with store.write(DESK.actor) as session:
            reception = registration.begin_reception(session, DESK, "visit")
            row = session.get_one(Case, registration.register(session, DESK, reception, Entry(name="王小雨", people=1)))
            row.opened_at = START
            for name, value in values.items():
                setattr(row, name, value)
            return row.id

    return made


def begun_at(session, row, moment):
    """A deadline that was written down at a moment of the simulated clock: its id carries it."""
    session.flush()
    made = int(moment.timestamp() * 1000) << 80 | UUID(row.id).int & ((1 << 80) - 1)
    session.expunge(row)
    found = session.get_one(Deadline, row.id)
    copy = Deadline(
        **{
            name: getattr(found, name)
            for name in (c.key for c in Deadline.__table__.columns)
            if name not in ("id", "digest")
        },
        id=str(UUID(int=made)),
    )
    session.delete(found)
    session.add(copy)
    session.flush()
    return copy


def raise_at(store, moment):
    with store.write(DESK.actor) as session:
        return alarms.raise_due(session, DESK, moment)


def in_store(store):
    with store.read() as session:
        return said(session.scalars(select(Alarm).order_by(Alarm.at, Alarm.id)).all())


def test_a_year_of_the_store_from_moment_to_moment(store, case):
    """The desk sleeps until `look` says so: what it raises is what is due, each once."""
    cases = {code: case() for code in ("T01", "T02", "T11", "T24.finish")}
    with store.apply() as session:
        for code, one in cases.items():
            begun_at(session, begin(session, DESK, session.get_one(Case, one), code, DAY), START)
    moment, rounds = START, 0
    while moment:
        assert raise_at(store, moment) == [] or rounds > 0  # nothing at the beginning
        assert raise_at(store, moment) == []
        with store.read() as session:
            moment = alarms.look(session, DESK, moment)[1]
        rounds += 1
    found = in_store(store)
    assert len(found) == 3 + 4 + 8 + 3
    assert len(set(found)) > 10
    assert all(hour == HOUR for hour in hours(store))


def hours(store):
    with store.read() as session:
        return [row.at.astimezone(ZONE).hour for row in session.scalars(select(Alarm))]


def test_after_a_night_and_a_week_off_what_fell_due_is_raised_once(store, case):
    with store.apply() as session:
        begun_at(session, begin(session, DESK, session.get_one(Case, case()), "T02", DAY), START)
    assert len(raise_at(store, START + timedelta(days=13))) == 2  # half and three days left
    assert raise_at(store, START + timedelta(days=13, hours=5)) == []
    assert len(raise_at(store, START + timedelta(days=30))) == 2


def test_what_was_written_down_late_tells_only_how_it_stands(store, case):
    with store.apply() as session:
        row = begin(session, DESK, session.get_one(Case, case()), "T11", DAY)
        begun_at(session, row, datetime(2026, 2, 10, 8, tzinfo=UTC))  # three weeks are left
    raise_at(store, datetime(2026, 2, 10, 9, tzinfo=UTC))
    assert in_store(store) == [("lead", 30, "2026-02-01")]


def test_an_extended_deadline_is_told_of_anew(store, case):
    with store.apply() as session:
        row = begun_at(session, begin(session, DESK, session.get_one(Case, case()), "T02", DAY), START)
        row_id = row.id
    assert len(raise_at(store, START + timedelta(days=13))) == 2
    with store.apply() as session:
        agreed = Turn(EXTEND, DAY + timedelta(days=13), until=DAY + timedelta(days=33), paper="同意书")
        turn(session, DESK, row_id, agreed)
        row = session.get_one(Deadline, row_id)
        row.turns = [row.turns[0] | {"at": (START + timedelta(days=13, hours=4)).isoformat()}]
    raise_at(store, START + timedelta(days=31))
    assert in_store(store)[2:] == [("half", 0, "2025-03-19"), ("lead", 3, "2025-04-02")]


@pytest.mark.parametrize("ended", ["met", "dropped", "void case", "suspended"])
def test_what_is_over_or_stands_still_is_not_told_of(store, case, ended):
    with store.apply() as session:
        one = session.get_one(Case, case())
        row = begun_at(session, begin(session, DESK, one, "T02", DAY), START)
        if ended == "void case":
            one.state = "void"
        else:
            row.status = ended
    assert raise_at(store, START + timedelta(days=40)) == []
    with store.read() as session:
        assert alarms.look(session, DESK, START)[1] is None


def test_of_a_settled_case_the_limitation_is_not_told_of_and_its_instalments_are(store, case):
    with store.apply() as session:
        one = session.get_one(Case, case())
        begun_at(session, begin(session, DESK, one, "T11", DAY - timedelta(days=364)), START)
        begun_at(session, begin(session, DESK, one, "T09", DAY, agreed=DAY + timedelta(days=2)), START)
        one.closed_at = START
    with store.read() as session:
        told = {session.get_one(Deadline, each.deadline_id).rule for each in look_at(session, START, 10)}
        assert told == {"T09"}
    with store.apply() as session:
        session.get_one(Case, one.id).closed_at = None
    with store.read() as session:
        assert "T11" in {session.get_one(Deadline, each.deadline_id).rule for each in look_at(session, START, 10)}


def look_at(session, moment, days):
    return alarms.look(session, DESK, moment + timedelta(days=days))[0]


def test_two_desks_raise_the_same_alarm(store, case):
    with store.apply() as session:
        begun_at(session, begin(session, DESK, session.get_one(Case, case()), "T02", DAY), START)
    with store.read() as session:
        here = alarms.look(session, DESK, START + timedelta(days=13))[0]
        there = alarms.look(session, replace(DESK, id="desk-2", number="02"), START + timedelta(days=14))[0]
    assert here == there[: len(here)]


@pytest.mark.parametrize(
    ("values", "reports"),
    [
        ({"people": 10}, True),
        ({"people": 9}, False),
        ({"matter": "他说再不发工资就去跳楼"}, True),
        ({"claim": "工友们在拉横幅"}, True),
        ({"people": 30, "closed_at": START + timedelta(minutes=1)}, False),
        ({"people": 30, "state": "void"}, False),
    ],
)
def test_a_group_or_emergency_is_told_of_at_once_then_hourly_until_it_is_reported(store, case, values, reports):
    one = case(**values)
    raised = [len(raise_at(store, START + timedelta(minutes=10 * n))) for n in range(19)]
    assert raised == ([1, 0, 0, 0, 0, 0] * 3 + [1] if reports else [0] * 19)
    assert len(raise_at(store, START + timedelta(hours=40))) == reports
    with store.write(DESK.actor) as session:
        assert alarms.is_unreported(session, DESK, one, START + timedelta(hours=41)) is reports
        alarms.report_up(session, DESK, one, "电话报区总工会")
    assert raise_at(store, START + timedelta(hours=50)) == []


def test_a_night_without_a_report_is_one_alarm_not_a_flood(store, case):
    case(people=40)
    assert len(raise_at(store, START)) == 1
    assert len(raise_at(store, START + timedelta(hours=14))) == 1
    with store.read() as session:
        assert alarms.look(session, DESK, START + timedelta(hours=14))[1] == START + timedelta(hours=15)


def test_few_days_before_a_limitation_ends_legal_aid_is_offered(store):
    with store.read() as session:
        numbers = alarms.numbers_of(session)
    offered = [days for days in (90, 30, 15, 7, 3, 1) if alarms.offers_aid("T11", "lead", days, numbers)]
    assert offered == [7, 3, 1]
    assert alarms.offers_aid("T11.wages", "lead", 3, numbers)
    assert not alarms.offers_aid("T02", "lead", 3, numbers)


def test_an_alarm_is_seen_by_somebody(store, case):
    case(people=12)
    (alarm_id,) = raise_at(store, START)
    with store.write(DESK.actor) as session:
        alarms.see(session, DESK, alarm_id)
    with store.read() as session:
        row = session.get_one(Alarm, alarm_id)
        assert (row.seen_by, row.kind, row.deadline_id) == (DESK.account, "report", None)


def test_events_and_alarms_go_together(store, case):
    one = case()
    with store.write(DESK.actor) as session:
        (first, second) = on_event(session, DESK, session.get_one(Case, one), "applied", date(2026, 11, 2))
        assert first != second
        found = case_deadlines.of_case(session, one)
    assert [line.rule.code for line in found] == ["T01", "T02"]

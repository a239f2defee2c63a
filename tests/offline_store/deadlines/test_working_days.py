"""The calendar: each day against an independent table of holidays, and what a new year's table may look like."""

import copy
from datetime import date, timedelta

import chinese_calendar
import pytest
from hypothesis import given
from hypothesis import strategies as st

from offline_store import codes
from offline_store.deadlines import calendar, rules, turns
from offline_store.deadlines.alarm_times import working_days_from
from offline_store.deadlines.compute import compute
from offline_store.deadlines.turns import INTERRUPT, SUSPEND, Turn

CALENDAR = calendar.read(codes.shipped(calendar.LIST))
TABLE = rules.read(codes.shipped(rules.LIST))
YEARS = sorted(CALENDAR.years)
DAYS = st.dates(date(2023, 1, 1), date(2025, 10, 31))
COUNTED = [rule for rule in TABLE if rule.unit in ("calendar", "working", "year") and rule.effective < date(2023, 1, 1)]
FORWARD = [rule for rule in COUNTED if not rule.back]


def test_every_day_of_the_years_with_a_table():
    assert list(range(2007, 2027)) == YEARS
    first, last = date(YEARS[0], 1, 1), date(YEARS[-1], 12, 31)
    for n in range((last - first).days + 1):
        day = first + timedelta(days=n)
        assert CALENDAR.is_working(day) == chinese_calendar.is_workday(day), day


def test_the_statutory_days_are_those_of_the_independent_table():
    items = codes.shipped(calendar.LIST)["items"]
    for item in items:
        day = date.fromisoformat(item["code"])
        _, name = chinese_calendar.get_holiday_detail(day)
        if item["kind"] == "statutory":
            assert name is not None or day.weekday() >= 5, day
    kept = {year: sum(i["kind"] == "statutory" and i["code"].startswith(str(year)) for i in items) for year in YEARS}
    twice = {2009, 2020}  # 中秋 fell on a day of 国庆
    assert kept == {
        year: 13 if year >= 2025 else 10 if year == 2007 or year in twice else 11 for year in YEARS
    }  # 全国年节及纪念日放假办法 of 1999, 2007, 2013 and 2024


@given(DAYS, st.integers(1, 60))
def test_working_days_there_and_back(day, count):
    there = working_days_from(day, count, CALENDAR)
    span = (day + timedelta(days=n) for n in range(1, (there - day).days + 1))
    assert sum(map(chinese_calendar.is_workday, span)) == count
    if CALENDAR.is_working(day):
        assert working_days_from(there, -count, CALENDAR) == day


@given(st.sampled_from(COUNTED), DAYS, st.integers(0, 40))
def test_who_begins_later_ends_no_earlier(rule, day, later):
    first, second = (compute(rule, start, CALENDAR) for start in (day, day + timedelta(days=later)))
    assert first.due <= second.due


@given(st.sampled_from(COUNTED), DAYS)
def test_a_last_day_off_moves_exactly_where_an_article_says_so(rule, day):
    due = compute(rule, day, CALENDAR).due
    if rule.rolls:
        assert due.year > YEARS[-1] or chinese_calendar.is_workday(due)
        still = compute(rules.rule_of(rules.as_item(rule) | {"rolls": ""}), day, CALENDAR).due
        assert all(not CALENDAR.is_working(still + timedelta(days=n)) for n in range((due - still).days))
    elif rule.unit == "calendar":
        assert abs((due - day).days) == rule.length


@given(st.sampled_from([r for r in FORWARD if r.unit != "working"]), DAYS, st.data())
def test_a_suspension_adds_exactly_its_days(rule, day, data):
    plain = rules.rule_of(rules.as_item(rule) | {"rolls": ""})
    due = compute(plain, day, CALENDAR).due
    start = data.draw(st.dates(day + timedelta(days=1), due))
    length = data.draw(st.integers(1, 90))
    turn = Turn(SUSPEND, start, until=start + timedelta(days=length), reason="不可抗力")
    assert compute(plain, day, CALENDAR, turns=[turn]).due == due + timedelta(days=length)


@given(st.sampled_from([r for r in FORWARD if r.unit == "working"]), DAYS, st.data())
def test_a_suspension_of_working_days_adds_its_working_days(rule, day, data):
    due = compute(rule, day, CALENDAR).due
    start = data.draw(st.dates(day + timedelta(days=1), due))
    until = start + timedelta(days=data.draw(st.integers(1, 40)))
    stopped = sum(CALENDAR.is_working(start + timedelta(days=n)) for n in range((until - start).days))
    wanted = working_days_from(day, rule.length + stopped, CALENDAR)
    assert compute(rule, day, CALENDAR, turns=[Turn(SUSPEND, start, until=until)]).due == wanted


@given(st.sampled_from([r for r in FORWARD if r.code in ("T11", "T11.wages", "T18")]), DAYS, st.data())
def test_an_interruption_begins_anew(rule, day, data):
    due = compute(rule, day, CALENDAR).due
    on = data.draw(st.dates(day + timedelta(days=1), due))
    answer = compute(rule, day, CALENDAR, turns=[Turn(INTERRUPT, on, reason="申请调解")])
    assert answer.starts_on == on
    assert answer.due == compute(rule, on, CALENDAR).due
    late = compute(rule, day, CALENDAR, turns=[Turn(INTERRUPT, due + timedelta(days=1), reason="申请调解")])
    assert late.due == due


@given(st.permutations([Turn(INTERRUPT, date(2024, 5, 1)), Turn(SUSPEND, date(2024, 8, 1), until=date(2024, 9, 1))]))
def test_turns_count_in_the_order_of_their_days(order):
    rule = rules.find(TABLE, "T11", date(2024, 1, 1))
    assert compute(rule, date(2024, 1, 1), CALENDAR, turns=order).due == date(2025, 6, 3)  # 1 June is a Sunday, 2 off


def with_item(name, place, **values):
    content = copy.deepcopy(codes.shipped(name))
    content["items"][place] |= values
    return content


@pytest.mark.parametrize(
    ("problems", "content", "said"),
    [
        (calendar.problems, with_item("calendar", 0, code="2027-13-01"), "2027-01-01 的样子"),
        (calendar.problems, with_item("calendar", 0, kind="holiday"), "kind 只能是"),
        (calendar.problems, with_item("calendar", 0, code="2026-11-25", kind="work"), "本来就是工作日"),
        (calendar.problems, {"items": [{"code": "2027-01-01", "name": "元旦", "kind": "statutory"}]}, "只有 1 天"),
        (rules.problems, with_item("deadline_rules", 1, unit="month"), "unit 只能是"),
        (rules.problems, with_item("deadline_rules", 1, whose="us"), "whose 只能是"),
        (rules.problems, with_item("deadline_rules", 1, effective="今年"), "生效日期"),
        (rules.problems, with_item("deadline_rules", 1, length=0), "length"),
        (rules.problems, with_item("deadline_rules", 1, length=1.5), "length"),
        (rules.problems, with_item("deadline_rules", 1, articles=["XXXX 3"]), "不认识的法条"),
        (rules.problems, with_item("deadline_rules", 1, alarms=["before 0"]), "不认识的提醒"),
        (rules.problems, with_item("deadline_rules", 1, code="T01", effective="2012-01-01"), "重复"),
        (rules.handling_problems, with_item("handling_classes", 0, days=-1), "days"),
        (rules.handling_problems, with_item("handling_classes", 0, unit="year"), "unit"),
        (turns.problems, with_item("deadline_turns", 0, kind="stop"), "kind 只能是"),
        (turns.problems, with_item("deadline_turns", 0, article="XXXX 3"), "不认识的法条"),
    ],
)
def test_a_table_that_cannot_be_is_refused_in_words(problems, content, said):
    assert said in "；".join(problems(content))


@pytest.mark.parametrize(
    ("problems", "name"),
    [
        (calendar.problems, calendar.LIST),
        (rules.problems, rules.LIST),
        (rules.handling_problems, rules.HANDLING),
        (turns.problems, turns.LIST),
    ],
)
def test_what_is_shipped_has_no_problem(problems, name):
    assert problems(codes.shipped(name)) == []


def test_a_class_of_handling_time_that_nobody_set_is_none():
    content = codes.shipped(rules.HANDLING)
    assert [rules.handling_rule(content, item["code"]) for item in content["items"]] == [None, None, None]
    found = rules.handling_rule(with_item("handling_classes", 1, days=15), "difficult")
    assert compute(found, date(2026, 9, 16), CALENDAR).due == date(
        2026, 10, 13
    )  # 20 September and 10 October are worked

"""The calculators: a table of sums worked out by hand from the article it names, and what must hold of any sum."""

import csv
from datetime import date, timedelta
from fractions import Fraction
from pathlib import Path

import pytest
from dateutil.relativedelta import relativedelta
from hypothesis import given
from hypothesis import strategies as st

from offline_store import codes
from offline_store.calculators import kinds, rates
from offline_store.calculators.inputs import BadInput
from offline_store.calculators.kinds import KINDS, calculate, copied, kind_of
from offline_store.calculators.periods import after, paid_months, span
from offline_store.calculators.rates import NoRate
from offline_store.calculators.sheet import Tables, half_up
from offline_store.deadlines import calendar, statutes, tables
from offline_store.deadlines.compute import say

with (Path(__file__).parent / "calculator_cases.tsv").open(encoding="utf-8") as file:
    CASES = list(csv.DictReader(file, delimiter="\t"))
TABLES = Tables(rates.read(codes.shipped(rates.LIST)), calendar.read(codes.shipped(calendar.LIST)))
STARTS = st.dates(date(2008, 1, 1), date(2026, 6, 30))
PAYS = st.integers(0, 10**8)
FIXED = {"average": "100000000", "minimum": "0"}
"""So high and so low that neither bound is met."""


def found(kind, **texts):
    return calculate(kind_of(kind), texts, TABLES)


def total(kind, **texts):
    return found(kind, **texts).total


def money(fen):
    return f"{fen // 100}.{fen % 100:02d}"


def said(calculation):
    return [say([line.said]) for line in calculation.lines] + [say([each]) for each in calculation.warnings]


def test_there_are_cases_of_every_kind():
    assert len(CASES) >= 60
    assert {case["kind"] for case in CASES} == {kind.code for kind in KINDS}


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['kind']}-{case['reason']}")
def test_the_sum(case):
    texts = dict(part.split("=", 1) for part in case["inputs"].split(" | "))
    calculation = found(case["kind"], **texts)
    wanted = None if case["total"] == "-" else half_up(Fraction(case["total"]) * 100)
    assert calculation.total == wanted, said(calculation)
    assert case["article"] in [line.article for line in calculation.lines]


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['kind']}-{case['reason']}")
def test_every_line_has_an_article_that_can_be_read_and_the_amounts_add_up(case):
    texts = dict(part.split("=", 1) for part in case["inputs"].split(" | "))
    calculation = found(case["kind"], **texts)
    assert all(statutes.cited(line.article).text for line in calculation.lines)
    if calculation.total is not None:
        assert calculation.total == sum(line.amount or 0 for line in calculation.lines)
    assert calculation.inputs == texts
    assert calculation.table_versions == {"rates": "", "calendar": ""}


# months


@given(st.dates(date(1990, 1, 1), date(2030, 12, 31)), st.integers(0, 600))
def test_a_period_of_months_by_another_library(start, months):
    same_day = start + relativedelta(months=months)
    is_short = same_day.day != start.day
    assert after(start, months) == same_day + timedelta(days=is_short)


@given(st.dates(date(1990, 1, 1), date(2030, 12, 31)), st.integers(0, 12_000))
def test_a_span_and_its_rest_are_the_whole(start, days):
    last = start + timedelta(days=days)
    worked = span(start, last)
    assert after(start, worked.months) + timedelta(days=worked.days - 1) == last
    assert after(start, worked.months + 1) > last + timedelta(days=1)


@given(st.dates(date(2008, 1, 1), date(2025, 12, 31)), st.integers(0, 40))
def test_six_months_are_the_boundary(start, years):
    half = after(start, 12 * years + 6) - timedelta(days=1)
    assert paid_months(span(start, half)) == years + 1
    assert paid_months(span(start, half - timedelta(days=1))) == years + Fraction(1, 2)
    assert paid_months(span(start, after(start, 12 * years) - timedelta(days=1))) == years


# what must hold of any sum


@given(STARTS, st.integers(0, 4000), PAYS, PAYS)
def test_more_pay_is_no_less_compensation(start, days, one, other):
    end = str(start + timedelta(days=days))
    less, more = (
        total("severance", start=str(start), end=end, pay=money(pay), **FIXED) for pay in sorted((one, other))
    )
    assert less <= more


@given(STARTS, st.integers(0, 4000), st.integers(0, 4000), PAYS)
def test_more_years_are_no_less_compensation(start, one, other, pay):
    shorter, longer = (
        total("severance", start=str(start), end=str(start + timedelta(days=days)), pay=money(pay), **FIXED)
        for days in sorted((one, other))
    )
    assert shorter <= longer


@given(STARTS, st.integers(0, 6000), PAYS, st.integers(100_000, 2_000_000), st.integers(0, 400_000))
def test_unlawful_termination_is_twice_the_compensation(start, days, pay, average, minimum):
    texts = {
        "start": str(start),
        "end": str(start + timedelta(days=days)),
        "pay": money(pay),
        "average": money(average),
        "minimum": money(minimum),
    }
    assert total("unlawful", **texts) == 2 * total("severance", **texts)


@given(STARTS, st.integers(0, 6000), PAYS, st.integers(1, 2_000_000))
def test_the_cap_holds_and_twelve_years_only_with_it(start, days, pay, average):
    end = start + timedelta(days=days)
    sum_ = total("severance", start=str(start), end=str(end), pay=money(pay), average=money(average), minimum="0")
    months = paid_months(span(start, end))
    if pay > 3 * average:
        assert sum_ == half_up(min(months, 12) * 3 * average)
    else:
        assert sum_ == half_up(months * pay)


@given(STARTS, st.integers(0, 1500), PAYS, st.integers(0, 1500))
def test_double_pay_is_eleven_months_at_most_and_grows_with_time(start, days, pay, later):
    sums = [
        total("double", start=str(start), end=str(start + timedelta(days=n)), pay=money(pay))
        for n in (days, days + later)
    ]
    assert 0 <= sums[0] <= sums[1] <= 11 * pay


@given(PAYS, st.integers(0, 200), st.integers(0, 200), st.integers(0, 200))
def test_overtime_is_the_sum_of_its_three_kinds(pay, workday, rest, holiday):
    hours = {"workday": workday, "rest": rest, "holiday": holiday}
    texts = {"day": "2026-10-31", "pay": money(pay)}
    parts = [total("overtime", **texts, **{name: str(count)}) for name, count in hours.items()]
    assert total("overtime", **texts, **{name: str(count) for name, count in hours.items()}) == sum(parts)


@given(st.integers(0, 45), st.integers(0, 45), st.dates(date(2024, 1, 1), date(2026, 12, 31)), st.integers(0, 20))
def test_leave_grows_with_the_years_and_is_never_below_nothing(one, other, last, taken):
    fewer, more = (
        total(
            "leave",
            years=str(years),
            from_day=f"{last.year}-01-01",
            to_day=str(last),
            taken=str(taken),
            pay="6525",
        )
        for years in sorted((one, other))
    )
    assert 0 <= fewer <= more <= 15 * 60_000


@given(PAYS, st.dates(date(2020, 1, 1), date(2024, 12, 31)), st.integers(0, 2000), st.integers(-10, 3000))
def test_a_service_period_never_costs_more_than_the_training(cost, start, length, stayed):
    left = start + timedelta(days=max(stayed, 0))
    until = start + timedelta(days=length)
    sum_ = total("service", cost=money(cost), start=str(start), until=str(until), left=str(left))
    assert 0 <= sum_ <= cost
    assert sum_ == 0 or left < until


@given(st.integers(0, 10**7), st.integers(1, 500_000))
def test_the_final_award_is_decided_claim_by_claim(fen, least):
    lines = said(found("final", day="2026-11-30", claims=f"工资 {money(fen)}；补偿 0", minimum=money(least)))
    assert ("属于终局裁决" in lines[1]) and (("不属于" not in lines[1]) == (fen <= 12 * least))
    assert "不属于" not in lines[2]


# what is not known is said


def test_a_missing_number_is_said_and_never_guessed():
    texts = {"start": "2020-01-01", "end": "2022-12-31", "pay": "1000"}
    calculation = found("severance", **texts)
    assert calculation.total == 300_000
    assert any("没有 2022-12-31 的当地月最低工资" in text for text in said(calculation))
    assert any("没有上年度职工月平均工资" in text for text in said(calculation))
    later = found("severance", **texts | {"end": "2023-12-31"})
    assert later.total == 4 * 220_000
    assert any("待核实" in text for text in said(later))
    assert [rate.code for rate in later.rates_used] == ["minimum_month"]
    with pytest.raises(BadInput, match="当地月最低工资"):
        found("final", day="2022-12-31", claims="工资 5000")
    with pytest.raises(NoRate, match="monthly_days"):
        found("overtime", day="2007-12-31", pay="1000", workday="1")


def test_a_district_has_its_own_value():
    content = codes.shipped(rates.LIST)
    item = next(item for item in content["items"] if item["code"] == "minimum_month")
    content["items"].append(item | {"place": "莱西市", "value": "2010", "status": "verified"})
    read = rates.read(content)
    assert read.find("minimum_month", date(2026, 1, 1), "莱西市").fen == 201_000
    assert read.find("minimum_month", date(2026, 1, 1), "市南区").fen == 220_000
    assert read.places == ("青岛市", "莱西市")
    own = calculate(
        kind_of("final"), {"day": "2026-01-01", "claims": "工资 24120.01"}, Tables(read, TABLES.calendar, "莱西市")
    )
    assert "超过，不属于终局裁决" in said(own)[1]


def test_service_before_the_law_is_left_out_and_said():
    calculation = found("severance", start="2005-03-01", end="2026-11-30", pay="5000", **FIXED)
    assert "2005-03-01 到 2008-01-01 以前" in "".join(said(calculation))
    assert not any(
        "以前的工作年限" in text
        for text in said(found("unlawful", start="2005-03-01", end="2026-11-30", pay="5000", **FIXED))
    )


def test_copied_as_text():
    text = copied(found("notice", reason="unfit", pay="6000"), lambda each: say([each]))
    assert text.splitlines()[-1] == "按上一个月的工资：6,000.00 元 × 1　6,000.00　劳动合同法实施条例第20条"


# what cannot be is refused in words


@pytest.mark.parametrize(
    ("kind", "texts", "field", "words"),
    [
        ("notice", {"reason": "unfit"}, "pay", "还没有填"),
        ("notice", {"reason": "whim", "pay": "1"}, "reason", "没有这一项"),
        ("notice", {"reason": "unfit", "pay": "六千"}, "pay", "看不懂"),
        ("notice", {"reason": "unfit", "pay": "-1"}, "pay", "看不懂"),
        ("notice", {"reason": "unfit", "pay": "1000000001"}, "pay", "超过一亿元"),
        ("severance", {"start": "2026-02-30", "end": "2026-03-01", "pay": "1"}, "start", "2026-10-01 的样子"),
        ("severance", {"start": "2026-03-02", "end": "2026-03-01", "pay": "1"}, "end", "不能早于"),
        ("severance", {"start": "2005-03-02", "end": "2007-12-31", "pay": "1"}, "end", "施行以前"),
        ("severance", {"start": "2026-01-02", "end": "2026-03-01", "pay": "1 " * 13}, "pay", "最多写 12 个月"),
        ("double", {"start": "2026-03-02", "end": "2026-03-01", "pay": "1"}, "end", "不能早于"),
        ("probation", {"term": "short", "day": "2026-01-01", "served": "0.333", "pay": "1"}, "served", "最多两位小数"),
        ("probation", {"term": "short", "day": "2026-01-01", "served": "NaN", "pay": "1"}, "served", "最多两位小数"),
        ("probation", {"term": "short", "day": "2026-01-01", "served": "x", "pay": "1"}, "served", "要填一个数"),
        (
            "leave",
            {"years": "1", "from_day": "2025-12-31", "to_day": "2026-01-02", "taken": "0", "pay": "1"},
            "to_day",
            "同一年",
        ),
        ("injury", {"stage": "stay", "day": "2026-01-01", "pay": "1"}, "months", "还没有填"),
        ("injury", {"stage": "stay", "day": "2026-01-01", "pay": "1", "months": "25"}, "months", "最长 24 个月"),
        ("final", {"day": "2026-01-01", "claims": "12000"}, "claims", "名称和金额"),
        ("final", {"day": "2026-01-01", "claims": "；"}, "claims", "1 到 20 项"),
        ("added", {"day": "2026-01-01", "owed": "1", "ordered": "yes", "percent": "49.99"}, "percent", "50 到 100"),
        (
            "service",
            {"cost": "1", "start": "2026-01-02", "until": "2026-01-01", "left": "2026-01-01"},
            "until",
            "不能早于",
        ),
    ],
)
def test_what_cannot_be_is_refused_in_words(kind, texts, field, words):
    with pytest.raises(BadInput, match=words) as refused:
        found(kind, **texts)
    assert refused.value.name == field


@given(st.sampled_from(KINDS), st.data())
def test_no_text_breaks_a_calculator(kind, data):
    values = st.sampled_from(
        ["", "0", "1", "12000", "2026-01-01", "2008-01-01", "yes", "工资 5；x 3", "∞", "１２", "7"]
    )
    texts = {
        field.name: data.draw(
            values | st.text(max_size=12) | st.sampled_from([code for code, _ in field.choices] or [""])
        )
        for field in kind.fields
    }
    try:
        calculation = calculate(kind, texts, TABLES)
    except (BadInput, NoRate):
        return
    assert calculation.total is None or calculation.total >= 0


# the table


def with_item(place, **values):
    content = codes.shipped(rates.LIST)
    content["items"][place] |= values
    return content


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (with_item(0, value="两千"), "value 要是"),
        (with_item(0, value="-1"), "value 要是"),
        (with_item(0, value="1.234"), "value 要是"),
        (with_item(0, effective="去年"), "生效日期"),
        (with_item(0, articles=["XXXX 1"]), "不认识的法条"),
        (with_item(2, effective="2008-01-03"), "重复"),
    ],
)
def test_a_table_that_cannot_be_is_refused_in_words(content, words):
    assert words in "；".join(tables.problems(rates.LIST, content))


def test_the_shipped_table_and_that_it_is_used():
    content = codes.shipped(rates.LIST)
    assert codes.problems(content, content) == tables.problems(rates.LIST, content) == []
    used = {rate.code for case in CASES for rate in found(case["kind"], **texts_of(case)).rates_used}
    assert used == {item["code"] for item in content["items"]}, "a value that no case needs, or the other way round"


def texts_of(case):
    return dict(part.split("=", 1) for part in case["inputs"].split(" | "))


def test_a_calculator_that_takes_another_month_fails_the_table(monkeypatch):
    """The table can fail: six months counted as half a month."""
    monkeypatch.setattr(kinds.termination, "paid_months", lambda worked: Fraction(worked.months, 12))
    wrong = [
        case
        for case in CASES
        if case["kind"] == "severance"
        and total("severance", **texts_of(case)) != half_up(Fraction(case["total"]) * 100)
    ]
    assert len(wrong) >= 5

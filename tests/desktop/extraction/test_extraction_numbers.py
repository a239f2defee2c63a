"""Spoken numbers and months: the table of the domain file, and round trips with an independent writer."""

import random
from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.extraction import months
from offline_store import spoken_numbers as numbers


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("一万二", 12_000),
        ("一万零二百", 10_200),
        ("三千五", 3_500),
        ("三千零五", 3_005),
        ("八万六千五百二", 86_520),
        ("四十一万三千六", 413_600),
        ("八十六万四", 864_000),
        ("六千零八十", 6_080),
        ("两万八", 28_000),
        ("8万6", 86_000),
        ("1万2600", 12_600),
        ("12,600", 12_600),
        ("12，600", 12_600),
        ("1.26万", 12_600),
        ("一万2千6", 12_600),
        ("4,2", 4_200),
        ("十", 10),
        ("一百零五", 105),
        ("一百五", 150),
    ],
)
def test_a_number_has_its_value(words: str, value: int) -> None:
    assert numbers.parse(words) == value


@pytest.mark.parametrize("words", ["幺五四零零", "六七八九", "", "万", "二二", "千三"])
def test_a_row_of_digits_is_no_number(words: str) -> None:
    assert numbers.parse(words) is None


@pytest.mark.parametrize(
    ("text", "value", "about"),
    [
        ("两千来块", 2_000, True),
        ("十来个人", 10, True),
        ("百十来号人", 110, True),
        ("一百二十来人", 120, True),
        ("二三十个人", 20, True),
        ("三十多万", 300_000, True),
        ("大概五千块", 5_000, True),
        ("三千块左右", 3_000, True),
        ("五千块", 5_000, False),
    ],
)
def test_an_approximate_number_says_so(text: str, value: int, about: bool) -> None:
    (found,) = numbers.find(text)
    assert (found.value, found.about) == (value, about)


def test_two_numbers_without_a_mark_between_are_two() -> None:
    assert [found.value for found in numbers.find("一个月七千八两万三千四")] == [1, 7_800, 23_400]


@settings(deadline=None, max_examples=400)
@given(value=st.integers(1, 10**8), short=st.booleans(), liang=st.booleans())
def test_what_is_written_is_read_back(spoken: Callable[..., str], value: int, short: bool, liang: bool) -> None:
    words = spoken(value, short=short, liang=liang)
    assert numbers.parse(words) == value, words


@settings(deadline=None, max_examples=100)
@given(high=st.integers(1, 9), low=st.integers(1, 9), unit=st.sampled_from([1_000, 10_000]))
def test_the_last_unit_left_out_differs_from_zero_said(
    spoken: Callable[..., str], high: int, low: int, unit: int
) -> None:
    short = spoken(high * unit + low * unit // 10, short=True)
    assert short[-1] not in "百千"
    assert numbers.parse(short) == high * unit + low * unit // 10
    assert numbers.parse(short[:-1] + "零" + short[-1]) == high * unit + low


@pytest.mark.parametrize(
    ("words", "ref_date", "day"),
    [
        ("今年二月十号", date(2026, 8, 20), date(2026, 2, 10)),
        ("上个月三十号", date(2026, 10, 12), date(2026, 9, 30)),
        ("去年十二月五号", date(2026, 11, 20), date(2025, 12, 5)),
        ("2025年3月1日", date(2026, 11, 20), date(2025, 3, 1)),
        ("十二月三十一号", date(2026, 1, 3), date(2025, 12, 31)),
    ],
)
def test_a_day_is_resolved_against_the_day_of_the_call(words: str, ref_date: date, day: date) -> None:
    assert months.resolve(words, ref_date) == day


@pytest.mark.parametrize("words", ["二月三十号", "二月二十九号", "三个月", "没有日子"])
def test_no_day_is_made_up(words: str) -> None:
    assert months.resolve(words, date(2026, 6, 1)) is None


@pytest.mark.parametrize(
    ("words", "span"),
    [
        ("八月九月十月都没发", "2026-08 2026-10"),
        ("六七八九四个月", "2026-06 2026-09"),
        ("八九十三个月", "2026-08 2026-10"),
        ("今年五月份进的场，到九月底", "2026-05 2026-09"),
        ("去年十一月到今年二月", "2025-11 2026-02"),
        ("十一月十二月一月", "2025-11 2026-01"),
        ("8、9、10月", "2026-08 2026-10"),
        ("3到5月", "2026-03 2026-05"),
        ("去年下半年", "2025-07 2025-12"),
        ("上个月", "2026-09 2026-09"),
    ],
)
def test_months_are_one_stretch(words: str, span: str) -> None:
    (found,) = months.find(words, date(2026, 10, 19))
    assert f"{found.first} {found.last}" == span


@settings(deadline=None, max_examples=60)
@given(first=st.integers(1, 9), count=st.integers(2, 4))
def test_a_list_of_months_is_read_whichever_way_it_is_said(first: int, count: int) -> None:
    listed = [first + step for step in range(count) if first + step <= 12]
    names = ["一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二"]
    said = [names[month - 1] for month in listed]
    ways = ["".join(f"{name}月" for name in said), "、".join(said) + "月", f"{said[0]}月到{said[-1]}月"]
    if listed[-1] <= 10:
        ways.append("".join(said) + names[len(said) - 1].replace("二", "两") + "个月")
    words = random.Random(first * 10 + count).choice(ways)
    (found,) = months.find(words, date(2026, 12, 31))
    assert (found.first.month, found.last.month) == (listed[0], listed[-1]), words

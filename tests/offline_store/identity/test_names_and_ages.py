"""Names, ages, retirement and lunar days."""

import calendar
from datetime import date, timedelta

import pytest
from borax.calendars.lunardate import LunarDate
from hypothesis import given
from hypothesis import strategies as st

from offline_store import codes
from offline_store.identity import ages, lunar, names, retirement
from offline_store.identity.hint import Hint

BANDS, RULES = codes.shipped("age_band"), codes.shipped("retirement")
HAN = st.sampled_from("买提艾力吐尔逊〇𠮷𬱖㛃")
DAYS = st.dates(date(1901, 3, 1), date(2099, 12, 31))


@given(st.text(HAN, min_size=1), st.sampled_from(".·•․‧∙⋅・･．"), st.text(HAN, min_size=1))
def test_between_chinese_characters_every_dot_is_one(first, dot, second):
    assert names.normalised(f"{first}{dot}{second}") == f"{first}·{second}"
    assert names.normalised(f" {first} {dot} {second} ") == f"{first}·{second}"


@pytest.mark.parametrize("name", ["J. R. Smith", "O'Neil•Kim", "张三3.5", "•张", "张•", "张•A", "A·张"])
def test_elsewhere_nothing_changes(name):
    assert names.normalised(name) == name


@given(st.text())
def test_a_name_is_normal_once_it_was_normalised_and_keeps_every_character(name):
    once = names.normalised(name)
    assert names.normalised(once) == once
    assert len(once) <= len(name)
    once.encode()


def test_a_long_name_beyond_the_first_plane_keeps_every_character():
    name = "𠮷" * 60
    assert names.normalised(name) == name


def test_private_use_is_flagged_and_nothing_else():
    assert names.hints("张\ue000\U000f0001") == [Hint("private_use", "U+E000、U+F0001")]
    assert names.hints("𠮷𬱖·A") == []


@given(DAYS, st.integers(0, 130))
def test_an_age_is_the_number_of_birthdays(born, years):
    year = born.year + years
    is_leap_day = (born.month, born.day) == (2, 29) and not calendar.isleap(year)
    birthday = date(year, 3, 1) if is_leap_day else date(year, born.month, born.day)
    assert ages.age_on(born, birthday) == years
    assert ages.age_on(born, birthday - timedelta(days=1)) == years - 1


def test_bands_and_marks_turn_on_the_birthday():
    told = {0: "A", 15: "A", 16: "B", 17: "B", 18: "C", 25: "C", 26: "D", 45: "E", 46: "F", 60: "G", 61: "H", 100: "H"}
    by_code = {item["code"]: item["name"] for item in BANDS["items"]}
    assert {age: ages.band_of(age, BANDS) for age in told} == {age: by_code[code] for age, code in told.items()}
    assert ages.band_of(-1, BANDS) == ""
    assert [ages.marks_of(age) for age in (15, 17, 18, 59, 60)] == [("child", "minor"), ("minor",), (), (), ("elder",)]


@pytest.mark.parametrize(
    ("code", "born", "age", "when"),
    [  # lines of the tables that come with the decision
        ("M60", "1964-12", (60, 0), "2024-12"),
        ("M60", "1965-01", (60, 1), "2025-02"),
        ("M60", "1965-04", (60, 1), "2025-05"),
        ("M60", "1965-05", (60, 2), "2025-07"),
        ("M60", "1970-12", (61, 6), "2032-06"),
        ("M60", "1976-08", (62, 11), "2039-07"),
        ("M60", "1976-09", (63, 0), "2039-09"),
        ("M60", "1990-01", (63, 0), "2053-01"),
        ("F55", "1970-01", (55, 1), "2025-02"),
        ("F55", "1981-09", (58, 0), "2039-09"),
        ("F50", "1974-12", (50, 0), "2024-12"),
        ("F50", "1975-01", (50, 1), "2025-02"),
        ("F50", "1975-03", (50, 2), "2025-05"),
        ("F50", "1984-10", (54, 11), "2039-09"),
        ("F50", "1984-11", (55, 0), "2039-11"),
    ],
)
def test_retirement_by_the_published_tables(code, born, age, when):
    rule = next(item for item in RULES["items"] if item["code"] == code)
    found = retirement.retirements(rule["sex"], date.fromisoformat(f"{born}-15"), RULES)
    line = next(item for item in found if item.rule == rule["name"])
    assert (divmod(line.age_months, 12), f"{line.year}-{line.month:02d}") == (age, when)


@given(st.dates(date(1940, 1, 1), date(2010, 12, 31)), st.sampled_from(["1", "2"]))
def test_who_is_born_a_month_later_never_retires_earlier(born, sex):
    later = (born.replace(day=1) + timedelta(days=32)).replace(day=1)
    for earlier_line, line in zip(
        retirement.retirements(sex, born, RULES), retirement.retirements(sex, later, RULES), strict=True
    ):
        assert (line.year, line.month) > (earlier_line.year, earlier_line.month)
        assert 0 <= line.age_months - earlier_line.age_months <= 1


def test_near_is_less_than_five_years_ahead():
    line = retirement.retirements("1", date(1966, 5, 1), RULES)[0]  # 60 and 5 months: October 2026
    assert (line.year, line.month) == (2026, 10)
    assert [line.is_near(date(*day, 1)) for day in ((2021, 9), (2021, 10), (2026, 9), (2026, 10))] == [
        False,
        True,
        True,
        False,
    ]
    assert retirement.retirements("0", date(1970, 1, 1), RULES) == []


@given(DAYS.filter(lambda day: day.year < 2057))  # later a new moon falls on midnight, and the tables differ by a day
def test_lunar_days_are_those_of_another_library(day):
    other = LunarDate.from_solar_date(day.year, day.month, day.day)
    told = f"农历{other.year}年{'闰' if other.leap else ''}{other.month}月{other.day}日"
    assert lunar.from_words(told) == day
    words = lunar.in_words(day)
    assert lunar.from_words(f"农历{other.year}年{words}") == day
    assert words.startswith("闰") == bool(other.leap)


@pytest.mark.parametrize(
    "text", ["", "农历", "农历1990年13月1日", "农历2021年闰4月1日", "农历2021年四月卅一", "1990-01-01"]
)
def test_what_is_no_lunar_day_is_none(text):
    assert lunar.from_words(text) is None


def test_old_ways_of_telling():
    told = {
        "农历一九五八年八月十五": date(1958, 9, 27),
        "阴历 1958年 8月15": date(1958, 9, 27),
        "农历1990年正月初一": date(1990, 1, 27),
        "旧历1989年腊月三十": date(1990, 1, 26),
        "农历1990年冬月廿三": date(1991, 1, 8),
        "农历1990年十一月二十三日": date(1991, 1, 8),
    }
    assert {text: lunar.from_words(text) for text in told} == told

"""Cards as readers and scanners type them."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from offline_store.identity import days, resident
from offline_store.identity.card import SHORTEST, Card, read_text

NUMBER = "37020219900315002X"
WHOLE = Card(
    number=NUMBER,
    name="买买提·艾力",
    sex="2",
    ethnicity="维吾尔",
    born=date(1990, 3, 15),
    address="青岛市市南区香港中路1号，3单元",
    authority="市南分局",
    valid_until=date(2035, 1, 1),
)
PARTS = ("买买提·艾力", "女", "维吾尔", "1990年3月15日", "青岛市市南区香港中路1号", "3单元", NUMBER, "市南分局")


@pytest.mark.parametrize("between", [",", "，", "\t", "\n", "\r\n", "|", ";"])
def test_the_parts_in_the_cards_order(between):
    assert read_text(between.join((*PARTS, "20150101-20350101"))) == WHOLE
    short = read_text(between.join(PARTS[:7]))
    assert (short.number, short.name, short.authority, short.valid_until) == (NUMBER, WHOLE.name, "", None)
    assert read_text(between.join((*PARTS, "2015.01.01", "长期"))).valid_until == date(2015, 1, 1)


def test_the_end_may_be_open():
    assert read_text(",".join((*PARTS, "长期"))).valid_until is None


def test_parts_with_their_names_in_any_order():
    text = (
        f"公民身份号码：{NUMBER} 姓名：买买提·艾力\n性别:女 民族：维吾尔 出生日期=1990-03-15;"
        "住址：青岛市市南区香港中路1号，3单元 签发机关：市南分局 有效期限：2015.01.01-2035.01.01"
    )
    assert read_text(text) == WHOLE


@pytest.mark.parametrize(
    "text", [NUMBER, NUMBER.lower(), f" {NUMBER}\n", "370202900315002", "USA110090031501", "911840199003150017"]
)
def test_a_number_alone(text):
    assert read_text(text).number == text.strip().upper()
    assert len(text.strip()) >= SHORTEST


@pytest.mark.parametrize(
    "text",
    [
        "",
        "13800001234",
        "三个月没有发工资，公司说没钱，让我们等到年底",
        f"身份证{NUMBER}",
        f"张三\t13800001234\t{NUMBER}",
        f"张三,男,{NUMBER}",
        "姓名：张三 性别：男",
        "H12345678",
    ],
)
def test_anything_else_is_no_card(text):
    assert read_text(text) is None


@given(st.text(max_size=200))
def test_any_text_is_read_or_left(text):
    read_text(text)
    read_text(f"姓名：{text} 公民身份号码：{NUMBER}")


@given(st.dates(date(1901, 3, 1), date(2030, 12, 31)))
def test_days_as_people_write_them(day):
    for text in (f"{day:%Y%m%d}", day.isoformat(), f"{day.year}年{day.month}月{day.day}日", f"{day:%Y.%m.%d}"):
        assert days.read_day(text) == day
    assert days.read_day(f"{day.year}-{day.month}-32") is None
    assert resident.day_of("00000000") is None

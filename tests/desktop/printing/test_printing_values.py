"""Values as paper prints them, by the type of their field."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.printing.amounts import both
from desktop.printing.blocks import Field, Is
from desktop.printing.glyphs import GAP
from desktop.printing.values import BadValue, Values, printed

TEXT = Field(label="文字", type="text")
SEX = Field(label="性别", type="choice", options=("男", "女"))


def field(kind):
    return Field(label="项目", type=kind)


@pytest.mark.parametrize(
    ("kind", "value", "text"),
    [
        ("text", "王小雨", "王小雨"),
        ("text", 12, "12"),
        ("date", "2026-11-05", "2026年11月5日"),
        ("moment", "2026-11-05T01:05:00+00:00", "2026年11月5日 9时05分"),
        ("moment", "2026-11-05T09:05", "2026年11月5日 9时05分"),
        ("money", 1_260_000, "人民币壹万贰仟陆佰元整（￥12,600.00）"),
        ("money", 0, "人民币零元整（￥0.00）"),
        ("digits_money", 7, "￥0.07"),
        ("count", 0, "0"),
        ("flag", True, "☑是　☐否"),
        ("flag", False, "☐是　☑否"),
        ("flag", None, "☐是　☐否"),
        ("date", None, ""),
        ("money", "", ""),
    ],
)
def test_each_type_is_printed(kind, value, text):
    assert printed(field(kind), value) == text


def test_a_choice_shows_every_option_and_loses_none_that_was_chosen():
    assert printed(SEX, "女") == "☐男　☑女"
    assert printed(SEX, ["男", "女"]) == "☑男　☑女"
    assert printed(SEX, "不愿说") == "☐男　☐女　☑不愿说"
    assert printed(SEX, "") == "☐男　☐女"


@given(st.dates(date(1900, 1, 1), date(2199, 12, 31)))
def test_dates_have_no_leading_zeros_and_can_be_read_back(day):
    text = printed(field("date"), day.isoformat())
    assert "年0" not in text and "月0" not in text
    year, rest = text.split("年")
    month, rest = rest.split("月")
    assert date(int(year), int(month), int(rest.removesuffix("日"))) == day


@given(st.integers(0, 10**12))
def test_money_is_printed_in_capitals_and_in_digits(fen):
    text = printed(field("money"), fen)
    assert text == both(fen)
    assert int(text.split("￥")[1].rstrip("）").replace(",", "").replace(".", "")) == fen


@given(st.text())
def test_braces_and_gaps_in_a_value_are_only_text(text):
    assert Values({"x": TEXT}, {"x": text}).fill("甲{x}乙{{") == f"甲{text.replace(GAP, '') or GAP * 8}乙{{"


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        ("date", "2026-13-01"),
        ("date", 5),
        ("money", 1.5),
        ("money", True),
        ("money", -1),
        ("count", "many"),
        ("text", [1]),
    ],
)
def test_what_a_type_cannot_hold_is_refused(kind, value):
    with pytest.raises(BadValue, match="项目"):
        printed(field(kind), value)


def test_blocks_are_shown_by_what_there_is():
    values = Values({"x": TEXT}, {"x": "有", "none": None, "no": False, "zero": 0, "many": ["a", "b"]})
    assert [values.shown(name) for name in (None, "x", "none", "no", "zero", "missing")] == [
        True,
        True,
        False,
        False,
        True,
        False,
    ]
    assert values.shown(Is(field="x", value="有"))
    assert values.shown(Is(field="many", value="b"))
    assert not values.shown(Is(field="x", value="没有"))

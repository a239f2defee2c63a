import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.printing.amounts import both, capitals, digits

# The values of the domain notes, 2.1, and of 支付结算办法 Annex 1.
KNOWN = {
    140950: "壹仟肆佰零玖元伍角",
    600714: "陆仟零柒元壹角肆分",
    10700053: "壹拾万柒仟元零伍角叁分",
    1640902: "壹万陆仟肆佰零玖元零贰分",
    32504: "叁佰贰拾伍元零肆分",
    50: "伍角整",
    10000000000: "壹亿元整",
    1260000: "壹万贰仟陆佰元整",
    168032: "壹仟陆佰捌拾元零叁角贰分",
    1000: "壹拾元整",
    1005: "壹拾元零伍分",
    5: "伍分",
    0: "零元整",
    100000500_00: "壹亿零伍佰元整",
    100005000_00: "壹亿零伍仟元整",
    1000500_00: "壹佰万零伍佰元整",
    10**14 - 1: "玖仟玖佰玖拾玖亿玖仟玖佰玖拾玖万玖仟玖佰玖拾玖元玖角玖分",
}


@pytest.mark.parametrize(("fen", "text"), KNOWN.items())
def test_known_values(fen: int, text: str) -> None:
    assert capitals(fen) == text


def read_back(text: str) -> int:
    """The sum that a person reads in the capitals, in fen."""
    figures = {figure: value for value, figure in enumerate("零壹贰叁肆伍陆柒捌玖")}
    places = {"拾": 10, "佰": 100, "仟": 1000}
    total = group = figure = 0
    for character in text:
        if character in figures:
            figure = figures[character]
        elif character in places:
            group, figure = group + figure * places[character], 0
        elif character in "万亿":
            total, group, figure = total + (group + figure) * {"万": 10**4, "亿": 10**8}[character], 0, 0
        elif character == "元":
            total, group, figure = (total + group + figure) * 100, 0, 0
        elif character in "角分":
            total, figure = total + figure * {"角": 10, "分": 1}[character], 0
    return total


@given(st.integers(0, 10**14 - 1) | st.integers(0, 10**7) | st.integers(0, 10**9).map(lambda n: n * 10_000))
def test_a_reader_gets_the_same_sum_back(fen: int) -> None:
    text = capitals(fen)
    assert read_back(text) == fen
    assert "零零" not in text
    assert not re.search("零[拾佰仟万亿角分]", text)
    assert text.endswith("整") == (fen % 100 == 0 or (fen < 100 and fen % 10 == 0))


def test_digits_and_both() -> None:
    assert digits(1260000) == "￥12,600.00"
    assert digits(7) == "￥0.07"
    assert both(1260000) == "人民币壹万贰仟陆佰元整（￥12,600.00）"


@pytest.mark.parametrize("fen", [-1, 10**14])
def test_sums_that_no_paper_has_are_refused(fen: int) -> None:
    with pytest.raises(ValueError, match=str(fen)):
        capitals(fen)

"""Telephone numbers: one spelling, however they are told or copied."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from offline_store.phone_numbers import Dialled, forms, from_text, spelt

AREA = "0532"


@pytest.mark.parametrize(
    ("text", "number", "extension"),
    [
        ("13800001234", "13800001234", ""),
        ("来电：+86 138-0000-1234", "13800001234", ""),
        ("008613800001234", "13800001234", ""),
        ("013800001234", "13800001234", ""),
        ("0532-8591 2345 转 801", "053285912345", "801"),
        ("（0532）85912345 分机：12", "053285912345", "12"),
        ("+86-532-8591-2345,9", "053285912345", "9"),
        ("010 6512 3456", "01065123456", ""),
        ("８５９１２３４５", "85912345", ""),
        ("400-812-3123", "4008123123", ""),
        ("+852 2123 4567", "+85221234567", ""),
        ("12351", "12351", ""),
        ("没有号码", "", ""),
        ("", "", ""),
        ("单号 99887766554433221100", "", ""),
    ],
)
def test_a_copied_number(text, number, extension):
    assert from_text(text) == Dialled(number, extension)


@given(st.text(max_size=200))
def test_any_text_is_looked_through(text):
    number = from_text(text).number
    assert number == "" or number.lstrip("+").isdecimal()
    assert spelt(spelt(text)) == spelt(text)


@given(
    st.from_regex(r"1[3-9][0-9]{9}|0532[2-8][0-9]{7}", fullmatch=True),
    st.sampled_from(["", "+86", "86", "0086", "+86 "]),
)
def test_the_countrys_code_makes_no_other_number(number, code):
    told = code + (number[1:] if code and number.startswith("0") else number)
    assert spelt(told) == number


@given(st.from_regex(r"[2-8][0-9]{6,7}", fullmatch=True))
def test_with_and_without_the_area_code_it_is_the_same(local):
    assert set(forms(local, AREA)) == set(forms(AREA + local, AREA)) == {local, AREA + local}
    assert forms("13800001234", AREA) == ("13800001234",) and forms("", AREA) == ()

"""Telephone numbers, beside Google's library."""

import phonenumbers
import pytest
from hypothesis import given
from hypothesis import strategies as st
from phonenumbers import PhoneNumberType

from offline_store.identity import phones

LENGTHS = (phonenumbers.ValidationResult.TOO_SHORT, phonenumbers.ValidationResult.TOO_LONG)
DIGITS = st.one_of(
    st.from_regex(r"1[0-9]{10}", fullmatch=True),
    st.from_regex(r"0[0-9]{9,11}", fullmatch=True),
    st.from_regex(r"[48]00[0-9]{7}", fullmatch=True),
    st.from_regex(r"[0-9]{1,13}", fullmatch=True),
)


def oracle(text):
    try:
        return phonenumbers.parse(text, "CN")
    except phonenumbers.NumberParseException:
        return None


@given(DIGITS)
def test_what_the_library_calls_a_number_of_hers_has_no_hint(digits):
    told = oracle(digits)
    if told and told.country_code == 86 and phonenumbers.is_valid_number(told):
        kind = phonenumbers.number_type(told)
        # it takes landlines that nobody has or dials: within an area code they begin with 2 to 8, before it is a 0
        area = phonenumbers.length_of_geographical_area_code(told)
        is_landline = kind == PhoneNumberType.FIXED_LINE and area and digits.startswith("0")
        if kind == PhoneNumberType.MOBILE or (is_landline and str(told.national_number)[area] in "2345678"):
            assert phones.hints(digits) == []
        if kind == PhoneNumberType.MOBILE:
            assert phones.read(digits).kind == "mobile"


@given(st.from_regex(r"1[0-9]{5,13}", fullmatch=True))
def test_a_mobile_of_the_wrong_length_is_seen_like_the_library_sees_it(digits):
    told = oracle(digits)
    if told is None or phonenumbers.is_possible_number_with_reason(told) in LENGTHS:
        assert phones.hints(digits)


@given(st.from_regex(r"1[3-9][0-9]{9}", fullmatch=True), st.sampled_from(["", "+86", "+86 ", "0086", "86-", "0"]))
def test_a_prefix_changes_nothing(mobile, prefix):
    told = oracle(prefix + mobile)
    ours = phones.read(prefix + mobile)
    if prefix != "86-":
        assert ours.digits == mobile
        assert ours.kind == "mobile"
    if told and phonenumbers.is_valid_number(told) and ours.kind:
        assert str(told.national_number) == ours.digits


@given(st.sampled_from(["010", "0532", "021", "0311"]), st.from_regex(r"[2-8][0-9]{7}", fullmatch=True))
def test_landlines_with_and_without_extension(area, number):
    for text in (f"{area}-{number}", f"({area}){number}", f"+86 {area[1:]} {number}", f"{area} {number}"):
        assert phones.read(text) == phones.Phone("landline", area + number)
    for text in (
        f"{area}-{number}-806",
        f"{area}-{number}转806",
        f"{area}{number} 分机806",
        f"{area}-{number} ext. 806",
    ):
        assert phones.read(text) == phones.Phone("landline", area + number, "806")
    assert phonenumbers.parse(f"{area}-{number} ext. 806", "CN").extension == "806"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("13800001234", []),
        ("138 0000 1234", []),
        ("１３８００００１２３４", []),
        ("85012345", []),
        ("85012345-12", []),
        ("+852 9123 4567", []),
        ("12351", ["service"]),
        ("12345", ["service"]),
        ("110", ["service"]),
        ("10086", ["service"]),
        ("95588", ["service"]),
        ("4008123123", ["firm"]),
        ("800-820-8820", ["firm"]),
        ("1380000123", ["length"]),
        ("138000012345", ["length"]),
        ("12800001234", ["unusual"]),
        ("微信同号", ["characters"]),
        ("", []),
    ],
)
def test_numbers_as_people_write_them(text, found):
    assert [hint.kind for hint in phones.hints(text)] == found


@given(st.text())
def test_any_text_is_judged(text):
    phones.hints(text)

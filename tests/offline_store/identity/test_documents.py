"""Numbers of documents, beside two libraries that know them too: python-stdnum and id-validator."""

import string
import warnings
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from stdnum.cn import ric

from offline_store.identity import divisions, documents, resident
from offline_store.identity.hint import Hint, compact
from offline_store.identity.resident import Facts

with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    from id_validator import data as oracle_data
    from id_validator import validator as oracle

TODAY = date(2026, 11, 25)
BORN = st.dates(date(1920, 1, 1), TODAY)
CURRENT = sorted(code for code in oracle_data.get_address_code() if not code.endswith("00"))
KNOWN_TO_BOTH = [code for code in CURRENT if divisions.known(code)]
BODIES = st.builds(
    lambda code, born, order: f"{code}{born:%Y%m%d}{order:03d}",
    st.sampled_from(KNOWN_TO_BOTH),
    BORN,
    st.integers(0, 995),
)


def kinds(kind, number):
    return [hint.kind for hint in documents.hints(kind, number, TODAY)]


@given(BODIES)
def test_a_right_number_has_no_hint_and_both_libraries_take_it(body):
    number = body + resident.check_digit(body)
    assert ric.calc_check_digit(number) == number[17]
    assert oracle.is_valid(number)
    assert documents.hints("111", number, TODAY) == []


@given(BODIES, st.sampled_from("0123456789X"))
def test_any_check_digit_is_judged_as_both_libraries_judge_it(body, last):
    number = body + last
    ours = "check_digit" not in kinds("111", number)
    assert ours == oracle.is_valid(number) == (ric.calc_check_digit(number) == last)


@given(BODIES, st.integers(0, 16), st.sampled_from("0123456789"))
def test_one_wrong_digit_is_always_seen(body, place, digit):
    number = body + resident.check_digit(body)
    wrong = number[:place] + digit + number[place + 1 :]
    assert (documents.hints("111", wrong, TODAY) == []) == (wrong == number)


@given(BODIES)
def test_what_a_number_says_is_what_the_library_reads(body):
    number = body + resident.check_digit(body)
    told, ours = oracle.get_info(number), documents.facts("111", number, TODAY)
    assert ours.sex == {1: "1", 0: "2"}[told["sex"]]
    assert f"{ours.born:%Y-%m-%d}" == told["birthday_code"]
    assert ours.division == told["address_code"]


@given(BODIES.filter(lambda body: body[6:8] == "19"))
def test_fifteen_digits_become_the_librarys_eighteen(body):
    short = body[:6] + body[8:]
    assert resident.lengthened(short) == oracle.upgrade_id(short)
    assert documents.hints("111", short, TODAY) == []
    assert documents.facts("", short, TODAY) == documents.facts("", resident.lengthened(short), TODAY)


def test_running_numbers_kept_for_the_old_mean_the_century_before():
    assert resident.lengthened("370202880101996")[6:14] == "18880101"
    assert kinds("111", "370202880101996") == ["age"]


@given(st.text(string.digits + "Xx ", min_size=18, max_size=18))
def test_no_eighteen_places_pass_here_that_a_library_refuses(text):
    plain = compact(text)
    if documents.hints("111", text, TODAY) == []:
        assert oracle.is_valid(plain)


@given(st.text())
def test_any_text_is_judged_and_none_breaks_the_check(text):
    for kind in ("", "111", "112", "113", "414", "511", "X516", "XHMT", "XFPR23", "XFPR", "X114", "X999", "new"):
        documents.hints(kind, text, TODAY)
        documents.facts(kind, text, TODAY)


def test_divisions_are_called_as_the_library_calls_them():
    missing = set(CURRENT) - set(KNOWN_TO_BOTH)
    assert len(missing) < 0.02 * len(CURRENT), sorted(missing)[:20]
    same = [code for code in KNOWN_TO_BOTH if divisions.full_name(code).endswith(oracle_data.get_address_code()[code])]
    assert len(same) > 0.97 * len(KNOWN_TO_BOTH)


@pytest.mark.parametrize(
    ("code", "year", "name"),
    [
        ("370205", 1985, "山东省青岛市四方区"),  # 2012 gone
        ("370282", 1990, "山东省青岛市即墨市"),  # 2017 gone
        ("370284", None, "山东省青岛市胶南市"),
        ("370271", None, "山东省青岛市青岛高新技术产业开发区"),  # of our own list
        ("110101", 1980, "北京市东城区"),
        ("210112", 1980, "辽宁省沈阳市东陵区"),
        ("210112", 2020, "辽宁省沈阳市浑南区"),
        ("370000", None, "山东省"),
        ("830000", None, "台湾地区"),
        ("370299", None, ""),
        ("99", None, ""),
    ],
)
def test_a_division_of_its_time(code, year, name):
    assert divisions.full_name(code, year) == name
    assert divisions.known(code) == bool(name)


def of_foreigner(born, order="001"):
    body = f"911840{born:%Y%m%d}{order}"
    return body + resident.check_digit(body)


@given(BORN, st.integers(0, 999))
def test_a_foreigners_new_card_is_read_for_day_and_sex(born, order):
    number = of_foreigner(born, f"{order:03d}")
    assert documents.kind_of(number) == documents.FOREIGNER
    assert documents.hints("", number, TODAY) == []
    assert documents.facts("", number, TODAY) == Facts("1" if order % 2 else "2", born)
    wrong = number[:17] + ("0" if number[17] != "0" else "1")
    assert documents.hints("XFPR23", wrong, TODAY) == [Hint("check_digit", number[17])]


@given(st.dates(TODAY - timedelta(days=99 * 365), TODAY), st.integers(0, 99))
def test_a_foreigners_old_card_names_no_century(born, last):
    number = f"USA1100{born:%y%m%d}{last:02d}"
    assert documents.kind_of(number) == documents.FOREIGNER_OLD
    assert documents.facts("", number, TODAY) == Facts("1" if last // 10 % 2 else "2", born)


@pytest.mark.parametrize(
    ("kind", "number", "found"),
    [
        ("111", "11010219840406970X", []),
        ("111", " 110102 19840406 970x", []),
        ("XHMT", "810000199408230021", []),
        ("", "810000199408230021", []),
        ("111", "810000199408230021", ["kind"]),
        ("XHMT", "11010219840406970X", ["kind"]),
        ("XFPR23", "11010219840406970X", ["kind"]),
        ("112", "11010219840406970X", []),
        ("111", "37020219900231123X", ["date", "check_digit"]),
        ("111", "370202209001011236", ["future", "check_digit"]),
        ("111", "3702021990", ["length"]),
        ("111", "3702021990010112AB", ["characters"]),
        ("X516", "H12345678", []),
        ("X516", "M1234567801", []),
        ("X516", "X12345678", ["form"]),
        ("511", "01234567", []),
        ("511", "0123456789(B)", []),
        ("511", "012345678", ["form"]),
        ("414", "EA1234567", []),
        ("414", "PASSPORT", ["form"]),
        ("XFPR", "USA110019000101", ["date"]),
        ("XFPR23", "9118401990", ["length"]),
        ("X999", "随便什么", []),
        ("111", "", []),
    ],
)
def test_documents_of_every_kind(kind, number, found):
    assert kinds(kind, number) == found

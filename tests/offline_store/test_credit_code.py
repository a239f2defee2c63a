"""统一社会信用代码 against python-stdnum, an implementation of its own."""

from hypothesis import example, given
from hypothesis import strategies as st
from stdnum.cn import uscc

from offline_store.credit_code import CHARACTERS, check_character, fault, plain

digits8 = st.text("0123456789", min_size=8, max_size=8)
organisation = st.text(CHARACTERS, min_size=9, max_size=9)
firsts = st.builds(str.__add__, digits8, organisation)


@given(firsts)
@example("91350100M000100Y4")
def test_the_check_character_is_that_of_the_oracle(first):
    assert check_character(first) == uscc.calc_check_digit(first)
    assert fault(first + check_character(first)) == ""
    assert uscc.is_valid(first + check_character(first))


@given(firsts, st.sampled_from(CHARACTERS))
def test_right_and_wrong_are_told_as_by_the_oracle(first, last):
    assert (fault(first + last) == "") == uscc.is_valid(first + last)


@given(st.text(CHARACTERS + "IOSVZ", min_size=16, max_size=19))
def test_what_the_oracle_takes_is_never_faulted(code):
    if uscc.is_valid(code):
        assert fault(code) == ""
    if fault(code) == "" and code[:2].isdecimal():
        assert uscc.is_valid(code), "letters in the first two places are the standard's, not the oracle's"


def test_a_remainder_of_zero_is_checked_by_zero():
    of_zero = [first for first in (f"91370200MA3{n:06d}" for n in range(200)) if check_character(first) == "0"]
    assert of_zero, "the sum of some is a multiple of 31"
    for first in of_zero:
        assert fault(first + "0") == ""
        assert uscc.is_valid(first + "0")


def test_one_wrong_character_is_always_noticed():
    right = "91370200MA3C1D2E3" + check_character("91370200MA3C1D2E3")
    for place in range(8, 18):
        for other in CHARACTERS:
            if other != right[place]:
                assert fault(right[:place] + other + right[place + 1 :]) == "check"


def test_faults_are_named():
    assert fault("") == ""
    assert fault("9137") == "length"
    assert fault("91370200MA3C1D2EI0") == "characters"
    assert fault("9137020AMA3C1D2E30") == "characters"
    assert plain(" 9137 0200-ma3c １Ｄ2e30 ") == "91370200MA3C1D2E30"

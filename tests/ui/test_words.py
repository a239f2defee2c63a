"""Typed sums and numbers: what is understood, and what is refused."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from offline_store import money
from ui import words


@pytest.mark.parametrize(
    ("text", "fen"),
    [
        ("", None),
        ("12600", 1_260_000),
        ("12,600.50", 1_260_050),
        ("￥12，600 元", 1_260_000),
        ("1.26万", 1_260_000),
        ("3千", 300_000),
        ("0.5", 50),
        ("１２，６００．５０元", 1_260_050),
    ],
)
def test_sums_are_understood(text, fen):
    assert money.fen(text) == fen


@pytest.mark.parametrize("text", ["一万", "12.345", "-5", "1e999", "NaN", "inf", "12 34 五", "9" * 30, "1_000"])
def test_other_words_are_refused(text):
    with pytest.raises(ValueError):
        money.fen(text)


@given(st.integers(0, 10**14 - 1))
def test_a_shown_sum_is_understood_again(fen):
    assert money.fen(words.yuan(fen)) == fen


@pytest.mark.parametrize(("text", "number"), [("", None), ("19", 19), ("19人", 19), ("1,200 名", 1200)])
def test_numbers_of_people(text, number):
    assert words.people(text) == number


@pytest.mark.parametrize("text", ["0", "-3", "几个", "1.5", "99999999999"])
def test_no_number_of_people(text):
    with pytest.raises(ValueError):
        words.people(text)


@pytest.mark.parametrize(
    ("period", "shown"),
    [
        ("2026-08/2026-10", "2026年8月至2026年10月"),
        ("2026-09", "2026年9月"),
        ("2026-09-03/2026-11-20", "2026年9月3日至2026年11月20日"),
        ("去年夏天", "去年夏天"),
        ("", ""),
    ],
)
def test_a_period_is_shown_as_one_says_it(period, shown):
    assert words.period_words(period) == shown

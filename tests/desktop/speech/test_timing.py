"""One time for each character, whatever happens to the text: never falling, never outside the sound."""

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.speech.engine import RATE, Decoded
from desktop.speech.text import tidy
from desktop.speech.timing import carried, fitted, spread
from desktop.speech.transcriber import Spoken, settle
from desktop.speech.vad import Sentence
from tests.simulated_engine import SimulatedEngine

spoken_text = st.text(st.sampled_from("勞動仲裁的工资 ,，。?一二三12ab\ufffd"), max_size=40)


@st.composite
def timed(draw):
    text = draw(spoken_text)
    return text, sorted(draw(st.lists(st.integers(0, 3000), min_size=len(text), max_size=len(text))))


def never_falls(times) -> bool:
    return all(a <= b for a, b in pairwise(times))


@given(timed(), spoken_text)
def test_a_changed_text_has_one_time_for_each_character(before, after) -> None:
    text, times = before
    found = carried(text, times, after)
    assert len(found) == (len(after) if text else 0)
    assert never_falls(found)
    assert all(times[0] <= time <= times[-1] for time in found)


@given(timed())
def test_tidying_keeps_the_times_in_step(before) -> None:
    text, times = before
    tidied = tidy(text)
    found = carried(text, times, tidied)
    assert len(found) == (len(tidied) if text else 0)
    assert never_falls(found)


def test_what_stays_keeps_its_time() -> None:
    assert carried("勞動 仲裁", (10, 20, 30, 40, 50), "劳动仲裁") == (10, 20, 40, 50)
    assert carried("工商认定", (10, 20, 30, 40), "工伤认定") == (10, 20, 30, 40)
    assert carried("我派潜去", (10, 20, 30, 40), "我劳务派遣去") == (10, 13, 16, 20, 30, 40)
    assert carried("工资", (10, 20), "工资。") == (10, 20, 20)


@given(spoken_text, st.lists(st.floats(-1, 1, width=32), max_size=50), st.integers(1, 400))
def test_a_text_laid_over_its_sound_stays_inside(text, levels, width) -> None:
    samples = np.repeat(np.array(levels, np.float32), width)
    found = spread(text, samples)
    assert len(found) == len(text)
    assert never_falls(found)
    assert all(0 <= time <= len(samples) // (RATE // 100) for time in found)


@given(st.lists(st.integers(-500, 5000)), st.integers(0, 4 * RATE))
def test_times_are_made_to_fit(times, samples) -> None:
    found = fitted(times, np.zeros(samples, np.float32))
    assert len(found) == len(times)
    assert never_falls(found)
    assert all(0 <= time <= samples // (RATE // 100) for time in found)


def test_nothing_is_laid_where_nobody_speaks() -> None:
    """A second of silence, one of speech, one of silence, one of speech."""
    speech = np.random.default_rng(1).normal(0, 0.1, RATE).astype(np.float32)
    found = spread("一二三四", np.concatenate([speech * 0, speech, speech * 0, speech]))
    assert found == pytest.approx((100, 150, 300, 350), abs=5)


class Corrector:
    def correct(self, decoded: Decoded) -> Decoded:
        return Decoded("改了", decoded.confidence, decoded.times[:2])


def test_a_sentence_is_settled_with_times_and_mended() -> None:
    sound = np.random.default_rng(1).normal(0, 0.1, 2 * RATE).astype(np.float32)
    whole = Spoken(0, Sentence(3.0, 5.0, sound), is_leak=False)
    plain = settle(SimulatedEngine(), whole, "clerk")
    assert plain is not None
    assert len(plain.times) == len(plain.text)
    mended = settle(SimulatedEngine(), whole, "clerk", Corrector())
    assert mended is not None
    assert (mended.text, mended.times) == ("改了", plain.times[:2])

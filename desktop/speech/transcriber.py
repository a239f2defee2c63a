"""From sound to segments: one sentence cutter per channel, one engine for whole sentences, one for open ones."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from desktop.sound.source import Block, FileSource
from desktop.speech.diarising import Turns
from desktop.speech.engine import Corrector, Engine, Segment
from desktop.speech.timing import spread
from desktop.speech.vad import Cutting, Sentence, SentenceCutter
from offline_store import gaps
from offline_store.gaps import Gap

STEREO = ("clerk", "caller")
"""Who speaks in the channels of a call: clerk left, caller right."""
MONO = ("",)

TURNS = Cutting(pause=1.8, padding=0.5, longest=20.0)
"""For a recorded call: whole turns, since Whisper hears better, and at less cost, with more around it."""
TALK = Cutting(pause=1.0, padding=0.5, longest=16.0)
"""For a recorded talk at one microphone, where nobody pauses between turns: long windows lose words."""
_REMEMBERED = 40.0
"""Seconds of sound kept to compare the channels: more than the longest sentence and its pause."""
_GLANCE = 2.0
"""Seconds of an open sentence that are compared with the other channel, ten times a second."""


@dataclass(frozen=True, slots=True)
class Spoken:
    """A sentence of one channel; `is_leak` when it is only what another channel says."""

    channel: int
    sentence: Sentence
    is_leak: bool


class ChannelCutter:
    """Cuts the sound of one recording into sentences, channel by channel, while it comes in.

    Times are seconds of the sound that was fed.
    """

    def __init__(self, rate: int, channels: int, cutting: Cutting | None = None) -> None:
        self._rate = rate
        self._cutters = [SentenceCutter(rate, cutting) for _ in range(channels)]
        self._recent: list[Block] = []
        self._forgotten = 0  # frames no longer in _recent

    def feed(self, block: Block) -> list[Spoken]:
        """Takes int16 sound of shape (frames, channels); gives the sentences that ended in it."""
        if len(self._cutters) > 1:
            self._remember(block)
        return self._spoken([cutter.feed(block[:, channel]) for channel, cutter in enumerate(self._cutters)])

    def flush(self) -> list[Spoken]:
        """The end of the recording: gives the sentences that were still open."""
        return self._spoken([cutter.flush() for cutter in self._cutters])

    def opened(self) -> list[Spoken]:
        """The sentences being spoken; each comes again, whole, from feed or flush."""
        found = [(channel, cutter.open_sentence()) for channel, cutter in enumerate(self._cutters)]
        return [
            Spoken(channel, one, self._is_leak(channel, max(one.start, one.end - _GLANCE), one.end))
            for channel, one in found
            if one
        ]

    def _spoken(self, found: Sequence[Sequence[Sentence]]) -> list[Spoken]:
        return [
            Spoken(channel, one, self._is_leak(channel, one.start, one.end))
            for channel, sentences in enumerate(found)
            for one in sentences
        ]

    def _remember(self, block: Block) -> None:
        self._recent.append(block)
        while sum(map(len, self._recent)) - len(self._recent[0]) > _REMEMBERED * self._rate:
            self._forgotten += len(self._recent.pop(0))

    def _is_leak(self, channel: int, start: float, end: float) -> bool:
        """Whether a stretch is what another channel says, heard through a bad hybrid or an open headset."""
        if len(self._cutters) < 2:
            return False
        first, last = (round(time * self._rate) - self._forgotten for time in (start, end))
        sound = np.concatenate(self._recent)[max(first, 0) : last].astype(np.float32)
        others = (sound[:, other] for other in range(sound.shape[1]) if other != channel)
        return any(leaks(sound[:, channel], other, self._rate) for other in others)


class Transcriber:
    """Turns the sound of one recording into segments; `speakers` names the speaker of each channel."""

    def __init__(
        self,
        engine: Engine,
        rate: int,
        speakers: Sequence[str],
        cutting: Cutting | None = None,
        corrector: Corrector | None = None,
        turns: Turns | None = None,
        without: Sequence[Gap] = (),
    ) -> None:
        """`turns` tells who speaks where the channel does not, `without` where its sound is missing."""
        self._engine, self._speakers, self._corrector = engine, tuple(speakers), corrector
        self._turns, self._gaps = turns, tuple(without)
        self._cutter = ChannelCutter(rate, len(self._speakers), cutting)

    def feed(self, block: Block) -> list[Segment]:
        """Takes int16 sound of shape (frames, channels); gives the segments whose sentence ended in it."""
        return self._settled(self._cutter.feed(block))

    def flush(self) -> list[Segment]:
        """The end of the recording: gives the sentences that were still open."""
        return self._settled(self._cutter.flush())

    def _settled(self, found: Sequence[Spoken]) -> list[Segment]:
        parts = [part for one in found for part in self._parts(one)]
        segments = [settle(self._engine, one, speaker, self._corrector) for one, speaker in parts]
        return sorted((segment for segment in segments if segment), key=lambda segment: segment.start)

    def _parts(self, spoken: Spoken) -> list[tuple[Spoken, str]]:
        speaker = gaps.speakers_at(self._speakers, self._gaps, spoken.sentence.start)[spoken.channel]
        if speaker or spoken.is_leak or self._turns is None:
            return [(spoken, speaker)]
        return [(replace(spoken, sentence=part.sentence), part.role) for part in self._turns.heard(spoken.sentence)]


def settle(engine: Engine, spoken: Spoken, speaker: str, corrector: Corrector | None = None) -> Segment | None:
    """A whole sentence as text, mended; None when there are no words in it, or they are another channel's."""
    if spoken.is_leak:
        return None
    whole = spoken.sentence
    heard = engine.decode(whole.samples)
    if not heard.text:
        return None
    if len(heard.times) != len(heard.text):
        heard = replace(heard, times=spread(heard.text, whole.samples))
    if corrector:
        heard = corrector.correct(heard)
    return Segment(whole.start, whole.end, speaker, heard.text, heard.confidence, heard.times)


class LiveText:
    """The words of the sentences being spoken: one listener for each channel."""

    def __init__(self, engine: Engine, speakers: Sequence[str]) -> None:
        self._speakers = tuple(speakers)
        self._listeners = [engine.listener() for _ in speakers]
        self._shown: list[tuple[float, str] | None] = [None] * len(self._listeners)
        """Start and words of the sentence each listener follows."""

    def follow(self, opened: Sequence[Spoken]) -> list[Segment]:
        """What has changed in the words of the open sentences, as drafts of confidence 0."""
        now = {spoken.channel: spoken.sentence for spoken in opened if not spoken.is_leak}
        changed = [self._follow(channel, now.get(channel)) for channel in range(len(self._listeners))]
        return [draft for draft in changed if draft]

    def _follow(self, channel: int, sentence: Sentence | None) -> Segment | None:
        shown, listener = self._shown[channel], self._listeners[channel]
        if shown and (sentence is None or sentence.start != shown[0]):
            listener.end()
            shown = self._shown[channel] = None
        if sentence is None:
            return None
        text = listener.follow(sentence.samples)
        self._shown[channel] = (sentence.start, text)
        if not text or (shown and shown[1] == text):
            return None
        return Segment(sentence.start, sentence.end, self._speakers[channel], text, 0.0)


def leaks(quiet: NDArray[np.float32], loud: NDArray[np.float32], rate: int) -> bool:
    """Whether `quiet` is `loud` again: at most half as strong, and alike at some delay up to a tenth of a second."""
    weak, strong = float(np.linalg.norm(quiet)), float(np.linalg.norm(loud))
    if weak == 0 or weak > strong / 2:
        return False
    size = 1 << (2 * len(quiet) - 1).bit_length()
    alike = np.fft.irfft(np.fft.rfft(quiet, size) * np.conj(np.fft.rfft(loud, size)), size)
    window = np.concatenate([alike[: rate // 10], alike[-rate // 10 :]])
    return bool(np.abs(window).max() > 0.5 * weak * strong)


def transcribe_file(path: Path, engine: Engine) -> list[Segment]:
    """The segments of a sound file, in order, at full speed. Raises UnreadableAudio."""
    two = _has_two_sounds(path)
    source = FileSource(path, realtime=False)
    transcriber = Transcriber(engine, source.rate, STEREO if two else MONO, TURNS if two else TALK)
    segments = [segment for block in source.blocks() for segment in transcriber.feed(block if two else block[:, :1])]
    return sorted(segments + transcriber.flush(), key=lambda segment: segment.start)


def _has_two_sounds(path: Path) -> bool:
    """Whether a file has two channels that differ; many programs write one microphone into both."""
    source = FileSource(path, realtime=False)
    if source.channels < 2:
        return False
    products = np.zeros((2, 2))
    for block in source.blocks():
        sound = block.astype(np.float64)
        products += sound.T @ sound
    alone = products[0, 0] == 0 or products[1, 1] == 0
    return bool(alone or abs(products[0, 1]) < 0.98 * np.sqrt(products[0, 0] * products[1, 1]))

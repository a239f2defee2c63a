"""From sound to segments: one sentence cutter per channel, one engine."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from desktop.sound.source import Block, FileSource
from desktop.speech.engine import Engine, Segment
from desktop.speech.vad import Cutting, Sentence, SentenceCutter

STEREO = ("clerk", "caller")
"""Who speaks in the channels of a call: clerk left, caller right."""
MONO = ("",)

TURNS = Cutting(pause=1.8, padding=0.5, longest=20.0)
"""For a recorded call: whole turns, since Whisper hears better, and at less cost, with more around it."""
TALK = Cutting(pause=1.0, padding=0.5, longest=16.0)
"""For a recorded talk at one microphone, where nobody pauses between turns: long windows lose words."""
_REMEMBERED = 40.0
"""Seconds of sound kept to compare the channels: more than the longest sentence and its pause."""


class Transcriber:
    """Turns the sound of one recording into segments while it comes in.

    `speakers` names the speaker of each channel; times are seconds of the sound that was fed.
    """

    def __init__(
        self, engine: Engine, rate: int, channels: int, speakers: Sequence[str], cutting: Cutting | None = None
    ) -> None:
        if len(speakers) != channels:
            raise ValueError(f"{len(speakers)} speakers for {channels} channels")
        self._engine = engine
        self._rate = rate
        self._speakers = tuple(speakers)
        self._cutters = [SentenceCutter(rate, cutting) for _ in speakers]
        self._recent: list[Block] = []
        self._forgotten = 0  # frames no longer in _recent

    def feed(self, block: Block) -> list[Segment]:
        """Takes int16 sound of shape (frames, channels); gives the segments whose sentence ended in it."""
        if len(self._speakers) > 1:
            self._remember(block)
        found = [cutter.feed(block[:, channel]) for channel, cutter in enumerate(self._cutters)]
        return self._decode(found, final=True)

    def flush(self) -> list[Segment]:
        """The end of the recording: gives the sentences that were still open."""
        return self._decode([cutter.flush() for cutter in self._cutters], final=True)

    def draft(self) -> list[Segment]:
        """Quick drafts of the sentences being spoken; each will come again, final, from feed or flush."""
        opened = [cutter.open_sentence() for cutter in self._cutters]
        return self._decode([[sentence] if sentence else [] for sentence in opened], final=False)

    def _remember(self, block: Block) -> None:
        self._recent.append(block)
        while sum(map(len, self._recent)) - len(self._recent[0]) > _REMEMBERED * self._rate:
            self._forgotten += len(self._recent.pop(0))

    def _decode(self, found: Sequence[Sequence[Sentence]], *, final: bool) -> list[Segment]:
        segments = []
        for channel, sentences in enumerate(found):
            for sentence in sentences:
                if self._is_leak(channel, sentence):
                    continue
                heard = self._engine.decode(sentence.samples, final=final)
                if heard.text:
                    speaker = self._speakers[channel]
                    segments.append(Segment(sentence.start, sentence.end, speaker, heard.text, heard.confidence))
        return sorted(segments, key=lambda segment: segment.start)

    def _is_leak(self, channel: int, sentence: Sentence) -> bool:
        """Whether a sentence is what another channel says, heard through a bad hybrid or an open headset."""
        if len(self._speakers) < 2:
            return False
        first, last = (round(time * self._rate) - self._forgotten for time in (sentence.start, sentence.end))
        sound = np.concatenate(self._recent)[max(first, 0) : last].astype(np.float32)
        others = (sound[:, other] for other in range(sound.shape[1]) if other != channel)
        return any(leaks(sound[:, channel], other, self._rate) for other in others)


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
    transcriber = Transcriber(engine, source.rate, 2 if two else 1, STEREO if two else MONO, TURNS if two else TALK)
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

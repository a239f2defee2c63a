"""What every speech engine offers: whisper now, vosk and sherpa-onnx later."""

from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

RATE = 16000
"""Hz of the sound an engine takes."""

Sound = NDArray[np.float32]
"""Mono sound at `RATE`, shape (samples,), within -1..1."""


@dataclass(frozen=True, slots=True)
class Decoded:
    """What an engine heard in one sentence: text (empty when nobody spoke) and confidence, 0..1."""

    text: str
    confidence: float


@dataclass(frozen=True, slots=True)
class Segment:
    """One sentence of one speaker: seconds from the start of the recording, "clerk", "caller" or "" when unknown."""

    start: float
    end: float
    speaker: str
    text: str
    confidence: float


class Engine(Protocol):
    """Turns the sound of one sentence into text. Not safe for two threads at once, unless an engine says so."""

    def decode(self, samples: Sound, *, final: bool) -> Decoded:
        """The words of one sentence (float32, mono, 16 kHz, at most 30 s).

        `final` asks for the best answer; without it a quick draft of a sentence still being spoken will do.
        Sound without speech gives an empty text.
        """

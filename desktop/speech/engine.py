"""What every speech engine offers: Whisper and vosk now, sherpa-onnx later."""

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
    times: tuple[int, ...] = ()
    """When each character is said, in hundredths of a second from where the sound begins; empty where nobody knows."""


@dataclass(frozen=True, slots=True)
class Segment:
    """One sentence of one speaker: seconds from the start of the recording, "clerk", "caller" or "" when unknown."""

    start: float
    end: float
    speaker: str
    text: str
    confidence: float
    times: tuple[int, ...] = ()
    """When each character is said, in hundredths of a second from `start`."""


class Corrector(Protocol):
    """Mends what an engine misheard, before it is written."""

    def correct(self, decoded: Decoded) -> Decoded:
        """The sentence as it was meant; its times are in step with its text."""


class Listener(Protocol):
    """Follows one speaker while she speaks, a sentence at a time. Used from one thread."""

    def follow(self, samples: Sound) -> str:
        """The words so far of the sentence being spoken; `samples` is all of its sound so far, more at each call.

        Returns at once with the words known already when the engine is needed for a sentence that has ended.
        """

    def end(self) -> None:
        """The sentence is over: what is followed next is another one."""


class Engine(Protocol):
    """Turns sound into text. Any thread may ask; an engine that can only do one thing at a time sees to it itself."""

    def decode(self, samples: Sound) -> Decoded:
        """The words of one whole sentence (float32, mono, 16 kHz, at most 30 s), as well as the engine can.

        Sound without speech gives an empty text.
        """

    def listener(self) -> Listener:
        """A new listener for one channel of sound."""

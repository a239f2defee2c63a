"""Plays sound through the loudspeaker or headset."""

import threading
from typing import Any

import numpy as np

from desktop.sound.errors import NoSpeaker
from desktop.sound.source import BLOCKS_PER_SECOND, Block


def play(samples: Block, rate: int, stop: threading.Event, device: str | int | None = None) -> None:
    """Plays int16 sound of shape (frames, channels) at `rate` Hz; returns at its end, or soon after `stop` is set.

    Runs in the caller's thread. Raises NoSpeaker.
    """
    sounddevice = _sounddevice()
    frames = max(rate // BLOCKS_PER_SECOND, 1)
    try:
        with sounddevice.RawOutputStream(
            device=device, samplerate=rate, channels=samples.shape[1], dtype="int16", latency="high"
        ) as stream:
            for at in range(0, len(samples), frames):
                if stop.is_set():
                    stream.abort()
                    return
                stream.write(np.ascontiguousarray(samples[at : at + frames]).tobytes())
    except (sounddevice.PortAudioError, ValueError) as error:
        raise NoSpeaker(reason=error) from error


def _sounddevice() -> Any:
    """The sounddevice module; importing it loads PortAudio, which may be missing."""
    try:
        import sounddevice
    except OSError as error:
        raise NoSpeaker(reason=error) from error
    return sounddevice

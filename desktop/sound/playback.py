"""Plays sound through the loudspeaker or headset."""

import threading
from typing import Any

import numpy as np

from desktop.sound.devices import close_stream, open_stream, portaudio
from desktop.sound.errors import NoMicrophone, NoSpeaker
from desktop.sound.source import BLOCKS_PER_SECOND, Block


def play(samples: Block, rate: int, stop: threading.Event, device: str | int | None = None) -> None:
    """Plays int16 sound of shape (frames, channels) at `rate` Hz; returns at its end, or soon after `stop` is set.

    Runs in the caller's thread. Raises NoSpeaker.
    """
    frames = max(rate // BLOCKS_PER_SECOND, 1)
    stream = open_output(rate, samples.shape[1], device)
    try:
        for at in range(0, len(samples), frames):
            if stop.is_set():
                stream.abort()
                return
            stream.write(np.ascontiguousarray(samples[at : at + frames]).tobytes())
        stream.stop()  # once what was written has been played
    except no_speaker() as error:
        raise NoSpeaker(reason=error) from error
    finally:
        close_stream(stream)


def open_output(rate: int, channels: int, device: str | int | None = None, latency: float | str = "high") -> Any:
    """A running stream of int16 sound to the loudspeaker; close it with `close_stream`. Raises NoSpeaker."""
    try:
        return open_stream(
            lambda sounddevice: sounddevice.RawOutputStream(
                device=device, samplerate=rate, channels=channels, dtype="int16", latency=latency
            )
        )
    except NoMicrophone as error:
        raise NoSpeaker(reason=error.details["reason"]) from error
    except no_speaker() as error:
        raise NoSpeaker(reason=error) from error


def no_speaker() -> tuple[type[Exception], ...]:
    """What PortAudio raises for a device that is not there."""
    return portaudio().PortAudioError, ValueError

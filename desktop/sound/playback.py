"""Plays sound through the loudspeaker or headset."""

import threading

import numpy as np

from desktop.sound.devices import close_stream, open_stream, portaudio
from desktop.sound.errors import NoMicrophone, NoSpeaker
from desktop.sound.source import BLOCKS_PER_SECOND, Block


def play(samples: Block, rate: int, stop: threading.Event, device: str | int | None = None) -> None:
    """Plays int16 sound of shape (frames, channels) at `rate` Hz; returns at its end, or soon after `stop` is set.

    Runs in the caller's thread. Raises NoSpeaker.
    """
    frames = max(rate // BLOCKS_PER_SECOND, 1)
    try:
        stream = open_stream(
            lambda sounddevice: sounddevice.RawOutputStream(
                device=device, samplerate=rate, channels=samples.shape[1], dtype="int16", latency="high"
            )
        )
    except NoMicrophone as error:
        raise NoSpeaker(reason=error.details["reason"]) from error
    except _no_speaker() as error:
        raise NoSpeaker(reason=error) from error
    try:
        for at in range(0, len(samples), frames):
            if stop.is_set():
                stream.abort()
                return
            stream.write(np.ascontiguousarray(samples[at : at + frames]).tobytes())
        stream.stop()  # once what was written has been played
    except _no_speaker() as error:
        raise NoSpeaker(reason=error) from error
    finally:
        close_stream(stream)


def _no_speaker() -> tuple[type[Exception], ...]:
    """What PortAudio raises for a device that is not there."""
    return portaudio().PortAudioError, ValueError

"""Playing: what goes in comes out of the card, a stop stops, no output is said in words."""

import threading
import time

import numpy as np
import pytest

from desktop.sound.errors import NoSpeaker
from desktop.sound.playback import play
from desktop.sound.source import DeviceSource

RATE = 16000
SOUND = np.random.default_rng(5).integers(-9000, 9000, (RATE, 2)).astype(np.int16)


def test_what_is_played_is_heard(card) -> None:
    source = DeviceSource(card.device)
    player = threading.Thread(target=play, args=(SOUND, RATE, threading.Event(), card.output))
    player.start()
    heard = np.zeros((0, 2), np.int16)
    for block in source.blocks():
        heard = np.concatenate([heard, block])
        sounding = np.flatnonzero(heard.any(axis=1))
        if len(heard) > 10 * RATE or (len(sounding) and len(heard) - sounding[0] >= RATE // 2):
            source.stop()
    player.join(10)
    heard = heard[np.flatnonzero(heard.any(axis=1))[0] :]
    assert np.array_equal(heard[: RATE // 2], SOUND[: RATE // 2])


def test_stop_ends_it(card) -> None:
    stop, began = threading.Event(), time.monotonic()
    player = threading.Thread(target=play, args=(np.tile(SOUND, (30, 1)), RATE, stop, card.output))
    player.start()
    stop.wait(0.5)
    stop.set()
    player.join(10)
    assert time.monotonic() - began < 8


def test_no_output(card) -> None:
    with pytest.raises(NoSpeaker, match="没有可用的扬声器"):
        play(SOUND, RATE, threading.Event(), "没有这个设备")

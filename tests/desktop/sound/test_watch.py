"""A device pulled out in the middle of a recording: told of within two seconds, opened again, nothing mixed up."""

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import numpy as np
import pytest

from desktop.sound.errors import NoMicrophone, SoundLost
from desktop.sound.source import Block, DeviceSource
from desktop.sound.watch import Found, Lost, WatchedDevice

RATE = 16000


class Listener:
    """Takes what a source gives in a thread of its own; tells when."""

    def __init__(self, source: WatchedDevice) -> None:
        self.source = source
        self.got: list[tuple[float, Block | Lost | Found]] = []
        self.came = threading.Condition()
        self.thread = threading.Thread(target=self.run)
        self.thread.start()

    def run(self) -> None:
        for given in self.source.blocks():
            with self.came:
                self.got.append((time.monotonic(), given))
                self.came.notify_all()

    def until(self, wanted: Callable[[Block | Lost | Found], bool], since: int = 0) -> float:
        """When something came, from a place on."""
        with self.came:
            found: list[float] = []

            def there() -> bool:
                found[:] = [at for at, given in self.got[since:] if wanted(given)]
                return bool(found)

            assert self.came.wait_for(there, 15), [each for _, each in self.got if not isinstance(each, np.ndarray)]
            return found[0]

    def sound(self) -> int:
        """Until sound comes from now on; how much had come before."""
        before = len(self.got)
        self.until(lambda given: isinstance(given, np.ndarray), before)
        return before


@contextmanager
def listening(source: WatchedDevice) -> Iterator[Listener]:
    listener = Listener(source)
    try:
        yield listener
    finally:
        source.stop()
        listener.thread.join(10)
        assert not listener.thread.is_alive()


def named(name: str | None) -> DeviceSource:
    """Only the card itself; there is no other device."""
    if name is None:
        raise NoMicrophone(device="", reason="none")
    return DeviceSource(name, 2)


@pytest.mark.parametrize("how", ["suspended", "removed", "server killed"])
def test_a_device_that_goes_is_told_of_and_opened_again(card, how) -> None:
    gone, back = {
        "suspended": (lambda: card.unplug(True), lambda: card.unplug(False)),
        "removed": (card.remove, card.plug_in),
        "server killed": (card.kill, card.serve),
    }[how]
    with listening(WatchedDevice(named, card.device)) as listener:
        before = listener.sound()
        began = time.monotonic()
        gone()
        noticed = listener.until(lambda given: isinstance(given, Lost), before)
        assert noticed - began < 2.5, "2 s, and what the machine needs to tell the server"
        place = len(listener.got)
        back()
        listener.until(lambda given: isinstance(given, Found) and not given.is_other, place)
        listener.sound()


def test_it_ends_at_once_while_the_device_is_gone(card) -> None:
    with listening(WatchedDevice(named, card.device)) as listener:
        before = listener.sound()
        card.remove()
        listener.until(lambda given: isinstance(given, Lost), before)
        began = time.monotonic()
        listener.source.stop()
        listener.thread.join(5)
        assert time.monotonic() - began < 2
    card.plug_in()


class Simulated(DeviceSource):
    """A device of the test's making: blocks of one value, then it is gone."""

    def __init__(self, rate: int, channels: int, value: int, blocks: int) -> None:
        self.rate, self.channels, self.value, self.left = rate, channels, value, blocks
        self.is_closed = False

    def next_block(self, timeout: float = 1.5) -> Block | None:
        if self.left == 0:
            raise SoundLost(device="“x”", seconds=timeout)
        self.left -= 1
        return np.full((self.rate // 10, self.channels), self.value, np.int16)

    def stop(self) -> None:
        self.left = 0

    def close(self) -> None:
        self.is_closed = True


def test_another_device_stands_in_with_the_same_rate_and_channels_until_the_chosen_is_back(monkeypatch) -> None:
    monkeypatch.setattr("desktop.sound.watch.devices.renew", lambda: True)
    monkeypatch.setattr("desktop.sound.watch.LOOK_BACK", 0.0)
    chosen = [Simulated(16000, 2, 100, 2), None, Simulated(16000, 2, 300, 2)]
    stand_in = Simulated(48000, 1, 200, 10_000)

    def opened(name: str | None) -> DeviceSource:
        if name is None:
            return stand_in
        found = chosen.pop(0)
        if found is None:
            raise NoMicrophone(device="", reason="unplugged")
        return found

    source = WatchedDevice(opened, "box")
    got = []
    for given in source.blocks():
        got.append(given)
        if not isinstance(given, np.ndarray) and isinstance(given, Found) and not given.is_other:
            break
    signs = [each for each in got if not isinstance(each, np.ndarray)]
    assert isinstance(signs[0], Lost)
    assert signs[1:] == [Found(is_other=True), Found(is_other=False)]
    assert stand_in.is_closed
    other = [
        each
        for each in got[next(i for i, each in enumerate(got) if each is signs[1]) :]
        if isinstance(each, np.ndarray)
    ]
    assert all(block.shape[1] == 2 and not block[:, 1].any() for block in other), "whose voice it is, nobody knows"


def test_a_device_that_was_never_there_is_said_at_once() -> None:
    with pytest.raises(NoMicrophone):
        WatchedDevice(named, None)

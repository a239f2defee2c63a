"""A device that is watched: one that is pulled out or falls silent is told of at once and opened again by itself."""

import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import numpy as np
import soxr

from desktop.sound import devices
from desktop.sound.errors import NoMicrophone, SoundLost
from desktop.sound.source import Block, DeviceSource

AGAIN = 0.5
"""Seconds between two tries to open a device that is gone."""
FIRST_BLOCK = 1.0
"""Seconds that a device opened again has to deliver sound; one that does not is not there."""
LOOK_BACK = 5.0
"""Seconds between two tries to go back to the chosen device while another stands in for it."""


@dataclass(frozen=True, slots=True)
class Lost:
    """The device delivers nothing any more; `error` says so in words."""

    error: SoundLost


@dataclass(frozen=True, slots=True)
class Found:
    """Sound comes again; `is_other`: from the system's own choice, since the chosen device is not there."""

    is_other: bool


class WatchedDevice:
    """A device as one endless source: what it gives has one rate and one number of channels, whatever stands in.

    `open_device` opens a device by name, None being the system's own choice; `name` is the chosen one. Raises
    NoMicrophone when it does not open at first; afterwards nothing but `stop` ends it.
    """

    def __init__(self, open_device: Callable[[str | None], DeviceSource], name: str | None) -> None:
        self._open_device, self._name = open_device, name
        self._source = open_device(name)
        self.rate, self.channels = self._source.rate, self._source.channels
        self._stopped = threading.Event()
        self._is_other = False
        self._fitting: soxr.ResampleStream | None = None
        self._looked_back = time.monotonic()

    def blocks(self) -> Iterator[Block | Lost | Found]:
        """See `Source.blocks`; Lost where the device goes, Found before the next sound."""
        try:
            while not self._stopped.is_set():
                try:
                    if self._is_other and (first := self._gone_back()) is not None:
                        yield Found(is_other=False)
                    else:
                        first = self._source.next_block()
                except SoundLost as error:
                    yield Lost(error)
                    first = self._found_again()
                    if first is not None:
                        yield Found(self._is_other)
                if first is None:
                    return
                yield self._fitted(first)
        finally:
            self._source.close()

    def stop(self) -> None:
        """See `Source.stop`."""
        self._stopped.set()
        self._source.stop()

    def _found_again(self) -> Block | None:
        """Tries until sound comes: the first of it; None once stopped."""
        self._source.close()
        while not self._stopped.is_set():
            devices.renew()  # PortAudio knows of no device that came since; while another stream runs it has to do
            first = self._tried(self._name)
            if first is None and self._name is not None:
                first = self._tried(None)
                self._looked_back = time.monotonic()
                self._is_other = first is not None
            if first is not None:
                return first
            self._stopped.wait(AGAIN)
        return None

    def _gone_back(self) -> Block | None:
        """The first sound of the chosen device, where it is there again; the one that stood in is let go then."""
        if time.monotonic() - self._looked_back < LOOK_BACK:
            return None
        standing_in = self._source
        first = self._tried(self._name)
        self._looked_back = time.monotonic()
        if first is not None:
            self._is_other = False
            standing_in.close()
        return first

    def _tried(self, name: str | None) -> Block | None:
        """The first sound of a device, which is the source from now on; None where it gives none."""
        try:
            source = self._open_device(name)
        except NoMicrophone:
            return None
        try:
            first = source.next_block(FIRST_BLOCK)
        except SoundLost:
            source.close()
            return None
        self._source = source
        if self._stopped.is_set():
            source.stop()  # it was asked to end while it was opened
        self._fitting = None
        if source.rate != self.rate:
            self._fitting = soxr.ResampleStream(source.rate, self.rate, source.channels, dtype="int16")
        return first

    def _fitted(self, block: Block) -> Block:
        """What a device gives, as the recording has it: another device's sound is in the first channel alone."""
        if self._fitting is not None:
            block = self._fitting.resample_chunk(block).reshape(-1, block.shape[1])
        if block.shape[1] == self.channels:
            return block
        fitted: Block = np.zeros((len(block), self.channels), np.int16)
        fitted[:, 0] = np.rint(block.mean(axis=1)).astype(np.int16)
        return fitted

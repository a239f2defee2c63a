"""The sound of one recording on its way to the disk: what is paused or lost leaves a gap, the file goes on.

While it is paused, nothing is kept, heard or measured: blocks that come are dropped where they come in. Where a gap
begins, a short silence is written, so that the sentence before it ends there, for the ear and for the engine.
"""

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np

from desktop.sound.recording import Finished, RecordingWriter
from desktop.sound.source import BLOCKS_PER_SECOND, Block, Source
from desktop.sound.watch import Found, Lost
from offline_store.errors import DiskFull, ExpectedError
from offline_store.gaps import LOST, PAUSED, Gap

QUIET = 2.0
"""Seconds of silence where a gap begins: more than the pause that ends a turn."""
LATE = 3
"""Blocks dropped after a pause: they may have been on their way when it ended."""


@dataclass(frozen=True, slots=True)
class Listeners:
    """Who is told, in the thread of the capture."""

    heard: Callable[[Block], None]
    level: Callable[[list[float]], None]
    """Peak of each channel, 0 to 1."""
    gap: Callable[[Gap], None]
    """One that begins, and again when it ended."""
    warned: Callable[[ExpectedError], None]


class Capture:
    """Runs once, in a thread of its own; `pause` and `go_on` come from others."""

    def __init__(self, source: Source, writer: Callable[[], RecordingWriter], listeners: Listeners) -> None:
        self._source, self._make_writer, self._listeners = source, writer, listeners
        self._paused = threading.Event()
        self.done: Finished | None = None
        self.gaps: list[Gap] = []
        self._since = 0.0
        """When the gap that lasts began."""
        self._frames = 0
        self._late = 0
        self._is_full = False

    @property
    def paused(self) -> bool:
        """Whether a pause is wanted; it holds from the next block on, a tenth of a second."""
        return self._paused.is_set()

    @property
    def seconds(self) -> float:
        """How much sound was kept."""
        return self._frames / self._source.rate

    def pause(self) -> None:
        """Keep nothing of what comes from now on."""
        self._paused.set()

    def go_on(self) -> None:
        """End the pause."""
        self._paused.clear()

    def run(self) -> None:
        """From the first block to the complete file, `done`. Raises what the source and the writer raise."""
        writer = self._make_writer()
        try:
            for given in self._source.blocks():
                self._take(writer, given)
        finally:
            self._end_gap()
            self.done = writer.close()

    def _take(self, writer: RecordingWriter, given: Block | Lost | Found) -> None:
        if isinstance(given, Lost):
            self._end_gap()  # a device may go in a pause
            self._begin_gap(writer, LOST)
            self._listeners.warned(given.error)
        elif isinstance(given, Found):
            if not self._open(LOST):
                self._begin_gap(writer, LOST)  # back to the chosen device: no sound was lost, but the speakers change
            self._end_gap(is_other=given.is_other)
        elif self.paused:
            if not self._open(PAUSED):
                self._begin_gap(writer, PAUSED)
            self._late = LATE
        elif self._late:
            self._late -= 1
        else:
            self._end_gap()
            self._keep(writer, given)

    def _keep(self, writer: RecordingWriter, block: Block) -> None:
        self._write(writer, block)
        self._listeners.heard(block)
        self._listeners.level([float(peak) / 32768 for peak in np.abs(block.astype(np.int32)).max(axis=0, initial=0)])

    def _write(self, writer: RecordingWriter, block: Block) -> None:
        """A full disk is told once; the writer keeps what it could not write and tries again with the next block."""
        self._frames += len(block)
        try:
            writer.write(block)
        except DiskFull as error:
            if not self._is_full:
                self._listeners.warned(error)
            self._is_full = True
        else:
            self._is_full = False

    def _open(self, reason: str) -> bool:
        return bool(self.gaps) and self.gaps[-1].seconds is None and self.gaps[-1].reason == reason

    def _begin_gap(self, writer: RecordingWriter, reason: str) -> None:
        self._since = time.monotonic()
        self.gaps.append(Gap(self._frames / self._source.rate, reason))
        self._listeners.level([0.0] * self._source.channels)
        silence = np.zeros((self._source.rate // BLOCKS_PER_SECOND, self._source.channels), np.int16)
        for _ in range(round(QUIET * BLOCKS_PER_SECOND)):
            self._write(writer, silence)
            self._listeners.heard(silence)
        self._listeners.gap(self.gaps[-1])

    def _end_gap(self, *, is_other: bool = False) -> None:
        if self.gaps and self.gaps[-1].seconds is None:
            self.gaps[-1] = replace(self.gaps[-1], seconds=time.monotonic() - self._since, is_other=is_other)
            self._listeners.gap(self.gaps[-1])

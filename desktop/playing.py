"""Plays a recording back for whoever writes it down: from any place, slower at its own pitch, over and over.

One thread reads, stretches and plays, 20 ms at a time; a new place or rate holds from the next 20 ms on.
"""

from __future__ import annotations

import threading
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from offline_store.errors import ExpectedError

if TYPE_CHECKING:
    from desktop.sound.reading import Reader
    from desktop.sound.source import Block
    from desktop.sound.stretch import Stretcher

SLOWEST, FASTEST = 0.5, 2.0
LATENCY = 0.1
"""Seconds of sound handed over before it is heard."""
REPORTS = 0.05
"""Seconds of playing between two reports of the place."""


class Player(QObject):
    """One recording at a time. Signals arrive on the thread it was made in."""

    position = Signal(float)
    """The second of the recording that is heard now."""
    playing_changed = Signal(bool)
    failed = Signal(object)
    """An ExpectedError; it has stopped."""

    def __init__(self, device: str | int | None = None) -> None:
        """`device` as sounddevice names it; None is the system's own."""
        super().__init__()
        self._device = device
        self._state = threading.RLock()
        self._file: tuple[Path, bytes, bool] | None = None
        self._place, self._rate = 0.0, 1.0
        self._loop: tuple[float, float] | None = None
        self._until: float | None = None
        self._is_playing = self._is_moved = self._is_closed = False
        self._thread: threading.Thread | None = None

    @property
    def is_playing(self) -> bool:
        """Whether it plays, or is about to."""
        return self._is_playing

    @property
    def place(self) -> float:
        """The second it is at."""
        return self._place

    def load(self, path: Path, key: bytes, *, running: bool = False) -> None:
        """Another recording, from its start; nothing is read before it is played."""
        self.pause()
        with self._state:
            self._file, self._place, self._loop, self._until = (path, key, running), 0.0, None, None
            self._is_moved = True

    def play(self, until: float | None = None) -> None:
        """On from where it is; up to a second, or to the end."""
        with self._state:
            if self._file is None or self._is_closed:
                return
            self._until, was = until, self._is_playing
            self._is_playing = True
            if not was:
                before = self._thread
                self._thread = threading.Thread(target=self._run, args=(before,), name="player")
                self._thread.start()
        self.playing_changed.emit(True)

    def pause(self) -> None:
        """Stop where it is."""
        with self._state:
            was, self._is_playing = self._is_playing, False
        if was:
            self.playing_changed.emit(False)

    def seek(self, second: float) -> None:
        """Go to a second of the recording."""
        with self._state:
            self._place, self._is_moved, self._until = max(second, 0.0), True, None
        self.position.emit(self._place)

    def set_rate(self, rate: float) -> None:
        """0.8 is slower; the pitch stays."""
        with self._state:
            self._rate = min(max(rate, SLOWEST), FASTEST)

    def loop(self, between: tuple[float, float] | None) -> None:
        """Play this stretch (seconds) over and over; None: go on."""
        with self._state:
            self._loop = between if between and between[1] - between[0] > 0.1 else None

    def close(self) -> None:
        """Be silent for good."""
        with self._state:
            self._is_closed, self._is_playing = True, False
        if self._thread:
            self._thread.join()

    # in its own thread

    def _run(self, before: threading.Thread | None) -> None:
        """As long as it plays; the one before has let the loudspeaker go by then."""
        if before:
            before.join()
        try:
            self._play()
        except ExpectedError as error:
            self.pause()
            self.failed.emit(error)

    def _play(self) -> None:
        from desktop.sound.devices import close_stream
        from desktop.sound.errors import NoSpeaker
        from desktop.sound.playback import no_speaker, open_output
        from desktop.sound.reading import Reader

        assert self._file is not None
        file = self._file
        with Reader(file[0], file[1], running=file[2]) as reader:
            stream = open_output(reader.rate, reader.channels if reader.channels <= 2 else 1, self._device, LATENCY)
            try:
                if self._pour(stream, reader, file):
                    stream.abort()  # paused: at once, not when what was handed over is over
                else:
                    stream.stop()
            except no_speaker() as error:
                raise NoSpeaker(reason=error) from error
            finally:
                close_stream(stream)

    def _pour(self, stream: Any, reader: Reader, file: tuple[Path, bytes, bool]) -> bool:
        """Whether it was stopped; False at the end of what was to be played."""
        from desktop.sound.stretch import Stretcher

        stretcher = Stretcher(reader.rate, reader.channels)
        reported = -1.0
        while True:
            with self._state:
                if not self._is_playing or self._file is not file:
                    return True
                if self._loop and not self._loop[0] - 0.01 <= self._place < self._loop[1]:
                    self._place, self._is_moved = self._loop[0], True
                if self._is_moved:
                    stretcher.restart(reader.channels)
                    self._is_moved = False
                place, rate, end = self._place, self._rate, self._until
            if place >= min(reader.seconds, reader.seconds if end is None else end):
                self.pause()
                return False
            stream.write(_out(self._next(reader, stretcher, place, rate)))
            with self._state:
                if not self._is_moved:
                    self._place = place + stretcher.step * rate / reader.rate
            if abs(place - reported) >= REPORTS * rate:
                reported = place
                self.position.emit(max(place - float(stream.latency) * rate, 0.0))

    def _next(self, reader: Reader, stretcher: Stretcher, place: float, rate: float) -> Block:
        first = round(place * reader.rate)
        if rate == 1.0:
            stretcher.restart(reader.channels)
            return reader.read(first, stretcher.step)
        import numpy as np

        begin = first - stretcher.room
        sound = reader.read(begin, stretcher.needed + min(begin, 0))
        before, missing = max(-begin, 0), stretcher.needed - len(sound) - max(-begin, 0)
        return stretcher.block(np.pad(sound, ((before, max(missing, 0)), (0, 0))))


def _out(sound: Block) -> bytes:
    """As the loudspeaker takes it: more than two channels are mixed."""
    mixed = sound.mean(axis=1, keepdims=True).astype(sound.dtype) if sound.shape[1] > 2 else sound
    return mixed.tobytes()

"""Reads an encrypted recording piece by piece, in any order: nothing but the piece asked for is in clear, in memory."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import BinaryIO

import numpy as np

from desktop.sound.errors import RecordingDamaged
from desktop.sound.sealing import Broken, Seal, read_frame, read_header
from desktop.sound.source import Block

_NUMBER = 4
"""Bytes of a frame's length."""


class Reader:
    """An open recording. Where its frames lie is looked up once; a running one is read as far as it was then.

    Any method raises RecordingDamaged.
    """

    def __init__(self, path: Path, key: bytes, *, running: bool = False) -> None:
        self._path, self._running = path, running
        with _in_words(path):
            self._file: BinaryIO = path.open("rb")
            try:
                self._seal: Seal = read_header(self._file, key)
                self._places = list(_places(self._file, self._seal))
                if not self._places:
                    raise Broken("文件不完整")
                self.rate, self.channels = self._seal.rate, self._seal.channels
                self._frame(0)  # a wrong key is told before anything is played
                last = self._frame(len(self._places) - 1)
            except BaseException:
                self._file.close()
                raise
        self.length = max(len(self._places) - 2, 0) * self._seal.frame_sound + len(last)
        """Frames of sound."""

    @property
    def seconds(self) -> float:
        """How long it is."""
        return self.length / self.rate

    def read(self, first: int, count: int) -> Block:
        """So many frames of sound from `first` on; fewer at the end. int16, shape (frames, channels)."""
        size = self._seal.frame_sound
        first = max(first, 0)
        until = min(first + count, self.length)
        pieces = [np.zeros((0, self.channels), np.int16)]
        with _in_words(self._path):
            if first < until:
                pieces += [self._frame(1 + at) for at in range(first // size, -(-until // size))]
        return np.concatenate(pieces)[first % size : first % size + max(until - first, 0)]

    def blocks(self, seconds: float = 10.0) -> Iterator[Block]:
        """All of it, piece by piece."""
        step = max(int(seconds * self.rate), 1)
        for first in range(0, self.length, step):
            yield self.read(first, step)

    def close(self) -> None:
        """Let the file go."""
        self._file.close()

    def __enter__(self) -> "Reader":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _frame(self, counter: int) -> Block:
        self._file.seek(self._places[counter])
        sealed = read_frame(self._file, self._seal)
        if sealed is None:
            raise Broken("文件不完整")
        return self._seal.open(counter, sealed, last=counter == len(self._places) - 1 and not self._running)


def _places(file: BinaryIO, seal: Seal) -> Iterator[int]:
    """Where each whole frame begins."""
    at = file.tell()
    end = file.seek(0, 2)
    while at + _NUMBER <= end:
        file.seek(at)
        size = int.from_bytes(file.read(_NUMBER), "little")
        if not 0 < size <= seal.longest or at + _NUMBER + size > end:
            return
        yield at
        at += _NUMBER + size


@contextmanager
def _in_words(path: Path) -> Iterator[None]:
    try:
        yield
    except Broken as error:
        raise RecordingDamaged(path=path, reason=error) from error
    except FileNotFoundError as error:
        raise RecordingDamaged(path=path, reason="文件不存在") from error

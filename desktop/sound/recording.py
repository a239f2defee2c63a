"""Encrypted recordings, written while the sound comes in. Nothing is on the disk in clear at any time."""

import contextlib
import errno
import hashlib
import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

import numpy as np

from desktop.sound.errors import RecordingDamaged
from desktop.sound.sealing import Broken, Seal, new_seal, read_frame, read_header
from desktop.sound.source import Block
from offline_store.errors import DiskFull

SUFFIX = ".qtrec"
"""Of a complete recording, after the digest. While it is written it has the name the caller chose."""


@dataclass(frozen=True, slots=True)
class Finished:
    """A complete recording: SHA-256 of the file in hex, seconds of sound, bytes of the file."""

    digest: str
    seconds: float
    bytes: int


class RecordingWriter:
    """Writes one recording to a new file; at most half a second of what was given is not yet on the disk.

    `key` is 32 random bytes made for this recording alone, `rate` in Hz. Any method raises DiskFull: what was
    written stays readable, what was not is kept and written by the next call that finds space.
    """

    def __init__(self, path: Path, key: bytes, rate: int, channels: int) -> None:
        self._seal = new_seal(key, rate, channels)
        self._path = path
        self._hash = hashlib.sha256()
        self._written = 0
        self._waiting = b""  # sealed and not on the disk; sealed once only, as a nonce may serve one text alone
        self._counter = 0
        self._sound = 0
        self._closing = False
        self._pending: list[Block] = []
        with _disk_full_in_words():
            self._file = path.open("xb", buffering=0)
            _sync_folder(path.parent)
        self._waiting = self._seal.header
        self._append(np.zeros((0, channels), np.int16), last=False)
        self._put()

    def write(self, block: Block) -> None:
        """Takes int16 sound of shape (frames, channels)."""
        self._pending.append(block.copy())
        self._sound += len(block)
        if sum(map(len, self._pending)) > self._seal.frame_sound:
            sound = np.concatenate(self._pending)
            while len(sound) > self._seal.frame_sound:
                self._append(sound[: self._seal.frame_sound], last=False)
                sound = sound[self._seal.frame_sound :]
            self._pending = [sound]
        if self._waiting:
            self._put()

    def close(self) -> Finished:
        """Writes the last frame and names the file after its digest, in the same folder."""
        if not self._closing:
            self._closing = True
            self._append(np.concatenate([np.zeros((0, self._seal.channels), np.int16), *self._pending]), last=True)
        self._put()
        self._file.close()
        return _name(self._path, self._hash.hexdigest(), self._sound / self._seal.rate)

    def _append(self, sound: Block, *, last: bool) -> None:
        self._waiting += self._seal.seal(self._counter, sound, last=last)
        self._counter += 1

    def _put(self) -> None:
        """Brings what waits down to the disk; a half-written piece is taken back."""
        with _disk_full_in_words():
            try:
                _write_through(self._file, self._waiting)
            except OSError:
                self._file.seek(self._written)
                self._file.truncate()
                raise
        self._hash.update(self._waiting)
        self._written += len(self._waiting)
        self._waiting = b""


def read_recording(
    path: Path, key: bytes, start: float = 0.0, end: float | None = None, *, running: bool = False
) -> tuple[Block, int]:
    """The sound between two times in seconds (int16, shape (frames, channels)) and its rate in Hz.

    Opens only the frames asked for, and the last, which proves that nothing was cut off; `running` takes a
    recording still being written, which has no last one. Raises RecordingDamaged for a wrong key, a changed bit,
    frames in another order, a file cut short.
    """
    with _broken_in_words(path), path.open("rb") as file:
        seal = read_header(file, key)
        frames = _frames(file, seal, running=running)
        begin = max(round(start * seal.rate), 0)
        until = len(frames) * seal.frame_sound if end is None else max(round(end * seal.rate), begin)
        first = 1 + begin // seal.frame_sound
        stop = 1 + -(-until // seal.frame_sound)
        final = len(frames) - 1
        sound = [np.zeros((0, seal.channels), np.int16)]
        for counter, sealed in enumerate(frames):
            if counter in (0, final) or first <= counter < stop:
                opened = seal.open(counter, sealed, last=counter == final and not running)
                sound += [opened] if first <= counter < stop else []
    offset = (first - 1) * seal.frame_sound
    return np.concatenate(sound)[begin - offset : until - offset], seal.rate


def read_stretches(path: Path, key: bytes, start: float = 0.0) -> Iterator[tuple[Block, int]]:
    """The sound from a second on, half a second at a time, with its rate: hours of it take the memory of one frame.

    Raises RecordingDamaged, as `read_recording` does, where the damage is reached.
    """
    with _broken_in_words(path), path.open("rb") as file:
        seal = read_header(file, key)
        begin, counter = max(round(start * seal.rate), 0), 0
        ahead = read_frame(file, seal)
        if ahead is None:
            raise Broken("文件不完整")
        while (sealed := ahead) is not None:
            ahead = read_frame(file, seal)
            if counter == 0 or ahead is None or counter * seal.frame_sound > begin:  # the first has no sound
                opened = seal.open(counter, sealed, last=ahead is None)
                sound = opened[max(begin - (counter - 1) * seal.frame_sound, 0) :]
                if counter and len(sound):
                    yield sound, seal.rate
            counter += 1


def recover(path: Path, key: bytes) -> Finished:
    """Completes a recording that a kill or a power cut left open, and names it after its digest.

    Keeps every whole frame, drops the one being written (at most half a second) and writes the last one. Raises
    RecordingDamaged, and changes nothing, when the key is wrong or more than a torn end is missing; DiskFull.
    """
    with _broken_in_words(path), path.open("r+b", buffering=0) as file:
        seal = read_header(file, key)
        whole = _whole(file, seal)
        if not whole.closed:
            with _disk_full_in_words():
                file.seek(whole.end)
                file.truncate()
                empty = np.zeros((0, seal.channels), np.int16)
                _write_through(file, seal.seal(whole.count, empty, last=True))
        file.seek(0)
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    return _name(path, digest, whole.sound / seal.rate)


@dataclass(frozen=True, slots=True)
class _Whole:
    """The frames that open from the start on: how many, frames of sound, where they end, is the last among them."""

    count: int
    sound: int
    end: int
    closed: bool


def _whole(file: BinaryIO, seal: Seal) -> _Whole:
    count = sound = 0
    end, closed = file.tell(), False
    while not closed and (sealed := read_frame(file, seal)) is not None:
        try:
            opened, closed = _open_any(seal, count, sealed)
        except Broken:
            break
        count, sound, end = count + 1, sound + len(opened), file.tell()
    left = file.seek(0, os.SEEK_END) - end
    if count == 0 or left > (0 if closed else seal.longest):
        raise Broken("密钥不对，或者内容被改动过")
    return _Whole(count, sound, end, closed)


def _open_any(seal: Seal, counter: int, sealed: bytes) -> tuple[Block, bool]:
    """The sound of a frame, and whether it is the last."""
    try:
        return seal.open(counter, sealed, last=False), False
    except Broken:
        return seal.open(counter, sealed, last=True), True


def _frames(file: BinaryIO, seal: Seal, *, running: bool) -> list[bytes]:
    """All sealed frames. Half a second each: an hour is 7,200 of them, some 100 MB at most."""
    frames = []
    end = file.tell()
    while (sealed := read_frame(file, seal)) is not None:
        frames.append(sealed)
        end = file.tell()
    left = file.seek(0, os.SEEK_END) - end
    if not frames or left > (seal.longest if running else 0):
        raise Broken("文件不完整")
    return frames


def _name(path: Path, digest: str, seconds: float) -> Finished:
    target = path.with_name(digest + SUFFIX)
    path.replace(target)
    _sync_folder(target.parent)
    return Finished(digest, seconds, target.stat().st_size)


def _write_through(file: BinaryIO, data: bytes) -> None:
    view = memoryview(data)
    while view:
        view = view[file.write(view) :]
    os.fsync(file.fileno())


def _sync_folder(folder: Path) -> None:
    """Brings a new name down to the disk; Windows does so itself and cannot open folders."""
    if os.name == "posix":
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


@contextlib.contextmanager
def _disk_full_in_words() -> Iterator[None]:
    try:
        yield
    except OSError as error:
        if error.errno == errno.ENOSPC:
            raise DiskFull from error
        raise


@contextlib.contextmanager
def _broken_in_words(path: Path) -> Iterator[None]:
    try:
        yield
    except Broken as error:
        raise RecordingDamaged(path=path, reason=error) from error
    except FileNotFoundError as error:
        raise RecordingDamaged(path=path, reason="文件不存在") from error

"""Where sound comes from: a file or a device, by one path."""

import queue
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

import numpy as np
import soundfile
from numpy.typing import NDArray

from desktop.sound.errors import NoMicrophone, SoundLost, UnreadableAudio

Block = NDArray[np.int16]
"""Sound of shape (frames, channels)."""

BLOCKS_PER_SECOND = 10
STALL = 2.0
"""Seconds without a block after which a device counts as gone: PortAudio does not notice an unplugged one."""


class Source(Protocol):
    """Sound as it comes in. `rate` is in Hz; blocks can be asked for once."""

    @property
    def rate(self) -> int:
        """Frames per second."""

    @property
    def channels(self) -> int:
        """1 or 2."""

    def blocks(self) -> Iterator[Block]:
        """Blocks of about 0.1 s, int16 of shape (frames, channels), until the end or `stop`."""

    def stop(self) -> None:
        """Ends `blocks`, from any thread; what the device delivered before is still given."""


class FileSource:
    """A sound file. Two channels stay two; more are mixed to one.

    `realtime` gives the blocks when a device would. Raises UnreadableAudio here or from `blocks`.
    """

    def __init__(self, path: Path, *, realtime: bool) -> None:
        self._path = path
        self._realtime = realtime
        self._stopped = threading.Event()
        try:
            info = soundfile.info(str(path))
        except (soundfile.SoundFileError, OSError) as error:
            raise _unreadable(path, error) from error
        self.rate: int = info.samplerate
        self.channels: int = info.channels if info.channels <= 2 else 1
        # libsndfile cuts floats to int16 without scaling them, so those are scaled here
        self._whole_numbers = info.subtype.startswith(("PCM", "ULAW", "ALAW"))

    def blocks(self) -> Iterator[Block]:
        """See `Source.blocks`."""
        started = time.monotonic()
        given = 0
        for block in self._read():
            given += len(block)
            due = started + given / self.rate - time.monotonic() if self._realtime else 0.0
            if self._stopped.wait(due) if due > 0 else self._stopped.is_set():
                return
            yield block

    def stop(self) -> None:
        """See `Source.stop`."""
        self._stopped.set()

    def _read(self) -> Iterator[Block]:
        frames = max(self.rate // BLOCKS_PER_SECOND, 1)
        kind = "int16" if self._whole_numbers else "float32"
        try:
            with soundfile.SoundFile(str(self._path)) as file:
                while len(block := file.read(frames, dtype=kind, always_2d=True)):
                    yield _mixed(block if self._whole_numbers else _to_int16(block), self.channels)
        except (soundfile.SoundFileError, OSError) as error:
            raise _unreadable(self._path, error) from error


@dataclass(frozen=True, slots=True)
class InputDevice:
    """A device sound can be recorded from: PortAudio's number, its name, how many channels it has."""

    id: int
    name: str
    channels: int


def input_devices() -> list[InputDevice]:
    """The devices to record from; none when PortAudio is not installed or there is no device."""
    try:
        found = _sounddevice().query_devices()
    except NoMicrophone:
        return []
    return [InputDevice(d["index"], d["name"], d["max_input_channels"]) for d in found if d["max_input_channels"] > 0]


class DeviceSource:
    """A microphone or telephone recording box; `device` is an id, a name or None for the system's own choice.

    Without `channels` it is the device's own number, two at most. Recording begins here, so that nothing is lost
    before the first block is asked for. Raises NoMicrophone; `blocks` raises SoundLost when nothing came for
    `STALL` seconds.
    """

    def __init__(self, device: str | int | None, channels: int | None = None, rate: int = 16000) -> None:
        self.rate = rate
        self._device = device
        self._queue: queue.SimpleQueue[bytes | None] = queue.SimpleQueue()
        sounddevice = _sounddevice()
        try:
            self.channels: int = channels or min(sounddevice.query_devices(device, "input")["max_input_channels"], 2)
            self._stream = sounddevice.RawInputStream(
                device=device,
                channels=self.channels,
                samplerate=rate,
                dtype="int16",
                blocksize=max(rate // BLOCKS_PER_SECOND, 160),
                latency="high",
                callback=self._arrived,
            )
            self._stream.start()
        except (sounddevice.PortAudioError, ValueError) as error:
            raise NoMicrophone(device=_named(device), reason=error) from error

    def blocks(self) -> Iterator[Block]:
        """See `Source.blocks`."""
        try:
            while (data := self._next()) is not None:
                yield np.frombuffer(data, np.int16).reshape(-1, self.channels)
        finally:
            self._stream.close()

    def stop(self) -> None:
        """See `Source.stop`."""
        self._queue.put(None)

    def _arrived(self, data: Any, frames: int, clock: Any, status: Any) -> None:
        """PortAudio's own thread: copies, nothing else."""
        self._queue.put(bytes(data))

    def _next(self) -> bytes | None:
        try:
            return self._queue.get(timeout=STALL)
        except queue.Empty:
            raise SoundLost(device=_named(self._device), seconds=STALL) from None


def _sounddevice() -> Any:
    """The sounddevice module; importing it loads PortAudio, which may be missing."""
    try:
        import sounddevice
    except OSError as error:
        raise NoMicrophone(device="", reason=error) from error
    return sounddevice


def _named(device: str | int | None) -> str:
    return "" if device is None else f"“{device}”"


def _unreadable(path: Path, error: Exception) -> UnreadableAudio:
    reason = "文件不存在" if not path.exists() else str(error).removeprefix(f"Error opening '{path}': ")
    return UnreadableAudio(path=path, reason=reason)


def _to_int16(block: NDArray[np.float32]) -> Block:
    """Floats of -1..1 as int16; what is no number becomes silence."""
    finite = np.nan_to_num(block, nan=0.0, posinf=1.0, neginf=-1.0)
    whole: Block = np.clip(np.rint(finite * 32768.0), -32768, 32767).astype(np.int16)
    return whole


def _mixed(block: Block, channels: int) -> Block:
    if block.shape[1] == channels:
        return block
    mono: Block = np.rint(block.mean(axis=1, keepdims=True)).astype(np.int16)
    return mono

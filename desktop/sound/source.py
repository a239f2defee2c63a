"""Where sound comes from: a file or a device, by one path."""

import queue
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

import numpy as np
import soundfile
from numpy.typing import NDArray

from desktop.sound import devices
from desktop.sound.errors import NoMicrophone, SoundLost, TooLong, UnreadableAudio

if TYPE_CHECKING:
    from desktop.sound.watch import Found, Lost

Block = NDArray[np.int16]
"""Sound of shape (frames, channels)."""

BLOCKS_PER_SECOND = 10
STALL = 1.5
"""Seconds without a block after which a device counts as gone: PortAudio does not notice an unplugged one."""


LONGEST = 6 * 3600
"""Seconds of the longest file."""
_RATES, _MOST_CHANNELS = range(4000, 192_001), 32


class Source(Protocol):
    """Sound as it comes in. `rate` is in Hz; blocks can be asked for once.

    What a `watch.WatchedDevice` gives besides tells where its device went and came again.
    """

    @property
    def rate(self) -> int:
        """Frames per second."""

    @property
    def channels(self) -> int:
        """1 or 2; up to 8 of an array of microphones."""

    def blocks(self) -> "Iterator[Block | Lost | Found]":
        """Blocks of about 0.1 s, int16 of shape (frames, channels), until the end or `stop`."""

    def stop(self) -> None:
        """Ends `blocks`, from any thread; what the device delivered before is still given."""


class FileSource:
    """A sound file. Two channels stay two; more are mixed to one.

    `realtime` gives the blocks when a device would; else it is `is_patient` and may be kept waiting. `seconds` as
    the file says. Raises UnreadableAudio and TooLong here, UnreadableAudio from `blocks`.
    """

    def __init__(self, path: Path, *, realtime: bool) -> None:
        self._path = path
        self._realtime = realtime
        self._stopped = threading.Event()
        try:
            info = soundfile.info(str(path))
        except (soundfile.SoundFileError, OSError) as error:
            raise _unreadable(path, error) from error
        sane(path, info.samplerate, info.channels, info.frames / max(info.samplerate, 1))
        self.seconds = info.frames / info.samplerate
        self._given = 0
        self.is_patient = not realtime
        self.rate: int = info.samplerate
        self.channels: int = info.channels if info.channels <= 2 else 1
        # libsndfile cuts floats to int16 without scaling them, so those are scaled here
        self._whole_numbers = info.subtype.startswith(("PCM", "ULAW", "ALAW"))

    def blocks(self) -> Iterator[Block]:
        """See `Source.blocks`."""
        started = time.monotonic()
        self._given = 0
        for block in self._read():
            self._given += len(block)
            due = started + self._given / self.rate - time.monotonic() if self._realtime else 0.0
            if self._stopped.wait(due) if due > 0 else self._stopped.is_set():
                return
            yield block

    def stop(self) -> None:
        """See `Source.stop`."""
        self._stopped.set()

    @property
    def progress(self) -> float:
        """How much of it was read, 0 to 1."""
        return min(self._given / self.rate / self.seconds, 1.0) if self.seconds else 0.0

    def _read(self) -> Iterator[Block]:
        frames = max(self.rate // BLOCKS_PER_SECOND, 1)
        kind = "int16" if self._whole_numbers else "float32"
        try:
            with soundfile.SoundFile(str(self._path)) as file:
                while len(block := file.read(frames, dtype=kind, always_2d=True)):
                    yield mixed(block if self._whole_numbers else of_floats(block), self.channels)
        except (soundfile.SoundFileError, OSError) as error:
            raise _unreadable(self._path, error) from error


class DeviceSource:
    """A microphone or telephone recording box; `device` is an id, a name or None for the system's own choice.

    Without `channels` it is the device's own number, two at most; `is_mixed` makes one of them. `rate` in Hz is
    the device's own where it does not take the one asked for. Recording begins here, so that nothing is lost before
    the first block is asked for. Raises NoMicrophone; `blocks` raises SoundLost when the device has ended, or nothing
    came for `STALL` seconds.
    """

    def __init__(
        self, device: str | int | None, channels: int | None = None, rate: int = 16000, *, is_mixed: bool = False
    ) -> None:
        self._device = device
        self._queue: queue.SimpleQueue[bytes | None] = queue.SimpleQueue()
        self._is_stopped = self._is_gone = False
        self._stream: Any = None
        sounddevice = devices.portaudio()
        try:
            self._open(devices.portaudio_device(device), channels, rate)
        except (sounddevice.PortAudioError, ValueError) as error:
            raise NoMicrophone(device=_named(device), reason=error) from error
        self.channels: int = 1 if is_mixed else self._heard

    def blocks(self) -> Iterator[Block]:
        """See `Source.blocks`."""
        try:
            while (block := self.next_block()) is not None:
                yield block
        finally:
            self.close()

    def next_block(self, timeout: float = STALL) -> Block | None:
        """The next block, once it has come; None after `stop`. Raises SoundLost after `timeout` seconds without."""
        try:
            data = self._queue.get(timeout=timeout)
        except queue.Empty:
            raise SoundLost(device=_named(self._device), seconds=timeout) from None
        if data is None and self._is_gone and not self._is_stopped:
            raise SoundLost(device=_named(self._device), seconds=0)
        return None if data is None else mixed(np.frombuffer(data, np.int16).reshape(-1, self._heard), self.channels)

    def stop(self) -> None:
        """See `Source.stop`."""
        self._is_stopped = True
        self._queue.put(None)

    def close(self) -> None:
        """Let go of the device; `blocks` does so by itself."""
        if self._stream is not None:
            stream, self._stream = self._stream, None
            devices.close_stream(stream)

    def _open(self, device: str | int | None, channels: int | None, rate: int) -> None:
        known = devices.portaudio().query_devices(device, "input")
        self._heard: int = channels or min(known["max_input_channels"], 2)
        self.rate = self._rate_of(device, known, rate)

        def make(sounddevice: Any) -> Any:
            return sounddevice.RawInputStream(
                device=device,
                channels=self._heard,
                samplerate=self.rate,
                dtype="int16",
                blocksize=max(self.rate // BLOCKS_PER_SECOND, 160),
                latency="high",
                callback=self._arrived,
                finished_callback=self._ended,
            )

        self._stream = devices.open_stream(make, self._device)

    def _rate_of(self, device: str | int | None, known: Any, rate: int) -> int:
        """Some sound systems take a device's own rate alone."""
        sounddevice = devices.portaudio()
        try:
            sounddevice.check_input_settings(device=device, channels=self._heard, samplerate=rate, dtype="int16")
        except sounddevice.PortAudioError as error:
            return int(known["default_samplerate"]) if "sample rate" in str(error) else rate
        return rate

    def _arrived(self, data: Any, frames: int, clock: Any, status: Any) -> None:
        """PortAudio's own thread: copies, nothing else."""
        self._queue.put(bytes(data))

    def _ended(self) -> None:
        """PortAudio's own thread: the device delivers nothing any more."""
        self._is_gone = True
        self._queue.put(None)


def _named(device: str | int | None) -> str:
    return "" if device is None else f"“{device}”"


def _unreadable(path: Path, error: Exception) -> UnreadableAudio:
    reason = "文件不存在" if not path.exists() else str(error).removeprefix(f"Error opening '{path}': ")
    return UnreadableAudio(path=path, reason=reason)


def sane(path: Path, rate: int, channels: int, seconds: float) -> None:
    """A header may say anything. Raises UnreadableAudio, TooLong."""
    if rate not in _RATES or not 1 <= channels <= _MOST_CHANNELS:
        raise UnreadableAudio(path=path, reason=f"{rate} Hz，{channels} 个声道")
    if seconds > LONGEST:
        raise TooLong(path=path, limit=LONGEST)


def of_floats(block: NDArray[np.float32]) -> Block:
    """Floats of -1..1 as int16; what is no number becomes silence."""
    finite = np.nan_to_num(block, nan=0.0, posinf=1.0, neginf=-1.0)
    whole: Block = np.clip(np.rint(finite * 32768.0), -32768, 32767).astype(np.int16)
    return whole


def mixed(block: Block, channels: int) -> Block:
    """Sound in one channel, unless it has as many as are wanted."""
    if block.shape[1] == channels:
        return block
    mono: Block = np.rint(block.mean(axis=1, keepdims=True)).astype(np.int16)
    return mono

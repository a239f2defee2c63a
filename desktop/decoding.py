"""Sound files that only telephones and chat programs write (m4a, aac, amr, wma …), through Qt's own decoder.

PySide6 brings FFmpeg under the LGPL. The decoder lives in the thread that reads: it needs no window and no loop of
the program, and decodes one buffer after another as they are taken, so that a long file takes no more memory.
"""

import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
from PySide6.QtCore import QEventLoop, QTimer, QUrl

import resources
from desktop.sound.errors import TooLong, UnreadableAudio
from desktop.sound.source import BLOCKS_PER_SECOND, LONGEST, Block, mixed, of_floats, sane

SILENT = 10_000
"""Milliseconds without a sound from the decoder after which a file counts as broken."""


def prepare() -> None:
    """On the screen's thread, before the first file: Qt sets its decoders up there, and other threads wait for that."""
    from PySide6.QtMultimedia import QAudioDecoder

    decoder = QAudioDecoder()
    decoder.setSource(QUrl.fromLocalFile(str(resources.path("samples/call.flac"))))
    decoder.start()
    decoder.stop()


class DecodedSource:
    """A file that Qt decodes, as `FileSource`. Raises UnreadableAudio, TooLong, here or from `blocks`."""

    is_patient = True
    """It may be kept waiting."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._stopped = threading.Event()
        self._given = 0
        decoder = _Decoder(path)
        try:
            first = next(decoder.blocks(), None)
            if first is None:
                raise UnreadableAudio(path=path, reason="里面没有声音")
            self.rate, self.channels = decoder.rate, min(first.shape[1], 2) if first.shape[1] <= 2 else 1
            self.seconds = decoder.seconds
        finally:
            decoder.close()
        sane(path, self.rate, first.shape[1], self.seconds)

    @property
    def progress(self) -> float:
        """How much of it was read, 0 to 1."""
        return min(self._given / self.rate / self.seconds, 1.0) if self.seconds else 0.0

    def blocks(self) -> Iterator[Block]:
        """See `Source.blocks`."""
        decoder = _Decoder(self._path)
        size, waiting = max(self.rate // BLOCKS_PER_SECOND, 1), np.zeros((0, self.channels), np.int16)
        try:
            for block in decoder.blocks():
                if self._stopped.is_set():
                    return
                waiting = np.concatenate([waiting, mixed(block, self.channels)])
                while len(waiting) >= size:
                    self._given += size
                    yield waiting[:size]
                    waiting = waiting[size:]
                if self._given > LONGEST * self.rate:
                    raise TooLong(path=self._path, limit=LONGEST)
            if len(waiting):
                yield waiting
        finally:
            decoder.close()

    def stop(self) -> None:
        """See `Source.stop`."""
        self._stopped.set()


class _Decoder:
    """One decoding, in one thread."""

    def __init__(self, path: Path) -> None:
        from PySide6.QtMultimedia import QAudioDecoder  # loads FFmpeg

        self._path, self._found, self._is_over, self._error = path, False, False, ""
        self._loop = QEventLoop()
        self._decoder = QAudioDecoder()
        self._patience = QTimer(singleShot=True, interval=SILENT)
        self._patience.timeout.connect(lambda: self._end("解不出声音"))
        self._decoder.bufferReady.connect(self._ready)
        self._decoder.finished.connect(lambda: self._end(""))
        self._decoder.error.connect(lambda _error: self._end(self._decoder.errorString() or "解不出声音"))
        self._decoder.setSource(QUrl.fromLocalFile(str(path.absolute())))
        self.rate, self.seconds = 0, 0.0

    def blocks(self) -> Iterator[Block]:
        """What it gives, of any length. Raises UnreadableAudio."""
        self._decoder.start()
        self._patience.start()
        while True:
            while self._decoder.bufferAvailable():
                yield self._read()
            if self._is_over:
                break
            self._loop.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
        if self._error:
            raise UnreadableAudio(path=self._path, reason=self._error)

    def close(self) -> None:
        """Let go of the file."""
        self._patience.stop()
        self._decoder.stop()

    def _read(self) -> Block:
        buffer = self._decoder.read()
        self._patience.start()
        form = buffer.format()
        self.rate = form.sampleRate()
        self.seconds = max(self._decoder.duration(), 0) / 1000
        return _block(bytes(buffer.data()), form)

    def _ready(self) -> None:
        self._found = True

    def _end(self, error: str) -> None:
        self._is_over, self._error = True, self._error or error


def _block(data: bytes, form: Any) -> Block:
    """What Qt gives, as int16."""
    kind = form.sampleFormat().name
    channels = max(form.channelCount(), 1)
    if kind == "Float":
        return of_floats(np.frombuffer(data, np.float32).reshape(-1, channels))
    if kind == "Int32":
        return (np.frombuffer(data, np.int32) >> 16).astype(np.int16).reshape(-1, channels)
    if kind == "UInt8":
        return ((np.frombuffer(data, np.uint8).astype(np.int16) - 128) << 8).reshape(-1, channels)
    return np.frombuffer(data, np.int16).reshape(-1, channels)

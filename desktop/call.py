"""One recorded conversation: sound → encrypted file → sentences → store, each in a thread of its own.

The sound is on disk before anything else is done with it. Text that could not be written while the call ran
(no model yet, a kill) is made up for from the file by `backlog.catch_up`.

    capture thread:     source ─→ recording file ─→ queue
    transcriber thread: queue ─→ voice activity ─→ engine ─→ store ─→ `sentence`
"""

import queue
import threading
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from PySide6.QtCore import QObject, Signal

from desktop.sound.recording import Finished, RecordingWriter
from desktop.sound.source import Source
from desktop.speech.engine import Engine, Segment
from desktop.speech.transcriber import Transcriber
from desktop.tasks import Runner
from offline_store import registration
from offline_store.errors import DiskFull, ExpectedError
from offline_store.queries import Sentence
from offline_store.registration import Heard
from offline_store.settings import Desk
from offline_store.store import Store

Block = np.ndarray
STEREO = ("clerk", "caller")
"""Telephone adapters put the clerk left and the caller right."""


def speakers(channels: int) -> tuple[str, ...]:
    """Who speaks on which channel; one microphone does not say."""
    return STEREO if channels == len(STEREO) else ("",) * channels


def store_segment(store: Store, desk: Desk, recording_id: str, segment: Segment, engine: str) -> Sentence:
    """Write one sentence; what the screen shows of it."""
    heard = Heard(segment.start, segment.end, segment.speaker, segment.text, segment.confidence)
    with store.write(desk.actor) as session:
        segment_id = registration.add_segment(session, recording_id, heard, engine)
    return Sentence(segment_id, recording_id, heard.start, heard.end, heard.speaker, heard.text, heard.confidence)


@dataclass(frozen=True, slots=True)
class Begun:
    """A recording the store knows of, about to run."""

    recording_id: str
    path: Path
    key: bytes


class Conversation(QObject):
    """A recording that runs. Signals arrive on the screen's thread."""

    level = Signal(list)
    """Peak of each channel in the last block, 0 to 1."""
    sentence = Signal(object)
    """A Sentence, as it ends."""
    failed = Signal(object)
    """An ExpectedError; the recording so far is safe and the form can be worked on."""
    warned = Signal(object)
    """An ExpectedError that stops nothing: the recording goes on."""
    finished = Signal()
    """Sound is on disk and its text is written."""

    def __init__(
        self, runner: Runner, store: Store, desk: Desk, source: Source, begun: Begun, engine: Engine | None, name: str
    ) -> None:
        super().__init__()
        self._runner, self._store, self._desk = runner, store, desk
        self._source, self._begun, self._engine, self._engine_name = source, begun, engine, name
        self._blocks: queue.SimpleQueue[Block | None] = queue.SimpleQueue()
        self._done: Finished | None = None
        self._is_full = False
        self._capture = threading.Thread(target=self._guarded, args=(self._record,), name="capture")
        self._transcribe = threading.Thread(target=self._guarded, args=(self._hear,), name="transcribe")

    @property
    def recording_id(self) -> str:
        """The recording in the store."""
        return self._begun.recording_id

    def start(self) -> None:
        """Let it run until the source ends or `stop`."""
        self._capture.start()
        self._transcribe.start()

    def stop(self) -> None:
        """End the sound; the text still comes, then `finished`."""
        self._source.stop()

    def wait(self) -> None:
        """Until both threads are over; for closing the program."""
        for thread in (self._capture, self._transcribe):
            if thread.is_alive():
                thread.join()

    def _record(self) -> None:
        writer = RecordingWriter(self._begun.path, self._begun.key, self._source.rate, self._source.channels)
        try:
            for block in self._source.blocks():
                self._keep_sound(writer, block)
                self._blocks.put(block)
                self.level.emit([float(peak) / 32768 for peak in np.abs(block.astype(np.int32)).max(axis=0)])
        finally:
            try:
                self._done = writer.close()
            finally:
                self._blocks.put(None)

    def _keep_sound(self, writer: RecordingWriter, block: Block) -> None:
        """A full disk is told once; the writer keeps what it could not write and tries again with the next block."""
        try:
            writer.write(block)
        except DiskFull as error:
            if not self._is_full:
                self.warned.emit(error)
            self._is_full = True
        else:
            self._is_full = False

    def _hear(self) -> None:
        transcriber = (
            Transcriber(self._engine, self._source.rate, self._source.channels, speakers(self._source.channels))
            if self._engine
            else None
        )
        is_whole = transcriber is not None
        while (block := self._blocks.get()) is not None:
            if transcriber:
                is_whole &= self._keep_text(transcriber.feed(block))
        if transcriber:
            is_whole &= self._keep_text(transcriber.flush())
        self._capture.join()
        self._finish(has_text=is_whole)

    def _keep_text(self, segments: list[Segment]) -> bool:
        """Whether every sentence was written; what was not is made up for from the recording later."""
        try:
            for segment in segments:
                self.sentence.emit(self._runner.write(self._write(segment)).result())
        except DiskFull as error:
            self.warned.emit(error)
            return False
        return True

    def _write(self, segment: Segment) -> Callable[[], Sentence]:
        return lambda: store_segment(self._store, self._desk, self.recording_id, segment, self._engine_name)

    def _finish(self, *, has_text: bool) -> None:
        done = self._done
        if done is None:
            return  # the file is cut off; it is put right at the next start

        def write() -> None:
            with self._store.write(self._desk.actor) as session:
                registration.finish_recording(session, self.recording_id, done.digest, done.seconds, done.bytes)
                if not has_text:
                    registration.await_text(session, self.recording_id)

        self._runner.write(write).result()

    def _guarded(self, work: Callable[[], None]) -> None:
        try:
            work()
        except ExpectedError as error:
            self.failed.emit(error)
        except Exception as error:  # noqa: BLE001  # the last stop of a thread: a bug, told as one
            self._runner.crashed.emit(error)
        finally:
            if work == self._hear:
                self.finished.emit()

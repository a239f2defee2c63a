"""One recorded conversation: sound → encrypted file → sentences → store, each in a thread of its own.

The sound is on disk before anything else is done with it. Text that could not be written while the call ran
(no model yet, a kill) is made up for from the file by `backlog.catch_up`.

    capture thread: source ─→ recording file ─→ queue of blocks                       (`capturing.Capture`)
    listen thread:  queue of blocks ─→ voice activity ─┬→ queue of whole sentences
                                                       └→ live engine ─→ `words`, when no block waits
    settle thread:  queue of whole sentences ─→ final engine ─→ store ─→ `sentence`
"""

import queue
import threading
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
from PySide6.QtCore import QObject, Signal

from desktop.capturing import Capture, Listeners
from desktop.inputs import speakers
from desktop.sound.recording import RecordingWriter
from desktop.sound.source import Source
from desktop.speaking import Speaking
from desktop.speech.choice import Engines
from desktop.speech.diarising import Turns
from desktop.speech.engine import Segment
from desktop.speech.transcriber import ChannelCutter, LiveText, Spoken, settle
from desktop.tasks import Runner
from offline_store import gaps, registration
from offline_store.errors import DiskFull, ExpectedError
from offline_store.gaps import Gap
from offline_store.queries import Sentence
from offline_store.registration import Heard
from offline_store.settings import Desk
from offline_store.store import Store

Block = np.ndarray


def store_segment(store: Store, desk: Desk, recording_id: str, segment: Segment, engine: str) -> Sentence:
    """Write one sentence; what the screen shows of it."""
    heard = Heard(segment.start, segment.end, segment.speaker, segment.text, segment.confidence, segment.times)
    with store.write(desk.actor) as session:
        segment_id = registration.add_segment(session, recording_id, heard, engine)
    said = (heard.start, heard.end, heard.speaker, heard.text, heard.confidence, heard.times)
    return Sentence(segment_id, recording_id, *said, engine=engine)


PATIENCE = 600
"""Blocks that may wait to be heard, of a file: a minute; and a tenth of it of sentences."""


@dataclass(frozen=True, slots=True)
class Begun:
    """A recording the store knows of, about to run."""

    recording_id: str
    path: Path
    key: bytes
    speakers: tuple[str, ...] = ()
    """Who speaks on which channel; empty: as a telephone has it."""
    private_with: str = ""
    """The side that is talked with alone."""


class Conversation(QObject):
    """A recording that runs. Signals arrive on the screen's thread."""

    level = Signal(list)
    """Peak of each channel in the last block, 0 to 1."""
    sentence = Signal(object)
    """A Sentence, written down."""
    words = Signal(object)
    """A Sentence without id: the words so far of one being spoken, by its speaker and start. Without text: it was none.

    `sentence` takes its place; nothing of it is stored.
    """
    failed = Signal(object)
    """An ExpectedError; the recording so far is safe and the form can be worked on."""
    warned = Signal(object)
    """An ExpectedError that stops nothing: the recording goes on."""
    renamed = Signal(object)
    """An Edit: sentences have another speaker than was told before."""
    gap = Signal(object)
    """A Gap that begins, and the same again when it ended."""
    finished = Signal()
    """Sound is on disk and its text is written."""

    def __init__(
        self,
        runner: Runner,
        store: Store,
        desk: Desk,
        source: Source,
        begun: Begun,
        engines: Engines | None,
        turns: Turns | None = None,
    ) -> None:
        super().__init__()
        self.speaking = Speaking(runner, store, desk, turns or Turns(), self.renamed.emit)
        self._runner, self._store, self._desk = runner, store, desk
        self._source, self._begun, self._engines = source, begun, engines
        self._speakers = begun.speakers or speakers(source.channels)
        is_patient = getattr(source, "is_patient", False)  # a file waits for who listens, a device does not
        self._blocks: queue.Queue[Block | None] = queue.Queue(PATIENCE if is_patient else 0)
        self._ended: queue.Queue[Spoken | None] = queue.Queue(PATIENCE // 10 if is_patient else 0)
        listeners = Listeners(self._hand_on, self.level.emit, self._note_gap, self.warned.emit)
        self._capture = Capture(source, self._writer, listeners)
        self._is_heard = False
        """Whether all the sound was cut into sentences."""
        works = {"capture": self._record, "listen": self._listen, "settle": self._settle}
        self._threads = [
            threading.Thread(target=self._guarded, args=(work,), name=name) for name, work in works.items()
        ]

    @property
    def private_with(self) -> str:
        """The side that is talked with alone; empty while all are there."""
        return self._begun.private_with

    @property
    def recording_id(self) -> str:
        """The recording in the store."""
        return self._begun.recording_id

    def start(self) -> None:
        """Let it run until the source ends or `stop`."""
        for thread in self._threads:
            thread.start()

    def stop(self) -> None:
        """End the sound; the text still comes, then `finished`."""
        self._source.stop()

    def press(self, role: str) -> None:
        """This one speaks now; empty: the voices decide, or nobody knows."""
        self.speaking.press(self.recording_id, role, self._capture.seconds)

    @property
    def seconds(self) -> float:
        """How much sound there is by now."""
        return self._capture.seconds

    @property
    def paused(self) -> bool:
        """Whether nothing is kept at the moment because the clerk said so."""
        return self._capture.paused

    def pause(self) -> None:
        """Keep, hear and show nothing until `go_on`: a bank number or somebody's health is said."""
        self._capture.pause()

    def go_on(self) -> None:
        """The pause is over."""
        self._capture.go_on()

    def wait(self) -> None:
        """Until all threads are over; for closing the program."""
        for thread in self._threads:
            if thread.is_alive():
                thread.join()

    def _writer(self) -> RecordingWriter:
        return RecordingWriter(self._begun.path, self._begun.key, self._source.rate, self._source.channels)

    @property
    def progress(self) -> float | None:
        """How much of a file was read, 0 to 1; None of a device, and of a file that runs as a device would."""
        return self._source.progress if getattr(self._source, "is_patient", False) else None  # type: ignore[attr-defined]

    def _record(self) -> None:
        try:
            self._capture.run()
        finally:
            self._hand_on(None)

    def _hand_on(self, block: Block | None) -> None:
        """To the listening thread; one that broke takes nothing any more, and the sound is written all the same."""
        _put(self._blocks, block, self._threads[1])

    def _note_gap(self, gap: Gap) -> None:
        """Written down when it begins, so that a kill in it is told of; the end of the recording writes all again."""
        found = list(self._capture.gaps)

        def write() -> None:
            with self._store.write(self._desk.actor) as session:
                gaps.note(session, self.recording_id, found)

        self._runner.write(write, None, self.warned.emit)
        self.gap.emit(gap)

    def _listen(self) -> None:
        try:
            if self._engines:
                self._cut(ChannelCutter(self._source.rate, self._source.channels), self._engines)
            else:
                while self._blocks.get() is not None:
                    pass  # an hour of blocks nobody takes would fill the memory
        finally:
            _put(self._ended, None, self._threads[2])

    def _cut(self, cutter: ChannelCutter, engines: Engines) -> None:
        live: LiveText | None = LiveText(engines.live, self._speakers)
        while (block := self._blocks.get()) is not None:
            for spoken in cutter.feed(block):
                _put(self._ended, spoken, self._threads[2])
            if live and self._blocks.empty() and not self._follow(live, cutter):
                live = None
        for spoken in cutter.flush():
            _put(self._ended, spoken, self._threads[2])
        self._is_heard = True

    def _follow(self, live: LiveText, cutter: ChannelCutter) -> bool:
        """Shows the words being spoken; whether it can go on. Without them the call is still recorded and written."""
        try:
            for draft in live.follow(cutter.opened()):
                self.words.emit(self._unwritten(draft.start, draft.end, draft.speaker, draft.text))
        except Exception as error:  # noqa: BLE001  # a bug of the live engine alone, told as one
            self._runner.crashed.emit(error)
            return False
        return True

    def _settle(self) -> None:
        is_whole = True
        while (spoken := self._ended.get()) is not None:
            assert self._engines  # else nobody cuts sentences
            whole = spoken.sentence
            speaker = gaps.speakers_at(self._speakers, self._capture.gaps, whole.start)[spoken.channel]
            parts = self.speaking.parts(spoken, speaker)
            segments = [settle(self._engines.final, one, who, self._engines.corrector) for one, who in parts]
            heard = [segment for segment in segments if segment]
            if not heard or (heard[0].start, heard[0].speaker) != (whole.start, speaker):
                self.words.emit(self._unwritten(whole.start, whole.end, speaker, ""))
            for segment in heard:
                is_whole &= self._keep_text(segment, is_by_channel=bool(speaker))
        self._threads[0].join()
        self._finish(has_text=is_whole and self._is_heard)

    def _unwritten(self, start: float, end: float, speaker: str, text: str) -> Sentence:
        private = self._begun.private_with
        return Sentence("", self.recording_id, start, end, speaker, text, 0.0, private_with=private)

    def _keep_text(self, segment: Segment, *, is_by_channel: bool) -> bool:
        """Whether the sentence was written; one that was not is made up for from the recording later."""
        try:
            sentence = self._runner.write(self._write(segment)).result()
            self.sentence.emit(sentence)
            self.speaking.keep(sentence, is_by_channel=is_by_channel)
        except DiskFull as error:
            self.warned.emit(error)
            return False
        return True

    def _write(self, segment: Segment) -> Callable[[], Sentence]:
        assert self._engines
        name = self._engines.name
        private = self._begun.private_with

        def write() -> Sentence:
            sentence = store_segment(self._store, self._desk, self.recording_id, segment, name)
            return replace(sentence, private_with=private)

        return write

    def _finish(self, *, has_text: bool) -> None:
        done, found = self._capture.done, list(self._capture.gaps)
        if done is None:
            return  # the file is cut off; it is put right at the next start

        def write() -> None:
            with self._store.write(self._desk.actor) as session:
                registration.finish_recording(session, self.recording_id, done.digest, done.seconds, done.bytes)
                if found:
                    gaps.note(session, self.recording_id, found)
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
            if work == self._settle:
                self.finished.emit()


def _put(to: queue.Queue[Any], item: object, taker: threading.Thread) -> None:
    """Wait until there is room, or nobody takes anything any more."""
    while True:
        try:
            to.put(item, timeout=1)
        except queue.Full:
            if taker.is_alive():
                continue
        return

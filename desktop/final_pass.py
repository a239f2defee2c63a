"""The final pass: the desk's better engine hears each recording again, whole, when nobody speaks.

Reception ended → a while of quiet → a process of its own hears the recording at the lowest priority → the new text
takes the place of what nobody corrected, in portions, and stands beside what somebody did (`transcripts.hear_again`).
A call that comes ends the process at once; what it has told is kept, and it goes on from there when the call is over.
The row is the queue (`Recording.final_by`): a program that was ended begins that recording anew.
"""

import logging
import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from subprocess import Popen

from desktop.inputs import speakers_of
from desktop.sound.recording import SUFFIX
from desktop.speech.again import Asked, Said, answers, begin
from desktop.speech.catalogue import catalogue
from desktop.speech.choice import Engines
from desktop.speech.engine import Decoded
from desktop.tasks import Runner
from offline_store import gaps, rehearing, transcripts
from offline_store.registration import Heard
from offline_store.rehearing import Waiting
from offline_store.settings import Desk
from offline_store.store import Store

QUIET = 20.0
"""Seconds after a reception in which it is left alone: the clerk confirms the form, or the next one calls."""
PORTION = 50
"""Sentences written at a time: the lane of writes is not kept from the form for long."""
log = logging.getLogger(__name__)


@dataclass(slots=True)
class _Progress:
    """What is known of a recording being heard; it goes on from `until`."""

    waiting: Waiting
    speakers: tuple[str, ...]
    """Of its channels."""
    until: float = 0.0
    said: list[Said] = field(default_factory=list)


class FinalPass:
    """Of one desk. `engines` says what hears and mends at the moment."""

    def __init__(
        self,
        runner: Runner,
        store: Store,
        desk: Desk,
        folder: Path,
        engines: Callable[[], Engines | None],
    ) -> None:
        self._runner, self._store, self._desk, self._folder = runner, store, desk, folder
        self._engines = engines
        self._may = threading.Event()
        self._lock = threading.Lock()
        self._holds = 0
        self._is_closed = False
        self._child: Popen[str] | None = None
        self._timer: threading.Timer | None = None
        self._progress: _Progress | None = None
        self._given_up: list[str] = []
        self._thread: threading.Thread | None = None

    def start(self, language: str, quiet: float = QUIET) -> None:
        """The engines are loaded: hear what waits, when it is quiet for so many seconds."""
        self._language, self._quiet = language, quiet
        if self._thread is None and not self._is_closed:
            self._thread = threading.Thread(target=self._run, name="final pass")
            self._thread.start()
        self.wake()

    def hold(self) -> None:
        """Somebody speaks: stop at once."""
        with self._lock:
            self._holds += 1
            self._stop_timer()
            self._may.clear()
            if self._child:
                self._child.kill()

    def go_on(self) -> None:
        """One of those who spoke has ended."""
        with self._lock:
            self._holds -= 1
        self.wake()

    def wake(self) -> None:
        """Something may wait."""
        with self._lock:
            if self._holds == 0 and not self._is_closed and self._thread is not None:
                self._stop_timer()
                self._timer = threading.Timer(self._quiet, self._may.set)
                self._timer.start()

    def close(self) -> None:
        """End it; what was being heard is heard anew at the next start."""
        with self._lock:
            self._is_closed = True
            self._stop_timer()
            if self._child:
                self._child.kill()
            self._may.set()
        if self._thread:
            self._thread.join()

    def _stop_timer(self) -> None:
        if self._timer:
            self._timer.cancel()
            self._timer = None

    def _run(self) -> None:
        while self._may.wait():
            with self._lock:
                if self._is_closed:
                    return
                self._may.clear()  # before it looks: whoever wakes it while it does so is heard
            try:
                is_more = self._hear_next()
            except Exception as error:
                log.exception("the final pass")
                self._runner.crashed.emit(error)
                return
            with self._lock:
                if is_more and self._holds == 0:
                    self._may.set()

    def _hear_next(self) -> bool:
        """Whether there may be more to do."""
        engines = self._engines()
        if engines is None or engines.name not in catalogue():  # a simulated one has no model
            return False
        progress = self._progress or self._next()
        if progress is None:
            return False
        self._progress = progress
        if self._hear(progress, engines.name):
            self._progress = None
            if not self._is_closed:
                self._write(progress, engines)
        return True

    def _next(self) -> _Progress | None:
        with self._store.read() as session:
            waiting = rehearing.next_waiting(session, self._given_up)
            return _Progress(waiting, speakers_of(session, waiting.id)) if waiting else None

    def _hear(self, progress: _Progress, model: str) -> bool:
        """Whether it was heard to its end; else it was stopped, or cannot be heard."""
        waiting = progress.waiting
        path = self._folder / f"{waiting.sha256}{SUFFIX}"
        asked = Asked(str(path), waiting.key.hex(), model, self._language, progress.until, waiting.stretches)
        with self._lock:
            if self._holds or self._is_closed:
                return False
            child = self._child = begin([asked])
        new: list[Said] = []
        for told in answers(child):
            if isinstance(told, Said):
                new.append(told)
            else:  # what is open on another channel comes again
                progress.until = told
                progress.said += new
                new = []
        ended = child.wait()
        with self._lock:
            self._child = None
            was_stopped = bool(self._holds) or self._is_closed
        if ended == 0:
            return True
        if not was_stopped:
            log.error("recording %s cannot be heard again: %s", waiting.id, ended)
            self._given_up.append(waiting.id)
            self._progress = None
        return False

    def _write(self, progress: _Progress, engines: Engines) -> None:
        recording_id = progress.waiting.id
        heard = [self._mended(one, self._speaker(progress, one), engines) for one in progress.said]
        reason = f"heard again by {engines.name}"

        def write(portion: Sequence[Heard], *, is_last: bool) -> None:
            with self._store.write(self._desk.actor, reason) as session:
                transcripts.hear_again(session, recording_id, portion, engines.name)
                if is_last:
                    rehearing.note_heard(session, recording_id, engines.name)

        for at in range(0, max(len(heard), 1), PORTION):
            portion, is_last = heard[at : at + PORTION], at + PORTION >= len(heard)
            self._runner.write(lambda portion=portion, is_last=is_last: write(portion, is_last=is_last)).result()  # type: ignore[misc]

    @staticmethod
    def _speaker(progress: _Progress, said: Said) -> str:
        """Empty where the channel does not say: then it stays who was held to speak (`transcripts.hear_again`)."""
        return said.speaker or gaps.speakers_at(progress.speakers, progress.waiting.gaps, said.start)[said.channel]

    @staticmethod
    def _mended(said: Said, speaker: str, engines: Engines) -> Heard:
        meant = Decoded(said.text, said.confidence, said.times)
        if engines.corrector:
            meant = engines.corrector.correct(meant)
        return Heard(said.start, said.end, speaker, meant.text, meant.confidence, meant.times)

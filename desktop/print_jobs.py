"""From the PDF to the paper: a paper is handed to the print system, and followed until the spooler's last word.

`hand_over` is for background work, with its row in the store; PrintJobs follows whatever rows are open, so that a
job is settled whoever handed it over, and after a kill. Answers come on the screen's thread.
"""

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import QObject, QTimer, Signal
from sqlalchemy.orm import Session

from desktop import print_system
from desktop.printing.jobs import Abilities, JobState
from desktop.printing.spool import NoPrintSystem, Order, Printer
from desktop.profile import Unlocked
from desktop.tasks import Runner
from offline_store import print_profiles, printing
from offline_store.errors import ExpectedError
from offline_store.print_profiles import PrintProfile
from offline_store.printing import JobLine, Paper
from offline_store.settings import Desk
from offline_store.store import Changed, Store

Done = Callable[[str], None]
Failed = Callable[[ExpectedError], None]
SHORTEST, LONGEST = 150, 2000
"""Milliseconds between two questions: soon after a hand-over, then ever less often."""
NO_ANSWER = "no-answer"
"""The hindrance of a job whose print system does not answer now."""


@dataclass(frozen=True, slots=True)
class Options:
    """What the preview offers for a kind of paper."""

    printers: tuple[Printer, ...]
    profile: PrintProfile


def hand_over(store: Store, desk: Desk, pdf: bytes, paper: Paper, order: Order) -> str:
    """Hand a paper to the print system, in background work; the job's name.

    Raises ReasonWanted, and what `print_pdf` raises: then nothing is printed and nothing is counted.
    """
    with store.apply() as session:
        digest = hashlib.sha256(pdf).hexdigest()
        job_id = printing.begin(session, desk, paper, order.printer, order.copies, order.reason, digest)
    try:
        job = print_system.print_pdf(pdf, queue_title(paper.title, job_id), order)
    except ExpectedError:
        with store.apply() as session:
            printing.move(session, desk, job_id, printing.REFUSED)
        raise
    with store.apply() as session:
        printing.handed(session, job_id, job)
    return job


def queue_title(title: str, job_id: str) -> str:
    """The job's title in the queue: with the end of its id, so that it is found again after a kill."""
    return f"{title} #{job_id[-6:]}"


class PrintJobs(QObject):
    """The jobs of this machine, over the runner's lanes."""

    moved = Signal(object)
    """A JobLine whose phase or hindrance is another now."""

    def __init__(self, runner: Runner, unlocked: Unlocked) -> None:
        super().__init__()
        self._runner, self._store, self._desk = runner, unlocked.store, unlocked.desk
        self._next = QTimer(self, singleShot=True, interval=SHORTEST)
        self._next.timeout.connect(self._look)
        self._is_looking = False

    def start(self) -> None:
        """Find again what a kill left at the print system, and follow it."""
        self._runner.write(self._recover, lambda _none: self._look(), self._ignore)

    def stop(self) -> None:
        """Ask no more; the rows stay open and are asked for at the next start."""
        self._next.stop()

    def note_commit(self, changed: Changed) -> None:
        """A job was handed over, or has moved: look soon."""
        if "print_job" in changed.rows:
            self._next.start(SHORTEST)

    # what the screens ask

    def options(self, kind: str, done: Callable[[Options], None], failed: Failed) -> None:
        """The printers there are, and how this kind of paper was printed last. `failed` hears NoPrintSystem."""

        def work() -> Options:
            with self._store.read() as session:
                profile = print_profiles.load(session, kind)
            return Options(tuple(print_system.printers()), profile)

        self._runner.run(work, done, failed)

    def abilities(self, printer: str, done: Callable[[Abilities], None]) -> None:
        """What a printer lets one choose; nothing where it does not say."""

        def work() -> Abilities:
            try:
                return print_system.abilities(printer)
            except NoPrintSystem:
                return Abilities()

        self._runner.run(work, done)

    def remember(self, kind: str, order: Order) -> None:
        """The next paper of this kind is offered so."""

        def write() -> None:
            with self._store.apply() as session:
                known = print_profiles.load(session, kind)
                chosen = replace(
                    known, printer=order.printer, media=order.media, source=order.source, sides=order.sides
                )
                print_profiles.save(session, kind, chosen)

        self._runner.write(write)

    def profile(self, kind: str, done: Callable[[PrintProfile], None]) -> None:
        """How this kind of paper was printed last."""

        def work() -> PrintProfile:
            with self._store.read() as session:
                return print_profiles.load(session, kind)

        self._runner.run(work, done)

    def reserve(
        self, kind: str, millimetres: int, *, line_printed: bool, done: Callable[[None], None], failed: Failed
    ) -> None:
        """套打: the next paper of this kind leaves so much free at the top of its first page."""

        def write() -> None:
            with self._store.apply() as session:
                known = print_profiles.load(session, kind)
                print_profiles.save(session, kind, replace(known, reserve=millimetres, line_printed=line_printed))

        self._runner.write(write, done, failed)

    def print_ruler(self, order: Order, done: Done, failed: Failed) -> None:
        """标尺页, to measure printed paper with; the job's name. `failed` hears what `print_pdf` raises."""

        def work() -> str:
            from desktop.printing import ruler

            paper = Paper(ruler.TITLE, "print_job", "")
            return hand_over(self._store, self._desk, ruler.ruler_pdf(), paper, replace(order, copies=1, reason=""))

        self._runner.write(work, done, failed)

    def recent(self, done: Callable[[list[JobLine]], None]) -> None:
        """The newest jobs."""
        self._read(printing.recent_jobs, done)

    def cancel(self, line: JobLine, failed: Failed) -> None:
        """Call a job off; `moved` tells when the print system has done so."""
        self._runner.run(lambda: print_system.cancel(line.job), lambda _none: self._look(), failed)

    def confirm(self, line: JobLine, done: Callable[[None], None], failed: Failed) -> None:
        """The sheets of a job that the print system has forgotten are here."""
        self._write(lambda session: printing.confirm(session, self._desk, line.id), done, failed)

    def spoil(self, line: JobLine, sheets: int, reason: str, done: Callable[[None], None], failed: Failed) -> None:
        """So many of a print's sheets were spoiled. `failed` hears NothingSpoilt."""
        self._write(lambda session: printing.spoil(session, self._desk, line.id, sheets, reason), done, failed)

    # following

    def _recover(self) -> None:
        """Rows without a job's name are of a program that was killed while it handed over."""
        with self._store.read() as session:
            lost = [line for line in printing.open_jobs(session) if not line.job]
        for line in lost:
            try:
                job = print_system.find(line.printer, queue_title(line.title, line.id))
            except NoPrintSystem:
                continue
            with self._store.apply() as session:
                if job:
                    printing.handed(session, line.id, job)
                else:
                    printing.move(session, self._desk, line.id, printing.REFUSED)

    def _look(self) -> None:
        if self._is_looking:
            return
        self._is_looking = True
        self._runner.run(self._states, self._looked, self._ignore)

    def _states(self) -> list[tuple[JobLine, JobState]]:
        with self._store.read() as session:
            lines = [line for line in printing.open_jobs(session) if line.job]
        return [(line, _state_of(line)) for line in lines]

    def _looked(self, found: Sequence[tuple[JobLine, JobState]]) -> None:
        self._is_looking = False
        for line, state in found:
            if (state.phase, state.hindrance) != (line.phase, line.hindrance):
                self._settle(line, state)
        if any(not state.ended for _, state in found):
            self._next.start(min(LONGEST, max(SHORTEST, self._next.interval() * 2)))

    def _settle(self, line: JobLine, state: JobState) -> None:
        def work() -> None:
            with self._store.read() as session:
                actor = printing.actor_of(session, self._desk, line.id)
            with self._store.write(actor) as session:
                printing.move(session, self._desk, line.id, state.phase, state.hindrance)

        moved = replace(line, phase=state.phase, hindrance=state.hindrance)
        self._runner.write(work, lambda _none: self.moved.emit(moved), self._ignore)

    def _ignore(self, error: ExpectedError) -> None:
        """The disk is full, or the store is busy: the row stays open and is asked for again."""
        self._is_looking = False
        self._next.start(LONGEST)
        self._runner.failed.emit(error)

    def _write(self, change: Callable[[Session], None], done: Callable[[None], None], failed: Failed) -> None:
        def work() -> None:
            with self._store.write(self._desk.actor) as session:
                change(session)

        self._runner.write(work, done, failed)

    def _read(self, query: Callable[[Session], list[JobLine]], done: Callable[[list[JobLine]], None]) -> None:
        def work() -> list[JobLine]:
            with self._store.read() as session:
                return query(session)

        self._runner.run(work, done)


def _state_of(line: JobLine) -> JobState:
    try:
        return print_system.look(line.job, line.printer)
    except NoPrintSystem:
        return JobState(line.phase, NO_ANSWER)

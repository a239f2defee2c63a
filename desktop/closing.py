"""日结: everything unsent goes, both sides agree, the centre signs, the receipt is kept and printed.

There is one way to a receipt: after each sync that got through, a closing that still waits is asked about. So a
closing begun with the line down is completed by itself, and so is one that a kill cut off.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from PySide6.QtCore import QObject, Signal

from desktop.print_jobs import hand_over
from desktop.printing.spool import Order
from desktop.profile import Unlocked
from desktop.sync import errors
from desktop.sync.receipt import ask_for_receipt
from desktop.syncing import Syncing, SyncState
from desktop.tasks import Runner
from offline_store import closing
from offline_store.closing import ClosingView, OpenItem
from offline_store.errors import ExpectedError
from offline_store.models import DayClosing
from offline_store.printing import Paper
from offline_store.types import local_day, now

MOST_TRIES = 5
"""Questions in a row while other desks keep writing; then the next regular sync asks again."""
Failed = Callable[[ExpectedError], None]


@dataclass(frozen=True, slots=True)
class DayState:
    """What the page of the day shows."""

    day: date
    figures: dict[str, Any]
    open_items: tuple[OpenItem, ...]
    closings: tuple[ClosingView, ...]
    """Of the day, the last first."""


@dataclass(frozen=True, slots=True)
class Progress:
    """How far the closing is that the supervisor has begun: `writing`, `sending`, `asking`, or `` when at rest."""

    step: str = ""
    done: int = 0
    total: int = 0
    reason: ExpectedError | None = None
    """Why there is no receipt yet."""


class Closing(QObject):
    """One closing at a time; it listens to the syncs."""

    progressed = Signal(object)
    """A Progress."""
    completed = Signal(str)
    """The number of a receipt that has come."""

    def __init__(self, runner: Runner, unlocked: Unlocked, syncing: Syncing) -> None:
        super().__init__()
        self._runner, self._unlocked, self._syncing = runner, unlocked, syncing
        self._store, self.desk = unlocked.store, unlocked.desk
        self.progress = Progress()
        self._closing_id, self._tries, self._asking = "", 0, False
        self._heard: datetime | None = None
        self._stopped = False
        syncing.changed.connect(self._synced)
        syncing.progressed.connect(self._moved)

    def stop(self) -> None:
        """Nothing further is asked; what waits is asked about at the next start."""
        self._stopped = True

    def read_day(self, done: Callable[[DayState], None]) -> None:
        """The day as it stands, by this desk's clock."""

        def work() -> DayState:
            day = local_day(now())
            with self._store.read() as session:
                return DayState(
                    day=day,
                    figures=closing.figures(session, self.desk, day),
                    open_items=tuple(closing.open_items(session, self.desk, day, with_unsent=True)),
                    closings=tuple(closing.closings(session, self.desk, day)),
                )

        self._runner.run(work, done)

    def begin(self, failed: Failed) -> None:
        """The one button."""
        if self.progress.step:
            return
        self._set(Progress("writing"))
        difference = int((self._syncing.state.receipt or {}).get("clock_difference_seconds", 0))

        def work() -> str:
            with self._store.write(self.desk.actor) as session:
                return closing.begin(session, self.desk, local_day(now()), difference)

        def refused(error: ExpectedError) -> None:
            self._set(Progress())
            failed(error)

        self._runner.write(work, self._begun, refused)

    def cancel(self) -> None:
        """Not today after all: the closing is void; what was to be sent still goes by itself."""
        closing_id, self._closing_id = self._closing_id, ""
        if not closing_id or not self.progress.step:
            return
        self._set(Progress())

        def work() -> None:
            with self._store.write(self.desk.actor, "cancelled") as session:
                closing.cancel(session, closing_id)

        self._runner.write(work)

    def render(self, view: ClosingView, done: Callable[[bytes], None], failed: Failed) -> None:
        """日结单 as a PDF, in memory."""

        def work() -> bytes:
            from desktop.closing_paper import closing_form_data  # reportlab is loaded with the first paper
            from desktop.printing.closing_form import render_closing_form

            return render_closing_form(closing_form_data(view, self.desk))

        self._runner.run(work, done, failed)

    def print(self, closing_id: str, pdf: bytes, order: Order, done: Callable[[str], None], failed: Failed) -> None:
        """Print the very PDF that was shown; the job's name."""

        def work() -> str:
            with self._store.read() as session:
                day = session.get_one(DayClosing, closing_id).day
            paper = Paper(f"日结单 {day.isoformat()}", "day_closing", closing_id)
            return hand_over(self._store, self.desk, pdf, paper, order)

        self._runner.write(work, done, failed)

    # the way to the receipt

    def _begun(self, closing_id: str) -> None:
        self._closing_id, self._tries = closing_id, 0
        self._set(Progress("sending"))
        self._syncing.sync_now()

    def _moved(self, done: int, total: int) -> None:
        if self.progress.step == "sending":
            self._set(replace(self.progress, done=done, total=total))

    def _synced(self, state: SyncState) -> None:
        if state.running or self._stopped:
            return
        if state.reason:
            if self.progress.step == "sending":
                self._set(Progress(reason=state.reason))
        elif state.last_success and state.last_success != self._heard and not self._asking:
            self._heard, self._asking = state.last_success, True
            self._runner.run(self._ask, self._answered, self._unanswered)

    def _ask(self) -> list[tuple[str, dict[str, Any]]]:
        with self._store.read() as session:
            waiting = closing.waiting(session, self.desk)
        return [(each, ask_for_receipt(self._store, self._unlocked.client, self.desk, each)) for each in waiting]

    def _answered(self, receipts: list[tuple[str, dict[str, Any]]]) -> None:
        def keep() -> list[str]:
            with self._store.write(self.desk.actor, "receipt") as session:
                kept = [(receipt, closing.complete(session, self.desk, each, receipt)) for each, receipt in receipts]
            return [receipt["number"] for receipt, is_kept in kept if is_kept]

        if receipts and not self._stopped:
            self._runner.write(keep, self._kept, self._unanswered)
        else:
            self._asking = False

    def _kept(self, numbers: list[str]) -> None:
        self._asking, self._closing_id = False, ""
        self._set(Progress())
        for number in numbers:
            self.completed.emit(number)
        if numbers:
            self._syncing.sync_now()  # the receipt itself is kept at the centre and at the station's other desks too

    def _unanswered(self, error: ExpectedError) -> None:
        """Something was written meanwhile, here or at another desk: sync and ask again, a few times."""
        self._asking = False
        self._tries += 1
        if isinstance(error, errors.Lacking | errors.MovedOn) and self._tries < MOST_TRIES and self.progress.step:
            self._syncing.sync_now()
        else:
            self._set(Progress(reason=error))

    def _set(self, progress: Progress) -> None:
        self.progress = progress
        self.progressed.emit(progress)

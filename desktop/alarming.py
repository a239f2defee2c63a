"""Raises alarms at their time: at the start, at each next moment, and when what they depend on has changed.

The clock is given from outside, so that a test can let a year pass.
"""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QObject, QTimer, Signal

from desktop.profile import Unlocked
from desktop.tasks import Runner
from offline_store import alarms, case_deadlines
from offline_store.roles import REGISTER
from offline_store.store import Changed
from offline_store.types import now

LONGEST_WAIT = 60 * 60 * 1000
"""Milliseconds until the next look: the machine's clock may be set, and it sleeps at night."""
WATCHED = frozenset({"deadline", "case", "step", "code_list"})
"""Tables that say what is due."""
SETTLE = 300
"""Milliseconds: one save touches several of them."""


class Alarming(QObject):
    """Over the runner's lanes; `start` once the window stands."""

    raised = Signal(object)
    """The ids of alarms that are new, a list."""

    def __init__(self, runner: Runner, unlocked: Unlocked, clock: Callable[[], datetime] = now) -> None:
        super().__init__()
        self._runner, self._store, self._desk, self._clock = runner, unlocked.store, unlocked.desk, clock
        self._next = QTimer(self, singleShot=True)
        self._next.timeout.connect(self.look)
        self._is_stopped = True

    def start(self) -> None:
        """Raise what fell due while the desk was off, then each alarm at its time; who may not register raises none."""
        if not self._desk.may(REGISTER):
            return
        self._is_stopped = False
        self._recount()
        self.look()

    def stop(self) -> None:
        """No further look."""
        self._is_stopped = True
        self._next.stop()

    def note_commit(self, changed: Changed) -> None:
        """Something was written: perhaps other alarms are due now."""
        if self._is_stopped or not WATCHED & changed.rows.keys():
            return
        if "code_list" in changed.rows:
            self._recount()
        self._next.start(SETTLE)

    def look(self) -> None:
        """Raise what is due now."""
        if not self._is_stopped:
            self._runner.run(self._find, self._found)

    def _find(self) -> tuple[bool, datetime | None]:
        moment = self._clock()
        with self._store.read() as session:
            due, following = alarms.look(session, self._desk, moment)
        return bool(due), following

    def _found(self, found: tuple[bool, datetime | None]) -> None:
        is_due, following = found
        if self._is_stopped:
            return
        if is_due:
            self._runner.write(self._raise, self._was_raised)
        if not self._next.isActive():
            self._next.start(self._wait_for(following))

    def _wait_for(self, moment: datetime | None) -> int:
        if moment is None:
            return LONGEST_WAIT
        return min(max(int((moment - self._clock()).total_seconds() * 1000), SETTLE), LONGEST_WAIT)

    def _raise(self) -> list[str]:
        with self._store.write(self._desk.actor) as session:
            return alarms.raise_due(session, self._desk, self._clock())

    def _was_raised(self, ids: list[str]) -> None:
        if ids:
            self.raised.emit(ids)
        if len(ids) == alarms.MOST_AT_ONCE:
            self.look()

    def _recount(self) -> None:
        """A calendar may have come: what runs into a year that had none has its right day now."""

        def work() -> int:
            with self._store.write(self._desk.actor) as session:
                return case_deadlines.recount(session, self._desk)

        def done(moved: int) -> None:
            if moved == case_deadlines.MOST_AT_ONCE and not self._is_stopped:
                self._recount()

        self._runner.write(work, done)

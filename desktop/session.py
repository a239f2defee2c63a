"""The time between unlocking and signing out: what a kill left behind, the lease, and who came and went."""

from collections.abc import Callable
from contextlib import suppress
from datetime import timedelta

from PySide6.QtCore import QElapsedTimer, QObject, QTimer, Signal

from desktop.profile import Unlocked, note_wrong, open_slot
from desktop.tasks import Runner
from offline_store import audit, drafts, lease
from offline_store.desk_limits import Limits, load_limits
from offline_store.drafts import Draft
from offline_store.errors import ExpectedError
from offline_store.lease import LeaseOver

LOOK = 60_000
"""Milliseconds between two looks at the lease."""


class Session(QObject):
    """One clerk at an unlocked desk."""

    left_behind = Signal(list)
    """The Drafts that the program left when it was killed; said once, after `start`."""
    over = Signal(object)
    """An ExpectedError: the session must end now."""
    limits = Signal(object)
    """The desk's Limits, once they are read."""

    def __init__(self, runner: Runner, unlocked: Unlocked) -> None:
        super().__init__()
        self._runner, self._unlocked = runner, unlocked
        self._running, self._look = QElapsedTimer(), QTimer(self, interval=LOOK)
        self._look.timeout.connect(self.look_at_lease)

    @property
    def account(self) -> str:
        """Whose session it is."""
        return self._unlocked.desk.account

    def start(self) -> None:
        """Set the mark of a running program, and tell what the last one left."""
        self._running.start()
        self._look.start()
        self._runner.write(self._begin, self._begun)

    def close(self) -> None:
        """Take the mark away; waits for everything that was to be written before."""
        self._look.stop()
        with suppress(ExpectedError):  # a full disk must not hold up the closing; the next start then tells of it
            self._runner.write(self._end).result()

    def drafts(self, done: Callable[[list[Draft]], None]) -> None:
        """Every draft there is."""

        def work() -> list[Draft]:
            with self._unlocked.store.read() as session:
                return drafts.drafts(session)

        self._runner.run(work, done)

    def note(self, action: str) -> None:
        """Write into the audit what the clerk did: `locked`, `unlocked` …"""

        def work() -> None:
            with self._unlocked.store.apply() as session:
                audit.note(session, self.account, action)

        self._runner.write(work)

    def check(self, password: str, done: Callable[[None], None], failed: Callable[[ExpectedError], None]) -> None:
        """Whether this is the clerk's password; wrong ones count here as they do at the log-in."""

        def work() -> None:
            _key, _secret, wrong = open_slot(self._unlocked.profile, self.account, password)
            with self._unlocked.store.apply() as session:
                note_wrong(session, wrong)
                audit.note(session, self.account, "unlocked")

        self._runner.run(work, done, failed)  # stretching the password takes long: it holds up no write

    def look_at_lease(self) -> None:
        """End the session when the centre was not heard of for too long."""
        running = timedelta(milliseconds=self._running.restart())

        def work() -> LeaseOver | None:
            with self._unlocked.store.apply() as session:
                return lease.pass_time(session, running)

        self._runner.write(work, lambda over: self.over.emit(over) if over else None)

    def _begin(self) -> tuple[list[Draft], Limits]:
        with self._unlocked.store.apply() as session:
            was_left = drafts.begin_session(session, self.account)
            return drafts.drafts(session) if was_left else [], load_limits(session)

    def _begun(self, found: tuple[list[Draft], Limits]) -> None:
        left, limits = found
        self.limits.emit(limits)
        if left:
            self.left_behind.emit(left)

    def _end(self) -> None:
        with self._unlocked.store.apply() as session:
            audit.note(session, self.account, "signed_out")
            drafts.end_session(session)

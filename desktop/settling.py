"""Where a person decides on what the sync could not: two desks that differ, changes the centre set aside.

Like `front_desk.py`: every method returns at once, answers come to `done` on the screen's thread.
"""

from collections.abc import Callable, Sequence
from typing import Any

from desktop.tasks import Runner
from offline_store import conflicts, quarantine
from offline_store.errors import ExpectedError
from offline_store.quarantine import SetAside
from offline_store.settings import Desk
from offline_store.store import Store

Failed = Callable[[ExpectedError], None]


class Settling:
    """The decisions, over the runner's lanes."""

    def __init__(self, runner: Runner, store: Store, desk: Desk) -> None:
        self._runner, self._store, self.desk = runner, store, desk

    def settle(self, conflict_id: str, how: str, merged: Any, done: Callable[[None], None], failed: Failed) -> None:
        """Settle a conflict: `stood`, `gave_way`, or `merged` with a value."""

        def work() -> None:
            with self._store.write(self.desk.actor, "conflict settled") as session:
                conflicts.settle(session, self.desk, conflict_id, how, merged)

        self._runner.write(work, done, failed)

    def first_difference(self, done: Callable[[str], None]) -> None:
        """The reception of the case whose conflict has been open longest; `done` is not called when there is none."""

        def work() -> str | None:
            with self._store.read() as session:
                return conflicts.first_open(session)

        self._runner.run(work, lambda found: done(found) if found else None)

    def set_aside(self, done: Callable[[list[SetAside]], None]) -> None:
        """The changes the centre set aside and nobody has decided on."""

        def work() -> list[SetAside]:
            with self._store.read() as session:
                return quarantine.set_aside(session, self.desk)

        self._runner.run(work, done)

    def resend(self, seqs: Sequence[int], done: Callable[[None], None], failed: Failed) -> None:
        """Their content again, as new changes."""

        def work() -> None:
            with self._store.apply() as session:
                quarantine.resend(session, self.desk, seqs)

        self._runner.write(work, done, failed)

    def discard(self, seqs: Sequence[int], why: str, done: Callable[[None], None], failed: Failed) -> None:
        """Give them up, with a reason."""

        def work() -> None:
            with self._store.apply() as session:
                quarantine.discard(session, self.desk, seqs, why)

        self._runner.write(work, done, failed)

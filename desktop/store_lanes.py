"""Questions and changes of a store over the runner's lanes, each in a session of its own.

What a screen asks returns at once; the answer comes to `done` on the screen's thread.
"""

from collections.abc import Callable
from typing import Any, TypeVar

from desktop.tasks import Runner
from offline_store.errors import ExpectedError
from offline_store.settings import Desk
from offline_store.store import Store

T = TypeVar("T")
Failed = Callable[[ExpectedError], None]


class StoreLanes:
    """Of one desk."""

    def __init__(self, runner: Runner, store: Store, desk: Desk) -> None:
        self._runner, self._store, self._desk = runner, store, desk

    def read(self, query: Callable[[Any], T], done: Callable[[T], None], failed: Failed | None = None) -> None:
        """Ask something of the store."""

        def work() -> T:
            with self._store.read() as session:
                return query(session)

        self._runner.run(work, done, failed)

    def write(
        self,
        change: Callable[[Any], T],
        done: Callable[[T], None] | None = None,
        failed: Failed | None = None,
        reason: str = "",
    ) -> None:
        """Change something in one transaction, as this desk; the reason goes with each Change."""

        def work() -> T:
            with self._store.write(self._desk.actor, reason) as session:
                return change(session)

        self._runner.write(work, done, failed)

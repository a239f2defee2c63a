"""Long lists of receptions: which there are at once, their lines a page at a time as they come into sight."""

from collections.abc import Callable

from desktop.profile import Unlocked
from desktop.tasks import Runner
from offline_store import filters, queries
from offline_store.errors import ExpectedError
from offline_store.filters import Filter
from offline_store.queries import ReceptionLine

Failed = Callable[[ExpectedError], None]


class Listing:
    """What the filters' page asks; every method returns at once."""

    def __init__(self, runner: Runner, unlocked: Unlocked) -> None:
        self._runner, self._store, self._desk = runner, unlocked.store, unlocked.desk

    def find(self, wanted: Filter, done: Callable[[list[str]], None]) -> None:
        """The ids of the receptions, newest first."""

        def work() -> list[str]:
            with self._store.read() as session:
                return filters.matching(session, wanted, self._desk.clerk)

        self._runner.run(work, done)

    def lines(self, ids: list[str], done: Callable[[list[ReceptionLine]], None], failed: Failed) -> None:
        """The lines of a page."""

        def work() -> list[ReceptionLine]:
            with self._store.read() as session:
                return queries.lines_of(session, ids)

        self._runner.run(work, done, failed)

    def choices(self, done: Callable[[tuple[list[str], dict[str, Filter]]], None]) -> None:
        """Who received here, and the filters this clerk keeps, by name."""

        def work() -> tuple[list[str], dict[str, Filter]]:
            with self._store.read() as session:
                return filters.clerks(session), filters.saved(session, self._desk.account)

        self._runner.run(work, done)

    def save(self, name: str, wanted: Filter, done: Callable[[None], None], failed: Failed) -> None:
        """Keep a filter under a name, for this clerk, on this machine."""

        def work() -> None:
            with self._store.apply() as session:
                filters.save(session, self._desk.account, name, wanted)

        self._runner.write(work, done, failed)

    def forget(self, name: str, done: Callable[[None], None]) -> None:
        """Keep it no longer."""

        def work() -> None:
            with self._store.apply() as session:
                filters.forget(session, self._desk.account, name)

        self._runner.write(work, done)

"""用人单位 as the screens use them. Every method returns at once; answers come to `done` on the screen's thread."""

from collections.abc import Callable

from desktop.code_lists import CodeLists
from desktop.profile import Unlocked
from desktop.tasks import Runner
from offline_store import audit, employers
from offline_store.employers import Card, Facts, Known
from offline_store.errors import ExpectedError

Failed = Callable[[ExpectedError], None]


class Employers:
    """The employers of the store, over the runner's lanes."""

    def __init__(self, runner: Runner, unlocked: Unlocked, code_lists: CodeLists) -> None:
        self._runner, self._store, self.desk = runner, unlocked.store, unlocked.desk
        self.code_lists = code_lists

    def find(self, typed: str, done: Callable[[list[Known]], None]) -> None:
        """Those that fit what is typed; those this desk uses most for nothing typed."""
        uses = self.code_lists.employers

        def work() -> list[Known]:
            with self._store.read() as session:
                return employers.find(session, typed, uses)

        self._runner.run(work, done)

    def card(self, employer_id: str, done: Callable[[Card], None]) -> None:
        """An employer with its cases; that it was read is noted, since the cases name people."""

        def work() -> Card:
            with self._store.read() as session:
                return employers.card(session, employer_id)

        self._runner.run(work, done)
        self._note_reading(employer_id)

    def save(
        self, employer_id: str | None, before: Facts, after: Facts, done: Callable[[str], None], failed: Failed
    ) -> None:
        """Write what changed of an employer, or a new one; its id."""

        def work() -> str:
            with self._store.write(self.desk.actor) as session:
                return employers.save(session, self.desk, employer_id, before, after)

        self._runner.write(work, done, failed)

    def _note_reading(self, employer_id: str) -> None:
        def write() -> None:
            with self._store.apply() as session:
                audit.note_reading(session, self.desk.account, "employer", employer_id)

        self._runner.write(write)

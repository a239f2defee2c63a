"""Calculators as the screens use them: the tables at hand, what a case knows. Answers come on the screen's thread."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, Signal

from desktop.papers.described import in_force
from desktop.papers.facts import facts, fill
from desktop.profile import Unlocked
from desktop.store_lanes import StoreLanes
from desktop.tasks import Runner
from offline_store import calculations, papers
from offline_store.calculations import Known
from offline_store.calculators.sheet import Calculation, Tables
from offline_store.errors import ExpectedError
from offline_store.store import Changed


class Calculating(QObject):
    """Over the runner's lanes."""

    changed = Signal()
    """The tables at hand are others now."""

    def __init__(self, runner: Runner, unlocked: Unlocked) -> None:
        super().__init__()
        self._lanes, self._desk = StoreLanes(runner, unlocked.store, unlocked.desk), unlocked.desk
        self.tables: Tables | None = None
        """None until they are read for the first time."""

    def read(self) -> None:
        """Read the tables; `changed` says when they are others."""

        def known(found: Tables) -> None:
            if found != self.tables:
                self.tables = found
                self.changed.emit()

        self._lanes.read(calculations.tables, known)

    def note_commit(self, changed: Changed) -> None:
        """The centre may have sent a table."""
        if self.tables and "code_list" in changed.rows:
            self.read()

    def known_of(self, case_id: str, done: Callable[[Known], None]) -> None:
        """What a case knows of what calculators ask."""
        self._lanes.read(lambda session: calculations.known_of(session, case_id), done)

    def keep(
        self,
        case_id: str,
        calculation: Calculation,
        done: Callable[[str], None],
        failed: Callable[[ExpectedError], None],
    ) -> None:
        """Keep a result with a case as one of its papers, to be printed as an annex; the paper's id.

        `failed` hears NotAllowed, NotHere, TooLong.
        """

        def work(session: Any) -> str:
            about = fill(in_force(session, calculations.PAPER), facts(session, self._desk, case_id))
            values = about | calculations.values_of(calculation)
            return papers.draft(session, self._desk, case_id, calculations.PAPER, values)

        self._lanes.write(work, done, failed)

"""质检 as its page uses it: drawn, marked, answered. Answers come to `done` on the screen's thread."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from desktop.profile import Unlocked
from desktop.store_lanes import Failed, StoreLanes
from desktop.tasks import Runner
from offline_store import quality
from offline_store.quality import Check, Item

Done = Callable[[Any], None]


class QualityChecks:
    """Of this station, over the runner's lanes."""

    def __init__(self, runner: Runner, unlocked: Unlocked) -> None:
        self._desk = unlocked.desk
        self._lanes = StoreLanes(runner, unlocked.store, unlocked.desk)

    def items(self, done: Callable[[tuple[Item, ...]], None]) -> None:
        """What a quality check marks."""
        self._lanes.read(quality.items, done)

    def checks(self, done: Callable[[list[Check]], None]) -> None:
        """The quality checks that this person has to do with."""
        self._lanes.read(lambda session: quality.checks(session, self._desk), done)

    def sample(
        self, since: date, until: date, number: int, seed: int, done: Callable[[list[str]], None], failed: Failed
    ) -> None:
        """Draw cases of these days for a quality check."""
        self._lanes.write(lambda session: quality.sample(session, self._desk, since, until, number, seed), done, failed)

    def mark(self, check_id: str, marks: Mapping[str, int], remark: str, done: Done, failed: Failed) -> None:
        """Write down the marks of a check."""
        self._lanes.write(lambda session: quality.mark(session, self._desk, check_id, marks, remark), done, failed)

    def reply(self, check_id: str, text: str, done: Done, failed: Failed) -> None:
        """What the handler says to it."""
        self._lanes.write(lambda session: quality.reply(session, self._desk, check_id, text), done, failed)

"""批量 as the screens use it: several cases at once, previewed, done in parts, undone as a whole."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from desktop.front_desk import FrontDesk
from desktop.printing.spool import Order
from desktop.profile import Unlocked
from desktop.tasks import Runner
from offline_store import batch
from offline_store.batch import PER_TRANSACTION, PRINT, Planned, Wanted
from offline_store.errors import ExpectedError
from offline_store.process import cases
from offline_store.types import new_id

Failed = Callable[[ExpectedError], None]
AGAIN = "批量打印"
"""Why a form that was printed before is printed once more with many others."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a batch."""

    done: int
    stopped_by: ExpectedError | None = None
    """Why it did not go to its end: what was done until then stays done."""


class Batches:
    """Over the runner's lanes: between two parts others may write."""

    def __init__(self, runner: Runner, unlocked: Unlocked, front_desk: FrontDesk) -> None:
        self._runner, self._store, self._desk, self._front = runner, unlocked.store, unlocked.desk, front_desk

    def preview(self, case_ids: Sequence[str], wanted: Wanted, done: Callable[[list[Planned]], None]) -> None:
        """What will happen to each case."""

        def work() -> list[Planned]:
            with self._store.read() as session:
                return batch.preview(session, self._desk, case_ids, wanted)

        self._runner.run(work, done)

    def run(self, case_ids: Sequence[str], wanted: Wanted, done: Callable[[Outcome], None], failed: Failed) -> None:
        """Do it to those that it can be done to. For 打印 `wanted.value` is the printer."""
        if wanted.action == PRINT:
            self._runner.run(lambda: self._print(case_ids, wanted.value), done, failed)
        else:
            self._part(new_id(), list(case_ids), wanted, 0, done, failed)

    def undo(self, done: Callable[[int], None], failed: Failed) -> None:
        """Put everything of this clerk's last batch back as it was; how many cases."""

        def work() -> int:
            with self._store.read() as session:
                parts = batch.check_undo(session, self._desk)
            undone = 0
            for _ in range(parts):
                with self._store.write(self._desk.actor, "batch undone") as session:
                    undone += batch.undo_part(session, self._desk)
            return undone

        self._runner.write(work, done, failed)

    def _part(
        self,
        batch_id: str,
        case_ids: list[str],
        wanted: Wanted,
        before: int,
        done: Callable[[Outcome], None],
        failed: Failed,
    ) -> None:
        def work() -> int:
            with self._store.write(self._desk.actor, "batch") as session:
                return len(batch.run(session, self._desk, batch_id, case_ids[:PER_TRANSACTION], wanted))

        def written(count: int) -> None:
            rest = case_ids[PER_TRANSACTION:]
            if rest:
                self._part(batch_id, rest, wanted, before + count, done, failed)
            else:
                done(Outcome(before + count))

        def stopped(error: ExpectedError) -> None:
            if before:
                done(Outcome(before, error))
            else:
                failed(error)

        self._runner.write(work, written, stopped)

    def _print(self, case_ids: Sequence[str], printer: str) -> Outcome:
        printed, order = 0, Order(printer, reason=AGAIN)
        with self._store.read() as session:
            planned = batch.preview(session, self._desk, case_ids, Wanted(PRINT))
            newest = {
                each.case_id: cases.newest_reception(session, each.case_id) for each in planned if not each.obstacle
            }
        for reception_id in filter(None, newest.values()):
            try:
                self._front.paper.print_now(reception_id, self._front.paper.rendered(reception_id), order)
            except ExpectedError as error:
                if not printed:
                    raise
                return Outcome(printed, error)
            printed += 1
        return Outcome(printed)

"""统计报表 and 两清单 of the station, for a day or a stretch of days: counted, drawn, printed; kept nowhere."""

from collections.abc import Callable
from datetime import date

from desktop.print_jobs import hand_over
from desktop.printing.spool import Order
from desktop.profile import Unlocked
from desktop.tasks import Runner
from offline_store import paper_kinds, statistics
from offline_store.errors import ExpectedError
from offline_store.printing import Paper

KINDS = (*statistics.STATISTICS, *statistics.LISTS)
Failed = Callable[[ExpectedError], None]


class Reports:
    """Over the runner's lanes."""

    def __init__(self, runner: Runner, unlocked: Unlocked) -> None:
        self._runner, self._store, self._desk = runner, unlocked.store, unlocked.desk

    def render(self, kind: str, first: date, last: date, done: Callable[[bytes], None], failed: Failed) -> None:
        """The report as a PDF; a list is of the last day."""

        def work() -> bytes:
            from desktop.papers.described import in_force
            from desktop.papers.facts import fill
            from desktop.printing.layout import render
            from desktop.printing.page import Heading

            with self._store.read() as session:
                if kind in statistics.STATISTICS:
                    known = statistics.statistics(session, self._desk, first, last)
                elif kind == "new_arrears_list":
                    known = statistics.arrears_list(session, self._desk, last)
                else:
                    known = statistics.closed_list(session, self._desk, last)
                form = in_force(session, kind)
            return render(form, fill(form, known), Heading(self._desk.station_name, "", "", ""))

        self._runner.run(work, done, failed)

    def print(self, kind: str, pdf: bytes, order: Order, done: Callable[[str], None], failed: Failed) -> None:
        """Print the very PDF that was shown; the job's name."""
        paper = Paper(paper_kinds.title(kind), "report", "")
        self._runner.write(lambda: hand_over(self._store, self._desk, pdf, paper, order), done, failed)

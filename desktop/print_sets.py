"""成套打印 as the screens use it: all papers of a set rendered, then handed over in one go, each with its result."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from desktop.print_jobs import hand_over
from desktop.printing.spool import Order
from desktop.profile import Unlocked
from desktop.store_lanes import StoreLanes
from desktop.tasks import Runner
from offline_store import papers, print_sets, queries
from offline_store.errors import ExpectedError, NotAllowed
from offline_store.papers import PaperView
from offline_store.print_sets import PrintSet
from offline_store.printing import Paper
from offline_store.roles import SEE_PROTECTED

Failed = Callable[[ExpectedError], None]


@dataclass(frozen=True, slots=True)
class Wish:
    """One paper of the set, so many times."""

    paper: PaperView
    copies: int


@dataclass(frozen=True, slots=True)
class Result:
    """What became of one paper at the hand-over."""

    form_id: str
    job: str = ""
    error: ExpectedError | None = None


class PrintSets:
    """Over the runner's lanes."""

    def __init__(self, runner: Runner, unlocked: Unlocked) -> None:
        self._runner, self._store, self._desk = runner, unlocked.store, unlocked.desk
        self._lanes = StoreLanes(runner, unlocked.store, unlocked.desk)

    def look(self, case_id: str, done: Callable[[tuple[PrintSet, ...]], None], failed: Failed) -> None:
        """The sets, with what the case has of them. `failed` hears NotAllowed for a protected identity."""

        def work() -> tuple[PrintSet, ...]:
            with self._store.read() as session:
                case = papers.case_of(session, case_id)
                if not self._desk.may(SEE_PROTECTED) and queries.is_protected(session, case):
                    raise NotAllowed
                return print_sets.of_case(session, case_id)

        self._runner.run(work, done, failed)

    def print(self, wishes: Sequence[Wish], order: Order, done: Callable[[list[Result]], None], failed: Failed) -> None:
        """All in one go; a paper that cannot be drawn stops the set before anything is printed: `failed` hears it."""
        self._runner.write(lambda: self._print(wishes, order), done, failed)

    def give(self, form_id: str, receiver: str, *, given: bool, done: Callable[[None], None], failed: Failed) -> None:
        """The copies for a receiver were handed over, or were not after all."""
        self._lanes.write(
            lambda session: print_sets.give(session, self._desk, form_id, receiver, given=given), done, failed
        )

    def _print(self, wishes: Sequence[Wish], order: Order) -> list[Result]:
        drawn = [(wish, self._rendered(wish.paper)) for wish in wishes]
        return [self._handed(wish, pdf, order) for wish, pdf in drawn]

    def _rendered(self, paper: PaperView) -> bytes:
        from desktop.papers.paper_pdf import paper_pdf, sheet_of

        with self._store.read() as session:
            sheet = sheet_of(session, paper, onto_paper=True)
        return paper_pdf(sheet, paper.values, self._desk)

    def _handed(self, wish: Wish, pdf: bytes, order: Order) -> Result:
        paper = wish.paper
        about = Paper(f"{paper.title} {paper.number}".strip(), "form", paper.id, paper.id)
        try:
            job = hand_over(self._store, self._desk, pdf, about, replace(order, copies=wish.copies))
        except ExpectedError as error:
            return Result(paper.id, error=error)
        return Result(paper.id, job)

"""文书 of a case as the screens use them: what there is, fill in, look at, make final, print, take along.

Every method returns at once; answers come to `done` on the screen's thread.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sqlalchemy.orm import Session

from desktop.auditing import Auditing
from desktop.print_jobs import hand_over
from desktop.printing.spool import Order
from desktop.profile import Unlocked
from desktop.store_lanes import StoreLanes
from desktop.tasks import Runner
from offline_store import paper_kinds, papers, print_sets, queries
from offline_store.code_find import Choices, Item
from offline_store.errors import ExpectedError, NotAllowed
from offline_store.minutes import concessions
from offline_store.models import Case
from offline_store.papers import PaperView
from offline_store.printing import Paper
from offline_store.roles import SEE_PROTECTED

if TYPE_CHECKING:
    from desktop.printing.blocks import Description

Failed = Callable[[ExpectedError], None]
Values = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Shelf:
    """The papers of a case, and what can be made."""

    case_id: str
    case_number: str
    papers: tuple[PaperView, ...]
    kinds: Choices


@dataclass(frozen=True, slots=True)
class OpenedPaper:
    """A paper with what its page needs to show it."""

    paper: PaperView
    description: Description
    versions: tuple[PaperView, ...]
    """Of the same paper, the first first."""
    sides: Mapping[str, int]
    """Parties of each side of its case."""

    @property
    def copies(self) -> int:
        """How many are printed: where each party gets one, one of them stays here."""
        wanted = self.description.copies
        if isinstance(wanted, int):
            return wanted
        parties = sum(
            len(self.paper.values.get(rows) or ()) or self.sides[side]
            for rows, side in (("applicants", print_sets.APPLICANT), ("respondents", print_sets.RESPONDENT))
        )
        return 1 + parties + len(self.paper.values.get("thirds") or ())


class CasePapers:
    """Over the runner's lanes."""

    def __init__(self, runner: Runner, unlocked: Unlocked, auditing: Auditing) -> None:
        self._runner, self._unlocked, self._auditing = runner, unlocked, auditing
        self._store, self._desk = unlocked.store, unlocked.desk
        self._lanes = StoreLanes(runner, unlocked.store, unlocked.desk)

    def shelf(self, case_id: str, done: Callable[[Shelf], None], failed: Failed) -> None:
        """The papers of a case. `failed` hears NotAllowed where the identity in them is protected."""

        def look(session: Session) -> Shelf:
            case = self._case(session, case_id)
            uses = papers.most_used(session)
            kinds = Choices(tuple(Item(kind, paper_kinds.title(kind)) for kind in paper_kinds.of_a_case()), uses)
            return Shelf(case.id, case.number, tuple(papers.papers(session, case_id)), kinds)

        self._lanes.read(look, done, failed)

    def begin(self, case_id: str, kind: str, done: Callable[[str], None], failed: Failed) -> None:
        """A draft, filled with what the case knows; its id."""

        def write(session: Session) -> str:
            from desktop.papers.described import in_force
            from desktop.papers.facts import facts, fill

            self._case(session, case_id)
            known = facts(session, self._desk, case_id)
            values = concessions.left_out(session, case_id, kind, fill(in_force(session, kind), known))
            return papers.draft(session, self._desk, case_id, kind, values)

        self._lanes.write(write, done, failed)

    def open(self, form_id: str, done: Callable[[OpenedPaper], None], failed: Failed) -> None:
        """One paper; that it was read is noted."""

        def look(session: Session) -> OpenedPaper:
            from desktop.papers.described import of_paper

            paper = papers.paper(session, form_id)
            self._case(session, paper.case_id)
            versions = tuple(papers.versions(session, form_id))
            return OpenedPaper(paper, of_paper(session, paper), versions, print_sets.sides(session, paper.case_id))

        def work() -> OpenedPaper:
            with self._store.read() as session:
                return look(session)

        self._runner.write(work, done, failed)  # behind what its page wrote when it was left
        self._auditing.note("read", "form", form_id)

    def keep(self, form_id: str, values: Values) -> None:
        """Write down, on this machine, what stands in a draft's page."""
        self._lanes.write(lambda session: papers.keep(session, form_id, values))

    def change(self, form_id: str, values: Values, failed: Failed) -> None:
        """The draft says this: its page is left."""
        self._lanes.write(lambda session: papers.change(session, self._desk, form_id, values), None, failed)

    def render(self, paper: PaperView, values: Values, done: Callable[[bytes], None], failed: Failed) -> None:
        """The paper as a PDF; a draft with 草稿 across it."""
        self._runner.run(lambda: self._rendered(paper, values), done, failed)

    def finalise(self, paper: PaperView, values: Values, done: Callable[[str], None], failed: Failed) -> None:
        """定稿: only what can be printed is made final; its 文号, empty where it has none."""

        def work() -> str:
            self._rendered(paper, values)
            with self._store.write(self._desk.actor) as session:
                papers.change(session, self._desk, paper.id, values)
                return papers.finalise(session, self._desk, paper.id)

        self._runner.write(work, done, failed)

    def revise(self, form_id: str, done: Callable[[str], None], failed: Failed) -> None:
        """改一版: the id of the draft."""
        self._lanes.write(lambda session: papers.revise(session, self._desk, form_id), done, failed)

    def void(self, form_id: str, reason: str, done: Callable[[None], None], failed: Failed) -> None:
        """作废."""
        self._lanes.write(lambda session: papers.void(session, self._desk, form_id, reason), done, failed, reason)

    def print(self, paper: PaperView, pdf: bytes, order: Order, done: Callable[[str], None], failed: Failed) -> None:
        """Print the very PDF that was shown; the job's name once the print system has taken it.

        Prints of a draft are in the audit, and are not counted: no sheet of it is the paper.
        """
        title = f"{paper.title} {paper.number}".strip()
        counted = "" if paper.status == papers.DRAFT else paper.id
        about = Paper(title, "form", paper.id, counted)
        self._runner.write(lambda: hand_over(self._store, self._desk, pdf, about, order), done, failed)

    def export(self, paper: PaperView, path: Path, reason: str, done: Callable[[Path], None], failed: Failed) -> None:
        """The paper as a Word or PDF file, by the name's ending. `failed` hears ReasonNeeded, FileNotWritable."""

        def work() -> Path:
            from desktop.papers.export import write_paper

            write_paper(self._store, self._desk, paper, path, reason)
            return path

        self._runner.run(work, done, failed)

    def lines(self, first: PaperView, second: PaperView, done: Callable[[tuple[list[str], list[str]]], None]) -> None:
        """Two versions line by line, to be compared."""

        def work() -> tuple[list[str], list[str]]:
            from desktop.papers.as_lines import as_lines
            from desktop.papers.described import of_paper

            with self._store.read() as session:
                forms = [of_paper(session, each) for each in (first, second)]
            first_lines, second_lines = (
                as_lines(form, each.values) for form, each in zip(forms, (first, second), strict=True)
            )
            return first_lines, second_lines

        self._runner.run(work, done)

    def _case(self, session: Session, case_id: str) -> Case:
        """Raises NotAllowed where the papers hold an identity that this account may not see, NotHere."""
        case = papers.case_of(session, case_id)
        if not self._desk.may(SEE_PROTECTED) and queries.is_protected(session, case):
            raise NotAllowed
        return case

    def _rendered(self, paper: PaperView, values: Values) -> bytes:
        from desktop.papers.paper_pdf import paper_pdf, sheet_of

        with self._store.read() as session:
            sheet = sheet_of(session, paper, onto_paper=True)
        return paper_pdf(sheet, values, self._desk)

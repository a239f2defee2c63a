"""成套打印: the papers that go together, to whom each copy goes, and which have been given away.

The sets are the table `print_sets`, which the centre may send anew. Copies: one for each party of a side, one for the
file; where the table names no receivers, as many as the paper's description says. A set takes, of each kind, the
version of the case's paper that holds today; what is not final is not printed.
"""

from dataclasses import dataclass

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from offline_store import audit, codes, paper_kinds, papers
from offline_store.models import Delivery, Form, Party
from offline_store.papers import FINAL, PaperView
from offline_store.settings import Desk
from offline_store.types import now

NAME = "print_sets"
APPLICANT, RESPONDENT, FILE = "applicant", "respondent", "file"
RECEIVERS = (APPLICANT, RESPONDENT, FILE)
_RESPONDENTS = ("employer", "dispatcher", "user", "contractor", "subcontractor", "guarantor")
_APPLICANTS = ("worker",)


@dataclass(frozen=True, slots=True)
class Copy:
    """Copies of one paper for one receiver."""

    receiver: str
    count: int
    given: bool
    """They have been handed over, or filed."""


@dataclass(frozen=True, slots=True)
class SetPaper:
    """One paper of a set."""

    kind: str
    title: str
    paper: PaperView | None
    """The final version that holds; None: there is none yet, and it is not printed."""
    copies: tuple[Copy, ...]

    @property
    def count(self) -> int:
        """Copies in all."""
        return sum(copy.count for copy in self.copies)


@dataclass(frozen=True, slots=True)
class PrintSet:
    """A set, for one case."""

    code: str
    name: str
    papers: tuple[SetPaper, ...]


def of_case(session: Session, case_id: str) -> tuple[PrintSet, ...]:
    """Every set there is, with what the case has of it."""
    holding: dict[str, PaperView] = {}
    for paper in papers.papers(session, case_id):  # the newest first
        if paper.status == FINAL:
            holding.setdefault(paper.kind, paper)
    people = sides(session, case_id)
    return tuple(
        PrintSet(
            item["code"],
            item["name"],
            tuple(_paper(session, *_parts(each), holding, people) for each in item["papers"]),
        )
        for item in codes.current(session, NAME)["items"]
    )


def give(session: Session, desk: Desk, form_id: str, receiver: str, *, given: bool) -> None:
    """The copies for a receiver were handed over; or that was a slip."""
    form = session.get_one(Form, form_id)
    for row in session.scalars(_deliveries(form_id, receiver)):
        if given:
            return
        row.state = "void"
    if given:
        session.add(Delivery(scope_id=form.scope_id, form_id=form_id, receiver=receiver, at=now(), clerk=desk.clerk))
    audit.note(session, desk.account, "delivered", "form", form_id, receiver=receiver, given=given)


def problems(content: dict[str, object]) -> list[str]:
    """What is wrong with a table of sets, in words; nothing where it can be used."""
    found = []
    items = content.get("items")
    for item in items if isinstance(items, list) else [{}]:
        name = item.get("name") or "（没有名称）"
        listed = item.get("papers") or []
        if not listed:
            found.append(f"{name}：没有文书")
        for each in listed:
            kind, receivers = _parts(str(each))
            if paper_kinds.title(kind) == kind:
                found.append(f"{name}：没有名为 {kind} 的文书")
            if unknown := sorted(set(receivers) - set(RECEIVERS)):
                found.append(f"{name}：不认识的接收人 {'、'.join(unknown)}")
    return found


def _parts(text: str) -> tuple[str, list[str]]:
    """A paper of the table: its kind, then who gets a copy, with spaces between."""
    kind, *receivers = text.split() or [""]
    return kind, receivers


def _paper(
    session: Session, kind: str, receivers: list[str], holding: dict[str, PaperView], people: dict[str, int]
) -> SetPaper:
    paper = holding.get(kind)
    counts = {each: people[each] for each in receivers} or _described(kind, people)
    copies = tuple(
        Copy(each, count, bool(paper and session.scalars(_deliveries(paper.id, each)).first()))
        for each, count in counts.items()
    )
    return SetPaper(kind, paper_kinds.title(kind), paper, copies)


def _deliveries(form_id: str, receiver: str) -> Select[tuple[Delivery]]:
    return select(Delivery).where(Delivery.form_id == form_id, Delivery.receiver == receiver, Delivery.state == "live")


def _described(kind: str, people: dict[str, int]) -> dict[str, int]:
    """By the description: one for each party and one that stays, or so many that stay."""
    wanted = paper_kinds.copies(kind)
    return {FILE: wanted} if isinstance(wanted, int) else people


def sides(session: Session, case_id: str) -> dict[str, int]:
    """Copies for each receiver: one for each party of a side, at least one; of a group, for those who came alone."""
    rows = session.scalars(select(Party).where(Party.case_id == case_id, Party.state == "live")).all()
    applicants = sum(row.role in _APPLICANTS and row.position is None for row in rows)
    respondents = sum(row.role in _RESPONDENTS for row in rows)
    return {APPLICANT: max(1, applicants), RESPONDENT: max(1, respondents), FILE: 1}

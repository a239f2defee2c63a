"""卷宗: where each paper and scan of a case stands in its file, and what a file must have (`case_file`).

The main part (正卷) may be given to the parties; the internal part (副卷) holds approvals and discussions and never
goes with it. What the table does not name is internal: what nobody has thought about is not shown to the parties.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from sqlalchemy.orm import Session

from offline_store import attachments, codes, papers
from offline_store.attachments import AttachmentView
from offline_store.papers import FINAL, PaperView

LIST: Final = "case_file"
MAIN: Final = "main"
INTERNAL: Final = "internal"
PARTS = (MAIN, INTERNAL)
REGISTRATION: Final = "application"
"""The slot where the registration form of the case stands, before what else is there."""
OTHER: Final = "discussion"
"""Of what the table does not name."""
OWN_PAPERS = frozenset({"file_cover", "file_directory", "file_notes"})
"""Of the file itself: they stand around the others."""


@dataclass(frozen=True, slots=True)
class Slot:
    """One place of the file, in the order they are bound."""

    code: str
    name: str
    part: str
    required: bool
    papers: tuple[str, ...]
    """Kinds of paper that stand here."""


@dataclass(frozen=True, slots=True)
class Filled:
    """A place with what is there."""

    slot: Slot
    papers: tuple[PaperView, ...]
    """Final ones, the oldest first."""
    scans: tuple[AttachmentView, ...]

    @property
    def is_missing(self) -> bool:
        """Whether the file must have something here and has nothing."""
        return self.slot.required and not self.papers and not self.scans


@dataclass(frozen=True, slots=True)
class CaseFile:
    """All places of a case's file."""

    case_id: str
    case_number: str
    filled: tuple[Filled, ...]
    retention: str
    """保管期限."""

    @property
    def missing(self) -> tuple[Slot, ...]:
        """The places where something that must be there is not."""
        return tuple(place.slot for place in self.filled if place.is_missing)

    def part(self, name: str) -> tuple[Filled, ...]:
        """The places of one part that have anything in them."""
        return tuple(each for each in self.filled if each.slot.part == name and (each.papers or each.scans))


def slots(session: Session) -> tuple[Slot, ...]:
    """The places of every file, in order."""
    return tuple(
        Slot(item["code"], item["name"], item["part"], item["required"], tuple(item["papers"]))
        for item in codes.current(session, LIST)["items"]
    )


def of_case(session: Session, case_id: str) -> CaseFile:
    """What stands where in a case's file. Raises NotHere."""
    case = papers.case_of(session, case_id)
    places = slots(session)
    final = [paper for paper in reversed(papers.papers(session, case_id)) if paper.status == FINAL]
    final = [paper for paper in final if paper.kind not in OWN_PAPERS]
    scans = attachments.of_case(session, case_id)
    return CaseFile(
        case.id,
        case.number,
        tuple(_filled(slot, places, final, scans) for slot in places),
        str(codes.current(session, LIST)["retention"]),
    )


def slot_of(places: Sequence[Slot], kind: str) -> str:
    """Where a kind of paper stands."""
    return next((slot.code for slot in places if kind in slot.papers), OTHER)


def _filled(slot: Slot, places: Sequence[Slot], final: Iterable[PaperView], scans: Iterable[AttachmentView]) -> Filled:
    known = {place.code for place in places}
    return Filled(
        slot,
        tuple(paper for paper in final if slot_of(places, paper.kind) == slot.code),
        tuple(scan for scan in scans if (scan.slot if scan.slot in known else OTHER) == slot.code),
    )

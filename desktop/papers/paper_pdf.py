"""A paper of a case as a PDF and as a Word file: the very one that is shown, printed, bound and taken along."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy.orm import Session

from desktop.paper_code import modules
from desktop.papers.described import of_paper
from desktop.papers.heading import heading_of
from desktop.printing.blocks import Description
from desktop.printing.layout import render
from desktop.printing.page import DRAFT, Heading
from offline_store import pad_signatures, papers, print_profiles
from offline_store.paper_code import code_of
from offline_store.papers import PaperView
from offline_store.print_profiles import PrintProfile
from offline_store.settings import Desk

MARKS = {papers.DRAFT: DRAFT, papers.VOID: "作废"}
"""What stands across each page of a paper in this state."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A paper with what the store has to say of how it is printed."""

    paper: PaperView
    form: Description
    case_number: str
    signed: Mapping[str, tuple[bytes, ...]]
    """What was signed on the pad for this very version: PNGs by the word that the place to sign begins with."""
    profile: PrintProfile
    """What this machine's paper has printed on it already."""


def sheet_of(session: Session, paper: PaperView, *, onto_paper: bool = False) -> Sheet:
    """Read what its printing needs; `onto_paper` minds what this machine's paper has on it. Raises NotHere."""
    signed = pad_signatures.by_place(pad_signatures.pictures(session, paper.id))
    profile = print_profiles.load(session, paper.kind) if onto_paper else PrintProfile()
    return Sheet(paper, of_paper(session, paper), papers.case_of(session, paper.case_id).number, signed, profile)


def paper_pdf(sheet: Sheet, values: Mapping[str, Any], desk: Desk) -> bytes:
    """The paper with these values. Raises GlyphMissing, BadValue, BadDescription."""
    return render(sheet.form, values, _heading(sheet, values, desk))


def paper_word(sheet: Sheet, values: Mapping[str, Any], desk: Desk) -> bytes:
    """The same as .docx. Raises BadValue, BadDescription."""
    from desktop.printing.word import word

    return word(sheet.form, values, _heading(sheet, values, desk))


def _heading(sheet: Sheet, values: Mapping[str, Any], desk: Desk) -> Heading:
    about = {"organisation": desk.station_name, **values, "case_number": sheet.case_number}
    heading = heading_of(sheet.form, about, sheet.paper.number, MARKS.get(sheet.paper.status, ""))
    return replace(
        heading,
        code=modules(code_of(desk, sheet.paper)),
        pictures=sheet.signed,
        reserve=sheet.profile.reserve or None,
        line_printed=sheet.profile.line_printed and bool(sheet.profile.reserve),
    )

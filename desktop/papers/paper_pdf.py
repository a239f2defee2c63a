"""A paper of a case as a PDF and as a Word file: the very one that is shown, printed, bound and taken along."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from desktop.paper_code import modules
from desktop.papers.heading import heading_of
from desktop.printing.blocks import Description
from desktop.printing.layout import render
from desktop.printing.page import DRAFT, Heading
from offline_store import papers
from offline_store.paper_code import code_of
from offline_store.papers import PaperView
from offline_store.settings import Desk

MARKS = {papers.DRAFT: DRAFT, papers.VOID: "作废"}
"""What stands across each page of a paper in this state."""


def paper_pdf(form: Description, paper: PaperView, values: Mapping[str, Any], case_number: str, desk: Desk) -> bytes:
    """Raises GlyphMissing, BadValue, BadDescription."""
    return render(form, values, _heading(form, paper, values, case_number, desk))


def paper_word(form: Description, paper: PaperView, values: Mapping[str, Any], case_number: str, desk: Desk) -> bytes:
    """Raises BadValue, BadDescription."""
    from desktop.printing.word import word

    return word(form, values, _heading(form, paper, values, case_number, desk))


def _heading(form: Description, paper: PaperView, values: Mapping[str, Any], case_number: str, desk: Desk) -> Heading:
    about = {"organisation": desk.station_name, **values, "case_number": case_number}
    heading = heading_of(form, about, paper.number, MARKS.get(paper.status, ""))
    return replace(heading, code=modules(code_of(desk, paper)))

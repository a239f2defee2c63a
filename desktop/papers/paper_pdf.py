"""A paper of a case as a PDF: the very one that is shown, printed and bound."""

from collections.abc import Mapping
from typing import Any

from desktop.printing.description import load
from desktop.printing.layout import render
from desktop.printing.page import DRAFT, Heading
from offline_store import papers
from offline_store.papers import PaperView
from offline_store.settings import Desk

VOID_MARK = "作废"


def paper_pdf(paper: PaperView, values: Mapping[str, Any], case_number: str, desk: Desk) -> bytes:
    """A draft has 草稿 across each page, a void one 作废. Raises GlyphMissing, BadValue, BadDescription."""
    return render(load(paper.kind), values, heading_of(paper, case_number, desk))


def heading_of(paper: PaperView, case_number: str, desk: Desk) -> Heading:
    """What stands around the paper: whose it is, its 文号 or else the case's 登记号, its version."""
    marks = {papers.DRAFT: DRAFT, papers.VOID: VOID_MARK}
    version = f"　第{paper.version}版" if paper.version > 1 else ""
    return Heading(
        organisation=desk.station_name,
        number_label="文号" if paper.number else "登记号",
        number=paper.number or case_number,
        footer=f"{paper.title}{version}　{case_number}",
        watermark=marks.get(paper.status, ""),
    )

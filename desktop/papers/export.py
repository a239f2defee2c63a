"""A paper as a file to take along: Word or PDF. The export is an entry of the audit before the file exists."""

from pathlib import Path

from desktop.audit_export import ReasonNeeded, write_file
from desktop.papers.paper_pdf import paper_pdf, paper_word, sheet_of
from offline_store import audit
from offline_store.papers import PaperView
from offline_store.settings import Desk
from offline_store.store import Store


def write_paper(store: Store, desk: Desk, paper: PaperView, path: Path, reason: str) -> None:
    """By the name's ending a Word file or a PDF. Raises ReasonNeeded, FileNotWritable, DiskFull, GlyphMissing."""
    if not reason.strip():
        raise ReasonNeeded
    kind = "pdf" if path.suffix.lower() == ".pdf" else "docx"
    with store.read() as session:
        sheet = sheet_of(session, paper)
    make = paper_pdf if kind == "pdf" else paper_word
    content = make(sheet, paper.values, desk)
    with store.apply() as session:
        detail = {"format": kind, "reason": reason.strip(), "number": paper.number}
        audit.note(session, desk.account, "exported", "form", paper.id, **detail)
    write_file(path, [content])

"""Which description a paper is made by: the template of the centre that holds, else the shipped form.

A paper that is final stays with the template it was made by, whatever is published later.
"""

from datetime import date

from sqlalchemy.orm import Session

from desktop.printing import description
from desktop.printing.blocks import Description
from offline_store import papers, templates
from offline_store.papers import PaperView


def of_paper(session: Session, paper: PaperView) -> Description:
    """What a draft is made by now, and what any other paper was made by. Raises FileNotFoundError."""
    return (
        in_force(session, paper.kind)
        if paper.status == papers.DRAFT
        else of_version(session, paper.kind, paper.template)
    )


def in_force(session: Session, kind: str, day: date | None = None) -> Description:
    """The description of a kind that holds on a day (today). Raises FileNotFoundError for a kind without one.

    A template that this program cannot print from (a newer program's) is passed over: the shipped one stands.
    """
    found = templates.current(session, kind, day)
    if found is None or description.problems(found.content):
        return description.load(kind)
    return description.read(found.content)


def of_version(session: Session, kind: str, version: str) -> Description:
    """The description that a paper was made by; the shipped one where that version is not (or no longer) known."""
    for known in templates.versions(session, kind):
        if known.version == version and not description.problems(known.content):
            return description.read(known.content)
    return description.load(kind)

"""What a use of a seal stands on: a final paper, sealed once with this seal."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from offline_store.models import Decision, Form
from offline_store.papers import FINAL

SEAL_USE = "seal_use"
"""The kind of decision."""


def stands(session: Session, row: Decision) -> bool:
    """Whether the paper that is to be sealed is still the one there is, and not sealed already."""
    form = session.get(Form, row.wanted.get("form", ""))
    return form is not None and form.status == FINAL and not others(session, row, "approved")


def others(session: Session, row: Decision, *statuses: str) -> list[Decision]:
    """Other askings for the same seal on the same paper."""
    return [each for each in of_paper(session, row.wanted["form"], row.wanted["seal"], *statuses) if each.id != row.id]


def of_paper(session: Session, form_id: str, seal: str, *statuses: str) -> list[Decision]:
    """Askings for a seal on one version of a paper."""
    form = session.get(Form, form_id)
    query = select(Decision).where(Decision.kind == SEAL_USE, Decision.state == "live", Decision.status.in_(statuses))
    rows = session.scalars(query.where(Decision.case_id == (form.case_id if form else "")))
    return [row for row in rows if (row.wanted.get("form"), row.wanted.get("seal")) == (form_id, seal)]

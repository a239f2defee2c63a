"""催办单 and 督办单 as papers of their case: what was printed is final; one that says more is its next version."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from offline_store import papers
from offline_store.models import Form, Reminder
from offline_store.settings import Desk

REMINDER = "reminder"
"""In the paper's values: the reminder it is the letter of."""


def find(session: Session, reminder_id: str, kind: str, values: Mapping[str, Any]) -> str:
    """The id of the final paper that says this; empty where there is none."""
    own = _of(session, reminder_id, kind)
    return own[0].id if own and own[0].values == _said(reminder_id, values) else ""


def keep(session: Session, desk: Desk, reminder_id: str, kind: str, values: Mapping[str, Any]) -> str:
    """The final paper that says this; its id. Printed anew without a change it is the one that is there.

    Raises what `papers.draft`, `papers.revise` and `papers.finalise` raise.
    """
    if found := find(session, reminder_id, kind, values):
        return found
    said, own = _said(reminder_id, values), _of(session, reminder_id, kind)
    if own:
        form_id = papers.revise(session, desk, own[0].id)
        papers.change(session, desk, form_id, said)
    else:
        form_id = papers.draft(session, desk, session.get_one(Reminder, reminder_id).case_id, kind, said)
    papers.finalise(session, desk, form_id)
    return form_id


def _said(reminder_id: str, values: Mapping[str, Any]) -> dict[str, Any]:
    return {**values, REMINDER: reminder_id}


def _of(session: Session, reminder_id: str, kind: str) -> list[Form]:
    """The final papers of a reminder, the newest version first."""
    case_id = session.get_one(Reminder, reminder_id).case_id
    final = (Form.kind == kind, Form.state == "live", Form.status == papers.FINAL)
    rows = session.scalars(select(Form).where(Form.case_id == case_id, *final).order_by(Form.version.desc()))
    return [row for row in rows if row.values.get(REMINDER) == reminder_id]

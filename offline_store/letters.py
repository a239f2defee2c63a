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


def keep(session: Session, desk: Desk, reminder_id: str, kind: str, values: Mapping[str, Any]) -> str:
    """The final paper that says this; its id. Printed anew without a change it is the one that is there.

    Raises what `papers.draft`, `papers.revise` and `papers.finalise` raise.
    """
    said = {**values, REMINDER: reminder_id}
    reminder = session.get_one(Reminder, reminder_id)
    query = select(Form).where(Form.case_id == reminder.case_id, Form.kind == kind, Form.state == "live")
    rows = session.scalars(query.where(Form.status == papers.FINAL).order_by(Form.version.desc())).all()
    own = [row for row in rows if row.values.get(REMINDER) == reminder_id]
    if own and own[0].values == said:
        return own[0].id
    if own:
        form_id = papers.revise(session, desk, own[0].id)
        papers.change(session, desk, form_id, said)
    else:
        form_id = papers.draft(session, desk, reminder.case_id, kind, said)
    papers.finalise(session, desk, form_id)
    return form_id

"""How a case is opened: by its newest reception."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from offline_store.models import Reception


def newest_reception(session: Session, case_id: str) -> str | None:
    """The newest live reception of a case; None where this desk has none."""
    query = select(Reception.id).where(Reception.case_id == case_id, Reception.state == "live")
    return session.scalars(query.order_by(Reception.started_at.desc()).limit(1)).first()

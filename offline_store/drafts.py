"""Drafts 草稿: what was typed and not saved, and whether the program was ended properly."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Text, cast, select
from sqlalchemy.orm import Session

from offline_store import audit, settings
from offline_store.corrections import note_step
from offline_store.errors import NotAllowed
from offline_store.models import Case, Reception
from offline_store.persons import mask_id
from offline_store.registration import KEPT_AT
from offline_store.roles import APPROVE
from offline_store.settings import Desk
from offline_store.types import from_plain, now, to_plain

RUNNING = "running"
FIRST_WORDS = 24
"""Characters."""
_TYPED = ("name", "employer", "matter", "advice", "phone", "dispute_types", "arrears", "people", "period")
"""Fields whose text says best what a draft is about, in this order."""


@dataclass(frozen=True, slots=True)
class Draft:
    """One form with text that was never saved."""

    id: str
    """Of its reception."""
    kind: str
    clerk: str
    """Who began it."""
    started_at: datetime
    kept_at: datetime
    first_words: str


def kept_at(draft: dict[str, Any]) -> datetime | None:
    """When a draft was last written down."""
    try:
        moment: datetime | None = from_plain(draft.get(KEPT_AT), datetime)
    except (TypeError, ValueError):
        return None
    return moment


def drafts(session: Session) -> list[Draft]:
    """Every draft with text in it, the latest first."""
    query = select(Reception).where(cast(Reception.draft, Text) != "{}").order_by(Reception.started_at.desc())
    found = []
    for row in session.scalars(query):
        words = " ".join(text for name in _TYPED if (text := str(row.draft.get(name) or "").strip()))
        words = words or mask_id(str(row.draft.get("person", {}).get("id_number") or ""))
        if words:
            kept = kept_at(row.draft) or row.started_at
            found.append(Draft(row.id, row.kind, row.clerk, row.started_at, kept, words[:FIRST_WORDS]))
    return found


def take_over(session: Session, desk: Desk, clerk: str, reason: str) -> int:
    """A supervisor takes what an absent clerk left open at this machine: how many receptions. Raises NotAllowed.

    The drafts stay as they are, with every word; whose they were stays in the audit, and in the case's history where
    there is a case.
    """
    if not desk.may(APPROVE):
        raise NotAllowed
    query = select(Reception).where(cast(Reception.draft, Text) != "{}", Reception.clerk == clerk)
    rows = session.scalars(query).all()
    for row in rows:
        row.clerk = desk.clerk
        if row.case_id:
            note_step(session, desk, session.get_one(Case, row.case_id), "taken_over", f"{clerk}，{reason}")
        audit.note(session, desk.account, "taken_over", "reception", row.id, clerk=clerk, reason=reason)
    return len(rows)


def begin_session(session: Session, account: str) -> bool:
    """Set the mark of a running program; whether the one before was never taken away: a kill or a power cut."""
    was_left = bool(settings.get(session, RUNNING))
    settings.put(session, RUNNING, {"account": account, "since": to_plain(now())})
    return was_left


def end_session(session: Session) -> None:
    """The program ends properly."""
    settings.put(session, RUNNING, {})

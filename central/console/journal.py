"""Who did what in the console: the hash chain of `offline_store/audit.py`, in the centre's own database."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from central.console import words
from central.models import Account, Feed
from offline_store import audit
from offline_store.models import CITY, AuditEntry


@dataclass(frozen=True, slots=True)
class Line:
    """One thing somebody did."""

    at: datetime
    name: str
    action: str
    detail: str


def note(session: Session, account: str, action: str, subject: str = "", subject_id: str = "", **detail: Any) -> None:
    """Write it down, last in the transaction that does it.

    The city's counter is held while the chain grows: two who write at once would both follow the same entry.
    """
    session.flush()
    session.get_one(Feed, CITY, with_for_update=True)
    audit.note(session, account, action, subject, subject_id, **detail)


def lines(session: Session, stations: frozenset[str], first: int, most: int) -> list[Line]:
    """What the accounts of some stations did, the latest first."""
    query = (
        select(AuditEntry, Account.name)
        .join(Account, Account.id == AuditEntry.account)
        .where(Account.station_id.in_(stations))
        .order_by(AuditEntry.seq.desc())
        .offset(first)
        .limit(most)
    )
    return [Line(entry.at, name, entry.action, _said(entry)) for entry, name in session.execute(query).tuples()]


def broken_at(session: Session) -> int:
    """The first entry that does not follow the one before it; 0 when the chain is whole."""
    previous = b""
    entries = session.scalars(select(AuditEntry).order_by(AuditEntry.seq).execution_options(yield_per=500))
    for seq, entry in enumerate(entries, start=1):
        if entry.seq != seq or entry.hash != audit.chained(previous, entry):
            return seq
        previous = entry.hash
    return 0


def _said(entry: AuditEntry) -> str:
    told = ({"account": entry.subject_id} if entry.subject == "account" else {}) | entry.detail
    known = words.ROLES | words.RESULTS | words.LISTS
    return "，".join(f"{words.DETAILS.get(name, name)} {known.get(str(value), value)}" for name, value in told.items())

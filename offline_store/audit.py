"""The audit 审计 of a desk: who read, changed, printed, exported what; an append-only chain of hashes.

Each entry's hash covers the one before it, so an edited, dropped or reordered entry breaks the chain; the chain's
head travels with each sync, so a chain that was written anew breaks against what the centre has seen.
"""

from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from offline_store.models import AuditEntry
from offline_store.types import canonical, now, sha256, to_plain


def note(
    session: Session, account: str, action: str, subject: str = "", subject_id: str = "", **detail: Any
) -> AuditEntry:
    """Add one entry in the caller's transaction: what happened and the note of it stand or fall together.

    `action` is one word (`read`, `changed`, `printed`, `unlocked` …); `subject` a record type or a thing by name;
    `detail` never holds what people said.
    """
    last = session.scalars(select(AuditEntry).order_by(AuditEntry.seq.desc()).limit(1)).first()
    entry = AuditEntry(
        seq=last.seq + 1 if last else 1,
        at=now(),
        account=account,
        action=action,
        subject=subject,
        subject_id=subject_id,
        detail=detail,
        hash=b"",
    )
    entry.hash = chained(last.hash if last else b"", entry)
    session.add(entry)
    session.flush()
    return entry


def chained(previous: bytes, entry: AuditEntry) -> bytes:
    """The hash of an entry after the one before it: SHA-256(previous hash ‖ canonical content)."""
    content = {
        "seq": entry.seq,
        "at": to_plain(entry.at),
        "account": entry.account,
        "action": entry.action,
        "subject": entry.subject,
        "subject_id": entry.subject_id,
        "detail": entry.detail,
    }
    return sha256(previous, canonical(content))

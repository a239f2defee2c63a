"""The audit 审计 of a desk: who read, changed, printed, exported what; an append-only chain of hashes.

Each entry's hash covers the one before it, so an edited, dropped or reordered entry breaks the chain. The chain's
head, signed with the desk's key, travels with each sync: a chain that was written anew or cut off breaks against
what the centre has seen. What happened since the last sync has no witness but this machine.

Entries are read raw here: whatever somebody wrote into the table, the desk goes on working and the break is told.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import Row, select, type_coerce
from sqlalchemy.orm import Session
from sqlalchemy.types import NullType

from offline_store.models import RECORD_TYPES, AuditEntry, Synced
from offline_store.types import canonical, now, sha256, to_plain

PROGRAM = ""
"""The account of what the program did by itself."""
ONE_READING = timedelta(minutes=1)
"""Opening the same thing again within it is still the same reading."""
MOST_BREAKS = 20
"""Told at once: a chain that was renumbered does not hold anywhere."""
_BELONGS_TO = {
    "invitation": ("sitting", "sitting_id"),
    "segment": ("recording", "recording_id"),
    "recording": ("reception", "reception_id"),
    "printing": ("form", "form_id"),
    "spoil": ("printing", "printing_id"),
    "delivery": ("form", "form_id"),
    "form": ("case", "case_id"),
    "signature": ("form", "form_id"),
    "payment": ("form", "form_id"),
    "attachment": ("case", "case_id"),
    "minutes": ("form", "form_id"),
    "party": ("case", "case_id"),
    "step": ("case", "case_id"),
    "number": ("case", "case_id"),
    **dict.fromkeys(
        ("deadline", "alarm", "decision", "handover", "reminder", "follow_up", "quality_check", "sitting"),
        ("case", "case_id"),
    ),
}
_COLUMNS = AuditEntry.__table__.columns
RAW = tuple(type_coerce(column, NullType()).label(column.key) for column in _COLUMNS)
"""Every column as the database holds it."""


@dataclass(frozen=True, slots=True)
class Break:
    """A place where the chain does not hold."""

    seq: int
    kind: str
    """`missing`: an entry is not there. `edited`: it does not say what its hash says. `rewritten`: its hash is not
    what the centre has seen. `cut`: the chain ends before what the centre has seen."""


def note(
    session: Session, account: str, action: str, subject: str = "", subject_id: str = "", **detail: Any
) -> AuditEntry:
    """Add one entry in the caller's transaction: what happened and the note of it stand or fall together.

    `action` is one word (`read`, `changed`, `printed`, `unlocked` …); `subject` a record type or a thing by name;
    `detail` never holds what people said.
    """
    seq, previous = head(session)
    entry = AuditEntry(
        seq=seq + 1, at=now(), account=account, action=action, subject=subject, subject_id=subject_id, detail=detail
    )
    entry.hash = chained(previous, entry)
    session.add(entry)
    session.flush()
    return entry


def note_reading(session: Session, account: str, subject: str, subject_id: str) -> None:
    """Somebody opened a record; again within a minute is the same reading."""
    moment = now()
    query = select(AuditEntry.seq).where(
        AuditEntry.subject_id == subject_id,
        AuditEntry.action == "read",
        AuditEntry.account == account,
        AuditEntry.at.between(moment - ONE_READING, moment),
    )
    if session.scalars(query.limit(1)).first() is None:
        note(session, account, "read", subject, subject_id)


def note_writing(session: Session, account: str, rows: Iterable[Synced], reason: str) -> None:
    """One transaction of the desk: which records it touched, never what they say."""
    touched: dict[str, list[str]] = {}
    for row in sorted(rows, key=lambda row: (row.__tablename__, row.id)):
        touched.setdefault(row.__tablename__, []).append(row.id)
    first = next((name for name in ("case", "reception") if name in touched), next(iter(touched)))
    subject = owner_of(session, first, touched[first][0])
    note(session, account, "changed", *subject, records=touched, **({"reason": reason} if reason else {}))


def chained(previous: bytes, entry: AuditEntry) -> bytes:
    """The hash of an entry after the one before it."""
    return hashed(previous, {column.key: getattr(entry, column.key) for column in _COLUMNS})


def hashed(previous: bytes, content: Mapping[str, Any]) -> bytes:
    """SHA-256(previous hash ‖ canonical content); a hash in the content does not count."""
    return sha256(previous, canonical({name: to_plain(value) for name, value in content.items() if name != "hash"}))


def head(session: Session) -> tuple[int, bytes]:
    """Seq and hash of the last entry; 0 and nothing for an empty chain."""
    last = session.execute(select(*RAW).order_by(_COLUMNS.seq.desc()).limit(1)).first()
    return (last.seq, _bytes(last.hash)) if last else (0, b"")


def hash_at(session: Session, seq: int) -> bytes:
    """The hash of an entry; nothing where there is none."""
    found = session.execute(select(*RAW).where(_COLUMNS.seq == seq)).first()
    return _bytes(found.hash) if found else b""


def breaks(session: Session, since: int = 0) -> list[Break]:
    """Where the chain does not hold after entry `since`, in order; MOST_BREAKS at the most."""
    found: list[Break] = []
    previous, seq = hash_at(session, since), since
    for entry in _after(session, since):
        if entry.seq != seq + 1:
            found.append(Break(seq + 1, "missing"))
        elif _recomputed(previous, entry) != entry.hash:
            found.append(Break(entry.seq, "edited"))
        if len(found) == MOST_BREAKS:
            break
        previous, seq = _bytes(entry.hash), entry.seq
    return found


def against(session: Session, seq: int, hash_seen: bytes) -> list[Break]:
    """The chain beside an entry that the centre has seen."""
    if not seq or (here := hash_at(session, seq)) == hash_seen:
        return []
    return [Break(seq, "rewritten" if here else "cut")]


def write_down(session: Session, found: Iterable[Break]) -> None:
    """An incident for each break that is not written down yet."""
    known = set(known_breaks(session))
    for item in found:
        if item not in known:
            note(session, PROGRAM, "incident", "audit", f"{item.kind}:{item.seq}")


def known_breaks(session: Session) -> list[Break]:
    """The breaks that were found at this desk, oldest first."""
    query = select(AuditEntry.subject_id).where(AuditEntry.action == "incident", AuditEntry.subject == "audit")
    told = (subject_id.partition(":") for subject_id in session.scalars(query.order_by(AuditEntry.seq)))
    return [Break(int(seq), kind) for kind, _, seq in told if seq.isdecimal()]


def moment_of(raw: object) -> datetime:
    """A moment as the database holds it. Raises ValueError, TypeError."""
    return datetime.fromisoformat(raw).replace(tzinfo=UTC) if isinstance(raw, str) else raw  # type: ignore[return-value]


def owner_of(session: Session, subject: str, subject_id: str) -> tuple[str, str]:
    """The case or reception that a record belongs to, as far as one is known here; else the record itself."""
    while step := _BELONGS_TO.get(subject):
        row = session.get(RECORD_TYPES[subject], subject_id)
        owner = getattr(row, step[1]) if row else None
        if owner is None:
            break
        subject, subject_id = step[0], owner
    return subject, subject_id


def _after(session: Session, since: int) -> Iterator[Row[Any]]:
    query = select(*RAW).where(_COLUMNS.seq > since).order_by(_COLUMNS.seq)
    yield from session.execute(query.execution_options(yield_per=1000))


def _recomputed(previous: bytes, entry: Row[Any]) -> bytes:
    """What the entry's hash should be; nothing if what stands there cannot have been written by this program."""
    try:
        detail = json.loads(entry.detail) if isinstance(entry.detail, str) else entry.detail
        read = {"at": moment_of(entry.at), "detail": detail}
        return hashed(previous, dict(entry._mapping) | read)
    except (ValueError, TypeError, AttributeError):
        return b""


def _bytes(value: object) -> bytes:
    return value if isinstance(value, bytes) and len(value) == 32 else b""

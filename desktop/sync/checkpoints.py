"""The audit chain and its witness: the signed head goes to the centre, what the centre has seen is compared here.

Each sync looks at the chain from the last checkpoint on, so that it stays quick; the whole chain is gone through
when the program starts and once a day (`desktop/auditing.py`). A break is an incident, and never stops a sync.
"""

from collections.abc import Iterator
from contextlib import contextmanager

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop.sync import errors
from offline_store import audit, protocol, settings
from offline_store.models import AuditEntry
from offline_store.settings import Desk
from offline_store.store import Store

CHECKPOINT = "audit_checkpoint"
"""The setting that keeps what the centre told last."""


def signed_head(store: Store, desk: Desk) -> protocol.AuditHead:
    """The end of this desk's chain, for the centre; what is broken since the last checkpoint is written down."""
    with store.read() as session:
        seen = last_seen(session)
        found = _compared(session, seen)
    if found:
        with store.apply() as session:
            audit.write_down(session, found)
    with store.read() as session:
        seq, last = audit.head(session)
        known = audit.known_breaks(session)
        head = protocol.AuditHead(
            seq=seq,
            hash=last.hex(),
            since=seen.seq,
            since_hash=audit.hash_at(session, seen.seq).hex() if seen.seq else "",
            broken_at=min((item.seq for item in known), default=0),
        )
    key = Ed25519PrivateKey.from_private_bytes(bytes.fromhex(desk.private_key))
    signature = key.sign(protocol.audit_proof(desk.id, desk.incarnation, head)).hex()
    return head.model_copy(update={"signature": signature})


def compare(store: Store, told: protocol.Checkpoint | None) -> None:
    """Hold the chain against what the centre has seen, and keep that for the next time."""
    if told is None:
        return
    with store.read() as session:
        if last_seen(session) == told:
            return
    with store.apply() as session:
        audit.write_down(session, audit.against(session, told.seq, bytes.fromhex(told.hash)))
        settings.put(session, CHECKPOINT, told.model_dump())


@contextmanager
def noting_a_fork(store: Store, desk: Desk) -> Iterator[None]:
    """A fork is an incident, once for each incarnation: it is met again at each try."""
    try:
        yield
    except errors.Fork:
        same = select(AuditEntry.seq).where(AuditEntry.action == "incident", AuditEntry.subject_id == desk.incarnation)
        with store.apply() as session:
            if session.scalars(same.limit(1)).first() is None:
                audit.note(session, audit.PROGRAM, "incident", "desk", desk.incarnation)
        raise


def last_seen(session: Session) -> protocol.Checkpoint:
    """What the centre told last; seq 0 before it told anything."""
    kept = settings.get(session, CHECKPOINT)
    return protocol.Checkpoint.model_validate(kept or {"seq": 0, "hash": "", "at": ""})


def _compared(session: Session, seen: protocol.Checkpoint) -> list[audit.Break]:
    return audit.against(session, seen.seq, bytes.fromhex(seen.hash)) or audit.breaks(session, seen.seq)

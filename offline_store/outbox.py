"""The write hook: whatever a transaction changes in synced records leaves its Changes in the same transaction,
and one entry of the audit.

Several flushes of one record fold into one Change. Bulk UPDATE and DELETE of synced tables are refused, since
the hook cannot see them.
"""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import event, inspect, select
from sqlalchemy.orm import ORMExecuteState, Session, class_mapper

from offline_store import audit, erasing
from offline_store.models import APPEND_ONLY, RECORD_TYPES, Change, Synced
from offline_store.records import digest_of, fields_of, synced_columns
from offline_store.types import canonical, from_plain, new_id, now, sha256, to_plain

SCHEMA = 5
"""Version of a change's body."""
_RANK = {name: rank for rank, name in enumerate(RECORD_TYPES)}


@dataclass(frozen=True, slots=True)
class Actor:
    """Who writes: the clerk's account and name, and her desk."""

    account: str
    name: str
    desk: str


@dataclass(slots=True)
class _Pending:
    kind: str
    row: Synced
    base: int
    fields: dict[str, Any] = field(default_factory=dict)


def watch(session: Session, *, actor: Actor | None, reason: str = "") -> None:
    """Attach the hook to a session. Without an actor (rows that come from the centre) no Change is written."""
    pending: dict[tuple[str, str], _Pending] = {}

    @event.listens_for(session, "before_flush")
    def collect(session: Session, _context: object, _instances: object) -> None:
        for row in [*session.new, *session.dirty]:
            if isinstance(row, Synced):
                _settle(row)
                if actor:
                    _collect(pending, row, is_new=row in session.new)

    @event.listens_for(session, "before_commit")
    def write(session: Session) -> None:
        session.flush()
        if pending and actor:
            session.add_all(_changes(session, pending, actor, reason))
            audit.note_writing(session, actor.account, [entry.row for entry in pending.values()], reason)
        pending.clear()

    @event.listens_for(session, "do_orm_execute")
    def refuse_bulk(state: ORMExecuteState) -> None:
        mapper = state.bind_mapper
        if (state.is_update or state.is_delete) and mapper and issubclass(mapper.class_, Synced):
            raise RuntimeError("a bulk write to a synced table would leave no Change")


def _settle(row: Synced) -> None:
    """Fill what the database would fill at flush, so that the digest is of what is stored."""
    for column in class_mapper(type(row)).columns:
        default: Any = column.default
        if getattr(row, column.key) is None and default is not None:
            setattr(row, column.key, default.arg if default.is_scalar else default.arg(None))
    digest = digest_of(row)
    if row.digest != digest:
        row.digest = digest


def _collect(pending: dict[tuple[str, str], _Pending], row: Synced, *, is_new: bool) -> None:
    name, attributes = row.__tablename__, inspect(row, raiseerr=True).attrs
    if is_new:
        kind = "append" if name in APPEND_ONLY else "create"
        pending[name, row.id] = _Pending(kind, row, 0, fields_of(row))
        return
    changed = {
        key: to_plain(getattr(row, key), column.type.python_type)
        for key, column in synced_columns(type(row)).items()
        if attributes[key].history.has_changes()
    }
    turned = attributes["state"].history.has_changes()  # void, or live again
    if not changed and not turned:
        return
    if turned and erasing.is_erased(row) and changed.keys() <= erasing.BLANK[name].keys():
        changed = fields_of(row)  # of a change that stands alone: those before it are forgotten
    elif name in APPEND_ONLY:
        raise RuntimeError(f"{name} is written once")
    entry = pending.setdefault((name, row.id), _Pending("patch", row, row.revision))
    entry.fields.update(changed)
    if turned and entry.kind != "create":
        entry.kind = "void" if row.state == "void" else "patch"  # a patch makes a void row live again


def say_again(session: Session, change: Change, row: Synced, actor: Actor, reason: str) -> Change:
    """The content of a change that was set aside, as a new one on the record as it is today; the old one stays."""
    again = dict(change.body) | {"op": new_id(), "transaction": new_id(), "base": row.revision, "schema": SCHEMA}
    again |= {"scope": row.scope_id, "actor": actor.account, "at": to_plain(now()), "reason": reason}
    (made,) = _chained(session, [again])
    session.add(made)
    session.flush()
    return made


def _changes(session: Session, pending: dict[tuple[str, str], _Pending], actor: Actor, reason: str) -> list[Change]:
    transaction, at = new_id(), to_plain(now())
    bodies = [
        {
            "op": new_id(),
            "transaction": transaction,
            "kind": entry.kind,
            "type": name,
            "id": record_id,
            "scope": entry.row.scope_id,
            "base": entry.base,
            "fields": entry.fields,
            "schema": SCHEMA,
            "actor": actor.account,
            "at": at,
            "reason": reason,
        }
        for (name, record_id), entry in sorted(pending.items(), key=_referred_first)
    ]
    return _chained(session, bodies)


def _chained(session: Session, bodies: list[dict[str, Any]]) -> list[Change]:
    """One Change for each body, in order, behind those that are there."""
    last = session.execute(select(Change.seq, Change.hash).order_by(Change.seq.desc()).limit(1)).first()
    seq, previous = (last.seq, last.hash) if last else (0, b"")
    changes = []
    for body in bodies:
        seq, previous = seq + 1, chain(previous, body)
        changes.append(
            Change(
                seq=seq,
                hash=previous,
                transaction=body["transaction"],
                kind=body["kind"],
                record_type=body["type"],
                record_id=body["id"],
                scope_id=body["scope"],
                body=body,
                at=from_plain(body["at"], datetime),
            )
        )
    return changes


def _referred_first(item: tuple[tuple[str, str], _Pending]) -> int:
    """The centre applies changes one by one: what is referred to comes before what refers to it."""
    return _RANK[item[0][0]]


def chain(previous: bytes, body: dict[str, Any]) -> bytes:
    """The hash of a change after the one before it: SHA-256(previous hash ‖ canonical body)."""
    return sha256(previous, canonical(body))

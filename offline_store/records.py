"""Rows as data: their fields, their digest, the digest of a scope. Both sides of the sync use these."""

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import Any

from sqlalchemy import Column, CompoundSelect, bindparam, func, literal, select, union_all
from sqlalchemy.orm import Session, class_mapper

from offline_store.models import RECORD_TYPES, Synced
from offline_store.types import canonical, from_plain, sha256, to_plain

BUCKETS = 256
OWN_COLUMNS = frozenset({"id", "scope_id", "revision", "state", "digest", "extra"})


def _travelling(model: type[Synced]) -> dict[str, Column[Any]]:
    columns: Iterable[Column[Any]] = class_mapper(model).columns
    return {c.key: c for c in columns if c.key not in OWN_COLUMNS and not c.info.get("local")}


_COLUMNS = {name: _travelling(model) for name, model in RECORD_TYPES.items()}


def synced_columns(model: type[Synced]) -> Mapping[str, Column[Any]]:
    """The fields of a record type that travel, by name."""
    return _COLUMNS[model.__tablename__]


def fields_of(row: Synced) -> dict[str, Any]:
    """What a row says, as JSON: its fields that are set, and those kept for a newer program."""
    own = {name: to_plain(getattr(row, name), c.type.python_type) for name, c in synced_columns(type(row)).items()}
    return {name: value for name, value in (dict(row.extra or {}) | own).items() if value is not None}


def set_fields(row: Synced, fields: Mapping[str, Any]) -> None:
    """Set the named fields and no other; unknown ones are kept in `extra`. Raises ValueError or TypeError."""
    columns = synced_columns(type(row))
    unknown = {name: value for name, value in fields.items() if name not in columns}
    for name, value in fields.items():
        if name in columns:
            setattr(row, name, from_plain(value, columns[name].type.python_type))
    if unknown:
        row.extra = dict(row.extra or {}) | unknown


def digest_of(row: Synced) -> bytes:
    """SHA-256 of what the row says; equal on two machines exactly when the rows are.

    An empty text, list or object says nothing and does not count: a column that comes with a newer program, empty
    in all rows there are, leaves their digests as they are.
    """
    said = {name: value for name, value in fields_of(row).items() if value not in ("", [], {})}
    content = {"type": row.__tablename__, "id": row.id, "state": row.state or "live", "fields": said}
    return sha256(canonical(content))


def bucket_sums(session: Session, scope_id: str) -> list[int]:
    """The 256 sums (mod 2^256) of a scope's row digests, bucketed by the digest of the row's id."""
    sums = [0] * BUCKETS
    for record_id, digest in _digests(session, scope_id):
        bucket = sha256(record_id.encode())[0]
        sums[bucket] = (sums[bucket] + int.from_bytes(digest)) % (1 << 256)
    return sums


def scope_digest(session: Session, scope_id: str) -> str:
    """One value (hex) that is equal on both sides exactly when every row of the scope is."""
    return sha256(*(total.to_bytes(32) for total in bucket_sums(session, scope_id))).hex()


def _digests(session: Session, scope_id: str) -> Iterator[tuple[str, bytes]]:
    yield from session.execute(_digests_of_scope(), {"scope_id": scope_id}).tuples()


def counts(session: Session, scope_id: str) -> dict[str, int]:
    """How many rows of each type the scope has; only types that have any."""
    found = session.execute(_counts_of_scope(), {"scope_id": scope_id}).tuples()
    return {name: count for name, count in found if count}


# Statements over all types are big: made once, they are compiled once.


@cache
def _digests_of_scope() -> CompoundSelect[tuple[str, bytes]]:
    each = (
        select(model.id, model.digest).where(model.scope_id == bindparam("scope_id")) for model in RECORD_TYPES.values()
    )
    return union_all(*each)


@cache
def _counts_of_scope() -> CompoundSelect[tuple[str, int]]:
    each = (
        select(literal(name), func.count(model.id)).where(model.scope_id == bindparam("scope_id"))
        for name, model in RECORD_TYPES.items()
    )
    return union_all(*each)

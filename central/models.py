"""The centre's own tables, beside the records that both sides share.

They stand on a metadata of their own, with migrations of their own: a desk has none of them.

Feed: a scope at the centre, with its counter        Received: one change as it came, and what became of it
Writer: who last set each field of a record          Lease: a clerk's log-in at a desk, for 30 days
BrowserSession: a log-in in a browser                Attempt: wrong passwords, counted
ClosingReceipt: that a desk's day is wholly here     SigningKey: what such receipts are signed with
Checkpoint: how far the centre has seen a desk's audit chain
Moved: that a record has left a scope for another
Known: that a station knows a number, blind (BlindKey)    Lookups: how often a desk has asked for that
"""

from datetime import datetime
from typing import Any

from sqlalchemy import (
    JSON,
    BigInteger,
    CheckConstraint,
    ForeignKey,
    Index,
    LargeBinary,
    MetaData,
    String,
    Text,
    UniqueConstraint,
)
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

from offline_store import models as records
from offline_store.types import new_id, now


class Base(DeclarativeBase):
    """All tables of the centre; names and column types as in the records."""

    metadata = MetaData(naming_convention=records.Base.metadata.naming_convention)
    type_annotation_map = records.Base.type_annotation_map


def _id() -> Mapped[str]:
    return mapped_column(String(36), primary_key=True, default=new_id)


def _ref(target: str) -> Mapped[str]:
    return mapped_column(String(36), ForeignKey(f"{target}.id"), index=True)


class Station(Base):
    """站点: an organisation of the union's own tree; its id is the scope of its records."""

    __tablename__ = "station"
    __table_args__ = (CheckConstraint("level IN ('city', 'district', 'street', 'enterprise')", name="level"),)
    id: Mapped[str] = _id()
    code: Mapped[str] = mapped_column(Text, unique=True)
    name: Mapped[str] = mapped_column(Text)
    parent_id: Mapped[str | None] = mapped_column(String(36), ForeignKey("station.id"), index=True)
    """Empty for the root of the tree."""
    level: Mapped[str] = mapped_column(String(10), default="city")
    sample: Mapped[bool] = mapped_column(default=False)
    """Of the sample tree, made from the list of administrative divisions: not the union's real one."""


class Account(Base):
    """Somebody who may log in; her territory is her station and all below it."""

    __tablename__ = "account"
    id: Mapped[str] = mapped_column(String(100), primary_key=True)
    """What she types."""
    name: Mapped[str] = mapped_column(Text)
    station_id: Mapped[str] = _ref("station")
    role: Mapped[str] = mapped_column(String(16), default="clerk")
    """Of `offline_store/roles.py`."""
    password_hash: Mapped[str] = mapped_column(Text)
    """Argon2id."""
    must_change_password: Mapped[bool] = mapped_column(default=False)
    """It is a one-time password that somebody else has seen."""
    disabled: Mapped[bool] = mapped_column(default=False)


class Attempt(Base):
    """Wrong passwords for a name, whether it exists or not."""

    __tablename__ = "attempt"
    account: Mapped[str] = mapped_column(String(100), primary_key=True)
    failures: Mapped[int] = mapped_column(default=0)
    until: Mapped[datetime | None]
    """No further try before this moment."""


class Desk(Base):
    """席位: a seat with its machine."""

    __tablename__ = "desk"
    __table_args__ = (UniqueConstraint("station_id", "number"),)
    id: Mapped[str] = _id()
    station_id: Mapped[str] = _ref("station")
    number: Mapped[str] = mapped_column(String(2))
    code_hash: Mapped[bytes] = mapped_column(LargeBinary(32), unique=True)
    """SHA-256 of its enrolment code."""
    code_used: Mapped[bool] = mapped_column(default=False)
    public_key: Mapped[str] = mapped_column(Text, default="")
    """Ed25519, hex."""
    incarnation: Mapped[str] = mapped_column(String(36), default="")
    nonce: Mapped[str] = mapped_column(Text, default="")
    """The one that may be signed now; empty when it was used."""
    nonce_until: Mapped[datetime | None]
    last_seq: Mapped[int] = mapped_column(BigInteger, default=0)
    last_hash: Mapped[bytes] = mapped_column(LargeBinary(32), default=b"")
    last_contact: Mapped[datetime | None]
    app_version: Mapped[str] = mapped_column(Text, default="")
    held: Mapped[list[str]] = mapped_column(default=list)
    """The scopes it said it holds rows of."""
    unsent: Mapped[int] = mapped_column(BigInteger, default=0)
    """Changes that waited there at its last hello."""
    last_error: Mapped[str] = mapped_column(Text, default="")
    """Why its sync before the last hello failed, as a code; empty when it did not."""
    clock_difference: Mapped[int | None] = mapped_column(BigInteger)
    """Seconds that its clock was ahead of ours at its last hello; empty when it told no time."""
    open_cases: Mapped[list[str]] = mapped_column(default=list)
    """Ids of the cases that were open there at its last hello."""
    disabled: Mapped[bool] = mapped_column(default=False)
    """Locked: it can neither sync nor be logged in at."""


class Lease(Base):
    """A log-in; the token itself is known to the desk alone."""

    __tablename__ = "lease"
    token_hash: Mapped[bytes] = mapped_column(LargeBinary(32), primary_key=True)
    desk_id: Mapped[str] = _ref("desk")
    account_id: Mapped[str] = mapped_column(String(100), ForeignKey("account.id"), index=True)
    expires: Mapped[datetime]


class BrowserSession(Base):
    """A log-in in a browser; the token itself is in its cookie alone."""

    __tablename__ = "browser_session"
    token_hash: Mapped[bytes] = mapped_column(LargeBinary(32), primary_key=True)
    account_id: Mapped[str] = mapped_column(String(100), ForeignKey("account.id"), index=True)
    seen: Mapped[datetime]
    """Its last request, to the minute."""
    expires: Mapped[datetime]
    """However busy it is."""


class Feed(Base):
    """A scope: its counter gives every change of a record the scope's next revision."""

    __tablename__ = "feed"
    id: Mapped[str] = mapped_column(String(36), primary_key=True)
    epoch: Mapped[str] = mapped_column(String(36))
    head: Mapped[int] = mapped_column(BigInteger, default=0)


class Received(Base):
    """A change as it came, whole, and what became of it."""

    __tablename__ = "received"
    __table_args__ = (Index("ix_received_desk_op", "desk_id", "op"),)
    desk_id: Mapped[str] = mapped_column(String(36), ForeignKey("desk.id"), primary_key=True)
    incarnation: Mapped[str] = mapped_column(String(36), primary_key=True)
    seq: Mapped[int] = mapped_column(BigInteger, primary_key=True)
    hash: Mapped[bytes] = mapped_column(LargeBinary(32))
    op: Mapped[str] = mapped_column(Text)
    body: Mapped[dict[str, Any]]
    result: Mapped[str] = mapped_column(Text, index=True)
    reason: Mapped[str] = mapped_column(Text, default="")
    fields: Mapped[list[str]]
    revision: Mapped[int] = mapped_column(BigInteger, default=0)
    scope: Mapped[str] = mapped_column(String(36), default="")
    """Where the record is, if that is not the scope the change was made for."""
    at: Mapped[datetime] = mapped_column(default=now)
    decision: Mapped[str] = mapped_column(Text, default="")
    """Of an administrator on a quarantined change: `retried` (and taken in) or `discarded`; empty while it waits."""
    decided_by: Mapped[str] = mapped_column(Text, default="")
    decided_at: Mapped[datetime | None]
    decision_reason: Mapped[str] = mapped_column(Text, default="")


class Checkpoint(Base):
    """How far the centre has seen a desk's audit chain: one a day, and one for each break, which stays.

    The latest one that is no bad signature is what the desk's next head has to build on.
    """

    __tablename__ = "checkpoint"
    __table_args__ = (Index("ix_checkpoint_desk_incarnation", "desk_id", "incarnation"),)
    id: Mapped[str] = _id()
    desk_id: Mapped[str] = mapped_column(String(36), ForeignKey("desk.id"))
    incarnation: Mapped[str] = mapped_column(String(36))
    at: Mapped[datetime] = mapped_column(default=now)
    seq: Mapped[int] = mapped_column(BigInteger)
    hash: Mapped[bytes] = mapped_column(LargeBinary(32))
    signature: Mapped[str] = mapped_column(Text)
    broken: Mapped[str] = mapped_column(String(10), default="")
    """`changed`, `cut`, `signature`, `told` (the desk found it itself), or empty."""
    broken_at: Mapped[int] = mapped_column(BigInteger, default=0)


class Writer(Base):
    """Who set each field of a record last: field → [revision, desk, account, at]; `*` for all of its creation."""

    __tablename__ = "writer"
    record_type: Mapped[str] = mapped_column(Text, primary_key=True)
    record_id: Mapped[str] = mapped_column(String(36), primary_key=True)
    fields: Mapped[dict[str, Any]] = mapped_column(JSON)
    before: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)
    """Scope that the record has left → its `fields` by the revisions of that scope (`moves.py`)."""


class Moved(Base):
    """A record that has left a scope for another, in the feed of the scope it left; gone when it comes back."""

    __tablename__ = "moved"
    __table_args__ = (Index("ix_moved_scope_revision", "scope_id", "revision"),)
    scope_id: Mapped[str] = mapped_column(String(36), primary_key=True)
    record_type: Mapped[str] = mapped_column(Text, primary_key=True)
    record_id: Mapped[str] = mapped_column(String(36), primary_key=True, index=True)
    revision: Mapped[int] = mapped_column(BigInteger)


class SigningKey(Base):
    """What the centre signs receipts with: made once, Ed25519. There is one row."""

    __tablename__ = "signing_key"
    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False, default=1)
    private_key: Mapped[str] = mapped_column(Text)
    """Hex; it lies in the centre's encrypted database and nowhere else."""
    made_at: Mapped[datetime] = mapped_column(default=now)


class ClosingReceipt(Base):
    """日结回执: what the centre signed of a desk's closing of a day."""

    __tablename__ = "closing_receipt"
    __table_args__ = (Index("ix_closing_receipt_desk_day", "desk_id", "day"),)
    closing_id: Mapped[str] = mapped_column(String(36), primary_key=True)
    desk_id: Mapped[str] = _ref("desk")
    day: Mapped[str] = mapped_column(String(10))
    number: Mapped[str] = mapped_column(Text, unique=True)
    text: Mapped[str] = mapped_column(Text)
    signature: Mapped[str] = mapped_column(Text)
    at: Mapped[datetime] = mapped_column(default=now)


class BlindKey(Base):
    """What the numbers in `known` are blinded with: made once. There is one row."""

    __tablename__ = "blind_key"
    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False, default=1)
    key: Mapped[bytes] = mapped_column(LargeBinary(32))


class Known(Base):
    """That a station knows somebody by a number (`blind_index.py`).

    It holds no content, only a keyed digest, so it needs no row security: each station is to hear of the others.
    """

    __tablename__ = "known"
    digest: Mapped[bytes] = mapped_column(LargeBinary(32), primary_key=True)
    person_id: Mapped[str] = mapped_column(String(36), primary_key=True, index=True)
    station_id: Mapped[str] = _ref("station")


class Lookups(Base):
    """How often a desk has asked since when."""

    __tablename__ = "lookups"
    desk_id: Mapped[str] = mapped_column(String(36), ForeignKey("desk.id"), primary_key=True)
    began: Mapped[datetime]
    number: Mapped[int]

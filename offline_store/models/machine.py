"""What never leaves a machine as a record: its outbox, how far it has read, its audit, its settings."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import BigInteger, CheckConstraint, LargeBinary, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from offline_store.models.base import Base
from offline_store.types import new_id, now


class Change(Base):
    """变更: one entry of the outbox, written in the transaction of the write it tells of; never deleted here."""

    __tablename__ = "change"
    __table_args__ = (
        CheckConstraint("kind IN ('create', 'patch', 'append', 'void')", name="kind"),
        CheckConstraint("(result IS NULL) = (acknowledged_at IS NULL)", name="result"),
    )
    seq: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    """Runs without gaps through the life of one incarnation of the desk."""
    hash: Mapped[bytes] = mapped_column(LargeBinary(32))
    """SHA-256(previous hash ‖ canonical body)."""
    transaction: Mapped[str] = mapped_column(String(36))
    kind: Mapped[str] = mapped_column(String(8))
    record_type: Mapped[str] = mapped_column(Text)
    record_id: Mapped[str] = mapped_column(String(36), index=True)
    scope_id: Mapped[str] = mapped_column(String(36), index=True)
    body: Mapped[dict[str, Any]]
    """What the centre receives."""
    at: Mapped[datetime] = mapped_column(default=now)
    result: Mapped[str | None] = mapped_column(Text, index=True)
    """`applied`, `merged`, `conflict` or `quarantined`; empty while it waits."""
    revision: Mapped[int | None] = mapped_column(BigInteger)
    """The row's revision at the centre after this change: on top of what is pulled until the cursor passes it."""
    acknowledged_at: Mapped[datetime | None]
    reason: Mapped[str] = mapped_column(Text, default="")
    """Why the centre set it aside, as a code."""
    decision: Mapped[str] = mapped_column(Text, default="")
    """What a supervisor made of it when it was set aside: `resent`, `discarded`, or nothing yet."""
    decision_note: Mapped[str] = mapped_column(Text, default="")
    """Her reason; who and when stand in the audit."""


UNREAD = "unread"
"""The epoch of a scope that this desk has written to and never read."""


ADRIFT = "moved"
"""The scope, on this machine, of what is still being worked on here though its case went out of this desk's sight."""


class Scope(Base):
    """How far this desk has read a scope of the centre."""

    __tablename__ = "scope"
    id: Mapped[str] = mapped_column(String(36), primary_key=True)
    epoch: Mapped[str] = mapped_column(Text)
    cursor: Mapped[int] = mapped_column(BigInteger, default=0)
    receipt: Mapped[dict[str, Any]] = mapped_column(default=dict)
    """The last end of a sync: counts and digests of both sides."""


class AuditEntry(Base):
    """审计: one thing somebody did at this desk; written once, chained to the one before it (`audit.py`)."""

    __tablename__ = "audit"
    seq: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    at: Mapped[datetime] = mapped_column(index=True)
    account: Mapped[str] = mapped_column(Text)
    action: Mapped[str] = mapped_column(Text)
    subject: Mapped[str] = mapped_column(Text, default="")
    subject_id: Mapped[str] = mapped_column(Text, default="", index=True)
    detail: Mapped[dict[str, Any]] = mapped_column(default=dict)
    hash: Mapped[bytes] = mapped_column(LargeBinary(32))


class PrintJob(Base):
    """打印任务: one hand-over of a paper to this machine's print system, until the spooler says what became of it."""

    __tablename__ = "print_job"
    id: Mapped[str] = mapped_column(String(36), primary_key=True, default=new_id)
    """Also the id of the Printing it becomes: what is settled twice is written once."""
    at: Mapped[datetime] = mapped_column(default=now)
    title: Mapped[str] = mapped_column(Text)
    """As the print system shows it; no personal data."""
    subject: Mapped[str] = mapped_column(Text)
    """For the audit: a record type and its id."""
    subject_id: Mapped[str] = mapped_column(Text)
    form_id: Mapped[str] = mapped_column(Text, default="")
    """Of the paper that a Printing is written of; empty for lists and letters."""
    text: Mapped[str] = mapped_column(Text, default="")
    printer: Mapped[str] = mapped_column(Text)
    copies: Mapped[int]
    reason: Mapped[str] = mapped_column(Text, default="")
    sha256: Mapped[str] = mapped_column(Text)
    job: Mapped[str] = mapped_column(Text, default="")
    """The print system's name of it; empty until it has taken the paper."""
    phase: Mapped[str] = mapped_column(Text, default="handing", index=True)
    """`handing`, `waiting`, `printing`, then for ever `done`, `cancelled`, `aborted`, `refused` or `gone`."""
    hindrance: Mapped[str] = mapped_column(Text, default="")
    """What it waits for, as a code."""
    account: Mapped[str] = mapped_column(Text)
    clerk: Mapped[str] = mapped_column(Text)


class Counter(Base):
    """Running numbers of this desk, one a day."""

    __tablename__ = "counter"
    day: Mapped[date] = mapped_column(primary_key=True)
    last: Mapped[int]


class Setting(Base):
    """What this machine knows of itself: its desk, its station, its session with the centre."""

    __tablename__ = "setting"
    name: Mapped[str] = mapped_column(Text, primary_key=True)
    value: Mapped[dict[str, Any]]

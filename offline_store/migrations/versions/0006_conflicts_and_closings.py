"""Conflicts, day closings, and what a supervisor decided on a change that was set aside."""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    _create(
        "conflict",
        sa.Column("record_type", sa.Text(), nullable=False),
        sa.Column("record_id", sa.String(length=36), nullable=False),
        sa.Column("field", sa.Text(), nullable=False),
        sa.Column("stood", sa.JSON(), nullable=False),
        sa.Column("gave_way", sa.JSON(), nullable=False),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("how", sa.Text(), nullable=False),
        sa.Column("settled_by", sa.Text(), nullable=False),
        sa.Column("settled_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("settled_on", sa.JSON(), nullable=False),
        sa.CheckConstraint("status IN ('open', 'settled')", name=op.f("ck_conflict_status")),
    )
    op.create_index(op.f("ix_conflict_record_id"), "conflict", ["record_id"])
    op.create_index(op.f("ix_conflict_status"), "conflict", ["status"])
    _create(
        "day_closing",
        sa.Column("desk", sa.Text(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("account", sa.Text(), nullable=False),
        sa.Column("clerk", sa.Text(), nullable=False),
        sa.Column("closed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("clock_difference", sa.Integer(), nullable=False),
        sa.Column("figures", sa.JSON(), nullable=False),
        sa.Column("open_items", sa.JSON(), nullable=False),
        sa.Column("result", sa.Text(), nullable=False),
        sa.Column("receipt", sa.JSON(), nullable=False),
        sa.CheckConstraint("result IN ('waiting', 'complete')", name=op.f("ck_day_closing_result")),
    )
    op.create_index(op.f("ix_day_closing_day"), "day_closing", ["day"])
    with op.batch_alter_table("change") as table:
        for name in ("reason", "decision", "decision_note"):
            table.add_column(sa.Column(name, sa.Text(), nullable=False, server_default=""))


def _create(name: str, *own: sa.Column[Any] | sa.CheckConstraint) -> None:
    """A synced record's table."""
    op.create_table(
        name,
        *own,
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("scope_id", sa.String(length=36), nullable=False),
        sa.Column("revision", sa.BigInteger(), nullable=False),
        sa.Column("state", sa.String(length=8), nullable=False),
        sa.Column("digest", sa.LargeBinary(length=32), nullable=False),
        sa.Column("extra", sa.JSON(), nullable=False),
        sa.CheckConstraint("state IN ('live', 'void')", name=op.f(f"ck_{name}_state")),
        sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{name}")),
    )
    op.create_index(f"ix_{name}_scope_revision", name, ["scope_id", "revision"])

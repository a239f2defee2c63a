"""文号: series and their numbers."""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"


def _synced() -> list[sa.Column[Any]]:
    return [
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("scope_id", sa.String(length=36), nullable=False),
        sa.Column("revision", sa.BigInteger(), nullable=False),
        sa.Column("state", sa.String(length=8), nullable=False),
        sa.Column("digest", sa.LargeBinary(length=32), nullable=False),
        sa.Column("extra", sa.JSON(), nullable=False),
    ]


def upgrade() -> None:
    op.create_table(
        "series",
        *_synced(),
        sa.Column("word", sa.Text(), nullable=False),
        sa.Column("organisation", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.CheckConstraint("state IN ('live', 'void')", name=op.f("ck_series_state")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_series")),
    )
    op.create_index("ix_series_scope_revision", "series", ["scope_id", "revision"])
    op.create_table(
        "number",
        *_synced(),
        sa.Column("series_id", sa.String(length=36), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("running", sa.Integer(), nullable=False),
        sa.Column("status", sa.String(length=8), nullable=False),
        sa.Column("desk_id", sa.String(length=36), nullable=False),
        sa.Column("incarnation", sa.String(length=36), nullable=False),
        sa.Column("holder", sa.Text(), nullable=False),
        sa.Column("case_id", sa.String(length=36), nullable=True),
        sa.Column("case_number", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("settled_by", sa.Text(), nullable=False),
        sa.Column("settled_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint("state IN ('live', 'void')", name=op.f("ck_number_state")),
        sa.CheckConstraint("status IN ('block', 'used', 'void', 'returned', 'open')", name=op.f("ck_number_status")),
        sa.ForeignKeyConstraint(["series_id"], ["series.id"], name=op.f("fk_number_series_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_number")),
        sa.UniqueConstraint("series_id", "year", "running", name=op.f("uq_number_series_id_year_running")),
    )
    op.create_index("ix_number_scope_revision", "number", ["scope_id", "revision"])
    for column in ("series_id", "desk_id", "case_id"):
        op.create_index(op.f(f"ix_number_{column}"), "number", [column])

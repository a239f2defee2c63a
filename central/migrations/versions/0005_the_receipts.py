"""The centre signs that a desk's day is wholly here."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    op.create_table(
        "signing_key",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("private_key", sa.Text(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_signing_key")),
    )
    op.create_table(
        "closing_receipt",
        sa.Column("closing_id", sa.String(length=36), nullable=False),
        sa.Column("desk_id", sa.String(length=36), nullable=False),
        sa.Column("day", sa.String(length=10), nullable=False),
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("signature", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["desk_id"], ["desk.id"], name=op.f("fk_closing_receipt_desk_id")),
        sa.PrimaryKeyConstraint("closing_id", name=op.f("pk_closing_receipt")),
        sa.UniqueConstraint("number", name=op.f("uq_closing_receipt_number")),
    )
    op.create_index(op.f("ix_closing_receipt_desk_id"), "closing_receipt", ["desk_id"])
    op.create_index("ix_closing_receipt_desk_day", "closing_receipt", ["desk_id", "day"])

"""Records that went to another station, where a change was taken in, and which cases a desk has open."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"


def upgrade() -> None:
    op.create_table(
        "moved",
        sa.Column("scope_id", sa.String(length=36), nullable=False),
        sa.Column("record_type", sa.Text(), nullable=False),
        sa.Column("record_id", sa.String(length=36), nullable=False),
        sa.Column("revision", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("scope_id", "record_type", "record_id", name=op.f("pk_moved")),
    )
    op.create_index("ix_moved_scope_revision", "moved", ["scope_id", "revision"])
    op.create_index(op.f("ix_moved_record_id"), "moved", ["record_id"])
    with op.batch_alter_table("writer") as table:
        table.add_column(sa.Column("before", sa.JSON(), nullable=False, server_default="{}"))
    with op.batch_alter_table("received") as table:
        table.add_column(sa.Column("scope", sa.String(length=36), nullable=False, server_default=""))
    with op.batch_alter_table("desk") as table:
        table.add_column(sa.Column("open_cases", sa.JSON(), nullable=False, server_default="[]"))

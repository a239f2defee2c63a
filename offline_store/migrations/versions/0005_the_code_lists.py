"""Code lists and rule tables sent down by the centre."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    op.create_table(
        "code_list",
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("version", sa.Text(), nullable=False),
        sa.Column("effective", sa.Date(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("content", sa.JSON(), nullable=False),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("scope_id", sa.String(length=36), nullable=False),
        sa.Column("revision", sa.BigInteger(), nullable=False),
        sa.Column("state", sa.String(length=8), nullable=False),
        sa.Column("digest", sa.LargeBinary(length=32), nullable=False),
        sa.Column("extra", sa.JSON(), nullable=False),
        sa.CheckConstraint("state IN ('live', 'void')", name=op.f("ck_code_list_state")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_code_list")),
    )
    op.create_index(op.f("ix_code_list_name"), "code_list", ["name"])
    op.create_index("ix_code_list_scope_revision", "code_list", ["scope_id", "revision"])

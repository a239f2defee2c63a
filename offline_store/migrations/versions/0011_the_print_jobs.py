"""From the PDF to the paper: the jobs of this machine, spoiled sheets, copies given away, why a print was made."""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"


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
    with op.batch_alter_table("printing") as table:
        table.add_column(sa.Column("reason", sa.Text(), nullable=False, server_default=""))
    op.create_table(
        "spoil",
        *_synced(),
        sa.Column("printing_id", sa.String(length=36), nullable=False),
        sa.Column("sheets", sa.Integer(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("clerk", sa.Text(), nullable=False),
        sa.CheckConstraint("state IN ('live', 'void')", name=op.f("ck_spoil_state")),
        sa.ForeignKeyConstraint(["printing_id"], ["printing.id"], name=op.f("fk_spoil_printing_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_spoil")),
    )
    op.create_table(
        "delivery",
        *_synced(),
        sa.Column("form_id", sa.String(length=36), nullable=False),
        sa.Column("receiver", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("clerk", sa.Text(), nullable=False),
        sa.CheckConstraint("state IN ('live', 'void')", name=op.f("ck_delivery_state")),
        sa.ForeignKeyConstraint(["form_id"], ["form.id"], name=op.f("fk_delivery_form_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_delivery")),
    )
    for table_name, column in (("spoil", "printing_id"), ("delivery", "form_id")):
        op.create_index(op.f(f"ix_{table_name}_scope_revision"), table_name, ["scope_id", "revision"])
        op.create_index(op.f(f"ix_{table_name}_{column}"), table_name, [column])
    op.create_table(
        "print_job",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        *(
            sa.Column(name, sa.Text(), nullable=False)
            for name in ("title", "subject", "subject_id", "form_id", "text", "printer")
        ),
        sa.Column("copies", sa.Integer(), nullable=False),
        *(
            sa.Column(name, sa.Text(), nullable=False)
            for name in ("reason", "sha256", "job", "phase", "hindrance", "account", "clerk")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_print_job")),
    )
    op.create_index(op.f("ix_print_job_phase"), "print_job", ["phase"])

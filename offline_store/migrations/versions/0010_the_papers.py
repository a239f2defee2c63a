"""The papers: values, versions, numbers and digests of a case's papers; scans that belong into its file."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"


def _text(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.Text(), nullable=False, server_default="")


def upgrade() -> None:
    with op.batch_alter_table("form") as table:
        table.drop_constraint(op.f("uq_form_case_id_kind"), type_="unique")
        for name in ("status", "number", "template", "content_digest", "made_by", "note"):
            table.add_column(_text(name))
        for name in ("values", "typed"):
            table.add_column(sa.Column(name, sa.JSON(), nullable=False, server_default="{}"))
        table.add_column(sa.Column("version", sa.Integer(), nullable=True))
        for name in ("replaces", "number_id"):
            table.add_column(sa.Column(name, sa.String(length=36), nullable=True))
        table.add_column(sa.Column("made_at", sa.DateTime(timezone=True), nullable=True))
        table.create_check_constraint(op.f("ck_form_status"), "status IN ('', 'draft', 'final', 'void')")
    op.create_index(op.f("ix_form_number_id"), "form", ["number_id"])
    op.create_table(
        "attachment",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("scope_id", sa.String(length=36), nullable=False),
        sa.Column("revision", sa.BigInteger(), nullable=False),
        sa.Column("state", sa.String(length=8), nullable=False),
        sa.Column("digest", sa.LargeBinary(length=32), nullable=False),
        sa.Column("extra", sa.JSON(), nullable=False),
        sa.Column("case_id", sa.String(length=36), nullable=False),
        sa.Column("form_id", sa.String(length=36), nullable=True),
        *(sa.Column(name, sa.Text(), nullable=False) for name in ("slot", "name", "media", "sha256", "sealed")),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("pages", sa.Integer(), nullable=False),
        sa.Column("key", sa.LargeBinary(length=32), nullable=False),
        sa.Column("added_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("added_by", sa.Text(), nullable=False),
        sa.Column("place", sa.Text(), nullable=False),
        sa.CheckConstraint("state IN ('live', 'void')", name=op.f("ck_attachment_state")),
        sa.ForeignKeyConstraint(["case_id"], ["case.id"], name=op.f("fk_attachment_case_id")),
        sa.ForeignKeyConstraint(["form_id"], ["form.id"], name=op.f("fk_attachment_form_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_attachment")),
    )
    op.create_index("ix_attachment_scope_revision", "attachment", ["scope_id", "revision"])
    for column in ("case_id", "form_id"):
        op.create_index(op.f(f"ix_attachment_{column}"), "attachment", [column])

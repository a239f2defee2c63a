"""Signatures on a paper, and what was paid of an agreement."""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"


def _synced() -> list[sa.Column[Any]]:
    return [
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("scope_id", sa.String(length=36), nullable=False),
        sa.Column("revision", sa.BigInteger(), nullable=False),
        sa.Column("state", sa.String(length=8), nullable=False),
        sa.Column("digest", sa.LargeBinary(length=32), nullable=False),
        sa.Column("extra", sa.JSON(), nullable=False),
    ]


def _text(name: str) -> sa.Column[Any]:
    return sa.Column(name, sa.Text(), nullable=False)


def upgrade() -> None:
    op.create_table(
        "signature",
        *_synced(),
        sa.Column("form_id", sa.String(length=36), nullable=False),
        *map(_text, ("role", "who", "way")),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        *map(_text, ("by", "note")),
        sa.Column("image", sa.LargeBinary(), nullable=True),
        _text("version"),
        sa.CheckConstraint("state IN ('live', 'void')", name=op.f("ck_signature_state")),
        sa.CheckConstraint("way IN ('sign', 'thumb', 'seal', 'sign_and_seal')", name=op.f("ck_signature_way")),
        sa.ForeignKeyConstraint(["form_id"], ["form.id"], name=op.f("fk_signature_form_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_signature")),
    )
    op.create_table(
        "payment",
        *_synced(),
        sa.Column("deadline_id", sa.String(length=36), nullable=False),
        sa.Column("form_id", sa.String(length=36), nullable=False),
        sa.Column("amount", sa.BigInteger(), nullable=False),
        sa.Column("paid_on", sa.Date(), nullable=False),
        *map(_text, ("way", "evidence")),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        *map(_text, ("clerk", "note")),
        sa.CheckConstraint("state IN ('live', 'void')", name=op.f("ck_payment_state")),
        sa.CheckConstraint("amount > 0", name=op.f("ck_payment_amount")),
        sa.ForeignKeyConstraint(["deadline_id"], ["deadline.id"], name=op.f("fk_payment_deadline_id")),
        sa.ForeignKeyConstraint(["form_id"], ["form.id"], name=op.f("fk_payment_form_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_payment")),
    )
    for table, columns in (("signature", ("form_id",)), ("payment", ("deadline_id", "form_id"))):
        op.create_index(f"ix_{table}_scope_revision", table, ["scope_id", "revision"])
        for column in columns:
            op.create_index(op.f(f"ix_{table}_{column}"), table, [column])

"""The calendar: rooms, sittings, invitations."""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"


def _synced() -> list[sa.Column[Any]]:
    return [
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("scope_id", sa.String(length=36), nullable=False),
        sa.Column("revision", sa.BigInteger(), nullable=False),
        sa.Column("state", sa.String(length=8), nullable=False),
        sa.Column("digest", sa.LargeBinary(length=32), nullable=False),
        sa.Column("extra", sa.JSON(), nullable=False),
    ]


def _texts(*names: str) -> list[sa.Column[Any]]:
    return [sa.Column(name, sa.Text(), nullable=False) for name in names]


def upgrade() -> None:
    op.create_table(
        "room",
        *_synced(),
        *_texts("name", "note"),
        sa.CheckConstraint("state IN ('live', 'void')", name=op.f("ck_room_state")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_room")),
    )
    op.create_table(
        "sitting",
        *_synced(),
        sa.Column("case_id", sa.String(length=36), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("starts_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ends_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("room_id", sa.String(length=36), nullable=True),
        *_texts("mediator", "mediator_name", "status", "reason"),
        sa.Column("turns", sa.JSON(), nullable=False),
        *_texts("made_by", "note"),
        sa.CheckConstraint("state IN ('live', 'void')", name=op.f("ck_sitting_state")),
        sa.CheckConstraint("status IN ('planned', 'held', 'cancelled')", name=op.f("ck_sitting_status")),
        sa.CheckConstraint("ends_at > starts_at", name=op.f("ck_sitting_ends")),
        sa.ForeignKeyConstraint(["case_id"], ["case.id"], name=op.f("fk_sitting_case_id")),
        sa.ForeignKeyConstraint(["room_id"], ["room.id"], name=op.f("fk_sitting_room_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sitting")),
    )
    op.create_table(
        "invitation",
        *_synced(),
        sa.Column("sitting_id", sa.String(length=36), nullable=False),
        sa.Column("party_id", sa.String(length=36), nullable=False),
        sa.Column("way", sa.Text(), nullable=False),
        sa.Column("sent_at", sa.DateTime(timezone=True), nullable=False),
        *_texts("sent_by", "answer"),
        sa.Column("answered_at", sa.DateTime(timezone=True), nullable=True),
        *_texts("note"),
        sa.CheckConstraint("state IN ('live', 'void')", name=op.f("ck_invitation_state")),
        sa.CheckConstraint("answer IN ('', 'accepted', 'refused', 'no_answer')", name=op.f("ck_invitation_answer")),
        sa.ForeignKeyConstraint(["sitting_id"], ["sitting.id"], name=op.f("fk_invitation_sitting_id")),
        sa.ForeignKeyConstraint(["party_id"], ["party.id"], name=op.f("fk_invitation_party_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_invitation")),
    )
    for table, columns in (
        ("room", ()),
        ("sitting", ("case_id", "starts_at", "room_id", "mediator")),
        ("invitation", ("sitting_id", "party_id")),
    ):
        op.create_index(f"ix_{table}_scope_revision", table, ["scope_id", "revision"])
        for column in columns:
            op.create_index(op.f(f"ix_{table}_{column}"), table, [column])

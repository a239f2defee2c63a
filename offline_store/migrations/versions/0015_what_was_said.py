"""What was said and corrected, calls that rang, rules for what is misheard; by which rules a step was allowed."""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"


def upgrade() -> None:
    with op.batch_alter_table("segment") as table:
        for name in ("replaces", "times"):
            table.add_column(_list(name))
        table.add_column(_text("editor"))
        table.add_column(_moment("made_at"))
        table.add_column(sa.Column("proposed", sa.Boolean(), nullable=False, server_default=sa.false()))
    with op.batch_alter_table("recording") as table:
        for name in ("private_with", "final_by"):
            table.add_column(_text(name))
        table.add_column(_list("gaps"))
    with op.batch_alter_table("reception") as table:
        for name in ("notice_way", "notice_text", "leave_by"):
            table.add_column(_text(name))
        table.add_column(_moment("leave_at"))
        table.add_column(sa.Column("speakers", sa.JSON(), nullable=False, server_default="{}"))
    with op.batch_alter_table("step") as table:
        table.add_column(_text("rules"))
    _rings()
    _speech_rules()


def _rings() -> None:
    op.create_table(
        "ring",
        *_synced(),
        *(sa.Column(name, sa.Text(), nullable=False) for name in ("number", "source")),
        sa.Column("rang_at", sa.DateTime(timezone=True), nullable=False),
        *(_moment(name) for name in ("answered_at", "ended_at")),
        *(sa.Column(name, sa.Text(), nullable=False) for name in ("desk", "clerk", "outcome")),
        sa.Column("reception_id", sa.String(length=36), nullable=True),
        _moment("called_back_at"),
        *(sa.Column(name, sa.Text(), nullable=False) for name in ("called_back_by", "note")),
        sa.CheckConstraint("outcome IN ('', 'answered', 'missed', 'declined')", name=op.f("ck_ring_outcome")),
        sa.CheckConstraint("state IN ('live', 'void')", name=op.f("ck_ring_state")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_ring")),
    )
    op.create_index("ix_ring_scope_revision", "ring", ["scope_id", "revision"])
    for column in ("number", "rang_at", "reception_id"):
        op.create_index(op.f(f"ix_ring_{column}"), "ring", [column])


def _speech_rules() -> None:
    op.create_table(
        "speech_rule",
        *_synced(),
        *(sa.Column(name, sa.Text(), nullable=False) for name in ("heard", "meant", "status", "segment_id")),
        sa.Column("proposed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("proposed_by", sa.Text(), nullable=False),
        _moment("decided_at"),
        sa.Column("decided_by", sa.Text(), nullable=False),
        sa.CheckConstraint("status IN ('proposed', 'approved', 'refused')", name=op.f("ck_speech_rule_status")),
        sa.CheckConstraint("state IN ('live', 'void')", name=op.f("ck_speech_rule_state")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_speech_rule")),
    )
    op.create_index("ix_speech_rule_scope_revision", "speech_rule", ["scope_id", "revision"])


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
    return sa.Column(name, sa.Text(), nullable=False, server_default="")


def _list(name: str) -> sa.Column[Any]:
    return sa.Column(name, sa.JSON(), nullable=False, server_default="[]")


def _moment(name: str) -> sa.Column[Any]:
    return sa.Column(name, sa.DateTime(timezone=True), nullable=True)

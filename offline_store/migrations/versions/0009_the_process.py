"""The process: where a case is on its way, its deadlines and alarms, decisions, hand-overs, reminders, checks."""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"


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


def _widen() -> None:
    with op.batch_alter_table("case") as table:
        for name in ("handler", "handler_name", "handling_class", "outcome"):
            table.add_column(_text(name))
        table.add_column(sa.Column("employment_ended", sa.Date(), nullable=True))
        table.add_column(sa.Column("closed_at", sa.DateTime(timezone=True), nullable=True))
        table.add_column(sa.Column("checklist", sa.JSON(), nullable=False, server_default="{}"))
    op.create_index(op.f("ix_case_handler"), "case", ["handler"])
    op.create_index(op.f("ix_case_closed_at"), "case", ["closed_at"])
    with op.batch_alter_table("step") as table:
        for name in ("station", "before", "after"):
            table.add_column(_text(name))
    with op.batch_alter_table("printing") as table:
        table.add_column(_text("text"))


def upgrade() -> None:
    _widen()
    op.create_table(
        "deadline",
        *_synced(),
        sa.Column("case_id", sa.String(length=36), nullable=False),
        sa.Column("rule", sa.Text(), nullable=False),
        sa.Column("rule_version", sa.Text(), nullable=False),
        sa.Column("event", sa.Text(), nullable=False),
        sa.Column("starts_on", sa.Date(), nullable=False),
        sa.Column("inputs", sa.JSON(), nullable=False),
        sa.Column("turns", sa.JSON(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("met_on", sa.Date(), nullable=True),
        sa.Column("note", sa.Text(), nullable=False),
        sa.CheckConstraint("state IN ('live', 'void')", name=op.f("ck_deadline_state")),
        sa.CheckConstraint("status IN ('running', 'suspended', 'met', 'dropped')", name=op.f("ck_deadline_status")),
        sa.ForeignKeyConstraint(["case_id"], ["case.id"], name=op.f("fk_deadline_case_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_deadline")),
    )
    op.create_table(
        "alarm",
        *_synced(),
        sa.Column("case_id", sa.String(length=36), nullable=False),
        sa.Column("deadline_id", sa.String(length=36), nullable=True),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("days", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("seen_by", sa.Text(), nullable=False),
        sa.Column("seen_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint("state IN ('live', 'void')", name=op.f("ck_alarm_state")),
        sa.ForeignKeyConstraint(["deadline_id"], ["deadline.id"], name=op.f("fk_alarm_deadline_id")),
        sa.ForeignKeyConstraint(["case_id"], ["case.id"], name=op.f("fk_alarm_case_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_alarm")),
    )
    op.create_table(
        "decision",
        *_synced(),
        sa.Column("case_id", sa.String(length=36), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("wanted", sa.JSON(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("asked_by", sa.Text(), nullable=False),
        sa.Column("asked_by_name", sa.Text(), nullable=False),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("decided_by", sa.Text(), nullable=False),
        sa.Column("decided_by_name", sa.Text(), nullable=False),
        sa.Column("decided_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("opinion", sa.Text(), nullable=False),
        sa.CheckConstraint("state IN ('live', 'void')", name=op.f("ck_decision_state")),
        sa.CheckConstraint(
            "status IN ('waiting', 'approved', 'refused', 'withdrawn')", name=op.f("ck_decision_status")
        ),
        sa.ForeignKeyConstraint(["case_id"], ["case.id"], name=op.f("fk_decision_case_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_decision")),
    )
    op.create_table(
        "handover",
        *_synced(),
        sa.Column("case_id", sa.String(length=36), nullable=False),
        sa.Column("case_number", sa.Text(), nullable=False),
        sa.Column("counterpart_id", sa.String(length=36), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("from_id", sa.String(length=36), nullable=False),
        sa.Column("from_name", sa.Text(), nullable=False),
        sa.Column("to_id", sa.String(length=36), nullable=False),
        sa.Column("to_name", sa.Text(), nullable=False),
        sa.Column("about", sa.JSON(), nullable=False),
        sa.Column("request", sa.Text(), nullable=False),
        sa.Column("sent_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("sent_by", sa.Text(), nullable=False),
        sa.Column("accept_by", sa.Date(), nullable=True),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("replied_by", sa.Text(), nullable=False),
        sa.Column("replied_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("answer", sa.Text(), nullable=False),
        sa.Column("case_status", sa.Text(), nullable=False),
        sa.CheckConstraint("kind IN ('transfer', 'joint')", name=op.f("ck_handover_kind")),
        sa.CheckConstraint("state IN ('live', 'void')", name=op.f("ck_handover_state")),
        sa.CheckConstraint(
            "status IN ('offered', 'accepted', 'returned', 'answered', 'withdrawn')", name=op.f("ck_handover_status")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_handover")),
    )
    op.create_table(
        "reminder",
        *_synced(),
        sa.Column("case_id", sa.String(length=36), nullable=False),
        sa.Column("deadline_id", sa.String(length=36), nullable=True),
        sa.Column("level", sa.Text(), nullable=False),
        sa.Column("to_account", sa.Text(), nullable=False),
        sa.Column("to_name", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column("sent_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("sent_by", sa.Text(), nullable=False),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("answer", sa.Text(), nullable=False),
        sa.Column("answered_by", sa.Text(), nullable=False),
        sa.Column("answered_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint("level IN ('bubble', 'phone', 'letter', 'supervision')", name=op.f("ck_reminder_level")),
        sa.CheckConstraint("state IN ('live', 'void')", name=op.f("ck_reminder_state")),
        sa.CheckConstraint("status IN ('open', 'answered')", name=op.f("ck_reminder_status")),
        sa.ForeignKeyConstraint(["deadline_id"], ["deadline.id"], name=op.f("fk_reminder_deadline_id")),
        sa.ForeignKeyConstraint(["case_id"], ["case.id"], name=op.f("fk_reminder_case_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_reminder")),
    )
    op.create_table(
        "follow_up",
        *_synced(),
        sa.Column("case_id", sa.String(length=36), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=False),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("attempts", sa.JSON(), nullable=False),
        sa.Column("answers", sa.JSON(), nullable=False),
        sa.Column("satisfaction", sa.Text(), nullable=False),
        sa.Column("result", sa.Text(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("done_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("clerk", sa.Text(), nullable=False),
        sa.CheckConstraint("state IN ('live', 'void')", name=op.f("ck_follow_up_state")),
        sa.CheckConstraint("status IN ('waiting', 'done', 'unreached')", name=op.f("ck_follow_up_status")),
        sa.ForeignKeyConstraint(["case_id"], ["case.id"], name=op.f("fk_follow_up_case_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_follow_up")),
    )
    op.create_table(
        "quality_check",
        *_synced(),
        sa.Column("case_id", sa.String(length=36), nullable=False),
        sa.Column("sampled_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("sampled_by", sa.Text(), nullable=False),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("marks", sa.JSON(), nullable=False),
        sa.Column("total", sa.Integer(), nullable=True),
        sa.Column("remark", sa.Text(), nullable=False),
        sa.Column("checked_by", sa.Text(), nullable=False),
        sa.Column("checked_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("reply", sa.Text(), nullable=False),
        sa.CheckConstraint("state IN ('live', 'void')", name=op.f("ck_quality_check_state")),
        sa.CheckConstraint("status IN ('waiting', 'done')", name=op.f("ck_quality_check_status")),
        sa.ForeignKeyConstraint(["case_id"], ["case.id"], name=op.f("fk_quality_check_case_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_quality_check")),
    )
    op.create_table(
        "text_module",
        *_synced(),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("shortcut", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("account", sa.Text(), nullable=False),
        sa.CheckConstraint("state IN ('live', 'void')", name=op.f("ck_text_module_state")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_text_module")),
    )
    op.create_table(
        "macro",
        *_synced(),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("shortcut", sa.Text(), nullable=False),
        sa.Column("account", sa.Text(), nullable=False),
        sa.Column("steps", sa.JSON(), nullable=False),
        sa.CheckConstraint("state IN ('live', 'void')", name=op.f("ck_macro_state")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_macro")),
    )
    for table, columns in (
        ("deadline", ("case_id", "rule", "due_on", "status")),
        ("alarm", ("case_id", "deadline_id", "at")),
        ("decision", ("case_id", "status")),
        ("handover", ("case_id", "counterpart_id", "from_id", "to_id", "due_on", "status")),
        ("reminder", ("case_id", "deadline_id", "to_account", "status")),
        ("follow_up", ("case_id", "due_on", "status")),
        ("quality_check", ("case_id", "status")),
        ("text_module", ()),
        ("macro", ()),
    ):
        op.create_index(f"ix_{table}_scope_revision", table, ["scope_id", "revision"])
        for column in columns:
            op.create_index(op.f(f"ix_{table}_{column}"), table, [column])

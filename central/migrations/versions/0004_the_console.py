"""The console: log-ins in a browser, one-time passwords, what a desk tells of itself, decisions on quarantine."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    op.create_table(
        "browser_session",
        sa.Column("token_hash", sa.LargeBinary(length=32), nullable=False),
        sa.Column("account_id", sa.String(length=100), nullable=False),
        sa.Column("seen", sa.DateTime(timezone=True), nullable=False),
        sa.Column("expires", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["account_id"], ["account.id"], name=op.f("fk_browser_session_account_id")),
        sa.PrimaryKeyConstraint("token_hash", name=op.f("pk_browser_session")),
    )
    op.create_index(op.f("ix_browser_session_account_id"), "browser_session", ["account_id"])
    with op.batch_alter_table("account") as table:
        table.add_column(sa.Column("must_change_password", sa.Boolean(), nullable=False, server_default=sa.false()))
    with op.batch_alter_table("desk") as table:
        table.add_column(sa.Column("unsent", sa.BigInteger(), nullable=False, server_default="0"))
        table.add_column(sa.Column("last_error", sa.Text(), nullable=False, server_default=""))
        table.add_column(sa.Column("clock_difference", sa.BigInteger(), nullable=True))
        table.add_column(sa.Column("disabled", sa.Boolean(), nullable=False, server_default=sa.false()))
    with op.batch_alter_table("received") as table:
        table.add_column(sa.Column("decision", sa.Text(), nullable=False, server_default=""))
        table.add_column(sa.Column("decided_by", sa.Text(), nullable=False, server_default=""))
        table.add_column(sa.Column("decided_at", sa.DateTime(timezone=True), nullable=True))
        table.add_column(sa.Column("decision_reason", sa.Text(), nullable=False, server_default=""))

"""Marks in a recording: the phases of a hearing, what the recorder wants to find again, who was said to speak."""

import sqlalchemy as sa
from alembic import op

revision = "0016"
down_revision = "0015"


def upgrade() -> None:
    with op.batch_alter_table("recording") as table:
        table.add_column(sa.Column("marks", sa.JSON(), nullable=False, server_default="[]"))

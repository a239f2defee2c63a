"""诉求: what is asked for, in a sentence of its own."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    with op.batch_alter_table("case") as table:
        table.add_column(sa.Column("claim", sa.Text(), nullable=False, server_default=""))

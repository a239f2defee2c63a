"""A step says by which version of the table of moves it was allowed."""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"


def upgrade() -> None:
    with op.batch_alter_table("step") as table:
        table.add_column(sa.Column("rules", sa.Text(), nullable=False, server_default=""))

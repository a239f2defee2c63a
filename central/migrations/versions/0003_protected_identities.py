"""Each station gets a scope of its own for protected identities; the centre knows what each desk holds."""

from uuid import NAMESPACE_OID, uuid5

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    with op.batch_alter_table("desk") as table:
        table.add_column(sa.Column("held", sa.JSON(), nullable=False, server_default="[]"))
    feed = sa.table("feed", sa.column("id"), sa.column("epoch"), sa.column("head"))
    connection = op.get_bind()
    stations = connection.execute(sa.text("SELECT id FROM station")).scalars().all()
    if not stations:
        return
    epoch = connection.execute(sa.select(feed.c.epoch).where(feed.c.id == "city")).scalar_one()
    rows = [{"id": str(uuid5(NAMESPACE_OID, f"qiantai-sealed/{i}")), "epoch": epoch, "head": 0} for i in stations]
    op.bulk_insert(feed, rows)

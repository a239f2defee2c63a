"""Stations stand in a tree, accounts have a role."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    with op.batch_alter_table("station") as table:
        table.add_column(sa.Column("parent_id", sa.String(length=36), nullable=True))
        table.add_column(sa.Column("level", sa.String(length=10), nullable=False, server_default="city"))
        table.add_column(sa.Column("sample", sa.Boolean(), nullable=False, server_default=sa.false()))
        table.create_foreign_key(op.f("fk_station_parent_id"), "station", ["parent_id"], ["id"])
        table.create_index(op.f("ix_station_parent_id"), ["parent_id"])
        table.create_check_constraint(op.f("ck_station_level"), "level IN ('city', 'district', 'street', 'enterprise')")
    with op.batch_alter_table("account") as table:
        table.add_column(sa.Column("role", sa.String(length=16), nullable=False, server_default="clerk"))

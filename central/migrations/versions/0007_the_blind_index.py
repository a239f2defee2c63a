"""Which stations know a number, without what they know; filled when the centre is next opened."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    op.create_table(
        "blind_key",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("key", sa.LargeBinary(length=32), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_blind_key")),
    )
    op.create_table(
        "known",
        sa.Column("digest", sa.LargeBinary(length=32), nullable=False),
        sa.Column("person_id", sa.String(length=36), nullable=False),
        sa.Column("station_id", sa.String(length=36), nullable=False),
        sa.ForeignKeyConstraint(["station_id"], ["station.id"], name=op.f("fk_known_station_id")),
        sa.PrimaryKeyConstraint("digest", "person_id", name=op.f("pk_known")),
    )
    op.create_index(op.f("ix_known_person_id"), "known", ["person_id"])
    op.create_index(op.f("ix_known_station_id"), "known", ["station_id"])
    op.create_table(
        "lookups",
        sa.Column("desk_id", sa.String(length=36), nullable=False),
        sa.Column("began", sa.DateTime(timezone=True), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["desk_id"], ["desk.id"], name=op.f("fk_lookups_desk_id")),
        sa.PrimaryKeyConstraint("desk_id", name=op.f("pk_lookups")),
    )

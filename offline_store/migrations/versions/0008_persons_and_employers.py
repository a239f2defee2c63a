"""The registration desk: persons and employers in full, earlier values, merges, wage items, joined cases."""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"


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


def _json(name: str, empty: str) -> sa.Column[Any]:
    return sa.Column(name, sa.JSON(), nullable=False, server_default=empty)


def upgrade() -> None:
    _widen()
    op.create_table(
        "former",
        *_synced(),
        sa.Column("person_id", sa.String(length=36), nullable=False),
        sa.Column("field", sa.Text(), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.Column("until", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("state IN ('live', 'void')", name=op.f("ck_former_state")),
        sa.CheckConstraint("field IN ('name', 'phone', 'id_number')", name=op.f("ck_former_field")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_former_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_former")),
    )
    op.create_table(
        "distinct",
        *_synced(),
        sa.Column("first_id", sa.String(length=36), nullable=False),
        sa.Column("second_id", sa.String(length=36), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("clerk", sa.Text(), nullable=False),
        sa.CheckConstraint("state IN ('live', 'void')", name=op.f("ck_distinct_state")),
        sa.CheckConstraint("first_id < second_id", name=op.f("ck_distinct_order")),
        sa.ForeignKeyConstraint(["first_id"], ["person.id"], name=op.f("fk_distinct_first_id")),
        sa.ForeignKeyConstraint(["second_id"], ["person.id"], name=op.f("fk_distinct_second_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_distinct")),
        sa.UniqueConstraint("first_id", "second_id", name=op.f("uq_distinct_first_id_second_id")),
    )
    op.create_table(
        "merge",
        *_synced(),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("kept_id", sa.String(length=36), nullable=False),
        sa.Column("absorbed_id", sa.String(length=36), nullable=False),
        sa.Column("moved", sa.JSON(), nullable=False),
        sa.Column("before", sa.JSON(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("clerk", sa.Text(), nullable=False),
        sa.Column("undone_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("undone_by", sa.Text(), nullable=False),
        sa.CheckConstraint("state IN ('live', 'void')", name=op.f("ck_merge_state")),
        sa.CheckConstraint("kind IN ('person', 'employer')", name=op.f("ck_merge_kind")),
        sa.CheckConstraint("kept_id <> absorbed_id", name=op.f("ck_merge_two")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_merge")),
    )
    for table, columns in (
        ("former", ("person_id", "value")),
        ("distinct", ("first_id", "second_id")),
        ("merge", ("kept_id", "absorbed_id")),
    ):
        op.create_index(f"ix_{table}_scope_revision", table, ["scope_id", "revision"])
        for column in columns:
            op.create_index(op.f(f"ix_{table}_{column}"), table, [column])


def _widen() -> None:
    with op.batch_alter_table("person") as table:
        table.add_column(sa.Column("id_kind", sa.String(length=3), nullable=False, server_default=""))
        table.add_column(sa.Column("birth_date", sa.Date(), nullable=True))
        for name in ("ethnicity", "education", "native_region", "address"):
            table.add_column(_text(name))
        table.add_column(_json("marks", "[]"))
        table.add_column(sa.Column("portrait", sa.LargeBinary(), nullable=True))
    op.create_index(op.f("ix_person_birth_date"), "person", ["birth_date"])
    with op.batch_alter_table("employer") as table:
        table.add_column(_json("aliases", "[]"))
        for name in ("industry", "type_2011", "type_2023", "region", "phone", "legal_representative"):
            table.add_column(_text(name))
        table.add_column(sa.Column("staff", sa.Integer(), nullable=True))
        table.add_column(sa.Column("has_union", sa.Boolean(), nullable=True))
    with op.batch_alter_table("case") as table:
        table.add_column(sa.Column("recovered", sa.BigInteger(), nullable=True))
        table.add_column(_json("wage_items", "[]"))
        table.add_column(_json("injury", "{}"))
        table.add_column(sa.Column("joined_id", sa.String(length=36), nullable=True))
        table.create_check_constraint(op.f("ck_case_recovered"), "recovered >= 0")
        table.create_foreign_key(op.f("fk_case_joined_id"), "case", ["joined_id"], ["id"])
    op.create_index(op.f("ix_case_joined_id"), "case", ["joined_id"])
    with op.batch_alter_table("party") as table:
        table.add_column(sa.Column("amount", sa.BigInteger(), nullable=True))
        table.add_column(sa.Column("position", sa.Integer(), nullable=True))
    with op.batch_alter_table("reception") as table:
        table.add_column(sa.Column("active_seconds", sa.Integer(), nullable=True))

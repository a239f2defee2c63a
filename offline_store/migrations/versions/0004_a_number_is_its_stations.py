"""登记号 are unique within a scope: another station's numbers can be neither tried nor taken."""

from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    with op.batch_alter_table("case") as table:
        table.drop_constraint(op.f("uq_case_number"), type_="unique")
        table.create_unique_constraint(op.f("uq_case_scope_id_number"), ["scope_id", "number"])

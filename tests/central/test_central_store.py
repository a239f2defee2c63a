import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import CheckConstraint, inspect

from central.models import Base
from central.store import VERSION_TABLE, KeyUnreadable, NoSuchCentre, create_centre, open_centre
from offline_store import models as records
from tests.sync_rig import both_kinds as kind  # noqa: F401


def test_the_migrations_make_the_models(town):
    with town.centre.read() as session:
        for metadata in (Base.metadata, records.Base.metadata):
            tables = set(metadata.tables)
            options = {"include_name": lambda name, kind, _: kind != "table" or name in tables}  # noqa: B023
            context = MigrationContext.configure(session.connection(), opts=options | {"compare_type": True})
            assert compare_metadata(context, metadata) == []
            checks = {c.name for t in metadata.tables.values() for c in t.constraints if isinstance(c, CheckConstraint)}
            known = {c["name"] for table in tables for c in inspect(session.connection()).get_check_constraints(table)}
            assert known == checks
        assert inspect(session.connection()).has_table(VERSION_TABLE)


def test_a_key_is_asked_for_never_made_anew(tmp_path):
    with pytest.raises(NoSuchCentre):
        open_centre(tmp_path)
    create_centre(tmp_path).close()
    key = tmp_path / "centre.key"
    elsewhere = key.rename(tmp_path / "elsewhere")
    for call in (create_centre, open_centre):
        with pytest.raises(KeyUnreadable):
            call(tmp_path)
    open_centre(tmp_path, elsewhere).close()
    assert not key.exists()

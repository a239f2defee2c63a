"""What is done once in a test process, not anew for each of the hundreds of stores that tests make.

Statements are compiled once: SQLAlchemy keeps what it has compiled by dialect object and engine; here the engines of
one kind of database have both in common. And the schema of a new SQLite file is written as the first one's migrations
left it, without running them all again; older files are migrated as in the program. What is run, and on which file or
server, is the same otherwise.
"""

from functools import wraps

from sqlalchemy import text

import central.postgresql
import offline_store.store
from offline_store import migrate

_compiled = {}
_dialects = {}
_schemas = {}
"""By the folder of the migrations: the statements that make each table and index, and the version reached."""
OBJECTS = text("SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL ORDER BY rowid")


def share():
    """To be called once, before the first engine is made."""
    for module in (offline_store.store, central.postgresql):
        module.create_engine = _sharing(module.create_engine)
    migrate.upgrade = _remembering(migrate.upgrade)


def _sharing(create_engine):
    @wraps(create_engine)
    def create(*args, **options):
        engine = create_engine(*args, **options, execution_options={"compiled_cache": _compiled})
        known = _dialects.get(engine.dialect.name)
        if known is None or known.server_version_info is None:  # it learns of the database at its first connection
            _dialects[engine.dialect.name] = engine.dialect
        else:
            engine.dialect = known
        return engine

    return create


def _remembering(upgrade):
    @wraps(upgrade)
    def run(connection, location=migrate.RECORDS, table=migrate.RECORDS_TABLE):
        if connection.dialect.name != "sqlite" or migrate.current(connection, table) is not None:
            upgrade(connection, location, table)
        elif location in _schemas:
            for statement in _schemas[location]:
                connection.exec_driver_sql(statement)
        else:
            before = {name for name, _ in connection.execute(OBJECTS)}
            upgrade(connection, location, table)
            _schemas[location] = _statements(connection, before, table)

    return run


def _statements(connection, before, version_table):
    made = {name: sql for name, sql in connection.execute(OBJECTS) if name not in before}
    tables = [name for name, sql in made.items() if sql.startswith("CREATE TABLE") and name != version_table]
    filled = [name for name in tables if connection.exec_driver_sql(f'SELECT count(*) FROM "{name}"').scalar()]
    assert not filled, f"a migration writes rows into {filled}: they are to be remembered too"
    version = migrate.current(connection, version_table)
    return [*made.values(), f"INSERT INTO {version_table} VALUES ('{version}')"]

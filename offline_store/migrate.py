"""Bringing a database to this program's schema with Alembic, in process.

Migrations live beside the models they serve (here, and in central/ for the centre's own tables), each set with
its own version table. A migration and its test import nothing of ours: ours will change under them.
"""

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection

from offline_store.errors import ExpectedError

RECORDS = Path(__file__).parent / "migrations"
RECORDS_TABLE = "version_records"


class NewerStore(ExpectedError):
    """The database was written by a newer program (`found` is its version)."""

    title = "数据由更新的程序写成"
    explanation = "这份数据的版本是 {found}，这个程序还不认识它。为了不损坏数据，没有打开。"
    advice = "请把本机的程序升级到最新版再打开。"


def current(connection: Connection, table: str = RECORDS_TABLE) -> str | None:
    """The version a database is at, or None for a new one."""
    return MigrationContext.configure(connection, opts={"version_table": table}).get_current_revision()


def head(location: Path = RECORDS) -> str:
    """The version this program writes."""
    found = ScriptDirectory(str(location)).get_current_head()
    assert found  # a folder of migrations is never empty
    return found


def is_older(connection: Connection, location: Path = RECORDS, table: str = RECORDS_TABLE) -> bool:
    """Whether there is something to migrate. Raises NewerStore for a version this program does not know."""
    found = current(connection, table)
    known = {script.revision for script in ScriptDirectory(str(location)).walk_revisions()}
    if found is not None and found not in known:
        raise NewerStore(found=found)
    return found != head(location)


def upgrade(connection: Connection, location: Path = RECORDS, table: str = RECORDS_TABLE) -> None:
    """Run every migration this database has not had yet, in the connection's transaction."""
    config = Config()
    config.set_main_option("script_location", str(location))
    config.attributes.update(connection=connection, version_table=table)
    command.upgrade(config, "head")

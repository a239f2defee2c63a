"""Bringing a database to this program's schema with Alembic, in process.

Migrations live beside the models they serve (here, and in central/ for the centre's own tables), each set with
its own version table. A migration and its test import nothing of ours: ours will change under them. The files are
named by revision (`0002_the_audit.py`), so that Alembic, which is big, is loaded only when there is work for it.
"""

from pathlib import Path

from sqlalchemy import Connection, column, inspect, select, table

from offline_store.errors import ExpectedError

RECORDS = Path(__file__).parent / "migrations"
RECORDS_TABLE = "version_records"


class NewerStore(ExpectedError):
    """The database was written by a newer program (`found` is its version)."""

    title = "数据由更新的程序写成"
    explanation = "这份数据的版本是 {found}，这个程序还不认识它。为了不损坏数据，没有打开。"
    advice = "请把本机的程序升级到最新版再打开。"


def current(connection: Connection, version_table: str = RECORDS_TABLE) -> str | None:
    """The version a database is at, or None for a new one."""
    if not inspect(connection).has_table(version_table):
        return None
    return connection.scalar(select(column("version_num")).select_from(table(version_table)))


def head(location: Path = RECORDS) -> str:
    """The version this program writes."""
    return max(_revisions(location))


def is_older(connection: Connection, location: Path = RECORDS, table: str = RECORDS_TABLE) -> bool:
    """Whether there is something to migrate. Raises NewerStore for a version this program does not know."""
    found = current(connection, table)
    if found is not None and found not in _revisions(location):
        raise NewerStore(found=found)
    return found != head(location)


def upgrade(connection: Connection, location: Path = RECORDS, table: str = RECORDS_TABLE) -> None:
    """Run every migration this database has not had yet, in the connection's transaction."""
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(location))
    config.attributes.update(connection=connection, version_table=table)
    command.upgrade(config, "head")


def _revisions(location: Path) -> set[str]:
    return {file.name.split("_")[0] for file in (location / "versions").glob("[0-9]*_*.py")}

"""The encrypted file: wrong keys, newer and older schemas, full disks; nothing readable on the disk."""

import shutil
import sqlite3
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import inspect

from central.store import MIGRATIONS
from offline_store import keyfile, migrate, queries, registration
from offline_store.errors import DiskFull
from offline_store.migrate import NewerStore
from offline_store.models import Base
from offline_store.registration import Entry
from offline_store.store import StoreDamaged, create_database_engine, open_store

KEY = bytes(range(32))
OLD_STORES = sorted((Path(__file__).parents[1] / "stores").iterdir())
CANARY = "逄秀兰青岛蓝纸船15400823671"


def test_head_of_the_migrations_equals_the_models(store):
    engine = create_database_engine(store.path, KEY)
    with engine.connect() as connection:
        context = MigrationContext.configure(
            connection,
            opts={
                "version_table": migrate.RECORDS_TABLE,
                "compare_type": True,
                "include_object": lambda _o, name, kind, *_: (
                    not (kind == "table" and name.startswith(("version_", "search_")))  # the index is no record
                ),
            },
        )
        assert compare_metadata(context, Base.metadata) == []
        known = {
            check["name"]
            for table in Base.metadata.tables
            for check in inspect(connection).get_check_constraints(table)
        }
        wanted = {
            c.name for t in Base.metadata.tables.values() for c in t.constraints if c.name and c.name.startswith("ck_")
        }
        assert known == wanted
    engine.dispose()


@pytest.mark.parametrize("location", [migrate.RECORDS, MIGRATIONS], ids=["records", "centre"])
def test_the_files_of_the_migrations_are_named_by_revision(location):
    scripts = ScriptDirectory(str(location))
    assert migrate.head(location) == scripts.get_current_head()
    for script in scripts.walk_revisions():
        assert Path(script.path).name.startswith(f"{script.revision}_")


@pytest.mark.parametrize("old", OLD_STORES, ids=lambda path: path.name)
def test_an_old_store_opens_with_its_data(old, tmp_path):
    """Stores of every released schema are kept; each must still open and show what was saved."""
    shutil.copytree(old, tmp_path / "old")
    key = keyfile.unlock(tmp_path / "old" / "store.key", "practice", "练习用的密码", b"m" * 32)
    store = open_store(tmp_path / "old", key)
    with store.read() as session:
        (line,) = queries.receptions(session)
        view = queries.reception(session, line.id)
        assert queries.outbox(session).waiting > 0
    assert view.entry is not None
    assert (view.entry.name, view.entry.arrears, view.entry.people) == ("王小雨", 1_260_000, 19)
    assert [sentence.text for sentence in view.sentences] == ["三个月没发工资", "一共一万二千六"]
    store.close()


def test_a_newer_store_is_refused_in_words_and_untouched(store, tmp_path):
    store.close()
    engine = create_database_engine(store.path, KEY)
    with engine.connect() as connection, connection.begin():
        connection.exec_driver_sql("UPDATE version_records SET version_num = '9999'")
    engine.dispose()
    with pytest.raises(NewerStore, match="升级"):
        open_store(store.path.parent, KEY)


def test_a_wrong_key_gives_no_data_and_says_so(store):
    store.close()
    with pytest.raises(StoreDamaged, match=r"store\.db"):
        open_store(store.path.parent, bytes(32))


@pytest.mark.parametrize("at", [20, 1500, 9000])
def test_a_flipped_bit_never_yields_data(store, desk, at):
    with store.write(desk.actor) as session:
        registration.register(session, desk, registration.begin_reception(session, desk, "call"), Entry(name=CANARY))
    store.close()
    content = bytearray(store.path.read_bytes())
    content[at] ^= 1
    store.path.write_bytes(bytes(content))
    with pytest.raises(StoreDamaged):
        opened = open_store(store.path.parent, KEY)
        with opened.read() as session:
            for model in queries.RECORD_TYPES.values():
                session.query(model).all()
            session.connection().exec_driver_sql("PRAGMA integrity_check").fetchall()
            raw = session.connection().exec_driver_sql("PRAGMA cipher_integrity_check").fetchall()
        opened.close()
        if raw:
            raise StoreDamaged(file="store.db")


def test_nothing_on_the_disk_can_be_read(store, desk):
    with store.write(desk.actor) as session:
        reception_id = registration.begin_reception(session, desk, "call")
        registration.register(session, desk, reception_id, Entry(name=CANARY, matter=CANARY * 50))
    files = [file for file in store.path.parent.rglob("*") if file.is_file()]
    assert any(file.name.endswith("-wal") for file in files), "the log is looked at too"
    for file in files:
        content = file.read_bytes()
        assert CANARY.encode() not in content
        assert CANARY.encode("utf-16-le") not in content
    with pytest.raises(sqlite3.DatabaseError):
        sqlite3.connect(store.path).execute("SELECT * FROM person")


def test_a_full_disk_is_said_and_nothing_is_lost(store, desk):
    """SQLite's own page limit stands in for the disk: the same SQLITE_FULL, from the real file."""
    with store.write(desk.actor) as session:
        kept = registration.begin_reception(session, desk, "call")
    with pytest.raises(DiskFull, match="腾出空间"), store.write(desk.actor) as session:
        pages = session.connection().exec_driver_sql("PRAGMA page_count").scalar()
        session.connection().exec_driver_sql(f"PRAGMA max_page_count = {pages}")
        registration.journal_draft(session, kept, {"matter": "字" * 2_000_000})
    with store.write(desk.actor) as session:
        session.connection().exec_driver_sql("PRAGMA max_page_count = 1000000")
        registration.journal_draft(session, kept, {"matter": "又有空间了"})
    with store.read() as session:
        assert queries.reception(session, kept).draft == {"matter": "又有空间了"}


def test_the_screen_thread_may_not_use_the_store(store, desk):
    store.forbid(threading.current_thread())
    with pytest.raises(RuntimeError, match="screen"), store.read():
        pass
    with pytest.raises(RuntimeError, match="screen"), store.write(desk.actor):
        pass


def test_a_commit_survives_the_death_of_the_process(tmp_path):
    """Written in a process that is killed right after `write` returned; read in this one."""
    code = (
        "import os, signal, sys, pathlib\n"
        "from offline_store.models import Person\n"
        "from offline_store.outbox import Actor\n"
        "from offline_store.store import open_store\n"
        f"store = open_store(pathlib.Path({str(tmp_path)!r}), bytes(range(32)))\n"
        "with store.write(Actor('a', 'b', 'c')) as session:\n"
        "    session.add(Person(scope_id='s', name='留住'))\n"
        "os.kill(os.getpid(), signal.SIGKILL)\n"
    )
    done = subprocess.run([sys.executable, "-c", code], check=False)
    assert done.returncode == -9
    store = open_store(tmp_path, KEY)
    with store.read() as session:
        assert queries.totals(session)["person"] == 1
        assert queries.outbox(session).waiting == 1
    store.close()


def test_listeners_hear_what_was_touched(store, desk):
    heard = []
    store.listen(heard.append)
    with store.write(desk.actor) as session:
        reception_id = registration.begin_reception(session, desk, "call")
    assert heard[0].rows["reception"] == {reception_id}

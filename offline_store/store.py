"""The store: an encrypted SQLite database (SQLCipher) with SQLAlchemy over it.

The same Store serves the centre over another engine (central/postgresql.py), which brings how a transaction begins
on it and what its driver's errors mean.

One Store is opened by the composition root and closed by it. Writes and reads are sessions given out for the
length of a `with`; rows never leave them. After each commit the listeners hear which rows it touched.
"""

import shutil
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import Session, sessionmaker
from sqlalchemy.pool import QueuePool
from sqlcipher3 import dbapi2 as sqlcipher

from offline_store import migrate, search_index
from offline_store.errors import DiskFull, ExpectedError
from offline_store.models import RECORD_TYPES
from offline_store.outbox import Actor, watch

OLDEST_SQLITE = (3, 51, 3)
"""Below it the write-ahead log can lose commits with two connections."""
CACHE = 16_000
"""KiB of pages a connection keeps open: unsealing one again costs more than keeping it."""
BUSY_SECONDS = 10.0
"""How long is waited for another connection."""


class StoreDamaged(ExpectedError):
    """The file is no database under this key: overwritten, cut, or a bit has flipped."""

    title = "数据文件打不开"
    explanation = "密码是对的，但数据文件 {file} 读不出来，可能已经损坏。文件没有被改动。"
    advice = "请不要删除它。请联系管理员，用最近的备份恢复。"


class StoreBusy(ExpectedError):
    """Another process holds the database for longer than we wait."""

    title = "数据正被占用"
    explanation = "另一个程序正在使用数据文件，这次没有写入，屏幕上的内容都还在。"
    advice = "请关闭多开的前台程序，然后再按一次保存。"


class StoreReadOnly(ExpectedError):
    """The database cannot be written to."""

    title = "数据文件不能写入"
    explanation = "数据文件或所在文件夹是只读的，这次没有写入，屏幕上的内容都还在。"
    advice = "请联系管理员检查文件夹 {folder} 的权限，然后再按一次保存。"


@dataclass(frozen=True, slots=True)
class Changed:
    """What a commit touched: record ids by table name."""

    rows: dict[str, frozenset[str]]


Listener = Callable[[Changed], None]
ForeignKeys = Literal["on", "at commit", "off"]
Known = Callable[[Exception], ExpectedError | None]
"""What a driver's error means, if a person can do something about it."""


class Store:
    """An open database: of a file at `path`, or of a server that brings the meaning of its errors with it.

    A desk's is searchable; the centre's has no index.
    """

    def __init__(
        self, engine: Engine, path: Path | None = None, known: Known | None = None, *, searchable: bool = False
    ) -> None:
        self.path = path
        self._searchable = searchable
        self._known = known or _known_of(path or Path())
        self._engine = engine
        self._forbidden: threading.Thread | None = None
        self._sessions = sessionmaker(engine, expire_on_commit=False)
        self._listeners: list[Listener] = []

    def forbid(self, thread: threading.Thread) -> None:
        """Name the thread that must never wait for a disk: the screen's. Using the store in it is a bug."""
        self._forbidden = thread

    def listen(self, listener: Listener) -> None:
        """Call `listener` after each commit, in the thread that committed."""
        self._listeners.append(listener)

    @contextmanager
    def read(self) -> Iterator[Session]:
        """A session on one consistent state of the store."""
        self._check_thread()
        with translated(self._known), self._sessions() as session:
            yield session

    @contextmanager
    def write(self, actor: Actor, reason: str = "") -> Iterator[Session]:
        """One transaction of this desk: what it changes leaves Changes for the centre. Commits at the end.

        Foreign keys are checked at the commit, so that rows which name each other are written in any order.
        """
        with self._transaction(actor, reason, foreign_keys="at commit") as session:
            yield session

    @contextmanager
    def apply(self) -> Iterator[Session]:
        """One transaction of rows that come from the centre, or of this machine's own state: no Change.

        Foreign keys are not enforced in it: a page of a pull may name a row of a later page.
        """
        with self._transaction(None, "", foreign_keys="off") as session:
            yield session

    @contextmanager
    def transact(self) -> Iterator[Session]:
        """One transaction of the centre: foreign keys hold, and nothing leaves a Change."""
        with self._transaction(None, "", foreign_keys="on") as session:
            yield session

    def bring_index_up_to_date(self) -> None:
        """What was said last is found from now on: whoever searches calls this first."""
        self._check_thread()
        with translated(self._known):
            _catch_up(self._engine)

    def purge(self) -> None:
        """Take what was deleted off the disk: the words of the index, and the log. Raises StoreBusy, DiskFull.

        Deleted rows are overwritten by SQLCipher itself (secure_delete); this is what that leaves.
        """
        self._check_thread()
        with translated(self._known):
            _catch_up(self._engine)
            with self._engine.connect().execution_options(write=True) as connection, connection.begin():
                search_index.optimize(connection)
            if _checkpoint(self._engine):
                raise StoreBusy

    def close(self) -> None:
        """Give back every connection; SQLite folds the write-ahead log into the file."""
        self._engine.dispose()

    @contextmanager
    def _transaction(self, actor: Actor | None, reason: str, *, foreign_keys: ForeignKeys) -> Iterator[Session]:
        self._check_thread()
        with translated(self._known), self._engine.connect() as connection:
            writing = connection.execution_options(write=True, foreign_keys=foreign_keys)
            with self._sessions(bind=writing) as session:
                touched = _touched(session)
                watch(session, actor=actor, reason=reason)
                if self._searchable:
                    search_index.watch(session)
                yield session
                session.commit()
        if touched:
            changed = Changed({table: frozenset(ids) for table, ids in touched.items()})
            for listener in self._listeners:
                listener(changed)

    def _check_thread(self) -> None:
        if self._forbidden is threading.current_thread():
            raise RuntimeError("the database must not be used on the screen's thread")


def _touched(session: Session) -> dict[str, set[str]]:
    """Collects, while the session lives, which rows it writes."""
    touched: dict[str, set[str]] = {}

    @event.listens_for(session, "after_flush")
    def note(session: Session, _context: object) -> None:
        for row in [*session.new, *session.dirty, *session.deleted]:
            table = row.__tablename__
            touched.setdefault(table, set()).add(row.id if table in RECORD_TYPES else "")

    return touched


def create_database_engine(path: Path, key: bytes) -> Engine:
    """An engine on a SQLCipher file with a raw 256-bit key; the file is made when it is not there."""
    if sqlcipher.sqlite_version_info < OLDEST_SQLITE:
        raise RuntimeError(f"SQLite {sqlcipher.sqlite_version} may lose commits; {OLDEST_SQLITE} or newer is needed")
    pragma = f"PRAGMA key = \"x'{key.hex()}'\""

    def connect() -> Any:
        # isolation_level None: transactions are begun by `_begin`, not guessed by the driver
        connection = sqlcipher.connect(str(path), check_same_thread=False, isolation_level=None, timeout=BUSY_SECONDS)
        connection.execute(pragma)
        connection.execute("PRAGMA cipher_log_level = NONE")  # what goes wrong is told in our words, not on stderr
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = FULL")
        connection.execute(f"PRAGMA cache_size = -{CACHE}")
        return connection

    # hide_parameters: what people say must not reach a crash log through an error message
    engine = create_engine(
        "sqlite://", module=sqlcipher, creator=connect, poolclass=QueuePool, pool_size=6, hide_parameters=True
    )
    event.listen(engine, "begin", _begin)
    return engine


def _begin(connection: Connection) -> None:
    options = connection.get_execution_options()
    foreign_keys: ForeignKeys = options.get("foreign_keys", "on")
    connection.exec_driver_sql(f"PRAGMA foreign_keys = {'OFF' if foreign_keys == 'off' else 'ON'}")
    connection.exec_driver_sql("BEGIN IMMEDIATE" if options.get("write") else "BEGIN")
    if foreign_keys == "at commit":
        connection.exec_driver_sql("PRAGMA defer_foreign_keys = ON")


def open_store(folder: Path, key: bytes, *, searchable: bool = True) -> Store:
    """Open, or make, the store in a folder; `searchable` as a desk's is, with its index.

    Raises StoreDamaged, NewerStore, DiskFull, StoreReadOnly, StoreBusy. An older store is copied beside itself
    before it is migrated.
    """
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    path = folder / "store.db"
    engine = create_database_engine(path, key)
    try:
        with translated(_known_of(path)):
            _bring_up_to_date(engine, path)
            if searchable:
                _index(engine)
    except BaseException:
        engine.dispose()
        raise
    path.chmod(0o600)
    return Store(engine, path, searchable=searchable)


def _bring_up_to_date(engine: Engine, path: Path) -> None:
    with engine.connect() as connection:
        version = migrate.current(connection)
        older = migrate.is_older(connection)
    if not older:
        return
    if version is not None:
        _checkpoint(engine)
        shutil.copy2(path, path.with_name(f"store-before-{migrate.head()}.db"))
    with engine.connect() as connection:
        writing = connection.execution_options(write=True, foreign_keys="off")
        with writing.begin():
            migrate.upgrade(writing)


def _index(engine: Engine) -> None:
    with engine.connect() as connection:
        is_current = search_index.is_current(connection)
    if is_current:
        _catch_up(engine)
        return
    with engine.connect().execution_options(write=True) as connection, connection.begin():
        search_index.rebuild(connection)


def _catch_up(engine: Engine) -> None:
    with engine.connect() as connection:
        if not search_index.is_behind(connection):
            return
    with engine.connect().execution_options(write=True) as connection, connection.begin():
        search_index.bring_up_to_date(connection)


def _checkpoint(engine: Engine) -> bool:
    """Fold the write-ahead log into the file and empty it; whether a reader was in the way."""
    raw = engine.raw_connection()
    try:
        busy, _, _ = raw.cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    finally:
        raw.close()
    return bool(busy)


@contextmanager
def translated(known: Known) -> Iterator[None]:
    """Foreign errors of the database become ours, once, here."""
    try:
        yield
    except (SQLAlchemyError, sqlcipher.DatabaseError) as error:
        ours = known(getattr(error, "orig", None) or error)
        if ours is None:
            raise
        raise ours from error


def _known_of(path: Path) -> Known:
    """The meaning of SQLCipher's errors about a file."""

    def known(error: Exception) -> ExpectedError | None:
        code = getattr(error, "sqlite_errorname", "") or ""
        if code.startswith(("SQLITE_FULL", "SQLITE_IOERR_WRITE")):
            return DiskFull()
        if code.startswith(("SQLITE_NOTADB", "SQLITE_CORRUPT")):
            return StoreDamaged(file=path.name)
        if code.startswith(("SQLITE_BUSY", "SQLITE_LOCKED")):
            return StoreBusy()
        if code.startswith(("SQLITE_READONLY", "SQLITE_CANTOPEN")):
            return StoreReadOnly(folder=path.parent)
        return None

    return known

"""The centre's database in a local folder: the encrypted store of the desks, with the centre's tables beside it.

`limit` and `retried` are what a transaction of the centre needs beyond that on a database server (postgresql.py).
"""

import functools
import os
import secrets
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import ParamSpec, TypeVar

from sqlalchemy import text
from sqlalchemy.orm import Session

from central import blind_index
from offline_store import migrate
from offline_store.errors import ExpectedError
from offline_store.store import Store, open_store

MIGRATIONS = Path(__file__).parent / "migrations"
VERSION_TABLE = "version_centre"
KEY_FILE = "centre.key"
KEY_BYTES = 32
TRIES = 6
FIRST_PAUSE = 0.02
"""Seconds, up to; doubled with each further try."""
Arguments = ParamSpec("Arguments")
Answer = TypeVar("Answer")


class NoSuchCentre(ExpectedError):
    """The folder holds no centre."""

    title = "这里没有服务端数据"
    explanation = "文件夹 {folder} 里没有服务端的数据。"
    advice = "请核对 --data，或先用 qiantai-central init 建立。"


class FolderNotWritable(ExpectedError):
    """The data folder cannot be made or written."""

    title = "数据文件夹不能写入"
    explanation = "不能在 {folder} 建立或写入文件。"
    advice = "请换一个文件夹，或检查它的权限。"


class KeyUnreadable(ExpectedError):
    """The key file is missing or not a key."""

    title = "密钥文件读不出来"
    explanation = "密钥文件 {file} 不存在或内容不对，数据没有任何改动。"
    advice = "请从备份恢复密钥文件，或用 --key-file 指明它的位置。"


class Collision(ExpectedError):
    """Two transactions stood in each other's way and this one gave way; nothing of it is left."""

    title = "数据库正忙"
    explanation = "同一份数据正由别处修改，这次没有写入。"
    advice = "请稍候再试一次。"


def limit(session: Session, scopes: Iterable[str]) -> None:
    """Name the scopes whose rows this transaction may see and write; on a server, without it, there are none.

    It is the second wall, in the database itself, behind the checks of `sync` and `merge`.
    """
    if session.get_bind().dialect.name == "postgresql":
        session.execute(text("SELECT set_config('qiantai.scopes', :scopes, true)"), {"scopes": ",".join(scopes)})


@contextmanager
def widened(session: Session, scopes: Iterable[str]) -> Iterator[None]:
    """Name further scopes, for what the centre does itself and the caller may not; what it wrote is flushed there.

    Where it raises, the savepoint or transaction that is rolled back takes the further scopes with it.
    """
    if session.get_bind().dialect.name != "postgresql":
        yield
        return
    before = session.scalar(text("SELECT current_setting('qiantai.scopes', true)")) or ""
    named = set(filter(None, before.split(",")))
    limit(session, sorted(named | set(scopes)))
    yield
    session.flush()
    limit(session, sorted(named))


def retried(transaction: Callable[Arguments, Answer]) -> Callable[Arguments, Answer]:
    """Run a function that is one whole transaction again, a few times, when it collided with another."""

    @functools.wraps(transaction)
    def again(*args: Arguments.args, **kwargs: Arguments.kwargs) -> Answer:
        for tried in range(TRIES - 1):
            try:
                return transaction(*args, **kwargs)
            except Collision:
                # each of those that collided waits for another time
                time.sleep(FIRST_PAUSE * 2**tried * secrets.randbelow(1000) / 1000)
        return transaction(*args, **kwargs)

    return again


def create_centre(folder: Path, key_file: Path | None = None) -> Store:
    """Open the centre in a folder, or make a new one with a new key. Raises FolderNotWritable, KeyUnreadable."""
    key_path = key_file or folder / KEY_FILE
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        if not (folder / "store.db").exists() and not key_path.exists():
            with os.fdopen(os.open(key_path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
                file.write(secrets.token_hex(KEY_BYTES))
                file.flush()
                os.fsync(file.fileno())
    except OSError as error:
        raise FolderNotWritable(folder=folder) from error
    return _open(folder, key_path)


def open_centre(folder: Path, key_file: Path | None = None) -> Store:
    """Open the centre in a folder. Raises NoSuchCentre, KeyUnreadable, and what opening a store raises."""
    if not (folder / "store.db").exists():
        raise NoSuchCentre(folder=folder)
    return _open(folder, key_file or folder / KEY_FILE)


def _open(folder: Path, key_path: Path) -> Store:
    try:
        key = bytes.fromhex(key_path.read_text(encoding="ascii"))
    except (OSError, ValueError) as error:
        raise KeyUnreadable(file=key_path) from error
    if len(key) != KEY_BYTES:
        raise KeyUnreadable(file=key_path)
    store = open_store(folder, key, searchable=False)
    with store.apply() as session:
        connection = session.connection()
        if migrate.is_older(connection, MIGRATIONS, VERSION_TABLE):
            migrate.upgrade(connection, MIGRATIONS, VERSION_TABLE)
            blind_index.build(session)
    return store

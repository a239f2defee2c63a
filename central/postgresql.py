"""The centre's database on a PostgreSQL server, by two roles.

The owner makes the tables and says who may do what with them (`init`, `upgrade`). The service serves: it is neither
superuser nor owner, and the rows that it sees are those of the scopes its transaction has named (`store.limit`).
"""

import psycopg
from sqlalchemy import URL, Connection, Engine, create_engine, event, inspect, make_url, text
from sqlalchemy.exc import ArgumentError, IntegrityError, ProgrammingError
from sqlalchemy.exc import TimeoutError as PoolExhausted
from sqlalchemy.orm import Session

from central import blind_index
from central.models import Base, ClosingReceipt, Moved, Received
from central.store import MIGRATIONS, VERSION_TABLE, Collision
from offline_store import migrate
from offline_store import models as records
from offline_store.errors import DiskFull, ExpectedError
from offline_store.models import RECORD_TYPES
from offline_store.store import Store, StoreBusy, translated

SERVICE_ROLE = "qiantai_service"
CONNECTIONS = 8
"""As many as the centre has threads (`app.THREADS`); each request holds one at a time."""
_TO_SERVER = {
    # a server that is gone in silence is noticed within half a minute, at either end
    "connect_timeout": 5,
    "keepalives_idle": 10,
    "keepalives_interval": 5,
    "keepalives_count": 3,
    "tcp_user_timeout": 20_000,
    # UTC: in a zone to the east the last moments a column can hold would be beyond Python's last year
    "options": "-c timezone=UTC -c synchronous_commit=on -c lock_timeout=10s"
    " -c idle_in_transaction_session_timeout=60s",
}
_SETS = ((migrate.RECORDS, migrate.RECORDS_TABLE), (MIGRATIONS, VERSION_TABLE))
"""Each set of migrations with its version table; the centre's tables come after the records."""
_SCOPES = "(SELECT string_to_array(current_setting('qiantai.scopes', true), ','))::text[]"
"""The scopes of the transaction, read once in a statement; none when it has named none."""
_STATIONS_DESK = f"EXISTS (SELECT FROM desk WHERE desk.id = desk_id AND desk.station_id = ANY ({_SCOPES}))"
_VISIBLE = dict.fromkeys((*RECORD_TYPES, Moved.__tablename__), f"scope_id = ANY ({_SCOPES})") | dict.fromkeys(
    (Received.__tablename__, ClosingReceipt.__tablename__), _STATIONS_DESK
)
"""Table → which of its rows a transaction sees and may write: records, and what has left, by scope; what came from a
desk and what it was given for it by the desk's station."""

_STANDING = text("""
    SELECT relname, pg_has_role(relowner, 'MEMBER') AS owned, relrowsecurity AND relforcerowsecurity AS held,
           has_table_privilege(oid, 'SELECT') AND has_table_privilege(oid, 'INSERT')
           AND has_table_privilege(oid, 'UPDATE') AND has_table_privilege(oid, 'DELETE') AS granted
    FROM pg_class WHERE relnamespace = current_schema()::regnamespace AND relname = ANY (:names)
""")


class BadDatabase(ExpectedError):
    """The address is none that we understand."""

    title = "数据库地址不对"
    explanation = "数据库地址应写成 postgresql://角色@主机/数据库。"
    advice = "请核对 --database 或环境变量 QIANTAI_DATABASE。"


class DatabaseUnreachable(ExpectedError):
    """No connection, none left, the server stopped, or it is one that only reads."""

    title = "数据库连接不上"
    explanation = "数据库服务器没有回答，或角色、密码、数据库名不对，或它现在不接受写入。"
    advice = "请看数据库服务器是否在运行，并核对地址和密码文件。"


class DatabaseNotReady(ExpectedError):
    """No tables yet, or those of an older program, or without their row security and rights."""

    title = "数据库还没有准备好"
    explanation = "数据库里没有服务端的表，或表比这个程序旧，或服务角色的权限和行级安全没有设好。"
    advice = "请先以表的所有者运行 qiantai-central init（第一次）或 upgrade。"


class NotAllowed(ExpectedError):
    """The role has no right to do this to the database."""

    title = "数据库不允许"
    explanation = "这个数据库角色没有权限做这件事。"
    advice = "init、upgrade 和 practice 要以表的所有者运行。"


class RoleTooStrong(ExpectedError):
    """The role that would serve is not held by row security."""

    title = "不能用这个数据库角色提供服务"
    explanation = "角色 {role} 是超级用户、能绕过行级安全，或是表的所有者；用它服务，站点之间就少了一道防线。"
    advice = "请改用 upgrade --service-role 授权的普通角色。"


class NoSuchRole(ExpectedError):
    """The role that is to serve is not there."""

    title = "没有这个数据库角色"
    explanation = "数据库服务器里没有角色 {role}。"
    advice = "请先用 createuser 建立它，或用 --service-role 指明服务角色。"


class WrongEncoding(ExpectedError):
    """The database cannot hold every character."""

    title = "数据库编码不对"
    explanation = "数据库的编码是 {encoding}，存不下所有汉字。"
    advice = "请用 createdb --encoding=UTF8 --template=template0 重新建立。"


def parse_address(text: str) -> URL:
    """The address of a database, `postgresql://…` as libpq takes it. Raises BadDatabase."""
    try:
        address = make_url(text)
    except ArgumentError:
        raise BadDatabase from None  # its message would hold the address, and the address perhaps a password
    if address.drivername not in ("postgresql", "postgres"):
        raise BadDatabase
    return address.set(drivername="postgresql+psycopg")


def create_server_engine(address: URL) -> Engine:
    """An engine on a PostgreSQL database. A connection that died is replaced when it is next asked for."""
    # hide_parameters: what people say must not reach a log through an error message
    engine = create_engine(
        address,
        connect_args=_TO_SERVER,
        pool_size=CONNECTIONS,
        pool_pre_ping=True,
        pool_timeout=10,
        hide_parameters=True,
    )
    event.listen(engine, "begin", _begin)
    return engine


def _begin(connection: Connection) -> None:
    """Writes are READ COMMITTED, reads REPEATABLE READ.

    What a write decides on, it locks first (desk, record, and last the scope's counter), so pushes to one scope wait
    their turn; at a higher level any two of them would meet at the counter's row and one be thrown away whole. A
    read's page, cursor and digest have to be of one moment.
    """
    if not connection.get_execution_options().get("write"):
        connection.exec_driver_sql("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")


def known(error: Exception) -> ExpectedError | None:
    """What an error of the driver, by its SQLSTATE (PostgreSQL, appendix A), means."""
    state = getattr(error, "sqlstate", None) or ""
    # 40001, 40P01: given up by the server. 23505: two made the same row at once; at its next try the second finds it
    if state in ("40001", "40P01", "23505"):
        return Collision()
    if state == "53100":
        return DiskFull()
    if state == "55P03":
        return StoreBusy()
    if state == "42501":
        return NotAllowed()
    is_cut_off = isinstance(error, psycopg.OperationalError) and not state  # no answer at all, so none to classify
    if is_cut_off or isinstance(error, PoolExhausted) or state.startswith(("08", "53", "57", "58", "25006", "25P03")):
        return DatabaseUnreachable()
    return None


def open_database(address: URL) -> Store:
    """Open a centre that is ready. Raises DatabaseNotReady, NewerStore, DatabaseUnreachable."""
    engine = create_server_engine(address)
    try:
        with translated(known), engine.connect() as connection:
            if _is_older(connection):
                raise DatabaseNotReady
    except BaseException:
        engine.dispose()
        raise
    return Store(engine, known=known)


def create_database(address: URL, service_role: str = SERVICE_ROLE) -> Store:
    """As the owner: make or migrate the tables, and say who may do what. Raises also NoSuchRole, WrongEncoding."""
    engine = create_server_engine(address)
    try:
        with translated(known):
            try:
                _prepare(engine, service_role)
            except (ProgrammingError, IntegrityError):
                # another was at it at the same time and committed first: now there is less to do, or it fails again
                _prepare(engine, service_role)
    except BaseException:
        engine.dispose()
        raise
    return Store(engine, known=known)


def check_service(store: Store) -> None:
    """Refuse to serve with a role that row security does not hold. Raises RoleTooStrong, DatabaseNotReady."""
    with store.read() as session:
        connection = session.connection()
        role, is_strong = connection.execute(
            text("SELECT rolname, rolsuper OR rolbypassrls FROM pg_roles WHERE rolname = current_user")
        ).one()
        tables = connection.execute(_STANDING, {"names": _tables()}).all()
    if is_strong or any(table.owned for table in tables):
        raise RoleTooStrong(role=role)
    if not all(table.granted and (table.held or table.relname not in _VISIBLE) for table in tables):
        raise DatabaseNotReady


def _tables() -> list[str]:
    return [*records.Base.metadata.tables, *Base.metadata.tables]


def _is_older(connection: Connection) -> bool:
    return any(migrate.is_older(connection, location, table) for location, table in _SETS)


def _prepare(engine: Engine, service_role: str) -> None:
    """All in one transaction: it is done whole or not at all, and by one of several at once."""
    with engine.connect().execution_options(write=True) as connection, connection.begin():
        encoding = connection.execute(text("SHOW server_encoding")).scalar_one()
        if encoding != "UTF8":
            raise WrongEncoding(encoding=encoding)
        if not connection.execute(text("SELECT 1 FROM pg_roles WHERE rolname = :name"), {"name": service_role}).first():
            raise NoSuchRole(role=service_role)
        if _is_older(connection):
            _unguard(connection)
            for location, table in _SETS:
                migrate.upgrade(connection, location, table)
            with Session(connection) as session:
                blind_index.build(session)
                session.flush()
        _guard(connection)
        _grant(connection, service_role)


def _unguard(connection: Connection) -> None:
    """Let the owner see all rows while it migrates; else a migration of data would find none, and say nothing."""
    for table in set(_VISIBLE) & set(inspect(connection).get_table_names()):
        connection.exec_driver_sql(f"ALTER TABLE {_quoted(connection, table)} NO FORCE ROW LEVEL SECURITY")


def _guard(connection: Connection) -> None:
    """Row security on every table of records, also on one that came with this upgrade."""
    for table, condition in _VISIBLE.items():
        name = _quoted(connection, table)
        connection.exec_driver_sql(f"ALTER TABLE {name} ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY")
        connection.exec_driver_sql(f"DROP POLICY IF EXISTS scope ON {name}")
        connection.exec_driver_sql(f"CREATE POLICY scope ON {name} USING ({condition})")


def _grant(connection: Connection, service_role: str) -> None:
    role, tables = _quoted(connection, service_role), ", ".join(_quoted(connection, table) for table in _tables())
    versions = ", ".join(table for _, table in _SETS)
    connection.exec_driver_sql(f"GRANT SELECT, INSERT, UPDATE, DELETE ON {tables} TO {role}")
    connection.exec_driver_sql(f"GRANT SELECT ON {versions} TO {role}")


def _quoted(connection: Connection, name: str) -> str:
    return connection.dialect.identifier_preparer.quote(name)

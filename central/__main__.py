"""`qiantai-central`: making a centre, its accounts and desks, and serving it."""

import argparse
import ipaddress
import json
import os
import secrets
import signal
import socket
import sys
import threading
from collections.abc import Callable, Sequence
from importlib.metadata import version
from pathlib import Path

import uvicorn
from sqlalchemy import URL
from sqlalchemy.orm import Session

from central import accounts, checkpoints, numbers, sealing, station_list, stations
from central.app import build_app
from central.models import Station
from central.outcome import CENTRE
from central.postgresql import SERVICE_ROLE, check_service, create_database, open_database, parse_address
from central.store import create_centre, open_centre, retried
from central.sync import give_revisions
from offline_store.errors import ExpectedError
from offline_store.roles import RIGHTS
from offline_store.store import Store

DATABASE_VARIABLE = "QIANTAI_DATABASE"
PRACTICE_CODE, PRACTICE_NAME = "3702", "青岛市总工会职工服务中心（练习）"
PRACTICE_DISTRICT_CODE, PRACTICE_DISTRICT_NAME = "370213", "李沧区总工会职工服务中心（练习）"
PRACTICE_SERIES = "青工调"
PRACTICE_ACCOUNTS = {
    "lianxi": ("练习员", "clerk"),
    "tiaojie": ("练习调解员", "mediator"),
    "zhuguan": ("练习主管", "supervisor"),
    "guanli": ("练习管理员", "administrator"),
    "shenji": ("练习审计员", "auditor"),
}
"""Account → name and role; all with the one random password of the practice centre."""


class PortTaken(ExpectedError):
    """Another program listens there, or the address is not this machine's."""

    title = "不能监听"
    explanation = "地址 {host} 的端口 {port} 已被占用，或这个地址不属于本机。"
    advice = "请换一个端口或地址。"


class OpenLine(ExpectedError):
    """The centre would speak in clear to other machines."""

    title = "没有加密的连接"
    explanation = "不加密时只能在本机（127.0.0.1）使用，不能监听 {host}。"
    advice = "请用 --tls-cert 和 --tls-key 给出证书。"


class CertificateUnreadable(ExpectedError):
    """The certificate or its key is missing or wrong."""

    title = "证书读不出来"
    explanation = "证书或它的私钥不存在，或内容不对。"
    advice = "请核对 --tls-cert 和 --tls-key。"


class NoDatabaseNamed(ExpectedError):
    """Neither a folder nor a server's database was named."""

    title = "没有指明数据在哪里"
    explanation = "没有给出 --data、--database 或环境变量 QIANTAI_DATABASE。"
    advice = "请给出其中一个。"


class PasswordShown(ExpectedError):
    """A password in the arguments: every user of the machine could read it in the list of processes."""

    title = "密码不能写在命令里"
    explanation = "命令行里的密码，这台机器上的任何人都能看到。"
    advice = "请把密码放进 PGPASSFILE 指明的密码文件，或把整个地址放进环境变量 QIANTAI_DATABASE。"


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; 0, or 2 after a sentence about what was wrong."""
    options = _parser().parse_args(arguments)
    command: Callable[[argparse.Namespace], None] = options.command
    try:
        command(options)
    except ExpectedError as error:
        print(error, file=sys.stderr)
        return 2
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="qiantai-central", description="前台的服务端")
    parser.add_argument("--version", action="version", version=f"qiantai-central {version('qiantai')}")
    commands = parser.add_subparsers(required=True, metavar="命令")

    def add(
        name: str, command: Callable[[argparse.Namespace], None], text: str, *needed: str
    ) -> argparse.ArgumentParser:
        sub = commands.add_parser(name, help=text, description=text)
        sub.set_defaults(command=command)
        place = sub.add_mutually_exclusive_group()
        place.add_argument("--data", type=Path, help="数据文件夹")
        place.add_argument(
            "--database",
            help="PostgreSQL 数据库 postgresql://角色@主机/数据库，不写密码；也可放在环境变量 QIANTAI_DATABASE 里",
        )
        sub.add_argument("--key-file", type=Path, help="密钥文件，默认是数据文件夹里的 centre.key")
        for option in needed:
            sub.add_argument(option, required=True)
        return sub

    serve = add("serve", _serve, "开始服务")
    serve.add_argument("--host", default="127.0.0.1")
    serve.add_argument("--with-parent", action="store_true", help="标准输入关闭时结束")
    serve.add_argument("--port", type=int, default=0, help="0 表示任选一个空闲端口")
    serve.add_argument("--ready-file", type=Path, help="开始监听后把端口写进这个文件")
    serve.add_argument("--tls-cert", type=Path)
    serve.add_argument("--tls-key", type=Path)
    owners = (
        add("init", _init, "建立服务端数据，或再加一个站点", "--station-code", "--station-name"),
        add("upgrade", _upgrade, "把数据升级到这个程序的版本；在 PostgreSQL 上以表的所有者运行"),
        add("practice", _practice, "在空文件夹或空数据库里建立练习用的服务端，显示账号和登记码"),
    )
    for sub in owners:
        sub.add_argument("--service-role", default=SERVICE_ROLE, help=f"提供服务的数据库角色，默认 {SERVICE_ROLE}")
    account = add("add-account", _add_account, "加一个账号，密码从标准输入读", "--account", "--name")
    account.add_argument("--role", choices=tuple(RIGHTS), default="clerk", help="角色，默认是前台接待员（clerk）")
    for sub in (
        account,
        add("add-desk", _add_desk, "加一个席位，或给它换机器；显示一次性登记码", "--number"),
    ):
        sub.add_argument("--station", default="", help="站点代码；不写时是最上级的站点")
    series = add("add-series", _add_series, "加一个文号系列，例如 青工调字〔2026〕1号 的 青工调", "--word")
    series.add_argument("--station", default="", help="站点代码；不写时是最上级的站点")
    series.add_argument("--kind", choices=tuple(numbers.KINDS), default="agreement", help="文书种类，默认是调解协议书")
    add("disable-account", _disable_account, "停用一个账号，立即生效", "--account")
    add("sample-tree", _sample_tree, "按青岛市的行政区划建立示例站点（区、街道），每个都标明示例")
    add("audit", _audit, "各席位的审计链条：与中心核对到哪里，有没有断裂")
    restored = add("restored", _restored, "从备份恢复之后运行一次：让各席位重新核对并补传，未落实的文号转为待核")
    restored.add_argument(
        "--skip", type=int, default=numbers.SKIPPED, help="备份之后可能已发出的文号数，每个系列先跳过这么多（100）"
    )
    return parser


def _serve(options: argparse.Namespace) -> None:
    has_tls = bool(options.tls_cert and options.tls_key)
    if not has_tls and not _is_loopback(options.host):
        raise OpenLine(host=options.host)
    store = _open(options)
    try:
        if not options.data:
            check_service(store)
        _catch_up(store)
        with _listen(options.host, options.port) as listening:
            server = uvicorn.Server(_configured(build_app(store), options))
            port = listening.getsockname()[1]
            # the server ends its requests on a signal and then raises it again: it is to end here, not to kill us
            for name in (signal.SIGTERM, signal.SIGINT):
                signal.signal(name, lambda _signal, _frame: None)
            print(f"{'https' if has_tls else 'http'}://{options.host}:{port}", flush=True)
            if options.ready_file:
                written = options.ready_file.with_suffix(".part")
                written.write_text(str(port), encoding="ascii")
                written.replace(options.ready_file)
            if options.with_parent:
                threading.Thread(target=_end_with_parent, args=(server,), daemon=True).start()
            server.run(sockets=[listening])
    finally:
        store.close()


@retried
def _catch_up(store: Store) -> None:
    """What an earlier program did not do yet."""
    with store.transact() as session:
        station_list.publish(session)
        give_revisions(session, CENTRE, sealing.catch_up(session))


def _end_with_parent(server: uvicorn.Server) -> None:
    """Whoever started us holds our standard input open for as long as it lives."""
    while os.read(sys.stdin.fileno(), 4096):  # not the buffered reader: its lock would outlive this thread
        pass
    server.should_exit = True


def _configured(app: object, options: argparse.Namespace) -> uvicorn.Config:
    config = uvicorn.Config(
        app,  # type: ignore[arg-type]
        log_config=None,
        log_level="critical",  # what goes wrong is noted by the application, without what people said
        access_log=False,
        server_header=False,
        limit_concurrency=200,
        timeout_graceful_shutdown=5,
        ssl_certfile=options.tls_cert,
        ssl_keyfile=options.tls_key,
    )
    try:
        config.load()
    except OSError as error:  # ssl.SSLError is one
        raise CertificateUnreadable from error
    return config


def _is_loopback(host: str) -> bool:
    try:
        return host == "localhost" or ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def _listen(host: str, port: int) -> socket.socket:
    try:
        family = socket.AF_INET6 if ":" in host else socket.AF_INET
        return socket.create_server((host, port), family=family, backlog=256)
    except (OSError, OverflowError) as error:
        raise PortTaken(host=host, port=port) from error


def _database(options: argparse.Namespace) -> URL:
    if not (given := options.database or os.environ.get(DATABASE_VARIABLE)):
        raise NoDatabaseNamed
    address = parse_address(given)
    if options.database and (address.password or "password" in address.query):
        raise PasswordShown
    return address


def _open(options: argparse.Namespace) -> Store:
    return open_centre(options.data, options.key_file) if options.data else open_database(_database(options))


def _create(options: argparse.Namespace) -> Store:
    if options.data:
        return create_centre(options.data, options.key_file)
    return create_database(_database(options), options.service_role)


def _upgrade(options: argparse.Namespace) -> None:
    """Opening a local folder brings it up to date; a server's tables are its owner's to change."""
    (_open(options) if options.data else _create(options)).close()


def _init(options: argparse.Namespace) -> None:
    store = _create(options)
    try:
        with store.transact() as session:
            accounts.add_station(session, options.station_code, options.station_name)
            station_list.publish(session)
    finally:
        store.close()


def _with_centre(options: argparse.Namespace, work: Callable[[Session], None]) -> None:
    store = _open(options)
    try:
        with store.transact() as session:
            work(session)
    finally:
        store.close()


def _add_account(options: argparse.Namespace) -> None:
    password = sys.stdin.readline().rstrip("\r\n")
    _with_centre(
        options,
        lambda session: accounts.add_account(
            session,
            accounts.find_station(session, options.station),
            options.account,
            options.name,
            password,
            options.role,
        ),
    )


def _add_desk(options: argparse.Namespace) -> None:
    def add(session: Session) -> None:
        print(accounts.add_desk(session, accounts.find_station(session, options.station), options.number))

    _with_centre(options, add)


def _disable_account(options: argparse.Namespace) -> None:
    _with_centre(options, lambda session: accounts.disable_account(session, options.account))


def _sample_tree(options: argparse.Namespace) -> None:
    def add(session: Session) -> None:
        root = session.get_one(Station, accounts.find_station(session))
        print(f"建立了 {stations.add_samples(session, root)} 个示例站点")

    _with_centre(options, add)


def _restored(options: argparse.Namespace) -> None:
    def renew(session: Session) -> None:
        accounts.renew_epoch(session)
        numbers.after_restore(session, max(options.skip, 0))

    _with_centre(options, renew)


def _audit(options: argparse.Namespace) -> None:
    _with_centre(options, lambda session: print("\n".join(checkpoints.report(session))))


def _add_series(options: argparse.Namespace) -> None:
    _with_centre(
        options,
        lambda session: print(
            numbers.add_series(session, accounts.find_station(session, options.station), options.word, options.kind)
        ),
    )


def _practice(options: argparse.Namespace) -> None:
    store, password = _create(options), secrets.token_urlsafe(9)
    try:
        with store.transact() as session:
            city = accounts.add_station(session, PRACTICE_CODE, PRACTICE_NAME)
            district = accounts.add_station(session, PRACTICE_DISTRICT_CODE, PRACTICE_DISTRICT_NAME, "district", city)
            station_list.publish(session)
            numbers.add_series(session, city, PRACTICE_SERIES, "agreement")
            for account, (name, role) in PRACTICE_ACCOUNTS.items():
                accounts.add_account(session, city, account, name, password, role)
            desks = {
                number: accounts.add_desk(session, district if number == "11" else city, number)
                for number in ("01", "02", "11")
            }
    finally:
        store.close()
    first, (name, _) = next(iter(PRACTICE_ACCOUNTS.items()))
    made = {"station": PRACTICE_CODE, "account": first, "name": name, "password": password}
    roles = {role: account for account, (_, role) in PRACTICE_ACCOUNTS.items()}
    print(json.dumps(made | {"accounts": roles, "desks": desks}, ensure_ascii=False))


if __name__ == "__main__":
    sys.exit(main())

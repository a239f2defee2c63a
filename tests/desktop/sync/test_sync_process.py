"""The centre as its own process: killed while it is spoken to, stopped, and what it says on its way."""

import io
import json
import subprocess
import sys
import threading

import httpx
import pytest

from central.__main__ import main
from desktop.sync import errors
from desktop.sync.client import CentreClient
from desktop.sync.engine import synchronise
from desktop.sync.login import enrol, load_token, log_in, new_private_key, save_token
from offline_store import handovers
from offline_store.models import Case
from offline_store.store import open_store
from tests.postgres_server import OWNER, SERVICE
from tests.sync_rig import DESK_KEY, Process, Seat
from tests.sync_rig import both_kinds as kind  # noqa: F401

NORTH = ("--station-code", "1", "--station-name", "x")


def run(*arguments, given=""):
    command = [sys.executable, "-m", "central", *map(str, arguments)]
    return subprocess.run(command, input=given, capture_output=True, text=True, check=False)


@pytest.fixture(scope="module")
def practice(tmp_path_factory, kind, request):  # noqa: F811
    process = Process(tmp_path_factory.mktemp("practice"))
    owner = process.where
    if kind == "postgresql":
        server = request.getfixturevalue("postgres")
        name = server.new_database()
        request.addfinalizer(lambda: server.drop(name))
        owner = ("--database", server.address(name, OWNER))
        process = Process(process.folder, database=server.address(name, SERVICE))
    made = run("practice", *owner)
    assert made.returncode == 0, made.stderr
    return process, json.loads(made.stdout)


@pytest.fixture(scope="module")
def seats(practice, tmp_path_factory):
    """Both desks of the practice centre."""
    process, made = practice
    address = process.start()
    seats = {}
    for number, code in made["desks"].items():
        client = CentreClient(address, transport=Deadly(process))
        desk = enrol(client, address, code, new_private_key(), made["account"], made["password"])
        store = open_store(tmp_path_factory.mktemp(number), DESK_KEY)
        with store.apply() as session:
            save_token(session, desk.account, client.token)
            assert load_token(session, desk.account) == client.token
        seats[number] = Seat(store, desk, client)
    yield seats
    for seat in seats.values():
        seat.close()
    process.stop()


class Deadly(httpx.BaseTransport):
    """The real line; kills the centre before, while or after it hears the n-th push."""

    def __init__(self, process):
        self.process, self.inner, self.moment, self.left = process, httpx.HTTPTransport(), "", 0

    def handle_request(self, request):
        if not self.moment or request.url.path != "/push":
            return self.inner.handle_request(request)
        self.left -= 1
        if self.left > 0:
            return self.inner.handle_request(request)
        moment, self.moment = self.moment, ""
        if moment == "before":
            self.process.kill()
            return self.inner.handle_request(request)
        if moment == "after":
            self.inner.handle_request(request).read()
            self.process.kill()
            raise httpx.ReadError("the centre is gone")
        killer = threading.Timer(float(moment), self.process.kill)
        killer.start()
        try:
            response = self.inner.handle_request(request)
            response.read()
        finally:
            killer.join()
        raise httpx.ReadError("the centre is gone")

    def close(self):
        self.inner.close()


@pytest.fixture
def command(monkeypatch, capsys):
    """One command of the centre's, without a process of its own: its exit code and what it said."""

    def call(*arguments, given=""):
        monkeypatch.setattr(sys, "stdin", io.StringIO(given))
        code = main([str(argument) for argument in arguments])
        said = capsys.readouterr()
        return code, said.out + said.err

    return call


@pytest.mark.parametrize("moment", ["before", "0.01", "0.04", "0.1", "after"])
def test_a_centre_killed_while_it_takes_changes_in_loses_and_doubles_nothing(seats, practice, moment):
    process, one, two = practice[0], seats["01"], seats["02"]
    for number in range(30):  # more than one batch
        one.register(name=f"{moment} {number}", phone=f"1380000{number:04}", employer=f"{moment} 公司 {number}")
    deadly = one.client._http._transport
    deadly.moment, deadly.left = moment, 2 if moment == "before" else 1
    with pytest.raises(errors.NoCentre):
        synchronise(one.store, one.client, one.desk)
    process.start()
    for seat in (one, two, one):
        receipt = synchronise(seat.store, seat.client, seat.desk)
        assert all(proof["equal"] and "incident" not in proof for proof in receipt["scopes"].values())
    assert one.content() == two.content()


@pytest.mark.parametrize("moment", ["before", "0.02", "after"])
def test_a_case_goes_whole_or_not_at_all_when_the_centre_is_killed(seats, practice, moment):
    process, city, district = practice[0], seats["01"], seats["11"]
    for seat in (city, district):
        synchronise(seat.store, seat.client, seat.desk)
    case_id = city.register(name=f"移交 {moment}", phone="13811112222", employer="移交公司", matter="拖欠工资")
    with city.store.write(city.desk.actor) as session:
        offered = handovers.offer(session, city.desk, case_id, district.desk.station_id, handovers.TRANSFER)
    deadly = city.client._http._transport
    deadly.moment, deadly.left = moment, 1
    with pytest.raises(errors.NoCentre):
        synchronise(city.store, city.client, city.desk)
    process.start()
    for seat in (city, district, city):
        receipt = synchronise(seat.store, seat.client, seat.desk)
        assert all(proof["equal"] and "incident" not in proof for proof in receipt["scopes"].values())
    with district.store.write(district.desk.actor) as session:
        assert session.get_one(Case, case_id).scope_id == district.desk.station_id
        handovers.give_back(session, district.desk, handovers.counterpart_of(offered), "不属于本区")
    for seat in (district, city):
        synchronise(seat.store, seat.client, seat.desk)
    assert case_id not in district.ids("case")
    with city.store.read() as session:
        assert session.get_one(Case, case_id).scope_id == city.desk.station_id
        assert handovers.of_case(session, case_id)[0].reason == "不属于本区"


def test_the_centre_says_nothing_of_anybody(seats, practice):
    process, made = practice
    one = seats["01"]
    one.register(name="不可说", phone="13877776666")
    synchronise(one.store, one.client, one.desk)
    with pytest.raises(errors.LoginFailed):
        log_in(one.client, one.desk, "wrong password")
    log_in(one.client, one.desk, made["password"])
    assert process.stop() == 0
    for word in ("不可说", "13877776666", made["password"], made["account"], one.client.token, "/push"):
        assert word not in process.output
    with pytest.raises(errors.NoCentre):
        synchronise(one.store, one.client, one.desk)
    process.start()


def test_expected_errors_are_a_sentence(tmp_path, practice, seats, command):
    where = practice[0].where
    not_a_folder = tmp_path / "file"
    not_a_folder.write_text("x")
    cases = [
        ("没有服务端数据", "serve", "--data", tmp_path / "none"),
        ("没有加密的连接", "serve", *where, "--host", "0.0.0.0"),
        ("不能监听", "serve", *where, "--port", practice[0].port),
        ("证书读不出来", "serve", *where, "--tls-cert", not_a_folder, "--tls-key", not_a_folder),
        ("密钥文件读不出来", "init", "--data", tmp_path, "--key-file", not_a_folder, *NORTH),
        ("不能写入", "init", "--data", not_a_folder, *NORTH),
        ("席位号是两位数字", "add-desk", *where, "--number", "1"),
        ("密码要有", "add-account", *where, "--account", "a", "--name", "b"),
        ("机关代字", "add-series", *where, "--word", "青工调字"),
        ("已经有了", "add-series", *where, "--word", "青工调"),
        ("没有账号", "disable-account", *where, "--account", "nobody"),
        ("没有指明数据在哪里", "restored"),
        ("数据库地址不对", "serve", "--database", "mysql://a@b/c"),
        ("数据库地址不对", "serve", "--database", "x"),
        ("密码不能写在命令里", "serve", "--database", "postgresql://a:secret@127.0.0.1/b"),
        ("密码不能写在命令里", "serve", "--database", "postgresql://a@127.0.0.1/b?password=secret"),
        ("数据库连接不上", "serve", "--database", "postgresql://a@127.0.0.1:1/b"),
    ]
    for words, *arguments in cases:
        code, said = command(*arguments, given="short\n")
        assert (code, words in said, "secret" in said) == (2, True, False), said


def test_an_administrator_sets_up_a_centre(tmp_path, command):
    data = tmp_path / "new" / "centre"
    for code in ("3702", "3703"):
        assert command("init", "--data", data, "--station-code", code, "--station-name", "站")[0] == 0
    account = ["add-account", "--data", data, "--account", "wang", "--name", "王"]
    assert command(*account, given="long enough\n")[0] == 2
    assert command(*account, "--station", "3703", given="long enough\n") == (0, "")
    assert len(command("add-desk", "--data", data, "--station", "3703", "--number", "01")[1].strip()) == 29
    assert len(command("add-series", "--data", data, "--station", "3703", "--word", "青工调")[1].strip()) == 36
    assert command("restored", "--data", data, "--skip", "30") == (0, "")
    assert run("--version").stdout.startswith("qiantai-central ")

"""The console's stations, accounts and desks: what an administrator does with them, and what is refused in words."""

import re

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from central.__main__ import main
from central.models import Account, Desk
from central.stations import tree
from desktop.sync import errors
from desktop.sync.client import CentreClient
from desktop.sync.engine import synchronise
from desktop.sync.login import enrol, new_private_key
from offline_store import protocol
from offline_store.audit import chained
from offline_store.models import AuditEntry
from tests.console_rig import browser, staff_the_town
from tests.sync_rig import ADDRESS, PASSWORD


@pytest.fixture
def stations(town):
    return staff_the_town(town)


@pytest.fixture
def chief(town, stations):
    somebody = browser(town.line)
    assert somebody.log_in("chief").path == "/console/"
    return somebody


def names(town, root):
    with town.centre.read() as session:
        return [(node.depth, node.name, node.level, node.sample) for node in tree(session, root)]


def test_the_tree_is_changed_and_what_cannot_be_is_said(chief, town, stations):
    city, south, street = stations["3702"], stations["3703"], stations["370301"]
    chief.open(f"/console/stations/{city}")
    page = chief.submit(f"/console/stations/{city}/add", code="3704", name="西区总工会", level="district")
    assert "已经添加" in page.text
    page = chief.submit(f"/console/stations/{city}/add", code="3704", name="又一个 <b>", level="street")
    assert (page.status, page.error) == (422, "站点 3704 已经有了。")
    assert page.form(f"/console/stations/{city}/add")["name"] == "又一个 <b>"  # what was typed is kept
    assert page.form(f"/console/stations/{city}/add")["level"] == "street"
    for code, name, level in (
        ("坏 码", "x", "district"),
        ("37", " ", "district"),
        ("37", "x", "city"),
        ("37", "x", "?"),
    ):
        assert chief.submit(f"/console/stations/{city}/add", code=code, name=name, level=level).error
    west = chief.open("/console/stations").link("西区总工会").rpartition("/")[2]

    chief.open(f"/console/stations/{street}")
    assert "已经修改" in chief.submit(f"/console/stations/{street}/rename", new_name="大街街道总工会").text
    assert chief.submit(f"/console/stations/{street}/rename", new_name="名" * 101).error
    assert "已经移动" in chief.submit(f"/console/stations/{street}/move", parent=west).text
    assert [(depth, name) for depth, name, _, _ in names(town, city)] == [
        (0, "站点 3702"), (1, "站点 3703"), (1, "西区总工会"), (2, "大街街道总工会"),
    ]  # fmt: skip
    chief.open(f"/console/stations/{west}")
    for where in (street, west):  # below itself, or below a lower level
        assert chief.submit(f"/console/stations/{west}/move", parent=where).error
    assert "还有下级站点" in chief.submit(f"/console/stations/{west}/remove").error
    chief.open(f"/console/stations/{south}")
    assert "还有账号、席位" in chief.submit(f"/console/stations/{south}/remove").error
    chief.open(f"/console/stations/{street}")
    assert "已经移除" in chief.submit(f"/console/stations/{street}/remove").text
    assert len(names(town, city)) == 3


def test_her_own_station_is_not_hers_to_move(town, stations):
    boss = browser(town.line)
    boss.log_in("boss")
    south = stations["3703"]
    boss.open(f"/console/stations/{south}")
    assert f"/console/stations/{south}/move" not in boss.page.html
    fields = boss.page.form(f"/console/stations/{south}/rename")
    for action in ("move", "remove"):
        refused = boss.http.post(f"/console/stations/{south}/{action}", data=fields | {"parent": south})
        assert refused.status_code == 422


def test_the_sample_tree_comes_and_goes_with_one_button(chief, town, stations):
    city = stations["3702"]
    chief.open("/console/stations")
    page = chief.submit("/console/stations/sample")
    made = [name for _, name, _, sample in names(town, city) if sample]
    assert len(made) > 100 and "市南区总工会" in made and "香港中路街道总工会" in made
    assert page.html.count("tag sample") >= len(made)
    assert {(1, "district"), (2, "street")} == {(d, level) for d, _, level, sample in names(town, city) if sample}
    chief.submit("/console/stations/sample")
    assert len(names(town, city)) == len(made) + 3  # a second time adds nothing
    used = chief.page.link("香港中路街道总工会").rpartition("/")[2]
    chief.open("/console/desks")
    chief.submit("/console/desks/add", station=used, number="01")
    chief.open("/console/stations")
    chief.submit("/console/stations/sample/remove")
    assert [name for _, name, _, sample in names(town, city) if sample] == ["市南区总工会", "香港中路街道总工会"]


def test_a_district_cannot_make_the_citys_sample_tree(town, stations):
    boss = browser(town.line)
    boss.log_in("boss")
    boss.open("/console/accounts")
    fields = {"form_token": boss.page.form("/console/accounts/find")["form_token"]}
    assert boss.http.post("/console/stations/sample", data=fields).status_code == 422
    assert len(names(town, stations["3702"])) == 3


def test_an_account_begins_with_a_password_that_must_be_changed(chief, town, stations):
    chief.open("/console/accounts")
    fields = {"account": "zhang", "name": "张 <三>", "role": "mediator", "station": stations["370301"]}
    secret = chief.submit("/console/accounts/add", **fields).secret
    chief.open("/console/accounts")
    assert secret not in chief.page.html and "等待改密码" in chief.page.text
    assert chief.submit("/console/accounts/add", **fields).error == "账号 zhang 已经有了。"
    assert chief.page.form("/console/accounts/add")["name"] == "张 <三>"
    for wrong in ({"account": "a b"}, {"account": ""}, {"name": " "}, {"name": "长" * 51}, {"role": "queen"}):
        assert chief.submit("/console/accounts/add", **(fields | {"account": "li"} | wrong)).error

    zhang = browser(town.line)
    assert zhang.log_in("zhang", secret).path == "/my/password"
    assert zhang.open("/my/").path == "/my/password"  # nothing else before it
    for old, new, repeated in ((secret, "short", "short"), (secret, secret, secret), (secret, "a" * 9, "b" * 9)):
        assert zhang.submit("/my/password", old=old, new=new, repeated=repeated).error
    assert zhang.submit("/my/password", old="wrong", new="a" * 9, repeated="a" * 9).error == "原来的密码不对。"
    page = zhang.submit("/my/password", old=secret, new="我自己的新密码在此", repeated="我自己的新密码在此")
    assert page.path == "/my/" and "密码已经修改" in page.text
    assert browser(town.line).log_in("zhang", secret).status == 401
    assert browser(town.line).log_in("zhang", "我自己的新密码在此").path == "/my/"


def test_at_a_desk_too_the_one_time_password_is_changed_first(chief, town, stations):
    seat = town.seats["03"]
    chief.open("/console/accounts")
    chief.submit("/console/accounts/open", account="south")
    secret = chief.submit("/console/accounts/reset").secret
    with pytest.raises(errors.NotLoggedIn):  # her old token is gone
        seat.client.hello(seat.desk)
    assert seat.client.log_in(seat.desk.id, seat.desk.private_key, "south", secret).must_change_password
    with pytest.raises(errors.NotLoggedIn):
        seat.client.hello(seat.desk)

    def change(old, new):
        proof = {"desk": seat.desk.id, "account": "south", "password": old, "new_password": new}
        return post_signed(town, seat, "/password", proof)

    assert change(secret, "short").json()["error"] == "short"
    assert change(secret, secret).json()["error"] == "same"
    assert change("wrong", "南方的新密码在此").json()["error"] == "login"
    answer = change(secret, "南方的新密码在此")
    assert answer.json()["must_change_password"] is False
    seat.client.token = answer.json()["token"]
    seat.client.hello(seat.desk)
    assert not seat.client.log_in(seat.desk.id, seat.desk.private_key, "south", "南方的新密码在此").must_change_password


def post_signed(town, seat, call, fields):
    """A message with the desk's signature over a fresh challenge."""

    with browser(town.line).http as http:
        http.headers[protocol.PROTOCOL_HEADER] = str(protocol.PROTOCOL)
        nonce = http.post("/challenge", json={"desk": seat.desk.id}).json()["nonce"]
        key = Ed25519PrivateKey.from_private_bytes(bytes.fromhex(seat.desk.private_key))
        signature = key.sign(protocol.login_proof(nonce, seat.desk.id, fields["account"])).hex()
        return http.post(call, json=fields | {"nonce": nonce, "signature": signature})


def test_an_account_is_changed_found_and_disabled(chief, town, stations):
    chief.open("/console/accounts")
    assert "没有找到" in chief.submit("/console/accounts/find", words="北方没有人").text
    chief.open("/console/accounts")
    page = chief.submit("/console/accounts/find", words="sou")
    assert "south" in page.text and "north" not in page.html
    chief.submit("/console/accounts/open", account="south")
    assert chief.submit("/console/accounts/change", name="", role="clerk").error
    assert chief.submit("/console/accounts/change", name="王芳", role="queen").error
    chief.submit("/console/accounts/change", name="王芳", role="supervisor", station=stations["370301"])
    with town.centre.read() as session:
        south = session.get_one(Account, "south")
        assert (south.name, south.role, south.station_id) == ("王芳", "supervisor", stations["370301"])
    chief.submit("/console/accounts/open", account="south")
    assert "已经停用" in chief.submit("/console/accounts/disable").text
    assert browser(town.line).log_in("south").status == 401
    chief.submit("/console/accounts/open", account="south")
    assert "已经启用" in chief.submit("/console/accounts/disable").text
    assert browser(town.line).log_in("south").path == "/my/"


def test_she_cannot_shut_herself_out(chief, town):
    chief.open("/console/accounts")
    chief.submit("/console/accounts/open", account="chief")
    token = chief.page.form("/console/accounts/change")["form_token"]
    assert "自己的角色" in chief.submit("/console/accounts/change", role="clerk").error
    for action, fields in (("disable", {"disabled": "yes"}), ("reset", {})):
        data = fields | {"account": "chief", "form_token": token}
        assert chief.http.post(f"/console/accounts/{action}", data=data).status_code == 422
    assert browser(town.line).log_in("chief").path == "/console/"


def test_a_desk_is_added_tells_of_itself_and_is_locked(chief, town, stations):
    chief.open("/console/desks")
    for wrong in ("7", "aa", ""):
        assert "两位数字" in chief.submit("/console/desks/add", station=stations["3703"], number=wrong).error
    assert chief.page.form("/console/desks/add")["station"] == stations["3703"]
    code = chief.submit("/console/desks/add", station=stations["3703"], number="09").secret
    assert code not in chief.open("/console/desks").html
    client = CentreClient(ADDRESS, transport=town.line)
    desk = enrol(client, ADDRESS, code, new_private_key(), "south", PASSWORD)
    client.hello(desk, unsent=17, last_error="NoCentre")
    row = chief.open("/console/desks").html.split("<tr>")[-1]
    assert "17" in row and "连不上中心" in row and "0 分钟前" in row and "0 秒" in row
    assert "连不上中心" in chief.open("/console/").text

    chief.open(f"/console/desks/{desk.id}")
    assert "已经锁定" in chief.submit(f"/console/desks/{desk.id}/lock").text
    with pytest.raises(errors.NotLoggedIn):
        client.hello(desk)
    with pytest.raises(errors.Refused):
        client.log_in(desk.id, desk.private_key, "south", PASSWORD)
    code = chief.submit(f"/console/desks/{desk.id}/code").secret
    with pytest.raises(errors.Refused):
        client.enrol(code, new_private_key())
    chief.open(f"/console/desks/{desk.id}")
    assert "已经解锁" in chief.submit(f"/console/desks/{desk.id}/lock").text
    client.log_in(desk.id, desk.private_key, "south", PASSWORD)
    client.hello(desk)
    client.close()


def test_a_real_sync_says_what_waits_and_why_the_last_one_failed(town, stations):

    seat = town.seats["03"]
    seat.register(name="张三")
    town.line.faults.extend(["none", "lose request"])
    with pytest.raises(errors.NoCentre) as caught:
        synchronise(seat.store, seat.client, seat.desk)

    def told():
        with town.centre.read() as session:
            desk = session.get_one(Desk, seat.desk.id)
            return desk.unsent, desk.last_error, desk.clock_difference

    unsent, error, difference = told()
    assert unsent > 1 and error == "" and abs(difference) <= 2
    synchronise(seat.store, seat.client, seat.desk, last_error=type(caught.value).__name__)
    assert told()[:2] == (0, "NoCentre")
    synchronise(seat.store, seat.client, seat.desk)
    assert told()[:2] == (0, "")


def test_what_was_done_is_written_down_in_a_chain(chief, town, stations):

    chief.open("/console/desks")
    chief.submit("/console/desks/add", station=stations["3703"], number="09")
    text = chief.open("/console/log").text
    assert "发登记码" in text and "站点 3703，席位 09" in text and "登录浏览器" in text and "没有改动" in text
    with town.centre.read() as session:
        entries = session.query(AuditEntry).order_by(AuditEntry.seq).all()
        assert [entry.action for entry in entries] == ["logged_in", "code_made"]
        previous = b""
        for entry in entries:
            assert entry.hash == chained(previous, entry)
            previous = entry.hash
    with town.centre.transact() as session:
        session.query(AuditEntry).order_by(AuditEntry.seq).first().action = "nothing"  # a planted break
    assert "从第 1 条起对不上" in chief.open("/console/log").error


def test_the_sample_tree_by_command(tmp_path, capsys):
    data = ["--data", str(tmp_path / "centre")]
    assert main(["init", *data, "--station-code", "3702", "--station-name", "市总"]) == 0
    assert main(["sample-tree", *data]) == main(["sample-tree", *data]) == 0
    first, second = re.findall(r"建立了 (\d+) 个示例站点", capsys.readouterr().out)
    assert int(first) > 100 and second == "0"

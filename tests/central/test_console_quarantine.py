"""Pages over the records, on both stores: what was set aside, an officer's cases, the code lists sent to real desks."""

import json
import re

import pytest

from central.console.my import open_cases
from central.models import Received
from desktop.sync.engine import synchronise
from offline_store import codes
from offline_store.models import CITY, AuditEntry, Case, Change, CodeList, Party, Person, sealed_scope
from offline_store.outbox import chain
from offline_store.protocol import SentChange
from offline_store.types import local_day, new_id, now
from tests.console_rig import browser, proposal, renamed, staff_the_town
from tests.sync_rig import both_kinds, content_of

kind = both_kinds


@pytest.fixture
def stations(town):
    return staff_the_town(town)


@pytest.fixture
def chief(town, stations):
    somebody = browser(town.line)
    somebody.log_in("chief")
    return somebody


def sync(seat):
    return synchronise(seat.store, seat.client, seat.desk)


def add_person(seat, person, name):
    with seat.store.write(seat.desk.actor) as session:
        session.add(Person(id=person, scope_id=seat.desk.station_id, name=name))


def set_one_aside(seat):
    """A party whose person the centre does not know: the desk has her, and never sent her."""
    case, person = seat.register(name="王五", phone="13900001111"), new_id()
    with seat.store.apply() as session:
        session.add(Person(id=person, scope_id=seat.desk.station_id, name="赵六"))
    with seat.store.write(seat.desk.actor) as session:
        session.add(
            Party(scope_id=seat.desk.station_id, case_id=case, person_id=person, role="<script>alert(1)</script>")
        )
    sync(seat)
    return person


def address_of_the_one(chief):
    page = chief.open("/console/quarantine")
    assert "还没有传到" in page.text and "新建当事人" in page.text
    return page.link("处理")


def test_a_change_that_lacked_its_reference_is_taken_in_later(chief, town):
    north, other = town.seats["01"], town.seats["02"]
    person = set_one_aside(north)
    assert "1 条内容等待处理" in chief.open("/console/").text
    where = address_of_the_one(chief)
    page = chief.open(where)
    assert "赵六" not in page.html and person not in page.html
    page = chief.submit(f"{where}/open")
    assert person in page.html and "&lt;script&gt;" in page.html
    page = chief.submit(f"{where}/retry")
    assert page.status == 422 and "还是不能入库" in page.error

    add_person(other, person, "赵六")
    sync(other)
    page = chief.submit(f"{where}/retry")
    assert page.path == "/console/quarantine" and "重新处理成功" in page.text and "没有等待处理" in page.text
    decided = chief.open("/console/quarantine?decided=yes").text
    assert "重新处理成功" in decided and "chief" in decided
    assert chief.open(where).status == 200
    token = chief.page.form("/my/logout")["form_token"]
    again = chief.http.post(f"{where}/retry", data={"form_token": token})
    assert again.status_code == 422 and "已经处理过了" in again.text

    receipts = [sync(north), sync(other), sync(north)]
    with north.store.read() as session:
        assert {change.result for change in session.query(Change)} == {"applied"}
    assert all(proof["equal"] for proof in receipts[-1]["scopes"].values())
    assert north.content() == other.content() == content_of(town.centre)
    with town.centre.read() as session:
        done = [entry.action for entry in session.query(AuditEntry).order_by(AuditEntry.seq)]
    assert done == ["logged_in", "quarantine_read", "quarantine_retried", "quarantine_retried"]


def test_one_is_discarded_with_a_reason(chief, town):
    seat = town.seats["01"]
    person = set_one_aside(seat)
    where = address_of_the_one(chief)
    chief.open(where)
    assert "原因" in chief.submit(f"{where}/discard", reason="  ").error
    page = chief.submit(f"{where}/discard", reason="重复登记 <i>")
    assert "已经作废" in page.text and "没有等待处理" in page.text
    assert "重复登记 &lt;i&gt;" in chief.open("/console/quarantine?decided=yes").html
    assert f"{where}/retry" not in chief.open(where).html
    with town.centre.read() as session:
        received = session.query(Received).filter(Received.decision != "").one()
        assert (received.decision, received.decided_by, received.decision_reason) == (
            "discarded", "chief", "重复登记 <i>",
        )  # fmt: skip
        assert received.result == "quarantined" and received.body["fields"]  # kept whole
    with seat.store.apply() as session:  # she was put there for this test behind the outbox's back
        session.delete(session.get_one(Person, person))
    receipt = sync(seat)
    assert receipt["sent"] == 0 and all(proof["equal"] for proof in receipt["scopes"].values())
    with seat.store.read() as session:
        given_up = session.query(Change).filter(Change.result == "quarantined").one()
        assert given_up.decision == "discarded" and given_up.decision_note.startswith("重复登记 <i>（")
        assert given_up.body["fields"]  # kept whole
    assert seat.content() == content_of(town.centre)
    assert sync(seat)["sent"] == 0, "told again, nothing happens again"


def test_another_territorys_quarantine_is_not_there(chief, town):
    set_one_aside(town.seats["01"])
    where = address_of_the_one(chief)
    boss = browser(town.line)
    boss.log_in("boss")
    assert "没有等待处理" in boss.open("/console/quarantine").text
    assert boss.open(where).status == 404
    boss.open("/console/")
    token = boss.page.form("/my/logout")["form_token"]
    for action in ("open", "retry", "discard"):
        answer = boss.http.post(f"{where}/{action}", data={"form_token": token, "reason": "x"})
        assert answer.status_code == 404 and "赵六" not in answer.text
    for wrong in (f"{where}9", "/console/quarantine/x/y/1", "/console/quarantine/x/y/z", f"{where[:-1]}-1"):
        assert chief.open(wrong).status == 404


def test_a_protected_identity_is_not_shown_to_who_may_not_see_it(chief, town):
    seat = town.seats["01"]
    with seat.store.read() as session:
        seen = session.query(Change).count()
    assert seen == 0

    body = {"op": new_id(), "kind": "patch", "type": "person", "id": new_id(), "base": 0}
    body |= {"scope": sealed_scope(seat.desk.station_id), "fields": {"name": "秘密人"}}
    seat.client.hello(seat.desk)
    change = SentChange(seq=1, hash=chain(b"", body).hex(), body=body)
    assert seat.client.push(seat.desk.incarnation, (change,)).results[0].result == "quarantined"
    where = chief.open("/console/quarantine").link("处理")
    chief.open(where)
    page = chief.submit(f"{where}/open")
    assert "秘密人" not in page.html and "身份保密" in page.text


def test_an_officer_sees_her_territory_and_no_other(town, stations):
    north, south = town.seats["01"], town.seats["03"]
    north.register(name="张三丰", phone="13900001111", employer="北方公司", dispute_types=("劳动报酬",))
    south.register(name="王五", phone="13900002222", employer="南方公司", dispute_types=("加班工资",))
    south.register(name="匿名者", anonymous=True, employer="南方第二公司")
    south.register(name="秘密人", protected=True, phone="13900003333", employer="南方第三公司")
    for seat in (north, south):
        synchronise(seat.store, seat.client, seat.desk)

    officer = browser(town.line)
    page = officer.log_in("south")
    assert "南方公司" in page.text and "加班工资" in page.text and "王*" in page.text and "匿名" in page.text
    assert "现在没有交给您的任务" in page.text and "下级的 1 个站点" in page.text
    assert local_day(now()).isoformat() in page.text
    for hidden in ("北方公司", "张", "王五", "139", "匿名者", "秘", "站点 3702"):
        assert hidden not in re.sub("[0-9a-f]{64}", "", page.html)
    assert "南方第三公司" in page.text  # the case is hers to know, whose it is not
    for guess in (f"/my/?station={stations['3702']}", "/my/?page=2", "/my/?page=999999", "/my/?page=-1", "/my/?page=x"):
        assert "北方公司" not in officer.open(guess).html
    chief = browser(town.line)
    chief.log_in("lady")  # above: her station and those below it
    assert "北方公司" in chief.page.text and "南方公司" in chief.page.text and "张**" in chief.page.text


def test_a_long_list_comes_in_pages(town, stations):

    with town.centre.transact() as session:
        session.add_all(
            Case(scope_id=stations["3703"], number=f"n{place:03}", channel="02", opened_at=now())
            for place in range(120)
        )
        first, total = open_cases(session, frozenset({stations["3703"]}), 0, 50)
    assert total == 120 and first[0].number == "n119"
    officer = browser(town.line)
    page = officer.log_in("south")
    seen = []
    for _ in range(3):
        seen += re.findall(r"n\d\d\d", page.html)
        page = officer.open(page.link("下一页")) if "下一页" in page.text else page
    assert seen == [f"n{place:03}" for place in reversed(range(120))]


def test_a_new_version_is_checked_shown_sent_and_reaches_the_desks(chief, town):
    north, south = town.seats["01"], town.seats["03"]
    chief.open("/console/codes/dispute_type")
    page = chief.submit("/console/codes/dispute_type/check", file=json.dumps(renamed()), **proposal())
    assert page.status == 200 and "新增" in page.text and "新就业形态" in page.text
    assert "确认劳动关系 → 确认劳动关系（新）" in page.text
    with town.centre.read() as session:
        assert session.query(CodeList).count() == 0  # looked at only
    page = chief.submit("/console/codes/dispute_type/send")
    assert "新版本已经存下" in page.text and "2027-1" in page.text
    assert "2027-1" in chief.open("/console/codes").text
    told = json.loads(chief.http.get("/console/codes/dispute_type/file").content)
    assert told["items"] == renamed()["items"]
    for seat in (north, south):
        receipt = sync(seat)
        assert all(proof["equal"] for proof in receipt["scopes"].values())
        with seat.store.read() as session:
            assert codes.names(codes.current(session, "dispute_type")) == codes.names(renamed())
            assert codes.current(session, "sex") == codes.shipped("sex")


def test_a_desk_that_writes_a_code_list_is_quarantined(chief, town):
    seat = town.seats["01"]
    with seat.store.write(seat.desk.actor) as session:
        row = CodeList(scope_id=CITY, name="dispute_type", version="mine", source="me")
        row.effective, row.content = local_day(now()), {"items": [{"code": "1", "name": "我的"}]}
        session.add(row)
    sync(seat)
    assert "只由中心发出" in chief.open("/console/quarantine").text
    with town.centre.read() as session:
        assert session.query(CodeList).count() == 0
        assert codes.current(session, "dispute_type") == codes.shipped("dispute_type")

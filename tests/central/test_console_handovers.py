"""What is handed to a station without a desk: its officer accepts, returns or answers in a browser; late changes for a
case that moved are taken along by whoever administers both stations."""

from datetime import timedelta

import pytest

from central.models import Account, Received, Writer
from central.outcome import CENTRE
from desktop.sync.engine import synchronise
from offline_store import case_deadlines, handovers, quarantine, reminders
from offline_store.models import Alarm, Case, Change, Deadline, Step
from offline_store.process import handing
from offline_store.types import local_day, now
from tests.console_rig import browser, staff_the_town
from tests.sync_rig import both_kinds as kind  # noqa: F401
from tests.sync_rig import content_of, tell_the_tree


@pytest.fixture
def stations(town):
    ids = staff_the_town(town)
    with town.centre.transact() as session:
        kept = session.get_one(Account, "north").password_hash
        session.add(Account(id="street", name="刘街道", station_id=ids["370301"], role="clerk", password_hash=kept))
        session.add(Account(id="looker", name="看", station_id=ids["370301"], role="auditor", password_hash=kept))
    tell_the_tree(town)
    return ids


@pytest.fixture
def one(town, stations):
    sync(town.seats["01"])
    return town.seats["01"]


def sync(seat):
    receipt = synchronise(seat.store, seat.client, seat.desk)
    assert all(proof["equal"] or proof["quarantined"] for proof in receipt["scopes"].values())


def hand(seat, to, how="transfer"):
    case_id = seat.register(name="张三", phone="13800000001", employer="甲公司", matter="拖欠工资")
    with seat.store.write(seat.desk.actor) as session:
        offered = handing.offer(session, seat.desk, case_id, to, how, "请核实工资")
    sync(seat)
    return case_id, handovers.counterpart_of(offered)


def sent(seat):
    sync(seat)
    with seat.store.read() as session:
        return handovers.outgoing(session, seat.desk, open_only=False)[0]


def officer(town, account="street"):
    somebody = browser(town.line)
    assert somebody.log_in(account).path == "/my/"
    return somebody


def test_an_officer_without_a_desk_accepts_and_answers(town, stations, one):
    case_id, key = hand(one, stations["370301"])
    her = officer(town)
    assert "请核实工资" in her.page.text and "等待接收" in her.page.text
    page = her.open(f"/my/handovers/{key}")
    assert "甲公司" in page.text and "张三" not in page.text
    assert "未结案件（1 件）" in her.submit(f"/my/handovers/{key}/accept").text and "已经接收" in her.page.text
    line = sent(one)
    assert (line.status, line.replied_by) == ("accepted", "刘街道")
    her.open(f"/my/handovers/{key}")
    assert "还没有写内容" in her.submit(f"/my/handovers/{key}/answer", answer=" ").error
    assert "已经反馈" in her.submit(f"/my/handovers/{key}/answer", answer="已付清").text
    assert sent(one).answer == "已付清"
    with one.store.read() as session:  # the city reads on below it
        step = session.query(Step).filter_by(case_id=case_id, action="accepted").one()
        assert (step.clerk, step.station, step.desk) == ("刘街道", "小街街道总工会", "")
        moved = session.query(Step).filter_by(case_id=case_id, action="accept_referral").one()
        assert (moved.before, moved.after, moved.clerk) == ("referred", "accepted", "刘街道")
        assert session.get_one(Case, case_id).status == line.case_status == "accepted"
        (running,) = session.query(Deadline).filter_by(case_id=case_id)  # what begins with the acceptance
        assert (running.rule, running.status, running.starts_on) == ("T02", "running", local_day(now()))
    with town.centre.read() as session:
        assert session.get_one(Writer, ("handover", key)).fields["status"][1:3] == [CENTRE, "street"]


def test_she_returns_it_with_a_reason(town, stations, one):
    case_id, key = hand(one, stations["370301"])
    her = officer(town)
    her.open(f"/my/handovers/{key}")
    assert "退回、撤回要写明原因" in her.submit(f"/my/handovers/{key}/return", reason="").error
    assert "已经退回" in her.submit(f"/my/handovers/{key}/return", reason="单位不在本街道").text
    assert (sent(one).status, sent(one).reason) == ("returned", "单位不在本街道")
    with one.store.read() as session:
        case = session.get(Case, case_id)
        assert (case.scope_id, case.status) == (one.desk.station_id, "returned")
        assert session.query(Step).filter_by(action="return_referral").one().note == "单位不在本街道"
    page = her.open(f"/my/handovers/{key}")
    assert "已退回" in page.text and not page.forms[1:]


def test_what_was_settled_meanwhile_is_said(town, stations, one):
    _, key = hand(one, stations["370301"])
    her, colleague = officer(town), officer(town)
    her.open(f"/my/handovers/{key}"), colleague.open(f"/my/handovers/{key}")
    her.submit(f"/my/handovers/{key}/return", reason="单位不在本街道")
    assert "移交的情况已经变了" in colleague.submit(f"/my/handovers/{key}/accept").error
    assert sent(one).status == "returned"


def test_the_officer_of_another_station_cannot(town, stations, one):
    _, key = hand(one, stations["370301"])
    _, own = hand(one, stations["3703"], "joint")
    kept = content_of(town.centre)
    for account in ("south", "north", "looker"):  # above her, above that, and one who may not
        other = officer(town, account)
        token = other.page.form("/my/logout")["form_token"]
        assert other.open(f"/my/handovers/{key}").status == 404
        for what in ("accept", "return", "answer"):
            data = {"form_token": token, "reason": "x", "answer": "x"}
            assert other.http.post(f"/my/handovers/{key}/{what}", data=data).status_code == 404
        assert (other.open(f"/my/handovers/{own}").status == 200) == (account == "south")
    assert content_of(town.centre) == kept


def test_a_late_change_is_taken_along_by_who_administers_both_stations(town, stations):
    south, other = town.seats["03"], town.seats["01"]
    for seat in (south, other):
        sync(seat)
    case_id = south.register(name="李四", matter="拖欠工资")
    sync(south)
    with south.store.write(south.desk.actor) as session:
        handovers.offer(session, south.desk, case_id, other.desk.station_id, "transfer")
    south.edit("case", case_id, claim="晚到的一句")  # upward: out of this desk's sight once it is taken in
    sync(south)
    with south.store.read() as session:
        assert [each.reason for each in quarantine.set_aside(session, south.desk)] == ["moved"]
    boss = browser(town.line)
    boss.log_in("boss")
    chief = browser(town.line)
    chief.log_in("chief")
    with town.centre.read() as session:
        row = session.query(Received).filter_by(result="quarantined").one()
        address = f"/console/quarantine/{row.desk_id}/{row.incarnation}/{row.seq}"
    boss.open(address)
    assert "已经移交给别的站点" in boss.page.text
    assert boss.submit(f"{address}/retry").status == 422  # she answers for the one station alone
    chief.open(address)
    assert "重新处理成功" in chief.submit(f"{address}/retry").text
    sync(other), sync(south), sync(south)
    with other.store.read() as session:
        assert session.get(Case, case_id).claim == "晚到的一句"
    with south.store.read() as session:
        assert quarantine.set_aside(session, south.desk) == []
        assert session.get(Case, case_id) is None
        assert session.query(Change).filter_by(record_id=case_id, kind="patch").first().body == {}


def test_an_officer_sees_the_deadlines_and_reminders_of_her_territory_alone(town, stations, one):
    case_id = one.register(name="张三", phone="13800000001", employer="甲公司", matter="拖欠工资")
    today = local_day(now())
    with one.store.write(one.desk.actor) as session:
        case = session.get_one(Case, case_id)
        for rule, days in (("T02", 20), ("T12", 40), ("T01", 0), ("T11", 0)):
            case_deadlines.begin(session, one.desk, case, rule, today - timedelta(days=days))
        drafted = reminders.draft(session, one.desk, case_id)
        reminders.send(session, one.desk, drafted)
    sync(one)
    chief = officer(town, "north")
    page = chief.open("/my/").text
    assert "调解期限" in page and "已超期 5 日" in page and "对方已超期" in page and drafted.text in page
    assert "调解受理" in page and "仲裁时效" not in page  # a year ahead is no task of today
    assert "七日内没有到期的" in officer(town).page.text  # the street's own territory has none


def test_she_takes_note_of_an_alarm_and_answers_a_reminder(town, stations):
    """As `test_console_alarms.py`, in short, on both kinds of database."""
    south = town.seats["03"]
    sync(south)
    case_id, _ = hand(south, stations["370301"])
    with south.store.write(south.desk.actor) as session:
        case = session.get_one(Case, case_id)
        case_deadlines.begin(session, south.desk, case, "T02", local_day(now()) - timedelta(days=20))
        sent = reminders.send(session, south.desk, reminders.draft(session, south.desk, case_id))
    sync(south)
    her = officer(town)
    assert "调解期限：超期了" in her.page.text
    assert "没有新的提醒" in her.submit(f"/my/cases/{case_id}/seen").text
    her.open(f"/my/reminders/{sent}")
    her.submit(f"/my/reminders/{sent}/answer", answer="明天调解")
    sync(south)
    with south.store.read() as session:
        assert [row.seen_by for row in session.query(Alarm)] == ["street"]
        assert reminders.one(session, sent).answer == "明天调解"

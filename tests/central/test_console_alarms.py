"""提醒 and 催办 at a station without a desk: its officer sees and answers them in a browser, and the desks above hear
of what she has not seen. (On a database server: `test_console_handovers.py`.)"""

from dataclasses import replace
from datetime import timedelta

import pytest

from central import accounts
from central.models import Account
from desktop.sync.engine import synchronise
from offline_store import alarms, board, case_deadlines, codes, handovers, queues, reminders, stations
from offline_store.models import Alarm, Case, Conflict, Deadline, Reminder
from offline_store.process import handing
from offline_store.types import local_day, now
from tests.console_rig import browser, staff_the_town
from tests.sync_rig import tell_the_tree


@pytest.fixture
def street(town):
    """The id of a street under the first station's district that has an officer and no desk."""
    ids = staff_the_town(town)
    with town.centre.transact() as session:
        kept = session.get_one(Account, "north").password_hash
        session.add(Account(id="street", name="刘街道", station_id=ids["370301"], role="clerk", password_hash=kept))
        session.add(Account(id="looker", name="看", station_id=ids["370301"], role="auditor", password_hash=kept))
    tell_the_tree(town)
    sync(*town.seats.values())
    return ids["370301"]


def sync(*seats):
    for seat in seats:
        receipt = synchronise(seat.store, seat.client, seat.desk)
        assert all(proof["equal"] and not proof["quarantined"] for proof in receipt["scopes"].values())


def write(seat, work):
    with seat.store.write(seat.desk.actor) as session:
        return work(session)


def at_the_street(town, seat, street, *, days=20):
    """A case of the street with an overdue mediation, known to the centre; its id."""
    case_id = seat.register(name="张三", phone="13800000001", employer="甲公司", matter="拖欠工资")
    write(seat, lambda session: handing.offer(session, seat.desk, case_id, street, handovers.TRANSFER, "请办"))
    sync(seat)

    def term(session):
        case, day = session.get_one(Case, case_id), local_day(now()) - timedelta(days=days)
        case_deadlines.begin(session, seat.desk, case, "T02", day)

    write(seat, term)
    sync(seat)
    return case_id


def officer(town, account="street"):
    somebody = browser(town.line)
    somebody.log_in(account)
    return somebody


def district(town):
    return town.seats["03"]


def queue(seat, of=queues.of_person):
    with seat.store.read() as session:
        return [
            (line.case_id, reason.about)
            for line in of(session, seat.desk, local_day(now())).lines
            for reason in line.reasons
            if reason.kind == queues.ALARM
        ]


def test_the_tree_says_which_stations_have_a_desk_and_who_watches_for_the_others(town, street):
    city, south = town.seats["01"], district(town)
    with city.store.read() as session:
        known = {line.id: line.has_desk for line in stations.stations(session)}
        assert known[city.desk.station_id] and known[south.desk.station_id] and not known[street]
        assert stations.watched(session, city.desk.station_id) == {city.desk.station_id}  # the district has its own
        assert stations.watched(session, south.desk.station_id) == {south.desk.station_id, street}
    chief = officer(town, "chief")
    with town.centre.read() as session:
        desk_id = session.query(accounts.Desk).filter_by(station_id=south.desk.station_id).one().id
    chief.open(f"/console/desks/{desk_id}")
    chief.submit(f"/console/desks/{desk_id}/lock", locked="yes")
    sync(city)
    with city.store.read() as session:  # its only desk is locked: the city hears for all below
        assert stations.watched(session, city.desk.station_id) == {city.desk.station_id, south.desk.station_id, street}


def test_the_desk_above_raises_and_hears_what_falls_due_at_a_station_without_one(town, street):
    south = district(town)
    case_id = at_the_street(town, south, street)
    raised = write(south, lambda session: alarms.raise_due(session, south.desk, now()))
    assert len(raised) == 1
    (line,) = queue(south)
    assert line[0] == case_id and line[1].endswith("：调解期限") and line[1] != "：调解期限"
    assert queue(south, queues.of_station) == [line]
    with south.store.read() as session:
        told = queues.told(session, south.desk, raised)
        assert (told.overdue, told.report) == (1, 0)
        its_day = local_day(session.get_one(Alarm, raised[0]).at)
        assert board.of_station(session, south.desk, its_day).alarms_unseen == 1
    sync(south, town.seats["01"])
    assert queue(town.seats["01"]) == []  # the city has a district between
    her = officer(town)
    assert "调解期限：超期了" in her.page.text and "新提醒（1 件）" in her.page.text
    assert "已经记下您知道了" in her.submit(f"/my/cases/{case_id}/seen").text and "没有新的提醒" in her.page.text
    sync(south)
    assert queue(south) == []
    with south.store.read() as session:
        assert session.get_one(Alarm, raised[0]).seen_by == "street"


def test_what_no_desk_has_raised_yet_stands_on_her_page_and_is_told_by_nobody_once_she_has_seen_it(town, street):
    south = district(town)
    case_id = at_the_street(town, south, street)
    her = officer(town)
    assert "调解期限：超期了" in her.page.text
    her.submit(f"/my/cases/{case_id}/seen")
    late = write(south, lambda session: alarms.raise_due(session, south.desk, now()))  # offline meanwhile
    assert len(late) == 1
    sync(south)
    assert queue(south) == []
    with south.store.read() as session:
        assert [(row.id, row.seen_by) for row in session.query(Alarm)] == [(late[0], "street")]
        assert session.query(Conflict).count() == 0
    assert "没有新的提醒" in her.open("/my/").text


def test_a_case_has_one_line_with_all_its_alarms_and_what_came_later_stays(town, street):
    south = district(town)
    case_id = at_the_street(town, south, street)
    write(south, lambda session: case_deadlines.begin(session, south.desk, session.get_one(Case, case_id), "T01",
                                                      local_day(now()) - timedelta(days=9)) and None)  # fmt: skip
    south.edit("case", case_id, people=12)
    sync(south)
    her = officer(town)
    text = her.page.text
    assert "新提醒（1 件）" in text
    assert all(words in text for words in ("调解期限：超期了", "调解受理：超期了", "群体或紧急情况"))
    her.submit(f"/my/cases/{case_id}/seen", until=(now() - timedelta(days=1)).isoformat())
    text = her.page.text
    assert "群体或紧急情况" in text  # of a moment after what she had read
    her.submit(f"/my/cases/{case_id}/seen", until="gestern")
    assert "群体或紧急情况" in her.page.text
    her.submit(f"/my/cases/{case_id}/seen")
    assert "没有新的提醒" in her.page.text


def test_others_cannot_take_note_for_her_nor_answer(town, street):
    south, city = district(town), town.seats["01"]
    case_id = at_the_street(town, south, street)
    sent = write(
        south, lambda session: reminders.send(session, south.desk, reminders.draft(session, south.desk, case_id))
    )
    own = city.register(name="李四", matter="拖欠工资")
    sync(south, city)
    for account, case in (("street", own), ("looker", case_id), ("north", case_id)):
        other = officer(town, account)
        token = other.page.form("/my/logout")["form_token"]
        data = {"form_token": token, "until": now().isoformat(), "answer": "x"}
        assert other.http.post(f"/my/cases/{case}/seen", data=data).status_code == 404
        if account != "street":
            assert other.open(f"/my/reminders/{sent}").status == 404
            assert other.http.post(f"/my/reminders/{sent}/answer", data=data).status_code == 404
    with town.centre.read() as session:
        assert session.query(Alarm).filter(Alarm.seen_at.is_not(None)).count() == 0
        assert session.get_one(Reminder, sent).status == "open"


def test_she_answers_a_reminder_in_the_browser_and_the_sender_hears_it(town, street):
    south = district(town)
    case_id = at_the_street(town, south, street)
    sent = write(
        south, lambda session: reminders.send(session, south.desk, reminders.draft(session, south.desk, case_id))
    )
    sync(south)
    her = officer(town)
    page = her.open(f"/my/reminders/{sent}")
    assert "已超期 5 日" in page.text and "张三" not in page.text
    assert "还没有写内容" in her.submit(f"/my/reminders/{sent}/answer", answer=" ").error
    her.submit(f"/my/reminders/{sent}/answer", answer="明天调解")
    page = her.open(f"/my/reminders/{sent}")
    assert "明天调解（刘街道" in page.text and not page.forms[1:]
    sync(south)
    with south.store.read() as session:
        line = reminders.one(session, sent)
        assert (line.status, line.answer, line.answered_by) == ("answered", "明天调解", "刘街道")
    assert [line.first.kind for line in queues_of(south) if line.case_id == case_id] == []


def queues_of(seat):
    with seat.store.read() as session:
        return queues.of_person(session, replace(seat.desk), local_day(now())).lines


def test_a_new_calendar_moves_the_terms_of_a_station_without_a_desk_too(town, street):
    south = district(town)
    case_id = at_the_street(town, south, street, days=2)
    with south.store.read() as session:
        row = session.query(Deadline).filter_by(case_id=case_id).one()
        due, key = row.due_on, row.id
    south.edit("deadline", key, due_on=due + timedelta(days=3))  # as a year without a calendar would have had it
    assert codes.shipped("calendar")["items"]
    assert write(south, lambda session: case_deadlines.recount(session, south.desk)) == 1
    with south.store.read() as session:
        assert session.get_one(Deadline, key).due_on == due

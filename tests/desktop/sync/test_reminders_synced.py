"""催办 → 催办单 → 督办单 from the city's desk to a district's: it stands in the district's queue, and the answer comes
back."""

from dataclasses import replace

import pytest

from central import accounts
from desktop.sync.engine import synchronise
from offline_store import queues, reminders, timeline
from offline_store.models import Conflict, Reminder
from offline_store.process import assignment
from offline_store.types import local_day, now
from tests.sync_rig import tell_the_tree

ENTRY = {"name": "王小雨", "employer": "青岛某厂", "people": 1, "dispute_types": ("劳动报酬",), "matter": "没发工资"}


@pytest.fixture
def tree(town):
    """The second station is a district under the first, which is the city's."""
    with town.centre.transact() as session:
        ids = {station.code: station.id for station in session.query(accounts.Station)}
        south = session.get_one(accounts.Station, ids["3703"])
        south.parent_id, south.level = ids["3702"], "district"
    tell_the_tree(town)
    return town.seats["01"], town.seats["03"]


def sync(*seats):
    for seat in seats:
        receipt = synchronise(seat.store, seat.client, seat.desk)
        assert receipt["waiting"] == 0
        for proof in receipt["scopes"].values():
            assert proof["equal"] and not proof["quarantined"] and "incident" not in proof


def write(seat, work, who=None):
    desk = who or seat.desk
    with seat.store.write(desk.actor) as session:
        return work(session, desk)


def waiting(seat, of=queues.of_person, who=None):
    with seat.store.read() as session:
        return of(session, who or seat.desk, local_day(now())).lines


def test_the_city_reminds_a_district_step_by_step_and_hears_its_answers(tree):
    city, district = tree
    chief = replace(city.desk, account="kerui", clerk="柯队", role="supervisor")
    case = district.register(**ENTRY)
    sync(district, city)
    levels = []
    for _ in range(4):
        wanted = write(city, lambda session, desk: reminders.draft(session, desk, case), chief)
        sent = write(city, lambda session, desk, w=wanted: reminders.send(session, desk, w), chief)
        assert [reason.id for line in waiting(city, who=chief) for reason in line.reasons] == [sent]
        sync(city, district)
        (line,) = waiting(district)
        assert (line.case_id, line.reminder.id, line.reminder.text) == (case, sent, wanted.text)
        assert wanted.to_name == "站点 3703"
        levels.append(line.reminder.level)
        said = f"办了{len(levels)}步"
        write(district, lambda session, desk, s=sent, said=said: reminders.answer(session, desk, s, said))
        assert waiting(district)[0].reminder is None
        sync(district, city)
        assert waiting(city, who=chief) == ()
    assert levels == ["bubble", "phone", "letter", "supervision"]
    with city.store.read() as session:
        told = [each.text for each in timeline.of_case(session, chief, case) if each.action == "reminder_answered"]
        assert [row.answer for row in session.query(Reminder).order_by(Reminder.sent_at)] == told
        assert told == [f"办了{step}步" for step in (1, 2, 3, 4)]
        assert session.query(Conflict).count() == 0


def test_it_finds_whoever_has_the_case_at_the_district(tree):
    """What was sent while nobody had the case reaches everybody there, and then whoever has been given it."""
    city, district = tree
    case = district.register(**ENTRY)
    colleague = replace(district.desk, account="lead", clerk="李队")
    district.edit("case", case, clerk="已调走")
    sync(district, city)
    wanted = write(city, lambda session, desk: reminders.draft(session, desk, case))
    write(city, lambda session, desk: reminders.send(session, desk, wanted))
    sync(city, district)
    for who in (district.desk, colleague):
        assert [line.reminder.text for line in waiting(district, who=who)] == [wanted.text]
    write(district, lambda session, desk: assignment.assign(session, desk, case, desk.account))
    assert [line.reminder.text for line in waiting(district)] == [wanted.text]
    assert waiting(district, who=colleague) == ()
    sync(district, city)
    assert write(city, lambda session, desk: reminders.draft(session, desk, case)).to_account == district.desk.account

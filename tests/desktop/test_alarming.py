"""The timer of the alarms under a clock that a test moves: at the start, at the next moment, after a change."""

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import select

from desktop.alarming import LONGEST_WAIT, SETTLE, Alarming
from desktop.profile import unlock
from desktop.tasks import Runner
from offline_store import keyfile, registration
from offline_store.case_deadlines import on_event
from offline_store.models import CITY, Alarm, Case, CodeList, Deadline
from offline_store.registration import Entry
from offline_store.types import local_day, new_id, now
from tests.machine_desk import LI, LONG, PASSWORDS, WANG, make_machine


class Clock:
    def __init__(self):
        self.moment = now()

    def __call__(self):
        return self.moment


@pytest.fixture
def place(tmp_path, monkeypatch):
    monkeypatch.setattr(keyfile, "ARGON2", keyfile.ARGON2 | {"memory": 1024})
    return make_machine(tmp_path / "machine")[0]


@pytest.fixture
def work(place, qapp):
    runner, clock, crashes = Runner(), Clock(), []
    runner.crashed.connect(crashes.append)
    opened = runner.run(lambda: unlock(place, WANG, PASSWORDS[WANG])).result()
    alarming = Alarming(runner, opened, clock)
    opened.store.listen(lambda changed: runner.post(lambda: alarming.note_commit(changed)))
    yield runner, opened, clock, alarming
    assert crashes == []
    alarming.stop()
    runner.close()
    opened.client.close()
    opened.store.close()


def write(runner, opened, change):
    def work():
        with opened.store.write(opened.desk.actor) as session:
            return change(session)

    return runner.write(work).result()


def register(runner, opened, **entry):
    def change(session):
        reception = registration.begin_reception(session, opened.desk, "visit")
        case_id = registration.register(session, opened.desk, reception, Entry(name="王小雨", **entry))
        session.flush()
        on_event(session, opened.desk, session.get_one(Case, case_id), "applied", local_day(now()))
        return case_id

    return write(runner, opened, change)


def alarms_of(runner, opened):
    def work():
        with opened.store.read() as session:
            return sorted((row.kind, row.days) for row in session.scalars(select(Alarm)))

    return runner.run(work).result()


def test_each_is_raised_at_its_time_and_after_a_week_off_at_the_start(work, qtbot):
    runner, opened, clock, alarming = work
    register(runner, opened)
    raised = []
    alarming.raised.connect(raised.extend)
    alarming.start()
    qtbot.waitUntil(alarming._next.isActive, timeout=LONG)
    assert alarming._next.interval() <= LONGEST_WAIT
    assert raised == []
    clock.moment += timedelta(days=30)  # the machine slept; the timer is over
    alarming.look()
    qtbot.waitUntil(lambda: len(raised) >= 6, timeout=LONG)
    known = alarms_of(runner, opened)
    assert {("lead", 3), ("lead", 1), ("half", 0), ("overdue", 1)} <= set(known)
    alarming.look()
    runner.write(lambda: None).result()
    assert alarms_of(runner, opened) == known


def test_a_change_is_looked_at_by_itself(work, qtbot):
    runner, opened, clock, alarming = work
    raised = []
    alarming.raised.connect(raised.extend)
    alarming.start()
    qtbot.waitUntil(alarming._next.isActive, timeout=LONG)
    clock.moment += timedelta(minutes=1)
    register(runner, opened, people=15)
    qtbot.waitUntil(lambda: bool(raised), timeout=LONG)
    assert alarms_of(runner, opened) == [("report", 0)]
    qtbot.waitUntil(lambda: alarming._next.interval() > SETTLE, timeout=LONG)  # then it waits for the next hour


def test_a_calendar_that_comes_recounts(work, qtbot):
    runner, opened, _clock, alarming = work
    day = local_day(now()).replace(month=12, day=30)
    case_id = register(runner, opened)
    write(runner, opened, lambda s: on_event(s, opened.desk, s.get_one(Case, case_id), "arbitration_applied", day))
    alarming.start()
    year = day.year + 1
    items = [{"code": f"{year}-01-0{n}", "name": "元旦", "kind": "statutory"} for n in range(1, 10)]

    def change(session):
        row = CodeList(id=new_id(), scope_id=CITY, name="calendar", version="n", effective=day.replace(month=1))
        row.source, row.content = "试", {"items": items}
        session.add(row)

    def due():
        with opened.store.read() as session:
            return session.scalars(select(Deadline.due_on).where(Deadline.rule == "T12")).one()

    before = runner.run(due).result()

    def apply():
        with opened.store.apply() as session:
            change(session)

    runner.write(apply).result()
    qtbot.waitUntil(lambda: runner.run(due).result() > before, timeout=LONG)


def test_who_may_not_register_raises_none(place, qapp):
    runner = Runner()
    opened = runner.run(lambda: unlock(place, LI, PASSWORDS[LI])).result()
    alarming = Alarming(runner, replace(opened, desk=replace(opened.desk, role="auditor")))
    alarming.start()
    assert not alarming._next.isActive()
    alarming.stop()
    runner.close()
    opened.client.close()
    opened.store.close()

"""The lease: the desk locks itself after so many days without the centre, and no clock set back stretches it."""

from datetime import UTC, datetime, timedelta

import pytest

from offline_store import codes, lease
from offline_store.desk_limits import Limits, load_limits
from offline_store.models import CITY, CodeList
from offline_store.types import local_day

NOON = datetime(2026, 11, 24, 4, tzinfo=UTC)


class Clock:
    def __init__(self):
        self.now = NOON


@pytest.fixture
def clock(monkeypatch):
    made = Clock()
    monkeypatch.setattr(lease, "now", lambda: made.now)
    return made


def passed(store, running=timedelta(0)):
    with store.apply() as session:
        return lease.pass_time(session, running)


def heard(store):
    with store.apply() as session:
        lease.note_contact(session)


def test_it_ends_after_its_days_and_begins_anew_with_a_word_of_the_centre(store, clock):
    heard(store)
    clock.now += timedelta(days=30)
    assert passed(store) is None
    clock.now += timedelta(minutes=1)
    assert "30 天" in str(passed(store))
    heard(store)
    assert passed(store) is None


def test_a_clock_set_back_stretches_nothing(store, clock):
    heard(store)
    clock.now += timedelta(days=29)
    passed(store)
    clock.now -= timedelta(days=29)
    for _ in range(24):
        assert passed(store, timedelta(hours=1)) is None
    assert passed(store, timedelta(hours=1)) is not None, "time that ran by is counted, whatever the clock says"


def test_a_clock_that_was_ahead_is_put_right_by_the_next_contact(store, clock):
    heard(store)
    clock.now += timedelta(days=400)
    assert passed(store) is not None
    clock.now -= timedelta(days=400)
    heard(store)
    assert passed(store) is None
    clock.now += timedelta(days=31)
    assert passed(store) is not None


def send_limits(store, clock, **values):
    items = [
        item | {"value": values.get(item["code"], item["value"])} for item in codes.shipped("desk_limits")["items"]
    ]
    with store.apply() as session:
        row = CodeList(scope_id=CITY, name="desk_limits", version="2", source="1 号文", content={"items": items})
        row.effective = local_day(clock.now)
        session.add(row)


def test_the_centre_sets_its_days(store, clock):
    send_limits(store, clock, lease_days=3)
    heard(store)
    clock.now += timedelta(days=2, hours=23)
    assert passed(store) is None
    clock.now += timedelta(hours=2)
    assert passed(store) is not None


def test_a_slip_of_the_pen_neither_locks_every_desk_nor_leaves_it_open(store, clock):
    send_limits(store, clock, lease_days=0, idle_minutes=100_000)
    with store.read() as session:
        assert load_limits(session) == Limits(idle_minutes=120, lease_days=1)

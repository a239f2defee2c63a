"""Who else has a case open: said to who has it open too, for cases of her own scopes, while it is fresh."""

from datetime import timedelta

from central.models import Desk
from desktop.sync.engine import synchronise
from offline_store.protocol import OpenCase
from offline_store.types import now
from tests.sync_rig import both_kinds as kind  # noqa: F401

SINCE = "2026-11-25T02:00:00Z"


def opening(seat, *cases):
    opened = tuple(OpenCase(case=case, since=SINCE) for case in cases)
    told = synchronise(seat.store, seat.client, seat.desk, open_cases=opened)["also_open"]
    return [tuple(each[name] for name in ("case", "station_code", "desk", "clerk", "since")) for each in told]


def registered(seat):
    """A case that the centre has."""
    case = seat.register(name="张三")
    opening(seat)
    return case


def test_two_who_have_the_same_case_open_are_told_of_each_other(town):
    one, two = town.seats["01"], town.seats["02"]
    case, other = registered(one), registered(one)
    assert opening(one, case) == []
    told = opening(two, case, other)
    assert [each[:3] + each[4:] for each in told] == [(case, "3702", "01", SINCE)]
    assert told[0][3]  # the clerk's name, as the centre knows it
    assert [each[2] for each in opening(one, case)] == ["02"]
    assert opening(two, other) == []  # she has gone on to another one
    assert opening(one, case) == []


def test_another_stations_case_is_neither_said_nor_told(town):
    one, south = town.seats["01"], town.seats["03"]
    case = registered(one)
    opening(one, case)
    assert opening(south, case) == []
    with town.centre.read() as session:
        assert session.get_one(Desk, south.desk.id).open_cases == []
    assert opening(one, case) == []


def test_a_desk_that_was_not_heard_of_for_minutes_has_nothing_open(town):
    one, two = town.seats["01"], town.seats["02"]
    case = registered(one)
    opening(one, case)
    with town.centre.transact() as session:
        session.get_one(Desk, one.desk.id).last_contact = now() - timedelta(minutes=4)
    assert opening(two, case) == []

"""Two desks plan without a line for the same room: after the sync both see the clash; a move or a cancel clears it."""

from datetime import date, datetime

import pytest

from desktop.sync.engine import synchronise
from offline_store import sittings
from offline_store.models import Room
from offline_store.sittings import Wanted
from offline_store.types import ZONE

DAY = date(2026, 12, 2)
ENTRY = {"people": 1, "matter": "没发工资"}


@pytest.fixture
def seats(town):
    return town.seats["01"], town.seats["02"]


def sync(*seats):
    for seat in seats:
        receipt = synchronise(seat.store, seat.client, seat.desk)
        assert receipt["waiting"] == 0
        for proof in receipt["scopes"].values():
            assert proof["equal"] and not proof["quarantined"] and "incident" not in proof


def do(seat, act, *arguments):
    with seat.store.write(seat.desk.actor) as session:
        return act(session, seat.desk, *arguments)


def wanted(seat, start, end, room="一号调解室"):
    begins, ends = (datetime(DAY.year, DAY.month, DAY.day, hour, tzinfo=ZONE) for hour in (start, end))
    return Wanted("mediation", begins, ends, seat.desk.account, room)


def lines(seat):
    with seat.store.read() as session:
        return sittings.between(session, seat.desk, DAY, DAY)


def clashes(seat):
    return [[clash.of for clash in line.clashes] for line in lines(seat)]


def test_a_room_booked_twice_without_a_line_shows_after_the_sync(seats):
    one, two = seats
    first = one.register(name="王小雨", employer="青岛某厂", **ENTRY)
    second = two.register(name="李雷", phone="16000000003", employer="别的厂", **ENTRY)
    with one.store.read() as session, two.store.read() as other:
        assert (session.query(Room).count(), other.query(Room).count()) == (0, 0)
    mine = do(one, sittings.plan, first, wanted(one, 9, 11))
    theirs = do(two, sittings.plan, second, wanted(two, 10, 12))
    assert (clashes(one), clashes(two)) == ([[]], [[]])  # nobody can know yet
    sync(one, two, one)
    for seat in seats:
        found = clashes(seat)
        assert len(found) == 2
        assert all("room" in each for each in found)
    do(two, sittings.move, theirs, wanted(two, 14, 15), "房间已有人用")
    sync(two, one)
    assert clashes(one) == [[], []]
    (_, moved) = lines(one)
    assert moved.turns[0]["reason"] == "房间已有人用"
    do(one, sittings.cancel, mine, "和解了")
    sync(one, two)
    assert [line.status for line in lines(two)] == ["cancelled", "planned"]


def test_invitations_and_answers_reach_the_other_desk(seats):
    one, two = seats
    case = one.register(name="王小雨", employer="青岛某厂", **ENTRY)
    planned = do(one, sittings.plan, case, wanted(one, 9, 11))
    sides = lines(one)[0].sides
    do(one, sittings.invite, planned, [side.party_id for side in sides], "letter")
    sync(one, two)
    (line,) = lines(two)
    assert [each.answer for each in line.invitations] == ["", ""]
    do(two, sittings.answer, line.invitations[0].id, "accepted", "准时到")
    sync(two, one)
    assert {(each.answer, each.note) for each in lines(one)[0].invitations} == {("accepted", "准时到"), ("", "")}

"""场次: what clashes, what is free, and that nothing of a sitting gets lost when it is moved or cancelled."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from offline_store import codes, office_hours, queues, registration, sittings, timeline
from offline_store.deadlines import calendar, tables
from offline_store.errors import NotAllowed
from offline_store.models import Case, Invitation, Person, Room, Sitting, sealed_scope
from offline_store.office_hours import next_free, overlap
from offline_store.registration import Entry
from offline_store.settings import Clerk, save_clerks
from offline_store.sittings import BadTime, Busy, NoMediator, ReasonWanted, SittingOver, Wanted, clashes
from offline_store.types import ZONE, local_day, now
from tests.conftest import DESK

HOURS = office_hours.read(codes.shipped(office_hours.LIST), calendar.read(codes.shipped(calendar.LIST)))
MONDAY = date(2026, 11, 30)


def at(clock, day=MONDAY):
    hour, minute = map(int, clock.split(":"))
    return datetime(day.year, day.month, day.day, hour, minute, tzinfo=ZONE)


def wanted(start="09:00", end="10:00", mediator="wangfang", room="一号调解室", day=MONDAY, kind="mediation"):
    return Wanted(kind, at(start, day), at(end, day), mediator, room)


@pytest.fixture
def two_clerks(store):
    with store.apply() as session:
        save_clerks(session, {"wangfang": Clerk("王芳", "clerk"), "lisi": Clerk("李四", "mediator")})
    return store


def register(store, desk=DESK, **values):
    with store.write(desk.actor) as session:
        reception = registration.begin_reception(session, desk, "visit")
        entry = Entry(**{"name": "王小雨", "phone": "16000000002", "employer": "青岛某厂"} | values)
        return registration.register(session, desk, reception, entry)


def do(store, act, *arguments, desk=DESK):
    with store.write(desk.actor) as session:
        return act(session, desk, *arguments)


def lines(store, case=None, day=MONDAY):
    with store.read() as session:
        if case:
            return sittings.of_case(session, DESK, case)
        return sittings.between(session, DESK, day, day)


def advice(store, case, want, sitting_id=""):
    with store.read() as session:
        return sittings.advise(session, DESK, case, want, sitting_id)


# what clashes

moments = st.integers(0, 600).map(lambda minutes: at("08:00") + timedelta(minutes=minutes))
busies = st.builds(
    lambda n, start, length, mediator, room, parties: Busy(
        f"{n}", f"{n}", start, start + timedelta(minutes=length), mediator, mediator, room, frozenset(parties)
    ),
    st.integers(0, 10**6),
    moments,
    st.integers(1, 240),
    st.sampled_from(["", "a", "b"]),
    st.sampled_from(["", "一", "二"]),
    st.lists(st.sampled_from("xyz"), max_size=2),
)


@given(busies, st.lists(busies, max_size=8, unique_by=lambda each: each.id))
def test_a_clash_is_exactly_what_is_shared_at_one_moment(one, others):
    found = {(clash.of, clash.other.id) for clash in clashes(one, others)}
    minutes = {one.starts_at + timedelta(minutes=n) for n in range(int((one.ends_at - one.starts_at).seconds / 60))}
    for other in others:
        length = int((other.ends_at - other.starts_at).seconds / 60)
        meets = other.id != one.id and any(other.starts_at + timedelta(minutes=n) in minutes for n in range(length))
        assert (("mediator", other.id) in found) == (meets and one.mediator == other.mediator != "")
        assert (("room", other.id) in found) == (meets and one.room == other.room != "")
        assert (("party", other.id) in found) == (meets and bool(one.parties & other.parties))


@given(busies, busies)
def test_a_clash_is_a_clash_for_both(one, other):
    assert {clash.of for clash in clashes(one, [other])} == {clash.of for clash in clashes(other, [one])}


@given(st.lists(busies, max_size=10), moments, st.integers(15, 200))
def test_the_free_time_is_free_within_the_hours_and_the_first(taken, start, minutes):
    length, busy = timedelta(minutes=minutes), [each.stretch for each in taken]
    free = next_free(start, length, busy, HOURS)
    assert free >= start
    assert HOURS.are_kept(free, free + length)
    assert not any(overlap((free, free + length), stretch) for stretch in busy)
    earlier = start
    while earlier < free:
        is_free = not any(overlap((earlier, earlier + length), stretch) for stretch in busy)
        assert not (is_free and HOURS.are_kept(earlier, earlier + length))
        earlier += timedelta(minutes=1)
        if (free - earlier).days:  # over a night, once is enough
            break


def test_a_day_off_is_passed_over():
    assert next_free(at("16:45"), timedelta(hours=1), [], HOURS) == at("08:30", date(2026, 12, 1))
    friday = date(2026, 9, 30)
    assert next_free(at("16:30", friday), timedelta(hours=1), [], HOURS) == at("08:30", date(2026, 10, 8))


def test_the_hours_of_a_table():
    content = codes.shipped(office_hours.LIST)
    assert tables.problems(office_hours.LIST, content) == codes.problems(content, content) == []
    content["items"][1] |= {"from": "11:00"}
    assert "比上一项晚" in tables.problems(office_hours.LIST, content)[0]
    content["items"][0] |= {"to": "正午"}
    assert "08:30 的样子" in tables.problems(office_hours.LIST, content)[0]


# what is planned


def test_planned_moved_and_cancelled_with_the_reason_kept(two_clerks):
    case = register(two_clerks)
    planned = do(two_clerks, sittings.plan, case, wanted())
    do(two_clerks, sittings.move, planned, wanted("14:00", "15:00", mediator="lisi"), "被申请人出差")
    (line,) = lines(two_clerks, case)
    assert (line.starts_at, line.mediator_name, line.room) == (at("14:00"), "李四", "一号调解室")
    (turn,) = line.turns
    assert (turn["reason"], turn["mediator"], turn["by"]) == ("被申请人出差", "王芳", "王芳")
    assert datetime.fromisoformat(turn["from"]) == at("09:00")
    do(two_clerks, sittings.cancel, planned, "双方已经和解")
    (line,) = lines(two_clerks)
    assert (line.status, line.reason, line.clashes) == ("cancelled", "双方已经和解", ())
    for act, arguments in (
        (sittings.move, (planned, wanted(), "再约")),
        (sittings.cancel, (planned, "再取消")),
        (sittings.held, (planned,)),
        (sittings.invite, (planned, [], "phone")),
    ):
        with pytest.raises(SittingOver):
            do(two_clerks, act, *arguments)


def test_a_word_why_is_needed(two_clerks):
    planned = do(two_clerks, sittings.plan, register(two_clerks), wanted())
    for act, arguments in ((sittings.move, (wanted("10:00", "11:00"), " ")), (sittings.cancel, ("",))):
        with pytest.raises(ReasonWanted):
            do(two_clerks, act, planned, *arguments)
    assert lines(two_clerks)[0].starts_at == at("09:00")


@pytest.mark.parametrize(
    ("want", "error"),
    [
        (wanted("10:00", "10:00"), BadTime),
        (wanted("10:00", "09:00"), BadTime),
        (Wanted("mediation", at("23:30"), at("23:30") + timedelta(hours=1), "wangfang"), BadTime),
        (wanted(mediator="nobody"), NoMediator),
    ],
)
def test_what_cannot_be_is_refused(two_clerks, want, error):
    case = register(two_clerks)
    with pytest.raises(error):
        do(two_clerks, sittings.plan, case, want)
    assert lines(two_clerks, case) == ()


def test_who_may_not_register_plans_nothing(two_clerks):
    with pytest.raises(NotAllowed):
        do(two_clerks, sittings.plan, register(two_clerks), wanted(), desk=replace(DESK, role="auditor"))


def test_a_clash_is_named_and_a_free_time_offered(two_clerks, monkeypatch):
    monkeypatch.setattr(sittings, "now", lambda: at("08:00"))
    first, second = register(two_clerks), register(two_clerks, name="李雷", phone="16000000003", employer="别的厂")
    do(two_clerks, sittings.plan, first, wanted())
    told = advice(two_clerks, second, wanted("09:30", "10:30", mediator="lisi"))
    assert [(clash.of, clash.other.mediator_name) for clash in told.clashes] == [("room", "王芳")]
    assert told.free_at == at("10:00")
    same = advice(two_clerks, second, wanted("09:30", "10:30", room=" 一号 调解室"))
    assert [clash.of for clash in same.clashes] == ["mediator", "room"]
    other = advice(two_clerks, second, wanted("09:30", "10:30", mediator="lisi", room="二号"))
    assert (other.clashes, other.free_at) == ((), None)
    both_there = advice(two_clerks, first, wanted("09:30", "10:30", mediator="lisi", room="二号"))
    assert [clash.of for clash in both_there.clashes] == ["party"]


def test_a_sitting_does_not_clash_with_itself(two_clerks):
    case = register(two_clerks)
    planned = do(two_clerks, sittings.plan, case, wanted())
    assert advice(two_clerks, case, wanted("09:30", "10:30"), planned).clashes == ()


def test_days_off_and_other_hours_are_told(two_clerks, monkeypatch):
    monkeypatch.setattr(sittings, "now", lambda: at("08:00", date(2026, 9, 1)))
    case = register(two_clerks)
    told = advice(two_clerks, case, wanted(day=date(2026, 10, 1)))
    assert (told.is_day_off, told.is_outside_hours, told.free_at) == (True, False, at("08:30", date(2026, 10, 8)))
    noon = advice(two_clerks, case, wanted("12:00", "13:00"))
    assert (noon.is_day_off, noon.is_outside_hours, noon.free_at) == (False, True, at("13:30"))
    assert not advice(two_clerks, case, wanted(day=date(2028, 1, 5))).has_calendar


def test_a_room_is_made_once_whatever_its_spaces(two_clerks):
    case = register(two_clerks)
    do(two_clerks, sittings.plan, case, wanted(room="一号调解室"))
    do(two_clerks, sittings.plan, case, wanted("14:00", "15:00", room="一号 调解室 "))
    do(two_clerks, sittings.plan, case, wanted("15:00", "16:00", room=""))
    with two_clerks.read() as session:
        assert [room.name for room in session.query(Room)] == ["一号调解室"]
        assert sittings.choices(session, DESK, case).rooms == ("一号调解室",)
    assert [line.room for line in lines(two_clerks, case)] == ["一号调解室", "一号调解室", ""]


def test_two_rooms_of_one_name_are_one_room(two_clerks):
    """Two desks without a line made it both."""
    case = register(two_clerks)
    other = register(two_clerks, name="李雷", phone="16000000003", employer="别的厂")
    do(two_clerks, sittings.plan, case, wanted())
    with two_clerks.write(DESK.actor) as session:
        twin = Room(scope_id=DESK.station_id, name="一号调解室")
        session.add(twin)
        session.flush()
        row = Sitting(scope_id=DESK.station_id, case_id=other, kind="talk", room_id=twin.id, mediator="lisi")
        row.starts_at, row.ends_at = at("09:30"), at("10:30")
        session.add(row)
    assert [[clash.of for clash in line.clashes] for line in lines(two_clerks)] == [["room"], ["room"]]


# who is asked to come


def test_both_sides_are_asked_and_answer(two_clerks):
    case = register(two_clerks)
    planned = do(two_clerks, sittings.plan, case, wanted())
    sides = lines(two_clerks, case)[0].sides
    assert {side.name for side in sides} == {"王小雨", "青岛某厂"}
    do(two_clerks, sittings.invite, planned, [side.party_id for side in sides], "phone", "两边都打了")
    asked = lines(two_clerks, case)[0].invitations
    assert {(each.name, each.way, each.answer) for each in asked} == {
        ("王小雨", "phone", ""),
        ("青岛某厂", "phone", ""),
    }
    employer = next(each for each in asked if each.name == "青岛某厂")
    do(two_clerks, sittings.answer, employer.id, "refused", "不来")
    do(two_clerks, sittings.answer, employer.id, "accepted")
    with two_clerks.read() as session:
        row = session.get_one(Invitation, employer.id)
        assert (row.answer, row.note, local_day(row.answered_at)) == ("accepted", "不来", local_day(now()))


def test_a_sealed_identity_is_not_told(two_clerks):
    case = register(two_clerks, protected=True)
    with two_clerks.read() as session:
        assert session.query(Person).one().scope_id == sealed_scope(DESK.station_id)
    do(two_clerks, sittings.plan, case, wanted())
    assert {side.name for side in lines(two_clerks, case)[0].sides} == {"", "青岛某厂"}
    with two_clerks.read() as session:
        (line,) = sittings.of_case(session, replace(DESK, role="mediator"), case)
    assert {side.name for side in line.sides} == {"王小雨", "青岛某厂"}


# where it shows


def test_in_the_timeline_and_among_the_tasks_of_its_day(two_clerks):
    case = register(two_clerks)
    today = local_day(now())
    planned = do(two_clerks, sittings.plan, case, wanted(mediator="lisi", day=today))
    do(two_clerks, sittings.move, planned, wanted("10:00", "11:00", "lisi", day=today), "改到十点")

    def sitting_reasons(desk, day):
        with two_clerks.read() as session:
            queue = queues.of_person(session, desk, day)
        return [reason for line in queue.lines for reason in line.reasons if reason.kind == queues.SITTING]

    lisi = replace(DESK, account="lisi", clerk="李四", role="mediator")
    (reason,) = sitting_reasons(lisi, today)  # the mediator's, though the case is another's
    assert (reason.about, reason.detail, reason.due) == ("10:00", "mediation", today)
    assert sitting_reasons(lisi, today - timedelta(days=1)) == []
    assert sitting_reasons(lisi, today + timedelta(days=1))[0].late == 1  # nobody said whether it was held
    with two_clerks.read() as session:
        told = [
            (entry.action, entry.text) for entry in timeline.of_case(session, DESK, case) if entry.kind == "sitting"
        ]
    assert sorted(told) == [("moved", "改到十点"), ("planned", "")]
    do(two_clerks, sittings.held, planned)
    assert sitting_reasons(lisi, today) == []


def test_the_times_are_kept_in_utc(two_clerks):
    do(two_clerks, sittings.plan, register(two_clerks), wanted())
    with two_clerks.read() as session:
        row = session.query(Sitting).one()
        assert row.starts_at == datetime(2026, 11, 30, 1, 0, tzinfo=UTC)
        assert session.get_one(Case, row.case_id).scope_id == row.scope_id

"""The journal of calls: who called before, what was missed and is to be returned, what is nobody's business."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from offline_store import audit, callers, case_deadlines, office_hours, queues, registration, rings, timeline
from offline_store.call_rules import load
from offline_store.callers import ADVICE, DEADLINE, NobodyChosen
from offline_store.deadlines.calendar import Calendar
from offline_store.models import CITY, Case, CodeList, Former, Person, Ring
from offline_store.office_hours import Hours
from offline_store.registration import Entry
from offline_store.rings import ALL, MINE, MISSED, MISSED_ONLY, REACHED, TODAY, UNNEEDED, UNREACHED, RingGone
from offline_store.types import ZONE, local_day, new_id, now

NUMBER, OTHER, LANDLINE = "13800001234", "13900005678", "053285912345"
SUPERVISOR = "supervisor"


@pytest.fixture
def written(store, desk):
    """Do something in one transaction, as one of two desks."""

    def do(change, number="01", role="clerk"):
        own = replace(desk, number=number, role=role)
        with store.write(own.actor) as session:
            return change(session, own)

    return do


def ring(written, number=NUMBER, ago=0.0, desk="01", outcome=None, **values):
    """A call that rang some minutes ago."""

    def change(session, own):
        ring_id = new_id()
        rings.begin(session, own, ring_id, number, "sip", now() - timedelta(minutes=ago))
        if outcome is not None:
            rings.stop(session, ring_id, elsewhere=outcome == "answered")
        row = session.get_one(Ring, ring_id)
        for name, value in values.items():
            setattr(row, name, value)
        return ring_id

    return written(change, desk)


def register(written, **entry):
    def change(session, own):
        reception = registration.begin_reception(session, own, "call", entry.pop("caller_number", ""))
        return registration.register(session, own, reception, Entry(**({"employer": "青岛某厂", "people": 1} | entry)))

    return written(change, role=SUPERVISOR)


def tasks(written, role="clerk"):
    return written(lambda session, own: rings.call_backs(session, own, now()), role=role)


def who(written, number=NUMBER, role="clerk", without=""):
    return written(lambda session, own: callers.who(session, own, number, without), role=role)


def lines(written, which=ALL, number=""):
    return written(lambda session, own: rings.journal(session, own, which, number))


# who calls


def test_what_is_known_of_a_number(written):
    case_id = register(written, name="王小雨", phone=NUMBER, dispute_types=("劳动报酬",), advice="周五前答复")
    written(
        lambda session, own: case_deadlines.begin(
            session, own, session.get_one(Case, case_id), "T09", local_day(now()), agreed=local_day(now())
        )
    )
    ring(written, ago=60, outcome="missed")
    ringing = ring(written)
    found = who(written, without=ringing)
    assert found.names == ("王小雨",) and found.calls == 1 and found.last_at < now() - timedelta(minutes=50)
    assert [(each.employer, each.about) for each in found.matters] == [("青岛某厂", "劳动报酬")]
    assert [each.kind for each in found.promises] == [DEADLINE, ADVICE] and found.promises[1].text == "周五前答复"
    assert not who(written, OTHER).known and not who(written, "").known


def test_a_landline_is_the_same_with_its_area_code(written):
    register(written, name="李平", phone="85912345")
    assert who(written, LANDLINE).names == ("李平",)


def test_of_a_protected_identity_nothing_but_that_there_is_something(written):
    register(written, name="赵某", phone=NUMBER, protected=True, claim="举报")
    register(written, name="王小雨", phone=OTHER)
    ring(written)
    found = who(written)
    assert (found.protected, found.names, found.matters, found.promises) == (True, (), (), ())
    assert who(written, role=SUPERVISOR).names == ("赵某",)
    assert not who(written, OTHER).protected
    line = lines(written)[0]
    assert line.protected and line.names == ()


def test_nor_by_the_call_that_brought_it(written, desk):
    register(written, name="赵某", phone=OTHER, protected=True, caller_number=NUMBER, claim="举报")
    found = who(written)
    assert found.protected and not found.matters
    assert "举报" not in repr(found) and "赵某" not in repr(found)


# one key ties


def test_a_tied_number_brings_its_earlier_calls_into_the_persons_history(written):
    case_id = register(written, name="王小雨", phone=OTHER)
    ring(written, ago=60 * 24 * 3, outcome="missed")
    person = written(lambda session, own: session.query(Person).one().id)
    assert who(written).names == ()
    written(lambda session, own: callers.tie(session, own, NUMBER, person))
    written(lambda session, own: callers.tie(session, own, NUMBER, person))
    assert who(written).names == ("王小雨",) and lines(written, ALL)[0].names == ("王小雨",)
    history = written(lambda session, own: timeline.of_case(session, own, case_id))
    assert [(each.action, each.text) for each in history if each.kind == "ring"] == [(MISSED, NUMBER)]
    assert written(lambda session, own: session.query(Former).count()) == 1


def test_who_has_no_phone_gets_it_and_who_is_sealed_or_gone_does_not(written):
    register(written, name="王小雨")
    register(written, name="赵某", phone=OTHER, protected=True)
    own, sealed = (
        written(lambda session, own, name=name: session.query(Person).filter_by(name=name).one().id)
        for name in ("王小雨", "赵某")
    )
    written(lambda session, desk: callers.tie(session, desk, NUMBER, own))
    assert written(lambda session, desk: session.get_one(Person, own).phone) == NUMBER
    for wanted in (sealed, "nobody"):
        with pytest.raises(NobodyChosen):
            written(lambda session, desk, wanted=wanted: callers.tie(session, desk, NUMBER, wanted))


# what was missed


def test_several_missed_calls_of_a_number_are_one_task_and_an_answered_one_closes_them(written):
    ring(written, ago=50, outcome="missed")
    ring(written, ago=20, outcome="missed")
    ring(written, OTHER, ago=10, outcome="missed")
    ring(written, "", ago=5, outcome="missed")
    found = tasks(written)
    assert sorted((each.number, each.count) for each in found) == [(NUMBER, 2), (OTHER, 1)]
    again = ring(written)

    def answer(session, own):
        reception = registration.begin_reception(session, own, "call", NUMBER)
        rings.answer(session, own, again, reception)

    written(answer)
    assert [each.number for each in tasks(written)] == [OTHER]
    assert {line.called_back_by for line in lines(written, ALL, NUMBER) if line.outcome == MISSED} == {"王芳"}


@pytest.mark.parametrize(("how", "left", "outcome"), [(REACHED, 0, "answered"), (UNREACHED, 1, "missed")])
def test_a_call_back_is_told_of_with_one_word(written, how, left, outcome):
    ring(written, ago=50, outcome="missed")
    written(lambda session, own: rings.dial(session, own, NUMBER))
    written(lambda session, own: rings.settle(session, own, NUMBER, how))
    assert [each.tries for each in tasks(written)] == [1] * left
    made = [line for line in lines(written) if line.outgoing]
    assert [line.outcome for line in made] == [outcome]


def test_unneeded_is_no_call_and_unreached_is_due_later(written):
    ring(written, ago=50, outcome="missed")
    before = tasks(written)[0].due
    written(lambda session, own: rings.settle(session, own, NUMBER, UNREACHED))
    assert tasks(written)[0].due > before and tasks(written)[0].tries == 1
    written(lambda session, own: rings.settle(session, own, NUMBER, UNNEEDED))
    assert tasks(written) == [] and "不用回" in [line.note for line in lines(written)]


def test_two_desks_that_hear_the_same_call_write_it_once(written):
    ours = ring(written, ago=10, outcome="missed")
    theirs = ring(written, ago=10.1, desk="02")

    def answer(session, own):
        rings.answer(session, own, theirs, registration.begin_reception(session, own, "call", NUMBER))

    written(answer, "02")
    assert [(line.desk, line.outcome) for line in lines(written)] == [("02", "answered")]
    assert lines(written, MISSED_ONLY) == [] and tasks(written) == []
    with pytest.raises(RingGone, match="02 席"):
        written(lambda session, own: rings.answer(session, own, ours, new_id()))


def test_the_filters_of_the_journal(written):
    ring(written, ago=60 * 24 * 2, outcome="missed")
    ring(written, OTHER, outcome="missed")
    mine = ring(written, LANDLINE)
    written(
        lambda session, own: rings.answer(
            session, own, mine, registration.begin_reception(session, own, "call", LANDLINE)
        )
    )
    numbers = {which: [line.number for line in lines(written, which)] for which in (TODAY, MISSED_ONLY, MINE, ALL)}
    assert numbers == {
        TODAY: [LANDLINE, OTHER],
        MISSED_ONLY: [OTHER, NUMBER],
        MINE: [LANDLINE],
        ALL: [LANDLINE, OTHER, NUMBER],
    }


def test_what_rang_when_the_program_was_killed_is_missed(written):
    ring(written)
    written(lambda session, own: rings.dial(session, own, OTHER))
    written(rings.put_right)
    assert {line.number: line.outcome for line in lines(written)} == {NUMBER: MISSED, OTHER: ""}
    assert [each.number for each in tasks(written)] == [NUMBER]


def test_missed_calls_wait_in_everybodys_queue(written):
    ring(written, ago=60 * 24 * 5, outcome="missed")
    register(written, name="王小雨", phone=NUMBER)
    queue = written(lambda session, own: queues.of_person(session, own, local_day(now())))
    line = next(line for line in queue.lines if not line.case_id)
    assert line.first.kind == queues.CALL_BACK and line.first.card == "red" and "王小雨" in line.employer
    assert queue.count(queues.CALL_BACK) == 1 and queue.count("overdue") >= 1
    assert NUMBER not in line.number and line.number.endswith("1234")


def test_what_a_transaction_of_rings_touched_is_in_the_audit(written, store):
    ring(written)
    with store.read() as session:
        entry = session.query(audit.AuditEntry).order_by(audit.AuditEntry.seq.desc()).first()
    assert (entry.action, entry.subject) == ("changed", "ring") and NUMBER not in repr(entry.detail)


# time


WEEK = Calendar(frozenset(), frozenset(), frozenset())


def hours():
    table = {"items": [{"from": "08:30", "to": "12:00"}, {"from": "13:30", "to": "17:00"}]}
    return office_hours.read(table, WEEK)


@pytest.mark.parametrize(
    ("start", "due"),
    [
        ((2026, 11, 3, 9, 0), (2026, 11, 3, 9, 30)),
        ((2026, 11, 3, 11, 45), (2026, 11, 3, 13, 45)),
        ((2026, 11, 3, 12, 30), (2026, 11, 3, 14, 0)),
        ((2026, 11, 6, 16, 50), (2026, 11, 9, 8, 50)),
        ((2026, 11, 7, 10, 0), (2026, 11, 9, 9, 0)),
    ],
)
def test_half_an_hour_of_office_time(start, due):
    assert office_hours.later(datetime(*start, tzinfo=ZONE), timedelta(minutes=30), hours()) == datetime(
        *due, tzinfo=ZONE
    )


@settings(max_examples=40)
@given(minutes=st.integers(0, 5000), length=st.integers(1, 900))
def test_office_time_is_never_shorter_than_the_clocks(minutes, length):
    start = datetime(2026, 11, 2, tzinfo=ZONE) + timedelta(minutes=minutes)
    due = office_hours.later(start, timedelta(minutes=length), hours())
    assert due - start >= timedelta(minutes=length)
    without = Hours((), WEEK)
    assert office_hours.later(start, timedelta(minutes=length), without) == start + timedelta(minutes=length)


def test_a_slip_of_the_pen_at_the_centre_stays_within_bounds(written):
    items = [{"code": "due_minutes", "name": "x", "value": 100_000}, {"code": "area_code", "name": "y", "value": 10}]

    def change(session, _own):
        before = load(session)
        session.add(
            CodeList(
                scope_id=CITY,
                name="call_rules",
                version="2",
                effective=local_day(now()),
                source="文",
                content={"items": items},
            )
        )
        session.flush()
        return before, load(session)

    before, after = written(change)
    assert (before.due_minutes, before.area) == (30, "0532") and (after.due_minutes, after.area) == (480, "010")

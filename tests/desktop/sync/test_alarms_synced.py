"""Two desks that were both offline raise one alarm, and a deadline goes from desk to desk with its turns."""

from datetime import timedelta

from desktop.sync.engine import synchronise
from offline_store import alarms, case_deadlines
from offline_store.case_deadlines import on_event, turn
from offline_store.deadlines.turns import EXTEND, Turn
from offline_store.models import Alarm, Case, Conflict
from offline_store.types import local_day, now


def sync(*seats):
    for seat in seats:
        receipt = synchronise(seat.store, seat.client, seat.desk)
        assert all(proof["equal"] and "incident" not in proof for proof in receipt["scopes"].values())


def write(seat, work):
    with seat.store.write(seat.desk.actor) as session:
        return work(session)


def test_two_desks_offline_raise_the_same_alarm(town):
    one, two = town.seats["01"], town.seats["02"]
    case = one.register(name="王小雨", people=12)
    today = local_day(now())
    write(one, lambda session: on_event(session, one.desk, session.get_one(Case, case), "applied", today))
    sync(one, two)
    later = now() + timedelta(days=16)
    raised = [write(seat, lambda s, seat=seat: alarms.raise_due(s, seat.desk, later)) for seat in (one, two)]
    assert raised[0] == raised[1]
    assert len(raised[0]) >= 6  # of T01 and T02, and the report upward
    sync(one, two, one)
    assert one.content() == two.content()
    for seat in (one, two):
        with seat.store.read() as session:
            assert {row.id for row in session.query(Alarm)} == set(raised[0])
            assert session.query(Conflict).count() == 0
        assert write(seat, lambda s, seat=seat: alarms.raise_due(s, seat.desk, later)) == []
    write(one, lambda session: alarms.see(session, one.desk, raised[0][0]))
    write(two, lambda session: alarms.see(session, two.desk, raised[0][0]))
    sync(one, two, one)
    assert one.content() == two.content()


def test_a_deadline_travels_with_the_rule_it_was_begun_by(town):
    one, two = town.seats["01"], town.seats["02"]
    case = one.register(name="王小雨")
    today = local_day(now())
    _, mediation = write(
        one, lambda session: on_event(session, one.desk, session.get_one(Case, case), "applied", today)
    )
    until = today + timedelta(days=40)
    agreed = Turn(EXTEND, today, until=until, paper="延期同意书")
    write(one, lambda session: turn(session, one.desk, mediation, agreed))
    sync(one, two)
    with one.store.read() as here, two.store.read() as there:
        assert case_deadlines.of_case(here, case) == case_deadlines.of_case(there, case)
        assert next(line for line in case_deadlines.of_case(there, case) if line.id == mediation).due == until

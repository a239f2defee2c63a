"""Decisions queued offline on two desks, and the centre that takes no move from who may not make it."""

from dataclasses import replace

import pytest

from central.models import Account, Station
from desktop.sync.engine import synchronise
from offline_store.models import Case, Change, Conflict, Decision, Step
from offline_store.process import decisions, moves
from tests.sync_rig import both_kinds as kind  # noqa: F401


def sync(seat):
    return synchronise(seat.store, seat.client, seat.desk)


@pytest.fixture
def chiefs(town):
    """Two supervisors of the station, by account."""
    with town.centre.transact() as session:
        north = session.get_one(Account, "north")
        for account in ("chief", "vice"):
            session.add(
                Account(
                    id=account,
                    name=f"{account} 员",
                    station_id=north.station_id,
                    role="supervisor",
                    password_hash=north.password_hash,
                )
            )
    one, two = town.seats["01"], town.seats["02"]
    return (
        replace(one.desk, account="chief", clerk="长", role="supervisor"),
        replace(two.desk, account="vice", clerk="副", role="supervisor"),
    )


def asked_for(seat, code="refuse"):
    case = seat.register(name="张三", matter="不是劳动争议")
    with seat.store.write(seat.desk.actor) as session:
        return case, moves.move(session, seat.desk, case, code, "不属于劳动争议")


def decide(seat, who, asked, *, approved, opinion):
    with seat.store.write(who.actor) as session:
        decisions.decide(session, who, asked, approved=approved, opinion=opinion)


def results(seat, name):
    with seat.store.read() as session:
        return [c.result for c in session.query(Change).filter_by(record_type=name).order_by(Change.seq)]


def test_two_who_decide_offline_the_first_stands_and_the_other_is_told(town, chiefs):
    one, two = town.seats["01"], town.seats["02"]
    case, asked = asked_for(one)
    sync(one), sync(two)
    decide(one, chiefs[0], asked, approved=True, opinion="同意")
    decide(two, chiefs[1], asked, approved=False, opinion="再核实")
    sync(one), sync(two), sync(one)
    for seat in (one, two):
        with seat.store.read() as session:
            row = session.get_one(Decision, asked)
            assert (row.status, row.decided_by, row.opinion) == ("approved", "chief", "同意")
            assert session.get_one(Case, case).status == "refused"
            told = [step.clerk for step in session.query(Step).filter(Step.action.in_(("approved", "declined")))]
            assert sorted(told) == ["副", "长"]  # what either did stays in the history
    assert results(two, "decision")[-1] == "conflict"
    with two.store.read() as session:  # by rule: nobody is asked field by field
        told = session.query(Conflict).filter_by(record_type="decision", record_id=asked).all()
        assert {each.field for each in told} >= {"status", "opinion", "decided_by"}
        assert {(each.status, each.how) for each in told} == {("settled", "stood")}
    assert one.content() == two.content()


def test_what_was_asked_and_decided_offline_arrives_whole(town, chiefs):
    one, two = town.seats["01"], town.seats["02"]
    case, asked = asked_for(one)
    decide(one, chiefs[0], asked, approved=True, opinion="同意")  # the line was down for both
    receipt = sync(one)
    assert receipt["waiting"] == 0 and "quarantined" not in results(one, "decision") + results(one, "case")
    sync(two)
    with two.store.read() as session:
        assert session.get_one(Case, case).status == "refused"


def test_the_centre_takes_no_move_and_no_decision_of_who_may_not(town, chiefs):
    one = town.seats["01"]
    case, asked = asked_for(one)
    one.edit("case", case, status="refused")  # as a program that was tampered with would write it
    one.edit("decision", asked, status="approved", decided_by="chief")
    sync(one)
    assert results(one, "case")[-1] == results(one, "decision")[-1] == "quarantined"
    with town.centre.read() as session:
        assert session.get_one(Case, case).status == "registered"
        assert session.get_one(Decision, asked).status == "waiting"


def test_the_centre_holds_a_station_to_its_level(town, chiefs):
    one = town.seats["01"]
    case = one.register(name="张三")
    with town.centre.transact() as session:
        session.get_one(Station, one.desk.station_id).level = "enterprise"
    one.edit("case", case, status="accepted")
    one.edit("case", case, status="legal_aid")
    sync(one)
    assert results(one, "case")[-2:] == ["applied", "quarantined"]


def test_two_who_close_offline_meet_in_silence(town, chiefs):
    one, two = town.seats["01"], town.seats["02"]
    case = one.register(name="张三")
    one.edit("case", case, status="accepted")
    one.edit("case", case, status="assigned")
    with one.store.write(one.desk.actor) as session:
        row = session.get_one(Case, case)
        wanted = {"move": "close", "from": "review", "back": "assigned"}
        row.status = "review"
        asked = decisions.ask(session, one.desk, row, "close", wanted, "").id
    sync(one), sync(two)
    decide(one, chiefs[0], asked, approved=True, opinion="同意")
    decide(two, chiefs[1], asked, approved=True, opinion="可以")
    sync(one), sync(two), sync(one)
    for seat in (one, two):
        with seat.store.read() as session:
            assert session.get_one(Case, case).status == "closed"
            assert session.get_one(Decision, asked).decided_by == "chief"
            assert session.query(Conflict).filter_by(status="open").count() == 0

"""并案: what is proposed, what joining and taking out leave behind, and that nobody is counted twice."""

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import select

from offline_store import closing, joining, members, queries, registration
from offline_store.errors import NotAllowed
from offline_store.joining import CannotJoin
from offline_store.matter import Member
from offline_store.models import Case, Step
from offline_store.registration import Entry
from offline_store.types import local_day, now

FACTORY, OTHER = "青岛海鼎电子有限公司", "青岛远航物流有限公司"


def case_at(store, desk, employer=FACTORY, days=0, **more):
    with store.write(desk.actor) as session:
        reception = registration.begin_reception(session, desk, "visit")
        entry = Entry(**{"name": "王小雨", "employer": employer, "people": 1, "arrears": 1000} | more)
        case_id = registration.register(session, desk, reception, entry)
        session.flush()
        session.get_one(Case, case_id).opened_at = now() - timedelta(days=days)
    return case_id


def proposed(store, desk):
    with store.read() as session:
        return {p.employer: [line.id for line in p.cases] for p in joining.proposals(session, desk)}


def join(store, desk, cases, into=None, people=None):
    with store.write(desk.actor) as session:
        return joining.join(session, desk, cases, into, people)


def steps(store, case_id):
    with store.read() as session:
        rows = session.scalars(select(Step).where(Step.case_id == case_id).order_by(Step.at, Step.id))
        return [(row.action, row.note) for row in rows]


def numbers(store, *cases):
    with store.read() as session:
        return [session.get_one(Case, case_id).number for case_id in cases]


def test_three_individual_cases_within_thirty_days_are_proposed(store, desk):
    newest_first = [case_at(store, desk, days=days) for days in (1, 15, 29)]
    case_at(store, desk, days=31)
    case_at(store, desk, people=12)
    case_at(store, desk, OTHER)
    assert proposed(store, desk) == {FACTORY: newest_first}
    with store.read() as session:
        assert len(joining.of_employer(session, desk, FACTORY).cases) == 3
        assert len(joining.of_employer(session, desk, FACTORY).collective) == 1
        assert joining.of_employer(session, desk, OTHER) is None
        assert joining.of_employer(session, desk, "没有这家") is None
        assert joining.of_case(session, desk, newest_first[0]).proposal.employer == FACTORY


def test_two_are_too_few_and_another_station_has_its_own(store, desk):
    case_at(store, desk), case_at(store, desk)
    case_at(store, replace(desk, station_id="station-2"))
    assert proposed(store, desk) == {}


def test_joined_to_a_new_case_each_keeps_its_number_and_history(store, desk):
    cases = [case_at(store, desk) for _ in range(3)]
    before = numbers(store, *cases)
    target = join(store, desk, cases, people=3)
    (number,) = numbers(store, target)
    assert numbers(store, *cases) == before
    assert number not in before
    assert steps(store, cases[0]) == [("registered", ""), ("joined", number)]
    assert sorted(note for action, note in steps(store, target) if action == "took_in") == sorted(before)
    with store.read() as session:
        told = joining.of_case(session, desk, target)
        assert [line.id for line in told.holds] == cases
        assert joining.of_case(session, desk, cases[0]).into.number == number
        row = session.get_one(Case, target)
        assert (row.people, row.arrears) == (3, 3000)
        view = queries.reception(session, told.holds[0].reception_id)
        assert view.steps[-1].note == number
        opened = queries.reception(session, joining.of_case(session, desk, cases[0]).into.reception_id)
        assert opened.case_id == target
        assert opened.entry.employer == FACTORY
    assert proposed(store, desk) == {}


def test_taken_out_it_stands_by_itself_again(store, desk):
    cases = [case_at(store, desk) for _ in range(3)]
    target = join(store, desk, cases)
    (number,), (own,) = numbers(store, target), numbers(store, cases[0])
    with store.write(desk.actor) as session:
        joining.take_out(session, desk, cases[0])
    assert steps(store, cases[0])[-1] == ("taken_out", number)
    assert ("gave_back", own) in steps(store, target)
    with store.read() as session:
        assert joining.of_case(session, desk, cases[0]).into is None
    join(store, desk, [cases[0]], into=target)
    assert len(steps(store, cases[0])) == 4


def test_a_joined_case_lists_everybody_of_the_cases_it_holds_each_once(store, desk):
    one = case_at(store, desk, name="王小雨", phone="16000000001", arrears=560_000)
    two = case_at(store, desk, name="周小山", protected=True, people=None)
    three = case_at(store, desk, name="赵一", people=2, arrears=900_000)
    people = (Member("赵一", amount=500_000, representative=True), Member("钱二", phone="16000000009", amount=400_000))
    with store.write(desk.actor) as session:
        members.write(session, three, list(enumerate(people, start=1)), protected=False)
    target = join(store, desk, [one, two, three])
    with store.read() as session:
        listed = joining.of_case(session, desk, target).members
        assert joining.of_case(session, desk, one).members == ()
    assert [(each.name, each.amount, each.representative) for each in listed] == [
        ("王小雨", 560_000, False),
        ("", 1000, False),
        ("赵一", 500_000, True),
        ("钱二", 400_000, False),
    ]
    assert [each.phone for each in listed] == ["16000000001", "", "", "16000000009"]


def test_a_day_counts_each_person_and_each_yuan_once(store, desk):
    cases = [case_at(store, desk) for _ in range(3)]
    target = join(store, desk, cases, people=5)
    with store.read() as session:
        figures = closing.figures(session, desk, local_day(now()))
    assert figures["cases"] == 4
    assert figures["receptions"] == 3  # 并案 is no contact
    assert figures["people"] == 5  # three of their own, two whom only the collective case has
    assert figures["arrears"] == 3000
    with store.write(desk.actor) as session:
        joining.take_out(session, desk, cases[0])
    assert target


@pytest.mark.parametrize(
    "what", ["nothing", "two employers", "joined already", "a collective one", "itself", "a joined target"]
)
def test_what_cannot_be_joined_is_refused_and_nothing_changes(store, desk, what):
    first, second, third = (case_at(store, desk) for _ in range(3))
    held = case_at(store, desk)
    target = join(store, desk, [held])
    cases, into = {
        "nothing": ([], None),
        "two employers": ([first, case_at(store, desk, OTHER)], None),
        "joined already": ([first, held], None),
        "a collective one": ([first, target], None),
        "itself": ([first], first),
        "a joined target": ([first], held),
    }[what]
    with pytest.raises(CannotJoin):
        join(store, desk, cases, into)
    with store.read() as session:
        assert session.get_one(Case, first).joined_id is None
    assert [action for action, _ in steps(store, first)] == ["registered"]
    assert second and third


def test_who_may_not_register_may_not_join(store, desk):
    cases = [case_at(store, desk) for _ in range(3)]
    auditor = replace(desk, role="auditor")
    with pytest.raises(NotAllowed):
        join(store, auditor, cases)
    target = join(store, desk, cases)
    with pytest.raises(NotAllowed), store.write(desk.actor) as session:
        joining.take_out(session, auditor, cases[0])
    assert target

"""Deadlines of cases: what begins, meets and interrupts them by itself, and what cannot be done to one."""

import copy
from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from offline_store import case_deadlines, codes, registration
from offline_store.case_deadlines import BadTurn, begin, drop, meet, on_event, prove, turn
from offline_store.deadlines import rules
from offline_store.deadlines.turns import EXTEND, INTERRUPT, KINDS, RESUME, SUSPEND, Turn
from offline_store.matter import Injury
from offline_store.models import CITY, Case, CodeList, Deadline, Step
from offline_store.registration import Entry
from offline_store.types import new_id
from tests.conftest import DESK

DAY = date(2026, 3, 2)
WAGES = Entry(name="王小雨", dispute_types=("劳动报酬",))


@pytest.fixture
def case(store):
    """A function that registers a case; its id."""

    def made(entry=WAGES, **values):
        with store.write(DESK.actor) as session:
            reception = registration.begin_reception(session, DESK, "visit")
            case_id = registration.register(session, DESK, reception, entry)
            row = session.get(Case, case_id)
            for name, value in values.items():
                setattr(row, name, value)
            return case_id

    return made


def happened(store, case_id, *events):
    with store.write(DESK.actor) as session:
        row = session.get_one(Case, case_id)
        return [begun for event, day in events for begun in on_event(session, DESK, row, event, day)]


def lines(store, case_id):
    with store.read() as session:
        return {line.rule.code: line for line in case_deadlines.of_case(session, case_id)}


def send(store, name, content, effective=DAY, version="2"):
    with store.apply() as session:
        row = CodeList(id=new_id(), scope_id=CITY, name=name, version=version, effective=effective, source="1 号文")
        row.content = content
        session.add(row)


def test_an_application_begins_acceptance_and_mediation_and_acceptance_meets_the_first(store, case):
    one = case()
    happened(store, one, ("applied", DAY))
    found = lines(store, one)
    assert {code: str(line.due) for code, line in found.items()} == {"T01": "2026-03-05", "T02": "2026-03-17"}
    happened(store, one, ("accepted", DAY + timedelta(days=1)))
    found = lines(store, one)
    assert (found["T01"].status, found["T01"].met_on) == ("met", DAY + timedelta(days=1))
    assert (found["T02"].status, found["T02"].starts_on) == ("running", DAY)  # the earliest start holds
    happened(store, one, ("applied", DAY - timedelta(days=2)))  # written down later, but it was earlier
    assert lines(store, one)["T02"].starts_on == DAY - timedelta(days=2)


def test_workers_of_the_new_forms_have_their_own_mediation(store, case):
    one = case(Entry(name="骑手", employment_form="新就业形态"))
    happened(store, one, ("applied", DAY), ("accepted", DAY))
    assert set(lines(store, one)) == {"T01", "T03"}


def test_a_failed_mediation_begins_the_limitation_anew_and_wants_its_paper(store, case):
    one = case(Entry(name="王小雨", dispute_types=("经济补偿",)))
    happened(store, one, ("known", DAY - timedelta(days=200)), ("applied", DAY), ("failed", DAY + timedelta(days=9)))
    line = lines(store, one)["T11"]
    assert [(each.kind, each.on, each.paper) for each in line.turns] == [
        (INTERRUPT, DAY, ""),
        (INTERRUPT, DAY + timedelta(days=9), ""),
    ]
    assert line.due == date(2027, 3, 11)
    assert lines(store, one)["T02"].status == "met"
    with store.write(DESK.actor) as session:
        prove(session, DESK, line.id, 1, "调解终止书")
        with pytest.raises(BadTurn):
            prove(session, DESK, line.id, 0, " ")
    assert [each.paper for each in lines(store, one)["T11"].turns] == ["", "调解终止书"]


def test_after_the_limitation_is_over_nothing_interrupts_it(store, case):
    one = case(Entry(name="王小雨", dispute_types=("经济补偿",)))
    happened(store, one, ("known", date(2024, 1, 2)), ("failed", DAY))
    assert (lines(store, one)["T11"].turns, lines(store, one)["T11"].due) == ((), date(2025, 1, 2))


def test_wages_have_no_limit_while_she_is_employed_and_a_year_from_the_end(store, case):
    one = case()
    happened(store, one, ("wages_owed", DAY))
    assert (lines(store, one)["T11.employed"].due, lines(store, one)["T11.employed"].status) == (None, "running")
    happened(store, one, ("employment_ended", date(2026, 5, 6)))
    found = lines(store, one)
    assert found["T11.employed"].status == "met"
    assert found["T11.wages"].due == date(2027, 5, 6)
    with store.read() as session:
        assert session.get_one(Case, one).employment_ended == date(2026, 5, 6)


def test_a_case_tells_what_it_knows_once(store, case):
    content = copy.deepcopy(codes.shipped(rules.HANDLING))
    content["items"][2]["days"] = 30
    send(store, rules.HANDLING, content)
    one = case(employment_ended=date(2026, 2, 1), handling_class="complex")
    with store.write(DESK.actor) as session:
        row = session.get_one(Case, one)
        assert len(case_deadlines.on_facts(session, DESK, row)) == 2
        drop(session, DESK, session.scalars(select(Deadline).where(Deadline.rule == "T11.wages")).one(), "弄错了")
        assert case_deadlines.on_facts(session, DESK, row) == []  # what a person dropped does not come back
    assert set(lines(store, one)) == {"12351.complex", "T11.wages"}


def test_a_class_of_handling_time_has_its_days_from_the_centre(store, case):
    one = case()
    with store.write(DESK.actor) as session:
        case_deadlines.classify(session, DESK, session.get_one(Case, one), "general")
    assert lines(store, one) == {}  # no days are set: nothing is computed
    content = copy.deepcopy(codes.shipped(rules.HANDLING))
    for item, days in zip(content["items"], (5, 15, 30), strict=True):
        item["days"] = days
    send(store, rules.HANDLING, content)
    for handling in ("general", "difficult", "difficult"):
        with store.write(DESK.actor) as session:
            case_deadlines.classify(session, DESK, session.get_one(Case, one), handling)
    found = {code: line.status for code, line in lines(store, one).items()}
    assert found == {"12351.general": "dropped", "12351.difficult": "running"}


def test_an_injury_that_is_registered_begins_its_days(store, case):
    one = case(Entry(name="王小雨", injury=Injury(date="2026-01-31")))
    found = lines(store, one)
    assert {code: str(line.due) for code, line in found.items()} == {
        "T30.employer": "2026-03-02",
        "T30.worker": "2027-01-31",
    }
    assert lines(store, case(Entry(name="李雷", injury=Injury(date="去年")))) == {}  # nothing is invented
    assert lines(store, case(Entry(name="李雷"), handling_class="general")) == {}


def test_the_complainant_is_told_only_where_there_was_a_complaint(store, case):
    one, other = case(), case()
    happened(store, one, ("complaint_received", DAY), ("inquiry_finished", DAY), ("closed", DAY))
    happened(store, other, ("closed", DAY))
    assert {"T24.refuse", "T24.finish", "T27"} == set(lines(store, one))
    assert lines(store, other) == {}


def test_matters_that_are_no_labour_dispute_have_no_limitation(store, case):
    one, mixed = case(Entry(dispute_types=("非劳动争议",))), case(Entry(dispute_types=("非劳动争议", "劳动报酬")))
    assert happened(store, one, ("known", DAY)) == []
    assert len(happened(store, mixed, ("known", DAY))) == 1


def test_an_unknown_event_does_nothing(store, case):
    assert happened(store, case(), ("moon_landing", DAY)) == []


@pytest.mark.parametrize(
    ("code", "wanted", "said"),
    [
        ("T01", Turn(EXTEND, DAY, until=DAY + timedelta(days=9), paper="同意书"), "没有规定这条期限可以延长"),
        ("T02", Turn(EXTEND, DAY, until=DAY + timedelta(days=40)), "证明材料"),
        ("T02", Turn(EXTEND, DAY, until=DAY + timedelta(days=3), paper="同意书"), "晚于现在的到期日"),
        ("T02", Turn(EXTEND, DAY, paper="同意书"), "延到哪一天"),
        ("T03", Turn(EXTEND, DAY, until=DAY + timedelta(days=31), paper="同意书"), "超过了"),
        ("T03", Turn(EXTEND, DAY, days=16, paper="同意书"), "超过了"),
        ("T02", Turn(SUSPEND, DAY, paper="证明"), "可以中止或者中断"),
        ("T02", Turn(INTERRUPT, DAY, paper="证明"), "可以中止或者中断"),
        ("T15", Turn(INTERRUPT, DAY, paper="证明"), "可以中止或者中断"),
        ("T11", Turn(INTERRUPT, DAY - timedelta(days=1), paper="欠条"), "起算日之前"),
        ("T11", Turn(INTERRUPT, DAY + timedelta(days=380), paper="欠条"), "已经届满"),
        ("T11", Turn(SUSPEND, DAY, until=DAY, paper="证明"), "晚于中止"),
        ("T11", Turn(RESUME, DAY), "没有中止"),
    ],
)
def test_what_the_law_does_not_know_is_refused_and_changes_nothing(store, case, code, wanted, said):
    with store.write(DESK.actor) as session:
        row = begin(session, DESK, session.get_one(Case, case()), code, DAY)
        before = (row.due_on, list(row.turns), row.status)
        with pytest.raises(BadTurn) as refused:
            turn(session, DESK, row.id, wanted)
        assert said in str(refused.value)
        assert (row.due_on, list(row.turns), row.status) == before


def test_suspended_twice_and_resumed(store, case):
    with store.write(DESK.actor) as session:
        row = begin(session, DESK, session.get_one(Case, case()), "T11", DAY)
        due = row.due_on
        turn(session, DESK, row.id, Turn(SUSPEND, date(2026, 5, 1), paper="隔离证明"))
        assert (row.status, row.due_on) == ("suspended", None)
        with pytest.raises(BadTurn):
            turn(session, DESK, row.id, Turn(SUSPEND, date(2026, 5, 9), paper="隔离证明"))
        with pytest.raises(BadTurn):
            turn(session, DESK, row.id, Turn(RESUME, date(2026, 5, 1)))
        turn(session, DESK, row.id, Turn(RESUME, date(2026, 5, 11)))
        assert (row.status, row.due_on) == ("running", due + timedelta(days=10))
        with pytest.raises(BadTurn):
            turn(session, DESK, row.id, Turn(SUSPEND, date(2026, 5, 10), paper="隔离证明"))
        meet(session, DESK, row, date(2026, 6, 1))
        with pytest.raises(BadTurn):
            turn(session, DESK, row.id, Turn(INTERRUPT, date(2026, 6, 2), paper="欠条"))


@given(data=st.data())
@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_whatever_is_tried_the_row_agrees_with_the_engine(store, case, data):
    with store.write(DESK.actor) as session:
        row = begin(
            session, DESK, session.get_one(Case, case()), data.draw(st.sampled_from(["T02", "T11", "T15"])), DAY
        )
        for _ in range(data.draw(st.integers(1, 4))):
            on = DAY + timedelta(days=data.draw(st.integers(-2, 400)))
            until = data.draw(st.none() | st.integers(-5, 60).map(lambda n, on=on: on + timedelta(days=n)))
            kind = data.draw(st.sampled_from(KINDS))
            before = (row.due_on, len(row.turns))
            try:
                turn(session, DESK, row.id, Turn(kind, on, until=until, reason="不可抗力", paper="证明"))
            except BadTurn:
                assert (row.due_on, len(row.turns)) == before
                continue
            assert row.due_on == case_deadlines.answer_of(row, case_deadlines.calendar_of(session)).due
            assert (row.due_on is None) == (row.status == "suspended")
            if kind in (EXTEND, INTERRUPT) and before[0] and row.due_on:
                assert row.due_on >= before[0]


def test_a_newer_rule_table_moves_no_deadline_that_runs(store, case):
    one = case()
    happened(store, one, ("applied", DAY))
    content = copy.deepcopy(codes.shipped(rules.LIST))
    next(item for item in content["items"] if item["code"] == "T02")["length"] = 20
    assert codes.problems(content, codes.shipped(rules.LIST)) == []
    send(store, rules.LIST, content)
    line = lines(store, one)["T02"]
    assert (line.due, line.is_outdated) == (date(2026, 3, 17), True)
    two = case()
    happened(store, two, ("applied", DAY))
    line = lines(store, two)["T02"]
    assert (line.due, line.is_outdated) == (date(2026, 3, 22), False)
    with store.read() as session:
        assert {row.rule_version for row in session.scalars(select(Deadline))} == {"shipped", "2"}


def test_a_calendar_that_comes_moves_what_it_concerns_and_says_so(store, case):
    one = case()
    happened(store, one, ("arbitration_applied", date(2026, 12, 29)))
    line = lines(store, one)["T12"]
    assert line.due == date(2027, 1, 5)  # by weekends alone
    assert len(line.warnings) == 1
    content = copy.deepcopy(codes.shipped("calendar"))
    new = [("2027-01-01", "statutory"), ("2027-01-04", "rest"), ("2027-01-09", "work")]
    content["items"] += [{"code": code, "name": "元旦", "kind": kind} for code, kind in new]
    send(store, "calendar", content)
    with store.write(DESK.actor) as session:
        assert case_deadlines.recount(session, DESK) == 1
        assert case_deadlines.recount(session, DESK) == 0
    line = lines(store, one)["T12"]
    assert (line.due, line.warnings) == (date(2027, 1, 7), ())  # 30, 31 December; 5, 6, 7 January
    with store.read() as session:
        steps = session.scalars(select(Step).where(Step.action == "deadline_recounted")).all()
        assert [step.note for step in steps] == ["T12 仲裁：决定受理 2027-01-07"]


def test_every_move_leaves_a_step(store, case):
    one = case()
    with store.write(DESK.actor) as session:
        row = begin(session, DESK, session.get_one(Case, one), "T02", DAY)
        turn(session, DESK, row.id, Turn(EXTEND, DAY, until=date(2026, 4, 20), paper="延期同意书"))
        drop(session, DESK, row, "登记错了")
    with store.read() as session:
        steps = session.scalars(select(Step).where(Step.case_id == one).order_by(Step.id)).all()
        assert [(step.action, step.note) for step in steps][1:] == [
            ("deadline_begun", "T02 调解期限 2026-03-17"),
            ("deadline_extended", "T02 调解期限 2026-04-20，延期同意书"),
            ("deadline_dropped", "T02 调解期限 2026-04-20，登记错了"),
        ]


def test_what_a_withdrawal_met_runs_on_when_it_is_undone(store, case):
    one = case()
    begun = DAY + timedelta(days=1)
    happened(store, one, ("applied", DAY), ("accepted", begun), ("withdrawn", begun + timedelta(days=2)))
    found = lines(store, one)
    assert {code: line.status for code, line in found.items()} == {"T01": "met", "T02": "met"}
    happened(store, one, ("withdrawal_undone", begun + timedelta(days=4)))
    after = lines(store, one)
    assert (after["T02"].status, after["T02"].met_on, after["T02"].due) == ("running", None, found["T02"].due)
    assert after["T01"] == found["T01"]  # acceptance met it, not the withdrawal
    happened(store, one, ("agreed", begun + timedelta(days=5)), ("withdrawal_undone", begun + timedelta(days=6)))
    assert lines(store, one)["T02"].status == "met"


def test_one_that_was_begun_anew_meanwhile_is_not_doubled(store, case):
    one = case()
    happened(store, one, ("applied", DAY), ("withdrawn", DAY + timedelta(days=5)), ("begun", DAY + timedelta(days=6)))
    happened(store, one, ("withdrawal_undone", DAY + timedelta(days=7)))
    with store.read() as session:
        rows = session.scalars(select(Deadline).where(Deadline.case_id == one, Deadline.rule == "T02")).all()
        assert sorted(row.status for row in rows) == ["met", "running"]

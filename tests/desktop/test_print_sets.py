"""成套打印: the right number of copies for each, all drawn before any is printed, who got hers is kept."""

from dataclasses import replace
from types import SimpleNamespace

import pytest
from sqlalchemy import select

from desktop.print_sets import PrintSets, Wish
from desktop.printing.glyphs import GlyphMissing
from desktop.printing.spool import Order
from desktop.sync.login import new_private_key
from desktop.tasks import Runner
from offline_store import codes, numbers, papers, print_sets, printing, registration
from offline_store.models import Change, Series
from offline_store.print_sets import problems
from offline_store.protocol import GrantedNumber
from offline_store.registration import Entry
from offline_store.types import local_day, now

YEAR = local_day(now()).year


@pytest.fixture
def desk(desk):
    return replace(desk, role="mediator", private_key=new_private_key())


@pytest.fixture
def case(store, desk):
    with store.apply() as session:
        series = Series(scope_id=desk.station_id, word="青工调", organisation="工会", kind="agreement")
        session.add(series)
        session.flush()
        granted = [GrantedNumber(running=1, revision=1)]
        numbers.receive(session, desk, series.id, YEAR, granted)
    with store.write(desk.actor) as session:
        reception = registration.begin_reception(session, desk, "visit")
        entry = Entry(name="王小雨", employer="青岛某厂", matter="没有发工资")
        return registration.register(session, desk, reception, entry)


@pytest.fixture
def sets(store, desk, qtbot):
    runner = Runner()
    yield PrintSets(runner, SimpleNamespace(store=store, desk=desk))
    runner.close()


def final(store, desk, case, kind, values=None):
    with store.write(desk.actor) as session:
        paper = papers.draft(session, desk, case, kind, values or {})
        papers.finalise(session, desk, paper)
        return paper


def agreement_set(store, case):
    with store.read() as session:
        return next(each for each in print_sets.of_case(session, case) if each.code == "agreement")


def test_the_agreement_is_printed_for_each_party_and_the_file(store, desk, case):
    paper = final(store, desk, case, "rights_notice")
    found = agreement_set(store, case)
    by_kind = {each.kind: each for each in found.papers}
    assert by_kind["mediation_agreement"].count == 3, "parties + 1"
    assert by_kind["mediation_agreement"].paper is None, "what is not final is not printed"
    assert by_kind["rights_notice"].paper.id == paper
    assert by_kind["proof_of_service"].count == 1


def test_the_shipped_table_can_be_used_and_a_wrong_one_is_told():
    assert problems(codes.shipped("print_sets")) == []
    wrong = {"items": [{"code": "x", "name": "甲", "papers": ["nothing nobody"]}]}
    assert problems(wrong) == ["甲：没有名为 nothing 的文书", "甲：不认识的接收人 nobody"]
    assert problems({"items": [{"name": "乙"}]}) == ["乙：没有文书"]
    assert problems({}) == ["（没有名称）：没有文书"]


def test_who_got_hers_is_kept_and_a_slip_is_taken_back(store, desk, case):
    paper = final(store, desk, case, "rights_notice")

    def given():
        found = next(each for each in agreement_set(store, case).papers if each.kind == "rights_notice")
        return {copy.receiver: copy.given for copy in found.copies}

    def give(receiver, *, is_given):
        with store.write(desk.actor) as session:
            print_sets.give(session, desk, paper, receiver, given=is_given)

    assert not any(given().values())
    give("applicant", is_given=True)
    give("applicant", is_given=True)
    assert given() == {"applicant": True, "respondent": False, "file": False}
    give("applicant", is_given=False)
    assert not any(given().values())
    with store.read() as session:
        kinds = list(session.scalars(select(Change.kind).where(Change.record_type == "delivery")))
    assert kinds == ["create", "void"], "given twice is written once"


def test_the_set_goes_in_one_go_each_with_its_copies(print_server, store, desk, case, sets, qtbot):
    made = [final(store, desk, case, kind) for kind in ("rights_notice", "proof_of_service")]
    with store.read() as session:
        wishes = [Wish(papers.paper(session, paper), copies) for paper, copies in zip(made, (3, 1), strict=True)]
    with qtbot.waitCallback() as told:
        sets.print(wishes, Order("desk"), told, pytest.fail)
    results = told.args[0]
    assert [result.form_id for result in results] == made
    assert all(result.job and result.error is None for result in results)
    with store.read() as session:
        assert {(line.form_id, line.copies) for line in printing.open_jobs(session)} == {(made[0], 3), (made[1], 1)}
    with qtbot.waitCallback() as told:
        sets.print(wishes, Order("nobody", reason="存档"), told, pytest.fail)
    assert [type(result.error).__name__ for result in told.args[0]] == ["NoSuchPrinter", "NoSuchPrinter"]


def test_a_paper_that_cannot_be_drawn_stops_the_set_before_a_sheet(print_server, store, desk, case, sets, qtbot):
    good = final(store, desk, case, "rights_notice")
    bad = final(store, desk, case, "proof_of_service", {"case_number": "\U0010fffd", "organisation": "\U0010fffd"})
    with store.read() as session:
        wishes = [Wish(papers.paper(session, paper), 1) for paper in (good, bad)]
    with qtbot.waitCallback() as told:
        sets.print(wishes, Order("desk"), pytest.fail, told)
    assert isinstance(told.args[0], GlyphMissing)
    with store.read() as session:
        assert printing.recent_jobs(session) == []

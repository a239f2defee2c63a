"""Several cases at once: the preview says what becomes of each, the undo puts every field back, byte for byte."""

from dataclasses import replace

import pytest
from sqlalchemy import select

from offline_store import batch, papers, registration
from offline_store.batch import ASSIGN, CLOSE, REMIND, ChangedSince, NothingToUndo, Wanted
from offline_store.models import RECORD_TYPES, Case, Reminder, Step
from offline_store.process import checklists, moves
from offline_store.records import fields_of
from offline_store.registration import Entry
from offline_store.settings import Clerk, save_clerks
from offline_store.types import canonical

ENTRY = Entry(
    name="王小雨", phone="16000000002", employer="青岛某厂", people=2, dispute_types=("劳动报酬",),
    claim="要工资", matter="没有发工资", advice="先调解",
)  # fmt: skip
CLERKS = {"wangfang": Clerk("王芳", "clerk"), "lisi": Clerk("李四", "clerk"), "chief": Clerk("长", "supervisor")}


def register(store, desk, number, *, ready=False):
    with store.write(desk.actor) as session:
        save_clerks(session, CLERKS)
        found = []
        for _ in range(number):
            reception = registration.begin_reception(session, desk, "visit")
            found.append(registration.register(session, desk, reception, ENTRY))
        session.flush()
        for case_id in found if ready else ():
            moves.move(session, desk, case_id, "accept")
            checklists.set_outcome(session, desk, case_id, "和解")
            papers.note_printing(session, desk, registration.call_form(session, case_id), "p", "1", 1, "0" * 64)
            for code in ("worker_told", "papers_complete"):
                checklists.tick(session, desk, case_id, code, done=True)
    return found


def do(store, desk, cases, wanted, batch_id="b1"):
    with store.write(desk.actor) as session:
        return batch.run(session, desk, batch_id, cases, wanted)


def undo(store, desk):
    with store.read() as session:
        parts = batch.check_undo(session, desk)
    undone = 0
    for _ in range(parts):
        with store.write(desk.actor) as session:
            undone += batch.undo_part(session, desk)
    return undone


def said(store):
    """Every field of every row, but of Steps; rows that a batch made and its undo voided do not count."""
    with store.read() as session:
        return {
            (name, row.id): canonical(fields_of(row))
            for name, model in RECORD_TYPES.items()
            if name != "step"
            for row in session.scalars(select(model).where(model.state == "live"))
        }


def planned(store, desk, cases, wanted):
    with store.read() as session:
        return {each.case_id: each for each in batch.preview(session, desk, cases, wanted)}


@pytest.mark.parametrize(
    ("wanted", "who"), [(Wanted(ASSIGN, "lisi"), "clerk"), (Wanted(CLOSE), "clerk"), (Wanted(CLOSE), "supervisor")]
)
def test_an_undo_puts_every_field_back(store, desk, wanted, who):
    cases = register(store, desk, 3, ready=True)
    chief = replace(desk, role=who, account="chief" if who == "supervisor" else desk.account)
    if who == "supervisor":  # the clerk has asked for it
        do(store, desk, cases, Wanted(CLOSE), "asked")
    before = said(store)
    plan = planned(store, chief, cases, wanted)
    assert not [each for each in plan.values() if each.obstacle]
    assert do(store, chief, cases, wanted) == cases
    assert said(store) != before
    assert undo(store, chief) == 3
    assert said(store) == before
    with store.read() as session:
        told = session.scalars(select(Step.action).where(Step.action == "batch_undone")).all()
        assert len(told) == 3
    with pytest.raises(NothingToUndo):
        undo(store, chief)


def test_what_cannot_be_done_stays_listed_with_the_reason(store, desk):
    ready, missing = register(store, desk, 1, ready=True), register(store, desk, 1)
    (void,) = register(store, desk, 1)
    with store.write(desk.actor) as session:
        session.get_one(Case, void).state = "void"
    cases = [*ready, *missing, void]
    plan = planned(store, desk, cases, Wanted(CLOSE))
    assert plan[ready[0]].obstacle == "" and plan[ready[0]].to == "已结案"
    assert "填了办结结果" in plan[missing[0]].obstacle and "已作废" in plan[void].obstacle
    before = said(store)
    assert do(store, desk, missing, Wanted(CLOSE)) == []
    assert said(store) == before
    assert do(store, desk, cases, Wanted(CLOSE)) == ready


def test_a_reminder_goes_to_the_handler_and_its_undo_takes_it_back(store, desk):
    cases = register(store, desk, 2)
    assert "还没有分派" in planned(store, desk, cases, Wanted(REMIND, "请抓紧"))[cases[0]].obstacle
    do(store, desk, cases, Wanted(ASSIGN, "lisi"))
    do(store, desk, cases, Wanted(REMIND, "请抓紧"), "b2")
    with store.read() as session:
        rows = session.scalars(select(Reminder)).all()
        assert [(row.to_account, row.text, row.level, row.state) for row in rows] == [
            ("lisi", "请抓紧", "bubble", "live")
        ] * 2
    assert undo(store, desk) == 2
    with store.read() as session:
        assert {row.state for row in session.scalars(select(Reminder))} == {"void"}
        assert {row.handler for row in session.scalars(select(Case))} == {"lisi"}  # the batch before it stays


def test_a_batch_in_parts_is_undone_as_a_whole_or_not_at_all(store, desk):
    cases = register(store, desk, 5)
    before = said(store)
    for part in (cases[:2], cases[2:4], cases[4:]):
        do(store, desk, part, Wanted(ASSIGN, "lisi"))
    with store.write(desk.actor) as session:
        session.get_one(Case, cases[0]).handler_name = "别人"
    with pytest.raises(ChangedSince, match="0001"):
        undo(store, desk)
    with store.write(desk.actor) as session:
        session.get_one(Case, cases[0]).handler_name = "李四"
    with pytest.raises(NothingToUndo):
        undo(store, replace(desk, account="lisi"))
    assert undo(store, desk) == 5
    assert said(store) == before


def test_what_others_wrote_in_another_field_since_stays(store, desk):
    (case_id,) = register(store, desk, 1)
    do(store, desk, [case_id], Wanted(ASSIGN, "lisi"))
    with store.write(desk.actor) as session:
        session.get_one(Case, case_id).claim = "改过的诉求"
    undo(store, desk)
    with store.read() as session:
        case = session.get_one(Case, case_id)
        assert (case.handler, case.claim) == ("", "改过的诉求")

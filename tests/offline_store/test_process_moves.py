"""The way of a case: every state is reached, every move made by who may and by nobody else, none without a Step."""

from contextlib import suppress
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from offline_store import codes, joining, papers, registration, timeline
from offline_store.errors import ExpectedError
from offline_store.models import CITY, Case, CodeList, Deadline, Decision, Step
from offline_store.process import assignment, checklists, decisions, handing, moves, rules, steps
from offline_store.process.checklists import NotReady
from offline_store.process.moves import CannotMove
from offline_store.registration import Entry
from offline_store.roles import RIGHTS, may
from offline_store.settings import Clerk, save_clerks
from offline_store.stations import LIST_ID
from offline_store.store import open_store
from offline_store.types import local_day, now

STATES = {item["code"]: item for item in codes.shipped("process_states")["items"]}
MOVES = codes.shipped("process_moves")["items"]
LEVELS = ("city", "district", "street", "enterprise")
ENTRY = Entry(
    name="王小雨", phone="16000000002", employer="青岛某厂", people=2, dispute_types=("劳动报酬",),
    claim="要工资", matter="没有发工资", advice="先调解",
)  # fmt: skip


class _Undone(Exception):
    pass


@pytest.fixture(scope="module")
def ground(tmp_path_factory):
    opened = open_store(tmp_path_factory.mktemp("process"), bytes(range(32)))
    yield opened
    opened.close()


@pytest.fixture
def session(ground, desk):
    """A transaction as the desk writes it; what a test did in it is undone."""
    with suppress(_Undone), ground.write(desk.actor) as opened:
        yield opened
        raise _Undone


def person(desk, role, account=None):
    return replace(desk, role=role, account=account or role, clerk=f"{role} 员")


def tree(session, level):
    """The station of the desk has this level; "" for a tree that does not know it."""
    row = session.get(CodeList, LIST_ID) or CodeList(id=LIST_ID, scope_id=CITY, name="station", version="1", source="")
    row.effective = local_day(now())
    row.content = {"items": [{"code": "3702", "name": "站", "id": "station-1", "level": level, "parent": ""}]}
    session.add(row)
    session.flush()


def new_case(session, desk, status="registered", before=None):
    reception = registration.begin_reception(session, desk, "visit")
    case_id = registration.register(session, desk, reception, ENTRY)
    session.flush()
    case = session.get_one(Case, case_id)
    if before:
        steps.go(session, desk, case, rules.load(session), before, action="test")
    if status != case.status:
        steps.go(session, desk, case, rules.load(session), status, action="test")
    session.flush()
    return case


def steps_of(session, case):
    return session.scalars(select(Step).where(Step.case_id == case.id).order_by(Step.at, Step.id)).all()


def make_ready(session, desk, case, gate):
    """Everything of a gate is done, by those who do it."""
    if gate == "close":
        checklists.set_outcome(session, desk, case.id, "和解")
        papers.note_printing(session, desk, registration.call_form(session, case.id), "p", "1", 1, "0" * 64)
    for item in checklists.items(session, case, gate):
        if not item.by_itself:
            checklists.tick(session, desk, case.id, item.code, done=True)
    session.flush()


def make(session, desk, case, line, decider=None):
    """Make a move as it is made: by itself, with its decision, or by what it is a part of."""
    if line["through"] == "assignment":
        return assignment.assign(session, desk, case.id, desk.account)
    if line["through"]:
        return moves.carry(session, desk, case, line["code"], "理由")
    asked = moves.move(session, desk, case.id, line["code"], "理由")
    session.flush()
    if asked and decider:
        decisions.decide(session, decider, asked, approved=True, opinion="同意")
    return asked


@pytest.mark.parametrize("line", MOVES, ids=[line["code"] for line in MOVES])
def test_every_move_is_made_from_each_of_its_states_by_those_who_may_and_refused_to_the_others(line, session, desk):
    trials = [(line["from"][0], role, "") for role in RIGHTS]
    trials += [(line["from"][0], "supervisor", level) for level in LEVELS]
    trials += [(source, "supervisor", "") for source in line["from"][1:]]
    for source, role, level in trials:
        tree(session, level)
        who = person(desk, role)
        save_clerks(session, {who.account: Clerk(who.clerk, role), "chief": Clerk("长", "supervisor")})
        case = new_case(session, desk, source, before="accepted")
        if line["gate"]:
            make_ready(session, desk, case, line["gate"])
        before = steps_of(session, case)
        if may(role, line["right"]) and (not level or level in line["levels"]):
            make(session, who, case, line, person(desk, "supervisor", "chief"))
            session.flush()
            home = source if STATES[source]["home"] else "accepted"
            expected = home if line["to"] == "back" else line["to"]
            last = [step for step in steps_of(session, case) if step.after][-1]
            assert (last.after, last.station, last.desk) == (expected, desk.station_name, desk.number)
            assert (case.closed_at is not None) == STATES[expected]["ends"]
        else:
            expected = source
            with pytest.raises(ExpectedError):
                make(session, who, case, line)
            assert steps_of(session, case) == before
        assert case.status == expected


def test_every_state_is_reached_from_the_beginning_and_from_every_one_a_case_can_be_moved_on():
    reached, wave = {"registered"}, {"registered"}
    while wave:
        wave = {
            to
            for line in MOVES
            for to in (line["to"], line["meanwhile"])
            if set(line["from"]) & reached and to in STATES and to not in reached
        }
        reached |= wave
    assert reached == set(STATES)
    assert {source for line in MOVES for source in line["from"]} == set(STATES)


def test_the_tables_name_only_what_there_is():
    kinds = {item["code"] for item in codes.shipped("decision_kinds")["items"]}
    gates = {item["gate"] for item in codes.shipped("checklist")["items"]}
    events = {item["code"] for item in codes.shipped("deadline_events")["items"]}
    rights = frozenset().union(*RIGHTS.values())
    for line in MOVES:
        assert (
            line["to"] in {*STATES, "back"} and set(line["from"]) <= set(STATES) and line["meanwhile"] in {"", *STATES}
        )
        assert line["decision"] in {"", *kinds} and line["gate"] in {"", *gates} and line["right"] in rights
        assert line["event"] in {"", *events}
        assert set(line["levels"]) <= set(LEVELS) and line["levels"]
    assert {item["check"] for item in codes.shipped("checklist")["items"]} <= {"", *checklists._CHECKS}


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(st.integers(0, 60), st.sampled_from(sorted(RIGHTS))), max_size=14))
def test_whatever_is_tried_the_case_moves_along_the_table_alone(session, desk, tries):
    save_clerks(session, {"a": Clerk("甲", "clerk"), "chief": Clerk("长", "supervisor")})
    case = new_case(session, desk)
    for place, role in tries:
        who, was = person(desk, role), case.status
        line = MOVES[place % len(MOVES)]
        try:
            moves.move(session, who, case.id, line["code"], "理由")
        except (CannotMove, NotReady, ExpectedError):
            assert case.status == was
            continue
        assert was in line["from"] and may(role, line["right"]) and not line["through"]
        session.flush()
    told = [step for step in steps_of(session, case) if step.after]
    at = "registered"
    for step in told:  # the Steps tell the whole way, without a gap
        assert step.before == at
        at = step.after
    assert at == case.status


def test_a_side_state_leads_back_to_where_the_case_came_from(session, desk):
    for home in (code for code, state in STATES.items() if state["home"] and code in MOVES_OUT["suspend_injury"]):
        case = new_case(session, desk, home, before="accepted")
        moves.move(session, desk, case.id, "suspend_injury", "等工伤认定")
        session.flush()
        moves.move(session, desk, case.id, "withdraw", "不告了")
        session.flush()
        moves.move(session, desk, case.id, "undo_withdraw", "又要办")
        session.flush()
        assert case.status == home


def test_the_deadline_of_a_withdrawn_mediation_runs_on_when_she_goes_on_after_all(session, desk):
    case = new_case(session, desk, "accepted")
    session.flush()
    moves.move(session, desk, case.id, "consult")
    session.flush()
    terms = session.scalars(select(Deadline).where(Deadline.case_id == case.id)).all()
    before = {row.rule: (row.status, row.due_on) for row in terms}
    assert before["T02"][0] == "running"
    for code, status in (("withdraw", "met"), ("undo_withdraw", "running")):
        moves.move(session, desk, case.id, code, "当事人说的")
        session.flush()
        assert next(row.status for row in terms if row.rule == "T02") == status
    assert {row.rule: (row.status, row.due_on) for row in terms} == before


def test_a_step_says_by_which_version_of_the_table_it_was_allowed(session, desk):
    case = new_case(session, desk, "registered")
    moves.move(session, desk, case.id, "accept")
    row = CodeList(scope_id=CITY, name="process_moves", version="2027-3", effective=local_day(now()), source="3 号文")
    row.content = codes.shipped("process_moves")
    session.add(row)
    session.flush()
    moves.move(session, desk, case.id, "answer")
    decisions.ask_sign_off(session, desk, case.id, "请签")
    session.flush()
    told = {step.action: step.rules for step in steps_of(session, case)}
    assert (told["accept"], told["answer"], told["asked"]) == ("shipped", "2027-3", "")
    entries = {each.action: each.about.get("rules") for each in timeline.of_case(session, desk, case.id)}
    assert (entries["accept"], entries["answer"]) == ("shipped", "2027-3")


MOVES_OUT = {line["code"]: line["from"] for line in MOVES}


def test_joining_is_a_state_and_taking_out_leads_back(session, desk):
    cases = [new_case(session, desk, status) for status in ("registered", "mediating", "accepted")]
    target = joining.join(session, desk, [case.id for case in cases], None, 5)
    session.flush()
    assert {case.status for case in cases} == {"joined"}
    assert session.get_one(Case, target).status == "registered"
    joining.take_out(session, desk, cases[1].id)
    assert cases[1].status == "mediating"


def test_what_leads_on_is_told_with_what_is_in_the_way(session, desk):
    tree(session, "enterprise")
    case = new_case(session, desk, "mediating")
    found = {way.move.code: way for way in moves.standing(session, desk, case.id).ways}
    assert found["sign"].why_not == "right"  # a clerk does not mediate
    assert found["give_aid"].why_not == "level"
    assert [item.code for item in found["close"].open_items] == [
        "outcome_given", "form_printed", "worker_told", "papers_complete",
    ]  # fmt: skip
    with pytest.raises(NotReady, match="办结结果"):
        moves.move(session, desk, case.id, "close")
    assert (found["suspend_injury"].why_not, found["suspend_injury"].to) == ("", "挂起：等工伤认定")
    case.state = "void"
    assert {way.why_not for way in moves.standing(session, desk, case.id).ways} == {"void"}


def test_a_reason_is_wanted_where_the_table_wants_one(session, desk):
    case = new_case(session, desk)
    with pytest.raises(CannotMove, match="理由"):
        moves.move(session, desk, case.id, "withdraw", " ")
    assert case.status == "registered"


def test_a_new_version_of_the_table_holds_from_its_day_on(session, desk):
    content = codes.shipped("process_moves")
    content["items"] = [dict(item, right="approve") if item["code"] == "accept" else item for item in content["items"]]
    content["items"].append(dict(content["items"][0], code="odd", name="怪", to="nowhere"))
    case = new_case(session, desk)
    assert {way.move.code: way.why_not for way in moves.standing(session, desk, case.id).ways}["accept"] == ""
    row = CodeList(scope_id=CITY, name="process_moves", version="2", source="文", content=content)
    row.effective = local_day(now())
    session.add(row)
    session.flush()
    ways = {way.move.code: way.why_not for way in moves.standing(session, desk, case.id).ways}
    assert ways["accept"] == "right" and "odd" not in ways


def test_who_has_how_much_is_told_before_a_case_is_given_to_somebody(session, desk):
    save_clerks(session, {"a": Clerk("甲", "clerk"), "b": Clerk("乙", "mediator"), "x": Clerk("管", "administrator")})
    first, second, third = (new_case(session, desk, "accepted") for _ in range(3))
    assignment.assign(session, desk, first.id, "a")
    assignment.assign(session, desk, second.id, "a", "熟悉情况")
    session.flush()
    assert [(each.account, each.open) for each in assignment.candidates(session, desk)] == [("b", 0), ("a", 2)]
    with pytest.raises(assignment.NoSuchColleague):
        assignment.assign(session, desk, third.id, "x")
    assert (first.status, first.handler, first.handler_name) == ("assigned", "a", "甲")
    steps.go(session, desk, second, rules.load(session), "closed", action="test")
    session.flush()
    assert assignment.candidates(session, desk)[1].open == 1
    assignment.assign(session, desk, first.id, "b")
    session.flush()
    assert (
        session.scalars(select(Step.note).where(Step.case_id == first.id).order_by(Step.at, Step.id)).all()[-1] == "乙"
    )


def test_a_decision_is_made_by_a_named_other_and_does_what_was_wanted(session, desk):
    chief = person(desk, "supervisor", "chief")
    save_clerks(session, {"wangfang": Clerk("王芳", "clerk"), "chief": Clerk("长", "supervisor")})
    case = new_case(session, desk, "answering", before="accepted")
    make_ready(session, desk, case, "close")
    asked = moves.move(session, desk, case.id, "close")
    session.flush()
    assert case.status == "review"
    (shown,) = decisions.waiting(session, desk)
    assert (shown.obstacle, shown.move, shown.asked_by) == ("right", "咨询答复 → 已结案", "王芳")
    decisions.decide(session, chief, asked, approved=False, opinion="再联系一次单位")
    session.flush()
    assert (case.status, decisions.waiting(session, desk)) == ("answering", [])
    again = moves.move(session, desk, case.id, "close")
    session.flush()
    decisions.decide(session, chief, again, approved=True, opinion="同意")
    assert (case.status, session.get_one(Decision, again).decided_by) == ("closed", "chief")
    assert case.closed_at is not None
    with pytest.raises(decisions.Overtaken):
        decisions.decide(session, chief, again, approved=False, opinion="不")


def test_nobody_decides_her_own_but_a_supervisor_who_is_alone(session, desk):
    chief = person(desk, "supervisor", "chief")
    save_clerks(session, {"chief": Clerk("长", "supervisor"), "vice": Clerk("副", "supervisor")})
    case = new_case(session, desk)
    asked = moves.move(session, chief, case.id, "refuse", "不是劳动关系")
    session.flush()
    with pytest.raises(decisions.OwnAsking):
        decisions.decide(session, chief, asked, approved=True, opinion="")
    assert case.status == "registered"
    save_clerks(session, {"chief": Clerk("长", "supervisor"), "vice": Clerk("副", "clerk")})
    decisions.decide(session, chief, asked, approved=True, opinion="")
    assert case.status == "refused"


def test_a_decision_on_what_has_changed_meanwhile_says_so_and_does_nothing(session, desk):
    chief = person(desk, "supervisor", "chief")
    case = new_case(session, desk)
    asked = moves.move(session, desk, case.id, "refuse", "不是劳动关系")
    session.flush()
    moves.move(session, desk, case.id, "withdraw", "撤回")
    session.flush()
    row = session.get_one(Decision, asked)
    assert row.status == "withdrawn"  # what was asked of the state before is laid aside
    row.status = "waiting"  # as another desk's copy still has it
    with pytest.raises(decisions.Overtaken):
        decisions.decide(session, chief, asked, approved=True, opinion="")
    assert case.status == "withdrawn"


def test_a_request_is_taken_back_by_who_made_it(session, desk):
    case = new_case(session, desk, "answering", before="accepted")
    make_ready(session, desk, case, "close")
    asked = moves.move(session, desk, case.id, "close")
    session.flush()
    decisions.withdraw(session, desk, asked)
    assert case.status == "answering"
    with pytest.raises(decisions.Overtaken):
        decisions.withdraw(session, desk, asked)


def test_the_leader_writes_a_note_and_signs(session, desk):
    chief = person(desk, "supervisor", "chief")
    save_clerks(session, {"wangfang": Clerk("王芳", "clerk"), "chief": Clerk("长", "supervisor")})
    case = new_case(session, desk)
    with pytest.raises(ExpectedError):
        decisions.instruct(session, desk, case.id, "抓紧")
    decisions.instruct(session, chief, case.id, "请抓紧办理")
    paper = decisions.ask_sign_off(session, desk, case.id, "提示函稿")
    session.flush()
    decisions.decide(session, chief, paper, approved=True, opinion="同意签发")
    session.flush()
    assert case.status == "registered"
    told = [
        (each.kind, each.status, each.opinion, each.decided_by) for each in decisions.of_case(session, desk, case.id)
    ]
    assert told == [
        ("instruction", "approved", "请抓紧办理", "supervisor 员"),
        ("sign_off", "approved", "同意签发", "supervisor 员"),
    ]


def test_what_was_ticked_says_by_whom(session, desk):
    case = new_case(session, desk)
    checklists.tick(session, desk, case.id, "worker_told", done=True)
    ticked = {item.code: (item.done, item.who) for item in checklists.items(session, case, "close")}
    assert ticked["worker_told"] == (True, "王芳") and ticked["papers_complete"] == (False, "")
    checklists.tick(session, desk, case.id, "worker_told", done=False)
    assert not checklists.items(session, case, "close")[-2].done


def test_a_hand_over_proposes_working_days_of_the_table(session):
    friday = date(2026, 11, 20)
    assert handing.proposed_terms(session, friday) == (date(2026, 11, 24), date(2026, 12, 11))

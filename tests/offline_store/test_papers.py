"""The papers of a case: a final one never changes, no number stands on two, a version follows the one before."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from offline_store import conflicts, numbers, paper_checks, paper_kinds, papers, queries, registration, timeline
from offline_store.errors import ExpectedError, NotAllowed
from offline_store.models import AuditEntry, Change, Conflict, Form, Number, Series
from offline_store.protocol import GrantedNumber
from offline_store.registration import Entry
from offline_store.types import local_day, now

YEAR = local_day(now()).year
NUMBERED, PLAIN = "agreement_like", "application_like"


@pytest.fixture(autouse=True)
def kinds(monkeypatch):
    """A kind of paper with a 文号 and one without."""
    known = {
        NUMBERED: {"title": "协议", "series": "agreement", "fields": {}},
        PLAIN: {"title": "申请", "series": None, "fields": {}},
    }
    monkeypatch.setattr(paper_kinds, "_described", lambda kind: known.get(kind, {}))


@pytest.fixture
def desk(desk):
    return replace(desk, role="mediator")


def give_block(store, desk, count):
    """A series of the station, and a block of it at this desk."""
    with store.apply() as session:
        series = Series(scope_id=desk.station_id, word="青工调", organisation="工会", kind="agreement")
        session.add(series)
        session.flush()
        granted = [GrantedNumber(running=running, revision=running) for running in range(1, count + 1)]
        numbers.receive(session, desk, series.id, YEAR, granted)
        return series.id


def new_case(store, desk):
    with store.write(desk.actor) as session:
        return registration.register(
            session, desk, registration.begin_reception(session, desk, "visit"), Entry(name="王小雨")
        )


def do(store, desk, action, *arguments):
    with store.write(desk.actor) as session:
        return getattr(papers, action)(session, desk, *arguments)


def look(store, form_id):
    with store.read() as session:
        return papers.paper(session, form_id)


def all_of(store, case_id):
    with store.read() as session:
        return papers.papers(session, case_id)


def test_a_paper_goes_from_the_draft_to_the_numbered_final(store, desk):
    give_block(store, desk, 3)
    case = new_case(store, desk)
    paper = do(store, desk, "draft", case, NUMBERED, {"a": "甲"})
    assert look(store, paper).status == "draft" and not look(store, paper).number
    do(store, desk, "change", paper, {"a": "乙"})
    assert do(store, desk, "finalise", paper) == f"青工调字〔{YEAR}〕1号"
    view = look(store, paper)
    assert (view.status, view.version, view.values, view.made_by) == ("final", 1, {"a": "乙"}, "王芳")
    assert view.digest == papers.digest_of(NUMBERED, view.number, 1, {"a": "乙"})
    with store.read() as session:
        (line,) = numbers.of_case(session, case)
        assert (line.text, line.paper) == (view.number, "协议")
        account = numbers.account(session, session.query(Series).one().id, YEAR, desk)
        assert [each.paper for each in account.lines] == ["协议", "", ""]
        noted = session.query(AuditEntry).filter_by(action="finalised").one()
        assert (noted.subject_id, noted.detail) == (paper, {"number": view.number, "digest": view.digest})
        steps = [entry for entry in timeline.of_case(session, desk, case) if entry.action == "paper_final"]
        assert [entry.text for entry in steps] == [f"协议 {view.number}"]


def test_what_is_typed_stays_on_this_machine_until_it_is_the_papers(store, desk):
    case = new_case(store, desk)
    paper = do(store, desk, "draft", case, PLAIN, {"a": ""})
    with store.read() as session:
        before = session.query(Change).count()
    with store.write(desk.actor) as session:
        papers.keep(session, paper, {"a": "打了一半"})
    with store.read() as session:
        assert session.query(Change).count() == before
        assert session.get_one(Form, paper).values == {"a": ""}
    assert look(store, paper).values == {"a": "打了一半"}, "shown as it was typed"
    assert do(store, desk, "finalise", paper) == ""
    assert look(store, paper).values == {"a": "打了一半"}, "and made final so"


def test_a_final_paper_is_not_changed_but_followed(store, desk):
    case = new_case(store, desk)
    paper = do(store, desk, "draft", case, PLAIN, {"a": 1})
    with pytest.raises(papers.NotFinal):
        do(store, desk, "revise", paper)
    do(store, desk, "finalise", paper)
    before = look(store, paper)
    for action, arguments in (("change", ({"a": 2},)), ("finalise", ())):
        with pytest.raises(papers.FrozenPaper, match="改一版"):
            do(store, desk, action, paper, *arguments)
    with pytest.raises(papers.FrozenPaper), store.write(desk.actor) as session:
        papers.keep(session, paper, {"a": 2})
    second = do(store, desk, "revise", paper)
    with pytest.raises(papers.NextVersionThere):
        do(store, desk, "revise", paper)
    do(store, desk, "change", second, {"a": 2})
    do(store, desk, "finalise", second)
    assert look(store, paper) == before
    view = look(store, second)
    assert (view.version, view.replaces, view.name) == (2, paper, "申请（第2版）")
    with store.read() as session:
        assert [each.id for each in papers.versions(session, second)] == [paper, second]


def test_a_paper_and_its_number_are_voided_together(store, desk):
    give_block(store, desk, 2)
    case = new_case(store, desk)
    paper = do(store, desk, "draft", case, NUMBERED, {})
    do(store, desk, "finalise", paper)
    with pytest.raises(numbers.ReasonNeeded):
        do(store, desk, "void", paper, " ")
    number = look(store, paper).number_id
    with pytest.raises(numbers.CarriedByPaper, match="文书"), store.write(desk.actor) as session:
        numbers.void(session, desk, number, "号错了")
    do(store, desk, "void", paper, "双方姓名写错")
    with store.read() as session:
        row = session.get_one(Number, number)
        assert (row.status, row.reason) == ("void", "双方姓名写错")
    assert (look(store, paper).status, look(store, paper).note) == ("void", "双方姓名写错")
    again = do(store, desk, "revise", paper)
    assert do(store, desk, "finalise", again).endswith("〕2号")


def test_a_number_taken_by_hand_goes_onto_the_first_paper(store, desk):
    series = give_block(store, desk, 3)
    case = new_case(store, desk)
    with store.write(desk.actor) as session:
        by_hand = numbers.take(session, desk, case, series)
    first, second = (do(store, desk, "draft", case, NUMBERED, {}) for _ in range(2))
    assert do(store, desk, "finalise", first) == by_hand
    assert do(store, desk, "finalise", second).endswith("〕2号")


def test_without_a_number_it_stays_a_draft(store, desk):
    case = new_case(store, desk)
    paper = do(store, desk, "draft", case, NUMBERED, {"a": 1})
    with pytest.raises(numbers.NoSeries, match="管理员"):
        do(store, desk, "finalise", paper)
    give_block(store, desk, 0)
    with pytest.raises(numbers.NoNumberLeft):
        do(store, desk, "finalise", paper)
    assert look(store, paper).status == "draft"


def test_who_may_do_what(store, desk):
    give_block(store, desk, 1)
    case = new_case(store, desk)
    clerk, auditor = replace(desk, role="clerk"), replace(desk, role="auditor")
    with pytest.raises(NotAllowed):
        do(store, auditor, "draft", case, PLAIN, {})
    paper = do(store, clerk, "draft", case, NUMBERED, {})
    with pytest.raises(NotAllowed):
        do(store, clerk, "finalise", paper)
    plain = do(store, clerk, "draft", case, PLAIN, {})
    do(store, clerk, "finalise", plain)


def test_a_check_keeps_it_a_draft_and_says_all(store, desk, monkeypatch):
    monkeypatch.setitem(paper_checks.CHECKS, PLAIN, lambda _session, _case, values: values["wrong"])
    paper = do(store, desk, "draft", new_case(store, desk), PLAIN, {"wrong": ["没有日期", "金额对不上"]})
    with pytest.raises(papers.NotComplete, match="没有日期；金额对不上"):
        do(store, desk, "finalise", paper)
    assert look(store, paper).status == "draft"


def test_where_two_desks_differ_somebody_decides_first(store, desk):
    paper = do(store, desk, "draft", new_case(store, desk), PLAIN, {"a": 1})
    said = {"value": {"a": 2}, "desk": "desk-2"}
    about = {"scope_id": desk.station_id, "record_type": "form", "record_id": paper, "field": "values"}
    with store.apply() as session:
        session.add(Conflict(id="c1", **about, stood={"value": {"a": 1}}, gave_way=said))
    with pytest.raises(papers.DesksDiffer):
        do(store, desk, "finalise", paper)
    with store.write(desk.actor) as session:
        conflicts.settle(session, desk, "c1", "gave_way")
    do(store, desk, "finalise", paper)
    assert look(store, paper).values == {"a": 2}
    with store.apply() as session:
        session.add(Conflict(id="c2", **about, stood={"value": {"a": 2}}, gave_way={"value": {"a": 3}}))
    with pytest.raises(papers.FrozenPaper), store.write(desk.actor) as session:
        conflicts.settle(session, desk, "c2", "gave_way")


def test_more_than_a_record_holds_is_refused(store, desk):
    paper = do(store, desk, "draft", new_case(store, desk), PLAIN, {"a": 1})
    with pytest.raises(papers.TooLong, match="屏幕上的文字都还在"):
        do(store, desk, "change", paper, {"a": "字" * 200_000})
    assert look(store, paper).values == {"a": 1}


def test_the_registration_form_is_none_of_them(store, desk):
    case = new_case(store, desk)
    with store.write(desk.actor) as session:
        papers.draft(session, desk, case, PLAIN, {})
        papers.note_printing(session, desk, registration.call_form(session, case), "P", "1", 1, "0" * 64)
    assert [view.kind for view in all_of(store, case)] == [PLAIN]
    with store.read() as session:
        assert queries.receptions(session)[0].case_id == case


STEPS = st.lists(
    st.tuples(
        st.sampled_from(["draft", "keep", "change", "finalise", "finalise", "revise", "void"]),
        st.integers(0, 5),
        st.sampled_from([NUMBERED, PLAIN]),
    ),
    max_size=25,
)


def test_whatever_is_done_a_final_paper_stays_and_no_number_stands_twice(store, desk):
    give_block(store, desk, 12)
    used: dict[str, str] = {}

    @settings(max_examples=25, deadline=None)
    @given(STEPS)
    def run(steps):
        case, known, frozen = new_case(store, desk), [], {}
        for at, (action, which, kind) in enumerate(steps):
            form = known[which % len(known)] if known else None
            try:
                if action == "draft" or form is None:
                    known.append(do(store, desk, "draft", case, kind, {"n": at}))
                elif action == "keep":
                    with store.write(desk.actor) as session:
                        papers.keep(session, form, {"n": at})
                elif action == "revise":
                    known.append(do(store, desk, "revise", form))
                else:
                    rest = {"change": ({"n": at},), "void": ("错了",)}.get(action, ())
                    do(store, desk, action, form, *rest)
            except ExpectedError:
                pass
            check(case, frozen)

    def check(case, frozen):
        views = {view.id: view for view in all_of(store, case)}
        for view in views.values():
            if view.digest:
                said = (view.values, view.number, view.digest, view.version)
                assert frozen.setdefault(view.id, said) == said, "a final paper has changed"
                assert view.digest == papers.digest_of(view.kind, view.number, view.version, view.values)
                assert not view.number or used.setdefault(view.number, view.id) == view.id, "a number stands twice"
                assert bool(view.number) == (view.kind == NUMBERED)
            if view.replaces:
                before = views[view.replaces]
                assert before.status in ("final", "void") and before.version < view.version and before.kind == view.kind
        finals = [(root(views, view), view.version) for view in views.values() if view.digest]
        assert len(finals) == len(set(finals)), "two finals of one version"

    def root(views, view):
        while view.replaces:
            view = views[view.replaces]
        return view.id

    run()
    assert used

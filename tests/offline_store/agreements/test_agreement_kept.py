"""An agreement from its number to the last instalment: signed, in effect, paid or not paid, signed anew."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
import uuid6
from hypothesis import given, settings
from hypothesis import strategies as st
from time_machine import travel

from offline_store import alarms, case_deadlines, codes, members, numbers, papers, registration
from offline_store.agreements import content, drawing, effect, facts, library, performing, signing
from offline_store.agreements.content import EMPLOYER, Agreement, Instalment, Side
from offline_store.agreements.effect import Place, Signed
from offline_store.errors import NotAllowed
from offline_store.matter import Member
from offline_store.models import FollowUp, Series, Step
from offline_store.protocol import GrantedNumber
from offline_store.registration import Entry
from offline_store.types import ZONE, local_day

DAY = date(2026, 11, 30)
NOON = datetime(2026, 11, 30, 12, tzinfo=ZONE)
LIBRARY = library.read(codes.shipped)


@pytest.fixture
def desk(desk):
    return replace(desk, role="mediator")


@pytest.fixture
def clock(monkeypatch):
    monkeypatch.setattr(uuid6, "_last_v7_timestamp", None)  # ids go neither back nor, for the tests that follow, ahead
    with travel(datetime(2026, 11, 30, 9, tzinfo=ZONE), tick=False) as clock:
        yield clock


def give_block(store, desk):
    with store.apply() as session:
        series = Series(scope_id=desk.station_id, word="青工调", organisation="工会", kind="agreement")
        session.add(series)
        session.flush()
        granted = [GrantedNumber(running=running, revision=running) for running in range(1, 6)]
        for year in (2026, 2027):
            numbers.receive(session, desk, series.id, year, granted)


def new_case(store, desk, **entry):
    said = {
        "name": "王秀英",
        "phone": "13800000001",
        "employer": "青岛某某食品有限公司",
        "arrears": 1_260_000,
        "claim": "支付拖欠的工资12600元",
        "dispute_types": ("劳动报酬",),
        "people": 1,
        "matter": "三个月没发工资",
    }
    with store.write(desk.actor) as session:
        reception = registration.begin_reception(session, desk, "visit")
        return registration.register(session, desk, reception, Entry(**said | entry))


def sound(session, desk, case_id, **changed):
    made = facts.drawn_up(session, desk, case_id)
    made = replace(made, requests=tuple(drawing.agreed_as_asked(made, each) for each in made.requests))
    paid = (Instalment("2026-12-10", 600_000, "现金"), Instalment("2026-12-24", 660_000, "现金"))
    clauses = tuple(drawing.clause_of(LIBRARY.clause(code)) for code in ("pay_instalments", "settled"))
    return content.to_values(replace(made, instalments=paid, clauses=clauses, **changed))


def finalised(store, desk, case_id, **changed):
    with store.write(desk.actor) as session:
        form = papers.draft(session, desk, case_id, content.KIND, sound(session, desk, case_id, **changed))
        papers.finalise(session, desk, form)
    return form


def sign_all(store, desk, form, at=None):
    with store.write(desk.actor) as session:
        for place in signing.state_of(session, form).missing:
            found = signing.sign(session, desk, form, place, place.ways[0], at)
    return found


def read(store, query, *arguments):
    with store.read() as session:
        return query(session, *arguments)


def rules_of(store, case_id):
    return {line.rule.code: line for line in read(store, case_deadlines.of_case, case_id)}


def test_a_draft_that_is_not_sound_gets_no_number(store, desk, clock):
    give_block(store, desk)
    case_id = new_case(store, desk)
    with store.write(desk.actor) as session:
        values = content.to_values(facts.drawn_up(session, desk, case_id))
        form = papers.draft(session, desk, case_id, content.KIND, values)
    with store.write(desk.actor) as session, pytest.raises(papers.NotComplete, match="第 1 项请求没有结果"):
        papers.finalise(session, desk, form)
    assert read(store, papers.paper, form).number == ""


def test_the_last_of_the_four_makes_it_effective(store, desk, clock):
    give_block(store, desk)
    case_id = new_case(store, desk)
    form = finalised(store, desk, case_id)
    needed = read(store, signing.state_of, form).places
    assert [(each.role, each.who) for each in needed] == [
        ("applicant", "王秀英"), ("respondent", "青岛某某食品有限公司"), ("mediator", "王芳"),
        ("organisation", read(store, papers.paper, form).values["seal"]),
    ]  # fmt: skip
    for n, place in enumerate(needed):
        clock.shift(timedelta(days=1))
        with store.write(desk.actor) as session:
            found = signing.sign(session, desk, form, place, place.ways[0])
        assert (found.effective_on is None) == (n < 3)
        assert ("T05" in rules_of(store, case_id)) == (n == 3)
    assert found.effective_on == date(2026, 12, 4)
    lines = rules_of(store, case_id)
    assert (lines["T05"].due, lines["T07"].due) == (date(2026, 12, 21), date(2027, 1, 4))  # both end on days off
    dues = read(store, performing.of_case, case_id)
    assert [(each.due_on.isoformat(), each.amount, each.owed) for each in dues] == [
        ("2026-12-10", 600_000, 600_000), ("2026-12-24", 660_000, 660_000),
    ]  # fmt: skip


def test_what_was_signed_some_days_ago_counts_from_that_day(store, desk, clock):
    give_block(store, desk)
    case_id = new_case(store, desk)
    form = finalised(store, desk, case_id)
    clock.shift(timedelta(days=3))
    found = sign_all(store, desk, form, datetime(2026, 12, 1, 10, tzinfo=ZONE))
    assert found.effective_on == date(2026, 12, 1)
    assert {rules_of(store, case_id)[code].starts_on for code in ("T05", "T07", "T09")} == {date(2026, 12, 1)}


def test_an_agent_whose_authority_is_over_cannot_sign(store, desk, clock):
    give_block(store, desk)
    case_id = new_case(store, desk)
    with store.write(desk.actor) as session:
        firm = replace(
            facts.drawn_up(session, desk, case_id).respondents[0],
            agent_name="赵律师",
            agent_signs=True,
            agent_scope="特别授权",
            agent_powers=("承认", "和解"),
            agent_authority_until="2026-12-01",
        )
    form = finalised(store, desk, case_id, respondents=(firm,))
    place = read(store, signing.state_of, form).places[1]
    clock.shift(timedelta(days=2))
    with store.write(desk.actor) as session, pytest.raises(signing.CannotSign, match="授权到 2026-12-01 就过期了"):
        signing.sign(session, desk, form, place, "sign_and_seal")
    with store.write(desk.actor) as session:
        signing.sign(session, desk, form, place, "sign_and_seal", datetime(2026, 12, 1, 9, tzinfo=ZONE))
    assert read(store, signing.signatures, form)[0].note == "赵律师"


@pytest.mark.parametrize(
    ("way", "at", "why"),
    [
        ("thumb", None, "要签名或者盖章"),
        ("sign", datetime(2026, 12, 1, tzinfo=ZONE), "还没有到"),
        ("sign", datetime(2026, 11, 29, tzinfo=ZONE), "定稿以前"),
    ],
)
def test_a_signature_that_does_not_count_is_refused(store, desk, clock, way, at, why):
    give_block(store, desk)
    form = finalised(store, desk, new_case(store, desk))
    place = read(store, signing.state_of, form).places[0]
    with store.write(desk.actor) as session, pytest.raises(signing.CannotSign, match=why):
        signing.sign(session, desk, form, place, way, at)
    assert read(store, signing.signatures, form) == ()


def test_who_may_not_mediate_signs_nothing_and_nobody_signs_twice_or_a_draft(store, desk, clock):
    give_block(store, desk)
    case_id = new_case(store, desk)
    form = finalised(store, desk, case_id)
    place = read(store, signing.state_of, form).places[0]
    with store.write(desk.actor) as session, pytest.raises(NotAllowed):
        signing.sign(session, replace(desk, role="clerk"), form, place, "sign")
    with store.write(desk.actor) as session:
        signing.sign(session, desk, form, place, "sign")
    with store.write(desk.actor) as session, pytest.raises(signing.CannotSign, match="已经记下"):
        signing.sign(session, desk, form, place, "sign")
    with store.write(desk.actor) as session, pytest.raises(signing.CannotSign, match="没有这个签名的位置"):
        signing.sign(session, desk, form, Place("applicant", "别人", ("sign",)), "sign")
    with store.write(desk.actor) as session:
        following = papers.revise(session, desk, form)
    with store.write(desk.actor) as session, pytest.raises(signing.CannotSign, match="还没有定稿"):
        signing.sign(session, desk, following, place, "sign")


def test_a_signature_in_error_is_taken_back_until_it_is_in_effect(store, desk, clock):
    give_block(store, desk)
    form = finalised(store, desk, new_case(store, desk))
    place = read(store, signing.state_of, form).places[0]
    with store.write(desk.actor) as session:
        signing.sign(session, desk, form, place, "sign")
    (first,) = read(store, signing.signatures, form)
    with store.write(desk.actor) as session, pytest.raises(signing.CannotSign, match="为什么"):
        signing.take_back(session, desk, first.id, " ")
    with store.write(desk.actor) as session:
        signing.take_back(session, desk, first.id, "签错了位置")
    assert read(store, signing.signatures, form) == ()
    sign_all(store, desk, form)
    last = read(store, signing.signatures, form)[-1]
    with store.write(desk.actor) as session, pytest.raises(signing.CannotSign, match="已经生效"):
        signing.take_back(session, desk, last.id, "x")


def test_a_further_version_takes_the_place_once_it_is_in_effect(store, desk, clock):
    give_block(store, desk)
    case_id = new_case(store, desk)
    first = finalised(store, desk, case_id)
    sign_all(store, desk, first)
    clock.shift(timedelta(days=2))
    with store.write(desk.actor) as session:
        second = papers.revise(session, desk, first)
        values = papers.paper(session, second).values | {"signed_on": "2026-12-02"}
        papers.change(session, desk, second, values)
        papers.finalise(session, desk, second)
    assert [each.owed for each in read(store, performing.of_case, case_id)] == [600_000, 660_000]
    sign_all(store, desk, second)
    dues = read(store, performing.of_case, case_id)
    assert sorted((each.form_id == second, each.owed) for each in dues) == [
        (False, 0), (False, 0), (True, 600_000), (True, 660_000),
    ]  # fmt: skip
    assert rules_of(store, case_id)["T05"].starts_on == date(2026, 12, 2)
    assert read(store, signing.state_of, first).effective_on == DAY  # it stays readable as it was


def paid(store, desk, line, amount, on, evidence="转账回单"):
    with store.write(desk.actor) as session:
        return performing.pay(session, desk, line.deadline_id, amount, on, "现金", evidence)


def test_instalments_are_paid_in_parts_and_the_last_ends_it(store, desk, clock):
    give_block(store, desk)
    case_id = new_case(store, desk)
    sign_all(store, desk, finalised(store, desk, case_id))
    first, second = read(store, performing.of_case, case_id)
    assert paid(store, desk, first, 200_000, DAY).owed == 400_000
    assert paid(store, desk, first, 400_000, DAY).status == "met"
    assert "T05" in {
        line.rule.code for line in read(store, case_deadlines.of_case, case_id) if line.status == "running"
    }
    assert paid(store, desk, second, 660_000, DAY).owed == 0
    assert {
        line.status
        for line in read(store, case_deadlines.of_case, case_id)
        if line.rule.number in ("T05", "T07", "T09")
    } == {"met"}
    payment = read(store, performing.of_case, case_id)[1].payments[0]
    with store.write(desk.actor) as session:
        performing.take_back(session, desk, payment.id, "是另一个案件的")
    assert read(store, performing.of_case, case_id)[1].owed == 660_000


@pytest.mark.parametrize(
    ("amount", "on", "evidence", "why"),
    [
        (0, DAY, "x", "大于零"),
        (600_001, DAY, "x", "不超过"),
        (1, DAY + timedelta(days=1), "x", "还没有到"),
        (1, DAY - timedelta(days=1), "x", "生效以前"),
        (1, DAY, " ", "凭证"),
    ],
)
def test_a_payment_that_cannot_be_is_refused(store, desk, clock, amount, on, evidence, why):
    give_block(store, desk)
    case_id = new_case(store, desk)
    sign_all(store, desk, finalised(store, desk, case_id))
    line = read(store, performing.of_case, case_id)[0]
    with pytest.raises(performing.BadPayment, match=why):
        paid(store, desk, line, amount, on, evidence)
    assert read(store, performing.of_case, case_id)[0].payments == ()


def test_what_is_overdue_brings_the_return_visit_and_the_payment_order(store, desk, clock):
    give_block(store, desk)
    case_id = new_case(store, desk)
    form = finalised(store, desk, case_id)
    sign_all(store, desk, form)
    with store.write(desk.actor) as session, pytest.raises(performing.NothingOwed):
        performing.draw_order(session, desk, form, DAY)
    paid(store, desk, read(store, performing.of_case, case_id)[0], 100_000, DAY)
    later = datetime(2026, 12, 11, 10, tzinfo=ZONE)
    clock.move_to(later)
    with store.write(desk.actor) as session:
        alarms.raise_due(session, desk, later.astimezone(UTC))
        session.flush()
        assert [row.reason for row in session.query(FollowUp)] == ["instalment"]
        order = performing.draw_order(session, desk, form, local_day(later))
    view = read(store, papers.paper, order)
    assert view.kind == "payment_order_application" and view.status == "draft"
    said = view.values
    number = read(store, performing.number_of, case_id)
    assert number == "青工调字〔2026〕1号" == said["agreement_number"]
    assert (said["amount"], said["performed"], said["agreed_on"]) == (500_000, 100_000, "2026-11-30")
    assert (said["applicant_name"], said["employer_name"]) == ("王秀英", "青岛某某食品有限公司")
    assert said["due_list"] == [{"due_on": "2026-12-10", "amount": 500_000, "way": "现金"}]
    assert "第1期（2026年12月10日）到期后没有付足" in said["facts"] and "￥5,000.00" in said["facts"]


@pytest.mark.parametrize(("days", "owed"), [(0, []), (1, [1]), (5, [1]), (6, [1, 2])])
def test_one_that_stays_unpaid_makes_all_due_where_that_was_agreed(days, owed):
    clause = LIBRARY.clause("acceleration")
    made = Agreement(clauses=(content.Clause(clause.code, clause.text.replace("{宽限天数}", "5"), "1"),))
    lines = [performing.Due(str(n), "f", n, date(2026, 12, 10 * n), 100, "", "running", ()) for n in (1, 2)]
    found = performing.owed_today(made, lines, date(2026, 12, 10) + timedelta(days=days))
    assert [each.place for each in found] == owed


def test_the_list_of_a_group_is_the_annex(store, desk, clock):
    listed = (Member("王秀英", amount=100), Member("李四", amount=200))
    case_id = new_case(store, desk, people=2, members=listed)
    with store.write(desk.actor) as session:
        members.write(session, case_id, list(enumerate(listed, start=1)), protected=False)
    with store.read() as session:
        made = facts.drawn_up(session, desk, case_id)
    assert [(line.name, line.amount) for line in made.annex] == [("王秀英", 100), ("李四", 200)] and made.total == 300


def test_each_act_stands_in_the_history(store, desk, clock):
    give_block(store, desk)
    case_id = new_case(store, desk)
    sign_all(store, desk, finalised(store, desk, case_id))
    with store.read() as session:
        actions = [row.action for row in session.query(Step).order_by(Step.id)]
    assert actions.count("paper_signed") == 4 and "agreement_effective" in actions


def test_a_group_is_bound_when_everybody_of_the_annex_has_signed():
    line = content.AnnexLine("王秀英", amount=100)
    listed = (line, replace(line, name="李四"), replace(line, name="赵六", consent="委托书第 3 页"))
    sides = {"applicants": (Side(name="甲"),), "respondents": (Side(EMPLOYER, "乙"),)}
    made = Agreement(mediator="周", seal="章", annex=listed, **sides)
    needed = effect.places(made, LIBRARY.identity("labour"))
    (annex,) = [place for place in needed if place.role == effect.ANNEX]
    assert annex.who == "人员明细表上的 2 人", "whose consent is proved by a paper need not sign"
    there = [Signed(str(n), each.role, each.who, each.ways[0], NOON) for n, each in enumerate(needed) if each != annex]
    assert effect.effective_on(needed, there) is None and effect.missing(needed, there) == (annex,)
    late = Signed("last", annex.role, annex.who, effect.THUMB, NOON + timedelta(days=9))
    assert effect.effective_on(needed, [*there, late]) == local_day(late.at)
    proved = replace(made, annex=tuple(replace(each, consent="委托书") for each in made.annex))
    assert effect.ANNEX not in {place.role for place in effect.places(proved, LIBRARY.identity("labour"))}


# the day of effect, by itself

SIDES = st.lists(st.sampled_from("甲乙丙丁"), min_size=1, max_size=3, unique=True)
MOMENTS = st.integers(0, 60 * 24 * 40).map(
    lambda minutes: datetime(2026, 11, 1, tzinfo=UTC) + timedelta(minutes=minutes)
)


@settings(deadline=None)
@given(SIDES, st.lists(st.sampled_from(["戊", "己"]), min_size=1, max_size=2, unique=True), st.data())
def test_it_binds_from_the_day_of_the_latest_and_not_before(workers, firms, data):
    made = Agreement(mediator="周", organisation="会", seal="章", applicants=tuple(Side(name=name) for name in workers),
                     respondents=tuple(Side(EMPLOYER, name) for name in firms))  # fmt: skip
    needed = effect.places(made, LIBRARY.identity("labour"))
    there = [
        Signed(str(n), place.role, place.who, data.draw(st.sampled_from(place.ways)), data.draw(MOMENTS))
        for n, place in enumerate(needed)
    ]
    days = [local_day(each.at) for each in there]
    assert effect.effective_on(needed, there) == max(days)
    assert effect.effective_on(needed, data.draw(st.permutations(there))) == max(days)
    left_out = data.draw(st.sampled_from(there))
    rest = [each for each in there if each is not left_out]
    assert effect.effective_on(needed, rest) is None
    assert [place.who for place in effect.missing(needed, rest)] == [left_out.who]
    twice = [*there, replace(left_out, id="x", at=left_out.at + timedelta(days=9))]
    assert effect.effective_on(needed, twice) == max(days)


def test_a_thumb_print_alone_counts_before_a_peoples_mediation_committee_only():
    made = Agreement(mediator="周", seal="章", applicants=(Side(name="甲"),), respondents=(Side(EMPLOYER, "乙"),))
    for code, counts in (("people", True), ("labour", False), ("court", False)):
        place = effect.places(made, LIBRARY.identity(code))[0]
        assert ("thumb" in place.ways) == counts

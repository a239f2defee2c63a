"""A case goes to another station and comes back: over the real client, to a centre of either kind."""

from dataclasses import replace

import pytest
from sqlalchemy import text

from central.models import Account, Moved, Received, Station
from desktop.sync import purge
from desktop.sync.engine import synchronise
from offline_store import handovers, numbers, papers, quarantine, registration, settings, stations
from offline_store.handovers import AlreadyOffered, TooLate
from offline_store.models import (
    ADRIFT,
    Case,
    Change,
    Conflict,
    Former,
    Handover,
    Party,
    Person,
    Reception,
    Recording,
    Scope,
    Step,
)
from offline_store.registration import Entry, Heard
from offline_store.stations import StationLine
from offline_store.types import now
from tests.sync_rig import Town, content_of, tell_the_tree
from tests.sync_rig import both_kinds as kind  # noqa: F401

NORTH, SOUTH = "3702", "3703"
AT_THE_DESK = pytest.mark.parametrize("kind", ["embedded"], scope="module")
"""What a desk does by itself, and what the centre decides alike on either database, is tried on one of them."""
HANGING = {"case", "party", "form", "step", "reception", "recording", "segment", "person"}


def sync(*seats):
    for seat in seats:
        receipt = synchronise(seat.store, seat.client, seat.desk)
        for proof in receipt["scopes"].values():
            assert proof["equal"] in (True, None) and "incident" not in proof
            assert proof["equal"] or proof["quarantined"]
    return receipt


@pytest.fixture(scope="module")
def template(templates, kind, portal, tmp_path_factory):  # noqa: F811
    """A town where a desk of each station has been told the tree, and 02 has not; each test has a copy."""
    folder = tmp_path_factory.mktemp("told")
    town = Town(templates(kind), folder, portal)
    tell_the_tree(town)
    sync(town.seats["01"], town.seats["03"])
    town.close()
    yield folder
    town.data.remove()


@pytest.fixture
def one(town):
    return town.seats["01"]


@pytest.fixture
def two(town):
    return town.seats["02"]


@pytest.fixture
def south(town):
    return town.seats["03"]


@pytest.fixture
def below(town):
    """The southern station stands under the northern one, whose desks read on."""
    with town.centre.transact() as session:
        session.query(Station).filter_by(code=SOUTH).one().parent_id = town.seats["01"].desk.station_id


def spoken(seat):
    """A call with sound and text that became a case."""
    with seat.store.write(seat.desk.actor) as session:
        reception_id = registration.begin_reception(session, seat.desk, "call")
        recording_id, _ = registration.begin_recording(session, reception_id, 8000, 2)
        registration.add_segment(session, recording_id, Heard(0.0, 1.0, "caller", "我叫逄秀兰", 0.9), "test")
        registration.finish_recording(session, recording_id, "ab" * 32, 1.0, 9)
        entry = Entry(name="逄秀兰", phone="13800000001", employer="甲公司", matter="拖欠工资三个月", arrears=300)
        return registration.register(session, seat.desk, reception_id, entry)


def hand(seat, case_id, to, how="transfer", **more):
    with seat.store.write(seat.desk.actor) as session:
        return handovers.offer(session, seat.desk, case_id, to.desk.station_id, how, **more)


def say(seat, what, handover_id, *words):
    with seat.store.write(seat.desk.actor) as session:
        what(session, seat.desk, handover_id, *words)


def waiting(seat):
    with seat.store.read() as session:
        return handovers.incoming(session, seat.desk)


def sent(seat):
    with seat.store.read() as session:
        return handovers.outgoing(session, seat.desk, open_only=False)


def homes(store, kinds=HANGING):
    """The scopes that records of these types are in."""
    return {scope for (name, _), (scope, _, _) in content_of(store).items() if name in kinds}


def test_a_case_goes_sideways_with_all_that_hangs_on_it(town, one, two, south):
    case_id = spoken(one)
    sync(one, two, south)
    assert homes(two.store) == {one.desk.station_id}
    offered = hand(one, case_id, south, request="请核实工资")
    sync(one, two, south)
    assert homes(town.centre) == homes(south.store) == {south.desk.station_id}
    assert homes(one.store) == homes(two.store) == set()  # out of the sender's sight
    (line,) = waiting(south)
    assert (line.id, line.status, line.request) == (handovers.counterpart_of(offered), "offered", "请核实工资")
    assert line.about == {"employer": "甲公司", "arrears": 300}
    (mine,) = sent(two)
    assert (mine.id, mine.to_name, mine.status, mine.case_status) == (offered, "站点 3703", "offered", "registered")
    with one.store.read() as session:
        assert session.execute(text("SELECT count(*) FROM search_entry")).scalar() == 0
        assert settings.get(session, purge.WORDS_LEFT) == {}
        left = session.query(Change).filter(Change.record_id == case_id).all()
        assert left and all(change.body == {} and change.result == purge.PURGED for change in left)
    with south.store.read() as session:
        assert session.query(Case).one().number.startswith("3702-01-")
        assert [step.action for step in session.query(Step).order_by(Step.at)] == ["registered", "handed_over"]
    sync(one, two, south)


@AT_THE_DESK
def test_words_of_a_case_that_left_are_nowhere_on_the_disk(one, south):
    case_id = spoken(one)
    sync(one)
    hand(one, case_id, south)
    sync(one)
    with one.store.read() as session:
        found = session.execute(text("SELECT count(*) FROM search_words WHERE search_words MATCH '拖'")).scalar()
    assert found == 0


def test_accepted_answered_and_followed_by_its_status(one, south):
    case_id = spoken(one)
    offered = hand(one, case_id, south)
    sync(one, south)
    say(south, handovers.accept, handovers.counterpart_of(offered))
    south.edit("case", case_id, status="answering")
    sync(south, one)
    (line,) = sent(one)
    assert (line.status, line.replied_by, line.case_status) == ("accepted", south.desk.clerk, "answering")
    say(south, handovers.answer, handovers.counterpart_of(offered), "已付清")
    sync(south, one)
    (line,) = sent(one)
    assert (line.status, line.answer) == ("answered", "已付清")
    say(south, handovers.answer, handovers.counterpart_of(offered), "已付清，另付利息")
    sync(south, one)
    assert sent(one)[0].answer == "已付清，另付利息"
    with south.store.read() as session:
        assert "accepted" in {step.action for step in session.query(Step)}


@pytest.mark.parametrize("by", ["the receiver", "the sender"])
def test_a_case_comes_back(town, one, two, south, by):
    case_id = spoken(one)
    offered = hand(one, case_id, south)
    sync(one, two, south)
    south.edit("case", case_id, claim="要求支付")
    if by == "the receiver":
        say(south, handovers.give_back, handovers.counterpart_of(offered), "不属于本辖区")
        sync(south, one, two)
    else:
        sync(south)
        say(two, handovers.withdraw, offered, "移交错了")
        sync(two, south, one)
    assert homes(town.centre) == homes(one.store) == homes(two.store) == {one.desk.station_id}
    assert homes(south.store) == set()
    with one.store.read() as session:
        assert session.get(Case, case_id).claim == "要求支付"
        assert {"returned", "withdrawn"} & {step.action for step in session.query(Step)}
    one.edit("case", case_id, claim="要求支付工资")  # known to this desk: not stale, though written elsewhere
    sync(one, two)
    with two.store.read() as session:
        assert session.get(Case, case_id).claim == "要求支付工资"
        assert session.query(Conflict).count() == 0
    assert sent(one)[0].status in ("returned", "withdrawn")
    again = hand(one, case_id, south)
    sync(one, south)
    assert [line.id for line in waiting(south)] == [handovers.counterpart_of(again)]
    assert homes(south.store) == {south.desk.station_id}


def test_handing_down_leaves_the_sender_reading_on(town, one, two, south, below):
    case_id = spoken(one)
    sync(one, two, south)
    hand(one, case_id, south)
    one.edit("case", case_id, claim="移交之后才写的")  # under the old scope, before it is known
    with one.store.write(one.desk.actor) as session:
        reception = registration.begin_reception(session, one.desk, "visit", case_id=case_id)
        registration.end_reception(session, reception)
    two.edit("case", case_id, period="去年")
    sync(one, south, two)
    for seat in (one, two, south):
        sync(seat)
        assert homes(seat.store) == {south.desk.station_id}
        with seat.store.read() as session:
            case = session.get(Case, case_id)
            assert (case.claim, case.period) == ("移交之后才写的", "去年")
            assert session.query(Reception).filter_by(case_id=case_id).count() == 2
    assert homes(town.centre) == {south.desk.station_id}


def test_a_change_that_comes_late_for_a_case_out_of_sight_waits_for_a_supervisor(town, one, two, south):
    case_id = spoken(one)
    sync(one, two)
    hand(one, case_id, south)
    sync(one)
    two.edit("case", case_id, claim="两天前离线写的")
    with two.store.write(two.desk.actor) as session:
        papers.note_printing(session, two.desk, registration.call_form(session, case_id), "p", "1", 1, "ab" * 32)
    sync(two)
    with two.store.read() as session:
        aside = quarantine.set_aside(session, two.desk)
        assert [(each.reason, each.kind) for each in aside] == [("moved", "patch"), ("moved", "append")]
    with town.centre.read() as session:
        kept = session.query(Received).filter_by(result="quarantined").all()
        assert "两天前离线写的" in str([row.body for row in kept])
    with two.store.read() as session:
        assert session.get(Case, case_id) is None


@AT_THE_DESK
def test_edits_of_both_stations_merge_by_the_numbers_each_knew(town, one, two, south, below):
    case_id = spoken(one)
    sync(one, two, south)
    hand(one, case_id, south)
    sync(one, south)
    south.edit("case", case_id, claim="南站写的", period="今年")
    sync(south)
    two.edit("case", case_id, claim="北站离线写的", occupation="瓦工")  # has not read the move
    sync(two, south)
    with south.store.read() as session:
        case = session.get(Case, case_id)
        assert (case.claim, case.period, case.occupation) == ("南站写的", "今年", "瓦工")
        (conflict,) = session.query(Conflict).all()
        assert (conflict.field, conflict.gave_way["value"]) == ("claim", "北站离线写的")
        assert conflict.scope_id == south.desk.station_id


def test_whom_another_case_needs_is_copied(town, one, two, south):
    entry = {"name": "张三", "phone": "13800000009"}
    stays, goes = one.register(**entry, matter="一"), one.register(**entry, matter="二")
    with one.store.write(one.desk.actor) as session:
        person = session.query(Person).one()
        session.add(Former(scope_id=person.scope_id, person_id=person.id, field="phone", value="1", until=now()))
    sync(one)
    offered = hand(one, goes, south)
    sync(one, two, south)
    with two.store.read() as session:
        assert session.query(Party).filter_by(case_id=stays).one().person_id == person.id
        assert session.get(Person, person.id).name == "张三"
    with south.store.read() as session:
        copy = session.query(Person).one()
        assert (copy.name, copy.phone) == ("张三", "13800000009") and copy.id != person.id
        assert session.query(Party).filter_by(case_id=goes).one().person_id == copy.id
        assert session.query(Former).one().person_id == copy.id
    say(south, handovers.give_back, handovers.counterpart_of(offered), "不属于本辖区")
    sync(south, one)
    with one.store.read() as session:  # nothing was changed in her: one record again
        assert [p.person_id for p in session.query(Party)] == [person.id, person.id]
        assert [p.id for p in session.query(Person).filter_by(state="live")] == [person.id]


def test_a_protected_identity_goes_to_the_sealed_scope(town, one, two, south):
    from offline_store.models import sealed_scope

    with town.centre.transact() as session:
        session.get_one(Account, "south").role = "mediator"
    case_id = one.register(name="李四", phone="13800000002", protected=True, matter="被保密")
    sync(one)
    hand(one, case_id, south)
    sync(one, south)
    with south.store.read() as session:
        assert session.query(Person).one().scope_id == sealed_scope(south.desk.station_id)
        assert session.get(Case, case_id).scope_id == south.desk.station_id
    sync(two)
    assert two.ids("person") == [] == one.ids("person")


def test_of_two_desks_that_hand_it_over_the_first_one_has(town, one, two, south):
    case_id = spoken(one)
    sync(one, two)
    first, second = hand(one, case_id, south), hand(two, case_id, south)
    sync(one, two, south, one)
    assert [line.id for line in waiting(south)] == [handovers.counterpart_of(first)]
    lines = {line.id: line for line in sent(one)}
    assert (lines[first].status, lines[second].status) == ("offered", "withdrawn")
    assert "没有成立" in lines[second].reason


@AT_THE_DESK
def test_an_offer_meets_a_void(one, two, south):
    case_id = spoken(one)
    sync(one, two)
    one.edit("case", case_id, state="void")
    hand(two, case_id, south)
    sync(one, two, one)
    assert homes(one.store, {"case"}) == {one.desk.station_id}
    assert sent(one)[0].status == "withdrawn" and "作废" in sent(one)[0].reason


@AT_THE_DESK
def test_nobody_hands_on_what_is_not_accepted_yet(town, one, south):
    case_id = spoken(one)
    offered = hand(one, case_id, south)
    with pytest.raises(AlreadyOffered):
        hand(one, case_id, south)
    sync(one, south)
    with pytest.raises(AlreadyOffered):
        hand(south, case_id, one)
    say(south, handovers.accept, handovers.counterpart_of(offered))
    back = hand(south, case_id, one)  # a hand-over of its own, the other way
    sync(south, one)
    assert homes(town.centre) == {one.desk.station_id}
    assert [line.id for line in waiting(one)] == [handovers.counterpart_of(back)]


@AT_THE_DESK
def test_a_withdrawal_that_comes_after_the_acceptance_does_not_hold(one, south):
    case_id = spoken(one)
    offered = hand(one, case_id, south)
    sync(one, south)
    say(south, handovers.accept, handovers.counterpart_of(offered))
    sync(south)
    say(one, handovers.withdraw, offered, "移交错了")
    sync(one, south)
    assert sent(one)[0].status == "accepted"
    assert homes(south.store) == {south.desk.station_id}
    with one.store.read() as session:
        gave = {c.field: (c.gave_way["value"], c.status) for c in session.query(Conflict)}
    assert gave["status"] == ("withdrawn", "settled") and gave["reason"] == ("移交错了", "settled")
    with pytest.raises(TooLate):
        say(one, handovers.withdraw, offered, "移交错了")


def test_joint_handling_leaves_the_case_where_it_is(town, one, south):
    case_id = spoken(one)
    offered = hand(one, case_id, south, "joint", request="请协助送达")
    sync(one, south)
    assert homes(town.centre) == {one.desk.station_id}
    (line,) = waiting(south)
    assert (line.kind, line.request) == ("joint", "请协助送达")
    say(south, handovers.accept, line.id)
    say(south, handovers.answer, line.id, "已送达")
    sync(south, one)
    (mine,) = sent(one)
    assert (mine.id, mine.status, mine.answer) == (offered, "answered", "已送达")
    with one.store.read() as session:
        step = session.query(Step).filter_by(action="accepted").one()
        assert (step.clerk, step.station, step.case_id) == (south.desk.clerk, "站点 3703", case_id)


def test_what_a_side_may_not_write_is_not_taken(town, one, south):
    case_id = spoken(one)
    offered = hand(one, case_id, south)
    sync(one, south)
    one.edit("handover", offered, status="accepted", replied_by="冒充")  # not the sender's to say
    south.edit("handover", handovers.counterpart_of(offered), case_status="closed")
    sync(one, south, one)
    assert sent(one)[0].status == "offered" and sent(one)[0].case_status == "registered"
    with one.store.write(one.desk.actor) as session:
        row = session.get_one(Handover, offered)
        forged = Handover(scope_id=row.scope_id, case_id=case_id, case_number="1", kind="transfer", status="accepted")
        forged.from_id, forged.from_name, forged.to_id, forged.to_name = row.to_id, "", row.from_id, ""
        forged.counterpart_id, forged.sent_at, forged.sent_by = "x", now(), ""
        session.add(forged)
    sync(one)
    with one.store.read() as session:
        assert session.query(Change).filter_by(record_id=forged.id).one().reason == "handover"


@AT_THE_DESK
def test_numbers_stay_with_their_organisation(town, one, south):
    from central.numbers import add_series

    with town.served.transact() as session:
        add_series(session, one.desk.station_id, "青工调", "agreement")
    case_id = spoken(one)
    sync(one)
    hand(one, case_id, south)
    sync(one, south)
    with one.store.read() as session:
        assert session.query(numbers.Series).one().scope_id == one.desk.station_id


@AT_THE_DESK
@pytest.mark.parametrize("order", [1, -1])
def test_in_whatever_order_the_scopes_are_read(town, one, two, south, below, order, monkeypatch):
    case_id = spoken(one)
    sync(one, two)
    hand(one, case_id, south)
    sync(one)
    hello = two.client.hello

    def other_way(*args):
        welcome = hello(*args)
        return welcome.model_copy(update={"scopes": tuple(sorted(welcome.scopes, key=lambda s: s.id)[::order])})

    monkeypatch.setattr(two.client, "hello", other_way)
    sync(two)
    assert homes(two.store) == {south.desk.station_id}
    with two.store.read() as session:
        assert session.get(Case, case_id).revision > 0


@AT_THE_DESK
def test_a_draft_that_is_not_saved_stays(one, two, south):
    case_id = spoken(one)
    sync(one, two)
    with two.store.write(two.desk.actor) as session:
        reception_id = session.query(Reception).one().id
        registration.journal_draft(session, reception_id, {"matter": "正在写"})
    hand(one, case_id, south)
    sync(one, two)
    with two.store.read() as session:
        assert session.get(Reception, reception_id).draft["matter"] == "正在写"
        assert session.get(Case, case_id) is None
    sync(two)


@AT_THE_DESK
def test_a_recording_that_runs_is_not_lost(town, one, two, south):
    """Its key stays until it is whole; what is said meanwhile waits, whole, for a supervisor, and then all goes."""
    case_id = spoken(one)
    sync(one, two)
    with two.store.write(two.desk.actor) as session:
        reception_id = registration.begin_reception(session, two.desk, "visit", case_id=case_id)
        recording_id, key = registration.begin_recording(session, reception_id, 8000, 2)
    sync(two)
    hand(one, case_id, south)
    sync(one, two)
    with two.store.write(two.desk.actor) as session:
        registration.add_segment(session, recording_id, Heard(0.0, 1.0, "visitor", "后来说的话", 0.9), "test")
        registration.finish_recording(session, recording_id, "cd" * 32, 1.0, 9)
        assert session.get_one(Recording, recording_id).key == key
    sync(two)
    with two.store.apply() as session:
        aside = quarantine.set_aside(session, two.desk)
        assert {(each.record_type, each.reason) for each in aside} == {("segment", "moved"), ("recording", "moved")}
        supervisor = replace(two.desk, role="supervisor")
        quarantine.discard(session, supervisor, [each.seq for each in aside], "由接收站点补录")
    sync(two, two)
    assert not {scope for scope, _, _ in two.content().values()} & {ADRIFT}
    assert two.ids("recording") == []


def test_the_mark_of_what_left_goes_when_it_comes_back(town, one, south):
    case_id = spoken(one)
    offered = hand(one, case_id, south)
    sync(one, south)
    with town.centre.read() as session:
        assert {mark.scope_id for mark in session.query(Moved)} == {one.desk.station_id}
    say(south, handovers.give_back, handovers.counterpart_of(offered), "不属于本辖区")
    sync(south, one)
    with town.centre.read() as session:
        assert {mark.scope_id for mark in session.query(Moved)} == {south.desk.station_id}


@AT_THE_DESK
def test_the_tree_reaches_the_desks_and_a_new_name_too(town, two):
    from central import stations as centre_stations

    with two.store.read() as session:
        assert stations.stations(session) == ()
    sync(two)
    with two.store.read() as session:
        assert StationLine(two.desk.station_id, NORTH, "站点 3702", "city", "") in stations.stations(session)
        before = session.get(Scope, "city").cursor
    with town.served.transact() as session:
        centre_stations.rename(session, session.get_one(Station, two.desk.station_id), "青岛中心")
    assert sync(two)["station_name"] == "青岛中心"
    with two.store.read() as session:
        assert settings.load_desk(session).station_name == "青岛中心"
        assert session.get(Scope, "city").cursor == before + 1

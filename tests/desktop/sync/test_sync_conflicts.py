"""What gives way at the centre is told on every desk, settled by a person, and settled once."""

import contextlib
from dataclasses import replace

import pytest

from central.models import Account
from desktop.sync.engine import synchronise
from offline_store import conflicts, queries
from offline_store.errors import NotAllowed
from offline_store.models import Change, Conflict, Employer, Person, sealed_scope
from offline_store.settings import save_desk
from tests.sync_rig import both_kinds as kind  # noqa: F401
from tests.sync_rig import content_of


def sync(seat):
    receipt = synchronise(seat.store, seat.client, seat.desk)
    assert all(proof["equal"] is True and "incident" not in proof for proof in receipt["scopes"].values())
    return receipt


@pytest.fixture
def one(town):
    return town.seats["01"]


@pytest.fixture
def two(town):
    return town.seats["02"]


@pytest.fixture
def case(one, two):
    made = one.register(name="张三", phone="13800000001", employer="青岛某公司", arrears=1, matter="一")
    sync(one), sync(two)
    return made


def differ(one, two, case, **fields):
    """Desk 01 says the first of each pair, desk 02 the second; 01 is first at the centre."""
    one.edit("case", case, **{name: pair[0] for name, pair in fields.items()})
    two.edit("case", case, **{name: pair[1] for name, pair in fields.items()})
    sync(one), sync(two), sync(one)


def differences(seat, case):
    with seat.store.read() as session:
        return conflicts.of_case(session, case)


def decide(seat, difference, how, merged=None):
    with seat.store.write(seat.desk.actor) as session:
        conflicts.settle(session, seat.desk, difference.id, how, merged)


def counted(seat):
    with seat.store.read() as session:
        return queries.outbox(session).conflicts


def arrears(seat, case):
    return seat.content()["case", case][2].get("arrears")


def test_both_values_are_told_on_both_desks_with_whose_they_are(one, two, case):
    differ(one, two, case, arrears=(200, 300))
    for seat in (one, two):
        (told,) = differences(seat, case)
        assert (told.stood.value, told.stood.number, told.stood.clerk) == (200, "01", "north 员")
        assert (told.gave_way.value, told.gave_way.number, told.gave_way.clerk) == (300, "02", "north 员")
        assert told.is_open and told.gave_way.at and told.current == 200
        assert counted(seat) == 1
        with seat.store.read() as session:
            (line,) = queries.receptions(session)
            assert line.differs
            assert conflicts.first_open(session) == line.id


def test_a_remark_that_gave_way_is_kept_to_be_read(one, two, case):
    differ(one, two, case, matter=("二", "三"))
    for seat in (one, two):
        (told,) = differences(seat, case)
        assert (told.stood.value, told.gave_way.value) == ("三", "二")
        assert (told.is_open, told.how) == (False, "later")
        assert counted(seat) == 0


@pytest.mark.parametrize(
    ("how", "merged", "result"), [("stood", None, 200), ("gave_way", None, 300), ("merged", 250, 250)]
)
@pytest.mark.parametrize("decider", ["01", "02"])
def test_settling_is_one_transaction_and_reaches_both_desks(town, one, two, case, how, merged, result, decider):
    differ(one, two, case, arrears=(200, 300))
    seat = town.seats[decider]
    decide(seat, differences(seat, case)[0], how, merged)
    with seat.store.read() as session:
        last = session.query(Change).order_by(Change.seq.desc()).first()
        assert session.query(Change).filter_by(transaction=last.transaction).count() == (1 if how == "stood" else 2)
    for number in ("01", "02", "01"):
        sync(town.seats[number])
    assert one.content() == two.content()
    for seat in (one, two):
        (told,) = differences(seat, case)
        assert (told.is_open, told.how, told.settled_on, told.settled_by) == (False, how, result, "north 员")
        assert arrears(seat, case) == result
        assert counted(seat) == 0


def test_of_two_settlings_at_once_the_first_stays_and_the_second_is_told(one, two, case):
    differ(one, two, case, arrears=(200, 300))
    decide(one, differences(one, case)[0], "stood")
    decide(two, differences(two, case)[0], "gave_way")
    sync(one), sync(two), sync(one)
    assert one.content() == two.content()
    first, second = differences(one, case)
    assert (first.how, first.settled_on, first.is_open) == ("stood", 200, False)
    assert (second.stood.value, second.gave_way.value, second.is_open) == (200, 300, True)
    assert arrears(two, case) == 200
    decide(two, second, "gave_way")
    sync(two), sync(one)
    assert arrears(one, case) == 300
    assert not any(told.is_open for told in differences(one, case)), "there is no conflict over a conflict"


def test_settling_does_not_hide_what_another_desk_wrote_since(one, two, case):
    """Settled without having read it: the next edit in the same ignorance is still a conflict, told on both desks."""
    differ(one, two, case, arrears=(200, 300))
    one.edit("case", case, arrears=900)
    sync(one)
    decide(two, differences(two, case)[0], "stood")
    two.edit("case", case, arrears=500)
    sync(two), sync(one)
    assert one.content() == two.content()
    assert arrears(one, case) == 900
    assert (900, 500, True) in [(d.stood.value, d.gave_way.value, d.is_open) for d in differences(one, case)]


def test_the_same_decision_twice_is_one(one, two, case):
    differ(one, two, case, arrears=(200, 300))
    for seat in (one, two):
        decide(seat, differences(seat, case)[0], "gave_way")
    sync(one), sync(two), sync(one)
    assert one.content() == two.content()
    assert [told.is_open for told in differences(one, case)] == [False]
    assert arrears(one, case) == 300


def test_a_second_conflict_over_the_same_field_adds_and_hides_none(one, two, case):
    differ(one, two, case, arrears=(200, 300))
    one.edit("case", case, arrears=400)
    two.edit("case", case, arrears=500)
    sync(one), sync(two), sync(one)
    assert [told.gave_way.value for told in differences(one, case)] == [300, 500]
    assert [told.current for told in differences(one, case)] == [400, 400]


def test_an_edit_beats_a_void_whoever_comes_first_and_both_are_told(one, two, case):
    one.edit("case", case, state="void")
    two.edit("case", case, arrears=5)
    sync(one), sync(two), sync(one)  # the void is first, the edit brings the case back
    (told,) = differences(one, case)
    assert (told.field, told.stood.value, told.gave_way.value) == ("state", "live", "void")
    assert (told.gave_way.number, told.stood.number, told.is_open) == ("01", "02", True)
    one.edit("case", case, arrears=6)
    two.edit("case", case, state="void")
    sync(one), sync(two), sync(one)  # the edit is first, the void gives way
    second = differences(one, case)[1]
    assert (second.stood.value, second.gave_way.value, second.gave_way.number) == ("live", "void", "02")
    decide(one, second, "gave_way")
    sync(one), sync(two)
    assert two.content()["case", case][1] == "void"


def test_two_voids_are_no_conflict(one, two, case):
    one.edit("case", case, state="void")
    two.edit("case", case, state="void")
    sync(one), sync(two), sync(one)
    assert differences(one, case) == ()
    assert two.content()["case", case][1] == "void"


def test_people_and_employers_have_theirs_in_their_own_scope(town, one, two, case):
    (person,), (employer,) = one.ids("person"), one.ids("employer")
    for seat, value in ((one, "甲"), (two, "乙")):
        seat.edit("person", person, name=f"张{value}")
        seat.edit("employer", employer, address=f"{value}路")
    sync(one), sync(two), sync(one)
    assert {(told.record_type, told.gave_way.value) for told in differences(one, case)} == {
        ("person", "张乙"),
        ("employer", "乙路"),
    }
    sync(town.seats["03"])
    assert {name for name, _ in town.seats["03"].content()} == {"employer", "conflict"}, "of the city's scope only"


def test_a_change_sent_twice_makes_one_record(town, one, two, case):
    one.edit("case", case, arrears=200)
    two.edit("case", case, arrears=300)
    sync(one)
    town.line.faults.extend(["none", "lose answer"])
    with contextlib.suppress(Exception):
        sync(two)
    sync(two)
    for sent in list(town.line.log):
        town.line.send(sent)
    sync(two)
    assert len(two.ids("conflict")) == 1
    assert content_of(town.centre).keys() == two.content().keys()


@pytest.mark.parametrize("order", [("01", "02"), ("02", "01")])
def test_a_centre_put_back_before_it_met_the_conflict_meets_it_again(town, one, two, case, tmp_path, order):
    town.back_up(tmp_path / "backup.db")
    differ(one, two, case, arrears=(200, 300))
    town.put_back(tmp_path / "backup.db")
    for number in (*order, *order):
        sync(town.seats[number])
    assert one.content() == two.content()
    (told,) = differences(one, case)
    assert told.is_open and {told.stood.value, told.gave_way.value} == {200, 300}


def test_a_desk_can_make_no_conflict_and_change_no_value_in_one(town, one, two, case):
    differ(one, two, case, arrears=(200, 300))
    (told,) = differences(one, case)
    with one.store.write(one.desk.actor) as session:
        session.add(Conflict(scope_id=one.desk.station_id, record_type="case", record_id=case, field="people"))
    one.edit("conflict", told.id, gave_way={"value": 999})
    synchronise(one.store, one.client, one.desk)
    with one.store.read() as session:
        last = session.query(Change).filter_by(record_type="conflict").all()
        assert [change.result for change in last] == ["quarantined", "quarantined"]
        assert [change.reason for change in last] == ["unknown_kind", "settling"]
    sync(two)
    assert [told.gave_way.value for told in differences(two, case)] == [300]


def test_who_may_not_register_settles_nothing(town, one, two, case):
    differ(one, two, case, arrears=(200, 300))
    (told,) = differences(one, case)
    auditor = replace(one.desk, role="auditor")
    with pytest.raises(NotAllowed), one.store.write(one.desk.actor) as session:
        conflicts.settle(session, auditor, told.id, "stood")
    with town.centre.transact() as session:
        session.get_one(Account, "north").role = "auditor"
    decide(one, told, "stood")  # a desk that does not know of it yet
    synchronise(one.store, one.client, one.desk)
    with town.centre.read() as session:
        assert session.get_one(Conflict, told.id).status == "open"


def test_values_of_every_kind_survive_a_conflict(one, two, case):
    differ(one, two, case, dispute_types=(["劳动报酬"], ["社会保险", "工伤"]), people=(None, 3), period=("", "三个月"))
    told = {difference.field: difference for difference in differences(two, case)}
    assert told["dispute_types"].gave_way.value == ["社会保险", "工伤"]
    for field in ("dispute_types",):
        decide(two, told[field], "gave_way")
    sync(two), sync(one)
    assert one.content()["case", case][2]["dispute_types"] == ["社会保险", "工伤"]
    with one.store.read() as session:
        assert session.query(Person).count() == session.query(Employer).count() == 1


def test_over_a_protected_identity_only_those_who_may_see_it_are_told(town, one, two):
    with town.centre.transact() as session:
        session.get_one(Account, "north").role = "supervisor"
    case = one.register(name="保密的人", phone="13800000009", protected=True, matter="一")
    sync(one), sync(two)
    (person,) = one.ids("person")
    one.edit("person", person, name="保密甲")
    two.edit("person", person, name="保密乙")
    sync(one), sync(two), sync(one)
    (told,) = differences(one, case)
    assert told.gave_way.value == "保密乙"
    with one.store.read() as session:
        assert session.get_one(Conflict, told.id).scope_id == sealed_scope(one.desk.station_id)
        assert conflicts.of_case(session, case, see_protected=False) == ()
    decide(two, told, "gave_way")
    sync(two), sync(one)
    assert one.content()["person", person][2]["name"] == "保密乙"
    with town.centre.transact() as session:
        session.get_one(Account, "north").role = "clerk"
    sync(one)
    assert not one.ids("conflict"), "it leaves the machine with the scope"


def test_what_other_stations_have_to_settle_is_not_counted_here(one, two, case):
    """A city's desk reads the stations below it; a clerk there is not told of their differences."""
    differ(one, two, case, arrears=(200, 300))
    with two.store.apply() as session:
        save_desk(session, replace(two.desk, station_id="another station above it"))
    assert counted(two) == 0

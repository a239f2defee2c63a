import contextlib

import pytest

from desktop.sync import errors
from desktop.sync.engine import synchronise
from offline_store import queries
from offline_store.models import CITY, RECORD_TYPES, Case, Change
from tests.sync_rig import both_kinds as kind  # noqa: F401


def sync(seat, progress=None):
    return synchronise(seat.store, seat.client, seat.desk, progress)


def assert_proved(receipt):
    assert receipt["waiting"] == 0
    for proof in receipt["scopes"].values():
        assert proof["equal"] is True
        assert proof["desk_digest"] == proof["centre_digest"]
        assert proof["counts_desk"] == proof["counts_centre"]
        assert "incident" not in proof


@pytest.fixture
def one(town):
    return town.seats["01"]


@pytest.fixture
def two(town):
    return town.seats["02"]


def test_two_desks_converge_and_prove_it(one, two):
    one.register(name="张三", phone="13800000001", employer="青岛某公司", arrears=120000, matter="拖欠工资")
    two.register(name="李四", phone="13800000002", employer="另一公司", people=3)
    heard = []
    assert_proved(sync(one, lambda done, total: heard.append((done, total))))
    assert_proved(sync(two))
    assert_proved(sync(one))
    assert one.content() == two.content()
    assert len(one.ids("case")) == 2
    assert heard[-1][0] == heard[-1][1] > 0
    receipt = sync(two)
    assert receipt["sent"] == receipt["pulled"] == 0
    with one.store.read() as session:
        assert queries.outbox(session).waiting == 0
        assert queries.receipts(session)[one.desk.station_id]["equal"] is True


def test_different_fields_merge_in_silence(one, two):
    case = one.register(name="张三", arrears=1)
    sync(one), sync(two)
    one.edit("case", case, arrears=2)
    two.edit("case", case, occupation="焊工")
    sync(one), sync(two)
    assert_proved(sync(one))
    fields = one.content()["case", case][2]
    assert (fields["arrears"], fields["occupation"]) == (2, "焊工")
    assert results(two)[-1] == "merged"


def results(seat):
    with seat.store.read() as session:
        return [change.result for change in session.query(Change).order_by(Change.seq)]


def test_of_the_same_field_the_first_stays_and_the_second_is_told(one, two):
    case = one.register(name="张三", arrears=1)
    sync(one), sync(two)
    one.edit("case", case, arrears=2)
    two.edit("case", case, arrears=3, period="三个月")
    sync(one)
    assert_proved(sync(two))
    assert results(two)[-1] == "conflict"
    assert two.content()["case", case][2]["arrears"] == 2
    assert_proved(sync(one))
    assert one.content() == two.content()
    assert one.content()["case", case][2]["period"] == "三个月"


def test_of_a_remark_the_later_stays(one, two):
    case = one.register(name="张三", matter="一")
    sync(one), sync(two)
    one.edit("case", case, matter="二")
    two.edit("case", case, matter="三")
    sync(one), sync(two)
    assert_proved(sync(one))
    assert one.content()["case", case][2]["matter"] == "三"
    assert results(two)[-1] == "merged"


def test_an_edit_beats_a_void_and_a_void_record_lives_again(one, two):
    case = one.register(name="张三")
    sync(one), sync(two)
    one.edit("case", case, state="void")
    two.edit("case", case, arrears=5)
    sync(two)
    assert_proved(sync(one))
    assert results(one)[-1] == "conflict"
    assert one.content()["case", case][1] == "live"
    sync(two)
    two.edit("case", case, state="void")
    sync(two), sync(one)
    assert one.content()["case", case][1] == "void"
    one.edit("case", case, state="live")
    assert_proved(sync(one))
    assert_proved(sync(two))
    assert one.content() == two.content()
    assert two.content()["case", case][1] == "live"


def test_a_waiting_change_stays_on_top_of_what_is_pulled(one, two, town):
    case = one.register(name="张三", arrears=1)
    sync(one), sync(two)
    one.edit("case", case, occupation="焊工")
    sync(one)
    calls = []

    def write_while_pulling(done, total):
        if not calls:
            calls.append(done)
            two.edit("case", case, arrears=7)

    two.edit("case", case, matter="先发一条")
    receipt = sync(two, write_while_pulling)
    fields = two.content()["case", case][2]
    assert (fields["arrears"], fields["occupation"]) == (7, "焊工")
    assert_proved(receipt if receipt["waiting"] == 0 else sync(two))


def test_another_station_gets_employers_only(one, town):
    one.register(name="张三", employer="青岛某公司")
    sync(one)
    south = town.seats["03"]
    receipt = sync(south)
    assert set(receipt["scopes"]) == {CITY, south.desk.station_id}
    assert {name for name, _ in south.content()} == {"employer"}


@pytest.mark.parametrize("fault", ["lose request", "lose answer", "twice", "slow"])
def test_nothing_is_lost_or_doubled_on_a_bad_line(one, two, town, fault):
    case = one.register(name="张三", employer="甲")
    for calm in range(6):
        one.edit("case", case, arrears=calm)
        town.line.faults.extend([*["none"] * calm, fault])
        with contextlib.suppress(errors.NoCentre):
            sync(one)
        town.line.faults.clear()
    assert_proved(sync(one))
    assert_proved(sync(two))
    assert one.content() == two.content()
    assert one.content()["case", case][2]["arrears"] == 5


def test_a_slow_line_gets_smaller_batches(one, town):
    for number in range(8):
        one.register(name=f"人{number}")
    before = len(town.line.log)
    town.line.faults.extend(["none", "slow", "slow"])
    assert_proved(sync(one))
    pushes = [sent for sent in town.line.log[before:] if sent[1].endswith("/push")]
    assert len({len(sent[3]) for sent in pushes}) > 1


def test_replaying_every_request_changes_nothing(one, two, town):
    case = one.register(name="张三", employer="甲")
    sync(one), sync(two)
    one.edit("case", case, arrears=1)
    two.edit("case", case, arrears=2)
    sync(one), sync(two), sync(one)
    before = content_with_revisions(town.centre)
    for sent in list(town.line.log):
        assert town.line.send(sent).status_code == 200
    assert content_with_revisions(town.centre) == before
    assert_proved(sync(one))


def content_with_revisions(store):
    with store.read() as session:
        return sorted(
            (name, row.id, row.revision, row.digest)
            for name, model in RECORD_TYPES.items()
            for row in session.query(model)
        )


def test_a_centre_put_back_from_a_backup_gets_everything_again(one, two, town, tmp_path):
    case = one.register(name="张三", employer="甲")
    sync(one), sync(two)
    town.back_up(tmp_path / "backup.db")
    one.edit("case", case, arrears=1)
    later = one.register(name="李四")
    sync(one), sync(two)
    two.edit("case", case, occupation="焊工")
    sync(two)
    town.put_back(tmp_path / "backup.db")
    sync(one)
    assert_proved(sync(two))
    assert_proved(sync(one))
    assert one.content() == two.content()
    assert ("case", later) in two.content()
    assert two.content()["case", case][2]["occupation"] == "焊工"


def test_a_machine_put_back_to_an_old_image_is_a_fork(one, town):
    one.register(name="张三")
    sync(one)
    with one.store.apply() as session:
        for change in session.query(Change).order_by(Change.seq.desc()).limit(2):
            session.delete(change)
    one.register(name="另一个人")
    with pytest.raises(errors.Fork):
        sync(one)


def test_planted_damage_is_an_incident_and_is_mended_once(one, two):
    case = one.register(name="张三", arrears=1)
    sync(one), sync(two)
    with two.store.apply() as session:
        session.get_one(Case, case).arrears = 99
    receipt = sync(two)
    proof = receipt["scopes"][two.desk.station_id]
    assert proof["equal"] is True
    assert proof["incident"]["desk_digest"] != proof["centre_digest"]
    assert two.content() == one.content()
    assert_proved(sync(two))
    with two.store.read() as session:
        assert queries.receipts(session)[two.desk.station_id]["incident"] == proof["incident"]

"""What a desk may see is what it pulls: its station and all below it; what it loses leaves the machine."""

import itertools
import shutil
from contextlib import contextmanager
from dataclasses import replace

import pytest

from central import accounts
from central.models import Account, Received, Station
from central.models import Desk as CentreDesk
from desktop.sync import errors
from desktop.sync.engine import synchronise
from desktop.sync.purge import PURGED
from offline_store import queries, registration
from offline_store.models import CITY, Change, Party, Person, Reception, Scope, sealed_scope
from offline_store.registration import Entry, Heard
from offline_store.store import Store, create_database_engine
from offline_store.types import now
from tests.sync_rig import DESK_KEY, content_of
from tests.sync_rig import both_kinds as kind  # noqa: F401

NORTH, SOUTH = "3702", "3703"


def sync(seat, folder=None):
    return synchronise(seat.store, seat.client, seat.desk, recordings=folder)


def put_below(town, child, parent):
    with town.centre.transact() as session:
        stations = {station.code: station for station in session.query(Station)}
        stations[child].parent_id = stations[parent].id if parent else None


def give_role(town, account, role):
    with town.centre.transact() as session:
        session.get_one(Account, account).role = role


def scopes_of(seat):
    return {scope for _, (scope, _, _) in seat.content().items()}


@pytest.fixture
def one(town):
    return town.seats["01"]


@pytest.fixture
def two(town):
    return town.seats["02"]


@pytest.fixture
def south(town):
    return town.seats["03"]


def test_a_desk_sees_its_station_and_what_is_below_it(town, one, south):
    south.register(name="张三", matter="拖欠工资")
    one.register(name="李四")
    sync(south), sync(one)
    assert one.desk.station_id in scopes_of(one)
    assert south.desk.station_id not in scopes_of(one)
    put_below(town, SOUTH, NORTH)
    sync(one), sync(south)
    assert scopes_of(one) >= {one.desk.station_id, south.desk.station_id}
    assert scopes_of(south) == {south.desk.station_id}  # what is above it, or beside it, is not its own


def test_a_clerk_of_the_district_works_at_the_desks_below_it_and_not_the_reverse(town, one, south):
    from desktop.sync.login import log_in
    from tests.sync_rig import PASSWORD

    put_below(town, SOUTH, NORTH)
    log_in(south.client, replace(south.desk, account="north"), PASSWORD)
    with pytest.raises(errors.LoginFailed):
        log_in(one.client, replace(one.desk, account="south"), PASSWORD)


def record(seat, folder, sound=b"sound"):
    """A reception with a recording whose sound lies in the folder, and a sentence of it."""
    with seat.store.write(seat.desk.actor) as session:
        reception_id = registration.begin_reception(session, seat.desk, "call")
        recording_id, _ = registration.begin_recording(session, reception_id, 8000, 2)
        registration.add_segment(session, recording_id, Heard(0.0, 1.0, "caller", "我叫逄秀兰", 0.9), "test")
        registration.finish_recording(session, recording_id, "ab" * 32, 1.0, len(sound))
        registration.register(session, seat.desk, reception_id, Entry(name="逄秀兰", matter="拖欠工资"))
    folder.mkdir(exist_ok=True)
    (folder / f"{'ab' * 32}.qrec").write_bytes(sound)


def lose_the_south(town, one, south, folder):
    """The northern desk has read the southern station, which then goes elsewhere."""
    put_below(town, SOUTH, NORTH)
    record(south, folder)
    sync(south), sync(one)
    assert south.desk.station_id in scopes_of(one)
    put_below(town, SOUTH, None)


def test_a_lost_scope_leaves_the_machine_with_everything_of_it(town, one, south, tmp_path, monkeypatch):
    folder = tmp_path / "sound"
    monkeypatch.setattr("desktop.sound.recording.SUFFIX", ".qrec")
    lose_the_south(town, one, south, folder)
    with one.store.write(one.desk.actor) as session:  # and this desk has written into it
        session.query(Person).filter_by(scope_id=south.desk.station_id).one().phone = "13800000001"
    put_below(town, SOUTH, NORTH)
    sync(one)
    put_below(town, SOUTH, None)
    sync(one, folder)
    assert south.desk.station_id not in scopes_of(one)
    assert list(folder.iterdir()) == []
    with one.store.read() as session:
        assert session.get(Scope, south.desk.station_id) is None
        taken = session.query(Change).filter_by(scope_id=south.desk.station_id).all()
        assert [(change.result, change.body) for change in taken] == [(PURGED, {})]
    sync(one)
    with town.centre.read() as session:  # the receipt: what the desk says it holds
        assert south.desk.station_id not in session.get_one(CentreDesk, one.desk.id).held


def test_a_lost_scope_comes_back_whole(town, one, south, tmp_path):
    lose_the_south(town, one, south, tmp_path)
    sync(one)
    put_below(town, SOUTH, NORTH)
    receipt = sync(one)
    assert receipt["scopes"][south.desk.station_id]["equal"] is True
    assert south.desk.station_id in scopes_of(one)


def test_silence_is_no_word(town, one, south, tmp_path, monkeypatch):
    """A centre that merely forgets a scope in its welcome takes nothing from a desk."""
    put_below(town, SOUTH, NORTH)
    south.register(name="张三")
    sync(south), sync(one)
    hello = one.client.hello

    def forgetful(*asked):
        welcome = hello(*asked)
        return welcome.model_copy(update={"scopes": tuple(s for s in welcome.scopes if s.id == CITY)})

    monkeypatch.setattr(one.client, "hello", forgetful)
    sync(one)
    assert scopes_of(one) >= {south.desk.station_id}


def test_what_is_typed_and_unsaved_stays(town, one, south, tmp_path):
    put_below(town, SOUTH, NORTH)
    south.register(name="张三")
    sync(south), sync(one)
    with one.store.write(one.desk.actor) as session:
        reception = session.query(Reception).one()
        registration.journal_draft(session, reception.id, {"matter": "还没有写完"})
    put_below(town, SOUTH, None)
    sync(one)
    with one.store.read() as session:
        assert session.query(Reception).one().draft["matter"] == "还没有写完"
        assert session.query(Person).count() == 0


class Killed(Exception):
    """The program ends here."""


@contextmanager
def killed_at(store, number):
    counted = itertools.count(1)
    original = store.apply

    @contextmanager
    def counting():
        if next(counted) == number:
            raise Killed
        with original() as session:
            yield session

    store.apply = counting
    try:
        yield
    finally:
        del store.apply


def test_a_kill_anywhere_in_the_purge_is_made_up_for(town, one, south, tmp_path):
    lose_the_south(town, one, south, tmp_path)
    store = one.store.path
    one.store.close()  # folds the write-ahead log into the file
    shutil.copy2(store, tmp_path / "before.db")
    for number in itertools.count(1):
        one.store.close()
        for file in store.parent.glob("store.db*"):
            file.unlink()
        shutil.copy2(tmp_path / "before.db", store)
        one.store = Store(create_database_engine(store, DESK_KEY), store)
        try:
            with killed_at(one.store, number):
                sync(one)
        except Killed:
            sync(one)
            assert south.desk.station_id not in scopes_of(one)
            continue
        break
    assert number > 10


# protected identities


def test_a_protected_identity_is_read_by_named_roles_alone(town, one, two):
    give_role(town, "north", "clerk")
    case = one.register(name="王秘密", phone="13800000009", protected=True, matter="举报")
    with one.store.read() as session:
        reception = session.query(Reception).one().id
        assert queries.receptions(session)[0].name == ""
        assert queries.reception(session, reception, see_protected=False).entry.name == ""
        assert queries.reception(session, reception, see_protected=True).entry.name == "王秘密"
    sync(one)
    assert "王秘密" not in str(one.content())  # she has written it, and cannot read it any more
    with one.store.read() as session:
        entry = queries.reception(session, reception).entry
        assert (entry.name, entry.phone, entry.protected) == ("", "", True)
        assert all("王秘密" not in str(change.body) for change in session.query(Change))
    give_role(town, "north", "mediator")
    sync(two)
    with two.store.read() as session:
        assert queries.reception(session, reception).entry.name == "王秘密"
        assert session.query(Party).filter_by(case_id=case, role="worker").one().person_id


def test_a_case_is_changed_without_touching_the_identity_one_cannot_read(town, one, two):
    one.register(name="王秘密", phone="13800000009", protected=True)
    sync(one)
    with one.store.write(one.desk.actor) as session:
        reception = session.query(Reception).one().id
        entry = queries.reception(session, reception).entry
        registration.register(session, one.desk, reception, replace(entry, matter="补充"))
    sync(one)
    give_role(town, "north", "supervisor")
    sync(two)
    with two.store.read() as session:
        entry = queries.reception(session, reception).entry
        assert (entry.name, entry.phone, entry.matter) == ("王秘密", "13800000009", "补充")


def test_sealing_later_takes_the_name_out_of_the_open_record(town, one, two):
    give_role(town, "north", "supervisor")
    boss = replace(one.desk, role="supervisor")
    one.register(name="王秘密", phone="13800000009")
    sync(one), sync(two)
    with one.store.write(boss.actor) as session:
        reception = session.query(Reception).one().id
        registration.register(session, boss, reception, Entry(name="王秘密", phone="13800000009", protected=True))
    sync(one), sync(two)
    station = one.desk.station_id
    for content in (two.content(), content_of(town.centre)):
        assert "王秘密" not in str([row for _, (scope, _, row) in content.items() if scope == station])
        assert "王秘密" in str([row for _, (scope, _, row) in content.items() if scope == sealed_scope(station)])


def test_a_clerk_reaches_no_sealed_identity_by_guessing(town, one, two):
    give_role(town, "north", "supervisor")
    one.register(name="王秘密", protected=True)
    sync(one)
    with one.store.read() as session:
        person = session.query(Person).one()
    give_role(town, "north", "clerk")
    sealed = sealed_scope(one.desk.station_id)
    with town.centre.read() as session:
        epoch = session.get_one(accounts.Feed, CITY).epoch
    with pytest.raises(errors.ScopeLost):
        two.client.pull(sealed, epoch, 0)
    with two.store.write(two.desk.actor) as session:
        session.add(Person(id=person.id, scope_id=sealed, name="改名"))
        session.add(Reception(scope_id=sealed, kind="call", desk="02", clerk="x", started_at=now()))
    sync(two)
    with town.centre.read() as session:
        came = session.query(Received).filter_by(desk_id=two.desk.id).all()
        assert {row.body["type"]: (row.result, row.reason) for row in came} == {
            "person": ("conflict", ""),
            "reception": ("quarantined", "scope"),
        }
        assert session.get_one(Person, person.id).name == "王秘密"


def test_after_a_backup_was_put_back_a_purged_change_still_holds_the_chain(town, one, tmp_path):
    town.back_up(tmp_path / "backup.db")
    one.register(name="王秘密", protected=True)
    sync(one)
    town.put_back(tmp_path / "backup.db")
    receipt = sync(one)
    assert receipt["waiting"] == 0
    one.register(name="李四")
    assert sync(one)["waiting"] == 0

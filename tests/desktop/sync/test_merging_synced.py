"""A merge made at one desk, undone at another, through a centre of its own process: both hold the same."""

import json
import subprocess
import sys

import pytest

from desktop.sync.client import CentreClient
from desktop.sync.engine import synchronise
from desktop.sync.login import enrol, new_private_key, save_token
from offline_store import merging
from offline_store.duplicates import candidates
from offline_store.duplicates.weighing import Facts
from offline_store.models import Party, Person
from offline_store.store import open_store
from tests.sync_rig import DESK_KEY, Process, Seat


@pytest.fixture(scope="module")
def seats(tmp_path_factory):
    process = Process(tmp_path_factory.mktemp("centre"))
    command = [sys.executable, "-m", "central", "practice", "--data", process.folder]
    made = json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout)
    address = process.start()
    seats = []
    for number in ("01", "02"):
        code = made["desks"][number]
        client = CentreClient(address)
        desk = enrol(client, address, code, new_private_key(), made["account"], made["password"])
        store = open_store(tmp_path_factory.mktemp(f"desk-{number}"), DESK_KEY)
        with store.apply() as session:
            save_token(session, desk.account, client.token)
        seats.append(Seat(store, desk, client))
    yield seats
    for seat in seats:
        seat.close()
    assert process.stop() == 0


def sync(*seats):
    for seat in seats:
        receipt = synchronise(seat.store, seat.client, seat.desk)
        assert all(proof["equal"] and "incident" not in proof for proof in receipt["scopes"].values())


def write(seat, work):
    with seat.store.write(seat.desk.actor) as session:
        return work(session)


def worker(seat, case):
    with seat.store.read() as session:
        return session.query(Party).filter_by(case_id=case, role="worker").one().person_id


def test_merged_here_undone_there_after_a_later_edit(seats):
    one, two = seats
    here = one.register(name="王小雨", phone="16000000002")
    there = two.register(name="王晓雨", phone="16000000003", employer="青岛海诺服饰有限公司")
    sync(one, two, one)
    kept, absorbed = worker(one, here), worker(one, there)
    merge_id = write(one, lambda session: merging.merge(session, one.desk, "person", kept, absorbed))
    sync(one, two)
    assert one.content() == two.content()
    assert worker(two, there) == kept
    with two.store.read() as session:
        (found,) = candidates.find(session, two.desk.station_id, Facts(phones=("16000000003",)))
        assert found.person_id == kept
    two.edit("person", kept, phone="16000000009")
    undone = write(two, lambda session: merging.undo(session, two.desk, merge_id))
    assert undone == merging.Undone(), "the phone was not the merge's doing"
    sync(two, one)
    assert one.content() == two.content()
    assert worker(one, there) == absorbed
    with one.store.read() as session:
        assert session.get_one(Person, kept).phone == "16000000009"
        assert session.get_one(Person, absorbed).state == "live"


def test_told_apart_at_both_desks_at_once_is_one_record_and_never_proposed_again(seats):
    one, two = seats
    cases = [one.register(name="孙静", phone="16000000021"), one.register(name="孙敬", phone="16000000021")]
    sync(one, two)
    first, second = (worker(one, case) for case in cases)
    for seat in seats:
        write(seat, lambda session, seat=seat: merging.tell_apart(session, seat.desk, first, second))
    sync(one, two, one)
    assert one.content() == two.content()
    for seat in seats:
        assert len(seat.ids("distinct")) == 1
        with seat.store.read() as session:
            assert candidates.find(session, seat.desk.station_id, Facts(phones=("16000000021",)), own_id=first) == ()

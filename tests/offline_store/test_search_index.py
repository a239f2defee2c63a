"""The index stands and falls with the data: after kills, for old stores, and when words must be gone."""

import random
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
from sqlalchemy import inspect

from central.store import create_centre
from offline_store import bulk_cases, keyfile, registration, search, search_index, transcript_edits
from offline_store.models import Case, Person, Reception, Segment
from offline_store.registration import Entry, Heard
from offline_store.store import StoreBusy, open_store
from tests.conftest import KEY
from tests.index_check import differences

OLD_STORES = sorted((Path(__file__).parents[1] / "stores").iterdir())
WRITER = """
import itertools, pathlib, sys
sys.path.insert(0, {root!r})
from offline_store import registration
from offline_store.models import Case, Person
from offline_store.registration import Entry, Heard
from offline_store.store import open_store
from tests.conftest import DESK, KEY
store = open_store(pathlib.Path({folder!r}), KEY)
for number in itertools.count():
    if number == 1:
        print("ready", flush=True)
    with store.write(DESK.actor) as session:
        reception = registration.begin_reception(session, DESK, "call")
        recording, _ = registration.begin_recording(session, reception, 8000, 2)
        registration.add_segment(session, recording, Heard(0, 1, "caller", f"第{{number}}句话", 0.9), "test")
        registration.journal_draft(session, reception, {{"name": f"张{{number}}"}})
    with store.write(DESK.actor) as session:
        registration.register(session, DESK, reception, Entry(name=f"李{{number}}", matter=f"工资{{number}}"))
    with store.apply() as session:
        session.query(Person).order_by(Person.id.desc()).first().name = f"王{{number}}"
        session.query(Case).order_by(Case.id.desc()).first().state = "void" if number % 3 else "live"
"""


def save(store, desk, **entry):
    with store.write(desk.actor) as session:
        reception_id = registration.begin_reception(session, desk, "call")
        registration.register(session, desk, reception_id, Entry(**entry))
        return reception_id


def found(store, query):
    with store.read() as session:
        return [hit.reception_id for hit in search.search(session, query).hits]


@pytest.mark.parametrize("round_", range(3))
def test_a_kill_at_any_moment_leaves_the_index_equal_to_the_data(round_, tmp_path):
    code = WRITER.format(folder=str(tmp_path), root=str(Path(__file__).parents[2]))
    process = subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE)
    assert process.stdout.readline() == b"ready\n"
    with pytest.raises(subprocess.TimeoutExpired):
        process.wait(random.Random(round_ + time.time_ns()).uniform(0.05, 0.5))
    process.kill()
    process.communicate()
    store = open_store(tmp_path, KEY)
    assert differences(store) == set()
    with store.read() as session:
        assert session.query(Reception).count() > 1, "it was killed while it wrote"
    store.close()


def test_a_sentence_said_or_corrected_is_found_by_the_next_search_and_after_a_kill(store, desk):
    """Each one alone does not write the whole talk anew: it is noted, and the note is in the same transaction."""
    kept = save(store, desk, name="逄秀兰")
    with store.write(desk.actor) as session:
        recording, _ = registration.begin_recording(session, kept, 8000, 2)
    for second in range(3):
        with store.write(desk.actor) as session:
            said = registration.add_segment(session, recording, Heard(second, second + 1, "", "拖欠公资", 0.9), "e")
    assert found(store, "公资") == []
    with store.write(desk.actor) as session:
        transcript_edits.edit_text(session, desk, said, "拖欠公司的")
    killed = open_store(store.path.parent, KEY)  # as it stands: nothing was closed
    assert found(killed, "公资") == found(killed, "公司") == [kept]
    with killed.write(desk.actor) as session:
        transcript_edits.split_at(session, desk, later(session, said), 2)
    assert found(killed, "公司") == [kept], "of what is noted once, nothing is written yet"
    killed.bring_index_up_to_date()
    assert found(killed, "拖欠公司") == []
    assert found(killed, "公司 拖欠") == [kept]
    assert differences(killed) == set()
    killed.close()


def later(session, segment):
    return next(row.id for row in session.query(Segment) if segment in row.replaces)


def test_a_failed_write_leaves_no_word(store, desk):
    with pytest.raises(ZeroDivisionError), store.write(desk.actor) as session:
        reception_id = registration.begin_reception(session, desk, "call")
        registration.register(session, desk, reception_id, Entry(name="甲", matter="工资"))
        session.flush()
        raise ZeroDivisionError
    assert differences(store) == set()
    assert found(store, "工资") == []


@pytest.mark.parametrize("damage", ["DELETE FROM search_entry", "DELETE FROM search_words WHERE rowid > 0"])
def test_the_check_sees_an_index_that_is_not_equal(damage, store, desk):
    save(store, desk, name="甲")
    assert differences(store) == set()
    with store.apply() as session:
        session.connection().exec_driver_sql(damage)
    assert differences(store) != set()


@pytest.mark.parametrize("old", OLD_STORES, ids=lambda path: path.name)
def test_an_old_store_is_searchable_once_it_is_open(old, tmp_path):
    shutil.copytree(old, tmp_path / "old")
    key = keyfile.unlock(tmp_path / "old" / "store.key", "practice", "练习用的密码", b"m" * 32)
    store = open_store(tmp_path / "old", key)
    assert differences(store) == set()
    assert len(found(store, "wangxiaoyu 没发工资 12600")) == 1
    store.close()


def test_a_store_indexed_by_older_rules_is_indexed_anew(store, desk, monkeypatch):
    kept = save(store, desk, name="逄秀兰")
    store.close()
    monkeypatch.setattr(search_index, "VERSION", search_index.VERSION + 1)
    again = open_store(store.path.parent, KEY)
    assert differences(again) == set()
    assert found(again, "pxl") == [kept]
    again.close()


def test_the_centre_has_no_index(tmp_path):
    centre = create_centre(tmp_path)
    with centre.read() as session:
        assert not [name for name in inspect(session.connection()).get_table_names() if name.startswith("search")]
    with centre.transact() as session:
        session.add(Case(scope_id="s", number="1", channel="02", opened_at=registration.now()))
    centre.close()


def test_rows_from_the_centre_are_found_in_whatever_order_they_come(store, desk):
    """A page of a pull may name a row of a later page."""
    at = registration.now()
    rows = [
        Reception(id="r", scope_id="s", case_id="c", kind="call", desk="02", clerk="乙", started_at=at),
        registration.Party(id="p", scope_id="s", case_id="c", person_id="n", role="worker"),
        Case(id="c", scope_id="s", number="n-1", channel="02", opened_at=at, matter="工资"),
        Person(id="n", scope_id="s", name="逄秀兰"),
    ]
    for row in rows:
        with store.apply() as session:
            session.add(row)
        assert differences(store) == set()
    assert found(store, "工资 pxl") == ["r"]


def test_many_cases_of_one_second_keep_their_order(store, desk):
    at = registration.now()
    with store.apply() as session:
        for number in range(100):
            session.add(
                Reception(
                    id=f"{number:03}",
                    scope_id="s",
                    kind="call",
                    desk="02",
                    clerk="乙",
                    started_at=at,
                    caller_number="8888",
                )
            )
    with store.read() as session:
        hits = search.search(session, "8888", limit=200).hits
    assert len({hit.place for hit in hits}) == 100
    assert differences(store) == set()


def test_a_bulk_load_is_indexed_as_the_desk_would(store):
    """What `make bench` measures is a store like any other."""
    bulk_cases.load(store, "station-1", 300)
    assert differences(store) == set()
    with store.read() as session:
        assert session.query(Case).count() == 300


def decrypted(path):
    """Every page of the file as SQLite sees it (SQLCipher 4 with a raw key: AES-256-CBC, 80 bytes at a page's end)."""
    content = path.read_bytes()
    for first in range(0, len(content), 4096):
        page = content[first : first + 4096]
        start = 16 if first == 0 else 0  # the salt
        decryptor = Cipher(algorithms.AES(KEY), modes.CBC(page[-80:-64])).decryptor()
        yield decryptor.update(page[start:-80]) + decryptor.finalize()


def remains(store, word):
    """Pages that hold the word, and words of the index that do."""
    code = f"{ord(word[0]):x}z{ord(word[1]):x}".encode()
    return [page for page in decrypted(store.path) if word.encode() in page or code in page]


def test_nothing_of_what_was_erased_is_left_after_a_purge(store, desk):
    for number in range(30):
        save(store, desk, name=f"张{number}", matter="工资")
    erased = save(store, desk, name="逄秀兰", matter="黄岛蓝纸船")
    store.purge()
    assert remains(store, "蓝纸")
    with store.apply() as session:
        reception = session.get_one(Reception, erased)
        case = session.get_one(Case, reception.case_id)
        for row in [*session.query(Person).where(Person.name == "逄秀兰"), reception, case]:
            session.delete(row)
        for table in ("party", "form", "step"):
            session.connection().exec_driver_sql(f"DELETE FROM {table} WHERE case_id = '{case.id}'")
        session.connection().exec_driver_sql("DELETE FROM change")
    assert found(store, "蓝纸") == []
    with store.read() as session:
        shadow = b"".join(session.connection().exec_driver_sql("SELECT block FROM search_words_data").scalars())
    assert f"{ord('蓝'):x}".encode() in shadow, "FTS5 keeps the words until they are taken out"
    store.purge()
    with store.read() as session:
        shadow = b"".join(session.connection().exec_driver_sql("SELECT block FROM search_words_data").scalars())
    assert f"{ord('蓝'):x}".encode() not in shadow
    assert not remains(store, "蓝纸")
    assert not remains(store, "秀兰")
    assert (store.path.parent / "store.db-wal").stat().st_size == 0


def test_a_purge_says_when_a_reader_stands_in_the_way(store, desk, monkeypatch):
    store.close()
    monkeypatch.setattr("offline_store.store.BUSY_SECONDS", 0.1)
    impatient = open_store(store.path.parent, KEY)
    save(impatient, desk, name="甲")
    with impatient.read() as session:
        session.query(Case).all()
        save(impatient, desk, name="乙")
        with pytest.raises(StoreBusy):
            impatient.purge()
    impatient.purge()
    impatient.close()

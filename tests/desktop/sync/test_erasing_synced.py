"""What was recorded of whoever refused is erased at her desk, at the centre and at the other desks, and stays so."""

import shutil

import pytest
from sqlalchemy import inspect, select, text

from central import accounts
from central.models import Desk as DeskAtCentre
from central.models import Received
from desktop.consent import erase_refused
from desktop.sync.engine import synchronise
from desktop.sync.login import enrol, new_private_key
from offline_store import consent, marks, queries, registration, search, settings, transcript_edits
from offline_store.erasing import NO_KEY
from offline_store.models import Change, Conflict, Recording, Segment
from offline_store.registration import Entry, Heard
from offline_store.store import Store, open_store
from tests.sync_rig import ADDRESS, DESK_KEY, PASSWORD, Town

SECRET = "SECRET62220215"
"""In ASCII: so it stands in every table as it is, whatever escapes the rest."""
SAID = (f"卡号是{SECRET}", f"再说一遍{SECRET}", "您好")


@pytest.fixture
def town(request, templates, portal, tmp_path):
    """Its first two desks have search indexes. In a folder, or as asked on a PostgreSQL server."""
    made = Town(templates(getattr(request, "param", "embedded")), tmp_path / "town", portal)
    for number in ("01", "02"):
        seat = made.seats[number]
        seat.store.close()
        seat.store = open_store(seat.store.path.parent, DESK_KEY)
    yield made
    made.remove()


@pytest.fixture
def seats(town):
    return town.seats["01"], town.seats["02"]


def sync(*seats):
    for seat in seats:
        receipt = synchronise(seat.store, seat.client, seat.desk)
        assert receipt["waiting"] == 0
        for proof in receipt["scopes"].values():
            assert proof["equal"] and not proof["quarantined"] and "incident" not in proof


def do(seat, act, *arguments, **named):
    with seat.store.write(seat.desk.actor) as session:
        return act(session, *arguments, **named)


def heard(at, words):
    return Heard(at, at + 1, "caller", words, 0.9, tuple(range(len(words))))


def talked(seat, said=SAID):
    """A call of a saved case, recorded and heard: its reception, recording and key, and its sentences."""

    def write(session):
        reception = registration.begin_reception(session, seat.desk, "call")
        recording, key = registration.begin_recording(session, reception, 8000, 2, "", ("clerk", "caller"))
        segments = [registration.add_segment(session, recording, heard(n, each), "m") for n, each in enumerate(said)]
        marks.set_mark(session, recording, marks.Mark(1.0, marks.POINT, SECRET))
        registration.finish_recording(session, recording, "ab" * 32, float(len(said)), 1)
        registration.register(session, seat.desk, reception, Entry(name="王小雨", sources={"phone": segments[0]}))
        return reception, recording, key, segments

    return do(seat, write)


def enrol_anew(town, seat):
    """The desk after an old image was put back: its store as it stands there."""
    with town.centre.transact() as session:
        code = accounts.add_desk(session, seat.desk.station_id, seat.desk.number)
    seat.client.token = ""
    seat.desk = enrol(seat.client, ADDRESS, code, new_private_key(), seat.desk.account, PASSWORD)
    with seat.store.apply() as session:
        settings.save_desk(session, seat.desk)


def refuse(seat, reception, folder):
    do(seat, consent.refuse, reception)
    return erase_refused(seat.store, seat.desk, folder)


def holding(store, *secrets):
    """The tables that still tell something of the secrets, in any row."""
    with store.read() as session:
        connection = session.connection()
        found = set()
        for table in inspect(connection).get_table_names():
            for row in connection.execute(text(f'SELECT * FROM "{table}"')):
                told = " ".join(str(bytes(each) if isinstance(each, memoryview) else each) for each in row)
                if any(secret.casefold() in told.casefold() for secret in secrets):
                    found.add(table)
        return found


def assert_gone(town, key, *seats):
    """Neither text nor key is anywhere."""
    for store in (town.centre, *(seat.store for seat in seats)):
        assert holding(store, SECRET, key.hex(), str(key)) == set()
    for seat in seats:
        with seat.store.read() as session:
            assert not search.search(session, "再说一遍").hits


def states(store, recording):
    with store.read() as session:
        rows = session.scalars(select(Segment).where(Segment.recording_id == recording))
        return session.get_one(Recording, recording).state, {(row.state, row.text) for row in rows}


@pytest.mark.parametrize("town", ["embedded", "postgresql"], indirect=True)
def test_it_goes_everywhere_also_what_another_desk_had_corrected(town, seats, tmp_path, monkeypatch):
    """The other desk's corrections: one synced that the first never saw, one that is still to be sent."""
    one, two = seats
    reception, recording, key, segments = talked(one)
    sync(one, two)
    assert {"segment", "recording", "search_entry"} <= holding(two.store, SECRET, key.hex())
    do(two, transcript_edits.edit_text, two.desk, segments[0], f"卡号就是{SECRET}")
    sync(two)
    do(two, transcript_edits.edit_text, two.desk, segments[1], f"说了两遍{SECRET}")
    do(two, marks.set_mark, recording, marks.Mark(0.5, marks.POINT, SECRET))
    assert refuse(one, reception, tmp_path) == 1
    with one.store.read() as session:
        assert not search.search(session, "再说一遍").hits, "at once, without a line"
    swept, purge = [], Store.purge
    monkeypatch.setattr(Store, "purge", lambda store: (swept.append(store), purge(store)))
    sync(one, two, one, two)
    assert_gone(town, key, one, two)
    assert {one.store, two.store} <= {*swept}, "the words that the index keeps of what went"
    for store in (town.centre, one.store, two.store):
        assert states(store, recording) == ("void", {("void", "")})
        with store.read() as session:
            assert session.query(Segment).filter_by(recording_id=recording).count() == 5
            assert session.query(Conflict).count() == 0
    with one.store.read() as session:
        view = queries.reception(session, reception)
        assert (view.sentences, view.recordings, view.entry.sources) == ((), (), {})


@pytest.mark.parametrize("fault", ["never sent", "lose request", "lose answer"])
def test_what_the_centre_never_had_it_never_gets(town, seats, tmp_path, fault):
    """Or it has it, and the desk does not know: the answer was lost."""
    one, two = seats
    sync(one, two)
    reception, recording, key, _ = talked(one)
    if fault != "never sent":
        town.line.faults.extend(["none", fault])  # hello, push
        with pytest.raises(Exception, match=r"."):
            sync(one)
        town.line.faults.clear()
    had = holding(town.centre, SECRET)
    assert bool(had) == (fault == "lose answer")
    refuse(one, reception, tmp_path)
    pushed = len(town.line.log)
    sync(one, two)
    assert len(town.line.log) > pushed
    assert_gone(town, key, one, two)
    assert states(two.store, recording) == states(town.centre, recording) == ("void", {("void", "")})


def test_nothing_old_brings_it_back(town, seats, tmp_path):
    """An old request sent again, an old image of the desk, a backup of the centre, a change met late."""
    one, two = seats
    reception, recording, key, segments = talked(one)
    one.store.close()
    shutil.copy2(one.store.path, tmp_path / "unsent.db")
    first = len(town.line.log)
    sync(one)
    sent = town.line.log[first:]
    sync(two)
    do(two, transcript_edits.edit_text, two.desk, segments[1], f"说了两遍{SECRET}")
    town.back_up(tmp_path / "backup")
    refuse(one, reception, tmp_path)
    sync(one)
    for request in sent:
        town.line.send(request)
    town.put_back(tmp_path / "backup")
    assert "segment" in holding(town.centre, SECRET)
    sync(one, two, one)
    assert_gone(town, key, one, two)
    one.store.close()
    shutil.copy2(tmp_path / "unsent.db", one.store.path)
    assert "change" in holding(one.store, SECRET)
    enrol_anew(town, one)
    sync(one, two)
    assert_gone(town, key, one, two)
    assert states(town.centre, recording) == ("void", {("void", "")})


def test_a_long_talk_goes_by_portions_and_a_kill_between_them_leaves_none(town, seats, tmp_path, monkeypatch):
    one, two = seats
    monkeypatch.setattr(consent, "AT_ONCE", 4)
    said = [f"{n}：{SECRET}" for n in range(2 * consent.AT_ONCE + 7)]
    reception, recording, key, _ = talked(one, said)
    sync(one, two)
    do(one, consent.refuse, reception)
    with one.store.write(one.desk.actor) as session:
        consent.erase(session, one.desk, recording)
        assert consent.erase_text(session, recording)
    do(one, consent.agree, reception)  # the killed program's work is done all the same
    assert erase_refused(one.store, one.desk, tmp_path) == 1
    assert erase_refused(one.store, one.desk, tmp_path) == 0
    with one.store.read() as session:
        sizes = [len(session.query(Change).filter_by(transaction=each).all()) for (each,) in
                 session.query(Change.transaction).filter(Change.kind == "void").distinct()]  # fmt: skip
    assert max(sizes) <= consent.AT_ONCE + 2
    sync(one, two)
    assert_gone(town, key, one, two)


def test_nothing_is_written_into_what_is_erased(town, seats, tmp_path):
    one, _ = seats
    reception, recording, key, segments = talked(one)
    refuse(one, reception, tmp_path)
    late = do(one, registration.add_segment, recording, heard(7, SECRET), "m")
    with one.store.read() as session:
        row = session.get_one(Segment, late)
        assert (row.state, row.text) == ("void", "")
        assert session.get_one(Recording, recording).key == NO_KEY
    sync(one)
    assert_gone(town, key, one)
    for change in ({"text": SECRET}, {"state": "live"}, {"speaker": "clerk"}, {"state": "live", "text": SECRET}):
        with pytest.raises(RuntimeError, match="once"):
            one.edit("segment", segments[0], **change)


def test_a_sentence_is_otherwise_written_once(seats):
    one, _ = seats
    *_, segments = talked(one)
    for change in (
        {"text": "改"},
        {"text": ""},
        {"state": "void", "text": "改"},
        {"state": "void", "text": "", "times": [], "speaker": "clerk"},
    ):
        with pytest.raises(RuntimeError, match="once"):
            one.edit("segment", segments[0], **change)


def test_the_centre_takes_nothing_from_a_void_but_that_it_is_one(town, seats):
    """Of a desk that says more with it, or says it only in part."""
    one, two = seats
    *_, segments = talked(one)
    sync(one, two)
    with one.store.write(one.desk.actor) as session:
        row = session.get_one(Segment, segments[0])
        row.state, row.text, row.times = "void", "", []
    with one.store.apply() as session:
        change = session.scalars(select(Change).where(Change.kind == "void")).one()
        assert change.body["fields"]["text"] == ""
    sync(one, two)
    with town.centre.read() as session:
        row = session.get_one(Segment, segments[0])
        assert (row.state, row.text, row.times, row.speaker, row.start) == ("void", "", [], "caller", 0.0)
        desks = set(session.scalars(select(DeskAtCentre.id).where(DeskAtCentre.number == "01")))
        told = [each.body for each in session.query(Received).filter(Received.desk_id.in_(desks))]
        assert {each["fields"]["text"] for each in told if each.get("id") == segments[0]} == {""}
        assert {each["fields"]["text"] for each in told if each.get("id") == segments[1]} == {SAID[1]}

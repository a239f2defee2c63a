"""Another station's knowing of a number is told by its name alone, kept blind, and not told often."""

import httpx
import pytest
from sqlalchemy import text

from central import blind_index, lookups
from central.models import BlindKey, Known, Lookups
from central.postgresql import create_database, parse_address
from central.store import create_centre
from desktop.sync import errors
from desktop.sync.client import HINT
from desktop.sync.engine import synchronise
from offline_store.models import Former, Person, sealed_scope
from offline_store.types import now
from tests.postgres_server import OWNER
from tests.sync_rig import OnServer
from tests.sync_rig import both_kinds as kind  # noqa: F401

PHONE, ID = "16000000002", "370202198001011232"


def sync(seat):
    return synchronise(seat.store, seat.client, seat.desk)


@pytest.fixture
def north(town):
    return town.seats["01"]


@pytest.fixture
def south(town):
    return town.seats["03"]


def person_of(seat):
    with seat.store.read() as session:
        return session.query(Person).order_by(Person.id.desc()).first().id


def index(town):
    with town.centre.read() as session:
        return {(row.person_id, row.digest) for row in session.query(Known)}


def test_another_station_is_named_however_the_number_is_spelt(north, south):
    north.register(name="王小雨", phone=PHONE)
    north.edit("person", person_of(north), id_number=ID)
    sync(north)
    assert south.client.elsewhere(("+86 160 0000 0002",), ()) == ("站点 3702",)
    assert south.client.elsewhere((), ("370202800101123",)) == ("站点 3702",)
    assert south.client.elsewhere(("16000000003",), ("11010119800101123X",)) == ()
    assert north.client.elsewhere((PHONE,), (ID,)) == (), "one's own station is no news"


def test_what_she_had_before_is_known_and_what_is_void_is_not(town, north, south):
    north.register(name="王小雨", phone=PHONE)
    person = person_of(north)
    with north.store.write(north.desk.actor) as session:
        row = Former(scope_id=north.desk.station_id, person_id=person, field="phone", value=PHONE, until=now())
        session.add(row)
        session.get_one(Person, person).phone = "16000000009"
    sync(north)
    assert south.client.elsewhere((PHONE,), ()) == south.client.elsewhere(("16000000009",), ()) == ("站点 3702",)
    north.edit("person", person, state="void")
    sync(north)
    assert south.client.elsewhere((PHONE, "16000000009"), ()) == ()
    assert index(town) == set()


def test_a_protected_identity_is_in_no_index(town, north, south):
    north.register(name="王小雨", phone=PHONE, protected=True)
    sync(north)
    with town.centre.read() as session:
        assert session.query(Person).one().scope_id == sealed_scope(north.desk.station_id)
    assert south.client.elsewhere((PHONE,), ()) == ()
    assert index(town) == set()


def test_the_index_holds_no_content(town, north):
    north.register(name="王小雨", phone=PHONE)
    north.edit("person", person_of(north), id_number=ID)
    sync(north)
    with town.centre.read() as session:
        rows = session.execute(text("SELECT * FROM known")).all()
        key = session.get_one(BlindKey, 1).key
    assert len(rows) == 2
    said = repr(rows) + "".join(bytes(row.digest).hex() for row in rows)
    assert not any(known in said for known in ("王小雨", PHONE, ID, PHONE.encode().hex()))
    assert {bytes(row.digest) for row in rows} == {
        blind_index.blinded(key, "phone", PHONE),
        blind_index.blinded(key, "id_number", ID),
    }
    assert blind_index.blinded(bytes(32), "phone", PHONE) not in {bytes(row.digest) for row in rows}


def test_a_desk_cannot_try_numbers_out(town, south, monkeypatch):
    monkeypatch.setattr(lookups, "MOST_LOOKUPS", 3)
    for _ in range(3):
        south.client.elsewhere((PHONE,), ())
    with pytest.raises(errors.TooManyTries) as refused:
        south.client.elsewhere((PHONE,), ())
    assert 0 < refused.value.details["retry_after"] <= lookups.WINDOW.total_seconds()
    assert town.seats["01"].client.elsewhere((PHONE,), ()) == (), "another desk has its own count"
    with town.centre.transact() as session:
        asked = session.get_one(Lookups, south.desk.id)
        asked.began = asked.began - lookups.WINDOW
    assert south.client.elsewhere((PHONE,), ()) == ()


def test_who_is_not_logged_in_hears_nothing(south):
    south.client.token = ""
    with pytest.raises(errors.NotLoggedIn):
        south.client.elsewhere((PHONE,), ())


def test_nobody_waits_long_for_a_hint(town, south):
    town.line.faults.append("slow")
    with pytest.raises(errors.NoCentre):
        south.client.elsewhere((PHONE,), ())
    assert httpx.Timeout(5) == HINT


def upgrade(town):
    """As its administrator does; on a server as the owner, whom row security holds too."""
    if isinstance(town.data, OnServer):
        create_database(parse_address(OnServer.server.address(town.data.name, OWNER))).close()
    else:
        create_centre(town.folder / "centre").close()


def test_what_was_there_before_the_index_is_in_it(town, north, south):
    north.register(name="王小雨", phone=PHONE)
    north.register(name="李伟", phone="16000000003")
    sync(north)
    with town.centre.transact() as session:
        before = {(row.person_id, row.station_id) for row in session.query(Known)}
        for table in ("known", "blind_key", "lookups", "moved"):
            session.execute(text(f"DROP TABLE {table}"))
        for table, column in (("desk", "open_cases"), ("writer", "before"), ("received", "scope")):
            session.execute(text(f'ALTER TABLE {table} DROP COLUMN "{column}"'))
        session.execute(text("UPDATE version_centre SET version_num = '0006'"))
    upgrade(town)
    upgrade(town)
    town.restart()
    with town.centre.read() as session:
        assert {(row.person_id, row.station_id) for row in session.query(Known)} == before
        assert len(before) == 2
    assert south.client.elsewhere((PHONE,), ()) == ("站点 3702",)


def test_a_planted_index_that_does_not_follow_is_noticed(town, north, south, monkeypatch):
    monkeypatch.setattr(blind_index, "note", lambda _session, _rows: None)
    with pytest.raises(AssertionError):
        test_another_station_is_named_however_the_number_is_spelt(north, south)

"""What was said, written and printed in the cases of a protected person lives where her identity lives: at the centre,
at desks with the right, and nowhere else, whoever wrote it when."""

from dataclasses import replace

import pytest

from central import __main__ as program
from central import merge, moves, sealing
from desktop.sync.engine import synchronise
from offline_store import registration
from offline_store.models import RECORD_TYPES, Change, Conflict, Form, sealed_scope
from offline_store.registration import Heard
from offline_store.sealed import FOLLOWS, STAYS
from tests.sealed_place import HERS, KINDS, MOMENT, SECRET, Place, fill, give_role
from tests.sync_rig import both_kinds as kind  # noqa: F401


def owners_of(model):
    """Tables that a record names by its columns, with a foreign key or without."""
    return {column.name.removesuffix("_id") for column in model.__table__.columns if column.name.endswith("_id")}


def hang_on_a_case():
    """Every table that names a case or a reception, or what does."""
    found = {"case", "reception"}
    while more := {name for name, model in RECORD_TYPES.items() if owners_of(model) & found} - found:
        found |= more
    return found - {"case"}


def test_every_table_that_hangs_on_a_case_follows_her_or_stays_for_a_reason():
    told = {model.__tablename__ for model in FOLLOWS}
    assert hang_on_a_case() == told | set(STAYS)
    assert not told & set(STAYS)
    assert all(len(reason) > 20 for reason in STAYS.values())


def test_nothing_in_the_open_points_to_what_is_sealed_and_all_of_it_has_an_owner():
    told = {model.__tablename__ for model in FOLLOWS}
    for name, model in RECORD_TYPES.items():
        pointed = {key.column.table.name for column in model.__table__.columns for key in column.foreign_keys}
        assert name in told or not pointed & told, f"{name} would point to nothing"
    assert set(FOLLOWS) <= set(moves.OWNED_BY)
    assert set(FOLLOWS) <= set(merge.SEALED_TYPES)


@pytest.fixture
def place(town):
    return Place(town)


def test_what_there_is_moves_and_what_comes_later_is_put_there_and_all_comes_home(place):
    before = set(fill(place))
    place.sync()
    everything = place.told(place.town.centre)
    assert before <= everything == place.told(place.two.store, place.open)
    place.protect(place.one)
    place.sync()
    assert place.told(place.town.centre, place.hidden) == everything == place.told(place.one.store, place.hidden)
    assert place.told(place.two.store) == set()
    assert SECRET not in str(place.two.content())
    with place.two.store.read() as session:
        kept = session.query(Change).filter(Change.record_id.in_(everything), Change.body != {}).count()
        assert kept == 0  # nor in what it has sent
    later = set(fill(place)) | {place.make(place.two, name) for name in KINDS}
    place.sync()
    assert later <= place.told(place.town.centre, place.hidden) == place.told(place.one.store, place.hidden)
    assert place.told(place.town.centre, place.open) == place.told(place.two.store) == set()
    place.protect(place.one, protected=False)
    place.sync()
    for store in (place.town.centre, place.one.store, place.two.store):
        assert later | everything <= place.told(store, place.open)
        assert place.told(store, place.hidden) == set()


def test_the_registration_form_stays_and_can_be_printed_while_its_prints_are_sealed(place):
    place.protect(place.one)
    place.sync()
    with place.two.store.write(place.two.desk.actor) as session:
        form_id = registration.call_form(session, place.case)
        session.add(
            RECORD_TYPES["printing"](
                scope_id=place.open,
                form_id=form_id,
                printed_at=MOMENT,
                printer="p",
                job="1",
                copies=1,
                sha256="ab" * 32,
                text=SECRET,
                clerk="王",
            )
        )
    place.sync()
    assert len(place.told(place.town.centre, place.hidden)) == 1
    assert SECRET not in str(place.two.content())


def test_a_clerk_without_the_right_who_protects_her_is_left_with_nothing_of_it(place):
    fill(place)
    place.sync()
    place.protect(place.two)
    place.sync(place.two, place.one)
    assert place.told(place.two.store) == set()
    assert place.told(place.one.store) == place.told(place.one.store, place.hidden) != set()


def test_a_reception_whose_case_came_later_takes_its_sound_with_it(place):
    two = place.two
    with two.store.write(two.desk.actor) as session:
        reception = registration.begin_reception(session, two.desk, "call")
        recording, _ = registration.begin_recording(session, reception, 8000, 1)
        registration.add_segment(session, recording, Heard(0.0, 1.0, "caller", SECRET, 0.9), "test")
        registration.finish_recording(session, recording, "ab" * 32, 1.0, 9)
    place.sync()
    assert place.told(place.one.store, place.open)
    with two.store.write(two.desk.actor) as session:
        registration.register(session, two.desk, reception, replace(HERS, protected=True))
    place.sync()
    assert place.told(place.town.centre, place.open) == place.told(two.store) == set()
    assert len(place.told(place.one.store, place.hidden)) == 2


def test_edits_made_meanwhile_by_a_desk_that_was_away_are_merged_where_the_paper_is(place):
    paper = place.make(place.one, "form")
    place.sync()
    place.one.edit("form", paper, values={"matter": "带班改的"})
    place.protect(place.one)
    place.sync(place.one)
    place.two.edit("form", paper, note="离线写的", values={"matter": "离线改的"})
    place.sync()
    with place.town.centre.read() as session:
        row = session.get_one(Form, paper)
        assert (row.scope_id, row.note, row.values) == (place.hidden, "离线写的", {"matter": "带班改的"})
        (conflict,) = session.query(Conflict).filter_by(record_id=paper)
        assert conflict.scope_id == place.hidden
    assert "离线" not in str(place.two.content())
    with place.two.store.read() as session:
        assert not [one.seq for one in session.query(Change) if "离线" in str(one.body)]


def test_a_case_that_goes_to_another_station_takes_what_is_sealed_into_that_ones_sealed_scope(place):
    from offline_store import handovers
    from tests.sync_rig import tell_the_tree

    tell_the_tree(place.town)
    fill(place)
    place.protect(place.one)
    place.sync()
    south = place.town.seats["03"]
    with place.one.store.write(place.one.desk.actor) as session:
        handovers.offer(session, place.one.desk, place.case, south.desk.station_id, "transfer")
    place.sync()
    synchronise(south.store, south.client, south.desk)
    hidden = sealed_scope(south.desk.station_id)
    centre = place.town.centre
    assert place.told(centre) == place.told(centre, hidden) != set()
    assert place.told(place.one.store) == place.told(place.two.store) == place.told(south.store) == set()
    give_role(place.town, "south", "supervisor")
    synchronise(south.store, south.client, south.desk)
    assert place.told(south.store, hidden) == place.told(centre)


def test_what_an_earlier_program_left_in_the_open_is_taken_along_when_the_centre_begins_to_serve(place, monkeypatch):
    with monkeypatch.context() as earlier:
        earlier.setattr(sealing, "place", lambda session, model, fields, scope: scope)
        earlier.setattr(sealing, "follow", lambda *_, **__: [])
        place.protect(place.one)
        fill(place)
        place.sync()
    left = place.told(place.two.store, place.open)
    assert left == place.told(place.town.centre, place.open) != set()
    for _ in range(2):  # the second finds nothing to do
        program._catch_up(place.town.served)
        place.sync()
        assert left == place.told(place.town.centre, place.hidden) == place.told(place.one.store, place.hidden)
        assert place.told(place.town.centre, place.open) == place.told(place.two.store) == set()

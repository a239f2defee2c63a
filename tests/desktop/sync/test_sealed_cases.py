"""What was said, written and printed in the cases of a protected person lives where her identity lives: at the centre,
at desks with the right, and nowhere else, whoever wrote it when."""

import contextlib
import itertools
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from central import __main__ as program
from central import merge, moves, numbers, sealing
from central.models import Account
from desktop.sync.engine import synchronise
from offline_store import corrections, printing, registration, search
from offline_store import numbers as desk_numbers
from offline_store.models import (
    ADRIFT,
    RECORD_TYPES,
    Case,
    Change,
    Conflict,
    Form,
    Recording,
    Segment,
    sealed_scope,
)
from offline_store.process import checklists
from offline_store.registration import Entry, Heard
from offline_store.sealed import FOLLOWS, STAYS
from offline_store.store import open_store
from tests.sync_rig import DESK_KEY, content_of
from tests.sync_rig import both_kinds as kind  # noqa: F401

HERS = Entry(name="逄秀兰", phone="13800000001", matter="欠薪", employer="甲公司")
SECRET = "她在东海路上班"
KINDS = [model.__tablename__ for model in FOLLOWS]
MOMENT = datetime(2026, 7, 1, 8, tzinfo=UTC)
OF_TYPE = {str: SECRET, int: 1, float: 1.0, bool: False, datetime: MOMENT, date: MOMENT.date(), bytes: b"k" * 32}
OF_TYPE |= {dict: {}, list: []}


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


def give_role(town, account, name):
    with town.centre.transact() as session:
        session.get_one(Account, account).role = name


class Place:
    """A station with two desks: at 01 works a supervisor, at 02 a clerk without the right."""

    def __init__(self, town):
        self.town, self.one, self.two = town, town.seats["01"], town.seats["02"]
        self.one.desk = replace(self.one.desk, role="supervisor")
        self.two.desk = replace(self.two.desk, role="clerk")
        self.open, self.hidden = self.one.desk.station_id, sealed_scope(self.one.desk.station_id)
        with self.one.store.write(self.one.desk.actor) as session:
            self.reception = registration.begin_reception(session, self.one.desk, "call")
            self.case = registration.register(session, self.one.desk, self.reception, HERS)
        self.sync()

    def sync(self, *seats):
        for seat in seats or (self.one, self.two, self.one):
            give_role(self.town, "north", seat.desk.role)
            receipt = synchronise(seat.store, seat.client, seat.desk, recordings=self.town.folder / "recordings")
            for proof in receipt["scopes"].values():
                assert "incident" not in proof
                assert proof["equal"] is not False

    def protect(self, seat, *, protected=True):
        with seat.store.write(seat.desk.actor) as session:
            registration.register(session, seat.desk, self.reception, replace(HERS, protected=protected))

    def make(self, seat, name):
        """A record of this type, and what it hangs on; its id."""
        with seat.store.write(seat.desk.actor) as session:
            return self._make(session, RECORD_TYPES[name]).id

    def _make(self, session, model):
        row = model(scope_id=self.open)
        for name, column in model.__table__.columns.items():
            if name in ("id", "scope_id", "revision", "state", "digest", "extra"):
                continue
            if column.foreign_keys and not column.nullable:
                (key,) = column.foreign_keys
                known = {"case": self.case, "reception": self.reception}
                table = key.column.table.name
                value = known.get(table) or self._make(session, RECORD_TYPES[table]).id
                setattr(row, name, value)
            elif not column.nullable and column.default is None:
                value = OF_TYPE[column.type.python_type]
                setattr(row, name, "无关" if value == SECRET and model not in FOLLOWS else value)
        if model.__tablename__ == "signature":
            row.way = "sign"
        if isinstance(row, Form):
            row.kind, row.values = "application", {"matter": SECRET}
        session.add(row)
        session.flush()
        return row

    def told(self, store, scope=None):
        """Ids of what was said and written, of a scope or of all."""
        return {
            record_id
            for (name, record_id), (where, _, fields) in content_of(store).items()
            if name in KINDS and not (name == "form" and fields["kind"] == "call") and scope in (None, where)
        }


@pytest.fixture
def place(town):
    return Place(town)


def fill(place):
    return [place.make(place.one, name) for name in KINDS]


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


def test_search_finds_nothing_of_what_was_said_and_printed(place):
    one = place.one
    for number, seat in place.town.seats.items():  # the town's are without an index
        seat.store.close()
        seat.store = open_store(place.town.folder / number, DESK_KEY)
    with one.store.write(one.desk.actor) as session:
        recording, _ = registration.begin_recording(session, place.reception, 8000, 1)
        registration.add_segment(session, recording, Heard(0.0, 1.0, "caller", SECRET, 0.9), "test")
        form = registration.call_form(session, place.case)
        printing = {"printed_at": MOMENT, "printer": "p", "job": "1", "copies": 1, "sha256": "ab" * 32, "clerk": "王"}
        session.add(RECORD_TYPES["printing"](scope_id=place.open, form_id=form, text="印着城阳", **printing))
    place.sync()
    for seat in (one, place.two):
        assert (found(seat, "东海路"), found(seat, "城阳")) == ([place.case], [place.case])
    place.protect(one)
    assert found(one, "东海路") == found(one, "城阳") == []  # at once: every clerk of the desk searches the same index
    place.sync()
    for seat in (one, place.two):
        assert found(seat, "东海路") == found(seat, "城阳") == []
        assert found(seat, "欠薪") == [place.case]
    with place.two.store.read() as session:
        words = "SELECT count(*) FROM search_words WHERE search_words MATCH '东海'"
        assert session.connection().exec_driver_sql(words).scalar() == 0


def found(seat, typed):
    seat.store.bring_index_up_to_date()
    with seat.store.read() as session:
        return [hit.case_id for hit in search.search(session, typed).hits]


def test_the_sound_file_stays_for_whoever_has_the_right_and_a_running_recording_is_finished(place):
    """At one desk the supervisor and the clerk take turns."""
    folder = place.town.folder / "recordings"
    folder.mkdir()
    (folder / f"{'ab' * 32}.qtrec").write_bytes(b"sealed")
    one = place.one
    with one.store.write(one.desk.actor) as session:
        done, _ = registration.begin_recording(session, place.reception, 8000, 1)
        registration.finish_recording(session, done, "ab" * 32, 1.0, 9)
        running, _ = registration.begin_recording(session, place.reception, 8000, 1)
    place.protect(one)
    place.sync(one, one)
    one.desk = replace(one.desk, role="clerk")
    place.sync(one)
    with one.store.write(one.desk.actor) as session:
        assert session.get(Recording, done) is None
        assert session.get_one(Recording, running).scope_id == ADRIFT
        said = registration.add_segment(session, running, Heard(0.0, 1.0, "caller", SECRET, 0.9), "test")
        registration.finish_recording(session, running, "cd" * 32, 1.0, 9)
    place.sync(one, one)
    assert place.told(one.store) == set()
    with place.town.centre.read() as session:
        assert session.get_one(Segment, said).scope_id == place.hidden
        assert session.get_one(Recording, running).sha256 == "cd" * 32
    assert (folder / f"{'ab' * 32}.qtrec").read_bytes() == b"sealed"
    one.desk = replace(one.desk, role="supervisor")
    place.sync(one)
    with one.store.read() as session:
        assert session.get_one(Recording, done).status == "complete"
        assert session.get_one(Recording, running).status == "elsewhere"  # its file was never here


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


def test_the_number_of_a_sealed_paper_is_neither_taken_again_nor_made_void(place):
    """At a desk of a clerk a mediator begins to work while the line is down."""
    with place.town.centre.transact() as session:
        numbers.add_series(session, place.open, "青工调", "agreement")
    place.sync(place.one, place.one)
    one = place.one
    with one.store.write(one.desk.actor) as session:
        case = session.get_one(Case, place.case)
        by_hand, _ = desk_numbers.take_for_paper(session, one.desk, case, "agreement")
        paper = Form(scope_id=place.open, case_id=place.case, kind="agreement", status="final", version=1)
        paper.number_id, paper.number = desk_numbers.take_for_paper(session, one.desk, case, "agreement")
        assert paper.number_id == by_hand  # what waits for a paper comes first
        session.add(paper)
        corrections.note_step(session, one.desk, case, desk_numbers.FINALISED, f"调解协议书 {paper.number}")
    place.protect(one)
    place.sync(one)
    one.desk = replace(one.desk, role="clerk")
    place.sync(one)
    assert place.told(one.store) == set()
    one.desk = replace(one.desk, role="mediator")
    with one.store.write(one.desk.actor) as session:
        following, _ = desk_numbers.take_for_paper(session, one.desk, session.get_one(Case, place.case), "agreement")
        assert following != by_hand
    with one.store.write(one.desk.actor) as session, pytest.raises(desk_numbers.CarriedByPaper, match="《调解协议书》"):
        desk_numbers.void(session, one.desk, by_hand, "写错了")


def test_what_a_clerk_without_the_right_printed_stays_counted_at_her_desk(place):
    two = place.two
    place.protect(place.one)
    place.sync()
    with two.store.write(two.desk.actor) as session:
        form = registration.call_form(session, place.case)
        paper = printing.Paper("登记表", "reception", place.reception, form, SECRET)
        job = printing.begin(session, two.desk, paper, "p", 1, "", "ab" * 32)
        printing.handed(session, job, "1")
        printing.move(session, two.desk, job, printing.DONE)
    for _ in range(2):
        with two.store.read() as session:
            assert printing.times_printed(session, form) == 1
            lines = checklists.items(session, session.get_one(Case, place.case), "close")
            assert {line.code: line.done for line in lines}["form_printed"]
        place.sync()
    assert place.told(two.store) == set()
    with two.store.write(two.desk.actor) as session, pytest.raises(printing.ReasonWanted):
        printing.begin(session, two.desk, paper, "p", 1, "", "ab" * 32)


class Killed(Exception):
    """The desk's program ends here."""


@pytest.mark.parametrize("transaction", range(1, 7))
def test_a_desk_killed_in_the_middle_of_the_sync_goes_on(place, transaction):
    fill(place)
    place.sync()
    place.protect(place.one)
    place.sync(place.one)
    place.make(place.two, "minutes")
    left, begin = itertools.count(1), place.two.store.apply

    def apply():
        if next(left) == transaction:
            raise Killed
        return begin()

    place.two.store.apply = apply
    with contextlib.suppress(Killed):
        place.sync(place.two)
    place.two.store.apply = begin
    place.sync()
    assert place.told(place.two.store) == place.told(place.town.centre, place.open) == set()
    assert place.told(place.one.store, place.hidden) == place.told(place.town.centre)

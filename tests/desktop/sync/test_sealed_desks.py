"""What a desk does with what is sealed with a protected person: it searches, prints, numbers, records, is killed."""

import contextlib
import itertools
from dataclasses import replace

import pytest

from central import numbers
from offline_store import corrections, printing, registration, search
from offline_store import numbers as desk_numbers
from offline_store.models import ADRIFT, RECORD_TYPES, Case, Form, Recording, Segment
from offline_store.process import checklists
from offline_store.registration import Heard
from offline_store.store import open_store
from tests.sealed_place import MOMENT, SECRET, Place, fill
from tests.sync_rig import DESK_KEY


@pytest.fixture
def place(town):
    return Place(town)


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

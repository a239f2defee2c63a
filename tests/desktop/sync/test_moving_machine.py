"""The machine of the sync, grown by moves: cases are handed over, accepted, returned and withdrawn between two stations
while desks are away, lines fail, programs are killed and the tree is changed. Afterwards each desk has exactly what it
may read, all that hangs on a case is where the case is, and no value is gone that nobody was told of. The same machine
finds each of the bugs planted below."""

import contextlib
import itertools
import shutil
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, rule, run_state_machine_as_test

from central import merge, moves
from central import sync as centre_sync
from central.models import Received, Station
from central.outcome import Outcome
from desktop.sync import engine, errors, incoming
from desktop.sync.engine import synchronise
from offline_store import handovers, papers, quarantine, registration
from offline_store.errors import ExpectedError
from offline_store.models import CITY, RECORD_TYPES, Case, Change, Conflict, Handover, Party, Person, Scope
from offline_store.records import fields_of
from tests.sync_rig import Town, content_of, tell_the_tree, walking

NORTH, ALL = ("01", "02"), ("01", "02", "03")
north, anybody = st.sampled_from(NORTH), st.sampled_from(ALL)
small = st.integers(0, 2)
FAULTS = ["none", "none", "none", "lose request", "lose answer", "twice"]


class Killed(Exception):
    """The desk's program ends here."""


@pytest.fixture(scope="module")
def started(templates, portal, tmp_path_factory):
    """Makes a machine over a town, of either kind, whose desks know the tree; the north has two cases of one man."""

    def make(kind):
        folder = tmp_path_factory.mktemp("started")
        town = Town(templates(kind), folder, portal)
        for matter in ("一", "二"):
            town.seats["01"].register(name="张三", phone="13800000001", employer="甲", matter=matter)
        tell_the_tree(town)
        for seat in town.seats.values():
            synchronise(seat.store, seat.client, seat.desk)
        town.close()
        place = tmp_path_factory.mktemp("machine")
        return type("Moving", (Machine,), {"started": folder, "portal": portal, "place": place})

    return make


@pytest.fixture(scope="module")
def machine(started):
    return started("embedded")


class Machine(RuleBasedStateMachine):
    started = portal = place = None
    numbers = itertools.count()

    def __init__(self):
        super().__init__()
        self.folder = self.place / str(next(self.numbers))
        self.town = Town(self.started, self.folder, self.portal)
        for seat in self.town.seats.values():
            seat.desk = replace(seat.desk, role="supervisor")
        self.saw = {}
        """Each value that was written → the one that its writer had before her eyes."""

    @rule(number=anybody, person=small)
    def register(self, number, person):
        self.town.seats[number].register(name=f"人{person}", phone=f"1380000000{person}", employer="甲")

    @rule(number=anybody, pick=small)
    def edit(self, number, pick):
        seat = self.town.seats[number]
        case_id = self.case(number, pick)
        if case_id:
            value = f"值{next(self.numbers)}"
            with seat.store.write(seat.desk.actor) as session:
                case = session.get_one(Case, case_id)
                self.saw[value], case.claim = case.claim, value

    @rule(number=anybody, pick=small)
    def add_to(self, number, pick):
        """A print, and a further visit."""
        seat = self.town.seats[number]
        case_id = self.case(number, pick)
        if case_id:
            with seat.store.write(seat.desk.actor) as session:
                papers.note_printing(
                    session, seat.desk, registration.call_form(session, case_id), "p", "1", 1, "ab" * 32
                )
                registration.begin_reception(session, seat.desk, "visit", case_id=case_id)

    @rule(number=anybody, pick=small, how=st.sampled_from(["transfer", "transfer", "joint"]))
    def hand_over(self, number, pick, how):
        seat = self.town.seats[number]
        case_id = self.case(number, pick)
        if case_id is None:
            return
        with contextlib.suppress(ExpectedError), seat.store.write(seat.desk.actor) as session:
            here = session.get_one(Case, case_id).scope_id
            (other,) = {self.town.seats[n].desk.station_id for n in ("01", "03")} - {here}
            handovers.offer(session, seat.desk, case_id, other, how)

    @rule(number=anybody, what=st.sampled_from(["accept", "give_back", "answer", "withdraw"]))
    def speak(self, number, what):
        """To the first hand-over there is a word to say to."""
        seat = self.town.seats[number]
        with contextlib.suppress(ExpectedError), seat.store.write(seat.desk.actor) as session:
            lines = handovers.outgoing if what == "withdraw" else handovers.incoming
            for line in lines(session, seat.desk)[:1]:
                getattr(handovers, what)(session, seat.desk, line.id, *([] if what == "accept" else ["因此"]))

    @rule(number=anybody)
    def sync(self, number):
        self.proved(number)

    def proved(self, number):
        seat = self.town.seats[number]
        receipt = synchronise(seat.store, seat.client, seat.desk)
        for proof in receipt["scopes"].values():
            assert proof["equal"] is True or proof["quarantined"]
            assert "incident" not in proof
        return receipt

    @rule(number=anybody, faults=st.lists(st.sampled_from(FAULTS), max_size=5))
    def sync_on_a_bad_line(self, number, faults):
        self.town.line.faults.extend(faults)
        with contextlib.suppress(errors.NoCentre):
            self.sync(number)
        self.town.line.faults.clear()

    @rule(away=north, pick=small, comes_back=st.booleans())
    def a_day_offline(self, away, pick, comes_back):
        """A colleague hands a case over, and perhaps gets it back, while this desk writes on in it; both write on."""
        (there,) = set(NORTH) - {away}
        for number in (there, away, "03"):
            self.sync(number)
        self.hand_over(there, pick, "transfer")
        self.sync(there)
        self.sync("03")
        self.edit("03", pick)
        if comes_back:
            self.speak("03", "give_back")
        self.edit(away, pick)
        self.add_to(away, pick)
        self.sync("03")
        self.kill_again_and_again(away)

    @rule(number=anybody)
    def kill_again_and_again(self, number):
        """The program ends before the first transaction of a sync, the next time before the second, and so on."""
        for transaction in itertools.count(1):
            with killed_at(self.town.seats[number].store, transaction), contextlib.suppress(Killed):
                self.sync(number)
                break

    @rule(is_below=st.booleans())
    def change_the_tree(self, is_below):
        """Whether the northern desks read the southern station."""
        with self.town.centre.transact() as session:
            south = session.get_one(Station, self.town.seats["03"].desk.station_id)
            south.parent_id = self.town.seats["01"].desk.station_id if is_below else None

    @rule()
    def restart(self):
        self.town.restart()

    def case(self, number, pick):
        ids = self.town.seats[number].ids("case")
        return ids[pick % len(ids)] if ids else None

    def teardown(self):
        try:
            self.settle()
        finally:
            self.town.remove()
            shutil.rmtree(self.folder)

    def settle(self):
        for number in ALL * 2:
            assert self.proved(number)["waiting"] == 0
        self.give_up_what_was_set_aside()
        for number in ALL * 2:
            receipt = self.proved(number)
            assert all(proof["equal"] is True for proof in receipt["scopes"].values())
        there = content_of(self.town.centre)
        for number in ALL:
            scopes = self.scopes_of(number)
            assert content_of(self.town.seats[number].store) == {k: v for k, v in there.items() if v[0] in scopes}
        assert_no_incident(self.town)
        assert_all_is_where_its_case_is(self.town.centre)
        assert_both_sides_say_the_same(self.town.centre)
        self.assert_no_value_is_gone()

    def give_up_what_was_set_aside(self):
        """As supervisors do; it stays at the centre, whole."""
        for number in ALL:
            seat = self.town.seats[number]
            with seat.store.apply() as session:
                aside = quarantine.set_aside(session, seat.desk)
                assert {each.reason for each in aside} <= {"moved", "reference", "no_record", "scope"}
                quarantine.discard(session, seat.desk, [each.seq for each in aside], "案件已移交")

    def scopes_of(self, number):
        own = self.town.seats[number].desk.station_id
        with self.town.centre.read() as session:
            below = {row.id for row in session.query(Station).filter_by(parent_id=own)}
        return {own, CITY} | below

    def assert_no_value_is_gone(self):
        """Each stands, was replaced by somebody who had seen it, gave way in words, or was set aside and is kept."""
        taken, kept = set(), set()
        with self.town.centre.read() as session:
            for row in session.query(Received):
                value = row.body.get("fields", {}).get("claim")
                is_in = row.result != "quarantined" and "claim" not in row.fields
                (taken if is_in else kept).add(value)
            told = {row.gave_way["value"] for row in session.query(Conflict)} | kept
            standing = {row.claim for row in session.query(Case)}
        replaced = {self.saw[value] for value in self.saw if value in taken}
        gone = set(self.saw) - told - standing - replaced
        assert not gone, f"{gone} gave way and nobody is told"
        in_silence = {v for v in taken & set(self.saw) if v not in told | standing | replaced}
        assert not in_silence


@contextlib.contextmanager
def killed_at(store, transaction):
    left, begin = itertools.count(1), store.apply

    def apply():
        if next(left) == transaction:
            raise Killed
        return begin()

    store.apply = apply
    try:
        yield
    finally:
        store.apply = begin


def assert_no_incident(town):
    for seat in town.seats.values():
        with seat.store.read() as session:
            assert not any("incident" in scope.receipt for scope in session.query(Scope))


def assert_all_is_where_its_case_is(centre):
    with centre.read() as session:
        for model, column in moves.OWNED_BY.items():
            (key,) = RECORD_TYPES[model.__tablename__].__table__.columns[column].foreign_keys
            for row in session.query(model):
                if owner_id := getattr(row, column):
                    owner = session.get_one(RECORD_TYPES[key.column.table.name], owner_id)
                    assert row.scope_id == owner.scope_id, f"{row.__tablename__} is not with its {column}"
        for party in session.query(Party):
            person = session.get(Person, party.person_id) if party.person_id else None
            assert person is None or person.scope_id == party.scope_id, "a person is not where her case is"


def assert_both_sides_say_the_same(centre):
    with centre.read() as session:
        for row in session.query(Handover):
            other = session.get(Handover, row.counterpart_id)
            if other is None:
                assert row.status == "withdrawn" and "没有成立" in row.reason
                continue
            said = [{name: fields_of(side).get(name) for name in handovers.SPOKEN} for side in (row, other)]
            assert said[0] == said[1]
            if row.kind == "transfer" and row.status == "offered":
                assert session.get_one(Case, row.case_id).scope_id == row.to_id


def run(machine, examples):
    run_state_machine_as_test(
        machine,
        settings=settings(
            max_examples=examples,
            stateful_step_count=8,
            deadline=None,
            database=None,
            suppress_health_check=list(HealthCheck),
            report_multiple_bugs=False,
        ),
    )


def test_cases_move_whatever_happens(machine):
    run(machine, 8)


def test_cases_move_on_a_database_server_too(started):
    run(started("postgresql"), 2)


def plant_no_mark_of_what_left(monkeypatch):
    keys = centre_sync._keys
    monkeypatch.setattr(centre_sync, "_keys", lambda *asked: [key for key in keys(*asked) if not key[3]])


def plant_a_mark_that_takes_the_row_of_the_new_scope(monkeypatch):
    def let_go(session, _scope_id, told):
        row = session.get(RECORD_TYPES[told.type], told.id)
        if row is not None:
            session.delete(row)

    monkeypatch.setattr(incoming, "let_go", let_go)


def plant_a_person_whom_two_cases_share_moves_away(monkeypatch):
    monkeypatch.setattr(moves, "_copy", moves._take_person)


def plant_a_late_change_lost(monkeypatch):
    apply = merge._apply

    def lose(session, caller, change):
        try:
            return apply(session, caller, change)
        except merge.Quarantine as error:
            if str(error) == "moved":
                return Outcome("applied")
            raise

    monkeypatch.setattr(merge, "_apply", lose)


def plant_revisions_of_two_scopes_compared(monkeypatch):
    monkeypatch.setattr(merge, "_known_writers", lambda session, row, _: merge.writers_of(session, row).fields)


def plant_the_cursor_before_the_rows(monkeypatch):
    def pull(store, client, scope_id, count):
        with store.read() as session:
            scope = session.get_one(Scope, scope_id)
        page = client.pull(scope_id, scope.epoch, scope.cursor)
        with store.apply() as session:
            session.get_one(Scope, scope_id).cursor = page.cursor
        with store.apply() as session:
            engine.put_rows(session, scope_id, page.rows)
        return page

    monkeypatch.setattr(engine, "_pull", pull)


def plant_an_old_change_on_top_of_another_scope(monkeypatch):
    own = incoming._own_changes

    def any_scope(session, _scope_id, rows):
        found = own(session, _scope_id, rows)
        for row in rows:
            changes = session.query(Change).filter(Change.record_id == row.id, Change.result == "applied")
            found.setdefault((row.type, row.id), []).extend(each for each in changes if each.body)
        return found

    monkeypatch.setattr(incoming, "_own_changes", any_scope)


def out_of_sight(machine):
    """One of two cases of one man goes sideways; a desk that was away writes on in it."""
    with walking(machine) as town:
        town.hand_over("01", 0, "transfer")
        town.sync("01")
        town.edit("02", 0)
        town.add_to("02", 0)
        town.kill_again_and_again("03")
        town.edit("03", 0)
        town.speak("03", "accept")


def still_in_sight(machine):
    """It goes down to a station that is read from here, after much was written in it; three desks write on in it."""
    with walking(machine) as town:
        town.change_the_tree(is_below=True)
        for _ in range(40):  # so that the revisions of the old scope are above those of the new one
            town.edit("01", 1)
        for number in ("01", "02"):
            town.sync(number)
        town.hand_over("01", 1, "transfer")
        for number in ("01", "03"):
            town.sync(number)
        town.edit("03", 0)  # the only one there
        town.sync("03")
        town.edit("02", 1)


def back_again(machine):
    """It is returned to whoever reads both stations, and reads the one it comes to first."""
    with walking(machine) as town:
        town.change_the_tree(is_below=True)
        town.hand_over("01", 0, "transfer")
        for number in ("01", "03"):
            town.sync(number)
        town.speak("03", "give_back")
        town.sync("03")


@pytest.mark.parametrize("walk", [out_of_sight, still_in_sight, back_again])
def test_the_walks_go_well_without_a_break(machine, walk):
    walk(machine)


@pytest.mark.parametrize(
    ("plant", "walk"),
    [
        (plant_no_mark_of_what_left, out_of_sight),
        (plant_a_mark_that_takes_the_row_of_the_new_scope, back_again),
        (plant_a_person_whom_two_cases_share_moves_away, out_of_sight),
        (plant_a_late_change_lost, out_of_sight),
        (plant_revisions_of_two_scopes_compared, still_in_sight),
        (plant_the_cursor_before_the_rows, out_of_sight),
        (plant_an_old_change_on_top_of_another_scope, still_in_sight),
    ],
)
def test_the_machine_finds_what_is_planted(machine, monkeypatch, plant, walk):
    plant(monkeypatch)
    with pytest.raises((AssertionError, errors.CentreBroken, errors.Fork)):
        walk(machine)

"""The write hook: a write and its Changes stand or fall together, and a Change says exactly what changed."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select, update
from sqlalchemy.exc import IntegrityError

from offline_store import queries, registration
from offline_store.models import Case, Change, Person, Reception, Step
from offline_store.outbox import chain
from offline_store.records import digest_of, fields_of, scope_digest, set_fields
from offline_store.registration import Entry


def changes(store):
    with store.read() as session:
        return session.scalars(select(Change).order_by(Change.seq)).all()


def ring(store, desk) -> str:
    with store.write(desk.actor) as session:
        return registration.begin_reception(session, desk, "call")


def test_a_create_carries_every_field_that_is_set(store, desk):
    reception_id = ring(store, desk)
    (change,) = changes(store)
    assert (change.seq, change.kind, change.record_type, change.record_id) == (1, "create", "reception", reception_id)
    assert change.body["fields"]["clerk"] == "王芳"
    assert "draft" not in change.body["fields"], "local columns never travel"


def test_several_flushes_of_one_record_fold_into_one_change(store, desk):
    with store.write(desk.actor) as session:
        person = Person(scope_id=desk.station_id, name="甲")
        session.add(person)
        session.flush()
        person.phone = "16000000001"
        session.flush()
        person.name = "乙"
    (change,) = changes(store)
    assert change.kind == "create"
    assert change.body["fields"]["name"] == "乙"
    assert change.body["fields"]["phone"] == "16000000001"


def test_a_patch_names_only_what_it_sets(store, desk):
    with store.write(desk.actor) as session:
        person = Person(scope_id=desk.station_id, name="甲", phone="1")
        session.add(person)
    with store.write(desk.actor) as session:
        session.get_one(Person, person.id).phone = "2"
    assert changes(store)[-1].body["fields"] == {"phone": "2"}


def test_local_fields_leave_no_change(store, desk):
    reception_id = ring(store, desk)
    with store.write(desk.actor) as session:
        registration.journal_draft(session, reception_id, {"name": "逄"})
    assert len(changes(store)) == 1


def test_a_failed_write_leaves_neither_row_nor_change(store, desk):
    ring(store, desk)
    with pytest.raises(ZeroDivisionError), store.write(desk.actor) as session:
        session.add(Person(scope_id=desk.station_id, name="甲"))
        session.flush()
        raise ZeroDivisionError
    with store.read() as session:
        assert session.scalars(select(Person)).all() == []
    assert len(changes(store)) == 1


def test_bulk_updates_are_refused(store, desk):
    with pytest.raises(RuntimeError, match="bulk"), store.write(desk.actor) as session:
        session.execute(update(Person).values(name="x"))


def test_what_is_written_once_cannot_be_changed(store, desk):
    with store.write(desk.actor) as session:
        reception_id = registration.begin_reception(session, desk, "call")
        registration.register(session, desk, reception_id, Entry(name="甲"))
    with pytest.raises(RuntimeError, match="once"), store.write(desk.actor) as session:
        session.scalars(select(Step)).one().note = "y"


def test_rows_from_the_centre_leave_no_change(store, desk):
    with store.apply() as session:
        session.add(Person(scope_id=desk.station_id, name="甲", revision=7))
    assert changes(store) == []


def test_the_chain_binds_every_change_to_those_before(store, desk):
    for _ in range(3):
        ring(store, desk)
    previous = b""
    for change in changes(store):
        previous = chain(previous, change.body)
        assert change.hash == previous


def test_a_case_number_has_no_gap_after_a_failed_save(store, desk):
    def save(name: str) -> None:
        with store.write(desk.actor) as session:
            reception_id = registration.begin_reception(session, desk, "call")
            registration.register(session, desk, reception_id, Entry(name=name))
            if not name:
                raise ZeroDivisionError

    save("甲")
    with pytest.raises(ZeroDivisionError):
        save("")
    save("乙")
    with store.read() as session:
        numbers = session.scalars(select(Case.number).order_by(Case.number)).all()
    assert [number[-4:] for number in numbers] == ["0001", "0002"]
    assert numbers[0].startswith("3702-01-")


def test_saving_again_changes_the_same_case(store, desk):
    with store.write(desk.actor) as session:
        reception_id = registration.begin_reception(session, desk, "call")
        first = registration.register(session, desk, reception_id, Entry(name="甲", employer="A公司", arrears=100))
    with store.write(desk.actor) as session:
        second = registration.register(session, desk, reception_id, Entry(name="乙", employer="B公司", arrears=100))
    assert first == second
    with store.read() as session:
        view = queries.reception(session, reception_id)
    assert view.entry == Entry(name="乙", employer="B公司", arrears=100)
    assert [step.action for step in view.steps] == ["registered", "changed"]


def test_an_employer_taken_away_is_gone_and_can_come_back(store, desk):
    reception_id = ring(store, desk)
    for employer in ("A公司", "", "A公司"):
        with store.write(desk.actor) as session:
            registration.register(session, desk, reception_id, Entry(name="甲", employer=employer))
        with store.read() as session:
            entry = queries.reception(session, reception_id).entry
        assert entry is not None
        assert entry.employer == employer


def test_the_database_refuses_impossible_values(store, desk):
    with pytest.raises(IntegrityError), store.write(desk.actor) as session:
        reception_id = registration.begin_reception(session, desk, "call")
        registration.register(session, desk, reception_id, Entry(name="甲", people=0))


TEXT = st.text(max_size=40)
ENTRIES = st.builds(
    Entry,
    name=TEXT,
    anonymous=st.booleans(),
    phone=TEXT,
    employer=TEXT,
    dispute_types=st.lists(TEXT, max_size=3).map(tuple),
    arrears=st.none() | st.integers(0, 10**15),
    people=st.none() | st.integers(1, 10**6),
    matter=TEXT,
    sources=st.dictionaries(TEXT, TEXT, max_size=2),
)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(entries=st.lists(ENTRIES, min_size=1, max_size=3))
def test_replaying_the_changes_gives_the_same_rows_and_digest(store, desk, entries):
    """What the outbox says is enough to rebuild what the store holds: the ground of the whole sync."""
    reception_id = ring(store, desk)
    for entry in entries:
        with store.write(desk.actor) as session:
            registration.register(session, desk, reception_id, entry)
    rows: dict[tuple[str, str], dict[str, object]] = {}
    for change in changes(store):
        rows.setdefault((change.record_type, change.record_id), {}).update(change.body["fields"])
    with store.read() as session:
        view = queries.reception(session, reception_id)
        assert view.entry == entries[-1]
        for (kind, record_id), fields in rows.items():
            row = session.get_one(queries.RECORD_TYPES[kind], record_id)
            copy = type(row)(id=record_id, scope_id=row.scope_id, state=row.state, extra={})
            set_fields(copy, fields)
            assert {k: v for k, v in fields.items() if v is not None} == fields_of(row)
            assert digest_of(copy) == row.digest


def test_unknown_fields_are_kept_and_counted_in_the_digest(store, desk):
    with store.apply() as session:
        person = Person(scope_id=desk.station_id, name="甲")
        session.add(person)
        session.flush()
        before = scope_digest(session, desk.station_id)
        set_fields(person, {"blood_type": "A"})
        session.flush()
        assert fields_of(person)["blood_type"] == "A"
        assert scope_digest(session, desk.station_id) != before


def test_a_column_that_came_later_and_says_nothing_leaves_the_digest(store, desk):
    person, empty = Person(scope_id=desk.station_id, name="甲"), Person(scope_id=desk.station_id, name="甲")
    empty.id, empty.address, empty.marks = person.id, "", []
    assert digest_of(person) == digest_of(empty)
    empty.marks = ["disabled"]
    assert digest_of(person) != digest_of(empty)


def test_the_list_masks_phones_and_says_what_is_unsent(store, desk):
    reception_id = ring(store, desk)
    with store.write(desk.actor) as session:
        registration.register(session, desk, reception_id, Entry(name="甲", phone="16000000001"))
    with store.read() as session:
        (line,) = queries.receptions(session)
        assert session.scalars(select(Reception)).one().draft == {}
    assert (line.phone, line.sent) == ("160****0001", False)

"""Persons: details, what they were known by before, and that sealing takes all of it along."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from offline_store import drafts, persons, queries, registration, search
from offline_store.models import Former, Person, sealed_scope
from offline_store.persons import PersonDetails
from offline_store.registration import Entry
from offline_store.types import now
from tests.index_check import differences

NUMBER, OTHER = "11010219840406970X", "370202199001011237"
DETAILS = PersonDetails(
    sex="2",
    id_kind="111",
    id_number=NUMBER,
    birth_date=date(1984, 4, 6),
    ethnicity="03",
    education="21",
    native_region="110102",
    address="青岛市市南区香港中路1号",
    marks=("disabled", "migrant"),
    portrait=b"\xff\xd8",
)
HERS = Entry(name="买买提·艾力", phone="16000003671", person=DETAILS, matter="工资")


@pytest.fixture
def boss(desk):
    return replace(desk, role="supervisor")


def save(store, desk, entry, reception_id=None):
    with store.write(desk.actor) as session:
        reception_id = reception_id or registration.begin_reception(session, desk, "call")
        registration.register(session, desk, reception_id, entry)
    return reception_id


def view(store, reception_id, **how):
    with store.read() as session:
        return queries.reception(session, reception_id, **how)


def found(store, typed):
    with store.read() as session:
        return [(hit.name, hit.whys[0].field) for hit in search.search(session, typed).hits]


def formers(shown):
    return [(former.field, former.value) for former in shown.formers]


def test_details_are_kept_and_loaded_again(store, desk):
    saved = save(store, desk, HERS)
    assert view(store, saved).entry == HERS
    save(store, desk, replace(HERS, person=replace(DETAILS, address="", marks=())), saved)
    assert view(store, saved).entry.person == replace(DETAILS, address="", marks=())


def test_a_short_card_of_a_known_person_takes_nothing_away(store, desk):
    save(store, desk, HERS)
    again = save(store, desk, replace(HERS, person=persons.NOTHING))
    assert view(store, again).entry.person == DETAILS
    third = save(store, desk, replace(HERS, person=PersonDetails(id_number=OTHER, education="11")))
    assert view(store, third).entry.person == replace(DETAILS, id_number=OTHER, education="11")
    assert formers(view(store, third)) == [("id_number", NUMBER)]


def test_what_gave_way_is_kept_with_its_moment_and_found(store, desk):
    saved = save(store, desk, HERS)
    before = now()
    changed = replace(HERS, name="艾力", phone="16000009999", person=replace(DETAILS, id_number=OTHER))
    save(store, desk, changed, saved)
    shown = view(store, saved)
    assert {*formers(shown)} == {("name", HERS.name), ("phone", HERS.phone), ("id_number", NUMBER)}
    assert all(before <= former.until <= now() for former in shown.formers)
    assert found(store, "买买提") == [("艾力", "former_name")]
    assert found(store, "maimai") == [("艾力", "former_name")]
    assert found(store, "3671") == [("艾力", "former_phone")]
    assert found(store, "970x") == [("艾力", "former_id_number")]
    assert found(store, "9999") == [("艾力", "phone")]
    assert differences(store) == set()


def test_a_value_that_is_cleared_or_comes_for_the_first_time_gives_way_to_nothing(store, desk):
    saved = save(store, desk, Entry(phone="16000003671"))
    save(store, desk, Entry(name="王", phone="16000003671"), saved)
    save(store, desk, Entry(name="王", phone=""), saved)
    assert formers(view(store, saved)) == []


def test_a_long_name_beyond_the_first_plane_is_kept_and_found_by_any_character(store, desk):
    name = "𠮷" * 29 + "·𬱖" + "艾" * 29
    saved = save(store, desk, Entry(name=name, matter="工资"))
    assert view(store, saved).entry.name == name
    assert len(name) == 60
    for typed in ("𬱖", "𠮷𠮷", "·𬱖"):
        assert found(store, typed) == [(name, "name")]


def test_a_value_that_went_and_came_is_kept_once(store, desk):
    saved = save(store, desk, HERS)
    for name in ("甲", "乙", "甲", "乙"):
        save(store, desk, replace(HERS, name=name), saved)
    assert sorted(formers(view(store, saved))) == sorted([("name", HERS.name), ("name", "甲"), ("name", "乙")])


def test_sealing_takes_her_formers_and_every_detail_out_of_the_open_scope(store, desk, boss):
    saved = save(store, desk, HERS)
    changed = replace(HERS, phone="16000009999", person=replace(DETAILS, id_number=OTHER))
    save(store, desk, changed, saved)
    save(store, boss, replace(changed, name="化名", protected=True), saved)
    sealed = sealed_scope(desk.station_id)
    with store.read() as session:
        for model in (Person, Former):
            for row in session.query(model).filter(model.scope_id != sealed):
                assert row.state == "void"
                said = [getattr(row, column) for column in ("name", "phone", "value") if hasattr(row, column)]
                assert not any(said)
        open_person = session.query(Person).filter(Person.scope_id != sealed).one()
        assert persons.details_of(open_person) == persons.NOTHING
    hidden, shown = view(store, saved, see_protected=False), view(store, saved)
    assert (hidden.entry.person, hidden.formers, hidden.entry.name) == (persons.NOTHING, (), "")
    assert {*formers(shown)} == {("name", HERS.name), ("phone", HERS.phone), ("id_number", NUMBER)}
    for typed in ("买买提", "3671", "9999", "970x", "1237"):
        assert found(store, typed) == []
    assert differences(store) == set()
    save(store, boss, replace(changed, protected=False), saved)
    assert ("phone", HERS.phone) in formers(view(store, saved, see_protected=False))
    assert found(store, "3671") == [(HERS.name, "former_phone")]


def test_who_may_not_see_a_sealed_person_changes_nothing_of_her(store, desk, boss):
    saved = save(store, boss, replace(HERS, protected=True))
    save(store, replace(desk, role="clerk"), replace(HERS, name="", person=persons.NOTHING, protected=True), saved)
    assert view(store, saved).entry.person == DETAILS
    assert formers(view(store, saved)) == []


def misplaced(store):
    """Former values that are kept where their person is not."""
    with store.read() as session:
        kept = session.query(Former, Person).join(Person, Person.id == Former.person_id).filter(Former.value != "")
        return [row.value for row, person in kept if (person.state, person.scope_id) != ("live", row.scope_id)]


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.lists(st.tuples(st.sampled_from("甲乙丙"), st.sampled_from(["", "1", "2"]), st.booleans()), min_size=1))
def test_whatever_is_saved_formers_are_where_the_person_is_and_the_index_equals_the_data(store, desk, boss, saves):
    saved = None
    for name, phone, protected in saves:
        saved = save(store, boss, Entry(name=name, phone=phone, protected=protected), saved)
    assert misplaced(store) == []
    assert differences(store) == set()


def test_a_sealing_that_left_formers_behind_would_be_seen(store, desk, boss, monkeypatch):
    saved = save(store, desk, HERS)
    save(store, desk, replace(HERS, name="艾力"), saved)

    def forgets_half(_session, person):
        person.name, person.phone, person.id_number, person.state = "", "", "", "void"

    monkeypatch.setattr(persons, "forget", forgets_half)
    save(store, boss, replace(HERS, name="艾力", protected=True), saved)
    assert misplaced(store) == [HERS.name]


def test_masked_numbers():
    assert persons.mask_id(NUMBER) == "110*************0X"
    assert [persons.mask_id(number) for number in ("", "1", "12", "12345678")] == ["", "1", "12", "******78"]


def test_a_draft_that_holds_a_number_alone_is_listed_masked(store, desk):
    with store.write(desk.actor) as session:
        reception_id = registration.begin_reception(session, desk, "call")
        registration.journal_draft(session, reception_id, {"person": {"id_number": NUMBER}})
    with store.read() as session:
        assert [draft.first_words for draft in drafts.drafts(session)] == ["110*************0X"]
    assert found(store, "970x") == [("", "id_number")]

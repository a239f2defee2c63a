"""Merging two records of one, and undoing it: the same content again, whatever they were."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from offline_store import merging, registration
from offline_store.duplicates import candidates
from offline_store.duplicates.weighing import Facts
from offline_store.errors import NotAllowed
from offline_store.merging import NotToUndo, NotTwoRecords
from offline_store.models import AuditEntry, Change, Distinct, Employer, Former, Merge, Party, Person
from offline_store.records import digest_of, fields_of
from offline_store.registration import Entry
from offline_store.store import open_store
from tests.conftest import DESK, KEY
from tests.sync_rig import content_of

TEXTS = st.sampled_from(["", "甲", "乙"])
PEOPLE = st.fixed_dictionaries(
    {
        "name": st.sampled_from(["", "王小雨", "王晓雨"]),
        "phone": st.sampled_from(["", "16000000001", "16000000002"]),
        "id_number": st.sampled_from(["", "370202198001011232"]),
        "sex": st.sampled_from(["0", "1", "2"]),
        "birth_date": st.sampled_from([None, date(1980, 1, 1), date(1990, 2, 2)]),
        "address": TEXTS,
        "education": TEXTS,
        "marks": st.sampled_from([[], ["disabled"], ["migrant", "disabled"]]),
        "anonymous": st.booleans(),
    }
)
FORMERS = st.lists(st.sampled_from([("name", "王丫"), ("phone", "16000000009"), ("phone", "16000000001")]), max_size=2)
SIDE = st.tuples(PEOPLE, FORMERS, st.integers(0, 2))


@pytest.fixture(scope="module")
def shared(tmp_path_factory):
    opened = open_store(tmp_path_factory.mktemp("merging"), KEY)
    yield opened
    opened.close()


def make(store, fields, formers=(), cases=1, desk=DESK):
    """A person with former values and cases; her id."""
    with store.write(desk.actor) as session:
        person = Person(scope_id=desk.station_id, **fields)
        session.add(person)
        for field, value in formers:
            row = Former(scope_id=desk.station_id, person_id=person.id, field=field, value=value)
            row.until = datetime(2026, 1, 1, tzinfo=UTC)
            session.add(row)
        for _ in range(cases):
            reception = registration.begin_reception(session, desk, "visit")
            case = registration.register(session, desk, reception, Entry(matter="工资"))
            party = session.query(Party).filter_by(case_id=case).one()
            session.get_one(Person, party.person_id).state = "void"
            party.person_id = person.id
        return person.id


def write(store, work, desk=DESK):
    with store.write(desk.actor) as session:
        return work(session)


def merge(store, one, other, kind="person"):
    return write(store, lambda session: merging.merge(session, DESK, kind, one, other))


def undo(store, merge_id):
    return write(store, lambda session: merging.undo(session, DESK, merge_id))


def person(store, person_id):
    with store.read() as session:
        row = session.get_one(Person, person_id)
        return {"state": row.state} | fields_of(row)


def standing(content):
    """Without the merges themselves and the values they withdrew."""
    return {
        key: said
        for key, said in content.items()
        if key[0] != "merge" and not (key[0] == "former" and said[1] == "void")
    }


@settings(deadline=None, max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(SIDE, SIDE)
def test_a_merge_undone_gives_back_the_same_content(shared, one, other):
    kept, absorbed = make(shared, *one), make(shared, *other)
    before = standing(content_of(shared))
    merge_id = merge(shared, kept, absorbed)
    assert standing(content_of(shared)) != before
    assert undo(shared, merge_id) == merging.Undone()
    assert standing(content_of(shared)) == before
    with shared.read() as session:
        for row in [*session.query(Person), *session.query(Party), *session.query(Former)]:
            assert row.digest == digest_of(row)


@settings(deadline=None, max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(SIDE, SIDE)
def test_nothing_that_was_known_is_lost_by_a_merge(shared, one, other):
    kept, absorbed = make(shared, *one), make(shared, *other)
    merge(shared, kept, absorbed)
    with shared.read() as session:
        facts = candidates.facts_of(session, DESK.station_id, kept)
        assert session.query(Party).filter_by(person_id=absorbed).count() == 0
        assert session.query(Party).filter_by(person_id=kept).count() == one[2] + other[2]
    for name, values in (("name", facts.names), ("phone", facts.phones), ("id_number", facts.ids)):
        assert {one[0][name], other[0][name]} - {""} <= set(values)


def test_the_kept_record_is_filled_and_what_gives_way_is_kept_as_former(store):
    kept = make(store, {"name": "王小雨", "phone": "16000000001"})
    absorbed = make(store, {"name": "王晓雨", "phone": "16000000002", "address": "延安三路", "sex": "2"})
    merge(store, kept, absorbed)
    row = person(store, kept)
    assert (row["name"], row["phone"], row["address"], row["sex"]) == ("王小雨", "16000000001", "延安三路", "2")
    assert person(store, absorbed)["state"] == "void"
    with store.read() as session:
        assert {(f.field, f.value) for f in session.query(Former)} == {("name", "王晓雨"), ("phone", "16000000002")}
        found = candidates.find(session, DESK.station_id, Facts(phones=("16000000002",)))
        assert [each.person_id for each in found] == [kept]


def test_what_was_edited_after_the_merge_stays_and_is_told(store):
    kept, absorbed = (
        make(store, {"name": "王小雨"}),
        make(store, {"name": "王小雨", "address": "旧", "phone": "16000000002"}),
    )
    merge_id = merge(store, kept, absorbed)
    write(store, lambda session: setattr(session.get_one(Person, kept), "address", "新"))
    third = make(store, {"name": "赵敏"})
    write(store, lambda session: setattr(session.query(Party).filter_by(person_id=kept).first(), "person_id", third))
    undone = undo(store, merge_id)
    assert undone.kept_fields == ("address",)
    assert person(store, kept)["address"] == "新"
    assert person(store, kept)["phone"] == ""
    assert person(store, absorbed)["address"] == "旧"


def test_a_planted_undo_that_overwrites_later_edits_is_noticed(store, monkeypatch):
    monkeypatch.setattr(merging, "fields_of", lambda _row: {"address": "旧", "phone": "16000000002"})
    with pytest.raises(AssertionError):
        test_what_was_edited_after_the_merge_stays_and_is_told(store)


def test_merges_of_merges_are_undone_from_the_last_back(store):
    one, two, three = (make(store, {"name": name}) for name in ("甲一", "甲二", "甲三"))
    before = standing(content_of(store))
    first, second = merge(store, one, two), merge(store, three, one)
    with pytest.raises(NotToUndo):
        undo(store, first)
    undo(store, second)
    undo(store, first)
    assert standing(content_of(store)) == before
    with pytest.raises(NotToUndo):
        undo(store, first)


def test_what_cannot_be_merged_is_refused_and_nothing_changes(store, desk):
    one, gone = make(store, {"name": "甲"}), make(store, {"name": "乙"})
    write(store, lambda session: setattr(session.get_one(Person, gone), "state", "void"))
    far = make(store, {"name": "丙"})
    with store.apply() as session:
        session.get_one(Person, far).scope_id = "station-2"
    before = content_of(store)
    for other in (one, gone, far, "nobody"):
        with pytest.raises(NotTwoRecords):
            merge(store, one, other)
        with pytest.raises(NotTwoRecords):
            write(store, lambda session, other=other: merging.tell_apart(session, desk, one, other))
    assert content_of(store) == before


def test_only_who_registers_may_merge(store):
    from dataclasses import replace

    one, other = make(store, {"name": "甲"}), make(store, {"name": "乙"})
    auditor = replace(DESK, role="auditor")
    with pytest.raises(NotAllowed):
        write(store, lambda session: merging.merge(session, auditor, "person", one, other))
    with pytest.raises(NotAllowed):
        write(store, lambda session: merging.tell_apart(session, auditor, one, other))


def test_two_persons_stay_two_also_after_one_was_merged(store, desk):
    kept, absorbed, other = (make(store, {"name": "王小雨", "phone": "16000000001"}) for _ in range(3))
    write(store, lambda session: merging.tell_apart(session, desk, other, absorbed))
    write(store, lambda session: merging.tell_apart(session, desk, absorbed, other))
    merge(store, kept, absorbed)
    with store.read() as session:
        assert session.query(Distinct).count() == 1
        asked = Facts(phones=("16000000001",))
        assert candidates.find(session, desk.station_id, asked, own_id=kept) == ()
        assert candidates.find(session, desk.station_id, asked, own_id=other) == ()


def test_employers_names_become_aliases_and_come_back(store, desk):
    def names(session):
        return {row.name: (row.state, list(row.aliases)) for row in session.query(Employer)}

    for name in ("青岛海诺服饰有限公司", "海诺服饰"):
        with store.write(desk.actor) as session:
            reception = registration.begin_reception(session, desk, "visit")
            registration.register(session, desk, reception, Entry(name="甲", employer=name))
    with store.read() as session:
        ids = {row.name: row.id for row in session.query(Employer)}
    kept, absorbed = ids["青岛海诺服饰有限公司"], ids["海诺服饰"]
    before = standing(content_of(store))
    merge_id = merge(store, kept, absorbed, "employer")
    with store.read() as session:
        assert names(session)["青岛海诺服饰有限公司"] == ("live", ["海诺服饰"])
        assert names(session)["海诺服饰"][0] == "void"
        assert session.query(Party).filter_by(employer_id=kept).count() == 2
    undo(store, merge_id)
    assert standing(content_of(store)) == before


def test_a_merge_is_audited_and_leaves_its_changes(store):
    kept, absorbed = make(store, {"name": "甲"}), make(store, {"name": "乙"})
    merge_id = merge(store, kept, absorbed)
    undo(store, merge_id)
    with store.read() as session:
        noted = [entry.action for entry in session.query(AuditEntry) if entry.subject_id == kept]
        assert noted == ["merged", "merge_undone"]
        kinds = [change.kind for change in session.query(Change).filter_by(record_id=absorbed).order_by(Change.seq)]
        assert kinds == ["create", "void", "patch"]
        assert session.get_one(Merge, merge_id).undone_by == DESK.clerk

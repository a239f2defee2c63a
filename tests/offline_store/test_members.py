"""The list of persons of a group's case: written in small transactions, found, corrected, sealed, and counted once."""

from dataclasses import replace

from sqlalchemy import select

from offline_store import closing, members, queries, registration, search
from offline_store.matter import Injury, Member, WageItem
from offline_store.models import Case, Change, Party, Person, sealed_scope
from offline_store.registration import Entry
from offline_store.types import local_day, now
from tests.index_check import differences

CALLER = Entry(name="王小雨", phone="13800000001", employer="青岛海鼎电子有限公司", people=19)


def listed(number):
    return tuple(Member(f"李{chr(0x4E00 + n)}", phone=f"139{n:08d}", amount=n * 100) for n in range(number))


def save(store, desk, entry, reception=None):
    """As the desk does it: the case, then its list part by part."""
    with store.write(desk.actor) as session:
        reception = reception or registration.begin_reception(session, desk, "visit")
        case_id, waiting = members.register(session, desk, reception, entry)
    for part in members.batches(waiting):
        with store.write(desk.actor) as session:
            members.write(session, case_id, part, protected=entry.protected)
    with store.write(desk.actor) as session:
        members.finish(session, reception)
    return reception, case_id, len(waiting)


def entry_of(store, reception, **more):
    with store.read() as session:
        return queries.reception(session, reception, **more).entry


def count(store, case_id):
    with store.read() as session:
        return members.count(session, case_id)


def test_a_list_comes_back_in_its_order_and_no_transaction_is_long(store, desk):
    people = listed(130)
    reception, case_id, _ = save(store, desk, replace(CALLER, members=people))
    assert entry_of(store, reception).members == people
    assert entry_of(store, reception).name == "王小雨"
    with store.read() as session:
        written = [change.transaction for change in session.scalars(select(Change))]
        assert max(map(written.count, set(written))) <= 100
    assert count(store, case_id) == 131
    assert not differences(store)


def test_saved_again_only_what_changed_is_written(store, desk):
    people = listed(60)
    reception, case_id, _ = save(store, desk, replace(CALLER, members=people))
    assert save(store, desk, replace(CALLER, members=people), reception)[2] == 0
    changed = (*people[:10], replace(people[10], amount=777, representative=True), *people[11:])
    assert save(store, desk, replace(CALLER, members=changed), reception)[2] == 1
    assert entry_of(store, reception).members == changed
    save(store, desk, replace(CALLER, members=changed[5:]), reception)
    assert entry_of(store, reception).members == changed[5:]
    assert count(store, case_id) == 56


def test_who_came_and_stands_in_the_list_is_one_person(store, desk):
    people = (*listed(3), Member("王小雨", "370202198001010010", amount=500), Member("王小雨"))
    _, case_id, _ = save(store, desk, replace(CALLER, members=people))
    assert count(store, case_id) == 5  # three, the caller, and another of her name
    with store.read() as session:
        found = session.scalars(select(Person).where(Person.name == "王小雨", Person.id_number != "")).one()
        assert found.phone == "13800000001"


def test_a_person_of_an_earlier_case_is_known_again(store, desk):
    save(store, desk, Entry(name="李建国", phone="13900000009"))
    save(store, desk, replace(CALLER, members=(Member("李建国", phone="13900000009"),)))
    with store.read() as session:
        assert len(session.scalars(select(Person).where(Person.name == "李建国")).all()) == 1


def test_another_name_in_a_row_does_not_rename_a_person_of_other_cases(store, desk):
    first, _, _ = save(store, desk, Entry(name="李建国", phone="13900000009"))
    member = Member("李建国", phone="13900000009")
    reception, _, _ = save(store, desk, replace(CALLER, members=(member,)))
    save(store, desk, replace(CALLER, members=(replace(member, name="赵敏"),)), reception)
    assert entry_of(store, first).name == "李建国"
    assert entry_of(store, reception).members[0].name == "赵敏"


def test_a_list_cut_off_is_still_a_draft_and_written_again_without_doubles(store, desk):
    people = listed(90)
    entry = replace(CALLER, members=people)
    with store.write(desk.actor) as session:
        reception = registration.begin_reception(session, desk, "visit")
        registration.journal_draft(session, reception, {"name": "王小雨", "members": [["李一"]]})
    with store.write(desk.actor) as session:
        case_id, waiting = members.register(session, desk, reception, entry)
    with store.write(desk.actor) as session:
        members.write(session, case_id, next(iter(members.batches(waiting))), protected=False)
    with store.read() as session:
        assert queries.reception(session, reception).draft["members"] == [["李一"]]
    assert save(store, desk, entry, reception)[2] == 90 - members.AT_ONCE
    assert count(store, case_id) == 91
    with store.read() as session:
        assert queries.reception(session, reception).draft == {}


def test_a_protected_list_is_sealed_whole_and_found_by_nobody(store, desk):
    people = listed(3)
    reception, case_id, _ = save(store, desk, replace(CALLER, members=people))
    save(store, desk, replace(CALLER, members=people, protected=True), reception)
    mediator = replace(desk, role="mediator")
    assert entry_of(store, reception, see_protected=mediator.may("see_protected")).members == people
    assert entry_of(store, reception, see_protected=False).members is None
    with store.read() as session:
        parties = session.scalars(select(Party).where(Party.case_id == case_id, Party.person_id.is_not(None)))
        scopes = {session.get(Person, party.person_id).scope_id for party in parties}
        assert scopes == {sealed_scope(desk.station_id)}
        assert not session.scalars(
            select(Person.name).where(Person.scope_id == desk.station_id, Person.name != "")
        ).all()
        assert not search.search(session, people[0].name).hits
    save(store, desk, replace(CALLER, name="", phone="", members=None, protected=True), reception)
    assert entry_of(store, reception).members == people


def test_a_group_is_one_case_one_visit_and_its_people(store, desk):
    save(store, desk, replace(CALLER, people=24, arrears=500, members=listed(24)))
    with store.read() as session:
        figures = closing.figures(session, desk, local_day(now()))
        assert (figures["cases"], figures["receptions"], figures["people"]) == (1, 1, 24)
        assert len(queries.receptions(session)) == 1
        assert queries.receptions(session)[0].name == "王小雨"


def test_fields_of_the_matter_are_kept_and_found(store, desk):
    entry = replace(
        CALLER,
        injury=Injury("2026-11-03", "三号车间", "海慈医院"),
        wage_items=(WageItem("月工资", "工程款拖欠", "2026-08/2026-10", 1_260_000), WageItem("提成")),
    )
    reception, case_id, _ = save(store, desk, entry)
    assert entry_of(store, reception) == replace(entry, members=())
    with store.read() as session:
        assert session.get_one(Case, case_id).injury["place"] == "三号车间"
        for text in ("海慈医院", "工程款拖欠"):
            assert [hit.case_id for hit in search.search(session, text).hits] == [case_id]
    save(store, desk, replace(entry, injury=Injury(), wage_items=()), reception)
    with store.read() as session:
        assert not search.search(session, "海慈医院").hits
        assert session.get_one(Case, case_id).injury == {}

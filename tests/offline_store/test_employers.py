"""Employers as records: found by typing, changed field by field, and what their cases add up to."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from offline_store import code_uses, codes, employer_index, employers, queries, registration, search, search_index
from offline_store.case_employers import Named
from offline_store.employer_types import in_2011, in_2023
from offline_store.employers import EmployerKnown, EmployerUnnamed, Facts
from offline_store.errors import NotAllowed
from offline_store.models import CITY, Case, Change, Employer, Party
from offline_store.registration import Entry

HAIER, HENGYUAN = "青岛海尔股份有限公司", "青岛恒源建筑劳务有限公司"
MAP = codes.shipped("enterprise_type_map")


def register(store, desk, reception=None, **entry):
    with store.write(desk.actor) as session:
        reception = reception or registration.begin_reception(session, desk, "visit")
        registration.register(session, desk, reception, Entry(**entry))
    return reception


def saved(store, desk, **facts):
    with store.write(desk.actor) as session:
        return employers.save(session, desk, None, Facts(), Facts(**facts))


def find(store, typed, uses=None):
    with store.read() as session:
        return employers.find(session, typed, uses or {})


def names(store, typed, uses=None):
    return [known.name for known in find(store, typed, uses)]


def card(store, name):
    with store.read() as session:
        employer = session.query(Employer).filter_by(name=name, state="live").one()
        return employers.card(session, employer.id)


def entry_of(store, reception):
    with store.read() as session:
        return queries.reception(session, reception).entry


# found by typing


def test_an_employer_is_found_by_name_alias_initials_pinyin_and_code(store, desk):
    saved(store, desk, name=HAIER, aliases=("海尔集团", "琴岛海尔"), credit_code="91370200264574251E")
    saved(store, desk, name=HENGYUAN)
    for typed in ("青岛海尔", "海尔", "尔股", "琴岛", "qdhe", "hegf", "haier", "qingdaohaier", "QDHE", "9137020026"):
        assert names(store, typed) == [HAIER], typed
    assert find(store, "琴岛")[0].by == "琴岛海尔"
    assert find(store, "青岛海尔")[0].by == ""
    assert names(store, "青岛") == [HAIER, HENGYUAN], "the shorter name first"
    assert names(store, "不存在") == names(store, "zzz") == []


def test_what_this_desk_uses_comes_first_and_what_begins_comes_before_what_holds(store, desk):
    first, second = saved(store, desk, name="青岛甲厂"), saved(store, desk, name="青岛乙厂总部")
    third = saved(store, desk, name="山东青岛丙厂")
    assert names(store, "青岛", {second: 5, third: 9}) == ["青岛乙厂总部", "青岛甲厂", "山东青岛丙厂"]
    assert names(store, "", {first: 1, third: 2})[:2] == ["山东青岛丙厂", "青岛甲厂"]


def test_the_index_follows_every_change(store, desk):
    made = saved(store, desk, name="青岛甲厂")
    with store.write(desk.actor) as session:
        employers.save(session, desk, made, Facts(name="青岛甲厂"), Facts(name="青岛新厂", aliases=("老甲",)))
    assert names(store, "甲厂") == []
    assert names(store, "新厂") == names(store, "老甲") == names(store, "lj") == ["青岛新厂"]
    with store.write(desk.actor) as session:
        session.get_one(Employer, made).state = "void"
    assert names(store, "新厂") == []


@given(st.text(max_size=20))
def test_anything_may_be_typed(typed):
    assert isinstance(employer_index.words_of([typed], typed), str)


def test_any_text_typed_gives_an_answer(store, desk):
    saved(store, desk, name=HAIER)
    for typed in ('"', "' OR 1", "a" * 300, "\ud800", "\ufdd0", "%_", "x NOT y", "*", "😀", "１２", "\x00"):
        assert names(store, typed) in ([], [HAIER])


def test_a_store_of_older_rules_is_indexed_anew(store, desk):
    saved(store, desk, name=HAIER)
    with store.apply() as session:
        search_index.rebuild(session.connection())
    assert names(store, "海尔") == [HAIER]


# changed field by field


def test_only_what_the_clerk_changed_is_written(store, desk):
    made = saved(store, desk, name=HAIER, phone="1")
    shown = Facts(name=HAIER, phone="1")
    with store.write(desk.actor) as session:
        session.get_one(Employer, made).address = "came meanwhile"
    with store.write(desk.actor) as session:
        employers.save(session, desk, made, shown, replace(shown, phone="2", has_union=True, aliases=("海尔",)))
    facts = card(store, HAIER).facts
    assert (facts.address, facts.phone, facts.has_union, facts.aliases) == ("came meanwhile", "2", True, ("海尔",))
    with store.read() as session:
        last = session.query(Change).filter_by(record_type="employer").order_by(Change.seq.desc()).first()
        assert set(last.body["fields"]) == {"phone", "has_union", "aliases"}
        assert last.scope_id == CITY


def test_without_a_name_or_with_anothers_it_is_refused_and_nothing_is_written(store, desk):
    saved(store, desk, name=HAIER)
    with pytest.raises(EmployerUnnamed):
        saved(store, desk, name="  ")
    with pytest.raises(EmployerKnown) as refused:
        saved(store, desk, name=HAIER)
    assert HAIER in str(refused.value)
    with pytest.raises(NotAllowed):
        saved(store, replace(desk, role="auditor"), name="新")
    assert names(store, "") == [HAIER]


# in cases


CHAIN = (Named("dispatcher", "众合人力"), Named("contractor", "建设集团"), Named("subcontractor", "分包一"))


def test_a_chain_is_saved_loaded_changed_and_found(store, desk):
    reception = register(store, desk, name="张三", employer=HENGYUAN, other_employers=CHAIN)
    entry = entry_of(store, reception)
    assert [(n.role, n.name) for n in entry.employers] == [("employer", HENGYUAN), *((n.role, n.name) for n in CHAIN)]
    assert all(named.id for named in entry.employers)
    for word in ("众合", "建设集团", HENGYUAN):
        with store.read() as session:
            (hit,) = search.search(session, word).hits
            assert hit.employer == HENGYUAN
    changed = (replace(entry.other_employers[0], role="user"), entry.other_employers[2])
    register(store, desk, reception, **fields(replace(entry, other_employers=changed)))
    again = entry_of(store, reception).other_employers
    assert {(named.role, named.name) for named in again} == {("user", "众合人力"), ("subcontractor", "分包一")}
    with store.read() as session:
        assert search.search(session, "建设集团").hits == ()


def test_a_draft_is_found_by_each_employer_in_it(store, desk):
    with store.write(desk.actor) as session:
        reception = registration.begin_reception(session, desk, "call")
        others = [{"role": "user", "name": "众合人力", "id": "x"}]
        registration.journal_draft(session, reception, {"employer": HENGYUAN, "other_employers": others})
    for word in ("众合", "恒源"):
        with store.read() as session:
            assert [hit.reception_id for hit in search.search(session, word).hits] == [reception]


def test_a_second_save_without_changes_keeps_every_party(store, desk):
    two = (*CHAIN, Named("subcontractor", "分包二"), Named("employer", "混同用工"))
    reception = register(store, desk, employer=HENGYUAN, other_employers=two)

    def parties():
        with store.read() as session:
            rows = session.query(Party).filter(Party.employer_id.is_not(None))
            return {(row.id, row.role, row.employer_id, row.state) for row in rows}

    before, entry = parties(), entry_of(store, reception)
    assert len(before) == 6
    register(store, desk, reception, **fields(entry))
    assert parties() == before
    with store.read() as session:
        assert len(queries.receptions(session)) == 1, "two employing ones make no second line"


def test_who_is_named_twice_in_a_role_is_one(store, desk):
    twice = (Named("contractor", "甲"), Named("contractor", "甲"), Named("guarantor", "甲"))
    reception = register(store, desk, employer="甲", other_employers=twice)
    assert [named.role for named in entry_of(store, reception).employers] == ["employer", "contractor", "guarantor"]
    assert len(names(store, "甲")) == 1


def test_the_chosen_record_is_taken_even_after_it_was_renamed(store, desk):
    made = saved(store, desk, name=HAIER)
    with store.write(desk.actor) as session:
        session.get_one(Employer, made).name = "海尔智家"
    reception = register(store, desk, employer=HAIER, employer_id=made)
    assert entry_of(store, reception).employer == "海尔智家"
    assert names(store, "海尔") == ["海尔智家"]


def test_a_chosen_record_that_is_void_by_now_gives_way_to_the_name(store, desk):
    made = saved(store, desk, name=HAIER)
    with store.write(desk.actor) as session:
        session.get_one(Employer, made).state = "void"
    entry = entry_of(store, register(store, desk, employer=HAIER, employer_id=made))
    assert entry.employer == HAIER
    assert entry.employer_id != made


def fields(entry):
    return {name: getattr(entry, name) for name in Entry.__dataclass_fields__}


# the card


def test_the_card_counts_cases_receptions_and_people_apart(store, desk):
    first = register(store, desk, name="张三", employer=HENGYUAN, people=19, arrears=100, recovered=40)
    register(store, desk, name="李四", employer=HENGYUAN, arrears=7)
    register(store, desk, name="王五", employer="别家", other_employers=(Named("contractor", HENGYUAN),), people=2)
    register(store, desk, name="赵六", employer="别家", people=5)
    with store.write(desk.actor) as session:
        again = registration.begin_reception(session, desk, "call")
        case = queries.reception(session, first).case_id
        session.get_one(queries.Reception, again).case_id = case
    found = card(store, HENGYUAN)
    assert (len(found.cases), found.receptions, found.people, found.people_unknown) == (3, 4, 21, 1)
    assert (found.owed, found.paid) == (107, 40)
    assert [line.roles for line in found.cases] == [("contractor",), ("employer",), ("employer",)]
    assert [line.name for line in found.cases] == ["王五", "李四", "张三"]
    assert found.cases[2].reception_id == again, "the newest"


def test_a_joined_case_is_listed_but_not_counted_twice(store, desk):
    whole = register(store, desk, name="代表", employer=HENGYUAN, people=20, arrears=500, recovered=100)
    single = register(store, desk, name="张三", employer=HENGYUAN, people=1, arrears=25)
    with store.write(desk.actor) as session:
        ids = [queries.reception(session, each).case_id for each in (whole, single)]
        session.get_one(Case, ids[1]).joined_id = ids[0]
    found = card(store, HENGYUAN)
    assert (len(found.cases), found.people, found.owed, found.paid) == (2, 20, 500, 100)
    assert [line.joined for line in found.cases] == [True, False]


def test_void_cases_are_not_there_and_protected_names_are_not_shown(store, desk):
    gone = register(store, desk, name="张三", employer=HENGYUAN)
    register(store, desk, name="保密人", protected=True, employer=HENGYUAN)
    with store.write(desk.actor) as session:
        session.get_one(Case, queries.reception(session, gone).case_id).state = "void"
    (line,) = card(store, HENGYUAN).cases
    assert (line.name, line.protected) == ("", True)


# learned


def test_what_this_desk_saved_is_learned_and_what_others_saved_is_not(store, desk):
    for _ in range(3):
        register(store, desk, employer=HAIER, dispute_types=("工伤待遇", "劳动报酬"), employment_form="劳务派遣")
    register(store, replace(desk, number="02"), employer=HENGYUAN, dispute_types=("竞业限制",))
    with store.write(desk.actor) as session:
        session.query(Employer).filter_by(name=HAIER).one().industry = "C"
        session.query(Case).filter(Case.employment_form != "").first().wage_items = [{"kind": "01", "cause": "02"}]
    with store.read() as session:
        learned = code_uses.uses(session, desk)
    assert learned["dispute_type"] == {"工伤待遇": 3, "劳动报酬": 3}
    assert learned["employment_form"] == {"劳务派遣": 3}
    assert learned["industry"] == {"C": 3}
    assert (learned["arrears_kind"], learned["arrears_cause"]) == ({"01": 1}, {"02": 1})
    assert list(learned[code_uses.EMPLOYERS].values()) == [3]


# types of 2011 and 2023


def test_every_type_of_2011_has_its_place_in_2023_and_back():
    old = {item["code"]: item["name"] for item in codes.shipped("enterprise_type_2011")["items"]}
    new = {item["code"] for item in codes.shipped("enterprise_type_2023")["items"]}
    assert {item["code"]: item["name"] for item in MAP["items"]} == old
    for code in old:
        assert in_2023(MAP, code)
        assert set(in_2023(MAP, code)) <= new
        assert all(code in in_2011(MAP, later) for later in in_2023(MAP, code))
    assert in_2023(MAP, "173") == ("112",)
    assert len(in_2023(MAP, "420")) > 1
    assert in_2011(MAP, "900") == in_2023(MAP, "") == ()
    assert new - {later for code in old for later in in_2023(MAP, code)} == {"900"}

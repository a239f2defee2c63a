"""Employers that stand twice: proposed with the reason, merged into one, or told apart for good."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from offline_store import employers, merging, registration
from offline_store.duplicates import firms
from offline_store.employers import Facts
from offline_store.errors import NotAllowed
from offline_store.merging import NotTwoRecords
from offline_store.models import Change, Employer
from offline_store.registration import Entry

HAINUO, BRANCH, HEARD = "青岛海诺服饰有限公司", "海诺服饰", "青岛海糯服饰有限公司"
CODE = "91370200MA3ABCDE5X"


def saved(store, desk, **facts):
    with store.write(desk.actor) as session:
        return employers.save(session, desk, None, Facts(), Facts(**facts))


def found(store):
    with store.read() as session:
        return [(pair.one.name, pair.other.name, pair.reason) for pair in firms.pairs(session)]


def written(store, desk, work):
    with store.write(desk.actor) as session:
        return work(session)


@pytest.mark.parametrize(
    ("one", "other", "reason"),
    [
        ({"name": HAINUO}, {"name": BRANCH}, "name"),
        ({"name": HAINUO}, {"name": HEARD}, "sound"),
        ({"name": HAINUO, "credit_code": CODE}, {"name": "某厂", "credit_code": CODE}, "code"),
        ({"name": HAINUO}, {"name": "青岛诺海科技有限公司", "aliases": (BRANCH,)}, "name"),
        ({"name": HAINUO, "credit_code": CODE}, {"name": BRANCH}, "name"),
        ({"name": HAINUO, "credit_code": "1" * 18}, {"name": BRANCH, "credit_code": "2" * 18}, None),
        ({"name": HAINUO}, {"name": "青岛海尔股份有限公司"}, None),
        ({"name": "青岛公司"}, {"name": "山东公司"}, None),
    ],
)
def test_who_may_be_one_and_why(store, desk, one, other, reason):
    saved(store, desk, **one)
    saved(store, desk, **other)
    assert found(store) == ([(one["name"], other["name"], reason)] if reason else [])


def test_the_surest_come_first_then_those_with_most_cases(store, desk):
    for name in ("青岛甲乙服饰厂", "甲乙服饰", HAINUO, BRANCH, "青岛丙丁餐饮店", "丙盯餐饮"):
        saved(store, desk, name=name)
    for _ in range(2):
        with store.write(desk.actor) as session:
            reception = registration.begin_reception(session, desk, "visit")
            registration.register(session, desk, reception, Entry(name="王小雨", employer=BRANCH))
    assert [(one, reason) for one, _, reason in found(store)] == [
        (HAINUO, "name"),
        ("青岛甲乙服饰厂", "name"),
        ("青岛丙丁餐饮店", "sound"),
    ]


def test_two_side_by_side_in_words_with_their_cases(store, desk):
    one = saved(store, desk, name=HAINUO, region="370202", staff=30, has_union=False, aliases=("海诺",))
    with store.write(desk.actor) as session:
        reception = registration.begin_reception(session, desk, "visit")
        registration.register(session, desk, reception, Entry(name="王小雨", employer=HAINUO, matter="三个月没发工资"))
    with store.read() as session:
        view = firms.view(session, one)
    assert view.values | {"name": HAINUO, "region": "青岛市 市南区", "staff": "30"} == view.values
    assert (view.values["has_union"], view.values["aliases"], view.values["phone"]) == (firms.NO, "海诺", "")
    assert [case.about for case in view.cases] == ["三个月没发工资"]


def test_merged_the_older_is_known_by_both_names_and_undone_they_are_two_for_good(store, desk):
    one, other = saved(store, desk, name=HAINUO), saved(store, desk, name=BRANCH, phone="0532-1")
    merge_id = written(store, desk, lambda session: merging.merge(session, desk, "employer", one, other))
    assert found(store) == []
    with store.read() as session:
        kept = session.get_one(Employer, one)
        assert (kept.aliases, kept.phone) == ([BRANCH], "0532-1")
    written(store, desk, lambda session: merging.undo(session, desk, merge_id))
    assert found(store) == [], "who undoes a merge has said that they are two"


def test_told_apart_they_are_not_proposed_again_and_the_centre_hears_of_it_once(store, desk):
    one, other = saved(store, desk, name=HAINUO), saved(store, desk, name=BRANCH)
    for pair in ((one, other), (other, one)):
        written(store, desk, lambda session, pair=pair: merging.tell_firms_apart(session, desk, *pair))
    assert found(store) == []
    with store.read() as session:
        assert session.query(Change).filter_by(record_type="merge").count() == 1
        assert {row.state for row in session.query(Employer)} == {"live"}


def test_one_is_not_two_and_who_may_not_register_says_nothing(store, desk):
    one = saved(store, desk, name=HAINUO)
    with pytest.raises(NotTwoRecords):
        written(store, desk, lambda session: merging.tell_firms_apart(session, desk, one, one))
    with pytest.raises(NotTwoRecords):
        written(store, desk, lambda session: merging.tell_firms_apart(session, desk, one, "nobody"))
    auditor = replace(desk, role="auditor")
    with pytest.raises(NotAllowed):
        written(store, desk, lambda session: merging.tell_firms_apart(session, auditor, one, one))


@settings(max_examples=20, deadline=None)
@given(st.lists(st.text("青岛海诺服饰有限公司厂", min_size=1, max_size=9), max_size=8))
def test_any_names_are_compared_and_nobody_with_himself(names):
    named = [firms._Named(f"{place:02d}", (name,), "") for place, name in enumerate(names)]
    for _, one, other in firms._alike(named):
        assert one.id < other.id

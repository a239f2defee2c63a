"""Filters: each condition against the plain truth, and what a clerk keeps."""

from datetime import timedelta

import pytest

from offline_store import filters, queries, registration
from offline_store.errors import ExpectedError
from offline_store.filters import Filter
from offline_store.models import Case, Reception
from offline_store.registration import Entry
from offline_store.types import local_day, now


@pytest.fixture
def made(store, desk):
    """Four receptions: a call of today, a visit of last year by another clerk, a draft, a void case."""
    ids = {}
    with store.write(desk.actor) as session:
        for name, kind, types in (
            ("call", "call", ("劳动报酬",)),
            ("old", "visit", ("工伤", "社保")),
            ("void", "call", ()),
        ):
            ids[name] = registration.begin_reception(session, desk, kind)
            registration.register(session, desk, ids[name], Entry(name=name, dispute_types=types))
        ids["draft"] = registration.begin_reception(session, desk, "visit")
        session.get_one(Reception, ids["old"]).started_at = now() - timedelta(days=400)
        session.get_one(Reception, ids["old"]).clerk = "乙"
        session.get_one(Case, session.get_one(Reception, ids["void"]).case_id).state = "void"
    return ids


@pytest.mark.parametrize(
    ("wanted", "expected"),
    [
        (Filter(), {"call", "old", "void", "draft"}),
        (Filter(period="today"), {"call", "void", "draft"}),
        (Filter(period="week"), {"call", "void", "draft"}),
        (Filter(period="month"), {"call", "void", "draft"}),
        (Filter(period="year"), {"call", "void", "draft"}),
        (Filter(kind="visit"), {"old", "draft"}),
        (Filter(dispute_type="社保"), {"old"}),
        (Filter(dispute_type="社"), set()),
        (Filter(clerk="乙"), {"old"}),
        (Filter(mine=True), {"call", "void", "draft"}),
        (Filter(mine=True, clerk="乙"), set()),
        (Filter(state="draft"), {"draft"}),
        (Filter(state="live"), {"call", "old"}),
        (Filter(state="void"), {"void"}),
        (Filter(state="live", kind="call", period="today"), {"call"}),
    ],
)
def test_each_condition(wanted, expected, made, store, desk):
    with store.read() as session:
        found = filters.matching(session, wanted, desk.clerk)
        lines = queries.lines_of(session, found)
    assert set(found) == {made[name] for name in expected}
    assert [line.id for line in lines] == found
    assert [line.started_at for line in lines] == sorted((line.started_at for line in lines), reverse=True)


def test_what_waits_for_the_centre(made, store, desk):
    with store.apply() as session:
        sent = "UPDATE change SET result = 'applied', acknowledged_at = '2026-01-01' WHERE record_id <> ?"
        session.connection().exec_driver_sql(sent, (made["draft"],))
    with store.read() as session:
        assert filters.matching(session, Filter(unsent=True), desk.clerk) == [made["draft"]]


@pytest.mark.parametrize(("day", "inside"), [(1, True), (7, False)])
def test_a_week_is_seven_calendar_days(day, inside, store, desk):
    with store.write(desk.actor) as session:
        reception_id = registration.begin_reception(session, desk, "call")
    today = local_day(now()) + timedelta(days=day)
    with store.read() as session:
        assert bool(filters.matching(session, Filter(period="week"), "", today)) == inside, reception_id


def test_filters_are_kept_for_each_clerk(store):
    wanted = Filter(period="month", mine=True)
    with store.apply() as session:
        filters.save(session, "a", " 本月 ", Filter())
        filters.save(session, "a", "本月", wanted)
        filters.save(session, "a", "待传", Filter(unsent=True))
        filters.save(session, "b", "全部", Filter())
        filters.forget(session, "a", "待传")
    with store.read() as session:
        assert filters.saved(session, "a") == {"本月": wanted}
        assert list(filters.saved(session, "b")) == ["全部"]
        assert filters.saved(session, "c") == {}


@pytest.mark.parametrize("name", ["", "  ", "长" * 21])
def test_a_filter_has_a_name_of_some_characters(name, store):
    with pytest.raises(ExpectedError), store.apply() as session:
        filters.save(session, "a", name, Filter())
    with store.read() as session:
        assert filters.saved(session, "a") == {}


def test_nobody_keeps_too_many(store):
    with store.apply() as session:
        for number in range(filters.MOST):
            filters.save(session, "a", f"{number}", Filter())
        filters.save(session, "a", "0", Filter(mine=True))
        with pytest.raises(filters.TooManyFilters):
            filters.save(session, "a", "多", Filter())

"""质检: drawn by a seed, never one's own, marked within the points, answered by the handler."""

from dataclasses import replace

import pytest

from offline_store import quality, registration
from offline_store.errors import NotAllowed
from offline_store.models import Case, QualityCheck
from offline_store.registration import Entry
from offline_store.types import local_day, now


@pytest.fixture
def chief(desk):
    return replace(desk, role="supervisor", account="chief", clerk="长")


@pytest.fixture
def cases(store, desk, chief):
    """Eight of 王芳's, two of the chief's own."""
    with store.write(desk.actor) as session:
        found = []
        for who in [desk] * 8 + [chief] * 2:
            reception = registration.begin_reception(session, who, "visit")
            found.append(registration.register(session, who, reception, Entry(name="王小雨", matter="欠薪")))
    return found


def sample(store, who, number, seed):
    day = local_day(now())
    with store.write(who.actor) as session:
        made = quality.sample(session, who, day, day, number, seed)
        session.flush()
        return [session.get_one(QualityCheck, each).case_id for each in made]


def test_a_seed_draws_the_same_again_and_nobodys_own(store, chief, cases):
    with store.read() as session:  # drawn and given up, to be drawn again
        day = local_day(now())
        once = quality.sample(session, chief, day, day, 3, 7)
        drawn = [row.case_id for each in once for row in session.new if row.id == each]
        session.rollback()
    assert sample(store, chief, 3, 7) == drawn
    rest = sample(store, chief, 100, 1)
    assert sorted(drawn + rest) == sorted(cases[:8])  # each once, and none of the chief's
    assert sample(store, chief, 5, 2) == []


def test_a_clerk_draws_and_marks_nothing(store, desk, chief, cases):
    sample(store, chief, 1, 1)
    with store.write(desk.actor) as session:
        (check,) = quality.checks(session, chief)
        with pytest.raises(NotAllowed):
            quality.sample(session, desk, local_day(now()), local_day(now()), 1, 1)
        with pytest.raises(NotAllowed):
            quality.mark(session, desk, check.id, {}, "")


def test_marks_are_within_the_points_and_none_is_missing(store, desk, chief, cases):
    sample(store, chief, 1, 1)
    with store.write(chief.actor) as session:
        (check,) = quality.checks(session, chief)
        full = {item.code: item.most for item in quality.items(session)}
        first = next(iter(full))
        for wrong in ({}, full | {first: full[first] + 1}, full | {first: -1}):
            with pytest.raises(quality.BadMarks):
                quality.mark(session, chief, check.id, wrong, "")
        assert quality.mark(session, chief, check.id, full | {first: 0}, " 语气好 ") == 100 - full[first]
    with store.write(desk.actor) as session:
        (seen,) = quality.checks(session, desk)  # the handler sees the result, and answers
        assert (seen.total, seen.remark, seen.checked_by) == (100 - full[first], "语气好", "长")
        quality.reply(session, desk, seen.id, "当时系统慢")
    with store.read() as session:
        (seen,) = quality.checks(session, chief)
        assert seen.reply == "当时系统慢"


def test_nobody_marks_what_was_given_to_her_since(store, desk, chief, cases):
    (case_id,) = sample(store, chief, 1, 1)
    with store.write(desk.actor) as session:
        session.get_one(Case, case_id).handler = chief.account
    with store.write(chief.actor) as session:
        (check,) = quality.checks(session, chief)
        assert check.is_own
        with pytest.raises(quality.OwnCase):
            quality.mark(session, chief, check.id, {i.code: i.most for i in quality.items(session)}, "")


def test_the_points_add_up_to_a_hundred(store):
    with store.read() as session:
        assert sum(item.most for item in quality.items(session)) == 100

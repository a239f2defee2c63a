"""Papers between two desks and the centre: drafts merge, a final one stands, nothing written is lost from sight."""

from dataclasses import replace

import pytest

from desktop.sync.engine import synchronise
from offline_store import conflicts, paper_kinds, papers
from offline_store.models import Conflict, Form


@pytest.fixture(autouse=True)
def kinds(monkeypatch):
    monkeypatch.setattr(paper_kinds, "_described", lambda kind: {"title": "申请", "fields": {}})


@pytest.fixture
def desks(town):
    """Two desks of one station, and a draft that both have."""
    one, two = town.seats["01"], town.seats["02"]
    case = one.register(name="王")
    paper = do(one, "draft", case, "application", {"a": "甲"})
    sync(one), sync(two)
    return one, two, paper


def do(seat, action, *arguments):
    with seat.store.write(seat.desk.actor) as session:
        return getattr(papers, action)(session, replace(seat.desk, role="mediator"), *arguments)


def sync(seat):
    receipt = synchronise(seat.store, seat.client, seat.desk)
    assert receipt["waiting"] == 0
    for proof in receipt["scopes"].values():
        assert proof["equal"] is True, proof


def look(seat, paper):
    with seat.store.read() as session:
        return papers.paper(session, paper)


def told(seat):
    with seat.store.read() as session:
        return [(row.field, row.status, row.stood["value"], row.gave_way["value"]) for row in session.query(Conflict)]


def test_a_paper_is_the_same_at_both_desks(desks):
    one, two, paper = desks
    do(one, "finalise", paper)
    sync(one), sync(two)
    assert look(one, paper) == look(two, paper)
    following = do(two, "revise", paper)
    sync(two), sync(one)
    assert look(one, following).replaces == paper


def test_a_draft_edited_at_two_desks_gives_a_conflict(desks):
    one, two, paper = desks
    do(one, "change", paper, {"a": "乙"})
    do(two, "change", paper, {"a": "丙"})
    sync(one), sync(two), sync(one)
    assert told(one) == told(two) == [("values", "open", {"a": "乙"}, {"a": "丙"})]
    assert look(two, paper).values == {"a": "乙"}
    with pytest.raises(papers.DesksDiffer):
        do(one, "finalise", paper)
    with two.store.write(two.desk.actor) as session:
        conflicts.settle(session, two.desk, session.query(Conflict).one().id, "gave_way")
    sync(two), sync(one)
    assert look(one, paper).values == {"a": "丙"}
    do(one, "finalise", paper)


def test_a_final_paper_stands_against_what_another_desk_writes_later(desks):
    one, two, paper = desks
    do(one, "finalise", paper)
    do(two, "change", paper, {"a": "丙"})
    sync(one), sync(two), sync(one)
    for seat in (one, two):
        view = look(seat, paper)
        assert (view.status, view.values) == ("final", {"a": "甲"})
        assert view.digest == papers.digest_of(view.kind, "", 1, view.values)
    assert told(one) == [("values", "settled", {"a": "甲"}, {"a": "丙"})], "what was written is told"


def test_a_paper_that_was_made_final_stands_though_another_draft_came_first(desks):
    one, two, paper = desks
    do(one, "finalise", paper)
    do(two, "change", paper, {"a": "丙"})
    sync(two), sync(one), sync(two)
    for seat in (one, two):
        view = look(seat, paper)
        assert (view.status, view.values) == ("final", {"a": "甲"})
        assert view.digest == papers.digest_of(view.kind, "", 1, view.values)
    assert told(two) == [("values", "settled", {"a": "甲"}, {"a": "丙"})]


def test_of_two_that_make_it_final_the_first_stands(desks):
    one, two, paper = desks
    do(two, "change", paper, {"a": "丙"})
    do(one, "finalise", paper), do(two, "finalise", paper)
    sync(one), sync(two), sync(one)
    for seat in (one, two):
        view = look(seat, paper)
        assert view.values == {"a": "甲"} and view.digest == papers.digest_of(view.kind, "", 1, view.values)
    do(two, "void", paper, "两个席位各出了一份")
    sync(two), sync(one)
    assert look(one, paper).status == "void"


def test_a_program_that_changes_a_final_paper_is_not_followed(desks):
    one, two, paper = desks
    do(one, "finalise", paper)
    sync(one), sync(two)
    two.edit("form", paper, values={"a": "偷改"}, number="假1号")
    sync(two), sync(one)
    for seat in (one, two):
        assert (look(seat, paper).values, look(seat, paper).number) == ({"a": "甲"}, "")
    with two.store.read() as session:
        assert session.query(Form).filter_by(id=paper).one().status == "final"

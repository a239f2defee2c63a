"""Recall and precision on a made-up register with known truth, in the real store."""

import pytest

from desktop.duplicates_bench import SEED, measure
from desktop.duplicates_register import Register
from offline_store.store import open_store

PEOPLE, VISITS = 2_000, 500


@pytest.fixture(scope="module", params=[1, SEED + 1], ids=["known seed", "held-out seed"])
def town(request, tmp_path_factory):
    store = open_store(tmp_path_factory.mktemp("register"), bytes(32))
    register = Register(PEOPLE, request.param)
    register.load(store, "station-1")
    yield store, list(register.visits(VISITS))
    store.close()


def test_people_who_come_back_are_recognised_and_others_left_alone(town):
    store, visits = town
    tally = measure(store, "station-1", visits)
    assert tally.truths > VISITS / 3
    assert tally.recall >= 0.95
    assert tally.precision >= 0.80


def test_a_planted_break_of_the_points_is_noticed(town, monkeypatch):
    """Any reason at all were enough, whatever she is called."""
    store, visits = town
    monkeypatch.setattr("offline_store.duplicates.candidates._is_called", lambda *_of: True)
    monkeypatch.setattr("offline_store.duplicates.weighing.ENOUGH", 1)
    assert measure(store, "station-1", visits).precision < 0.80


def test_a_planted_break_of_the_looking_up_is_noticed(town, monkeypatch):
    """Nobody were looked up by how the name sounds or looks."""
    store, visits = town
    monkeypatch.setattr("offline_store.duplicates.candidates._indexed", lambda _session, _words: set())
    assert measure(store, "station-1", visits).recall < 0.95


def test_the_same_seed_makes_the_same_register():
    one, other = Register(50, 7), Register(50, 7)
    assert one.people == other.people
    assert list(one.visits(20)) == list(other.visits(20))

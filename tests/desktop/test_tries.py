"""Five wrong passwords: the delay grows, and neither a restart, a clock set back nor a lost file shortens it."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop import tries
from desktop.tries import TooManyWrong


class Machine:
    """A machine's own time, to be moved on by hand."""

    def __init__(self, monkeypatch):
        self.since, self.boot = 1000.0, 0
        monkeypatch.setattr(tries, "_now", lambda: {"since": self.since, "boot": f"boot-{self.boot}"})

    def start_anew(self):
        self.since, self.boot = 5.0, self.boot + 1


@pytest.fixture
def machine(monkeypatch):
    return Machine(monkeypatch)


@pytest.fixture
def folder(tmp_path, machine):
    tries.begin(tmp_path)
    return tmp_path


def wrong(folder, times, account="wangfang"):
    for _ in range(times):
        tries.count(folder, account)


def test_five_are_free_and_then_it_waits_longer_each_time(folder, machine):
    wrong(folder, tries.FREE - 1)
    assert tries.waiting(folder, "wangfang") == 0
    wrong(folder, 1)
    for seconds in (30, 60, 120, 240, 480, 900, 900):
        assert tries.waiting(folder, "wangfang") == seconds
        with pytest.raises(TooManyWrong, match=f"{seconds} 秒"):
            tries.count(folder, "wangfang")
        machine.since += seconds
        wrong(folder, 1)


def test_a_try_during_the_wait_costs_nothing_and_gains_nothing(folder, machine):
    wrong(folder, tries.FREE)
    machine.since += 10
    with pytest.raises(TooManyWrong):
        tries.count(folder, "wangfang")
    assert tries.waiting(folder, "wangfang") == 20


def test_a_new_start_of_the_machine_begins_the_wait_again_and_it_ends(folder, machine):
    wrong(folder, tries.FREE)
    machine.since += 29
    machine.start_anew()
    assert tries.waiting(folder, "wangfang") == 30
    machine.since += 31
    assert tries.waiting(folder, "wangfang") == 0
    tries.count(folder, "wangfang")


def test_the_clock_does_not_matter(folder, machine, monkeypatch):
    """Nothing of the wall clock is asked at all."""
    monkeypatch.setattr(tries.time, "time", lambda: 1 / 0)
    wrong(folder, tries.FREE)
    assert tries.waiting(folder, "wangfang") == 30


@pytest.mark.parametrize(
    "spoil", [None, b"", b"{}x", b"[]", b'{"wangfang": {"wrong": -1}}', b'{"wangfang": 3}', b"\xff"]
)
def test_a_lost_or_spoilt_file_costs_as_much_as_five(folder, machine, spoil):
    wrong(folder, tries.FREE + 1 - 1)
    file = folder / tries.FILE
    file.unlink() if spoil is None else file.write_bytes(spoil)
    assert tries.waiting(folder, "wangfang") == 30
    with pytest.raises(TooManyWrong):
        tries.count(folder, "wangfang")
    machine.since += 31
    tries.count(folder, "wangfang")
    assert tries.waiting(folder, "wangfang") == 60, "and the next one costs more"
    machine.since += 61
    tries.count(folder, "wangfang")
    tries.forgive(folder, "wangfang")
    assert tries.waiting(folder, "lisi") == 0, "who has come in has settled it for all"


def test_one_account_does_not_hold_up_another(folder):
    wrong(folder, tries.FREE)
    assert tries.waiting(folder, "lisi") == 0
    assert tries.forgive(folder, "lisi") == {"wangfang": tries.FREE}
    assert tries.waiting(folder, "wangfang") == 30, "somebody else's password forgives nothing"
    assert tries.forgive(folder, "lisi") == {}, "told once"


def test_the_right_password_forgives_and_tells_what_was_wrong(folder):
    wrong(folder, 3)
    wrong(folder, 1)  # the right one is counted before it is looked at
    assert tries.forgive(folder, "wangfang") == {"wangfang": 3}
    wrong(folder, tries.FREE - 1)
    assert tries.waiting(folder, "wangfang") == 0


def test_what_is_counted_is_on_the_disk_before_the_password_is_looked_at(folder):
    tries.count(folder, "wangfang")
    assert json.loads((folder / tries.FILE).read_text())["wangfang"]["wrong"] == 1


@settings(max_examples=30, deadline=None)
@given(st.lists(st.tuples(st.floats(0, 2000), st.booleans()), max_size=12))
def test_whatever_happens_the_wait_never_ends_early(tmp_path_factory, steps):
    with pytest.MonkeyPatch.context() as patch:
        machine, folder = Machine(patch), tmp_path_factory.mktemp("tries")
        tries.begin(folder)
        counted, ends = 0, 0.0  # the running total of time, restarts left out
        for passed, restart in steps:
            ends -= passed
            machine.since += passed
            if restart:
                machine.start_anew()
                ends = max(ends, 0) and float(tries.delay(counted))
            left = tries.waiting(folder, "a")
            assert left >= ends - 1
            assert left <= tries.delay(counted)
            if left == 0:
                tries.count(folder, "a")
                counted += 1
                ends = float(tries.delay(counted))

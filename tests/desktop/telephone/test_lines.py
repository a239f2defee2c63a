"""The contract of a telephone line, for each adapter: each call is told once when it rings, once when it does not."""

import pytest

from desktop.telephone.lines import Health, Ringing, SimulatedLine, Stopped
from tests.desktop.telephone.phone_rig import RIGS, next_of, rest, running


@pytest.fixture(params=list(RIGS))
def rig(request, tmp_path):
    made = RIGS[request.param](tmp_path)
    yield made
    made.close()


@pytest.fixture(params=[name for name, make in RIGS.items() if name in ("modem", "sip")])
def breakable(request, tmp_path):
    made = RIGS[request.param](tmp_path)
    yield made
    made.close()


def test_a_call_is_told_once_when_it_rings_and_once_when_it_does_not(rig):
    with running(rig.line) as told:
        assert next_of(told, Health).error is None
        rig.ring("13800001234")
        ringing = next_of(told, Ringing)
        assert (ringing.number, ringing.note) == ("13800001234", "")
        rig.hang_up()
        assert next_of(told, Stopped) == Stopped(ringing.call)
        rig.ring("053285912345")
        again = next_of(told, Ringing)
        assert again.number == "053285912345" and again.call != ringing.call
        rig.hang_up()
        assert next_of(told, Stopped) == Stopped(again.call)
        assert not [event for event in rest(told) if not isinstance(event, Health)]


def test_ending_the_line_ends_the_calls_that_ring(rig):
    with running(rig.line) as told:
        assert next_of(told, Health).error is None
        rig.ring("13800001234")
        ringing = next_of(told, Ringing)
    assert [event for event in rest(told) if isinstance(event, Stopped)] == [Stopped(ringing.call)]


def test_a_line_that_breaks_says_why_in_words_and_comes_back_by_itself(breakable):
    with running(breakable.line) as told:
        assert next_of(told, Health).error is None
        breakable.breaks()
        error = next_of(told, Health).error
        assert error is not None and error.title and error.advice
        breakable.mends()
        assert next_of(told, Health).error is None
        breakable.ring("13800001234")
        assert next_of(told, Ringing).number == "13800001234"


@pytest.mark.parametrize("name", ["modem", "sip"])
def test_a_withheld_number_is_no_number(name, tmp_path):
    rig = RIGS[name](tmp_path)
    try:
        with running(rig.line) as told:
            next_of(told, Health)
            rig.ring("")
            assert next_of(told, Ringing).number == ""
    finally:
        rig.close()


def test_the_simulated_line_cannot_run_in_production():
    with pytest.raises(RuntimeError, match="nobody made"):
        SimulatedLine(practice=False)

"""The watch over memory sees growth, and sees none in a minute of speech."""

from desktop.speech.soak import ALLOWED, growth, held, resident
from tests.simulated_engine import SimulatedEngine


def test_growth_is_seen_and_pools_that_breathe_are_not() -> None:
    assert growth([100.0 + 3 * minute for minute in range(60)]) > ALLOWED
    assert growth([100.0, *(400.0 + minute % 5 for minute in range(59))]) < 5


def test_two_minutes_of_speech_hold_no_more_than_one() -> None:
    found = held(SimulatedEngine(), 2.0)
    assert len(found) == 2
    assert found[0] > 10
    assert found[1] - found[0] < 30
    assert abs(resident() - found[1]) < 50

"""What a caller-ID modem says, in the ways that makers say it."""

import pytest

from desktop.telephone.lines import Health, Ringing, Stopped
from desktop.telephone.modem import ModemGone, ModemLine, ModemSilent
from tests.desktop.telephone.phone_rig import Modem, next_of, rest, running


@pytest.fixture
def modem(tmp_path):
    made = Modem(tmp_path)
    yield made
    made.unplug()


def line_of(modem):
    return ModemLine(modem.port, silence=0.3, unnumbered=0.15, again=0.05)


def test_caller_id_is_switched_on_and_told_once_whatever_comes_between_two_rings(modem):
    with running(line_of(modem)) as told:
        next_of(told, Health)
        assert [modem.commands.get(timeout=5) for _ in range(2)] == ["ATE0", "AT+VCID=1"]
        modem.say("RING", "DATE=1130", "TIME=2356", "NMBR=0532 8591-2345", "NAME=WANG", "RING", "NMBR=13800001234")
        assert next_of(told, Ringing).number == "053285912345"
        assert isinstance(told.get(timeout=5), Stopped)
        assert rest(told) == []


@pytest.mark.parametrize("said", ["P", "O", "PRIVATE", "-", ""])
def test_withheld_and_out_of_area_are_calls_without_a_number(modem, said):
    with running(line_of(modem)) as told:
        next_of(told, Health)
        modem.say("RING", f"NMBR = {said}")
        assert next_of(told, Ringing).number == ""


def test_a_number_before_the_first_ring_is_the_same_call(modem):
    with running(line_of(modem)) as told:
        next_of(told, Health)
        modem.say("NMBR=13800001234", "RING", "RING")
        first = next_of(told, Ringing)
        assert first.number == "13800001234"
        assert next_of(told, Stopped).call == first.call and rest(told) == []


def test_a_line_without_caller_id_still_rings(modem):
    with running(line_of(modem)) as told:
        next_of(told, Health)
        modem.say("RING")
        assert next_of(told, Ringing).number == ""


def test_noise_on_the_line_is_nothing(modem):
    with running(line_of(modem)) as told:
        next_of(told, Health)
        modem.say("\x00\x7f" * 300, "NMBR", "NMBR=" + "9" * 400, "RINGING", "NO CARRIER", "=" * 500)
        modem.say("RING", "NMBR=13800001234")
        assert next_of(told, Ringing).number == "13800001234"


def test_unplugged_while_it_rings_the_call_is_over_and_the_next_is_told_after_plugging_in(modem):
    with running(line_of(modem)) as told:
        next_of(told, Health)
        modem.say("RING", "NMBR=13800001234")
        ringing = next_of(told, Ringing)
        modem.unplug()
        assert next_of(told, Stopped).call == ringing.call
        assert isinstance(next_of(told, Health).error, ModemGone)
        modem.plug()
        assert next_of(told, Health).error is None


def test_what_is_no_modem_and_what_is_not_there_are_told_apart(tmp_path, monkeypatch):
    monkeypatch.setattr("desktop.telephone.modem.ANSWERED_IN", 0.05)
    deaf = Modem(tmp_path, answers=b"")
    try:
        with running(line_of(deaf)) as told:
            assert isinstance(next_of(told, Health).error, ModemSilent)
    finally:
        deaf.unplug()
    with running(ModemLine(str(tmp_path / "nothing"), again=0.05)) as told:
        assert isinstance(next_of(told, Health).error, ModemGone)


def test_dialling_goes_to_the_modem_with_the_receiver_lifted_by_hand(modem):
    line = line_of(modem)
    with pytest.raises(ModemGone):
        line.dial("13800001234")
    with running(line) as told:
        next_of(told, Health)
        line.dial("0532-8591 2345; ATZ\r")
        said = [modem.commands.get(timeout=5) for _ in range(3)]
    assert said[-1] == "ATDT053285912345;"

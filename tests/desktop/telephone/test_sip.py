"""The listening SIP account: against a telephone system of our own, against SIPp, and against what is no SIP at all."""

import re
import subprocess
import time
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sipmessage import Message

from desktop.telephone.lines import MOST_RINGING, Health, Ringing, Stopped
from desktop.telephone.sip import SipLine, caller_of
from desktop.telephone.sip_account import (
    AccountRefused,
    RegistrarLost,
    SipAccount,
    WrongSipPassword,
    authorization,
)
from tests.desktop.telephone.phone_rig import PATIENCE, QUICK, PhoneSystem, next_of, rest, running

SCENARIOS = Path(__file__).parent / "sipp"


@pytest.fixture
def system():
    with closing(PhoneSystem()) as made:
        yield made


@pytest.fixture
def line(system):
    """Registered, with what it told."""
    listening = SipLine(system.account(), QUICK)
    with running(listening) as told:
        assert next_of(told, Health).error is None
        yield told


def test_it_registers_with_the_password_as_it_is_and_takes_itself_off_at_the_end(system):
    with running(SipLine(system.account(), QUICK)) as told:
        assert next_of(told, Health).error is None
    system.close()  # it has read all by then
    first, proved, *_, last = system.requests
    assert "Authorization" not in first and "Authorization: Digest" in proved
    assert system.account().password not in "".join(system.requests) and "password" not in repr(system.account())
    assert re.search("Expires: 0\r\n", last)


@pytest.mark.parametrize(
    "challenge",
    [
        'Digest realm="pbx", nonce="{0}"',
        'Digest realm="pbx", nonce="{0}", qop="auth", algorithm=SHA-256, opaque="a,b=\\"c"',
        'Digest realm="pbx",nonce="{0}",qop="auth-int,auth"',
    ],
)
def test_each_kind_of_challenge_is_answered(challenge):
    with closing(PhoneSystem(challenge=challenge)) as system, running(SipLine(system.account(), QUICK)) as told:
        assert next_of(told, Health).error is None


def test_a_wrong_password_is_said_in_words_and_not_tried_over_and_over(system):
    account = SipAccount(system.host, "8001", "wrong", system.port)
    with running(SipLine(account, QUICK)) as told:
        error = next_of(told, Health).error
        assert isinstance(error, WrongSipPassword) and "密码" in error.title
        assert len(system.requests) == 2


@pytest.mark.parametrize(("code", "error"), [(404, AccountRefused), (403, WrongSipPassword), (503, AccountRefused)])
def test_a_refusal_is_said_with_its_reason(system, code, error):
    system.code = code
    with running(SipLine(system.account(), QUICK)) as told:
        assert isinstance(next_of(told, Health).error, error)
        system.code = 0
        assert next_of(told, Health).error is None


def test_a_name_that_leads_nowhere_is_a_lost_registrar():
    with running(SipLine(SipAccount("nowhere.invalid", "8001", "x"), QUICK)) as told:
        assert isinstance(next_of(told, Health).error, RegistrarLost)


def test_an_invitation_sent_again_rings_once_and_is_never_answered(system, line):
    for _ in range(3):
        system.send(system.invite("one"))
        assert "To: <sip:8001@pbx.example>;tag=" in system.answer_to("INVITE", 180)
    ringing = next_of(line, Ringing)
    system.send(system.invite("one", branch="other"))
    system.answer_to("INVITE", 482)
    assert rest(line) == []
    system.send(system.invite("one", method="CANCEL"))
    system.answer_to("CANCEL", 200)
    for _ in range(3):  # until it is acknowledged
        system.answer_to("INVITE", 487)
    system.send(system.invite("one", method="ACK"))
    assert next_of(line, Stopped) == Stopped(ringing.call, elsewhere=False)
    system.send(system.invite("one"))
    assert "487" in system.answer_to("INVITE", 487)


@pytest.mark.parametrize("method", ["CANCEL", "BYE"])
@pytest.mark.parametrize(
    ("reason", "elsewhere"),
    [
        ('SIP;cause=200;text="Call completed elsewhere"', True),
        ("Q.850;cause=16, SIP ;cause=200", True),
        ('Q.850;cause=26;text="Call Completed Elsewhere"', True),
        ("Q.850;cause=16", False),
        ("SIP;cause=487", False),
    ],
)
def test_answered_elsewhere_is_told_from_missed(system, line, method, reason, elsewhere):
    system.send(system.invite("one"))
    ringing = next_of(line, Ringing)
    system.send(system.invite("one", method=method, more=[f"Reason: {reason}"]))
    assert next_of(line, Stopped) == Stopped(ringing.call, elsewhere)


def test_what_is_not_for_a_listener_is_turned_away(system, line):
    for method, code in (("OPTIONS", 200), ("NOTIFY", 489), ("MESSAGE", 405), ("BYE", 481), ("CANCEL", 481)):
        system.send(system.invite(f"of-{method}", method=method))
        assert "Allow: INVITE" in system.answer_to(method, code)
    assert rest(line) == []


def test_no_more_calls_ring_than_a_station_has(system, line):
    for number in range(MOST_RINGING + 5):
        system.send(system.invite(f"call-{number}"))
    for _ in range(5):
        system.answer_to("INVITE", 486)
    assert len([next_of(line, Ringing) for _ in range(MOST_RINGING)]) == MOST_RINGING and rest(line) == []


def test_a_stranger_on_the_network_is_not_heard(system, line):
    with closing(PhoneSystem(host="127.0.0.2")) as stranger:
        stranger.line_at = system.line_at
        stranger.send(stranger.invite("one"))
        system.send(system.invite("two", "053285912345"))
        assert next_of(line, Ringing).number == "053285912345"


@pytest.mark.parametrize("host", ["127.0.0.1", "::1"])
def test_over_both_kinds_of_addresses(host):
    with closing(PhoneSystem(host=host)) as system, running(SipLine(system.account(), QUICK)) as told:
        assert next_of(told, Health).error is None
        system.send(system.invite("one"))
        system.answer_to("INVITE", 180)
        assert next_of(told, Ringing).number == "13800001234"


@pytest.mark.parametrize(
    ("sender", "more", "number"),
    [
        ("13800001234", [], "13800001234"),
        ("+8653285912345", [], "053285912345"),
        ("anonymous", [], ""),
        ("801", ["P-Asserted-Identity: <tel:+86-138-0000-1234>"], "13800001234"),
        ("13800001234", ["Privacy: id"], ""),
        ("wang", [], ""),
    ],
)
def test_who_calls(system, sender, more, number):
    system.line_at = ("127.0.0.1", 9)
    request = Message.parse(system.invite("one", sender, more=more).encode())
    assert caller_of(request) == number


# against SIPp


def sipp(scenario, port, *options, host="127.0.0.1"):
    """Run a scenario against the line at a port to its end; SIPp's exit code says whether each call went as written."""
    target = f"[{host}]:{port}" if ":" in host else f"{host}:{port}"
    command = ["sipp", "-sf", SCENARIOS / scenario, "-i", host, "-nostdin", "-timeout", "20", "-timeout_error"]
    done = subprocess.run([*command, *options, target], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout[-3000:] + done.stderr[-2000:]


@pytest.mark.parametrize("host", ["127.0.0.1", "::1"])
def test_sipp_rings_and_hangs_up_many_calls_at_once(host):
    with closing(PhoneSystem(host=host)) as system:
        listening = SipLine(system.account(), QUICK)
        with running(listening) as told:
            assert next_of(told, Health).error is None
            sipp("missed.xml", listening.local_port, "-m", "20", "-r", "40", "-s", "13900001111", host=host)
            heard = [next_of(told, Ringing) for _ in range(1)] + rest(told)
    rang = [event for event in heard if isinstance(event, Ringing)]
    stopped = [event for event in heard if isinstance(event, Stopped)]
    assert len(rang) == 20 and {event.number for event in rang} == {"13900001111"}
    assert {event.call for event in stopped} == {event.call for event in rang}
    assert all(event.elsewhere for event in stopped)


def test_sipp_as_a_registrar_checks_the_proof(tmp_path):
    port = 15_000 + hash(str(tmp_path)) % 20_000
    command = ["sipp", "-sf", SCENARIOS / "registrar.xml", "-i", "127.0.0.1", "-p", str(port), "-nostdin", "-m", "1"]
    registrar = subprocess.Popen(
        [*command, "-timeout", "20", "-timeout_error"], stdout=subprocess.PIPE, stderr=subprocess.STDOUT
    )
    with running(SipLine(SipAccount("127.0.0.1", "8001", "correct horse", port), QUICK)) as told:
        while (error := told.get(timeout=PATIENCE).error) is not None:
            assert isinstance(error, RegistrarLost)  # SIPp is not up yet
        registrar.communicate(timeout=PATIENCE)
    assert registrar.returncode == 0


# hostile packets


PARTS = st.sampled_from(
    ["INVITE", "CANCEL", "SIP/2.0", " ", "\r\n", "\r\n\r\n", "sip:8001@x", "Via: SIP/2.0/UDP a;branch=z", ";self=1",
     "From: <sip:1@a>", ";tag", "Call-ID: one", "CSeq: x", "CSeq: 1 INVITE", "To:", ":", "Reason: SIP;cause=200",
     "Contact: *", "180 Ringing", "401 No", "WWW-Authenticate: Digest nonce", "WWW-Authenticate: Digest nonce=\"",
     "\x00", "é", "[::", "P-Asserted-Identity: tel:", "Privacy: ;;", "\"" * 50, "\\\"" * 50]
)  # fmt: skip
HOSTILE = st.one_of(st.binary(max_size=300), st.lists(PARTS, max_size=30).map(lambda parts: "".join(parts).encode()))


@pytest.fixture(scope="module")
def deaf_line():
    """A line whose packets go nowhere, and what it tells."""
    told = []
    made = SipLine(SipAccount("127.0.0.1", "8001", "x"), QUICK)
    made._send = lambda *_: None
    yield made, told
    for each in made._waker:
        each.close()


@settings(max_examples=150, deadline=500)
@given(packet=HOSTILE)
def test_no_packet_breaks_the_line_or_holds_it_up(deaf_line, packet):
    line, told = deaf_line
    line._calls.clear()
    line._take(packet, ("127.0.0.1", 5060), told.append)
    assert all(isinstance(event, Ringing | Stopped) for event in told)


@settings(max_examples=100, deadline=500)
@given(changed=st.data())
def test_nor_does_a_true_invitation_with_something_put_in(deaf_line, changed):
    line, told = deaf_line
    line._calls.clear()
    true = (
        b"INVITE sip:8001@h SIP/2.0\r\nVia: SIP/2.0/UDP h:1;branch=z9\r\nFrom: <sip:13800001234@h>;tag=1\r\n"
        b"To: <sip:8001@h>\r\nCall-ID: one\r\nCSeq: 1 INVITE\r\nReason: SIP;cause=200\r\nContent-Length: 0\r\n\r\n"
    )
    at = changed.draw(st.integers(0, len(true)))
    end = changed.draw(st.integers(at, min(len(true), at + 20)))
    line._take(true[:at] + changed.draw(st.binary(max_size=40)) + true[end:], ("127.0.0.1", 1), told.append)


@settings(max_examples=60, deadline=500)
@given(challenge=st.text(max_size=60), method=st.sampled_from(["REGISTER", ""]))
def test_no_challenge_breaks_the_answer(challenge, method):
    for text in (challenge, f"Digest {challenge}", f'Digest nonce="{challenge}", realm={challenge}'):
        authorization(text, SipAccount("h", "u", "p"), method, "sip:h")


def test_a_long_hostile_header_takes_no_time(deaf_line):
    line, told = deaf_line
    for filler in ('"' + '\\"' * 7000, "SIP;" * 4000, "sip:" * 4000, "a-" * 7000, "1" * 15000, "(" * 15000):
        for name in ("From", "Via", "Reason", "P-Asserted-Identity", "Contact", "To"):
            head = "CANCEL sip:1@h SIP/2.0\r\nVia: SIP/2.0/UDP h\r\nFrom: <sip:1@h>\r\nCall-ID: x\r\n"
            began = time.monotonic()
            line._take(f"{head}{name}: {filler}\r\n\r\n".encode(), ("127.0.0.1", 5060), told.append)
            assert time.monotonic() - began < 0.5

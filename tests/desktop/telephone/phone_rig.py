"""Lines with something at their other end: a modem on a pseudo terminal, a telephone system on a loopback socket."""

import hashlib
import os
import queue
import re
import secrets
import select
import socket
import threading
import tty
from contextlib import contextmanager, suppress
from pathlib import Path

from desktop.telephone.lines import Health, PastedLine, Ringing, SimulatedLine, Stopped
from desktop.telephone.modem import ModemLine
from desktop.telephone.sip import SipLine, Times
from desktop.telephone.sip_account import SipAccount

PATIENCE = 10
"""Seconds; reached only when something is broken."""
QUICK = Times(t1=0.05, t2=0.1, give_up=0.4, retry=0.1, refused=0.2, remind=0.2, longest=30, expires=60, least=1)
PASSWORD = '密码 with "quotes" and \\'


@contextmanager
def running(line):
    """A line that listens; what it told, in a queue."""
    told, stop = queue.SimpleQueue(), threading.Event()
    thread = threading.Thread(target=line.run, args=(told.put, stop))
    thread.start()
    try:
        yield told
    finally:
        stop.set()
        line.wake()
        thread.join(PATIENCE)
        assert not thread.is_alive()


def next_of(told, kind):
    """The next thing of a kind that is told; a line's health between is passed over."""
    while True:
        event = told.get(timeout=PATIENCE)
        if isinstance(event, kind):
            return event
        assert isinstance(event, Health), event


def rest(told):
    """What has been told by now."""
    found = []
    with suppress(queue.Empty):
        while True:
            found.append(told.get_nowait())
    return found


class Modem:
    """What stands at the other end of the pseudo terminal; `port` is a link, as a device's name stays the same."""

    def __init__(self, folder, answers=b"OK"):
        self.port, self._answers = str(folder / "modem"), answers
        self.commands = queue.SimpleQueue()
        self._master = None
        self.plug()

    def plug(self):
        self._master, slave = os.openpty()
        tty.setraw(slave)
        self._stop = threading.Event()
        Path(self.port).unlink(missing_ok=True)
        Path(self.port).symlink_to(os.ttyname(slave))
        self._slave = slave
        self._thread = threading.Thread(target=self._serve)
        self._thread.start()

    def unplug(self):
        if self._master is not None:
            self._stop.set()
            self._thread.join()
            Path(self.port).unlink()
            os.close(self._slave)
            os.close(self._master)
            self._master = None

    def say(self, *lines):
        os.write(self._master, "".join(f"\r\n{line}\r\n" for line in lines).encode())

    def _serve(self):
        typed = b""
        while not self._stop.is_set():
            if select.select([self._master], [], [], 0.02)[0]:
                typed += os.read(self._master, 100)
            while b"\r" in typed:
                command, _, typed = typed.partition(b"\r")
                self.commands.put(command.decode())
                if self._answers:
                    os.write(self._master, b"\r\n" + self._answers + b"\r\n")


class PhoneSystem:
    """A telephone system: registers one account, rings it, and hangs up. `lost` packets never reach it."""

    def __init__(self, host="127.0.0.1", password=PASSWORD, challenge=None, expires=60):
        family = socket.AF_INET6 if ":" in host else socket.AF_INET
        self._socket = socket.socket(family, socket.SOCK_DGRAM)
        self._socket.bind((host, 0))
        self._socket.settimeout(0.02)
        self.host, self.port, self._password = host, self._socket.getsockname()[1], password
        self._expires = expires
        self._challenge = challenge or 'Digest realm="pbx", nonce="{0}", qop="auth,auth-int", algorithm=MD5'
        self.packets, self.registered = queue.SimpleQueue(), threading.Event()
        self.is_deaf, self.requests, self.code, self._nonce = False, [], 0, secrets.token_hex(8)
        self._stop, self.line_at = threading.Event(), None
        self._thread = threading.Thread(target=self._serve)
        self._thread.start()

    def account(self, **more):
        return SipAccount(self.host, "8001", self._password, self.port, **more)

    def close(self):
        self._stop.set()
        self._thread.join()
        self._socket.close()

    def send(self, packet, at=None):
        self._socket.sendto(packet if isinstance(packet, bytes) else packet.encode(), at or self.line_at)

    def invite(self, call, number="13800001234", method="INVITE", branch="", more=(), uri_host="pbx.example"):
        """A packet of a call; `more` are further headers."""
        lines = [
            f"{method} sip:8001@127.0.0.1 SIP/2.0",
            f"Via: SIP/2.0/UDP {self._address};branch=z9hG4bK{branch or call}",
            f'From: "x" <sip:{number}@{uri_host}>;tag=abc',
            "To: <sip:8001@pbx.example>",
            f"Call-ID: {call}",
            f"CSeq: 1 {method}",
            *more,
            "Content-Length: 0",
        ]
        return "\r\n".join(lines) + "\r\n\r\n"

    def answer_to(self, method, code):
        """Wait for a response to a request of ours."""
        while True:
            packet = self.packets.get(timeout=PATIENCE)
            if packet.startswith(f"SIP/2.0 {code}") and re.search(rf"CSeq: \d+ {method}", packet):
                return packet

    @property
    def _address(self):
        return f"[{self.host}]:{self.port}" if ":" in self.host else f"{self.host}:{self.port}"

    def _serve(self):
        while True:
            try:
                packet, sender = self._socket.recvfrom(20_000)
            except OSError:
                if self._stop.is_set():  # and nothing is left unread
                    return
                continue
            if self.is_deaf:
                continue
            text = packet.decode()
            if text.startswith("REGISTER"):
                self.requests.append(text)
                self._register(text, sender)
            else:
                self.packets.put(text)

    def _register(self, text, sender):
        self.line_at = sender[:2]
        said = dict(line.split(": ", 1) for line in text.split("\r\n")[1:] if ": " in line)
        status, more = "200 OK", [f"Contact: {said['Contact']};expires={self._expires}"]
        if self.code:
            status, more = f"{self.code} Refused", []
        elif not self._is_proved(said.get("Authorization", "")):
            status, more = "401 Unauthorized", [f"WWW-Authenticate: {self._challenge.format(self._nonce)}"]
        kept = [f"{name}: {said[name]}" for name in ("Via", "From", "To", "Call-ID", "CSeq")]
        self.send("\r\n".join([f"SIP/2.0 {status}", *kept, *more, "Content-Length: 0"]) + "\r\n\r\n", sender)
        if status == "200 OK":
            self.registered.set()

    def _is_proved(self, said):
        """By computing it anew, with the client's own nonce, from what it was to know."""
        fields = dict(re.findall(r'(\w+)="?((?:[^",\\]|\\.)*)"?', said.partition(" ")[2]))
        if fields.get("nonce") != self._nonce:
            return False
        made = getattr(hashlib, {"SHA-256": "sha256"}.get(fields.get("algorithm"), "md5"))
        hashed = lambda *parts: made(":".join(parts).encode()).hexdigest()  # noqa: E731
        own, what = hashed("8001", "pbx", self._password), hashed("REGISTER", fields["uri"])
        if "qop" in fields:
            return fields["response"] == hashed(own, self._nonce, fields["nc"], fields["cnonce"], "auth", what)
        return fields["response"] == hashed(own, self._nonce, what)


class Rig:
    """A line, and how a call reaches it."""

    def __init__(self, line, ring, hang_up, breaks=None, mends=None, close=lambda: None):
        self.line, self.ring, self.hang_up = line, ring, hang_up
        self.breaks, self.mends, self.close = breaks, mends, close


def modem_rig(folder):
    modem = Modem(folder)
    line = ModemLine(modem.port, silence=0.3, unnumbered=0.2, again=0.05)
    return Rig(
        line,
        lambda number: modem.say("RING", "DATE = 1130", "TIME = 2356", f"NMBR = {number or 'P'}", "NAME = O"),
        lambda: None,  # the silence tells it
        modem.unplug,
        modem.plug,
        modem.unplug,
    )


def sip_rig(_folder):
    system = PhoneSystem(expires=1)
    line = SipLine(system.account(), QUICK)
    calls = []

    def ring(number):
        assert system.registered.wait(PATIENCE)
        calls.append(secrets.token_hex(4))
        system.send(system.invite(calls[-1], number or "anonymous"))

    def hang_up():
        system.send(system.invite(calls.pop(0), method="CANCEL"))

    def breaks():
        system.is_deaf = True

    def mends():
        system.is_deaf = False

    return Rig(line, ring, hang_up, breaks, mends, system.close)


def pasted_rig(_folder):
    line = PastedLine(seconds=0.3)
    return Rig(line, lambda number: line.paste(f"来电：{number}"), lambda: None)


def simulated_rig(_folder):
    line, calls = SimulatedLine(practice=True), []

    def ring(number):
        calls.append(secrets.token_hex(4))
        line.put(Ringing(calls[-1], number))

    return Rig(line, ring, lambda: line.put(Stopped(calls.pop(0))))


RIGS = {"modem": modem_rig, "sip": sip_rig, "pasted": pasted_rig, "simulated": simulated_rig}

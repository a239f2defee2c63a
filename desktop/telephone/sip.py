"""A SIP account that only listens (RFC 3261 over UDP): it registers, says 180 Ringing, and never answers a call.

Messages are read and written with `sipmessage` (BSD, kept). No user agent with a fitting licence is: PJSIP, linphone
and pyVoIP are under the GPL, aiosip is not kept; what only listens needs no sound, no session description and no
dialog, so the transactions here are all there is. Packets of other machines than the telephone system's are not
looked at.
"""

import re
import secrets
import selectors
import socket
import threading
import time
from contextlib import suppress
from dataclasses import dataclass, field

from sipmessage import Message, Request, Response

from desktop.telephone.lines import MOST_RINGING, Health, Ringing, Stopped, Tell
from desktop.telephone.registering import Registering
from desktop.telephone.sip_account import RegistrarLost, SipAccount
from offline_store import phone_numbers
from offline_store.types import new_id

LARGEST = 16 * 1024
"""Bytes of a packet."""
MOST_KEPT = 10 * MOST_RINGING
"""Calls, with those that are over but whose last word may be asked for again."""
ALLOWED = "INVITE, ACK, CANCEL, BYE, OPTIONS"
ANONYMOUS = frozenset({"anonymous", "unknown", "unavailable", "restricted", "private"})
BROKEN = (ValueError, TypeError, KeyError, IndexError, AttributeError, UnicodeError, RecursionError)
"""What a packet that is none may raise in reading it."""


@dataclass(frozen=True, slots=True)
class Times:
    """Seconds, by RFC 3261 annex A; shorter in tests."""

    t1: float = 0.5
    t2: float = 4.0
    give_up: float = 32.0
    """Timers F and H."""
    retry: float = 30.0
    """Until a registrar that was lost is tried again."""
    refused: float = 300.0
    """Until an account that was refused is tried again."""
    remind: float = 60.0
    """Between two 180 of a call that rings on."""
    longest: float = 180.0
    """A call that rings longer is given up: its CANCEL was lost."""
    expires: int = 300
    least: int = 30
    """A registration is not renewed more often than that, whatever the other side says."""


@dataclass(slots=True)
class Invited:
    """An INVITE that was taken; what became of it stays for as long as it may be sent again."""

    call: str
    request: Request
    peer: tuple[str, int]
    branch: str
    tag: str = field(default_factory=lambda: secrets.token_hex(6))
    began: float = 0.0
    reminded: float = 0.0
    final: bytes = b""
    """The 487 or 480 that is sent until its ACK comes."""
    ended: float = 0.0
    again: float = 0.0
    interval: float = 0.0
    is_acked: bool = False


class SipLine:
    """One account at one telephone system."""

    source = "sip"

    def __init__(self, account: SipAccount, times: Times | None = None) -> None:
        self._account, self._times = account, times or Times()
        self._waker = socket.socketpair()
        self._calls: dict[str, Invited] = {}
        """By Call-ID."""
        self._socket: socket.socket | None = None
        self._peers: frozenset[str] = frozenset()
        self._server, self._own = ("", 0), ""
        self._registering = Registering(account, "", self._times)
        self.local_port = 0
        """Where it listens, once it does."""

    def run(self, tell: Tell, stop: threading.Event) -> None:
        """See `Line.run`."""
        is_told = False
        while not stop.is_set():
            try:
                self._open()
                is_told = False
                self._listen(tell, stop)
            except OSError:  # no such host, no network, the interface is gone
                if not is_told:
                    tell(Health(RegistrarLost(server=self._account.server)))
                    is_told = True
            finally:
                self._close(tell)
            if not stop.is_set():
                self._pause(self._times.retry)
        for each in self._waker:
            each.close()

    def wake(self) -> None:
        """See `Line.wake`."""
        with suppress(OSError):
            self._waker[1].send(b"!")

    # the socket

    def _open(self) -> None:
        family, _, _, _, address = socket.getaddrinfo(self._account.server, self._account.port, type=socket.SOCK_DGRAM)[
            0
        ]
        known = socket.getaddrinfo(self._account.server, None, type=socket.SOCK_DGRAM)
        self._peers = frozenset(str(each[4][0]) for each in known)
        with socket.socket(family, socket.SOCK_DGRAM) as probe:  # which of our addresses leads there
            probe.connect(address)
            own = probe.getsockname()[0]
        self._socket = socket.socket(family, socket.SOCK_DGRAM)
        self._socket.bind((own, self._account.local_port))
        self._socket.setblocking(False)
        self.local_port = self._socket.getsockname()[1]
        host = f"[{own}]" if family == socket.AF_INET6 else own
        self._server = (str(address[0]), int(address[1]))
        self._own = f"{host}:{self.local_port}"
        self._registering = Registering(self._account, self._own, self._times)

    def _close(self, tell: Tell) -> None:
        for invited in list(self._calls.values()):
            if not invited.final:
                tell(Stopped(invited.call))
        self._calls.clear()
        if self._socket is not None:
            with suppress(OSError):
                if packet := self._registering.farewell():
                    self._send(packet, self._server)
            self._socket.close()
            self._socket = None

    def _listen(self, tell: Tell, stop: threading.Event) -> None:
        assert self._socket is not None
        with selectors.DefaultSelector() as selector:
            selector.register(self._socket, selectors.EVENT_READ)
            selector.register(self._waker[0], selectors.EVENT_READ)
            while not stop.is_set():
                for packet in self._registering.due(time.monotonic()):
                    self._send(packet, self._server)
                self._look(tell)
                for health in self._registering.news():
                    tell(health)
                for key, _ in selector.select(self._wait()):
                    if key.fileobj is self._waker[0]:
                        self._waker[0].recv(64)
                    else:
                        self._receive(tell)

    def _wait(self) -> float:
        moment = time.monotonic()
        ends = [self._registering.next]
        for each in self._calls.values():
            ends.append(each.again if each.final and not each.is_acked else each.reminded + self._times.remind)
            ends.append(each.ended + self._times.give_up if each.final else each.began + self._times.longest)
        return min(max(min(ends) - moment, 0.005), 60)

    def _pause(self, seconds: float) -> None:
        self._waker[0].settimeout(seconds)
        with suppress(OSError):
            self._waker[0].recv(64)

    def _receive(self, tell: Tell) -> None:
        assert self._socket is not None
        for _ in range(100):  # then the timers have their turn
            try:
                packet, sender = self._socket.recvfrom(LARGEST + 1)
            except BlockingIOError:
                return
            except OSError:  # the answer to something we sent: nobody listens there just now
                return
            if str(sender[0]) in self._peers and len(packet) <= LARGEST:
                self._take(packet, (str(sender[0]), int(sender[1])), tell)

    def _take(self, packet: bytes, sender: tuple[str, int], tell: Tell) -> None:
        """One packet; one that is no SIP is dropped, as RFC 3261 16.3 lets a listener do."""
        try:
            message = Message.parse(packet)
            if isinstance(message, Response):
                self._registering.answered(message, time.monotonic())
            else:
                self._asked(message, sender, tell)
        except BROKEN:
            return

    def _send(self, packet: bytes, peer: tuple[str, int]) -> None:
        assert self._socket is not None
        with suppress(OSError):  # lost, as any packet may be: the timers send it again
            self._socket.sendto(packet, peer)

    # requests

    def _asked(self, request: Request, sender: tuple[str, int], tell: Tell) -> None:
        if not (request.headers.get("From") and request.headers.get("Call-ID") and request.via):
            return
        match request.method:
            case "INVITE":
                self._invited(request, sender, tell)
            case "CANCEL":
                self._cancelled(request, sender, tell)
            case "BYE":
                self._hung_up(request, sender, tell)
            case "ACK":
                if known := self._calls.get(request.call_id):
                    known.is_acked = True
            case "OPTIONS":
                self._answer(request, sender, 200, "OK")
            case "NOTIFY":
                self._answer(request, sender, 489, "Bad Event")
            case _:
                self._answer(request, sender, 405, "Method Not Allowed")

    def _invited(self, request: Request, sender: tuple[str, int], tell: Tell) -> None:
        branch = request.via[0].parameters.get("branch") or ""
        known = self._calls.get(request.call_id)
        if known is not None:
            if known.branch != branch:  # the same call by another way (RFC 3261 8.2.2.2)
                self._answer(request, sender, 482, "Loop Detected")
            else:
                self._send(known.final or self._response(request, 180, "Ringing", known.tag), sender)
            return
        if (
            sum(not each.final for each in self._calls.values()) >= MOST_RINGING
            or len(self._calls) >= 10 * MOST_RINGING
        ):
            self._answer(request, sender, 486, "Busy Here")
            return
        number = caller_of(request)
        moment = time.monotonic()
        self._calls[request.call_id] = known = Invited(new_id(), request, sender, branch, began=moment, reminded=moment)
        self._send(self._response(request, 180, "Ringing", known.tag), sender)
        tell(Ringing(known.call, number))

    def _cancelled(self, request: Request, sender: tuple[str, int], tell: Tell) -> None:
        known = self._calls.get(request.call_id)
        if known is None or known.branch != (request.via[0].parameters.get("branch") or ""):
            self._answer(request, sender, 481, "Call/Transaction Does Not Exist")
            return
        self._answer(request, sender, 200, "OK", known.tag)
        self._end(known, 487, "Request Terminated", tell, elsewhere=was_elsewhere(request))

    def _hung_up(self, request: Request, sender: tuple[str, int], tell: Tell) -> None:
        """Some systems end a call that was forked so, although it was never answered here."""
        known = self._calls.get(request.call_id)
        if known is None:
            self._answer(request, sender, 481, "Call/Transaction Does Not Exist")
            return
        self._answer(request, sender, 200, "OK", known.tag)
        self._end(known, 487, "Request Terminated", tell, elsewhere=was_elsewhere(request))

    def _end(self, invited: Invited, code: int, phrase: str, tell: Tell, *, elsewhere: bool) -> None:
        if invited.final:
            return
        moment = time.monotonic()
        invited.final = self._response(invited.request, code, phrase, invited.tag)
        invited.ended, invited.interval = moment, self._times.t1
        invited.again = moment + invited.interval
        self._send(invited.final, invited.peer)
        tell(Stopped(invited.call, elsewhere))

    def _look(self, tell: Tell) -> None:
        """What the timers say."""
        moment = time.monotonic()
        for call_id, each in list(self._calls.items()):
            if not each.final and moment >= each.began + self._times.longest:
                self._end(each, 480, "Temporarily Unavailable", tell, elsewhere=False)
            elif not each.final and moment >= each.reminded + self._times.remind:
                each.reminded = moment
                self._send(self._response(each.request, 180, "Ringing", each.tag), each.peer)
            elif each.final and moment >= each.ended + self._times.give_up:
                del self._calls[call_id]
            elif each.final and not each.is_acked and moment >= each.again:
                each.interval = min(2 * each.interval, self._times.t2)
                each.again = moment + each.interval
                self._send(each.final, each.peer)

    def _answer(self, request: Request, sender: tuple[str, int], code: int, phrase: str, tag: str = "") -> None:
        self._send(self._response(request, code, phrase, tag or secrets.token_hex(6)), sender)

    def _response(self, request: Request, code: int, phrase: str, tag: str) -> bytes:
        """With what of the request an answer must repeat (RFC 3261 8.2.6), letter by letter."""
        response = Response(code, phrase)
        for name in ("Via", "From", "To", "Call-ID", "CSeq"):
            for value in request.headers.getlist(name):
                is_untagged = name == "To" and not re.search(r";\s*tag\s*=", value, re.IGNORECASE)
                response.headers.add(name, f"{value};tag={tag}" if is_untagged else value)
        response.headers.add("Contact", f"<sip:{self._account.user}@{self._own}>")
        response.headers.add("Allow", ALLOWED)
        response.headers.add("Content-Length", "0")
        return bytes(response)


def caller_of(request: Request) -> str:
    """The number that calls, as the telephone system vouches for it; empty where it is withheld.

    P-Asserted-Identity (RFC 3325) before From: the system is ours. With Privacy: id (RFC 3323) nothing is told.
    """
    wants_privacy = {each.strip().lower() for each in (request.headers.get("Privacy") or "").split(";")}
    if wants_privacy & {"id", "user", "header"}:
        return ""
    for value in (*request.headers.getlist("P-Asserted-Identity"), request.headers.get("From") or ""):
        found = re.search(r"(?i)\b(?:sips?:([^@>;\s]+)@|tel:([^>;\s]+))", value)
        user = (found[1] or found[2]) if found else ""
        if user.lower() in ANONYMOUS or "anonymous.invalid" in value.lower():
            return ""
        if number := phone_numbers.spelt(user.split(";")[0]):
            return number
    return ""


def was_elsewhere(request: Request) -> bool:
    """Whether a call ended because somebody answered it at another telephone (RFC 3326, TS 24.229)."""
    reasons = request.headers.getlist("Reason")
    said = ("".join(each.lower().split()) for value in reasons for each in value.split(","))
    return any("completedelsewhere" in each or (each.startswith("sip;") and "cause=200" in each) for each in said)

"""REGISTER (RFC 3261 chapter 10): being known to the telephone system, kept up, and told of when it is not."""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING

from sipmessage import URI, Request, Response

from desktop.telephone.lines import Health
from desktop.telephone.sip_account import (
    AccountRefused,
    RegistrarLost,
    SipAccount,
    WrongSipPassword,
    authorization,
)
from offline_store.errors import ExpectedError

if TYPE_CHECKING:
    from desktop.telephone.sip import Times

MOST = 3600
"""Seconds that a registration is believed to hold at most."""
_CHALLENGES = {401: ("WWW-Authenticate", "Authorization"), 407: ("Proxy-Authenticate", "Proxy-Authorization")}


class Registering:
    """Says which packets are due, and takes the answers in. Pure: the clock is given, the socket is another's."""

    def __init__(self, account: SipAccount, own: str, times: Times) -> None:
        self._account, self._own, self._times = account, own, times
        self._uri = f"sip:{account.host}"
        self._call_id, self._tag = secrets.token_hex(12), secrets.token_hex(6)
        self._sequence, self._expires = 0, times.expires
        self._proof: tuple[str, str] | None = None
        self._packet, self._branch = b"", ""
        self._sent = self._interval = 0.0
        self._has_proved = False
        self._is_in = False
        self._told: type[ExpectedError] | bool | None = False
        self._news: list[Health] = []
        self.next = 0.0
        """When it wants to be looked at again."""

    def due(self, moment: float) -> list[bytes]:
        """What is to be sent now."""
        if moment < self.next:
            return []
        if not self._packet:
            self._begin(moment)
        elif moment >= self._sent + self._times.give_up:
            self._packet = b""
            self._is_in = False
            self._tell(RegistrarLost(server=self._account.server))
            self.next = moment + self._times.retry
            return []
        else:
            self._interval = min(2 * self._interval, self._times.t2)
        self.next = min(moment + self._interval, self._sent + self._times.give_up)
        return [self._packet]

    def answered(self, response: Response, moment: float) -> None:
        """An answer came in: of something else, or of an earlier request, it says nothing."""
        via = response.via
        if not self._packet or not via or via[0].parameters.get("branch") != self._branch:
            return
        if response.code < 200:
            self._interval = self._times.t2
            return
        self._packet = b""
        if (response.code in _CHALLENGES and self._prove(response)) or (
            response.code == 423 and self._may_be_longer(response)
        ):
            self.next = moment
        elif response.code < 300:
            self._is_in, self._has_proved = True, False
            self._tell(None)
            self.next = moment + 0.8 * self._held(response)
        else:
            self._refused(response.code, moment)

    def news(self) -> list[Health]:
        """What has changed since it was asked last."""
        news, self._news = self._news, []
        return news

    def farewell(self) -> bytes:
        """The packet that takes the registration back; empty where there is none."""
        if not self._is_in:
            return b""
        self._expires = 0
        self._begin(0.0)
        return self._packet

    def _begin(self, moment: float) -> None:
        self._sequence += 1
        self._branch = f"z9hG4bK{secrets.token_hex(8)}"
        account, own = self._account, f"<sip:{self._account.user}@{self._account.host}>"
        request = Request("REGISTER", URI.parse(self._uri))
        for name, value in (
            ("Via", f"SIP/2.0/UDP {self._own};rport;branch={self._branch}"),
            ("Max-Forwards", "70"),
            ("From", f"{own};tag={self._tag}"),
            ("To", own),
            ("Call-ID", self._call_id),
            ("CSeq", f"{self._sequence} REGISTER"),
            ("Contact", f"<sip:{account.user}@{self._own}>"),
            ("Expires", str(self._expires)),
            ("User-Agent", "qiantai"),
            *([self._proof] if self._proof else []),
            ("Content-Length", "0"),
        ):
            request.headers.add(name, value)
        self._packet, self._sent, self._interval = bytes(request), moment, self._times.t1
        self._proof = None

    def _prove(self, response: Response) -> bool:
        """Whether there is something to answer the challenge with: a password that was wrong once stays wrong."""
        asked, said = _CHALLENGES[response.code]
        challenges = response.headers.getlist(asked)
        is_stale = any("stale=true" in each.lower().replace(" ", "") for each in challenges)
        if self._has_proved and not is_stale:
            return False
        strongest = sorted(challenges, key=lambda each: "sha-256" not in each.lower())
        proofs = (authorization(each, self._account, "REGISTER", self._uri) for each in strongest)
        proof = next(filter(None, proofs), None)
        self._proof, self._has_proved = ((said, proof) if proof else None), True
        return proof is not None

    def _may_be_longer(self, response: Response) -> bool:
        wanted = _number(response.headers.get("Min-Expires"))
        is_longer = wanted is not None and self._expires < wanted <= MOST
        self._expires = wanted if is_longer and wanted else self._expires
        return is_longer

    def _held(self, response: Response) -> int:
        """For how long we are known, as the registrar says of our own contact, or of all."""
        ours = (each for each in response.contact if str(each.uri.user) == self._account.user)
        named = [_number(each.parameters.get("expires")) for each in ours]
        told = next((each for each in named if each is not None), _number(response.headers.get("Expires")))
        return min(max(told if told is not None else self._expires, self._times.least), MOST)

    def _refused(self, code: int, moment: float) -> None:
        self._is_in, self._has_proved = False, False
        server, user = self._account.server, self._account.user
        if code in _CHALLENGES or code == 403:
            self._tell(WrongSipPassword(server=server, user=user))
        else:
            self._tell(AccountRefused(server=server, user=user, code=code))
        self.next = moment + (self._times.retry if code >= 500 else self._times.refused)

    def _tell(self, error: ExpectedError | None) -> None:
        kind = type(error) if error else None
        if self._told is not kind:
            self._told = kind
            self._news.append(Health(error))


def _number(text: str | None) -> int | None:
    return int(text) if text and text.isascii() and text.isdecimal() and len(text) <= 6 else None

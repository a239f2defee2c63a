"""The line to the centre: messages over HTTP, checked and bounded; foreign errors become ours here, once."""

import ipaddress
import ssl
from importlib.metadata import version
from itertools import pairwise
from pathlib import Path
from typing import TypeVar

import httpx
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from pydantic import BaseModel, ValidationError

from desktop.sync import errors
from desktop.sync.authority import context, site_authority, why
from offline_store import protocol
from offline_store.errors import ExpectedError
from offline_store.settings import Desk
from offline_store.types import now, to_plain

TIMEOUT = httpx.Timeout(60, connect=10)
"""Seconds; longer than the centre's worst case, so that what it has taken is seldom sent again."""
HINT = httpx.Timeout(5)
"""For what is only a hint."""
Message = TypeVar("Message", bound=BaseModel)


class CentreClient:
    """One centre, and the token this desk holds there.

    `authority`: the only certificates it is believed by; by default the site's own, or the system's.
    """

    def __init__(
        self,
        address: str,
        token: str = "",
        *,
        authority: Path | None = None,
        transport: httpx.BaseTransport | None = None,
    ) -> None:
        """Raises BadAddress for an open line to another machine, BadAuthority."""
        _check_address(address)
        self.token = token
        self._line = address, authority, transport
        self._http = httpx.Client(
            base_url=address,
            timeout=TIMEOUT,
            transport=transport,
            verify=_context(authority) if address.startswith("https:") else False,  # no TLS
            trust_env=False,  # no proxy and no certificate that somebody's environment brings in
        )

    def another(self) -> "CentreClient":
        """A second line to the same centre, for somebody else: without the token."""
        address, authority, transport = self._line
        return CentreClient(address, authority=authority, transport=transport)

    def close(self) -> None:
        """Hang up."""
        self._http.close()

    def enrol(self, code: str, private_key: str) -> protocol.Enrolled:
        """Bind this machine's key to a desk. Lost answers do no harm: ask again with the same key."""
        public = Ed25519PrivateKey.from_private_bytes(bytes.fromhex(private_key)).public_key().public_bytes_raw().hex()
        return self._call("enrol", protocol.Enrol(code=code, public_key=public), protocol.Enrolled)

    def log_in(self, desk: str, private_key: str, account: str, password: str) -> protocol.LoggedIn:
        """Prove this machine and the clerk; the token is used from now on. Raises LoginFailed, TooManyTries."""
        question = protocol.LogIn(**self._proof(desk, private_key, account), account=account, password=password)
        answer = self._call("login", question, protocol.LoggedIn)
        self.token = answer.token
        return answer

    def change_password(
        self, desk: str, private_key: str, account: str, password: str, new_password: str
    ) -> protocol.LoggedIn:
        """A log-in that sets the clerk's password anew. Raises as `log_in`, and PasswordTooShort, SamePassword."""
        question = protocol.ChangePassword(
            **self._proof(desk, private_key, account), account=account, password=password, new_password=new_password
        )
        answer = self._call("password", question, protocol.LoggedIn)
        self.token = answer.token
        return answer

    def _proof(self, desk: str, private_key: str, account: str) -> dict[str, str]:
        """This machine's signature over a fresh challenge."""
        nonce = self._call("challenge", protocol.Challenge(desk=desk), protocol.Challenged).nonce
        key = Ed25519PrivateKey.from_private_bytes(bytes.fromhex(private_key))
        return {"desk": desk, "nonce": nonce, "signature": key.sign(protocol.login_proof(nonce, desk, account)).hex()}

    def hello(
        self,
        desk: Desk,
        held: tuple[str, ...] = (),
        unsent: int = 0,
        last_error: str = "",
        audit: protocol.AuditHead | None = None,
        open_cases: tuple[protocol.OpenCase, ...] = (),
    ) -> protocol.Welcome:
        """Say who calls, what it holds, how much waits here, why the last sync failed (a code), the audit's head,
        and what is open on the screen.

        Raises Fork when the centre knows another incarnation of this desk.
        """
        question = protocol.Hello(
            desk=desk.id,
            incarnation=desk.incarnation,
            app=version("qiantai"),
            time=to_plain(now()),
            held=held,
            unsent=unsent,
            last_error=last_error,
            audit=audit,
            open_cases=open_cases,
        )
        return self._call("hello", question, protocol.Welcome)

    def push(self, incarnation: str, changes: tuple[protocol.SentChange, ...]) -> protocol.Pushed:
        """Send changes; one result for each, in order. Raises Fork, TooSlow."""
        answer = self._call("push", protocol.Push(incarnation=incarnation, changes=changes), protocol.Pushed)
        if [result.seq for result in answer.results] != [change.seq for change in changes]:
            raise errors.CentreBroken(what="results")
        return answer

    def grant(self, incarnation: str, series: str, year: int, wants: int) -> tuple[protocol.GrantedNumber, ...]:
        """The free numbers of this desk's block, topped up to `wants`. Raises Refused, Fork."""
        question = protocol.Grant(incarnation=incarnation, series=series, year=year, wants=wants)
        return self._call("grant", question, protocol.Granted).numbers

    def pull(self, scope: str, epoch: str, after: int) -> protocol.Page:
        """A page of a scope: rows in order, a cursor that moves on."""
        page = self._call("pull", protocol.Pull(scope=scope, epoch=epoch, after=after), protocol.Page)
        revisions = [after, *(row.revision for row in page.rows), page.cursor]
        in_order = all(before < row for before, row in pairwise(revisions[:-1]))
        if not page.reset and not (in_order and page.cursor >= revisions[-2] and (page.rows or not page.more)):
            raise errors.CentreBroken(what="page")
        return page

    def elsewhere(self, phones: tuple[str, ...], ids: tuple[str, ...]) -> tuple[str, ...]:
        """The names of other stations that know somebody by one of these numbers; nobody waits long for it."""
        question = protocol.Elsewhere(phones=phones, ids=ids)
        return self._call("elsewhere", question, protocol.KnownAt, patience=HINT).stations

    def talk(self, calls: tuple[protocol.Talking, ...]) -> tuple[protocol.Watched, ...]:
        """Say which calls run here; who watches them. Raises NoCentre and the like: the call goes on all the same."""
        return self._call("talk", protocol.Talk(calls=calls), protocol.TalkAnswer, patience=HINT).calls

    def watch(self, question: protocol.Watch) -> protocol.WatchAnswer:
        """What runs at the station, and the text of one call. Raises Refused."""
        return self._call("watch", question, protocol.WatchAnswer, patience=HINT)

    def close_day(self, question: protocol.Close) -> protocol.Closed:
        """Ask for the receipt of a day. Raises Lacking, MovedOn, SidesDiffer, Refused, Fork."""
        return self._call("close", question, protocol.Closed)

    def _call(
        self, name: str, question: BaseModel, answer: type[Message], *, patience: httpx.Timeout = TIMEOUT
    ) -> Message:
        status, body = self._exchange(name, protocol.pack(question.model_dump_json().encode()), patience)
        try:
            if status == httpx.codes.OK:
                return answer.model_validate_json(body)
            failure = protocol.Failure.model_validate_json(body)
        except ValidationError as error:
            raise errors.CentreBroken(what=f"{name} {status}") from error
        raise _refusal(status, failure)

    def _exchange(self, name: str, packed: bytes, patience: httpx.Timeout) -> tuple[int, bytes]:
        headers = {"content-encoding": "zstd", "accept-encoding": "zstd", "content-type": "application/json"}
        headers[protocol.PROTOCOL_HEADER] = str(protocol.PROTOCOL)
        if self.token:
            headers["authorization"] = f"Bearer {self.token}"
        try:
            with self._http.stream("POST", f"/{name}", content=packed, headers=headers, timeout=patience) as response:
                return response.status_code, _bounded(response)
        except httpx.ConnectTimeout as error:
            raise errors.NoCentre from error
        except httpx.TimeoutException as error:
            raise errors.TooSlow from error
        except httpx.TransportError as error:
            if reason := why(error):
                raise errors.WrongCertificate(why=reason) from error
            raise errors.NoCentre from error
        except (httpx.HTTPError, httpx.StreamError, ValueError) as error:
            raise errors.CentreBroken(what=name) from error


def _bounded(response: httpx.Response) -> bytes:
    """The body, never more than the bound: neither as it travels nor unpacked. Raises ValueError."""
    body = bytearray()
    for chunk in response.iter_raw():
        body += chunk
        if len(body) > protocol.ANSWER_BYTES:
            raise protocol.TooLarge
    if response.headers.get("content-encoding") == "zstd":
        return protocol.unpack(bytes(body), protocol.ANSWER_BYTES)
    return bytes(body)


_REFUSALS: dict[tuple[int, str], type[ExpectedError]] = {
    (400, "same"): errors.SamePassword,
    (400, "short"): errors.PasswordTooShort,
    (401, "disabled"): errors.AccountDisabled,
    (401, "login"): errors.LoginFailed,
    (403, "code"): errors.WrongCode,
    (403, "scope"): errors.ScopeLost,
    (409, "fork"): errors.Fork,
    (409, "lacking"): errors.Lacking,
    (409, "behind"): errors.MovedOn,
    (409, "differs"): errors.SidesDiffer,
}
_REFUSALS_BY_STATUS: dict[int, type[ExpectedError]] = {401: errors.NotLoggedIn, 403: errors.Refused, 503: errors.NotNow}


def _refusal(status: int, failure: protocol.Failure) -> ExpectedError:
    if status == 426:
        side = "中心" if failure.protocol < protocol.PROTOCOL else "本机"
        return errors.OtherVersion(desk=protocol.PROTOCOL, centre=failure.protocol, side=side)
    if status == 429:
        return errors.TooManyTries(retry_after=failure.retry_after)
    known = _REFUSALS.get((status, failure.error)) or _REFUSALS_BY_STATUS.get(status)
    return known() if known else errors.CentreBroken(what=f"{status}")


def _context(authority: Path | None) -> ssl.SSLContext:
    file = authority or site_authority()
    try:
        return context(file)
    except OSError as error:  # ssl.SSLError is one
        raise errors.BadAuthority(file=file) from error


def _check_address(address: str) -> None:
    try:
        url = httpx.URL(address)
    except httpx.InvalidURL as error:
        raise errors.BadAddress(address=address) from error
    is_open_line_at_home = url.scheme == "http" and _is_loopback(url.host)
    if not url.host or not (url.scheme == "https" or is_open_line_at_home):
        raise errors.BadAddress(address=address)


def _is_loopback(host: str) -> bool:
    try:
        return host == "localhost" or ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False

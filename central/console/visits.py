"""A log-in in a browser: a random token in a cookie, of which the centre keeps only the hash.

A visitor who is not logged in has such a cookie too, with nothing behind it: forms carry a token derived from it
(against requests that another page makes in her name). Logging in always makes a new one, so none can be planted.
"""

import secrets
from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session
from starlette.requests import Request

from central.accounts import territory
from central.models import Account, BrowserSession, Station
from offline_store.models import CITY
from offline_store.roles import may
from offline_store.store import Store
from offline_store.types import now, sha256

COOKIES = {"https": "__Host-qiantai", "http": "qiantai"}
"""By scheme; a browser takes the first kind from this very host alone, and sends it nowhere in clear."""
IDLE, LONGEST = timedelta(minutes=20), timedelta(hours=10)
"""Without a request; and however busy it is."""
_TO_THE_MINUTE = timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class Visitor:
    """Who is logged in, as she stands in the database at this request."""

    token: str
    account: str
    name: str
    role: str
    station: str
    station_name: str
    is_root: bool
    """Her station is the top of the tree: what is city-wide is hers to change."""
    stations: frozenset[str]
    """Her territory: her station and all below it."""
    must_change_password: bool

    @property
    def scopes(self) -> frozenset[str]:
        """Whose records she may see here: her territory's and the city's, and nothing that is sealed."""
        return self.stations | {CITY}

    def may(self, right: str) -> bool:
        """Whether she has a right of `roles.py`."""
        return may(self.role, right)


def held(request: Request) -> str:
    """The token of a request's cookie; empty when it has none."""
    return request.cookies.get(COOKIES.get(request.url.scheme, ""), "")


def new_token() -> str:
    """256 random bits."""
    return secrets.token_urlsafe(32)


def form_token(token: str) -> str:
    """What the forms of a visit carry."""
    return sha256(b"qiantai-form/1", token.encode()).hex()


def begin(session: Session, account_id: str) -> str:
    """Log somebody in; the token for her cookie. What has run out is swept away."""
    moment, token = now(), new_token()
    for old in session.scalars(select(BrowserSession).where(BrowserSession.expires <= moment)):
        session.delete(old)
    session.add(
        BrowserSession(token_hash=sha256(token.encode()), account_id=account_id, seen=moment, expires=moment + LONGEST)
    )
    return token


def end(session: Session, token: str) -> None:
    """Log out."""
    if held := session.get(BrowserSession, sha256(token.encode())):
        session.delete(held)


def end_all(session: Session, account_id: str) -> None:
    """Log an account out everywhere: its password has changed."""
    for held in session.scalars(select(BrowserSession).where(BrowserSession.account_id == account_id)):
        session.delete(held)


def visitor(store: Store, token: str) -> Visitor | None:
    """Who holds a token, if it still holds. Asked at each request, so a disabled account stops at once."""
    key, moment = sha256(token.encode()), now()
    with store.read() as session:
        held = session.get(BrowserSession, key)
        if held is None or held.expires <= moment or held.seen + IDLE <= moment:
            return None
        account = session.get_one(Account, held.account_id)
        if account.disabled:
            return None
        found = _as_visitor(session, token, account)
    if held.seen + _TO_THE_MINUTE <= moment:
        with store.transact() as session:
            if again := session.get(BrowserSession, key):
                again.seen = moment
    return found


def _as_visitor(session: Session, token: str, account: Account) -> Visitor:
    station = session.get_one(Station, account.station_id)
    return Visitor(
        token=token,
        account=account.id,
        name=account.name,
        role=account.role,
        station=station.id,
        station_name=station.name,
        is_root=station.parent_id is None,
        stations=territory(session, station.id),
        must_change_password=account.must_change_password,
    )

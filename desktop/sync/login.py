"""Becoming a desk and logging in; the token stays in the store, so that background sync needs no password."""

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from sqlalchemy.orm import Session

from desktop.sync.client import CentreClient
from offline_store import settings
from offline_store.protocol import LoggedIn
from offline_store.settings import Desk

SESSION = "tokens"


def new_private_key() -> str:
    """An Ed25519 key for this machine, in hex. Kept before enrolling, since a code fits one key only."""
    return Ed25519PrivateKey.generate().private_bytes_raw().hex()


def enrol(client: CentreClient, address: str, code: str, private_key: str, account: str, password: str) -> Desk:
    """Enrol this machine and log in; the desk, to be saved. The client holds the token.

    Raises WrongCode, LoginFailed, TooManyTries, NoCentre …; may be repeated with the same code and key.
    """
    enrolled = client.enrol(code, private_key)
    logged_in = client.log_in(enrolled.desk, private_key, account, password)
    return Desk(
        id=enrolled.desk,
        number=enrolled.number,
        incarnation=enrolled.incarnation,
        station_id=enrolled.station_id,
        station_code=enrolled.station_code,
        station_name=enrolled.station_name,
        account=account,
        clerk=logged_in.name,
        role=logged_in.role,
        centre=address,
        private_key=private_key,
    )


def log_in(client: CentreClient, desk: Desk, password: str) -> LoggedIn:
    """A new token for the desk's clerk; the client holds it. Raises LoginFailed, TooManyTries, NoCentre …"""
    return client.log_in(desk.id, desk.private_key, desk.account, password)


def save_token(session: Session, account: str, token: str) -> None:
    """Keep a clerk's token for background sync: each clerk of this machine syncs in her own name."""
    settings.put(session, SESSION, settings.get(session, SESSION) | {account: token})


def load_token(session: Session, account: str) -> str:
    """The token that was kept; empty when there is none."""
    return str(settings.get(session, SESSION).get(account, ""))

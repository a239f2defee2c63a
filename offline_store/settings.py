"""What this machine knows of itself, kept in the store: its desk and station, who works at it, and its settings."""

from dataclasses import asdict, dataclass, replace
from typing import Any

from sqlalchemy.orm import Session

from offline_store.models import Setting
from offline_store.outbox import Actor
from offline_store.roles import may

CENTRE_KEY = "centre_key"
"""Setting: the key that this desk knows the centre's receipts by."""
ACCOUNTS = "accounts"


@dataclass(frozen=True, slots=True)
class Desk:
    """A seat with its machine, as the centre enrolled it, and the clerk who works at it."""

    id: str
    number: str
    """Two digits within the station."""
    incarnation: str
    """A desk restored from an old disk image is a new one."""
    station_id: str
    station_code: str
    station_name: str
    account: str
    clerk: str
    centre: str = ""
    """The centre's address; empty for a desk that was never enrolled."""
    private_key: str = ""
    """Ed25519, hex: what this desk signs its log-in with."""
    role: str = "clerk"
    """Of the clerk, as the centre last said (`roles.py`)."""

    @property
    def actor(self) -> Actor:
        """Who writes, for the outbox."""
        return Actor(self.account, self.clerk, self.id)

    def may(self, right: str) -> bool:
        """Whether the clerk has a right of `roles.py`."""
        return may(self.role, right)


def save_desk(session: Session, desk: Desk) -> None:
    """Write down who this machine is."""
    put(session, "desk", asdict(desk))


def load_desk(session: Session, account: str = "") -> Desk | None:
    """Who this machine is, with one of its clerks at it (none named: its first); None before it was set up."""
    value = get(session, "desk")
    if not value:
        return None
    desk = Desk(**value)
    known = load_clerks(session).get(account)
    if known:
        return replace(desk, account=account, clerk=known.name, role=known.role)
    return replace(desk, account=account, clerk=account, role="") if account not in {"", desk.account} else desk


@dataclass(frozen=True, slots=True)
class Clerk:
    """Somebody who may work at this desk, as the centre last said."""

    name: str
    role: str
    """Of `roles.py`."""


def load_clerks(session: Session) -> dict[str, Clerk]:
    """Who works at this desk, by account."""
    return {account: Clerk(**clerk) for account, clerk in get(session, ACCOUNTS).items()}


def save_clerks(session: Session, clerks: dict[str, Clerk]) -> None:
    """Write down who may work at this desk, for log-ins while the line is down."""
    put(session, ACCOUNTS, {account: asdict(clerk) for account, clerk in clerks.items()})


def is_known(session: Session, name: str) -> bool:
    """Whether a setting was ever written."""
    return session.get(Setting, name) is not None


def put(session: Session, name: str, value: dict[str, Any]) -> None:
    """Write one setting."""
    session.merge(Setting(name=name, value=value))


def get(session: Session, name: str) -> dict[str, Any]:
    """One setting; empty when it was never written."""
    found = session.get(Setting, name)
    return dict(found.value) if found else {}

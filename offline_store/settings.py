"""What this machine knows of itself, kept in the store: its desk and station, and its session with the centre."""

from dataclasses import asdict, dataclass
from typing import Any

from sqlalchemy.orm import Session

from offline_store.models import Setting
from offline_store.outbox import Actor
from offline_store.roles import may

CENTRE_KEY = "centre_key"
"""Setting: the key that this desk knows the centre's receipts by."""


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


def load_desk(session: Session) -> Desk | None:
    """Who this machine is; None before it was set up."""
    value = get(session, "desk")
    return Desk(**value) if value else None


def put(session: Session, name: str, value: dict[str, Any]) -> None:
    """Write one setting."""
    session.merge(Setting(name=name, value=value))


def get(session: Session, name: str) -> dict[str, Any]:
    """One setting; empty when it was never written."""
    found = session.get(Setting, name)
    return dict(found.value) if found else {}

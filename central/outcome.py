"""What became of a change, and who wrote which field last: what `merge`, `moves` and `handovers` tell each other."""

from dataclasses import dataclass, field

from sqlalchemy.orm import Session

from central.conflicts import Write
from central.models import Moved, Writer
from offline_store.models import Synced

CENTRE = "centre"
"""Writes what no desk may: code lists, the other side of a hand-over, where a case is."""
ALL = "*"
"""Written by: every field, at the record's creation."""


class Quarantine(Exception):
    """A change that cannot be applied, with its reason as a code."""


@dataclass(slots=True)
class Outcome:
    """What became of a change; with a row, the row was touched and is to get the scope's next revision."""

    result: str
    reason: str = ""
    lost: tuple[str, ...] = ()
    """Fields where another desk's value stayed."""
    row: Synced | Moved | None = None
    written: tuple[str, ...] = ()
    revision: int = 0
    also: list["Outcome"] = field(default_factory=list)
    """Further rows the change touched: conflicts it met, the record whose conflict it settled, what moved with it."""
    by: Write | None = None
    has_moved: bool = False
    """The row came from another scope: what is known of its writers gets its revision here."""


def by_centre(row: Synced | Moved, *written: str, on_behalf: Write | None = None) -> Outcome:
    """A row that the centre itself touched, though somebody's change asked for it."""
    asked = on_behalf or Write(CENTRE, "", "")
    return Outcome("applied", row=row, written=written, by=Write(CENTRE, asked.account, asked.at))


def writers_of(session: Session, row: Synced) -> Writer:
    """Who wrote each field of a row last."""
    key = (row.__tablename__, row.id)
    found = session.get(Writer, key)
    if found is None:
        found = Writer(record_type=key[0], record_id=key[1], fields={}, before={})
        session.add(found)
    return found

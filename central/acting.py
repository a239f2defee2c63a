"""What somebody without a desk does at the centre, by the desks' own functions: which records that touched."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from sqlalchemy import event, inspect
from sqlalchemy.orm import Session

from central.conflicts import Write
from central.outcome import ALL, CENTRE, Outcome, by_centre
from offline_store.models import Synced
from offline_store.records import synced_columns
from offline_store.types import now, to_plain


def written_now(account: str) -> Write:
    """Who writes: the centre, asked by an account at this moment."""
    return Write(CENTRE, account, to_plain(now()))


def acted(session: Session, by: Write, act: Callable[[], object]) -> list[Outcome]:
    """Do something; what became of the records it touched, for `sync.give_revisions`. Raises what it raises."""
    with _noting(session) as written:
        act()
    return [by_centre(row, *sorted(names), on_behalf=by) for row, names in written.items()]


@contextmanager
def _noting(session: Session) -> Iterator[dict[Synced, set[str]]]:
    """Which fields of which records are written meanwhile, through however many flushes; it ends with one."""
    written: dict[Synced, set[str]] = {}

    def note(session: Session, _context: object, _instances: object) -> None:
        for row in (*session.new, *session.dirty):
            if isinstance(row, Synced) and (names := _written(session, row)):
                written.setdefault(row, set()).update(names)

    event.listen(session, "before_flush", note)
    try:
        yield written
        session.flush()
    finally:
        event.remove(session, "before_flush", note)


def _written(session: Session, row: Synced) -> list[str]:
    """The fields that were set and are not in the database yet."""
    if row in session.new:
        return [ALL]
    attributes = inspect(row, raiseerr=True).attrs
    return [name for name in synced_columns(type(row)) if attributes[name].history.has_changes()]

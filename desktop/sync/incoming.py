"""Rows from the centre: what stands here is theirs, with this desk's own changes on their way on top."""

from collections.abc import Sequence

from sqlalchemy import and_, or_, select
from sqlalchemy.exc import OperationalError, StatementError
from sqlalchemy.orm import Session

from desktop.sync import errors
from desktop.sync.purge import WORDS_LEFT, let_go
from offline_store import erasing, protocol, settings
from offline_store.models import RECORD_TYPES, Change, Conflict, Synced
from offline_store.outbox import SCHEMA
from offline_store.records import set_fields, synced_columns

MOVED = "moved"
"""State of a row that has left the scope."""


def put_rows(session: Session, scope_id: str, rows: Sequence[protocol.Row]) -> None:
    """Write a page's rows; what has moved goes on to its new scope, or off this machine.

    Raises OtherVersion for a type of record this program does not know, so that the cursor stays before it until
    the program is upgraded; CentreBroken for a row that cannot be.
    """
    own = _own_changes(session, scope_id, rows)
    try:
        for row in rows:
            _check(row)
            if row.state == MOVED:
                let_go(session, scope_id, row)
            else:
                _put(session, scope_id, row, own.get((row.type, row.id), []))
        session.flush()
    except OperationalError:
        raise
    except (ValueError, TypeError, OverflowError, StatementError) as error:
        raise errors.CentreBroken(what="row") from error


def forget_conflicts(session: Session, scope_id: str) -> None:
    """The scope is read from its beginning at another centre's state: conflicts are the centre's own, and come again.

    A desk sends what it wrote to a centre put back from a backup, but not these: one that stayed here alone would
    keep both sides from being equal.
    """
    for conflict in session.scalars(select(Conflict).where(Conflict.scope_id == scope_id)):
        session.delete(conflict)


def _check(row: protocol.Row) -> None:
    if row.type not in RECORD_TYPES:
        raise errors.OtherVersion(desk=SCHEMA, centre=f"{SCHEMA}+", side="本机")
    if row.state not in ("live", "void", MOVED):
        raise errors.CentreBroken(what="state")


def _put(session: Session, scope_id: str, row: protocol.Row, own: Sequence[Change]) -> None:
    model = RECORD_TYPES[row.type]
    here = session.get(model, row.id) or model()
    here.id, here.scope_id, here.revision, here.state, here.extra = row.id, scope_id, row.revision, row.state, {}
    set_fields(here, dict.fromkeys(synced_columns(model)) | row.fields)
    if erasing.is_erased(here):  # for good: nothing goes on top, and nothing here tells any more what it said
        erasing.forget(session, [here.id])
        settings.put(session, WORDS_LEFT, {"of": row.type})
        own = ()
    for change in own:
        if change.result is None or (change.revision or 0) > row.revision:
            _lay_on_top(here, change)
    session.add(here)


def _lay_on_top(here: Synced, change: Change) -> None:
    """As the centre will: a patch makes a void record live again."""
    set_fields(here, change.body["fields"])
    here.state = "void" if change.kind == "void" else "live"


def _own_changes(session: Session, scope_id: str, rows: Sequence[protocol.Row]) -> dict[tuple[str, str], list[Change]]:
    """This desk's changes of these records that wait, or were taken in, in this scope, at a revision not yet read."""
    if not rows:
        return {}
    taken_in = and_(Change.result.in_(("applied", "merged")), Change.scope_id == scope_id)
    taken_later = and_(taken_in, Change.revision > rows[0].revision)
    query = select(Change).where(Change.record_id.in_([row.id for row in rows]))
    found: dict[tuple[str, str], list[Change]] = {}
    for change in session.scalars(query.where(or_(Change.result.is_(None), taken_later)).order_by(Change.seq)):
        if change.body:  # else it was taken away with a scope that is ours again
            found.setdefault((change.record_type, change.record_id), []).append(change)
    return found

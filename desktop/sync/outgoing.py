"""What leaves the outbox, and what comes back for it. Nothing is ever deleted here: a Change is marked."""

from collections.abc import Iterable

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop.sync.purge import PURGED, is_read, move_on
from offline_store import protocol
from offline_store.models import RECORD_TYPES, Change
from offline_store.store import Store
from offline_store.types import canonical, now


def next_batch(store: Store, most: int) -> tuple[protocol.SentChange, ...]:
    """The oldest changes that wait: whole transactions up to `most` changes or the bytes of a batch.

    A transaction larger than that goes alone; one too large even for that is cut.
    """
    batch: list[protocol.SentChange] = []
    whole, size, transaction = 0, 0, ""
    with store.read() as session:
        waiting = select(Change).where(Change.result.is_(None)).order_by(Change.seq)
        for change in session.scalars(waiting.execution_options(yield_per=100)):
            if change.transaction != transaction:
                whole, transaction = len(batch), change.transaction
            length = len(canonical(change.body))
            is_full = len(batch) >= most or size + length > protocol.PUSH_BYTES
            if is_full and whole:
                return tuple(batch[:whole])
            if batch and (len(batch) >= protocol.PUSH_MOST_CHANGES or size + length > protocol.PUSH_MOST_BYTES):
                return tuple(batch)
            batch.append(protocol.SentChange(seq=change.seq, hash=change.hash.hex(), body=change.body))
            size += length
    return tuple(batch)


def acknowledge(session: Session, results: Iterable[protocol.Result]) -> None:
    """Write down what the centre made of the changes; of a record that has moved meanwhile, where it is now."""
    moment = now()
    for result in results:
        change = session.get_one(Change, result.seq)
        change.result, change.revision, change.acknowledged_at = result.result, result.revision, moment
        change.reason = result.reason
        if result.scope not in ("", change.scope_id):
            _follow(session, change, result.scope)


def _follow(session: Session, change: Change, scope_id: str) -> None:
    """The change was taken in where its record is now; of a scope that is not read here nothing is kept."""
    row = session.get(RECORD_TYPES[change.record_type], change.record_id)
    is_old = row is not None and row.scope_id == change.scope_id
    if not is_read(session, scope_id):
        change.body, change.result = {}, PURGED
    if row is not None and is_old:
        move_on(session, row, scope_id)
    change.scope_id = scope_id


def wait_again(session: Session, last_seq: int) -> None:
    """The centre has our changes up to `last_seq` only: the later ones wait, whatever it once said of them."""
    for change in session.scalars(select(Change).where(Change.seq > last_seq, Change.result.is_not(None))):
        change.result = change.revision = change.acknowledged_at = None

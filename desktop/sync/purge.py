"""Losing a scope: its rows, what was kept of its changes, its words in the index, and its sound leave this machine.

The unsent changes of a scope go first, so nothing typed is lost; a reception with an unsaved draft stays, since its
text was never the centre's. It may be cut off anywhere: the scope's own row goes last, so the next sync goes on.
"""

from pathlib import Path

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from offline_store.models import RECORD_TYPES, Change, Reception, Recording, Scope, Synced
from offline_store.store import Store

AT_ONCE = 500
"""Rows of one transaction."""
PURGED = "purged"
"""The result of a change whose body was taken away: its hash stays, since the chain runs through it."""


def purge_scope(store: Store, scope_id: str, recordings: Path | None) -> bool:
    """Take everything of a scope off this machine; False while it has changes the centre has not taken in."""
    from desktop.sound.recording import SUFFIX  # loads the sound libraries

    with store.read() as session:
        unsent = session.scalar(
            select(func.count(Change.seq)).where(Change.scope_id == scope_id, Change.result.is_(None))
        )
        sounds = session.scalars(select(Recording.sha256).where(Recording.scope_id == scope_id)).all()
    if unsent:
        return False
    for name in filter(None, sounds if recordings else ()):
        assert recordings is not None
        (recordings / f"{name}{SUFFIX}").unlink(missing_ok=True)
    for model in reversed(RECORD_TYPES.values()):
        while _delete_some(store, model, scope_id):
            pass
    store.purge()
    with store.apply() as session:
        for change in session.scalars(select(Change).where(Change.scope_id == scope_id)):
            change.body, change.result = {}, PURGED
        session.delete(session.get_one(Scope, scope_id))
    return True


def _delete_some(store: Store, model: type[Synced], scope_id: str) -> bool:
    """Whether there was something to delete."""
    with store.apply() as session:
        query = select(model).where(model.scope_id == scope_id)
        if model is Reception:
            query = query.where(Reception.draft == {})
        rows = session.scalars(query.limit(AT_ONCE)).all()
        for row in rows:
            session.delete(row)
        return bool(rows)


def held_scopes(session: Session) -> tuple[str, ...]:
    """The scopes this machine holds rows of, told to the centre at each hello: the receipt of a purge."""
    return tuple(session.scalars(select(Scope.id).order_by(Scope.id)))

"""Losing a scope: its rows, what was kept of its changes, its words in the index, and its sound leave this machine.
Losing one case of it, which went to another station, is the same for what hangs on that case.

The unsent changes of a scope go first, so nothing typed is lost; a reception with an unsaved draft stays, since its
text was never the centre's; so does, of a case that moved, a recording that is not finished. It may be cut off
anywhere: the scope's own row goes last, so the next sync goes on.

The sealed sound of a recording that moved stays in its file: it may be the only copy there is, and without the key,
which was in the row, nobody can hear it. So do the sound and the scans of this station's own protected persons, when
a clerk without the right follows one who has it: they are found again with their rows (`find_again`).
"""

from collections.abc import Mapping
from pathlib import Path

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from offline_store import protocol, records, settings
from offline_store.erasing import FORGOTTEN
from offline_store.models import (
    ADRIFT,
    RECORD_TYPES,
    UNREAD,
    Attachment,
    Change,
    Reception,
    Recording,
    Scope,
    Synced,
    sealed_scope,
)
from offline_store.store import Store, StoreBusy

SCANS = "scans"
"""The folder of the scans, beside that of the recordings."""
AT_ONCE = 500
"""Rows of one transaction."""
PURGED = FORGOTTEN


_UNFINISHED = ("running", "waiting")
WORDS_LEFT = "words_left"
"""Setting: rows were taken off, and what the disk still holds of their words is to be swept."""


def is_read(session: Session, scope_id: str) -> bool:
    """Whether this desk reads a scope."""
    scope = session.get(Scope, scope_id)
    return scope is not None and scope.epoch != UNREAD


def let_go(session: Session, scope_id: str, told: protocol.Row) -> None:
    """A record has left a scope. Where the desk has read it in its new scope already, that stands."""
    row = session.get(RECORD_TYPES[told.type], told.id)
    if row is not None and row.scope_id == scope_id:
        move_on(session, row, told.to)


def move_on(session: Session, row: Synced, to: str) -> None:
    """A row is in another scope now, whose revision of it is still to come; one that is not read here is taken off."""
    if is_read(session, to):
        row.scope_id, row.revision = to, 0
        return
    kept = select(Change).where(Change.record_id == row.id, Change.result.is_not(None), Change.result != "quarantined")
    for change in session.scalars(kept):
        change.body, change.result = {}, PURGED
    if _is_worked_on(session, row):
        row.scope_id, row.revision = ADRIFT, 0
    else:
        session.delete(row)
    settings.put(session, WORDS_LEFT, {"of": row.__tablename__})


def _is_worked_on(session: Session, row: Synced) -> bool:
    """A draft that is not saved, a recording that runs or whose text is not written: only this machine has it."""
    if isinstance(row, Recording):
        return row.status in _UNFINISHED
    if not isinstance(row, Reception):
        return False
    query = select(Recording.id).where(Recording.reception_id == row.id, Recording.status.in_(_UNFINISHED))
    return bool(row.draft) or session.scalars(query.limit(1)).first() is not None


def _drop_adrift(session: Session) -> None:
    """What was worked on is done, and nobody has to decide on what came of it: it goes like the rest of its case."""
    adrift = records.counts(session, ADRIFT)
    for model in (model for name, model in reversed(RECORD_TYPES.items()) if name in adrift):
        for row in session.scalars(select(model).where(model.scope_id == ADRIFT)).all():
            open_change = Change.result.is_(None) | ((Change.result == "quarantined") & (Change.decision == ""))
            waits = session.scalars(select(Change.seq).where(Change.record_id == row.id, open_change).limit(1)).first()
            if waits is None and not _is_worked_on(session, row):
                move_on(session, row, "")


def sweep(store: Store) -> None:
    """Take the words of what was let go off the disk; while the store is in use, the next sync does it."""
    with store.apply() as session:
        _drop_adrift(session)
    with store.read() as session:
        if not settings.get(session, WORDS_LEFT):
            return
    try:
        store.purge()
    except StoreBusy:
        return
    with store.apply() as session:
        settings.put(session, WORDS_LEFT, {})


def purge_scope(store: Store, scope_id: str, recordings: Path | None) -> bool:
    """Take everything of a scope off this machine; False while it has changes the centre has not taken in."""
    from desktop.scans import SUFFIX as SCAN_SUFFIX
    from desktop.sound.recording import SUFFIX  # loads the sound libraries

    with store.read() as session:
        unsent = session.scalar(
            select(func.count(Change.seq)).where(Change.scope_id == scope_id, Change.result.is_(None))
        )
        sounds = session.scalars(select(Recording.sha256).where(Recording.scope_id == scope_id)).all()
        scans = session.scalars(select(Attachment.sealed).where(Attachment.scope_id == scope_id)).all()
        desk = settings.load_desk(session)
    if unsent:
        return False
    if recordings and not (desk and scope_id == sealed_scope(desk.station_id)):
        for name in filter(None, sounds):
            (recordings / f"{name}{SUFFIX}").unlink(missing_ok=True)
        for name in scans:
            (recordings.with_name(SCANS) / f"{name}{SCAN_SUFFIX}").unlink(missing_ok=True)
    _set_adrift(store, scope_id)
    for model in reversed(RECORD_TYPES.values()):
        while _delete_some(store, model, scope_id):
            pass
    store.purge()
    with store.apply() as session:
        for change in session.scalars(select(Change).where(Change.scope_id == scope_id)):
            change.body, change.result = {}, PURGED
        session.delete(session.get_one(Scope, scope_id))
    return True


def _set_adrift(store: Store, scope_id: str) -> None:
    """A recording that runs, or whose text is not written, is finished by the machine that has it."""
    with store.apply() as session:
        unfinished = (Recording.scope_id == scope_id, Recording.status.in_(_UNFINISHED))
        for row in session.scalars(select(Recording).where(*unfinished)):
            row.scope_id, row.revision = ADRIFT, 0


def cursors(store: Store) -> dict[str, int]:
    """How far each scope is read."""
    with store.read() as session:
        return {scope.id: scope.cursor for scope in session.scalars(select(Scope))}


def find_again(store: Store, recordings: Path, since: Mapping[str, int]) -> None:
    """Sound and scans that stayed here in their sealed files are here again with rows that came after these cursors."""
    from desktop.scans import SUFFIX as SCAN_SUFFIX
    from desktop.sound.recording import SUFFIX  # loads the sound libraries

    ahead = [(scope, since.get(scope, 0)) for scope, now in cursors(store).items() if now > since.get(scope, 0)]
    with store.apply() as session:
        for scope_id, cursor in ahead:
            sounds = select(Recording).where(Recording.scope_id == scope_id, Recording.revision > cursor)
            for sound in session.scalars(sounds.where(Recording.status == "elsewhere", Recording.sha256 != "")):
                sound.status = "complete" if (recordings / f"{sound.sha256}{SUFFIX}").exists() else "elsewhere"
            scans = select(Attachment).where(Attachment.scope_id == scope_id, Attachment.revision > cursor)
            for scan in session.scalars(scans.where(Attachment.place == "elsewhere")):
                path = recordings.with_name(SCANS) / f"{scan.sealed}{SCAN_SUFFIX}"
                scan.place = "here" if path.exists() else "elsewhere"


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

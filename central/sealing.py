"""What was said and written in the cases of a protected person lives in the sealed scope: what is there already moves
at the moment of protection, what comes later is put there whoever wrote it for which scope, and all of it comes home
when the protection is taken back. Which records: `offline_store/sealed.py`.

A desk without the right is told that they have left, as with a case that went to another station (`moves.py`), and what
it wrote meanwhile is merged with them where they are. The case's row is locked first on both ways: a paper that is made
while its case is being sealed waits, and then is sealed too. A centre of before there was this rule catches up with it
when it next begins to serve.
"""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from central import moves
from central.models import Feed
from central.outcome import Outcome
from central.store import limit
from offline_store.models import RECORD_TYPES, Case, Party, Person, Synced, sealed_scope
from offline_store.records import fields_of, synced_columns
from offline_store.sealed import FOLLOWS, follows


def is_protected(session: Session, case: Case) -> bool:
    """Whether somebody of the case has her identity in the sealed scope."""
    hers = (Party.case_id == case.id, Party.state == "live", Person.scope_id == sealed_scope(case.scope_id))
    query = select(Party.id).join(Person, Person.id == Party.person_id).where(*hers)
    return session.scalars(query.limit(1)).first() is not None


def place(session: Session, model: type[Synced], fields: Mapping[str, Any], scope: str) -> str:
    """Where a new record lives, whose owner's place asks for `scope`."""
    if not follows(model, fields):
        return scope
    case = _case_of(session, model, fields.get(moves.OWNED_BY[model]))
    if case is None:
        return scope
    return sealed_scope(case.scope_id) if is_protected(session, case) else case.scope_id


def follow(session: Session, case_id: str | None, *, only_in: bool = False) -> list[Outcome]:
    """Take what hangs on a case to where it belongs by now. `only_in`: nothing in it can have been protected before."""
    if case_id is None:
        return []
    session.flush()
    case = session.get(Case, case_id, with_for_update=True, populate_existing=True)
    if case is None:
        return []
    is_sealed, hidden = is_protected(session, case), sealed_scope(case.scope_id)
    if only_in and not is_sealed:
        return []
    was, to = (case.scope_id, hidden) if is_sealed else (hidden, case.scope_id)
    rows = moves.hanging_on(session, [case], (case.scope_id, hidden), FOLLOWS)
    leaving = [row for row in rows if row.scope_id == was and follows(type(row), fields_of(row))]
    return moves.take_all(session, leaving, to)


def catch_up(session: Session) -> list[Outcome]:
    """Take along what stayed in the open when its person was protected: by an earlier program, all there is."""
    limit(session, session.scalars(select(Feed.id)).all())
    sealed = select(Party.case_id).join(Person, Person.id == Party.person_id)
    cases = session.scalars(sealed.where(Party.state == "live", Person.scope_id != Party.scope_id).distinct()).all()
    return [outcome for case_id in sorted(cases) for outcome in follow(session, case_id, only_in=True)]


def _case_of(session: Session, model: type[Synced], owner_id: object) -> Case | None:
    """The case that a record hangs on, which is not sealed or opened before this transaction ends."""
    while isinstance(owner_id, str):
        (key,) = synced_columns(model)[moves.OWNED_BY[model]].foreign_keys
        owner = RECORD_TYPES[key.column.table.name]
        lock = {"read": True, "key_share": True} if owner is Case else None
        row = session.get(owner, owner_id, with_for_update=lock, populate_existing=lock is not None)
        if row is None or isinstance(row, Case):
            return row
        model, owner_id = owner, getattr(row, moves.OWNED_BY[owner])
    return None

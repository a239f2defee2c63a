"""A case goes to another station: all that hangs on it changes its scope, and the old scope's readers are told.

A record that left has a row in `moved`, in the feed of the scope it left, until it comes back: whoever pulls that scope
then takes it off, or finds it in the new one. Revisions are counted by scope, so `Writer.before` keeps, for each scope
that a record has left, what was written at which revision there: a change that was made in the old scope, and comes
late, is merged by the numbers its desk knew.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import TypeVar

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from central.accounts import Caller
from central.models import Moved, Writer
from central.outcome import ALL, Outcome, Quarantine, by_centre, writers_of
from offline_store.models import (
    ADRIFT,
    RECORD_TYPES,
    Case,
    Conflict,
    Distinct,
    Former,
    Merge,
    Party,
    Person,
    Synced,
    sealed_scope,
)
from offline_store.records import fields_of, set_fields, synced_columns
from offline_store.types import canonical, new_id

ARRIVING = -1
"""In place of a revision that is given at the end of the transaction (`sync.give_revisions`)."""
NEVER = 2**63 - 1
"""Written after the record left: no revision that a desk knows of the old scope is as high."""
Copied = TypeVar("Copied", Person, Former)
_OWNERS = {
    "case_id": "case",
    "reception_id": "reception",
    "recording_id": "recording",
    "form_id": "form",
    "printing_id": "printing",
    "sitting_id": "sitting",
}


def _owner_column(model: type[Synced]) -> str:
    """The column that names what a record hangs on; empty for what stands by itself."""
    if model is Former:
        return "person_id"
    columns = synced_columns(model)
    return next((name for name in _OWNERS if name in columns and columns[name].foreign_keys), "")


OWNED_BY = {model: column for model in RECORD_TYPES.values() if (column := _owner_column(model))}
"""Record type → the column that names its owner, in whose scope it lives."""


def has_left(session: Session, scope: str, record_type: str, record_id: str) -> bool:
    """Whether a record lived in a scope and has left it."""
    return session.get(Moved, (scope, record_type, record_id)) is not None


def left_from(
    session: Session, caller: Caller, model: type[Synced], record_id: str, fields: Mapping[str, object]
) -> str:
    """The scope of the caller that a record, or what it hangs on, has left, for a desk that no more knew which."""
    named = [record_id, fields.get(OWNED_BY.get(model, ""))]
    query = select(Moved.scope_id).where(Moved.record_id.in_([each for each in named if isinstance(each, str)]))
    hers = query.where(Moved.scope_id.in_(caller.scopes)).order_by(Moved.scope_id).limit(1)
    return session.scalars(hers).first() or ADRIFT


def home(
    session: Session, caller: Caller, model: type[Synced], row: Synced | None, scope: str, key: str, owner_id: object
) -> str:
    """Where a change that was made for `scope` belongs today: its record may have moved on, or what it hangs on.

    Raises Quarantine: `moved` where the caller has no right, `no_record` for another station's.
    """
    if row is not None and row.scope_id == scope:
        return scope
    if has_left(session, scope, model.__tablename__, key):
        if row is not None and row.scope_id in caller.scopes | caller.sealed:
            return row.scope_id
        raise Quarantine("moved")
    if row is not None:
        raise Quarantine("no_record")  # another station's: not even that it exists is told
    if model not in OWNED_BY or not isinstance(owner_id, str):
        return scope
    return _with_its_owner(session, caller, model, scope, owner_id)


def _with_its_owner(session: Session, caller: Caller, model: type[Synced], scope: str, owner_id: str) -> str:
    """The scope of a new record's owner, which cannot move until this transaction ends."""
    (key,) = synced_columns(model)[OWNED_BY[model]].foreign_keys
    table = key.column.table.name
    lock = {"read": True, "key_share": True}
    owner = session.get(RECORD_TYPES[table], owner_id, with_for_update=lock, populate_existing=True)
    if owner is not None and (owner.scope_id == scope or owner.scope_id in caller.scopes | caller.sealed):
        return owner.scope_id
    if has_left(session, scope, table, owner_id):
        raise Quarantine("moved")
    return scope


def move_case(session: Session, case: Case, to: str) -> list[Outcome]:
    """Take a case, what is joined to it and all that hangs on them into another station's scope.

    The transaction sees both stations' scopes, sealed ones too (`store.widened`). 文号 stay: they are the
    organisation's.
    """
    was = case.scope_id
    joined = select(Case).where(Case.joined_id == case.id, Case.scope_id == was).with_for_update()
    outcomes = []
    if case.joined_id:
        case.joined_id = None
        outcomes.append(by_centre(case, "joined_id"))
    cases, hidden = [case, *session.scalars(joined)], sealed_scope(was)
    rows = hanging_on(session, cases, (was, hidden))
    outcomes += take_all(session, [row for row in rows if row.scope_id == was], to)
    outcomes += take_all(session, [row for row in rows if row.scope_id == hidden], sealed_scope(to))
    outcomes += bring_people(session, [row for row in rows if isinstance(row, Party)], was, to)
    return outcomes


def bring_people(session: Session, parties: Sequence[Party], was: str, to: str) -> list[Outcome]:
    """The persons that parties name go where these have gone; who is needed here too is copied."""
    outcomes: list[Outcome] = []
    session.flush()
    for person_id in sorted({party.person_id for party in parties if party.person_id}):
        person = session.get(Person, person_id, with_for_update=True, populate_existing=True)
        if person is None or person.scope_id not in (was, sealed_scope(was)):
            continue
        place = to if person.scope_id == was else sealed_scope(to)
        hers = [party for party in parties if party.person_id == person_id]
        elsewhere = select(Party.id).where(Party.person_id == person_id, Party.scope_id == was).limit(1)
        if session.scalars(elsewhere).first():
            outcomes += _copy(session, person, place, hers)
        else:
            outcomes += _take_person(session, person, place, hers)
        session.flush()
    return outcomes


def hanging_on(
    session: Session, cases: Sequence[Case], scopes: Sequence[str], kinds: Sequence[type[Synced]] = ()
) -> list[Synced]:
    """The cases and everything of these scopes that hangs on them, locked; what is named before what names it.

    `kinds`: of these types alone, none for all.
    """
    found: dict[str, list[Synced]] = {"case": list(cases)}
    for name, model in RECORD_TYPES.items():
        column = OWNED_BY.get(model)
        owners = found.get(_OWNERS.get(column or "", ""), [])
        if column and owners and (not kinds or model in kinds or name in _OWNERS.values()):
            hangs = getattr(model, column).in_([owner.id for owner in owners])
            query = select(model).where(hangs, model.scope_id.in_(scopes)).order_by(model.id).with_for_update()
            found[name] = list(session.scalars(query))
    return [row for rows in found.values() for row in rows if not kinds or isinstance(row, tuple(kinds))]


def take_all(session: Session, rows: Sequence[Synced], to: str) -> list[Outcome]:
    """Rows into a scope, and with them the conflicts over their fields."""
    ids = [row.id for row in rows]
    scopes = {row.scope_id for row in rows}
    over = select(Conflict).where(Conflict.record_id.in_(ids), Conflict.scope_id.in_(scopes)).with_for_update()
    rows = [*rows, *session.scalars(over)]
    session.scalars(select(Writer).where(Writer.record_id.in_([row.id for row in rows]))).all()  # read at once
    back = select(Moved).where(Moved.scope_id == to, Moved.record_id.in_([row.id for row in rows]))
    for mark in session.scalars(back).all():
        session.delete(mark)
    outcomes = [one for row in rows for one in _take(session, row, to)]
    session.flush()
    return outcomes


def _take(session: Session, row: Synced, to: str) -> list[Outcome]:
    """One row into a scope; the mark of it stays in the old one."""
    was, writers = row.scope_id, writers_of(session, row)
    known, left = writers.before.get(to, {}), writers.fields
    writers.before = {scope: said for scope, said in writers.before.items() if scope != to} | {was: left}
    writers.fields = {
        name: known[name] if known.get(name, [NEVER])[0] < NEVER else [ARRIVING, *said[1:]]
        for name, said in left.items()
    }
    row.scope_id, row.revision = to, 0
    mark = Moved(scope_id=was, record_type=row.__tablename__, record_id=row.id, revision=0)
    session.add(mark)
    arrived = by_centre(row)
    arrived.has_moved = True
    return [arrived, by_centre(mark)]


def _copy(session: Session, person: Person, place: str, parties: Iterable[Party]) -> list[Outcome]:
    """Another case needs her here: the parties that went name a record of their own, with her former values."""
    made = _same(session, person, Person(id=new_id(), scope_id=place))
    formers = select(Former).where(Former.person_id == person.id, Former.state == "live")
    rows: list[Synced] = [made]
    for former in session.scalars(formers).all():
        copy = _same(session, former, Former(id=new_id(), scope_id=place))
        copy.person_id = made.id
        rows.append(copy)
    for party in parties:
        party.person_id = made.id
    return [by_centre(row, ALL) for row in rows] + [by_centre(party, "person_id") for party in parties]


def _same(session: Session, row: Copied, copy: Copied) -> Copied:
    set_fields(copy, fields_of(row))
    session.add(copy)
    return copy


def _take_person(session: Session, person: Person, place: str, parties: Iterable[Party]) -> list[Outcome]:
    """With her earlier values, and the records that were merged into hers; that she is not another is moot."""
    rows: list[Synced] = [person]
    for merge in session.scalars(select(Merge).where(Merge.kept_id == person.id, Merge.scope_id == person.scope_id)):
        absorbed = session.get(Person, merge.absorbed_id)
        rows += [merge, *([absorbed] if absorbed and absorbed.scope_id == person.scope_id else [])]
    people = [row.id for row in rows if isinstance(row, Person)]
    rows += session.scalars(select(Former).where(Former.person_id.in_(people), Former.scope_id == person.scope_id))
    named = or_(Distinct.first_id == person.id, Distinct.second_id == person.id)
    outcomes = []
    for distinct in session.scalars(select(Distinct).where(named, Distinct.state == "live")).all():
        distinct.state = "void"
        outcomes.append(by_centre(distinct, "state"))
    outcomes += _reunite(session, person, place, parties)
    return outcomes + take_all(session, rows, place)


def _reunite(session: Session, person: Person, place: str, parties: Iterable[Party]) -> list[Outcome]:
    """She was copied when her case went, and nothing was changed in her: back home there is one record again."""
    alike = (Person.scope_id == place, Person.state == "live", Person.name == person.name, Person.phone == person.phone)
    said = canonical(fields_of(person))
    twin = next(
        (one for one in session.scalars(select(Person).where(*alike)) if canonical(fields_of(one)) == said), None
    )
    if twin is None:
        return []
    person.state = "void"
    for party in parties:
        party.person_id = twin.id
    return [by_centre(person, "state"), *(by_centre(party, "person_id") for party in parties)]

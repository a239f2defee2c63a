"""Two records of one person, or of one employer, made one, and made two again.

The absorbed record is void and keeps its content; what named it (parties, former values) names the kept one. Fields
that were empty in the kept record are filled; a name, phone or ID number that gives way stays as a former value, an
absorbed employer's names become aliases. The Merge record says what was done, so that any desk it was synced to can
undo it, also after later edits: a value written since stays, and that is told.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import NAMESPACE_OID, uuid5

from sqlalchemy import select
from sqlalchemy.orm import Session

from offline_store import audit
from offline_store.errors import ExpectedError, NotAllowed
from offline_store.models import Distinct, Employer, Former, Merge, Party, Person, Synced
from offline_store.records import fields_of, set_fields, synced_columns
from offline_store.roles import REGISTER
from offline_store.settings import Desk
from offline_store.types import now, to_plain

KINDS: Mapping[str, type[Person] | type[Employer]] = {"person": Person, "employer": Employer}
IDENTITY = ("name", "phone", "id_number")
"""Fields of a person whose values are kept as former ones."""
_UNSAID: tuple[Any, ...] = ("", None, [], {}, False)
_UNKNOWN_SEX = "0"
"""GB/T 2261.1."""


class NotTwoRecords(ExpectedError):
    """One of them is gone, is in another merge already, or is not this station's to merge."""

    title = "不能合并"
    explanation = "其中一条记录已经作废、已经并入别的记录，或者属于别的站点。没有任何改动。"
    advice = "请重新打开查重的列表再看一次。"


class NotToUndo(ExpectedError):
    """It was undone already, or the kept record went into another merge since, which has to be undone first."""

    title = "不能撤销这次合并"
    explanation = "它已经撤销过，或者保留的那条记录后来又并入了别的记录。没有任何改动。"
    advice = "如果后来又合并过，请先撤销后一次合并。"


@dataclass(frozen=True, slots=True)
class Undone:
    """What undoing a merge could not give back, because it was written to since."""

    kept_fields: tuple[str, ...] = ()
    """Fields of the kept record that stay as they were edited after the merge."""
    left_parties: int = 0
    """Cases that name somebody else by now."""


def merge(session: Session, desk: Desk, kind: str, kept_id: str, absorbed_id: str) -> str:
    """Make two records one; the Merge record's id. Raises NotTwoRecords, NotAllowed."""
    if not desk.may(REGISTER):
        raise NotAllowed
    kept, absorbed = _live(session, desk, kind, kept_id), _live(session, desk, kind, absorbed_id)
    if kept_id == absorbed_id or kept.scope_id != absorbed.scope_id:
        raise NotTwoRecords
    made = Merge(scope_id=desk.station_id, kind=kind, kept_id=kept_id, absorbed_id=absorbed_id)
    made.at, made.clerk, made.moved = now(), desk.clerk, []
    made.before = _fill(kept, absorbed)
    for row in _naming(session, kind, absorbed_id):
        _name(row, kind, kept_id)
        made.moved = [*made.moved, row.id]
    session.add_all([made, *_former_values(session, made, kept, absorbed)])
    absorbed.state = "void"
    audit.note(session, desk.account, "merged", kind, kept_id, absorbed=absorbed_id)
    return made.id


def undo(session: Session, desk: Desk, merge_id: str) -> Undone:
    """Make the two records two again, as far as nobody wrote to them since. Raises NotToUndo, NotAllowed."""
    if not desk.may(REGISTER):
        raise NotAllowed
    done = session.get_one(Merge, merge_id)
    kept, absorbed = _record(session, done.kind, done.kept_id), _record(session, done.kind, done.absorbed_id)
    if done.undone_at or kept is None or absorbed is None or kept.state != "live" or absorbed.state != "void":
        raise NotToUndo
    left = [row for row in _moved(session, done) if not _give_back(row, done)]
    kept_fields = tuple(_restore(kept, done.before))
    for field in IDENTITY:
        if former := session.get(Former, _former_id(done.id, field)):
            former.state = "void"
    absorbed.state = "live"
    done.undone_at, done.undone_by = now(), desk.clerk
    audit.note(session, desk.account, "merge_undone", done.kind, done.kept_id, absorbed=done.absorbed_id)
    return Undone(kept_fields, len([row for row in left if isinstance(row, Party)]))


def tell_apart(session: Session, desk: Desk, one_id: str, other_id: str) -> None:
    """并非同一人: remembered at every desk of the station. Said again, it stays as it was. Raises NotTwoRecords."""
    if not desk.may(REGISTER):
        raise NotAllowed
    for person_id in (one_id, other_id):
        _live(session, desk, "person", person_id)
    first, second = sorted((one_id, other_id))
    if first == second:
        raise NotTwoRecords
    # two desks that say it at the same time say the same thing
    record_id = str(uuid5(NAMESPACE_OID, f"distinct:{first}:{second}"))
    known = session.get(Distinct, record_id)
    if known is None:
        known = Distinct(id=record_id, scope_id=desk.station_id, first_id=first, second_id=second)
        known.at, known.clerk = now(), desk.clerk
        session.add(known)
        audit.note(session, desk.account, "told_apart", "person", first, other=second)
    known.state = "live"


def tell_firms_apart(session: Session, desk: Desk, one_id: str, other_id: str) -> None:
    """Two employers are two: written as a merge that never stood, as one undone says the same. Raises NotTwoRecords."""
    if not desk.may(REGISTER):
        raise NotAllowed
    first, second = sorted((one_id, other_id))
    for employer_id in (first, second):
        _live(session, desk, "employer", employer_id)
    if first == second:
        raise NotTwoRecords
    record_id = str(uuid5(NAMESPACE_OID, f"apart:{first}:{second}"))
    if session.get(Merge, record_id) is None:
        said = Merge(id=record_id, scope_id=desk.station_id, kind="employer", kept_id=first, absorbed_id=second)
        said.at, said.clerk, said.moved, said.before = now(), desk.clerk, [], {}
        said.undone_at, said.undone_by = said.at, desk.clerk
        session.add(said)
        audit.note(session, desk.account, "told_apart", "employer", first, other=second)


def tell_apart_from(session: Session, desk: Desk, person_id: str, others: Iterable[str]) -> None:
    """The same of several; whoever is gone since, or is she herself, is passed over."""
    for other_id in others:
        other = session.get(Person, other_id)
        if other and other.state == "live" and other.scope_id == desk.station_id and other_id != person_id:
            tell_apart(session, desk, person_id, other_id)


def _record(session: Session, kind: str, record_id: str) -> Person | Employer | None:
    model: Any = KINDS[kind]
    row: Person | Employer | None = session.get(model, record_id)
    return row


def _live(session: Session, desk: Desk, kind: str, record_id: str) -> Person | Employer:
    """The record, where it may be merged: a person of the station, or an employer of the city."""
    row = _record(session, kind, record_id)
    if row is None or row.state != "live" or (isinstance(row, Person) and row.scope_id != desk.station_id):
        raise NotTwoRecords
    return row


def _fill(kept: Synced, absorbed: Synced) -> dict[str, Any]:
    """Fill the kept record from the other; field → [as it was, as it became], of those that changed."""
    before = {}
    for name in synced_columns(type(kept)):
        was = getattr(kept, name)
        became = _became(kept, absorbed, name)
        if became != was:
            setattr(kept, name, became)
            before[name] = [_plain(kept, name, was), _plain(kept, name, became)]
    return before


def _became(kept: Synced, absorbed: Synced, name: str) -> Any:
    was, other = getattr(kept, name), getattr(absorbed, name)
    if name == "aliases":
        called = [*(was or []), absorbed.name, *(other or [])]  # type: ignore[attr-defined]
        return [each for each in dict.fromkeys(called) if each != kept.name]  # type: ignore[attr-defined]
    if name == "marks":
        return [*dict.fromkeys([*(was or []), *(other or [])])]
    if name == "sex":
        return other if was == _UNKNOWN_SEX else was
    return other if was in _UNSAID and other not in _UNSAID else was


def _former_values(session: Session, made: Merge, kept: Synced, absorbed: Synced) -> Iterator[Former]:
    """The absorbed person's name, phone and ID number, where the kept one has another."""
    if not isinstance(kept, Person):
        return
    known = select(Former.field, Former.value).where(Former.person_id == kept.id, Former.state == "live")
    had = set(session.execute(known).tuples())
    for field in IDENTITY:
        value = getattr(absorbed, field)
        if value and value != getattr(kept, field) and (field, value) not in had:
            former = Former(id=_former_id(made.id, field), scope_id=kept.scope_id, person_id=kept.id)
            former.field, former.value, former.until = field, value, made.at
            yield former


def _former_id(merge_id: str, field: str) -> str:
    """The same at every desk, so that undoing finds what merging made."""
    return str(uuid5(NAMESPACE_OID, f"{merge_id}/{field}"))


def _naming(session: Session, kind: str, record_id: str) -> Iterator[Party | Former]:
    """What names a record and is to name the other instead."""
    link = Party.person_id if kind == "person" else Party.employer_id
    yield from session.scalars(select(Party).where(link == record_id).order_by(Party.id))
    if kind == "person":
        yield from session.scalars(select(Former).where(Former.person_id == record_id).order_by(Former.id))


def _moved(session: Session, done: Merge) -> Iterator[Party | Former]:
    for record_id in done.moved:
        row = session.get(Party, record_id) or session.get(Former, record_id)
        if row is not None:
            yield row


def _give_back(row: Party | Former, done: Merge) -> bool:
    """Whether it still named the kept record, and so names the other again."""
    if (row.employer_id if isinstance(row, Party) and done.kind == "employer" else row.person_id) != done.kept_id:
        return False
    _name(row, done.kind, done.absorbed_id)
    return True


def _name(row: Party | Former, kind: str, record_id: str) -> None:
    if isinstance(row, Party) and kind == "employer":
        row.employer_id = record_id
    else:
        row.person_id = record_id


def _restore(kept: Synced, before: Mapping[str, list[Any]]) -> Iterator[str]:
    """Put back what the merge changed; the names of fields that were edited since, and stay."""
    for name, (was, became) in before.items():
        if fields_of(kept).get(name) == became:
            set_fields(kept, {name: was})
        else:
            yield name


def _plain(row: Synced, name: str, value: Any) -> Any:
    return to_plain(value, synced_columns(type(row))[name].type.python_type)

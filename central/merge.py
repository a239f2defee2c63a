"""What becomes of one change: applied, merged, in conflict, or set aside. Never refused.

A field is stale when another desk set it after the revision that the change was made on. Different fields merge
in silence. Of the same field with another value the first stays, and the change is answered `conflict`; of a
remark the later text stands. An edit beats a void. Whatever gave way stands in a Conflict record
(`conflicts.py`). A 文号 goes its way once, whoever wrote when (`may_turn`), a final paper is never changed, and a
decision is made once. What is erased stays so (`erasing.py`). What is forbidden, unknown or wrong is `quarantined`:
kept whole, for a person to look at, while the queue moves on.
"""

from collections.abc import Mapping
from typing import Annotated, Any

from pydantic import BaseModel, StringConstraints, ValidationError
from sqlalchemy.exc import IntegrityError, OperationalError, StatementError
from sqlalchemy.orm import Session, class_mapper

from central import conflicts, erasing, handovers, moves, process, sealing, templates
from central.accounts import Caller
from central.conflicts import STATE, Write
from central.models import Account
from central.outcome import ALL, Outcome, Quarantine, writers_of
from offline_store.erasing import BLANK, erase, is_erased, without
from offline_store.models import (
    ADRIFT,
    APPEND_ONLY,
    CENTRE_ONLY,
    CITY,
    RECORD_TYPES,
    Case,
    CodeList,
    Conflict,
    Decision,
    Employer,
    Form,
    Former,
    Handover,
    Number,
    Party,
    Person,
    Reception,
    Synced,
)
from offline_store.numbers import may_begin, may_turn
from offline_store.papers import FINAL, is_frozen
from offline_store.papers import may_turn as may_turn_paper
from offline_store.protocol import ROW_BYTES, Id, Revision, Short
from offline_store.records import fields_of, set_fields, synced_columns
from offline_store.roles import REGISTER, may
from offline_store.sealed import FOLLOWS
from offline_store.types import canonical, from_plain, sha256, to_plain

SEALED_TYPES = (Person, Former, *FOLLOWS)
"""What a protected identity is made of, and what was said and written in its cases."""


class Body(BaseModel):
    """What the centre reads of a change's body; the rest is kept as it came."""

    op: Id
    kind: Short
    type: Short
    id: Id
    scope: Id
    base: Revision
    fields: dict[Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]{0,63}$")], Any]
    actor: Short = ""
    at: Short = ""


def settle(session: Session, caller: Caller, body: dict[str, Any], *, again: bool = False) -> Outcome:
    """Apply one change inside a savepoint, or set it aside. Only a broken database raises."""
    try:
        change = Body.model_validate(body, strict=True)
        with session.begin_nested():
            outcome = _apply(session, caller, change)
            touched = [one.row for one in (outcome, *outcome.also) if isinstance(one.row, Synced)]
            if any(len(canonical(fields_of(row))) > ROW_BYTES for row in touched):
                raise Quarantine("too_large")
            session.flush()
            for one in (outcome, *outcome.also):
                one.by = one.by or _by(caller, change)
            return outcome
    except Quarantine as error:
        return Outcome("quarantined", reason=str(error))
    except OperationalError as error:
        if _is_beyond_limits(error):
            return Outcome("quarantined", reason="too_large")
        raise
    except IntegrityError as error:
        if not _is_taken(error):
            return Outcome("quarantined", reason="invalid")
        # made by another push at this moment: now it is there to merge with; or hidden by row security: it stays so
        return Outcome("quarantined", reason="no_record") if again else settle(session, caller, body, again=True)
    except (ValidationError, ValueError, TypeError, OverflowError, StatementError):
        return Outcome("quarantined", reason="invalid")


def _is_taken(error: IntegrityError) -> bool:
    """Whether a new record has the id of one that was not to be seen when we looked (PostgreSQL only)."""
    found = getattr(getattr(error.orig, "diag", None), "constraint_name", None) or ""
    return found in {f"pk_{name}" for name in RECORD_TYPES}


def _is_beyond_limits(error: OperationalError) -> bool:
    """Whether a value is longer than PostgreSQL's indexes take (class 54: some 2,700 bytes after packing)."""
    return (getattr(error.orig, "sqlstate", None) or "").startswith("54")


def _apply(session: Session, caller: Caller, change: Body) -> Outcome:
    model = RECORD_TYPES.get(change.type)
    if model is None:
        raise Quarantine("unknown_type")
    if change.kind not in _kinds(model):
        raise Quarantine("unknown_kind")
    if change.type in CENTRE_ONLY and not templates.may_publish(session, caller, change.kind, change.fields):
        raise Quarantine("centre_only")
    if change.scope == ADRIFT:
        change = change.model_copy(update={"scope": moves.left_from(session, caller, model, change.id, change.fields)})
    if not _may_write(caller, model, change):
        raise Quarantine("scope")
    # locked, and read once it is ours: what another push wrote meanwhile is merged with, not written over
    row = session.get(model, change.id, with_for_update={"key_share": True}, populate_existing=True)
    owner = change.fields.get(moves.OWNED_BY.get(model, ""))
    scope = moves.home(session, caller, model, row, change.scope, change.id, owner)
    _check_references(session, caller, model, change.fields)
    if not process.may_write(session, caller, model, row, change.fields, change.actor):
        raise Quarantine("process")
    if row is None:
        outcome = _begin(session, caller, model, change, scope)
    elif _erases(change) or is_erased(row):
        return erasing.erase_here(session, row, _by(caller, change))
    elif isinstance(row, Conflict):
        return _settle_conflict(session, caller, row, change)
    elif change.kind in ("create", "append") and _says(row, change.fields):
        return Outcome("applied", row=row)
    elif change.kind == "append":
        raise Quarantine("written_once")
    else:
        outcome = _merge(session, caller, row, change)
    outcome.also += _in_its_train(session, caller, change, outcome)
    return outcome


def _begin(session: Session, caller: Caller, model: type[Synced], change: Body, scope: str) -> Outcome:
    """A record that is not there yet."""
    scope = sealing.place(session, model, change.fields, scope)
    if _erases(change) or erasing.hangs_on_erased(session, model, change.fields):
        return _create_blank(session, model, change, scope)
    if change.kind in ("patch", "void"):
        raise Quarantine("no_record")
    if model is Number and not may_begin(change.id, change.fields, caller.desk):
        raise Quarantine("centre_only")
    if model is Handover:
        handovers.check_offer(session, change.id, change.fields, scope)
    return _create(session, model, change, scope)


def _erases(change: Body) -> bool:
    return change.kind == "void" and change.type in BLANK


def _create_blank(session: Session, model: type[Synced], change: Body, scope: str) -> Outcome:
    """A record that the centre hears of when it is erased already."""
    blank = change.model_copy(update={"fields": without(change.model_dump())["fields"]})
    outcome = _create(session, model, blank, scope)
    assert isinstance(outcome.row, Synced)
    erase(outcome.row)
    return outcome


def _in_its_train(session: Session, caller: Caller, change: Body, outcome: Outcome) -> list[Outcome]:
    """What the centre does itself because of a change: hand-overs; what follows a case, or a protected person."""
    row, is_new = outcome.row, ALL in outcome.written
    if isinstance(row, Handover) and is_new:
        session.flush()
        return handovers.begin(session, row, _by(caller, change))
    if isinstance(row, Handover) and outcome.written:
        session.flush()
        return handovers.turned(session, row, _by(caller, change))
    if isinstance(row, Case) and "status" in outcome.written:
        return handovers.follow(session, row)
    if isinstance(row, Party):
        came = row.scope_id != change.scope
        people = moves.bring_people(session, [row], change.scope, row.scope_id) if came else []
        return people + sealing.follow(session, row.case_id, only_in=is_new)
    if isinstance(row, Reception) and "case_id" in outcome.written:
        return sealing.follow(session, row.case_id, only_in=True)
    return []


def _may_write(caller: Caller, model: type[Synced], change: Body) -> bool:
    """Whether a record of this type may be where the change puts it, and the caller may put it there."""
    if model is Conflict:  # made by the centre in the scope of its record: who may read that may settle
        return change.scope in caller.scopes
    if (change.scope == CITY) != (model in (Employer, CodeList)) or (
        change.scope in caller.sealed and model not in SEALED_TYPES
    ):
        return False
    return change.scope in caller.scopes or (change.scope in caller.sealed and change.kind in ("create", "append"))


def _check_references(session: Session, caller: Caller, model: type[Synced], fields: Mapping[str, Any]) -> None:
    """What a record refers to must be there, and the caller's to see."""
    for name, column in synced_columns(model).items():
        for key in column.foreign_keys:
            if fields.get(name) is not None:
                referred = session.get(RECORD_TYPES[key.column.table.name], from_plain(fields[name], str))
                if referred is None or referred.scope_id not in caller.scopes | caller.sealed:
                    raise Quarantine("reference")


def _create(session: Session, model: type[Synced], change: Body, scope: str) -> Outcome:
    row = model()
    row.id, row.scope_id = change.id, scope
    set_fields(row, change.fields)
    session.add(row)
    return Outcome("applied", row=row, written=(ALL,))


def _kinds(model: type[Synced]) -> tuple[str, ...]:
    if model is Conflict:  # made here alone
        return ("patch",)
    if model in (Number, Handover):  # a void one has a reason, and stays
        return ("create", "patch")
    if model.__tablename__ not in APPEND_ONLY:
        return ("create", "patch", "void")
    return ("append", "void") if model.__tablename__ in BLANK else ("append",)


def _merge(session: Session, caller: Caller, row: Synced, change: Body) -> Outcome:
    writers, current = _known_writers(session, row, change), fields_of(row)
    taken, lost, overwritten = {}, [], []
    turn = _turn(session, caller, row, change, writers)
    for name, value in change.fields.items():
        stale = not turn if turn is not None else _is_stale(writers, name, change.base, caller.desk)
        differs = canonical(_spelled(row, name, value)) != canonical(current.get(name))
        if stale and differs and not _last_wins(row, name):
            lost.append(name)
            continue
        if differs and stale and change.kind == "create" and not value:
            continue  # two desks made the same record: the later one's empty remark says nothing
        # a paper that was made final stands as it was made: what another desk wrote into its draft is told
        if differs and (stale or (isinstance(row, Form) and _is_stale(writers, name, change.base, caller.desk))):
            overwritten.append(name)
        taken[name] = value
    set_fields(row, taken)
    elsewhere = any(_is_stale(writers, name, change.base, caller.desk) for name in writers)
    was, wanted = row.state, "void" if change.kind == "void" else "live"
    beaten = was != wanted and (elsewhere if wanted == "void" else _was_voided(writers, change.base, caller.desk))
    if beaten and wanted == "void":
        lost.append(STATE)
    else:
        row.state = wanted
    result = "conflict" if lost else "merged" if overwritten or elsewhere else "applied"
    written = (*taken, *([STATE] if row.state != was else []))
    outcome = Outcome(result, lost=tuple(lost), row=row, written=written)
    if beaten and wanted == "live":
        overwritten.append(STATE)
    before = current | {STATE: was}
    outcome.also = _conflicts(session, caller, row, change, writers, before, lost, overwritten)
    return outcome


def _known_writers(session: Session, row: Synced, change: Body) -> Mapping[str, Any]:
    """Who wrote what when, by the revisions of the scope that the change was made in."""
    writers = writers_of(session, row)
    return writers.fields if row.scope_id == change.scope else writers.before.get(change.scope, writers.fields)


def _turn(session: Session, caller: Caller, row: Synced, change: Body, writers: Mapping[str, Any]) -> bool | None:
    """Of what goes its way by a rule, whether it may be turned so; None for all else."""
    if isinstance(row, Number):
        return may_turn(row, change.fields, caller.desk)
    if isinstance(row, Form):
        if not is_frozen(row):
            return True if change.fields.get("status") == FINAL else None
        return None if may_turn_paper(row, change.fields) else False
    if isinstance(row, Handover):
        in_time = not _is_stale(writers, "status", change.base, caller.desk)
        return in_time and handovers.may_be_turned(session, row, change.fields)
    if isinstance(row, Decision) and "status" in change.fields:
        return not _is_stale(writers, "status", change.base, caller.desk)
    return None


def _conflicts(
    session: Session,
    caller: Caller,
    row: Synced,
    change: Body,
    writers: Mapping[str, Any],
    before: Mapping[str, Any],
    lost: list[str],
    overwritten: list[str],
) -> list[Outcome]:
    """One record for each value that gave way: the change's own where another stood, another's where it did."""
    mine, wanted = change.fields | {STATE: "void" if change.kind == "void" else "live"}, []
    body = sha256(canonical(change.model_dump()))
    for name in (*lost, *overwritten):
        here = conflicts.said(session, mine[name], _by(caller, change))
        there = conflicts.said(session, before.get(name), _writer(writers, name))
        stood, gave_way = (there, here) if name in lost else (here, there)
        conflict = conflicts.note(session, row, body, name, stood, gave_way)
        if isinstance(row, Number | Handover | Decision) or (isinstance(row, Form) and is_frozen(row)):
            conflicts.settle_by_rule(conflict, "stood")
        elif name in overwritten and name != STATE:
            conflicts.settle_by_rule(conflict, "later")
        wanted.append(Outcome("applied", row=conflict))
    return wanted


def _settle_conflict(session: Session, caller: Caller, conflict: Conflict, change: Body) -> Outcome:
    """The first settling stays. It counts as a write of the field, also where it left the field as it was."""
    account = session.get_one(Account, caller.account)
    if not conflicts.may_settle(change.fields) or not may(account.role, REGISTER):
        raise Quarantine("settling")
    fields = {name: _spelled(conflict, name, value) for name, value in change.fields.items()}
    if conflict.status == "settled":
        lost = tuple(name for name in fields if canonical(fields[name]) != canonical(fields_of(conflict).get(name)))
        return Outcome("conflict" if lost else "applied", lost=lost, row=conflict)
    set_fields(conflict, change.fields)
    outcome = Outcome("applied", row=conflict)
    model = RECORD_TYPES[conflict.record_type]
    record = session.get(model, conflict.record_id, with_for_update={"key_share": True}, populate_existing=True)
    if record is None:
        return outcome
    # what another desk wrote since may be unknown to whoever settled: its write stays the last one
    if not _is_stale(_known_writers(session, record, change), conflict.field, change.base, caller.desk):
        outcome.also.append(Outcome("applied", row=record, written=(conflict.field,)))
    return outcome


def _by(caller: Caller, change: Body) -> Write:
    return Write(caller.desk, change.actor, change.at)


def _is_stale(writers: Mapping[str, Any], name: str, base: int, desk: str) -> bool:
    revision, writer = (writers.get(name) or writers.get(ALL) or (0, ""))[:2]
    return int(revision) > base and writer != desk


def _was_voided(writers: Mapping[str, Any], base: int, desk: str) -> bool:
    """Whether another desk has turned the row after `base`: to be live again was not decided in its knowledge."""
    return STATE in writers and _is_stale(writers, STATE, base, desk)


def _writer(writers: Mapping[str, Any], name: str) -> Write:
    """Who set a field last; of a state that was never turned, who wrote anything last."""
    last = max(writers.values(), default=(0, ""), key=lambda written: int(written[0]))
    _, desk, *more = (writers.get(name) or writers.get(ALL) or last) if name != STATE else last
    return Write(desk, *(more or ("", "")))


def _spelled(row: Synced, name: str, value: Any) -> Any:
    """A field's value as this side spells it, for comparing."""
    column = synced_columns(type(row)).get(name)
    if column is None:
        return value
    python_type = column.type.python_type
    return to_plain(from_plain(value, python_type), python_type)


def _says(row: Synced, fields: Mapping[str, Any]) -> bool:
    current = fields_of(row)
    return all(canonical(_spelled(row, name, value)) == canonical(current.get(name)) for name, value in fields.items())


def _last_wins(row: Synced, name: str) -> bool:
    columns = class_mapper(type(row)).columns
    return name in columns and bool(columns[name].info.get("last_wins"))

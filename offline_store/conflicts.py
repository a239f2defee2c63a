"""Where two desks differ: what the clerk is shown of it, and the settling of it by a person.

The centre makes the Conflict records (`central/conflicts.py`); a desk sets nothing in them but how one was settled.
"""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from offline_store import paper_kinds, papers
from offline_store.errors import NotAllowed
from offline_store.models import (
    CITY,
    RECORD_TYPES,
    Attachment,
    Case,
    Conflict,
    Form,
    Party,
    Reception,
    Synced,
    sealed_scope,
)
from offline_store.records import fields_of, set_fields
from offline_store.roles import REGISTER
from offline_store.settings import Desk, load_desk
from offline_store.types import now

STATE = "state"
"""The field of a conflict between a void and an edit."""


@dataclass(frozen=True, slots=True)
class Side:
    """A value, and whose it is."""

    value: Any
    desk: str
    number: str
    """The desk's, within its station."""
    station: str
    clerk: str
    at: str
    """ISO 8601, by that desk's clock; empty when the centre does not know."""


@dataclass(frozen=True, slots=True)
class Difference:
    """One conflict as the screen shows it."""

    id: str
    record_type: str
    field: str
    stood: Side
    gave_way: Side
    current: Any
    """The record's value today: what stood, or what was written since."""
    is_open: bool
    how: str
    settled_by: str
    settled_on: Any


def of_case(session: Session, case_id: str | None, *, see_protected: bool = True) -> tuple[Difference, ...]:
    """All conflicts over a case and what belongs to it, oldest first; settled ones are its history.

    Those over a protected identity only for who may see it.
    """
    case = session.get(Case, case_id) if case_id else None
    if case is None:
        return ()
    query = select(Conflict).where(Conflict.record_id.in_(_belonging(session, case.id)), Conflict.state == "live")
    if not see_protected:
        query = query.where(Conflict.scope_id.in_((case.scope_id, CITY)))
    return tuple(_shown(session, row) for row in sorted(session.scalars(query), key=_met_at))


def open_cases(session: Session) -> frozenset[str]:
    """The ids of the cases over which some conflict is open."""
    return frozenset().union(*(_cases(session, row) for row in _open(session)))


def count_open(session: Session) -> int:
    """How many conflicts wait for a person."""
    return len(_open(session))


def first_open(session: Session) -> str | None:
    """A reception of the case whose conflict has been open longest."""
    for conflict in _open(session):
        query = select(Reception.id).where(Reception.case_id.in_(_cases(session, conflict)), Reception.state == "live")
        if found := session.scalars(query.order_by(Reception.started_at.desc()).limit(1)).first():
            return found
    return None


def settle(session: Session, desk: Desk, conflict_id: str, how: str, merged: Any = None) -> None:
    """A person has decided: `stood`, `gave_way`, or `merged` with a value of its own; record and conflict together.

    What another has settled in the meantime is left as it is. Raises NotAllowed, FrozenPaper, ValueError or TypeError.
    """
    if not desk.may(REGISTER):
        raise NotAllowed
    conflict = session.get_one(Conflict, conflict_id)
    if conflict.status == "settled":
        return
    row = _record(session, conflict)
    current = _value(row, conflict.field) if row else conflict.stood.get("value")
    value = {"stood": current, "gave_way": conflict.gave_way.get("value"), "merged": merged}[how]
    if row is not None and value != current:
        if isinstance(row, Form) and not papers.may_turn(row, {conflict.field: value}):
            raise papers.FrozenPaper(paper=paper_kinds.named(row.kind, row.version), status="定稿")
        _set(row, conflict.field, value)
    conflict.status, conflict.how, conflict.settled_on = "settled", how, {"value": value}
    conflict.settled_by, conflict.settled_at = desk.clerk, now()


def _open(session: Session) -> list[Conflict]:
    """This station's own, and the city's over an employer of a case that is here: others settle theirs."""
    query = select(Conflict).where(Conflict.status == "open", Conflict.state == "live")
    if desk := load_desk(session):
        own = (desk.station_id, CITY, sealed_scope(desk.station_id))
        query = query.where(Conflict.scope_id.in_(own))
    found = sorted(session.scalars(query), key=_met_at)
    return [row for row in found if row.scope_id != CITY or _cases(session, row)]


def _met_at(row: Conflict) -> tuple[str, str]:
    """The order they are shown in: by the clock of the desk that wrote last."""
    return (max(str(row.stood.get("at")), str(row.gave_way.get("at"))), row.id)


def _shown(session: Session, row: Conflict) -> Difference:
    record = _record(session, row)
    stood, gave_way = _side(row.stood), _side(row.gave_way)
    return Difference(
        id=row.id,
        record_type=row.record_type,
        field=row.field,
        stood=stood,
        gave_way=gave_way,
        current=_value(record, row.field) if record else stood.value,
        is_open=row.status == "open",
        how=row.how,
        settled_by=row.settled_by,
        settled_on=row.settled_on.get("value"),
    )


def _record(session: Session, conflict: Conflict) -> Synced | None:
    """The record in dispute; None where it is not here, or of a type that only a newer program knows."""
    model = RECORD_TYPES.get(conflict.record_type)
    return session.get(model, conflict.record_id) if model else None


def _side(said: dict[str, Any]) -> Side:
    words = (str(said.get(name) or "") for name in ("desk", "number", "station", "clerk", "at"))
    return Side(said.get("value"), *words)


def _value(row: Synced, field: str) -> Any:
    return row.state if field == STATE else fields_of(row).get(field)


def _set(row: Synced, field: str, value: Any) -> None:
    if field == STATE:
        row.state = value
    else:
        set_fields(row, {field: value})


def _belonging(session: Session, case_id: str) -> set[str]:
    """The ids of a case and of all that its page shows."""
    parties = session.scalars(select(Party).where(Party.case_id == case_id)).all()
    found = {case_id, *(party.id for party in parties)}
    found |= {linked for party in parties for linked in (party.person_id, party.employer_id) if linked}
    for model in (Reception, Form, Attachment):
        found |= set(session.scalars(select(model.id).where(model.case_id == case_id)))
    return found


def _cases(session: Session, conflict: Conflict) -> set[str]:
    """The ids of the cases that show a conflict's record."""
    record_id = conflict.record_id
    queries: dict[str, Select[tuple[Any]]] = {
        "case": select(Case.id).where(Case.id == record_id),
        "party": select(Party.case_id).where(Party.id == record_id),
        "person": select(Party.case_id).where(Party.person_id == record_id),
        "employer": select(Party.case_id).where(Party.employer_id == record_id),
        "reception": select(Reception.case_id).where(Reception.id == record_id),
        "attachment": select(Attachment.case_id).where(Attachment.id == record_id),
        "form": select(Form.case_id).where(Form.id == record_id),
    }
    query = queries.get(conflict.record_type)
    return {found for found in session.scalars(query) if found} if query is not None else set()

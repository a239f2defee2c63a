"""The employers of a case: who employs, and with their roles those of a chain of dispatch or subcontracting."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from sqlalchemy import select
from sqlalchemy.orm import Session

from offline_store.models import CITY, Case, Employer, Party

EMPLOYER = "employer"
ROLES = (EMPLOYER, "dispatcher", "user", "contractor", "subcontractor", "guarantor")
"""用人单位, 劳务派遣单位, 用工单位, 总包, 分包, 担保."""


@dataclass(frozen=True, slots=True)
class Named:
    """An employer as a form names it."""

    role: str
    """Of ROLES."""
    name: str
    id: str = field(default="", compare=False)
    """Of the record that was chosen; empty when only a name was typed."""


def of_case(session: Session, case_id: str) -> tuple[Named, ...]:
    """Those of a case, the employing one first, the others as they were added."""
    query = (
        select(Party.role, Employer.name, Employer.id)
        .join(Employer, Employer.id == Party.employer_id)
        .where(Party.case_id == case_id, Party.state == "live")
        .order_by(Party.role != EMPLOYER, Party.id)
    )
    return tuple(Named(*row) for row in session.execute(query))


def set_all(session: Session, case: Case, wanted: Sequence[Named]) -> None:
    """Make these the employers of a case. A name that no employer has makes a new one, for the whole city.

    A party keeps its row where it can: the same employer in the same role, else another employer in that role.
    """
    query = select(Party).where(Party.case_id == case.id, Party.employer_id.is_not(None))
    left = list(session.scalars(query.order_by(Party.state, Party.id)))  # live ones before void ones
    made: dict[str, Employer] = {}
    employers = [(each.role, _employer(session, each, made)) for each in wanted if each.name]
    named = {(role, employer.id): employer for role, employer in employers}  # who is named twice is one
    kept = {key: _take(left, *key) for key in named}
    for (role, employer_id), employer in named.items():
        row = kept[role, employer_id] or _take(left, role) or Party(scope_id=case.scope_id, case_id=case.id, role=role)
        row.employer_id, row.state = employer_id, "live"
        session.add_all([employer, row])
    for party in left:
        party.state = "void"


def _employer(session: Session, named: Named, made: dict[str, Employer]) -> Employer:
    """The record that was chosen, else the one of this name, else a new one."""
    chosen = session.get(Employer, named.id) if named.id else None
    if chosen is not None and chosen.state == "live":
        return chosen
    query = select(Employer).where(Employer.name == named.name, Employer.state == "live").limit(1)
    found = session.scalars(query).first() or made.get(named.name) or Employer(scope_id=CITY, name=named.name)
    made[named.name] = found
    return found


def _take(left: list[Party], role: str, employer_id: str | None = None) -> Party | None:
    """Take the first party of a role (and an employer) out of those that are left."""
    party = next((p for p in left if p.role == role and employer_id in (None, p.employer_id)), None)
    if party:
        left.remove(party)
    return party

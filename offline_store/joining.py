"""并案: individual cases against one employer, proposed for joining, joined to a collective case, taken out again.

Joining sets `Case.joined_id` and writes a Step on both sides; number, people, money and history of each stay its own.
Only cases of the desk's own station are joined: the collective case is a paper of one station. The numbers of the
rule (days, cases, people) are the code list `group_rules`.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Select, func, or_, select
from sqlalchemy.orm import Session, aliased

from offline_store import codes
from offline_store.corrections import note_step
from offline_store.errors import ExpectedError, NotAllowed
from offline_store.matter import Member, group_number, total
from offline_store.members import IN_PERSON
from offline_store.models import Case, Employer, Form, Party, Person, Reception
from offline_store.process.moves import carry, leads_on
from offline_store.registration import CALL_FORM, next_number
from offline_store.roles import REGISTER
from offline_store.settings import Desk
from offline_store.types import now

KIND = "joining"
"""Of the reception by which a collective case made here is opened: 并案, which is no contact with anybody."""


class CannotJoin(ExpectedError):
    """The cases have changed since they were shown: joined elsewhere, voided, or of another employer by now."""

    title = "这些案件现在不能并在一起"
    explanation = "其中有案件已经并入别的案件、已经作废，或者不是同一个用人单位。内容没有任何改动。"
    advice = "请关闭这个窗口再打开，看最新的情况。"


@dataclass(frozen=True, slots=True)
class CaseLine:
    """A case in a list of those to be joined."""

    id: str
    number: str
    reception_id: str
    """The newest, by which the case is opened; empty where it has none."""
    opened_at: datetime
    name: str
    """Of who came; empty where it is sealed."""
    people: int | None
    arrears: int | None
    dispute_types: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Proposal:
    """An employer with enough individual cases within the days of the rule, newest first."""

    employer_id: str
    employer: str
    days: int
    cases: tuple[CaseLine, ...]
    collective: tuple[CaseLine, ...]
    """Cases at the same employer that they can be joined to."""


@dataclass(frozen=True, slots=True)
class Joined:
    """How a case stands to others."""

    into: CaseLine | None
    holds: tuple[CaseLine, ...]
    proposal: Proposal | None
    members: tuple[Member, ...] = ()
    """Everybody of the cases that it holds, each once; without a name and numbers where the identity is sealed."""


def proposals(session: Session, desk: Desk) -> list[Proposal]:
    """Every employer whose cases of the last days may be joined, the most cases first."""
    rules = codes.current(session, "group_rules")
    query = _individual(desk, rules).with_only_columns(Party.employer_id).group_by(Party.employer_id)
    enough = query.having(func.count(func.distinct(Case.id)) >= group_number(rules, "joining_cases"))
    found = [_proposal(session, desk, rules, employer_id) for employer_id in session.scalars(enough) if employer_id]
    return sorted((p for p in found if p), key=lambda p: (-len(p.cases), p.employer))


def of_employer(session: Session, desk: Desk, name: str) -> Proposal | None:
    """What may be joined at the employer of this very name; None where there are too few."""
    query = select(Employer.id).where(Employer.name == name, Employer.state == "live").limit(1)
    employer_id = session.scalars(query).first()
    return _proposal(session, desk, codes.current(session, "group_rules"), employer_id) if employer_id else None


def of_case(session: Session, desk: Desk, case_id: str) -> Joined:
    """How a case stands to others; a proposal only where it is one of those proposed."""
    case = session.get_one(Case, case_id)
    into = session.get(Case, case.joined_id) if case.joined_id else None
    holding = select(Case).where(Case.joined_id == case_id, Case.state == "live").order_by(Case.opened_at)
    holds = tuple(_line(session, row) for row in session.scalars(holding))
    proposal = None
    employer_id = _employer_of(session, case_id)
    if employer_id and case.scope_id == desk.station_id:
        proposal = _proposal(session, desk, codes.current(session, "group_rules"), employer_id)
        if proposal and case_id not in {line.id for line in (*proposal.cases, *proposal.collective)}:
            proposal = None
    return Joined(_line(session, into) if into else None, holds, proposal, _members(session, case_id))


def _members(session: Session, case_id: str) -> tuple[Member, ...]:
    """Who came, and who is in a list, of each case that was joined to this one, in the order of the cases."""
    query = (
        select(Party, Person, Case)
        .join(Case, Case.id == Party.case_id)
        .outerjoin(Person, Person.id == Party.person_id)
        .where(
            Party.person_id.is_not(None),
            Case.joined_id == case_id,
            Case.state == "live",
            Party.state == "live",
            Party.role.in_(IN_PERSON),
        )
        .order_by(Case.opened_at, Case.id, Party.position.is_not(None), Party.position)
    )
    found: dict[str | None, Member] = {}
    for party, person, case in session.execute(query).tuples():
        amount = party.amount if party.position is not None else case.arrears if case.people in (None, 1) else None
        said = Member("", amount=amount, representative=party.role == "representative", id=party.id)
        if person is not None and person.scope_id == case.scope_id:
            said = replace(said, name=person.name, id_number=person.id_number, phone=person.phone)
        if known := found.get(party.person_id):
            owed = amount if known.amount is None else known.amount
            said = replace(known, amount=owed, representative=known.representative or said.representative)
        found[party.person_id] = said
    return tuple(found.values())


def join(session: Session, desk: Desk, case_ids: Sequence[str], into: str | None, people: int | None = None) -> str:
    """Join cases to a collective case, or to a new one where `into` is None; its id. `people` is of a new one.

    Raises NotAllowed, CannotJoin.
    """
    if not desk.may(REGISTER):
        raise NotAllowed
    cases = [session.get_one(Case, case_id) for case_id in case_ids]
    employers = {_employer_of(session, case_id) for case_id in (*case_ids, *filter(None, (into,)))}
    if not cases or len(employers) != 1 or employers == {None} or not all(_is_free(session, desk, c) for c in cases):
        raise CannotJoin
    target = session.get_one(Case, into) if into else _new(session, desk, cases, employers.pop(), people)
    if into and (target in cases or target.joined_id or target.state != "live" or target.scope_id != desk.station_id):
        raise CannotJoin
    for case in cases:
        case.joined_id = target.id
        carry(session, desk, case, "join", target.number, action="joined")
        note_step(session, desk, target, "took_in", case.number)
    return target.id


def take_out(session: Session, desk: Desk, case_id: str) -> None:
    """A case stands by itself again; one that does already stays as it is. Raises NotAllowed."""
    if not desk.may(REGISTER):
        raise NotAllowed
    case = session.get_one(Case, case_id)
    if case.joined_id:
        target = session.get_one(Case, case.joined_id)
        case.joined_id = None
        if leads_on(session, case, "take_out"):
            carry(session, desk, case, "take_out", target.number, action="taken_out")
        else:  # joined before there was a process, or moved on at another desk since
            note_step(session, desk, case, "taken_out", target.number)
        note_step(session, desk, target, "gave_back", case.number)


def counted_already(session: Session, case_ids: Sequence[str]) -> dict[str, tuple[int, int]]:
    """Of each case, the people and the arrears in fen that the cases joined to it count themselves."""
    joined = select(Case.joined_id, func.sum(Case.people), func.sum(Case.arrears)).where(
        Case.joined_id.in_(case_ids), Case.state == "live"
    )
    found = {row[0]: (int(row[1] or 0), int(row[2] or 0)) for row in session.execute(joined.group_by(Case.joined_id))}
    return {case_id: found.get(case_id, (0, 0)) for case_id in case_ids}


def _own(desk: Desk) -> Select[Any]:
    """The station's live cases that are joined to nothing, each with its employing party."""
    query = select(Case).join(Party, (Party.case_id == Case.id) & (Party.role == "employer") & (Party.state == "live"))
    return query.where(Case.scope_id == desk.station_id, Case.state == "live", Case.joined_id.is_(None))


def _collective(rules: Mapping[str, Any]) -> Any:
    """Of ten people or more, or others were joined to it already."""
    held = aliased(Case)
    holds = select(held.id).where(held.joined_id == Case.id, held.state == "live").exists()
    return or_(func.coalesce(Case.people, 1) >= group_number(rules, "collective_people"), holds)


def _individual(desk: Desk, rules: Mapping[str, Any]) -> Select[Any]:
    since = now() - timedelta(days=group_number(rules, "joining_days"))
    return _own(desk).where(Case.opened_at >= since, ~_collective(rules))


def _proposal(session: Session, desk: Desk, rules: Mapping[str, Any], employer_id: str) -> Proposal | None:
    employer = session.get(Employer, employer_id)
    newest = Case.opened_at.desc()
    cases = session.scalars(_individual(desk, rules).where(Party.employer_id == employer_id).order_by(newest)).all()
    if employer is None or employer.state != "live" or len(cases) < group_number(rules, "joining_cases"):
        return None
    collective = session.scalars(
        _own(desk).where(Party.employer_id == employer_id, _collective(rules)).order_by(newest)
    ).all()
    lines, targets = ([_line(session, case) for case in found] for found in (cases, collective))
    return Proposal(employer_id, employer.name, group_number(rules, "joining_days"), tuple(lines), tuple(targets))


def _line(session: Session, case: Case) -> CaseLine:
    newest = select(Reception.id).where(Reception.case_id == case.id, Reception.state == "live")
    who = select(Person).join(Party, Party.person_id == Person.id)
    person = session.scalars(
        who.where(Party.case_id == case.id, Party.position.is_(None), Party.state == "live").limit(1)
    ).first()
    return CaseLine(
        id=case.id,
        number=case.number,
        reception_id=session.scalars(newest.order_by(Reception.started_at.desc()).limit(1)).first() or "",
        opened_at=case.opened_at,
        name=person.name if person and person.scope_id == case.scope_id else "",
        people=case.people,
        arrears=case.arrears,
        dispute_types=tuple(case.dispute_types),
    )


def _employer_of(session: Session, case_id: str) -> str | None:
    query = select(Party.employer_id).where(Party.case_id == case_id, Party.role == "employer", Party.state == "live")
    return session.scalars(query.limit(1)).first()


def _is_free(session: Session, desk: Desk, case: Case) -> bool:
    """Whether it can be joined: its own, live, joined to nothing, and nothing joined to it."""
    held = select(Case.id).where(Case.joined_id == case.id, Case.state == "live").limit(1)
    is_own = case.scope_id == desk.station_id and case.state == "live"
    return is_own and case.joined_id is None and session.scalars(held).first() is None


def _new(session: Session, desk: Desk, cases: Sequence[Case], employer_id: str | None, people: int | None) -> Case:
    """A collective case of these, with the reception by which it is opened."""
    first = min(cases, key=lambda case: case.opened_at)
    reception = Reception(scope_id=desk.station_id, kind=KIND, desk=desk.number, clerk=desk.clerk, started_at=now())
    case = Case(scope_id=desk.station_id, number=next_number(session, desk), channel=first.channel)
    case.opened_at, case.clerk, case.people = reception.started_at, desk.clerk, people
    case.call_type = first.call_type
    case.dispute_types = list(dict.fromkeys(name for each in cases for name in each.dispute_types))
    case.arrears = total([each.arrears for each in cases])
    case.matter = "并案：" + "、".join(sorted(each.number for each in cases))
    reception.case_id = case.id
    reception.ended_at = reception.started_at
    employing = Party(scope_id=case.scope_id, case_id=case.id, role="employer", employer_id=employer_id)
    session.add_all([case, reception, employing, Form(scope_id=case.scope_id, case_id=case.id, kind=CALL_FORM)])
    note_step(session, desk, case, "registered")
    return case

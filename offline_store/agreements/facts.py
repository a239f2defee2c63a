"""What the store tells an agreement of its case, and the tables as they hold today."""

from collections.abc import Mapping
from functools import partial
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from offline_store import case_deadlines, case_employers, codes, queries
from offline_store.agreements import checks, drawing, library
from offline_store.agreements.content import EMPLOYER, PERSON, Agreement, AnnexLine, Side, from_values
from offline_store.agreements.drawing import CaseFacts
from offline_store.agreements.library import Library, Mediator
from offline_store.agreements.problem import Ground
from offline_store.deadlines.compute import say
from offline_store.errors import NotHere
from offline_store.models import Case, Deadline, Employer
from offline_store.registration import Entry
from offline_store.roles import SEE_PROTECTED
from offline_store.settings import Desk
from offline_store.types import local_day, now

SEXES = {"1": "男", "2": "女"}
APPRAISED = "appraisal_received"
"""The event of the deadlines by which the conclusion of an appraisal has come."""


def of_case(session: Session, case_id: str, *, see_protected: bool = True, mediator: str = "") -> CaseFacts:
    """What a case tells. Raises NotHere."""
    case = session.get(Case, case_id)
    if case is None:
        raise NotHere
    entry = queries.entry_of(session, case, see_protected=see_protected)
    return CaseFacts(
        case_id=case.id,
        number=case.number,
        mediator=case.handler_name or mediator,
        workers=(_worker(entry),) if entry.name else (),
        employers=_employers(session, case_id),
        claim=case.claim,
        matter=case.matter,
        wage_items=entry.wage_items,
        arrears=case.arrears,
        dispute_types=tuple(case.dispute_types or ()),
        people=case.people,
        injured=bool(case.injury),
        appraised=_appraised(session, case_id),
        listed=tuple(AnnexLine(each.name, each.id_number, each.amount) for each in entry.members or ()),
    )


def library_of(session: Session) -> Library:
    """The tables that hold today."""
    return library.read(partial(codes.current, session))


def station_of(session: Session, desk: Desk, tables: Library) -> Mediator:
    """What the desk's station mediates as."""
    stations = codes.current(session, library.STATIONS)
    return library.mediator(tables, stations, desk.station_code, desk.station_name)


def ground_of(session: Session, case_id: str) -> Ground:
    """What an agreement of a case is held against. Raises NotHere."""
    calendar, tables = case_deadlines.calendar_of(session), library_of(session)
    return Ground(of_case(session, case_id), tables, calendar, local_day(now()))


def drawn_up(session: Session, desk: Desk, case_id: str) -> Agreement:
    """A first draft of an agreement of a case. Raises NotHere."""
    facts = of_case(session, case_id, see_protected=desk.may(SEE_PROTECTED), mediator=desk.clerk)
    tables = library_of(session)
    return drawing.drawn_up(facts, station_of(session, desk, tables), tables, local_day(now()))


def against(session: Session, case_id: str, values: Mapping[str, Any]) -> list[str]:
    """What keeps an agreement from being made final, in words: the check of `paper_checks`."""
    found = checks.problems(from_values(values), ground_of(session, case_id))
    return [say([each.said]).rstrip("。") for each in found if each.blocks]


def _worker(entry: Entry) -> Side:
    person = entry.person
    return Side(
        PERSON,
        entry.name,
        sex=SEXES.get(person.sex, ""),
        id_number=person.id_number,
        address=person.address,
        phone=entry.phone,
    )


def _employers(session: Session, case_id: str) -> tuple[Side, ...]:
    ids = [named.id for named in case_employers.of_case(session, case_id)]
    rows = {row.id: row for row in session.scalars(select(Employer).where(Employer.id.in_(ids)))}
    return tuple(_employer(rows[each]) for each in ids)


def _employer(row: Employer) -> Side:
    return Side(
        EMPLOYER,
        row.name,
        credit_code=row.credit_code or "",
        address=row.address or "",
        phone=row.phone or "",
        representative=row.legal_representative or "",
    )


def _appraised(session: Session, case_id: str) -> bool:
    query = select(Deadline.inputs).where(Deadline.case_id == case_id, Deadline.state == "live")
    rules = (inputs.get(case_deadlines.RULE) or {} for inputs in session.scalars(query))
    return any(APPRAISED in rule.get("starts", ()) for rule in rules)

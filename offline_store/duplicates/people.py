"""What there was with a person before, and two persons side by side: frozen values for the screen."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from offline_store import codes
from offline_store.duplicates import candidates
from offline_store.duplicates.candidates import Candidate
from offline_store.duplicates.forms import same_employer
from offline_store.duplicates.weighing import Facts
from offline_store.models import Case, Employer, Former, Merge, Party, Person, Reception
from offline_store.types import ZONE, local_day

NAMED_BY = {
    "sex": "sex",
    "id_kind": "id_document",
    "ethnicity": "ethnicity",
    "education": "education",
}
"""Fields of a person that are codes, each with its list."""
FIELDS = (
    "name",
    "phone",
    "sex",
    "id_kind",
    "id_number",
    "birth_date",
    "ethnicity",
    "education",
    "native_region",
    "address",
)
MOST_CASES = 20
RECENT = timedelta(days=60)
"""How far back the list of pairs looks for receptions."""
MOST_RECENT = 200
"""Persons of recent receptions that it asks about."""


@dataclass(frozen=True, slots=True)
class Before:
    """Her earlier visits and calls."""

    this_month: int = 0
    """Receptions of this calendar month, without the one that is open."""
    same_employer: bool = False
    """Whether one of her cases is against the employer that was typed."""
    promised: str = ""
    """The last 处理意见, and when it was given."""
    promised_on: date | None = None
    employer: str = ""
    """Of her last case."""


@dataclass(frozen=True, slots=True)
class Seen:
    """A candidate, and what there was with her before."""

    candidate: Candidate
    before: Before


@dataclass(frozen=True, slots=True)
class Recognised:
    """Who may be meant. `own_id` is the record of the person whose case is being changed; empty for a new one."""

    own_id: str = ""
    seen: tuple[Seen, ...] = ()


@dataclass(frozen=True, slots=True)
class CaseLine:
    """One case of a person."""

    number: str
    opened_at: datetime
    employer: str
    about: str


@dataclass(frozen=True, slots=True)
class PersonView:
    """Everything of one person."""

    id: str
    values: dict[str, str]
    """By field, codes in words; empty where nothing is known."""
    formers: tuple[tuple[str, str, date | None], ...] = ()
    """Field, value, the day it gave way."""
    cases: tuple[CaseLine, ...] = ()


@dataclass(frozen=True, slots=True)
class Pair:
    """Two persons of the register who may be one."""

    one: Candidate
    other: Candidate


@dataclass(frozen=True, slots=True)
class MergeLine:
    """A merge that stands, as the list shows it."""

    id: str
    kind: str
    kept: str
    absorbed: str
    at: datetime
    clerk: str


def recognise(
    session: Session, station_id: str, reception_id: str, asked: Facts, without: Iterable[str], moment: datetime
) -> Recognised:
    """Who may be the person that is typed into the form of a reception, with what there was before."""
    own_id = _own_person(session, reception_id)
    found = candidates.find(session, station_id, asked, own_id=own_id, without=without)
    return Recognised(
        own_id, tuple(Seen(each, before(session, each.person_id, reception_id, asked, moment)) for each in found)
    )


def before(session: Session, person_id: str, reception_id: str, asked: Facts, moment: datetime) -> Before:
    """Her visits of this month, and what she was told last."""
    month = local_day(moment).replace(day=1)
    rows = session.execute(
        select(Reception.started_at, Case.id, Case.advice)
        .join(Case, Case.id == Reception.case_id)
        .join(Party, Party.case_id == Case.id)
        .where(Party.person_id == person_id, Party.state == "live", Case.state == "live")
        .where(Reception.state == "live", Reception.id != reception_id)
        .order_by(Reception.started_at.desc(), Reception.id)
        .distinct()
    ).all()
    employers = _employers(session, person_id)
    promised = next(((row.advice, local_day(row.started_at)) for row in rows if row.advice), ("", None))
    return Before(
        this_month=sum(local_day(row.started_at) >= month for row in rows),
        same_employer=any(same_employer(a, b) for a in asked.employers for b in employers),
        promised=promised[0],
        promised_on=promised[1],
        employer=employers[0] if employers else "",
    )


def person_view(session: Session, person_id: str) -> PersonView:
    """Everything of one person. Raises NoResultFound when there is none."""
    row = session.get_one(Person, person_id)
    formers = session.scalars(
        select(Former).where(Former.person_id == person_id, Former.state == "live").order_by(Former.until.desc())
    )
    return PersonView(
        person_id,
        {name: _in_words(session, row, name) for name in FIELDS},
        tuple((each.field, each.value, local_day(each.until)) for each in formers),
        tuple(_cases(session, person_id)),
    )


def pairs(session: Session, station_id: str, moment: datetime) -> list[Pair]:
    """Persons of recent receptions who may be one with somebody else, the likeliest first; each two once."""
    recent = (
        select(Party.person_id)
        .join(Reception, Reception.case_id == Party.case_id)
        .where(Reception.started_at >= moment - RECENT, Reception.scope_id == station_id, Party.state == "live")
        .where(Party.person_id.is_not(None))
        .order_by(Reception.started_at.desc())
    )
    ids = [*dict.fromkeys(filter(None, session.scalars(recent.limit(MOST_RECENT * 2))))][:MOST_RECENT]
    found: dict[frozenset[str], Pair] = {}
    for row, facts in candidates.known(session, station_id, ids):
        own = candidates.candidate(row, facts, facts)
        for other in candidates.find(session, station_id, facts, own_id=row.id):
            found.setdefault(frozenset((row.id, other.person_id)), Pair(own, other))
    return sorted(found.values(), key=lambda pair: (-pair.other.weighed.points, pair.one.person_id))


def merges(session: Session, station_id: str) -> list[MergeLine]:
    """The merges of the station that stand, the last first."""
    query = select(Merge).where(Merge.scope_id == station_id, Merge.undone_at.is_(None), Merge.state == "live")
    return [
        MergeLine(row.id, row.kind, *_names(session, row), row.at, row.clerk)
        for row in session.scalars(query.order_by(Merge.at.desc()).limit(200))
    ]


def _names(session: Session, row: Merge) -> tuple[str, str]:
    names = []
    for record_id in (row.kept_id, row.absorbed_id):
        named: Person | Employer | None
        named = session.get(Person, record_id) if row.kind == "person" else session.get(Employer, record_id)
        names.append(named.name if named else "")
    return names[0], names[1]


def _own_person(session: Session, reception_id: str) -> str:
    query = (
        select(Party.person_id)
        .join(Reception, Reception.case_id == Party.case_id)
        .where(Reception.id == reception_id, Party.role == "worker", Party.state == "live", Party.position.is_(None))
    )
    return session.scalars(query.limit(1)).first() or ""


def _cases_of(person_id: str) -> Select[tuple[Case]]:
    mine = select(Party.case_id).where(Party.person_id == person_id, Party.state == "live")
    return select(Case).where(Case.id.in_(mine), Case.state == "live").order_by(Case.opened_at.desc())


def _employers(session: Session, person_id: str) -> list[str]:
    """Of her cases, the last one first."""
    mine = select(Party.case_id).where(Party.person_id == person_id, Party.state == "live")
    query = (
        select(Employer.name)
        .join(Party, Party.employer_id == Employer.id)
        .join(Case, Case.id == Party.case_id)
        .where(Party.case_id.in_(mine), Party.state == "live", Case.state == "live")
        .order_by(Case.opened_at.desc(), Party.id)
    )
    return [*dict.fromkeys(session.scalars(query))]


def _cases(session: Session, person_id: str) -> Iterable[CaseLine]:
    for case in session.scalars(_cases_of(person_id).limit(MOST_CASES)):
        query = select(Employer.name).join(Party, Party.employer_id == Employer.id)
        employer = session.scalars(query.where(Party.case_id == case.id, Party.state == "live").limit(1)).first()
        about = "、".join(case.dispute_types) or case.claim or case.matter
        yield CaseLine(case.number, case.opened_at.astimezone(ZONE), employer or "", about[:60])


def _in_words(session: Session, row: Person, field: str) -> str:
    value = getattr(row, field)
    if not value or (field == "sex" and value == "0"):
        return ""
    if field in NAMED_BY:
        items = codes.current(session, NAMED_BY[field])["items"]
        return next((str(item["name"]) for item in items if item.get("code") == value), str(value))
    return str(value)

"""用人单位 as records of their own: found while one types, changed field by field, with what their cases add up to."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import datetime
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from offline_store import employer_index, region_choices
from offline_store.code_find import text_fit
from offline_store.employer_index import Entry
from offline_store.errors import ExpectedError, NotAllowed
from offline_store.models import CITY, Case, Employer, Party, Person, Reception
from offline_store.roles import REGISTER
from offline_store.search_terms import typed_words
from offline_store.settings import Desk

OFFERED = 12
"""Employers offered while one types."""
LOOKED_AT = 40
"""Entries of each kind that are ranked for them."""
MOST_USED = 100
"""Employers of this desk that are looked through first."""
MIN_CODE = 4
"""Characters of a credit code that say something."""


class EmployerUnnamed(ExpectedError):
    """A record of an employer needs a name."""

    title = "单位没有名称"
    explanation = "单位名称是空的，这次没有保存，填写的内容都还在。"
    advice = "请写上单位全称，然后再按一次保存。"


class EmployerKnown(ExpectedError):
    """Two records of one name could not be told apart by whoever names one."""

    title = "已经有这个单位"
    explanation = "“{name}”已经在用人单位里，这次没有保存，填写的内容都还在。"
    advice = "请查找并打开原来的记录，在那里修改；如果是另一家，请写出能区分的全称。"


@dataclass(frozen=True, slots=True)
class Known:
    """An employer that is offered while its name is typed."""

    id: str
    name: str
    credit_code: str
    by: str
    """The alias that fits what was typed, where the name does not."""
    uses: int
    """Cases of this desk that named it lately."""


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known of an employer; public facts only, since every station reads them."""

    name: str = ""
    credit_code: str = ""
    aliases: tuple[str, ...] = ()
    industry: str = ""
    """This and the two types and the region: codes, as `models.Employer` says."""
    type_2011: str = ""
    type_2023: str = ""
    region: str = ""
    address: str = ""
    phone: str = ""
    legal_representative: str = ""
    staff: int | None = None
    has_union: bool | None = None


CODED = {
    "industry": "industry",
    "type_2023": "enterprise_type_2023",
    "type_2011": "enterprise_type_2011",
    "region": region_choices.LIST,
}
"""Field → the code list it is of."""


@dataclass(frozen=True, slots=True)
class EmployerCase:
    """A case of an employer, as one line."""

    case_id: str
    reception_id: str
    """The newest: what is opened."""
    number: str
    opened_at: datetime
    roles: tuple[str, ...]
    """Of the employer in it."""
    name: str
    protected: bool
    """身份保密: the name is not shown in lists, to anybody."""
    dispute_types: tuple[str, ...]
    arrears: int | None
    recovered: int | None
    people: int | None
    joined: bool
    """Its amounts and people are counted in the collective case it was joined to (并案), which is here too."""


@dataclass(frozen=True, slots=True)
class Card:
    """An employer with its cases at this desk's store, the newest first."""

    id: str
    facts: Facts
    cases: tuple[EmployerCase, ...]
    receptions: int
    """次: of all its cases."""

    @property
    def people(self) -> int:
        """人: as stated in the cases."""
        return sum(case.people or 0 for case in self.cases if not case.joined)

    @property
    def people_unknown(self) -> int:
        """Cases in which nobody has stated how many people there are."""
        return sum(case.people is None for case in self.cases if not case.joined)

    @property
    def owed(self) -> int:
        """Fen: the wages claimed in the cases."""
        return sum(case.arrears or 0 for case in self.cases if not case.joined)

    @property
    def paid(self) -> int:
        """Fen: what was paid through our doing (追回)."""
        return sum(case.recovered or 0 for case in self.cases if not case.joined)


def find(session: Session, typed: str, uses: Mapping[str, int]) -> list[Known]:
    """Employers by name, alias, credit code or pinyin initials: the best fit first, of equals those this desk uses.

    `uses` says how often this desk named an employer lately, by id (`code_uses.py`). For nothing typed the most used,
    then some of the latest.
    """
    text, connection = " ".join(typed_words(typed)), session.connection()
    often = sorted(uses, key=lambda each: -uses[each])[:MOST_USED]
    entries = employer_index.of(connection, often)
    if text:
        entries += employer_index.matching(connection, text, LOOKED_AT)
    else:
        entries += employer_index.latest(connection, OFFERED)
    ranked = {entry.id: rank for entry in entries if (rank := _rank(entry, text, uses)) is not None}
    best = sorted(ranked, key=lambda each: (*ranked[each][:3], each))[:OFFERED]
    rows = {row.id: row for row in session.scalars(select(Employer).where(Employer.id.in_(best)))}
    return [_known(rows[each], ranked[each][3], uses) for each in best if each in rows]


def _rank(entry: Entry, typed: str, uses: Mapping[str, int]) -> tuple[int, int, int, int] | None:
    """How well it fits, how little it is used, how long its name is; and the place of the name that fits."""
    if not typed:
        return 0, -uses.get(entry.id, 0), 0, 0
    found = [(fit, place) for place, name in enumerate(entry.names) if (fit := _fit(name, typed)) is not None]
    if len(typed) >= MIN_CODE and typed in entry.code:
        found.append((1 - entry.code.startswith(typed), 0))
    if not found:
        return None
    how, place = min(found)
    return how, -uses.get(entry.id, 0), len(entry.names[0]), place


def _fit(name: str, typed: str) -> int | None:
    """0 for the name itself and what begins with it, then words in it, then anything inside."""
    return 0 if name.startswith(typed) else text_fit(name, typed)


def _known(row: Employer, place: int, uses: Mapping[str, int]) -> Known:
    by = row.aliases[place - 1] if 0 < place <= len(row.aliases) else ""
    return Known(row.id, row.name, row.credit_code, by, uses.get(row.id, 0))


def facts_of(row: Employer) -> Facts:
    """A record as the screens have it."""
    said = {each.name: getattr(row, each.name) for each in fields(Facts)}
    return Facts(**said | {"aliases": tuple(row.aliases)})


def save(session: Session, desk: Desk, employer_id: str | None, before: Facts, after: Facts) -> str:
    """Write what the clerk changed of an employer, or a new one; its id.

    Only the fields that differ from what she was shown are touched: what came from elsewhere meanwhile stands.
    Raises NotAllowed, EmployerUnnamed, EmployerKnown.
    """
    if not desk.may(REGISTER):
        raise NotAllowed
    if not after.name.strip():
        raise EmployerUnnamed
    same = select(Employer.id).where(Employer.name == after.name, Employer.state == "live")
    if after.name != before.name and session.scalars(same.limit(1)).first():
        raise EmployerKnown(name=after.name)
    row = session.get_one(Employer, employer_id) if employer_id else Employer(scope_id=CITY)
    for each in fields(Facts):
        value = getattr(after, each.name)
        if value != getattr(before, each.name):
            setattr(row, each.name, list(value) if isinstance(value, tuple) else value)
    session.add(row)
    return row.id


def card(session: Session, employer_id: str) -> Card:
    """An employer and its live cases. Raises sqlalchemy's NoResultFound when there is none."""
    row = session.get_one(Employer, employer_id)
    roles: dict[str, list[str]] = {}
    parties = select(Party.case_id, Party.role).where(Party.employer_id == employer_id, Party.state == "live")
    for case_id, role in session.execute(parties.order_by(Party.id)):
        roles.setdefault(case_id, []).append(role)
    ids = list(roles)
    newest, count = _receptions(session, ids)
    workers = _workers(session, ids)
    query = select(Case).where(Case.id.in_(ids), Case.state == "live").order_by(Case.opened_at.desc(), Case.id.desc())
    cases = session.scalars(query).all()
    here = {case.id for case in cases}
    lines = tuple(
        EmployerCase(
            case_id=case.id,
            reception_id=newest.get(case.id, ""),
            number=case.number,
            opened_at=case.opened_at,
            roles=tuple(roles[case.id]),
            name=workers.get(case.id, _Worker()).name,
            protected=workers.get(case.id, _Worker()).protected,
            dispute_types=tuple(case.dispute_types),
            arrears=case.arrears,
            recovered=case.recovered,
            people=case.people,
            joined=case.joined_id in here,
        )
        for case in cases
    )
    return Card(employer_id, facts_of(row), lines, sum(count.get(case.id, 0) for case in cases))


@dataclass(slots=True)
class _Worker:
    """Whose case it is."""

    name: str = ""
    protected: bool = False


def _workers(session: Session, case_ids: list[str]) -> dict[str, _Worker]:
    """By case; an identity that lives in another scope than the case, or is not here, is protected."""
    columns = (Party.case_id, Party.scope_id, Party.person_id, Person.name, Person.scope_id.label("lives_in"))
    query = select(*columns).outerjoin(Person, Person.id == Party.person_id).order_by(Party.id.desc())
    query = query.where(Party.case_id.in_(case_ids), Party.role == "worker", Party.state == "live")
    found: dict[str, _Worker] = {}
    for row in session.execute(query):
        is_open = row.lives_in == row.scope_id
        found[row.case_id] = _Worker(row.name if is_open else "", protected=not is_open)
    return found


def _receptions(session: Session, case_ids: list[str]) -> tuple[dict[str, str], dict[str, int]]:
    """The newest reception of each case, and how many it has."""
    of_cases = (Reception.case_id.in_(case_ids), Reception.state == "live")
    order = select(Reception.case_id, Reception.id).where(*of_cases).order_by(Reception.started_at, Reception.id)
    counted = select(Reception.case_id, func.count(Reception.id)).where(*of_cases).group_by(Reception.case_id)
    newest: dict[Any, Any] = dict(session.execute(order).tuples().all())
    count: dict[Any, Any] = dict(session.execute(counted).tuples().all())
    return newest, count

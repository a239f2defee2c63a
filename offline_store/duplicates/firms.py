"""Employers that may stand in the register twice, and two of them side by side: frozen values for the screen.

They are grouped by what is equal: the credit code, what a name says without its place and kind of company, how that is
read aloud. Two that both have a credit code, and different ones, are two.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields
from itertools import combinations

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from offline_store import codes, employers, region_choices
from offline_store.code_find import choices_of
from offline_store.duplicates.forms import employer_core
from offline_store.duplicates.people import CaseLine
from offline_store.models import Case, Employer, Merge, Party
from offline_store.person_keys import readings
from offline_store.search_terms import fold
from offline_store.types import ZONE

FIELDS = tuple(field.name for field in fields(employers.Facts))
"""Of an employer, in the order of a comparison."""
CODE, NAME, SOUND = "code", "name", "sound"
"""Why two are proposed, the strongest first."""
_STRENGTH = {CODE: 0, NAME: 1, SOUND: 2}
YES, NO = "yes", "no"
"""Values of has_union."""
SHORTEST = 2
"""Characters of a name that say something without place and kind."""
LOOKED_AT = 5_000
"""Employers that are compared: a second's work."""
MOST_ALIKE, MOST_PAIRS, MOST_CASES = 8, 200, 20
"""Employers of one group that are compared; pairs and cases that are shown."""


@dataclass(frozen=True, slots=True)
class Firm:
    """An employer in a line of the list."""

    id: str
    name: str
    cases: int


@dataclass(frozen=True, slots=True)
class FirmPair:
    """Two employers that may be one, the older record first."""

    one: Firm
    other: Firm
    reason: str


@dataclass(frozen=True, slots=True)
class FirmView:
    """Everything of one employer; values by field, codes in words, empty where nothing is known."""

    id: str
    values: dict[str, str]
    cases: tuple[CaseLine, ...]


@dataclass(frozen=True, slots=True)
class _Named:
    id: str
    names: tuple[str, ...]
    code: str


def pairs(session: Session) -> list[FirmPair]:
    """Employers that may be one, the surest first, then those with the most cases; of those named or made last."""
    last = func.coalesce(func.max(Party.id), Employer.id)  # ids are in the order of making
    query = select(Employer.id, Employer.name, Employer.aliases, Employer.credit_code)
    query = query.outerjoin(Party, Party.employer_id == Employer.id).where(Employer.state == "live")
    rows = session.execute(query.group_by(Employer.id).order_by(last.desc()).limit(LOOKED_AT)).all()
    known = {row.id: _Named(row.id, (row.name, *row.aliases), fold(row.credit_code)) for row in rows}
    found: dict[tuple[str, str], str] = {}
    for reason, one, other in _alike(known.values()):
        if not (one.code and other.code and one.code != other.code):
            found.setdefault((one.id, other.id), reason)  # the strongest reason comes first
    for told in _told_apart(session):
        found.pop(told, None)
    counted = _cases_of(session, {each for pair in found for each in pair})

    def firm(employer_id: str) -> Firm:
        return Firm(employer_id, known[employer_id].names[0], counted.get(employer_id, 0))

    made = [FirmPair(firm(one), firm(other), reason) for (one, other), reason in found.items()]
    made.sort(key=lambda pair: (_STRENGTH[pair.reason], -pair.one.cases - pair.other.cases, pair.one.id))
    return made[:MOST_PAIRS]


def view(session: Session, employer_id: str) -> FirmView:
    """Everything of one employer. Raises NoResultFound when there is none."""
    row = session.get_one(Employer, employer_id)
    return FirmView(
        employer_id, {name: _in_words(session, row, name) for name in FIELDS}, tuple(_lines(session, employer_id))
    )


def _alike(named: Iterable[_Named]) -> Iterator[tuple[str, _Named, _Named]]:
    """Two with an equal key, in the order of their making, by the strength of the reason."""
    groups: dict[tuple[str, str], dict[str, _Named]] = defaultdict(dict)
    for each in named:
        for key in _keys(each):
            groups[key][each.id] = each
    for (reason, _), group in sorted(groups.items(), key=lambda item: _STRENGTH[item[0][0]]):
        alike = sorted(group.values(), key=lambda each: each.id)[:MOST_ALIKE]
        for one, other in combinations(alike, 2):
            yield reason, one, other


def _keys(named: _Named) -> Iterator[tuple[str, str]]:
    if named.code:
        yield CODE, named.code
    for name in named.names:
        core = employer_core(name)
        if len(core) >= SHORTEST:
            yield NAME, core
            yield SOUND, " ".join((readings(character) or (character,))[0] for character in core)


def _told_apart(session: Session) -> Iterator[tuple[str, str]]:
    """Those of a merge that was undone, or never stood (`merging.tell_firms_apart`)."""
    query = select(Merge.kept_id, Merge.absorbed_id).where(Merge.kind == "employer", Merge.undone_at.is_not(None))
    for one, other in session.execute(query.where(Merge.state == "live")).tuples():
        yield (one, other) if one < other else (other, one)


def _cases_of(session: Session, employer_ids: Iterable[str]) -> dict[str, int]:
    query = select(Party.employer_id, func.count(func.distinct(Party.case_id))).group_by(Party.employer_id)
    rows = session.execute(query.where(Party.state == "live", Party.employer_id.in_([*employer_ids]))).tuples()
    return {str(employer_id): count for employer_id, count in rows}


def _lines(session: Session, employer_id: str) -> Iterator[CaseLine]:
    named = select(Party.case_id).where(Party.employer_id == employer_id, Party.state == "live")
    query = select(Case).where(Case.id.in_(named), Case.state == "live").order_by(Case.opened_at.desc())
    for case in session.scalars(query.limit(MOST_CASES)):
        about = "、".join(case.dispute_types) or case.claim or case.matter
        yield CaseLine(case.number, case.opened_at.astimezone(ZONE), "", about[:60])


def _in_words(session: Session, row: Employer, field: str) -> str:
    value = getattr(row, field)
    if field in employers.CODED and value:
        content = codes.current(session, employers.CODED[field])
        is_region = employers.CODED[field] == region_choices.LIST
        return (region_choices.choices(content) if is_region else choices_of(content)).name_of(value)
    if isinstance(value, list):
        return "、".join(value)
    if isinstance(value, bool):
        return YES if value else NO
    return "" if value is None else str(value)

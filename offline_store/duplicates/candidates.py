"""Who in the desk's store may be the person that is being typed: found by keys, weighed, ranked.

Candidates are looked up by what is equal (an ID number, a phone, a birth date, also former ones) and by the initials
of the name together with the employer or the end of the phone, which are words of the search index. Only persons of
the desk's own station are proposed: of others it holds no more than may be read, and a protected identity is in no
index at all.
"""

import json
from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Row, or_, select
from sqlalchemy.orm import Session, load_only

from offline_store import person_keys
from offline_store.duplicates import names
from offline_store.duplicates.forms import employer_core, id_form, phone_form
from offline_store.duplicates.weighing import Facts, Weighed, weigh
from offline_store.models import Distinct, Former, Merge, Person
from offline_store.search_terms import fold
from offline_store.types import from_plain

MOST = 5
"""Candidates that are proposed."""
MOST_ENTRIES, MOST_PERSONS = 300, 400
"""Of the newest entries of the index that are looked into for each question, and of persons that are weighed."""
LATIN = 3
"""Latin letters that are one word of the index."""
COMPARED = (
    Person.name,
    Person.phone,
    Person.id_number,
    Person.birth_date,
    Person.address,
    Person.scope_id,
    Person.state,
)
"""What is read of each of many; the rest of a person may be large."""
_ENTRIES = """
    SELECT case_id FROM search_words CROSS JOIN search_entry ON entry = search_words.rowid
    WHERE search_words MATCH ? AND case_id IS NOT NULL ORDER BY search_words.rowid DESC LIMIT ?
"""
_PERSONS_OF_CASES = (
    "SELECT DISTINCT person_id FROM party WHERE case_id IN ids AND person_id IS NOT NULL AND state = 'live'"
)
_EMPLOYERS = """
    SELECT DISTINCT mine.person_id, employer.name, employer.aliases FROM party AS mine
    CROSS JOIN party AS theirs ON theirs.case_id = mine.case_id AND theirs.state = 'live'
    CROSS JOIN employer ON employer.id = theirs.employer_id AND employer.state = 'live'
    WHERE mine.person_id IN ids AND mine.state = 'live'
"""
"""CROSS JOIN: SQLite would begin at the employers, of whom there are few, and read every case of each."""
_CALLERS = """
    SELECT DISTINCT mine.person_id, reception.caller_number FROM party AS mine
    CROSS JOIN reception ON reception.case_id = mine.case_id AND reception.state = 'live'
    WHERE reception.caller_number <> '' AND mine.person_id IN ids AND mine.state = 'live' AND NOT EXISTS (
        SELECT 1 FROM party AS other WHERE other.case_id = mine.case_id AND other.person_id <> mine.person_id)
"""
"""Who called in a case of one person was she, or somebody near her; in a case of many it may be any of them."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody who may be meant, and why."""

    person_id: str
    name: str
    phone: str
    id_number: str
    birth_date: date | None
    employers: tuple[str, ...]
    weighed: Weighed


def find(
    session: Session, station_id: str, asked: Facts, *, own_id: str = "", without: Iterable[str] = (), most: int = MOST
) -> tuple[Candidate, ...]:
    """The persons who may be the one that was typed, the likeliest first.

    `own_id` is her own record where there is one already, `without` are persons she was said not to be; whom a clerk
    has found to be another than `own_id` is not proposed again (`Distinct`).
    """
    equal = _keyed(session, asked) | _indexed(session, _equal_words(asked))
    named = _indexed(session, _named_words(asked)) - equal
    ids = (equal | named) - {own_id, *without, *(distinct_from(session, own_id) if own_id else ())}
    found = [
        candidate(row, facts, asked)
        for row, facts in known(session, station_id, sorted(ids, reverse=True)[:MOST_PERSONS], named, asked.names)
    ]
    found = [each for each in found if each.weighed.enough]
    return tuple(sorted(found, key=lambda each: (-each.weighed.points, each.person_id))[:most])


def candidate(row: Person, facts: Facts, asked: Facts) -> Candidate:
    """A known person, weighed against what was typed."""
    employers, weighed = facts.employers, weigh(asked, facts)
    return Candidate(row.id, row.name, row.phone, row.id_number, row.birth_date, employers, weighed)


def facts_of(session: Session, station_id: str, person_id: str) -> Facts | None:
    """What is known of one person of the station; None where she is void, sealed or another station's."""
    return next((facts for _, facts in known(session, station_id, [person_id])), None)


def known(
    session: Session,
    station_id: str,
    person_ids: Sequence[str],
    named: Container[str] = (),
    asked_names: Sequence[str] = (),
) -> list[tuple[Person, Facts]]:
    """These persons of the station with all that is known of them; the rows must not leave the session.

    Of those in `named`, only who is called nearly so: the initials of many are the same, and the rest of what is known
    costs more to read.
    """
    # by their ids alone: SQLite would rather read all persons of the station
    rows = [
        row
        for row in session.scalars(select(Person).where(Person.id.in_(person_ids)).options(load_only(*COMPARED)))
        if row.scope_id == station_id and row.state == "live"
    ]
    ids = [row.id for row in rows]
    former: dict[str, list[Former]] = {}
    for each in session.scalars(select(Former).where(Former.person_id.in_(ids), Former.state == "live")):
        former.setdefault(each.person_id, []).append(each)
    rows = [row for row in rows if row.id not in named or _is_called(asked_names, row, former.get(row.id, ()))]
    ids = [row.id for row in rows]
    employers, callers = _employers(session, ids), _by_person(_rows(session, _CALLERS, ids))
    return [
        (row, _facts(row, former.get(row.id, []), employers.get(row.id, ()), callers.get(row.id, ()))) for row in rows
    ]


def _is_called(asked_names: Sequence[str], row: Person, former: Sequence[Former]) -> bool:
    called = [row.name, *(each.value for each in former if each.field == "name")]
    return any(names.alike(one, other) for one in asked_names for other in called)


def distinct_from(session: Session, person_id: str) -> set[str]:
    """Whom a clerk has found to be another person than this one, or than a record that was merged into hers."""
    own = _records_of(session, person_id)
    query = select(Distinct.first_id, Distinct.second_id).where(
        or_(Distinct.first_id.in_(own), Distinct.second_id.in_(own)), Distinct.state == "live"
    )
    others = {each for pair in session.execute(query).tuples() for each in pair} - own
    return {_kept(session, other) for other in others} - own


def _records_of(session: Session, person_id: str) -> set[str]:
    """Her record and those merged into it, into these, and so on."""
    found, fresh = {person_id}, {person_id}
    while fresh:
        query = select(Merge.absorbed_id).where(Merge.kept_id.in_(fresh), Merge.undone_at.is_(None))
        fresh = set(session.scalars(query)) - found
        found |= fresh
    return found


def _kept(session: Session, person_id: str) -> str:
    """The record that a person's was merged into; her own where it was not."""
    passed: set[str] = set()
    while person_id not in passed:
        passed.add(person_id)
        query = select(Merge.kept_id).where(Merge.absorbed_id == person_id, Merge.undone_at.is_(None))
        person_id = session.scalars(query.limit(1)).first() or person_id
    return person_id


def _facts(row: Person, former: Sequence[Former], employers: Sequence[str], callers: Sequence[str]) -> Facts:
    had: dict[str, list[str]] = {"name": [], "phone": [], "id_number": []}
    for each in former:
        had[each.field].append(each.value)
    earlier = frozenset(each.value for each in former) - {row.name, row.phone, row.id_number}
    return Facts(
        names=_said(row.name, *had["name"]),
        phones=_said(row.phone, *had["phone"], *callers),
        ids=_said(row.id_number, *had["id_number"]),
        births=_said(row.birth_date.isoformat() if row.birth_date else born(row.id_number)),
        employers=tuple(employers),
        addresses=_said(row.address),
        earlier=earlier,
    )


def _said(*values: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(filter(None, values)))


def born(id_number: str) -> str:
    """The birth date (ISO 8601) in an ID number; empty where it has none."""
    found = person_keys.BIRTH.fullmatch(id_form(id_number).lower())
    return f"{found[1][:4]}-{found[1][4:6]}-{found[1][6:]}" if found else ""


def _keyed(session: Session, asked: Facts) -> set[str]:
    """By what is equal, as it is spelt in the tables: today's values and former ones."""
    ids, phones = _spellings(asked.ids, id_form), _spellings(asked.phones, phone_form)
    queries = []
    if ids:
        queries.append(select(Person.id).where(Person.id_number.in_(ids)))
    if phones:
        queries.append(select(Person.id).where(Person.phone.in_(phones)).limit(MOST_PERSONS))
    if ids or phones:
        queries.append(select(Former.person_id).where(Former.value.in_([*ids, *phones]), Former.state == "live"))
    if dates := _dates(asked.births):
        queries.append(select(Person.id).where(Person.birth_date.in_(dates)).limit(MOST_PERSONS))
    return {found for query in queries for found in session.scalars(query)}


def _spellings(values: Iterable[str], form: Any) -> list[str]:
    return sorted({each for value in values for each in (value, form(value), form(value).lower()) if form(value)})


def _dates(births: Iterable[str]) -> list[date]:
    found = []
    for birth in births:
        try:
            found.append(from_plain(birth, date))
        except ValueError:
            continue
    return found


def _indexed(session: Session, words: str) -> set[str]:
    """By words of the search index; none find nobody."""
    found = session.connection().exec_driver_sql(_ENTRIES, (words, MOST_ENTRIES)) if words else ()
    return {row[0] for row in _rows(session, _PERSONS_OF_CASES, [case_id for (case_id,) in found])}


def _equal_words(asked: Facts) -> str:
    """The long end of a phone, the end of an ID number, a birth date."""
    phones = [form[-person_keys.LONG_TAIL :] for form in map(phone_form, asked.phones)]
    ids = [form[-max(person_keys.ID_TAILS) :].lower() for form in map(id_form, asked.ids)]
    dates = [birth.replace("-", "") for birth in asked.births]
    keys = [f"p{tail}" for tail in phones if len(tail) == person_keys.LONG_TAIL]
    keys += [f"i{tail}" for tail in ids if tail.isascii() and tail.isalnum()]
    return " OR ".join([*keys, *(f"y{each}" for each in dates if each.isdecimal())])


def _named_words(asked: Facts) -> str:
    """The initials of a name, with the employer or the short end of the phone beside them."""
    begins = sorted({word for name in asked.names for word in _beginnings(name)})
    tails = [form[-person_keys.SHORT_TAIL :] for form in map(phone_form, asked.phones) if form]
    beside = [f"p{tail}" for tail in tails] + [pair for name in asked.employers if (pair := _first_pair(name))]
    if not begins or not beside:
        return ""
    return f"({' OR '.join(begins)}) AND ({' OR '.join(beside)})"


def _beginnings(name: str) -> list[str]:
    """Its initials as it may have been meant; of a name in Latin letters the beginnings of its words."""
    found = [f"k{letters}" for letters in names.initials(name)]
    words = [word for word in names.plain_name(name).split() if word.isascii() and len(word) >= LATIN]
    return [*found, *(_gram(word[:LATIN]) for word in words)]


def _first_pair(employer: str) -> str:
    core = fold(employer_core(employer))[:2]
    return _gram(core) if len(core) == 2 else ""


def _gram(text: str) -> str:
    """As `search_terms` spells it."""
    return "z".join(f"{ord(character):x}" for character in text)


def _employers(session: Session, ids: Sequence[str]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for person_id, name, aliases in _rows(session, _EMPLOYERS, ids):
        found.setdefault(person_id, []).extend((name, *json.loads(aliases or "[]")))
    return found


def _by_person(rows: Iterable[Row[Any]]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for person_id, value in rows:
        found.setdefault(person_id, []).append(value)
    return found


def _rows(session: Session, query: str, ids: Sequence[str]) -> Sequence[Row[Any]]:
    """Rows of a query whose `IN ids` takes all the ids."""
    if not ids:
        return ()
    marks = f"IN ({','.join('?' * len(ids))})"
    return session.connection().exec_driver_sql(query.replace("IN ids", marks), tuple(ids)).all()

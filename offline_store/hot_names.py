"""Names that are likely to be spoken at a station: firms, mediators, streets, who is expected today, open matters.

Protected identities are never among them: what is misheard would be written as their names.
"""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from offline_store import codes, sittings
from offline_store.models import Case, Employer, Party, Person
from offline_store.process.assignment import handlers
from offline_store.settings import Desk
from offline_store.speech_rules import in_force

MOST = 5_000
"""Of each kind, the newest."""
DIVISIONS = "division_qingdao"
LISTS = ("hot_words", "desk_phrases")
"""Code lists of what is said at the desk."""


@dataclass(frozen=True, slots=True)
class HotNames:
    """What is known at a station now."""

    listed: tuple[str, ...]
    """Words and phrases of the desk: the code lists that hold today."""
    places: tuple[str, ...]
    """Streets, and the mediators of the station."""
    employers: tuple[str, ...]
    expected: tuple[str, ...]
    """Who comes to a sitting today."""
    people: tuple[str, ...]
    """In open matters."""
    rules: tuple[tuple[str, str], ...]
    """What is heard and what is meant: the rules in force."""


def read(session: Session, desk: Desk, day: date) -> HotNames:
    """What is known on a calendar day."""
    listed = [word for name in LISTS for word in codes.names(codes.current(session, name, day))]
    expected = [side.name for line in sittings.between(session, desk, day, day) for side in line.sides]
    places = [*_streets(session, day), *handlers(session, desk).values()]
    return HotNames(
        listed=_once(listed),
        places=_once(places),
        employers=_once(_employers(session)),
        expected=_once(expected),
        people=_once(_people(session, desk)),
        rules=tuple((rule.heard, rule.meant) for rule in in_force(session)),
    )


def _once(words: list[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(filter(None, words)))


def _employers(session: Session) -> list[str]:
    query = select(Employer.name, Employer.aliases).where(Employer.state == "live")
    rows = session.execute(query.order_by(Employer.id.desc()).limit(MOST)).tuples()
    return [name for own, aliases in rows for name in (own, *map(str, aliases))]


def _people(session: Session, desk: Desk) -> list[str]:
    """In the station's open cases; a sealed identity is of another scope than its case."""
    query = (
        select(Person.name)
        .join(Party, Party.person_id == Person.id)
        .join(Case, Case.id == Party.case_id)
        .where(Case.scope_id == desk.station_id, Person.scope_id == Case.scope_id, Case.closed_at.is_(None))
        .where(Case.state == "live", Party.state == "live", Person.state == "live", ~Person.anonymous)
        .order_by(Case.id.desc())
        .limit(MOST)
    )
    return list(session.scalars(query))


def _streets(session: Session, day: date) -> list[str]:
    """Names of divisions at every level of the table, with and without what they are."""
    found: list[str] = []
    waiting: list[object] = [codes.current(session, DIVISIONS, day)]
    while waiting:
        each = waiting.pop()
        if isinstance(each, dict):
            found += [each["name"]] if isinstance(each.get("name"), str) and "code" in each else []
            waiting += each.values()
        elif isinstance(each, list):
            waiting += each
    return [form for name in found for form in (name, name.removesuffix("街道"))]

"""A person's record: what is known of her beside name and phone, and what she was known by before."""

from dataclasses import asdict, dataclass, field, fields
from datetime import date, datetime

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from offline_store.models import Former, Person
from offline_store.types import now

KNOWN_BY = ("name", "phone", "id_number")
"""Fields whose earlier values are kept (曾用)."""


@dataclass(frozen=True, slots=True)
class PersonDetails:
    """What the form asks of a person beside name and phone; as in `Person`, empty where it was not said."""

    sex: str = "0"
    id_kind: str = ""
    id_number: str = ""
    birth_date: date | None = None
    ethnicity: str = ""
    education: str = ""
    native_region: str = ""
    address: str = ""
    marks: tuple[str, ...] = ()
    portrait: bytes | None = field(default=None, repr=False)


NOTHING = PersonDetails()


@dataclass(frozen=True, slots=True)
class FormerValue:
    """A name, phone or ID number that gave way to another."""

    field: str
    value: str
    until: datetime


def details_of(person: Person) -> PersonDetails:
    """Her details as the form has them."""
    values = {each.name: getattr(person, each.name) for each in fields(PersonDetails)}
    return PersonDetails(**values | {"marks": tuple(person.marks)})


def set_details(person: Person, details: PersonDetails, *, keep_known: bool = False) -> None:
    """Write her details; with `keep_known` what was not said this time stays as it was known."""
    for name, value in asdict(details).items():
        if not (keep_known and value == getattr(NOTHING, name)):
            setattr(person, name, list(value) if name == "marks" else value)


def known_by(person: Person) -> dict[str, str]:
    """What she is found by now."""
    return {name: getattr(person, name) or "" for name in KNOWN_BY}


def note_formers(session: Session, person: Person, before: dict[str, str]) -> None:
    """Keep what she was known by before, where it gave way to another value just now."""
    for name, value in before.items():
        if value and getattr(person, name) not in ("", value):
            query = _of(person.id).where(Former.field == name, Former.value == value)
            former = session.scalars(query.limit(1)).first()
            former = former or Former(scope_id=person.scope_id, person_id=person.id, field=name, value=value)
            former.until = now()
            session.add(former)


def carry_formers(session: Session, old: Person, new: Person) -> None:
    """Her record is in another scope now: what she was known by before is known there too."""
    for former in session.scalars(_of(old.id)):
        copy = Former(scope_id=new.scope_id, person_id=new.id, field=former.field, value=former.value)
        copy.until = former.until
        session.add(copy)


def forget(session: Session, person: Person) -> None:
    """Nothing of who she is stays in this record, nor in what she was known by before."""
    person.name, person.phone, person.state = "", "", "void"
    set_details(person, NOTHING)
    for former in session.scalars(_of(person.id)):
        former.value, former.state = "", "void"


def formers(session: Session, person_id: str) -> tuple[FormerValue, ...]:
    """What she was known by before, the latest first."""
    query = _of(person_id).order_by(Former.until.desc(), Former.id)
    return tuple(FormerValue(row.field, row.value, row.until) for row in session.scalars(query))


def mask_id(number: str) -> str:
    """The first three and the last two places, of eleven or more; what is shorter shows only its last two."""
    shown = 3 if len(number) >= 11 else 0
    return number[:shown] + "*" * max(len(number) - shown - 2, 0) + number[-2:]


def _of(person_id: str) -> Select[tuple[Former]]:
    return select(Former).where(Former.person_id == person_id, Former.state == "live")

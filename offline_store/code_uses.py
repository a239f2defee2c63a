"""What this desk uses of each code list, learned from what it saved lately: no table of its own, nothing to keep up."""

from collections import Counter
from collections.abc import Iterable
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from offline_store.employers import CODED
from offline_store.models import Case, Employer, Party, Person
from offline_store.settings import Desk

LATELY, LOOKED_AT = 500, 5_000
"""Cases of this desk that are counted, the newest; and cases looked at to find them, among those of other desks."""
_OF_EMPLOYER = {name: getattr(Employer, field) for field, name in CODED.items()}
_OF_PERSON = {
    "id_document": Person.id_kind,
    "ethnicity": Person.ethnicity,
    "education": Person.education,
}
EMPLOYERS = "employer"
"""Beside the lists: the employers themselves, by id."""
Uses = dict[str, dict[str, int]]
"""List → code or name, as the records keep it → how many of the cases use it."""


def uses(session: Session, desk: Desk) -> Uses:
    """How often the cases this desk registered lately use each code, and those of their employers and persons."""
    found = {name: Counter[str]() for name in ("dispute_type", "employment_form", "arrears_kind", "arrears_cause")}
    cases = _cases(session, desk)
    for case in cases:
        found["dispute_type"].update(case.dispute_types)
        found["employment_form"].update(filter(None, [case.employment_form]))
        for name in ("kind", "cause"):
            found[f"arrears_{name}"].update(filter(None, (str(item.get(name) or "") for item in case.wage_items)))
    parties = Party.case_id.in_([case.id for case in cases]), Party.state == "live"
    employing = select(*_OF_EMPLOYER.values()).join(Party, Party.employer_id == Employer.id).where(*parties)
    coming = select(*_OF_PERSON.values()).join(Party, Party.person_id == Person.id).where(*parties)
    named = select(Party.employer_id).where(*parties, Party.employer_id.is_not(None))
    found[EMPLOYERS] = Counter(session.scalars(named))
    found |= _columns(_OF_EMPLOYER, session.execute(employing)) | _columns(_OF_PERSON, session.execute(coming))
    return {name: dict(counted) for name, counted in found.items()}


def _cases(session: Session, desk: Desk) -> list[Any]:
    """By their 登记号: it begins with the station and the desk that gave it."""
    newest = select(Case).where(Case.state == "live").order_by(Case.opened_at.desc()).limit(LOOKED_AT).subquery()
    columns = (newest.c.id, newest.c.dispute_types, newest.c.employment_form, newest.c.wage_items)
    own = newest.c.number.startswith(f"{desk.station_code}-{desk.number}-", autoescape=True)
    return list(session.execute(select(*columns).where(own).limit(LATELY)))


def _columns(names: Iterable[str], rows: Iterable[Any]) -> dict[str, Counter[str]]:
    columns = list(zip(*rows, strict=True)) or [() for _ in names]
    return {name: Counter(filter(None, values)) for name, values in zip(names, columns, strict=False)}

"""人员名单: the persons of a group's case, each a Person with her Party, in the list's order.

Who came or called is a party too; where the list names her (`_may_be`), both parties stand on one person, so
that 人 are counted once.
"""

from collections.abc import Iterator, Sequence
from typing import Any

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session

from offline_store import persons, registration
from offline_store.identity.resident import check_digit_fits
from offline_store.matter import Member
from offline_store.models import Case, Party, Person, Reception, sealed_scope
from offline_store.settings import Desk

AT_ONCE = 40
"""Members written in one transaction: two records each, and a transaction has at most 100."""
RESIDENT_ID = "111"
"""Code list `id_document`."""
IN_PERSON = frozenset({"worker", "representative"})
"""Roles of those whose claim it is."""
Placed = tuple[int, Member]
"""A member with her place in the list, from 1."""


def of_case(session: Session, case: Case, *, see_protected: bool = True) -> tuple[Member, ...] | None:
    """A case's list, in its order; None where its identities are sealed and not to be read here."""
    query = select(Party, Person).outerjoin(Person, Person.id == Party.person_id).where(_listed(case.id))
    found = session.execute(query.order_by(Party.position, Party.id)).tuples().all()
    if any(person is None or (person.scope_id != case.scope_id and not see_protected) for _, person in found):
        return None
    return tuple(_member(party, person) for party, person in found)


def count(session: Session, case_id: str) -> int:
    """人: the persons of a case whose claim it is, each once, whoever came included."""
    query = select(func.count(func.distinct(Party.person_id))).where(
        Party.case_id == case_id, Party.role.in_(IN_PERSON), Party.state == "live", Party.person_id.is_not(None)
    )
    return session.scalar(query) or 0


def register(session: Session, desk: Desk, reception_id: str, entry: registration.Entry) -> tuple[str, list[Placed]]:
    """Save a case (`registration.register`), and say what of its list is still to be written: in `batches`, `write`.

    Until `finish` the draft stays, so that a list cut off in the middle is there whole when the desk opens again.
    """
    kept = dict(session.get_one(Reception, reception_id).draft or {})
    case_id = registration.register(session, desk, reception_id, entry)
    session.flush()
    if entry.members is None:
        return case_id, []
    case = session.get_one(Case, case_id)
    _drop_others(session, case_id, entry.members)
    waiting = _changed(session, case, entry.members, protected=entry.protected)
    if waiting:
        session.get_one(Reception, reception_id).draft = kept
    return case_id, waiting


def batches(waiting: Sequence[Placed]) -> Iterator[Sequence[Placed]]:
    """Parts of a list, each for a transaction of its own."""
    return (waiting[first : first + AT_ONCE] for first in range(0, len(waiting), AT_ONCE))


def write(session: Session, case_id: str, waiting: Sequence[Placed], *, protected: bool) -> None:
    """Make these members of the list what they say; again changes nothing. Sealed where the case is `protected`."""
    case = session.get_one(Case, case_id)
    scope_id = sealed_scope(case.scope_id) if protected else case.scope_id
    with session.no_autoflush:
        caller = _caller_unlisted(session, case)
        for position, member in waiting:
            party = session.get(Party, member.id) or Party(id=member.id, scope_id=case.scope_id, case_id=case.id)
            party.role = "representative" if member.representative else "worker"
            party.amount, party.position, party.state = member.amount, position, "live"
            person = _person_of(session, scope_id, party, member)
            if person is None and caller is not None and caller.scope_id == scope_id and _may_be(caller, member):
                person, caller = caller, None
            person = person or _known(session, scope_id, member) or Person(scope_id=scope_id)
            before = persons.known_by(person)
            _fill(person, member)
            persons.note_formers(session, person, before)
            party.person_id = person.id
            session.add_all([person, party])


def finish(session: Session, reception_id: str) -> None:
    """The last of the list is written: nothing of the form is a draft any more."""
    session.get_one(Reception, reception_id).draft = {}


def _drop_others(session: Session, case_id: str, members: Sequence[Member]) -> None:
    """Who is in the list no more is no party any more; the person stays."""
    kept = {member.id for member in members}
    for party in session.scalars(select(Party).where(_listed(case_id))):
        if party.id not in kept:
            party.state = "void"


def _changed(session: Session, case: Case, members: Sequence[Member], *, protected: bool) -> list[Placed]:
    """Who of the list is not written yet as she stands there."""
    query = select(Party, Person).join(Person, Person.id == Party.person_id).where(_listed(case.id))
    scope_id = sealed_scope(case.scope_id) if protected else case.scope_id
    written = {
        (party.position, _member(party, person))
        for party, person in session.execute(query)
        if person.scope_id == scope_id
    }
    return [placed for placed in enumerate(members, start=1) if placed not in written]


def _member(party: Party, person: Person) -> Member:
    is_representative = party.role == "representative"
    return Member(person.name, person.id_number, person.phone, party.amount, is_representative, party.id)


def _listed(case_id: str) -> Any:
    return (Party.case_id == case_id) & (Party.position.is_not(None)) & (Party.state == "live")


def _caller_unlisted(session: Session, case: Case) -> Person | None:
    """Who came or called, if nobody of the list is known to be her."""
    own = select(Person).join(Party, Party.person_id == Person.id)
    caller = session.scalars(
        own.where(Party.case_id == case.id, Party.position.is_(None), Party.state == "live").limit(1)
    ).first()
    if caller is None or not caller.name:
        return None
    listed = select(Party.id).where(_listed(case.id), Party.person_id == caller.id)
    return caller if session.scalars(listed.limit(1)).first() is None else None


def _may_be(caller: Person, member: Member) -> bool:
    """The same name in the list of her own case, and nothing that speaks against it."""
    pairs = ((caller.phone, member.phone), (caller.id_number, member.id_number))
    return caller.name == member.name and all(not ours or not theirs or ours == theirs for ours, theirs in pairs)


def _person_of(session: Session, scope_id: str, party: Party, member: Member) -> Person | None:
    """The person she was before; None for a new member, for one who is now sealed or unsealed, and for another."""
    person = session.get(Person, party.person_id) if party.person_id else None
    if person is None:
        return None
    if person.scope_id != scope_id:
        registration.forget(session, person, party)
        return None
    elsewhere = select(Party.id).where(Party.person_id == person.id, Party.id != party.id, Party.state == "live")
    is_shared = session.scalars(elsewhere.limit(1)).first() is not None
    return None if is_shared and person.name != member.name else person


def _known(session: Session, scope_id: str, member: Member) -> Person | None:
    """The same name with the same ID number or phone is taken for the same person; anything less is asked later."""
    same = [
        column == value
        for column, value in ((Person.id_number, member.id_number), (Person.phone, member.phone))
        if value
    ]
    if not same:
        return None
    query = select(Person).where(
        Person.scope_id == scope_id, Person.name == member.name, Person.state == "live", or_(*same)
    )
    return session.scalars(query.order_by(Person.id).limit(1)).first()


def _fill(person: Person, member: Member) -> None:
    """What the list says of her; what it does not say stays."""
    person.name, person.phone = member.name, member.phone or person.phone
    if member.id_number and member.id_number != person.id_number:
        person.id_number = member.id_number
        is_resident = len(member.id_number) in (15, 18) and check_digit_fits(member.id_number)
        person.id_kind = RESIDENT_ID if is_resident else person.id_kind

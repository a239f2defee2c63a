"""Who calls: what is known of a number before anybody has said a word, as far as the clerk may know it.

Of a protected identity nothing is told to who may not see it, not even which case: that there is something, and that
a named role is to be asked.
"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from offline_store import call_rules, phone_numbers, queries, search
from offline_store.case_deadlines import RULE
from offline_store.case_employers import of_case as employers_of
from offline_store.errors import ExpectedError, NotAllowed
from offline_store.models import (
    Case,
    Deadline,
    Employer,
    FollowUp,
    Former,
    Party,
    Person,
    Reception,
    Reminder,
    Ring,
    sealed_scope,
)
from offline_store.process import rules
from offline_store.reminders import OTHER
from offline_store.roles import REGISTER, SEE_PROTECTED
from offline_store.settings import Desk
from offline_store.types import now

MOST_MATTERS, MOST_PROMISES = 5, 5
DEADLINE, VISIT, REMINDER, ADVICE = "deadline", "follow_up", "reminder", "advice"


class NobodyChosen(ExpectedError):
    """A number was to be tied to a person who is not here, or is protected."""

    title = "不能关联到这个人"
    explanation = "这个人的记录不在本站点，或者身份保密。号码没有关联。"
    advice = "请另选一个人；身份保密的，请有权限的同事办理。"


@dataclass(frozen=True, slots=True)
class Names:
    """Whose number it is."""

    names: tuple[str, ...] = ()
    protected: bool = False
    """Whether it is (also) the number of a protected identity that this clerk may not see."""


@dataclass(frozen=True, slots=True)
class Matter:
    """A matter that is open."""

    case_id: str
    number: str
    employer: str
    about: str
    state: str
    reception_id: str


@dataclass(frozen=True, slots=True)
class Promise:
    """What we have promised: of DEADLINE, VISIT, REMINDER a day; of ADVICE the words she was told last."""

    kind: str
    text: str
    due: date | None
    number: str
    """Of its case."""


@dataclass(frozen=True, slots=True)
class Caller:
    """What is known of a number."""

    number: str
    person_ids: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    firms: tuple[str, ...] = ()
    """Employers that give this number as their own."""
    protected: bool = False
    calls: int = 0
    """How often it rang here before."""
    last_at: datetime | None = None
    """When it rang, or was spoken with, last."""
    matters: tuple[Matter, ...] = ()
    promises: tuple[Promise, ...] = ()

    @property
    def known(self) -> bool:
        """Whether anything is known of it."""
        return bool(self.names or self.firms or self.protected or self.matters)


def who(session: Session, desk: Desk, number: str, without_ring: str = "") -> Caller:
    """What is known of a number; `without_ring` is the call that rings now."""
    if not number:
        return Caller("")
    forms = phone_numbers.forms(number, call_rules.load(session).area)
    people = _people(session, desk, forms)
    own = [person for person in people if person.scope_id == desk.station_id or desk.may(SEE_PROTECTED)]
    shown, sealed = _cases(session, desk, forms, [person.id for person in people])
    calls, last = _calls(session, desk, forms, without_ring)
    states = rules.load(session)
    unended = [case for case in shown if not rules.ends(states.states, case.status)]
    firms = select(Employer.name).where(Employer.phone.in_(forms), Employer.state == "live").limit(3)
    matters = tuple(_matter(session, case, states) for case in unended[:MOST_MATTERS])
    promises = sorted(_promises(session, unended), key=lambda each: (each.due is None, each.due or date.max))
    return Caller(
        number=number,
        person_ids=tuple(person.id for person in own),
        names=tuple(dict.fromkeys(person.name for person in own if person.name)),
        firms=tuple(session.scalars(firms)),
        protected=sealed or len(own) < len(people),
        calls=calls,
        last_at=last,
        matters=matters,
        promises=tuple(promises[:MOST_PROMISES]),
    )


def names(session: Session, desk: Desk, numbers: Collection[str]) -> dict[str, Names]:
    """Whose numbers these are, each; for lists."""
    area, may = call_rules.load(session).area, desk.may(SEE_PROTECTED)
    numbered = {form: number for number in numbers for form in phone_numbers.forms(number, area)}
    found: dict[str, list[str]] = {number: [] for number in numbers}
    protected: set[str] = set()
    scopes = (desk.station_id, sealed_scope(desk.station_id))
    of_people = select(Person.phone, Person.name, Person.scope_id).where(Person.phone.in_(numbered))
    earlier = select(Former.value, Person.name, Person.scope_id).join(Person, Person.id == Former.person_id)
    earlier = earlier.where(Former.field == "phone", Former.value.in_(numbered), Former.state == "live")
    for query in (of_people, earlier):
        for phone, name, scope_id in session.execute(
            query.where(Person.state == "live", Person.scope_id.in_(scopes))
        ).tuples():
            if scope_id == desk.station_id or may:
                found[numbered[phone]].append(name)
            else:
                protected.add(numbered[phone])
    return {
        number: Names(tuple(dict.fromkeys(filter(None, named))), number in protected) for number, named in found.items()
    }


def tie(session: Session, desk: Desk, number: str, person_id: str) -> None:
    """The number is this person's: her phone where she has none, else one more that she is found by.

    Her earlier calls and receptions with the number are hers from then on. Raises NotAllowed, NobodyChosen.
    """
    person = session.get(Person, person_id)
    if not desk.may(REGISTER):
        raise NotAllowed
    if person is None or person.state != "live" or person.scope_id != desk.station_id or not number:
        raise NobodyChosen
    if not person.phone:
        person.phone = number
    elif number not in numbers_of(session, person):
        session.add(Former(scope_id=person.scope_id, person_id=person.id, field="phone", value=number, until=now()))


def find_people(session: Session, desk: Desk, typed: str) -> list[tuple[str, str]]:
    """Persons of the station whom the search finds: id, and name with the number of a case; none who is sealed."""
    cases = [hit.case_id for hit in search.search(session, typed).hits if hit.case_id and not hit.protected]
    query = select(Party.case_id, Person.id, Person.name, Case.number).join(Party, Party.person_id == Person.id)
    query = query.join(Case, Case.id == Party.case_id).where(Party.case_id.in_(cases), Party.state == "live")
    query = query.where(Person.scope_id == desk.station_id, Person.state == "live", Person.name != "")
    rows = sorted(session.execute(query).tuples(), key=lambda row: cases.index(row[0]))
    return list({person_id: f"{name}　{number}" for _, person_id, name, number in reversed(rows)}.items())[::-1]


def numbers_of(session: Session, person: Person) -> tuple[str, ...]:
    """Every number of a person, one spelling each."""
    query = select(Former.value).where(Former.person_id == person.id, Former.field == "phone", Former.state == "live")
    spelt = (phone_numbers.spelt(each) for each in (person.phone, *session.scalars(query)))
    return tuple(dict.fromkeys(filter(None, spelt)))


# inside


def _people(session: Session, desk: Desk, forms: Collection[str]) -> list[Person]:
    scopes = (desk.station_id, sealed_scope(desk.station_id))
    earlier = select(Former.person_id).where(Former.field == "phone", Former.value.in_(forms), Former.state == "live")
    query = select(Person).where(Person.phone.in_(forms) | Person.id.in_(earlier), Person.state == "live")
    return list(session.scalars(query.where(Person.scope_id.in_(scopes)).order_by(Person.id.desc()).limit(20)))


def _cases(
    session: Session, desk: Desk, forms: Collection[str], person_ids: Collection[str]
) -> tuple[list[Case], bool]:
    """The cases of these people, or that a call of this number was about, newest first; whether some are kept back."""
    of_people = select(Party.case_id).where(Party.person_id.in_(person_ids), Party.state == "live")
    of_calls = select(Reception.case_id).where(
        Reception.caller_number.in_(forms), Reception.state == "live", Reception.case_id.is_not(None)
    )
    query = select(Case).where(Case.id.in_(of_people) | Case.id.in_(of_calls), Case.state == "live")
    query = query.where(Case.scope_id == desk.station_id).order_by(Case.opened_at.desc()).limit(50)
    found = list(session.scalars(query))
    shown = [case for case in found if desk.may(SEE_PROTECTED) or not queries.is_protected(session, case)]
    return shown, len(shown) < len(found)


def _calls(session: Session, desk: Desk, forms: Collection[str], without: str) -> tuple[int, datetime | None]:
    rang = select(func.count(Ring.id), func.max(Ring.rang_at)).where(
        Ring.scope_id == desk.station_id, Ring.number.in_(forms), Ring.state == "live", Ring.id != without
    )
    spoken = select(func.count(Reception.id), func.max(Reception.started_at)).where(
        Reception.scope_id == desk.station_id, Reception.caller_number.in_(forms), Reception.state == "live"
    )
    with_ring = select(Ring.reception_id).where(Ring.reception_id.is_not(None), Ring.number.in_(forms))
    count, last = session.execute(rang).one()
    more, later = session.execute(spoken.where(Reception.id.not_in(with_ring))).one()
    moments = [moment for moment in (last, later) if moment]
    return count + more, max(moments, default=None)


def _matter(session: Session, case: Case, table: rules.Rules) -> Matter:
    newest = select(Reception.id).where(Reception.case_id == case.id, Reception.state == "live")
    reception = session.scalars(newest.order_by(Reception.started_at.desc()).limit(1)).first()
    employer = next((each.name for each in employers_of(session, case.id)), "")
    about = "、".join(case.dispute_types) or case.claim
    return Matter(case.id, case.number, employer, about, table.name(case.status), reception or "")


def _promises(session: Session, cases: list[Case]) -> Iterator[Promise]:
    numbers = {case.id: case.number for case in cases}
    visits = select(FollowUp).where(FollowUp.case_id.in_(numbers), FollowUp.state == "live")
    for visit in session.scalars(visits.where(FollowUp.status == "waiting")):
        yield Promise(VISIT, visit.reason, visit.due_on, numbers[visit.case_id])
    running = select(Deadline).where(Deadline.case_id.in_(numbers), Deadline.state == "live")
    for row in session.scalars(running.where(Deadline.status == "running", Deadline.due_on.is_not(None))):
        if RULE in row.inputs and row.inputs[RULE]["whose"] != OTHER:
            yield Promise(DEADLINE, row.inputs[RULE]["name"], row.due_on, numbers[row.case_id])
    asked = select(Reminder).where(Reminder.case_id.in_(numbers), Reminder.state == "live", Reminder.status == "open")
    for each in session.scalars(asked):
        yield Promise(REMINDER, each.text, each.due_on, numbers[each.case_id])
    told = next((case for case in cases if case.advice), None)
    if told is not None:
        yield Promise(ADVICE, told.advice, None, told.number)

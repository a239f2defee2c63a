"""From the first ring to the registered case: the writes of the front desk."""

import secrets
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from offline_store import case_deadlines, case_employers, erasing, marks, merging, persons
from offline_store.case_employers import EMPLOYER, Named
from offline_store.consent import NotAgreed
from offline_store.corrections import note_step, what_changed, write_note
from offline_store.errors import NotHere
from offline_store.matter import NO_INJURY, Injury, Member, WageItem, injury_content
from offline_store.models import (
    Case,
    Counter,
    Form,
    Party,
    Person,
    Reception,
    Recording,
    sealed_scope,
)
from offline_store.models import Segment as SegmentRow
from offline_store.persons import PersonDetails
from offline_store.roles import SEE_PROTECTED
from offline_store.settings import Desk
from offline_store.types import local_day, now, to_plain

CHANNELS = {"visit": "01", "call": "02"}
"""Code list `channel`."""
CALL_FORM = "call"
NEXT_KIND = {"call": "visit", "visit": "mediation"}
"""What a reception can be turned into: the caller comes, the visitor sits down with the other side."""
KEPT_AT, ACTIVE = "kept_at", "active_seconds"
"""In a draft, beside what was typed: when that was written down, and how long was worked on it until then."""


@dataclass(frozen=True, slots=True)
class Entry:
    """What the clerk confirms and saves. Money in fen; None where it was not said."""

    name: str = ""
    anonymous: bool = False
    protected: bool = False
    """身份保密: name, phone and `person` live in the station's sealed scope."""
    phone: str = ""
    person: PersonDetails = persons.NOTHING
    employer: str = ""
    employer_id: str = field(default="", compare=False)
    """Of the record that was chosen; empty when only a name was typed."""
    other_employers: tuple[Named, ...] = ()
    """Of a chain of dispatch or subcontracting, with their roles."""
    occupation: str = ""
    employment_form: str = ""
    period: str = ""
    call_type: str = "求决"
    dispute_types: tuple[str, ...] = ()
    arrears: int | None = None
    recovered: int | None = None
    people: int | None = None
    claim: str = ""
    matter: str = ""
    advice: str = ""
    sources: dict[str, str] = field(default_factory=dict)
    """Field → id of the segment it was heard in, for fields taken from what was said."""
    injury: Injury = NO_INJURY
    wage_items: tuple[WageItem, ...] = ()
    members: tuple[Member, ...] | None = ()
    """The list of persons of a group, written by `members.py`; None where it is sealed, and stays as it is."""
    person_id: str = ""
    """Her record, where the clerk has recognised somebody."""
    told_apart: tuple[str, ...] = ()
    """Records of persons she is not, as the clerk says."""

    @property
    def employers(self) -> tuple[Named, ...]:
        """All that are named, the employing one first."""
        return (Named(EMPLOYER, self.employer, self.employer_id), *self.other_employers)


@dataclass(frozen=True, slots=True)
class Heard:
    """One sentence as the engine gave it; seconds from the start of the recording."""

    start: float
    end: float
    speaker: str
    text: str
    confidence: float
    times: tuple[int, ...] = ()
    """When each character is said, in hundredths of a second from `start`; empty where nobody knows."""


def begin_reception(
    session: Session, desk: Desk, kind: str, caller_number: str = "", case_id: str | None = None
) -> str:
    """Open a reception, before anything is known of it, or a further one of a case; its id."""
    reception = Reception(
        scope_id=desk.station_id,
        case_id=case_id,
        kind=kind,
        desk=desk.number,
        clerk=desk.clerk,
        started_at=now(),
        caller_number=caller_number,
    )
    session.add(reception)
    return reception.id


def kind_of(session: Session, reception_id: str) -> str:
    """What kind of contact a reception is: `call`, `visit`, `mediation` …"""
    return _reception(session, reception_id).kind


def end_reception(session: Session, reception_id: str) -> None:
    """The contact is over; what is in the form may still be worked on."""
    reception = _reception(session, reception_id)
    reception.ended_at = reception.ended_at or now()


def journal_draft(
    session: Session, reception_id: str, draft: dict[str, object] | None, active_seconds: float = 0
) -> None:
    """Keep what stands in the form, unsaved, on this machine only, with the moment it was kept; None: no new text.

    Seconds worked are kept with their fractions, so that none is lost each time the form is put down or killed.
    """
    reception = _reception(session, reception_id)
    kept = reception.draft if draft is None else draft | {KEPT_AT: to_plain(now())}
    reception.draft = kept | {ACTIVE: active_seconds} if active_seconds else dict(kept)


def set_active(session: Session, reception_id: str, seconds: float) -> None:
    """How long was worked on a reception, now that its page is closed; time is never taken away.

    The record has whole seconds; the fraction stays with a draft, where there is one.
    """
    reception = _reception(session, reception_id)
    if reception.draft:
        reception.draft = reception.draft | {ACTIVE: max(seconds, reception.draft.get(ACTIVE, 0))}
    if seconds >= (reception.active_seconds or 0) + 1:
        reception.active_seconds = int(seconds)


def begin_recording(
    session: Session,
    reception_id: str,
    rate: int,
    channels: int,
    private_with: str = "",
    speakers: Sequence[str] = (),
) -> tuple[str, bytes]:
    """A recording is about to start: its id and its own key. `private_with`: the side that is talked with alone.

    `speakers`: who speaks on which channel, empty where the channel does not say.

    Raises NotAgreed in a reception that is not to be recorded.
    """
    reception = _reception(session, reception_id)
    if reception.unrecorded:
        raise NotAgreed
    recording = Recording(
        scope_id=reception.scope_id,
        reception_id=reception_id,
        started_at=now(),
        rate=rate,
        channels=channels,
        key=secrets.token_bytes(32),
        private_with=private_with,
        marks=marks.of_seats(speakers),
        status="running",
    )
    session.add(recording)
    return recording.id, recording.key


def set_started(session: Session, recording_id: str, moment: datetime) -> None:
    """When it was recorded, of one that was imported."""
    session.get_one(Recording, recording_id).started_at = moment


def finish_recording(session: Session, recording_id: str, sha256: str, seconds: float, size: int) -> None:
    """The encrypted file is complete and has its name."""
    recording = session.get_one(Recording, recording_id)
    recording.sha256, recording.seconds, recording.size = sha256, seconds, size
    recording.status = "complete"


def await_text(session: Session, recording_id: str) -> None:
    """Its text is not, or not wholly, written yet."""
    session.get_one(Recording, recording_id).status = "waiting"


def text_complete(session: Session, recording_id: str) -> None:
    """Nothing of its text is missing any more."""
    session.get_one(Recording, recording_id).status = "complete"


def abandon_recording(session: Session, recording_id: str) -> None:
    """Cut off before any sound reached the disk."""
    recording = session.get_one(Recording, recording_id)
    recording.seconds, recording.size, recording.status = 0.0, 0, "complete"


def add_segment(session: Session, recording_id: str, heard: Heard, engine: str) -> str:
    """One sentence of the transcript; its id. Nothing is kept of what an erased recording says."""
    recording = session.get_one(Recording, recording_id)
    segment = SegmentRow(
        scope_id=recording.scope_id,
        recording_id=recording_id,
        start=heard.start,
        end=heard.end,
        speaker=heard.speaker,
        text=heard.text,
        confidence=heard.confidence,
        engine=engine,
        times=list(heard.times),
    )
    if erasing.is_erased(recording):
        erasing.erase(segment)
    session.add(segment)
    return segment.id


def register(session: Session, desk: Desk, reception_id: str, entry: Entry) -> str:
    """Save what the clerk confirmed: the case's id. A second save of the same reception changes its case.

    登记号, case, parties, form and step are written in the caller's transaction, together or not at all.
    """
    session.flush()  # what this transaction wrote before is found below; the rest is written at once, at the commit
    with session.no_autoflush:
        reception = _reception(session, reception_id)
        case = session.get(Case, reception.case_id) if reception.case_id else None
        parties = _parties(session, case.id) if case else {}
        is_new = case is None
        case = case or _new_case(session, desk, reception)
        _fill(case, entry)
        reception.case_id, reception.draft = case.id, {}
        _set_worker(session, desk, case, parties.get("worker"), entry)
        case_employers.set_all(session, case, entry.employers)
        told = "" if is_new else write_note(what_changed(session, case))
        note_step(session, desk, case, "registered" if is_new else "changed", told)
        case_deadlines.on_facts(session, desk, case)
    return case.id


def turn(session: Session, desk: Desk, reception_id: str) -> str:
    """The call becomes a visit, the visit a mediation: the id of the new reception of the same, saved case.

    The reception before is over. Raises KeyError for a kind that becomes nothing else.
    """
    before = _reception(session, reception_id)
    case = session.get_one(Case, before.case_id)
    kind = NEXT_KIND[before.kind]
    before.ended_at = before.ended_at or now()
    note_step(session, desk, case, f"turned_{kind}")
    return begin_reception(session, desk, kind, case_id=case.id)


def call_form(session: Session, case_id: str) -> str:
    """The id of the case's registration form."""
    query = select(Form.id).where(Form.case_id == case_id, Form.kind == CALL_FORM, Form.version.is_(None))
    return session.scalars(query).one()


def _reception(session: Session, reception_id: str) -> Reception:
    """Raises NotHere when it went to another station with its case."""
    found = session.get(Reception, reception_id)
    if found is None:
        raise NotHere
    return found


def _new_case(session: Session, desk: Desk, reception: Reception) -> Case:
    """A case with its form, of what this reception brought."""
    case = Case(scope_id=desk.station_id, number=next_number(session, desk), channel=CHANNELS[reception.kind])
    case.opened_at, case.clerk = reception.started_at, desk.clerk
    session.add_all([case, Form(scope_id=case.scope_id, case_id=case.id, kind=CALL_FORM)])
    return case


def _fill(case: Case, entry: Entry) -> None:
    case.call_type, case.dispute_types = entry.call_type, list(entry.dispute_types)
    case.arrears, case.recovered, case.people = entry.arrears, entry.recovered, entry.people
    case.occupation, case.employment_form, case.period = entry.occupation, entry.employment_form, entry.period
    case.claim = entry.claim
    case.injury = injury_content(entry.injury)
    case.wage_items = [asdict(item) for item in entry.wage_items]
    case.matter, case.advice, case.sources = entry.matter, entry.advice, dict(entry.sources)


def next_number(session: Session, desk: Desk) -> str:
    """登记号: taken in the transaction that uses it, so that a failed save leaves no gap."""
    day = local_day(now())
    counter = session.get(Counter, day) or Counter(day=day, last=0)
    counter.last += 1
    session.add(counter)
    return f"{desk.station_code}-{desk.number}-{day:%Y%m%d}-{counter.last:04d}"


def _parties(session: Session, case_id: str) -> dict[str, Party]:
    """By role, without the list of persons."""
    own = select(Party).where(Party.case_id == case_id, Party.position.is_(None))
    return {party.role: party for party in session.scalars(own)}


def _set_worker(session: Session, desk: Desk, case: Case, party: Party | None, entry: Entry) -> None:
    """The worker's identity; one that is sealed and not the clerk's to read stays as it is."""
    person = session.get(Person, party.person_id) if party and party.person_id else None
    sealed = sealed_scope(case.scope_id)
    if party is None:
        party = Party(scope_id=case.scope_id, case_id=case.id, role="worker")
    elif person is None or (person.scope_id == sealed and not desk.may(SEE_PROTECTED)):
        return
    scope_id = sealed if entry.protected else case.scope_id
    old, known = person, None
    if person is None or person.scope_id != scope_id:
        known = _chosen_person(session, scope_id, entry) or _known_person(session, scope_id, entry)
        person = known or Person(scope_id=scope_id)
    before = persons.known_by(old or person)
    if old is not None and old is not person:
        persons.carry_formers(session, old, person)
        forget(session, old, party)
    # of somebody who is known, what was not said this time stays as it was
    was = (known.name, known.phone) if known else ("", "")
    person.name, person.phone, person.anonymous = entry.name or was[0], entry.phone or was[1], entry.anonymous
    persons.set_details(person, entry.person, keep_known=known is not None)
    persons.note_formers(session, person, before)
    party.person_id = person.id
    session.add_all([person, party])
    if entry.told_apart and person.scope_id == desk.station_id:
        session.flush()  # she has a record before she is told apart
        merging.tell_apart_from(session, desk, person.id, entry.told_apart)


def _chosen_person(session: Session, scope_id: str, entry: Entry) -> Person | None:
    """Whom the clerk has recognised, if her record still stands in this scope."""
    chosen = session.get(Person, entry.person_id) if entry.person_id else None
    return chosen if chosen and chosen.state == "live" and chosen.scope_id == scope_id else None


def forget(session: Session, person: Person, party: Party) -> None:
    """Her identity is sealed, or unsealed: the other record of it goes, unless another case stands on it."""
    elsewhere = select(Party.id).where(Party.person_id == person.id, Party.id != party.id, Party.state == "live")
    if session.scalars(elsewhere.limit(1)).first() is None:
        persons.forget(session, person)


def _known_person(session: Session, scope_id: str, entry: Entry) -> Person | None:
    """The same name with the same phone is taken for the same person; anything less is asked later."""
    if not (entry.name and entry.phone):
        return None
    query = select(Person).where(
        Person.scope_id == scope_id, Person.name == entry.name, Person.phone == entry.phone, Person.state == "live"
    )
    return session.scalars(query.limit(1)).first()

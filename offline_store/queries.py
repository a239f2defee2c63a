"""What the screens ask for, as frozen values: rows never leave the session."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, time
from typing import Any

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session

from offline_store import (
    case_employers,
    conflicts,
    corrections,
    gaps,
    marks,
    members,
    numbers,
    persons,
    printing,
    transcripts,
)
from offline_store.case_employers import EMPLOYER, Named
from offline_store.conflicts import Difference
from offline_store.corrections import Correction
from offline_store.drafts import kept_at
from offline_store.errors import NotHere
from offline_store.gaps import Gap
from offline_store.marks import Mark
from offline_store.matter import injury_from, wage_item_from
from offline_store.models import (
    RECORD_TYPES,
    Case,
    Change,
    Employer,
    Form,
    Party,
    Person,
    Reception,
    Recording,
    Scope,
    Step,
)
from offline_store.models import Segment as SegmentRow
from offline_store.numbers import NumberLine
from offline_store.persons import FormerValue
from offline_store.process import rules
from offline_store.process.rules import Rules
from offline_store.registration import ACTIVE, CALL_FORM, KEPT_AT, Entry
from offline_store.types import ZONE
from offline_store.wanted import missing

MOST_LINES = 20_000
"""Receptions listed at once."""
BATCH = 5_000
"""Ids in one question."""


@dataclass(frozen=True, slots=True)
class ReceptionLine:
    """One line of the list of receptions. A reception without a case is a draft."""

    id: str
    case_id: str | None
    number: str
    kind: str
    started_at: datetime
    name: str
    phone: str
    """Masked."""
    employer: str
    dispute_types: tuple[str, ...]
    protected: bool
    """身份保密: name and phone are not shown in lists, to anybody."""
    clerk: str
    sent: bool
    """Whether the centre has all of the case."""
    differs: bool = False
    """Whether two desks differ about the case, and nobody has settled it."""
    missing: tuple[str, ...] = ()
    """Fields of the case that are wanted and empty (`wanted.py`)."""
    void: bool = False
    """Whether the case was voided (作废)."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A segment as the screen shows it."""

    id: str
    recording_id: str
    start: float
    end: float
    speaker: str
    text: str
    confidence: float
    times: tuple[int, ...] = ()
    """Where each character of the text begins, in hundredths of a second from `start`; empty where nobody knows."""
    editor: str = ""
    """The account of whoever made this version; empty for what an engine heard."""
    engine: str = ""
    """The model that heard it."""
    private_with: str = ""
    """背对背: the role of the side that was talked with alone."""


@dataclass(frozen=True, slots=True)
class RecordingInfo:
    """A recording and where to find it."""

    id: str
    sha256: str
    seconds: float | None
    rate: int
    channels: int
    status: str
    key: bytes = field(repr=False)
    gaps: tuple[Gap, ...] = ()
    private_with: str = ""
    """The side that was talked with alone."""


@dataclass(frozen=True, slots=True)
class StepInfo:
    """One move of the process."""

    at: datetime
    action: str
    clerk: str
    desk: str
    note: str = ""
    """Why, or what of; empty for a change, which tells `corrections`."""
    corrections: tuple[Correction, ...] = ()
    name: str = ""
    """Of a move of the process, in the words of its table; empty for another step."""
    after: str = ""
    """The state it led to, in words."""


@dataclass(frozen=True, slots=True)
class ReceptionView:
    """Everything the pages show of one reception and its case."""

    id: str
    kind: str
    desk: str
    clerk: str
    started_at: datetime
    ended_at: datetime | None
    caller_number: str
    notice_at: datetime | None
    unrecorded: bool
    draft: dict[str, Any]
    case_id: str | None
    number: str
    entry: Entry | None
    sentences: tuple[Sentence, ...]
    recordings: tuple[RecordingInfo, ...]
    steps: tuple[StepInfo, ...]
    printings: int
    numbers: tuple[NumberLine, ...]
    """文号 taken for the case, void ones too."""
    differences: tuple[Difference, ...] = ()
    draft_at: datetime | None = None
    """When the draft was last written down."""
    formers: tuple[FormerValue, ...] = ()
    """曾用: what the worker was known by before; of a protected identity for those alone who may see it."""
    active_seconds: float = 0
    """How long was worked on it, idle time cut out."""
    missing: tuple[str, ...] = ()
    """Fields of the case that are wanted and empty."""
    void: bool = False
    """Whether the case was voided."""
    speakers: dict[str, str] = field(default_factory=dict)
    """Role (`speaker_roles`) → the name of whoever has it here."""
    leave_by: str = ""
    """Who of the tribunal allowed that the hearing is recorded."""
    leave_at: datetime | None = None
    marks: tuple[tuple[str, Mark], ...] = ()
    """Recording and mark, in the order of the sound."""


@dataclass(frozen=True, slots=True)
class Outbox:
    """What waits for the centre."""

    waiting: int
    oldest: datetime | None
    refused: int
    """Changes the centre has put into quarantine, and nobody has decided on."""
    conflicts: int
    """Values on which two desks differ, and nobody has settled."""


def mask_phone(phone: str) -> str:
    """The first three and the last four digits; what is shorter shows only its last two."""
    return f"{phone[:3]}****{phone[-4:]}" if len(phone) >= 11 else "*" * max(len(phone) - 2, 0) + phone[-2:]


def receptions(session: Session, day: date | None = None, limit: int = MOST_LINES) -> list[ReceptionLine]:
    """The newest receptions of one calendar day, or of all days, newest first."""
    query = _lines().order_by(Reception.started_at.desc()).limit(limit)
    if day:
        first = datetime.combine(day, time.min, ZONE).astimezone(UTC)
        last = datetime.combine(day, time.max, ZONE).astimezone(UTC)
        query = query.where(Reception.started_at.between(first, last))
    return _as_lines(session, query)


def lines_of(session: Session, ids: list[str]) -> list[ReceptionLine]:
    """The lines of these receptions, in this order; without those that are gone."""
    found = {line.id: line for line in _as_lines(session, _lines().where(Reception.id.in_(ids)))}
    return [found[reception_id] for reception_id in ids if reception_id in found]


def incomplete(session: Session, station_id: str) -> list[ReceptionLine]:
    """The station's cases in which something wanted is missing, newest first, each by its last reception."""
    return _one_a_case(line for line in _of_station(session, station_id, "live") if line.missing)


def voided(session: Session, station_id: str) -> list[ReceptionLine]:
    """The station's void cases, newest first, each by its last reception."""
    return _one_a_case(_of_station(session, station_id, "void"))


def _of_station(session: Session, station_id: str, state: str) -> list[ReceptionLine]:
    query = _lines().where(Case.scope_id == station_id, Case.state == state)
    return _as_lines(session, query.order_by(Reception.started_at.desc()).limit(MOST_LINES))


def _one_a_case(lines: Iterable[ReceptionLine], limit: int = 500) -> list[ReceptionLine]:
    found: dict[str | None, ReceptionLine] = {}
    for line in lines:
        found.setdefault(line.case_id, line)
    return list(found.values())[:limit]


def _as_lines(session: Session, query: Select[Any]) -> list[ReceptionLine]:
    rows = session.execute(query).all()
    unsent = _unsent(session, [record_id for row in rows for record_id in (row.id, row.case_id) if record_id])
    differing = conflicts.open_cases(session)
    return [
        ReceptionLine(
            id=row.id,
            case_id=row.case_id,
            number=row.number or "",
            kind=row.kind,
            started_at=row.started_at,
            name="" if _is_sealed(row) else row.name or str((row.draft or {}).get("name") or ""),
            phone="" if _is_sealed(row) else mask_phone(row.phone or ""),
            employer=row.employer or "",
            dispute_types=tuple(row.dispute_types or ()),
            protected=_is_sealed(row),
            clerk=row.clerk,
            sent=row.id not in unsent and row.case_id not in unsent,
            differs=row.case_id in differing,
            missing=_missing(row) if row.case_state == "live" else (),
            void=row.case_state == "void",
        )
        for row in rows
    ]


def _unsent(session: Session, ids: list[str]) -> set[str]:
    """Those of which a change waits. By record: a long day without the line has more changes waiting than lines."""
    found = select(Change.record_id, Change.result)
    batches = (ids[first : first + BATCH] for first in range(0, len(ids), BATCH))
    changes = (row for batch in batches for row in session.execute(found.where(Change.record_id.in_(batch))))
    return {record_id for record_id, result in changes if result is None}


def _lines() -> Select[Any]:
    worker, employing = Party.__table__.alias("worker"), Party.__table__.alias("employing")
    employers = select(func.min(Party.id)).where(Party.case_id == Case.id, Party.role == EMPLOYER)
    employers = employers.where(Party.state == "live")
    return (
        select(
            Reception.id,
            Reception.case_id,
            Reception.kind,
            Reception.started_at,
            Reception.clerk,
            Reception.draft,
            Case.number,
            Case.channel,
            Case.state.label("case_state"),
            Case.call_type,
            Case.dispute_types,
            Case.people,
            *(func.substr(text, 1, 1).label(text.key) for text in (Case.claim, Case.matter, Case.advice)),
            worker.c.person_id,
            Reception.scope_id,
            Person.name,
            Person.phone,
            func.substr(Person.id_number, 1, 1).label("id_number"),
            Person.anonymous,
            Person.scope_id.label("person_scope"),
            Employer.name.label("employer"),
        )
        .outerjoin(Case, Case.id == Reception.case_id)
        .outerjoin(
            worker,
            (worker.c.case_id == Case.id)
            & (worker.c.role == "worker")
            & (worker.c.state == "live")
            & worker.c.position.is_(None),
        )
        .outerjoin(Person, Person.id == worker.c.person_id)
        .outerjoin(employing, employing.c.id == employers.correlate(Case).scalar_subquery())
        .outerjoin(Employer, Employer.id == employing.c.employer_id)
        .where(Reception.state == "live")
    )


def _missing(row: Any) -> tuple[str, ...]:
    return missing(
        Entry(
            name=row.name or "",
            phone=row.phone or "",
            person=persons.PersonDetails(id_number=row.id_number or ""),
            anonymous=bool(row.anonymous),
            protected=_is_sealed(row),
            employer=row.employer or "",
            call_type=row.call_type,
            dispute_types=tuple(row.dispute_types),
            people=row.people,
            claim=row.claim,
            matter=row.matter,
            advice=row.advice,
        ),
        row.channel,
    )


def _is_sealed(row: Any) -> bool:
    """Whether the identity lives in a sealed scope, here or where this desk cannot read it."""
    return (bool(row.person_id) and row.person_scope != row.scope_id) or bool((row.draft or {}).get("protected"))


def reception(
    session: Session, reception_id: str, *, see_protected: bool = True, see_private: bool = False
) -> ReceptionView:
    """Everything of one reception; a protected identity only for those who may see it, and so what was said to the
    mediator alone: nothing that leaves the screen has it.

    Raises NotHere when it went to another station with its case.
    """
    row = session.get(Reception, reception_id)
    if row is None:
        raise NotHere
    case = session.get(Case, row.case_id) if row.case_id else None
    recordings = session.scalars(
        select(Recording)
        .where(Recording.reception_id == reception_id, Recording.state == "live")
        .order_by(Recording.id)
    ).all()
    recordings = [each for each in recordings if see_private or not each.private_with]
    entry = entry_of(session, case, see_protected=see_protected) if case else None
    return ReceptionView(
        id=row.id,
        kind=row.kind,
        desk=row.desk,
        clerk=row.clerk,
        started_at=row.started_at,
        ended_at=row.ended_at,
        caller_number=row.caller_number,
        notice_at=row.notice_at,
        unrecorded=row.unrecorded,
        draft={name: value for name, value in (row.draft or {}).items() if name not in (KEPT_AT, ACTIVE)},
        case_id=row.case_id,
        number=case.number if case else "",
        entry=entry,
        sentences=sentences(session, recordings, private=see_private),
        recordings=tuple(_info(row) for row in recordings),
        steps=_steps(session, row.case_id),
        printings=_printings(session, row.case_id),
        differences=conflicts.of_case(session, row.case_id, see_protected=see_protected),
        numbers=numbers.of_case(session, row.case_id) if row.case_id else (),
        draft_at=kept_at(row.draft or {}),
        formers=_formers(session, case, see_protected=see_protected) if case else (),
        active_seconds=max(row.active_seconds or 0, (row.draft or {}).get(ACTIVE, 0)),
        missing=missing(entry, case.channel) if case and entry and case.state == "live" else (),
        void=case is not None and case.state == "void",
        speakers={role: str(name) for role, name in (row.speakers or {}).items()},
        leave_by=row.leave_by,
        leave_at=row.leave_at,
        marks=tuple((each.id, mark) for each in recordings for mark in marks.of(each)),
    )


def missing_of(session: Session, case: Case) -> tuple[str, ...]:
    """Fields of a case that are wanted and empty."""
    return missing(entry_of(session, case, see_protected=True), case.channel)


def is_protected(session: Session, case: Case) -> bool:
    """Whether the worker's identity is sealed."""
    return _worker(session, case, see_protected=True)[1]


def entry_of(session: Session, case: Case, *, see_protected: bool) -> Entry:
    """A case as the form has it; a protected identity only for those who may see it."""
    person, protected = _worker(session, case, see_protected=see_protected)
    employers = case_employers.of_case(session, case.id)
    employing = next((each for each in employers if each.role == EMPLOYER), Named(EMPLOYER, ""))
    return Entry(
        name=person.name if person else "",
        anonymous=person.anonymous if person else False,
        protected=protected,
        phone=person.phone if person else "",
        person=persons.details_of(person) if person else persons.NOTHING,
        employer=employing.name,
        employer_id=employing.id,
        other_employers=tuple(each for each in employers if each is not employing),
        occupation=case.occupation,
        employment_form=case.employment_form,
        period=case.period,
        call_type=case.call_type,
        dispute_types=tuple(case.dispute_types),
        arrears=case.arrears,
        recovered=case.recovered,
        people=case.people,
        claim=case.claim,
        matter=case.matter,
        advice=case.advice,
        sources=transcripts.current_sources(session, case.sources),
        injury=injury_from(case.injury),
        wage_items=tuple(map(wage_item_from, case.wage_items)),
        members=members.of_case(session, case, see_protected=see_protected),
    )


def _formers(session: Session, case: Case, *, see_protected: bool) -> tuple[FormerValue, ...]:
    person, _protected = _worker(session, case, see_protected=see_protected)
    return persons.formers(session, person.id) if person else ()


def _worker(session: Session, case: Case, *, see_protected: bool) -> tuple[Person | None, bool]:
    """The worker as far as she may be seen, and whether her identity is protected."""
    person: Person | None = _through(session, case, "worker", Person, Party.person_id)
    protected = (person.scope_id != case.scope_id) if person else _has_worker(session, case)
    return (None if protected and not see_protected else person), protected


def _has_worker(session: Session, case: Case) -> bool:
    """A party that points to an identity this desk does not have: it is sealed."""
    query = select(Party.id).where(Party.case_id == case.id, Party.role == "worker", Party.person_id.is_not(None))
    return session.scalars(query.where(Party.position.is_(None)).limit(1)).first() is not None


def _through(session: Session, case: Case, role: str, model: Any, link: Any) -> Any:
    """The person or employer of a role in a case; None where there is none, or it has not been pulled yet."""
    query = select(model).join(Party, link == model.id)
    return session.scalars(
        query.where(
            Party.case_id == case.id, Party.role == role, Party.state == "live", Party.position.is_(None)
        ).limit(1)
    ).first()


def sentences(session: Session, recordings: Sequence[Recording], *, private: bool = False) -> tuple[Sentence, ...]:
    """What was said in these recordings, as it stands today; deleted sentences are left out.

    `private`: with what was said to the mediator alone, which is for her eyes, and for nothing that others get.
    """
    apart = {row.id: row.private_with for row in recordings if private or not row.private_with}
    rows = transcripts.in_force(transcripts.rows_of(session, list(apart)))
    return tuple(sentence_of(row, apart[row.recording_id]) for row in rows if row.text)


def sentence_of(row: SegmentRow, private_with: str = "") -> Sentence:
    """A row as the screens have it."""
    return Sentence(
        id=row.id,
        recording_id=row.recording_id,
        start=row.start,
        end=row.end,
        speaker=row.speaker,
        text=row.text,
        confidence=row.confidence,
        times=tuple(row.times or ()),
        editor=row.editor,
        engine=row.engine,
        private_with=private_with,
    )


def _steps(session: Session, case_id: str | None) -> tuple[StepInfo, ...]:
    query = select(Step).where(Step.case_id == case_id).order_by(Step.at, Step.id)
    table = rules.load(session)
    return tuple(_step(row, table) for row in session.scalars(query))


def _step(row: Step, table: Rules) -> StepInfo:
    is_change = row.action == "changed"
    told = corrections.read_note(row.note) if is_change else ()
    move = table.moves.get(row.action)
    after = table.name(row.after) if row.after else ""
    note = "" if is_change else row.note
    return StepInfo(row.at, row.action, row.clerk, row.desk, note, told, move.name if move else "", after)


def _printings(session: Session, case_id: str | None) -> int:
    forms = select(Form.id).where(Form.case_id == case_id, Form.kind == CALL_FORM)
    return sum(printing.times_done(session, form_id) for form_id in session.scalars(forms))


def recording(session: Session, recording_id: str) -> RecordingInfo:
    """One recording."""
    return _info(session.get_one(Recording, recording_id))


def interrupted_recordings(session: Session) -> list[RecordingInfo]:
    """Recordings of this desk that a kill has cut off: they are put right at start."""
    query = select(Recording).where(Recording.status == "running", Recording.sha256 == "")
    return [_info(row) for row in session.scalars(query)]


def known_recordings(session: Session) -> set[str]:
    """The names (SHA-256) of the complete recordings there are."""
    return set(session.scalars(select(Recording.sha256).where(Recording.sha256 != "")))


def waiting_recordings(session: Session) -> list[RecordingInfo]:
    """Recordings whose text is not wholly written."""
    return [_info(row) for row in session.scalars(select(Recording).where(Recording.status == "waiting"))]


def heard_until(session: Session, recording_id: str) -> dict[str, float]:
    """Seconds up to which each speaker's text is written, by the engine's own names of the speakers."""
    query = select(SegmentRow.speaker, func.max(SegmentRow.end)).where(SegmentRow.recording_id == recording_id)
    query = query.where(SegmentRow.editor == "", SegmentRow.state == "live")
    return dict(session.execute(query.group_by(SegmentRow.speaker)).tuples().all())


def _info(row: Recording) -> RecordingInfo:
    info = RecordingInfo(row.id, row.sha256, row.seconds, row.rate, row.channels, row.status, row.key)
    return replace(info, gaps=gaps.of(row), private_with=row.private_with)


def outbox(session: Session) -> Outbox:
    """What waits for the centre, and what it did not take as it was."""
    waiting, oldest = session.execute(
        select(func.count(Change.seq), func.min(Change.at)).where(Change.result.is_(None))
    ).one()
    undecided = select(func.count(Change.seq)).where(Change.result == "quarantined", Change.decision == "")
    return Outbox(waiting, oldest, session.scalar(undecided) or 0, conflicts.count_open(session))


def receipts(session: Session) -> dict[str, dict[str, Any]]:
    """The last sync receipt of each scope."""
    return {scope.id: dict(scope.receipt) for scope in session.scalars(select(Scope))}


def totals(session: Session) -> dict[str, int]:
    """How many records of each type this desk holds."""
    return {name: session.scalar(select(func.count(model.id))) or 0 for name, model in RECORD_TYPES.items()}

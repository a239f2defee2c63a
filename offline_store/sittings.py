"""场次: when the sides of a case sit together. Planned, moved or cancelled with the reason kept; who clashes is named.

A clash never forbids: two sides may agree to it, and two desks that plan offline find out after the sync. It is told
while one plans, on the calendar and in the case, until one of the two is moved.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Any, Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from offline_store import codes, office_hours
from offline_store.case_deadlines import calendar_of
from offline_store.errors import ExpectedError, NotAllowed, NotHere
from offline_store.models import Case, Employer, Invitation, Party, Person, Reception, Room, Sitting
from offline_store.office_hours import Hours, overlap
from offline_store.process.assignment import handlers
from offline_store.roles import REGISTER, SEE_PROTECTED
from offline_store.settings import Desk
from offline_store.types import ZONE, now

KINDS: Final = ("mediation", "hearing", "talk")
WAYS: Final = ("phone", "sms", "letter", "in_person", "post")
ANSWERS: Final = ("accepted", "refused", "no_answer")
PLANNED, HELD, CANCELLED = "planned", "held", "cancelled"
MEDIATOR, ROOM, PARTY = "mediator", "room", "party"
"""What a clash is of."""
LONGEST = timedelta(hours=12)


class BadTime(ExpectedError):
    """The time is none at which a sitting can be."""

    title = "时间不对"
    explanation = "场次要在同一天，结束在开始以后，最长 12 小时。"
    advice = "请改好开始和结束的时间。"


class NoMediator(ExpectedError):
    """The account is nobody of this station."""

    title = "没有选主持人"
    explanation = "场次要有一位本站点的主持人，现在没有记下。"
    advice = "请从列出的人员里选一位。"


class ReasonWanted(ExpectedError):
    """Moved or cancelled without a word why."""

    title = "没有写原因"
    explanation = "改期和取消都要写明原因，场次没有任何改动。"
    advice = "请写一句，例如：被申请人出差。"


class SittingOver(ExpectedError):
    """It was held or cancelled."""

    title = "这一场已经结束"
    explanation = "这一场已经举行或者取消，没有任何改动。"
    advice = "需要的话请另约一场。"


@dataclass(frozen=True, slots=True)
class Wanted:
    """When, where and with whom."""

    kind: str
    starts_at: datetime
    ends_at: datetime
    mediator: str
    room: str = ""
    """Its name; a new one becomes a room of the station."""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Busy:
    """What one sitting occupies."""

    id: str
    case_number: str
    starts_at: datetime
    ends_at: datetime
    mediator: str
    mediator_name: str
    room: str
    """Folded name; empty for none."""
    parties: frozenset[str]
    """Ids of persons and employers."""

    @property
    def stretch(self) -> tuple[datetime, datetime]:
        """From when to when."""
        return self.starts_at, self.ends_at


@dataclass(frozen=True, slots=True)
class Clash:
    """Two sittings want the same at the same time."""

    of: str
    """MEDIATOR, ROOM or PARTY."""
    other: Busy


@dataclass(frozen=True, slots=True)
class Asked:
    """One invitation."""

    id: str
    name: str
    """Of the side; empty where it may not be seen."""
    way: str
    sent_at: datetime
    sent_by: str
    answer: str
    answered_at: datetime | None
    note: str


@dataclass(frozen=True, slots=True)
class Side:
    """A side that can be asked to come."""

    party_id: str
    name: str
    role: str


@dataclass(frozen=True, slots=True)
class SittingLine:
    """A sitting as the screens show it."""

    id: str
    case_id: str
    number: str
    reception_id: str
    """By which the case is opened: its newest; empty where this desk has none."""
    kind: str
    starts_at: datetime
    ends_at: datetime
    room: str
    mediator: str
    mediator_name: str
    status: str
    reason: str
    turns: tuple[dict[str, Any], ...]
    note: str
    sides: tuple[Side, ...]
    invitations: tuple[Asked, ...]
    clashes: tuple[Clash, ...]


# what clashes


def clashes(wanted: Busy, others: Iterable[Busy]) -> tuple[Clash, ...]:
    """What of the others wants the same mediator, room or person at the same time; by their beginning."""
    found = []
    for other in sorted(others, key=lambda each: (each.starts_at, each.id)):
        if other.id != wanted.id and overlap(wanted.stretch, other.stretch):
            found += [Clash(of, other) for of in _in_common(wanted, other)]
    return tuple(found)


def _in_common(one: Busy, other: Busy) -> list[str]:
    same = (
        (MEDIATOR, bool(one.mediator) and one.mediator == other.mediator),
        (ROOM, bool(one.room) and one.room == other.room),
        (PARTY, not one.parties.isdisjoint(other.parties)),
    )
    return [of for of, is_same in same if is_same]


@dataclass(frozen=True, slots=True)
class Advice:
    """What is told while one plans."""

    clashes: tuple[Clash, ...]
    is_day_off: bool
    is_outside_hours: bool
    free_at: datetime | None
    """The next time that meets nothing; None where the wanted one does not, or none is near."""
    has_calendar: bool
    """Whether the year has its table of days off."""


def advise(session: Session, desk: Desk, case_id: str, wanted: Wanted, sitting_id: str = "") -> Advice:
    """Whether a time is good, and the next that is."""
    day = wanted.starts_at.astimezone(ZONE).date()
    hours = hours_of(session)
    own = _busy_of_wanted(session, case_id, wanted, sitting_id)
    until = datetime.combine(day + timedelta(days=office_hours.FARTHEST), time.max, ZONE)
    others = [other for other in _busy(session, desk, _start(day), until) if other.id != sitting_id]
    found = clashes(own, others)
    is_off = not hours.calendar.is_working(day)
    is_outside = not is_off and not hours.are_kept(wanted.starts_at, wanted.ends_at)
    free = None
    if found or is_off or is_outside:
        length = wanted.ends_at - wanted.starts_at
        taken = [other.stretch for other in others if _in_common(own, other)]
        free = office_hours.next_free(max(wanted.starts_at, now()), length, taken, hours)
    return Advice(found, is_off, is_outside, free, day.year in hours.calendar.years)


def hours_of(session: Session) -> Hours:
    """The hours that hold today."""
    return office_hours.read(codes.current(session, office_hours.LIST), calendar_of(session))


# what is done


def plan(session: Session, desk: Desk, case_id: str, wanted: Wanted) -> str:
    """Plan a sitting; its id. Raises NotAllowed, BadTime, NoMediator, NotHere."""
    case = session.get(Case, case_id)
    if case is None:
        raise NotHere
    row = Sitting(scope_id=case.scope_id, case_id=case.id, made_by=desk.clerk)
    _set(session, desk, row, wanted)
    session.add(row)
    session.flush()
    return row.id


def move(session: Session, desk: Desk, sitting_id: str, wanted: Wanted, reason: str) -> None:
    """Another time, room or mediator; what it was stays. Raises ReasonWanted, SittingOver and what `plan` does."""
    row = _planned(session, desk, sitting_id)
    if not reason.strip():
        raise ReasonWanted
    before = {
        "from": row.starts_at.isoformat(),
        "until": row.ends_at.isoformat(),
        "room": _room_name(session, row.room_id),
        "mediator": row.mediator_name,
        "reason": reason.strip(),
        "at": now().isoformat(),
        "by": desk.clerk,
    }
    _set(session, desk, row, wanted)
    row.turns = [*row.turns, before]


def cancel(session: Session, desk: Desk, sitting_id: str, reason: str) -> None:
    """It does not take place. Raises ReasonWanted, SittingOver, NotAllowed."""
    row = _planned(session, desk, sitting_id)
    if not reason.strip():
        raise ReasonWanted
    row.status, row.reason = CANCELLED, reason.strip()


def held(session: Session, desk: Desk, sitting_id: str) -> None:
    """It took place. Raises SittingOver, NotAllowed."""
    _planned(session, desk, sitting_id).status = HELD


def invite(session: Session, desk: Desk, sitting_id: str, party_ids: Sequence[str], way: str, note: str = "") -> None:
    """These sides were asked to come. Raises SittingOver, NotAllowed."""
    row = _planned(session, desk, sitting_id)
    for party_id in party_ids:
        asked = Invitation(scope_id=row.scope_id, sitting_id=row.id, party_id=party_id, way=way, note=note.strip())
        asked.sent_at, asked.sent_by = now(), desk.clerk
        session.add(asked)


def answer(session: Session, desk: Desk, invitation_id: str, said: str, note: str = "") -> None:
    """What a side said; a later word stands. Raises NotAllowed, NotHere."""
    _demand(desk)
    row = session.get(Invitation, invitation_id)
    if row is None:
        raise NotHere
    row.answer, row.answered_at = said, now()
    row.note = note.strip() or row.note


# what there is


def between(session: Session, desk: Desk, first: date, last: date) -> tuple[SittingLine, ...]:
    """The station's sittings of these days, cancelled ones too, by their beginning."""
    start, end = _start(first), datetime.combine(last, time.max, ZONE).astimezone(UTC)
    query = select(Sitting).where(Sitting.scope_id == desk.station_id, Sitting.state == "live")
    rows = session.scalars(query.where(Sitting.starts_at.between(start, end)).order_by(Sitting.starts_at, Sitting.id))
    return _lines(session, desk, list(rows))


def of_case(session: Session, desk: Desk, case_id: str) -> tuple[SittingLine, ...]:
    """A case's sittings, oldest first."""
    query = select(Sitting).where(Sitting.case_id == case_id, Sitting.state == "live")
    return _lines(session, desk, list(session.scalars(query.order_by(Sitting.starts_at, Sitting.id))))


@dataclass(frozen=True, slots=True)
class Choices:
    """Who and where can be chosen."""

    mediators: dict[str, str]
    """Account → name."""
    rooms: tuple[str, ...]
    me: str
    """The account to begin with: the case's handler, else who plans."""


def choices(session: Session, desk: Desk, case_id: str) -> Choices:
    """For planning a sitting of a case."""
    people, case = handlers(session, desk), session.get(Case, case_id)
    rooms = session.scalars(select(Room.name).where(Room.scope_id == desk.station_id, Room.state == "live"))
    own = case.handler if case and case.handler in people else desk.account
    return Choices(people, tuple(sorted(set(rooms))), own)


# inside


def _demand(desk: Desk) -> None:
    if not desk.may(REGISTER):
        raise NotAllowed


def _planned(session: Session, desk: Desk, sitting_id: str) -> Sitting:
    _demand(desk)
    row = session.get(Sitting, sitting_id)
    if row is None:
        raise NotHere
    if row.status != PLANNED:
        raise SittingOver
    return row


def _set(session: Session, desk: Desk, row: Sitting, wanted: Wanted) -> None:
    _demand(desk)
    start, end = wanted.starts_at.astimezone(ZONE), wanted.ends_at.astimezone(ZONE)
    if not start < end <= start + LONGEST or start.date() != end.date():
        raise BadTime
    name = handlers(session, desk).get(wanted.mediator)
    if name is None:
        raise NoMediator
    row.kind, row.starts_at, row.ends_at = wanted.kind, wanted.starts_at, wanted.ends_at
    row.mediator, row.mediator_name, row.note = wanted.mediator, name, wanted.note.strip()
    row.room_id = _room_of(session, desk, wanted.room) if wanted.room.strip() else None


def _room_of(session: Session, desk: Desk, name: str) -> str:
    """The room of that name; made where the station has none."""
    query = select(Room).where(Room.scope_id == desk.station_id, Room.state == "live").order_by(Room.id)
    found = next((room for room in session.scalars(query) if _fold(room.name) == _fold(name)), None)
    if found is None:
        found = Room(scope_id=desk.station_id, name=name.strip())
        session.add(found)
        session.flush()
    return found.id


def _room_name(session: Session, room_id: str | None) -> str:
    room = session.get(Room, room_id) if room_id else None
    return room.name if room else ""


def _fold(name: str) -> str:
    """Two desks that made the same room offline have two records of it: one room all the same."""
    return "".join(name.split()).casefold()


def _busy_of_wanted(session: Session, case_id: str, wanted: Wanted, sitting_id: str) -> Busy:
    parties = _parties(session, [case_id]).get(case_id, frozenset())
    start, end = wanted.starts_at.astimezone(UTC), wanted.ends_at.astimezone(UTC)
    return Busy(sitting_id, "", start, end, wanted.mediator, "", _fold(wanted.room), parties)


def _busy(session: Session, desk: Desk, first: datetime, last: datetime) -> list[Busy]:
    """What is planned at the station between two moments."""
    query = select(Sitting, Case.number, Room.name).join(Case, Case.id == Sitting.case_id)
    query = query.outerjoin(Room, Room.id == Sitting.room_id)
    query = query.where(Sitting.scope_id == desk.station_id, Sitting.state == "live", Sitting.status == PLANNED)
    rows = session.execute(query.where(Sitting.ends_at > first, Sitting.starts_at < last)).tuples().all()
    parties = _parties(session, [row.case_id for row, _, _ in rows])
    return [
        Busy(
            id=row.id,
            case_number=number,
            starts_at=row.starts_at,
            ends_at=row.ends_at,
            mediator=row.mediator,
            mediator_name=row.mediator_name,
            room=_fold(room or ""),
            parties=parties.get(row.case_id, frozenset()),
        )
        for row, number, room in rows
    ]


def _parties(session: Session, case_ids: Sequence[str]) -> dict[str, frozenset[str]]:
    """Case → ids of the persons and employers in it."""
    found: dict[str, set[str]] = {}
    query = select(Party.case_id, Party.person_id, Party.employer_id)
    query = query.where(Party.case_id.in_(set(case_ids)), Party.state == "live")
    for case_id, person_id, employer_id in session.execute(query).tuples():
        found.setdefault(case_id, set()).update(filter(None, (person_id, employer_id)))
    return {case_id: frozenset(ids) for case_id, ids in found.items()}


def _lines(session: Session, desk: Desk, rows: list[Sitting]) -> tuple[SittingLine, ...]:
    if not rows:
        return ()
    sides = _sides(session, desk, rows)
    asked = _invitations(session, rows, sides.values())
    case_ids = {row.case_id for row in rows}
    numbers = dict(session.execute(select(Case.id, Case.number).where(Case.id.in_(case_ids))).tuples().all())
    query = select(Reception.case_id, Reception.id).where(Reception.case_id.in_(case_ids), Reception.state == "live")
    receptions = dict(session.execute(query.order_by(Reception.started_at)).tuples().all())
    first, last = min(row.starts_at for row in rows), max(row.ends_at for row in rows)
    busy = {each.id: each for each in _busy(session, desk, first, last)}
    return tuple(
        SittingLine(
            id=row.id,
            case_id=row.case_id,
            number=numbers.get(row.case_id, ""),
            reception_id=receptions.get(row.case_id, ""),
            kind=row.kind,
            starts_at=row.starts_at,
            ends_at=row.ends_at,
            room=_room_name(session, row.room_id),
            mediator=row.mediator,
            mediator_name=row.mediator_name,
            status=row.status,
            reason=row.reason,
            turns=tuple(row.turns),
            note=row.note,
            sides=sides.get(row.case_id, ()),
            invitations=asked.get(row.id, ()),
            clashes=clashes(busy[row.id], busy.values()) if row.id in busy else (),
        )
        for row in rows
    )


def _sides(session: Session, desk: Desk, rows: list[Sitting]) -> dict[str, tuple[Side, ...]]:
    """Who can be asked, by case; a sealed person without her name."""
    query = select(Party, Person, Employer.name).outerjoin(Person, Person.id == Party.person_id)
    query = query.outerjoin(Employer, Employer.id == Party.employer_id)
    query = query.where(Party.case_id.in_({row.case_id for row in rows}), Party.state == "live")
    found: dict[str, list[Side]] = {}
    for party, person, employer in session.execute(query.where(Party.position.is_(None)).order_by(Party.id)).tuples():
        is_sealed = person is not None and person.scope_id != party.scope_id and not desk.may(SEE_PROTECTED)
        name = "" if is_sealed else person.name if person else employer or ""
        found.setdefault(party.case_id, []).append(Side(party.id, name, party.role))
    return {case_id: tuple(sides) for case_id, sides in found.items()}


def _invitations(
    session: Session, rows: list[Sitting], sides: Iterable[tuple[Side, ...]]
) -> dict[str, tuple[Asked, ...]]:
    names = {side.party_id: side.name for found in sides for side in found}
    query = select(Invitation).where(Invitation.sitting_id.in_([row.id for row in rows]), Invitation.state == "live")
    found: dict[str, list[Asked]] = {}
    for row in session.scalars(query.order_by(Invitation.sent_at, Invitation.id)):
        found.setdefault(row.sitting_id, []).append(
            Asked(
                id=row.id,
                name=names.get(row.party_id, ""),
                way=row.way,
                sent_at=row.sent_at,
                sent_by=row.sent_by,
                answer=row.answer,
                answered_at=row.answered_at,
                note=row.note,
            )
        )
    return {sitting_id: tuple(asked) for sitting_id, asked in found.items()}


def _start(day: date) -> datetime:
    return datetime.combine(day, time.min, ZONE).astimezone(UTC)

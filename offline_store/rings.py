"""来电: what rang at the station, who answered, what was missed and is to be returned.

Each desk writes what its own line tells it. Two desks that hear the same call write a row each: one that rang with the
same number within SAME at another desk is the same call, and is shown and counted once.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from offline_store import call_rules, callers, office_hours, phone_numbers, sittings
from offline_store.errors import ExpectedError
from offline_store.models import Ring
from offline_store.settings import Desk
from offline_store.types import ZONE, local_day, now

DIALLED = "dialled"
ANSWERED, MISSED, DECLINED = "answered", "missed", "declined"
TODAY, MISSED_ONLY, MINE, ALL = WHICH = ("today", "missed", "mine", "all")
REACHED, UNREACHED, UNNEEDED = SETTLED = ("reached", "unreached", "unneeded")
NOT_NEEDED = "不用回"
"""The note of a missed call that need not be returned."""
SAME = timedelta(seconds=30)
MOST_LINES = 300
FORGOTTEN = timedelta(days=30)
"""A missed call that nobody returned for so long is in the journal alone."""


class RingGone(ExpectedError):
    """The call that was meant is not here any more, or was answered elsewhere meanwhile."""

    title = "这个来电已经有人接了"
    explanation = "{who}已经接听了这个来电，内容没有任何改动。"
    advice = "请看来电记录；需要时可以直接按 F5 新登记一次来电。"


@dataclass(frozen=True, slots=True)
class RingLine:
    """One call of the journal."""

    id: str
    number: str
    """Empty where it was withheld."""
    at: datetime
    answered_at: datetime | None
    ended_at: datetime | None
    outcome: str
    source: str
    desk: str
    clerk: str
    reception_id: str
    names: tuple[str, ...]
    """Whose number it is, as far as this clerk may know."""
    protected: bool
    """Whether a protected identity has this number."""
    called_back_at: datetime | None
    called_back_by: str
    note: str

    @property
    def waits(self) -> bool:
        """Whether it was missed and nobody has dealt with it."""
        return not self.outgoing and self.outcome in (MISSED, DECLINED) and self.called_back_at is None

    @property
    def outgoing(self) -> bool:
        """Whether the station called."""
        return self.source == DIALLED


@dataclass(frozen=True, slots=True)
class CallBack:
    """The missed calls of one number that nobody has returned: one task."""

    number: str
    count: int
    first_at: datetime
    last_at: datetime
    due: datetime
    tries: int
    """How often it was called without reaching anybody."""
    ring_id: str
    """Of the latest."""
    names: tuple[str, ...]
    protected: bool

    def is_late(self, moment: datetime) -> bool:
        """Whether it should have been returned by now."""
        return moment > self.due


# what a line tells


def begin(session: Session, desk: Desk, ring_id: str, number: str, source: str, at: datetime, note: str = "") -> None:
    """It rings. Told again, nothing changes."""
    if session.get(Ring, ring_id) is None:
        row = Ring(id=ring_id, scope_id=desk.station_id, number=number, source=source, rang_at=at, note=note)
        row.desk = desk.number
        session.add(row)


def stop(session: Session, ring_id: str, *, elsewhere: bool) -> None:
    """It rings no more: missed, or answered at a desk that does not say which it is."""
    row = session.get_one(Ring, ring_id)
    if not row.outcome:
        row.outcome, row.ended_at = (ANSWERED if elsewhere else MISSED), now()
        row.desk = "" if elsewhere else row.desk


def answer(session: Session, desk: Desk, ring_id: str, reception_id: str) -> None:
    """This desk has it; what was missed of the same number is thereby returned.

    Raises RingGone where a colleague's desk has answered the same call.
    """
    row = session.get_one(Ring, ring_id)
    taker = answered_by(session, row)
    if taker is not None and taker.desk not in ("", desk.number):
        raise RingGone(who=f"{taker.desk} 席")
    row.outcome, row.answered_at, row.ended_at = ANSWERED, now(), None
    row.desk, row.clerk, row.reception_id = desk.number, desk.clerk, reception_id
    _return_missed(session, desk, row.number)


def end(session: Session, reception_id: str) -> None:
    """The caller of a reception has hung up."""
    for row in session.scalars(select(Ring).where(Ring.reception_id == reception_id, Ring.ended_at.is_(None))):
        row.ended_at = now()


def answered_by(session: Session, row: Ring) -> Ring | None:
    """The row in which another desk says that it has answered the same call."""
    query = _same(row).where(Ring.id != row.id, Ring.outcome == ANSWERED, Ring.desk != "")
    return session.scalars(query.limit(1)).first()


def put_right(session: Session, desk: Desk) -> None:
    """What was ringing here when the program ended is missed."""
    cut_off = select(Ring).where(Ring.scope_id == desk.station_id, Ring.desk == desk.number, Ring.outcome == "")
    for row in session.scalars(cut_off.where(Ring.source != DIALLED)):
        row.outcome, row.ended_at = MISSED, row.ended_at or row.rang_at


# calls made


def dial(session: Session, desk: Desk, number: str, reception_id: str | None = None) -> str:
    """This desk calls a number; the row's id. Its outcome is told by `settle`."""
    row = Ring(scope_id=desk.station_id, number=phone_numbers.spelt(number), source=DIALLED, rang_at=now())
    row.desk, row.clerk, row.reception_id = desk.number, desk.clerk, reception_id
    session.add(row)
    return row.id


def settle(session: Session, desk: Desk, number: str, how: str) -> None:
    """A call back was made (REACHED, UNREACHED), or none is needed (UNNEEDED). Of UNREACHED the task stays."""
    if how != UNNEEDED:
        made = _made(session, desk, number)
        made.outcome, made.ended_at = (ANSWERED if how == REACHED else MISSED), now()
        made.answered_at = made.ended_at if how == REACHED else None
    if how != UNREACHED:
        _return_missed(session, desk, number, NOT_NEEDED if how == UNNEEDED else "")


def _made(session: Session, desk: Desk, number: str) -> Ring:
    """The call that is being told of: the latest one of this desk without an outcome, else one that nobody noted."""
    query = select(Ring).where(Ring.scope_id == desk.station_id, Ring.number == number, Ring.source == DIALLED)
    query = query.where(Ring.outcome == "", Ring.desk == desk.number).order_by(Ring.rang_at.desc())
    found = session.scalars(query.limit(1)).first()
    return found or session.get_one(Ring, dial(session, desk, number))


def _return_missed(session: Session, desk: Desk, number: str, note: str = "") -> None:
    if not number:
        return
    area = call_rules.load(session).area
    query = _missed(desk.station_id).where(Ring.number.in_(phone_numbers.forms(number, area)))
    for row in session.scalars(query):
        row.called_back_at, row.called_back_by = now(), desk.clerk
        row.note = note or row.note


# what there is


def journal(session: Session, desk: Desk, which: str, number: str = "") -> list[RingLine]:
    """The calls of the station, the newest first: one of WHICH, or all of a number."""
    query = select(Ring).where(Ring.scope_id == desk.station_id, Ring.state == "live")
    if number:
        query = query.where(Ring.number.in_(phone_numbers.forms(number, call_rules.load(session).area)))
    elif which == TODAY:
        query = query.where(Ring.rang_at >= _start(local_day(now())))
    elif which == MISSED_ONLY:
        query = query.where(Ring.outcome.in_((MISSED, DECLINED)), Ring.source != DIALLED)
    elif which == MINE:
        query = query.where(Ring.clerk == desk.clerk)
    rows = session.scalars(query.order_by(Ring.rang_at.desc(), Ring.id).limit(MOST_LINES)).all()
    known = callers.names(session, desk, {row.number for row in rows})
    lines = [_line(row, known[row.number]) for row in folded(rows)]
    if which == MISSED_ONLY and not number:
        lines = [line for line in lines if not _is_answered(session, line)]
    return lines


def folded(rows: Sequence[Ring]) -> list[Ring]:
    """Each call once, newest first: of those that several desks heard, the row of the desk that answered."""
    kept: list[Ring] = []
    for row in sorted(rows, key=lambda row: (row.rang_at, row.id), reverse=True):
        place = next((at for at, other in enumerate(kept[-10:], max(0, len(kept) - 10)) if _is_same(row, other)), None)
        if place is None:
            kept.append(row)
        elif _weight(row) > _weight(kept[place]):
            kept[place] = row
    return kept


def call_backs(session: Session, desk: Desk, moment: datetime) -> list[CallBack]:
    """The numbers whose missed calls wait to be returned, what is due first."""
    rows = session.scalars(_missed(desk.station_id).where(Ring.rang_at >= moment - FORGOTTEN, Ring.number != "")).all()
    by_number: dict[str, list[Ring]] = {}
    for row in folded(rows):
        by_number.setdefault(row.number, []).append(row)
    later = _later(session, desk, list(by_number))
    found, rules, hours = [], call_rules.load(session), sittings.hours_of(session)
    known = callers.names(session, desk, by_number.keys())
    for number, missed in by_number.items():
        since = [row for row in later.get(number, ()) if row.rang_at >= missed[-1].rang_at - SAME]
        left = [row for row in missed if not any(_answers(other, row) for other in since)]
        if not left:
            continue
        tries = [row for row in since if row.source == DIALLED and row.outcome == MISSED]
        due = office_hours.later(left[-1].rang_at, timedelta(minutes=rules.due_minutes), hours)
        if tries:
            last = max(row.rang_at for row in tries)
            due = office_hours.later(last, timedelta(minutes=rules.again_minutes), hours)
        who = known[number]
        count, first, at = len(left), left[-1].rang_at, left[0].rang_at
        found.append(CallBack(number, count, first, at, due, len(tries), left[0].id, who.names, who.protected))
    return sorted(found, key=lambda each: (each.due, each.number))


def of_numbers(session: Session, station_id: str, numbers: Iterable[str]) -> list[Ring]:
    """The calls of some numbers, each once, newest first; rows that must not leave the session."""
    area = call_rules.load(session).area
    spelt = {form for number in numbers for form in phone_numbers.forms(phone_numbers.spelt(number), area)}
    query = select(Ring).where(Ring.scope_id == station_id, Ring.state == "live", Ring.number.in_(spelt))
    return folded(session.scalars(query.order_by(Ring.rang_at.desc()).limit(MOST_LINES)).all())


# inside


def _missed(station_id: str) -> Select[tuple[Ring]]:
    query = select(Ring).where(Ring.scope_id == station_id, Ring.state == "live", Ring.source != DIALLED)
    return query.where(Ring.outcome.in_((MISSED, DECLINED)), Ring.called_back_at.is_(None))


def _later(session: Session, desk: Desk, numbers: Sequence[str]) -> dict[str, list[Ring]]:
    """What was answered or dialled of these numbers."""
    query = select(Ring).where(Ring.scope_id == desk.station_id, Ring.state == "live", Ring.number.in_(numbers))
    found: dict[str, list[Ring]] = {}
    for row in session.scalars(query.where((Ring.outcome == ANSWERED) | (Ring.source == DIALLED))):
        found.setdefault(row.number, []).append(row)
    return found


def _answers(other: Ring, missed: Ring) -> bool:
    """Whether a call was answered after, or together with, one that was missed."""
    return other.outcome == ANSWERED and other.rang_at >= missed.rang_at - SAME


def _is_answered(session: Session, line: RingLine) -> bool:
    """Whether another desk answered the very call that one missed."""
    row = session.get_one(Ring, line.id)
    return session.scalars(_same(row).where(Ring.outcome == ANSWERED).limit(1)).first() is not None


def _same(row: Ring) -> Select[tuple[Ring]]:
    """Other rows of the same call."""
    query = select(Ring).where(Ring.scope_id == row.scope_id, Ring.number == row.number, Ring.source != DIALLED)
    return query.where(Ring.rang_at.between(row.rang_at - SAME, row.rang_at + SAME), Ring.id != row.id)


def _is_same(one: Ring, other: Ring) -> bool:
    is_near = abs(one.rang_at - other.rang_at) <= SAME and DIALLED not in (one.source, other.source)
    return is_near and one.number == other.number != "" and one.desk != other.desk


def _weight(row: Ring) -> tuple[bool, bool, bool]:
    return row.outcome == ANSWERED, bool(row.desk), bool(row.reception_id)


def _line(row: Ring, who: callers.Names) -> RingLine:
    return RingLine(
        id=row.id,
        number=row.number,
        at=row.rang_at,
        answered_at=row.answered_at,
        ended_at=row.ended_at,
        outcome=row.outcome,
        source=row.source,
        desk=row.desk,
        clerk=row.clerk,
        reception_id=row.reception_id or "",
        names=who.names,
        protected=who.protected,
        called_back_at=row.called_back_at,
        called_back_by=row.called_back_by,
        note=row.note,
    )


def _start(day: date) -> datetime:
    return datetime.combine(day, time.min, ZONE).astimezone(UTC)

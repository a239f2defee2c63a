"""待办: what waits for a person, and for her station. One line for each case, with its most urgent reason first; and
one, without a case, for each number whose missed calls nobody has returned.

Nothing is kept here: the queue is what deadlines, alarms, decisions, hand-overs, reminders and return visits say today.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, time

from sqlalchemy import ColumnElement, and_, or_, select
from sqlalchemy.orm import Session

from offline_store import alarms, cards, handovers, putting_off, rings, settings, stations
from offline_store.case_deadlines import RULE, calendar_of
from offline_store.deadlines.alarm_times import OVERDUE, REPORT
from offline_store.handovers import HandoverLine
from offline_store.models import Alarm, Case, Deadline, Employer, FollowUp, Party, Reception, Reminder, Sitting, Step
from offline_store.process import decisions, rules
from offline_store.putting_off import PutOff
from offline_store.queries import mask_phone
from offline_store.reminders import OTHER, ReminderLine, line_of
from offline_store.roles import REGISTER
from offline_store.settings import Desk
from offline_store.types import ZONE, local_day, now

CALL_BACK, DEADLINE, ALARM, DECISION, HANDOVER, REMINDER, VISIT, SITTING, WAIT, OPEN = KINDS = (
    "call_back", "deadline", "alarm", "decision", "handover", "reminder", "follow_up", "sitting", "wait", "open",
)  # fmt: skip
"""What a line may wait for: missed calls to be returned, a term of ours or the worker's, an alarm nobody has seen, a
word of mine, a hand-over, an answer to a reminder, a return visit, a sitting of today or one that nobody has said was
held, somebody else's term or word (of a hand-over, of a reminder to a station below), or simply to be handled."""
MOST_LINES = 500
"""A longer queue is told of by its number; the most urgent are shown."""
_ASKED_AT_ONCE = 500
_RANK = {cards.RED: 0, cards.YELLOW: 1, cards.NONE: 2}


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a case waits."""

    kind: str
    """Of KINDS."""
    id: str
    """Of the record that says so; of the case where that is itself."""
    about: str
    """Name of the rule, of the decision, of the other side …"""
    due: date | None
    card: str = cards.NONE
    late: int = 0
    """Calendar days that it is overdue."""
    detail: str = ""
    """Of an alarm its kind; of a hand-over its status; of a reminder its level; of a return visit why it is made; of a
    missed call the time of day until which it is to be returned."""
    days: int = 0
    """Of an alarm: so many days before, after or since. Of missed calls: how many."""


@dataclass(frozen=True, slots=True)
class QueueLine:
    """A case that waits."""

    case_id: str
    """Empty of a call that is to be returned."""
    number: str
    reception_id: str
    """By which it is opened; empty where this desk does not have the case."""
    handler: str
    """Her name; empty where nobody has it."""
    handler_account: str
    employer: str
    state: str
    """Of the case, in words."""
    reasons: tuple[Reason, ...]
    """The most urgent first."""
    reminder: ReminderLine | None = None
    """The oldest one that waits for an answer."""
    put_off: PutOff | None = None
    """The person wants to see it again on a later day."""

    @property
    def first(self) -> Reason:
        """The most urgent."""
        return self.reasons[0]

    @property
    def terms(self) -> dict[str, date | None]:
        """Its reasons by id, with the last day of those that bind us."""
        return {reason.id: reason.due if reason.kind != WAIT else None for reason in self.reasons}

    @property
    def unseen(self) -> tuple[str, ...]:
        """Ids of the alarms that nobody has taken note of."""
        return tuple(reason.id for reason in self.reasons if reason.kind == ALARM)


@dataclass(frozen=True, slots=True)
class Queue:
    """What waits, the most urgent first."""

    day: date
    lines: tuple[QueueLine, ...]

    def count(self, what: str) -> int:
        """How many lines there are of one of FILTERS."""
        return sum(is_in(line, what, self.day) for line in self.lines)


PUT_OFF = "put_off"
FILTERS = (
    "",
    "overdue",
    "today",
    CALL_BACK,
    "alarm",
    "decision",
    "handover",
    "reminder",
    "follow_up",
    "sitting",
    "wait",
    "unassigned",
    PUT_OFF,
)


HANDLER = "handler:"
"""Before an account: one more filter, of those whose handler she is."""


def is_in(line: QueueLine, what: str, day: date) -> bool:
    """Whether a line is one of a filter's; what is put off is none but of its own."""
    if what == PUT_OFF or line.put_off:
        return what == PUT_OFF and line.put_off is not None
    ours = [reason for reason in line.reasons if reason.kind != WAIT]
    match what:
        case "":
            return True
        case "overdue":
            return any(reason.card == cards.RED for reason in ours)
        case "today":
            return any(reason.due == day for reason in ours)
        case "unassigned":
            return not line.handler and any(reason.kind == OPEN for reason in line.reasons)
    if what.startswith(HANDLER):
        return line.handler_account == what.removeprefix(HANDLER)
    return any(reason.kind == what for reason in line.reasons)


def of_person(session: Session, desk: Desk, day: date) -> Queue:
    """Her own cases and what was asked of her; besides, what of the station waits for anybody who may do it."""
    return _queue(session, desk, day, mine=True)


def of_station(session: Session, desk: Desk, day: date) -> Queue:
    """Everything of the station."""
    return _queue(session, desk, day, mine=False)


@dataclass(frozen=True, slots=True)
class Told:
    """What new alarms are about: cases, each once, by its gravest alarm."""

    overdue: int
    today: int
    soon: int
    report: int
    """Groups and emergencies to be reported upward."""


def told(session: Session, desk: Desk, ids: Sequence[str]) -> Told:
    """New alarms as one bubble: those of the person's own cases, and of stations below without a desk."""
    is_below = Case.scope_id.in_(stations.watched(session, desk.station_id) - {desk.station_id})
    order = ("report", "overdue", "today", "soon")
    gravest: dict[str, int] = {}
    for start in range(0, len(ids), _ASKED_AT_ONCE):
        query = select(Alarm.case_id, Alarm.kind, Deadline.due_on, Alarm.at).join(Case, Case.id == Alarm.case_id)
        query = query.outerjoin(Deadline, Deadline.id == Alarm.deadline_id)
        query = query.where(Alarm.id.in_(ids[start : start + _ASKED_AT_ONCE]), or_(_is_own(desk), is_below))
        for case_id, kind, due, at in session.execute(query).tuples():
            is_today = due is not None and due <= local_day(at)
            name = {REPORT: "report", OVERDUE: "overdue"}.get(kind, "today" if is_today else "soon")
            gravest[case_id] = min(gravest.get(case_id, len(order)), order.index(name))
    found = list(gravest.values())
    return Told(**{name: found.count(place) for place, name in enumerate(order)})


# inside


@dataclass(slots=True)
class _Gathered:
    """What was found for the cases, while it is gathered."""

    day: date
    numbers: cards.Numbers
    reasons: dict[str, list[Reason]] = field(default_factory=dict)
    foreign: dict[str, HandoverLine] = field(default_factory=dict)
    """Hand-overs of cases that this desk may not have."""
    reminders: dict[str, ReminderLine] = field(default_factory=dict)


def _queue(session: Session, desk: Desk, day: date, *, mine: bool) -> Queue:
    if not desk.may(REGISTER):
        return Queue(day, ())
    cases = _cases(session, desk, mine=mine)
    found = _Gathered(day, cards.numbers_of(session))
    days = calendar_of(session)
    gathered = (
        *_deadlines(session, desk, cases),
        *_alarms(session, desk, cases),
        *_decisions(session, desk),
        *_handovers(session, desk, found),
        *_reminders(session, desk, found, mine=mine),
        *_visits(session, desk, cases),
        *_sittings(session, desk, cases, day),
        *_open(session, cases),
    )
    for case_id, reason in gathered:
        card = cards.card_of(reason.due, day, days, found.numbers)
        late = max(0, (day - reason.due).days) if reason.due else 0
        whole = Reason(reason.kind, reason.id, reason.about, reason.due, card, late, reason.detail, reason.days)
        found.reasons.setdefault(case_id, []).append(whole)
    lines = [*_call_backs(session, desk, day), *_lines(session, desk, found)]
    if mine:
        lines = _with_those_put_off(session, desk, day, lines)
    lines.sort(key=lambda line: (*_urgency(line.first, day), line.number))
    return Queue(day, tuple(lines[:MOST_LINES]))


def _with_those_put_off(session: Session, desk: Desk, day: date, lines: list[QueueLine]) -> list[QueueLine]:
    off = putting_off.kept(session, desk)
    return [
        replace(line, put_off=off[line.case_id])
        if line.case_id in off and putting_off.holds(off[line.case_id], line.terms, day)
        else line
        for line in lines
    ]


def _urgency(reason: Reason, day: date) -> tuple[int, date, int]:
    """Red before yellow before none; then the earlier day, today for what has none but to be handled at leisure."""
    due = reason.due or (date.max if reason.kind == OPEN else day)
    theirs = reason.kind == WAIT  # who only waits is less pressed than who has to act
    return _RANK[reason.card] + theirs, due, KINDS.index(reason.kind)


Found = Iterable[tuple[str, Reason]]


def _is_own(desk: Desk) -> ColumnElement[bool]:
    """Her cases: those she handles, and those she took in that nobody handles yet."""
    return or_(Case.handler == desk.account, and_(Case.handler == "", Case.clerk == desk.clerk))


def _cases(session: Session, desk: Desk, *, mine: bool) -> dict[str, str]:
    """The cases in question: id → status."""
    query = select(Case.id, Case.status).where(Case.scope_id == desk.station_id, Case.state == "live")
    if mine:
        query = query.where(_is_own(desk))
    return dict(session.execute(query).tuples().all())


def _deadlines(session: Session, desk: Desk, cases: dict[str, str]) -> Found:
    query = select(Deadline.id, Deadline.case_id, Deadline.inputs, Deadline.due_on)
    running = (Deadline.scope_id == desk.station_id, Deadline.state == "live", Deadline.status == "running")
    states = rules.load(session).states
    for row_id, case_id, inputs, due in session.execute(query.where(*running, Deadline.due_on.is_not(None))).tuples():
        if case_id in cases and RULE in inputs:
            if inputs[RULE]["code"].startswith(alarms.LIMITATION) and rules.ends(states, cases[case_id]):
                continue  # a settled case has no countdown
            kind = WAIT if inputs[RULE]["whose"] == OTHER else DEADLINE
            yield case_id, Reason(kind, row_id, inputs[RULE]["name"], due, detail=DEADLINE)


def _alarms(session: Session, desk: Desk, mine: dict[str, str]) -> Found:
    """Those nobody has seen, of deadlines that still run; of what is to be reported the newest one, till it is.

    Those of a station below without a desk are everybody's here.
    """
    watches = stations.watched(session, desk.station_id)
    names = {line.id: line.name for line in stations.stations(session) if line.id != desk.station_id}
    query = select(Alarm.id, Alarm.scope_id, Alarm.case_id, Alarm.kind, Alarm.days, Deadline.inputs, Deadline.status)
    query = query.outerjoin(Deadline, Deadline.id == Alarm.deadline_id).order_by(Alarm.at)
    unseen = (Alarm.scope_id.in_(watches), Alarm.state == "live", Alarm.seen_at.is_(None))
    below = select(Case.id).where(Case.scope_id.in_(watches - {desk.station_id}), Case.state == "live")
    cases = mine.keys() | set(session.scalars(below))
    reported = set(session.scalars(select(Step.case_id).where(Step.action == alarms.REPORTED)))
    newest: dict[str, Reason] = {}
    for row_id, scope_id, case_id, kind, days, inputs, status in session.execute(query.where(*unseen)).tuples():
        if case_id not in cases:
            continue
        if kind == REPORT and case_id not in reported:
            newest[case_id] = Reason(ALARM, row_id, "", None, detail=kind, days=days)
        elif status == "running":
            about = filter(None, (names.get(scope_id), inputs[RULE]["name"] if RULE in inputs else ""))
            yield case_id, Reason(ALARM, row_id, "：".join(about), None, detail=kind, days=days)
    yield from newest.items()


def _decisions(session: Session, desk: Desk) -> Found:
    for each in decisions.waiting(session, desk):
        if not each.obstacle:
            yield each.case_id, Reason(DECISION, each.id, each.name, None)


def _handovers(session: Session, desk: Desk, found: _Gathered) -> Found:
    for line in handovers.incoming(session, desk):
        found.foreign[line.case_id] = line
        is_new = line.status == handovers.OFFERED
        due = line.accept_by if is_new else line.due_on
        if is_new or line.kind == handovers.JOINT:  # a case that was taken over is the station's own
            yield line.case_id, Reason(HANDOVER, line.id, line.from_name, due, detail=line.status)
    for line in handovers.outgoing(session, desk):
        due = line.accept_by if line.status == handovers.OFFERED else line.due_on
        if due and due < found.day:
            found.foreign[line.case_id] = line
            yield line.case_id, Reason(WAIT, line.id, line.to_name, due, detail=HANDOVER)


def _reminders(session: Session, desk: Desk, found: _Gathered, *, mine: bool) -> Found:
    query = select(Reminder, Case).join(Case, Case.id == Reminder.case_id)
    query = query.where(Reminder.state == "live", Reminder.status == "open", Case.state == "live")
    query = query.order_by(Reminder.sent_at)
    here = query.where(Reminder.scope_id == desk.station_id)
    colleagues = {desk.clerk, *(each.name for each in settings.load_clerks(session).values())}
    if mine:  # of a case that nobody here has taken in or handles it is everybody's
        is_nobodys = and_(Reminder.to_account == "", Case.handler == "", Case.clerk.not_in(colleagues))
        here = here.where(or_(Reminder.to_account == desk.account, is_nobodys, _is_own(desk)))
    for row, case in session.execute(here).tuples():
        found.reminders.setdefault(case.id, line_of(row, case.number))
        yield case.id, Reason(REMINDER, row.id, row.to_name, row.due_on, detail=row.level)
    senders = {desk.clerk} if mine else colleagues
    below = query.where(Reminder.scope_id != desk.station_id, Reminder.sent_by.in_(senders))
    for row, case in session.execute(below).tuples():
        yield case.id, Reason(WAIT, row.id, row.to_name, row.due_on, detail=REMINDER)


def _visits(session: Session, desk: Desk, cases: dict[str, str]) -> Found:
    query = select(FollowUp.id, FollowUp.case_id, FollowUp.reason, FollowUp.due_on)
    waiting = (FollowUp.scope_id == desk.station_id, FollowUp.state == "live", FollowUp.status == "waiting")
    for row_id, case_id, reason, due in session.execute(query.where(*waiting)).tuples():
        if case_id in cases:
            yield case_id, Reason(VISIT, row_id, "", due, detail=reason)


def _sittings(session: Session, desk: Desk, cases: dict[str, str], day: date) -> Found:
    """Planned ones up to the end of the day: of her cases, and those she holds. Of an earlier day one has to say
    whether it was held."""
    end = datetime.combine(day, time.max, ZONE).astimezone(UTC)
    query = select(Sitting).where(Sitting.scope_id == desk.station_id, Sitting.state == "live")
    query = query.where(Sitting.status == "planned", Sitting.starts_at <= end)
    for row in session.scalars(query.order_by(Sitting.starts_at)):
        if row.case_id in cases or row.mediator == desk.account:
            clock = f"{row.starts_at.astimezone(ZONE):%H:%M}"
            yield row.case_id, Reason(SITTING, row.id, clock, local_day(row.starts_at), detail=row.kind)


def _call_backs(session: Session, desk: Desk, day: date) -> Iterator[QueueLine]:
    """Whoever is free returns them."""
    moment = now()
    for each in rings.call_backs(session, desk, moment):
        due = local_day(each.due)
        card = cards.RED if each.is_late(moment) else cards.YELLOW
        clock, late = f"{each.due.astimezone(ZONE):%H:%M}", max(0, (day - due).days)
        reason = Reason(CALL_BACK, each.ring_id, "", due, card, late, clock, each.count)
        yield QueueLine(
            case_id="",
            number=mask_phone(each.number),
            reception_id="",
            handler="",
            handler_account="",
            employer="、".join(each.names),
            state="",
            reasons=(reason,),
        )


def _open(session: Session, cases: dict[str, str]) -> Found:
    """Every case that is not ended waits, if only to be handled."""
    states = rules.load(session).states
    for case_id, status in cases.items():
        if not rules.ends(states, status):
            yield case_id, Reason(OPEN, case_id, "", None)


def _lines(session: Session, desk: Desk, found: _Gathered) -> Iterator[QueueLine]:
    names, ids = rules.load(session), list(found.reasons)
    columns = (Case.id, Case.number, Case.handler, Case.handler_name, Case.status)
    rows, employers, receptions = {}, {}, {}
    for start in range(0, len(ids), _ASKED_AT_ONCE):
        part = ids[start : start + _ASKED_AT_ONCE]
        rows.update({row[0]: row for row in session.execute(select(*columns).where(Case.id.in_(part))).tuples()})
        query = select(Party.case_id, Employer.name).join(Employer, Employer.id == Party.employer_id)
        query = query.where(Party.case_id.in_(part), Party.state == "live", Party.role == "employer")
        employers.update(dict(session.execute(query).tuples().all()))
        newest = select(Reception.case_id, Reception.id).where(Reception.case_id.in_(part), Reception.state == "live")
        receptions.update(dict(session.execute(newest.order_by(Reception.started_at)).tuples().all()))
    for case_id, reasons in found.reasons.items():
        reasons.sort(key=lambda reason: _urgency(reason, found.day))
        row, handed = rows.get(case_id), found.foreign.get(case_id)
        about = str(handed.about.get("employer", "")) if handed else ""
        yield QueueLine(
            case_id=case_id,
            number=row[1] if row else handed.case_number if handed else "",
            reception_id=receptions.get(case_id, ""),
            handler=row[3] if row else "",
            handler_account=row[2] if row else "",
            employer=employers.get(case_id, about),
            state=names.name(row[4]) if row else "",
            reasons=tuple(reasons),
            reminder=found.reminders.get(case_id),
        )

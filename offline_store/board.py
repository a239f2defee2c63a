"""带班看板: the station at one glance, counted from the queue of the day."""

from collections import Counter
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from offline_store import handovers, queues
from offline_store.models import Alarm, Decision
from offline_store.process import assignment
from offline_store.settings import Desk
from offline_store.stations import watched
from offline_store.types import ZONE


@dataclass(frozen=True, slots=True)
class Load:
    """Who has how much."""

    account: str
    name: str
    open: int
    overdue: int


@dataclass(frozen=True, slots=True)
class Board:
    """The figures; each is the number of lines that its list shows."""

    day: date
    waiting: int
    """Cases with something to do."""
    overdue: int
    today: int
    """Due today."""
    unassigned: int
    decisions: int
    """All that wait to be decided, whoever may."""
    incoming: int
    """Hand-overs that wait for a word of this station."""
    outgoing: int
    late_outgoing: int
    """Of those handed out, the ones over their term."""
    reminders: int
    visits: int
    third_parties: int
    """Other bodies that are over their term."""
    alarms: int
    """Raised today."""
    alarms_unseen: int
    load: tuple[Load, ...]
    """The most loaded first."""
    urgent: tuple[queues.QueueLine, ...]
    """The most urgent lines."""


SHOWN = 8
"""Lines on the board."""


def of_station(session: Session, desk: Desk, day: date) -> Board:
    """As it stands."""
    queue = queues.of_station(session, desk, day)
    out = handovers.outgoing(session, desk)
    late = [reason for line in queue.lines for reason in line.reasons if reason.kind == queues.WAIT and reason.late]
    kinds = Counter(reason.detail for reason in late)
    raised, unseen = _alarms_of(session, desk, day)
    waiting = (Decision.scope_id == desk.station_id, Decision.status == "waiting", Decision.state == "live")
    people = assignment.candidates(session, desk)
    loads = sorted(people, key=lambda each: (-each.open, -each.overdue, each.name))
    return Board(
        day=day,
        waiting=len(queue.lines),
        overdue=queue.count("overdue"),
        today=queue.count("today"),
        unassigned=queue.count("unassigned"),
        decisions=session.scalar(select(func.count(Decision.id)).where(*waiting)) or 0,
        incoming=len(handovers.incoming(session, desk)),
        outgoing=len(out),
        late_outgoing=kinds[queues.HANDOVER],
        reminders=queue.count("reminder"),
        visits=queue.count("follow_up"),
        third_parties=kinds[queues.DEADLINE],
        alarms=raised,
        alarms_unseen=unseen,
        load=tuple(Load(each.account, each.name, each.open, each.overdue) for each in loads),
        urgent=queue.lines[:SHOWN],
    )


def _alarms_of(session: Session, desk: Desk, day: date) -> tuple[int, int]:
    first = datetime.combine(day, time.min, ZONE)
    today = (Alarm.scope_id.in_(watched(session, desk.station_id)), Alarm.state == "live", Alarm.at >= first)
    query = select(func.count(Alarm.id), func.count(Alarm.seen_at)).where(*today, Alarm.at < first + timedelta(days=1))
    raised, seen = session.execute(query).one()
    return raised, raised - seen

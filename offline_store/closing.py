"""日结: the figures of a desk's day, what stays open, and the record that keeps the centre's receipt.

A closing is written before anything is sent, as `waiting`; the receipt completes it. A kill in between leaves it
waiting, and the next sync completes it.
"""

from dataclasses import asdict, dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session

from offline_store import conflicts, joining, protocol, records
from offline_store.errors import NotAllowed
from offline_store.models import (
    CITY,
    UNREAD,
    Case,
    Change,
    DayClosing,
    Party,
    Person,
    Reception,
    Recording,
    Scope,
    sealed_scope,
)
from offline_store.roles import CLOSE_DAY
from offline_store.settings import Desk
from offline_store.types import ZONE, local_day, now

WAITING, COMPLETE = "waiting", "complete"


@dataclass(frozen=True, slots=True)
class OpenItem:
    """Something that stays open when the day is closed.

    `kind`: `draft` 未登记的来电来访, `text` 文字没写完的录音, `conflict` 不一致, `quarantine` 隔离, `incomplete`
    内容不全的案件, `unsent` 未上传. `about` is a 登记号 or a time of day, never a name; `id` a reception's where there
    is one to open.
    """

    kind: str
    id: str
    owner: str
    about: str


@dataclass(frozen=True, slots=True)
class ClosingView:
    """A closing as the screen and the paper show it."""

    id: str
    day: date
    desk: str
    clerk: str
    closed_at: datetime
    clock_difference: int
    figures: dict[str, Any]
    open_items: tuple[OpenItem, ...]
    result: str
    receipt: dict[str, Any]


def figures(session: Session, desk: Desk, day: date) -> dict[str, Any]:
    """件 by channel, 次 by kind, 人 and those not asked, 欠薪 in fen, seconds worked: of this desk, on this day.

    What was voided counts nowhere. 人 and 欠薪 of cases that were joined count where they came first, with those
    cases; the collective case counts only what it has beyond them. 并案 itself is no contact, and no 次.
    """
    numbered = Case.number.startswith(f"{desk.station_code}-{desk.number}-{day:%Y%m%d}-", autoescape=True)
    cases = session.scalars(select(Case).where(numbered, Case.state == "live")).all()
    kinds = select(Reception.kind, func.count(Reception.id), func.sum(Reception.active_seconds)).where(
        _own(desk),
        Reception.started_at >= _start(day),
        Reception.started_at < _start(day + timedelta(days=1)),
        Reception.kind != joining.KIND,
    )
    counted = kinds.outerjoin(Case, Case.id == Reception.case_id).where(or_(Case.id.is_(None), Case.state == "live"))
    by_kind = session.execute(counted.group_by(Reception.kind)).tuples().all()
    receptions = {kind: count for kind, count, _ in by_kind}
    channels = [case.channel for case in cases]
    joined = joining.counted_already(session, [case.id for case in cases])
    return {
        "cases": len(cases),
        "cases_by_channel": {channel: channels.count(channel) for channel in sorted(set(channels))},
        "receptions": sum(receptions.values()),
        "receptions_by_kind": receptions,
        "people": sum(max((case.people or 0) - joined[case.id][0], 0) for case in cases),
        "people_not_asked": sum(case.people is None for case in cases),
        "arrears": sum(max((case.arrears or 0) - joined[case.id][1], 0) for case in cases),
        "active_seconds": sum(seconds or 0 for _, _, seconds in by_kind),
    }


def open_items(session: Session, desk: Desk, day: date, *, with_unsent: bool) -> list[OpenItem]:
    """What stays open at this desk, each with whose it is; leftovers of earlier days too."""
    found = [*_drafts(session, desk), *_texts(session), *_conflicts(session), *_quarantined(session)]
    found += _incomplete(session, desk, day)
    of_the_day = Change.record_type != DayClosing.__tablename__  # a closing's own record is no business left over
    unsent = session.scalar(select(func.count(Change.seq)).where(Change.result.is_(None), of_the_day)) or 0
    if with_unsent and unsent:
        found.append(OpenItem("unsent", "", desk.clerk, str(unsent)))
    return found


def begin(session: Session, desk: Desk, day: date, clock_difference: int) -> str:
    """Write the closing of a day down as waiting for its receipt; one that waits already is brought up to date.

    Raises NotAllowed. `clock_difference` in seconds, as the last sync heard it.
    """
    if not desk.may(CLOSE_DAY):
        raise NotAllowed
    query = _of(desk).where(DayClosing.day == day, DayClosing.result == WAITING)
    closing = session.scalars(query.limit(1)).first() or DayClosing(scope_id=desk.station_id, desk=desk.number, day=day)
    closing.account, closing.clerk, closing.closed_at = desk.account, desk.clerk, now()
    closing.clock_difference = clock_difference
    closing.figures = figures(session, desk, day)
    closing.open_items = [asdict(item) for item in open_items(session, desk, day, with_unsent=True)]
    session.add(closing)
    session.flush()
    return closing.id


def cancel(session: Session, closing_id: str) -> None:
    """The supervisor does not want it after all; one with a receipt stays."""
    closing = session.get_one(DayClosing, closing_id)
    if closing.result == WAITING:
        closing.state = "void"


def complete(session: Session, desk: Desk, closing_id: str, receipt: dict[str, Any]) -> bool:
    """The centre's receipt has come and was verified; whether it was still wanted."""
    closing = session.get_one(DayClosing, closing_id)
    if closing.result == COMPLETE or closing.state != "live":
        return False
    closing.result, closing.receipt = COMPLETE, receipt
    closing.open_items = [asdict(item) for item in open_items(session, desk, closing.day, with_unsent=False)]
    return True


def waiting(session: Session, desk: Desk) -> list[str]:
    """This desk's closings that have no receipt yet, oldest first."""
    return list(session.scalars(_of(desk).where(DayClosing.result == WAITING).with_only_columns(DayClosing.id)))


def closings(session: Session, desk: Desk, day: date) -> list[ClosingView]:
    """This desk's closings of a day, the last one first: it is the one that is printed."""
    rows = session.scalars(_of(desk).where(DayClosing.day == day))
    return [view(row) for row in sorted(rows, key=lambda row: row.closed_at, reverse=True)]


def view(row: DayClosing) -> ClosingView:
    """A closing's record as a frozen value."""
    return ClosingView(
        id=row.id,
        day=row.day,
        desk=row.desk,
        clerk=row.clerk,
        closed_at=row.closed_at,
        clock_difference=row.clock_difference,
        figures=dict(row.figures),
        open_items=tuple(OpenItem(**item) for item in row.open_items),
        result=row.result,
        receipt=dict(row.receipt),
    )


def question(session: Session, desk: Desk, closing_id: str) -> protocol.Close | None:
    """What the centre is asked about a closing; None while something of this desk is still to be sent."""
    last = session.scalars(select(Change).order_by(Change.seq.desc()).limit(1)).first()
    unsent = session.scalar(select(func.count(Change.seq)).where(Change.result.is_(None)))
    if last is None or unsent:
        return None
    return protocol.Close(
        incarnation=desk.incarnation,
        closing=closing_id,
        day=session.get_one(DayClosing, closing_id).day.isoformat(),
        last_seq=last.seq,
        last_hash=last.hash.hex(),
        scopes=tuple(_proof(session, scope) for scope in session.scalars(_written_to(desk))),
    )


def _written_to(desk: Desk) -> Any:
    """The scopes this desk writes to and has read: stations below it answer for themselves."""
    own = (desk.station_id, CITY, sealed_scope(desk.station_id))
    return select(Scope).where(Scope.id.in_(own), Scope.epoch != UNREAD).order_by(Scope.id)


def _proof(session: Session, scope: Scope) -> protocol.ScopeProof:
    undecided = select(func.count(Change.seq)).where(
        Change.scope_id == scope.id, Change.result == "quarantined", Change.decision == ""
    )
    return protocol.ScopeProof(
        id=scope.id,
        epoch=scope.epoch,
        cursor=scope.cursor,
        digest=records.scope_digest(session, scope.id),
        set_aside=session.scalar(undecided) or 0,
    )


def _of(desk: Desk) -> Any:
    """The closings of this desk that count, in the order they were made."""
    query = select(DayClosing).where(DayClosing.scope_id == desk.station_id, DayClosing.desk == desk.number)
    return query.where(DayClosing.state == "live").order_by(DayClosing.closed_at)


def _own(desk: Desk) -> Any:
    return (Reception.scope_id == desk.station_id) & (Reception.desk == desk.number) & (Reception.state == "live")


def _start(day: date) -> datetime:
    return datetime.combine(day, time.min, ZONE).astimezone(UTC)


def _drafts(session: Session, desk: Desk) -> list[OpenItem]:
    rows = session.scalars(select(Reception).where(_own(desk), Reception.case_id.is_(None)).order_by(Reception.id))
    return [OpenItem("draft", row.id, row.clerk, _when(row.started_at)) for row in rows]


def _texts(session: Session) -> list[OpenItem]:
    query = select(Reception).join(Recording, Recording.reception_id == Reception.id)
    rows = session.scalars(query.where(Recording.status.in_(("waiting", "running"))).distinct())
    return [OpenItem("text", row.id, row.clerk, _when(row.started_at)) for row in rows]


def _conflicts(session: Session) -> list[OpenItem]:
    found = []
    for case_id in sorted(conflicts.open_cases(session)):
        case = session.get(Case, case_id)
        query = select(Reception.id).where(Reception.case_id == case_id).order_by(Reception.started_at.desc())
        reception = session.scalars(query.limit(1)).first()
        if case:
            found.append(OpenItem("conflict", reception or "", case.clerk, case.number))
    return found


def _quarantined(session: Session) -> list[OpenItem]:
    query = select(Change).where(Change.result == "quarantined", Change.decision == "").order_by(Change.seq)
    return [OpenItem("quarantine", "", str(row.body.get("actor")), _when(row.at)) for row in session.scalars(query)]


def _incomplete(session: Session, desk: Desk, day: date) -> list[OpenItem]:
    """Cases of the day that nobody could answer or call back: no name and no phone, or not a word on the matter."""
    numbered = Case.number.startswith(f"{desk.station_code}-{desk.number}-{day:%Y%m%d}-", autoescape=True)
    found = []
    for case in session.scalars(select(Case).where(numbered, Case.state == "live").order_by(Case.number)):
        if _is_reachable(session, case) and case.matter:
            continue
        reception = session.scalars(select(Reception.id).where(Reception.case_id == case.id).limit(1)).first()
        found.append(OpenItem("incomplete", reception or "", case.clerk, case.number))
    return found


def _is_reachable(session: Session, case: Case) -> bool:
    """Whether it is written down whose case it is; of a sealed identity this desk may know no more than that."""
    of_case = select(Party.person_id).where(Party.case_id == case.id, Party.role == "worker", Party.state == "live")
    person_id = session.scalars(of_case.where(Party.position.is_(None)).limit(1)).first()
    person = session.get(Person, person_id) if person_id else None
    return bool(person.name or person.phone or person.anonymous) if person else bool(person_id)


def _when(moment: datetime) -> str:
    local = moment.astimezone(ZONE)
    return f"{local:%H:%M}" if local_day(moment) == local_day(now()) else f"{local.month}月{local.day}日 {local:%H:%M}"

"""提醒 and 催办 of an officer without a desk: what her station's alarms say, and what she answers to reminders.

Desks raise the alarms of their station and of those below that have no desk. Here they are shown as soon as they are
due, raised or not; one that an officer has taken note of is written down, so that no desk tells of it again.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from fastapi import FastAPI
from sqlalchemy import Select, select
from sqlalchemy.orm import Session
from starlette.responses import Response

from central.acting import acted, written_now
from central.console import journal, pages, words
from central.console.forms import Form, check_text
from central.console.pages import Posted, Who
from central.console.visits import Visitor
from central.models import Station
from central.outcome import CENTRE
from central.refusal import BadEntry
from central.sync import give_revisions
from offline_store import alarms, reminders
from offline_store.case_deadlines import RULE
from offline_store.deadlines.alarm_times import REPORT
from offline_store.models import Alarm, Case, Deadline, Reminder
from offline_store.reminders import ReminderLine
from offline_store.roles import REGISTER
from offline_store.settings import Desk
from offline_store.stations import watched
from offline_store.store import Store
from offline_store.types import now

LONGEST_WORD = 2000
"""Characters of an answer."""
MOST_CASES = 100
"""Lines that are shown; the latest alarms first."""


@dataclass(frozen=True, slots=True)
class AlarmLine:
    """The alarms of one case that nobody has taken note of."""

    case_id: str
    number: str
    station: str
    about: tuple[str, ...]
    """Each in words, the latest first."""
    until: datetime
    """The moment of the latest."""


@dataclass(frozen=True, slots=True)
class _Told:
    case_id: str
    deadline_id: str | None
    kind: str
    days: int
    at: datetime


def add_routes(app: FastAPI, store: Store) -> None:
    """Take note of a case's alarms; read and answer a reminder."""

    def show(visitor: Visitor, reminder_id: str, status: int = 200, **values: object) -> Response:
        with pages.reading(store, visitor) as session:
            line = _reminder(session, visitor, reminder_id)
        return pages.page("reminder.html", visitor, status, line=line, **values)

    @app.post("/cases/{case_id}/seen")
    def seen(visitor: Who, case_id: str, form: Posted) -> Response:
        def work(session: Session) -> None:
            _case(session, visitor, case_id)
            until = _moment(form)
            outcomes = acted(session, written_now(visitor.account), lambda: _see(session, visitor, case_id, until))
            give_revisions(session, CENTRE, outcomes)
            journal.note(session, visitor.account, "alarms_seen", "case", case_id)

        refused = lambda _error: pages.go("/my/")  # noqa: E731
        return pages.take(store, visitor, work, lambda _: pages.go("/my/?done=seen"), refused)

    @app.get("/reminders/{reminder_id}")
    def one(visitor: Who, reminder_id: str) -> Response:
        return show(visitor, reminder_id)

    @app.post("/reminders/{reminder_id}/answer")
    def answer(visitor: Who, reminder_id: str, form: Posted) -> Response:
        text = form.get("answer", LONGEST_WORD)

        def work(session: Session) -> None:
            _reminder(session, visitor, reminder_id)
            say = lambda: reminders.answer(session, as_desk(visitor), reminder_id, text)  # noqa: E731
            try:
                outcomes = acted(session, written_now(visitor.account), say)
            except (reminders.NothingSaid, reminders.AlreadyAnswered) as error:
                raise BadEntry(what=f"{error.title}。{error.explanation}") from error
            give_revisions(session, CENTRE, outcomes)
            journal.note(session, visitor.account, "reminder_answered", "reminder", reminder_id)

        again = lambda error: show(visitor, reminder_id, 422, error=error, typed=form.fields)  # noqa: E731
        return pages.take(store, visitor, work, lambda _: pages.go("/my/?done=answered"), again)


def as_desk(visitor: Visitor) -> Desk:
    """Her, where a desk's functions ask who writes; a desk without a number is the browser."""
    return Desk(
        id="",
        number="",
        incarnation="",
        station_id=visitor.station,
        station_code="",
        station_name=visitor.station_name,
        account=visitor.account,
        clerk=visitor.name,
        role=visitor.role,
    )


def waiting_alarms(session: Session, visitor: Visitor, moment: datetime) -> list[AlarmLine]:
    """What nobody has taken note of, at her station and at those below that have no desk; a line for each case."""
    by_case: dict[str, list[_Told]] = {}
    for told in sorted(_told(session, visitor, moment), key=lambda each: each.at, reverse=True):
        mine = by_case.setdefault(told.case_id, [])
        if told.kind != REPORT or all(each.kind != REPORT for each in mine):  # of those to be reported the newest
            mine.append(told)
    query = select(Case.id, Case.number, Station.name).join(Station, Station.id == Case.scope_id)
    found = {row[0]: row for row in session.execute(query.where(Case.id.in_(list(by_case)[:MOST_CASES]))).tuples()}
    return [
        AlarmLine(case_id, *found[case_id][1:], tuple(_said(session, each) for each in mine), mine[0].at)
        for case_id, mine in by_case.items()
        if case_id in found
    ]


def _told(session: Session, visitor: Visitor, moment: datetime) -> Iterator[_Told]:
    """Raised and unseen, of deadlines that still run; and due, though no desk has raised it yet."""
    for row, status in session.execute(_unseen(session, visitor)).tuples():
        if status == "running" or (
            row.kind == REPORT and alarms.is_unreported(session, as_desk(visitor), row.case_id, moment)
        ):
            yield _Told(row.case_id, row.deadline_id, row.kind, row.days, row.at)
    for each in alarms.look(session, as_desk(visitor), moment)[0]:
        yield _Told(each.case_id, each.deadline_id, each.kind, each.days, each.at)


def _unseen(session: Session, visitor: Visitor) -> Select[tuple[Alarm, str]]:
    query = select(Alarm, Deadline.status).outerjoin(Deadline, Deadline.id == Alarm.deadline_id)
    query = query.join(Case, Case.id == Alarm.case_id).where(Case.state == "live")
    ours = Alarm.scope_id.in_(watched(session, visitor.station))
    return query.where(ours, Alarm.state == "live", Alarm.seen_at.is_(None))


def _said(session: Session, told: _Told) -> str:
    row = session.get(Deadline, told.deadline_id) if told.deadline_id else None
    name = row.inputs.get(RULE, {}).get("name", row.rule) if row else ""
    return words.ALARMS.get(told.kind, "{name}").format(name=name, days=told.days)


def _see(session: Session, visitor: Visitor, case_id: str, until: datetime) -> None:
    """Raise what is due, as a desk does, and note what of the case she was shown."""
    desk = as_desk(visitor)
    while len(alarms.raise_due(session, desk, until)) == alarms.MOST_AT_ONCE:
        session.flush()
    session.flush()
    for row, _ in session.execute(_unseen(session, visitor).where(Alarm.case_id == case_id, Alarm.at <= until)):
        alarms.see(session, desk, row.id)


def _case(session: Session, visitor: Visitor, case_id: str) -> Case:
    """A case of her station, or of one below without a desk. Raises PageRefused."""
    check_text(case_id, 36)
    row = session.get(Case, case_id)
    if row is None or row.scope_id not in watched(session, visitor.station) or not visitor.may(REGISTER):
        raise pages.missing("案件")
    return row


def _reminder(session: Session, visitor: Visitor, reminder_id: str) -> ReminderLine:
    """A reminder of a case of her own station. Raises PageRefused, for what is another's alike."""
    check_text(reminder_id, 36)
    row = session.get(Reminder, reminder_id)
    if row is None or row.scope_id != visitor.station or row.state != "live" or not visitor.may(REGISTER):
        raise pages.missing("催办")
    return reminders.line_of(row, session.get_one(Case, row.case_id).number)


def _moment(form: Form) -> datetime:
    """Up to when she has read; never later than now. Raises BadEntry."""
    try:
        read = datetime.fromisoformat(form.get("until", 40))
        return min(read, now())
    except (ValueError, TypeError):
        raise BadEntry(what="请重新打开页面再试") from None

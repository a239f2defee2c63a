"""我的任务与预警: what an officer of a street or an enterprise who has no desk sees of her territory, and what she does
with what is handed to her station: the same records as at a desk, which the centre writes in her name."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from fastapi import FastAPI
from sqlalchemy import func, select
from sqlalchemy.orm import Session
from starlette.responses import Response

from central.console import journal, log_in, my_alarms, pages
from central.console.forms import Form, check_text
from central.console.my_alarms import as_desk
from central.console.pages import Posted, Who
from central.console.visits import Visitor
from central.handovers import speak
from central.models import Station
from central.outcome import CENTRE
from central.refusal import BadEntry
from central.sync import give_revisions
from offline_store import handovers
from offline_store.models import Case, Deadline, Employer, Handover, Party, Person, Reminder
from offline_store.process import handing, rules
from offline_store.process.moves import CannotMove
from offline_store.roles import REGISTER
from offline_store.settings import Desk
from offline_store.store import Store
from offline_store.types import local_day, now

LONGEST_WORD = 2000
"""Characters of a reason or an answer."""
SOON, MOST_TASKS = 7, 200
"""Days ahead that are shown; lines."""
Say = Callable[[Session, Desk, str], None]


@dataclass(frozen=True, slots=True)
class CaseLine:
    """An open case, with no more of the person than is needed to speak of it."""

    number: str
    opened_at: datetime
    station: str
    person: str
    """Masked: 王**; empty where her identity is protected."""
    employer: str
    dispute_types: str


@dataclass(frozen=True, slots=True)
class TaskLine:
    """A deadline or a reminder of a case of the territory."""

    number: str
    station: str
    kind: str
    """`deadline`, `wait` for another body, or the level of a reminder."""
    about: str
    due: date | None
    late: int
    """Calendar days over."""
    answers: str = ""
    """Id of a reminder that this officer may answer."""


def build_my(store: Store) -> FastAPI:
    """The pages under /my, the log-in among them."""
    app = pages.page_app(store)
    log_in.add_routes(app, store)

    @app.get("/console.css")
    def style_sheet() -> Response:
        return pages.style_sheet()

    @app.get("/")
    def mine(visitor: Who, page: str = "1", done: str = "") -> Response:
        if not visitor.may(REGISTER):
            return pages.page("no_page.html", visitor, 403, done=done)
        number = pages.page_number(page)
        with pages.reading(store, visitor) as session:
            names = session.scalars(
                select(Station.name).where(Station.id.in_(visitor.stations - {visitor.station})).order_by(Station.code)
            ).all()
            handed = handovers.incoming(session, as_desk(visitor))
            warned = my_alarms.waiting_alarms(session, visitor, now())
            tasks = waiting_tasks(session, visitor, local_day(now()))
            cases, total = open_cases(session, visitor.stations, (number - 1) * pages.PAGE_ROWS, pages.PAGE_ROWS)
        shown: dict[str, Any] = {
            "below": names,
            "handed": handed,
            "alarms": warned,
            "tasks": tasks,
            "cases": cases,
            "total": total,
            "number": number,
        }
        return pages.page("my.html", visitor, rows=pages.PAGE_ROWS, done=done, **shown)

    _add_handovers(app, store)
    my_alarms.add_routes(app, store)
    return app


def _add_handovers(app: FastAPI, store: Store) -> None:
    """One hand-over, and the three things that can be said to it."""

    def show(visitor: Visitor, handover_id: str, status: int = 200, **values: Any) -> Response:
        with pages.reading(store, visitor) as session:
            line = handovers.line_of(_find(session, visitor, handover_id))
        return pages.page("handover.html", visitor, status, line=line, **values)

    def take(visitor: Visitor, handover_id: str, form: Form, done: str, say: Say) -> Response:
        def work(session: Session) -> None:
            _find(session, visitor, handover_id)
            try:
                outcomes = speak(session, as_desk(visitor), handover_id, say)
            except (handovers.TooLate, handovers.ReasonMissing, handovers.NotThere, CannotMove) as error:
                raise BadEntry(what=f"{error.title}。{error.explanation.format(**error.details)}") from error
            give_revisions(session, CENTRE, outcomes)
            journal.note(session, visitor.account, f"handover_{done}", "handover", handover_id)

        again = lambda error: show(visitor, handover_id, 422, error=error, typed=form.fields)  # noqa: E731
        return pages.take(store, visitor, work, lambda _: pages.go(f"/my/?done={done}"), again)

    @app.get("/handovers/{handover_id}")
    def one(visitor: Who, handover_id: str) -> Response:
        return show(visitor, handover_id)

    @app.post("/handovers/{handover_id}/accept")
    def accept(visitor: Who, handover_id: str, form: Posted) -> Response:
        return take(visitor, handover_id, form, handovers.ACCEPTED, handing.accept)

    @app.post("/handovers/{handover_id}/return")
    def give_back(visitor: Who, handover_id: str, form: Posted) -> Response:
        why = form.get("reason", LONGEST_WORD)
        say = lambda session, desk, key: handing.give_back(session, desk, key, why)  # noqa: E731
        return take(visitor, handover_id, form, handovers.RETURNED, say)

    @app.post("/handovers/{handover_id}/answer")
    def answer(visitor: Who, handover_id: str, form: Posted) -> Response:
        text = form.get("answer", LONGEST_WORD)
        say = lambda session, desk, key: handovers.answer(session, desk, key, text)  # noqa: E731
        return take(visitor, handover_id, form, handovers.ANSWERED, say)


def _find(session: Session, visitor: Visitor, handover_id: str) -> Handover:
    """What was handed to her own station. Raises PageRefused, for what is another's alike."""
    check_text(handover_id, 36)
    row = session.get(Handover, handover_id)
    is_hers = row is not None and row.scope_id == row.to_id == visitor.station and visitor.may(REGISTER)
    if row is None or not is_hers or row.state != "live":
        raise pages.missing("移交")
    return row


def open_cases(session: Session, stations: frozenset[str], first: int, most: int) -> tuple[list[CaseLine], int]:
    """Some of the open cases of a territory, the latest first, and how many there are."""
    ended = [state.code for state in rules.load(session).states.values() if state.ends]
    ours = (Case.scope_id.in_(stations), Case.state == "live", Case.status.not_in(ended))
    query = select(Case, Station.name).join(Station, Station.id == Case.scope_id).where(*ours)
    page = query.order_by(Case.opened_at.desc(), Case.id.desc()).offset(first).limit(most)
    total = session.scalar(select(func.count(Case.id)).where(*ours)) or 0
    return [_line(session, stations, case, station) for case, station in session.execute(page).tuples()], total


def waiting_tasks(session: Session, visitor: Visitor, day: date) -> list[TaskLine]:
    """The deadlines and open reminders of a territory's cases: what is over, and what is due within a week, the
    earliest first."""
    until = day + timedelta(days=SOON)
    term = (Deadline.status == "running", Deadline.state == "live", Deadline.due_on <= until)
    asked = (Reminder.status == "open", Reminder.state == "live")
    rows: list[tuple[Deadline | Reminder, str, str]] = []
    for model, of_it in ((Deadline, term), (Reminder, asked)):
        query = select(model, Case.number, Station.name).join(Case, Case.id == model.case_id)
        query = query.join(Station, Station.id == Case.scope_id)
        query = query.where(Case.scope_id.in_(visitor.stations), Case.state == "live", *of_it).order_by(model.due_on)
        rows += [tuple(row) for row in session.execute(query.limit(MOST_TASKS))]
    found = [_task(row, number, station, day, visitor.station) for row, number, station in rows]
    return sorted(found, key=lambda task: (task.due or day, task.number))[:MOST_TASKS]


def _task(row: Deadline | Reminder, number: str, station: str, day: date, own: str) -> TaskLine:
    late = max(0, (day - row.due_on).days) if row.due_on else 0
    if isinstance(row, Reminder):
        answers = row.id if row.scope_id == own else ""
        return TaskLine(number, station, row.level, f"{row.to_name}：{row.text}", row.due_on, late, answers)
    about = row.inputs.get("rule", {})
    kind = "wait" if about.get("whose") == "other" else "deadline"
    return TaskLine(number, station, kind, str(about.get("name", row.rule)), row.due_on, late)


def mask_name(name: str, *, anonymous: bool = False) -> str:
    """The first character alone; whoever asked to stay anonymous has no name."""
    if anonymous:
        return "匿名"
    return f"{name[0]}{'*' * min(len(name) - 1, 3)}" if name else ""


def _line(session: Session, stations: frozenset[str], case: Case, station: str) -> CaseLine:
    parties = session.scalars(select(Party).where(Party.case_id == case.id, Party.state == "live")).all()
    person = next((session.get(Person, party.person_id) for party in parties if party.person_id), None)
    employer = next((session.get(Employer, party.employer_id) for party in parties if party.employer_id), None)
    is_ours = person is not None and person.scope_id in stations  # a protected identity lives in a scope of its own
    return CaseLine(
        number=case.number,
        opened_at=case.opened_at,
        station=station,
        person=mask_name(person.name, anonymous=person.anonymous) if person and is_ours else "",
        employer=employer.name if employer else "",
        dispute_types="、".join(case.dispute_types),
    )

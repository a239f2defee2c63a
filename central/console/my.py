"""我的任务与预警: what an officer of a street or an enterprise who has no desk sees of her territory."""

from dataclasses import dataclass
from datetime import datetime

from fastapi import FastAPI
from sqlalchemy import func, select
from sqlalchemy.orm import Session
from starlette.responses import Response

from central.console import log_in, pages
from central.console.pages import Who
from central.models import Station
from offline_store.models import Case, Employer, Party, Person
from offline_store.roles import REGISTER
from offline_store.store import Store

OPEN = "registered"
"""The status of a case that is not closed."""


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
            cases, total = open_cases(session, visitor.stations, (number - 1) * pages.PAGE_ROWS, pages.PAGE_ROWS)
        return pages.page(
            "my.html", visitor, below=names, cases=cases, total=total, number=number, rows=pages.PAGE_ROWS, done=done
        )

    return app


def open_cases(session: Session, stations: frozenset[str], first: int, most: int) -> tuple[list[CaseLine], int]:
    """Some of the open cases of a territory, the latest first, and how many there are."""
    ours = (Case.scope_id.in_(stations), Case.state == "live", Case.status == OPEN)
    query = select(Case, Station.name).join(Station, Station.id == Case.scope_id).where(*ours)
    page = query.order_by(Case.opened_at.desc(), Case.id.desc()).offset(first).limit(most)
    total = session.scalar(select(func.count(Case.id)).where(*ours)) or 0
    return [_line(session, stations, case, station) for case, station in session.execute(page).tuples()], total


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

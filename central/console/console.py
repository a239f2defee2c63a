"""The administrator's console: what waits today, and the pages under /console."""

from typing import Any

from fastapi import FastAPI
from sqlalchemy import func, select
from starlette.responses import Response

from central.console import code_lists, desks, journal, pages, quarantine, staff, stations
from central.console.pages import Admin
from central.models import Station
from offline_store.store import Store
from offline_store.types import now


def build_console(store: Store) -> FastAPI:
    """The pages under /console; the log-in stands under /my."""
    app = pages.page_app(store)
    for part in (stations, staff, desks, quarantine, code_lists):
        part.add_routes(app, store)

    @app.get("/")
    def home(visitor: Admin, done: str = "") -> Response:
        moment = now()
        with pages.reading(store, visitor) as session:
            lines = [line for line in desks.lines(session, visitor.stations) if not line.disabled]
            waiting = quarantine.count(session, visitor.stations)
            is_sample = (Station.id.in_(visitor.stations), Station.sample)
            samples = session.scalar(select(func.count(Station.id)).where(*is_sample))
        enrolled = sum(line.enrolled for line in lines)
        attention = [line for line in lines if line.wants_attention(moment)]
        counted: dict[str, Any] = {
            "enrolled": enrolled,
            "unused": len(lines) - enrolled,
            "waiting": waiting,
            "samples": samples,
        }
        return pages.page("home.html", visitor, desks=attention, moment=moment, done=done, **counted)

    @app.get("/log")
    def log(visitor: Admin, page: str = "1") -> Response:
        number, rows = pages.page_number(page), pages.PAGE_ROWS
        with pages.reading(store, visitor) as session:
            lines = journal.lines(session, visitor.stations, (number - 1) * rows, rows + 1)
            broken = journal.broken_at(session)
        more = len(lines) > rows
        return pages.page("log.html", visitor, lines=lines[:rows], number=number, more=more, broken=broken)

    return app

"""席位: each seat with its machine, as it last told of itself; its enrolment code and its lock."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from fastapi import FastAPI
from sqlalchemy import select
from sqlalchemy.orm import Session
from starlette.responses import Response

from central import accounts, station_list, stations
from central.console import journal, pages
from central.console.forms import check_text
from central.console.pages import Admin, Posted
from central.console.stations import find as find_station
from central.console.visits import Visitor
from central.models import Desk, Station
from offline_store.store import Store

SILENT = timedelta(hours=24)
"""Without contact for as long, a desk wants to be looked at."""
CLOCK_OFF = 120
"""Seconds of difference that are shown as a fault (docs: sync, rule 9)."""


@dataclass(frozen=True, slots=True)
class Line:
    """A desk as the list shows it."""

    id: str
    number: str
    station: str
    station_id: str
    enrolled: bool
    disabled: bool
    version: str
    unsent: int
    last_contact: datetime | None
    last_error: str
    clock_difference: int | None

    @property
    def clock_off(self) -> bool:
        """Whether its clock goes wrong."""
        return abs(self.clock_difference or 0) > CLOCK_OFF

    def silent(self, moment: datetime) -> bool:
        """Whether it has not been heard of for long."""
        return self.last_contact is None or self.last_contact + SILENT < moment

    def wants_attention(self, moment: datetime) -> bool:
        """Whether something is wrong with a desk that is in use."""
        return self.enrolled and not self.disabled and (self.silent(moment) or bool(self.last_error) or self.clock_off)


def add_routes(app: FastAPI, store: Store) -> None:
    """Look at the desks, add one, give one a new code, lock one."""

    def show(visitor: Visitor, status: int = 200, **values: object) -> Response:
        with pages.reading(store, visitor) as session:
            found = lines(session, visitor.stations)
            nodes = stations.tree(session, visitor.station)
        return pages.page("desks.html", visitor, status, desks=found, nodes=nodes, **values)

    @app.get("/desks")
    def all_desks(visitor: Admin, done: str = "") -> Response:
        return show(visitor, done=done)

    @app.post("/desks/add")
    def add(visitor: Admin, form: Posted) -> Response:
        number = form.get("number")

        def work(session: Session) -> tuple[str, str]:
            station = find_station(session, visitor, form.get("station"))
            return _new_code(session, visitor, station, number)

        def then(made: tuple[str, str]) -> Response:
            return pages.page("secret.html", visitor, kind="code", whose=made[0], secret=made[1])

        return pages.take(store, visitor, work, then, lambda error: show(visitor, 422, error=error, typed=form.fields))

    _add_desk(app, store)


def _add_desk(app: FastAPI, store: Store) -> None:
    def show(visitor: Visitor, desk_id: str, status: int = 200, **values: object) -> Response:
        with pages.reading(store, visitor) as session:
            _find(session, visitor, desk_id)
            line = next(line for line in lines(session, visitor.stations) if line.id == desk_id)
        return pages.page("desk.html", visitor, status, desk=line, **values)

    @app.get("/desks/{desk_id}")
    def one(visitor: Admin, desk_id: str, done: str = "") -> Response:
        return show(visitor, desk_id, done=done)

    @app.post("/desks/{desk_id}/code")
    def code(visitor: Admin, desk_id: str, form: Posted) -> Response:
        def work(session: Session) -> tuple[str, str]:
            desk = _find(session, visitor, desk_id)
            return _new_code(session, visitor, session.get_one(Station, desk.station_id), desk.number)

        def then(made: tuple[str, str]) -> Response:
            return pages.page("secret.html", visitor, kind="code", whose=made[0], secret=made[1])

        return pages.take(store, visitor, work, then, lambda error: show(visitor, desk_id, 422, error=error))

    @app.post("/desks/{desk_id}/lock")
    def lock(visitor: Admin, desk_id: str, form: Posted) -> Response:
        is_locked = form.get("locked") == "yes"
        done = "locked" if is_locked else "unlocked"

        def work(session: Session) -> None:
            desk = _find(session, visitor, desk_id)
            if is_locked:
                accounts.lock_desk(session, desk)
            else:
                desk.disabled = False
            station_list.renew(session)
            about = {"station": session.get_one(Station, desk.station_id).code, "number": desk.number}
            journal.note(session, visitor.account, f"desk_{done}", "desk", desk_id, **about)

        again = lambda error: show(visitor, desk_id, 422, error=error)  # noqa: E731
        return pages.take(store, visitor, work, lambda _: pages.go(f"/console/desks/{desk_id}?done={done}"), again)


def lines(session: Session, territory: frozenset[str]) -> list[Line]:
    """The desks of a territory."""
    query = select(Desk, Station).join(Station, Station.id == Desk.station_id)
    found = session.execute(query.where(Desk.station_id.in_(territory)).order_by(Station.code, Desk.number)).tuples()
    return [
        Line(
            id=desk.id,
            number=desk.number,
            station=station.name,
            station_id=station.id,
            enrolled=desk.code_used,
            disabled=desk.disabled,
            version=desk.app_version,
            unsent=desk.unsent,
            last_contact=desk.last_contact,
            last_error=desk.last_error,
            clock_difference=desk.clock_difference,
        )
        for desk, station in found
    ]


def _find(session: Session, visitor: Visitor, desk_id: str) -> Desk:
    check_text(desk_id, 36)
    desk = session.get(Desk, desk_id)
    if desk is None or desk.station_id not in visitor.stations:
        raise pages.missing("席位")
    return desk


def _new_code(session: Session, visitor: Visitor, station: Station, number: str) -> tuple[str, str]:
    secret = accounts.add_desk(session, station.id, number)
    journal.note(session, visitor.account, "code_made", "desk", "", station=station.code, number=number)
    return f"{station.name} {number} 号席位", secret

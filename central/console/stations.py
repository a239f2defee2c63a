"""站点: the tree, and one station's own page."""

from fastapi import FastAPI
from sqlalchemy.orm import Session
from starlette.responses import Response

from central import stations
from central.console import journal, pages
from central.console.pages import Admin, Posted
from central.console.visits import Visitor
from central.models import Station
from central.refusal import BadEntry
from offline_store.stations import LEVELS
from offline_store.store import Store


def add_routes(app: FastAPI, store: Store) -> None:
    """Look at the tree, change it, make and take away the sample tree."""
    _add_tree(app, store)
    _add_station(app, store)


def find(session: Session, visitor: Visitor, station_id: str) -> Station:
    """A station of her territory. Raises PageRefused."""
    station = session.get(Station, station_id) if station_id in visitor.stations else None
    if station is None:
        raise pages.missing("站点")
    return station


def _add_tree(app: FastAPI, store: Store) -> None:
    def show(visitor: Visitor, status: int = 200, error: str = "", done: str = "") -> Response:
        with pages.reading(store, visitor) as session:
            nodes = stations.tree(session, visitor.station)
        has_samples = any(node.sample for node in nodes)
        return pages.page(
            "stations.html", visitor, status, nodes=nodes, has_samples=has_samples, error=error, done=done
        )

    @app.get("/stations")
    def tree(visitor: Admin, done: str = "") -> Response:
        return show(visitor, done=done)

    @app.post("/stations/sample")
    def add_samples(visitor: Admin, form: Posted) -> Response:
        def work(session: Session) -> None:
            root = find(session, visitor, visitor.station)
            if not visitor.is_root or root.level != "city":
                raise BadEntry(what="示例站点只能由市级管理员建立")
            added = stations.add_samples(session, root)
            journal.note(session, visitor.account, "samples_added", "station", added=added)

        again = lambda error: show(visitor, 422, error)  # noqa: E731
        return pages.take(store, visitor, work, lambda _: pages.go("/console/stations?done=added"), again)

    @app.post("/stations/sample/remove")
    def remove_samples(visitor: Admin, form: Posted) -> Response:
        def work(session: Session) -> None:
            removed = stations.remove_samples(session, visitor.station)
            journal.note(session, visitor.account, "samples_removed", "station", removed=removed)

        again = lambda error: show(visitor, 422, error)  # noqa: E731
        return pages.take(store, visitor, work, lambda _: pages.go("/console/stations?done=removed"), again)


def _add_station(app: FastAPI, store: Store) -> None:
    def show(visitor: Visitor, station_id: str, status: int = 200, **values: object) -> Response:
        with pages.reading(store, visitor) as session:
            find(session, visitor, station_id)
            nodes = stations.tree(session, visitor.station)
        node = next(node for node in nodes if node.id == station_id)
        lower = [level for level in LEVELS if LEVELS.index(level) > LEVELS.index(node.level)]
        above = [each for each in nodes if LEVELS.index(each.level) < LEVELS.index(node.level)]
        return pages.page("station.html", visitor, status, node=node, lower=lower, above=above, **values)

    @app.get("/stations/{station_id}")
    def one(visitor: Admin, station_id: str, done: str = "") -> Response:
        return show(visitor, station_id, done=done)

    @app.post("/stations/{station_id}/add")
    def add(visitor: Admin, station_id: str, form: Posted) -> Response:
        code, name, level = form.get("code"), form.get("name"), form.get("level")

        def work(session: Session) -> None:
            stations.add_below(session, find(session, visitor, station_id), code, name, level)
            journal.note(session, visitor.account, "station_added", "station", "", code=code)

        again = lambda error: show(visitor, station_id, 422, error=error, typed=form.fields)  # noqa: E731
        return pages.take(store, visitor, work, lambda _: pages.go(f"/console/stations/{station_id}?done=added"), again)

    @app.post("/stations/{station_id}/rename")
    def rename(visitor: Admin, station_id: str, form: Posted) -> Response:
        def work(session: Session) -> None:
            station = find(session, visitor, station_id)
            stations.rename(session, station, form.get("new_name"))
            journal.note(session, visitor.account, "station_renamed", "station", station_id, code=station.code)

        again = lambda error: show(visitor, station_id, 422, error=error, typed=form.fields)  # noqa: E731
        return pages.take(
            store, visitor, work, lambda _: pages.go(f"/console/stations/{station_id}?done=changed"), again
        )

    @app.post("/stations/{station_id}/move")
    def move(visitor: Admin, station_id: str, form: Posted) -> Response:
        def work(session: Session) -> None:
            station = find(session, visitor, station_id)
            if station_id == visitor.station:
                raise BadEntry(what="不能移动您自己所在的站点，请由上级管理员来做")
            parent = find(session, visitor, form.get("parent"))
            stations.move(session, station, parent)
            codes = {"code": station.code, "below": parent.code}
            journal.note(session, visitor.account, "station_moved", "station", station_id, **codes)

        again = lambda error: show(visitor, station_id, 422, error=error, typed=form.fields)  # noqa: E731
        return pages.take(store, visitor, work, lambda _: pages.go(f"/console/stations/{station_id}?done=moved"), again)

    @app.post("/stations/{station_id}/remove")
    def remove(visitor: Admin, station_id: str, form: Posted) -> Response:
        def work(session: Session) -> None:
            station = find(session, visitor, station_id)
            if station_id == visitor.station:
                raise BadEntry(what="不能移除您自己所在的站点")
            stations.remove(session, station)
            journal.note(session, visitor.account, "station_removed", "station", station_id, code=station.code)

        again = lambda error: show(visitor, station_id, 422, error=error)  # noqa: E731
        return pages.take(store, visitor, work, lambda _: pages.go("/console/stations?done=removed"), again)

"""隔离: changes that the centre set aside. What one says is shown on demand, and that it was looked at is kept."""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from fastapi import FastAPI
from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import Session
from starlette.responses import Response

from central import erasing
from central.accounts import caller_at
from central.console import journal, pages
from central.console.forms import check_text
from central.console.pages import Admin, Posted
from central.console.visits import Visitor
from central.merge import settle
from central.models import Account, Desk, Received, Station
from central.refusal import BadEntry
from central.store import limit
from central.sync import elsewhere, give_revisions
from offline_store.models import sealed_scope
from offline_store.roles import SEE_PROTECTED
from offline_store.store import Store
from offline_store.types import now

LONGEST_REASON = 200
ADDRESS = "/quarantine/{desk_id}/{incarnation}/{seq}"


@dataclass(frozen=True, slots=True)
class Line:
    """A change that was set aside, without what it says."""

    path: str
    at: datetime
    station: str
    desk: str
    record: str
    kind: str
    reason: str
    decision: str
    decided_by: str
    decided_at: datetime | None
    decision_reason: str


def add_routes(app: FastAPI, store: Store) -> None:
    """Look at what waits and what was decided; retry or discard one."""
    _add_looking(app, store)
    _add_decisions(app, store)


def _add_looking(app: FastAPI, store: Store) -> None:
    @app.get("/quarantine")
    def waiting(visitor: Admin, page: str = "1", decided: str = "", done: str = "") -> Response:
        number, is_old = pages.page_number(page), decided == "yes"
        with pages.reading(store, visitor) as session:
            found = lines(session, visitor.stations, number, decided=is_old)
            total = count(session, visitor.stations, decided=is_old)
        values: dict[str, Any] = {"lines": found, "number": number, "rows": pages.PAGE_ROWS, "total": total}
        return pages.page("quarantine.html", visitor, decided=is_old, done=done, **values)

    @app.get(ADDRESS)
    def one(visitor: Admin, desk_id: str, incarnation: str, seq: str) -> Response:
        return _show(store, visitor, (desk_id, incarnation, seq))

    @app.post(ADDRESS + "/open")
    def open_one(visitor: Admin, desk_id: str, incarnation: str, seq: str, form: Posted) -> Response:
        with pages.writing(store, visitor) as session:
            received, desk, station = _find(session, visitor, (desk_id, incarnation, seq))
            hidden = _is_sealed(session, received.body) and not visitor.may(SEE_PROTECTED)
            said = {} if hidden else _fields(received.body)
            journal.note(
                session, visitor.account, "quarantine_read", "desk", desk.id, **_about(received, desk, station)
            )
        return _show(store, visitor, (desk_id, incarnation, seq), said=said, sealed=hidden)


def _add_decisions(app: FastAPI, store: Store) -> None:
    """Retry or discard one."""

    @app.post(ADDRESS + "/retry")
    def retry(visitor: Admin, desk_id: str, incarnation: str, seq: str, form: Posted) -> Response:
        key = (desk_id, incarnation, seq)

        def work(session: Session) -> bool:
            received, desk, station = _find(session, visitor, key)
            is_in = _retry(session, visitor, received, desk)
            about = _about(received, desk, station) | {"result": received.result}
            journal.note(session, visitor.account, "quarantine_retried", "desk", desk.id, **about)
            return is_in

        def then(is_in: bool) -> Response:
            if is_in:
                return pages.go("/console/quarantine?done=retried")
            return _show(store, visitor, key, 422, error="又试了一次，还是不能入库，原因见下")

        return pages.take(store, visitor, work, then, lambda error: _show(store, visitor, key, 422, error=error))

    @app.post(ADDRESS + "/discard")
    def discard(visitor: Admin, desk_id: str, incarnation: str, seq: str, form: Posted) -> Response:
        key, reason = (desk_id, incarnation, seq), form.get("reason", LONGEST_REASON)

        def work(session: Session) -> None:
            received, desk, station = _find(session, visitor, key)
            if not reason:
                raise BadEntry(what="请写下作废的原因")
            _decide(received, visitor, "discarded", reason)
            about = _about(received, desk, station)
            journal.note(session, visitor.account, "quarantine_discarded", "desk", desk.id, **about)

        again = lambda error: _show(store, visitor, key, 422, error=error, typed=form.fields)  # noqa: E731
        return pages.take(store, visitor, work, lambda _: pages.go("/console/quarantine?done=discarded"), again)


def lines(session: Session, stations: frozenset[str], number: int, *, decided: bool) -> list[Line]:
    """A page of what waits, oldest first; or of what was decided, latest first."""
    query = select(Received, Desk, Station).join(Desk, Desk.id == Received.desk_id)
    query = query.join(Station, Station.id == Desk.station_id).where(*_set_aside(stations, decided=decided))
    order = (Received.decided_at.desc(),) if decided else (Station.code, Received.at, Received.seq)
    page = query.order_by(*order).offset((number - 1) * pages.PAGE_ROWS).limit(pages.PAGE_ROWS)
    return [_line(*row) for row in session.execute(page).tuples()]


def count(session: Session, stations: frozenset[str], *, decided: bool = False) -> int:
    """How many wait, or were decided."""
    query = select(func.count()).select_from(Received).join(Desk, Desk.id == Received.desk_id)
    return session.scalar(query.where(*_set_aside(stations, decided=decided))) or 0


def _show(store: Store, visitor: Visitor, key: tuple[str, str, str], status: int = 200, **values: Any) -> Response:
    with pages.reading(store, visitor) as session:
        line = _line(*_find(session, visitor, key))
    return pages.page("change.html", visitor, status, line=line, **({"said": None, "sealed": False} | values))


def _set_aside(stations: frozenset[str], *, decided: bool) -> tuple[ColumnElement[bool], ...]:
    what = Received.decision != "" if decided else (Received.result == "quarantined") & (Received.decision == "")
    return Desk.station_id.in_(stations), what


def _find(session: Session, visitor: Visitor, key: tuple[str, str, str]) -> tuple[Received, Desk, Station]:
    """A change of a desk of her territory that was set aside. Raises PageRefused."""
    desk_id, incarnation, seq = key
    check_text(desk_id + incarnation, 72)
    number = int(seq) if seq.isascii() and seq.isdigit() and len(seq) <= 18 else 0
    received = session.get(Received, (desk_id, incarnation, number))
    desk = session.get(Desk, desk_id)
    is_hers = desk is not None and desk.station_id in visitor.stations
    if received is None or desk is None or not is_hers or not (received.result == "quarantined" or received.decision):
        raise pages.missing("隔离内容")
    return received, desk, session.get_one(Station, desk.station_id)


def _retry(session: Session, visitor: Visitor, received: Received, desk: Desk) -> bool:
    """Settle it once more, as the desk and the clerk who sent it; whether it was taken in."""
    _check_waits(received)
    actor = received.body.get("actor")
    account = session.get(Account, actor) if isinstance(actor, str) else None
    caller = caller_at(session, desk, account or session.get_one(Account, visitor.account))
    if received.reason == "moved":  # whoever answers for both stations takes it to where the case is now
        caller = replace(caller, scopes=caller.scopes | visitor.stations)
    limit(session, visitor.scopes | caller.scopes | caller.sealed)  # as whoever sent it, where it is decided
    outcome = settle(session, caller, received.body)
    give_revisions(session, desk.id, [outcome])
    erasing.forget(session, [outcome], [received])
    received.result, received.reason = outcome.result, outcome.reason
    received.fields, received.revision = list(outcome.lost), outcome.revision
    received.scope = elsewhere(outcome, received.body)
    if outcome.result == "quarantined":
        return False
    _decide(received, visitor, "retried")
    return True


def _decide(received: Received, visitor: Visitor, decision: str, reason: str = "") -> None:
    _check_waits(received)
    received.decision, received.decision_reason = decision, reason
    received.decided_by, received.decided_at = visitor.account, now()


def _check_waits(received: Received) -> None:
    if received.decision:
        raise BadEntry(what="已经处理过了")


def _line(received: Received, desk: Desk, station: Station) -> Line:
    body = received.body
    return Line(
        path=f"/console/quarantine/{received.desk_id}/{received.incarnation}/{received.seq}",
        at=received.at,
        station=station.name,
        desk=desk.number,
        record=str(body.get("type", ""))[:40],
        kind=str(body.get("kind", ""))[:40],
        reason=received.reason,
        decision=received.decision,
        decided_by=received.decided_by,
        decided_at=received.decided_at,
        decision_reason=received.decision_reason,
    )


def _about(received: Received, desk: Desk, station: Station) -> dict[str, Any]:
    """What the log says of it: where it came from, and nothing of what it says."""
    return {"station": station.code, "number": desk.number, "seq": received.seq}


def _is_sealed(session: Session, body: dict[str, Any]) -> bool:
    """Whether it tells of a protected identity, of whatever station."""
    return body.get("scope") in {sealed_scope(station) for station in session.scalars(select(Station.id))}


def _fields(body: dict[str, Any]) -> dict[str, str]:
    fields = body.get("fields")
    return {str(name): str(value)[:2000] for name, value in fields.items()} if isinstance(fields, dict) else {}

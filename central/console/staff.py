"""账号: who works where, with which role. An account's name never stands in an address: it is asked for by form."""

from fastapi import FastAPI
from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session
from starlette.responses import Response

from central import accounts, passwords, stations
from central.console import journal, pages
from central.console.pages import Admin, Posted
from central.console.stations import find as find_station
from central.console.visits import Visitor
from central.models import Account, Station
from central.refusal import BadEntry
from offline_store.roles import RIGHTS
from offline_store.store import Store

LONGEST_NAME = 50


def add_routes(app: FastAPI, store: Store) -> None:
    """Find accounts, add one, change one, give a new password."""
    _add_list(app, store)
    _add_account(app, store)


def find(session: Session, visitor: Visitor, account_id: str) -> Account:
    """An account of her territory. Raises PageRefused."""
    account = session.get(Account, account_id)
    if account is None or account.station_id not in visitor.stations:
        raise pages.missing("账号")
    return account


def _add_list(app: FastAPI, store: Store) -> None:
    def show(visitor: Visitor, number: int = 1, words: str = "", status: int = 200, **values: object) -> Response:
        query = select(Account, Station.name).join(Station, Station.id == Account.station_id)
        query = query.where(Account.station_id.in_(visitor.stations))
        if words:
            like = [column.contains(words, autoescape=True) for column in (Account.id, Account.name, Station.name)]
            query = query.where(or_(*like))
        with pages.reading(store, visitor) as session:
            total = session.scalar(select(func.count()).select_from(query.subquery())) or 0
            page = query.order_by(Station.code, Account.id).offset((number - 1) * pages.PAGE_ROWS)
            found = session.execute(page.limit(pages.PAGE_ROWS)).tuples().all()
            nodes = stations.tree(session, visitor.station)
        values |= {"found": found, "total": total, "number": number, "rows": pages.PAGE_ROWS, "looked_for": words}
        return pages.page("accounts.html", visitor, status, nodes=nodes, roles=tuple(RIGHTS), **values)

    @app.get("/accounts")
    def all_accounts(visitor: Admin, page: str = "1", done: str = "") -> Response:
        return show(visitor, pages.page_number(page), done=done)

    @app.post("/accounts/find")
    def look_for(visitor: Admin, form: Posted) -> Response:
        return show(visitor, words=form.get("words"))

    @app.post("/accounts/add")
    def add(visitor: Admin, form: Posted) -> Response:
        account, name, password = form.get("account"), form.get("name"), passwords.one_time()

        def work(session: Session) -> None:
            _check_name(name)
            station = find_station(session, visitor, form.get("station"))
            accounts.add_account(session, station.id, account, name, password, form.get("role"), one_time=True)
            journal.note(session, visitor.account, "account_added", "account", account, role=form.get("role"))

        def then(_done: None) -> Response:
            return pages.page("secret.html", visitor, kind="password", whose=f"{name}（{account}）", secret=password)

        return pages.take(
            store, visitor, work, then, lambda error: show(visitor, status=422, error=error, typed=form.fields)
        )


def _add_account(app: FastAPI, store: Store) -> None:
    def show(visitor: Visitor, account_id: str, status: int = 200, **values: object) -> Response:
        with pages.reading(store, visitor) as session:
            account = find(session, visitor, account_id)
            nodes = stations.tree(session, visitor.station)
        return pages.page("account.html", visitor, status, account=account, nodes=nodes, roles=tuple(RIGHTS), **values)

    @app.post("/accounts/open")
    def open_one(visitor: Admin, form: Posted) -> Response:
        return show(visitor, form.get("account"))

    @app.post("/accounts/change")
    def change(visitor: Admin, form: Posted) -> Response:
        account_id, role = form.get("account"), form.get("role")

        def work(session: Session) -> None:
            account, station = find(session, visitor, account_id), find_station(session, visitor, form.get("station"))
            _check_name(form.get("name"))
            if role not in RIGHTS:
                raise BadEntry(what="请选择一个角色")
            if account_id == visitor.account and (role != account.role or station.id != account.station_id):
                raise BadEntry(what="不能改自己的角色和站点，请由另一位管理员来做")
            account.name, account.role, account.station_id = form.get("name"), role, station.id
            journal.note(session, visitor.account, "account_changed", "account", account_id, role=role)

        again = lambda error: show(visitor, account_id, 422, error=error, typed=form.fields)  # noqa: E731
        return pages.take(store, visitor, work, lambda _: pages.go("/console/accounts?done=changed"), again)

    @app.post("/accounts/disable")
    def disable(visitor: Admin, form: Posted) -> Response:
        account_id, is_off = form.get("account"), form.get("disabled") == "yes"

        def work(session: Session) -> None:
            account = find(session, visitor, account_id)
            if account_id == visitor.account:
                raise BadEntry(what="不能停用自己的账号，请由另一位管理员来做")
            account.disabled = is_off
            action = "account_disabled" if is_off else "account_enabled"
            journal.note(session, visitor.account, action, "account", account_id)

        again = lambda error: show(visitor, account_id, 422, error=error)  # noqa: E731
        done = "disabled" if is_off else "enabled"
        return pages.take(store, visitor, work, lambda _: pages.go(f"/console/accounts?done={done}"), again)

    @app.post("/accounts/reset")
    def reset(visitor: Admin, form: Posted) -> Response:
        account_id = form.get("account")

        def work(session: Session) -> tuple[str, str]:
            account = find(session, visitor, account_id)
            if account_id == visitor.account:
                raise BadEntry(what="自己的密码请用右上角的“修改密码”")
            secret = accounts.reset_password(session, account)
            journal.note(session, visitor.account, "password_reset", "account", account_id)
            return f"{account.name}（{account.id}）", secret

        def then(made: tuple[str, str]) -> Response:
            return pages.page("secret.html", visitor, kind="password", whose=made[0], secret=made[1])

        return pages.take(store, visitor, work, then, lambda error: show(visitor, account_id, 422, error=error))


def _check_name(name: str) -> None:
    if not name or len(name) > LONGEST_NAME:
        raise BadEntry(what=f"姓名不能为空，最多 {LONGEST_NAME} 个字")

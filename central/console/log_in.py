"""Logging in and out, and a password of one's own; the same for the console and for /my."""

from typing import Annotated

from fastapi import Depends, FastAPI, Request
from starlette.responses import Response

from central import passwords
from central.console import forms, journal, pages, visits
from central.console.forms import Form
from central.console.pages import Posted, Who
from central.refusal import BadEntry, Refusal
from offline_store.roles import ADMINISTER, may
from offline_store.store import Store

HOMES = {True: "/console/", False: "/my/"}
"""By whether she may administer."""


def add_routes(app: FastAPI, store: Store) -> None:
    """The pages that stand before all others."""
    _add_log_in(app, store)
    _add_password(app, store)


def _add_log_in(app: FastAPI, store: Store) -> None:
    @app.get("/login")
    def ask(request: Request, done: str = "") -> Response:
        return _log_in_page(request, 200, done=done)

    @app.post("/login")
    def log_in(request: Request, form: Annotated[Form, Depends(forms.read)]) -> Response:
        account, password = form.get("account", 100), form.secret("password")
        if not form.is_ours:
            return _log_in_page(request, 403, account, "页面已经过期，请再登录一次。浏览器需要允许 Cookie。")
        try:
            found = passwords.check(store, account, password)
        except Refusal as error:
            wait = error.details["retry_after"]
            return _log_in_page(request, 429, account, f"密码连续输错，请等 {wait} 秒再试。")
        if found is None:
            return _log_in_page(request, 401, account, "账号或密码不对，请再输入一次，注意大小写。")
        with store.transact() as session:
            visits.end(session, visits.held(request))
            token = visits.begin(session, found.id)
            journal.note(session, found.id, "logged_in")
        where = pages.PASSWORD if found.must_change_password else HOMES[may(found.role, ADMINISTER)]
        return _with_cookie(request, pages.go(where), token)

    @app.post("/logout")
    def log_out(request: Request, form: Posted) -> Response:
        with store.transact() as session:
            visits.end(session, visits.held(request))
        return _with_cookie(request, pages.go(f"{pages.LOG_IN}?done=out"), visits.new_token())


def _add_password(app: FastAPI, store: Store) -> None:

    @app.get("/password")
    def ask(visitor: Who) -> Response:
        return pages.page("password.html", visitor)

    @app.post("/password")
    def change(request: Request, visitor: Who, form: Posted) -> Response:
        def again(status: int, error: str) -> Response:
            return pages.page("password.html", visitor, status, error=error)

        old, new = form.secret("old"), form.secret("new")
        if new != form.secret("repeated"):
            return again(422, "两次输入的新密码不一样。")
        try:
            if passwords.check(store, visitor.account, old) is None:
                return again(401, "原来的密码不对。")
            kept = passwords.replacement(old, new)
            with store.transact() as session:
                passwords.replace(session, visitor.account, kept)
                visits.end_all(session, visitor.account)
                token = visits.begin(session, visitor.account)
                journal.note(session, visitor.account, "password_changed")
        except Refusal as error:
            return again(429, f"密码连续输错，请等 {error.details['retry_after']} 秒再试。")
        except BadEntry as error:
            return again(422, f"{error.details['what']}。")
        home = HOMES[visitor.may(ADMINISTER)]
        return _with_cookie(request, pages.go(f"{home}?done=password"), token)


def _log_in_page(request: Request, status: int, account: str = "", error: str = "", done: str = "") -> Response:
    """With a cookie to bind the form to, where there is none yet."""
    held = visits.held(request)
    token = held or visits.new_token()
    response = pages.page("log_in.html", None, status, token=token, account=account, error=error, done=done)
    return response if held else _with_cookie(request, response, token)


def _with_cookie(request: Request, response: Response, token: str) -> Response:
    scheme = request.url.scheme
    name, is_secure = visits.COOKIES[scheme], scheme == "https"
    response.set_cookie(name, token, secure=is_secure, httponly=True, samesite="strict", path="/")
    return response

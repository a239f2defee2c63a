"""What goes out: templates of resources/console, with headers that let nothing in from elsewhere."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime
from typing import Annotated, Any, TypeVar

from fastapi import Depends, FastAPI, Request
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from sqlalchemy.orm import Session
from starlette.exceptions import HTTPException
from starlette.responses import HTMLResponse, RedirectResponse, Response

import resources
from central.console import forms, visits, words
from central.console.forms import Form, PageRefused
from central.console.visits import Visitor
from central.refusal import BadEntry, note
from central.store import limit, retried
from offline_store.errors import ExpectedError
from offline_store.roles import ADMINISTER
from offline_store.store import Store
from offline_store.types import ZONE, local_day, now

HEADERS = {
    "cache-control": "no-store",
    "content-security-policy": (
        "default-src 'none'; style-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'"
    ),
    "referrer-policy": "no-referrer",
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
}
PAGE_ROWS = 50
LOG_IN, PASSWORD = "/my/login", "/my/password"
T = TypeVar("T")


class LogInFirst(Exception):
    """Nobody is logged in, or no more; or she must change her password first (`where`)."""

    def __init__(self, where: str = LOG_IN) -> None:
        super().__init__(where)
        self.where = where


def who(request: Request) -> Visitor:
    """Who is logged in at this request. Raises LogInFirst."""
    store: Store = request.app.state.store
    found = visits.visitor(store, visits.held(request))
    if found is None:
        raise LogInFirst
    if found.must_change_password and request.url.path != PASSWORD:
        raise LogInFirst(PASSWORD)
    return found


def administrator(request: Request) -> Visitor:
    """Who is logged in, if she may administer. Raises LogInFirst, PageRefused."""
    found = who(request)
    if not found.may(ADMINISTER):
        raise PageRefused(403, "这里只有管理员能用。")
    return found


Who = Annotated[Visitor, Depends(who)]
Admin = Annotated[Visitor, Depends(administrator)]
Posted = Annotated[Form, Depends(forms.read_ours)]
"""A form that was sent from a page of this very visit."""


def page_app(store: Store) -> FastAPI:
    """An application of pages, with what goes wrong told as one."""
    app = FastAPI(openapi_url=None, docs_url=None, redoc_url=None)
    app.state.store = store
    app.add_exception_handler(LogInFirst, _log_in_first)
    app.add_exception_handler(PageRefused, _refused)
    app.add_exception_handler(HTTPException, _no_such_page)
    app.add_exception_handler(ExpectedError, _not_now)
    app.add_exception_handler(Exception, _broken)
    return app


def page(template: str, visitor: Visitor | None, status: int = 200, **values: Any) -> Response:
    """A page; without a visitor it has no menu. `token` in values: of a visit that is not logged in."""
    token = visitor.token if visitor else values.pop("token", "")
    about: dict[str, Any] = {"visitor": visitor, "form_token": visits.form_token(token), "error": "", "done": ""}
    values["typed"] = defaultdict(str, values.get("typed", {}))
    return HTMLResponse(_templates.get_template(template).render(about | values), status, HEADERS)


def go(where: str) -> Response:
    """On to another page, after a form was taken."""
    return RedirectResponse(where, 303, HEADERS)


def style_sheet() -> Response:
    """The one style sheet."""
    return Response(resources.path("console/console.css").read_bytes(), 200, HEADERS, "text/css")


@contextmanager
def reading(store: Store, visitor: Visitor) -> Iterator[Session]:
    """One consistent state, in which she sees the records of her territory and the city's."""
    with store.read() as session:
        limit(session, visitor.scopes)
        yield session


@contextmanager
def writing(store: Store, visitor: Visitor) -> Iterator[Session]:
    """One transaction, in which she sees and writes the records of her territory and the city's."""
    with store.transact() as session:
        limit(session, visitor.scopes)
        yield session


def take(
    store: Store,
    visitor: Visitor,
    work: Callable[[Session], T],
    then: Callable[[T], Response],
    again: Callable[[str], Response],
) -> Response:
    """Do `work` in one transaction and answer with `then`; what cannot be is said by `again`, and nothing is done."""

    @retried
    def whole() -> T:
        with writing(store, visitor) as session:
            return work(session)

    try:
        result = whole()
    except BadEntry as error:
        return again(str(error.details["what"]))
    return then(result)


def page_number(text: str) -> int:
    """Of a list, from 1; whatever else is asked for is the first."""
    return max(1, int(text)) if text.isascii() and text.isdigit() and len(text) <= 6 else 1


def missing(what: str) -> PageRefused:
    """Not there, or of another territory: the two are not told apart."""
    return PageRefused(404, f"没有这个{what}，或者不在您的管辖范围内。")


def _moment(value: datetime | None) -> str:
    return f"{value.astimezone(ZONE):%Y-%m-%d %H:%M}" if value else "—"


def _day(value: datetime) -> str:
    return local_day(value).isoformat()


def _ago(value: datetime | None) -> str:
    """How long a moment is past, in words."""
    if value is None:
        return "从未"
    minutes = int((now() - value).total_seconds()) // 60
    if minutes < 60:
        return f"{max(minutes, 0)} 分钟前"
    return f"{minutes // 60} 小时前" if minutes < 48 * 60 else f"{minutes // (24 * 60)} 天前"


_templates = Environment(
    loader=FileSystemLoader(resources.path("console")),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)
_templates.filters |= {"moment": _moment, "day": _day, "ago": _ago, "word": lambda key, of: of.get(key, key)}
_templates.globals |= {"words": words, "ADMINISTER": ADMINISTER}


def _said(status: int, text: str, headers: Mapping[str, str] | None = None) -> Response:
    response = page("said.html", None, status, text=text)
    response.headers.update(headers or {})
    return response


async def _log_in_first(_request: Request, error: Exception) -> Response:
    assert isinstance(error, LogInFirst)
    return go(error.where)


async def _refused(_request: Request, error: Exception) -> Response:
    assert isinstance(error, PageRefused)
    return _said(error.status, error.words)


async def _no_such_page(_request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    return _said(error.status_code, "没有这个页面。", error.headers)


async def _not_now(_request: Request, error: Exception) -> Response:
    note(error)
    return _said(503, "服务端现在不能写入（磁盘已满，或数据正被占用）。这次没有保存，请稍后再试。")


async def _broken(_request: Request, _error: Exception) -> Response:
    """The application around us notes it."""
    return _said(500, "程序出错了，这次没有保存。错误的位置已经记下，请联系技术人员。")

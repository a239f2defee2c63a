"""The centre over HTTP: frames in, frames out, and what goes wrong in between as a code; beside it the browser pages.

Bodies are bounded before they are unpacked and before they are read; the handlers are plain functions in a small
pool of threads. Whatever is said here about an error holds no word of a request.
"""

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from typing import Annotated, TypeVar

import anyio.to_thread
from fastapi import Depends, FastAPI, Request, Response
from pydantic import BaseModel, ValidationError
from starlette.exceptions import HTTPException

from central import accounts, closing, lookups, numbers, station_list, sync
from central.accounts import Caller
from central.console.console import build_console
from central.console.my import build_my
from central.live import LiveCalls
from central.models import Desk
from central.refusal import Refusal, note
from central.store import limit, retried
from offline_store import protocol
from offline_store.errors import ExpectedError
from offline_store.store import Store

THREADS = 8
"""A few write (in a local folder one at a time), read, or stretch a password (64 MiB each) beside each other."""
Frame = TypeVar("Frame", bound=BaseModel)


def build_app(store: Store) -> FastAPI:
    """The application over an open centre; the caller closes the store after it."""
    app = FastAPI(openapi_url=None, docs_url=None, redoc_url=None, lifespan=_lifespan)
    app.add_exception_handler(Refusal, _refused)
    app.add_exception_handler(HTTPException, _no_such_call)
    app.add_exception_handler(ExpectedError, _not_now)
    app.add_exception_handler(Exception, _broken)
    _add_log_in(app, store)
    _add_sync(app, store)
    app.mount("/console", build_console(store))
    app.mount("/my", build_my(store))
    return app


def _add_log_in(app: FastAPI, store: Store) -> None:
    @app.post("/enrol")
    @retried
    def enrol(question: Annotated[protocol.Enrol, Depends(_frame(protocol.Enrol))]) -> Response:
        with store.transact() as session:
            enrolled = accounts.enrol(session, question)
            limit(session, accounts.territory(session, enrolled.station_id))
            numbers.open_old_blocks(session, session.get_one(Desk, enrolled.desk))
            station_list.renew(session)
            return _packed(enrolled)

    @app.post("/challenge")
    @retried
    def challenge(question: Annotated[protocol.Challenge, Depends(_frame(protocol.Challenge))]) -> Response:
        with store.transact() as session:
            return _packed(accounts.challenge(session, question))

    @app.post("/login")
    def log_in(question: Annotated[protocol.LogIn, Depends(_frame(protocol.LogIn))]) -> Response:
        return _packed(accounts.log_in(store, question))

    @app.post("/password")
    def change_password(
        question: Annotated[protocol.ChangePassword, Depends(_frame(protocol.ChangePassword))],
    ) -> Response:
        return _packed(accounts.change_password(store, question))


def _add_sync(app: FastAPI, store: Store) -> None:
    def identified(request: Request) -> Caller:
        kind, _, token = request.headers.get("authorization", "").partition(" ")
        if kind.lower() != "bearer" or not token:
            raise Refusal(401, "token")
        with store.read() as session:
            return accounts.identify(session, token)

    Known = Annotated[Caller, Depends(identified)]  # noqa: N806  # a type

    @app.post("/hello")
    def hello(caller: Known, question: Annotated[protocol.Hello, Depends(_frame(protocol.Hello))]) -> Response:
        return _packed(sync.hello(store, caller, question))

    @app.post("/push")
    def push(caller: Known, question: Annotated[protocol.Push, Depends(_frame(protocol.Push))]) -> Response:
        return _packed(sync.push(store, caller, question))

    @app.post("/grant")
    def grant(caller: Known, question: Annotated[protocol.Grant, Depends(_frame(protocol.Grant))]) -> Response:
        return _packed(numbers.grant(store, caller, question))

    @app.post("/pull")
    def pull(caller: Known, question: Annotated[protocol.Pull, Depends(_frame(protocol.Pull))]) -> Response:
        return _packed(sync.pull(store, caller, question))

    @app.post("/elsewhere")
    def elsewhere(
        caller: Known, question: Annotated[protocol.Elsewhere, Depends(_frame(protocol.Elsewhere))]
    ) -> Response:
        return _packed(lookups.elsewhere(store, caller, question))

    live = LiveCalls()

    @app.post("/talk")
    def talk(caller: Known, question: Annotated[protocol.Talk, Depends(_frame(protocol.Talk))]) -> Response:
        return _packed(live.talk(store, caller, question))

    @app.post("/watch")
    def watch(caller: Known, question: Annotated[protocol.Watch, Depends(_frame(protocol.Watch))]) -> Response:
        return _packed(live.watch(store, caller, question))

    @app.post("/close")
    def close(caller: Known, question: Annotated[protocol.Close, Depends(_frame(protocol.Close))]) -> Response:
        return _packed(closing.close(store, caller, question))


def _frame(model: type[Frame]) -> Callable[[Request], Awaitable[Frame]]:
    """Reads a request's body as a message. Raises Refusal: `protocol`, `too_large` or `frame`."""

    async def read(request: Request) -> Frame:
        if request.headers.get(protocol.PROTOCOL_HEADER) != str(protocol.PROTOCOL):
            raise Refusal(426, "protocol", protocol=protocol.PROTOCOL)
        body = await _bounded_body(request)
        try:
            if request.headers.get("content-encoding") == "zstd":
                body = protocol.unpack(body, protocol.REQUEST_BYTES)
            return model.model_validate_json(body)
        except protocol.TooLarge:
            raise Refusal(413, "too_large") from None
        except (ValidationError, ValueError):
            raise Refusal(400, "frame") from None

    return read


async def _bounded_body(request: Request) -> bytes:
    body = bytearray()
    async for chunk in request.stream():
        body += chunk
        if len(body) > protocol.REQUEST_BYTES:
            raise Refusal(413, "too_large")
    return bytes(body)


def _packed(answer: BaseModel, status: int = 200) -> Response:
    headers = {"content-encoding": "zstd", "cache-control": "no-store"}
    body = protocol.pack(answer.model_dump_json().encode())
    return Response(body, status, headers, media_type="application/json")


async def _refused(_request: Request, error: Exception) -> Response:
    assert isinstance(error, Refusal)
    return _packed(protocol.Failure(error=error.code, **error.details), error.status)


async def _no_such_call(_request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    return _packed(protocol.Failure(error="no_such_call"), error.status_code)


async def _not_now(_request: Request, error: Exception) -> Response:
    """The disk is full, the database is held by another or gone: nothing was taken, and the desk tries again."""
    note(error)
    return _packed(protocol.Failure(error="not_now"), 503)


async def _broken(_request: Request, error: Exception) -> Response:
    note(error)
    return _packed(protocol.Failure(error="broken"), 500)


@asynccontextmanager
async def _lifespan(_app: FastAPI) -> AsyncIterator[None]:
    anyio.to_thread.current_default_thread_limiter().total_tokens = THREADS
    yield

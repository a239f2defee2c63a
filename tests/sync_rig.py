"""Centres and desks for tests of the sync: in process over a line that fails as told, or as a real process."""

import contextlib
import shutil
import subprocess
import sys
import threading
from collections import deque
from pathlib import Path

import httpx
import pytest
from anyio.from_thread import start_blocking_portal

from central import accounts
from central.app import build_app
from central.store import create_centre
from desktop.sync.client import CentreClient
from desktop.sync.login import enrol, new_private_key
from offline_store import registration, settings
from offline_store.models import RECORD_TYPES
from offline_store.records import fields_of
from offline_store.registration import Entry
from offline_store.store import Store, create_database_engine, open_store

ADDRESS = "http://127.0.0.1:9"
PASSWORD = "correct horse 电池"
DESK_KEY = bytes(range(32))
STATIONS = {"3702": ("north", ("01", "02")), "3703": ("south", ("03",))}
"""Code → account and desks."""


class LineDown(httpx.ConnectError):
    """The line failed, as the test wanted."""


class Line(httpx.BaseTransport):
    """A line to an application in this process. `faults` says what happens to the requests to come."""

    def __init__(self, portal, app):
        self._portal = portal
        self.plug(app)
        self.faults = deque()
        self.log = []

    def plug(self, app):
        self._inner = httpx.ASGITransport(app, raise_app_exceptions=False)

    def handle_request(self, request):
        fault = self.faults.popleft() if self.faults else "none"
        sent = (request.method, str(request.url), list(request.headers.raw), request.read())
        if fault == "lose request":
            raise LineDown("lost request")
        self.log.append(sent)
        response = self.send(sent)
        if fault == "twice":
            response = self.send(sent)
        if fault == "lose answer":
            raise httpx.ReadError("lost answer")
        if fault == "slow":
            raise httpx.ReadTimeout("too late")
        return response

    def send(self, sent):
        """Also for sending an old request once more."""
        return self._portal.call(self._exchange, sent)

    async def _exchange(self, sent):
        method, url, headers, body = sent
        response = await self._inner.handle_async_request(httpx.Request(method, url, headers=headers, content=body))
        raw = b"".join([chunk async for chunk in response.stream])
        return httpx.Response(response.status_code, headers=response.headers, stream=httpx.ByteStream(raw))


class Seat:
    """A desk with its own store and client, and the writes of a clerk."""

    def __init__(self, store, desk, client):
        self.store, self.desk, self.client = store, desk, client

    def register(self, **entry):
        with self.store.write(self.desk.actor) as session:
            reception = registration.begin_reception(session, self.desk, "visit")
            return registration.register(session, self.desk, reception, Entry(**entry))

    def edit(self, kind, record_id, **fields):
        with self.store.write(self.desk.actor) as session:
            row = session.get_one(RECORD_TYPES[kind], record_id)
            for name, value in fields.items():
                setattr(row, name, value)

    def content(self):
        return content_of(self.store)

    def ids(self, kind):
        with self.store.read() as session:
            return sorted(
                session.scalars(RECORD_TYPES[kind].__table__.select().with_only_columns(RECORD_TYPES[kind].id))
            )

    def close(self):
        self.client.close()
        self.store.close()


def content_of(store):
    """Everything a store says, for comparing."""
    with store.read() as session:
        return {
            (name, row.id): (row.scope_id, row.state, fields_of(row))
            for name, model in RECORD_TYPES.items()
            for row in session.query(model)
        }


def make_template(folder, portal):
    """A centre with two stations and three desks, enrolled and logged in; a shared case is not there yet."""
    centre, codes = create_centre(folder / "centre"), {}
    with centre.transact() as session:
        for code, (account, numbers) in STATIONS.items():
            station = accounts.add_station(session, code, f"站点 {code}")
            accounts.add_account(session, station, account, f"{account} 员", PASSWORD)
            codes |= {number: (account, accounts.add_desk(session, station, number)) for number in numbers}
    line = Line(portal, build_app(centre))
    for number, (account, code) in codes.items():
        client = CentreClient(ADDRESS, transport=line)
        desk = enrol(client, ADDRESS, code, new_private_key(), account, PASSWORD)
        store = open_store(folder / number, DESK_KEY)
        with store.apply() as session:
            settings.save_desk(session, desk)
            settings.put(session, "session", {"token": client.token})
        store.close()
        client.close()
    centre.close()


class Town:
    """A copy of the template: the centre and its desks, in process."""

    def __init__(self, template, folder, portal):
        self.folder = folder
        shutil.copytree(template, folder, dirs_exist_ok=True)
        self.key = bytes.fromhex((folder / "centre" / "centre.key").read_text())
        self.centre = self._open()
        self.line = Line(portal, build_app(self.centre))
        self.seats = {number: self._seat(number) for number in ("01", "02", "03")}

    def _open(self):
        path = self.folder / "centre" / "store.db"
        return Store(create_database_engine(path, self.key), path)

    def _seat(self, number):
        path = self.folder / number / "store.db"
        store = Store(create_database_engine(path, DESK_KEY), path)
        with store.read() as session:
            desk, token = settings.load_desk(session), settings.get(session, "session")["token"]
        return Seat(store, desk, CentreClient(ADDRESS, token, transport=self.line))

    def restart(self):
        self.centre.close()
        self.centre = self._open()
        self.line.plug(build_app(self.centre))

    def put_back(self, backup):
        """The centre's database as it was; its administrator says so."""
        self.centre.close()
        shutil.copy2(backup, self.centre.path)
        self.centre = self._open()
        with self.centre.transact() as session:
            accounts.renew_epoch(session)
        self.line.plug(build_app(self.centre))

    def back_up(self, target):
        self.centre.close()
        shutil.copy2(self.centre.path, target)
        self.restart()

    def close(self):
        for seat in self.seats.values():
            seat.close()
        self.centre.close()


class Process:
    """A centre as its own process on loopback."""

    def __init__(self, data: Path, *options):
        self.data, self.port, self._process, self._options = data, 0, None, options
        self.output = ""

    def start(self):
        ready = self.data / "ready"
        ready.unlink(missing_ok=True)
        command = [sys.executable, "-m", "central", "serve", "--data", self.data, "--port", str(self.port)]
        self._process = subprocess.Popen(
            [*command, "--ready-file", ready, *self._options],
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        pause = threading.Event()
        for _ in range(600):
            if ready.exists() or self._process.poll() is not None:
                break
            pause.wait(0.05)
        self.port = int(ready.read_text())
        return f"http://127.0.0.1:{self.port}"

    def kill(self):
        """As a power cut would."""
        self._process.kill()
        self._collect()

    def stop(self):
        if self._process:
            self._process.terminate()
            return self._collect()
        return 0

    def _collect(self):
        with contextlib.closing(self._process.stdout):
            self.output += self._process.stdout.read()
        code = self._process.wait(30)
        self._process = None
        return code


@pytest.fixture(scope="session")
def portal():
    with start_blocking_portal() as opened:
        yield opened


@pytest.fixture(scope="session")
def template(tmp_path_factory, portal):
    folder = tmp_path_factory.mktemp("template")
    make_template(folder, portal)
    return folder


@pytest.fixture
def town(template, portal, tmp_path):
    made = Town(template, tmp_path / "town", portal)
    yield made
    made.close()

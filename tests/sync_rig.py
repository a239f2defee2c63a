"""Centres and desks for tests of the sync: in process over a line that fails as told, or as a real process.

A centre's data is a local folder or a database on a PostgreSQL server; `kind` says which, and a module that is to
run on both takes `both_kinds` as its `kind`.
"""

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

from central import accounts, numbers, station_list
from central.app import build_app
from central.postgresql import create_database, create_server_engine, known, open_database, parse_address
from central.store import create_centre
from desktop.sync.client import CentreClient
from desktop.sync.login import enrol, load_token, new_private_key, save_token
from offline_store import registration, settings
from offline_store.models import RECORD_TYPES
from offline_store.records import fields_of
from offline_store.registration import Entry
from offline_store.store import Store, create_database_engine, open_store
from tests.postgres_server import OWNER, SERVICE

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


class Embedded:
    """A centre's data in a local folder."""

    def __init__(self, folder):
        self.path = folder / "centre" / "store.db"

    def create(self):
        return create_centre(self.path.parent)

    def open(self):
        key = bytes.fromhex((self.path.parent / "centre.key").read_text())
        return Store(create_database_engine(self.path, key), self.path)

    def open_whole(self, served):
        """The test's own eyes: here they see no more than the centre itself does."""
        return served

    def copy(self, target):
        """The folder is copied with the desks'."""

    def back_up(self, file):
        shutil.copy2(self.path, file)

    def put_back(self, file):
        shutil.copy2(file, self.path)

    def remove(self):
        """The folder goes with the test's."""


class OnServer:
    """A centre's data in a database of a PostgreSQL server, whose name stands in the folder."""

    server = None

    def __init__(self, folder):
        self.file = folder / "centre" / "database"

    @property
    def name(self):
        return self.file.read_text()

    def _new(self, template="template0"):
        self.file.parent.mkdir(exist_ok=True)
        self.file.write_text(self.server.new_database(template))

    def create(self):
        self._new()
        return create_database(parse_address(self.server.address(self.name, OWNER)))

    def open(self):
        return open_database(parse_address(self.server.address(self.name, SERVICE)))

    def open_whole(self, _served):
        """The test's own eyes: a superuser, from whom row security hides nothing."""
        return Store(create_server_engine(parse_address(self.server.address(self.name))), known=known)

    def copy(self, target):
        OnServer(target)._new(self.name)

    def back_up(self, file):
        self.server.run("pg_dump", "-Fc", "-f", self._shared(file), self.server.address(self.name))
        shutil.move(self._shared(file), file)

    def put_back(self, file):
        self.remove()
        self._new()
        shutil.copy(file, self._shared(file))
        self._shared(file).chmod(0o644)
        self.server.run("pg_restore", "--exit-on-error", "-d", self.server.address(self.name), self._shared(file))
        self._shared(file).unlink()  # the next backup of this name is the server's own to write

    def _shared(self, file):
        """Where both the server's programs and the tests may write, whoever runs these."""
        return self.server.folder / file.name

    def remove(self):
        self.server.drop(self.name)


def tell_the_tree(town):
    """As the centre does when the tree is changed by its own means: desks can hand over to each other's stations."""
    with town.centre.transact() as session:
        station_list.publish(session)


KINDS = {"embedded": Embedded, "postgresql": OnServer}


def data_of(folder):
    """Where the centre of a folder has its data."""
    return (OnServer if (folder / "centre" / "database").exists() else Embedded)(folder)


def make_template(data, folder, portal):
    """A centre with two stations and three desks, enrolled and logged in; a shared case is not there yet."""
    centre, codes = data.create(), {}
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
            save_token(session, account, client.token)
        store.close()
        client.close()
    centre.close()


class Town:
    """A copy of the template: the centre and its desks, in process. `centre` sees all of its data."""

    def __init__(self, template, folder, portal):
        self.folder = folder
        shutil.copytree(template, folder, dirs_exist_ok=True)
        data_of(template).copy(folder)
        self.data = data_of(folder)
        self.line = Line(portal, None)
        self._open()
        self.seats = {number: self._seat(number) for number in ("01", "02", "03")}

    def _open(self):
        self.served = self.data.open()
        self.centre = self.data.open_whole(self.served)
        self.line.plug(build_app(self.served))

    def _close(self):
        self.served.close()
        self.centre.close()

    def _seat(self, number):
        path = self.folder / number / "store.db"
        store = Store(create_database_engine(path, DESK_KEY), path)
        with store.read() as session:
            desk = settings.load_desk(session)
            token = load_token(session, desk.account)
        return Seat(store, desk, CentreClient(ADDRESS, token, transport=self.line))

    def restart(self):
        self._close()
        self._open()

    def put_back(self, backup, skipped=numbers.SKIPPED):
        """The centre's database as it was; its administrator says so."""
        self._close()
        self.data.put_back(backup)
        self._open()
        with self.served.transact() as session:
            accounts.renew_epoch(session)
            numbers.after_restore(session, skipped)

    def back_up(self, target):
        self._close()
        self.data.back_up(target)
        self._open()

    def close(self):
        """The data stays: others may want to copy it."""
        for seat in self.seats.values():
            seat.close()
        self._close()

    def remove(self):
        self.close()
        self.data.remove()


@contextlib.contextmanager
def walking(machine):
    """A machine's rules, in an order of ours that meets the planted breaks: chance meets each too, but late."""
    walk = machine()
    try:
        yield walk
        walk.settle()
    finally:
        walk.town.remove()
        shutil.rmtree(walk.folder)


class Process:
    """A centre as its own process on loopback, over the data in a folder or a server's database."""

    def __init__(self, folder: Path, *options, database=""):
        self.folder, self.port, self._process, self._options = folder, 0, None, options
        self.where = ("--database", database) if database else ("--data", folder)
        self.output = ""

    def start(self):
        ready = self.folder / "ready"
        ready.unlink(missing_ok=True)
        command = [sys.executable, "-m", "central", "serve", *self.where, "--port", str(self.port)]
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
def kind():
    """What the centre's data lies in."""
    return "embedded"


@pytest.fixture(scope="module", params=list(KINDS))
def both_kinds(request):
    """To be a module's own `kind`."""
    return request.param


@pytest.fixture(scope="session")
def templates(tmp_path_factory, portal, request):
    """A template of each kind that is asked for."""
    made = {}

    def get(kind):
        if kind not in made:
            made[kind] = tmp_path_factory.mktemp("template")
            if kind == "postgresql":
                OnServer.server = request.getfixturevalue("postgres")
            make_template(KINDS[kind](made[kind]), made[kind], portal)
        return made[kind]

    return get


@pytest.fixture(scope="module")
def template(templates, kind):
    return templates(kind)


@pytest.fixture
def town(template, portal, tmp_path):
    made = Town(template, tmp_path / "town", portal)
    yield made
    made.remove()

"""A real PostgreSQL server for the tests: a cluster of its own in a temporary folder, gone with the session."""

import contextlib
import getpass
import os
import pwd
import secrets
import shutil
import signal
import socket
import subprocess
import tempfile
import threading
from pathlib import Path

import pytest
from sqlalchemy import text

from central.postgresql import create_server_engine, parse_address

OWNER, SERVICE = "qiantai_owner", "qiantai_service"
PASSWORD = "only 测试"
FAST = ("fsync=off", "full_page_writes=off", "autovacuum=off")


def _programs():
    """The newest installed version's programs; Debian keeps them off the PATH."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/pg_ctl"), key=lambda path: int(path.parts[-3]))
    assert found, "the tests need Debian's package postgresql (installer/system-packages.txt)"
    return found[-1].parent


class Server:
    """One cluster with the two roles; the system's own user reaches it without a password through its socket."""

    def __init__(self, *settings):
        # not below pytest's folder: PostgreSQL refuses root, and another user cannot enter there
        self.folder = Path(tempfile.mkdtemp(prefix="qiantai-pg-"))
        self.user = {}
        if os.geteuid() == 0:
            account = pwd.getpwnam("postgres")
            os.chown(self.folder, account.pw_uid, account.pw_gid)
            self.user = {"user": account.pw_uid, "group": account.pw_gid, "extra_groups": []}
        self.superuser = "postgres" if self.user else getpass.getuser()
        self.data = self.folder / "data"
        with socket.create_server(("127.0.0.1", 0)) as free:
            self.port = free.getsockname()[1]
        self.always = (
            f"port={self.port}", "listen_addresses=127.0.0.1", f"unix_socket_directories={self.folder}",
            "shared_buffers=16MB", "max_connections=60", "deadlock_timeout=100ms",
        )  # fmt: skip
        self.settings = (*settings, *self.always)
        self.run("initdb", "-D", self.data, "-E", "UTF8", "--locale=C", "-U", self.superuser, "--no-sync",
                 "--auth-local=trust", "--auth-host=scram-sha-256")  # fmt: skip
        self.start()
        for role in (OWNER, SERVICE):
            self.execute(f"CREATE ROLE {role} LOGIN PASSWORD '{PASSWORD}'")

    def _begin(self, program, *arguments, wrapped=()):
        command = [*wrapped, _programs() / program, *map(str, arguments)]
        with (self.folder / "output").open("ab") as output:
            return subprocess.Popen(command, stdout=output, stderr=output, cwd="/", **self.user)

    def run(self, program, *arguments):
        assert self._begin(program, *arguments).wait(60) == 0, self.output()

    def output(self):
        return (self.folder / "output").read_text(errors="replace")[-3000:]

    def start(self):
        options = [word for setting in self.settings for word in ("-c", setting)]
        # it goes with us, also when we are killed
        self.process = self._begin("postgres", "-D", self.data, *options, wrapped=("setpriv", "--pdeathsig", "QUIT"))
        pause = threading.Event()
        while self._begin("pg_isready", "-q", "-h", self.folder, "-p", self.port).wait(10) != 0:
            assert self.process.poll() is None, self.output()
            pause.wait(0.05)

    def kill(self):
        """As a power cut would: the server with every process it has started."""
        children = Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children").read_text().split()
        self.process.kill()
        self.process.wait(30)
        for child in children:
            with contextlib.suppress(ProcessLookupError):
                os.kill(int(child), signal.SIGKILL)
        pause = threading.Event()
        while any(_lives(child) for child in children):
            pause.wait(0.01)

    def stop(self):
        """Now, not when everybody has left."""
        self.process.send_signal(signal.SIGINT)
        self.process.wait(30)

    def restart(self, *settings):
        """With other settings, as at the start."""
        self.stop()
        self.settings = (*settings, *self.always)
        self.start()

    def remove(self):
        if self.process.poll() is None:
            self.stop()
        shutil.rmtree(self.folder)

    def address(self, name, role=None):
        """Through the socket, where no password is asked."""
        return f"postgresql://{role or self.superuser}@/{name}?host={self.folder}&port={self.port}"

    def remote_address(self, name, role):
        """Over TCP, where one is."""
        return f"postgresql://{role}@127.0.0.1:{self.port}/{name}"

    def execute(self, statement, name="postgres"):
        engine = create_server_engine(parse_address(self.address(name)))
        with engine.connect().execution_options(isolation_level="AUTOCOMMIT", write=True) as connection:
            connection.execute(text(statement))
        engine.dispose()

    def new_database(self, template="template0"):
        """An empty one, or a copy of one that nobody is connected to; its name."""
        name = f"q{secrets.token_hex(6)}"
        self.execute(f"CREATE DATABASE {name} OWNER {OWNER} TEMPLATE {template}")
        return name

    def drop(self, name):
        self.execute(f"DROP DATABASE {name} WITH (FORCE)")


def _lives(process):
    """Not gone, and not only waiting to be buried."""
    try:
        return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0] not in "ZX"
    except OSError:
        return False


@pytest.fixture(scope="session")
def postgres():
    server = Server(*FAST)
    yield server
    server.remove()

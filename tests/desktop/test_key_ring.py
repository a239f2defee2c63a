"""The machine's secret with a real gnome-keyring in a session bus of its own: there, locked, absent, another one.

Each part of a test is a process in a private `dbus-run-session` with a home of its own, so that no key ring of
whoever runs the tests is ever touched. There is no display, so a prompt ends at once instead of waiting.
"""

import json
import os
import subprocess
import sys
from base64 import b64encode
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PASSWORD, NEW_PASSWORD = "正确的密码一二三", "恢复后的新密码二"

BEGIN = f"""
import json, os, subprocess, sys
from contextlib import closing
from pathlib import Path
import secretstorage
from desktop import clerks
from desktop.machine import FILE, MachineSecretLost, load_secrets
from desktop.profile import Profile, create_profile, unlock
from offline_store import registration
from offline_store.models import Reception
from offline_store.settings import Desk
os.environ.pop("PYTHON_KEYRING_BACKEND", None)

profile, told = Profile(Path(sys.argv[1])), {{}}
PASSWORD, NEW_PASSWORD = {PASSWORD!r}, {NEW_PASSWORD!r}
DESK = Desk("desk-1", "01", "inc-1", "station-1", "3702", "站点", "wangfang", "王芳", "http://127.0.0.1:9", "11" * 32)

def key_ring(password):
    command = ["gnome-keyring-daemon", "--unlock", "--components=secrets", "--daemonize"]
    subprocess.run(command, input=password, text=True, check=True, capture_output=True)

def lock():
    with closing(secretstorage.dbus_init()) as bus:
        secretstorage.get_default_collection(bus).lock()

def make():
    told["shares"] = create_profile(profile, DESK, PASSWORD, "token")
    with_store(lambda session: registration.begin_reception(session, DESK, "call", "16000000009"))

def with_store(work, password=PASSWORD):
    opened = unlock(profile, DESK.account, password)
    told["in_key_ring"] = opened.secret_in_key_ring
    with opened.store.write(opened.desk.actor) as session:
        work(session)
    opened.client.close(); opened.store.close()

def calls(session):
    told["calls"] = [row.caller_number for row in session.query(Reception)]

def refused():
    try:
        load_secrets(profile.folder)
    except MachineSecretLost as error:
        told["said"] = str(error)
"""
END = "\nprint(json.dumps(told), flush=True)\n"


@pytest.fixture
def on_desktop(tmp_path):
    """Run lines of a program on a desktop with a session bus; what it told."""

    def run(lines, home="home", bus=("dbus-run-session", "--")):
        place = tmp_path / home
        place.mkdir(exist_ok=True)
        environment = {k: v for k, v in os.environ.items() if k not in {"DISPLAY", "WAYLAND_DISPLAY"}}
        environment |= {
            "HOME": str(place),
            "XDG_DATA_HOME": str(place / "data"),
            "XDG_RUNTIME_DIR": str(place),
            "QT_QPA_PLATFORM": "offscreen",
            "DBUS_SESSION_BUS_ADDRESS": f"unix:path={place}/none",
        }
        command = [*bus, sys.executable, "-c", BEGIN + lines + END, str(tmp_path / "profile")]
        done = subprocess.run(
            command, env=environment, cwd=ROOT, capture_output=True, text=True, timeout=120, check=False
        )
        assert done.returncode == 0, done.stderr
        return json.loads(done.stdout.splitlines()[-1])

    return run


def files_with(folder, words):
    return [file for file in folder.rglob("*") if file.is_file() and any(w in file.read_bytes() for w in words)]


def test_the_key_ring_keeps_the_secret_and_nothing_else_does(on_desktop, tmp_path):
    told = on_desktop("key_ring('pw'); make(); told['secret'] = load_secrets(profile.folder)[0].value.hex()")
    assert told["in_key_ring"]
    secret = bytes.fromhex(told["secret"])
    assert files_with(tmp_path, [secret, secret.hex().encode(), b64encode(secret)]) == []
    assert not (tmp_path / "profile" / "machine.key").exists()
    again = on_desktop("key_ring('pw'); with_store(calls)")
    assert again["calls"] == ["16000000009"]


WINDOW = """
from desktop.app import open_desk
from desktop.tasks import Runner
from ui.application import make_application
from ui.main_window import MainWindow
app, runner = make_application(), Runner()
opened = runner.run(lambda: unlock(profile, DESK.account, PASSWORD)).result()
with open_desk(runner, opened, practice=False) as desk:
    window = MainWindow(desk)
    told["banner"] = window.banner.message
    window.close()
"""


def test_the_banner_is_there_only_without_a_key_ring(on_desktop, tmp_path):
    assert on_desktop("key_ring('pw'); make()" + WINDOW)["banner"] == ""
    for file in sorted((tmp_path / "profile").rglob("*"), reverse=True):
        file.unlink() if file.is_file() else file.rmdir()
    told = on_desktop("make()" + WINDOW, bus=())
    assert not told["in_key_ring"]
    assert "本机密钥存放在文件里" in told["banner"]
    assert (tmp_path / "profile" / "machine.key").stat().st_mode & 0o077 == 0


def test_a_key_ring_that_was_never_set_up_is_none(on_desktop, tmp_path):
    """Its own prompt for a first password is dismissed."""
    assert not on_desktop("make()")["in_key_ring"]
    assert (tmp_path / "profile" / "machine.key").exists()


def test_a_locked_key_ring_is_said_and_opens_again(on_desktop, tmp_path):
    assert "密钥环" in on_desktop("key_ring('pw'); make(); lock(); refused()")["said"]
    told = on_desktop("key_ring('pw'); with_store(calls)")
    assert told["calls"] == ["16000000009"], "after unlocking it, the same desk opens"
    assert not (tmp_path / "profile" / "machine.key").exists(), "nothing new was made"


@pytest.mark.parametrize("lost", ["key_ring('another')", "pass", "key_ring('wrong')"])
def test_a_lost_key_ring_leads_to_recovery_never_to_a_new_store(on_desktop, lost):
    """Another one, one that was never set up, one that stays locked."""
    shares = on_desktop("key_ring('pw'); make()")["shares"]
    recover = f"clerks.recover(profile, {shares[:2]!r}, DESK.account, NEW_PASSWORD)"
    lines = f"{lost}; refused(); {recover}; with_store(calls, NEW_PASSWORD)"
    told = on_desktop(lines, home="home" if "wrong" in lost else "other")
    assert "恢复码" in told["said"]
    assert told["calls"] == ["16000000009"], "the store is the one there was"
    assert told["in_key_ring"] == ("another" in lost)

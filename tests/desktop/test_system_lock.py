"""The system's own lock and sleep, told by real D-Bus signals on a bus of the test's own."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

LISTENER = """
import json, os, sys
os.environ["DBUS_SYSTEM_BUS_ADDRESS"] = os.environ["DBUS_SESSION_BUS_ADDRESS"]
os.environ["XDG_SESSION_ID"] = "2"
from jeepney import DBusAddress, new_signal
from jeepney.io.blocking import open_dbus_connection
from PySide6.QtCore import QCoreApplication, QTimer
from desktop.system_lock import SystemLock
from desktop.tasks import Runner

app, runner, heard, ended = QCoreApplication([]), Runner(), [], []

def end():
    ended.append(True)
    if len(ended) == 2:
        app.quit()

class UntilTheEnd(SystemLock):
    # tells when the last message of each of the two buses has been heard: between them there is no order
    def _heard(self, message):
        super()._heard(message)
        if message.body == ("end",):
            runner.post(end)

listener = UntilTheEnd(runner)
listener.locked.connect(lambda: heard.append("locked"))
listener.sleeping.connect(lambda: heard.append("sleeping"))
listener.start()
for _ in range(2):
    assert listener.listening.acquire(timeout=20)
with open_dbus_connection("SESSION") as bus:
    for path, interface, member, signature, body in json.loads(sys.argv[1]):
        bus.send(new_signal(DBusAddress(path, interface=interface), member, signature, tuple(body)))
QTimer.singleShot(20_000, app.quit)
app.exec()
listener.close()
runner.close()
print(json.dumps(heard))
"""
SLEEP = ("/org/freedesktop/login1", "org.freedesktop.login1.Manager", "PrepareForSleep")
SCREEN = ("/ScreenSaver", "org.freedesktop.ScreenSaver", "ActiveChanged")
ENDS = [(*SLEEP, "s", ["end"]), (*SCREEN, "s", ["end"])]


@pytest.mark.parametrize(
    ("signal", "heard"),
    [
        (("/org/gnome/ScreenSaver", "org.gnome.ScreenSaver", "ActiveChanged", "b", [True]), ["locked"]),
        ((*SCREEN, "b", [True]), ["locked"]),
        ((*SCREEN, "b", [False]), []),
        (("/org/freedesktop/login1/session/_32", "org.freedesktop.login1.Session", "Lock", None, []), ["locked"]),
        (("/org/freedesktop/login1/session/_33", "org.freedesktop.login1.Session", "Lock", None, []), []),
        ((*SLEEP, "b", [True]), ["sleeping"]),
        ((*SLEEP, "b", [False]), []),
    ],
)
def test_the_desks_own_lock_is_heard_and_nothing_else(signal, heard):
    command = ["dbus-run-session", "--", sys.executable, "-c", LISTENER, json.dumps([signal, *ENDS])]
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run(
        command,
        cwd=Path(__file__).parents[2],
        env=environment,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout.splitlines()[-1]) == heard


def test_without_a_bus_nothing_is_listened_to(monkeypatch, qapp):
    from desktop.system_lock import SystemLock
    from desktop.tasks import Runner

    for name in ("DBUS_SESSION_BUS_ADDRESS", "DBUS_SYSTEM_BUS_ADDRESS"):
        monkeypatch.setenv(name, "unix:path=/nowhere")
    runner = Runner()
    listener = SystemLock(runner)
    listener.start()
    assert not listener.listening.acquire(timeout=0.2)
    listener.close()
    runner.close()

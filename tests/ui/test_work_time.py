"""Time worked outlives a kill to the fraction of a second, and at a swap goes to the form that had it."""

import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from desktop.profile import unlock
from offline_store import keyfile, queries
from offline_store.models import Reception
from tests.machine_desk import PASSWORDS, WANG, make_machine
from ui.work_time import WorkTime

WORKING = """
import sys
from pathlib import Path
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from desktop.app import open_desk
from desktop.profile import Profile, unlock
from desktop.tasks import Runner
from offline_store import keyfile
from ui.application import make_application
from ui.call_page import CallPage
from ui.demo import settle, show_active, type_text, wait_for
from ui.main_window import MainWindow

keyfile.ARGON2["memory"] = 1024
app, runner = make_application(), Runner()
opened = runner.run(lambda: unlock(Profile(Path(sys.argv[1])), "wangfang", sys.stdin.readline().strip())).result()
with open_desk(runner, opened, practice=False) as desk:
    window = MainWindow(desk)
    show_active(window)
    for key in (Qt.Key.Key_F6, Qt.Key.Key_F5):
        before = window.page
        QTest.keyClick(window, key)
        wait_for(lambda: window.page is not before and isinstance(window.page, CallPage), "page")
    for _ in range(6):
        type_text(window.page.form.matter, "字")
        settle(170)
        QTest.keyClick(window, Qt.Key.Key_Tab, Qt.KeyboardModifier.ControlModifier)
    pages = window.opened.pages.values()
    wait_for(lambda: all(page.keeping._written == page.form.draft() for page in pages), "the journal")
    runner.write(lambda: None).result()
    print(*(f"{page.kind}={page.keeping._kept_time!r}" for page in pages), flush=True)
    app.exec()
"""


@pytest.fixture
def place(tmp_path, monkeypatch, qapp):
    monkeypatch.setattr(keyfile, "ARGON2", keyfile.ARGON2 | {"memory": 1024})
    return make_machine(tmp_path / "machine")[0]


def killed_when_written(place):
    """By kind: the seconds that the program had given to the journal when it was killed."""
    command, root = [sys.executable, "-c", WORKING, str(place.folder)], Path(__file__).parents[2]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, stdin=pipe, stdout=pipe, text=True, cwd=root) as process:
        process.stdin.write(PASSWORDS[WANG] + "\n")
        process.stdin.flush()
        line = next((line for line in process.stdout if line.startswith(("visit=", "call="))), "")
        process.kill()
    return {kind: float(seconds) for kind, seconds in (part.split("=") for part in line.split())}


def test_the_time_that_was_written_is_there_after_a_kill_to_its_fraction(place):
    written = killed_when_written(place)
    assert sorted(written) == ["call", "visit"]
    assert all(seconds > 0 and seconds % 1 for seconds in written.values())
    opened = unlock(place, WANG, PASSWORDS[WANG])
    with opened.store.read() as session:
        kept = {row.kind: queries.reception(session, row.id).active_seconds for row in session.query(Reception)}
    opened.client.close()
    opened.store.close()
    assert all(kept[kind] >= seconds for kind, seconds in written.items())


class Form:
    """Something worked on."""

    def __init__(self):
        self.worked = 0.0

    def add_work(self, seconds):
        self.worked += seconds


def test_between_two_looks_the_time_is_his_who_was_in_front(qtbot):
    one, other, clock = Form(), Form(), [0.0]
    parent, front = QApplication.instance(), [one]
    time = WorkTime(lambda: front[0], parent, lambda: clock[0])
    time._timer.stop()
    time.look()
    for _ in range(5):
        for form in (one, other):
            front[0] = form
            time.look()  # as when a page comes to the front
            clock[0] += 0.7
    time.stop()
    assert (one.worked, other.worked) == pytest.approx((3.5, 3.5))

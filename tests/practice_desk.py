"""A practice centre and windows on its desks, for tests that go through the whole program."""

import json
import shutil
from contextlib import contextmanager

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

import resources
from desktop import practice
from desktop.app import open_desk
from desktop.profile import unlock
from desktop.tasks import Runner
from offline_store import queries
from ui.call_page import CallPage
from ui.case_page import CasePage
from ui.demo import show_active
from ui.main_window import MainWindow
from ui.open_receptions import SAMPLE_CALL

SAMPLE = resources.path(SAMPLE_CALL)
TOLD = json.loads(resources.path("samples/call.json").read_text(encoding="utf-8"))["segments"]
LONG = 60_000
"""Milliseconds; reached only when something is broken."""


@pytest.fixture(scope="session")
def practice_ground(tmp_path_factory):
    """A function that makes a practice place with two desks in a new folder: a copy of one that is made once."""
    made = practice.Practice(tmp_path_factory.mktemp("practice-ground"))
    practice.make(made, ("01", "02"))

    def copied(folder):
        return practice.Practice(shutil.copytree(made.folder, folder))

    return copied


@contextmanager
def window_on(place, number, address, qtbot, language="zh"):
    """A desk of the practice centre with its window; `window.readiness` is what the engine said of itself."""
    known = practice.make(place)
    runner = Runner()
    opened = runner.run(lambda: unlock(place.profile(number), known["account"], known["password"], address)).result()
    with open_desk(runner, opened, practice=True, language=language) as desk:
        window = MainWindow(desk)
        said = []
        desk.front_desk.engine_changed.connect(said.append)
        show_active(window)
        desk.front_desk.start()
        qtbot.waitUntil(lambda: bool(said), timeout=LONG)
        window.readiness = said[0]
        try:
            yield desk, window
        finally:
            window.close()


def take_call(window, path, qtbot):
    """A call from a file at full speed, to its last sentence and the suggestions made of it."""
    before = window.page
    window.call_from_file(path, realtime=False)
    qtbot.waitUntil(lambda: window.page is not before and isinstance(window.page, CallPage), timeout=LONG)
    page = window.page
    qtbot.waitUntil(lambda: page.recorded, timeout=LONG)
    qtbot.waitUntil(lambda: page.suggesting.made_of == len(page.sentences), timeout=LONG)
    return page


def save(window, qtbot):
    """F9, until the case is shown; its view."""
    reception_id = window.page.reception_id
    QTest.keyClick(window, Qt.Key.Key_F9)
    qtbot.waitUntil(
        lambda: isinstance(window.page, CasePage) and window.case_page.view.id == reception_id, timeout=LONG
    )
    return window.case_page.view


def sync(desk, qtbot):
    """Until everything is sent and the last receipt says so; the receipt."""

    def settled():
        state = desk.syncing.state
        if state.running:
            return False
        if state.reason or state.waiting or state.receipt is None:
            desk.syncing.sync_now()
            return False
        return True

    desk.syncing.sync_now()
    qtbot.waitUntil(settled, timeout=LONG)
    return desk.syncing.state.receipt


def read(desk, reception_id):
    """A reception as the store has it."""

    def work():
        with desk.unlocked.store.read() as session:
            return queries.reception(session, reception_id)

    return desk.runner.run(work).result()

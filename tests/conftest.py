"""What all tests share: a skip in CI is a failure; a desk and a store of its own for each test."""

import gc
import itertools
import os
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication

from offline_store.settings import Desk, save_desk
from offline_store.store import Store, open_store
from tests import done_once
from tests.postgres_server import postgres  # noqa: F401  # fixtures for all
from tests.practice_desk import practice_ground  # noqa: F401
from tests.print_server import ipp_printer, print_folder, print_server  # noqa: F401
from tests.sound_card import card  # noqa: F401
from tests.sync_rig import kind, portal, template, templates, town  # noqa: F401
from ui.main_window import MainWindow
from ui.screen import virtual_screen

# No test may write into the key ring of whoever runs it; what a key ring does is tested with one of our own.
os.environ["PYTHON_KEYRING_BACKEND"] = "keyring.backends.fail.Keyring"

KEY = bytes(range(32))
DESK = Desk(
    id="desk-1",
    number="01",
    incarnation="inc-1",
    station_id="station-1",
    station_code="3702",
    station_name="青岛市总工会职工服务中心",
    account="wangfang",
    clerk="王芳",
)


def pytest_configure(config: pytest.Config) -> None:
    """Each of several processes has a screen of its own: on one they would take the keys from each other.

    And they take the files in the order below, not as xdist would, those of few tests last: these are our longest.
    """
    config.option.loadscopereorder = False
    if "PYTEST_XDIST_WORKER" in os.environ:
        screen = ExitStack()
        screen.enter_context(virtual_screen())
        config.add_cleanup(screen.close)


LONGEST = (
    "test_sync_machine.py",
    "test_engine.py",
    "test_sync_process.py",
    "test_call_to_centre.py",
    "test_sync_conflicts.py",
    "test_central_postgresql.py",
    "test_moving_machine.py",
    "test_sync_scopes.py",
    "test_handovers.py",
    "test_central_api.py",
    "test_sync_two_desks.py",
    "test_error_states.py",
    "test_settling_in_windows.py",
)
"""They are begun first, so that no process has one before it when the others are done."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """After pytest-randomly, whose order stands otherwise."""
    places = {name: place for place, name in enumerate(LONGEST)}
    items.sort(key=lambda item: places.get(item.path.name, len(LONGEST)))


done_once.share()
gc.disable()  # as in the program: a widget that the collector ends in another thread than its own crashes Qt
_ended = itertools.count(1)


def pytest_runtest_teardown() -> None:
    """Collect between two tests, in the main thread; of what is old only at times, since that takes long."""
    gc.collect(2 if next(_ended) % 100 == 0 else 1)


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup() -> None:
    """Put away the windows that earlier tests have closed: Qt's connections keep them, and hundreds slow all that
    follow."""
    for window in QApplication.topLevelWidgets() if QApplication.instance() else ():
        if isinstance(window, MainWindow) and not window.isVisible():
            window.deleteLater()
            QApplication.sendPostedEvents(window, QEvent.Type.DeferredDelete)


@pytest.hookimpl(hookwrapper=True)
def pytest_runtest_makereport(item: pytest.Item, call: pytest.CallInfo) -> Iterator[None]:
    """In CI nothing is passed over in silence."""
    report = (yield).get_result()
    if report.skipped and os.environ.get("CI"):
        report.outcome = "failed"
        report.longrepr = f"{item.nodeid} was skipped, and a skip in CI is a failure"


@pytest.fixture
def desk() -> Desk:
    return DESK


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = open_store(tmp_path / "profile", KEY)
    with opened.apply() as session:
        save_desk(session, DESK)
    yield opened
    opened.close()

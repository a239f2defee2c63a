"""筛选 by keyboard: chosen, kept under a name, found again, opened; and a list far longer than the screen."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLabel

from desktop import practice
from desktop.app import open_desk
from desktop.profile import unlock
from desktop.tasks import Runner
from offline_store import bulk_cases, registration
from offline_store.filters import Filter
from offline_store.registration import Entry
from tests.practice_desk import LONG
from ui import long_list
from ui.case_page import CasePage
from ui.demo import show_active
from ui.filter_page import FilterPage
from ui.main_window import MainWindow
from ui.reason_dialog import ReasonDialog
from ui.reception_list import LINE_ROLE

OLD = 1_200
"""Receptions loaded in bulk."""


@pytest.fixture(scope="module")
def place(tmp_path_factory, practice_ground):
    return practice_ground(tmp_path_factory.mktemp("filters") / "practice")


@pytest.fixture(scope="module")
def known(place):
    made = practice.make(place, ("01",))
    unlocked = unlock(place.profile("01"), made["account"], made["password"])
    bulk_cases.load(unlocked.store, unlocked.desk.station_id, OLD)
    for kind, name in (("visit", "李秀兰"), ("call", "王小雨")):
        with unlocked.store.write(unlocked.desk.actor) as session:
            reception_id = registration.begin_reception(session, unlocked.desk, kind)
            registration.register(session, unlocked.desk, reception_id, Entry(name=name, dispute_types=("工伤",)))
    unlocked.store.close()
    return made


@pytest.fixture
def window(place, known, qtbot):
    runner = Runner()
    opened = runner.run(lambda: unlock(place.profile("01"), known["account"], known["password"])).result()
    with open_desk(runner, opened, practice=True) as desk:
        made = MainWindow(desk)
        show_active(made)
        yield made
        made.close()


@pytest.fixture
def page(window, qtbot):
    QTest.keyClick(window, Qt.Key.Key_G, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: isinstance(window.page, FilterPage) and len(window.page.rows.ids) >= OLD + 2, timeout=LONG)
    return window.page


def names(page, qtbot, count):
    qtbot.waitUntil(lambda: len(page.rows.ids) == count, timeout=LONG)
    qtbot.waitUntil(lambda: all(page.rows.line(row) for row in range(count)), timeout=LONG)
    return [page.rows.line(row).name for row in range(count)]


def pick(box, value):
    """With the arrows, as one does."""
    box.setFocus()
    for _ in range(box.count()):
        QTest.keyClick(box, Qt.Key.Key_Home if box.currentIndex() > box.findData(value) else Qt.Key.Key_Down)
        if box.currentData() == value:
            return
    raise AssertionError(value)


def test_chosen_kept_found_again_and_opened_by_keyboard(window, page, qtbot):
    pick(page.kind, "visit")
    assert names(page, qtbot, 1) == ["李秀兰"]
    QTest.keyClick(window, Qt.Key.Key_S, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: page.findChild(ReasonDialog) is not None, timeout=LONG)
    dialog = page.findChild(ReasonDialog)
    assert not dialog.confirm.isEnabled()
    dialog.reason.insert("来访的人")
    QTest.keyClick(dialog.reason, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: page.saved.currentData() == "来访的人", timeout=LONG)
    pick(page.kind, "call")
    assert page.saved.currentData() == "", "another choice is not the kept one"
    qtbot.waitUntil(lambda: len(page.rows.ids) == OLD + 1, timeout=LONG)
    pick(page.saved, "来访的人")
    assert names(page, qtbot, 1) == ["李秀兰"]
    assert page.chosen == Filter(kind="visit")
    page.list.setFocus()
    QTest.keyClick(page.list, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: isinstance(window.page, CasePage), timeout=LONG)
    assert window.case_page.view.entry.name == "李秀兰"
    show_active(window)  # a virtual screen gives the keys to nobody when a dialog goes
    QTest.keyClick(window, Qt.Key.Key_G, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: window.page is page and page.saved.currentData() == "来访的人", timeout=LONG)
    QTest.keyClick(window, Qt.Key.Key_X, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: page.saved.count() == 1, timeout=LONG)


def test_nothing_found_is_said(page, qtbot):
    page.mine.setFocus()
    pick(page.state, "void")
    qtbot.waitUntil(lambda: not page.rows.ids, timeout=LONG)
    shown = [label.text() for label in page.findChildren(QLabel) if label.isVisible()]
    assert any(text.startswith("没有这样的接待") for text in shown)
    assert "0 次接待" in shown


def test_a_long_list_reads_what_is_in_sight_and_keeps_some_of_it(page, qtbot, monkeypatch):
    monkeypatch.setattr(long_list, "MOST_PAGES", 5)
    page.list.setFocus()
    QTest.keyClick(page.list, Qt.Key.Key_End)
    last = page.rows.index(len(page.rows.ids) - 1)
    qtbot.waitUntil(lambda: last.data(LINE_ROLE) is not None, timeout=LONG)
    assert page.list.currentIndex() == last
    assert last.data(LINE_ROLE).id == page.rows.ids[-1]
    assert len(page.rows._pages) <= 3, "what was passed over is not read"
    for first in range(0, OLD, long_list.PAGE):
        qtbot.waitUntil(lambda first=first: page.rows.line(first) is not None, timeout=LONG)
    assert len(page.rows._pages) == long_list.MOST_PAGES


def test_what_is_saved_meanwhile_shows(window, page, qtbot):
    store, desk = window._desk.unlocked.store, window._desk.unlocked.desk

    def begin():
        with store.write(desk.actor) as session:
            return registration.begin_reception(session, desk, "mediation")

    made = window._desk.runner.write(begin).result()
    qtbot.waitUntil(lambda: made == page.rows.ids[0], timeout=LONG)
    assert all(box.accessibleName() for box in page.findChildren(QComboBox))

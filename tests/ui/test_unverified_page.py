"""待核实: opened by its key, looked through by typing."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from offline_store import keyfile
from tests.machine_desk import LONG, make_machine, window_of
from ui.unverified_page import UnverifiedPage

SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def work(tmp_path, monkeypatch, qapp):
    monkeypatch.setattr(keyfile, "ARGON2", keyfile.ARGON2 | {"memory": 1024})
    with window_of(make_machine(tmp_path / "machine")[0]) as (desk, window):
        yield desk, window


def test_a_key_opens_the_list_and_typing_narrows_it(work, qtbot):
    _, window = work
    QTest.keyClick(QApplication.activeWindow(), Qt.Key.Key_F1, SHIFT)
    qtbot.waitUntil(lambda: isinstance(window.page, UnverifiedPage) and bool(window.page.found), timeout=LONG)
    page = window.page
    assert page.title.text() == f"{len(page.found)} 处待核实"
    assert page.model.rowCount() == len(page.found) > 20
    qtbot.waitUntil(page.text.hasFocus, timeout=LONG)
    QTest.keyClicks(QApplication.focusWidget(), "T03")
    (row,) = page.model.rows
    cells = [page.model.data(page.model.index(0, column)) for column in range(5)]
    assert cells == [row.table, row.value, row.why.removeprefix("待核实："), "随程序", "2024-01-01"]
    assert cells[2] in page.whole.text()  # in full, for whoever cannot hover
    assert "未见原文" in cells[2] and cells[0] == "期限规则"

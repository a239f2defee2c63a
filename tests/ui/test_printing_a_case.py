"""From the case to the print system: what was shown is what is printed, and the print is written down."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from offline_store import audit_view
from tests.practice_desk import LONG, read, save, window_on
from tests.print_server import until
from ui.call_page import CallPage
from ui.demo import type_text
from ui.preview import Preview

NOBODY = "http://127.0.0.1:9"


@pytest.fixture
def place(tmp_path, practice_ground):
    return practice_ground(tmp_path / "practice")


def audited(desk):
    def work():
        with desk.unlocked.store.read() as session:
            return set(audit_view.actions(session))

    return desk.runner.run(work).result()


def preview_of_a_case(window, qtbot):
    window.new_call("no such device")
    qtbot.waitUntil(lambda: isinstance(window.page, CallPage), timeout=LONG)
    type_text(window.page.form.fields["name"].line, "王小雨")
    view = save(window, qtbot)
    QTest.keyClick(window, Qt.Key.Key_F8)
    qtbot.waitUntil(lambda: window.findChild(Preview) is not None, timeout=LONG)
    return view, window.findChild(Preview)


def test_the_printer_gets_the_previewed_bytes_and_the_print_is_noted(place, qtbot, print_server):
    with window_on(place, "01", NOBODY, qtbot) as (desk, window):
        view, preview = preview_of_a_case(window, qtbot)
        qtbot.waitUntil(preview.ready, timeout=LONG)
        with qtbot.waitSignal(preview.printed, timeout=LONG):
            preview.send()
        until((print_server.folder / "out.pdf").exists)
        assert (print_server.folder / "out.pdf").read_bytes() == preview.pdf
        assert read(desk, view.id).printings == 1
        assert {"changed", "read", "previewed", "printed"} <= audited(desk)
        preview.reject()


def test_without_a_print_system_it_is_said_and_nothing_is_noted(place, qtbot, monkeypatch, tmp_path):
    monkeypatch.setenv("CUPS_SERVER", str(tmp_path / "nobody"))
    with window_on(place, "01", NOBODY, qtbot) as (desk, window):
        view, preview = preview_of_a_case(window, qtbot)
        qtbot.waitUntil(lambda: "CUPS" in preview.message, timeout=LONG)
        assert not preview.ready()
        assert read(desk, view.id).printings == 0
        preview.reject()

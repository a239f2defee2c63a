"""From the case to the print system: what was shown is what is printed, and the print is written down."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from offline_store import audit_view
from tests.practice_desk import LONG, read, save, window_on
from ui.call_page import CallPage
from ui.demo import type_text
from ui.pages import kind_with
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
        assert (print_server.folder / "out.pdf").read_bytes() == preview.pdf
        assert read(desk, view.id).printings == 1
        assert {"changed", "read", "previewed", "printed"} <= audited(desk)
        assert "已打印" in preview.message
        preview.send()
        assert "重印原因" in preview.message, "from the second print on it is said why"
        assert preview.order.reason.hasFocus()
        preview.order.reason.setCurrentText("当事人要求增加一份")
        with qtbot.waitSignal(preview.printed, timeout=LONG):
            preview.send()
        assert read(desk, view.id).printings == 2
        preview.reject()


def test_a_printer_that_is_off_is_said_and_its_job_is_called_off_on_the_page(place, qtbot, print_server):
    with window_on(place, "01", NOBODY, qtbot) as (desk, window):
        view, preview = preview_of_a_case(window, qtbot)
        qtbot.waitUntil(preview.ready, timeout=LONG)
        preview.order.printer.setCurrentText("far")
        preview.send()
        qtbot.waitUntil(lambda: "离线" in preview.message, timeout=LONG)
        assert "离线" in window.banner.message
        preview.reject()
        window.open_page(kind_with(desk, "Ctrl+Shift+S"))
        page = window.page
        qtbot.waitUntil(lambda: bool(page.items), timeout=LONG)
        assert "离线" in page.detail.text()
        assert not page.spoil.isVisible()
        page.cancel.click()
        qtbot.waitUntil(lambda: "取消" in window.banner.message, timeout=LONG)
        qtbot.waitUntil(lambda: page.item.phase == "cancelled", timeout=LONG)
        assert not page.cancel.isVisible()
        assert read(desk, view.id).printings == 0


def test_spoiled_sheets_are_written_down_on_the_page(place, qtbot, print_server):
    with window_on(place, "01", NOBODY, qtbot) as (desk, window):
        _, preview = preview_of_a_case(window, qtbot)
        qtbot.waitUntil(preview.ready, timeout=LONG)
        with qtbot.waitSignal(preview.printed, timeout=LONG):
            preview.send()
        preview.reject()
        window.open_page(kind_with(desk, "Ctrl+Shift+S"))
        page = window.page
        qtbot.waitUntil(lambda: bool(page.items), timeout=LONG)
        page.spoil.click()
        qtbot.waitUntil(lambda: "原因" in page.message.text(), timeout=LONG)
        page.text.setPlainText("卡纸")
        page.sheets.setValue(2)
        page.spoil.click()
        qtbot.waitUntil(lambda: page.item.spoilt == 2, timeout=LONG)
        assert "坏页 2 张" in page.detail.text()
        assert page.said == ""


def test_without_a_print_system_it_is_said_and_nothing_is_noted(place, qtbot, monkeypatch, tmp_path):
    monkeypatch.setenv("CUPS_SERVER", str(tmp_path / "nobody"))
    with window_on(place, "01", NOBODY, qtbot) as (desk, window):
        view, preview = preview_of_a_case(window, qtbot)
        qtbot.waitUntil(lambda: "CUPS" in preview.message, timeout=LONG)
        assert not preview.ready()
        assert read(desk, view.id).printings == 0
        preview.reject()

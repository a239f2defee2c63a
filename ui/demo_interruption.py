"""A part of the demonstration: a visitor's form is half typed when the phone rings; both are kept and saved."""

from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from ui.call_page import CallPage
from ui.demo import picture, save, settle, type_text, wait_for
from ui.main_window import MainWindow

VISITOR, HALF, REST = "周小山", "工地干了四个月，老板", "只给了一个月的工资。"


def interrupted_visit(window: MainWindow, file: Path) -> dict[str, Any]:
    """Play it; what the report says of it. `file` is for the picture of both being open."""
    visit = begin(window, Qt.Key.Key_F6)
    type_text(visit.form.fields["name"].line, VISITOR)
    type_text(visit.form.matter, HALF)
    call = begin(window, Qt.Key.Key_F5)
    wait_for(lambda: call.recording or bool(window.banner.message), "word of the microphone")
    window.banner.hide()
    type_text(call.form.fields["phone"].line, "16000000003")
    type_text(call.form.matter, "问工伤认定要带什么材料。")
    settle(2200)
    picture(window, file)
    QTest.keyClick(window, Qt.Key.Key_Tab, Qt.KeyboardModifier.ControlModifier)
    wait_for(lambda: window.page is visit, "the visitor's form")
    stands_there = QApplication.focusWidget() is visit.form.matter
    type_text(visit.form.matter, REST)
    QTest.keyClick(window, Qt.Key.Key_Tab, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(window, Qt.Key.Key_F7)
    wait_for(lambda: not call.recording, "the end of the call that came in between")
    QTest.keyClick(window, Qt.Key.Key_F9)
    wait_for(lambda: window.page is visit, "the visitor's form below the saved call")
    saved = save(window)
    return {
        "number": saved.number,
        "cursor_kept": stands_there,
        "matter": saved.entry.matter if saved.entry else "",
        "missing": saved.missing,
        "seconds_worked": saved.active_seconds,
    }


def begin(window: MainWindow, key: Qt.Key) -> CallPage:
    """Open a form by its key."""
    before = window.page
    QTest.keyClick(window, key)
    wait_for(lambda: window.page is not before and isinstance(window.page, CallPage), "the page of a reception")
    page = window.page
    assert isinstance(page, CallPage)
    return page

"""A saved reception by the keyboard alone: corrected, voided with a reason and brought back, its recording moved."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

import resources
from offline_store import keyfile, registration
from offline_store.registration import Entry, Heard
from tests.machine_desk import LONG, make_machine, window_of
from ui.call_page import CallPage
from ui.demo import show_active
from ui.move_recording import MoveDialog
from ui.open_receptions import SAMPLE_CALL
from ui.preview import Preview
from ui.reason_dialog import ReasonDialog
from ui.todo_page import VoidPage

CTRL, SHIFT, NONE = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.NoModifier,
)
Key = Qt.Key
ENTRY = Entry(name="王小雨", phone="16000000002", matter="欠薪三个月", claim="补发工资")


@pytest.fixture
def work(tmp_path, monkeypatch, qapp):
    monkeypatch.setattr(keyfile, "ARGON2", keyfile.ARGON2 | {"memory": 1024})
    with window_of(make_machine(tmp_path / "machine")[0]) as (desk, window):
        yield desk, window


def press(key, modifier=NONE):
    QTest.keyClick(QApplication.focusWidget() or QApplication.activeWindow(), key, modifier)


def write(text):
    typed = QInputMethodEvent()
    typed.setCommitString(text)
    QApplication.sendEvent(QApplication.focusWidget(), typed)


def stored(desk, change, *given):
    def work():
        with desk.unlocked.store.write(desk.unlocked.desk.actor) as session:
            return change(session, *given)

    return desk.runner.write(work).result()


def register(desk, entry=ENTRY, kind="call"):
    def work(session):
        reception = registration.begin_reception(session, desk.unlocked.desk, kind)
        registration.register(session, desk.unlocked.desk, reception, entry)
        return reception

    return stored(desk, work)


def show(window, reception_id, qtbot):
    window.open_reception(reception_id)
    qtbot.waitUntil(lambda: window.page is window.case_page and window.case_page.view.id == reception_id, timeout=LONG)
    return window.case_page


def dialog_of(window, kind, qtbot):
    qtbot.waitUntil(lambda: window.findChild(kind) is not None, timeout=LONG)
    dialog = window.findChild(kind)
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow, timeout=LONG)
    return dialog


def line_of(window, reception_id):
    lines = window.receptions.receptions
    row = lines.row_of.get(reception_id)
    return None if row is None else lines.lines[row]


def test_a_correction_says_in_the_history_what_changed(work, qtbot):
    desk, window = work
    reception = register(desk)
    page = show(window, reception, qtbot)
    press(Key.Key_F2)
    qtbot.waitUntil(lambda: isinstance(window.page, CallPage), timeout=LONG)
    window.page.form.begin_at(("claim",))
    press(Key.Key_A, CTRL)
    write("补发工资和加班费")
    press(Key.Key_F9)
    qtbot.waitUntil(lambda: window.page is page, timeout=LONG)
    told = page._steps.text().splitlines()
    assert [line.split("  ")[1] for line in told if not line.startswith(" ")] == ["登记", "修改"]
    assert told[-1] == "    诉求 原为“补发工资”"


def test_a_void_case_is_struck_through_with_its_reason_and_can_be_brought_back(work, qtbot):
    desk, window = work
    reception = register(desk)
    page = show(window, reception, qtbot)
    press(Key.Key_F2, SHIFT)
    dialog = dialog_of(window, ReasonDialog, qtbot)
    press(Key.Key_Return)
    assert dialog.isVisible(), "a reason is asked for"
    write("重复登记")
    press(Key.Key_Return)
    qtbot.waitUntil(lambda: page.view.void, timeout=LONG)
    show_active(window)
    assert page._number.font().strikeOut()
    assert page._todo.text() == "已作废：重复登记"
    assert "作废  王芳：重复登记" in page._steps.text()
    assert page.view.entry == ENTRY, "nothing is lost"
    qtbot.waitUntil(lambda: line_of(window, reception) is not None and line_of(window, reception).void, timeout=LONG)
    assert window.receptions.receptions.note(line_of(window, reception)) == "已作废"
    for key in (Key.Key_F2, Key.Key_F8):
        window.banner.hide()
        press(key)
        qtbot.waitUntil(lambda: "已作废" in window.banner.message, timeout=LONG)
    assert window.page is page
    assert window.findChild(Preview) is None
    press(Key.Key_F6, SHIFT)
    assert window.opened.pages == {}
    press(Key.Key_X, CTRL | SHIFT)
    qtbot.waitUntil(lambda: isinstance(window.page, VoidPage) and window.page.list.hasFocus(), timeout=LONG)
    assert window.page._title.text() == "1 件登记已作废"
    press(Key.Key_Return)
    qtbot.waitUntil(lambda: window.page is page, timeout=LONG)
    press(Key.Key_F2, SHIFT)
    qtbot.waitUntil(lambda: not page.view.void, timeout=LONG)
    assert not page._number.font().strikeOut()
    assert [step.action for step in page.view.steps] == ["registered", "voided", "restored"]


def recorded(desk, window, qtbot):
    """A call with sound and a sentence, saved."""
    window.call_from_file(resources.path(SAMPLE_CALL), realtime=False)
    qtbot.waitUntil(lambda: isinstance(window.page, CallPage) and window.page.recorded, timeout=LONG)
    page = window.page
    write("16000000002")
    press(Key.Key_F9)
    qtbot.waitUntil(lambda: window.page is window.case_page, timeout=LONG)
    info = window.case_page.view.recordings[0]
    heard = Heard(0.0, 2.0, "caller", "我们十九个人没发工资", 0.9)
    stored(desk, registration.add_segment, info.id, heard, "test")
    return page.reception_id


def test_a_recording_on_the_wrong_case_is_moved_with_its_text(work, qtbot):
    desk, window = work
    right = register(desk, kind="visit")
    register(desk, Entry(name="别人", matter="另一件事"))
    wrong = recorded(desk, window, qtbot)
    page = show(window, wrong, qtbot)
    assert page._move.isVisible()
    press(Key.Key_F2, CTRL)
    dialog = dialog_of(window, MoveDialog, qtbot)
    qtbot.waitUntil(lambda: len(dialog.today.receptions.lines) == 2, timeout=LONG)
    assert QApplication.focusWidget() is dialog.search
    write("王小雨")
    qtbot.waitUntil(lambda: dialog.hits.model().rowCount() == 1, timeout=LONG)
    press(Key.Key_Return)
    qtbot.waitUntil(lambda: page.view.recordings == (), timeout=LONG)
    show_active(window)
    assert page.view.sentences == ()
    assert "录音移到  王芳：3702-01-" in page._steps.text()
    page = show(window, right, qtbot)
    assert [sentence.text for sentence in page.view.sentences] == ["我们十九个人没发工资"]
    assert f"录音移自  王芳：{page.view.number[:-1]}" in page._steps.text()
    assert page.kept.isTabVisible(page.kept.indexOf(page.text))


def test_the_list_of_today_is_chosen_from_with_arrows_and_esc_changes_nothing(work, qtbot):
    desk, window = work
    draft = stored(desk, registration.begin_reception, desk.unlocked.desk, "call")
    register(desk, Entry(name="别人", matter="另一件事"))
    wrong = recorded(desk, window, qtbot)
    page = show(window, wrong, qtbot)
    press(Key.Key_F2, CTRL)
    dialog = dialog_of(window, MoveDialog, qtbot)
    press(Key.Key_Escape)
    qtbot.waitUntil(lambda: window.findChild(MoveDialog) is None, timeout=LONG)
    assert len(page.view.recordings) == 1
    show_active(window)
    press(Key.Key_F2, CTRL)
    dialog = dialog_of(window, MoveDialog, qtbot)
    qtbot.waitUntil(lambda: len(dialog.today.receptions.lines) == 2, timeout=LONG)
    press(Key.Key_Down)
    assert dialog.today.currentIndex().row() == 1
    press(Key.Key_Return)
    qtbot.waitUntil(lambda: page.view.recordings == (), timeout=LONG)
    show_active(window)
    window.open_reception(draft)
    qtbot.waitUntil(lambda: isinstance(window.page, CallPage), timeout=LONG)
    assert len(window.page.sentences) == 1


def test_nothing_to_move_is_said(work, qtbot):
    desk, window = work
    show(window, register(desk), qtbot)
    assert not window.case_page._move.isVisible()
    press(Key.Key_F2, CTRL)
    assert "没有录音" in window.banner.message

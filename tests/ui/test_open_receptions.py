"""A visitor interrupted by a call, by the keyboard alone: begin, swap, end, turn; nothing half-typed is lost."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

import resources
from offline_store import keyfile, queries
from tests.machine_desk import LONG, drafts_of, make_machine, window_of
from ui.call_page import CallPage
from ui.open_receptions import SAMPLE_CALL
from ui.todo_page import TodoPage
from ui.work_time import IDLE, MOST, WorkTime

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
Key = Qt.Key


@pytest.fixture
def work(tmp_path, monkeypatch, qapp):
    monkeypatch.setattr(keyfile, "ARGON2", keyfile.ARGON2 | {"memory": 1024})
    with window_of(make_machine(tmp_path / "machine")[0]) as (desk, window):
        yield desk, window


def press(key, modifier=Qt.KeyboardModifier.NoModifier):
    QTest.keyClick(QApplication.focusWidget() or QApplication.activeWindow(), key, modifier)


def write(text):
    """Into whatever has the keyboard, as an input method does."""
    typed = QInputMethodEvent()
    typed.setCommitString(text)
    QApplication.sendEvent(QApplication.focusWidget(), typed)


def begin(window, key, qtbot):
    before = window.page
    press(key)
    qtbot.waitUntil(lambda: window.page is not before and isinstance(window.page, CallPage), timeout=LONG)
    return window.page


def visit(window, qtbot):
    return begin(window, Key.Key_F6, qtbot)


def call(window, qtbot):
    page = begin(window, Key.Key_F5, qtbot)
    qtbot.waitUntil(lambda: page.recording or not page.header.resume.isHidden(), timeout=LONG)
    return page


def on_case(window, qtbot):
    qtbot.waitUntil(lambda: window.page is window.case_page, timeout=LONG)
    return window.case_page.view


def stored(desk, reception_id):
    desk.runner.write(lambda: None).result()

    def work():
        with desk.unlocked.store.read() as session:
            return queries.reception(session, reception_id)

    return desk.runner.run(work).result()


def buttons(window):
    return [(button.text().split("  ")[:2], button.isChecked()) for button in window.opened.bar.buttons]


def test_the_channel_decides_what_is_asked_first(work, qtbot):
    _, window = work
    page = visit(window, qtbot)
    assert QApplication.focusWidget() is page.form.fields["name"].line
    person = page.form.person
    assert person.number.isVisible(), "who stands here shows her card"
    assert not person.body.isVisible()
    press(Key.Key_Return)
    reached = [QApplication.focusWidget()]
    while reached[-1] is not page.form.fields["phone"].line:
        press(Key.Key_Tab)
        reached.append(QApplication.focusWidget())
    assert reached == [person.kind, person.number, person.toggle, page.form.fields["phone"].line]
    assert page.header.hang_up.isHidden()
    assert not page.header.notice.isVisible()
    assert page.form.anonymous.text() == "来访人要求匿名"
    ringing = call(window, qtbot)
    form = ringing.form
    assert not form.person.number.isVisible(), "who calls has none at hand"
    assert QApplication.focusWidget() is form.fields["phone"].line
    press(Key.Key_Return)
    assert QApplication.focusWidget() is form.matter, "a call says what about before it says who"
    press(Key.Key_Tab)
    assert QApplication.focusWidget() is form.fields["name"].line
    order = [form.layout().itemAt(place).widget() for place in range(1, 5)]
    assert order == [form.fields["phone"], form.strip, form.matter, form.fields["name"]]


def test_a_call_lays_itself_on_a_visit_and_both_come_back_as_they_were(work, qtbot):
    _, window = work
    page = visit(window, qtbot)
    write("王小雨")
    press(Key.Key_Home)
    press(Key.Key_Right)
    press(Key.Key_End, SHIFT)
    line = page.form.fields["name"].line
    assert line.selectedText() == "小雨"
    ringing = call(window, qtbot)
    assert buttons(window) == [(["来访", "王小雨"], False), (["来电", "未留姓名"], True)]
    write("16000000002")
    press(Key.Key_Return)
    write("老板不发工资")
    press(Key.Key_Home, SHIFT)
    press(Key.Key_Tab, CTRL)
    assert window.page is page
    assert QApplication.focusWidget() is line
    assert line.selectedText() == "小雨"
    assert line.cursorPosition() == 3
    write("晓雨")
    assert line.text() == "王晓雨", "the next key stands where it would have stood"
    press(Key.Key_Tab, CTRL)
    assert window.page is ringing
    assert QApplication.focusWidget() is ringing.form.matter
    assert ringing.form.matter.textCursor().selectedText() == "老板不发工资"
    assert buttons(window)[1] == (["来电", "16000000002"], True)


def test_a_selection_made_backwards_and_the_scrolled_place_come_back(work, qtbot):
    _, window = work
    window.resize(900, 520)
    page = visit(window, qtbot)
    write("王小雨")
    press(Key.Key_Home, SHIFT)
    area = page.form.parentWidget().parentWidget()
    bar = area.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 0, timeout=LONG)
    bar.setValue(bar.maximum() // 2)
    scrolled = bar.value()
    line = page.form.fields["name"].line
    assert (line.cursorPosition(), line.selectedText()) == (0, "王小雨")
    call(window, qtbot)
    press(Key.Key_Tab, CTRL)
    assert (line.cursorPosition(), line.selectedText()) == (0, "王小雨")
    assert bar.value() == scrolled > 0


def test_ending_one_returns_to_the_one_below(work, qtbot):
    desk, window = work
    page = visit(window, qtbot)
    write("王小雨")
    ringing = call(window, qtbot)
    assert not window.opened.bar.isHidden()
    write("16000000002")
    press(Key.Key_F9)
    qtbot.waitUntil(lambda: window.page is page, timeout=LONG)
    assert "已保存" in window.banner.message
    assert QApplication.focusWidget() is page.form.fields["name"].line
    assert window.opened.bar.isHidden(), "the only one is in front"
    assert stored(desk, ringing.reception_id).case_id
    press(Key.Key_F9)
    view = on_case(window, qtbot)
    assert (view.kind, view.entry.name) == ("visit", "王小雨")
    assert view.number.endswith("0002")
    assert window.opened.pages == {}


def test_what_is_put_down_is_a_draft_with_its_owner_and_comes_back(work, qtbot):
    desk, window = work
    page = visit(window, qtbot)
    write("王小雨")
    call(window, qtbot)
    press(Key.Key_W, CTRL)
    assert window.page is page
    press(Key.Key_W, CTRL)
    assert window.opened.pages == {}
    press(Key.Key_F9)  # nothing is there to save
    left = drafts_of(desk)
    assert [(draft.kind, draft.first_words, draft.clerk) for draft in left] == [("visit", "王小雨", "王芳")]
    press(Key.Key_D, CTRL)
    qtbot.waitUntil(lambda: QApplication.focusWidget() is not None and QApplication.focusWidget().text() == "打开")
    press(Key.Key_Space)
    qtbot.waitUntil(lambda: isinstance(window.page, CallPage), timeout=LONG)
    assert window.page.form.fields["name"].text == "王小雨"
    assert "上次" not in window.page.header._state.text(), "it was put down, not lost"


def test_from_another_page_the_key_leads_back_to_the_form(work, qtbot):
    _, window = work
    page = visit(window, qtbot)
    write("王小雨")
    press(Key.Key_B, CTRL)
    qtbot.waitUntil(lambda: isinstance(window.page, TodoPage), timeout=LONG)
    assert buttons(window) == [(["来访", "王小雨"], False)]
    assert not window.opened.bar.isHidden()
    press(Key.Key_Tab, CTRL)
    assert window.page is page
    assert QApplication.focusWidget() is page.form.fields["name"].line


def test_what_is_missing_is_a_to_do_that_opens_at_the_field(work, qtbot):
    _, window = work
    page = call(window, qtbot)
    write("16000000002")
    press(Key.Key_Return)
    write("老板不发工资")
    press(Key.Key_F9)
    view = on_case(window, qtbot)
    assert view.missing == ("name", "employer", "dispute_types", "people", "claim"), "a valid record all the same"
    assert window.case_page._todo.text() == "待补 5 项：姓名、单位、争议类型、涉及人数、诉求。按 F2 补上。"
    lines = window.receptions.receptions
    qtbot.waitUntil(lambda: bool(lines.lines) and lines.note(lines.lines[0]) == "待补 5 项", timeout=LONG)
    press(Key.Key_B, CTRL)
    qtbot.waitUntil(lambda: isinstance(window.page, TodoPage) and window.page.list.hasFocus(), timeout=LONG)
    press(Key.Key_Return)
    qtbot.waitUntil(lambda: isinstance(window.page, CallPage), timeout=LONG)
    again = window.page
    assert again is not page
    assert QApplication.focusWidget() is again.form.fields["name"].line
    write("王小雨")
    press(Key.Key_F9)
    view = on_case(window, qtbot)
    assert view.missing == ("employer", "dispute_types", "people", "claim")
    press(Key.Key_F2)
    qtbot.waitUntil(lambda: isinstance(window.page, CallPage), timeout=LONG)
    assert QApplication.focusWidget() is window.page.form.fields["employer"].line


def test_one_key_turns_a_call_into_a_visit_and_a_visit_into_a_mediation(work, qtbot):
    desk, window = work
    page = call(window, qtbot)
    press(Key.Key_F6, SHIFT)
    assert "还没有填写内容" in window.banner.message
    assert window.page is page
    write("16000000002")
    press(Key.Key_Return)
    write("老板不发工资")
    press(Key.Key_F6, SHIFT)
    qtbot.waitUntil(lambda: window.page is not page and isinstance(window.page, CallPage), timeout=LONG)
    came = window.page
    assert (came.kind, came.form.fields["phone"].text) == ("visit", "16000000002")
    assert came.form.matter.toPlainText() == "老板不发工资"
    write("王小雨")
    press(Key.Key_F9)
    view = on_case(window, qtbot)
    assert (view.kind, view.entry.name, view.entry.phone) == ("visit", "王小雨", "16000000002")
    press(Key.Key_F6, SHIFT)
    qtbot.waitUntil(lambda: isinstance(window.page, CallPage), timeout=LONG)
    sitting = window.page
    assert sitting.kind == "mediation"
    press(Key.Key_F6, SHIFT)
    assert "来访可以转为调解" in window.banner.message
    views = [stored(desk, each.reception_id) for each in (page, came, sitting)]
    assert len({each.case_id for each in views}) == 1
    assert [step.action for step in views[0].steps] == ["registered", "turned_visit", "changed", "turned_mediation"]
    assert views[0].ended_at is not None


def test_time_runs_for_the_page_in_front_and_stands_still_for_who_does_nothing(work, qtbot):
    _, window = work
    first = visit(window, qtbot)
    clock = [1000.0]
    window.opened._time._timer.stop()
    time = WorkTime(lambda: window.opened.front.keeping, window, lambda: clock[0])
    time._timer.stop()
    window.opened._time = time

    def seconds(count, *, busy):
        for _ in range(count):
            clock[0] += 1
            if busy:
                press(Key.Key_A)
            time.look()

    start = first.keeping.worked
    seconds(5, busy=True)
    assert first.keeping.worked - start == 5
    second = call(window, qtbot)
    base = second.keeping.worked
    seconds(3, busy=True)
    assert (first.keeping.worked - start, second.keeping.worked - base) == (5, 3)
    seconds(200, busy=False)
    assert second.keeping.worked - base == 3 + IDLE - 1, "a minute after the last key nobody works"
    second.spoken.emit()
    seconds(2, busy=False)
    assert second.keeping.worked - base == 3 + IDLE + 1, "who listens works"
    clock[0] += 8 * 3600
    press(Key.Key_A)
    time.look()
    assert second.keeping.worked - base <= 3 + IDLE + 1 + MOST, "a night was not worked through"
    assert f"办理 01:0{int(second.keeping.worked) % 10}" in second.header._worked.text()


def test_nobody_works_while_the_screen_is_locked(work, qtbot):
    _, window = work
    page = visit(window, qtbot)
    assert window.opened._time._in_front() is page.keeping
    window.shift.lock.lock()
    assert window.opened._time._in_front() is None
    window.shift.lock.unlock()
    assert window.opened._time._in_front() is page.keeping


def test_the_recording_goes_on_behind_the_visitors_form(work, qtbot):
    desk, window = work
    page = visit(window, qtbot)
    window.call_from_file(resources.path(SAMPLE_CALL), realtime=True)
    qtbot.waitUntil(lambda: isinstance(window.page, CallPage) and window.page.recording, timeout=LONG)
    ringing = window.page
    press(Key.Key_W, CTRL)
    assert "按 F7 结束录音" in window.banner.message
    assert window.page is ringing
    press(Key.Key_Tab, CTRL)
    assert window.page is page
    part = next(desk.unlocked.profile.recordings.glob("*.part"))
    size, seconds = part.stat().st_size, ringing.header.seconds
    qtbot.waitUntil(lambda: part.stat().st_size > size, timeout=LONG)
    assert ringing.recording
    assert ringing.header.seconds > seconds
    assert window.opened.bar.buttons[1].text().startswith("● 来电")
    press(Key.Key_Tab, CTRL)
    press(Key.Key_F7)
    qtbot.waitUntil(lambda: ringing.recorded, timeout=LONG)


def test_who_is_still_on_the_line_when_she_comes_in_is_hung_up_and_her_recording_completed(work, qtbot):
    desk, window = work
    window.call_from_file(resources.path(SAMPLE_CALL), realtime=True)
    qtbot.waitUntil(lambda: isinstance(window.page, CallPage) and window.page.recording, timeout=LONG)
    ringing = window.page
    write("16000000002")
    press(Key.Key_F6, SHIFT)
    qtbot.waitUntil(lambda: window.page is not ringing and isinstance(window.page, CallPage), timeout=LONG)
    assert window.page.kind == "visit"
    qtbot.waitUntil(lambda: not desk.front_desk.recording_kinds, timeout=LONG)
    view = stored(desk, ringing.reception_id)
    assert view.recordings[0].sha256
    assert view.ended_at is not None
    assert list(window.opened.pages) == [window.page.reception_id]


def test_time_is_in_the_store_within_seconds_and_with_the_record(work, qtbot):
    desk, window = work
    page = visit(window, qtbot)
    write("王小雨")
    page.keeping.add_work(7.5)
    page.journal()
    view = stored(desk, page.reception_id)
    assert int(view.active_seconds) == 7
    page.keeping.add_work(6)
    page.journal()
    later = stored(desk, page.reception_id)
    assert (int(later.active_seconds), later.draft_at) == (13, view.draft_at), "the time alone is written down too"
    page.keeping.add_work(1)
    press(Key.Key_F9)
    assert on_case(window, qtbot).active_seconds >= 14


def test_a_form_that_was_only_looked_at_leaves_no_draft(work, qtbot):
    desk, window = work
    visit(window, qtbot)
    write("王小雨")
    press(Key.Key_F9)
    view = on_case(window, qtbot)
    press(Key.Key_F2)
    qtbot.waitUntil(lambda: isinstance(window.page, CallPage), timeout=LONG)
    window.page.journal()
    press(Key.Key_W, CTRL)
    assert stored(desk, view.id).draft == {}


def test_tab_goes_through_the_form_and_not_into_the_bar(work, qtbot):
    """The bar's buttons are for the mouse: Tab in a form never ends in them."""
    _, window = work
    visit(window, qtbot)
    call(window, qtbot)
    reached = []
    for _ in range(40):
        press(Key.Key_Tab)
        reached.append(QApplication.focusWidget())
    assert not {*reached} & {*window.opened.bar.buttons}
    assert {field.line for field in window.page.form.fields.values()} <= {*reached}

"""The lock: pages gone from the window and from every screen reader, typed text back with its cursor, work goes on."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

import resources
from desktop import tries
from desktop.profile import unlock
from desktop.tries import TooManyWrong
from offline_store import keyfile
from offline_store.models import AuditEntry
from tests.machine_desk import LI, LONG, PASSWORDS, WANG, drafts_of, make_machine, readable, take_up, window_of
from ui.demo import show_active, type_text
from ui.lock import Lock
from ui.open_receptions import SAMPLE_CALL
from ui.preview import Preview

LOCK = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
NAME, MATTER = "王小雨", "老板拖欠我们十九个人的工资"


@pytest.fixture
def place(tmp_path, monkeypatch):
    monkeypatch.setattr(keyfile, "ARGON2", keyfile.ARGON2 | {"memory": 1024})
    return make_machine(tmp_path / "machine")[0]


@pytest.fixture
def work(place, qtbot):
    """A window in which somebody's words stand."""
    with window_of(place) as (desk, window):
        page = take_up(window, qtbot)
        type_text(page.form.fields["name"].line, NAME)
        type_text(page.form.matter, MATTER)
        yield desk, window, page


def lock_by_key(window, qtbot, key=Qt.Key.Key_L, modifier=LOCK):
    QTest.keyClick(window, key, modifier)
    qtbot.waitUntil(lambda: window.shift.lock.locked, timeout=LONG)
    return window.shift.lock.page


def enter(lock_page, password):
    lock_page.password.setText(password)
    QTest.keyClick(lock_page.password, Qt.Key.Key_Return)


def unlock_it(window, qtbot, account=WANG):
    enter(window.shift.lock.page, PASSWORDS[account])
    qtbot.waitUntil(lambda: not window.shift.lock.locked, timeout=LONG)


@pytest.mark.parametrize(
    ("key", "modifier"),
    [
        (Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier),
    ],
)
def test_nothing_of_a_person_can_be_read_and_all_comes_back_with_the_cursor(work, qtbot, key, modifier):
    desk, window, page = work
    cursor = page.form.matter.textCursor()
    cursor.setPosition(4)
    page.form.matter.setTextCursor(cursor)
    page.form.matter.setToolTip(NAME)
    assert NAME in readable(window), "the reader of this test reads what stands there"
    assert MATTER in readable(window)
    title = window.windowTitle()
    lock_page = lock_by_key(window, qtbot, key, modifier)
    said = readable(window)
    assert "已锁定" in said
    assert NAME not in said
    assert MATTER[:6] not in said
    assert drafts_of(desk)[0].first_words.startswith(NAME), "what was typed is in the store already"
    assert QApplication.focusWidget() is lock_page.password
    unlock_it(window, qtbot)
    assert window.windowTitle() == title
    assert window.page is page
    assert page.form.matter.toPlainText() == MATTER
    assert page.form.matter.textCursor().position() == 4
    assert QApplication.focusWidget() is page.form.matter


def test_a_lock_that_only_covers_is_noticed_here(work, qtbot, monkeypatch):
    """The planted break: the pages stay in the window behind the lock page."""
    _, window, page = work
    monkeypatch.setattr(window, "takeCentralWidget", lambda: page)
    monkeypatch.setattr(window, "setCentralWidget", lambda _: None)
    window.shift.lock.lock()
    assert NAME in readable(window)
    monkeypatch.undo()
    window.shift.lock._content = None


def test_keys_and_dialogs_of_the_pages_do_nothing_while_locked(work, qtbot):
    desk, window, _ = work
    shown = Preview(desk.front_desk, "来电登记表", b"", lambda *_: None, window)
    shown.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    shown.open()
    assert window.shift.lock.lock()  # as the idle clock and the system's lock do
    assert not shown.isVisible(), "a paper that lay open is put away"
    calls = len(window.opened.pages)
    for key in (Qt.Key.Key_F5, Qt.Key.Key_F9):
        QTest.keyClick(window.shift.lock.page.password, key)
    late = Preview(desk.front_desk, "来电登记表", b"", lambda *_: None, window)
    late.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    late.open()  # it was asked for before, and is ready only now
    qtbot.waitUntil(lambda: not late.isVisible(), timeout=LONG)
    unlock_it(window, qtbot)
    assert shown.isVisible()
    assert late.isVisible(), "and comes back"
    shown.reject()
    late.reject()
    assert len(window.opened.pages) == calls
    show_active(window)
    QTest.keyClick(window, Qt.Key.Key_F5)
    qtbot.waitUntil(lambda: len(window.opened.pages) == calls + 1, timeout=LONG)


def test_wrong_passwords_count_here_as_at_the_log_in(work, qtbot, place):
    _, window, _ = work
    lock_page = lock_by_key(window, qtbot)
    for _ in range(tries.FREE):
        enter(lock_page, "guess")
        qtbot.waitUntil(lambda: lock_page.message.text() != "" and lock_page.password.text() == "", timeout=LONG)
        qtbot.waitUntil(lambda: lock_page.go.isEnabled() or lock_page.waiting.seconds > 0, timeout=LONG)
    qtbot.waitUntil(lambda: lock_page.waiting.seconds > 0, timeout=LONG)
    assert not lock_page.go.isEnabled()
    before = lock_page.waiting.seconds
    qtbot.waitUntil(lambda: lock_page.waiting.seconds < before, timeout=LONG)
    assert f"{lock_page.waiting.seconds} 秒" in lock_page.message.text()
    assert window.shift.lock.locked
    with pytest.raises(TooManyWrong):
        unlock(place, WANG, PASSWORDS[WANG])


def test_another_clerks_password_does_not_open_this_session(work, qtbot):
    _, window, _ = work
    lock_page = lock_by_key(window, qtbot)
    enter(lock_page, PASSWORDS[LI])
    qtbot.waitUntil(lambda: "密码不对" in lock_page.message.text(), timeout=LONG)
    assert window.shift.lock.locked


def test_a_recording_goes_on_behind_the_lock(place, qtbot):
    with window_of(place) as (desk, window):
        window.call_from_file(resources.path(SAMPLE_CALL), realtime=True)
        qtbot.waitUntil(lambda: bool(desk.front_desk.recording_kinds), timeout=LONG)
        page, part = window.page, None
        lock_page = lock_by_key(window, qtbot)
        assert "正在录音" in lock_page.state.text()
        part = next(place.recordings.glob("*.part"))
        size = part.stat().st_size
        qtbot.waitUntil(lambda: part.stat().st_size > size, timeout=LONG)
        assert page.recording
        unlock_it(window, qtbot)
        assert page.recording
        page.hang_up()
        qtbot.waitUntil(lambda: not page.recording, timeout=LONG)


@pytest.mark.parametrize(("kind", "locks"), [("call", True), ("visit", True), ("mediation", False), ("hearing", False)])
def test_no_lock_falls_on_a_mediation_that_is_being_recorded(work, kind, locks):
    desk, window, _ = work
    desk.front_desk._kinds["running"] = kind
    assert window.shift.lock.lock() is locks
    del desk.front_desk._kinds["running"]
    assert window.shift.lock.lock()


def test_it_locks_when_nobody_touches_anything(work, qtbot):
    desk, window, page = work
    idle = window.shift._idle
    assert window.shift._idle_time == 10 * 60_000
    assert idle._timer.isActive()
    idle.begin(60_000)
    timer = idle._timer
    qtbot.waitUntil(lambda: timer.remainingTime() < 59_900, timeout=LONG)
    left = timer.remainingTime()
    desk.syncing.changed.emit(desk.syncing.state)
    window.list_receptions()
    desk.runner.write(lambda: None).result()
    QApplication.processEvents()
    assert timer.remainingTime() <= left, "what the program does itself is nobody's touch"
    for act in (
        lambda: QTest.keyClick(page.form.matter, Qt.Key.Key_A),
        lambda: QTest.mouseClick(window.windowHandle(), Qt.MouseButton.LeftButton, pos=QPoint(700, 500)),
        lambda: type_text(page.form.matter, "字"),
    ):
        qtbot.waitUntil(lambda: timer.remainingTime() < 58_500, timeout=LONG)
        left = timer.remainingTime()
        act()
        assert timer.remainingTime() > left
    idle.begin(30)
    qtbot.waitUntil(lambda: window.shift.lock.locked, timeout=LONG)
    unlock_it(window, qtbot)
    assert timer.remainingTime() > 60_000, "and it begins anew"


def test_locking_and_unlocking_are_in_the_audit(work, qtbot):
    desk, window, _ = work
    lock_by_key(window, qtbot)
    unlock_it(window, qtbot)
    desk.runner.write(lambda: None).result()

    def actions():
        with desk.unlocked.store.read() as session:
            return [entry.action for entry in session.query(AuditEntry).order_by(AuditEntry.seq)]

    assert desk.runner.run(actions).result()[-2:] == ["locked", "unlocked"]


def test_the_systems_own_lock_locks_and_its_sleep_signs_out(work, qtbot):
    desk, window, _ = work
    assert isinstance(window.shift.lock, Lock)
    desk.system_lock.locked.emit()
    assert window.shift.lock.locked
    desk.system_lock.sleeping.emit()
    assert window.shift.again
    assert not window.isVisible()

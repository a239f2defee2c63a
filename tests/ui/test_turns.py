"""Turn after turn in one process: log in, work, change of shift, recovery, through the real dialogs and windows."""

import random
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QMessageBox, QPushButton

import resources
from desktop import front_desk
from desktop.machine import FILE
from desktop.profile import unlock
from desktop.speech.errors import NoModel
from desktop.sync.errors import AccountDisabled
from offline_store import drafts, keyfile
from tests.machine_desk import DESK, LI, LONG, PASSWORDS, WANG, drafts_of, make_machine, window_of
from ui.call_page import CallPage
from ui.demo import type_text
from ui.login import UnlockDialog
from ui.main_window import MainWindow
from ui.open_receptions import SAMPLE_CALL
from ui.recovery import RecoverDialog
from ui.turns import run_turns

NEW = "恢复后的新密码二"


def no_engines(*_asked):
    raise NoModel(name="none", folder="")


@pytest.fixture
def machine(tmp_path, monkeypatch, qapp):
    monkeypatch.setattr(keyfile, "ARGON2", keyfile.ARGON2 | {"memory": 1024})
    monkeypatch.setattr(front_desk, "load_engines", no_engines)  # loading one takes longer than all of this
    return make_machine(tmp_path / "machine")


class Clerk:
    """Does one step after the other, each as soon as what it needs is on the screen."""

    def __init__(self, steps):
        self._steps, self._timer = steps, QTimer(interval=15)
        self.failed = None
        self._waiting = next(steps)
        self._timer.timeout.connect(self._go)
        self._timer.start()
        self._rounds = 0

    def _go(self):
        self._rounds += 1
        self._timer.stop()  # a step lets events through: the next one waits for its end
        try:
            if self._rounds > LONG / 15:
                raise TimeoutError(self._steps.gi_frame.f_lineno)
            if self._waiting():
                self._rounds = 0
                self._waiting = next(self._steps)
            self._timer.start()
        except StopIteration:
            self._end(None)
        except BaseException as error:  # noqa: BLE001  # told by the test, not by the event loop
            self._end(error)

    def _end(self, error):
        """No further step; a log-in that comes after the last one, or after a failure, would wait forever."""
        self.failed = error
        self._timer.timeout.disconnect(self._go)
        self._timer.timeout.connect(self._close_log_in)
        self._timer.start()
        if error:
            QApplication.closeAllWindows()
            QApplication.exit()

    def _close_log_in(self):
        if dialog := shown(UnlockDialog):
            self.failed = self.failed or AssertionError("a log-in after the end of the day")
            dialog.reject()

    def work(self, place):
        code = run_turns(place)
        self._timer.stop()
        if self.failed:
            raise self.failed
        return code


def shown(kind):
    """The one such window on the screen, if there is one."""
    return next((w for w in QApplication.topLevelWidgets() if isinstance(w, kind) and w.isVisible()), None)


def log_in(dialog, password):
    dialog.activateWindow()
    dialog._password.setText(password)
    QTest.keyClick(dialog._password, Qt.Key.Key_Return)


def test_a_change_of_shift_keeps_what_was_typed_and_changes_who_works(machine):
    place, _ = machine

    def day():
        yield lambda: shown(UnlockDialog)
        dialog = shown(UnlockDialog)
        assert [dialog._account.itemText(n) for n in range(2)] == [WANG, LI]
        log_in(dialog, PASSWORDS[WANG])
        yield lambda: shown(MainWindow)
        window = shown(MainWindow)
        window.new_call()
        yield lambda: isinstance(window.page, CallPage)
        type_text(window.page.form.matter, "换班前写到一半")
        window.activateWindow()
        yield window.isActiveWindow
        QTest.keyClick(window, Qt.Key.Key_H, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
        yield lambda: shown(UnlockDialog)
        dialog = shown(UnlockDialog)
        assert shown(MainWindow) is None, "the screens of the one before are gone"
        QTest.keyClick(dialog.findChild(QComboBox), Qt.Key.Key_Down)
        assert dialog._account.currentText() == LI
        log_in(dialog, PASSWORDS[LI])
        yield lambda: shown(MainWindow)
        window = shown(MainWindow)
        assert "李四" in window.status.who.text()
        yield lambda: bool(window.receptions.receptions.lines)
        window.open_reception(window.receptions.receptions.lines[0].id)
        yield lambda: isinstance(window.page, CallPage)
        assert window.page.form.matter.toPlainText() == "换班前写到一半"
        assert "上次" not in window.banner.message, "nothing was killed"
        window.close()

    assert Clerk(day()).work(place) == 0


def test_a_clerk_whom_the_centre_has_disabled_is_told_and_her_text_is_kept(machine):
    place, _ = machine

    def day():
        yield lambda: shown(UnlockDialog)
        log_in(shown(UnlockDialog), PASSWORDS[WANG])
        yield lambda: shown(MainWindow)
        window = shown(MainWindow)
        window.new_call()
        yield lambda: isinstance(window.page, CallPage)
        type_text(window.page.form.matter, "停用前写的")
        window._desk.syncing.shut_out.emit(AccountDisabled())
        yield lambda: shown(UnlockDialog)
        assert "账号已停用" in shown(UnlockDialog).text.text()
        shown(UnlockDialog).reject()

    assert Clerk(day()).work(place) == 0
    opened = unlock(place, LI, PASSWORDS[LI])
    with opened.store.read() as session:
        assert drafts.drafts(session)[0].first_words == "停用前写的"
    opened.client.close()
    opened.store.close()


def test_two_shares_open_a_desk_whose_key_ring_is_gone(machine):
    place, shares = machine
    (place.folder / FILE).unlink()

    def day():
        yield lambda: shown(UnlockDialog)
        dialog = shown(UnlockDialog)
        log_in(dialog, PASSWORDS[WANG])
        yield lambda: "取不到本机密钥" in dialog.text.text()
        assert dialog._again.isVisible()
        QTest.mouseClick(dialog._again, Qt.MouseButton.LeftButton)
        yield lambda: dialog._again.isEnabled() and "取不到本机密钥" in dialog.text.text()
        QTimer.singleShot(0, dialog._recover.click)
        yield lambda: shown(RecoverDialog)
        recovery = shown(RecoverDialog)
        first, second = (box.box for box in recovery.boxes)
        first.setPlainText(shares[0].replace(shares[0].split()[6], "qiantai", 1))
        assert "第 7 个词“qiantai”" in recovery.boxes[0].state.text()
        first.setPlainText(shares[0])
        assert recovery.boxes[0].state.text() == "33 / 33 个词"
        second.setPlainText(shares[0])
        recovery.go.click()
        yield lambda: "恢复码不对" in recovery.text.text()
        second.setPlainText(shares[2])
        recovery.go.click()
        yield recovery.new.isVisible
        recovery._who.setCurrentIndex(recovery._who.findData(WANG))
        recovery.new.setText(NEW)
        recovery.again.setText("另一个密码一二三")
        recovery.go.click()
        assert "不一样" in recovery.text.text()
        recovery.again.setText(NEW)
        recovery.go.click()
        yield lambda: shown(MainWindow)
        assert "王芳" in shown(MainWindow).status.who.text()
        shown(MainWindow).close()

    assert Clerk(day()).work(place) == 0
    assert keyfile.accounts(place.key_file) == [WANG], "who needed the lost secret is added again"


def test_a_change_of_shift_during_a_recording_asks_and_completes_it(machine, qtbot):
    place, _ = machine
    with window_of(place) as (desk, window):
        window.call_from_file(resources.path(SAMPLE_CALL), realtime=True)
        qtbot.waitUntil(lambda: bool(desk.front_desk.recording_kinds), timeout=LONG)

        def answer(text):
            box = shown(QMessageBox)
            next(button for button in box.findChildren(QPushButton) if button.text() == text).click()

        QTimer.singleShot(50, lambda: answer("取消"))
        window.shift.change()
        assert window.isVisible()
        assert not window.shift.again
        QTimer.singleShot(50, lambda: answer("结束录音并换班"))
        window.shift.change()
        assert window.shift.again
    assert not list(place.recordings.glob("*.part")), "the sound is complete"
    assert list(place.recordings.glob("*.qtrec"))


def test_what_the_centre_says_after_the_window_was_closed_asks_nobody_to_log_in(machine):
    with window_of(machine[0]) as (desk, window):
        window.close()
        desk.session.over.emit(AccountDisabled())
        assert not window.shift.again


TYPING = """
import sys, time
from pathlib import Path
from PySide6.QtCore import QTimer
from desktop.app import open_desk
from desktop.profile import Profile, unlock
from desktop.tasks import Runner
from offline_store import keyfile
import ui.call_page
from ui.application import make_application
from ui.demo import type_text, wait_for
from ui.main_window import MainWindow

keyfile.ARGON2["memory"] = 1024
ui.call_page.JOURNAL = int(sys.argv[2])
app, runner = make_application(), Runner()
opened = runner.run(lambda: unlock(Profile(Path(sys.argv[1])), "wangfang", sys.stdin.readline().strip())).result()
with open_desk(runner, opened, practice=False) as desk:
    window = MainWindow(desk)
    window.show()
    desk.session.start()
    window.new_call()
    wait_for(lambda: isinstance(window.page, ui.call_page.CallPage), "page")
    timer, typed = QTimer(interval=20), [0]
    def one():
        type_text(window.page.form.matter, "字")
        typed[0] += 1
        print(typed[0], time.monotonic(), flush=True)
    timer.timeout.connect(one)
    timer.start()
    app.exec()
"""


def kill_while_typing(place, journal):
    """SIGKILL at a random moment; how many characters were typed by each moment, and when the last was."""
    command = [sys.executable, "-c", TYPING, str(place.folder), str(journal)]
    seen, after = [], random.uniform(1.2, 2.6)
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=Path(__file__).parents[2]
    ) as process:
        process.stdin.write(PASSWORDS[WANG] + "\n")
        process.stdin.flush()
        for line in process.stdout:
            if not line[0].isdigit():
                continue
            number, at = line.split()
            seen.append((int(number), float(at)))
            if seen[-1][1] - seen[0][1] > after:
                process.kill()
                break
    return seen


def seconds_lost(place, seen):
    opened = unlock(place, WANG, PASSWORDS[WANG])
    with opened.store.read() as session:
        from offline_store.models import Reception

        kept = max((len(row.draft.get("matter", "")) for row in session.query(Reception)), default=0)
    opened.client.close()
    opened.store.close()
    lost = [at for number, at in seen if number > kept]
    return seen[-1][1] - lost[0] if lost else 0.0


def test_a_kill_while_typing_loses_at_most_a_second_and_the_next_start_says_so(machine, qtbot):
    place, _ = machine
    seen = kill_while_typing(place, 900)
    assert seconds_lost(place, seen) <= 1.0
    with window_of(place, LI) as (desk, window):
        qtbot.waitUntil(lambda: "上次没有正常关闭" in window.banner.message, timeout=LONG)
        assert "1 份" in window.banner.message
        qtbot.waitUntil(lambda: bool(window.page.findChildren(QPushButton)), timeout=LONG)
        left = drafts_of(desk)[0]
        assert left.clerk == DESK.clerk
        open_it, later = window.page.findChildren(QPushButton)
        assert (open_it.text(), later.text()) == ("打开", "以后再说")
        later.click()
        assert drafts_of(desk) == [left], "to ignore it loses nothing"
        open_it.click()
        qtbot.waitUntil(lambda: isinstance(window.page, CallPage), timeout=LONG)
        assert window.page.form.matter.toPlainText().startswith("字字字")
        said = window.page.header._state.text()
        assert said.startswith("上次意外关闭时留下的草稿，保存到 ")
        assert said.split()[-1].count(":") == 2
    with window_of(place) as (desk, window):
        assert drafts_of(desk)
        assert "上次" not in window.banner.message, "the session before this one was ended properly"


def test_a_journal_that_is_too_slow_is_noticed_here(machine):
    """The planted break: written down each five seconds."""
    assert seconds_lost(machine[0], kill_while_typing(machine[0], 60_000)) > 1.0

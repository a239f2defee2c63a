"""The text of a talk is corrected beside its sound, by the keyboard alone; nothing typed is lost."""

import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from sqlalchemy import select

from desktop.sound.recording import RecordingWriter
from desktop.transcript_editing import opened
from offline_store import keyfile, registration, transcript_edits, transcripts
from offline_store.models import AuditEntry, Segment
from offline_store.registration import Entry, Heard
from tests.machine_desk import LONG, PASSWORDS, WANG, make_machine, take_up, window_of
from ui.call_page import CallPage
from ui.case_page import CasePage
from ui.transcript_export import ExportDialog
from ui.transcript_page import TranscriptPage

CTRL, ALT, SHIFT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ShiftModifier,
)
Key = Qt.Key
SAID = (
    ("clerk", "您好请讲", 0.9),
    ("caller", "我姓庞三个月没发工资", 0.9),
    ("caller", "在建工地干活", 0.3),
    ("clerk", "记下了", 0.9),
)


@pytest.fixture
def machine(tmp_path, monkeypatch, qapp):
    monkeypatch.setattr(keyfile, "ARGON2", keyfile.ARGON2 | {"memory": 1024})
    return make_machine(tmp_path / "machine")[0]


def talk(desk, said=SAID, seconds=4.0):
    """A call with a recording of half a minute and its sentences, of four seconds each; both ids."""

    def work():
        actor, folder = desk.unlocked.desk, desk.unlocked.profile.recordings
        with desk.unlocked.store.write(actor.actor) as session:
            reception = registration.begin_reception(session, actor, "call")
            recording, key = registration.begin_recording(session, reception, 8000, 2)
        folder.mkdir(parents=True, exist_ok=True)
        writer = RecordingWriter(folder / f"{recording}.part", key, 8000, 2)
        writer.write(np.zeros((8000 * 30, 2), np.int16))
        done = writer.close()
        with desk.unlocked.store.write(actor.actor) as session:
            registration.finish_recording(session, recording, done.digest, done.seconds, done.bytes)
            for n, (who, text, sure) in enumerate(said):
                times = tuple(range(0, 20 * len(text), 20))
                heard = Heard(n * seconds, (n + 1) * seconds, who, text, sure, times)
                registration.add_segment(session, recording, heard, "live")
        return reception, recording

    return desk.runner.write(work).result()


def press(key, modifier=Qt.KeyboardModifier.NoModifier):
    QTest.keyClick(QApplication.focusWidget() or QApplication.activeWindow(), key, modifier)


def compose(text):
    """As an input method does: first composing, then done."""
    here = QApplication.focusWidget()
    QApplication.sendEvent(here, QInputMethodEvent(text, []))
    typed = QInputMethodEvent()
    typed.setCommitString(text)
    QApplication.sendEvent(here, typed)


def editor(window, reception, qtbot):
    window.open_reception(reception)
    qtbot.waitUntil(lambda: window.page is not window._nothing, timeout=LONG)
    press(Key.Key_F8, CTRL)
    qtbot.waitUntil(lambda: isinstance(window.page, TranscriptPage) and bool(window.page.text.sentences), timeout=LONG)
    window.page.text.setFocus()
    qtbot.waitUntil(window.page.text.hasFocus, timeout=LONG)
    return window.page


def lines(page):
    return page.text.toPlainText().split("\n")


def stored(desk, reception):
    desk.runner.write(lambda: None).result()

    def work():
        with desk.unlocked.store.read() as session:
            return opened(session, reception)

    return desk.runner.run(work).result()


def settled(desk, page, qtbot):
    qtbot.waitUntil(lambda: not page.work.is_busy, timeout=LONG)


def test_a_talk_is_corrected_by_the_keyboard_and_taken_back(machine, qtbot):
    with window_of(machine) as (desk, window):
        reception, _ = talk(desk)
        page = editor(window, reception, qtbot)
        told = []
        page.editing.misheard.connect(told.append)
        assert lines(page) == [text for _, text, _ in SAID]
        page.text.go_to(1, 2)
        press(Key.Key_Delete)
        compose("逄")
        assert not page.text.is_composing
        press(Key.Key_Down)
        qtbot.waitUntil(lambda: bool(told), timeout=LONG)
        assert (told[0].heard, told[0].meant) == ("庞三", "逄三")
        assert page.rule.isVisible()
        page.text.go_to(1, 3)
        press(Key.Key_Return, CTRL)
        settled(desk, page, qtbot)
        assert lines(page)[1:3] == ["我姓逄", "三个月没发工资"]
        assert (page.text.row, page.text.textCursor().positionInBlock()) == (2, 0)
        assert page.text.sentences[2].start == pytest.approx(4.6)
        press(Key.Key_1, ALT)
        settled(desk, page, qtbot)
        assert page.text.sentences[2].speaker == "clerk"
        press(Key.Key_Backspace)
        settled(desk, page, qtbot)
        assert lines(page)[1] == "我姓逄三个月没发工资"
        for _ in range(4):
            press(Key.Key_Z, CTRL)
            settled(desk, page, qtbot)
        assert lines(page) == [text for _, text, _ in SAID]
        press(Key.Key_Y, CTRL)
        settled(desk, page, qtbot)
        assert lines(page)[1] == "我姓逄三个月没发工资"
        now = stored(desk, reception)
        assert [each.text for each in now.sentences][1] == "我姓逄三个月没发工资"
        assert now.sentences[1].editor == desk.unlocked.desk.account
        assert now.heard[now.sentences[1].id] == "我姓庞三个月没发工资"
        window.open_reception(reception)  # the page it came from tells the same
        qtbot.waitUntil(lambda: isinstance(window.page, CallPage), timeout=LONG)
        call = window.page
        qtbot.waitUntil(lambda: call.sentences[1].text == "我姓逄三个月没发工资", timeout=LONG)


def test_keys_and_pastes_never_join_or_break_lines(machine, qtbot):
    with window_of(machine) as (desk, window):
        page = editor(window, talk(desk)[0], qtbot)
        QApplication.clipboard().setText("第一行\n第二行")
        page.text.go_to(0, 2)
        press(Key.Key_V, CTRL)
        assert lines(page)[0] == "您好第一行 第二行请讲"
        press(Key.Key_Z, CTRL)
        assert lines(page)[0] == "您好请讲"
        page.text.selectAll()
        for key, modifier in ((Key.Key_X, CTRL), (Key.Key_Delete, Qt.KeyboardModifier.NoModifier), (Key.Key_A, SHIFT)):
            press(key, modifier)
        cursor = page.text.textCursor()
        cursor.removeSelectedText()  # as a menu of the system would
        assert lines(page) == [text for _, text, _ in SAID]


def test_the_text_follows_the_sound_and_the_sound_the_cursor(machine, qtbot):
    with window_of(machine) as (desk, window):
        page = editor(window, talk(desk)[0], qtbot)
        page.text.go_to(1, 2)
        press(Key.Key_Right)
        assert page.sound.player.place == pytest.approx(4.6)
        page.sound.at.emit(8.45)
        line, sign = marks = page.text.extraSelections()
        assert (line.cursor.blockNumber(), sign.cursor.selectedText()) == (2, SAID[2][1][2])
        assert len(marks) == 2
        press(Key.Key_Left, ALT)
        assert page.sound.player.place == pytest.approx(1.6)
        press(Key.Key_F1)
        assert page.text.row == 2  # the one that was not heard well
        assert page.sound.player.place == pytest.approx(8.0)
        press(Key.Key_Return, ALT)
        settled(desk, page, qtbot)
        assert page.doubtful.text().startswith("存疑 0 句")


TYPING = """
import sys, time
from pathlib import Path
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from desktop.app import open_desk
from desktop.profile import Profile, unlock
from desktop.tasks import Runner
from offline_store import keyfile
from ui.application import make_application
from ui.demo import wait_for
from ui.main_window import MainWindow
from ui.pages import kind_with

keyfile.ARGON2["memory"] = 1024
app, runner = make_application(), Runner()
opened = runner.run(lambda: unlock(Profile(Path(sys.argv[1])), "wangfang", sys.stdin.readline().strip())).result()
with open_desk(runner, opened, practice=False) as desk:
    window = MainWindow(desk)
    window.show()
    window.open_page(kind_with(desk, "Ctrl+F8"))
    page = window.page
    page.show_for(sys.argv[2])
    page.refresh()
    wait_for(lambda: bool(page.text.sentences), "text")
    page.text.go_to(2, 2)
    QTest.keyClick(page.text, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    wait_for(lambda: len(page.text.sentences) == 5 and not page.work.is_busy, "confirmed")
    page.text.go_to(4, 0)
    timer, typed = QTimer(interval=20), [0]
    def one():
        QTest.keyClicks(page.text, "z")
        typed[0] += 1
        print(typed[0], time.monotonic(), flush=True)
    timer.timeout.connect(one)
    timer.start()
    app.exec()
"""


def test_a_kill_loses_no_confirmed_edit_and_at_most_a_second_of_typing(machine, qtbot):
    with window_of(machine) as (desk, _):
        reception, _recording = talk(desk)
    command, seen = [sys.executable, "-c", TYPING, str(machine.folder), reception], []
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=Path(__file__).parents[2]
    ) as process:
        process.stdin.write(PASSWORDS[WANG] + "\n")
        process.stdin.flush()
        for line in process.stdout:
            if line[0].isdigit():
                number, at = line.split()
                seen.append((int(number), float(at)))
                if seen[-1][1] - seen[0][1] > 1.7:
                    process.kill()
                    break
    with window_of(machine) as (desk, window):
        page = editor(window, reception, qtbot)
        assert lines(page)[2:4] == [SAID[2][1][:2], SAID[2][1][2:]]
        kept = lines(page)[4].removesuffix(SAID[3][1])
        assert set(kept) == {"z"}
        lost = [at for number, at in seen if number > len(kept)]
        assert not lost or seen[-1][1] - lost[0] <= 1.0
        assert stored(desk, reception).sentences[4].text == SAID[3][1]  # typed, and nobody's version yet


def test_what_others_changed_is_shown_and_what_is_being_typed_goes_on(machine, qtbot):
    with window_of(machine) as (desk, window):
        reception, recording = talk(desk)
        page = editor(window, reception, qtbot)
        page.text.go_to(0, 0)
        QTest.keyClicks(page.text, "ab")
        again = [Heard(0, 4, "clerk", "您好，请讲", 0.9), Heard(8, 12, "caller", "在工地干活", 0.9)]

        def heard_again():
            with desk.unlocked.store.write(desk.unlocked.desk.actor) as session:
                transcripts.hear_again(session, recording, again, "big")

        desk.runner.write(heard_again).result()
        qtbot.waitUntil(lambda: lines(page)[2] == "在工地干活", timeout=LONG)
        assert lines(page)[0] == "ab您好请讲"
        press(Key.Key_Down)
        settled(desk, page, qtbot)
        assert stored(desk, reception).sentences[0].text == "ab您好请讲"


def test_a_difference_is_shown_and_taken(machine, qtbot):
    with window_of(machine) as (desk, window):
        reception, recording = talk(desk)

        def work():
            actor = desk.unlocked.desk
            with desk.unlocked.store.write(actor.actor) as session:
                row = session.scalars(select(Segment).where(Segment.text == SAID[1][1])).one()
                transcript_edits.edit_text(session, actor, row.id, "我姓胖三个月没发工资")
                again = [Heard(4, 8, "caller", "我姓逄三个月没发工资", 0.9)]
                transcripts.hear_again(session, recording, again, "big")

        desk.runner.write(work).result()
        page = editor(window, reception, qtbot)
        press(Key.Key_F1)
        qtbot.waitUntil(lambda: "我姓逄三个月没发工资" in page.offer.text(), timeout=LONG)
        assert page.take.isVisible()
        press(Key.Key_T, ALT)
        qtbot.waitUntil(lambda: not page.take.isVisible(), timeout=LONG)
        assert lines(page)[1] == "我姓逄三个月没发工资"


@pytest.mark.parametrize("place", ["editor", "call", "case"])
def test_a_talk_is_exported_with_a_reason(place, machine, qtbot, tmp_path):
    with window_of(machine) as (desk, window):
        reception, _ = talk(desk)
        if place == "case":
            entry, actor = Entry(name="逄三"), desk.unlocked.desk

            def registered():
                with desk.unlocked.store.write(actor.actor) as session:
                    registration.register(session, actor, reception, entry)

            desk.runner.write(registered).result()
        if place == "editor":
            editor(window, reception, qtbot)
        else:
            window.open_reception(reception)
            qtbot.waitUntil(lambda: isinstance(window.page, (CallPage, CasePage)[place == "case"]), timeout=LONG)
        press(Key.Key_F8, CTRL | SHIFT)
        qtbot.waitUntil(lambda: window.findChild(ExportDialog) is not None, timeout=LONG)
        dialog = window.findChild(ExportDialog)
        assert not dialog.confirm.isEnabled()
        dialog.reason.setText("复核")
        dialog.form.setCurrentIndex(dialog.form.findData("srt"))
        dialog.export(tmp_path / "out.srt")
        qtbot.waitUntil(lambda: "out.srt" in dialog._message.text(), timeout=LONG)
        assert "来电人：我姓庞三个月没发工资" in (tmp_path / "out.srt").read_text()

        def noted():
            with desk.unlocked.store.read() as session:
                return session.scalars(select(AuditEntry).where(AuditEntry.action == "exported")).one().detail

        assert desk.runner.run(noted).result()["reason"] == "复核"
        dialog.reject()


def test_a_reception_without_sound_says_so_instead_of_exporting(machine, qtbot):
    with window_of(machine) as (_desk, window):
        take_up(window, qtbot)
        press(Key.Key_F8, CTRL | SHIFT)
        qtbot.waitUntil(window.banner.isVisible, timeout=LONG)
        assert window.findChild(ExportDialog) is None

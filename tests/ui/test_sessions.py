"""A hearing and a mediation at their page: leave before sound, role keys, marks, talks with one side alone."""

import pytest
import soundfile
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QMenu

from desktop.inputs import Input
from desktop.speech.choice import Engines
from offline_store import keyfile, registration, sessions
from offline_store.registration import Entry
from tests.machine_desk import LONG, make_machine, window_of
from tests.practice_desk import SAMPLE, TOLD
from tests.simulated_engine import SimulatedEngine
from ui.call_page import CallPage
from ui.session_strip import NamesDialog
from ui.sessions_page import SESSIONS_KEY, SessionsPage

ALT, CTRL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier
Key = Qt.Key


@pytest.fixture
def machine(tmp_path, monkeypatch, qapp):
    monkeypatch.setattr(keyfile, "ARGON2", keyfile.ARGON2 | {"memory": 1024})
    return make_machine(tmp_path / "machine")[0]


@pytest.fixture
def talk(tmp_path):
    """The beginning of the sample call at one microphone."""
    sound, rate = soundfile.read(SAMPLE, dtype="int16")
    soundfile.write(tmp_path / "talk.flac", sound[: int((TOLD[2]["end"] + 0.5) * rate), :1], rate)
    return tmp_path / "talk.flac"


def press(key, modifier=Qt.KeyboardModifier.NoModifier):
    QTest.keyClick(QApplication.focusWidget() or QApplication.activeWindow(), key, modifier)


def words_of(widget):
    return "".join(label.text() for label in widget.findChildren(QLabel))


def record_from(monkeypatch, front, path):
    """The microphone is a file."""
    from desktop.sound.source import FileSource

    monkeypatch.setattr("desktop.front_desk.open_input", lambda _chosen: FileSource(path, realtime=False))
    monkeypatch.setattr("desktop.front_desk.chosen_input", lambda _store: Input())
    front.engines = Engines(SimulatedEngine(), "simulated", SimulatedEngine())


def case_of(desk):
    def work():
        actor = desk.unlocked.desk
        with desk.unlocked.store.write(actor.actor) as session:
            visit = registration.begin_reception(session, actor, "visit")
            entry = Entry(name="王小雨", employer="青岛某厂", people=1, dispute_types=("劳动报酬",), claim="要工资")
            return visit, registration.register(session, actor, visit, entry)

    return desk.runner.write(work).result()


def begin(window, qtbot, visit, key):
    """From the case to the page of a new session, by its keys."""
    window.open_reception(visit)
    qtbot.waitUntil(lambda: window.page is window.case_page, timeout=LONG)
    press(Key.Key_F5, CTRL)
    qtbot.waitUntil(lambda: isinstance(window.page, SessionsPage) and window.page.hearing.isEnabled(), timeout=LONG)
    press(key, ALT)
    qtbot.waitUntil(lambda: isinstance(window.page, CallPage), timeout=LONG)
    return window.page


def test_a_hearing_is_recorded_once_the_tribunal_allows_it(machine, talk, qtbot, monkeypatch):
    assert SESSIONS_KEY == "Ctrl+F5"
    with window_of(machine) as (desk, window):
        record_from(monkeypatch, desk.front_desk, talk)
        visit, case_id = case_of(desk)
        page = begin(window, qtbot, visit, Key.Key_H)
        strip = page.session
        assert list(strip.roles) == ["arbitrator", "recorder", "applicant", "respondent", "third", "witness"]
        assert "王小雨" in strip.roles["applicant"].text()
        assert not page.header.resume.isEnabled()
        page.resume.emit()
        qtbot.waitUntil(lambda: "准许" in words_of(window.banner), timeout=LONG)
        assert not page.recording, "the store holds to it whatever the screen does"
        strip.arbitrator.setText("赵仲裁员")
        strip.arbitrator.returnPressed.emit()
        qtbot.waitUntil(page.header.resume.isEnabled, timeout=LONG)

        def begun(_conversation):
            strip.press(3)
            strip.begin_phase("claims")
            strip.mark_point()

        page.sound.began.connect(begun)
        page.header.resume.click()
        qtbot.waitUntil(lambda: page.recorded, timeout=LONG)
        assert page.sentences and {each.speaker for each in page.sentences if " " not in each.id} == {"applicant"}
        marked = [each.text for each in page.text.transcript.sentences if each.speaker == "mark"]
        assert marked == ["—— 申请、答辩 ——", "—— 重点 ——"]
        # one key on the chosen sentence changes its speaker
        row = next(n for n, each in enumerate(page.text.transcript.sentences) if " " not in each.id)
        page.text.setFocus()
        page.text.setCurrentIndex(page.text.transcript.index(row))
        press(Key.Key_4)
        qtbot.waitUntil(lambda: page.text.transcript.sentences[row].speaker == "respondent", timeout=LONG)

        def held():
            with desk.unlocked.store.read() as session:
                return sessions.of_case(session, desk.unlocked.desk, case_id)[0]

        assert desk.runner.run(held).result().leave_by == "赵仲裁员"


def test_a_talk_with_one_side_alone_has_a_recording_of_its_own(machine, talk, qtbot, monkeypatch):
    with window_of(machine) as (desk, window):
        record_from(monkeypatch, desk.front_desk, talk)
        visit, _ = case_of(desk)
        page = begin(window, qtbot, visit, Key.Key_M)
        press(Key.Key_B, CTRL | ALT)
        menu = page.session.findChild(QMenu)
        assert [action.text() for action in menu.actions()][:2] == ["申请人 王小雨", "被申请人 青岛某厂"]
        states = []
        page.sound.began.connect(lambda _conversation: states.append(page.session.state.text()))
        menu.actions()[0].trigger()
        menu.close()
        qtbot.waitUntil(lambda: page.recorded, timeout=LONG)
        assert states == ["背对背：申请人 王小雨。这里说的不进笔录"]
        assert not page.sentences, "nothing of it goes into the form, its suggestions or a quotation"
        lines = page.text.transcript.sentences
        assert lines and {each.private_with for each in lines} == {"applicant"}


def test_third_parties_are_added_and_named(machine, qtbot):
    with window_of(machine) as (desk, window):
        visit, _ = case_of(desk)
        page = begin(window, qtbot, visit, Key.Key_M)
        page.session.ask_names()
        dialog = page.session.findChild(NamesDialog)
        dialog.fields["third"].setText("海泰电子")
        dialog.more.click()
        dialog.fields["third2"].setText("众合劳务")
        dialog.go.click()
        assert [*page.session.roles][-2:] == ["third", "third2"]
        assert "众合劳务" in page.session.roles["third2"].text()

"""Told of the recording, paused, refused: what the clerk presses and what is kept of it."""

import shutil
import threading

import pytest
import soundfile
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMessageBox
from sqlalchemy import select

from desktop.sound.source import FileSource
from offline_store import keyfile, marks, queries, registration, search
from offline_store.consent import NotAgreed
from offline_store.gaps import PAUSED
from offline_store.models import AuditEntry, Reception, Recording
from offline_store.registration import Heard
from tests.desktop.test_importing import SAMPLES
from tests.machine_desk import LONG, make_machine, window_of
from tests.practice_desk import SAMPLE
from ui.call_page import CallPage
from ui.import_dialog import ImportDialog
from ui.pages import kind_with
from ui.sound_page import SOUND_KEY

SHIFT, CTRL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture(scope="module")
def machine(tmp_path_factory):
    before, keyfile.ARGON2 = keyfile.ARGON2, keyfile.ARGON2 | {"memory": 1024}
    yield make_machine(tmp_path_factory.mktemp("consent") / "machine")[0]
    keyfile.ARGON2 = before


@pytest.fixture
def at_work(machine):
    with window_of(machine) as (desk, window):
        yield desk, window


def call(window, qtbot, **how):
    window.call_from_file(SAMPLE, realtime=True)
    qtbot.waitUntil(lambda: isinstance(window.page, CallPage) and window.page.recording, timeout=LONG)
    qtbot.waitUntil(lambda: bool(window.page.consent.words), timeout=LONG)
    return window.page


def visit(window, qtbot):
    before = window.page
    QTest.keyClick(window, Qt.Key.Key_F6)
    qtbot.waitUntil(lambda: window.page is not before and isinstance(window.page, CallPage), timeout=LONG)
    qtbot.waitUntil(lambda: bool(window.page.consent.words), timeout=LONG)
    return window.page


def asked(desk, question):
    """What the store says, after all that was to be written is."""

    def work():
        with desk.unlocked.store.read() as session:
            return question(session)

    return desk.runner.write(work).result()


def changed(desk, change):
    def work():
        with desk.unlocked.store.write(desk.unlocked.desk.actor) as session:
            return change(session)

    return desk.runner.write(work).result()


def row_of(desk, reception_id):
    """The reception as it is written, with its recordings."""

    def question(session):
        row = session.get_one(Reception, reception_id)
        told = {name: getattr(row, name) for name in ("notice_at", "notice_way", "notice_text", "unrecorded")}
        return told, queries.reception(session, reception_id).recordings

    return asked(desk, question)


def end(page, qtbot):
    page.hang_up()
    qtbot.waitUntil(lambda: not page.recording, timeout=LONG)


def test_told_and_paused_from_the_keyboard(at_work, qtbot):
    desk, window = at_work
    page = call(window, qtbot)
    assert "青岛市总工会职工服务中心" in page.consent.words
    QTest.keyClick(window, Qt.Key.Key_F3)
    QTest.keyClick(window, Qt.Key.Key_F7, SHIFT)
    qtbot.waitUntil(
        lambda: "暂停" in page.text.transcript.sentences[-1].text if page.sentences else False, timeout=LONG
    )
    assert "已暂停" in page.header._state.text()
    assert page.header._state.property("paused")
    told, recordings = row_of(desk, page.reception_id)
    assert (told["notice_way"], told["notice_text"]) == ("read", page.consent.words)
    assert told["notice_at"]
    assert [(gap.reason, gap.seconds) for gap in recordings[0].gaps] == [(PAUSED, None)]
    QTest.keyClick(window, Qt.Key.Key_F7, SHIFT)
    qtbot.waitUntil(lambda: "秒" in page.sentences[-1].text, timeout=LONG)
    assert len(page.sentences) == 1, "the line of the pause is told how long it was"
    assert page.header._state.property("recording")
    end(page, qtbot)


@pytest.mark.qt_log_ignore("pipewire", "text-to-speech")
def test_the_machine_cannot_speak_and_says_so(at_work, qtbot):
    desk, window = at_work
    page = call(window, qtbot)
    QTest.keyClick(window, Qt.Key.Key_F3, CTRL)
    qtbot.waitUntil(lambda: "念给对方" in window.banner.message, timeout=LONG)
    assert row_of(desk, page.reception_id)[0]["notice_at"] is None
    end(page, qtbot)


@pytest.mark.qt_log_ignore("pipewire", "FFmpeg", "Could not open media")
def test_the_sound_that_was_set_is_played_while_its_words_hold(at_work, qtbot, tmp_path, monkeypatch, request):
    desk, window = at_work
    folder = desk.unlocked.profile.folder / "notice"
    request.addfinalizer(lambda: shutil.rmtree(folder, ignore_errors=True))
    played = []
    monkeypatch.setattr("desktop.sound.playback.play", lambda samples, rate, stop: played.append((len(samples), rate)))
    with qtbot.waitCallback() as done:
        desk.front_desk.consents.sounds.choose("call", SAMPLE.parent / "notice.flac", done, done)
    assert "notice.flac" in str(done.args[0]), "there is no such file"
    soundfile.write(tmp_path / "n.wav", [0.1] * 8000, 8000)
    with qtbot.waitCallback() as done:
        desk.front_desk.consents.sounds.choose("call", tmp_path / "n.wav", done, done)
    page = call(window, qtbot)
    QTest.keyClick(window, Qt.Key.Key_F3, CTRL)
    qtbot.waitUntil(lambda: "已告知录音" in page.header.notice.text(), timeout=LONG)
    assert played == [(8000, 8000)]
    assert row_of(desk, page.reception_id)[0]["notice_way"] == "played"
    with qtbot.waitCallback() as done:
        desk.front_desk.consents.play("call", "别的用语", lambda _: done("played"), done)
    assert "改过" in str(done.args[0])
    end(page, qtbot)


@pytest.mark.qt_log_ignore("pipewire", "FFmpeg", "Input #0", "Could not open media")
def test_a_sound_for_the_notice_is_chosen_heard_and_removed_from_the_keyboard(at_work, qtbot, tmp_path, monkeypatch):
    """Of another kind than a call; the words change meanwhile."""
    desk, window = at_work
    window.open_page(kind_with(desk, SOUND_KEY))
    notice = window.page.notice
    notice.kind.setCurrentIndex(notice.kind.findData("visit"))
    notice.kind.activated.emit(notice.kind.currentIndex())
    qtbot.waitUntil(lambda: "这次谈话将录音" in notice.words.text(), timeout=LONG)
    assert not notice.hear.isEnabled()
    assert not notice.remove.isEnabled()
    (tmp_path / "no sound.wav").write_bytes(b"x")
    with qtbot.waitSignal(notice.problem, timeout=LONG):
        notice.take(tmp_path / "no sound.wav")
    notice.take(SAMPLES / "call.m4a")
    qtbot.waitUntil(lambda: "已选录音（00:0" in notice.state.text(), timeout=LONG)
    playing = threading.Event()
    monkeypatch.setattr("desktop.sound.playback.play", lambda _samples, _rate, stop: (playing.set(), stop.wait(20)))
    QTest.keyClick(window, Qt.Key.Key_L, ALT)
    qtbot.waitUntil(playing.is_set, timeout=LONG)
    assert notice.hear.text() == "停止  Alt+L"
    QTest.keyClick(window, Qt.Key.Key_L, ALT)
    qtbot.waitUntil(lambda: notice.hear.text() == "放来听听  Alt+L", timeout=LONG)
    monkeypatch.setattr("offline_store.consent.notice_text", lambda *_: "别的用语")
    notice.refresh()
    qtbot.waitUntil(lambda: "用语改过" in notice.state.text() and notice.words.text() == "别的用语", timeout=LONG)
    QTest.keyClick(window, Qt.Key.Key_R, ALT)
    qtbot.waitUntil(lambda: "没有选录音" in notice.state.text(), timeout=LONG)
    assert not notice.remove.isEnabled()
    assert list((desk.unlocked.profile.folder / "notice").glob("visit*")) == []
    noted = select(AuditEntry.detail).where(AuditEntry.subject == "notice_sound").order_by(AuditEntry.seq)
    assert [each["name"] for each in asked(desk, lambda session: session.scalars(noted).all())][-2:] == ["call.m4a", ""]


def test_a_visit_is_recorded_once_she_was_told_and_agrees(at_work, qtbot, monkeypatch):
    """The keys of a call; nothing of sound is shown before it is wished, and the visit goes on when the sound ends."""
    desk, window = at_work
    monkeypatch.setattr("desktop.front_desk.open_input", lambda _chosen: FileSource(SAMPLE, realtime=True))
    page = visit(window, qtbot)
    header = page.header
    assert not header.notice.isVisible()
    assert not header.hang_up.isVisible()
    assert not page.text.isVisible(), "nothing to read, all room for the form"
    QTest.keyClick(window, Qt.Key.Key_F7)
    assert "同意" in header._state.text()
    assert "这次谈话将录音" in header._words.text()
    assert not page.recording
    QTest.keyClick(window, Qt.Key.Key_F3)
    qtbot.waitUntil(lambda: page.recording, timeout=LONG)
    assert (header.hang_up.isVisible(), header.resume.isVisible()) == (True, False)
    QTest.keyClick(window, Qt.Key.Key_F7, SHIFT)
    assert "已暂停" in header._state.text()
    QTest.keyClick(window, Qt.Key.Key_F7)
    qtbot.waitUntil(lambda: not page.recording, timeout=LONG)
    told, recordings = row_of(desk, page.reception_id)
    assert told["notice_way"] == "read"
    assert len(recordings) == 1
    assert asked(desk, lambda session: session.get_one(Reception, page.reception_id).ended_at) is None
    QTest.keyClick(window, Qt.Key.Key_F7)
    qtbot.waitUntil(lambda: page.recording, timeout=LONG)
    QTest.keyClick(window, Qt.Key.Key_F7, CTRL)
    answer(qtbot, window, erase=True)
    qtbot.waitUntil(lambda: row_of(desk, page.reception_id)[1] == () and not page.recording, timeout=LONG)
    qtbot.waitUntil(lambda: "不录音办理" in header._state.text(), timeout=LONG)
    QTest.keyClick(window, Qt.Key.Key_F7)
    assert not page.recording


@pytest.mark.qt_log_ignore("pipewire", "FFmpeg", "Input #0")
def test_a_file_is_brought_into_a_visit(at_work, qtbot):
    desk, window = at_work
    page = visit(window, qtbot)
    QTest.keyClick(window, Qt.Key.Key_I, ALT)
    qtbot.waitUntil(lambda: window.findChild(ImportDialog) is not None, timeout=LONG)
    dialog = window.findChild(ImportDialog)
    dialog.take(SAMPLES / "call.amr")
    dialog.go.click()
    qtbot.waitUntil(lambda: len(row_of(desk, page.reception_id)[1]) == 1 and page.recorded, timeout=LONG)
    assert page.header.hang_up.isHidden()
    assert page.text.isVisible()


@pytest.mark.qt_log_ignore("pipewire", "FFmpeg", "Input #0")
@pytest.mark.parametrize("name", ["call.m4a", "wide.amr"])
def test_a_call_comes_from_a_file_of_a_telephone(at_work, qtbot, name):
    desk, window = at_work
    before = window.page
    window.call_from_file(SAMPLES / name, realtime=False)
    qtbot.waitUntil(lambda: window.page is not before and isinstance(window.page, CallPage), timeout=LONG)
    page = window.page
    qtbot.waitUntil(lambda: page.recorded, timeout=LONG)
    (recording,) = row_of(desk, page.reception_id)[1]
    assert recording.seconds == pytest.approx(2, abs=0.3)


def test_a_long_name_of_a_file_is_seen_whole(qtbot, tmp_path):
    dialog = ImportDialog()
    qtbot.addWidget(dialog)
    dialog.show()
    file = tmp_path / f"{'与某某建筑劳务有限公司的通话' * 4}.m4a"
    file.write_bytes(b"x")
    dialog.take(file)
    dialog.lines.activate()
    assert dialog.name.height() >= dialog.name.heightForWidth(dialog.name.width())


def answer(qtbot, window, *, erase):
    found = []

    def open_box():
        found[:] = [box for box in window.findChildren(QMessageBox) if box.isVisible()]
        return bool(found)

    qtbot.waitUntil(open_box, timeout=LONG)
    if erase:
        QTest.keyClick(found[0], Qt.Key.Key_Return)
    else:
        QTest.keyClick(found[0], Qt.Key.Key_Escape)


def test_who_refuses_is_served_and_what_was_recorded_is_gone(at_work, qtbot):
    desk, window = at_work
    folder = desk.unlocked.profile.recordings
    before = {*folder.iterdir()}
    page = call(window, qtbot)
    recording_id = row_of(desk, page.reception_id)[1][0].id
    heard = Heard(0, 1, "caller", "她说的一句话", 0.9)
    changed(desk, lambda session: registration.add_segment(session, recording_id, heard, "m"))
    QTest.keyClick(window, Qt.Key.Key_F7, CTRL)
    answer(qtbot, window, erase=False)
    qtbot.waitUntil(lambda: "正在录音" in page.header._state.text(), timeout=LONG)
    QTest.keyClick(window, Qt.Key.Key_F7, CTRL)
    answer(qtbot, window, erase=True)
    qtbot.waitUntil(lambda: "不录音办理" in page.header._state.text() and not page.recording, timeout=LONG)
    qtbot.waitUntil(lambda: not page.sentences, timeout=LONG)
    told, recordings = row_of(desk, page.reception_id)
    assert told["unrecorded"]
    assert recordings == ()
    assert {*folder.iterdir()} <= before

    def left(session):
        noted = session.scalars(
            select(AuditEntry).where(AuditEntry.subject_id == recording_id, AuditEntry.action == "erased")
        )
        noted = noted.one()
        return session.get_one(Recording, recording_id).key, noted.subject, noted.subject_id

    assert asked(desk, left) == (bytes(32), "recording", recording_id)
    assert asked(desk, lambda session: queries.reception(session, page.reception_id).sentences) == ()
    assert asked(desk, lambda session: search.search(session, "她说的一句话").hits) in ([], ())
    with pytest.raises(NotAgreed):
        changed(desk, lambda session: registration.begin_recording(session, page.reception_id, 8000, 2))
    QTest.keyClick(window, Qt.Key.Key_F7, CTRL)
    assert not row_of(desk, page.reception_id)[0]["unrecorded"], "she agrees after all"
    assert page.header.resume.isVisible()


def test_killed_between_the_refusal_and_its_doing(at_work, qtbot):
    """The next start does it."""
    desk, window = at_work
    page = call(window, qtbot)
    end(page, qtbot)
    recording = row_of(desk, page.reception_id)[1][0]
    file = desk.unlocked.profile.recordings / f"{recording.sha256}.qtrec"
    assert asked(desk, lambda session: marks.seats(session.get_one(Recording, recording.id))) == ("clerk", "caller")
    assert file.exists()
    desk.front_desk.consents.refuse(page.reception_id)
    desk.front_desk.start()
    qtbot.waitUntil(lambda: not file.exists() and row_of(desk, page.reception_id)[1] == (), timeout=LONG)


@pytest.mark.qt_log_ignore("pipewire", "FFmpeg", "Input #0")
def test_a_recording_made_elsewhere_is_brought_in(at_work, qtbot):
    desk, window = at_work
    page = call(window, qtbot)
    assert not page.header.take_file.isVisible()
    end(page, qtbot)
    qtbot.waitUntil(page.header.take_file.isVisible, timeout=LONG)
    QTest.keyClick(window, Qt.Key.Key_I, ALT)
    qtbot.waitUntil(lambda: window.findChild(ImportDialog) is not None, timeout=LONG)
    dialog = window.findChild(ImportDialog)
    assert not dialog.go.isEnabled()
    dialog.take(SAMPLES / "call.m4a")
    assert dialog.name.text() == "call.m4a"
    dialog.go.click()
    qtbot.waitUntil(lambda: page.header.hang_up.text().startswith("停止导入"), timeout=LONG)
    qtbot.waitUntil(lambda: len(row_of(desk, page.reception_id)[1]) == 2 and not page.recording, timeout=LONG)
    assert row_of(desk, page.reception_id)[1][1].seconds == pytest.approx(2, abs=0.3)

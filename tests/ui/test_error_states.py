"""What goes wrong is said in a sentence with the next thing to do; nothing typed or said is lost."""

import threading
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from sqlalchemy import event

from desktop import practice
from tests.practice_desk import LONG, SAMPLE, read, save, sync, take_call, window_on
from ui.call_page import CallPage
from ui.demo import type_text

NOBODY = "http://127.0.0.1:9"


@pytest.fixture(scope="module")
def place(tmp_path_factory, practice_ground):
    return practice_ground(tmp_path_factory.mktemp("errors") / "practice")


def ring(window, qtbot, device="no such device"):
    before = window.page
    window.new_call(device)
    qtbot.waitUntil(lambda: window.page is not before and isinstance(window.page, CallPage), timeout=LONG)
    return window.page


def test_no_microphone_is_said_and_the_call_is_registered_by_hand(place, qtbot):
    with window_on(place, "01", NOBODY, qtbot) as (_, window):
        page = ring(window, qtbot)
        qtbot.waitUntil(lambda: "话筒" in window.banner.message or "麦克风" in window.banner.message, timeout=LONG)
        type_text(page.form.fields["name"].line, "王小雨")
        view = save(window, qtbot)
        assert view.entry.name == "王小雨"
        assert view.recordings == ()


@pytest.mark.qt_log_ignore("Could not open media", "pipewire")  # Qt is asked last
def test_unreadable_audio_is_said(place, qtbot, tmp_path):
    broken = tmp_path / "broken.wav"
    broken.write_text("这不是声音", encoding="utf-8")
    with window_on(place, "01", NOBODY, qtbot) as (_, window):
        window.call_from_file(broken, realtime=False)
        qtbot.waitUntil(lambda: "broken.wav" in window.banner.message, timeout=LONG)
        assert "Traceback" not in window.banner.message


def test_without_a_model_the_sound_is_kept_and_the_text_comes_later(place, qtbot, tmp_path, monkeypatch):
    with monkeypatch.context() as patched:
        patched.setenv("QIANTAI_MODELS", str(tmp_path))
        with window_on(place, "01", NOBODY, qtbot) as (_, window):
            assert "qiantai models fetch" in window.banner.message
            page = take_call(window, SAMPLE, qtbot)
            reception_id = page.reception_id
            assert page.sentences == []
    with window_on(place, "01", NOBODY, qtbot) as (desk, window):
        assert window.readiness is None
        qtbot.waitUntil(lambda: read(desk, reception_id).recordings[0].status == "complete", timeout=LONG)
        assert len(read(desk, reception_id).sentences) > 5


def test_a_full_disk_keeps_the_form_and_saves_when_there_is_space(place, qtbot):
    """SQLite's own page limit stands in for the disk: the real SQLITE_FULL of the real file."""
    with window_on(place, "01", NOBODY, qtbot) as (desk, window):
        page = ring(window, qtbot)
        page.form.matter.setPlainText("字" * 60_000)
        type_text(page.form.fields["name"].line, "王小雨")
        with no_space(desk.unlocked.store):
            QTest.keyClick(window, Qt.Key.Key_F9)
            qtbot.waitUntil(lambda: "磁盘已满" in window.banner.message, timeout=LONG)
            assert window.page is page
            assert page.form.fields["name"].text == "王小雨"
        view = save(window, qtbot)
        assert len(view.entry.matter) == 60_000


@contextmanager
def no_space(store):
    def limit(connection, *_):
        pages = connection.execute("PRAGMA page_count").fetchone()[0]
        connection.execute(f"PRAGMA max_page_count = {pages}")

    def release(connection, *_):
        connection.execute("PRAGMA max_page_count = 4294967294")

    event.listen(store._engine, "checkout", limit)
    yield
    event.remove(store._engine, "checkout", limit)
    event.listen(store._engine, "checkout", release)


def test_no_server_is_said_with_what_waits(place, qtbot):
    with window_on(place, "01", NOBODY, qtbot) as (desk, window):
        ring(window, qtbot)
        desk.syncing.sync_now()
        qtbot.waitUntil(lambda: desk.syncing.state.reason is not None and desk.syncing.state.waiting > 0, timeout=LONG)
        shown = window.status.sync_words()
        assert str(desk.syncing.state.waiting) in shown
        assert desk.syncing.state.reason.title in shown


class OtherVersion(BaseHTTPRequestHandler):
    """A centre that speaks another protocol."""

    def do_POST(self):
        self.rfile.read(int(self.headers.get("content-length", 0)))
        body = b'{"error": "protocol", "ours": 99, "yours": 1}'
        self.send_response(426)
        self.send_header("content-length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        pass


def test_a_server_of_another_version_is_said_and_nothing_is_lost(place, qtbot):
    server = HTTPServer(("127.0.0.1", 0), OtherVersion)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        with window_on(place, "01", f"http://127.0.0.1:{server.server_port}", qtbot) as (desk, window):
            ring(window, qtbot)
            desk.syncing.sync_now()
            qtbot.waitUntil(lambda: desk.syncing.state.reason is not None, timeout=LONG)
            assert "版本" in window.status.sync_words()
            assert desk.syncing.state.waiting > 0
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
    with practice.centre_process(place.centre) as address, window_on(place, "01", address, qtbot) as (desk, _):
        assert all(scope["equal"] for scope in sync(desk, qtbot)["scopes"].values())


@pytest.mark.parametrize(
    ("field", "typed", "said"),
    [("arrears", "很多", "欠薪金额"), ("people", "几个", "涉及人数"), ("dispute_types", "打架", "争议类型")],
)
def test_what_cannot_be_saved_is_refused_in_words_with_the_cursor_there(place, qtbot, field, typed, said):
    with window_on(place, "01", NOBODY, qtbot) as (_, window):
        page = ring(window, qtbot)
        qtbot.waitUntil(lambda: bool(window.banner.message), timeout=LONG)
        page.form.fields[field].line.setText(typed)
        QTest.keyClick(window, Qt.Key.Key_F9)
        qtbot.waitUntil(lambda: said in window.banner.message, timeout=LONG)
        assert page.form.fields[field].line.property("wrong")
        assert page.form.fields[field].text == typed
        assert window.page is page

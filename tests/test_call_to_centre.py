"""One call, from ring to centre, on the real components: sound, engine, encrypted file, server process, two desks."""

import contextlib
import hashlib
import json
import select
import socket
import subprocess
import sys
import threading

import numpy as np
import pytest
import sounddevice
import soundfile
import soxr
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from desktop import practice
from desktop.app import open_desk
from desktop.profile import unlock
from desktop.sound.recording import read_recording
from desktop.speech.engine import RATE
from desktop.tasks import Runner
from offline_store import registration
from tests.practice_desk import LONG, SAMPLE, TOLD, read, save, sync, take_call, window_on
from ui import demo
from ui.call_page import CallPage
from ui.demo import confirm, show_active
from ui.preview import Preview


@pytest.fixture
def place(tmp_path, practice_ground):
    return practice_ground(tmp_path / "practice")


def parts_of_the_sample(tmp_path, name, wanted):
    """Another call, cut from the sample: only the sentences that `wanted` says."""
    sound, rate = soundfile.read(SAMPLE, dtype="int16", always_2d=True)
    gap = np.zeros((rate // 2, sound.shape[1]), np.int16)
    kept = [
        part
        for told in TOLD
        if wanted(told)
        for part in (sound[int(told["start"] * rate) : int(told["end"] * rate)], gap)
    ]
    path = tmp_path / f"{name}.wav"
    soundfile.write(path, np.concatenate([gap, *kept]), rate, subtype="PCM_16")
    return path


def test_a_call_reaches_a_second_desk(place, qtbot, tmp_path):
    with practice.centre_process(place.centre) as address:
        with window_on(place, "01", address, qtbot) as (desk, window):
            page = take_call(window, SAMPLE, qtbot)
            assert {sentence.speaker for sentence in page.sentences} == {"clerk", "caller"}
            QTest.keyClick(window, Qt.Key.Key_F3)
            offered = {name for name, field in page.form.fields.items() if field.suggestion}
            assert {"people", "period", "dispute_types"} <= offered, "heard by the engine, read from its sentences"
            corrected = confirm(page)
            call = save(window, qtbot)
            assert call.entry.phone == demo.TOLD["fields"]["phone"]
            assert call.entry.people == 19
            heard_in = {sentence.id for sentence in call.sentences}
            assert dict.fromkeys(offered - set(corrected), True) == {
                name: call.entry.sources[name] in heard_in for name in call.entry.sources
            }
            assert call.notice_at is not None
            recording = call.recordings[0]
            file = place.profile("01").recordings / f"{recording.sha256}.qtrec"
            assert hashlib.sha256(file.read_bytes()).hexdigest() == recording.sha256
            heard, _rate = read_recording(file, recording.key)
            original, _ = soundfile.read(SAMPLE, dtype="int16", always_2d=True)
            assert np.array_equal(heard, original), "what was recorded is what was said"
            paper_holds(window, call, qtbot, tmp_path)
            receipt = sync(desk, qtbot)
            assert all(scope["equal"] for scope in receipt["scopes"].values())
            no_text_in_clear(place.profile("01").folder, call)
        with window_on(place, "02", address, qtbot) as (other, window):
            sync(other, qtbot)
            qtbot.waitUntil(lambda: bool(window.receptions.receptions.lines), timeout=LONG)
            window.open_reception(call.id)
            qtbot.waitUntil(lambda: window.page is window.case_page, timeout=LONG)
            seen = window.case_page.view
            assert (seen.number, seen.entry, seen.sentences) == (call.number, call.entry, call.sentences)
    no_text_in_clear(place.centre, call)


def paper_holds(window, call, qtbot, tmp_path):
    """The previewed PDF says, to somebody else's reader, what was registered."""
    QTest.keyClick(window, Qt.Key.Key_F8)
    qtbot.waitUntil(lambda: window.findChild(Preview) is not None, timeout=LONG)
    preview = window.findChild(Preview)
    paper = tmp_path / "paper.pdf"
    paper.write_bytes(preview.pdf)
    text = subprocess.run(["pdftotext", "-layout", paper, "-"], capture_output=True, text=True, check=True).stdout
    for said in (call.number, call.entry.name, call.entry.phone, "来电登记表"):
        assert said in text
    assert preview.document.pageCount() == text.count("\f")
    preview.reject()
    show_active(window)


def no_text_in_clear(folder, call):
    """Neither names nor sentences stand readable in any file."""
    words = [
        call.entry.name,
        call.entry.phone,
        call.entry.employer,
        *(sentence.text for sentence in call.sentences[:3]),
    ]
    for file in folder.rglob("*"):
        if file.is_file():
            content = file.read_bytes()
            assert not [word for word in words if len(word) > 2 and word.encode() in content], file


def test_another_sound_gives_other_fields(place, qtbot, tmp_path):
    """Text comes from the engine: each call suggests just what was said in it."""
    firm = parts_of_the_sample(tmp_path, "firm", lambda told: "有限公司" in told["text"])
    crowd = parts_of_the_sample(tmp_path, "crowd", lambda told: "十九个人" in told["text"])
    offered = {}
    with practice.centre_process(place.centre) as address, window_on(place, "01", address, qtbot) as (_, window):
        for name, file in (("firm", firm), ("crowd", crowd)):
            page = take_call(window, file, qtbot)
            offered[name] = {key: field.suggestion for key, field in page.form.fields.items() if field.suggestion}
    assert "公司" in offered["firm"]["employer"]
    assert "19" not in offered["firm"].values()
    assert offered["crowd"]["people"] == "19"
    assert "employer" not in offered["crowd"]


def test_a_call_through_the_sound_card_is_recorded_and_heard(place, qtbot, tmp_path, card):
    """The telephone adapter: what it delivers is recorded in two channels and becomes text while the call runs."""
    said, rate = soundfile.read(
        parts_of_the_sample(tmp_path, "crowd", lambda told: "十九个人" in told["text"]), always_2d=True
    )
    quiet = np.zeros((RATE, 2))
    sound = np.concatenate([quiet, soxr.resample(said, rate, RATE), quiet]) * 32767
    with practice.centre_process(place.centre) as address, window_on(place, "01", address, qtbot) as (desk, window):
        window.new_call(card.device)
        qtbot.waitUntil(lambda: isinstance(window.page, CallPage) and window.page.recording, timeout=LONG)
        page = window.page
        playing = card.play(sound.astype(np.int16))
        qtbot.waitUntil(lambda: page.form.fields["people"].suggestion == "19", timeout=LONG)
        assert page.recording, "the words came while the call was running"
        playing.wait(30)
        QTest.keyClick(window, Qt.Key.Key_F7)
        qtbot.waitUntil(lambda: page.recorded, timeout=LONG)
        view = read(desk, page.reception_id)
        assert {sentence.speaker for sentence in view.sentences} == {"caller"}
        assert (view.recordings[0].channels, view.recordings[0].rate) == (2, RATE)
        assert view.recordings[0].seconds >= len(sound) / RATE - 1
        assert view.ended_at is not None


@pytest.mark.parametrize("lost", ["request", "answer"])
def test_nothing_is_lost_or_doubled_when_the_server_dies_during_push(place, qtbot, lost):
    process, port = practice.start_centre(place.centre)
    with Relay(port) as relay, window_on(place, "01", relay.address, qtbot) as (desk, _window):
        relay.kill_at_push(process, lost)
        for number in range(3):
            write_a_case(desk, f"来电人{number}")
        qtbot.waitUntil(lambda: process.poll() is not None, timeout=LONG)
        qtbot.waitUntil(lambda: not desk.syncing.state.running and desk.syncing.state.reason is not None, timeout=LONG)
        assert desk.syncing.state.waiting > 0, "what was not acknowledged still waits, and the desk says why"
        again, _ = practice.start_centre(place.centre, port)
        try:
            receipt = sync(desk, qtbot)
        finally:
            practice.stop_centre(again)
            practice.stop_centre(process)
    assert all(scope["equal"] for scope in receipt["scopes"].values())
    station = receipt["scopes"][desk.unlocked.desk.station_id]
    assert station["counts_centre"]["case"] == station["counts_centre"]["reception"] == 3


def write_a_case(desk, name):
    def work():
        with desk.unlocked.store.write(desk.unlocked.desk.actor) as session:
            reception_id = registration.begin_reception(session, desk.unlocked.desk, "call")
            registration.register(session, desk.unlocked.desk, reception_id, registration.Entry(name=name, people=1))

    desk.runner.write(work).result()


class Relay:
    """Stands in the line to the centre, and kills it with SIGKILL in the middle of a push."""

    def __init__(self, port):
        self._port, self._process, self._lost = port, None, ""
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.address = f"http://127.0.0.1:{self._listener.getsockname()[1]}"

    def __enter__(self):
        threading.Thread(target=self._accept, daemon=True).start()
        return self

    def __exit__(self, *_):
        self._listener.close()

    def kill_at_push(self, process, lost):
        self._process, self._lost = process, lost

    def _accept(self):
        with contextlib.suppress(OSError):
            while True:
                desk, _ = self._listener.accept()
                threading.Thread(target=self._carry, args=(desk,), daemon=True).start()

    def _carry(self, desk):
        with contextlib.suppress(OSError), desk, socket.create_connection(("127.0.0.1", self._port)) as centre:
            while ready := select.select([desk, centre], [], [], 30)[0]:
                for end in ready:
                    data = end.recv(65536)
                    if not data:
                        return
                    if end is desk and self._lost and b"/push " in data:
                        self._die(desk, centre, data)
                        return
                    (centre if end is desk else desk).sendall(data)

    def _die(self, desk, centre, data):
        lost, self._lost = self._lost, ""
        if lost == "answer":  # the centre has committed, the desk never hears of it
            centre.sendall(data)
            while centre not in select.select([desk, centre], [], [], 30)[0]:
                centre.sendall(desk.recv(65536))
        self._process.kill()
        self._process.wait()


RECORDING_DESK = """
import os, sys, threading, json
from pathlib import Path
from PySide6.QtCore import QTimer
from desktop.app import open_desk
from desktop.profile import Profile, unlock
from desktop.tasks import Runner
from ui.application import make_application
from ui.call_page import CallPage
from ui.demo import type_text, wait_for
from ui.main_window import MainWindow

app, runner = make_application(), Runner()
account, password = json.loads(sys.stdin.readline())
unlocked = runner.run(lambda: unlock(Profile(Path(sys.argv[1])), account, password)).result()
with open_desk(runner, unlocked, practice=True) as desk:
    window = MainWindow(desk)
    ready = []
    desk.front_desk.engine_changed.connect(ready.append)
    window.show()
    desk.front_desk.start()
    wait_for(lambda: bool(ready), "engine")
    window.call_from_file(Path(sys.argv[2]), realtime=True)
    wait_for(lambda: isinstance(window.page, CallPage) and window.page.recording, "recording")
    page = window.page
    type_text(page.form.fields["name"].line, "王小雨")
    page.journal()
    wait_for(lambda: len(page.sentences) >= 2, "sentences")
    runner.write(lambda: None).result()
    print("now", page.header.seconds, flush=True)
    app.exec()
"""


def test_a_kill_during_recording_loses_at_most_a_second_of_sound(place, qtbot):
    known = practice.make(place)
    command = [sys.executable, "-c", RECORDING_DESK, place.profile("01").folder, SAMPLE]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        process.stdin.write(json.dumps([known["account"], known["password"]]) + "\n")
        process.stdin.flush()
        said = process.stdout.readline().split()
        process.kill()
    assert said[0] == "now"
    with practice.centre_process(place.centre) as address, window_on(place, "01", address, qtbot) as (desk, window):
        qtbot.waitUntil(lambda: bool(window.receptions.receptions.lines), timeout=LONG)
        line = window.receptions.receptions.lines[0]
        assert line.name == "王小雨", "what was typed is in the list"

        def text_complete():
            with_text = read(desk, line.id)
            return with_text.recordings[0].status == "complete" and bool(with_text.recordings[0].sha256)

        qtbot.waitUntil(text_complete, timeout=LONG)
        view = read(desk, line.id)
        kept = view.recordings[0].seconds
        assert kept >= float(said[1]) - 1.0
        wanted = [told for told in TOLD if told["end"] < kept - 1.0]
        assert len(view.sentences) >= len(wanted), "the text up to the kill is made up for"
        starts = [(sentence.speaker, round(sentence.start)) for sentence in view.sentences]
        assert len(starts) == len(set(starts)), "no sentence stands there twice"
        window.open_reception(line.id)
        qtbot.waitUntil(lambda: isinstance(window.page, CallPage), timeout=LONG)
        assert window.page.form.fields["name"].text == "王小雨"


def test_a_microphone_opened_while_the_desk_closes_is_closed_with_it(place, card, qtbot):
    """The window is shut right after F5: nobody listens, so nothing may go on recording."""
    known, runner = practice.make(place), Runner()
    opened = runner.run(lambda: unlock(place.profile("01"), known["account"], known["password"])).result()
    closed = []
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sounddevice.RawInputStream, "close", noting(sounddevice.RawInputStream.close, closed))
        begun = []
        with open_desk(runner, opened, practice=True) as desk:
            desk.front_desk.begin("call", begun.append, begun.append)
            qtbot.waitUntil(lambda: bool(begun), timeout=LONG)
            desk.front_desk.record_device(begun[0], card.device, begun.append, begun.append)
            runner.write(lambda: None).result()  # the microphone is open; its answer has not come to the screen yet
            assert not closed
        assert len(closed) == len(begun) == 1


def noting(close, closed):
    def noted(stream, *arguments, **named):
        closed.append(stream)
        return close(stream, *arguments, **named)

    return noted

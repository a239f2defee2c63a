"""Left is ours and right is the caller's, from the cable to the text; a swap anywhere between is noticed here."""

import queue

import numpy as np
import pytest
import soundfile

from desktop import backlog, call
from desktop.call import Begun, Conversation
from desktop.inputs import speakers
from desktop.sound import source as sources
from desktop.sound.recording import RecordingWriter, read_recording
from desktop.sound.source import FileSource
from desktop.speech.choice import Engines
from desktop.speech.transcriber import ChannelCutter
from desktop.tasks import Runner
from offline_store import queries, registration
from tests.practice_desk import SAMPLE
from tests.simulated_engine import SimulatedEngine

LONG = 20_000
TURN = 5
"""Seconds of each side, one after the other."""
RIGHT = {
    "live": ["clerk", "caller"],
    "words": {"clerk", "caller"},
    "file": ["left", "right"],
    "levels": ["left", "right"],
    "later": ["clerk", "caller"],
}


@pytest.fixture(scope="module")
def turns(tmp_path_factory):
    """The clerk speaks on the left while the right is silent; then the other way round."""
    sound, rate = soundfile.read(SAMPLE, dtype="int16", always_2d=True)
    two = np.zeros((2 * TURN * rate, 2), np.int16)
    two[: TURN * rate - rate, 0] = sound[rate // 2 : TURN * rate - rate // 2, 0]
    two[TURN * rate : -rate, 1] = sound[round(12.2 * rate) : round(12.2 * rate) + (TURN - 1) * rate, 1]
    file = tmp_path_factory.mktemp("channels") / "turns.wav"
    soundfile.write(file, two, rate)
    return file


def louder(left, right):
    return "left" if left > right else "right"


def who_is_where(qtbot, store, desk, folder, file):
    """All the places that say on which side somebody spoke."""
    engines, runner = Engines(SimulatedEngine(), "simulated", SimulatedEngine()), Runner()
    found = {"live": [], "words": set(), "file": [], "levels": [], "later": []}
    peaks = []
    for kind, hears in (("live", engines), ("later", None)):
        source = FileSource(file, realtime=False)
        with store.write(desk.actor) as session:
            reception = registration.begin_reception(session, desk, "call")
            seats = call.speakers(source.channels)
            recording, key = registration.begin_recording(session, reception, source.rate, 2, "", seats)
        begun = Begun(recording, folder / f"{recording}.part", key, seats)
        conversation = Conversation(runner, store, desk, source, begun, hears)
        conversation.level.connect(peaks.append)
        conversation.words.connect(lambda said: found["words"].add(said.speaker))
        with qtbot.waitSignal(conversation.finished, timeout=LONG):
            conversation.start()
        conversation.wait()
        if kind == "later":
            backlog.catch_up(store, desk, folder, engines)
        with store.read() as session:
            view = queries.reception(session, reception)
        found[kind] = [each.speaker for each in view.sentences]
        assert all(each.start < TURN for each in view.sentences[:1])
    sound, rate = read_recording(folder / f"{view.recordings[0].sha256}.qtrec", view.recordings[0].key)
    halves = np.abs(sound.astype(int)).reshape(2, TURN * rate, 2).mean(axis=1)
    found["file"] = [louder(*half) for half in halves]
    quarters = np.array(peaks).reshape(2, -1, 2)[0].reshape(2, -1, 2).mean(axis=1)
    found["levels"] = [louder(*half) for half in quarters]
    runner.close()
    return found


def test_left_is_ours_and_right_is_the_callers(qtbot, store, desk, tmp_path, turns):
    found = who_is_where(qtbot, store, desk, tmp_path, turns)
    assert found["words"] <= RIGHT["words"], "while the machine is busy none may be shown"
    assert found | {"words": RIGHT["words"]} == RIGHT


def _swapped_call(original):
    return lambda self, block: original(self, block[:, ::-1])


def _swapped(sound, rate):
    return sound[:, ::-1], rate


@pytest.mark.parametrize(
    "broken",
    [
        (call, "speakers", lambda channels: speakers(channels)[::-1]),
        (sources, "mixed", lambda block, _channels: block[:, ::-1]),
        (RecordingWriter, "write", _swapped_call(RecordingWriter.write)),
        (ChannelCutter, "feed", _swapped_call(ChannelCutter.feed)),
        (backlog, "read_recording", lambda path, key: _swapped(*read_recording(path, key))),
    ],
    ids=["roles", "source", "file", "sentences", "later"],
)
def test_a_swap_is_noticed(qtbot, store, desk, tmp_path, turns, monkeypatch, broken):
    monkeypatch.setattr(*broken)
    found = who_is_where(qtbot, store, desk, tmp_path, turns)
    told = {where: said for where, said in found.items() if where != "words" and said != RIGHT[where]}
    assert told
    assert all(said == RIGHT[where][::-1] for where, said in told.items()), "swapped, and nothing else is wrong"


def test_a_device_gives_left_first():
    """What PortAudio delivers is interleaved, left first."""
    device = object.__new__(sources.DeviceSource)
    device._device, device._heard, device.channels = None, 2, 2
    device._is_stopped, device._is_gone, device._queue = False, False, queue.SimpleQueue()
    device._arrived(np.array([[100, -100], [101, -101]], np.int16).tobytes(), 2, None, None)
    assert device.next_block().tolist() == [[100, -100], [101, -101]]

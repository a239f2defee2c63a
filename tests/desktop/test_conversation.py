"""A recorded conversation on the real store and the real files: full disks, and kills at awkward moments."""

import numpy as np
import pytest

from desktop import backlog
from desktop.call import Begun, Conversation
from desktop.sound.recording import RecordingWriter, read_recording
from desktop.speech.choice import Engines
from desktop.tasks import Runner
from offline_store import queries, registration
from offline_store.errors import DiskFull
from tests.simulated_engine import SimulatedEngine

RATE = 8000
LONG = 20_000


class Loop:
    """Two channels of a tone, as a source gives them."""

    rate, channels = RATE, 2

    def __init__(self, seconds):
        t = np.arange(RATE * seconds) / RATE
        self.sound = (np.sin(2 * np.pi * 300 * t) * 9000).astype(np.int16)[:, None].repeat(2, axis=1)

    def blocks(self):
        yield from np.array_split(self.sound, len(self.sound) // 800)

    def stop(self):
        pass


def simulated():
    engine = SimulatedEngine()
    return Engines(engine, "simulated", engine)


@pytest.fixture
def begun(store, desk, tmp_path):
    with store.write(desk.actor) as session:
        reception_id = registration.begin_reception(session, desk, "call")
        recording_id, key = registration.begin_recording(session, reception_id, RATE, 2)
    return Begun(recording_id, tmp_path / f"{recording_id}.part", key)


def info(store, recording_id):
    with store.read() as session:
        return queries.recording(session, recording_id)


@pytest.mark.parametrize("engine", [simulated(), None])
def test_a_conversation_is_on_the_disk_and_in_the_store(qtbot, store, desk, begun, engine):
    runner, source = Runner(), Loop(3)
    conversation = Conversation(runner, store, desk, source, begun, engine)
    with qtbot.waitSignal(conversation.finished, timeout=LONG):
        conversation.start()
    conversation.wait()
    runner.close()
    found = info(store, begun.recording_id)
    assert found.status == ("complete" if engine else "waiting"), "without an engine the text is still to be written"
    sound, _ = read_recording(begun.path.with_name(f"{found.sha256}.qtrec"), begun.key)
    assert np.array_equal(sound, source.sound)


def test_a_disk_that_is_full_for_a_while_costs_no_sound(qtbot, store, desk, begun, monkeypatch):
    written, warned = RecordingWriter.write, []
    blocks = iter(range(1000))

    def full_for_a_while(self, block):
        written(self, block)
        if 5 <= next(blocks) < 15:
            raise DiskFull

    monkeypatch.setattr(RecordingWriter, "write", full_for_a_while)
    runner, source = Runner(), Loop(3)
    conversation = Conversation(runner, store, desk, source, begun, simulated())
    conversation.warned.connect(warned.append)
    with qtbot.waitSignal(conversation.finished, timeout=LONG):
        conversation.start()
    conversation.wait()
    qtbot.waitUntil(lambda: bool(warned))
    runner.close()
    assert len(warned) == 1, "told once, not at every block"
    found = info(store, begun.recording_id)
    sound, _ = read_recording(begun.path.with_name(f"{found.sha256}.qtrec"), begun.key)
    assert np.array_equal(sound, source.sound)


def test_a_kill_between_naming_the_file_and_writing_the_row_is_put_right(store, desk, begun, tmp_path):
    stranger = RecordingWriter(tmp_path / "other.part", bytes(32), RATE, 2)
    stranger.write(Loop(1).sound)
    stranger.close()
    writer = RecordingWriter(begun.path, begun.key, RATE, 2)
    writer.write(Loop(2).sound)
    done = writer.close()
    assert backlog.recover_recordings(store, desk, tmp_path) == 1
    found = info(store, begun.recording_id)
    assert (found.sha256, found.seconds, found.status) == (done.digest, 2.0, "waiting")


def test_a_recording_that_never_reached_the_disk_is_closed(store, desk, begun, tmp_path):
    assert backlog.recover_recordings(store, desk, tmp_path) == 1
    assert backlog.recover_recordings(store, desk, tmp_path) == 0
    assert info(store, begun.recording_id).seconds == 0

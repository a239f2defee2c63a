"""A recorded conversation on the real store and the real files: full disks, and kills at awkward moments."""

import threading

import numpy as np
import pytest
import soundfile

from desktop import backlog
from desktop.call import Begun, Conversation
from desktop.sound.recording import RecordingWriter, read_recording
from desktop.speech.choice import Engines
from desktop.speech.engine import Decoded
from desktop.tasks import Runner
from offline_store import queries, registration
from offline_store.errors import DiskFull
from tests.practice_desk import SAMPLE
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


class Call:
    """The first turns of the sample call, both speakers, as fast as they are wanted."""

    channels = 2

    def __init__(self, seconds):
        self.sound, self.rate = soundfile.read(SAMPLE, dtype="int16", always_2d=True)
        self.sound = self.sound[: seconds * self.rate]
        self.go_on = threading.Event()

    def blocks(self):
        """Each block waits for the one before to be heard, as in life."""
        for at in range(0, len(self.sound), self.rate // 10):
            yield self.sound[at : at + self.rate // 10]
            self.go_on.wait(0.005)

    def stop(self):
        pass


def run(qtbot, store, desk, begun, engines, source):
    """A conversation from its first block to its last sentence, and its signals in their order."""
    runner, told = Runner(), []
    runner.crashed.connect(lambda error: told.append(("crash", error)))
    conversation = Conversation(runner, store, desk, source, begun, engines)
    conversation.words.connect(lambda words: told.append(("words", words)))
    conversation.sentence.connect(lambda sentence: told.append(("sentence", sentence)))
    with qtbot.waitSignal(conversation.finished, timeout=LONG):
        conversation.start()
    conversation.wait()
    runner.close()
    return told


def test_words_come_before_their_sentence(qtbot, store, desk, begun):
    told = run(qtbot, store, desk, begun, simulated(), Call(20))
    settled = [value for kind, value in told if kind == "sentence"]
    assert {sentence.speaker for sentence in settled} == {"clerk", "caller"}
    for sentence in settled:
        own = [i for i, (kind, words) in enumerate(told) if kind == "words" and words.start == sentence.start]
        assert own
        assert max(own) < told.index(("sentence", sentence))
    assert info(store, begun.recording_id).status == "complete"


def test_a_live_engine_that_breaks_costs_no_sound_and_no_sentence(qtbot, store, desk, begun):
    class Broken(SimulatedEngine):
        def listener(self):
            return self

        def follow(self, samples):
            raise RuntimeError("a bug")

    source = Call(20)
    told = run(qtbot, store, desk, begun, Engines(SimulatedEngine(), "simulated", Broken()), source)
    assert [kind for kind, _ in told].count("crash") == 1, "told once"
    assert len([value for kind, value in told if kind == "sentence"]) >= 2
    found = info(store, begun.recording_id)
    assert found.status == "complete"
    sound, _ = read_recording(begun.path.with_name(f"{found.sha256}.qtrec"), begun.key)
    assert np.array_equal(sound, source.sound)


def test_words_go_on_while_a_sentence_is_being_settled(qtbot, store, desk, begun):
    """The first sentence is held up for as long as the caller speaks: her words are shown all the same."""
    slow, live = SimulatedEngine(), SimulatedEngine()
    slow.hold.clear()
    source, runner, told = Call(20), Runner(), []
    conversation = Conversation(runner, store, desk, source, begun, Engines(slow, "simulated", live))
    conversation.words.connect(told.append)
    conversation.start()
    qtbot.waitUntil(lambda: any(words.speaker == "caller" for words in told), timeout=LONG)
    assert slow.asked.is_set()
    with qtbot.waitSignal(conversation.finished, timeout=LONG):
        slow.hold.set()
    conversation.wait()
    runner.close()


def test_a_sound_without_words_takes_its_line_back(qtbot, store, desk, begun):
    class Deaf(SimulatedEngine):
        def decode(self, samples):
            return Decoded("", 0.0)

    told = run(qtbot, store, desk, begun, Engines(Deaf(), "simulated", SimulatedEngine()), Call(20))
    last = {words.start: words.text for _, words in told}
    assert last
    assert set(last.values()) == {""}


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

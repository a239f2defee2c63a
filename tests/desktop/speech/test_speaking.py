"""Who speaks in a recording that runs, on the real store: keys, voices, names given afterwards."""

import numpy as np
import pytest

from desktop import backlog
from desktop.call import Begun, Conversation
from desktop.speaking import turns_of
from desktop.speech.choice import Engines
from desktop.speech.diarising import Turns
from desktop.tasks import Runner
from offline_store import marks, queries, registration
from offline_store.models import Recording
from tests.simulated_engine import SimulatedEngine

RATE, LONG = 16000, 20_000


class Voice:
    """A voice is how much of its sound lies below 1 kHz."""

    def vector(self, sound):
        power = np.abs(np.fft.rfft(sound)) ** 2
        low, high = power[: len(sound) // 16].sum(), power[len(sound) // 16 :].sum()
        return (np.array([low, high]) / np.hypot(low, high)).astype(np.float32)


@pytest.fixture
def begun(store, desk, tmp_path):
    with store.write(desk.actor) as session:
        reception_id = registration.begin_reception(session, desk, "mediation")
        recording_id, key = registration.begin_recording(session, reception_id, RATE, 1)
    return Begun(recording_id, tmp_path / f"{recording_id}.part", key, ("",))


class Talk:
    """The sample call's two speakers after each other at one microphone."""

    rate, channels = RATE, 1

    def __init__(self, sound):
        self.sound = sound

    def blocks(self):
        yield from np.array_split(self.sound, max(1, len(self.sound) // 1600))

    def stop(self):
        pass


def one_microphone(spoken):
    """The same words, as they are and an octave higher, as int16."""
    quiet, low, high = np.zeros(RATE), spoken[2 * RATE : 6 * RATE], spoken[2 * RATE : 8 * RATE : 2]
    both = np.concatenate([low, quiet, high, quiet, low, quiet])
    return (both * 32767).astype(np.int16)[:, None]


def sentences(store, begun):
    with store.read() as session:
        return queries.sentences(session, [session.get_one(Recording, begun.recording_id)])


def talked(qtbot, store, desk, begun, sound, turns, engine=True):
    runner, heard, renamed = Runner(), [], []
    simulated = SimulatedEngine()
    engines = Engines(simulated, "simulated", simulated) if engine else None
    conversation = Conversation(runner, store, desk, Talk(sound), begun, engines, turns)
    conversation.sentence.connect(heard.append)
    conversation.renamed.connect(renamed.append)
    return runner, conversation, heard, renamed


def test_a_key_says_who_speaks_and_a_name_afterwards_is_a_version(qtbot, store, desk, begun, spoken):
    turns = Turns(())
    runner, conversation, heard, _ = talked(qtbot, store, desk, begun, one_microphone(spoken), turns)
    conversation.press("mediator")
    with qtbot.waitSignal(conversation.finished, timeout=LONG):
        conversation.start()
    conversation.wait()
    runner.close()
    assert heard and {each.speaker for each in heard} == {"mediator"}
    with store.read() as session:
        assert marks.of(session.get_one(Recording, begun.recording_id)) == (marks.Mark(0.0, marks.TURN, "mediator"),)


def test_voices_that_get_a_name_are_told_anew_but_not_what_a_person_changed(qtbot, store, desk, begun, spoken):
    turns = Turns((), 4, Voice())
    runner, conversation, heard, _renamed = talked(qtbot, store, desk, begun, one_microphone(spoken), turns)
    with qtbot.waitSignal(conversation.finished, timeout=LONG):
        conversation.start()
    conversation.wait()
    assert {each.speaker for each in heard} == {""}
    with qtbot.waitSignal(conversation.renamed, timeout=LONG):
        conversation.speaking.name(heard[0], "applicant")
    runner.close()
    told = sentences(store, begun)
    assert {each.editor for each in told} == {""}, "nobody has changed these: a voice was named"
    assert "applicant" in {each.speaker for each in told if each.start != heard[0].start}


def test_keys_pressed_before_there_was_an_engine_tell_the_speakers_of_the_text_that_comes_later(
    qtbot, store, desk, begun, spoken
):
    runner, conversation, *_ = talked(qtbot, store, desk, begun, one_microphone(spoken), Turns(()), engine=False)
    conversation.press("respondent")
    with qtbot.waitSignal(conversation.finished, timeout=LONG):
        conversation.start()
    conversation.wait()
    runner.close()
    with store.read() as session:
        assert turns_of(session, begun.recording_id, None).keys == [(0.0, "respondent")]
    folder = begun.path.parent
    engines = Engines(SimulatedEngine(), "simulated", SimulatedEngine())
    assert backlog.catch_up(store, desk, folder, engines)
    assert {each.speaker for each in sentences(store, begun)} == {"respondent"}
    with store.write(desk.actor) as session:
        registration.await_text(session, begun.recording_id)
    assert backlog.catch_up(store, desk, folder, engines) == 0, "nothing is written twice"

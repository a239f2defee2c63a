"""Who speaks at one microphone: keys, voices that sound alike, names that a person gives them."""

import itertools
import pickle

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.speech.catalogue import find_model
from desktop.speech.diarising import REACTION, Turns, stretches
from desktop.speech.engine import RATE
from desktop.speech.errors import ModelDamaged
from desktop.speech.transcriber import ChannelCutter
from desktop.speech.vad import Sentence
from desktop.speech.voices import FILE, MODEL, Voices, read_weights
from offline_store.speaker_roles import DESK, ROLE_SETS

ORDER = ROLE_SETS["mediation"]
VOICES = {"mediator": 300, "applicant": 900, "respondent": 2100}


class Pitch:
    """Tells voices by how the sound's power lies in eight bands."""

    def vector(self, sound):
        power = np.abs(np.fft.rfft(sound)) ** 2
        bands = np.array([band.sum() for band in np.array_split(power[: len(power) // 2], 8)])
        return (bands / np.linalg.norm(bands)).astype(np.float32)


def tone(who, seconds=2.0):
    time = np.arange(int(seconds * RATE)) / RATE
    return (0.3 * np.sin(2 * np.pi * VOICES[who] * time)).astype(np.float32)


def said(start, *who, pause=0.3):
    quiet = np.zeros(int(pause * RATE), np.float32)
    samples = np.concatenate([part for each in who for part in (tone(each), quiet)][:-1])
    return Sentence(start, start + len(samples) / RATE, samples)


def talk(turns, *sentences):
    """Role by role what is told of each sentence when it is over, and how it is told at the end."""
    live, start, places = [], 0.0, []
    for who in sentences:
        sentence = said(start, *who)
        parts = turns.heard(sentence)
        live.append(tuple(part.role for part in parts))
        places += [(part.sentence.start, part.sentence.end) for part in parts]
        start = sentence.end + 1.0
    return live, [turns.told(*place) for place in places]


def test_voices_are_told_apart_within_a_sentence_and_named_in_their_order():
    live, _ = talk(Turns(ORDER, 4, Pitch()), ["mediator"], ["mediator", "applicant"], ["respondent"], ["applicant"])
    assert live == [("mediator",), ("mediator", "applicant"), ("respondent",), ("applicant",)]


def test_a_person_names_a_voice_once_and_all_it_said_is_told_anew():
    turns = Turns((), 4, Pitch())
    live, end = talk(turns, ["applicant"], ["respondent"], ["applicant"])
    assert live == [("",), ("",), ("",)] and end == ["", "", ""], "nobody has said who they are"
    turns.name(0.0, 2.0, "applicant")
    assert turns.told(0.0, 2.0) is None, "a person said it"
    assert turns.told(6.0, 8.0) == "applicant" and turns.told(3.0, 5.0) == ""
    assert [part.role for part in turns.heard(said(9.0, "applicant"))] == ["applicant"]


def test_whoever_speaks_like_our_side_is_ours_though_another_spoke_first():
    turns = Turns(DESK, 2, Pitch())
    live, _ = talk(turns, ["applicant"], ["mediator"])
    assert live == [("clerk",), ("caller",)]
    turns.note_words(3.0, 5.0, "您请坐，我给您登记")
    assert (turns.told(0.0, 2.0), turns.told(3.0, 5.0)) == ("caller", "clerk")


def test_a_key_holds_from_its_moment_less_the_time_of_a_reaction_until_the_next():
    turns = Turns(ORDER, 4)
    turns.press("respondent", 0.5)
    turns.press("applicant", 2.3 + REACTION)
    assert turns.held == "applicant"
    assert [part.role for part in turns.heard(said(0.0, "mediator", "mediator"))] == ["respondent", "applicant"]
    turns.press("", 5.0 + REACTION)
    assert [part.role for part in turns.heard(said(6.0, "mediator"))] == [""], "no key holds, and no voices are told"


def test_keys_teach_whose_voice_it_is():
    turns = Turns((), 6, Pitch())
    turns.press("witness", 0.0)
    turns.press("", 3.0)
    live, _ = talk(turns, ["respondent"], ["respondent"], ["applicant"])
    assert live == [("witness",), ("witness",), ("",)]


def test_a_long_hearing_keeps_its_voices_and_bounds_its_memory():
    turns = Turns((), 6, Pitch())
    for number in range(130):
        who = ("applicant", "respondent")[number % 2]
        parts = turns.heard(said(number * 3.0, who))
        if number < 2:
            turns.name(number * 3.0, number * 3.0 + 2.0, who)
        else:
            assert parts[0].role == who
    assert len(turns._pieces) + len(turns._old) < 140


@settings(max_examples=30)
@given(st.lists(st.tuples(st.floats(0.05, 1.5), st.booleans()), min_size=1, max_size=8))
def test_stretches_are_all_of_the_sentence_in_its_order(parts):
    sound = [tone("applicant", length) if loud else np.zeros(int(length * RATE), np.float32) for length, loud in parts]
    found = stretches(np.concatenate(sound))
    assert found[0][0] == 0 and found[-1][1] == sum(map(len, sound))
    assert all(one[1] == other[0] and one[0] < one[1] for one, other in itertools.pairwise(found))


# the real encoder


@pytest.fixture(scope="module")
def voices():
    return Voices(find_model(MODEL))


def test_two_real_voices_at_one_microphone(voices, call):
    """The sample call, its channels mixed: which channel is louder is the truth."""
    sound, rate = call
    sound = sound[: 30 * rate]
    mixed = np.clip(sound.astype(np.int32).sum(axis=1, keepdims=True), -32768, 32767).astype(np.int16)
    cutter, turns, parts = ChannelCutter(rate, 1), Turns(DESK, 2, voices), []
    for spoken in [*cutter.feed(mixed), *cutter.flush()]:
        parts += turns.heard(spoken.sentence)
    wrong = whole = 0.0
    for part in parts:
        start, end = part.sentence.start, part.sentence.end
        powers = np.square(sound[int(start * rate) : int(end * rate)].astype(float)).sum(axis=0)
        whole += end - start
        wrong += (end - start) * (turns.told(start, end) != DESK[int(np.argmax(powers))])
    assert len(parts) > 6 and wrong / whole < 0.1


def test_weights_are_read_as_data_and_nothing_in_the_file_is_called(tmp_path, voices):
    class Bad:
        def __reduce__(self):
            return (print, ("called",))

    for bad in (pickle.dumps(Bad()), b"", b"\x80", (find_model(MODEL) / FILE).read_bytes()[:100_000]):
        (tmp_path / FILE).write_bytes(bad)
        with pytest.raises(ModelDamaged):
            read_weights(tmp_path / FILE)

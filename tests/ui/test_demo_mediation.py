"""The demonstration's mediation, through the windows with the real voice encoder; and its sound beside its truth."""

import pypdf
import pytest
import soundfile
from hypothesis import given
from hypothesis import strategies as st

import resources
from desktop.speech.catalogue import find_model
from desktop.speech.choice import Engines
from desktop.speech.scoring import speaker_error
from desktop.speech.voices import MODEL, Voices
from offline_store import keyfile
from offline_store.minutes.record import MEDIATION, SECTIONS
from offline_store.speaker_roles import ROLE_SETS
from tests.machine_desk import make_machine, window_of
from tests.simulated_engine import SimulatedEngine
from ui.demo_mediation import SOUND, TOLD, mediation

ROLES = ROLE_SETS["mediation"]
TURNS = st.lists(st.tuples(st.floats(0.2, 9), st.sampled_from(ROLES)), min_size=1, max_size=8)


@pytest.fixture
def machine(tmp_path, monkeypatch, qapp):
    monkeypatch.setattr(keyfile, "ARGON2", keyfile.ARGON2 | {"memory": 1024})
    return make_machine(tmp_path / "machine")[0]


def beginning(folder, sentences):
    """The sample to the end of one of its sentences."""
    sound, rate = soundfile.read(str(resources.path(SOUND)), dtype="int16")
    end = TOLD["segments"][sentences - 1]["end"] + 0.3
    soundfile.write(folder / "beginning.flac", sound[: int(end * rate)], rate)
    return folder / "beginning.flac"


def text_of(file):
    return "".join(page.extract_text() for page in pypdf.PdfReader(file).pages).replace("\n", "")


def test_three_speakers_at_one_microphone_become_a_record(machine, tmp_path):
    with window_of(machine) as (desk, window):
        engine = SimulatedEngine()  # what is said is measured by the demonstration itself: here it is who says it
        desk.front_desk.engines = Engines(engine, "simulated", engine, voices=Voices(find_model(MODEL)))
        told = mediation(desk, window, beginning(tmp_path, 9), tmp_path)
    # all three have spoken, and one of them is taken for a fourth
    assert {each["speaker"] for each in told["segments"]} == {"mediator", "applicant", "respondent"}
    error = told["speaker_error"]
    assert told["voices"] and error["by_voice"] < 0.1
    assert told["corrected_by_key"] and error["after_one_key"] < error["by_voice"]
    assert told["character_error"] > 0.5, "a loudness is not what was said"
    record, agreement = (text_of(tmp_path / name) for name in told["pdfs"])
    assert "调解笔录" in record and "草稿" not in record
    corrected = told["corrected_by_key"]
    assert corrected["is"] == "respondent" and f"被申请人：{corrected['text']}" in record
    assert record.count("申请人：响度") >= 6
    assert "劳动争议调解协议书" in agreement and TOLD["fields"]["employer"] in agreement


def test_without_the_voice_model_the_mediator_says_who_spoke(machine, tmp_path):
    with window_of(machine) as (desk, window):
        engine = SimulatedEngine()
        desk.front_desk.engines = Engines(engine, "simulated", engine)
        told = mediation(desk, window, beginning(tmp_path, 2), tmp_path)
    assert not told["voices"]
    error = told["speaker_error"]
    assert error["by_voice"] == 1 and 0 < error["after_one_key"] < 1
    record = text_of(tmp_path / told["pdfs"][0])
    assert "申请人：响度" in record


def test_the_sound_is_small_and_is_what_its_truth_says():
    file = resources.path(SOUND)
    info = soundfile.info(str(file))
    assert file.stat().st_size < 600_000
    assert (info.samplerate, info.channels) == (TOLD["sample_rate"], 1)
    assert 50 < info.duration < 80 and info.duration == pytest.approx(TOLD["seconds"], abs=0.1)
    spoken = TOLD["segments"]
    assert {each["speaker"] for each in spoken} == set(ROLES[:3])
    assert {each["record"] for each in spoken if "record" in each} <= set(SECTIONS[MEDIATION])
    times = [second for each in spoken for second in (each["start"], each["end"])]
    assert times == sorted(times) and times[-1] < info.duration
    sound, rate = soundfile.read(str(file))
    loud = [abs(sound[int(each["start"] * rate) : int(each["end"] * rate)]).max() for each in spoken]
    assert min(loud) > 0.05, "somebody speaks in each"


def turns_of(parts):
    turns, at = [], 0.0
    for seconds, who in parts:
        turns.append((at, at + seconds, who))
        at += seconds + 0.5
    return turns


@given(TURNS, st.data())
def test_the_error_is_the_part_of_the_heard_time_at_a_wrong_speaker(parts, data):
    said = turns_of(parts)
    assert speaker_error(said, said) == 0
    assert speaker_error(said, []) == 1
    assert speaker_error(said, [(start, end, "") for start, end, _ in said]) == 1
    wrong = data.draw(st.sets(st.integers(0, len(said) - 1)))
    told = [(start, end, "nobody" if n in wrong else who) for n, (start, end, who) in enumerate(said)]
    share = sum(parts[n][0] for n in wrong) / sum(seconds for seconds, _ in parts)
    assert speaker_error(said, told) == pytest.approx(share)


def test_a_sentence_that_reaches_over_two_speakers_is_half_wrong_and_quiet_counts_for_nothing():
    said = [(0.0, 2.0, "mediator"), (3.0, 5.0, "applicant")]
    assert speaker_error(said, [(0.0, 9.0, "mediator")]) == pytest.approx(0.5)
    assert speaker_error(said, [(0.0, 2.5, "mediator")]) == 0

"""A recording is heard again as a whole, by a real engine in a process of its own: calls first, corrections stay."""

import json
import subprocess
import sys
import threading
from dataclasses import asdict

import numpy as np
import pytest
import soundfile

import resources
from desktop import final_pass
from desktop.final_pass import FinalPass
from desktop.sound.recording import RecordingWriter, read_recording, read_stretches
from desktop.speech import again
from desktop.speech.again import Asked, Said
from desktop.speech.choice import Engines
from desktop.speech.sherpa import SherpaEngine
from desktop.tasks import Runner
from offline_store import gaps, registration, rehearing, transcript_edits, transcripts
from offline_store.gaps import Gap
from offline_store.models import Recording
from offline_store.registration import Heard
from tests import sherpa_model

SECONDS = 24
SITTING = ((2, (0, 12.0)), (0, (12.0, 19.6)), (1, (19.6, SECONDS)))
"""Seat at the table, and when whoever sits there speaks."""


@pytest.fixture(scope="session")
def models(tmp_path_factory):
    folder = tmp_path_factory.mktemp("models")
    return folder, sherpa_model.install(folder)


@pytest.fixture
def model(models, monkeypatch) -> str:
    monkeypatch.setenv("QIANTAI_MODELS", str(models[0]))
    return models[1]


@pytest.fixture(scope="session")
def sound():
    samples, rate = soundfile.read(str(resources.path("samples/call.flac")), dtype="int16", always_2d=True)
    return samples[: SECONDS * rate], rate


@pytest.fixture
def recorded(store, desk, tmp_path, sound):
    """Makes a complete recording of the sample call; `channels` of it; its id."""

    def make(channels: int = 2, heard: tuple[Heard, ...] = (), kind: str = "call", seats: tuple[str, ...] = ()) -> str:
        samples, rate = sound
        if channels > 2:  # at a table with a microphone for each seat: who speaks next sits elsewhere
            whole, samples = samples.sum(axis=1), np.zeros((len(samples), channels), np.int16)
            for seat, (start, end) in SITTING:
                samples[int(start * rate) : int(end * rate), seat] = whole[int(start * rate) : int(end * rate)]
        with store.write(desk.actor) as session:
            reception = registration.begin_reception(session, desk, kind)
            recording_id, key = registration.begin_recording(session, reception, rate, channels, "", seats)
        writer = RecordingWriter(tmp_path / f"{recording_id}.part", key, rate, channels)
        writer.write(samples[:, :channels])
        done = writer.close()
        with store.write(desk.actor) as session:
            for one in heard:
                registration.add_segment(session, recording_id, one, "live")
            registration.finish_recording(session, recording_id, done.digest, done.seconds, done.bytes)
        return recording_id

    return make


@pytest.fixture
def passing(store, desk, tmp_path, model):
    runner = Runner()
    engines = Engines(None, model, None)  # type: ignore[arg-type]  # the process loads its own
    one = FinalPass(runner, store, desk, tmp_path, lambda: engines)
    yield one
    one.close()
    runner.close()


def test_closed_while_it_looks_for_more_it_ends(store, desk, tmp_path):
    """Nothing waits; the program is closed between the look and the wait for the next."""
    runner, closing = Runner(), []

    def engines():
        is_told = threading.Event()
        tell = one._may.set
        one._may.set = lambda: (tell(), is_told.set())
        closing.append(threading.Thread(target=one.close, daemon=True))
        closing[0].start()
        assert is_told.wait(20)

    one = FinalPass(runner, store, desk, tmp_path, engines)
    one.start("zh", quiet=0.0)
    one._thread.join(20)
    assert not one._thread.is_alive()
    closing[0].join(20)
    runner.close()


def test_woken_while_it_looks_it_looks_again(store, desk, tmp_path):
    runner, looked = Runner(), threading.Semaphore(0)
    wakes = iter([True])

    def engines():
        looked.release()
        if next(wakes, False):
            one._may.set()

    one = FinalPass(runner, store, desk, tmp_path, engines)
    one.start("zh", quiet=0.0)
    assert looked.acquire(timeout=20)
    assert looked.acquire(timeout=20)
    one.close()
    runner.close()


def rows(store, recording_id):
    with store.read() as session:
        return transcripts.in_force(transcripts.rows_of(session, [recording_id]))


def final_by(store, recording_id):
    with store.read() as session:
        return session.get_one(Recording, recording_id).final_by


def wait_for(qtbot, store, recording_id, model):
    qtbot.waitUntil(lambda: final_by(store, recording_id) == model, timeout=60_000)


def test_what_nobody_corrected_is_heard_again(qtbot, store, desk, recorded, passing, model) -> None:
    live = (Heard(0.4, 12.0, "clerk", "先听到的话", 0.5), Heard(13.0, 19.0, "caller", "我姓庞", 0.5))
    recording = recorded(heard=live)
    with store.write(desk.actor) as session:
        kept = next(row for row in transcripts.rows_of(session, [recording]) if row.speaker == "caller").id
        transcript_edits.edit_text(session, desk, kept, "我姓逄")
    passing.start("zh", quiet=0.0)
    wait_for(qtbot, store, recording, model)
    found = rows(store, recording)
    assert "先听到的话" not in {row.text for row in found}
    assert {row.engine for row in found if row.speaker == "clerk"} == {model}
    assert "我姓逄" in {row.text for row in found}, "a person's word stays"
    with store.read() as session:
        beside = transcripts.differences(transcripts.Family(transcripts.rows_of(session, [recording])))
    assert beside, "what was heard otherwise stands beside it"
    assert all(len(row.times) == len(row.text) for row in found if row.engine == model and not row.editor)


def test_a_call_stops_it_at_once_and_it_goes_on(qtbot, store, recorded, passing, model, models, monkeypatch) -> None:
    """The process has told the first sentences and is at the next when the call comes."""
    recording, engine = recorded(), SherpaEngine(models[0] / model, "sense-voice")
    stopped = threading.Event()
    begun: list[Asked] = []

    def begin(asked):
        begun.extend(asked)
        if len(begun) > 1:
            return again.begin(asked)
        told = list(again.hear(asked[0], engine))
        first = next(number for number, one in enumerate(told) if isinstance(one, float) and one > 12.5)
        lines = [json.dumps({"until": one} if isinstance(one, float) else asdict(one)) for one in told[: first + 1]]
        code = f"import time; print({chr(10).join(lines)!r}, flush=True); time.sleep(600)"
        return subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, text=True)

    def answers(child):
        for told in again.answers(child):
            yield told
            if isinstance(told, float) and told > 12.5 and not stopped.is_set():
                passing.hold()
                assert child.wait(10) != 0, "the process is ended"
                stopped.set()

    monkeypatch.setattr(final_pass, "begin", begin)
    monkeypatch.setattr(final_pass, "answers", answers)
    passing.start("zh", quiet=0.0)
    qtbot.waitUntil(stopped.is_set, timeout=60_000)
    assert final_by(store, recording) == ""
    assert rows(store, recording) == []
    passing.go_on()
    wait_for(qtbot, store, recording, model)
    assert begun[1].start > 12, "from where it was"
    interrupted = [(row.speaker, row.start, row.text) for row in rows(store, recording)]
    another = recorded()
    passing.wake()
    wait_for(qtbot, store, another, model)
    whole = [(row.speaker, row.start, row.text) for row in rows(store, another)]
    assert [one[:2] for one in interrupted] == [one[:2] for one in whole], "as if nothing had come between"
    assert interrupted[0] == whole[0]


def test_a_file_that_is_gone_keeps_nothing_else_waiting(qtbot, store, recorded, passing, model, tmp_path) -> None:
    good = recorded()
    lost = recorded()
    with store.read() as session:
        (tmp_path / f"{session.get_one(Recording, lost).sha256}.qtrec").unlink()
    passing.start("zh", quiet=0.0)
    wait_for(qtbot, store, good, model)
    assert final_by(store, lost) == ""


def test_the_speakers_stay_who_they_were_in_the_live_text(qtbot, store, desk, recorded, passing, model) -> None:
    """One side has a channel, the other was told by a key; then another device stood in, and nobody was known."""
    live = (Heard(0.4, 12.0, "mediator", "先听到的话", 0.5), Heard(13.0, 19.0, "applicant", "我姓庞", 0.5))
    recording = recorded(heard=live, kind="mediation", seats=("mediator", ""))
    with store.write(desk.actor) as session:
        gaps.note(session, recording, [Gap(19.2, gaps.LOST, 2.0, is_other=True)])
    passing.start("zh", quiet=0.0)
    wait_for(qtbot, store, recording, model)
    found = rows(store, recording)
    assert {row.engine for row in found} == {model}, "nothing stands twice"
    assert {row.speaker for row in found if row.start < 19.2} == {"mediator", "applicant"}
    late = {row.speaker for row in found if row.start >= 19.2}
    assert late == {""}


def test_of_an_array_each_channel_is_a_seat(qtbot, store, recorded, passing, model) -> None:
    """Nobody is known to sit at the second one; the live text had two seats right and one sentence not at all."""
    live = (Heard(0.4, 11.9, "respondent", "先听到的话", 0.5), Heard(12.3, 19.5, "mediator", "我姓庞", 0.5))
    recording = recorded(channels=3, heard=live, kind="mediation", seats=("mediator", "", "respondent"))
    passing.start("zh", quiet=0.0)
    wait_for(qtbot, store, recording, model)
    found = rows(store, recording)
    assert {row.engine for row in found} == {model}, "nothing stands twice"
    spoken = [(next(seat for seat, (start, end) in SITTING if start <= row.start < end), row.speaker) for row in found]
    assert {*spoken} == {(2, "respondent"), (0, "mediator"), (1, "")}


def test_at_one_microphone_who_spoke_stays(qtbot, store, recorded, passing, model) -> None:
    heard = (
        Heard(0.4, 4.0, "clerk", "一", 0.5),
        Heard(4.2, 6.0, "clerk", "二", 0.5),
        Heard(6.1, 11.0, "caller", "三", 0.5),
    )
    recording = recorded(channels=1, heard=heard)
    passing.start("zh", quiet=0.0)
    wait_for(qtbot, store, recording, model)
    assert [(row.speaker, row.start, row.end) for row in rows(store, recording)] == [
        ("clerk", 0.4, 6.0),
        ("caller", 6.1, 11.0),
    ]


def test_a_better_model_hears_the_newest_again_when_asked(store, desk, recorded, model) -> None:
    made = [recorded() for _ in range(3)]
    with store.write(desk.actor) as session:
        for recording in made[:2]:
            rehearing.note_heard(session, recording, "older")
        rehearing.note_heard(session, made[2], model)
        assert rehearing.outdated(session, model) == 2
        assert rehearing.ask_again(session, model, 1) == 1
    assert [final_by(store, each) for each in made] == ["older", "again", model]
    with store.read() as session:
        waiting = rehearing.next_waiting(session)
        assert waiting is not None
        assert waiting.id == made[1]
        assert waiting.key.hex() not in repr(waiting)


def test_sentences_a_clerk_corrected_are_the_samples(store, desk, recorded) -> None:
    heard = (Heard(0.4, 4.0, "clerk", "您好", 0.5), Heard(5.0, 9.0, "caller", "我姓庞", 0.5))
    recording = recorded(heard=heard)
    with store.write(desk.actor) as session:
        clerk, caller = (row.id for row in transcripts.rows_of(session, [recording]))
        transcript_edits.edit_text(session, desk, caller, "我姓逄")
        transcript_edits.set_speaker(session, desk, [clerk], "caller")
    with store.read() as session:
        found = rehearing.samples(session, 10)
    assert [(one.text, one.channel, one.start) for one in found] == [("我姓逄", 1, 5.0)]


@pytest.mark.parametrize(
    ("seats", "speaker", "channel"),
    [(("mediator", ""), "mediator", 0), (("mediator", ""), "applicant", 1), (("", "caller"), "caller", 1)],
)
def test_a_sample_is_of_the_channel_of_whoever_said_it(store, desk, recorded, seats, speaker, channel) -> None:
    recording = recorded(heard=(Heard(5.0, 9.0, speaker, "我姓庞", 0.5),), kind="mediation", seats=seats)
    with store.write(desk.actor) as session:
        (only,) = (row.id for row in transcripts.rows_of(session, [recording]))
        transcript_edits.edit_text(session, desk, only, "我姓逄")
    with store.read() as session:
        assert [one.channel for one in rehearing.samples(session, 10)] == [channel]


@pytest.mark.parametrize("start", [0.0, 0.3, 0.5, 7.77, SECONDS - 0.1, SECONDS + 5.0])
def test_a_recording_is_read_by_stretches(store, recorded, tmp_path, start) -> None:
    with store.read() as session:
        row = session.get_one(Recording, recorded())
        path, key = tmp_path / f"{row.sha256}.qtrec", row.key
    whole, rate = read_recording(path, key, start)
    pieces = [piece for piece, _ in read_stretches(path, key, start)]
    assert np.array_equal(np.concatenate([whole[:0], *pieces]), whole)
    assert all(len(piece) <= rate for piece in pieces)


def test_what_the_process_tells_is_what_is_heard_here(models, recorded, store, tmp_path, model) -> None:
    with store.read() as session:
        row = session.get_one(Recording, recorded())
        asked = Asked(str(tmp_path / f"{row.sha256}.qtrec"), row.key.hex(), model, "zh")
    engine = SherpaEngine(models[0] / model, "sense-voice")
    here = [told for told in again.hear(asked, engine) if isinstance(told, Said)]
    there = [told for told in again.answers(again.begin([asked])) if isinstance(told, Said)]
    assert here == there
    assert {one.channel for one in here} == {0, 1}
    assert row.key.hex() not in repr(asked)

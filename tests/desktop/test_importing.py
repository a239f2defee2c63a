"""Recordings made elsewhere: what telephones write is read, what is hostile is refused, memory stays bounded."""

import os
import resource
import shutil
import threading
from datetime import UTC, datetime
from pathlib import Path

import numpy as np
import pytest
import soundfile
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop.call import _put
from desktop.decoding import prepare
from desktop.importing import digest_of, open_file, prepare_for
from desktop.sound.errors import TooLong, UnreadableAudio
from tests.practice_desk import SAMPLE

SAMPLES = Path(__file__).parent / "samples"
pytestmark = pytest.mark.qt_log_ignore("pipewire", "FFmpeg", "Input #0", "codec", "decoder")


@pytest.fixture(autouse=True)
def _prepared(qapp):
    prepare()


def heard(path):
    """In a thread that is not the screen's, as the program does it."""
    found, failed = [], []

    def work():
        try:
            source = open_file(path)
            blocks = list(source.blocks())
            found.append((source.rate, source.channels, np.concatenate(blocks), source.progress))
        except (UnreadableAudio, TooLong) as error:
            failed.append(error)

    thread = threading.Thread(target=work)
    thread.start()
    thread.join(20)
    assert not thread.is_alive()
    if failed:
        raise failed[0]
    return found[0]


@pytest.mark.parametrize(
    ("name", "rate", "channels"), [("call.m4a", 8000, 2), ("call.amr", 8000, 1), ("wide.amr", 16000, 1)]
)
def test_what_telephones_write_is_read(name, rate, channels, tmp_path):
    original, _ = soundfile.read(SAMPLE, always_2d=True, frames=2 * 8000)
    found = heard(SAMPLES / name)
    assert found[:2] == (rate, channels)
    assert 1.9 < len(found[2]) / rate < 2.2
    assert found[3] > 0.9
    loud = [np.sqrt(np.mean(np.square(part))) for part in (original, found[2] / 32768)]
    assert 0.3 < (loud[1] + 1e-4) / (loud[0] + 1e-4) < 3, "as loud as it was"
    wrong = shutil.copy(SAMPLES / name, tmp_path / "录音.mp3")
    assert heard(wrong)[:2] == (rate, channels), "by its content, whatever it is called"


def hostile(folder):
    wav = folder / "whole.wav"
    soundfile.write(wav, np.zeros(8000, np.int16), 8000)
    whole, m4a = wav.read_bytes(), (SAMPLES / "call.m4a").read_bytes()
    return {
        "empty.m4a": b"",
        "empty.wav": b"",
        "text.amr": "这不是录音".encode(),
        "zip.m4a": b"PK\x03\x04" + bytes(1000),
        "cut.m4a": m4a[:200],
        "no index.m4a": m4a[: len(m4a) // 2],
        "rate.wav": whole[:24] + (4_000_000_000).to_bytes(4, "little") + whole[28:],
        "rate0.wav": whole[:24] + bytes(4) + whole[28:],
        "channels.wav": whole[:22] + (60_000).to_bytes(2, "little") + whole[24:],
        "noise.wma": os.urandom(3000),
    }


def test_what_is_hostile_is_refused_in_words(tmp_path):
    for name, content in hostile(tmp_path).items():
        (tmp_path / name).write_bytes(content)
        with pytest.raises((UnreadableAudio, TooLong)) as refused:
            heard(tmp_path / name)
        assert name in str(refused.value)


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    at=st.integers(0, 3000), value=st.binary(min_size=1, max_size=40), sample=st.sampled_from(["call.m4a", "call.amr"])
)
def test_a_damaged_file_is_read_or_refused_and_nothing_else(tmp_path, at, value, sample):
    content = bytearray((SAMPLES / sample).read_bytes())
    content[at : at + len(value)] = value
    (tmp_path / sample).write_bytes(content)
    try:
        found = heard(tmp_path / sample)
    except (UnreadableAudio, TooLong):
        return
    assert found[2].dtype == np.int16


def test_hours_of_sound_take_no_more_memory(tmp_path):
    """One hour of FLAC, some kilobytes: a bomb to whoever reads it at once. More than six are refused."""
    path = tmp_path / "long.flac"
    with soundfile.SoundFile(path, "w", 4000, 1, "PCM_16") as file:
        for _ in range(60):
            file.write(np.zeros(60 * 4000, np.int16))
    before, frames = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, 0
    source = open_file(path)
    for block in source.blocks():
        frames += len(block)
    assert frames == 3600 * 4000
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 15_000, "kilobytes"
    long = tmp_path / "day.wav"
    with soundfile.SoundFile(long, "w", 4000, 1, "PCM_U8") as file:
        file.write(np.zeros(4000, np.int16))
        file.seek(0)
    with long.open("r+b") as raw:  # a sparse file of seven hours
        size = 7 * 3600 * 4000
        raw.truncate(44 + size)
        raw.seek(4)
        raw.write((36 + size).to_bytes(4, "little"))
        raw.seek(40)
        raw.write(size.to_bytes(4, "little"))
    with pytest.raises(TooLong, match="21600"):
        open_file(long)


def test_a_file_waits_for_who_listens_and_goes_on_without_him():
    import queue

    full, gone = queue.Queue(1), threading.Thread(target=lambda: None)
    gone.start()
    gone.join()
    _put(full, 1, gone)
    _put(full, 2, gone)  # nobody takes it: it is dropped, and the sound goes on to the disk
    assert full.get_nowait() == 1


def test_the_original_is_known_again(qtbot, tmp_path):
    from sqlalchemy import select

    from desktop.importing import Original
    from offline_store import keyfile
    from offline_store.models import AuditEntry, Recording
    from tests.machine_desk import make_machine, window_of

    patch = pytest.MonkeyPatch()
    patch.setattr(keyfile, "ARGON2", keyfile.ARGON2 | {"memory": 1024})
    path, day = SAMPLES / "call.amr", datetime(2026, 3, 2, 9, 30, tzinfo=UTC)
    with window_of(make_machine(tmp_path / "machine")[0]) as (desk, _window):
        with qtbot.waitCallback() as begun:
            desk.front_desk.begin("visit", begun, begun)
        with qtbot.waitCallback() as done:
            desk.front_desk.import_file(begun.args[0], Original(path, day), done, done)
        conversation = done.args[0]
        qtbot.waitUntil(lambda: conversation.recording_id and not desk.front_desk.recording_kinds, timeout=20_000)

        def look():
            with desk.unlocked.store.read() as session:
                entry = session.scalars(select(AuditEntry).where(AuditEntry.action == "imported")).one_or_none()
                row = session.get_one(Recording, conversation.recording_id)
                return entry and (dict(entry.detail), row.started_at, round(row.seconds or 0, 1))

        qtbot.waitUntil(lambda: bool(desk.runner.run(look).result()), timeout=20_000)
        about, started, seconds = desk.runner.run(look).result()
    patch.undo()
    assert (about["file"], about["sha256"], started, seconds) == ("call.amr", digest_of(path), day, 2.0)


@pytest.mark.parametrize("form", ["WAV", "FLAC", "OGG", "MP3", "AIFF", "AU", "CAF", "RF64", "W64"])
def test_what_the_sound_library_reads_needs_no_decoder(form, tmp_path, monkeypatch):
    """Qt's takes its time: it is loaded for the files alone that are nobody else's."""
    loaded = []
    monkeypatch.setattr("desktop.decoding.prepare", lambda: loaded.append(1))
    soundfile.write(tmp_path / "sound", np.zeros((8000, 1), np.float32), 8000, format=form)
    prepare_for(tmp_path / "sound")
    assert loaded == []


@pytest.mark.parametrize("head", [b"\xff\xf1\x50\x80", b"#!AMR\n", b"\0\0\0\x1cftypM4A ", b"\xff", b""])
def test_for_what_only_telephones_write_it_is_loaded_before(head, tmp_path, monkeypatch):
    loaded = []
    monkeypatch.setattr("desktop.decoding.prepare", lambda: loaded.append(1))
    (tmp_path / "voice.wav").write_bytes(head)  # a chat program's names are often wrong
    prepare_for(tmp_path / "voice.wav")
    prepare_for(tmp_path / "gone.m4a")
    assert loaded == [1]

"""Sealed recordings: what is written can be read, what was changed cannot, a kill costs at most a second."""

import errno
import hashlib
import os
import secrets
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.sound.errors import RecordingDamaged
from desktop.sound.recording import SUFFIX, Finished, RecordingWriter, read_recording, recover
from offline_store.errors import DiskFull

KEY = secrets.token_bytes(32)
RATE = 8000
FRAME = RATE // 2
HEADER = 18

FEW = settings(max_examples=40, deadline=None)


def sound(frames: int, channels: int = 2, seed: int = 3) -> np.ndarray:
    noise = np.random.default_rng(seed).integers(-4000, 4000, (frames, channels))
    return noise.astype(np.int16)


def write(folder: Path, samples: np.ndarray, block: int = 777) -> tuple[Path, Finished]:
    writer = RecordingWriter(folder / "running", KEY, RATE, samples.shape[1])
    for at in range(0, len(samples), block):
        writer.write(samples[at : at + block])
    finished = writer.close()
    return folder / (finished.digest + SUFFIX), finished


@contextmanager
def folder() -> Iterator[Path]:
    with tempfile.TemporaryDirectory() as name:
        yield Path(name)


@given(st.integers(0, 3 * RATE), st.integers(1, 3), st.integers(100, 9000))
@FEW
def test_comes_back_whole(frames: int, channels: int, block: int) -> None:
    with folder() as place:
        samples = sound(frames, channels)
        path, finished = write(place, samples, block)
        again, rate = read_recording(path, KEY)
        assert np.array_equal(again, samples)
        assert (rate, finished.seconds, finished.bytes) == (RATE, frames / RATE, path.stat().st_size)
        assert finished.digest == hashlib.sha256(path.read_bytes()).hexdigest()
        assert [file.name for file in place.iterdir()] == [path.name]


@given(st.integers(0, 12000), st.integers(0, 14000))
@FEW
def test_a_stretch_is_the_same_stretch(begin: int, length: int) -> None:
    with folder() as place:
        samples = sound(11000)
        path, _ = write(place, samples)
        again, _ = read_recording(path, KEY, begin / RATE, (begin + length) / RATE)
        assert np.array_equal(again, samples[begin : begin + length])


@given(st.data())
@FEW
def test_a_changed_bit_never_yields_data(data: st.DataObject) -> None:
    with folder() as place:
        path, finished = write(place, sound(9000))
        content = bytearray(path.read_bytes())
        at = data.draw(st.integers(0, finished.bytes - 1))
        content[at] ^= 1 << data.draw(st.integers(0, 7))
        path.write_bytes(content)
        with pytest.raises(RecordingDamaged):
            read_recording(path, KEY)


@given(st.data())
@FEW
def test_a_complete_file_cut_short_is_refused(data: st.DataObject) -> None:
    with folder() as place:
        path, finished = write(place, sound(9000))
        path.write_bytes(path.read_bytes()[: data.draw(st.integers(0, finished.bytes - 1))])
        with pytest.raises(RecordingDamaged):
            read_recording(path, KEY)
        with pytest.raises(RecordingDamaged):
            read_recording(path, KEY, 0.0, 0.1)


@given(st.data())
@FEW
def test_after_a_cut_at_any_byte_a_prefix_is_left(data: st.DataObject) -> None:
    with folder() as place:
        samples = sound(4 * FRAME + 100)
        path, finished = write(place, samples)
        first = HEADER + 4 + 17  # the frame without sound, on the disk before the first block is taken
        cut = data.draw(st.integers(first, finished.bytes))
        written_frames = (cut - first) // (finished.bytes // 4)  # noise does not compress: all frames are about alike
        path.write_bytes(path.read_bytes()[:cut])
        saved = recover(path, KEY)
        again, _ = read_recording(place / (saved.digest + SUFFIX), KEY)
        assert np.array_equal(again, samples[: len(again)])
        assert len(again) == round(saved.seconds * RATE)
        assert len(again) >= (written_frames - 1) * FRAME


def test_frames_in_another_order_are_refused(tmp_path: Path) -> None:
    path, _ = write(tmp_path, sound(4 * FRAME))
    data = path.read_bytes()
    frames, at = [], HEADER
    while at < len(data):
        end = at + 4 + int.from_bytes(data[at : at + 4], "little")
        frames.append(data[at:end])
        at = end
    frames[1], frames[2] = frames[2], frames[1]
    path.write_bytes(data[:HEADER] + b"".join(frames))
    with pytest.raises(RecordingDamaged):
        read_recording(path, KEY)


def test_another_key_is_refused_and_changes_nothing(tmp_path: Path) -> None:
    writer = RecordingWriter(tmp_path / "running", KEY, RATE, 1)
    writer.write(sound(FRAME + 1, 1))
    before = (tmp_path / "running").read_bytes()
    with pytest.raises(RecordingDamaged, match="密钥不对"):
        recover(tmp_path / "running", bytes(32))
    assert (tmp_path / "running").read_bytes() == before
    path = tmp_path / (writer.close().digest + SUFFIX)
    with pytest.raises(RecordingDamaged, match="密钥不对"):
        read_recording(path, bytes(32))


def test_damage_in_the_middle_is_no_torn_end(tmp_path: Path) -> None:
    path, _ = write(tmp_path, sound(8 * FRAME))
    data = bytearray(path.read_bytes())
    data[len(data) // 3] ^= 1
    path.write_bytes(data)
    with pytest.raises(RecordingDamaged):
        recover(path, KEY)
    assert path.read_bytes() == bytes(data)


def test_a_finished_one_that_was_not_yet_named_is_only_named(tmp_path: Path) -> None:
    path, finished = write(tmp_path, sound(3 * FRAME))
    assert recover(path.rename(tmp_path / "running"), KEY) == finished


@pytest.mark.parametrize(
    "content", [b"", b"QTREC", b"RIFF" + bytes(90), b"QTREC\x02" + bytes(90), b"QTREC\x01" + bytes(90)]
)
def test_what_is_no_recording_is_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "a.qtrec"
    path.write_bytes(content)
    for act in (read_recording, recover):
        with pytest.raises(RecordingDamaged):
            act(path, KEY)
    with pytest.raises(RecordingDamaged, match="不存在"):
        read_recording(tmp_path / "none", KEY)


def test_a_running_one_can_be_heard_up_to_half_a_second_ago(tmp_path: Path) -> None:
    samples = sound(10 * RATE)
    writer = RecordingWriter(tmp_path / "running", KEY, RATE, 2)
    writer.write(samples)
    heard, _ = read_recording(tmp_path / "running", KEY, running=True)
    assert np.array_equal(heard, samples[: len(heard)])
    assert len(heard) >= len(samples) - FRAME
    with pytest.raises(RecordingDamaged):
        read_recording(tmp_path / "running", KEY)
    writer.close()


def test_no_clear_sound_on_the_disk(tmp_path: Path) -> None:
    tone = (8000 * np.sin(np.arange(2 * RATE) * 2 * np.pi * 440 / RATE)).astype(np.int16)
    path, _ = write(tmp_path, tone[:, None])
    stored = path.read_bytes()
    pcm = tone.astype("<i2").tobytes()
    assert not any(pcm[at : at + 8] in stored for at in range(0, len(pcm) - 8, 2))
    assert b"fLaC" not in stored
    # and the search can find: the same search in the clear sound does
    assert pcm[100:108] in pcm


KILLED = """
import sys
from pathlib import Path
import numpy as np
from desktop.sound.recording import RecordingWriter
key, folder = bytes.fromhex(sys.argv[1]), Path(sys.argv[2])
writer, done = RecordingWriter(folder / "running", key, 8000, 1), 0
while True:
    writer.write(np.arange(done, done + 800, dtype=np.int64).astype(np.int16)[:, None])
    done += 800
    print(done, flush=True)
"""


def test_a_killed_program_loses_at_most_a_second(tmp_path: Path) -> None:
    program = subprocess.Popen(
        [sys.executable, "-c", KILLED, KEY.hex(), str(tmp_path)], stdout=subprocess.PIPE, text=True
    )
    assert program.stdout
    told = [int(next(program.stdout)) for _ in range(137)]
    program.send_signal(signal.SIGKILL)
    told += [int(line) for line in program.stdout if line.endswith("\n")]
    program.stdout.close()
    program.wait()
    saved = recover(tmp_path / "running", KEY)
    again, _ = read_recording(tmp_path / (saved.digest + SUFFIX), KEY)
    assert np.array_equal(again[:, 0], np.arange(len(again), dtype=np.int64).astype(np.int16))
    assert len(again) > told[-1] - 8000


def test_a_full_disk_is_said_and_nothing_written_is_lost(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    samples = sound(6 * FRAME)
    writer = RecordingWriter(tmp_path / "running", KEY, RATE, 2)
    writer.write(samples[: 3 * FRAME])

    def no_space(_: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as full:
        full.setattr(os, "fsync", no_space)
        with pytest.raises(DiskFull):
            writer.write(samples[3 * FRAME : 5 * FRAME])
        with pytest.raises(DiskFull):
            writer.close()
        heard, _ = read_recording(tmp_path / "running", KEY, running=True)
        assert np.array_equal(heard, samples[: 2 * FRAME])
    finished = writer.close()
    again, _ = read_recording(tmp_path / (finished.digest + SUFFIX), KEY)
    assert np.array_equal(again, samples[: 5 * FRAME])

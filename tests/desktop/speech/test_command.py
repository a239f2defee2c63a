"""`qiantai transcribe` on good and on hostile files: text, nothing, or one sentence; never a traceback."""

import io
import json
from pathlib import Path

import numpy as np
import pytest
import soundfile

import resources
from desktop.speech.command import transcribe
from desktop.speech.whisper import WhisperEngine


@pytest.fixture(autouse=True)
def one_engine(monkeypatch: pytest.MonkeyPatch, whisper: WhisperEngine) -> None:
    """The real engine, loaded once for all of these tests."""
    monkeypatch.setattr("desktop.speech.whisper.WhisperEngine", lambda *_where: whisper)


def run(path: Path) -> tuple[int, dict[str, list[dict[str, object]]]]:
    out = io.StringIO()
    code = transcribe(path, True, out)
    return code, json.loads(out.getvalue() or "{}")


def test_json_has_the_agreed_fields(tmp_path: Path) -> None:
    samples, rate = soundfile.read(str(resources.path("samples/call.flac")), dtype="int16", always_2d=True)
    soundfile.write(tmp_path / "来电.flac", samples[: 20 * rate], rate)
    code, answer = run(tmp_path / "来电.flac")
    assert code == 0
    assert {tuple(segment) for segment in answer["segments"]} == {("start", "end", "speaker", "text", "confidence")}
    assert [segment["speaker"] for segment in answer["segments"]] == ["clerk", "caller"]


def test_lines_for_people(tmp_path: Path) -> None:
    samples, rate = soundfile.read(str(resources.path("samples/call.flac")), dtype="int16", always_2d=True)
    soundfile.write(tmp_path / "a.flac", samples[: 12 * rate], rate)
    out = io.StringIO()
    assert transcribe(tmp_path / "a.flac", False, out) == 0
    assert "工作人员：" in out.getvalue()


def cut_flac(path: Path) -> None:
    soundfile.write(path, np.random.default_rng(1).integers(-99, 99, 90_000).astype(np.int16), 8000, format="FLAC")
    path.write_bytes(path.read_bytes()[:20_000])


BAD = {
    "empty": lambda path: path.write_bytes(b""),
    "text": lambda path: path.write_text("这不是录音" * 100, encoding="utf-8"),
    "folder": lambda path: path.mkdir(),
    "missing": lambda path: None,
    "one Hz": lambda path: soundfile.write(path, np.zeros(30), 1),
}
ODD = {
    "one sample": lambda path: soundfile.write(path, np.array([0.5]), 8000),
    "no sample": lambda path: soundfile.write(path, np.zeros(0), 8000),
    "96 kHz": lambda path: soundfile.write(path, np.zeros(96_000), 96_000),
    "six channels": lambda path: soundfile.write(path, np.full((8000, 6), 0.1), 8000),
    "8 bit": lambda path: soundfile.write(path, np.zeros(8000), 8000, "PCM_U8"),
    "silence": lambda path: soundfile.write(path, np.zeros(80_000), 16_000),
    "no numbers": lambda path: soundfile.write(path, np.full((8000, 2), np.nan), 16_000, "FLOAT"),
}


@pytest.mark.parametrize("make", BAD.values(), ids=BAD)
def test_what_is_no_sound_is_one_sentence_and_one(tmp_path: Path, capsys: pytest.CaptureFixture[str], make) -> None:
    make(tmp_path / "a.wav")
    assert run(tmp_path / "a.wav") == (1, {})
    said = capsys.readouterr().err
    assert said.startswith("无法读取录音文件：")
    assert said.count("\n") == 1


@pytest.mark.parametrize("make", ODD.values(), ids=ODD)
def test_odd_sound_without_speech_is_no_text(tmp_path: Path, make) -> None:
    make(tmp_path / "a.wav")
    assert run(tmp_path / "a.wav") == (0, {"segments": []})


def test_a_flac_cut_short_is_said_or_read_as_far_as_it_goes(tmp_path: Path) -> None:
    cut_flac(tmp_path / "a.wav")
    assert run(tmp_path / "a.wav") in [(0, {"segments": []}), (1, {})]


def test_without_the_model(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setenv("QIANTAI_MODELS", str(tmp_path))
    assert run(resources.path("samples/call.flac")) == (1, {})
    assert "qiantai models fetch whisper-base" in capsys.readouterr().err

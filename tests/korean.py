"""Korean for the real vosk model, as espeak-ng speaks it."""

import io
import subprocess
from functools import cache

import numpy as np
import soundfile
import soxr

from desktop.speech.engine import RATE, Sound


@cache
def say(text: str) -> Sound:
    """Speech, mono, 16 kHz, with a moment of silence around it."""
    command = ["espeak-ng", "-v", "ko", "-s", "130", "--stdout", text]
    spoken = subprocess.run(command, capture_output=True, check=True).stdout
    sound, rate = soundfile.read(io.BytesIO(spoken), dtype="float32")
    return np.pad(soxr.resample(sound, rate, RATE), (RATE // 4, RATE // 2))

"""Log-mel features of Whisper (Radford et al. 2022, "Robust Speech Recognition via Large-Scale Weak Supervision").

Windows of 25 ms every 10 ms, 80 Slaney mel bands, log10 clipped 8 below the loudest value, scaled to about -1..1.
"""

from functools import cache

import numpy as np
from numpy.typing import NDArray

from desktop.speech.engine import RATE, Sound

WINDOW = 400
HOP = 160
FRAMES_PER_SECOND = RATE // HOP
MAX_FRAMES = 3000
"""Frames the encoder takes at most: 30 s."""

_LINEAR_HZ_PER_MEL = 200.0 / 3
_LOG_FROM_HZ = 1000.0
_LOG_FROM_MEL = _LOG_FROM_HZ / _LINEAR_HZ_PER_MEL
_LOG_STEP = np.log(6.4) / 27.0
_MAX_MEL = 45.245640471924965  # 8 kHz


def log_mel(samples: Sound, bands: int = 80) -> NDArray[np.float32]:
    """Features of shape (bands, frames), frames = seconds × 100, for mono float32 sound at 16 kHz."""
    power = mel_power(np.pad(samples.astype(np.float32, copy=False), (0, HOP)), bands)[:, :-1]
    logs = np.log10(np.maximum(power, 1e-10))
    scaled: NDArray[np.float32] = (np.maximum(logs, logs.max() - 8.0) + 4.0) / 4.0
    return scaled.astype(np.float32, copy=False)


def mel_power(samples: Sound, bands: int) -> NDArray[np.float32]:
    """Power in Slaney's mel bands, of shape (bands, 1 + seconds × 100), each window in the middle of its moment."""
    padded = np.pad(samples.astype(np.float32, copy=False), WINDOW // 2, mode="reflect")
    windows = np.lib.stride_tricks.sliding_window_view(padded, WINDOW)[::HOP]
    spectrum = np.fft.rfft(windows * _hann(), axis=1)
    power = spectrum.real**2 + spectrum.imag**2
    bent: NDArray[np.float32] = _mel_filters(bands) @ power.T.astype(np.float32)
    return bent


@cache
def _hann() -> NDArray[np.float32]:
    return np.hanning(WINDOW + 1)[:-1].astype(np.float32)


@cache
def _mel_filters(bands: int) -> NDArray[np.float32]:
    """Slaney's triangular filters of equal area, shape (bands, WINDOW // 2 + 1)."""
    edges = _mel_to_hz(np.linspace(0.0, _MAX_MEL, bands + 2))
    bins = np.fft.rfftfreq(WINDOW, 1.0 / RATE)
    widths = np.diff(edges)
    slopes = edges[:, None] - bins[None, :]
    rising = -slopes[:-2] / widths[:-1, None]
    falling = slopes[2:] / widths[1:, None]
    triangles = np.maximum(0.0, np.minimum(rising, falling))
    area = 2.0 / (edges[2:] - edges[:bands])
    return (triangles * area[:, None]).astype(np.float32)


def _mel_to_hz(mels: NDArray[np.float64]) -> NDArray[np.float64]:
    above = np.maximum(mels - _LOG_FROM_MEL, 0.0)
    return np.where(mels < _LOG_FROM_MEL, mels * _LINEAR_HZ_PER_MEL, _LOG_FROM_HZ * np.exp(_LOG_STEP * above))

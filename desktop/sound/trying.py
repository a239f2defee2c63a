"""A device is tried: some seconds are recorded, and what is wrong with them is told."""

import threading
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from desktop.sound.source import Block, DeviceSource

SECONDS = 5.0
_SILENT, _QUIET, _CLIPPED = 30, 600, 32700
"""Peaks of 16 bits: below, nothing is plugged in; below, too soft to be understood; from here on, too loud."""


@dataclass(frozen=True, slots=True)
class Tried:
    """What a device gave: the sound and, in 0 to 1, the peak of each channel; `faults` of `FAULTS`, none when all is
    well."""

    sound: Block
    rate: int
    peaks: tuple[float, ...]
    faults: tuple[str, ...]


FAULTS = ("nothing", "quiet", "clipped", "one_channel", "identical", "hum")


def try_device(source: DeviceSource, level: Callable[[list[float]], None], stop: threading.Event) -> Tried:
    """Record `SECONDS` of it, telling the peaks as they come. Raises SoundLost."""
    blocks: list[Block] = []
    for block in source.blocks():
        blocks.append(block)
        level([float(peak) / 32768 for peak in np.abs(block.astype(np.int32)).max(axis=0, initial=0)])
        if stop.is_set() or sum(map(len, blocks)) >= SECONDS * source.rate:
            source.stop()
            break
    source.close()
    sound = np.concatenate(blocks)
    peaks = np.abs(sound.astype(np.int32)).max(axis=0, initial=0)
    return Tried(sound, source.rate, tuple(float(peak) / 32768 for peak in peaks), faults(sound, source.rate))


def faults(sound: Block, rate: int) -> tuple[str, ...]:
    """What is wrong with a stretch of sound in which somebody spoke, the gravest first."""
    peaks = np.abs(sound.astype(np.int32)).max(axis=0, initial=0)
    if peaks.max(initial=0) < _SILENT:
        return ("nothing",)
    found = []
    if (np.abs(sound.astype(np.int32)) >= _CLIPPED).sum() > rate // 100:
        found.append("clipped")
    elif peaks.max() < _QUIET:
        found.append("quiet")
    if len(peaks) > 1 and peaks.min() < _SILENT:
        found.append("one_channel")
    elif len(peaks) == 2 and _alike(sound):
        found.append("identical")
    if any(_hums(sound[:, channel].astype(np.float64), rate) for channel in range(len(peaks))):
        found.append("hum")
    return tuple(found)


def _alike(sound: Block) -> bool:
    left, right = sound[:, 0].astype(np.float64), sound[:, 1].astype(np.float64)
    return bool(abs(left @ right) > 0.98 * np.sqrt((left @ left) * (right @ right)))


def _hums(sound: np.ndarray, rate: int) -> bool:
    """Whether most of the sound is the mains (50 Hz) and its harmonics."""
    power = np.abs(np.fft.rfft(sound * np.hanning(len(sound)))) ** 2
    hertz = np.fft.rfftfreq(len(sound), 1 / rate)
    mains = np.zeros(len(hertz), bool)
    for harmonic in range(1, 7):
        mains |= np.abs(hertz - 50 * harmonic) < 2
    total = power[hertz > 20].sum()
    return bool(total > 0 and power[mains].sum() > 0.6 * total)

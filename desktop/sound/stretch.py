"""Slower or faster speech at its own pitch: WSOLA.

Verhelst and Roelands 1993, "An overlap-add technique based on waveform similarity": windows of the sound are laid over
each other at a steady step; each is taken from near where the rate puts it, just where it goes on best from the one
before, so that no period of the voice is broken. The kept libraries for this are under the GPL or need a whole file.
"""

import numpy as np

from desktop.sound.source import Block

WINDOW, SEARCH = 0.04, 0.008
"""Seconds: of a window (two periods of a low voice), and to either side of where the best one is looked for."""


class Stretcher:
    """Of one sound, from a place on: asks for pieces of it, gives the stretched sound block by block."""

    def __init__(self, rate: int, channels: int) -> None:
        self.step = max(int(rate * WINDOW / 2), 1)
        """Frames of sound each block has."""
        self._search = max(int(rate * SEARCH), 1)
        self._window = np.hanning(2 * self.step + 1)[:-1, None]
        self.restart(channels)

    def restart(self, channels: int) -> None:
        """Another place follows."""
        self._tail = np.zeros((self.step, channels))
        self._natural: np.ndarray | None = None

    @property
    def room(self) -> int:
        """Frames before the place that `block` needs of the sound."""
        return self._search

    @property
    def needed(self) -> int:
        """Frames that `block` needs in all."""
        return 2 * self._search + 3 * self.step

    def block(self, given: Block) -> Block:
        """The next `step` frames. What is given has `needed` frames; the place is at `room` in it."""
        sound = given.astype(np.float64)
        begin = self._search if self._natural is None else self._best(sound)
        piece = sound[begin : begin + 2 * self.step] * self._window
        made = self._tail + piece[: self.step]
        if self._natural is None:  # there was nothing to fade from
            made = sound[begin : begin + self.step]
        self._tail = piece[self.step :]
        self._natural = sound[begin + self.step : begin + 2 * self.step].mean(axis=1)
        return np.clip(made, -32768, 32767).astype(np.int16)

    def _best(self, sound: np.ndarray) -> int:
        assert self._natural is not None
        mixed = sound[: 2 * self._search + self.step].mean(axis=1)
        found = np.correlate(mixed, self._natural, "valid")
        energy = np.sqrt(np.convolve(mixed**2, np.ones(self.step), "valid")) + 1
        return int(np.argmax(found / energy))

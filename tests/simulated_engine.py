"""An engine without words: it tells how loud and how long a sentence was. Passes the contract of every engine."""

import threading

import numpy as np

from desktop.speech.engine import Decoded, Sound


class SimulatedEngine:
    """`hold` keeps it from settling a sentence, as a slow machine would."""

    def __init__(self) -> None:
        self.hold = threading.Event()
        self.hold.set()
        self.asked = threading.Event()

    def decode(self, samples: Sound) -> Decoded:
        self.asked.set()
        assert self.hold.wait(20)
        return Decoded(_said(samples), 0.9 if _said(samples) else 0.0)

    def listener(self) -> "SimulatedListener":
        return SimulatedListener()


class SimulatedListener:
    def follow(self, samples: Sound) -> str:
        return _said(samples)

    def end(self) -> None:
        pass


def _said(samples: Sound) -> str:
    level = float(np.abs(samples).mean()) if len(samples) else 0.0
    return f"响度{level:.4f}，{len(samples)}" if level > 1e-3 else ""

"""Hears a recording once more in a process of its own: `python -m desktop.speech.again`, asked by a line on stdin.

Of its own, because it can then be ended at once when a call comes, gives its memory back, and runs at the lowest
priority with all its threads. It reads the recording by stretches: two hours take no more memory than two minutes.

The key comes through stdin, never as an argument or a file. Answers are lines of JSON: `start`, `end`, `channel`,
`speaker`, `text`, `confidence`, `times` of a sentence; `until`, seconds up to which everything is told.
"""

import json
import os
import subprocess
import sys
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.speech.catalogue import model_folder, model_named

if TYPE_CHECKING:
    from desktop.sound.source import Block
    from desktop.speech.engine import Engine
    from desktop.speech.transcriber import Spoken

STEREO = 2

Stretch = tuple[float, float, str]
"""Seconds from the start of the recording, and who speaks."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What to hear: an encrypted recording, with which model, from which second on."""

    path: str
    key: str = field(repr=False)
    """Hex."""
    model: str
    language: str
    start: float = 0.0
    stretches: tuple[Stretch, ...] = ()
    """Where somebody is known to speak, in order, not overlapping; empty: the sentences are cut anew."""
    channel: int = 0
    """Of the stretches."""


@dataclass(frozen=True, slots=True)
class Said:
    """A sentence heard again; `speaker` where a stretch named one."""

    start: float
    end: float
    channel: int
    speaker: str
    text: str
    confidence: float
    times: tuple[int, ...]


def begin(asked: Iterable[Asked]) -> subprocess.Popen[str]:
    """The process that hears; read its answers with `answers`, end it with `kill`."""
    child = subprocess.Popen(
        [sys.executable, "-m", "desktop.speech.again"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        encoding="utf-8",
        creationflags=getattr(subprocess, "IDLE_PRIORITY_CLASS", 0),
    )
    assert child.stdin
    try:
        child.stdin.write(json.dumps([asdict(one) for one in asked]) + "\n")
        child.stdin.close()
    except OSError:
        child.kill()  # whoever reads the answers finds none
    return child


def answers(child: subprocess.Popen[str]) -> Iterator[Said | float]:
    """Sentences, and the seconds up to which all is told, until the process ends."""
    assert child.stdout
    with child.stdout:
        for line in child.stdout:
            if not line.endswith("\n"):
                break  # cut off by the kill
            told = json.loads(line)
            yield float(told["until"]) if "until" in told else Said(**told | {"times": tuple(told["times"])})
    child.wait()


def hear(asked: Asked, engine: "Engine") -> Iterator[Said | float]:
    """Hears a recording, or its stretches, in order. Raises RecordingDamaged."""
    from desktop.sound.recording import read_stretches

    blocks = read_stretches(Path(asked.path), bytes.fromhex(asked.key), asked.start)
    if asked.stretches:
        yield from _hear_stretches(asked, blocks, engine)
    else:
        yield from _hear_all(asked, blocks, engine)


def _hear_all(asked: Asked, blocks: "Iterator[tuple[Block, int]]", engine: "Engine") -> Iterator[Said | float]:
    from desktop.speech.transcriber import TALK, TURNS, ChannelCutter, settle

    cutter, begun, now = None, asked.start, asked.start

    def said(found: "Iterable[Spoken]") -> Iterator[Said]:
        for one in found:
            if segment := settle(engine, one, ""):
                yield Said(
                    begun + segment.start,
                    begun + segment.end,
                    one.channel,
                    "",
                    segment.text,
                    segment.confidence,
                    segment.times,
                )

    for block, rate in blocks:
        if cutter is None:
            cutter = ChannelCutter(rate, block.shape[1], TURNS if block.shape[1] == STEREO else TALK)
        yield from said(cutter.feed(block))
        now += len(block) / rate
        if not cutter.opened():
            yield now
    if cutter:
        yield from said(cutter.flush())
    yield now


def _hear_stretches(asked: Asked, blocks: "Iterator[tuple[Block, int]]", engine: "Engine") -> Iterator[Said | float]:
    import numpy as np
    import soxr

    from desktop.speech.engine import RATE
    from desktop.speech.timing import spread

    at, held, rate = asked.start, np.zeros((0, 1), np.int16), RATE
    for start, end, speaker in asked.stretches:
        if start < asked.start:
            continue
        while at + len(held) / rate < end and (more := next(blocks, None)):
            block, rate = more
            held = np.concatenate([held, block[:, asked.channel : asked.channel + 1]])
        first = max(round((start - at) * rate), 0)
        sound = held[first : round((end - at) * rate), 0].astype(np.float32) / 32768.0
        samples = soxr.resample(sound, rate, RATE).astype(np.float32) if rate != RATE and len(sound) else sound
        heard = engine.decode(samples)
        if heard.text:
            times = heard.times if len(heard.times) == len(heard.text) else spread(heard.text, samples)
            yield Said(start, end, asked.channel, speaker, heard.text, heard.confidence, times)
        yield end
        held, at = held[first:], at + first / rate


def main() -> None:
    """The process: hears what is asked for and tells it."""
    from desktop.speech.probe import load

    if hasattr(os, "nice"):
        os.nice(19)
    asked = [
        Asked(**one | {"stretches": tuple(map(tuple, one["stretches"]))}) for one in json.loads(sys.stdin.readline())
    ]
    loaded: dict[str, Engine] = {}
    for one in asked:
        model = model_named(one.model)
        if one.model not in loaded:
            loaded[one.model] = load(model, model_folder(model), one.language)
        for heard in hear(one, loaded[one.model]):
            answer = {"until": heard} if isinstance(heard, float) else asdict(heard)
            sys.stdout.write(json.dumps(answer, ensure_ascii=False) + "\n")
            sys.stdout.flush()


if __name__ == "__main__":
    main()

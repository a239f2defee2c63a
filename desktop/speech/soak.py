"""`make soak`: an hour of speech through each installed engine, as fast as it goes; memory must not grow.

Each engine has a process of its own. The first quarter is warming up: caches and the allocator's pools fill. After it,
what a process holds may rise by a few megabytes of pools, and no more however long it speaks.
"""

import argparse
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
import soundfile

import resources
from desktop.speech.catalogue import Model, catalogue, is_installed, model_folder, model_named
from desktop.speech.choice import hears
from desktop.speech.engine import Engine
from desktop.speech.transcriber import STEREO, ChannelCutter, LiveText, settle

ALLOWED = 48.0
"""MB that may be held more at the end than after the first quarter."""


def main(args: Sequence[str]) -> int:
    """The exit code; a line for each engine."""
    parser = argparse.ArgumentParser(prog="make soak", description="一小时连续语音，内存不增长")
    parser.add_argument("--minutes", type=float, default=60.0)
    parser.add_argument("--model")
    asked = parser.parse_args(args)
    if asked.model:
        model = model_named(asked.model)
        return _report(model.name, held(_engine(model), asked.minutes))
    models = [one.name for one in catalogue().values() if hears(one) and is_installed(one)]
    command = [sys.executable, "-m", "desktop.speech.soak", "--minutes", str(asked.minutes), "--model"]
    return max((subprocess.run([*command, name], check=False).returncode for name in models), default=0)


def held(engine: Engine, minutes: float) -> list[float]:
    """MB this process holds after each minute of speech in two channels: words shown, sentences written."""
    cutter, live = ChannelCutter(*_form()), LiveText(engine, STEREO)
    found: list[float] = []
    fed = 0
    for block, rate in _speech(minutes):
        for spoken in cutter.feed(block):
            settle(engine, spoken, "")
        live.follow(cutter.opened())
        fed += len(block)
        if fed >= 60 * rate * (len(found) + 1):
            found.append(resident())
    return found


def growth(found: Sequence[float]) -> float:
    """MB held more at the end than after the first quarter; the least of a few minutes each, as pools breathe."""
    quarter = max(len(found) // 4, 1)
    after, end = found[quarter : quarter + quarter] or found[-1:], found[-quarter:]
    return min(end) - min(after)


def resident() -> float:
    """MB of memory this process holds; 0 where the system does not say."""
    try:
        pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    except (OSError, ValueError, IndexError):
        return 0.0
    return pages * 4096 / 1e6


def _report(name: str, found: list[float]) -> int:
    more = growth(found)
    sys.stdout.write(f"{name}: {len(found)} min, {found[0]:.0f} MB → {found[-1]:.0f} MB, growth {more:+.1f} MB\n")
    return int(more > ALLOWED)


def _engine(model: Model) -> Engine:
    from desktop.speech.probe import load

    return load(model, model_folder(model), model.languages[0])


def _form() -> tuple[int, int]:
    told = soundfile.info(str(resources.path("samples/call.flac")))
    return told.samplerate, told.channels


def _speech(minutes: float) -> Iterator[tuple[np.ndarray, int]]:
    """The sample call again and again, a tenth of a second at a time."""
    sound, rate = soundfile.read(str(resources.path("samples/call.flac")), dtype="int16", always_2d=True)
    step = rate // 10
    for number in range(int(minutes * 600)):
        at = number * step % (len(sound) - step)
        yield sound[at : at + step], rate


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

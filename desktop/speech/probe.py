"""Whether this machine can run a model: tried in a process of its own before the model is first loaded here.

An instruction that an old processor lacks, or a damaged model in sherpa-onnx, ends the whole process in native code;
no `except` sees it. So a child loads the model and hears a second of noise. What came of it is remembered beside the
models, until the model, the engine or the machine changes.
"""

import contextlib
import ctypes
import json
import os
import platform
import signal
import subprocess
import sys
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Any

from desktop.speech.catalogue import Model, models_dir
from desktop.speech.errors import ModelDamaged, ProcessorTooOld, TooLittleMemory

if TYPE_CHECKING:
    from desktop.speech.engine import Engine

REMEMBERED = "probed.json"
LONGEST = 180.0
"""Seconds a model may take to load: a large one from a slow disk."""
_MB = 1 << 20
_ILLEGAL = (-signal.SIGILL, 0xC000001D)  # as POSIX and Windows tell it
_KILLED = -getattr(signal, "SIGKILL", 9)
_LIBRARIES = {"whisper": "ctranslate2", "vosk": "vosk", "sherpa": "sherpa-onnx"}


def probe(model: Model, folder: Path, language: str) -> None:
    """Makes sure that loading the model will not end this process. Seconds the first time, then at once.

    Raises ProcessorTooOld, TooLittleMemory, ModelDamaged.
    """
    free = free_memory()
    if free is not None and free < model.memory:
        raise TooLittleMemory(name=model.name, needed=model.memory // _MB, free=free // _MB)
    state = _state(model, folder)
    known: dict[str, Any] = remembered().get(model.name, {})
    if known.get("state") != state:
        known = {"state": state, "ended": _try(model, folder, language)}
        if known["ended"] != _KILLED:  # the machine's memory may be free another time
            _remember(model.name, known)
    _raise(model, int(known["ended"]))


def problem_of(model: Model) -> str:
    """Why the model could not be run here when it was last tried; empty when it could, or was not tried."""
    try:
        _raise(model, int(remembered().get(model.name, {}).get("ended", 0)))
    except (ProcessorTooOld, TooLittleMemory, ModelDamaged) as error:
        return str(error)
    return ""


def remembered() -> dict[str, dict[str, Any]]:
    """What came of each model that was tried."""
    try:
        told = json.loads((models_dir() / REMEMBERED).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return told if isinstance(told, dict) else {}


def load(model: Model, folder: Path, language: str) -> "Engine":
    """The engine over a model, in this process. Raises ModelDamaged, PathNotAscii."""
    return _load(model.engine, model.kind, folder, language)


def _load(engine: str, kind: str, folder: Path, language: str) -> "Engine":
    if engine == "vosk":
        from desktop.speech.vosk import VoskEngine

        return VoskEngine(folder)
    if engine == "sherpa":
        from desktop.speech.sherpa import SherpaEngine

        return SherpaEngine(folder, kind, language)
    from desktop.speech.whisper import WhisperEngine

    return WhisperEngine(folder, language)


def free_memory() -> int | None:
    """Bytes that a program can still have; None where the system does not say."""
    if sys.platform == "win32":
        return _free_on_windows()
    try:
        lines = Path("/proc/meminfo").read_text(encoding="ascii").splitlines()
        told = {line.split(":")[0]: int(line.split()[1]) * 1024 for line in lines if line.endswith(" kB")}
        return told["MemAvailable"] + told.get("SwapFree", 0)
    except (OSError, ValueError, KeyError, IndexError):
        return None


def _free_on_windows() -> int | None:
    words = [("length", ctypes.c_ulong), ("load", ctypes.c_ulong)]
    numbers = [(name, ctypes.c_ulonglong) for name in ("all", "free", "paged", "left", "virtual", "room", "extended")]
    status = type("Status", (ctypes.Structure,), {"_fields_": words + numbers})()
    status.length = ctypes.sizeof(status)
    asked = ctypes.windll.kernel32.GlobalMemoryStatusEx(ctypes.byref(status))  # type: ignore[attr-defined,unused-ignore]
    return int(status.left) if asked else None


def _command(model: Model, folder: Path, language: str) -> list[str]:
    return [sys.executable, "-m", "desktop.speech.probe", model.engine, model.kind, str(folder), language]


def _try(model: Model, folder: Path, language: str) -> int:
    """The exit code of a process that loads the model and hears something with it."""
    try:
        done = subprocess.run(_command(model, folder, language), capture_output=True, check=False, timeout=LONGEST)
    except subprocess.TimeoutExpired:
        return _KILLED
    return done.returncode


def _raise(model: Model, ended: int) -> None:
    if ended in _ILLEGAL:
        raise ProcessorTooOld(name=model.name)
    if ended == _KILLED:
        raise TooLittleMemory(name=model.name, needed=model.memory // _MB, free=(free_memory() or 0) // _MB)
    if ended:
        raise ModelDamaged(name=model.name, file=f"（{ended}）")


def _state(model: Model, folder: Path) -> str:
    """Changes when the model, the engine's library or the machine does."""
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    told = [f"{path.name} {path.stat().st_size} {int(path.stat().st_mtime)}" for path in files]
    return "|".join([version(_LIBRARIES[model.engine]), platform.machine(), platform.node(), *told])


def _remember(name: str, known: dict[str, Any]) -> None:
    with contextlib.suppress(OSError):  # another user's folder: it is tried again each time
        fresh = models_dir() / f".{REMEMBERED}.{os.getpid()}"
        fresh.write_text(json.dumps(remembered() | {name: known}), encoding="utf-8")
        fresh.replace(models_dir() / REMEMBERED)


def _child(engine: str, kind: str, folder: str, language: str) -> None:
    import numpy as np

    from desktop.speech.engine import RATE

    loaded = _load(engine, kind, Path(folder), language)
    loaded.decode(np.random.default_rng(1).normal(0, 0.1, RATE).astype(np.float32))


if __name__ == "__main__":
    _child(*sys.argv[1:5])

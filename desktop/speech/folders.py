"""A model's folder as the native engines can open it.

vosk and sherpa-onnx on Windows open only paths in ASCII, and a clerk's own folder may bear her name: such a model is
copied once to a folder of all users, whose path is ASCII.
"""

import os
import shutil
import sys
from pathlib import Path

from desktop.speech.errors import PathNotAscii


def openable(folder: Path) -> Path:
    """The folder, or its copy where the engine could not open it. Raises PathNotAscii when there is no place for one.

    The copy is made anew when a file of the model has another size or time.
    """
    if sys.platform != "win32" or str(folder).isascii():
        return folder
    copy = Path(os.environ.get("PROGRAMDATA", r"C:\ProgramData")) / "qiantai" / "models" / folder.name
    if not str(copy).isascii():
        raise PathNotAscii(name=folder.name, folder=folder)
    try:
        if _state(copy) != _state(folder):
            shutil.rmtree(copy, ignore_errors=True)
            shutil.copytree(folder, copy)
    except OSError as error:
        raise PathNotAscii(name=folder.name, folder=folder) from error
    return copy


def _state(folder: Path) -> set[tuple[str, int, int]]:
    """Name, size and second of change of each file."""
    found = (path for path in folder.rglob("*") if path.is_file())
    return {(str(path.relative_to(folder)), path.stat().st_size, int(path.stat().st_mtime)) for path in found}

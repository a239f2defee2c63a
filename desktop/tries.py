"""Wrong passwords at this machine: after five a delay that grows, and that neither a restart nor the clock shortens.

What was tried lies in the profile folder, since it must be read before the store is open. It is counted before the
password is looked at, so ending the program in between gains nothing. Time is that of the machine since its start,
never the clock's: setting the clock does nothing, and after a new start of the machine the wait begins again, whole.
A missing or spoilt file costs as much as five wrong passwords.

It holds up a person at the keyboard. It does not hold up somebody who has copied the files: Argon2id and the
machine's secret do.
"""

import json
import os
import sys
import threading
import time
from pathlib import Path
from typing import Any

from offline_store.errors import ExpectedError

FILE = "tries.json"
FREE = 5
FIRST_DELAY, LONGEST_DELAY = 30, 900
"""Seconds; doubled with each further wrong password."""
_lock = threading.Lock()


class TooManyWrong(ExpectedError):
    """Too many wrong passwords at this machine; `seconds` until the next try."""

    title = "输错次数太多"
    explanation = "这个账号在这台电脑上连续输错密码，现在不再接受。数据没有任何改动。"
    advice = "请等 {seconds} 秒再试。"


def begin(folder: Path) -> None:
    """A new profile: nothing was tried yet."""
    _write(folder, {})


def waiting(folder: Path, account: str) -> int:
    """Seconds until a password of this account is looked at again; 0 for at once."""
    with _lock:
        tries = _read(folder)
        return _left(_of(tries, account))


def count(folder: Path, account: str) -> None:
    """Count a try, before its password is looked at. Raises TooManyWrong."""
    with _lock:
        tries = _read(folder)
        before = _of(tries, account)
        if left := _left(before):
            tries.setdefault(account, before)
            _write(folder, tries)
            raise TooManyWrong(seconds=left)
        tries[account] = _now() | {"wrong": before["wrong"] + 1, "told": before["told"] + 1}
        _write(folder, tries)


def forgive(folder: Path, account: str) -> dict[str, int]:
    """The password was right: nothing is counted of this account any more.

    What was wrong since somebody last unlocked, by account, to be noted in the audit.
    """
    with _lock:
        tries = _read(folder)
        tries[account] = _of(tries, account) | {"wrong": 0}
        tries[account]["told"] = max(0, tries[account]["told"] - 1)  # this one was right
        wrong = {name: int(one["told"]) for name, one in tries.items() if one["told"]}
        _write(folder, {name: one | {"told": 0} for name, one in tries.items() if name and one["wrong"]})
        return wrong


def delay(wrong: int) -> int:
    """Seconds to wait after so many wrong passwords in a row."""
    return 0 if wrong < FREE else min(FIRST_DELAY * 2 ** min(wrong - FREE, 10), LONGEST_DELAY)


def _left(one: dict[str, Any]) -> int:
    return max(0, delay(one["wrong"]) - int(_now()["since"] - one["since"]))


def _of(tries: dict[str, Any], account: str) -> dict[str, Any]:
    """What is known of an account; a spoilt file's mark (the empty name) stands for everybody."""
    return dict(tries.get(account) or tries.get("") or _now() | {"wrong": 0, "told": 0})


def _read(folder: Path) -> dict[str, Any]:
    """By account. Who meets a spoilt file finds it mended with the mark of five wrong passwords."""
    try:
        tries = json.loads((folder / FILE).read_text("utf-8"))
        for one in tries.values():
            if not (one["wrong"] >= 0 and one["told"] >= 0 and one["since"] >= 0 and isinstance(one["boot"], str)):
                raise ValueError("no count")
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        tries = {"": _now() | {"wrong": FREE, "told": 0}}
        _write(folder, tries)
    moment, known = _now(), dict(tries)
    for name, one in known.items():
        if one["boot"] != moment["boot"] or one["since"] > moment["since"]:  # the machine was started anew
            tries[name] = one | moment
    if tries != known:
        _write(folder, tries)
    return dict(tries)


def _write(folder: Path, tries: dict[str, Any]) -> None:
    new = folder / f"{FILE}.new"
    with os.fdopen(os.open(new, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w", encoding="utf-8") as file:
        json.dump(tries, file, ensure_ascii=False)
        file.flush()
        os.fsync(file.fileno())
    new.replace(folder / FILE)


def _now() -> dict[str, Any]:
    """The time since the machine was started, sleep included, and which start that was."""
    if sys.platform == "linux":
        boot = Path("/proc/sys/kernel/random/boot_id").read_text("ascii").strip()
        return {"since": time.clock_gettime(time.CLOCK_BOOTTIME), "boot": boot}
    return {"since": time.monotonic(), "boot": ""}  # a smaller `since` than before tells of a new start

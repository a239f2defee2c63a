"""A practice desk: a centre on this machine as its own process, an enrolled desk, an account that is logged in.

Nothing of it leaves the machine, and nothing of a real desk is touched.
"""

import json
import secrets
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from desktop.clerks import add_clerk
from desktop.enrol import enrol
from desktop.profile import Profile, unlock
from desktop.sync.login import new_private_key
from offline_store.errors import ExpectedError

START = 30.0
"""Seconds a centre may take to come up on a slow machine."""


class CentreDidNotStart(ExpectedError):
    """The practice centre's process ended or stayed silent."""

    title = "练习中心没有启动"
    explanation = "本机的练习中心程序没有起来：{reason}。"
    advice = "请关闭程序再试一次；仍然不行，请运行 qiantai doctor 并把结果交给管理员。"


@dataclass(frozen=True, slots=True)
class Practice:
    """A folder with a practice centre and its desks."""

    folder: Path

    @property
    def centre(self) -> Path:
        """The centre's data."""
        return self.folder / "centre"

    def profile(self, number: str) -> Profile:
        """The profile of one of its desks."""
        return Profile(self.folder / f"desk-{number}")


def start_centre(data: Path, port: int = 0) -> tuple[subprocess.Popen[bytes], int]:
    """Start a centre on this machine; its process and port. Raises CentreDidNotStart.

    It ends by itself when this process dies, since its standard input closes then.
    """
    ready = data / f"ready-{secrets.token_hex(4)}"
    command = [sys.executable, "-m", "central", "serve", "--data", str(data), "--port", str(port), "--with-parent"]
    process = subprocess.Popen([*command, "--ready-file", str(ready)], stdin=subprocess.PIPE, stdout=subprocess.DEVNULL)
    try:
        return process, _wait_for(ready, process)
    finally:
        ready.unlink(missing_ok=True)


@contextmanager
def centre_process(data: Path) -> Iterator[str]:
    """Run a centre on this machine for the length of the `with`; its address. Raises CentreDidNotStart."""
    process, port = start_centre(data)
    try:
        yield f"http://127.0.0.1:{port}"
    finally:
        stop_centre(process)


def stop_centre(process: subprocess.Popen[bytes]) -> None:
    """End a centre that was started here, dead or alive."""
    process.terminate()
    process.wait()
    if process.stdin:
        process.stdin.close()


def make(practice: Practice, numbers: tuple[str, ...] = ("01",)) -> dict[str, Any]:
    """Make a practice centre with its enrolled desks, unless it is there; what to log in with.

    The centre must not be running. The password is random and lies in the practice folder: there is nothing to
    protect in it but what was practised.
    """
    known = practice.folder / "practice.json"
    if known.exists():
        answer: dict[str, Any] = json.loads(known.read_text(encoding="utf-8"))
        return answer
    practice.folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    command = [sys.executable, "-m", "central", "practice", "--data", str(practice.centre)]
    made = subprocess.run(command, capture_output=True, text=True, check=False)
    if made.returncode != 0:
        raise CentreDidNotStart(reason=made.stderr.strip())
    answer = json.loads(made.stdout)
    with centre_process(practice.centre) as address:
        for number in numbers:
            code = answer["desks"][number]
            login = (code, answer["account"], answer["password"], new_private_key())
            shares = enrol(practice.profile(number), address, *login)
            (practice.profile(number).folder / "recovery.txt").write_text("\n\n".join(shares), encoding="utf-8")
            _add_colleagues(practice.profile(number), address, answer)
    known.touch(0o600)
    known.write_text(json.dumps(answer, ensure_ascii=False), encoding="utf-8")
    return answer


def _add_colleagues(profile: Profile, address: str, known: dict[str, Any]) -> None:
    """Every practice account may log in at every practice desk."""
    opened = unlock(profile, known["account"], known["password"], address)
    try:
        for account in known["accounts"].values():
            if account != known["account"]:
                add_clerk(opened, account, known["password"])
    finally:
        opened.client.close()
        opened.store.close()


def _wait_for(ready: Path, process: subprocess.Popen[bytes]) -> int:
    pause = threading.Event()
    for _ in range(int(START / 0.05)):
        if ready.exists() and (text := ready.read_text().strip()):
            return int(text)
        if process.poll() is not None:
            raise CentreDidNotStart(reason=f"进程已退出（{process.returncode}）")
        pause.wait(0.05)
    raise CentreDidNotStart(reason="超过时间没有响应")

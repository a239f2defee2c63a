"""A private cupsd on a socket in a temporary folder, stopped by its own pid."""

import socket
import subprocess
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

# The queues' backend keeps what it is given. (A raw queue to file:/… takes the job and writes nothing.)
BACKEND = """#!/bin/sh
test $# -eq 0 && exit 0
cat "${6:--}" > "${DEVICE_URI#keep:}.part" && mv "${DEVICE_URI#keep:}.part" "${DEVICE_URI#keep:}"
"""

CUPSD = """
Listen {folder}/socket
DefaultAuthType None
Browsing No
WebInterface No
<Location />
Order allow,deny
Allow all
</Location>
<Policy default>
<Limit All>
Order allow,deny
Allow all
</Limit>
</Policy>
"""

FILES = """
ServerRoot {folder}/root
ServerBin {folder}/bin
CacheDir {folder}/cache
StateDir {folder}/state
RequestRoot {folder}/spool
TempDir {folder}/tmp
AccessLog {folder}/access_log
ErrorLog {folder}/error_log
PageLog {folder}/page_log
SystemGroup root
"""

QUEUES = """
<DefaultPrinter desk>
DeviceURI keep:{folder}/out.pdf
State Idle
Accepting Yes
</DefaultPrinter>
<Printer closed>
DeviceURI keep:{folder}/never.pdf
State Idle
Accepting No
</Printer>
"""


@dataclass
class PrintServer:
    folder: Path
    process: subprocess.Popen[bytes]

    def stop(self) -> None:
        self.process.terminate()
        self.process.wait(10)


def until(done: Callable[[], bool]) -> None:
    for _ in range(200):
        if done():
            return
        threading.Event().wait(0.05)
    raise TimeoutError(done)


def answers(path: Path) -> bool:
    with socket.socket(socket.AF_UNIX) as client:
        return client.connect_ex(str(path)) == 0


@pytest.fixture
def print_server(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[PrintServer]:
    for name in ("root", "bin/backend", "cache", "state", "spool", "tmp"):
        (tmp_path / name).mkdir(parents=True)
    for part in Path("/usr/lib/cups").iterdir():
        if part.name != "backend":
            (tmp_path / "bin" / part.name).symlink_to(part)
    backend = tmp_path / "bin/backend/keep"
    backend.write_text(BACKEND)
    backend.chmod(0o700)  # cupsd runs a backend that only root may read as root
    for name, text in (("cupsd.conf", CUPSD), ("cups-files.conf", FILES), ("root/printers.conf", QUEUES)):
        (tmp_path / name).write_text(text.format(folder=tmp_path))
    command = ["/usr/sbin/cupsd", "-f", "-c", str(tmp_path / "cupsd.conf"), "-s", str(tmp_path / "cups-files.conf")]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        running = PrintServer(tmp_path, process)
        try:
            until(lambda: answers(tmp_path / "socket"))
            monkeypatch.setenv("CUPS_SERVER", str(tmp_path / "socket"))
            monkeypatch.delenv("LPDEST", raising=False)
            monkeypatch.delenv("PRINTER", raising=False)
            yield running
        finally:
            running.stop()

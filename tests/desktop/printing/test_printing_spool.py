"""Printing through a real print server: a private cupsd on a socket in a temporary folder, stopped by its own pid."""

import os
import socket
import subprocess
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from desktop.printing import spool
from desktop.printing.spool import NoPrintSystem, NoSuchPrinter, Printer, PrintRejected, print_pdf, printers

PDF = b"%PDF-1.3\n" + bytes(range(256)) * 300 + b"\n%%EOF\n"

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
def server(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[PrintServer]:
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


def test_the_printer_gets_exactly_the_bytes_of_the_pdf(server: PrintServer) -> None:
    job = print_pdf(PDF, "desk", "来电登记表 SB01-0007")
    assert job == "desk-1"
    until((server.folder / "out.pdf").exists)
    assert (server.folder / "out.pdf").read_bytes() == PDF


def test_title_and_copies_arrive_at_the_print_system(server: PrintServer) -> None:
    print_pdf(PDF, "desk", "来电登记表 SB01-0007", copies=3)
    control = server.folder / "spool/c00001"
    until(lambda: control.exists() and "来电登记表 SB01-0007".encode() in control.read_bytes())
    assert b"copies\x00\x04\x00\x00\x00\x03" in control.read_bytes()


def test_no_clear_file_is_left_by_us(server: PrintServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    ours = tmp_path / "our-tmp"
    ours.mkdir()
    monkeypatch.setenv("TMPDIR", str(ours))
    monkeypatch.setenv("HOME", str(ours))
    print_pdf(PDF, "desk", "来电登记表")
    assert list(ours.rglob("*")) == []


def test_printers_are_listed_with_the_default_and_whether_they_accept(server: PrintServer) -> None:
    assert printers() == [
        Printer("closed", default=False, accepting=False),
        Printer("desk", default=True, accepting=True),
    ]


def test_an_unknown_printer_is_an_error(server: PrintServer) -> None:
    with pytest.raises(NoSuchPrinter, match="二楼"):
        print_pdf(PDF, "二楼", "来电登记表")


def test_a_printer_that_rejects_is_an_error_with_its_reason(server: PrintServer) -> None:
    with pytest.raises(PrintRejected, match=r"closed.*not accepting jobs"):
        print_pdf(PDF, "closed", "来电登记表")
    assert not (server.folder / "never.pdf").exists()


def test_a_stopped_scheduler_is_an_error(server: PrintServer) -> None:
    server.stop()
    with pytest.raises(NoPrintSystem, match="not running"):
        print_pdf(PDF, "desk", "来电登记表")
    with pytest.raises(NoPrintSystem):
        printers()


def test_missing_commands_are_an_error(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(NoPrintSystem, match="没有 lpstat 命令"):
        printers()


@pytest.mark.parametrize(
    ("script", "error"),
    [
        ("exit 0", PrintRejected),  # success without a job id is no success
        ("echo 'request id is desk-9 (0 file(s))'; exit 1", PrintRejected),
        ("exec sleep 60", NoPrintSystem),
    ],
)
def test_only_a_job_id_and_a_good_end_count(
    script: str, error: type[Exception], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "lp").write_text(f"#!/bin/sh\n{script}\n")
    (tmp_path / "lp").chmod(0o700)
    monkeypatch.setenv("PATH", f"{tmp_path}:{os.environ['PATH']}")
    monkeypatch.setattr(spool, "printers", lambda: [Printer("desk", default=True, accepting=True)])
    monkeypatch.setattr(spool, "_SECONDS", 0.5)
    with pytest.raises(error):
        print_pdf(PDF, "desk", "来电登记表")

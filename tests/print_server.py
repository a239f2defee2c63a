"""A private cupsd on a socket in a temporary folder, stopped by its own pid."""

import os
import shutil
import socket
import subprocess
import tempfile
import threading
from collections.abc import Callable, Iterator
from contextlib import suppress
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

# Backends of the system that a test's queue may use: to an IPP printer, and to cups-pdf (which root alone may run)
SYSTEM_BACKENDS = ("ipp", "cups-pdf")

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
<Printer stopped>
DeviceURI keep:{folder}/never.pdf
State Stopped
Accepting Yes
</Printer>
<Printer far>
DeviceURI ipp://localhost:9/ipp/print
State Idle
Accepting Yes
</Printer>
<Printer file>
DeviceURI cups-pdf:/
State Idle
Accepting Yes
</Printer>
"""


@dataclass
class PrintServer:
    folder: Path
    process: subprocess.Popen[bytes]

    def lists(self, queue: str) -> bool:
        """Whether the queue has its choices: they are asked of the printer when it is added."""
        return (self.folder / "root/ppd" / f"{queue}.ppd").exists()

    def stop(self) -> None:
        """By itself; a server that still waits for a printer is ended."""
        self.process.terminate()
        try:
            self.process.wait(10)
        except subprocess.TimeoutExpired:
            self.process.kill()
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
def print_folder() -> Iterator[Path]:
    """A folder that cupsd's filters may enter as well, which do not run as root."""
    with tempfile.TemporaryDirectory(prefix="qiantai-print-") as name:
        Path(name).chmod(0o755)
        yield Path(name)


@pytest.fixture
def print_server(print_folder: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[PrintServer]:
    folder = print_folder
    for name in ("root/ppd", "bin/backend", "cache", "state", "spool", "tmp"):
        (folder / name).mkdir(parents=True)
    for part in Path("/usr/lib/cups").iterdir():
        if part.name != "backend":
            (folder / "bin" / part.name).symlink_to(part)
    for name in SYSTEM_BACKENDS:
        source = Path("/usr/lib/cups/backend") / name
        if os.access(source, os.R_OK):
            shutil.copy(source, folder / "bin/backend" / name)
            (folder / "bin/backend" / name).chmod(0o700)  # run as root, as the print system runs what may open devices
    backend = folder / "bin/backend/keep"
    backend.write_text(BACKEND)
    backend.chmod(0o700)  # cupsd runs a backend that only root may read as root
    for name, text in (("cupsd.conf", CUPSD), ("cups-files.conf", FILES), ("root/printers.conf", QUEUES)):
        (folder / name).write_text(text.format(folder=folder))
    command = ["/usr/sbin/cupsd", "-f", "-c", str(folder / "cupsd.conf"), "-s", str(folder / "cups-files.conf")]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        running = PrintServer(folder, process)
        try:
            until(lambda: answers(folder / "socket"))
            monkeypatch.setenv("CUPS_SERVER", str(folder / "socket"))
            monkeypatch.delenv("LPDEST", raising=False)
            monkeypatch.delenv("PRINTER", raising=False)
            yield running
        finally:
            running.stop()


# What the IPP printer does with a page: it waits while there is no paper, and keeps the job's file.
PRINTING = """#!/bin/sh
env | grep ^IPP_ > {folder}/asked
if test -e {folder}/no-paper; then
    echo "STATE: +media-empty" >&2
    cat {folder}/paper > /dev/null
    echo "STATE: -media-empty" >&2
fi
cp "$1" {folder}/printed.part && mv {folder}/printed.part {folder}/printed.pdf
"""

BUS = """<busconfig><type>session</type><listen>unix:path={folder}/bus</listen><auth>EXTERNAL</auth>
<policy context="default"><allow send_destination="*"/><allow receive_sender="*"/><allow own="*"/></policy>
</busconfig>"""


@dataclass
class IppPrinter:
    """A real IPP printer (ippeveprinter) behind the queue `ipp`, whose paper can run out."""

    folder: Path

    def take_paper(self) -> None:
        (self.folder / "no-paper").touch()

    def add_paper(self) -> None:
        (self.folder / "no-paper").unlink()
        self.let_go()

    def let_go(self) -> None:
        """Whoever waits for paper waits no more."""
        with suppress(OSError):  # nobody does
            os.close(os.open(self.folder / "paper", os.O_WRONLY | os.O_NONBLOCK))

    @property
    def asked(self) -> str:
        """How the last job was to be printed, as the printer understood it."""
        return (self.folder / "asked").read_text()

    @property
    def printed(self) -> bytes:
        return (self.folder / "printed.pdf").read_bytes()


@pytest.fixture
def ipp_printer(print_server: PrintServer) -> Iterator[IppPrinter]:
    folder = print_server.folder / "ipp-printer"
    (folder / "spool").mkdir(parents=True)
    (folder / "keys").mkdir()
    os.mkfifo(folder / "paper")
    command = folder / "print"
    command.write_text(PRINTING.format(folder=folder))
    command.chmod(0o700)
    (folder / "bus.conf").write_text(BUS.format(folder=folder))
    port = free_port()
    bus = ["dbus-daemon", f"--config-file={folder}/bus.conf", "--nofork", "--nosyslog"]
    command_line = ["ippeveprinter", "-n", "localhost", "-r", "off", "-p", str(port), "-d", str(folder / "spool"), "-2"]
    command_line += ["-K", str(folder / "keys"), "-f", "application/pdf,image/pwg-raster", "-c", str(command), "Test"]
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    # it wants to announce itself by Avahi, over the system's bus: ours, where nobody hears it
    environment = {**os.environ, "DBUS_SYSTEM_BUS_ADDRESS": f"unix:path={folder}/bus"}
    with subprocess.Popen(bus, **quiet) as bus_process:
        try:
            until(lambda: answers(folder / "bus"))
            with subprocess.Popen(command_line, env=environment, **quiet) as process:
                try:
                    until(lambda: listens(port))
                    add = ["lpadmin", "-p", "ipp", "-E", "-v", f"ipp://localhost:{port}/ipp/print", "-m", "everywhere"]
                    subprocess.run(add, check=True, capture_output=True)
                    until(lambda: print_server.lists("ipp"))
                    yield (printer := IppPrinter(folder))
                    printer.let_go()
                finally:
                    process.terminate()
                    process.wait(10)
        finally:
            bus_process.terminate()
            bus_process.wait(10)


def free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


def listens(port: int) -> bool:
    with socket.socket() as client:
        return client.connect_ex(("localhost", port)) == 0

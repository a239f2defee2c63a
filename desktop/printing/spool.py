"""The way to the printer: CUPS through its own commands `lp` and `lpstat`. What became of a job says `jobs.py`.

The PDF goes in on standard input, so that no clear file is left on the disk. The libraries for CUPS are under the
GPL or need its headers; the commands are on each machine that prints.
"""

import os
import re
import subprocess
from dataclasses import dataclass

from offline_store.errors import ExpectedError

_SECONDS = 20  # a scheduler on this machine answers at once; a print server that does not is an error to show


class NoPrintSystem(ExpectedError):
    """The CUPS commands are not installed, or no scheduler answers."""

    title = "没有打印服务"
    explanation = "这台电脑的打印服务（CUPS）没有安装或没有运行，没有打印。"
    advice = "请启动打印服务（systemctl start cups）后再打印；登记的内容已经保存。"


class NoSuchPrinter(ExpectedError):
    """The print system does not know the printer."""

    title = "找不到打印机"
    explanation = "打印服务里没有名为“{printer}”的打印机，没有打印。"
    advice = "请在预览窗口下方另选一台打印机。"


class PrintRejected(ExpectedError):
    """The print system did not take the job: no job id came back."""

    title = "打印机没有接收"
    explanation = "打印机“{printer}”没有接收这份文书：{reason}。没有打印。"
    advice = "请检查打印机是否停用或已满，然后再打印一次。"


@dataclass(frozen=True, slots=True)
class Printer:
    """A print queue."""

    name: str
    default: bool
    accepting: bool


@dataclass(frozen=True, slots=True)
class Order:
    """How a paper is to be printed; paper, tray and sides as the printer names them, empty as it does by itself."""

    printer: str
    copies: int = 1
    media: str = ""
    source: str = ""
    sides: str = ""
    reason: str = ""
    """Why it is printed once more; nothing the first time."""


def printers() -> list[Printer]:
    """The queues of this machine, by name. Raises NoPrintSystem."""
    running = _run("lpstat", "-r")
    if b"scheduler is running" not in running.stdout:
        raise NoPrintSystem(reason=_reason(running))
    # Each on its own: with no queue at all lpstat stops at the first thing it is asked.
    accepting = re.findall(r"^(\S+) (not )?accepting requests", _run("lpstat", "-a").stdout.decode(), re.MULTILINE)
    found = re.search(r"destination: (\S+)", _run("lpstat", "-d").stdout.decode())
    default = found.group(1) if found else ""
    return sorted((Printer(name, name == default, not closed) for name, closed in accepting), key=lambda p: p.name)


def print_pdf(pdf: bytes, title: str, order: Order) -> str:
    """Hand a PDF to a printer and return the job id; only a job id means that the print system has it.

    `title` is seen by everybody in the print queue: form name and number, no personal data.
    Raises NoPrintSystem, NoSuchPrinter, PrintRejected.
    """
    known = next((queue for queue in printers() if queue.name == order.printer), None)
    if known is None:
        raise NoSuchPrinter(printer=order.printer)
    tray = f"{{media-source={order.source}}}" if order.source else ""
    options = (("media", order.media), ("media-col", tray), ("sides", order.sides))
    chosen = [word for name, value in options if value for word in ("-o", f"{name}={value}")]
    done = _run("lp", "-d", order.printer, "-t", title, "-n", str(order.copies), *chosen, "-", given=pdf)
    job = re.search(r"request id is (\S+)", done.stdout.decode())
    if done.returncode != 0 or job is None:
        raise PrintRejected(printer=order.printer, reason=_reason(done))
    return job.group(1)


def cancel(job: str) -> None:
    """Call a job off; nothing where it has ended already. Raises NoPrintSystem."""
    _run("cancel", job)


def scheduler() -> str:
    """Where the scheduler that `lp` speaks to listens: a socket's path, or host and port. Raises NoPrintSystem."""
    return _run("lpstat", "-H").stdout.decode().strip()


def _run(*command: str, given: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    # LC_ALL=C: the answers are read by machine.
    environment = {**os.environ, "LC_ALL": "C"}
    try:
        return subprocess.run(command, input=given, env=environment, capture_output=True, timeout=_SECONDS, check=False)
    except FileNotFoundError as error:
        raise NoPrintSystem(reason=f"没有 {command[0]} 命令") from error
    except subprocess.TimeoutExpired as error:
        raise NoPrintSystem(reason=f"{_SECONDS} 秒内没有回答") from error


def _reason(done: subprocess.CompletedProcess[bytes]) -> str:
    """What the command said, in its own words."""
    return (done.stderr or done.stdout).decode(errors="replace").strip() or f"返回值 {done.returncode}"

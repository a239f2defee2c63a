"""A caller-ID modem on a serial line: RING, then between two rings DATE=, TIME=, NMBR= and NAME= (V.25 ter, V.253).

What the modem tells ends neither with an answered nor with a lost call: that it rings no more is heard by the silence.
"""

import re
import threading
import time
from typing import TYPE_CHECKING, Any

from desktop.telephone.lines import Health, Ringing, Stopped, Tell
from offline_store import phone_numbers
from offline_store.errors import ExpectedError
from offline_store.types import new_id

if TYPE_CHECKING:
    from serial import Serial

SILENCE = 7.5
"""Seconds without RING after which it rings no more: the cadence is one second on and four off (GB 3380), with room."""
UNNUMBERED = 5.5
"""Seconds after the first RING from which a call is told of without its number: that comes before the second ring."""
AGAIN = 2.0
"""Seconds until a modem that was unplugged is looked for again."""
LONGEST_LINE = 200
BAUD = 115_200
ANSWERED_IN = 2.0
_FIELD = re.compile(r"\s*(DATE|TIME|NMBR|DDN_NMBR|NAME|MESG)\s*=\s*(.{0,40}?)\s*", re.IGNORECASE)
_WITHHELD = frozenset({"P", "O", "PRIVATE", "OUT OF AREA", "UNAVAILABLE", "-"})
_CALLER_ID = ("AT+VCID=1", "AT#CID=1", "AT+FCLASS=8;+VCID=1")
"""How makers let it be switched on, the standard's way first."""


class ModemGone(ExpectedError):
    """The device is not there, or was unplugged."""

    title = "来电显示盒没有连接"
    explanation = "端口 {port} 打不开，来电不会自动弹出。接上以后会自己恢复。"
    advice = "请检查连线；没有它也可以按 F5 登记来电。"


class ModemSilent(ExpectedError):
    """Something is there that is no modem, or one that knows no caller ID."""

    title = "来电显示盒没有应答"
    explanation = "端口 {port} 上的设备不认识来电显示的命令，来电不会自动弹出。"
    advice = "请在电话设置里换一个端口，或者请管理员查看设备的说明。"


class ModemLine:
    """One modem at a serial port (`/dev/ttyACM0`, `COM3`)."""

    source = "modem"

    def __init__(
        self, port: str, *, silence: float = SILENCE, unnumbered: float = UNNUMBERED, again: float = AGAIN
    ) -> None:
        self._port, self._silence, self._unnumbered, self._again = port, silence, unnumbered, again
        self._serial: Serial | None = None
        self._lock = threading.Lock()
        self._awake = threading.Event()
        self._call = ""
        self._told = False
        self._first = self._last = 0.0

    def run(self, tell: Tell, stop: threading.Event) -> None:
        """See `Line.run`."""
        import serial

        told: type[ExpectedError] | bool | None = False
        while not stop.is_set():
            error: ExpectedError | None = None
            try:
                with serial.Serial(self._port, BAUD, timeout=0.1, write_timeout=2) as opened:
                    if self._is_modem(opened, stop):
                        with self._lock:
                            self._serial = opened
                        tell(Health(None))
                        told = None
                        self._listen(opened, tell, stop)
                    elif not stop.is_set():
                        error = ModemSilent(port=self._port)
            except (OSError, ValueError):  # SerialException is an OSError; ValueError: a port of this name cannot be
                error = ModemGone(port=self._port)
            finally:
                with self._lock:
                    self._serial = None
                self._end(tell)
            if error is not None and told is not type(error):
                tell(Health(error))
                told = type(error)
            if not stop.is_set():
                self._awake.wait(self._again)

    def wake(self) -> None:
        """See `Line.wake`."""
        self._awake.set()

    def dial(self, number: str) -> None:
        """Have the modem dial; the receiver is lifted by hand. Raises ModemGone."""
        digits = re.sub(r"[^0-9*#+,]", "", number)
        try:
            with self._lock:
                if self._serial is None:
                    raise ModemGone(port=self._port)
                self._serial.write(f"ATDT{digits};\r".encode("ascii"))
        except OSError as error:
            raise ModemGone(port=self._port) from error

    def _is_modem(self, opened: "Serial", stop: threading.Event) -> bool:
        """Whether it answers (it may be half in a command: asked twice), and knows how caller ID is switched on."""
        opened.reset_input_buffer()
        is_there = any(not stop.is_set() and self._takes(opened, "ATE0") for _ in range(2))
        return is_there and any(not stop.is_set() and self._takes(opened, command) for command in _CALLER_ID)

    def _takes(self, opened: "Serial", command: str) -> bool:
        opened.write(f"{command}\r".encode("ascii"))
        until = time.monotonic() + ANSWERED_IN
        while time.monotonic() < until:
            answer: bytes = opened.read_until(b"\n", LONGEST_LINE).strip()
            if answer in (b"OK", b"ERROR"):
                return answer == b"OK"
        return False

    def _listen(self, opened: "Serial", tell: Tell, stop: threading.Event) -> None:
        line = b""
        while not stop.is_set():
            line += opened.read_until(b"\n", LONGEST_LINE)
            if line.endswith(b"\n") or len(line) >= LONGEST_LINE:
                self._hear(line, tell)
                line = b""
            self._look(tell)

    def _hear(self, raw: bytes, tell: Tell) -> None:
        line = raw.decode("ascii", "replace").strip()
        if line == "RING":
            self._ring()
        elif (field := _FIELD.fullmatch(line)) and field[1].upper() == "NMBR":
            self._ring()
            self._tell(tell, "" if field[2].upper() in _WITHHELD else phone_numbers.spelt(field[2]))

    def _ring(self) -> None:
        self._last = time.monotonic()
        if not self._call:
            self._call, self._told, self._first = new_id(), False, self._last

    def _tell(self, tell: Tell, number: str) -> None:
        if not self._told:
            self._told = True
            tell(Ringing(self._call, number))

    def _look(self, tell: Tell) -> None:
        """What time tells: there is no number, or it rings no more."""
        moment = time.monotonic()
        if self._call and moment - self._first > self._unnumbered:
            self._tell(tell, "")
        if self._call and moment - self._last > self._silence:
            self._end(tell)

    def _end(self, tell: Tell) -> None:
        if self._call:
            self._tell(tell, "")
            tell(Stopped(self._call))
            self._call = ""


def ports() -> list[tuple[str, str]]:
    """The serial ports of this machine: name and what the system calls the device."""
    from serial.tools.list_ports import comports

    found: list[Any] = sorted(comports(), key=lambda each: each.device)
    return [(str(each.device), str(each.description or "")) for each in found]

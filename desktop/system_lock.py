"""When the system locks its screen or goes to sleep, as its D-Bus signals tell (freedesktop.org's ScreenSaver and
login1 interfaces, and the names the usual desktops give the first of them). On other systems nothing is told.

Through jeepney, which the key ring speaks D-Bus with too: the signals of PySide6's QtDBus cannot be connected in 6.8.
"""

import logging
import os
import socket
import sys
import threading
from contextlib import suppress

from jeepney import HeaderFields, MatchRule, Message, MessageType
from jeepney.bus_messages import message_bus
from jeepney.io.blocking import DBusConnection, Proxy, open_dbus_connection
from PySide6.QtCore import QObject, Signal

from desktop.tasks import Runner

SCREEN_SAVERS = (
    "org.freedesktop.ScreenSaver",
    "org.gnome.ScreenSaver",
    "org.mate.ScreenSaver",
    "org.cinnamon.ScreenSaver",
    "org.ukui.ScreenSaver",
)
LOGIN = "org.freedesktop.login1"


class SystemLock(QObject):
    """Listens until it is closed, in a thread for each bus."""

    locked = Signal()
    """The screen was locked."""
    sleeping = Signal()
    """The machine is about to sleep."""

    def __init__(self, runner: Runner) -> None:
        super().__init__()
        self._runner, self._is_closed = runner, False
        self._open: list[DBusConnection] = []
        self.listening = threading.Semaphore(0)
        """Released once for each bus that is listened to."""

    def start(self) -> None:
        """Begin to listen; a bus that is not there is not listened to."""
        if sys.platform != "linux":
            return
        session = [MatchRule(type="signal", interface=name, member="ActiveChanged") for name in SCREEN_SAVERS]
        system = [MatchRule(type="signal", interface=f"{LOGIN}.Manager", member="PrepareForSleep")]
        if path := _own_session():
            system.append(MatchRule(type="signal", interface=f"{LOGIN}.Session", member="Lock", path=path))
        for bus, rules in (("SESSION", session), ("SYSTEM", system)):
            threading.Thread(target=self._listen, args=(bus, rules), name=f"bus {bus}", daemon=True).start()

    def close(self) -> None:
        """Listen no more."""
        self._is_closed = True
        for connection in self._open:
            with suppress(OSError):  # the bus is gone, or the loop has just ended
                connection.sock.shutdown(socket.SHUT_RDWR)

    def _listen(self, bus: str, rules: list[MatchRule]) -> None:
        try:
            with open_dbus_connection(bus) as connection:
                self._open.append(connection)
                for rule in rules:
                    Proxy(message_bus, connection).AddMatch(rule)
                self.listening.release()
                while not self._is_closed:
                    self._heard(connection.receive())
        except (OSError, EOFError, KeyError, ValueError) as error:  # no bus, or it is gone
            logging.getLogger(__name__).info("not listening to %s: %s", bus, type(error).__name__)

    def _heard(self, message: Message) -> None:
        if message.header.message_type is not MessageType.signal:
            return
        member, begins = message.header.fields.get(HeaderFields.member), message.body[:1] == (True,)
        if member == "PrepareForSleep" and begins:
            self._runner.post(self.sleeping.emit)
        elif member == "Lock" or (member == "ActiveChanged" and begins):
            self._runner.post(self.locked.emit)


def _own_session() -> str:
    """The object path of this log-in session: its id spelled as D-Bus paths are; empty outside one."""
    name = os.environ.get("XDG_SESSION_ID", "")
    spelled = (
        c if c.isascii() and c.isalnum() and not (place == 0 and c.isdigit()) else f"_{ord(c):02x}"
        for place, c in enumerate(name)
    )
    return f"/org/freedesktop/login1/session/{''.join(spelled)}" if name else ""

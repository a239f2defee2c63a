"""Which microphone or telephone adapter this desk records from, and who speaks where; kept in the store."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

from desktop.profile import Unlocked
from desktop.tasks import Runner
from offline_store import audit, marks, registration, settings
from offline_store.errors import ExpectedError
from offline_store.models import Recording
from offline_store.speaker_roles import DESK, ROLE_SETS
from offline_store.store import Store

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from desktop.sound.devices import InputDevice
    from desktop.sound.source import DeviceSource
    from desktop.sound.trying import Tried
    from desktop.sound.watch import WatchedDevice

INPUT = "input"
TELEPHONE, TABLE, ARRAY = "telephone", "table", "array"
MOST_CHANNELS = 8
"""Of an array of microphones."""
STEREO = DESK
"""Telephone adapters put our end left and the caller right."""


@dataclass(frozen=True, slots=True)
class Input:
    """What this desk records from."""

    name: str = ""
    """Of the device; empty for the system's own choice."""
    layout: str = ""
    """`telephone` (two channels, our end left), `table` (mixed to one), `array` (a seat each); empty: two channels
    are a telephone's, one is a table's."""
    roles: tuple[str, ...] = ()
    """Of an array: who sits at each microphone (`Segment.speaker`), empty where nobody is known to."""


class Inputs:
    """Offers and remembers input devices; answers come on the screen's thread."""

    def __init__(self, runner: Runner, unlocked: Unlocked) -> None:
        self._runner, self._unlocked, self._store = runner, unlocked, unlocked.store

    def devices(self, done: Callable[[list[InputDevice]], None]) -> None:
        """The devices there are."""

        def work() -> list[InputDevice]:
            from desktop.sound.devices import input_devices  # loads the sound library

            return input_devices()

        self._runner.run(work, done)

    def choose(self, wanted: Input) -> None:
        """Record from this device, in this way, from now on."""

        def write() -> None:
            with self._store.apply() as session:
                settings.put(session, INPUT, asdict(wanted))
                audit.note(session, self._unlocked.desk.account, "setting", INPUT, name=wanted.name)

        self._runner.write(write)

    def chosen(self, done: Callable[[Input], None]) -> None:
        """What was chosen."""
        self._runner.run(lambda: chosen_input(self._store), done)

    def try_out(
        self,
        level: Callable[[list[float]], None],
        done: Callable[[Tried], None],
        failed: Callable[[ExpectedError], None],
    ) -> None:
        """Record some seconds of the chosen device; the peaks of its channels come as they are heard."""

        def work() -> Tried:
            from desktop.sound.trying import try_device

            chosen = chosen_input(self._store)
            source = _open(chosen.name or None, chosen)
            return try_device(source, lambda peaks: self._runner.post(lambda: level(peaks)), threading.Event())

        self._runner.run(work, done, failed)

    def play(self, tried: Tried, failed: Callable[[ExpectedError], None]) -> None:
        """Play what was tried, in two channels at most."""

        def work() -> None:
            from desktop.sound.playback import play

            play(tried.sound[:, :2], tried.rate, threading.Event())

        self._runner.run(work, None, failed)


def chosen_input(store: Store) -> Input:
    """What was chosen. Not for the screen's thread."""
    with store.read() as session:
        kept = settings.get(session, INPUT)
    return Input(str(kept.get("name", "")), str(kept.get("layout", "")), tuple(kept.get("roles", ())))


def speakers(channels: int, chosen: Input = Input(), kind: str = "call") -> tuple[str, ...]:  # frozen
    """Who speaks on which channel of a recording, in a kind of reception; one microphone does not say."""
    if chosen.layout == ARRAY:
        return (*chosen.roles, *("",) * channels)[:channels]
    if channels == len(STEREO) and chosen.layout != TABLE:
        ours = ROLE_SETS.get(kind, STEREO)[0]
        return STEREO if ours == STEREO[0] else (ours, "")
    return ("",) * channels


def speakers_of(session: Session, recording_id: str) -> tuple[str, ...]:
    """The same of a recording that was made: as it was then, whatever was chosen since."""
    row = session.get_one(Recording, recording_id)
    kept = marks.seats(row)
    return speakers(row.channels, kind=registration.kind_of(session, row.reception_id)) if kept is None else kept


def open_input(chosen: Input) -> WatchedDevice:
    """The chosen device, recording and watched. Raises NoMicrophone."""
    from desktop.sound.watch import WatchedDevice

    return WatchedDevice(lambda name: _open(name, chosen), chosen.name or None)


def _open(name: str | None, chosen: Input) -> DeviceSource:
    from desktop.sound.devices import find_channels
    from desktop.sound.source import DeviceSource

    most = find_channels(name)
    wanted = min(most, MOST_CHANNELS if chosen.layout == ARRAY else 2)
    return DeviceSource(name, wanted, is_mixed=chosen.layout == TABLE)

"""Which microphone or telephone adapter this desk records from; kept in the store."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from desktop.profile import Unlocked
from desktop.tasks import Runner
from offline_store import audit, settings
from offline_store.store import Store

if TYPE_CHECKING:
    from desktop.sound.source import InputDevice

INPUT = "input"


class Inputs:
    """Offers and remembers input devices; answers come on the screen's thread."""

    def __init__(self, runner: Runner, unlocked: Unlocked) -> None:
        self._runner, self._unlocked, self._store = runner, unlocked, unlocked.store

    def devices(self, done: Callable[[list[InputDevice]], None]) -> None:
        """The devices there are."""

        def work() -> list[InputDevice]:
            from desktop.sound.source import input_devices  # loads the sound library

            return input_devices()

        self._runner.run(work, done)

    def choose(self, name: str) -> None:
        """Record from this device from now on; empty: the system's own choice."""

        def write() -> None:
            with self._store.apply() as session:
                settings.put(session, INPUT, {"name": name})
                audit.note(session, self._unlocked.desk.account, "setting", INPUT, name=name)

        self._runner.write(write)

    def chosen(self, done: Callable[[str], None]) -> None:
        """The name of the device that was chosen; empty for the system's own choice."""
        self._runner.run(lambda: chosen_input(self._store), done)


def chosen_input(store: Store) -> str:
    """The name of the device that was chosen; empty for the system's own choice. Not for the screen's thread."""
    with store.read() as session:
        return str(settings.get(session, INPUT).get("name", ""))

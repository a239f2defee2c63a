"""待核实 as the screen uses it: asked off the screen's thread."""

from collections.abc import Callable

from desktop.tasks import Runner
from offline_store.store import Store
from offline_store.unverified import Unverified, unverified


def ask(runner: Runner, store: Store, done: Callable[[list[Unverified]], None]) -> None:
    """Every value that is still to be verified; comes to `done` on the screen's thread."""

    def work() -> list[Unverified]:
        with store.read() as session:
            return unverified(session)

    runner.run(work, done)

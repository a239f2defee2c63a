"""文字模板 and 宏 as the screens use them: those of this clerk are kept at hand, read anew when one is written."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, Signal
from sqlalchemy.orm import Session

from desktop.profile import Unlocked
from desktop.tasks import Runner
from offline_store import writing_aids
from offline_store.errors import ExpectedError
from offline_store.store import Changed
from offline_store.writing_aids import Module, Recorded

Done = Callable[[Any], None]
Failed = Callable[[ExpectedError], None]


class Aids(QObject):
    """Over the runner's lanes."""

    changed = Signal()
    """The modules or macros at hand are others now."""

    def __init__(self, runner: Runner, unlocked: Unlocked) -> None:
        super().__init__()
        self._runner, self._store, self.desk = runner, unlocked.store, unlocked.desk
        self.modules: tuple[Module, ...] = ()
        self.macros: tuple[Recorded, ...] = ()

    def read(self) -> None:
        """Read those of this clerk."""

        def work() -> tuple[tuple[Module, ...], tuple[Recorded, ...]]:
            with self._store.read() as session:
                return writing_aids.modules(session, self.desk), writing_aids.macros(session, self.desk)

        def known(found: tuple[tuple[Module, ...], tuple[Recorded, ...]]) -> None:
            if found != (self.modules, self.macros):
                self.modules, self.macros = found
                self.changed.emit()

        self._runner.run(work, known)

    def note_commit(self, changed: Changed) -> None:
        """One was written, here or at another desk."""
        if {"text_module", "macro"} & changed.rows.keys():
            self.read()

    def save_module(self, wanted: Module, done: Done, failed: Failed) -> None:
        """Keep a module. `failed` hears NotAllowed, AidIncomplete."""
        self._write(lambda session: writing_aids.save_module(session, self.desk, wanted), done, failed)

    def drop_module(self, module_id: str, done: Done, failed: Failed) -> None:
        """It is not offered any more."""
        self._write(lambda session: writing_aids.drop_module(session, self.desk, module_id), done, failed)

    def save_macro(self, wanted: Recorded, done: Done, failed: Failed) -> None:
        """Keep a macro. `failed` hears AidIncomplete."""
        self._write(lambda session: writing_aids.save_macro(session, self.desk, wanted), done, failed)

    def drop_macro(self, macro_id: str, done: Done, failed: Failed) -> None:
        """It is gone."""
        self._write(lambda session: writing_aids.drop_macro(session, self.desk, macro_id), done, failed)

    def _write(self, change: Callable[[Session], Any], done: Done, failed: Failed) -> None:
        def work() -> Any:
            with self._store.write(self.desk.actor) as session:
                return change(session)

        self._runner.write(work, done, failed)

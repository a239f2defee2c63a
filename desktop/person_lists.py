"""The lists that a person's data are put into words by: read from the store off the screen's thread."""

from collections.abc import Mapping

from PySide6.QtCore import QObject, Signal

from desktop.tasks import Runner
from offline_store import codes
from offline_store.codes import Content
from offline_store.store import Changed, Store

LISTS = ("id_document", "sex", "ethnicity", "education", "age_band", "retirement")
Contents = Mapping[str, Content]
"""List → what it holds."""


def shipped() -> Contents:
    """The lists that the program brings along."""
    return {name: codes.shipped(name) for name in LISTS}


class PersonLists(QObject):
    """What holds now; the shipped lists until the store was asked."""

    changed = Signal(object)
    """The Contents, when a list is another one."""

    def __init__(self, runner: Runner, store: Store) -> None:
        super().__init__()
        self._runner, self._store = runner, store
        self.contents = shipped()

    def read(self) -> None:
        """Ask the store anew: a version may have come, or its day."""
        self._runner.run(self._current, self._found)

    def note_commit(self, changed: Changed) -> None:
        """Something was written: perhaps a version from the centre."""
        if "code_list" in changed.rows:
            self.read()

    def _current(self) -> Contents:
        with self._store.read() as session:
            return {name: codes.current(session, name) for name in LISTS}

    def _found(self, contents: Contents) -> None:
        if contents != self.contents:
            self.contents = contents
            self.changed.emit(contents)

"""The code lists that the form offers: read from the store off the screen's thread, told again when they change."""

from PySide6.QtCore import QObject, Signal

from desktop.tasks import Runner
from offline_store import codes
from offline_store.store import Changed, Store

OFFERED = (
    "dispute_type",
    "employment_form",
    "arrears_kind",
    "arrears_cause",
    "opens_injury",
    "opens_wages",
    "opens_people",
)
"""The lists of the registration form."""
Names = dict[str, tuple[str, ...]]
"""List → the names of its items, in order."""


class CodeLists(QObject):
    """What the form offers now; the shipped lists until the store was asked."""

    changed = Signal(object)
    """The Names, when a list is another one."""

    def __init__(self, runner: Runner, store: Store) -> None:
        super().__init__()
        self._runner, self._store = runner, store
        self.names: Names = {name: codes.names(codes.shipped(name)) for name in OFFERED}

    def read(self) -> None:
        """Ask the store anew: a version may have come, or its day."""
        self._runner.run(self._current, self._found)

    def note_commit(self, changed: Changed) -> None:
        """Something was written: perhaps a version from the centre."""
        if "code_list" in changed.rows:
            self.read()

    def _current(self) -> Names:
        with self._store.read() as session:
            return {name: codes.names(codes.current(session, name)) for name in OFFERED}

    def _found(self, names: Names) -> None:
        if names != self.names:
            self.names = names
            self.changed.emit(names)

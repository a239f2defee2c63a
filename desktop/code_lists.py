"""The code lists that the screens offer: read from the store off the screen's thread, told again when they change.

With each list comes how often this desk used its items lately, so that those are offered first.
"""

from collections.abc import Mapping

from PySide6.QtCore import QObject, Signal

from desktop.tasks import Runner
from offline_store import code_uses, codes, region_choices
from offline_store.code_find import Choices, choices_of
from offline_store.codes import Content
from offline_store.settings import Desk
from offline_store.store import Changed, Store

OFFERED = (
    "dispute_type",
    "employment_form",
    "industry",
    "enterprise_type_2011",
    "enterprise_type_2023",
    region_choices.LIST,
    "arrears_kind",
    "arrears_cause",
    "opens_injury",
    "opens_wages",
    "opens_people",
)
"""The lists of the registration form and of the employers' page."""
TYPE_MAP = "enterprise_type_map"
LEARNED_FROM = frozenset({"case", "party", "employer"})
"""Tables whose change may change what is used most."""
Lists = Mapping[str, Choices]
"""List → what is offered of it."""


class CodeLists(QObject):
    """What is offered now; the shipped lists until the store was asked."""

    changed = Signal(object)
    """The Lists, when a list is another one or other items are used most."""

    def __init__(self, runner: Runner, store: Store, desk: Desk) -> None:
        super().__init__()
        self._runner, self._store, self._desk = runner, store, desk
        contents = {name: codes.shipped(name) for name in (*OFFERED, TYPE_MAP)}
        self.lists: Lists = _offered(contents, {})
        self.employers: Mapping[str, int] = {}
        """How many of this desk's cases named an employer lately, by its id."""
        self.type_map: Content = contents[TYPE_MAP]
        """Types of employers in the lists of 2011 and of 2023: see `employer_types.py`."""

    def read(self) -> None:
        """Ask the store anew: a version may have come, or its day."""
        self._runner.run(self._current, self._found)

    def note_commit(self, changed: Changed) -> None:
        """Something was written: perhaps a version from the centre, or a case that this desk can learn from."""
        if "code_list" in changed.rows or LEARNED_FROM & changed.rows.keys():
            self.read()

    def _current(self) -> tuple[dict[str, Content], code_uses.Uses]:
        with self._store.read() as session:
            contents = {name: codes.current(session, name) for name in (*OFFERED, TYPE_MAP)}
            return contents, code_uses.uses(session, self._desk)

    def _found(self, found: tuple[dict[str, Content], code_uses.Uses]) -> None:
        contents, uses = found
        lists = _offered(contents, uses)
        self.type_map, self.employers = contents[TYPE_MAP], uses[code_uses.EMPLOYERS]
        if lists != self.lists:
            self.lists = lists
            self.changed.emit(lists)


def _offered(contents: Mapping[str, Content], uses: code_uses.Uses) -> Lists:
    return {name: _choices(name, contents[name], uses.get(name, {})) for name in OFFERED}


def _choices(name: str, content: Content, uses: Mapping[str, int]) -> Choices:
    return region_choices.choices(content, uses) if name == region_choices.LIST else choices_of(content, uses)

"""来电记录: the calls of a station, the missed ones as calls back, and whose a number is. Over the runner's lanes."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, QTimer, Signal

from desktop.auditing import Auditing
from desktop.store_lanes import StoreLanes
from offline_store import callers, rings
from offline_store.callers import Caller
from offline_store.errors import ExpectedError
from offline_store.rings import CallBack, RingLine
from offline_store.settings import Desk
from offline_store.types import now

LOOK = 30_000
"""Milliseconds between two looks at what is due."""
Failed = Callable[[ExpectedError], None]


class CallJournal(QObject):
    """Answers come on the screen's thread."""

    missed = Signal(object)
    """A list of CallBack that have just become due."""

    def __init__(self, lanes: StoreLanes, desk: Desk, auditing: Auditing) -> None:
        super().__init__()
        self._lanes, self._desk, self._auditing = lanes, desk, auditing
        self._told: set[str] = set()
        self._look = QTimer(self, interval=LOOK)
        self._look.timeout.connect(self.look_at_due)

    def start(self) -> None:
        """Tell from now on of what becomes due."""
        self._look.start()

    def stop(self) -> None:
        """Look no more."""
        self._look.stop()

    def lines(self, which: str, done: Callable[[list[RingLine]], None], number: str = "") -> None:
        """The calls of the station: one of `rings.WHICH`, or all of a number."""
        self._lanes.read(lambda session: rings.journal(session, self._desk, which, number), done)

    def call_backs(self, done: Callable[[list[CallBack]], None]) -> None:
        """The missed calls that wait to be returned, by number."""
        self._lanes.read(lambda session: rings.call_backs(session, self._desk, now()), done)

    def settle(self, number: str, how: str, done: Callable[[None], None], failed: Failed) -> None:
        """What became of a call back: one of `rings.SETTLED`."""
        self._lanes.write(lambda session: rings.settle(session, self._desk, number, how), done, failed)

    def who(self, number: str, ring_id: str, done: Callable[[Caller], None]) -> None:
        """What is known of a number; that it was read is noted."""
        self._lanes.read(lambda session: callers.who(session, self._desk, number, ring_id), done)
        self._auditing.note("read", "ring", ring_id)

    def find_people(self, typed: str, done: Callable[[list[tuple[str, str]]], None]) -> None:
        """Persons who are found by what is typed: id, and name with the employer of a case of hers."""
        self._lanes.read(lambda session: callers.find_people(session, self._desk, typed), done)

    def tie(self, number: str, person_id: str, done: Callable[[None], None], failed: Failed) -> None:
        """The number is this person's. `failed` hears NobodyChosen."""
        self._lanes.write(lambda session: callers.tie(session, self._desk, number, person_id), done, failed)

    def look_at_due(self) -> None:
        """Tell of what has become due since the last look."""
        self.call_backs(self._look_at)

    def _look_at(self, found: Sequence[CallBack]) -> None:
        moment = now()
        late = [each for each in found if each.is_late(moment) and each.ring_id not in self._told]
        self._told |= {each.ring_id for each in late}
        if late:
            self.missed.emit(late)

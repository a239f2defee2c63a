"""Keeps the corrector's words what the store knows: read when the desk starts, when what they are made of changes,
and each day.

Reading and building the words takes up to a second: it is done off the screen's thread and never for each commit.
"""

from __future__ import annotations

from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from desktop.tasks import Runner
from offline_store import hot_names
from offline_store.settings import Desk
from offline_store.store import Changed, Store
from offline_store.types import ZONE, local_day, now

if TYPE_CHECKING:
    from desktop.speech.corrector import Corrector

WATCHED = frozenset({"code_list", "employer", "person", "party", "sitting", "speech_rule"})
"""Tables that words are made of."""
AT_ONCE = frozenset({"code_list", "sitting", "speech_rule"})
"""Those whose changes a person waits for."""
PERSON, EMPLOYER = "姓名", "单位"
"""The extractor's fields in which names are."""
SOON, LATER = 300, 60_000
"""Milliseconds until the words are read again."""


class HotWords(QObject):
    """Over the runner's lanes; `corrector` is there once the words were read for the first time."""

    ready = Signal(object)
    """The Corrector, once."""
    read_again = Signal()
    """The corrector knows other words."""

    def __init__(self, runner: Runner, store: Store, desk: Desk) -> None:
        super().__init__()
        self._runner, self._store, self._desk = runner, store, desk
        self.corrector: Corrector | None = None
        self._is_stopped = False
        self._names: hot_names.HotNames | None = None
        self._again = QTimer(self, singleShot=True)
        self._again.timeout.connect(self.read)

    def read(self) -> None:
        """Read the words anew."""
        self._runner.run(self._build, self._built)

    def stop(self) -> None:
        """No further reading."""
        self._is_stopped = True
        self._again.stop()

    def note_commit(self, changed: Changed) -> None:
        """Something was written: perhaps other names are spoken now."""
        touched = WATCHED & changed.rows.keys()
        wait = SOON if AT_ONCE & touched else LATER
        if touched and not 0 <= self._again.remainingTime() <= wait:
            self._again.start(wait)

    def alike(self, field: str, heard: str) -> tuple[str, ...]:
        """Names that may be meant by a name (姓名) or a firm (单位) that was heard, at most three. From any thread."""
        from desktop.speech.alike import MOST, nearest, with_other_surnames

        if (names := self._names) is None:
            return ()
        if field == EMPLOYER:
            return nearest(heard, names.employers)
        if field != PERSON or heard in (*names.expected, *names.people):
            return ()
        known = nearest(heard, (*names.expected, *names.people))
        surnames = (word for word in names.listed if len(word) == 1)
        return tuple(dict.fromkeys((*known, *with_other_surnames(heard, surnames))))[:MOST]

    def _build(self) -> Corrector:
        from desktop.speech import corrector

        with self._store.read() as session:
            found = hot_names.read(session, self._desk, local_day(now()))
        rules = tuple(corrector.Rule(*pair) for pair in found.rules)
        names = (*found.places, *found.employers, *found.expected)
        words = corrector.HotWords(found.listed, names, found.people, rules)
        self._names = found
        if self.corrector is None:
            return corrector.Corrector(words)
        self.corrector.use(words)
        return self.corrector

    def _built(self, made: Corrector) -> None:
        if not self._again.isActive() and not self._is_stopped:  # tomorrow others are expected
            self._again.start(_until_tomorrow(now()))
        if self.corrector is None:
            self.corrector = made
            self.ready.emit(made)
        else:
            self.read_again.emit()


def _until_tomorrow(moment: datetime) -> int:
    """Milliseconds until a minute past the next midnight of the centre's zone."""
    here = moment.astimezone(ZONE)
    midnight = datetime.combine(here.date() + timedelta(days=1), time(0, 1), ZONE)
    return int((midnight - here).total_seconds() * 1000)

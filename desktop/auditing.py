"""The audit as the screens use it: what they note, what the auditor reads, whether the chain holds.

Notes go through the lane of writes and never hold a page up. Answers come on the screen's thread.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

from desktop.audit_export import export
from desktop.profile import Unlocked
from desktop.sync.checkpoints import last_seen
from desktop.tasks import Runner
from offline_store import audit, audit_view
from offline_store.audit import Break
from offline_store.audit_view import AuditFilter, AuditLine
from offline_store.errors import ExpectedError
from offline_store.types import from_plain

EVERY_DAY = 24 * 60 * 60 * 1000
"""Milliseconds."""
Failed = Callable[[ExpectedError], None]


@dataclass(frozen=True, slots=True)
class ChainState:
    """Whether the chain holds, and how far the centre has seen it."""

    entries: int
    breaks: tuple[Break, ...]
    seen: int
    """The last entry that was compared with the centre; 0 for none."""
    seen_at: datetime | None
    noted_at_centre: int
    """Breaks of this desk's chain that the centre has noted."""

    @property
    def holds(self) -> bool:
        """Nobody has found anything wrong."""
        return not self.breaks and not self.noted_at_centre


class Auditing(QObject):
    """Notes and answers about the audit of this desk."""

    checked = Signal(object)
    """A ChainState, after the whole chain was gone through."""

    def __init__(self, runner: Runner, unlocked: Unlocked) -> None:
        super().__init__()
        self._runner, self._unlocked, self._store = runner, unlocked, unlocked.store
        self._daily = QTimer(self, interval=EVERY_DAY)
        self._daily.timeout.connect(self.check)

    def start(self) -> None:
        """Go through the whole chain, now and once a day."""
        self._daily.start()
        self.check()

    def stop(self) -> None:
        """No further look."""
        self._daily.stop()

    def note(self, action: str, subject: str = "", subject_id: str = "", **detail: Any) -> None:
        """Write down what the clerk did; what belongs to a case or reception is noted as that one's."""
        account = self._unlocked.desk.account

        def write(session: Any) -> None:
            audit.note(session, account, action, *audit.owner_of(session, subject, subject_id), **detail)

        self._write(write)

    def note_reading(self, reception_id: str) -> None:
        """The clerk has opened a reception."""
        account = self._unlocked.desk.account
        self._write(lambda session: audit.note_reading(session, account, "reception", reception_id))

    def check(self) -> None:
        """Go through the whole chain; what is broken is written down, the state told by `checked`."""

        def work() -> ChainState:
            with self._store.read() as session:
                found = audit.breaks(session)
            if found:
                with self._store.apply() as session:
                    audit.write_down(session, found)
            return self._state()

        self._runner.run(work, self.checked.emit)

    def state(self, done: Callable[[ChainState], None]) -> None:
        """What is known of the chain, without going through it."""
        self._runner.run(self._state, done)

    def lines(self, chosen: AuditFilter, before: int | None, done: Callable[[list[AuditLine]], None]) -> None:
        """A page of entries, newest first."""
        self._read(lambda session: audit_view.lines(session, chosen, before), done)

    def count(self, chosen: AuditFilter, done: Callable[[int], None]) -> None:
        """How many entries there are."""
        self._read(lambda session: audit_view.count(session, chosen), done)

    def choices(self, done: Callable[[tuple[list[str], list[str]]], None]) -> None:
        """The accounts and the actions there are."""
        self._read(lambda session: (audit_view.accounts(session), audit_view.actions(session)), done)

    def export(self, path: Path, chosen: AuditFilter, reason: str, done: Callable[[int], None], failed: Failed) -> None:
        """Write the entries to a CSV or PDF file, by its ending; how many. The export is an entry before it is a file.

        `failed` hears ReasonNeeded, TooManyForPaper, FileNotWritable.
        """
        self._runner.run(lambda: export(self._store, self._unlocked.desk, path, chosen, reason), done, failed)

    def _state(self) -> ChainState:
        with self._store.read() as session:
            seen = last_seen(session)
            at = from_plain(seen.at, datetime) if seen.at else None
            return ChainState(audit.head(session)[0], tuple(audit.known_breaks(session)), seen.seq, at, seen.breaks)

    def _read(self, query: Callable[[Any], Any], done: Callable[[Any], None]) -> None:
        def work() -> Any:
            with self._store.read() as session:
                return query(session)

        self._runner.run(work, done)

    def _write(self, change: Callable[[Any], Any]) -> None:
        def work() -> None:
            with self._store.apply() as session:
                change(session)

        self._runner.write(work)

"""When to sync: after each commit (a little later), each minute, and when asked. What waits and why is told."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

from desktop import clerks
from desktop.profile import Unlocked
from desktop.sync import login
from desktop.sync.engine import synchronise
from desktop.sync.errors import AccountDisabled, LoginFailed, NotLoggedIn
from desktop.tasks import Runner
from offline_store import protocol, queries
from offline_store.errors import ExpectedError
from offline_store.models import RECORD_TYPES
from offline_store.store import Changed
from offline_store.types import now, to_plain

AFTER_COMMIT = 2_000
EVERY = 60_000
"""Milliseconds."""
MOST_OPEN = 50
"""Cases on the screen that are told of."""


@dataclass(frozen=True, slots=True)
class SyncState:
    """What the status line shows."""

    running: bool = False
    waiting: int = 0
    refused: int = 0
    conflicts: int = 0
    last_success: datetime | None = None
    reason: ExpectedError | None = None
    """Why the last attempt did not get through."""
    receipt: dict[str, Any] | None = None


class Syncing(QObject):
    """One sync at a time, in the pool; asked for while one runs, another follows."""

    changed = Signal(object)
    """A SyncState."""
    progressed = Signal(int, int)
    """Records done, and in all, of the sync that runs."""

    password_needed = Signal(bool)
    """The centre wants the clerk's password anew; true when it is to be changed at once (a one-time password)."""
    shut_out = Signal(object)
    """An AccountDisabled: the clerk may not work here any more, and her slot is gone."""

    def __init__(self, runner: Runner, unlocked: Unlocked) -> None:
        super().__init__()
        self._runner, self._unlocked = runner, unlocked
        self._store, self._desk, self._client = unlocked.store, unlocked.desk, unlocked.client
        self._again = self._stopped = self._has_asked = False
        self.state = SyncState()
        self._open_cases: dict[str, str] = {}
        self._soon = QTimer(self, singleShot=True, interval=AFTER_COMMIT)
        self._soon.timeout.connect(self.sync_now)
        self._regular = QTimer(self, interval=EVERY)
        self._regular.timeout.connect(self.sync_now)

    def start(self, password: str) -> None:
        """Renew the log-in at the centre while the password is at hand, then sync, now and regularly."""
        self._regular.start()
        self._set(running=True)
        self._runner.run(lambda: self._log_in(password), self._logged_in, self._not_logged_in)

    def stop(self) -> None:
        """No further sync is begun."""
        self._regular.stop()
        self._soon.stop()
        self._stopped = True

    def note_commit(self, changed: Changed) -> None:
        """Something was written: count what waits and, when the desk wrote it, send it in a moment.

        A sync's own commits touch either records or changes, never both: they begin no further sync. What the desk
        writes while one runs may be too late for it: another follows.
        """
        if self._stopped or "change" not in changed.rows:
            return
        self._count()
        if not changed.rows.keys() & RECORD_TYPES.keys():
            return
        if self.state.running:
            self._again = True
        else:
            self._soon.start()

    def note_open(self, case_ids: Collection[str]) -> None:
        """What is open on the screen now; said to the centre with each sync."""
        known = self._open_cases
        self._open_cases = {
            case_id: known.get(case_id) or str(to_plain(now())) for case_id in list(case_ids)[:MOST_OPEN]
        }

    def also_open(self, case_id: str) -> tuple[protocol.AlsoOpen, ...]:
        """Who else had a case open at the last sync."""
        receipt = self.state.receipt or {}
        return tuple(protocol.AlsoOpen(**each) for each in receipt.get("also_open", ()) if each["case"] == case_id)

    def sync_now(self) -> None:
        """Begin a sync, or have one follow the one that runs."""
        if self._stopped:
            return
        if self.state.running:
            self._again = True
            return
        self._set(running=True)
        self._runner.run(self._synchronise, self._succeeded, self._failed)

    def _synchronise(self) -> dict[str, Any]:
        """A sync; whom the centre has named no more loses her slot, the clerk who works here not excepted."""

        def tell(done: int, total: int) -> None:
            self._runner.post(lambda: self.progressed.emit(done, total))

        last_error = type(self.state.reason).__name__ if self.state.reason else ""
        folder = self._unlocked.profile.recordings
        opened = tuple(protocol.OpenCase(case=case, since=since) for case, since in self._open_cases.items())
        try:
            receipt = synchronise(self._store, self._client, self._desk, tell, folder, last_error, opened)
        except AccountDisabled:
            clerks.shut_out(self._unlocked)
            raise
        if self._desk.account in clerks.drop_slots(self._unlocked):
            raise AccountDisabled
        return receipt

    def _log_in(self, password: str) -> bool:
        answer = login.log_in(self._client, self._desk, password)
        with self._store.apply() as session:
            login.save_token(session, self._desk.account, answer.token)
        return answer.must_change_password

    def _logged_in(self, must_change: bool) -> None:
        self._set(running=False)
        if must_change:
            self.password_needed.emit(True)
        self.sync_now()

    def _not_logged_in(self, error: ExpectedError) -> None:
        """The token of last time may still hold; a password that fits here but not there is asked for anew."""
        self._set(running=False, reason=error)
        if isinstance(error, LoginFailed):
            self._ask_password()
        self.sync_now()

    def _succeeded(self, receipt: dict[str, Any]) -> None:
        self._set(running=False, last_success=now(), reason=None, receipt=receipt)
        self._after()

    def _failed(self, error: ExpectedError) -> None:
        self._set(running=False, reason=error)
        if isinstance(error, AccountDisabled):
            self.stop()
            self.shut_out.emit(error)
        elif isinstance(error, NotLoggedIn):
            self._ask_password()
        self._after()

    def _ask_password(self) -> None:
        if not self._has_asked:  # once: the clerk may well go on without the centre
            self._has_asked = True
            self.password_needed.emit(False)

    def _after(self) -> None:
        if self._stopped:
            return
        self._count()
        if self._again:
            self._again = False
            self.sync_now()

    def _count(self) -> None:
        self._runner.run(self._outbox, self._counted)

    def _outbox(self) -> queries.Outbox:
        with self._store.read() as session:
            return queries.outbox(session)

    def _counted(self, outbox: queries.Outbox) -> None:
        self._set(waiting=outbox.waiting, refused=outbox.refused, conflicts=outbox.conflicts)

    def _set(self, **fields: Any) -> None:
        self.state = replace(self.state, **fields)
        self.changed.emit(self.state)

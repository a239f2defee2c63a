"""What is done to a saved case, and which cases want something yet. Answers come to `done` on the screen's thread."""

from collections.abc import Callable
from typing import Any

from desktop.profile import Unlocked
from desktop.tasks import Runner
from offline_store import corrections, queries, registration
from offline_store.errors import ExpectedError
from offline_store.queries import ReceptionLine
from offline_store.registration import Entry

Done = Callable[[Any], None]
Failed = Callable[[ExpectedError], None]


class CaseWork:
    """Turning, voiding, moving: each in one transaction with its step in the case's history."""

    def __init__(self, runner: Runner, unlocked: Unlocked) -> None:
        self._runner, self._store, self._desk = runner, unlocked.store, unlocked.desk

    def turn(
        self, reception_id: str, entry: Entry | None, active_seconds: int, done: Callable[[str], None], failed: Failed
    ) -> None:
        """Make a call a visit, a visit a mediation; the new reception's id. An entry is registered before."""

        def work(session: Any) -> str:
            if entry:
                registration.register(session, self._desk, reception_id, entry)
                registration.set_active(session, reception_id, active_seconds)
            return registration.turn(session, self._desk, reception_id)

        self._write(work, done, failed)

    def void(self, case_id: str, reason: str, done: Done, failed: Failed) -> None:
        """作废, with a reason."""
        self._write(lambda session: corrections.void_case(session, self._desk, case_id, reason), done, failed, reason)

    def restore(self, case_id: str, done: Done, failed: Failed) -> None:
        """It was voided in error."""
        self._write(lambda session: corrections.restore_case(session, self._desk, case_id), done, failed)

    def move_recording(self, recording_id: str, to_id: str, done: Done, failed: Failed) -> None:
        """Give a recording, with its text, to another reception. `failed` hears StillRecording."""
        self._write(lambda session: corrections.move_recording(session, self._desk, recording_id, to_id), done, failed)

    def incomplete(self, done: Callable[[list[ReceptionLine]], None]) -> None:
        """The station's cases in which something wanted is missing."""
        self._list(queries.incomplete, done)

    def voided(self, done: Callable[[list[ReceptionLine]], None]) -> None:
        """The station's void cases."""
        self._list(queries.voided, done)

    def _list(self, query: Callable[[Any, str], list[ReceptionLine]], done: Done) -> None:
        def work() -> list[ReceptionLine]:
            with self._store.read() as session:
                return query(session, self._desk.station_id)

        self._runner.run(work, done)

    def _write(self, change: Callable[[Any], Any], done: Done, failed: Failed, reason: str = "") -> None:
        def work() -> Any:
            with self._store.write(self._desk.actor, reason) as session:
                return change(session)

        self._runner.write(work, done, failed)

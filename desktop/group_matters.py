"""Group matters as the screens use them: a list tried and saved, cases proposed for joining, joined, taken out.

Every method returns at once; answers come to `done` on the screen's thread.
"""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from desktop.roster import Roster, read_text
from desktop.store_lanes import StoreLanes
from desktop.tasks import Runner
from offline_store import joining, members, registration
from offline_store.errors import ExpectedError
from offline_store.joining import Joined, Proposal
from offline_store.members import Placed
from offline_store.registration import Entry
from offline_store.settings import Desk
from offline_store.store import Store

Failed = Callable[[ExpectedError], None]


class GroupMatters:
    """Over the runner's lanes."""

    def __init__(self, runner: Runner, store: Store, desk: Desk) -> None:
        self._runner, self._lanes, self._desk = runner, StoreLanes(runner, store, desk), desk

    def try_text(self, text: str, done: Callable[[Roster], None]) -> None:
        """What a pasted list says; nothing is taken."""
        self._runner.run(lambda: read_text(text), done)

    def try_file(self, path: Path, done: Callable[[Roster], None], failed: Failed) -> None:
        """What a file's list says; nothing is taken."""

        def work() -> Roster:
            from desktop.roster_file import read_file  # with openpyxl, which few days need

            return read_file(path)

        self._runner.run(work, done, failed)

    def save(
        self, reception_id: str, entry: Entry, active_seconds: int, done: Callable[[str], None], failed: Failed
    ) -> None:
        """Register a case, then its list in parts; its id when all is written.

        Between two parts others may write, so that a call that comes in does not wait for a long list.
        """

        def registered(result: tuple[str, list[Placed]]) -> None:
            case_id, waiting = result
            self._write_parts(reception_id, case_id, list(members.batches(waiting)), entry, done, failed)

        def register(session: Any) -> tuple[str, list[Placed]]:
            result = members.register(session, self._desk, reception_id, entry)
            registration.set_active(session, reception_id, active_seconds)
            return result

        self._lanes.write(register, registered, failed)

    def proposals(self, done: Callable[[list[Proposal]], None]) -> None:
        """Every employer whose individual cases may be joined."""
        self._lanes.read(lambda session: joining.proposals(session, self._desk), done)

    def of_employer(self, name: str, done: Callable[[Proposal | None], None]) -> None:
        """What may be joined at an employer."""
        self._lanes.read(lambda session: joining.of_employer(session, self._desk, name), done)

    def of_case(self, case_id: str, done: Callable[[Joined], None]) -> None:
        """How a case stands to others."""
        self._lanes.read(lambda session: joining.of_case(session, self._desk, case_id), done)

    def join(
        self, case_ids: Sequence[str], into: str | None, people: int | None, done: Callable[[str], None], failed: Failed
    ) -> None:
        """Join cases to a collective one, or to a new one; its id."""
        self._lanes.write(lambda session: joining.join(session, self._desk, case_ids, into, people), done, failed)

    def take_out(self, case_id: str, done: Callable[[None], None], failed: Failed) -> None:
        """Let a case stand by itself again."""
        self._lanes.write(lambda session: joining.take_out(session, self._desk, case_id), done, failed)

    def _write_parts(
        self,
        reception_id: str,
        case_id: str,
        parts: list[Sequence[Placed]],
        entry: Entry,
        done: Callable[[str], None],
        failed: Failed,
    ) -> None:
        if not parts:
            done(case_id)
            return
        first, *rest = parts

        def write(session: Any) -> None:
            members.write(session, case_id, first, protected=entry.protected)
            if not rest:
                members.finish(session, reception_id)

        def written(_none: None) -> None:
            self._write_parts(reception_id, case_id, rest, entry, done, failed)

        self._lanes.write(write, written, failed)

"""Mediations and hearings behind their screens: begun, allowed, named, marked. Answers come on the screen's thread."""

from collections.abc import Callable, Sequence

from sqlalchemy.orm import Session

from desktop.profile import Unlocked
from desktop.store_lanes import Failed, StoreLanes
from desktop.tasks import Runner
from offline_store import audit, marks, sessions, transcript_edits
from offline_store.marks import Mark
from offline_store.sessions import SessionLine
from offline_store.transcript_edits import Edit


class Hearings:
    """Of one desk."""

    def __init__(self, runner: Runner, unlocked: Unlocked) -> None:
        self._desk = unlocked.desk
        self._lanes = StoreLanes(runner, unlocked.store, unlocked.desk)

    def begin(self, case_id: str, kind: str, done: Callable[[str], None], failed: Failed) -> None:
        """One more session of a case; its reception's id. `failed` hears NotAllowed, NotHere."""
        self._lanes.write(lambda session: sessions.begin(session, self._desk, case_id, kind), done, failed)

    def of_case(self, case_id: str, done: Callable[[tuple[SessionLine, ...]], None]) -> None:
        """The sessions of a case, the newest first."""
        self._lanes.read(lambda session: sessions.of_case(session, self._desk, case_id), done)

    def give_leave(self, reception_id: str, by: str, done: Callable[[None], None], failed: Failed) -> None:
        """The tribunal allows the recording: by whom is written down, in the audit too. `failed` hears LeaveWanted."""

        def write(session: Session) -> None:
            sessions.give_leave(session, reception_id, by)
            audit.note(session, self._desk.account, "leave", "reception", reception_id, by=by.strip())

        self._lanes.write(write, done, failed)

    def set_names(self, reception_id: str, names: dict[str, str], done: Callable[[None], None]) -> None:
        """Who has which role."""

        def write(session: Session) -> None:
            for role, name in names.items():
                sessions.set_name(session, reception_id, role, name)

        self._lanes.write(write, done)

    def mark(self, recording_id: str, mark: Mark) -> None:
        """One more mark in a recording."""
        self._lanes.write(lambda session: marks.set_mark(session, recording_id, mark))

    def set_speaker(self, segment_ids: Sequence[str], role: str, done: Callable[[Edit], None], failed: Failed) -> None:
        """Somebody else says these sentences. `failed` hears ChangedMeanwhile, NotAllowed."""
        desk = self._desk
        self._lanes.write(lambda session: transcript_edits.set_speaker(session, desk, segment_ids, role), done, failed)

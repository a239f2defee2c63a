"""场次 as the screens use them: what is planned, what a time would clash with, who was asked to come.

Every method returns at once; answers come to `done` on the screen's thread.
"""

import unicodedata
from collections.abc import Callable, Sequence
from datetime import date, time
from typing import Any

from PySide6.QtCore import QObject, Signal

from desktop.papers.described import in_force
from desktop.papers.facts import facts, fill
from desktop.profile import Unlocked
from desktop.store_lanes import StoreLanes
from desktop.tasks import Runner
from offline_store import papers, sittings
from offline_store.errors import ExpectedError
from offline_store.sittings import Advice, Choices, SittingLine, Wanted
from offline_store.store import Changed

Done = Callable[[Any], None]
Failed = Callable[[ExpectedError], None]
Lines = Callable[[tuple[SittingLine, ...]], None]
LETTER = "mediation_invitation"
"""参与调解邀请函, in resources/forms."""
WATCHED = frozenset({"sitting", "invitation", "room", "party"})


class Planning(QObject):
    """Over the runner's lanes."""

    changed = Signal()
    """Something was written that a calendar shows, here or at another desk."""

    def __init__(self, runner: Runner, unlocked: Unlocked) -> None:
        super().__init__()
        self.desk = unlocked.desk
        self._lanes = StoreLanes(runner, unlocked.store, unlocked.desk)

    def note_commit(self, changed: Changed) -> None:
        """Tell who shows a calendar."""
        if WATCHED & changed.rows.keys():
            self.changed.emit()

    def between(self, first: date, last: date, done: Lines) -> None:
        """The station's sittings of these days."""
        self._lanes.read(lambda session: sittings.between(session, self.desk, first, last), done)

    def of_case(self, case_id: str, done: Lines) -> None:
        """A case's sittings."""
        self._lanes.read(lambda session: sittings.of_case(session, self.desk, case_id), done)

    def choices(self, case_id: str, done: Callable[[Choices], None]) -> None:
        """Who and where can be chosen."""
        self._lanes.read(lambda session: sittings.choices(session, self.desk, case_id), done)

    def advise(self, case_id: str, wanted: Wanted, sitting_id: str, done: Callable[[Advice], None]) -> None:
        """What a time clashes with, and the next that is free."""
        self._lanes.read(lambda session: sittings.advise(session, self.desk, case_id, wanted, sitting_id), done)

    def plan(self, case_id: str, wanted: Wanted, done: Callable[[str], None], failed: Failed) -> None:
        """Plan one; its id. `failed` hears BadTime, NoMediator, NotAllowed, NotHere."""
        self._lanes.write(lambda session: sittings.plan(session, self.desk, case_id, wanted), done, failed)

    def move(self, sitting_id: str, wanted: Wanted, reason: str, done: Done, failed: Failed) -> None:
        """Another time. `failed` hears ReasonWanted, SittingOver and what `plan` does."""
        self._lanes.write(
            lambda session: sittings.move(session, self.desk, sitting_id, wanted, reason), done, failed, reason
        )

    def cancel(self, sitting_id: str, reason: str, done: Done, failed: Failed) -> None:
        """It does not take place. `failed` hears ReasonWanted, SittingOver."""
        self._lanes.write(lambda session: sittings.cancel(session, self.desk, sitting_id, reason), done, failed, reason)

    def held(self, sitting_id: str, done: Done, failed: Failed) -> None:
        """It took place. `failed` hears SittingOver."""
        self._lanes.write(lambda session: sittings.held(session, self.desk, sitting_id), done, failed)

    def invite(
        self, sitting_id: str, party_ids: Sequence[str], way: str, note: str, done: Done, failed: Failed
    ) -> None:
        """These sides were asked. `failed` hears SittingOver."""
        self._lanes.write(
            lambda session: sittings.invite(session, self.desk, sitting_id, party_ids, way, note), done, failed
        )

    def answer(self, invitation_id: str, said: str, note: str, done: Done, failed: Failed) -> None:
        """What a side said."""
        self._lanes.write(lambda session: sittings.answer(session, self.desk, invitation_id, said, note), done, failed)

    def letters(self, line: SittingLine, party_ids: Sequence[str], done: Callable[[int], None], failed: Failed) -> None:
        """Draw up a letter of invitation for each of these sides, as drafts among the case's papers; how many.

        `failed` hears NotAllowed, NotHere.
        """

        def work(session: Any) -> int:
            known = fill(in_force(session, LETTER), facts(session, self.desk, line.case_id))
            known |= {"meeting_at": line.starts_at.isoformat(), "mediator": line.mediator_name}
            known |= {"meeting_place": line.room} if line.room else {}
            for side in line.sides:
                if side.party_id in party_ids:
                    papers.draft(session, self.desk, line.case_id, LETTER, known | {"addressee": side.name})
            return len(party_ids)

        self._lanes.write(work, done, failed)


def read_clock(text: str) -> time | None:
    """9:00, 0900, 9点半, 14; None for what is none."""
    plain = unicodedata.normalize("NFKC", text).strip().replace("点半", ":30").replace("点", ":").rstrip(":分")
    if plain.isdecimal() and len(plain) in (3, 4):
        plain = f"{plain[:-2]}:{plain[-2:]}"
    hour, _, minute = plain.partition(":")
    if not hour.isdecimal() or not (minute.isdecimal() or not minute):
        return None
    try:
        return time(int(hour), int(minute or 0))
    except ValueError:
        return None

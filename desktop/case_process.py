"""The process of a case as the screens use it. Answers come to `done` on the screen's thread; nothing is done by half:
each act is one transaction with its Steps.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from sqlalchemy.orm import Session

from desktop import timeline_export
from desktop.planning import Planning
from desktop.profile import Unlocked
from desktop.store_lanes import StoreLanes
from desktop.tasks import Runner
from offline_store import codes, drafts, handovers, timeline
from offline_store.errors import ExpectedError
from offline_store.handovers import HandoverLine
from offline_store.process import assignment, cases, checklists, decisions, handing, moves
from offline_store.process.assignment import Candidate
from offline_store.process.decisions import Asked
from offline_store.process.moves import Standing
from offline_store.stations import StationLine, stations
from offline_store.timeline import Entry
from offline_store.types import local_day, now

Done = Callable[[Any], None]
Failed = Callable[[ExpectedError], None]


@dataclass(frozen=True, slots=True)
class Deliveries:
    """What was handed in and out of this station."""

    incoming: tuple[HandoverLine, ...]
    outgoing: tuple[HandoverLine, ...]


class CaseProcess:
    """Moves, assignment, decisions, hand-overs: over the runner's lanes."""

    def __init__(self, runner: Runner, unlocked: Unlocked) -> None:
        self._runner, self._store, self.desk = runner, unlocked.store, unlocked.desk
        self._lanes = StoreLanes(runner, unlocked.store, unlocked.desk)
        self.planning = Planning(runner, unlocked)

    def standing(self, case_id: str, done: Callable[[Standing], None]) -> None:
        """Where a case stands, and what may be done next."""
        self._lanes.read(lambda session: moves.standing(session, self.desk, case_id), done)

    def move(self, case_id: str, code: str, reason: str, done: Callable[[str], None], failed: Failed) -> None:
        """Make a move, or ask for its decision: the decision's id then."""
        self._lanes.write(lambda session: moves.move(session, self.desk, case_id, code, reason), done, failed, reason)

    def tick(self, case_id: str, code: str, ticked: bool, done: Done, failed: Failed) -> None:
        """A line of a checklist is done, or is not."""
        self._lanes.write(lambda session: checklists.tick(session, self.desk, case_id, code, done=ticked), done, failed)

    def outcomes(self, done: Callable[[tuple[str, ...]], None]) -> None:
        """办结结果 to choose from."""
        self._lanes.read(lambda session: codes.names(codes.current(session, "outcome")), done)

    def set_outcome(self, case_id: str, outcome: str, done: Done, failed: Failed) -> None:
        """办结结果."""
        self._lanes.write(lambda session: checklists.set_outcome(session, self.desk, case_id, outcome), done, failed)

    def candidates(self, done: Callable[[list[Candidate]], None]) -> None:
        """Who can be given a case, with what she has."""
        self._lanes.read(lambda session: assignment.candidates(session, self.desk), done)

    def assign(self, case_id: str, account: str, reason: str, done: Done, failed: Failed) -> None:
        """Give a case to a colleague."""
        self._lanes.write(lambda session: assignment.assign(session, self.desk, case_id, account, reason), done, failed)

    def waiting(self, done: Callable[[list[Asked]], None]) -> None:
        """What waits to be decided."""
        self._lanes.read(lambda session: decisions.waiting(session, self.desk), done)

    def decide(self, decision_id: str, approved: bool, opinion: str, done: Done, failed: Failed) -> None:
        """Approve or refuse."""

        def work(session: Session) -> None:
            decisions.decide(session, self.desk, decision_id, approved=approved, opinion=opinion)

        self._lanes.write(work, done, failed, opinion)

    def withdraw_asking(self, decision_id: str, done: Done, failed: Failed) -> None:
        """Nobody needs to decide it any more."""
        self._lanes.write(lambda session: decisions.withdraw(session, self.desk, decision_id), done, failed)

    def instruct(self, case_id: str, text: str, done: Done, failed: Failed) -> None:
        """领导批示."""
        self._lanes.write(lambda session: decisions.instruct(session, self.desk, case_id, text), done, failed)

    def ask_sign_off(self, case_id: str, what: str, done: Done, failed: Failed) -> None:
        """呈签."""
        self._lanes.write(lambda session: decisions.ask_sign_off(session, self.desk, case_id, what), done, failed)

    def proposed_terms(self, done: Callable[[tuple[date, date]], None]) -> None:
        """The days to accept and to finish by that a hand-over of today proposes."""
        self._lanes.read(lambda session: handing.proposed_terms(session, local_day(now())), done)

    def stations(self, done: Callable[[tuple[StationLine, ...]], None]) -> None:
        """Where a case can go."""
        self._lanes.read(stations, done)

    def offer(
        self,
        case_id: str,
        to_id: str,
        kind: str,
        request: str,
        terms: tuple[date | None, date | None],
        done: Done,
        failed: Failed,
    ) -> None:
        """转办 or 协办; `terms` are the days to accept and to finish by."""
        self._lanes.write(
            lambda session: handing.offer(session, self.desk, case_id, to_id, kind, request, terms), done, failed
        )

    def deliveries(self, done: Callable[[Deliveries], None], *, open_only: bool) -> None:
        """What was handed in and out."""

        def query(session: Session) -> Deliveries:
            sides = (handovers.incoming, handovers.outgoing)
            return Deliveries(*(tuple(side(session, self.desk, open_only=open_only)) for side in sides))

        self._lanes.read(query, done)

    def reply(self, handover_id: str, how: str, text: str, done: Done, failed: Failed) -> None:
        """`accept`, `give_back`, `answer` what was handed in; `withdraw` what was handed out."""
        said: dict[str, Callable[[Session], None]] = {
            "accept": lambda session: handing.accept(session, self.desk, handover_id),
            "give_back": lambda session: handing.give_back(session, self.desk, handover_id, text),
            "answer": lambda session: handovers.answer(session, self.desk, handover_id, text),
            "withdraw": lambda session: handing.withdraw(session, self.desk, handover_id, text),
        }
        self._lanes.write(said[how], done, failed, text)

    def timeline(self, case_id: str, done: Callable[[list[Entry]], None]) -> None:
        """All that happened to a case."""
        self._lanes.read(lambda session: timeline.of_case(session, self.desk, case_id), done)

    def export_timeline(
        self,
        case_id: str,
        path: Path,
        reason: str,
        row_of: Callable[[Entry], timeline_export.Row],
        done: Callable[[int], None],
        failed: Failed,
    ) -> None:
        """A case's timeline as a zip; how many entries. `failed` hears ReasonNeeded, FileNotWritable, DiskFull."""

        def work() -> int:
            return timeline_export.export(self._store, self.desk, path, case_id, reason, row_of)

        self._runner.run(work, done, failed)

    def take_over(self, clerk: str, reason: str, done: Callable[[int], None], failed: Failed) -> None:
        """Take what an absent clerk left open at this machine; how many."""
        self._lanes.write(lambda session: drafts.take_over(session, self.desk, clerk, reason), done, failed, reason)

    def newest_reception(self, case_id: str, done: Callable[[str], None]) -> None:
        """The reception by which a case is opened; `done` is not called where this desk has none."""

        def query(session: Session) -> str | None:
            return cases.newest_reception(session, case_id)

        self._lanes.read(query, lambda found: done(found) if found else None)

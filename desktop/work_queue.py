"""待办 as the screens use it: the queue of a person or the station, the board, reminders and return visits.

Every method returns at once; answers come to `done` on the screen's thread.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, Signal
from sqlalchemy.orm import Session

from desktop.print_jobs import hand_over
from desktop.printing.spool import Order
from desktop.profile import Unlocked
from desktop.tasks import Runner
from offline_store import alarms, board, letters, paper_kinds, printing, putting_off, queues, reminders
from offline_store.board import Board
from offline_store.errors import ExpectedError
from offline_store.printing import Paper
from offline_store.process import visiting
from offline_store.process.visiting import Told, VisitLine
from offline_store.queues import Queue, QueueLine
from offline_store.reminders import Draft
from offline_store.store import Changed
from offline_store.types import local_day, now

Done = Callable[[Any], None]
Failed = Callable[[ExpectedError], None]
WATCHED = frozenset(
    {"case", "deadline", "alarm", "decision", "handover", "reminder", "follow_up", "sitting", "code_list", "ring"}
)
"""Tables that the queue is made of."""


@dataclass(frozen=True, slots=True)
class Letter:
    """The letter of a reminder."""

    reminder_id: str
    kind: str
    """Name of its description."""
    values: dict[str, str]
    """What it says."""
    pdf: bytes
    printings: int
    """How often this very letter was printed."""


class WorkQueue(QObject):
    """Over the runner's lanes."""

    changed = Signal()
    """Something was written that the queue is made of."""

    def __init__(self, runner: Runner, unlocked: Unlocked) -> None:
        super().__init__()
        self._runner, self._store, self.desk = runner, unlocked.store, unlocked.desk

    def note_commit(self, changed: Changed) -> None:
        """Tell who shows a queue that it may say something else now."""
        if WATCHED & changed.rows.keys():
            self.changed.emit()

    def mine(self, done: Callable[[Queue], None]) -> None:
        """What waits for this person."""
        self._read(lambda session: queues.of_person(session, self.desk, local_day(now())), done)

    def station(self, done: Callable[[Queue], None]) -> None:
        """What waits at this station."""
        self._read(lambda session: queues.of_station(session, self.desk, local_day(now())), done)

    def board(self, done: Callable[[Board], None]) -> None:
        """The station at one glance."""
        self._read(lambda session: board.of_station(session, self.desk, local_day(now())), done)

    def told(self, alarm_ids: Sequence[str], done: Callable[[queues.Told], None]) -> None:
        """What new alarms are about."""
        self._read(lambda session: queues.told(session, self.desk, alarm_ids), done)

    def see(self, alarm_ids: Sequence[str], done: Done, failed: Failed) -> None:
        """The person has taken note of these alarms."""

        def change(session: Session) -> None:
            for alarm_id in alarm_ids:
                alarms.see(session, self.desk, alarm_id)

        self._write(change, done, failed)

    # 稍后提醒

    def put_off(self, line: QueueLine, until: date, why: str, done: Done, failed: Failed) -> None:
        """Show a case of hers again on a day. `failed` hears DayIsOver, BeyondItsTerm."""

        def work() -> None:
            with self._store.apply() as session:
                today = local_day(now())
                putting_off.put_off(session, self.desk, line.case_id, line.terms, until, today, why)

        self._runner.write(work, partial(self._was_put_off, done), failed)

    def take_back(self, case_id: str, done: Done, failed: Failed) -> None:
        """She wants to see it now after all."""

        def work() -> None:
            with self._store.apply() as session:
                putting_off.take_back(session, self.desk, case_id)

        self._runner.write(work, partial(self._was_put_off, done), failed)

    def _was_put_off(self, done: Done, _nothing: None) -> None:
        self.changed.emit()
        done(None)

    # 催办

    def draft(
        self, case_id: str, deadline_id: str | None, level: str, done: Callable[[Draft], None], failed: Failed
    ) -> None:
        """What a reminder would say; the next level where none is named."""
        self._read(lambda session: reminders.draft(session, self.desk, case_id, deadline_id, level), done, failed)

    def send(self, wanted: Draft, done: Callable[[str], None], failed: Failed) -> None:
        """Keep a reminder as sent; its id. `failed` hears NotAllowed, NothingSaid."""
        self._write(lambda session: reminders.send(session, self.desk, wanted), done, failed)

    def answer(self, reminder_id: str, text: str, done: Done, failed: Failed) -> None:
        """Answer one. `failed` hears NothingSaid, AlreadyAnswered."""
        self._write(lambda session: reminders.answer(session, self.desk, reminder_id, text), done, failed)

    def letter(self, reminder_id: str, done: Callable[[Letter], None], failed: Failed) -> None:
        """催办单 or 督办单."""

        def work() -> Letter:
            from desktop.printing.reminder_form import render_reminder

            with self._store.read() as session:
                kind, values, pdf = render_reminder(reminders.one(session, reminder_id), self.desk)
                times = printing.times_printed(session, letters.find(session, reminder_id, kind, values))
            return Letter(reminder_id, kind, values, pdf, times)

        self._runner.run(work, done, failed)

    def print_letter(self, letter: Letter, order: Order, done: Callable[[str], None], failed: Failed) -> None:
        """Print the very letter that was shown; the job's name. It is a paper of the case from then on."""

        def work() -> str:
            with self._store.write(self.desk.actor) as session:
                form_id = letters.keep(session, self.desk, letter.reminder_id, letter.kind, letter.values)
            title, text = paper_kinds.title(letter.kind), letter.values["text"]
            paper = Paper(title, "reminder", letter.reminder_id, form_id, text)
            return hand_over(self._store, self.desk, letter.pdf, paper, order)

        self._runner.write(work, done, failed)

    # 回访

    def visits(self, done: Callable[[list[VisitLine]], None]) -> None:
        """The return visits that are to be made."""
        self._read(lambda session: visiting.waiting(session, self.desk, local_day(now())), done)

    def satisfactions(self, done: Callable[[tuple[str, ...]], None]) -> None:
        """How content somebody can be."""
        self._read(visiting.choices, done)

    def record_visit(self, visit_id: str, told: Told, done: Done, failed: Failed) -> None:
        """Keep what was said. `failed` hears VisitIncomplete, VisitOver."""
        self._write(lambda session: visiting.record(session, self.desk, visit_id, told), done, failed)

    def unreached(self, visit_id: str, what: str, done: Callable[[int], None], failed: Failed) -> None:
        """A call reached nobody; how many did not."""
        self._write(lambda session: visiting.unreached(session, self.desk, visit_id, what), done, failed)

    def take_call(self, visit_id: str, reception_id: str, done: Done, failed: Failed) -> None:
        """A call was this return visit. `failed` hears VisitOver, NotHere."""
        self._write(lambda session: visiting.take_call(session, self.desk, visit_id, reception_id), done, failed)

    def give_up_visit(self, visit_id: str, done: Done, failed: Failed) -> None:
        """End it as unreached. `failed` hears CallMore."""
        self._write(lambda session: visiting.give_up(session, self.desk, visit_id), done, failed)

    def _read(self, query: Callable[[Session], Any], done: Done, failed: Failed | None = None) -> None:
        def work() -> Any:
            with self._store.read() as session:
                return query(session)

        self._runner.run(work, done, failed)

    def _write(self, change: Callable[[Session], Any], done: Done, failed: Failed) -> None:
        def work() -> Any:
            with self._store.write(self.desk.actor) as session:
                return change(session)

        self._runner.write(work, done, failed)

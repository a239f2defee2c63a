"""Deadlines of cases as the screens use them: what runs, what a rule would give, and what is done to one.

Every method returns at once; answers come to `done` on the screen's thread.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from desktop.tasks import Runner
from offline_store import alarms, case_deadlines, codes
from offline_store.case_deadlines import DeadlineLine
from offline_store.code_find import Choices, choices_of
from offline_store.deadlines import rules
from offline_store.deadlines.compute import Answer, compute
from offline_store.deadlines.rules import Rule
from offline_store.deadlines.turns import Turn
from offline_store.errors import ExpectedError
from offline_store.models import Case, Deadline
from offline_store.process import rules as process_rules
from offline_store.settings import Desk
from offline_store.store import Store
from offline_store.types import now

Done = Callable[[Any], None]
Failed = Callable[[ExpectedError], None]


@dataclass(frozen=True, slots=True)
class HandlingClass:
    """One of 12351's classes of handling time."""

    code: str
    name: str
    days: int
    """0 where the centre has not set it."""


@dataclass(frozen=True, slots=True)
class CaseDeadlines:
    """The deadlines of one case, with what the screen says beside them."""

    lines: tuple[DeadlineLine, ...]
    wants_limitation: bool
    """Its matter is arbitrable, and nobody has said yet from when the limitation runs (T11)."""
    is_settled: bool
    """Nothing of it waits to be handled: its limitation is not counted down."""
    is_unreported: bool
    """A group's or an emergency's, and not reported upward yet."""
    handling_class: str
    classes: tuple[HandlingClass, ...]
    aid_days: int
    """So few days before a limitation ends, 先行援助 and 代书 are offered."""


class Deadlines:
    """Over the runner's lanes."""

    def __init__(self, runner: Runner, store: Store, desk: Desk) -> None:
        self._runner, self._store, self._desk = runner, store, desk

    def of_case(self, case_id: str, done: Callable[[CaseDeadlines], None]) -> None:
        """What a case has."""

        def query(session: Any) -> CaseDeadlines:
            case, lines = session.get_one(Case, case_id), case_deadlines.of_case(session, case_id)
            limitation = rules.find(case_deadlines.table_of(session), alarms.LIMITATION, now().date())
            is_arbitrable = bool(case.dispute_types) and limitation.is_for(case.employment_form, case.dispute_types)
            has_one = any(line.rule.number == alarms.LIMITATION and line.status != "dropped" for line in lines)
            is_settled = process_rules.ends(process_rules.load(session).states, case.status)
            return CaseDeadlines(
                lines=lines,
                wants_limitation=is_arbitrable and not has_one and case.state == "live" and not is_settled,
                is_settled=is_settled,
                is_unreported=alarms.is_unreported(session, self._desk, case_id, now()),
                handling_class=case.handling_class,
                classes=_classes(session),
                aid_days=alarms.numbers_of(session).aid_days,
            )

        self._read(query, done)

    def rules(self, done: Callable[[tuple[Rule, ...]], None]) -> None:
        """The rules to choose from."""
        self._read(case_deadlines.table_of, done)

    def preview(
        self, code: str, starts_on: date, agreed: date | None, done: Callable[[Answer], None], failed: Failed
    ) -> None:
        """What a rule would give from a day. `failed` hears NoSuchRule, BadDay, NoAgreedDay."""

        def query(session: Any) -> Answer:
            rule = rules.find(case_deadlines.table_of(session), code, starts_on)
            return compute(rule, starts_on, case_deadlines.calendar_of(session), agreed=agreed)

        self._read(query, done, failed)

    def events(self, done: Callable[[Choices], None]) -> None:
        """What can happen to a case."""
        self._read(lambda session: choices_of(codes.current(session, case_deadlines.EVENTS)), done)

    def happened(self, case_id: str, event: str, day: date, done: Done, failed: Failed) -> None:
        """Something happened to a case on a day: what it meets, interrupts and begins. `failed` hears BadDay."""

        def change(session: Any) -> None:
            case_deadlines.on_event(session, self._desk, session.get_one(Case, case_id), event, day)

        self._write(change, done, failed)

    def classify(self, case_id: str, handling_class: str, done: Done, failed: Failed) -> None:
        """Say which class of handling time a case is of."""

        def change(session: Any) -> None:
            case_deadlines.classify(session, self._desk, session.get_one(Case, case_id), handling_class)

        self._write(change, done, failed)

    def begin(self, case_id: str, code: str, starts_on: date, agreed: date | None, done: Done, failed: Failed) -> None:
        """Begin one. `failed` hears NoSuchRule, BadDay, NoAgreedDay."""

        def change(session: Any) -> None:
            case = session.get_one(Case, case_id)
            case_deadlines.begin(session, self._desk, case, code, starts_on, agreed=agreed)

        self._write(change, done, failed)

    def turn(self, deadline_id: str, wanted: Turn, done: Done, failed: Failed) -> None:
        """Extend, suspend, resume or interrupt one. `failed` hears BadTurn."""
        self._write(lambda session: case_deadlines.turn(session, self._desk, deadline_id, wanted), done, failed)

    def prove(self, deadline_id: str, place: int, paper: str, done: Done, failed: Failed) -> None:
        """Name the paper of a turn. `failed` hears BadTurn."""
        self._write(lambda session: case_deadlines.prove(session, self._desk, deadline_id, place, paper), done, failed)

    def meet(self, deadline_id: str, day: date, done: Done, failed: Failed) -> None:
        """What it is for was done."""

        def change(session: Any) -> None:
            case_deadlines.meet(session, self._desk, session.get_one(Deadline, deadline_id), day)

        self._write(change, done, failed)

    def drop(self, deadline_id: str, reason: str, done: Done, failed: Failed) -> None:
        """It does not apply."""

        def change(session: Any) -> None:
            case_deadlines.drop(session, self._desk, session.get_one(Deadline, deadline_id), reason)

        self._write(change, done, failed)

    def report_up(self, case_id: str, note: str, done: Done, failed: Failed) -> None:
        """A group or emergency was reported upward."""
        self._write(lambda session: alarms.report_up(session, self._desk, case_id, note), done, failed)

    def _read(self, query: Callable[[Any], Any], done: Done, failed: Failed | None = None) -> None:
        def work() -> Any:
            with self._store.read() as session:
                return query(session)

        self._runner.run(work, done, failed)

    def _write(self, change: Callable[[Any], Any], done: Done, failed: Failed) -> None:
        def work() -> Any:
            with self._store.write(self._desk.actor) as session:
                return change(session)

        self._runner.write(work, done, failed)


def _classes(session: Any) -> tuple[HandlingClass, ...]:
    items = codes.current(session, rules.HANDLING)["items"]
    return tuple(HandlingClass(item["code"], item["name"], int(item["days"])) for item in items)

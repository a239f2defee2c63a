"""What a talk says beyond the form's fields, as the screens ask for it: dangers, a limitation near its end, a summary.

Like `front_desk.py`: every method returns at once, answers come to `done` on the screen's thread.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Any

from sqlalchemy.orm import Session

from desktop.auditing import Auditing
from desktop.profile import Unlocked
from desktop.store_lanes import StoreLanes
from desktop.tasks import Runner
from offline_store import codes, follow_ups, speaker_roles
from offline_store.case_deadlines import calendar_of
from offline_store.deadlines import rules
from offline_store.deadlines.alarm_times import working_days_from
from offline_store.deadlines.compute import years_after
from offline_store.queries import Sentence

if TYPE_CHECKING:
    from desktop.extraction.dangers import Danger
    from desktop.extraction.summary import Summary

PROTOCOL, LIMITATION = "danger_protocol", "T11.wages"


@dataclass(frozen=True, slots=True)
class Limitation:
    """Wages can be claimed until `due`; the employment ended on `ended`, as was told in sentence `source`."""

    ended: date
    exact: bool
    due: date
    left: int
    """Calendar days from the talk to `due`; below 0 where it is over."""
    source: int


@dataclass(frozen=True, slots=True)
class Heard:
    """What the sentences of a talk say; `source` of each is the place of its sentence among them."""

    dangers: tuple[Danger, ...]
    limitation: Limitation | None
    summary: Summary


class Listening:
    """Over the runner's lanes."""

    def __init__(self, runner: Runner, unlocked: Unlocked, auditing: Auditing) -> None:
        self._runner, self._auditing, self._desk = runner, auditing, unlocked.desk
        self._store = unlocked.store
        self._lanes = StoreLanes(runner, unlocked.store, unlocked.desk)

    def look(self, sentences: Sequence[Sentence], day: date, done: Callable[[Heard], None]) -> None:
        """What the sentences say, on the day of the talk."""
        self._lanes.read(lambda session: _heard(session, sentences, day), done)

    def acknowledge(self, reception_id: str, names: Sequence[str]) -> None:
        """Whoever sits here has taken note of what was said; who and when stays in the audit."""
        for name in names:
            self._auditing.note("danger_noted", "reception", reception_id, kind=name)

    def remind(self, case_id: str, promises: Sequence[tuple[str, date]]) -> None:
        """Promises that were made are asked after on their day: they stand among the return visits."""

        def write(session: Session) -> None:
            for text, day in promises:
                follow_ups.on_promise(session, case_id, day, text)

        self._lanes.write(write)


def _heard(session: Session, sentences: Sequence[Sentence], day: date) -> Heard:
    from desktop.extraction import Utterance, extract
    from desktop.extraction.dangers import dangers
    from desktop.extraction.limits import employment_ended
    from desktop.extraction.summary import summarise

    roles = [speaker_roles.as_heard_at_the_desk(sentence.speaker) for sentence in sentences]
    places = [number for number, role in enumerate(roles) if role is not None]
    said = [Utterance(roles[number] or "", sentences[number].text) for number in places]
    summary = summarise(said, extract(said, ref_date=day), day)
    ended = employment_ended(said, day)
    own_dangers = dangers(said, codes.current(session, PROTOCOL))
    facts = tuple(replace(fact, source=places[fact.source]) for fact in summary.facts)
    promises = tuple(
        replace(
            promise,
            said=replace(promise.said, source=places[promise.said.source]),
            due=promise.due or _after_working_days(session, day, promise.working),
        )
        for promise in summary.promises
    )
    return Heard(
        dangers=tuple(replace(danger, source=places[danger.source]) for danger in own_dangers),
        limitation=_limitation(session, ended, day, places) if ended else None,
        summary=replace(summary, facts=facts, promises=promises),
    )


def _limitation(session: Session, ended: Any, day: date, places: Sequence[int]) -> Limitation | None:
    """Where it ends within the time in which the rule has alarms, or has ended."""
    rule = rules.find(rules.read(codes.current(session, rules.LIST)), LIMITATION, day)
    due = years_after(ended.day, rule.length)
    left = (due - day).days
    earliest = max((int(alarm.split()[1]) for alarm in rule.alarms if alarm.startswith("before ")), default=0)
    return Limitation(ended.day, ended.exact, due, left, places[ended.source]) if left <= earliest else None


def _after_working_days(session: Session, day: date, count: int) -> date | None:
    return working_days_from(day, count, calendar_of(session)) if count else None

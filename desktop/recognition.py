"""Who is being typed: asked of the store while she types, of the centre once a number is whole; what a clerk decides.

Like `front_desk.py`: every method returns at once, answers come to `done` on the screen's thread.
"""

from collections.abc import Callable, Iterable
from typing import Any

from desktop.auditing import Auditing
from desktop.profile import Unlocked
from desktop.tasks import Runner
from offline_store import merging
from offline_store.duplicates import firms, people
from offline_store.duplicates.firms import FirmPair, FirmView
from offline_store.duplicates.forms import id_form, phone_form
from offline_store.duplicates.people import MergeLine, Pair, PersonView, Recognised
from offline_store.duplicates.weighing import Facts
from offline_store.errors import ExpectedError
from offline_store.merging import Undone
from offline_store.types import now

Failed = Callable[[ExpectedError], None]
WHOLE_PHONE, WHOLE_ID = 11, 18
"""Digits from which the centre is asked; fewer are still being typed."""


class Recognition:
    """The questions and decisions, over the runner's lanes."""

    def __init__(self, runner: Runner, unlocked: Unlocked, auditing: Auditing) -> None:
        self._runner, self._auditing = runner, auditing
        self._store, self._desk, self._client = unlocked.store, unlocked.desk, unlocked.client
        self._heard: dict[tuple[tuple[str, ...], tuple[str, ...]], tuple[str, ...]] = {}
        """What the centre has answered in this turn: a number is asked once."""

    def look(
        self,
        reception_id: str,
        asked: Facts,
        without: Iterable[str],
        done: Callable[[Recognised], None],
        failed: Failed,
    ) -> None:
        """Who may be meant by what stands in the form of a reception."""

        def work() -> Recognised:
            with self._store.read() as session:
                return people.recognise(session, self._desk.station_id, reception_id, asked, without, now())

        self._runner.run(work, done, failed)

    def ask_elsewhere(self, asked: Facts, done: Callable[[tuple[str, ...]], None]) -> None:
        """The names of other stations that know one of these numbers. With the line down nothing is said."""
        phones = tuple(form for form in map(phone_form, asked.phones) if len(form) >= WHOLE_PHONE)
        ids = tuple(form for form in map(id_form, asked.ids) if len(form) >= WHOLE_ID)
        key = phones, ids

        def work() -> tuple[str, ...]:
            if key not in self._heard:
                self._heard[key] = self._client.elsewhere(phones, ids)
            return self._heard[key]

        if phones or ids:
            self._runner.run(work, done, lambda _error: None)
        else:
            done(())

    def compare(self, ids: tuple[str, ...], done: Callable[[list[PersonView]], None]) -> None:
        """Persons with all that is known of them; that they were read is noted."""

        def work() -> list[PersonView]:
            with self._store.read() as session:
                return [people.person_view(session, person_id) for person_id in ids]

        for person_id in ids:
            self._auditing.note("read", "person", person_id)
        self._runner.run(work, done)

    def note_copied(self, person_id: str) -> None:
        """What is known of a person was copied into a form."""
        self._auditing.note("copied", "person", person_id)

    def merge(self, one_id: str, other_id: str, done: Callable[[str], None], failed: Failed) -> None:
        """They are one: the older record stays. The Merge record's id."""
        kept, absorbed = sorted((one_id, other_id))  # UUIDv7: in the order of making
        self._write(lambda session: merging.merge(session, self._desk, "person", kept, absorbed), done, failed)

    def tell_apart(self, one_id: str, other_id: str, done: Callable[[None], None], failed: Failed) -> None:
        """They are two, and are not proposed again."""
        self._write(lambda session: merging.tell_apart(session, self._desk, one_id, other_id), done, failed)

    def undo(self, merge_id: str, done: Callable[[Undone], None], failed: Failed) -> None:
        """Make two of them again."""
        self._write(lambda session: merging.undo(session, self._desk, merge_id), done, failed)

    def review(self, done: Callable[[tuple[list[Pair], list[MergeLine]]], None]) -> None:
        """Pairs of the register who may be one, and the merges that stand."""

        def work() -> tuple[list[Pair], list[MergeLine]]:
            station = self._desk.station_id
            with self._store.read() as session:
                return people.pairs(session, station, now()), people.merges(session, station)

        self._runner.run(work, done)

    def review_firms(self, done: Callable[[list[FirmPair]], None]) -> None:
        """Employers that may be one."""

        def work() -> list[FirmPair]:
            with self._store.read() as session:
                return firms.pairs(session)

        self._runner.run(work, done)

    def compare_firms(self, ids: tuple[str, ...], done: Callable[[list[FirmView]], None]) -> None:
        """Employers with all that is known of them; that they were read is noted, since the cases are of people."""

        def work() -> list[FirmView]:
            with self._store.read() as session:
                return [firms.view(session, employer_id) for employer_id in ids]

        for employer_id in ids:
            self._auditing.note("read", "employer", employer_id)
        self._runner.run(work, done)

    def merge_firms(self, one_id: str, other_id: str, done: Callable[[str], None], failed: Failed) -> None:
        """They are one: the older record stays. The Merge record's id."""
        kept, absorbed = sorted((one_id, other_id))
        self._write(lambda session: merging.merge(session, self._desk, "employer", kept, absorbed), done, failed)

    def tell_firms_apart(self, one_id: str, other_id: str, done: Callable[[None], None], failed: Failed) -> None:
        """They are two, and are not proposed again."""
        self._write(lambda session: merging.tell_firms_apart(session, self._desk, one_id, other_id), done, failed)

    def _write(self, change: Callable[[Any], Any], done: Callable[[Any], None], failed: Failed) -> None:
        def work() -> Any:
            with self._store.write(self._desk.actor) as session:
                return change(session)

        self._runner.write(work, done, failed)

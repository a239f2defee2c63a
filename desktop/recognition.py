"""Who is being typed: asked of the store while she types, of the centre once a number is whole; what a clerk decides.

Like `front_desk.py`: every method returns at once, answers come to `done` on the screen's thread.
"""

from collections.abc import Callable, Iterable

from desktop.auditing import Auditing
from desktop.profile import Unlocked
from desktop.store_lanes import StoreLanes
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
        self._lanes = StoreLanes(runner, unlocked.store, unlocked.desk)
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

        station = self._desk.station_id
        self._lanes.read(
            lambda session: people.recognise(session, station, reception_id, asked, without, now()), done, failed
        )

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

        for person_id in ids:
            self._auditing.note("read", "person", person_id)
        self._lanes.read(lambda session: [people.person_view(session, person_id) for person_id in ids], done)

    def note_copied(self, person_id: str) -> None:
        """What is known of a person was copied into a form."""
        self._auditing.note("copied", "person", person_id)

    def merge(self, one_id: str, other_id: str, done: Callable[[str], None], failed: Failed) -> None:
        """They are one: the older record stays. The Merge record's id."""
        kept, absorbed = sorted((one_id, other_id))  # UUIDv7: in the order of making
        self._lanes.write(lambda session: merging.merge(session, self._desk, "person", kept, absorbed), done, failed)

    def tell_apart(self, one_id: str, other_id: str, done: Callable[[None], None], failed: Failed) -> None:
        """They are two, and are not proposed again."""
        self._lanes.write(lambda session: merging.tell_apart(session, self._desk, one_id, other_id), done, failed)

    def undo(self, merge_id: str, done: Callable[[Undone], None], failed: Failed) -> None:
        """Make two of them again."""
        self._lanes.write(lambda session: merging.undo(session, self._desk, merge_id), done, failed)

    def review(self, done: Callable[[tuple[list[Pair], list[MergeLine]]], None]) -> None:
        """Pairs of the register who may be one, and the merges that stand."""

        station = self._desk.station_id
        self._lanes.read(lambda session: (people.pairs(session, station, now()), people.merges(session, station)), done)

    def review_firms(self, done: Callable[[list[FirmPair]], None]) -> None:
        """Employers that may be one."""

        self._lanes.read(firms.pairs, done)

    def compare_firms(self, ids: tuple[str, ...], done: Callable[[list[FirmView]], None]) -> None:
        """Employers with all that is known of them; that they were read is noted, since the cases are of people."""

        for employer_id in ids:
            self._auditing.note("read", "employer", employer_id)
        self._lanes.read(lambda session: [firms.view(session, employer_id) for employer_id in ids], done)

    def merge_firms(self, one_id: str, other_id: str, done: Callable[[str], None], failed: Failed) -> None:
        """They are one: the older record stays. The Merge record's id."""
        kept, absorbed = sorted((one_id, other_id))
        self._lanes.write(lambda session: merging.merge(session, self._desk, "employer", kept, absorbed), done, failed)

    def tell_firms_apart(self, one_id: str, other_id: str, done: Callable[[None], None], failed: Failed) -> None:
        """They are two, and are not proposed again."""
        self._lanes.write(lambda session: merging.tell_firms_apart(session, self._desk, one_id, other_id), done, failed)

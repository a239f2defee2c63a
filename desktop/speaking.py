"""Who speaks in a recording that runs: told from keys and voices, written with each sentence, and anew when it changes.

A sentence that voices gave to one and now give to another gets a further version, made by nobody; one that a person
has changed since then is hers and stays.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from offline_store import marks
from offline_store.marks import TURN, Mark
from offline_store.models import Recording
from offline_store.queries import Sentence
from offline_store.registration import kind_of
from offline_store.speaker_roles import BEGINNING, roles_of
from offline_store.transcript_edits import ChangedMeanwhile, Edit, set_speaker

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from desktop.speech.diarising import Encoder, Turns
    from desktop.speech.transcriber import Spoken
    from desktop.tasks import Runner
    from offline_store.settings import Desk
    from offline_store.store import Store


class Speaking:
    """Of one recording; `parts`, `keep` from the thread that settles sentences, the rest from the screen's."""

    def __init__(self, runner: Runner, store: Store, desk: Desk, turns: Turns, renamed: Callable[[Edit], None]) -> None:
        self._runner, self._store, self._desk, self._turns = runner, store, desk, turns
        self._renamed = renamed
        self._told: dict[str, Sentence] = {}
        """By their ids: sentences at a microphone that does not say who speaks."""
        self._lock = threading.Lock()

    @property
    def held(self) -> str:
        """Who was said to speak now; empty where the voices decide."""
        return self._turns.held

    def parts(self, spoken: Spoken, speaker: str) -> list[tuple[Spoken, str]]:
        """A sentence of a channel as the sentences of its speakers."""
        if speaker or spoken.is_leak:
            return [(spoken, speaker)]
        return [(replace(spoken, sentence=part.sentence), part.role) for part in self._turns.heard(spoken.sentence)]

    def keep(self, sentence: Sentence, *, is_by_channel: bool) -> None:
        """A sentence is written; what it says, and how it sounds, may tell of others who they are by."""
        if is_by_channel:
            return
        self._turns.note_words(sentence.start, sentence.end, sentence.text)
        with self._lock:
            self._told[sentence.id] = sentence
        self.tell_again()

    def press(self, recording_id: str, role: str, second: float) -> None:
        """A key says who speaks now; empty: the voices decide again."""
        mark = Mark(self._turns.press(role, second), TURN, role)

        def write() -> None:
            with self._store.write(self._desk.actor) as session:
                marks.set_mark(session, recording_id, mark)

        self._runner.write(write)

    def name(self, sentence: Sentence, role: str) -> None:
        """A person has said who says a sentence: its voice has a name now."""
        self._turns.name(sentence.start, sentence.end, role)
        with self._lock:
            self._told = {each: kept for each, kept in self._told.items() if kept.start != sentence.start}
        self._runner.run(self.tell_again)

    def tell_again(self) -> None:
        """Write down what is held otherwise now. Not for the screen's thread."""
        with self._lock:
            told = [(kept, self._turns.told(kept.start, kept.end)) for kept in self._told.values()]
        changed = [(kept, role) for kept, role in told if role is not None and role != kept.speaker]
        if changed:
            for edit in self._runner.write(lambda: self._write(changed)).result():
                self._renamed(edit)

    def _write(self, changed: list[tuple[Sentence, str]]) -> list[Edit]:
        nobody, edits = replace(self._desk, account=""), []
        for kept, role in changed:
            try:
                with self._store.write(self._desk.actor) as session:
                    edit = set_speaker(session, nobody, [kept.id], role)
            except ChangedMeanwhile:
                edit = None  # a person was faster
            with self._lock:
                self._told.pop(kept.id, None)
                if edit:
                    self._told |= {new.id: new for new in edit.sentences}
            edits += [edit] if edit else []
        return edits


def turns_for(kind: str, private_with: str, voices: Encoder | None) -> Turns:
    """Who can speak in a recording of a kind of reception, and in what order they begin."""
    from desktop.speech.diarising import Turns

    order = BEGINNING.get(kind, ())
    if private_with:
        return Turns((*order[:1], private_with), 2, voices)
    return Turns(order, len(roles_of(kind)), voices)


def turns_of(session: Session, recording_id: str, voices: Encoder | None) -> Turns:
    """The same for a recording that is over, with the keys that were pressed in it."""
    row = session.get_one(Recording, recording_id)
    turns = turns_for(kind_of(session, row.reception_id), row.private_with, voices)
    for mark in marks.of(row):
        if mark.kind == TURN:
            turns.hold(mark.what, mark.at)
    return turns

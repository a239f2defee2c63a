"""Reading along in a running call: what this desk tells of its own, and what a supervisor sees of another desk's.

Desks do not talk to each other: the centre passes it on, in memory, to a supervisor of the same station. A desk says
that a call runs, and no word of it until the centre names somebody who watches; the clerk sees who that is. With the
line down it is tried again; the call itself never notices. That somebody watched, and that a line was sent, stands in
the audit of both desks; the words of a line are kept nowhere.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from sqlalchemy.orm import Session

from desktop.auditing import Auditing
from desktop.profile import Unlocked
from desktop.sync.errors import CentreBroken
from desktop.tasks import Runner
from offline_store import protocol, queries
from offline_store.errors import ExpectedError
from offline_store.models import Case, Reception
from offline_store.protocol import LiveLine, RunningCall, Talking, Watched
from offline_store.queries import Sentence
from offline_store.types import now, to_plain

if TYPE_CHECKING:
    from desktop.call import Conversation

CALL = "call"
OFFER, FOLLOWED, LOST = 4_000, 1_000, 6_000
"""Milliseconds between two words with the centre: while nobody watches, while somebody does, while the line is down."""
OLD_CENTRE = 60_000
"""A centre that does not know this yet is asked again after so long."""
MOST_LINES = 400
MOST_NOTES = 3


@dataclass(slots=True)
class _Own:
    """A call of this desk."""

    since: str
    lines: list[LiveLine] = field(default_factory=list)
    first: int = 0
    """The number of the first line that is kept."""
    spoken: str = ""
    watchers: tuple[str, ...] = ()
    wants: int = 0
    read: int = 0

    def add(self, sentence: Sentence) -> None:
        """One more sentence; of a very long call the oldest go."""
        number = self.first + len(self.lines)
        text = sentence.text[: protocol.LIVE_TEXT]
        self.lines.append(LiveLine(n=number, at=max(0.0, sentence.start), speaker=sentence.speaker, text=text))
        over = len(self.lines) - MOST_LINES
        if over > 0:
            del self.lines[:over]
            self.first += over

    def told(self, reception_id: str) -> Talking:
        """What is said of it: no word of what was spoken while nobody watches."""
        talking = Talking(reception=reception_id, since=self.since, read=self.read)
        if not self.watchers:
            return talking
        lines = tuple(line for line in self.lines if line.n >= self.wants)[: protocol.LIVE_LINES]
        return talking.model_copy(update={"lines": lines, "spoken": self.spoken})


class LiveCalls(QObject):
    """The calls of this desk, as far as somebody watches them."""

    watched = Signal(object)
    """Names of those who watch; empty when nobody does any more."""
    noted = Signal(object)
    """A LiveNote for the clerk."""

    def __init__(self, runner: Runner, unlocked: Unlocked, auditing: Auditing) -> None:
        super().__init__()
        self._runner, self._auditing = runner, auditing
        self._store, self._client, self._account = unlocked.store, unlocked.client, unlocked.desk.account
        self._calls: dict[str, _Own] = {}
        self._is_asking = self._is_stopped = False
        self._has_told = False
        """Whether the centre believes that a call runs here."""
        self._names: tuple[str, ...] = ()
        self._next = QTimer(self, singleShot=True)
        self._next.timeout.connect(self._ask)

    def follow(self, reception_id: str, kind: str, conversation: Conversation) -> None:
        """A recording has begun. Only telephone calls are told of: not talks at the table, nor private ones."""
        if kind != CALL or self._is_stopped:
            return
        own = self._calls.setdefault(reception_id, _Own(str(to_plain(now()))))
        conversation.sentence.connect(lambda sentence: self._heard(own, sentence))
        conversation.words.connect(lambda sentence: self._hear(own, sentence))
        conversation.finished.connect(lambda: self._over(reception_id))
        self._next.start(0)

    def stop(self) -> None:
        """Nothing is told any more."""
        self._is_stopped = True
        self._next.stop()

    # inside

    def _heard(self, own: _Own, sentence: Sentence) -> None:
        own.add(sentence)
        own.spoken = ""

    def _hear(self, own: _Own, sentence: Sentence) -> None:
        own.spoken = sentence.text[: protocol.LIVE_TEXT]

    def _over(self, reception_id: str) -> None:
        self._calls.pop(reception_id, None)
        self._tell_watchers()
        if not self._is_stopped:
            self._next.start(0)

    def _ask(self) -> None:
        if self._is_asking or self._is_stopped:
            return
        self._is_asking = True
        self._has_told = bool(self._calls)
        told = [own.told(name) for name, own in list(self._calls.items())[: protocol.LIVE_CALLS]]

        def work() -> tuple[Watched, ...]:
            with self._store.read() as session:
                sealed = {each.reception for each in told if _is_protected(session, each.reception)}
            calls = (each.model_copy(update={"protected": each.reception in sealed}) for each in told)
            return self._client.talk(tuple(calls))

        self._runner.run(work, self._answered, self._failed)

    def _answered(self, found: tuple[Watched, ...]) -> None:
        self._is_asking = False
        for each in found:
            own = self._calls.get(each.reception)
            if own is None:
                continue
            for name in set(each.watchers) - set(own.watchers):
                self._auditing.note("followed_by", "reception", each.reception, name=name)
            own.watchers, own.wants = each.watchers, each.wants
            for note in each.notes:
                if note.n > own.read:
                    own.read = note.n
                    self._auditing.note("line_received", "reception", each.reception, name=note.by)
                    self.noted.emit(note)
        self._tell_watchers()
        if (self._calls or self._has_told) and not self._is_stopped:
            self._next.start(FOLLOWED if any(own.watchers for own in self._calls.values()) else OFFER)

    def _failed(self, error: ExpectedError) -> None:
        """Nobody can watch now; the clerk is not bothered with it."""
        self._is_asking = False
        for own in self._calls.values():
            own.watchers = ()
        self._tell_watchers()
        if self._calls and not self._is_stopped:
            self._next.start(OLD_CENTRE if isinstance(error, CentreBroken) else LOST)

    def _tell_watchers(self) -> None:
        names = tuple(sorted({name for own in self._calls.values() for name in own.watchers}))
        if names != self._names:
            self._names = names
            self.watched.emit(names)


@dataclass(frozen=True, slots=True)
class Seen:
    """What a supervisor sees now."""

    calls: tuple[RunningCall, ...] = ()
    watched: RunningCall | None = None
    lines: tuple[LiveLine, ...] = ()
    """All there are of it so far, since she began."""
    spoken: str = ""
    over: bool = False
    error: ExpectedError | None = None
    """Why there is no news; it is tried again."""


class Watching(QObject):
    """A supervisor's look at the calls of her station, while her page is open."""

    changed = Signal(object)
    """A Seen."""
    said = Signal()
    """The line that was typed is with the centre."""

    def __init__(self, runner: Runner, unlocked: Unlocked, auditing: Auditing) -> None:
        super().__init__()
        self._runner, self._auditing, self._client = runner, auditing, unlocked.client
        self.seen = Seen()
        self._saying = ""
        self._is_open = self._is_asking = False
        self._turn = 0
        self._next = QTimer(self, singleShot=True)
        self._next.timeout.connect(self._ask)

    def open(self) -> None:
        """The page is shown: look, and go on looking."""
        self._is_open = True
        self._next.start(0)

    def close(self) -> None:
        """It is not shown any more: nothing is watched."""
        if self._is_open and self.seen.watched:  # so that the clerk sees it at once
            self._runner.run(lambda: self._client.watch(protocol.Watch()), None, lambda _error: None)
        self._is_open = False
        self._next.stop()
        self._set(watched=None, lines=(), spoken="", over=False)

    def watch(self, call: RunningCall) -> None:
        """Read along in this one from now on; it is written down here, and shown to its clerk."""
        self._turn += 1
        self._auditing.note("followed", "reception", call.reception, desk=call.number)
        self._set(watched=call, lines=(), spoken="", over=False)
        if self._is_open:
            self._next.start(0)

    def leave(self) -> None:
        """Read along no more."""
        self._turn += 1
        self._set(watched=None, lines=(), spoken="", over=False)
        self._next.start(0)

    def say(self, text: str) -> None:
        """Send the clerk a line; it goes with the next question, and again until the centre has it."""
        if self.seen.watched and text.strip():
            self._saying = text.strip()[: protocol.LIVE_TEXT]
            self._next.start(0)

    # inside

    def _ask(self) -> None:
        if self._is_asking or not self._is_open:
            return
        self._is_asking = True
        watched, saying, turn = self.seen.watched, self._saying, self._turn
        after = self.seen.lines[-1].n + 1 if self.seen.lines else 0
        question = protocol.Watch()
        if watched:
            question = protocol.Watch(desk=watched.desk, reception=watched.reception, after=after, say=saying)
        self._runner.run(
            lambda: self._client.watch(question),
            partial(self._answered, turn, saying if watched else ""),
            self._failed,
        )

    def _answered(self, turn: int, said: str, found: protocol.WatchAnswer) -> None:
        self._is_asking = False
        if said and not found.over and self.seen.watched:
            self._auditing.note("line_sent", "reception", self.seen.watched.reception, desk=self.seen.watched.number)
            self._saying = "" if self._saying == said else self._saying
            self.said.emit()
        if turn == self._turn and self.seen.watched:
            known = self.seen.lines[-1].n if self.seen.lines else -1
            lines = (*self.seen.lines, *(line for line in found.lines if line.n > known))[-MOST_LINES:]
            self._set(calls=found.calls, lines=lines, spoken=found.spoken, over=found.over, error=None)
        else:
            self._set(calls=found.calls, error=None)
        self._go_on(FOLLOWED if self.seen.watched and not found.over else OFFER)

    def _failed(self, error: ExpectedError) -> None:
        self._is_asking = False
        self._set(error=error)
        self._go_on(OLD_CENTRE if isinstance(error, CentreBroken) else LOST)

    def _go_on(self, after: int) -> None:
        if self._is_open:
            self._next.start(0 if self._saying and after != LOST and self.seen.watched else after)

    def _set(self, **values: object) -> None:
        self.seen = replace(self.seen, **values)  # type: ignore[arg-type]  # fields of Seen
        self.changed.emit(self.seen)


def _is_protected(session: Session, reception_id: str) -> bool:
    """As the form says by now, or the case."""
    row = session.get(Reception, reception_id)
    if row is None:
        return False
    case = session.get(Case, row.case_id) if row.case_id else None
    return bool(row.draft.get("protected")) or (case is not None and queries.is_protected(session, case))

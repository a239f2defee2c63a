"""What is being said in the calls of a station, for a supervisor of the same station who reads along.

In memory alone, and only while somebody watches: nothing of it is written down here, and with the last watcher the text
is gone. The centre is one process, so that one memory is enough; a restart forgets who watched, and the next question
tells it anew. Every question is checked against the account's role and the desk's station, each time.
"""

import threading
import time
from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from sqlalchemy.orm import Session

from central.accounts import Caller
from central.models import Account, Desk
from central.refusal import Refusal
from offline_store import protocol
from offline_store.protocol import LiveLine, LiveNote, RunningCall, Talking, Watched
from offline_store.roles import FOLLOW_CALLS, REGISTER, SEE_PROTECTED, may
from offline_store.store import Store

TALK_FORGOTTEN, WATCH_FORGOTTEN = 20.0, 10.0
"""Seconds without a word after which a call is over, and nobody watches it any more."""
MOST_LINES, MOST_NOTES, MOST_WATCHERS, MOST_SHOWN = 400, 20, 20, 200


@dataclass(slots=True)
class _Call:
    """One call that runs."""

    station: str
    desk: str
    number: str
    clerk: str
    talking: Talking
    told: float
    lines: deque[LiveLine] = field(default_factory=lambda: deque(maxlen=MOST_LINES))
    notes: deque[LiveNote] = field(default_factory=lambda: deque(maxlen=MOST_NOTES))
    spoken: str = ""
    noted: int = 0
    watchers: dict[str, tuple[str, bool, float]] = field(default_factory=dict)
    """By account: her name, whether she may see protected identities, when she asked last."""

    @property
    def wants(self) -> int:
        """The first line that is not here."""
        return self.lines[-1].n + 1 if self.lines else 0


@dataclass(frozen=True, slots=True)
class _Person:
    """Who asks, at which desk."""

    account: str
    name: str
    role: str
    desk: str
    number: str
    station: str


class LiveCalls:
    """The calls of all stations. Safe to be asked by several threads."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock, self._lock = clock, threading.Lock()
        self._calls: dict[tuple[str, str], _Call] = {}
        """By desk and reception."""

    def talk(self, store: Store, caller: Caller, question: protocol.Talk) -> protocol.TalkAnswer:
        """A desk tells of its calls; who watches them. Raises Refusal for who may not register."""
        with store.read() as session:
            person = _person(session, caller)
        if not may(person.role, REGISTER):
            raise Refusal(403, "role")
        with self._lock:
            self._forget()
            named = {each.reception for each in question.calls}
            for key in [key for key in self._calls if key[0] == person.desk and key[1] not in named]:
                del self._calls[key]
            return protocol.TalkAnswer(calls=tuple(self._told(person, each) for each in question.calls))

    def watch(self, store: Store, caller: Caller, question: protocol.Watch) -> protocol.WatchAnswer:
        """What runs at the caller's station; of one call, its text. Raises Refusal: `role`, `station`, `protected`."""
        with store.read() as session:
            person = _person(session, caller)
            watched = session.get(Desk, question.desk) if question.desk else None
            station = watched.station_id if watched else ""
        if not may(person.role, FOLLOW_CALLS):
            raise Refusal(403, "role")
        if question.desk and station != person.station:
            raise Refusal(403, "station")
        with self._lock:
            self._forget()
            self._leave(person, (question.desk, question.reception))
            shown = tuple(self._shown(person))
            if not question.desk:
                return protocol.WatchAnswer(calls=shown)
            return self._read(person, question, shown)

    # inside, with the lock held

    def _told(self, person: _Person, said: Talking) -> Watched:
        key, moment = (person.desk, said.reception), self._clock()
        call = self._calls.get(key)
        if call is None or call.clerk != person.name:
            call = self._calls[key] = _Call(person.station, person.desk, person.number, person.name, said, moment)
        call.talking, call.told = said.model_copy(update={"lines": (), "spoken": ""}), moment
        if said.protected:
            call.watchers = {account: each for account, each in call.watchers.items() if each[1]}
        if call.watchers:
            call.lines.extend(line for line in said.lines if line.n >= call.wants)
            call.spoken = said.spoken
        else:  # nobody reads along: nothing is kept
            call.lines.clear()
            call.spoken = ""
        return Watched(
            reception=said.reception,
            watchers=tuple(sorted({name for name, _, _ in call.watchers.values()})),
            wants=call.wants,
            notes=tuple(note for note in call.notes if note.n > said.read),
        )

    def _read(self, person: _Person, question: protocol.Watch, shown: tuple[RunningCall, ...]) -> protocol.WatchAnswer:
        call = self._calls.get((question.desk, question.reception))
        if call is None:
            return protocol.WatchAnswer(calls=shown, over=True)
        sees = may(person.role, SEE_PROTECTED)
        if call.talking.protected and not sees:
            raise Refusal(403, "protected")
        if person.account not in call.watchers and len(call.watchers) >= MOST_WATCHERS:
            raise Refusal(429, "watchers", retry_after=int(WATCH_FORGOTTEN))
        call.watchers[person.account] = (person.name, sees, self._clock())
        if question.say.strip():
            call.noted += 1
            call.notes.append(LiveNote(n=call.noted, by=person.name, text=question.say.strip()))
        lines = [line for line in call.lines if line.n >= question.after][: protocol.LIVE_LINES]
        return protocol.WatchAnswer(calls=shown, lines=tuple(lines), spoken=call.spoken)

    def _leave(self, person: _Person, watched: tuple[str, str]) -> None:
        """She reads one call at a time, or, looking at the list alone, none."""
        for key, call in self._calls.items():
            if key != watched:
                call.watchers.pop(person.account, None)

    def _shown(self, person: _Person) -> Iterator[RunningCall]:
        own = [call for call in self._calls.values() if call.station == person.station and call.desk != person.desk]
        for call in sorted(own, key=lambda call: (call.number, call.talking.since))[:MOST_SHOWN]:
            if not call.talking.protected or may(person.role, SEE_PROTECTED):
                yield RunningCall(
                    desk=call.desk,
                    number=call.number,
                    clerk=call.clerk,
                    reception=call.talking.reception,
                    since=call.talking.since,
                    protected=call.talking.protected,
                )

    def _forget(self) -> None:
        """What was not spoken of for a while."""
        moment = self._clock()
        self._calls = {key: call for key, call in self._calls.items() if moment - call.told < TALK_FORGOTTEN}
        for call in self._calls.values():
            asked = call.watchers.items()
            call.watchers = {account: each for account, each in asked if moment - each[2] < WATCH_FORGOTTEN}
            if not call.watchers:
                call.lines.clear()
                call.spoken = ""


def _person(session: Session, caller: Caller) -> _Person:
    desk, account = session.get_one(Desk, caller.desk), session.get_one(Account, caller.account)
    return _Person(account.id, account.name, account.role, desk.id, desk.number, desk.station_id)

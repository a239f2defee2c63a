"""The interface that a telephone line is written to: it tells that a call rings, and that it rings no more.

An adapter is plain Python with a `run` of its own in a thread; tests/desktop/telephone/test_lines.py has the contract
that each must pass. None of them ever answers: a person lifts the receiver.
"""

import queue
import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol

from offline_store import phone_numbers
from offline_store.errors import ExpectedError
from offline_store.types import new_id

MOST_RINGING = 20
"""Calls of one line that are told of at the same time: more are an attack or a fault."""


@dataclass(frozen=True, slots=True)
class Ringing:
    """A call rings."""

    call: str
    """The adapter's own name of it."""
    number: str
    """As `phone_numbers.spelt` has it; empty where it is withheld."""
    note: str = ""
    """What else the line tells, for the journal."""


@dataclass(frozen=True, slots=True)
class Stopped:
    """It rings no more."""

    call: str
    elsewhere: bool = False
    """Whether the line says that it was answered somewhere."""


@dataclass(frozen=True, slots=True)
class Health:
    """The line works (None), or why it does not; told whenever that changes."""

    error: ExpectedError | None


Event = Ringing | Stopped | Health
Tell = Callable[[Event], None]


class Line(Protocol):
    """A telephone line."""

    source: str
    """Of `Ring.source`."""

    def run(self, tell: Tell, stop: threading.Event) -> None:
        """Listen until `stop` is set; each call is told of once by Ringing and once by Stopped.

        What is wrong with the line is told by Health and tried again; nothing is raised.
        """

    def wake(self) -> None:
        """Look at `stop` soon: for whoever sets it."""


class PastedLine:
    """Numbers that a clerk has copied from the screen of another program. Each rings for a while."""

    source = "pasted"

    def __init__(self, seconds: float = 120) -> None:
        self._seconds = seconds
        self._pasted: queue.SimpleQueue[Ringing | None] = queue.SimpleQueue()

    def paste(self, text: str) -> bool:
        """A text was copied; whether there is a number in it."""
        found = phone_numbers.from_text(text)
        if found.number:
            self._pasted.put(Ringing(new_id(), found.number, f"分机 {found.extension}" if found.extension else ""))
        return bool(found.number)

    def run(self, tell: Tell, stop: threading.Event) -> None:
        """See `Line.run`."""
        import time

        tell(Health(None))
        ringing: dict[str, float] = {}
        while not stop.is_set():
            wait = min((end - time.monotonic() for end in ringing.values()), default=None)
            try:
                pasted = self._pasted.get(timeout=None if wait is None else max(wait, 0.001))
            except queue.Empty:
                pasted = None
            if pasted and len(ringing) < MOST_RINGING:
                ringing[pasted.call] = time.monotonic() + self._seconds
                tell(pasted)
            for call in [call for call, end in ringing.items() if end <= time.monotonic() or stop.is_set()]:
                del ringing[call]
                tell(Stopped(call))
        for call in ringing:
            tell(Stopped(call))

    def wake(self) -> None:
        """See `Line.wake`."""
        self._pasted.put(None)


class SimulatedLine:
    """Tells what it is given. For practice and tests alone: it refuses to be made elsewhere."""

    source = "sip"

    def __init__(self, events: Sequence[Event] = (), *, practice: bool) -> None:
        if not practice:
            raise RuntimeError("a simulated line would write down calls that nobody made")
        self._events: queue.SimpleQueue[Event | None] = queue.SimpleQueue()
        for event in events:
            self._events.put(event)

    def put(self, event: Event) -> None:
        """Let it happen."""
        self._events.put(event)

    def run(self, tell: Tell, stop: threading.Event) -> None:
        """See `Line.run`."""
        ringing: set[str] = set()
        tell(Health(None))
        while not stop.is_set():
            event = self._events.get()
            if isinstance(event, Ringing):
                ringing.add(event.call)
            elif isinstance(event, Stopped):
                ringing.discard(event.call)
            if event is not None:
                tell(event)
        for call in sorted(ringing):
            tell(Stopped(call))

    def wake(self) -> None:
        """See `Line.wake`."""
        self._events.put(None)

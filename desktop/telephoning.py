"""The telephone at the desk: calls that ring, who answers, what the clerk's state is, whom she calls.

The lines have threads of their own (`desktop/telephone/`); what they tell is written down at once and shown from the
screen's thread. Nothing here answers a call: the clerk lifts the receiver.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal
from sqlalchemy.orm import Session

from desktop.auditing import Auditing
from desktop.call_journal import CallJournal
from desktop.profile import Unlocked
from desktop.store_lanes import StoreLanes
from desktop.tasks import Runner
from desktop.telephone import setup as setting
from desktop.telephone.lines import Event, Health, Line, PastedLine, Ringing, Stopped
from desktop.telephone.listening import Listening
from desktop.telephone.setup import MODEM, SIP, TelephoneSetup
from offline_store import call_rules, registration, rings
from offline_store.call_rules import CallRules
from offline_store.callers import Caller
from offline_store.errors import ExpectedError
from offline_store.models import Ring
from offline_store.roles import REGISTER
from offline_store.store import Changed
from offline_store.types import new_id, now

RINGS, STOPPED, ELSEWHERE = "ringing", "stopped", "elsewhere"
TAKEN_SHOWN = 5_000
"""Milliseconds that a call which another desk has is still shown."""
Failed = Callable[[ExpectedError], None]


class NoNumber(ExpectedError):
    """What was copied has no telephone number in it."""

    title = "剪贴板里没有电话号码"
    explanation = "复制的内容里没有找到电话号码。"
    advice = "请在来电软件里选中并复制号码，再按 Ctrl+Shift+F4。"


@dataclass(frozen=True, slots=True)
class LiveRing:
    """A call that rings, or rang a moment ago."""

    id: str
    number: str
    source: str
    at: datetime
    state: str = RINGS
    """RINGS, STOPPED, or ELSEWHERE: answered at another telephone."""
    desk: str = ""
    """The desk that says it has answered."""
    caller: Caller | None = None
    """None until it is read."""
    is_hidden: bool = False
    """It came while she does not want to be disturbed, or was put away: it is in the journal alone."""


@dataclass(frozen=True, slots=True)
class ClerkState:
    """How it stands with the telephone of this desk."""

    line: str = ""
    """Of `setup.LINES`."""
    error: ExpectedError | None = None
    is_up: bool = False
    quiet_until: datetime | None = None
    """免打扰."""
    after_until: datetime | None = None
    """整理中, after a call."""


class Telephoning(QObject):
    """One desk's telephone. Answers come on the screen's thread."""

    changed = Signal()
    """`shown` is another."""
    state_changed = Signal(object)
    """A ClerkState."""

    def __init__(self, runner: Runner, unlocked: Unlocked, auditing: Auditing) -> None:
        super().__init__()
        self._runner, self._unlocked, self._auditing = runner, unlocked, auditing
        self.desk, self._store = unlocked.desk, unlocked.store
        self._lanes = StoreLanes(runner, unlocked.store, unlocked.desk)
        self._rings: dict[str, LiveRing] = {}
        self._calls: dict[str, str] = {}
        """The line's name of a call → the ring's id."""
        self._answered: set[str] = set()
        """Receptions that began with a ring."""
        self._listening = Listening(lambda line, event: runner.post(lambda: self._hear(line, event)))
        self._set: list[Line] = []
        """The lines that the set-up asks for."""
        self.journal = CallJournal(self._lanes, unlocked.desk, auditing)
        self.pasted = PastedLine()
        self.rules: CallRules | None = None
        self.state = ClerkState()
        self._quiet, self._after = QTimer(self, singleShot=True), QTimer(self, singleShot=True)
        self._quiet.timeout.connect(lambda: self.set_quiet(quiet=False))
        self._after.timeout.connect(self.end_after_call)

    # beginning and end

    def start(self, *lines: Line) -> None:
        """Put right what a kill left, and listen: to what is set up, and to these."""
        if not self.desk.may(REGISTER):
            return
        self._lanes.write(lambda session: rings.put_right(session, self.desk))
        for line in (self.pasted, *lines):
            self._listening.begin(line)
        self._lanes.read(lambda session: (setting.load(session), call_rules.load(session)), self._set_up)
        self.journal.start()

    def stop(self) -> None:
        """No line is listened to any more."""
        self.journal.stop()
        self._quiet.stop()
        self._after.stop()
        self._listening.stop()

    def read_setup(self, done: Callable[[TelephoneSetup], None]) -> None:
        """What is set."""
        self._lanes.read(setting.load, done)

    def keep_setup(self, wanted: TelephoneSetup, done: Callable[[None], None], failed: Failed) -> None:
        """Set it, and listen accordingly from now on. `failed` hears BadAccount."""

        def work() -> tuple[TelephoneSetup, CallRules]:
            with self._store.apply() as session:
                return setting.save(session, self.desk, wanted), call_rules.load(session)

        def kept(found: tuple[TelephoneSetup, CallRules]) -> None:
            self._set_up(found)
            done(None)

        self._runner.write(work, kept, failed)

    def ports(self, done: Callable[[list[tuple[str, str]]], None]) -> None:
        """The serial ports there are: name and device."""

        def work() -> list[tuple[str, str]]:
            from desktop.telephone.modem import ports

            return ports()

        self._runner.run(work, done)

    # what rings

    @property
    def shown(self) -> list[LiveRing]:
        """What is to be seen, the oldest first."""
        return [ring for ring in self._rings.values() if not ring.is_hidden]

    def paste(self, text: str, failed: Failed) -> None:
        """A number was copied from the screen of another program. `failed` hears NoNumber."""
        if not self.pasted.paste(text):
            failed(NoNumber())

    def answer(self, ring_id: str, done: Callable[[str], None], failed: Failed) -> None:
        """This desk has it: the id of the reception that begins with it. `failed` hears RingGone."""
        ring = self._rings.get(ring_id)
        if ring is None:
            return

        def change(session: Session) -> str:
            reception_id = registration.begin_reception(session, self.desk, "call", ring.number)
            rings.answer(session, self.desk, ring_id, reception_id)
            return reception_id

        def answered(reception_id: str) -> None:
            self._answered.add(reception_id)
            self._forget(ring_id)
            self.end_after_call()
            done(reception_id)

        self._lanes.write(change, answered, failed)

    def put_away(self, ring_id: str) -> None:
        """It is not to be seen here any more."""
        self._replace(ring_id, is_hidden=True)

    def note_commit(self, changed: Changed) -> None:
        """Another desk may have answered what rings here."""
        if "ring" in changed.rows and self._rings:
            self._lanes.read(self._takers, self._taken)

    def note_call_ended(self, reception_id: str) -> None:
        """The caller of a reception has hung up: the clerk has a while for her notes."""
        if reception_id not in self._answered:
            return
        self._answered.discard(reception_id)
        self._lanes.write(lambda session: rings.end(session, reception_id))
        seconds = self.rules.after_call_seconds if self.rules else 0
        if seconds:
            self._after.start(seconds * 1000)
            self._say(after_until=now() + timedelta(seconds=seconds))

    # the clerk's state

    def set_quiet(self, *, quiet: bool) -> None:
        """免打扰: from now on calls go to the journal alone, for a time at most."""
        minutes = self.rules.quiet_minutes if self.rules else 0
        if quiet and minutes:
            self._quiet.start(minutes * 60_000)
            self._say(quiet_until=now() + timedelta(minutes=minutes))
        else:
            self._quiet.stop()
            self._say(quiet_until=None)

    def end_after_call(self) -> None:
        """The notes are made."""
        self._after.stop()
        if self.state.after_until:
            self._say(after_until=None)

    # calling

    def dial(self, number: str, reception_id: str | None, done: Callable[[str], None], failed: Failed) -> None:
        """Call a number: the way it is dialled (`setup.WAYS`). It stands in the journal before it is dialled."""

        def work() -> str:
            with self._store.write(self.desk.actor) as session:
                rings.dial(session, self.desk, number, reception_id)
                way = setting.load(session).way
            if way == MODEM:
                self._listening.dial(number)
            return way

        self._auditing.note("dialled", "reception" if reception_id else "ring", reception_id or "")
        self._runner.write(work, done, failed)

    # inside

    def _set_up(self, found: tuple[TelephoneSetup, CallRules]) -> None:
        wanted, self.rules = found
        self._listening.end(self._set)
        self._set = []
        self._say(line=wanted.line, error=None, is_up=False)
        if MODEM in (wanted.line, wanted.way):
            from desktop.telephone.modem import ModemLine

            self._begin(ModemLine(wanted.serial_port), is_heard=wanted.line == MODEM)
        if wanted.line == SIP:
            from desktop.telephone.sip import SipLine

            self._begin(SipLine(wanted.account))

    def _begin(self, line: Line, *, is_heard: bool = True) -> None:
        self._set.append(line)
        self._listening.begin(line, is_heard=is_heard)

    def _hear(self, line: Line, event: Event) -> None:
        """What a line told, on the screen's thread."""
        match event:
            case Ringing():
                self._rang(line.source, event)
            case Stopped() if event.call in self._calls:
                self._stopped(self._calls.pop(event.call), elsewhere=event.elsewhere)
            case Health() if line is not self.pasted:
                self._say(error=event.error, is_up=event.error is None)

    def _rang(self, source: str, event: Ringing) -> None:
        ring_id, at = new_id(), now()
        is_quiet = self.state.quiet_until is not None
        self._calls[event.call] = ring_id
        self._rings[ring_id] = LiveRing(ring_id, event.number, source, at, is_hidden=is_quiet)
        self._lanes.write(
            lambda session: rings.begin(session, self.desk, ring_id, event.number, source, at, event.note)
        )
        self.changed.emit()
        if not is_quiet:
            self.journal.who(event.number, ring_id, lambda caller: self._replace(ring_id, caller=caller))

    def _stopped(self, ring_id: str, *, elsewhere: bool) -> None:
        if ring_id not in self._rings:  # answered here: the line falls silent when the receiver is lifted
            return
        self._lanes.write(lambda session: rings.stop(session, ring_id, elsewhere=elsewhere))
        self._replace(ring_id, state=ELSEWHERE if elsewhere else STOPPED)
        seconds = self.rules.stopped_seconds if self.rules else 0
        QTimer.singleShot(seconds * 1000, self, lambda: self._forget(ring_id))

    def _takers(self, session: Session) -> dict[str, str]:
        """Which desk has what rings here."""
        found = {}
        for ring_id in list(self._rings):
            row = session.get(Ring, ring_id)
            taker = rings.answered_by(session, row) if row else None
            if taker is not None and taker.desk != self.desk.number:
                found[ring_id] = taker.desk
        return found

    def _taken(self, takers: dict[str, str]) -> None:
        for ring_id, desk in takers.items():
            known = self._rings.get(ring_id)
            if known and known.desk != desk:
                self._replace(ring_id, state=ELSEWHERE, desk=desk)
                QTimer.singleShot(TAKEN_SHOWN, self, partial(self._forget, ring_id))

    def _replace(self, ring_id: str, **values: Any) -> None:
        if ring := self._rings.get(ring_id):
            self._rings[ring_id] = replace(ring, **values)
            self.changed.emit()

    def _forget(self, ring_id: str) -> None:
        if self._rings.pop(ring_id, None):
            self.changed.emit()

    def _say(self, **values: Any) -> None:
        self.state = replace(self.state, **values)
        self.state_changed.emit(self.state)

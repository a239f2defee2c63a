"""The record that is being written, behind its page: what is done to it, and that it is written down each second."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal

from desktop.app import Desk
from desktop.papers.minutes import Opened
from offline_store.errors import ExpectedError
from offline_store.minutes import record as minutes
from offline_store.minutes.record import ROLES, Line, Record
from offline_store.minutes.transcript import Interruption, Spoken
from offline_store.pad_signatures import Picture
from offline_store.store import Changed
from offline_store.types import now

KEPT = 900
"""Milliseconds between two looks at whether the record must be written down: a kill loses at most a second."""
HEARD = 120
"""Milliseconds in which several new sentences are read as one."""


class MinutesWork(QObject):
    """Of one reception at a time."""

    opened = Signal()
    """Another record, or the same as somebody else left it."""
    changed = Signal()
    """It says something else, or more was said."""
    failed = Signal(object)
    """An ExpectedError: what was wanted was not done, and what stands there stays."""

    def __init__(self, desk: Desk, typed: Callable[[Record], Record], parent: QObject) -> None:
        """`typed` puts what stands in the page's widgets, and is not in the record yet, into it."""
        super().__init__(parent)
        self._desk, self._minutes, self._typed = desk, desk.minutes, typed
        self.now: Opened | None = None
        """What is open."""
        self.record, self.spoken, self.interruptions = Record(), tuple[Spoken, ...](), tuple[Interruption, ...]()
        self._written, self._is_busy = Record(), False
        self._keeping = QTimer(self, interval=KEPT)
        self._keeping.timeout.connect(self.keep)
        self._hearing = QTimer(self, singleShot=True, interval=HEARD)
        self._hearing.timeout.connect(self._listen)
        desk.front_desk.changed.connect(self._note)

    @property
    def kind(self) -> str:
        """The form that is being written."""
        return self.now.kind if self.now else ""

    @property
    def is_draft(self) -> bool:
        """Whether something can be changed."""
        return self.now is not None and self.now.is_draft and not self._is_busy

    @property
    def roles(self) -> tuple[str, ...]:
        """Who can speak in this kind of talk."""
        return ROLES.get(self.kind, ())

    @property
    def waiting(self) -> tuple[str, ...]:
        """Parties who have not said that it is what they said."""
        said_so = {each.who for each in self.record.consenting}
        parties = (each.name or each.role for each in self.record.attendance if each.role not in minutes.OURS)
        return tuple(who for who in parties if who not in said_so)

    def line(self, key: str) -> Line | None:
        """A line of the record."""
        return next((line for line in self.record.lines if line.id == key), None)

    def open(self, reception_id: str, kind: str) -> None:
        """A reception's record of this kind; what is written of another is for all to read."""
        self.settle()
        self._minutes.open(reception_id, kind, self._show, self.failed.emit)

    def change(self, change: Callable[[Record], Record]) -> None:
        """Do something to the record; what is refused changes nothing."""
        if not self.is_draft:
            self.failed.emit(minutes.IsFinal())
            return
        try:
            self.record = change(self.record)
        except ExpectedError as error:
            self.failed.emit(error)
        self.changed.emit()

    def said(self, key: str) -> Spoken | None:
        """A sentence."""
        return next((each for each in self.spoken if each.sentence.id == key), None)

    def pick(self, key: str, section: str) -> None:
        """Take a sentence into a part of the record, or out of it again."""
        if each := self.said(key):
            role = minutes.role_of(self.record, key, each.sentence.speaker)
            self.change(lambda record: minutes.pick(record, each.source, section, role))

    def agree(self) -> bool:
        """The next of the parties says that it is what she said; whether there was one."""
        waiting = self.waiting
        if waiting:
            self.change(lambda record: minutes.agree(record, waiting[0], now()))
        return bool(waiting)

    def hear(self, key: str) -> None:
        """Play the sentence, or that which a line was picked from."""
        line = self.line(key)
        wanted = line.source.segment_id if line and line.source else key
        each = next((each for each in self.spoken if wanted in each.versions), None)
        if each:
            self._desk.front_desk.hear(each.sentence, self.failed.emit)

    def ask_signed(self, done: Callable[[tuple[Picture, ...]], None]) -> None:
        """Who has signed this final record."""
        if self.now and self.now.form_id and not self.now.is_draft:
            self._minutes.signing(self.now.form_id, done)

    def sign(
        self, signer: tuple[str, str], png: bytes, done: Callable[[str], None], failed: Callable[[ExpectedError], None]
    ) -> None:
        """Somebody has signed on the pad."""
        if self.now:
            self._minutes.sign(self.now.form_id, signer, png, done, failed)

    # writing down

    def begin_keeping(self) -> None:
        """The page is in front."""
        self._keeping.start()
        self._listen()

    def end_keeping(self) -> None:
        """The page is left: what is written is for all to read."""
        self._keeping.stop()
        self.settle()

    def keep(self) -> None:
        """Write down, on this machine, what is new since the last look."""
        if self.now and self.is_draft and self._typed(self.record) != self._written:
            self._written = self._typed(self.record)
            self._minutes.keep(self.now.meeting.reception_id, self.kind, self._written, self.failed.emit)

    def settle(self) -> None:
        """Make it the record's content and its paper's values."""
        record = self._typed(self.record)
        if self.now and self.is_draft and (self.now.kept or record != self._written):
            self._written = record
            self._minutes.settle(self.now.meeting.reception_id, self.kind, record, lambda _id: None, self.failed.emit)

    def finalise(self) -> None:
        """定稿."""
        if self.now is None or not self.is_draft:
            return
        reception_id, kind = self.now.meeting.reception_id, self.kind
        self.record = self._written = self._typed(self.record)

        def done(_form_id: str) -> None:
            self._minutes.open(reception_id, kind, self._show, self.failed.emit)

        def failed(error: ExpectedError) -> None:
            self._is_busy = False
            self.failed.emit(error)

        self._is_busy = True
        self._minutes.finalise(reception_id, kind, self.record, done, failed)

    def begin_version(self) -> None:
        """A further version of a final record; the old one stays."""
        if self.now and self.now.form_id and not self.now.is_draft:
            reception_id, kind = self.now.meeting.reception_id, self.kind
            show = self._show
            self._minutes.revise(
                self.now.form_id,
                lambda _id: self._minutes.open(reception_id, kind, show, self.failed.emit),
                self.failed.emit,
            )

    # inside

    def _show(self, opened: Opened) -> None:
        self.now, self._is_busy = opened, False
        self.record, self.spoken, self.interruptions = opened.record, opened.spoken, opened.interruptions
        self.opened.emit()
        self._written = self._typed(self.record)

    def _note(self, changed: Changed) -> None:
        if not {"segment", "recording"}.isdisjoint(changed.rows) and self._keeping.isActive():
            self._hearing.start()

    def _listen(self) -> None:
        if self.now is None:
            return
        reception_id = self.now.meeting.reception_id

        def known(found: tuple[tuple[Spoken, ...], tuple[Interruption, ...]]) -> None:
            is_open = self.now is not None and self.now.meeting.reception_id == reception_id
            if is_open and found != (self.spoken, self.interruptions):
                self.spoken, self.interruptions = found
                self.changed.emit()

        self._minutes.spoken(reception_id, known)

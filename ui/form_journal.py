"""Writes a form down while it is filled in, with the time worked on it: a kill loses at most a second of typing."""

from PySide6.QtCore import QObject, QTimer, Signal

from desktop.front_desk import FrontDesk
from offline_store.queries import ReceptionView
from ui.entry_form import EntryForm

TIME_JOURNAL = 5.0
"""Seconds worked after which they are written down although nothing was typed."""


class FormJournal(QObject):
    """Of one reception's form, which holds already what was kept of it."""

    worked_on = Signal(float)
    """Seconds worked on the reception, idle time cut out."""

    def __init__(self, front_desk: FrontDesk, view: ReceptionView, form: EntryForm, interval: int) -> None:
        """`interval`: milliseconds between two looks at whether something must be written down."""
        super().__init__(form)
        self._desk, self._reception_id, self._form = front_desk, view.id, form
        self.worked = float(view.active_seconds)
        self._written, self._kept_time = form.draft(), self.worked
        self._look = QTimer(self, interval=interval)
        self._look.timeout.connect(self.write)
        self._look.start()

    def add_work(self, seconds: float) -> None:
        """So much more was worked on it."""
        self.worked += seconds
        self.worked_on.emit(self.worked)

    def write(self) -> None:
        """Write the form down if it changed since the last time, and now and then the time alone."""
        draft = self._form.draft()
        is_new = draft != self._written
        if is_new or self.worked - self._kept_time >= TIME_JOURNAL:
            self._written, self._kept_time = draft, self.worked
            self._desk.keep_draft(self._reception_id, draft if is_new else None, self.worked)

    def note_saving(self) -> None:
        """What stands in the form is being saved: it needs no journal."""
        self._written, self._kept_time = self._form.draft(), self.worked

    def note_failed(self) -> None:
        """It was not saved: it is a draft again."""
        self._written = {}

    def stop(self) -> None:
        """The page closes: what is typed is written down, and the time is the reception's own."""
        self.write()
        self._look.stop()
        self._desk.keep_time(self._reception_id, self.worked)

"""How long somebody works on a reception, measured by itself: while its page is in front and something happens.

Not a stopwatch that a person starts: a minute after the last key, mouse move or word that was said, it stands still.
"""

import time
from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtGui import QGuiApplication

from ui.lock import INPUTS

IDLE = 60.0
"""Seconds without a touch or a word after which nobody works."""
LOOK = 1000
"""Milliseconds between two looks."""
MOST = 5.0
"""Seconds that one look can count: a machine that slept was not worked at."""


class Worked(Protocol):
    """Something whose time is measured."""

    def add_work(self, seconds: float) -> None:
        """So much more was worked on it."""


class WorkTime(QObject):
    """One measure for the window: what is in front gets the time, everything else stands still."""

    def __init__(
        self, in_front: Callable[[], Worked | None], parent: QObject, seconds: Callable[[], float] = time.monotonic
    ) -> None:
        super().__init__(parent)
        self._in_front, self._seconds = in_front, seconds
        self._touched = self._looked = seconds()
        self._worked = in_front()
        """What was in front at the last look."""
        self._timer = QTimer(self, interval=LOOK)
        self._timer.timeout.connect(self.look)
        self._timer.start()
        app = QGuiApplication.instance()
        assert isinstance(app, QGuiApplication)
        app.focusWindowChanged.connect(self._watch)  # as for the idle lock: what has the keyboard is watched
        app.focusObjectChanged.connect(self._watch)
        self._watch(app.focusWindow())
        self._watch(app.focusObject())

    def touch(self) -> None:
        """Somebody did or said something."""
        self._touched = self._seconds()

    def look(self) -> None:
        """Give the time since the last look to what was in front then: to be called when something else comes there."""
        moment = self._seconds()
        passed, self._looked = moment - self._looked, moment
        worked, self._worked = self._worked, self._in_front()
        if worked is not None and moment - self._touched < IDLE:
            worked.add_work(min(passed, MOST))

    def stop(self) -> None:
        """The window closes: no time is given to anybody any more."""
        self.look()
        self._timer.stop()
        self._worked, self._in_front = None, lambda: None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in INPUTS:
            self.touch()
        return super().eventFilter(watched, event)

    def _watch(self, watched: QObject | None) -> None:
        if watched is not None:
            watched.installEventFilter(self)

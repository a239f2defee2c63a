"""A card or a code that is typed by a device: its text comes faster than anybody types.

The keys reach the form as all keys do. When they have come at a machine's pace and make a card, the form is put back
as it stood before the first of them, and the card's parts go where they belong. Whatever is no card stays as typed.
"""

import time
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QWindow
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from offline_store.identity import card

PACE = 35
"""Milliseconds between two keys of a device at the most; a quick typist takes about 100."""
QUIET = 80
"""Milliseconds after the last key: the text is whole."""
_ENDS = {Qt.Key.Key_Return: "\n", Qt.Key.Key_Enter: "\n", Qt.Key.Key_Tab: "\t"}
_HELD = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier


class CardBurst(QObject):
    """Watches the keys of the form's window while the form is shown."""

    came = Signal(object, object)
    """The Card, and what `before` gave when its first key came."""

    def __init__(self, form: QWidget, before: Callable[[], Any]) -> None:
        super().__init__(form)
        self._form, self._before = form, before
        self._window: QWindow | None = None
        self._text, self._last = "", 0
        self._stood: Any = None
        self._focus: QWidget | None = None
        self._quiet = QTimer(self, singleShot=True, interval=QUIET)
        self._quiet.timeout.connect(self._whole)
        form.installEventFilter(self)

    def _attend(self, window: QWindow | None) -> None:
        """Watch this window's keys from now on; none for None."""
        if self._window is not None:
            self._window.removeEventFilter(self)
        self._window = window
        if window is not None:
            window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Note the keys; those that a device types onto a button press nothing."""
        if watched is self._form:
            if event.type() in (QEvent.Type.Show, QEvent.Type.Hide):  # another page has the keys, or this one
                self._attend(self._form.window().windowHandle() if event.type() == QEvent.Type.Show else None)
            return False
        return isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and self._note(event)

    def _note(self, event: QKeyEvent) -> bool:
        character = _ENDS.get(Qt.Key(event.key()), event.text())
        if not character:
            return False  # Shift on its way to a capital
        moment = event.timestamp() or int(time.monotonic() * 1000)
        is_typed = bool(event.modifiers() & _HELD) or event.isAutoRepeat()
        if is_typed or not self._text or moment - self._last > PACE:
            self._begin()
        self._last = moment
        if is_typed or self._stood is None:
            return False
        self._text += character
        if len(self._text) >= card.SHORTEST:
            self._quiet.start()
        return len(self._text) > 1 and isinstance(QApplication.focusWidget(), QAbstractButton)

    def _begin(self) -> None:
        """The first key after a pause: of a device perhaps."""
        self._quiet.stop()
        self._text, self._focus = "", QApplication.focusWidget()
        is_ours = self._focus is None or self._form.isAncestorOf(self._focus)
        self._stood = self._before() if is_ours else None

    def _whole(self) -> None:
        read, self._text = card.read_text(self._text), ""
        if read is not None:
            self.came.emit(read, self._stood)
            if self._focus is not None:
                self._focus.setFocus()

"""A list to choose from in which typed letters find what they read or begin: pinyin, initials, number or text."""

from collections.abc import Sequence

from PySide6.QtCore import QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QWidget

from offline_store.code_find import Item, rank

PAUSE = 1500
"""Milliseconds after which a further letter begins anew."""


class PinyinBox(QComboBox):
    """As every box of choices; its own search by first characters would ask for Han characters, which no key types."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._typed = ""
        self._pause = QTimer(self, singleShot=True, interval=PAUSE)
        self._pause.timeout.connect(self._forget)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Letters and digits choose the best fit of what was typed without a pause; all else is the box's own."""
        text = event.text()
        if not (text.isascii() and text.isalnum()):
            self._forget()
            super().keyPressEvent(event)
            return
        typed = self._typed + text.lower()
        found = rank(self._items(), typed, {})
        if not found:  # a letter that leads nowhere begins anew
            typed = text.lower()
            found = rank(self._items(), typed, {})
        if found:
            self._typed = typed
            self.setCurrentText(found[0].name)
            self._pause.start()

    def _items(self) -> Sequence[Item]:
        names = (self.itemText(row) for row in range(self.count()))
        return [Item("", name) for name in names if name]

    def _forget(self) -> None:
        self._typed = ""
        self._pause.stop()

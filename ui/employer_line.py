"""Known employers while a name is typed: from the store, off the screen's thread, when the keys rest for a moment."""

from __future__ import annotations

from collections.abc import Callable

import shiboken6
from PySide6.QtCore import QCoreApplication, QObject, QTimer, Signal
from PySide6.QtWidgets import QLineEdit

from offline_store.code_find import Item
from offline_store.employers import Known
from ui.choice_popup import ChoicePopup

PAUSE = 60
"""Milliseconds without a key before the store is asked."""
Find = Callable[[str, Callable[[list[Known]], None]], None]


def note_of(known: Known) -> str:
    """What is said beside an employer's name: the alias that was typed, how often this desk named it, or its code."""
    if known.by:
        return QCoreApplication.translate("employers", "又名 {0}").format(known.by)
    often = QCoreApplication.translate("employers", "近期 {0} 件")
    return often.format(known.uses) if known.uses else known.credit_code


class KnownEmployers(QObject):
    """Belongs to a line in which an employer is named; the line may hold any other name as well."""

    chosen = Signal()

    def __init__(self, line: QLineEdit, find: Find) -> None:
        super().__init__(line)
        self._line, self._find, self._known = line, find, ("", "")
        self.popup = ChoicePopup(line, free=True)
        self._pause = QTimer(self, singleShot=True, interval=PAUSE)
        self._pause.timeout.connect(self._ask)
        self._wanted = ""
        self.popup.asked.connect(self._wait)
        self.popup.chosen.connect(self._choose)

    @property
    def id(self) -> str:
        """Of the record that was chosen; empty when the line says another name by now."""
        return self._known[0] if self._line.text().strip() == self._known[1] else ""

    def know(self, employer_id: str, name: str) -> None:
        """The record that the line's name stands for."""
        self._known = (employer_id, name)

    def _wait(self, typed: str) -> None:
        self._wanted = typed
        self._pause.start()

    def _ask(self) -> None:
        asked = self._wanted
        self._find(asked, lambda found: self._show(asked, found))

    def _show(self, asked: str, found: list[Known]) -> None:
        if not shiboken6.isValid(self):
            return  # the form was closed in the meantime
        if asked == self._wanted and not self._pause.isActive():
            self.popup.offer([Item(known.id, known.name, note_of(known)) for known in found])

    def _choose(self, item: Item) -> None:
        self.know(item.code, item.name)
        self.chosen.emit()

"""Buttons under a case that open the cards of its employers."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from offline_store.case_employers import Named

FIRST_KEY = "Alt+Y"


class EmployerLinks(QWidget):
    """A line with a button for each employer that has a record; the first has a key."""

    opens = Signal(str)
    """An employer's id."""

    def __init__(self) -> None:
        super().__init__()
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(0, 4, 0, 8)
        self._rows.setSpacing(6)
        self._first = ""
        QShortcut(QKeySequence(FIRST_KEY), self, self._open_first)

    def show_them(self, named: Sequence[Named]) -> None:
        """These instead."""
        while item := self._rows.takeAt(0):
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
        self._first = next((each.id for each in named if each.id), "")
        for each in named:
            if each.id:
                self._rows.addWidget(self._row(each))
        self.setVisible(self._rows.count() > 0)

    def _open_first(self) -> None:
        if self._first:
            self.opens.emit(self._first)

    def _row(self, named: Named) -> QWidget:
        """The name, which wraps, and the button: a button with a long name in it would widen the page."""
        is_first = self._rows.count() == 0
        text = self.tr("资料和案件")
        button = QPushButton(f"{text}  {FIRST_KEY}" if is_first else text)
        button.setAccessibleName(self.tr("{0}的资料和案件").format(named.name))
        button.clicked.connect(lambda: self.opens.emit(named.id))
        shown = QWidget()
        row = QHBoxLayout(shown)
        row.setContentsMargins(0, 0, 0, 0)
        name = QLabel(named.name, wordWrap=True)
        name.setTextFormat(Qt.TextFormat.PlainText)
        row.addWidget(name, 1)
        row.addWidget(button)
        return shown

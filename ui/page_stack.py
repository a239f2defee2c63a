"""The window's pages, one shown at a time; each comes back as it was left: cursor, selection, scrolled place."""

from __future__ import annotations

from dataclasses import dataclass
from typing import cast

import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractScrollArea, QLineEdit, QStackedWidget, QWidget


@dataclass(frozen=True, slots=True)
class Place:
    """Where somebody was on a page. A line forgets its selection when it loses the keyboard: it is kept here."""

    focus: QWidget | None
    cursor: int
    selected: tuple[int, int]
    """Start and length; -1 where nothing is selected, or the widget keeps it itself."""
    scrolled: tuple[tuple[QAbstractScrollArea, int, int], ...]

    @classmethod
    def on(cls, page: QWidget) -> Place:
        """As it is now."""
        focus = page.focusWidget()
        line = focus if isinstance(focus, QLineEdit) else None
        areas = cast("list[QAbstractScrollArea]", page.findChildren(QAbstractScrollArea))
        return cls(
            focus,
            line.cursorPosition() if line else 0,
            (line.selectionStart(), line.selectionLength()) if line else (-1, 0),
            tuple((area, area.horizontalScrollBar().value(), area.verticalScrollBar().value()) for area in areas),
        )

    def take_up(self) -> None:
        """Put the keyboard back there."""
        if self.focus is not None and shiboken6.isValid(self.focus):
            self.focus.setFocus(Qt.FocusReason.OtherFocusReason)
            if isinstance(self.focus, QLineEdit):
                self._select(self.focus)
        for area, across, down in self.scrolled:
            if shiboken6.isValid(area):
                area.horizontalScrollBar().setValue(across)
                area.verticalScrollBar().setValue(down)

    def _select(self, line: QLineEdit) -> None:
        start, length = self.selected
        if start < 0:
            line.setCursorPosition(self.cursor)
        elif self.cursor == start:  # selected backwards
            line.setSelection(start + length, -length)
        else:
            line.setSelection(start, length)


class PageStack(QStackedWidget):
    """Use `show_page` instead of `setCurrentWidget`."""

    def __init__(self) -> None:
        super().__init__()
        self._places: dict[QWidget, Place] = {}

    def show_page(self, page: QWidget) -> None:
        """Show a page; the one that was shown can be taken up again where it was left."""
        left = self.currentWidget()
        if page is left:
            return
        if left is not None:
            self._places[left] = Place.on(left)
        self.setCurrentWidget(page)
        if place := self._places.pop(page, None):
            place.take_up()

    def drop(self, page: QWidget) -> None:
        """The page is not shown any more; it belongs to the caller."""
        self._places.pop(page, None)
        self.removeWidget(page)

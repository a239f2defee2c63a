"""Widgets with their Qt properties, in one expression."""

from typing import TypeVar

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QWidget

W = TypeVar("W", bound=QWidget)


def having(widget: W, **properties: object) -> W:
    """The widget, with these Qt properties set. Raises AttributeError for one it does not have."""
    for name, value in properties.items():
        if not widget.setProperty(name, value):
            raise AttributeError(name)
    return widget


def restyle(widget: QWidget, name: str, value: object) -> None:
    """Set a property that the style sheet looks at; Qt looks again only when told."""
    if widget.property(name) != value:
        widget.setProperty(name, value)
        widget.style().unpolish(widget)
        widget.style().polish(widget)
        # a label takes over the room around its text, and says how large it is, at this event alone
        QApplication.sendEvent(widget, QEvent(QEvent.Type.StyleChange))

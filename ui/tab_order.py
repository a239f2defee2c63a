"""The order of Tab: that in which a layout shows things, whatever was put in since."""

from collections.abc import Iterator
from itertools import pairwise
from typing import cast

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFormLayout, QGridLayout, QLayout, QLayoutItem, QWidget


def follow_layout(layout: QLayout) -> None:
    """Let Tab go through what takes the keyboard in the layout's own order."""
    for before, after in pairwise(_stops(layout)):
        QWidget.setTabOrder(before, after)


def _stops(layout: QLayout) -> Iterator[QWidget]:
    for item in _items(layout):
        inside: QLayout | None = item.layout()
        if (widget := item.widget()) is not None:
            if widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
                yield widget
                continue
            inside = widget.layout()
        if inside is not None:
            yield from _stops(inside)


def _items(layout: QLayout) -> list[QLayoutItem]:
    """As they stand: rows and cells are counted in the order they were put in."""
    places = list(range(layout.count()))
    if isinstance(layout, QFormLayout):
        places.sort(key=lambda place: cast(tuple[int, object], layout.getItemPosition(place))[0])
    elif isinstance(layout, QGridLayout):
        places.sort(key=lambda place: cast(tuple[int, int, int, int], layout.getItemPosition(place))[:2])
    return [item for place in places if (item := layout.itemAt(place)) is not None]

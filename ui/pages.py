"""The window's further pages: each is opened from the menu 更多 or by its key, by those whose role may see it."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from desktop.app import Desk


@dataclass(frozen=True, slots=True)
class PageKind:
    """One entry of the menu; `make` builds the page when it is first opened.

    A page may have a method `refresh()`, called each time it is shown, a signal `problem(ExpectedError)`, and a
    signal `opens(str)` with a reception to be opened.
    """

    title: str
    key: str
    right: str
    """Of `offline_store/roles.py`."""
    make: Callable[[Desk], QWidget]


def page_kinds() -> tuple[PageKind, ...]:
    """Every further page there is, in the menu's order."""
    from ui.drafts import drafts_kind  # the pages know this module

    return (drafts_kind(),)


def open_to(desk: Desk) -> list[PageKind]:
    """Those the clerk of this desk may open."""
    return [kind for kind in page_kinds() if desk.unlocked.desk.may(kind.right)]

"""By ear and keys alone: on every page, what takes the keyboard has a name, and lets it go again."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QComboBox,
    QPlainTextEdit,
    QTabBar,
    QTextEdit,
    QWidget,
)

from offline_store import keyfile
from tests.machine_desk import LONG, make_machine, take_up, window_of
from ui.call_page import CallPage
from ui.pages import open_to

BY_KEY = frozenset({"take", "hear", "choose", "openOne"})
"""Buttons for the mouse, whose keys work where the cursor is."""


@pytest.fixture(scope="module")
def window(tmp_path_factory):
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(keyfile, "ARGON2", keyfile.ARGON2 | {"memory": 1024})
        with window_of(make_machine(tmp_path_factory.mktemp("readers") / "machine")[0]) as (_, made):
            yield made


def path_of(widget):
    parts = [f"{type(widget).__name__}#{widget.objectName()}"]
    while (widget := widget.parentWidget()) is not None and len(parts) < 4:
        parts.append(type(widget).__name__)
    return " < ".join(parts)


def faults(top):
    """What somebody without eyes or mouse would be lost with."""
    for widget in top.findChildren(QWidget):
        if not (widget.isVisible() and widget.isEnabled()) or widget.objectName().startswith("qt_"):
            continue
        takes = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
        if takes and not is_inner(widget) and widget.focusProxy() is None:
            interface = QAccessible.queryAccessibleInterface(widget)
            if not interface or not interface.text(QAccessible.Text.Name).strip():
                yield f"no name: {path_of(widget)}"
        if (
            isinstance(widget, QAbstractButton)
            and not takes
            and widget.objectName() not in BY_KEY
            and not is_inner(widget)
        ):
            yield f"no Tab: {path_of(widget)} {widget.text() or widget.accessibleName()}"
        if (
            takes
            and isinstance(widget, QPlainTextEdit | QTextEdit)
            and not (widget.tabChangesFocus() or widget.isReadOnly())
        ):
            yield f"keeps Tab: {path_of(widget)}"
        if takes and isinstance(widget, QAbstractItemView) and widget.tabKeyNavigation():
            yield f"keeps Tab: {path_of(widget)}"


def is_inner(widget):
    """A part of one of Qt's own, which speaks for it."""
    return isinstance(widget, QTabBar) or isinstance(widget.parentWidget(), QAbstractSpinBox | QComboBox)


def test_every_page_of_the_menu(window, qtbot):
    found = {}
    for kind in open_to(window._desk):
        window.open_page(kind)
        if lost := sorted(set(faults(window))):
            found[kind.title] = lost
    assert found == {}, "\n".join(f"{k}: {v}" for k, v in found.items())


def test_the_pages_of_a_reception(window, qtbot):
    found = {}
    window.opened.begin_visit()
    qtbot.waitUntil(lambda: isinstance(window.page, CallPage), timeout=LONG)
    form = window.page.form
    form.person.open(opened=True)
    for name, text in (("name", "王小雨"), ("dispute_types", "工伤待遇、劳动报酬"), ("people", "12")):
        form.fields[name].line.setText(text)
        form.fields[name].edited.emit()
    form.fields["period"].suggest("2026-08", "s", "8月", others=("2025-08",))
    found["visit"] = sorted(set(faults(window)))
    window.page.save()
    qtbot.waitUntil(lambda: window.page is window.case_page and window.case_page.view is not None, timeout=LONG)
    found["case"] = sorted(set(faults(window)))
    take_up(window, qtbot)
    found["call"] = sorted(set(faults(window)))
    window.show_today()
    found["today"] = sorted(set(faults(window)))
    assert {name: lost for name, lost in found.items() if lost} == {}, found

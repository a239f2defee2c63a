"""宏 recorded and played back: fields of a call's or visitor's form, and actions of the window by their keys.

Who it is about is never recorded, and nothing that saves, prints, voids or sends: those stay the clerk's own.
A playback stops at the first thing that does not fit, says so, and overwrites nothing that is typed.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QWidget

from offline_store.writing_aids import Recorded
from ui.call_page import CallPage
from ui.step_words import field_words

if TYPE_CHECKING:
    from ui.main_window import MainWindow

FIELDS = ("dispute_types", "occupation", "employment_form", "period", "claim", "call_type", "matter", "advice")
"""Of the form, what a macro may fill in: nothing of the person, the employer or the sums of one case."""
ACTIONS = frozenset({"F2", "F3", "F5", "F6", "Ctrl+L", "Ctrl+M", "Ctrl+E", "Ctrl+H", "Ctrl+Tab"})
"""Besides the pages: what begins something in which she then decides."""
BRINGS_PAGE = frozenset({"F2", "F5", "F6"})
"""Actions after which another page comes, a moment later."""
WAIT, LOOK = 3000, 40
"""Milliseconds that a page may take to come, and between two looks."""
CALL_TYPE = 1
"""The form's own first choice: not recorded as hers."""


class MacroRecorder(QObject):
    """From `start` to `stop`: what she fills in, and which actions she begins, in the order of it."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._steps: list[dict[str, Any]] = []
        self._base: dict[str, Any] = {}
        self.running = False
        window.page_shown.connect(self._page_shown)

    def start(self) -> None:
        """From here on; what is filled in already is not part of it."""
        self.running, self._steps, self._base = True, [], self._standing()
        for action in self._window.actions():
            action.triggered.connect(self._acted)

    def stop(self) -> tuple[Mapping[str, Any], ...]:
        """What was recorded."""
        self._note_fields()
        self.running = False
        for action in self._window.actions():
            action.triggered.disconnect(self._acted)
        return tuple(self._steps)

    def _acted(self) -> None:
        action = self.sender()
        assert isinstance(action, QAction)
        key = action.shortcut().toString()
        self._note_fields()
        if key in allowed(self._window):
            self._steps.append({"do": key})

    def _page_shown(self) -> None:
        self._base = self._standing()

    def _note_fields(self) -> None:
        now = self._standing()
        changed = {name: value for name, value in now.items() if value != self._base.get(name) and value != ""}
        self._steps += [{"set": name, "value": value} for name, value in changed.items()]
        self._base = now

    def _standing(self) -> dict[str, Any]:
        page = self._window.page
        return {name: page.form.draft()[name] for name in FIELDS} if isinstance(page, CallPage) else {}


class MacroPlayer(QObject):
    """One macro at a time; between two steps the window goes on living."""

    ended = Signal(str)
    """Why it stopped, in words; empty when it came to its end."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._steps: list[Mapping[str, Any]] = []
        self._waited = 0
        self._left: QWidget | None = None
        """The page that gives way to the one that was asked for."""
        self._next = QTimer(self, interval=LOOK)
        self._next.timeout.connect(self._step)

    @property
    def running(self) -> bool:
        """Whether one is being played."""
        return self._next.isActive()

    def play(self, macro: Recorded) -> None:
        """Begin one, unless another runs."""
        if not self.running:
            self._steps, self._waited, self._left = list(macro.steps), 0, None
            self._next.start()
            self._step()

    def _step(self) -> None:
        if not self._steps:
            self._end("")
            return
        if self._left is not None and self._window.page is self._left:
            self._waited += LOOK
            if self._waited >= WAIT:
                self._end(self.tr("要用的页面没有打开，后面的步骤没有做。"))
            return
        self._left, self._waited = None, 0
        step = self._steps.pop(0)
        why = self._fill(step) if "set" in step else self._act(step)
        if why:
            self._end(why)

    def _end(self, why: str) -> None:
        self._next.stop()
        self._steps = []
        self.ended.emit(why)

    def _act(self, step: Mapping[str, Any]) -> str:
        key = str(step.get("do", ""))
        action = next((each for each in self._window.actions() if each.shortcut().toString() == key), None)
        if QApplication.activeModalWidget() is not None:
            return self.tr("有一个窗口等您办理，后面的步骤没有做。")
        if key not in allowed(self._window) or action is None:
            return self.tr("“{0}”这一步现在不能做，后面的步骤没有做。").format(key)
        self._left = self._window.page if key in BRINGS_PAGE else None
        action.trigger()
        return ""

    def _fill(self, step: Mapping[str, Any]) -> str:
        page, name, value = self._window.page, str(step["set"]), step.get("value")
        if not isinstance(page, CallPage) or name not in FIELDS:
            return self.tr("现在的页面没有“{0}”这一项，后面的步骤没有做。").format(field_words(name))
        draft = page.form.draft()
        if name in page.form.fields and not page.form.fields[name].isEnabled():
            return self.tr("“{0}”现在不能填，后面的步骤没有做。").format(field_words(name))
        stands = draft[name] if name != "call_type" or draft[name] != CALL_TYPE else ""
        if stands not in ("", value) and name not in ("matter", "advice"):
            return self.tr("“{0}”已经填了别的内容，没有改动，后面的步骤没有做。").format(field_words(name))
        if not page.form.fits(name, value):
            return self.tr("“{0}”不在列表里，后面的步骤没有做。").format(value)
        if stands and stands != value:
            value = f"{stands.rstrip()}\n{value}"  # what she wrote stays above
        page.form.restore(draft | {name: value})
        page.form.edited.emit()
        return ""


def allowed(window: MainWindow) -> frozenset[str]:
    """The keys of actions that a macro may begin: those above, and the pages."""
    return ACTIONS | window.page_keys

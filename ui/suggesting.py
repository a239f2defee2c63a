"""What was said becomes suggestions in the form: made anew after each sentence, and when what stands there changes."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from desktop.front_desk import FrontDesk
from offline_store.queries import Sentence
from ui.entry_form import EntryForm

if TYPE_CHECKING:
    from desktop.extraction import Suggestion, Value

AGAIN = 120
"""Milliseconds without a key before the suggestions are made anew with what stands in the form."""


class Suggesting(QObject):
    """Of one page, while it lives: the answer that was asked for last is the one that is shown."""

    def __init__(
        self,
        front_desk: FrontDesk,
        form: EntryForm,
        sentences: Callable[[], list[Sentence]],
        day: date,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._desk, self._form, self._sentences, self._day = front_desk, form, sentences, day
        self._is_retired = False
        self.made_of = 0
        """How many sentences the suggestions are made of."""
        self._asked_with: dict[str, Value] = {}
        self._made_with: dict[str, Value] = {}
        """What stood in the form when suggestions were asked for last, and when those that are shown were."""
        self._again = QTimer(self, singleShot=True, interval=AGAIN)
        self._again.timeout.connect(self._ask_again)
        form.edited.connect(self._again.start)

    @property
    def is_behind(self) -> bool:
        """Whether what stands in the form has not yet told on the suggestions."""
        return bool(self._sentences()) and self._form.standing() != self._made_with

    def ask(self) -> None:
        """Something more was said."""
        said, standing = self._sentences(), self._form.standing()
        self._asked_with = standing
        self._desk.suggest(said, self._day, lambda found: self._show(found, said, standing), standing)

    def forget(self) -> None:
        """What was said is gone."""
        self.made_of = 0

    def retire(self) -> None:
        """The page closes."""
        self._is_retired = True

    def _ask_again(self) -> None:
        """What stands now may say more of what is still open: the claim names the sum that was put right."""
        if not self._is_retired and self._sentences() and self._form.standing() != self._asked_with:
            self.ask()

    def _show(self, found: dict[str, Suggestion], said: list[Sentence], standing: dict[str, Value]) -> None:
        if self._is_retired or len(said) < self.made_of or standing != self._asked_with:
            return  # the page is gone, or there is a later answer
        self._form.suggest(found, said)
        self.made_of, self._made_with = len(said), standing

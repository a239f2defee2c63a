"""A line for one code of a list, chosen by typing: pinyin, initials, number or text."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit

from offline_store.code_find import Choices, Item
from ui.choice_popup import ChoicePopup

Find = Callable[[Choices, str], Sequence[Item]]


class CodeLine(QLineEdit):
    """Shows names, holds a code; a code that the list has no more stays until something else is chosen."""

    edited = Signal()
    """By the clerk."""

    def __init__(self, label: str, placeholder: str = "", find: Find = Choices.find) -> None:
        super().__init__(placeholderText=placeholder)
        self.setAccessibleName(label)
        self._find, self.choices = find, Choices(())
        self._loaded = ("", "")
        self._first: tuple[str, ...] = ()
        self.popup = ChoicePopup(self)
        self.popup.asked.connect(lambda typed: self.popup.offer(self._fitting(typed)))
        self.popup.chosen.connect(lambda _item: self.edited.emit())
        self.textEdited.connect(self.edited)

    def offer(self, choices: Choices, first: Sequence[str] = ()) -> None:
        """The list that holds now; of it these codes first, since others would not go with what else is known."""
        code, self.choices, self._first = self.code, choices, tuple(first)
        if code and not self.hasFocus():
            self.fill(code)

    @property
    def code(self) -> str:
        """Of what stands in the line; empty for nothing, and for what is in no list."""
        text = self.text().strip()
        item = self.choices.item(text) if text else None
        if item:
            return item.code
        return self._loaded[0] if text and text == self._loaded[1] else ""

    @property
    def is_understood(self) -> bool:
        """Whether it says a code, or nothing."""
        return bool(self.code) or not self.text().strip()

    def fill(self, code: str) -> None:
        """Show a code by its name."""
        self._loaded = (code, self.choices.name_of(code))
        self.setText(self._loaded[1])

    def complain(self, *, wrong: bool) -> None:
        """Mark the line as not understood, or as right again."""
        self.setProperty("wrong", wrong)
        self.style().unpolish(self)
        self.style().polish(self)

    def _fitting(self, typed: str) -> list[Item]:
        found = self._find(self.choices, typed)
        place = {code: n for n, code in enumerate(self._first)}
        return sorted(found, key=lambda item: place.get(item.code, len(place)))

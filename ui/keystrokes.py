"""Keystrokes counted, and the seconds they stand for: a scripted clerk at the real form.

She reaches fields with Tab, takes suggestions with Enter, and mends what is wrong by the shorter of two ways: typing it
anew, or taking it and changing the part that differs. What goes into the form goes in as key and input method events;
what is counted is what a person would have pressed for it.
"""

import re
from dataclasses import dataclass
from difflib import SequenceMatcher

from pypinyin import lazy_pinyin
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from offline_store import money
from ui.call_page import CallPage
from ui.choice_popup import SEPARATOR
from ui.demo import type_text
from ui.suggested_field import SuggestedField

OPERATORS = {"K": 0.28, "M": 1.35, "H": 0.40, "P": 1.10}
"""Seconds of the keystroke-level model: one key of somebody who types 40 words a minute, a thought, a hand that goes to
the mouse, a movement of it. Card, Moran, Newell, Communications of the ACM 23 (7), 1980, p. 396 to 410. R, waiting, is
what is listened to. This clerk never leaves the keyboard, so H and P come to nothing."""
HAN = re.compile("[\u4e00-\u9fff]+")
SHIFTED = frozenset('（）！？：《》“”()!?:<>"_+*&^%$#@~{}|ABCDEFGHIJKLMNOPQRSTUVWXYZ')
"""Two keys, as the model counts them."""
CODED = frozenset({"dispute_types", "employment_form"})
"""Fields of a code list."""
MONEY = "arrears"
Wanted = dict[str, tuple[str, ...]]
"""Field of the form → what is to stand there, the label first, then what is as good; no entry for an empty field."""


@dataclass
class Effort:
    """What somebody did."""

    keys: int = 0
    thoughts: int = 0
    listened: float = 0.0
    """Seconds."""

    @property
    def seconds(self) -> float:
        """By the keystroke-level model."""
        return self.keys * OPERATORS["K"] + self.thoughts * OPERATORS["M"] + self.listened

    def __add__(self, other: "Effort") -> "Effort":
        return Effort(self.keys + other.keys, self.thoughts + other.thoughts, self.listened + other.listened)


def keys_of(text: str) -> int:
    """Keys for typing a text by an input method for full pinyin.

    Han characters cost the letters of their reading (ü is v); each unbroken run of them costs one key more, which
    chooses what the input method offers first, as if it never guessed wrong: the least that typing can cost. All
    other characters cost one key, those on the upper half of a key two.
    """
    runs = [(len("".join(lazy_pinyin(run))) + 1) for run in HAN.findall(text)]
    return sum(runs) + sum(1 + (char in SHIFTED) for char in HAN.sub("", text))


def rewriting(before: str, after: str) -> list[tuple[int, int, str]]:
    """From the end of the line on: how often ←, how many characters to delete before the cursor, what to type there."""
    steps, left = [], 0
    for tag, a, b, c, d in reversed(SequenceMatcher(None, before, after, autojunk=False).get_opcodes()):
        if tag == "equal":
            left += b - a
        else:
            steps.append((left, b - a, after[c:d]))
            left = d - c  # the cursor stands behind what was typed
    return steps


class Typist:
    """A clerk at one open form; `effort` is what she has done."""

    def __init__(self, page: CallPage) -> None:
        self.effort = Effort()
        self._page, self._fields = page, page.form.fields
        page.form.hear.disconnect(page.hear_segment)  # counted, not played
        page.form.hear.connect(self._listen)

    def fill(self, wanted: Wanted) -> None:
        """Go through the form once, in the order of Tab."""
        self._page.form.begin_at(())
        open_fields = {name for name, field in self._fields.items() if wanted.get(name) or field.suggestion}
        names: dict[QWidget | None, str] = {field.line: name for name, field in self._fields.items()}
        while open_fields:
            here = QApplication.focusWidget()
            name = names.get(here)
            if name in open_fields:
                self._settle(name, wanted.get(name, ()))
                open_fields.discard(name)
            if open_fields and QApplication.focusWidget() is here:
                self.press(Qt.Key.Key_Tab)

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """A key where the cursor is."""
        here = QApplication.focusWidget()
        assert here is not None
        QTest.keyClick(here, key, modifier)
        self.effort.keys += 1 + (modifier != Qt.KeyboardModifier.NoModifier)

    def _type(self, text: str) -> None:
        widget = QApplication.focusWidget()
        assert widget is not None
        type_text(widget, text)
        self.effort.keys += keys_of(text)

    def _settle(self, name: str, wanted: tuple[str, ...]) -> None:
        """One field: a thought for what belongs there or for what is suggested, and the keys that bring it about."""
        field = self._fields[name]
        self.effort.thoughts += 1
        if field.suggestion and field.property("unsure"):
            self.press(Qt.Key.Key_F4)
        if not field.suggestion:
            self._write(name, field, wanted[0])
        elif any(_same(name, field.suggestion, value) for value in wanted):
            self.press(Qt.Key.Key_Return)
        else:
            self._mend(name, field, wanted)

    def _mend(self, name: str, field: SuggestedField, wanted: tuple[str, ...]) -> None:
        """The suggestion is wrong: hear what was said, think, and put it right."""
        if not field.property("unsure"):
            self.press(Qt.Key.Key_F4)
        self.effort.thoughts += 1
        if not wanted:
            self.press(Qt.Key.Key_Escape)
        elif name in CODED:
            if set(_parts(field.suggestion)) & set(_parts(wanted[0])):
                self.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
            self._write(name, field, wanted[0])
        else:
            self._rewrite(field, wanted[0])

    def _rewrite(self, field: SuggestedField, text: str) -> None:
        """Over the suggestion, or by taking it and changing the parts that differ."""
        steps = rewriting(field.suggestion, text)
        if 2 + sum(left + gone + keys_of(typed) for left, gone, typed in steps) >= keys_of(text):
            self._type(text)
            return
        self.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
        for left, gone, typed in steps:
            for _ in range(left):
                self.press(Qt.Key.Key_Left)
            for _ in range(gone):
                self.press(Qt.Key.Key_Backspace)
            if typed:
                self._type(typed)

    def _write(self, name: str, field: SuggestedField, text: str) -> None:
        if name not in CODED:
            self._type(text)
            return
        standing = _parts(field.text)
        for part in [part for part in standing if part not in _parts(text)]:
            self._choose(field, part)  # a second time takes it away
        for part in [part for part in _parts(text) if part not in standing]:
            self._choose(field, part)

    def _choose(self, field: SuggestedField, item: str) -> None:
        """Type initials until the list marks it, or move to it; a thought for looking at the list."""
        self.effort.thoughts += 1
        if field.line.text() and not field.line.text().endswith(SEPARATOR):
            self._type(SEPARATOR)
        for letter in "".join(reading[0] for run in HAN.findall(item) for reading in lazy_pinyin(run)):
            if self._offered(field)[:1] == [item]:
                break
            self._type(letter)
        for _ in range(self._offered(field).index(item)):
            self.press(Qt.Key.Key_Down)
        self.press(Qt.Key.Key_Return)

    def _offered(self, field: SuggestedField) -> list[str]:
        popup = field.popup
        return [each.name for each in popup.items.items] if popup and popup.isVisible() else []

    def _listen(self, segment_id: str) -> None:
        sentence = next(each for each in self._page.sentences if each.id == segment_id)
        self.effort.listened += sentence.end - sentence.start


def _parts(text: str) -> list[str]:
    return [part for part in text.split(SEPARATOR) if part]


def _same(name: str, one: str, other: str) -> bool:
    if name == MONEY:
        return money.fen(one) == money.fen(other)
    return set(_parts(one)) == set(_parts(other)) if name in CODED else one == other


def stands(page: CallPage, wanted: Wanted) -> list[str]:
    """Fields in which something else stands than was to be filled in."""
    texts = {name: field.text for name, field in page.form.fields.items()}
    return [
        name
        for name, text in texts.items()
        if not any(_same(name, text, value) for value in wanted.get(name, ("",)) or ("",))
    ]

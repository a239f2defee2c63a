"""Keystrokes counted, and the seconds they stand for: a scripted clerk at the real form.

She reads what is certain, takes it with one key, and goes on with Enter, which passes what is settled, or with Tab to
what she saw to be wrong. Doubtful suggestions she listens to and takes one by one. What is wrong she mends by the
shortest of the ways there are: choosing another that was offered, typing it anew, or changing the part that differs,
from either end of the line. What goes into the form goes in as key and input method events;
what is counted is what a person would have pressed for it.
"""

import re
from dataclasses import dataclass
from difflib import SequenceMatcher

from pypinyin import lazy_pinyin
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from offline_store import money
from ui import said_words
from ui.call_page import CallPage
from ui.choice_popup import SEPARATOR
from ui.demo import type_text, wait_for
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
MONEY, CLAIM = "arrears", "claim"
MOST_STOPS = 100
"""Of Tab and Enter before the form counts as one in which nothing is reached."""
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


def rewriting_from_home(before: str, after: str) -> list[tuple[int, int, str]]:
    """The same from the beginning of the line on, with → and the key that deletes behind the cursor."""
    steps, right = [], 0
    for tag, a, b, c, d in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if tag == "equal":
            right += b - a
        else:
            steps.append((right, b - a, after[c:d]))
            right = 0  # the cursor stands behind what was typed
    return steps


def cost(steps: list[tuple[int, int, str]]) -> int:
    """Keys of a rewriting."""
    return sum(moved + gone + keys_of(typed) for moved, gone, typed in steps)


class Typist:
    """A clerk at one open form; `effort` is what she has done."""

    def __init__(self, page: CallPage) -> None:
        self.effort = Effort()
        self._page, self._fields = page, page.form.fields
        page.form.hear.disconnect(page.hear_segment)  # counted, not played
        page.form.hear.connect(self._listen)

    def fill(self, wanted: Wanted) -> None:
        """Read what is certain and take it; then go through what is left in the order of Tab."""
        form = self._page.form
        form.begin_at(())
        left = {name for name, field in self._fields.items() if wanted.get(name) or field.suggestion}
        if form.certain.isVisibleTo(form):
            left -= self._take_certain(wanted)
        while left:
            self._go_to(left)
            name = self._here()
            self._wait_for_suggestions()
            self._settle(name, wanted.get(name, ()))
            left.discard(name)
            left |= {name for name, field in self._fields.items() if field.suggestion and not field.text}

    def _take_certain(self, wanted: Wanted) -> set[str]:
        """Each costs the thought of reading it; those that are right are settled by the one key."""
        certain = {name for name, field in self._fields.items() if field.is_certain and name != CLAIM}
        self.effort.thoughts += len(certain)
        right = {
            name
            for name in certain
            if any(_same(name, self._fields[name].suggestion, value) for value in wanted.get(name, ()))
        }
        if len(right) > 1:
            self.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
            return right
        self.effort.thoughts -= len(certain)  # she will read them one by one
        return set()

    def _here(self) -> str:
        here = QApplication.focusWidget()
        return next((name for name, field in self._fields.items() if field.line is here), "")

    def _go_to(self, left: set[str]) -> None:
        """To a field in which something is to be done: Enter, and Tab where Enter would pass it; back with Shift."""
        for _ in range(MOST_STOPS):
            if self._here() in left:
                return
            here = QApplication.focusWidget()
            field = self._fields.get(self._here())
            settled = [name for name in left if self._fields[name].text and not self._fields[name].suggestion]
            if any(self._height(self._fields[name].line) < self._height(here) for name in settled):
                self.press(Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
            elif field and not field.suggestion and not settled:
                self.press(Qt.Key.Key_Return)
            if QApplication.focusWidget() is here:
                self.press(Qt.Key.Key_Tab)
        raise AssertionError(f"no way to {left}")

    def _height(self, widget: QWidget | None) -> int:
        """Where a widget stands in the form; one beside it stands before it."""
        form = self._page.form
        return widget.mapTo(form, QPoint()).y() if widget and form.isAncestorOf(widget) else -1

    def _wait_for_suggestions(self) -> None:
        """What was put right changes what is suggested further on; that takes less time than a thought."""
        wait_for(lambda: not self._page.suggesting.is_behind, "the suggestions made anew")

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
        if not field.suggestion and not field.text:
            self._write(name, field, wanted[0])
        elif any(_same(name, field.suggestion or field.text, value) for value in wanted):
            self.press(Qt.Key.Key_Return)
        else:
            self._mend(name, field, wanted)

    def _mend(self, name: str, field: SuggestedField, wanted: tuple[str, ...]) -> None:
        """What stands or is suggested is wrong: hear what was said, think, and put it right."""
        if field.text or not field.property("unsure"):
            self.press(Qt.Key.Key_F4)
        self.effort.thoughts += 1
        if not wanted:
            for _ in range(1 + bool(field.text)):
                self.press(Qt.Key.Key_Escape)
        elif turns := self._turns_to(name, field, wanted):
            self._turn(turns)
            self.press(Qt.Key.Key_Return)
        elif name in CODED:
            if field.line.hasSelectedText():  # Tab has chosen what stands there
                self.press(Qt.Key.Key_End)
            if set(_parts(field.suggestion)) & set(_parts(wanted[0])):
                self.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
            self._write(name, field, wanted[0])
        else:
            self._rewrite(field, wanted[0])

    def _turns_to(self, name: str, field: SuggestedField, wanted: tuple[str, ...]) -> int:
        """How often Ctrl+↓ until what is wanted is suggested; 0 where it is not among what may be meant."""
        others = field.offered_others
        places = [place for place, other in enumerate(others, 1) for value in wanted if _same(name, other, value)]
        return min(places, default=0)

    def _turn(self, times: int) -> None:
        for _ in range(times):
            self.press(Qt.Key.Key_Down, Qt.KeyboardModifier.ControlModifier)

    def _rewrite(self, field: SuggestedField, text: str) -> None:
        """Over what is there, or by taking the nearest of what is suggested and changing the parts that differ."""
        is_standing = not field.suggestion
        ways = [field.text] if is_standing else [field.suggestion, *field.offered_others]
        costs = [
            2 * turns + min(cost(rewriting(way, text)), 1 + cost(rewriting_from_home(way, text)))
            for turns, way in enumerate(ways)
        ]
        turns = costs.index(min(costs))
        if costs[turns] + (0 if is_standing else 2) >= keys_of(text) + (2 if is_standing else 0):
            if is_standing:
                self.press(Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
            self._type(text)
            return
        self._turn(turns)
        if not is_standing:
            self.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
        from_end, from_home = rewriting(ways[turns], text), rewriting_from_home(ways[turns], text)
        if cost(from_end) <= 1 + cost(from_home):
            if field.line.hasSelectedText():
                self.press(Qt.Key.Key_End)
            self._change(from_end, Qt.Key.Key_Left, Qt.Key.Key_Backspace)
        else:
            self.press(Qt.Key.Key_Home)
            self._change(from_home, Qt.Key.Key_Right, Qt.Key.Key_Delete)

    def _change(self, steps: list[tuple[int, int, str]], move: Qt.Key, delete: Qt.Key) -> None:
        for moved, gone, typed in steps:
            for _ in range(moved):
                self.press(move)
            for _ in range(gone):
                self.press(delete)
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

    def _listen(self, segment_id: str, quote: str) -> None:
        sentence = next(each for each in self._page.sentences if each.id == segment_id)
        played = said_words.only(sentence, quote)
        self.effort.listened += played.end - played.start


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

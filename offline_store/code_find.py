"""Finding an item of a code list by typing: pinyin, initials, number or text; what this desk uses most comes first.

Pure: the list and how often each of its items was used come in, the items in the order to be offered go out.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import islice
from typing import Any

from offline_store.person_keys import readings
from offline_store.search_terms import fold

EXACT, BEGINS, INSIDE = 0, 1, 2
"""How well an item fits what was typed; of equally good ones the most used comes first."""
_TWO_LETTER_INITIALS = ("zh", "ch", "sh")
_INITIAL = "(?:zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw])"
_FINAL = "(?:i?ang|i?ong|uang|[ei]ng|i?an|i?ao|uai|[uv]an|[aeu]i|[eiu]n|er|ia|[iuv]e|iu|ou|ua|uo|[aeiouv])"
_SYLLABLE, _HALF = re.compile(f"{_INITIAL}?{_FINAL}"), re.compile(f"{_INITIAL}[aeiouv]{{0,2}}n?")
"""A syllable of pinyin, and one that is not typed to its end."""
MOST_LETTERS = 12
"""Of an abbreviation; what is longer is pinyin."""
_BEFORE_A_WORD = frozenset(" /（(，")
"""What stands before a further word of a name: 订立/二倍工资, 青岛市 市南区."""


@dataclass(frozen=True, slots=True)
class Item:
    """One choice."""

    code: str
    name: str
    note: str = ""
    """Shown fainter beside the name."""
    leads_on: bool = False
    """There are finer ones below it, whose names begin with its own: the streets of a district."""


@dataclass(frozen=True, slots=True)
class Choices:
    """A code list as it is offered, with what this desk has learned of it."""

    items: tuple[Item, ...]
    uses: Mapping[str, int] = field(default_factory=dict)
    """Code or name (as the records keep it) → how often this desk used it lately."""

    @property
    def names(self) -> tuple[str, ...]:
        """In the list's own order."""
        return tuple(item.name for item in self.items)

    def find(self, typed: str) -> list[Item]:
        """The items that fit, the best first; all of them for nothing typed."""
        return rank(self.items, typed, self.uses)

    def item(self, typed: str) -> Item | None:
        """The one whose name or code this is."""
        return next((item for item in self.items if typed in (item.name, item.code)), None)

    def name_of(self, code: str) -> str:
        """The name of a code; the code itself where the list has it no more."""
        return next((item.name for item in self.items if item.code == code), code)


def choices_of(content: Mapping[str, Any], uses: Mapping[str, int] | None = None) -> Choices:
    """A code list of `codes.py` as it is offered."""
    items = (Item(str(item.get("code", "")), item["name"], str(item.get("code", ""))) for item in content["items"])
    return Choices(tuple(items), uses or {})


def rank(items: Iterable[Item], typed: str, uses: Mapping[str, int]) -> list[Item]:
    """Items by how well they fit, then by use, then in the list's order; those that do not fit are left out."""
    plain = fold(typed.strip())
    fits = ((fit(item, plain), item) for item in items)
    found = [(how, item) for how, item in fits if how is not None]
    found.sort(key=lambda each: (each[0], -used(each[1], uses)))  # stable: the list's order stays
    return [item for _, item in found]


def used(item: Item, uses: Mapping[str, int]) -> int:
    """How often an item was used, whether by its code or its name."""
    return uses.get(item.name, 0) + (uses.get(item.code, 0) if item.code and item.code != item.name else 0)


def fit(item: Item, typed: str) -> int | None:
    """EXACT, BEGINS or INSIDE; None for an item that does not fit. `typed` is folded; nothing fits everything."""
    if not typed:
        return BEGINS
    name, code = fold(item.name), fold(item.code)
    if typed in (name, code):
        return EXACT
    if code.startswith(typed):
        return BEGINS
    return text_fit(name, typed)


def text_fit(name: str, typed: str) -> int | None:
    """How a folded text is met by what was typed, as text or by how it is read; None when it is not."""
    at = name.find(typed)
    if at < 0 and not _may_be_read(typed):
        return None
    if at >= 0:
        return BEGINS if any(_begins_word(name, place) for place in _places(name, typed)) else INSIDE
    likely = (place for place, character in enumerate(name) if typed[0] in _firsts(character))
    starts = [place for place in likely if _reads(name, place, typed)]
    if not starts:
        return None
    return BEGINS if any(_begins_word(name, place) for place in starts) else INSIDE


def _places(name: str, typed: str) -> Iterable[int]:
    return (place for place in range(len(name)) if name.startswith(typed, place))


def _begins_word(name: str, place: int) -> bool:
    return place == 0 or name[place - 1] in _BEFORE_A_WORD


def _may_be_read(typed: str) -> bool:
    return typed.isascii() and any(character.isalpha() for character in typed)


def _reads(name: str, place: int, typed: str) -> bool:
    """Whether the text from a place on is read as typed: each character in full, or by its first letter or two.

    The last may be half typed. What is no Chinese character is typed as it is, or passed over once the word has begun.
    """
    if not typed:
        return True
    if place >= len(name):
        return False
    for spelt in _spellings(name[place]):
        if spelt.startswith(typed) or (typed.startswith(spelt) and _goes_on(name, place + 1, typed[len(spelt) :])):
            return True
    return False


def _goes_on(name: str, place: int, typed: str) -> bool:
    if _reads(name, place, typed):
        return True
    return place < len(name) and not name[place].isalnum() and _goes_on(name, place + 1, typed)


@lru_cache(maxsize=20_000)
def _spellings(character: str) -> tuple[str, ...]:
    if character.isascii():
        return (character,) if character.isalnum() else ()
    spelt = readings(character)
    initials = [reading[:2] for reading in spelt if reading[:2] in _TWO_LETTER_INITIALS]
    return tuple(dict.fromkeys((*spelt, *initials, *(reading[0] for reading in spelt))))


@lru_cache(maxsize=20_000)
def _firsts(character: str) -> str:
    return "".join(dict.fromkeys(spelt[0] for spelt in _spellings(character)))


def first_letters(text: str) -> list[str]:
    """The letters each character of a folded text may be abbreviated to; signs between are passed over."""
    return [firsts for character in text if (firsts := _firsts(character))]


def abbreviated(typed: str) -> list[str]:
    """What typed letters may be in first letters alone, at most six ways: haier is haier, or he; whole syllables first.

    The last syllable may be half typed.
    """
    ways = [typed] if len(typed) <= MOST_LETTERS else []
    return list(dict.fromkeys([*islice(_in_syllables(typed), 5), *ways]))


def _in_syllables(typed: str) -> Iterator[str]:
    if not typed:
        yield ""
        return
    for length in range(min(len(typed), 6), 0, -1):
        if _SYLLABLE.fullmatch(typed[:length]) or (length == len(typed) and _HALF.fullmatch(typed)):
            yield from (typed[0] + rest for rest in _in_syllables(typed[length:]))

"""How alike two names are. Fit for names of two and three characters, where an edit distance matches everything:
a character is another only where it sounds so or looks so.
"""

import re
from functools import lru_cache
from itertools import product
from typing import Literal

from offline_store.duplicates.forms import one_edit
from offline_store.near_shapes import near_shapes
from offline_store.person_keys import readings
from offline_store.search_terms import fold

Alike = Literal["same", "sound", "accent", "shape", "near", "part", ""]
"""`sound` 同音, `accent` 音近 (zh and z, n and ng, n and l), `shape` 形近, `near` one letter in a long name,
`part` only a part of the name is known: 王女士. Empty: another name."""
_TITLE = re.compile(r"(?:（匿名）|\(匿名\)|先生|女士|师傅|师父|同志|大姐|大哥|阿姨|小姐|某某|某)+$")
_BETWEEN = re.compile(r"[\s·.,，。]+")
_LONG = 4
"""Letters or characters of a word in which one may be mistaken: in shorter ones that is another name."""
_FOLDED = (("zh", "z"), ("ch", "c"), ("sh", "s"))


def plain_name(name: str) -> str:
    """A name without titles, marks and what nobody tells apart."""
    return _BETWEEN.sub(" ", _TITLE.sub("", fold(name).strip())).strip()


@lru_cache(maxsize=50_000)
def alike(one: str, other: str) -> Alike:
    """What two names have in common, the most of it."""
    a, b = plain_name(one), plain_name(other)
    if not a or not b:
        return ""
    if a == b:
        return "part" if len(a) == 1 else "same"
    if " " in a or " " in b or a.isascii() or b.isascii():
        return _alike_words(a.split(), b.split())
    if len(a) == len(b):
        return _alike_characters(a, b)
    short, long = sorted((a, b), key=len)
    if len(short) >= _LONG and one_edit(short, long):
        return "near"
    return "part" if _is_part(short, long) else ""


def _alike_characters(a: str, b: str) -> Alike:
    kinds = [_alike_character(x, y) for x, y in zip(a, b, strict=True)]
    if "" in kinds:
        return "near" if len(a) > _LONG and one_edit(a, b) else ""
    if kinds.count("shape") > 1 or kinds.count("accent") > 1:
        return ""
    return next((kind for kind in ("shape", "accent", "sound") if kind in kinds), "same")


@lru_cache(maxsize=100_000)
def _alike_character(a: str, b: str) -> Alike:
    if a == b:
        return "same"
    if set(readings(a)) & set(readings(b)):
        return "sound"
    if b in near_shapes(a):
        return "shape"
    return "accent" if accents(a) & accents(b) else ""


@lru_cache(maxsize=20_000)
def accents(character: str) -> frozenset[str]:
    """Its readings as they sound where zh is z, ng is n and n is l."""
    return frozenset(_accented(reading) for reading in readings(character))


def _accented(reading: str) -> str:
    for sharp, flat in _FOLDED:
        reading = reading.replace(sharp, flat) if reading.startswith(sharp) else reading
    reading = f"l{reading[1:]}" if reading.startswith("n") else reading
    return reading[:-1] if reading.endswith("ng") else reading


def _alike_words(a: list[str], b: list[str]) -> Alike:
    """Names of several words, in any order: 迪丽热巴·迪力木拉提, Smith John."""
    a, b = sorted(a), sorted(b)
    if a == b:
        return "same"
    rest, others = [word for word in a if word not in b], [word for word in b if word not in a]
    if not rest or not others:
        return "part" if len(a) != len(b) else "same"
    if len(rest) != len(others):
        return ""
    if all(len(x) >= _LONG and one_edit(x, y) for x, y in zip(rest, others, strict=True)):
        return "near"
    return ""


def _is_part(short: str, long: str) -> bool:
    """The surname alone, or one character of the given name left out."""
    return short[0] == long[0] and (len(short) == 1 or (len(long) == 3 and short[1] in long[1:]))


def initials(name: str) -> set[str]:
    """How a name may begin to be typed, whether it is this one or one that sounds or looks like it.

    Two letters or more: what a name of Chinese characters is looked for by. Sounds that are taken for one another
    mostly have the same initial; of the others, and of near shapes, one character at a time takes the other's.
    """
    characters = [character for character in plain_name(name)[:3] if readings(character)]
    if len(characters) < 2:
        return set()
    own = [_letters(character) for character in characters]
    found = {"".join(letters) for letters in product(*own)}
    for place, character in enumerate(characters):
        other = frozenset().union(*map(_letters, near_shapes(character))) | _mistaken(own[place])
        found |= {"".join(letters) for letters in product(*own[:place], other - own[place], *own[place + 1 :])}
    return found


def _letters(character: str) -> frozenset[str]:
    return frozenset(reading[0] for reading in readings(character))


def _mistaken(letters: frozenset[str]) -> frozenset[str]:
    return frozenset({"n": "l", "l": "n"}[letter] for letter in letters & {"n", "l"})

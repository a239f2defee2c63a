"""Names that sound or look like the one that is typed: 李修兰 and 季秀兰 for 李秀兰.

A key is a word of the index that no text makes, as in `person_keys.py`: `h` is how some characters of a name sound,
`s` how they look. Each character may sound or look like the typed one, or be the typed one; never both in one name,
where almost everybody would be like everybody.
"""

from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from itertools import product
from typing import Literal

from offline_store.near_shapes import near_shapes, shape_class
from offline_store.person_keys import sounds

SHORTEST, LONGEST = 2, 4
"""Characters of a key. A single one sounds like too many; of more, the first four find the name."""
MOST_CHARACTERS = 12
"""Of a name that are looked at; transliterated names are long."""
MOST_SOUNDS = 125
"""Ways to read a few characters that are kept: all there are, but for rare rows of characters with many readings."""
How = Literal["sound", "shape"]


@lru_cache(maxsize=20_000)
def alike_keys(name: str) -> frozenset[str]:
    """What a name is indexed by, from each of its characters on."""
    read = [character for character in name if sounds(character)][:MOST_CHARACTERS]
    return frozenset(key for some in _stretches(read) for key in (*_sound_keys(some), *_shape_keys(some)))


def typed_keys(typed: str) -> list[str]:
    """The keys that names alike to the typed one have; none for what is no name of Chinese characters."""
    if len(typed) < SHORTEST or not all(map(sounds, typed)):
        return []
    return [*_sound_keys(typed[:LONGEST]), *_shape_keys(typed[:LONGEST])]


def alike(name: str, typed: str) -> tuple[How, int, int] | None:
    """How a piece of the name is like the typed one, and where it stands; None when no piece is."""
    places = [place for place, character in enumerate(name) if sounds(character)][:MOST_CHARACTERS]
    if len(typed) < SHORTEST or not all(map(sounds, typed)):
        return None
    for how, is_like in _LIKE.items():
        for first in range(len(places) - len(typed) + 1):
            some = places[first : first + len(typed)]
            if all(is_like(name[at], wanted) for at, wanted in zip(some, typed, strict=True)):
                return how, some[0], some[-1] + 1
    return None


def _sound_alike(one: str, other: str) -> bool:
    return one == other or not set(sounds(one)).isdisjoint(sounds(other))


def _look_alike(one: str, other: str) -> bool:
    return one == other or other in near_shapes(one)


_LIKE: dict[How, Callable[[str, str], bool]] = {"sound": _sound_alike, "shape": _look_alike}


def _stretches(characters: list[str]) -> Iterator[list[str]]:
    for first in range(len(characters)):
        for length in range(SHORTEST, min(LONGEST, len(characters) - first) + 1):
            yield characters[first : first + length]


def _sound_keys(characters: Iterable[str]) -> list[str]:
    ways = product(*map(sounds, characters))
    return [f"h{'0'.join(way)}" for way, _ in zip(ways, range(MOST_SOUNDS), strict=False)]


def _shape_keys(characters: Iterable[str]) -> list[str]:
    """None where nothing looks like any of them."""
    some = list(characters)
    return [f"s{'z'.join(f'{ord(shape_class(c)):x}' for c in some)}"] if any(map(near_shapes, some)) else []

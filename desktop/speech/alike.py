"""Names of the store that sound like one that was heard: what may be meant, for a person to choose from."""

from collections.abc import Iterable
from functools import lru_cache

from desktop.speech.syllables import FAR_APART, distance
from offline_store.person_keys import sounds

MOST = 3
_SKIPPED = 1.2
"""Of a syllable that only one of the two has."""
_FURTHEST = 0.35
"""Distance for each syllable up to which a name is like another one."""
_IN_COMMON = 0.4
"""Share of the syllables that must be the same before two names are compared at all."""


def nearest(heard: str, names: Iterable[str], most: int = MOST) -> tuple[str, ...]:
    """The names that sound most like what was heard, the nearest first; not itself, and none when it is among them."""
    syllables, known = _read(heard), list(dict.fromkeys(names))
    if len(syllables) < 2 or heard in known:  # one syllable sounds like too many
        return ()
    own = frozenset(syllables)
    found = []
    for name in known:
        other = _read(name)
        shared = len(own.intersection(other))
        if abs(len(other) - len(syllables)) <= len(syllables) // 4 and shared >= _IN_COMMON * min(len(own), len(other)):
            far = _apart(syllables, other)
            if far <= _FURTHEST * len(syllables):
                found.append((far, name))
    return tuple(name for _, name in sorted(found)[:most])


def is_alike(one: str, other: str) -> bool:
    """Whether one may have been written for the other by who only heard it."""
    first, second = _read(one), _read(other)
    return _apart(first, second) <= _FURTHEST * max(len(first), len(second))


def with_other_surnames(name: str, surnames: Iterable[str]) -> tuple[str, ...]:
    """The name with each of these surnames that sounds like its own: 逄秀兰 for 庞秀兰."""
    own = set(sounds(name[:1])) if name else set()
    return tuple(other + name[1:] for other in surnames if other != name[:1] and not own.isdisjoint(sounds(other)))


@lru_cache(maxsize=20_000)
def _read(name: str) -> tuple[str, ...]:
    from pypinyin import lazy_pinyin

    return tuple(lazy_pinyin(name))


def _apart(one: tuple[str, ...], other: tuple[str, ...]) -> float:
    row = [place * _SKIPPED for place in range(len(other) + 1)]
    for place, syllable in enumerate(one, 1):
        above, row = row, [place * _SKIPPED]
        for at, wanted in enumerate(other, 1):
            same = above[at - 1] + min(distance(syllable, wanted), FAR_APART)
            row.append(min(same, above[at] + _SKIPPED, row[-1] + _SKIPPED))
    return row[-1]

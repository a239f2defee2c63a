"""Names of the store that sound like one that was heard: what may be meant, for a person to choose from."""

import re
from collections.abc import Iterable
from functools import lru_cache

from desktop.speech.syllables import FAR_APART, distance
from offline_store.person_keys import sounds

MOST = 3
_SKIPPED = 1.2
"""Of a syllable that only one of the two has."""
_LEGAL = re.compile(r"(?:集团)?(?:股份|责任|有限|合伙)*(?:公司|企业)$")
_PLACE = re.compile(r"^(?:山东省?)?(?:青岛|济南|烟台|潍坊|威海|日照)?市?(?:.{2,3}区)?")
_SHORTEST = 3
"""Characters of a firm's name by which it can be told from others."""
_FURTHEST = 0.35
"""Distance for each syllable up to which a name is like another one."""
_IN_COMMON = 0.4
"""Share of the syllables that must be the same before two names are compared at all."""


def nearest(heard: str, names: Iterable[str], most: int = MOST) -> tuple[str, ...]:
    """The names that sound most like what was heard, the nearest first; not itself, and none when it is among them.

    Who does not say what kind of company it is leaves out its place too: 蓝纸船服饰 is looked for among short names.
    """
    syllables, known = _read(heard), list(dict.fromkeys(names))
    if len(syllables) < 2 or heard in known:  # one syllable sounds like too many
        return ()
    own = frozenset(syllables)
    found = []
    for name in known:
        other = _read(name if _LEGAL.search(heard) else _short(name))
        shared = len(own.intersection(other))
        if abs(len(other) - len(syllables)) <= len(syllables) // 4 and shared >= _IN_COMMON * min(len(own), len(other)):
            far = _apart(syllables, other)
            if far <= _FURTHEST * len(syllables):
                found.append((far, name))
    return tuple(name for _, name in sorted(found)[:most])


def _short(name: str) -> str:
    """A firm's name without place and legal form, unless nothing that tells it from others would be left."""
    core = _LEGAL.sub("", _PLACE.sub("", name))
    return core if len(core) >= _SHORTEST and core != name else name


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

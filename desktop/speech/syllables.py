"""How far two syllables of pinyin are apart: the table `words/near_sounds.json` says what is taken for what."""

import json
from collections.abc import Iterable, Mapping
from functools import cache, lru_cache

import resources

FAR_APART = 1.6
"""Of two syllables: more is never taken for one another."""
_INITIALS = ("zh", "ch", "sh", *"bpmfdtnlgkhjqxrzcs")
_WHOLE = {"yi": "i", "yin": "in", "ying": "ing", "yo": "io", "yong": "iong", "you": "iou", "wu": "u", "wo": "uo"}
_SHORT = {"ui": "uei", "un": "uen", "iu": "iou"}


@cache
def parts(syllable: str) -> tuple[str, str]:
    """Initial and final as they sound: yan is ("", "ian"), wei ("", "uei"), jun ("j", "ven"), gui ("g", "uei")."""
    initial = next((each for each in _INITIALS if syllable.startswith(each)), "")
    final = _WHOLE.get(syllable, syllable[len(initial) :])
    if final.startswith("yu"):
        final = "v" + final[2:]
    elif final[:1] in ("y", "w"):
        final = {"y": "i", "w": "u"}[final[0]] + final[1:]
    elif initial in ("j", "q", "x") and final.startswith("u"):
        final = "v" + final[1:]
    final = {"uen": "uen", "vn": "ven"}.get(final, final)
    return initial, _SHORT.get(final, final) if initial else final


@cache
def _table() -> tuple[float, dict[tuple[str, str], float], dict[tuple[str, str], float]]:
    said = json.loads(resources.path("words/near_sounds.json").read_text("utf-8"))
    both = [
        {pair: far for one, other, far in said[kind] for pair in ((one, other), (other, one))}
        for kind in ("initials", "finals")
    ]
    return said["far"], both[0], both[1]


@lru_cache(maxsize=200_000)
def distance(one: str, other: str) -> float:
    """How far two syllables are apart: 0 for the same, up to twice the table's `far`."""
    far, initials, finals = _table()
    (first, last), (other_first, other_last) = parts(one), parts(other)
    before = 0.0 if first == other_first else initials.get((first, other_first), far)
    after = 0.0 if last == other_last else finals.get((last, other_last), far)
    return before + after


def near(heard: Iterable[str], known: frozenset[str]) -> Mapping[str, float]:
    """The known syllables near to one of those a character may be read as, with their distance."""
    found: dict[str, float] = {}
    for one in heard:
        for other, far in _near(one, known).items():
            found[other] = min(far, found.get(other, far))
    return found


@lru_cache(maxsize=2_000)
def _near(heard: str, known: frozenset[str]) -> dict[str, float]:
    return {other: far for other in known if (far := distance(heard, other)) <= FAR_APART}

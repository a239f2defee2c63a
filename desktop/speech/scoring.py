"""How many characters were heard wrongly, and for how long the wrong one was said to speak."""

import unicodedata
from collections.abc import Iterable, Sequence
from functools import cache

import opencc

Turn = tuple[float, float, str]
"""From which second until which one speaks, and who."""
_DIGITS = dict(zip("0123456789", "零一二三四五六七八九", strict=True))


@cache
def _simplifier() -> opencc.OpenCC:
    return opencc.OpenCC("t2s")


def normal(text: str) -> str:
    """Simplified characters without punctuation, digits as words: what errors are counted on."""
    plain = _simplifier().convert(unicodedata.normalize("NFKC", text)).lower().replace("幺", "一").replace("两", "二")
    return "".join(_DIGITS.get(char, char) for char in plain if char.isalnum())


def distance(a: str, b: str) -> int:
    """Levenshtein's edit distance."""
    row = list(range(len(b) + 1))
    for i, x in enumerate(a, 1):
        before, row[0] = row[0], i
        for j, y in enumerate(b, 1):
            before, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, before + (x != y))
    return row[-1]


def error_rate(pairs: Iterable[tuple[str, str]]) -> float:
    """Errors in what was heard, as a part of what was said; pairs are said and heard."""
    plain = [(normal(said), normal(heard)) for said, heard in pairs]
    return sum(distance(a, b) for a, b in plain) / max(sum(len(a) for a, _ in plain), 1)


def speaker_error(said: Sequence[Turn], told: Sequence[Turn]) -> float:
    """Of the time in which somebody spoke and something was heard, the part that was given to another, or to nobody.

    1 where nothing was heard. What was not heard at all counts as wrong characters, not here.
    """
    both = [
        (max(0.0, min(end, until) - max(start, since)), who == whom)
        for start, end, who in said
        for since, until, whom in told
    ]
    whole = sum(seconds for seconds, _ in both)
    return sum(seconds for seconds, is_right in both if not is_right) / whole if whole else 1.0

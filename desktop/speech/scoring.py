"""How many characters were heard wrongly."""

import unicodedata
from collections.abc import Iterable
from functools import cache

import opencc

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

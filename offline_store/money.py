"""Sums as people write them."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from offline_store import spoken_numbers

_UNITS = {"万": 10_000, "千": 1_000, "百": 100}
LONGEST = 40
"""Characters of a written sum; a longer text is none."""
LEAST = 10_000
"""Fen of a sum that is looked for by its value: smaller numbers are in every text."""
_MOST_DIGITS = 8
"""Of a number without a unit: a longer one is a phone or a document."""
_MONEY = re.compile(r"\s*(?:块钱|块|元|圆|人民币)")
_SIGNS = re.compile(r"^[￥¥]|(?:人民币)?(?:块钱|块|元|圆)整?$|[,，]")


@dataclass(frozen=True, slots=True)
class Sum:
    """A sum in text[start:end], in fen."""

    start: int
    end: int
    fen: int


def sums(text: str) -> Iterator[Sum]:
    """The sums that stand in a text or were said in it, from a hundred yuan on: 一万二千六, 1.26万, 12,600元."""
    for number in spoken_numbers.find(text):
        value = number.value * 100
        is_plain = not number.has_unit and text[number.start : number.end].isdecimal()
        if is_plain and number.end - number.start > _MOST_DIGITS and not _MONEY.match(text, number.end):
            continue
        if value >= LEAST and value == int(value):
            yield Sum(number.start, number.end, int(value))


def typed_sum(word: str) -> int | None:
    """The sum somebody looks for, in fen; None for what is none, and below a hundred yuan."""
    plain = "" if len(word) > LONGEST or re.match(r"0\d", word) else _SIGNS.sub("", word)
    value = spoken_numbers.parse(plain)
    found = None if value is None else value * 100
    return int(found) if found is not None and found >= LEAST and found == int(found) else None


def fen(text: str) -> int | None:
    """A written sum in fen: 12600, 12,600.5, １２６００元, 1.26万, 3千. None for nothing; else ValueError."""
    plain = re.sub(r"[\s,，元￥¥]", "", unicodedata.normalize("NFKC", text))
    if not plain:
        return None
    unit = _UNITS.get(plain[-1], 1)
    if "_" in plain or len(plain) > LONGEST:  # Python would take the line for a separator
        raise ValueError(text)
    try:
        value = Decimal(plain[:-1] if unit > 1 else plain) * unit * 100
    except InvalidOperation as error:
        raise ValueError(text) from error
    if not value.is_finite() or value < 0 or value >= 10**14 or value != value.to_integral_value():
        raise ValueError(text)
    return int(value)

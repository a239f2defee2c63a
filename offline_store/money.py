"""Sums as people write them."""

import re
import unicodedata
from decimal import Decimal, InvalidOperation

_UNITS = {"万": 10_000, "千": 1_000, "百": 100}
LONGEST = 40
"""Characters of a written sum; a longer text is none."""


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

"""What the extraction tests share: a writer of spoken numbers, independent of the parser under test."""

from collections.abc import Callable

import pytest

_DIGITS = "零一二三四五六七八九"


def _section(value: int) -> str:
    """1..9999 in full: 一千零五, 三百二十."""
    words, gap = "", False
    for unit, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit, value = divmod(value, unit)
        if digit:
            words += ("零" if gap and words else "") + _DIGITS[digit] + name
            gap = False
        elif words:
            gap = True
    return words


def write(value: int, *, short: bool = False, liang: bool = False) -> str:
    """1..10^12-1 as people say it; `short` leaves the last unit out where that is usual (一万二千六)."""
    words = ""
    for unit, name in ((100_000_000, "亿"), (10_000, "万"), (1, "")):
        part, value = divmod(value, unit)
        if part:
            words += ("零" if words and (part < 1000) else "") + _section(part) + name
    words = words.removeprefix("一") if words.startswith("一十") else words
    if liang:
        words = words.replace("二千", "两千").replace("二万", "两万").replace("二亿", "两亿").replace("十两", "十二")
    cut = words[:-1]
    if short and words[-1] in "十百千万" and len(cut) > 1 and cut[-2] in _LARGER[words[-1]]:
        return cut
    return words


_LARGER = {
    "十": "百",
    "百": "千",
    "千": "万",
    "万": "亿",
}  # the unit that must stand right before the digit whose unit is left out


@pytest.fixture(scope="session")
def spoken() -> Callable[..., str]:
    return write

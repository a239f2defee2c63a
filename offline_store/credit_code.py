"""统一社会信用代码: whether one is written right (GB 32100-2015). It hints, it never refuses."""

from typing import Literal

CHARACTERS = "0123456789ABCDEFGHJKLMNPQRTUWXY"
"""The 31 of the standard: without I, O, S, V and Z."""
LENGTH = 18
_REGION = slice(2, 8)
_WEIGHTS = tuple(pow(3, place, 31) for place in range(LENGTH - 1))
Fault = Literal["", "length", "characters", "check"]


def plain(code: str) -> str:
    """As the standard writes it: capitals of half width, no spaces and dashes."""
    half = (chr(ord(each) - 0xFEE0) if "！" <= each <= "～" else each for each in code)
    return "".join(each for each in half if not each.isspace() and each != "-").upper()


def fault(code: str) -> Fault:
    """What is wrong with a plain code: its length, a character, or the check character; nothing typed is right."""
    if not code:
        return ""
    if len(code) != LENGTH:
        return "length"
    if any(character not in CHARACTERS for character in code) or not code[_REGION].isdecimal():
        return "characters"
    return "" if check_character(code[:-1]) == code[-1] else "check"


def check_character(first: str) -> str:
    """The check character of the first 17: 31 less the remainder of the weighted sum; of remainder 0 it is 0."""
    total = sum(CHARACTERS.index(character) * weight for character, weight in zip(first, _WEIGHTS, strict=True))
    return CHARACTERS[-total % 31]

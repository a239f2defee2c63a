"""The check digit of a resident ID number (GB 11643-1999, by ISO 7064 MOD 11-2)."""

import re

_WEIGHTS = tuple(2 ** (17 - place) % 11 for place in range(17))


def check_digit_fits(number: str) -> bool:
    """Whether an 18-digit number ends with its check digit; an old one of 15 digits has none."""
    if re.fullmatch(r"[0-9]{15}", number):
        return True
    if not re.fullmatch(r"[0-9]{17}[0-9X]", number):
        return False
    total = sum(int(digit) * weight for digit, weight in zip(number, _WEIGHTS, strict=False))
    return "10X98765432"[total % 11] == number[-1]

"""公民身份号码, the resident's number of 18 places (GB 11643-1999) and its form of 15 digits from before 1999."""

import re
from dataclasses import dataclass
from datetime import date, datetime

from offline_store.identity import divisions
from offline_store.identity.hint import Hint

OLDEST = 120
"""Years; an age above it is more likely a wrong digit."""
MAN, WOMAN, UNKNOWN = "1", "2", "0"
"""Codes of GB/T 2261.1."""
_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECK = "10X98765432"
_EIGHTEEN = re.compile(r"[0-9]{17}[0-9X]")
_FIFTEEN = re.compile(r"[0-9]{15}")
_BEFORE_1900 = range(996, 1000)
"""Running numbers that were kept, in 15 digits, for people born in the century before."""


@dataclass(frozen=True, slots=True)
class Facts:
    """What a number says of its holder, as far as it can be read."""

    sex: str = UNKNOWN
    born: date | None = None
    division: str = ""
    """Six digits (GB/T 2260): where the number was given, as a rule her first registered home."""


def check_digit(body: str) -> str:
    """The 18th place over the first 17 digits (ISO 7064, MOD 11-2)."""
    return _CHECK[sum(weight * int(digit) for weight, digit in zip(_WEIGHTS, body, strict=True)) % 11]


def check_digit_fits(number: str) -> bool:
    """Whether a compact number ends with its check digit; an old one of 15 digits has none."""
    whole = lengthened(number)
    return bool(_EIGHTEEN.fullmatch(whole)) and check_digit(whole[:17]) == whole[17]


def lengthened(number: str) -> str:
    """The 18 places of a number of 15 digits; any other comes back as it is."""
    if not _FIFTEEN.fullmatch(number):
        return number
    century = "18" if int(number[12:]) in _BEFORE_1900 else "19"
    body = number[:6] + century + number[6:]
    return body + check_digit(body)


def facts(number: str) -> Facts:
    """Sex, birth date and division; of a number with hints whatever still can be read."""
    whole = lengthened(number)
    if not _EIGHTEEN.fullmatch(whole):
        return Facts()
    return Facts(sex_of(whole[16]), day_of(whole[6:14]), whole[:6])


def sex_of(digit: str) -> str:
    """Running numbers are odd for men, even for women."""
    return MAN if int(digit) % 2 else WOMAN


def hints(number: str, today: date) -> list[Hint]:
    """What is wrong with a compact number; nothing where it could be somebody's."""
    whole = lengthened(number)
    if len(number) not in (15, 18):
        return [Hint("length", str(len(number)))]
    if not _EIGHTEEN.fullmatch(whole):
        return [Hint("characters")]
    found = [*born_hints(whole[6:14], today)]
    if not divisions.known(whole[:6]):
        found.append(Hint("division", whole[:6]))
    if (right := check_digit(whole[:17])) != whole[17]:
        found.append(Hint("check_digit", right))
    return found


def born_hints(digits: str, today: date) -> list[Hint]:
    """What is wrong with a birth date of eight digits."""
    born = day_of(digits)
    if born is None:
        return [Hint("date", digits)]
    if born > today:
        return [Hint("future", digits)]
    return [Hint("age", str(today.year - born.year))] if today.year - born.year > OLDEST else []


def day_of(digits: str) -> date | None:
    """The day that eight digits name; None where the calendar has no such day."""
    try:
        return datetime.strptime(digits, "%Y%m%d").date()  # noqa: DTZ007  # a day has no zone
    except ValueError:
        return None

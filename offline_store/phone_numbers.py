"""Telephone numbers as a line tells them or a person copies them: one spelling each, and which of them are one.

Pure. A number is kept as its digits, with `+` before a foreign one; an extension is no part of whose number it is.
"""

import re
import unicodedata
from dataclasses import dataclass

LONGEST = 15
"""Digits, by E.164."""
LONGEST_TEXT = 2_000
"""Characters of what was copied that are looked through."""
_GAP = r"[ \t.\-‐–—−()/·]{0,3}"
_MOBILE = rf"(?:(?:\+|00)?{_GAP}86{_GAP})?0?1{_GAP}[3-9](?:{_GAP}\d){{9}}"
_AREA = rf"(?:(?:\+|00)?{_GAP}86{_GAP}\(?0?|\(?0)(?:10|2\d|[3-9]\d{{2}}){_GAP}[2-8](?:{_GAP}\d){{6,7}}"
_FOREIGN = rf"(?:\+|00){_GAP}[1-9](?:{_GAP}\d){{6,13}}"
_SERVICE = rf"(?:400|800)(?:{_GAP}\d){{7}}"
_LOCAL = rf"[2-8](?:{_GAP}\d){{6,7}}"
_SHORT = r"\d{3,6}"
_EXTENSION = re.compile(r"\s*(?:转|分机|ext\.?|x|#|,|，)\s*(?:分机)?\s*[:：号]?\s*([0-9]{1,6})(?![0-9])", re.IGNORECASE)
_NUMBERS = tuple(
    re.compile(rf"(?<![\d+]){each}(?!\d)", re.ASCII) for each in (_MOBILE, _AREA, _FOREIGN, _SERVICE, _LOCAL, _SHORT)
)


@dataclass(frozen=True, slots=True)
class Dialled:
    """A number, and what is to be dialled after it; both empty where there is none."""

    number: str = ""
    extension: str = ""


def spelt(text: str) -> str:
    """One spelling: digits alone, China's own without 86, a foreign one with `+`; empty for what has no digits."""
    plain = re.sub(r"[^0-9+]", "", unicodedata.normalize("NFKC", text))
    abroad = plain.startswith(("+", "00"))
    digits = re.sub(r"\D", "", plain)
    digits = digits.removeprefix("00") if abroad and not plain.startswith("+") else digits
    if not digits or len(digits) > LONGEST:
        return ""
    if (abroad or len(digits) > 11) and digits.startswith("86"):
        digits, abroad = digits[2:], False
        if not digits.startswith(("0", "1", "400", "800")):
            digits = f"0{digits}"
    if abroad:
        return f"+{digits}" if digits else ""
    return digits[1:] if re.fullmatch(r"01[3-9]\d{9}", digits) else digits


def from_text(text: str) -> Dialled:
    """The first number in a text that was copied: with spaces, dashes, +86, an area code, an extension (转801)."""
    plain = unicodedata.normalize("NFKC", text[:LONGEST_TEXT])
    for pattern in _NUMBERS:
        if found := pattern.search(plain):
            extension = _EXTENSION.match(plain, found.end())
            return Dialled(spelt(found[0]), extension[1] if extension else "")
    return Dialled()


def forms(number: str, area_code: str) -> tuple[str, ...]:
    """How the same number may stand elsewhere: with and without the area code (`0532`); none for no number."""
    if not number:
        return ()
    found = [number]
    local = number.removeprefix(area_code)
    if local != number and re.fullmatch(r"[2-8]\d{6,7}", local):
        found.append(local)
    if re.fullmatch(r"[2-8]\d{6,7}", number):
        found.append(area_code + number)
    return tuple(found)

"""Telephone numbers as people write them, of mainland China (numbering plan of the MIIT).

A mobile has eleven digits and begins with 1, a landline an area code of three or four with seven or eight digits and
perhaps an extension; 400 and 800 are firms'. Three to six digits that begin with 10 to 12, and more with 95 or 96, are
service numbers: nobody can be called back there.
"""

import re
import unicodedata
from dataclasses import dataclass

from offline_store.identity.hint import Hint

_EXTENSION = re.compile(r"(?:转|分机|ext\.?|[#,，*])\s*[:：]?\s*([0-9]{1,6})\s*$", re.IGNORECASE)
_DASHED_EXTENSION = re.compile(r"^(.*[0-9]{7,8})\s*[-－—]\s*([0-9]{1,6})\s*$")
_CHINA = re.compile(r"^(?:\+|00)\s*86")
_ABROAD = re.compile(r"^(?:\+|00)[1-9]")
_MOBILE = re.compile(r"1[3-9][0-9]{9}")
_LANDLINE = re.compile(r"0(?:10|2[0-57-9])[2-8][0-9]{7}|0[3-9][0-9]{2}[2-8][0-9]{6,7}")
_LOCAL = re.compile(r"[2-8][0-9]{6,7}")
_FIRM = re.compile(r"[48]00[0-9]{7}")
_SERVICE = re.compile(r"1[0-2][0-9]{1,4}|9[56][0-9]{3,6}")


@dataclass(frozen=True, slots=True)
class Phone:
    """A number, read."""

    kind: str
    """`mobile`, `landline`, `local` (without its area code), `firm` (400, 800), `service`, `abroad`; empty: none."""
    digits: str
    """Without +86, spaces and dashes; a landline with its 0."""
    extension: str = ""


def read(text: str) -> Phone:
    """What number stands there; its kind is empty where it is none."""
    plain = unicodedata.normalize("NFKC", text).strip()
    if _ABROAD.match(plain) and not _CHINA.match(plain):
        return Phone("abroad", re.sub(r"[^0-9+]", "", plain))
    plain, extension = _without_extension(plain)
    digits = re.sub(r"[\s()\-－—–.]", "", _CHINA.sub("", plain))
    if not digits.isdecimal():
        return Phone("", digits, extension)
    if _CHINA.match(plain) and re.fullmatch(r"(?:10|2[0-57-9]|[3-9][0-9]{2})[2-8][0-9]{6,7}", digits):
        digits = "0" + digits  # from abroad the 0 of the area code is left out
    if digits.startswith("01") and _MOBILE.fullmatch(digits[1:]) and not _LANDLINE.fullmatch(digits):
        digits = digits[1:]  # dialled like a call to another town
    return Phone(_kind(digits), digits, extension)


def hints(text: str) -> list[Hint]:
    """What one should know before she is called back; nothing for a number that may be hers."""
    if not text.strip():
        return []
    phone = read(text)
    if phone.kind in ("service", "firm"):
        return [Hint(phone.kind, phone.digits)]
    if phone.kind:
        return []
    if not phone.digits.isdecimal():
        return [Hint("characters")]
    usual = 11 if phone.digits.startswith("1") else 0
    return [Hint("length", str(len(phone.digits)))] if len(phone.digits) != usual else [Hint("unusual")]


def _kind(digits: str) -> str:
    forms = (("mobile", _MOBILE), ("landline", _LANDLINE), ("firm", _FIRM), ("local", _LOCAL), ("service", _SERVICE))
    return next((kind for kind, form in forms if form.fullmatch(digits)), "")


def _without_extension(plain: str) -> tuple[str, str]:
    if found := _EXTENSION.search(plain):
        return plain[: found.start()].rstrip(" -"), found[1]
    dashed = _DASHED_EXTENSION.match(plain)
    main = re.sub(r"[^0-9]", "", _CHINA.sub("", dashed[1])) if dashed else ""
    if dashed and (_LANDLINE.fullmatch(main) or _LANDLINE.fullmatch("0" + main) or _LOCAL.fullmatch(main)):
        return dashed[1], dashed[2]
    return plain, ""

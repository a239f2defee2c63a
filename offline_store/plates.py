"""Plate numbers of vehicles (车牌), however they are written or said.

GA 36-2018: a character of the province, a letter of the office that issued it, and five places of digits and
letters, six on vehicles of new energy; I and O are not used. The last place of some is 学, 警, 挂, 港, 澳, 试 or 超.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

PROVINCES = "京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼"
_SPOKEN = dict(zip("零〇洞一幺二两三四五六七八九", "00011223456789", strict=True))
_BETWEEN = r"[\s·.\-—]?"
_PLACE = f"[0-9a-hj-np-z{''.join(_SPOKEN)}]"
_PLATE = re.compile(
    f"[{PROVINCES}]{_BETWEEN}[a-hj-np-z]{_BETWEEN}"
    f"(?:{_PLACE}(?:{_BETWEEN}{_PLACE}){{4,5}}|(?:{_PLACE}{_BETWEEN}){{4}}[学警挂港澳试超])(?![0-9a-z])"
)
_TYPED = re.compile(f"[{PROVINCES}]?(?:[0-9a-z]|[0-9a-z][0-9a-z·.\\-—{''.join(_SPOKEN)}]+)[学警挂港澳试超]?")
_DROPPED = re.compile(r"[\s·.\-—]")


@dataclass(frozen=True, slots=True)
class Plate:
    """A plate number in text[start:end], and its plain form: 鲁b12345."""

    start: int
    end: int
    form: str


def plates(text: str) -> Iterator[Plate]:
    """The plate numbers of a text that was folded (`search_terms.fold`)."""
    for found in _PLATE.finditer(text):
        yield Plate(found.start(), found.end(), _plain(found[0]))


def typed_form(word: str) -> str:
    """The plain form of what may be a piece of a plate number, folded; empty for what is none."""
    form = _plain(word) if _TYPED.fullmatch(word) else ""
    return form if len(form) >= 2 else ""


def _plain(plate: str) -> str:
    return "".join(_SPOKEN.get(character, character) for character in _DROPPED.sub("", plate))

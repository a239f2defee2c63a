"""From what Whisper writes to what a clerk reads: simplified, no stray spaces, no loops, digits."""

import re
from functools import cache

import opencc

_HAN = r"\u3400-\u9fff\U00020000-\U0003ffff"
_CJK = _HAN + r"，。？！；：、“”（）《》…"
_SPACE_BESIDE_HAN = re.compile(rf"(?<=[{_CJK}])\s+|\s+(?=[{_CJK}])")
_LOOP = re.compile(
    r"(?P<short>[^\d]{1,3}?)(?P=short){5,}|(?P<digits>\d{1,3}\.?)(?P=digits){9,}|(?P<unit>.{4,}?)(?P=unit){2,}"
)
# OpenCC leaves 著 alone, as it is right in these words; everywhere else Whisper means 着
_ASPECT = re.compile(r"(?<![显名卓原专编译论合昭巨土])著(?![名作称述者录书])")
_TWICE = re.compile(r"([^\d]{4,})\1")
_SPOKEN_DIGITS = re.compile(r"[零〇幺一二三四五六七八九]{3,}")
_DIGIT = str.maketrans("零〇幺一二三四五六七八九", "001123456789")
_HALF_TO_FULL = str.maketrans({",": "，", "?": "？", "!": "！", ";": "；", ":": "："})
_HALF_MARK = re.compile(rf"(?<=[{_HAN}])[,?!;:]|[,?!;:](?=[{_HAN}])")


def tidy(text: str) -> str:
    """Text of a Mandarin sentence as it should stand in a record."""
    text = _simplified(text.replace("\ufffd", "")).strip()
    text = _SPACE_BESIDE_HAN.sub("", text)
    text = _HALF_MARK.sub(lambda mark: mark[0].translate(_HALF_TO_FULL), text)
    return _SPOKEN_DIGITS.sub(lambda number: number[0].translate(_DIGIT), without_loops(text))


def without_loops(text: str) -> str:
    """Text with each loop of the decoder taken once: four characters or more three times, fewer six times.

    What people do repeat (对对对, 不用了不用了, 0000) stays.
    """
    return _LOOP.sub(lambda loop: loop["unit"] or loop["short"] or loop["digits"], text)


def repeats(text: str) -> bool:
    """Whether text says the same four characters or more twice in a row, the mark of a decoder that went astray."""
    plain = "".join(char for char in text if char.isalnum())
    return _TWICE.search(plain) is not None or _LOOP.search(plain) is not None


@cache
def _simplifier() -> opencc.OpenCC:
    return opencc.OpenCC("t2s")


def _simplified(text: str) -> str:
    converted: str = _simplifier().convert(text)
    return _ASPECT.sub("着", converted)

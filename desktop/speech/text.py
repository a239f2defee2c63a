"""From what an engine writes to what a clerk reads: simplified, no stray spaces, no loops, digits, punctuation."""

import json
import re
from collections.abc import Sequence
from functools import cache
from itertools import pairwise

import opencc

import resources

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
_ANY_HAN = re.compile(rf"[{_HAN}]")
_PAUSE = 45  # hundredths of a second from one character's beginning to the next
_ASKS = re.compile(r"(?:吗|呢|么|多少|什么|几[个天年月次]|怎么办|哪[里儿])$|(?P<verb>\w)[不没](?P=verb)[^，]*$")
_HALF_TO_FULL = str.maketrans({",": "，", "?": "？", "!": "！", ";": "；", ":": "："})
_HALF_MARK = re.compile(rf"(?<=[{_HAN}])[,?!;:]|[,?!;:](?=[{_HAN}])")


def tidy(text: str) -> str:
    """Text of a Mandarin sentence as it should stand in a record."""
    text, before = _simplified(text.replace("\ufffd", "")).strip(), ""
    while text != before:  # a mark that has become full takes the space beside it away
        before = text
        text = _SPACE_BESIDE_HAN.sub("", text)
        text = without_loops(_HALF_MARK.sub(lambda mark: mark[0].translate(_HALF_TO_FULL), text))
        text = _SPOKEN_DIGITS.sub(lambda number: number[0].translate(_DIGIT), text)
    return text


def without_loops(text: str) -> str:
    """Text with each loop of the decoder taken once: four characters or more three times, fewer six times.

    What people do repeat (对对对, 不用了不用了, 0000) stays.
    """
    return _LOOP.sub(lambda loop: loop["unit"] or loop["short"] or loop["digits"], text)


def is_invented(text: str) -> bool:
    """Whether a sentence is nothing but subtitles' set phrases, which Whisper learned to write where nobody speaks."""
    rest = left = "".join(char for char in text if char.isalnum())
    for phrase in _set_phrases():
        rest = rest.replace(phrase, "")
    return bool(left) and len(rest) <= len(left) // 5


@cache
def _set_phrases() -> tuple[str, ...]:
    told = json.loads(resources.path("invented.json").read_text(encoding="utf-8"))["phrases"]
    return tuple(sorted(("".join(filter(str.isalnum, each)) for each in told), key=len, reverse=True))


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


def by_pauses(text: str, times: Sequence[int]) -> str:
    """Punctuation where an engine wrote none: a comma where the speaker pauses, a full stop or question at the end.

    `times` are the characters' beginnings in hundredths of a second. A pause is what stands out from the speaker's
    own pace; what follows a figure counts it (8月). Text without Han characters, which other languages' rules would be
    for, stays as it is.
    """
    if len(times) != len(text) or not _ANY_HAN.search(text):
        return text
    steps = [later - earlier for earlier, later in pairwise(times)]
    long = max(_PAUSE, 3 * sorted(steps)[len(steps) // 2]) if steps else _PAUSE
    marked = text[:1]
    for step, before, char in zip(steps, text, text[1:], strict=False):
        is_between = before.isalnum() and not before.isdigit() and char.isalnum()
        is_phrase = is_between and len(re.split("[，。？]", marked)[-1].replace(" ", "")) > 2
        marked += ("，" if step >= long and is_phrase else "") + char
    marked = marked.rstrip()
    if not marked or not marked[-1].isalnum():
        return marked
    return marked + ("？" if _ASKS.search(marked) else "。")

"""A dialogue made ready for reading: normalised text, who speaks, who asks what, what is affirmed.

Normalising never changes a text's length, so that every span found is a span of the words as transcribed.
"""

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import resources
from desktop.extraction.model import Utterance
from offline_store import spoken_numbers as numbers
from offline_store.spoken_numbers import Number

_WIDE = str.maketrans({chr(code): chr(code - 0xFEE0) for code in range(0xFF10, 0xFF1A)} | {"：": ":", "．": "."})
_CLERK = re.compile(r"您|请问|请讲|录音|请坐|登记|我们会|怎么称呼|给你记|的诉求|大姨|大爷")
_ASKING = re.compile(r"(?:[吗？?呢]|多少|什么)[。，]?$|多少人|哪[个家几]|贵姓")
_HERSELF = re.compile(r"我|俺|咱|你们|同志")
_AFFIRMS = re.compile(r"^[啊哦噢哎嗯唉诶，,。 ]*(?:对|是|嗯|没错|正确|可以|就是|好)(?!不|方|面|了解|吗)")
_DENIES = re.compile(r"^[啊哦噢哎嗯唉诶，,。 ]*(?:不对|不是|错了|错|没有|不)")


@dataclass(frozen=True, slots=True)
class Turn:
    """One utterance: the speaker's role (guessed when unknown), the text for rules and as transcribed, its numbers."""

    index: int
    clerk: bool
    text: str
    raw: str
    numbers: tuple[Number, ...]


@lru_cache(maxsize=1)
def _homophones() -> tuple[re.Pattern[str], dict[str, str]]:
    pairs: dict[str, str] = json.loads(resources.path("codes/homophones.json").read_text("utf-8"))["items"]
    return re.compile("|".join(sorted(map(re.escape, pairs), key=len, reverse=True))), pairs


def normalise(text: str) -> str:
    """The text with half-width digits and the desk's own words where the recogniser wrote homophones of them."""
    pattern, pairs = _homophones()
    return pattern.sub(lambda found: pairs[found[0]], text.translate(_WIDE))


def turns(utterances: Sequence[Utterance]) -> list[Turn]:
    """The utterances made ready; an unknown speaker is the clerk who says 您 or asks without an I."""
    return [_turn(index, utterance) for index, utterance in enumerate(utterances)]


def _turn(index: int, utterance: Utterance) -> Turn:
    text = normalise(utterance.text)
    return Turn(index, _is_clerk(utterance), text, utterance.text, tuple(numbers.find(text)))


def _is_clerk(utterance: Utterance) -> bool:
    if utterance.speaker:
        return utterance.speaker == "clerk"
    asking = _ASKING.search(utterance.text) and not _HERSELF.search(utterance.text)
    return bool(_CLERK.search(utterance.text) or asking)


def question(all_turns: Sequence[Turn], index: int) -> str:
    """What the clerk said last before the caller's turn `index`, or nothing."""
    return next((turn.text for turn in reversed(all_turns[:index]) if turn.clerk), "")


def affirmed(all_turns: Sequence[Turn], index: int) -> bool:
    """Whether the caller's next words after the clerk's turn `index` say yes to it."""
    following = next((turn for turn in all_turns[index + 1 :]), None)
    return following is not None and not following.clerk and affirms(following.text)


def affirms(text: str) -> bool:
    """Whether an answer starts with yes (对, 是, 嗯) and not with no."""
    return bool(_AFFIRMS.search(text)) and not denies(text)


def denies(text: str) -> bool:
    """Whether an answer starts with no (不对, 不是, 错了)."""
    return bool(_DENIES.search(text))

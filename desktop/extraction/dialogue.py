"""A dialogue made ready for reading: normalised text, who speaks, who asks what, what is affirmed.

Normalising never changes a text's length, so that every span found is a span of the words as transcribed.
"""

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

import resources
from desktop.extraction.model import Utterance

_WIDE = str.maketrans({chr(code): chr(code - 0xFEE0) for code in range(0xFF10, 0xFF1A)} | {"：": ":", "．": "."})
_CLERK = re.compile(r"您|请问|请讲|录音|请坐|登记|我们会|怎么称呼|给你记|的诉求|大姨|大爷")
_AFFIRMS = re.compile(r"^[啊哦噢哎嗯唉诶，,。 ]*(?:对|是|嗯|没错|正确|可以|就是|好)(?!不|方|面|了解|吗)")
_DENIES = re.compile(r"^[啊哦噢哎嗯唉诶，,。 ]*(?:不对|不是|错了|错|没有|不)")
_CLAUSE_END = re.compile(r"[。！？!?；;\n]|[，,](?!\d{3}(?!\d))|(?<![0-9])[,.](?![0-9])|$")


@dataclass(frozen=True, slots=True)
class Turn:
    """One utterance: its speaker's role (guessed when unknown), its text normalised for rules, and as transcribed."""

    index: int
    clerk: bool
    text: str
    raw: str


@lru_cache(maxsize=1)
def _homophones() -> tuple[re.Pattern[str], dict[str, str]]:
    pairs: dict[str, str] = json.loads(resources.path("codes/homophones.json").read_text("utf-8"))["items"]
    return re.compile("|".join(sorted(map(re.escape, pairs), key=len, reverse=True))), pairs


def normalise(text: str) -> str:
    """The text with half-width digits and the desk's own words where the recogniser wrote homophones of them."""
    pattern, pairs = _homophones()
    return pattern.sub(lambda found: pairs[found[0]], text.translate(_WIDE))


def turns(utterances: Sequence[Utterance]) -> list[Turn]:
    """The utterances made ready; an unknown speaker is the clerk when the words are a clerk's (您, 请问, 登记)."""
    ready = []
    for index, utterance in enumerate(utterances):
        clerk = utterance.speaker == "clerk" or (not utterance.speaker and bool(_CLERK.search(utterance.text)))
        ready.append(Turn(index, clerk, normalise(utterance.text), utterance.text))
    return ready


def clauses(text: str) -> Iterator[tuple[int, int]]:
    """The spans between punctuation marks; commas inside a number do not divide."""
    marks = [-1, *(found.start() for found in _CLAUSE_END.finditer(text))]
    for before, after in pairwise(marks):
        if after > before + 1:
            yield before + 1, after


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

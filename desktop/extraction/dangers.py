"""危险用语: what is said of extreme acts, assemblies and flight, by the rule table `danger_protocol`.

Words that are denied (没有要跳楼), told of others (听说隔壁厂有人跳楼) or the clerk's (堵门解决不了问题) are found
too, as `mentioned`: a denial is often how it is first told, and a line too many costs a glance. They raise nothing.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from desktop.extraction.dialogue import turns
from desktop.extraction.model import Utterance

_DENIED = re.compile(
    r"(?:没有?|不会|不是|不要|别|不敢|不能|不想(?!活)|不打算|没打算|没想|不至于|不可能|没说|不许|劝)[^，。！？]{0,5}$"
)
_TOLD_OF_OTHERS = re.compile(
    r"听说|听人说|新闻|电视|网上|抖音|别的|别处|别人|人家|隔壁|以前|之前|原来|去年|前年|那年|有个|万一|怕他"
)
_AGAIN = re.compile(r"再(?:不|这样)|要是|如果|就(?:要|去|得)|逼|这回|今天|明天|马上|准备|打算")
_CLAUSE = re.compile(r"[，,。！？；!?;]")


@dataclass(frozen=True, slots=True)
class Danger:
    """One thing that was said, by its place among the utterances; `start`, `end` are characters of that one."""

    name: str
    level: int
    """3 life, 2 many people or flight, 1 watch; 0 where it was only mentioned."""
    source: int
    start: int
    end: int
    quote: str
    steps: tuple[str, ...]
    call: tuple[str, ...]

    @property
    def mentioned(self) -> bool:
        """Denied, told of others, or the clerk's own words."""
        return self.level == 0


def dangers(utterances: Sequence[Utterance], protocol: Mapping[str, Any]) -> tuple[Danger, ...]:
    """What was said, in the order of the talk; of one utterance each kind once, the gravest."""
    found: list[Danger] = []
    for turn in turns(utterances):
        for index, pattern in enumerate(_patterns(protocol)):
            item = protocol["items"][index]
            places = pattern.finditer(turn.text)
            each = [(_level(item["level"], turn.text, said, clerk=turn.clerk), said) for said in places]
            if each:
                level, said = max(each, key=lambda one: one[0])
                quote = utterances[turn.index].text[said.start() : said.end()]
                steps, call = tuple(item["steps"]), tuple(item["call"])
                found.append(Danger(item["name"], level, turn.index, said.start(), said.end(), quote, steps, call))
    return tuple(found)


def _level(level: int, text: str, said: re.Match[str], *, clerk: bool) -> int:
    clauses = [end for cut in _CLAUSE.finditer(text) if (end := cut.end()) <= said.start()]
    clause = text[clauses[-1] if clauses else 0 : said.start()]
    sentence = text[clauses[-2] if len(clauses) > 1 else 0 : said.start()]
    told = _TOLD_OF_OTHERS.search(sentence) and not _AGAIN.search(sentence)
    return 0 if clerk or _DENIED.search(clause) or told else int(level)


def _patterns(protocol: Mapping[str, Any]) -> tuple[re.Pattern[str], ...]:
    return _compiled(tuple("|".join(item["patterns"]) for item in protocol["items"]))


@lru_cache(maxsize=8)
def _compiled(patterns: tuple[str, ...]) -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(pattern) for pattern in patterns)

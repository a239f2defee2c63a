"""The types of dispute a dialogue is about, by the rules of resources/codes/dispute_rules.json."""

import json
import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate, chain

import resources
from desktop.extraction.dialogue import Turn
from desktop.extraction.model import Evidence


@dataclass(frozen=True, slots=True)
class Rule:
    """A type of dispute: what callers and clerks say of it, what around such words speaks against it."""

    name: str
    patterns: re.Pattern[str]
    weak: re.Pattern[str] | None
    without: frozenset[str]
    clerk: re.Pattern[str] | None
    unless: re.Pattern[str] | None
    covers: frozenset[str]


class Speech:
    """The words of some turns in one string, to be searched at once; firms' names are blotted out."""

    def __init__(self, turns: Iterable[Turn], firms: Iterable[Evidence]) -> None:
        blots: dict[int, list[tuple[int, int]]] = {}
        for firm in firms:
            blots.setdefault(firm.turn, []).append((firm.start, firm.end))
        self._turns = list(turns)
        texts = [_blotted(turn.text, blots.get(turn.index, [])) for turn in self._turns]
        self.text = "\n".join(texts)
        self._starts = [0, *accumulate(len(text) + 1 for text in texts)]

    def evidence(self, value: str, found: re.Match[str], weight: float = 1.0, *, low: bool = False) -> Evidence:
        """The place of a match as evidence in its turn."""
        at = bisect_right(self._starts, found.start()) - 1
        offset = self._starts[at]
        return Evidence(value, self._turns[at].index, found.start() - offset, found.end() - offset, weight, low)


def _blotted(text: str, spans: list[tuple[int, int]]) -> str:
    for start, end in spans:
        text = text[:start] + "#" * (end - start) + text[end:]
    return text


@lru_cache(maxsize=1)
def rules() -> tuple[Rule, ...]:
    """The shipped rules, in order; every name is one of the dispute type list."""
    data = json.loads(resources.path("codes/dispute_rules.json").read_text("utf-8"))["items"]
    return tuple(
        Rule(
            item["name"],
            re.compile("|".join(item["patterns"])),
            _optional(item.get("weak", [])),
            frozenset(item.get("without", [])),
            _optional(item.get("clerk", [])),
            _optional(item.get("unless", [])),
            frozenset(item.get("covers", [])),
        )
        for item in data
    )


def _optional(patterns: list[str]) -> re.Pattern[str] | None:
    return re.compile("|".join(patterns)) if patterns else None


def matters(turns: Sequence[Turn], firms: Sequence[Evidence]) -> list[Evidence]:
    """One piece of evidence for each type of dispute, in the order of the rules."""
    caller = Speech((turn for turn in turns if not turn.clerk), firms)
    clerk = Speech((turn for turn in turns if turn.clerk), firms)
    found: dict[str, Evidence] = {}
    covered: set[str] = set()
    for rule in rules():
        weak = rule.weak if not rule.without & found.keys() else None
        if not covered & {"*", rule.name} and (item := _first(rule, weak, caller, clerk)):
            found[rule.name] = item
            covered |= rule.covers
    return [item for name, item in found.items() if name not in covered]


def _first(rule: Rule, weak: re.Pattern[str] | None, caller: Speech, clerk: Speech) -> Evidence | None:
    """The first place where the rule holds: the clerk's words, or words of the caller that no exception overlaps."""
    if rule.clerk and (said := rule.clerk.search(clerk.text)):
        return clerk.evidence(rule.name, said)
    excused = [found.span() for found in rule.unless.finditer(caller.text)] if rule.unless else []
    for found in chain(rule.patterns.finditer(caller.text), weak.finditer(caller.text) if weak else ()):
        if not any(start < found.end() and found.start() < end for start, end in excused):
            return caller.evidence(rule.name, found)
    return None

"""Mends names and words of the desk that an engine wrote as others that sound alike: 派潜 is 派遣, 补场景 is 补偿金.

Each stretch of Chinese characters is read as the likeliest row of words. A word is either what was heard or one that
sounds near it and is known here; what is known costs what it is rare, what was not heard costs its distance besides.
Common words are so protected by being common: 工商局 stays, since nothing is gained. In a sentence without a word of
the desk a change must gain more. A replacement has as many characters as what it replaces: times stay in step.
"""

import gzip
import math
import re
import threading
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache

import resources
from desktop.speech.engine import Decoded
from desktop.speech.syllables import near
from offline_store import codes

LISTS = ("hot_words", "desk_phrases")
"""Code lists of what is said at the desk."""
COMMON, DESK = "words/common.txt.gz", "words/desk.txt"
LONGEST = 24
"""Characters of a known word."""
_HAN = re.compile(r"[\u3400-\u9fff\U00020000-\U000323af]+")
_SPLIT = re.compile(r"([\u3400-\u9fff\U00020000-\U000323af]+)")
_TOLD = re.compile(r"(?:叫|姓|我是|名字是|^)(?P<name>.{3})$|(?:叫|姓|我是|名字是)(?P<short>.{2})$")
# weights in units of a natural logarithm, tried on half of the machine-transcribed calls
_UNKNOWN = 16.0  # a character that no list has
_CHANGE = 4.0  # of any change
_APART = 6.0  # of a distance of 1
_TWO = 1.0  # of two characters: they sound like many others
_NO_CONTEXT = 2.0  # in a sentence where no word of the desk was heard
_MOST_APART = 0.6  # distance for each character
_NAME_APART = 0.15
_LISTED = -math.log(3e-5)
_NAME = -math.log(5e-6)
_DESK_SHARE = 0.5


@dataclass(frozen=True, slots=True)
class Rule:
    """A correction that was approved: what is heard, and what is meant."""

    heard: str
    meant: str


@dataclass(frozen=True, slots=True)
class HotWords:
    """What is known at this desk now, besides the common words."""

    listed: tuple[str, ...] = ()
    """Words and phrases of the desk: the code lists."""
    names: tuple[str, ...] = ()
    """Of firms, streets, mediators, and who is expected today: changed only to what sounds nearly the same."""
    people: tuple[str, ...] = ()
    """Others who may be spoken of: never in the place of what begins with a surname and may be somebody else."""
    rules: tuple[Rule, ...] = ()


def shipped() -> HotWords:
    """The lists that the program brings along."""
    return HotWords(tuple(word for name in LISTS for word in codes.names(codes.shipped(name))))


class Corrector:
    """Mends sentences. Any thread may ask; `use` exchanges the words while it is asked."""

    def __init__(self, words: HotWords | None = None) -> None:
        """The lists that the program brings along, unless other words are given. Takes half a second."""
        self._lock = threading.Lock()
        self.use(words or shipped())

    def use(self, words: HotWords) -> None:
        """From the next sentence on, these words."""
        known = _Known.of(words)
        with self._lock:
            self._known, self._rules = known, words.rules

    def correct(self, decoded: Decoded) -> Decoded:
        """The sentence as it was meant; its times are in step with its text."""
        with self._lock:
            known, rules = self._known, self._rules
        text = "".join(_mended(part, known) if _HAN.match(part) else part for part in _SPLIT.split(decoded.text))
        times = decoded.times
        for rule in rules:
            text, times = _obey(rule, text, times, known)
        return decoded if text == decoded.text else replace(decoded, text=text, times=times)


def breaks(rule: Rule, texts: Iterable[str]) -> list[tuple[str, str]]:
    """Sentences in which a rule would change a common word, before and after: 工商局 of a rule 工商 → 工伤."""
    common, found = common_words(), []
    for text in texts:
        for place in _places(rule.heard, text):
            end = place + len(rule.heard)
            around = _around(text, place, end, common)
            if around and around not in (rule.heard, rule.meant):
                found.append((text, text[:place] + rule.meant + text[end:]))
                break
    return found


@cache
def common_words() -> Mapping[str, float]:
    """Word → what it costs: the negative logarithm of how often it is said."""
    general = _counted(gzip.decompress(resources.path(COMMON).read_bytes()).decode("utf-8"))
    desk = _counted(resources.path(DESK).read_text("utf-8"))
    all_general, all_desk = sum(general.values()), sum(desk.values())
    return {
        word: -math.log(
            (1 - _DESK_SHARE) * general.get(word, 0) / all_general + _DESK_SHARE * desk.get(word, 0) / all_desk
        )
        for word in general.keys() | desk.keys()
    }


def _counted(lines: str) -> dict[str, int]:
    return {word: int(times) for word, _, times in (line.partition(" ") for line in lines.splitlines())}


@dataclass(slots=True)
class _Node:
    """A place in the tree of known words by their syllables."""

    following: dict[str, "_Node"] = field(default_factory=dict)
    words: list[tuple[str, float]] = field(default_factory=list)
    """Words that end here, and what they cost."""


@dataclass(frozen=True, slots=True)
class _Known:
    costs: dict[str, float]
    """Of what is known here besides the common words, or is likelier here."""
    listed: frozenset[str]
    names: frozenset[str]
    people: frozenset[str]
    by_sound: _Node
    syllables: frozenset[str]
    longest: int

    @staticmethod
    def of(words: HotWords) -> "_Known":
        common, by_sound, syllables = common_words(), _Node(), set()
        some = (words.listed, words.names, words.people)
        listed, names, people = (frozenset(filter(_is_word, words)) for words in some)
        costs = {name: min(_NAME, common.get(name, _NAME)) for name in names | people}
        costs |= {word: min(_LISTED, common.get(word, _LISTED)) for word in listed}
        for word, cost in costs.items():
            node = by_sound
            for syllable in _read(word):
                syllables.add(syllable)
                node = node.following.setdefault(syllable, _Node())
            node.words.append((word, cost))
        longest = max(map(len, costs), default=0)
        return _Known(costs, listed, names - listed, people - names - listed, by_sound, frozenset(syllables), longest)


@dataclass(frozen=True, slots=True)
class _Change:
    """A known word that may be meant from one character to another."""

    end: int
    word: str
    cost: float


def _is_word(word: str) -> bool:
    return 2 <= len(word) <= LONGEST and _HAN.fullmatch(word) is not None


def _read(word: str) -> list[str]:
    from pypinyin import lazy_pinyin  # its table takes a tenth of a second to load

    return lazy_pinyin(word)


def _mended(said: str, known: _Known) -> str:
    """The likeliest row of words for a stretch of characters."""
    changes = _changes(said, known)
    if not any(changes):
        return said
    best = _likeliest(said, known, changes, _NO_CONTEXT)
    if any(word in known.listed for word in best):
        best = _likeliest(said, known, changes, 0.0)
    return "".join(best)


def _changes(said: str, known: _Known) -> list[list[_Change]]:
    """For each character, the known words that may be meant from it on."""
    readings = [{as_read, *_read(one)} for as_read, one in zip(_read(said), said, strict=True)]
    heard = [near(reading, known.syllables) for reading in readings]
    return [_changes_from(start, said, heard, known) for start in range(len(said))]


def _changes_from(start: int, said: str, heard: Sequence[Mapping[str, float]], known: _Known) -> list[_Change]:
    if _is_named(said, start):
        return []
    found, waiting = [], [(known.by_sound, start, 0.0)]
    while waiting:
        node, end, apart = waiting.pop()
        found += [
            _Change(end, word, cost + _CHANGE + _APART * apart + (_TWO if end - start == 2 else 0.0))
            for word, cost in node.words
            if word != said[start:end] and apart <= (end - start) * _tolerance(word, said[start], known)
        ]
        if end < len(said) and node.following and apart <= _MOST_APART * known.longest:
            here, there = sorted((heard[end], node.following), key=len)
            waiting += [
                (node.following[syllable], end + 1, total)
                for syllable in here
                if syllable in there and (total := apart + heard[end][syllable]) <= _MOST_APART * (end - start + 4)
            ]
    return found


def _tolerance(word: str, heard_first: str, known: _Known) -> float:
    """How far, for each character, a word may be from what was heard."""
    if word in known.people:
        return -1.0 if heard_first in _surnames() and heard_first != word[0] else _NAME_APART
    return _NAME_APART if word in known.names else _MOST_APART


def _is_named(said: str, place: int) -> bool:
    """Whether a character belongs to a name that is just being told: 我叫迟晓彤, and then a pause."""
    told = _TOLD.search(said)
    name = told["name"] or told["short"] if told else ""
    return bool(name) and len(said) - len(name) <= place and name[0] in _surnames()


@cache
def _surnames() -> frozenset[str]:
    """Surnames of one character."""
    singles, _, _ = resources.path("codes/surnames.txt").read_text("utf-8").partition("\n\n")
    return frozenset(_HAN.findall("".join(line for line in singles.splitlines() if not line.startswith("#")))[0])


def _likeliest(said: str, known: _Known, changes: Sequence[Sequence[_Change]], extra: float) -> list[str]:
    common = common_words()
    reached: list[tuple[float, int, str]] = [(0.0, 0, "")] + [(math.inf, 0, "")] * len(said)
    for start in range(len(said)):
        so_far = reached[start][0]
        for end in range(start + 1, min(start + max(known.longest, 4), len(said)) + 1):
            word = said[start:end]
            cost = known.costs.get(word, common.get(word, _UNKNOWN if end == start + 1 else math.inf))
            if so_far + cost < reached[end][0]:
                reached[end] = (so_far + cost, start, word)
        for change in changes[start]:
            if so_far + change.cost + extra < reached[change.end][0]:
                reached[change.end] = (so_far + change.cost + extra, start, change.word)
    words, end = [], len(said)
    while end:
        _, end, word = reached[end]
        words.append(word)
    return words[::-1]


def _obey(rule: Rule, text: str, times: tuple[int, ...], known: _Known) -> tuple[str, tuple[int, ...]]:
    """Text and times with a rule obeyed wherever it breaks no longer word."""
    common = common_words()
    for place in reversed(_places(rule.heard, text)):
        end = place + len(rule.heard)
        around = _around(text, place, end, common)
        if (around and around != rule.heard) or any(
            rule.heard in word and word != rule.heard and word in text for word in known.costs
        ):
            continue
        if times:
            times = (*times[:place], *_spread(times[place:end], len(rule.meant)), *times[end:])
        text = text[:place] + rule.meant + text[end:]
    return text, times


def _places(heard: str, text: str) -> list[int]:
    return [found.start() for found in re.finditer(re.escape(heard), text)] if heard else []


def _around(text: str, start: int, end: int, common: Mapping[str, float]) -> str:
    """The longest common word of two characters or more that the stretch is part of; empty where there is none."""
    found = ""
    for first in range(max(0, end - 4), start + 1):
        for last in range(max(end, first + 2), min(first + 4, len(text)) + 1):
            if text[first:last] in common and last - first > len(found):
                found = text[first:last]
    return found


def _spread(times: Sequence[int], count: int) -> list[int]:
    """The same stretch of time for another number of characters."""
    return [times[min(place * len(times) // count, len(times) - 1)] for place in range(count)]

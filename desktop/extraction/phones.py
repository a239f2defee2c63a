"""Telephone numbers: digits said in groups, corrected on the way, read back, confirmed or corrected again."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from desktop.extraction.dialogue import Turn, affirmed, denies, question
from desktop.extraction.model import Evidence

_SPOKEN = str.maketrans("零〇一二三四五六七八九幺两腰妖", "001234567891211")
_DIGIT = r"[0-9零〇一二三四五六七八九幺两腰妖]"
_GAP = r"(?:[\s，,。.、·\-—－…]|嗯|呃|啊|哦|然后|后面是|再就是)*"
_WRONG = (
    r"(?:不对不对|不对|不是|部队|错了|说错了|我?说错了|搞错了|记错了|念错了|哦不|噢不|啊不|不不)(?:[\s，,。.、啊哦]|不对|我想想)*"
    r"(?:应该|后面|后边|最后|尾号|末尾|后[一二两三四1-4]位|中间|前面|开头|前三位|四位|是|的|[\s，,])*"
)
_RUN = re.compile(rf"{_DIGIT}(?:(?:{_GAP}|{_GAP}(?P<fix>{_WRONG}))?{_DIGIT})*")
_FIX = re.compile(_WRONG)
_GROUP = re.compile(rf"{_DIGIT}+")
_SERVICE = re.compile(
    r"(?<!\d)(?:12345|12351|12333|12348|12315|12366|12338|12309|12378|12306|10086|10010|(?<=[打拨])1[12][0249])(?!\d)"
)
_MOBILE = re.compile(r"^1[3-9]\d{9}$")
_LANDLINE = re.compile(r"^(0(?:10|2\d|[3-9]\d{2}))([2-8]\d{6,7})$")
_LOCAL = re.compile(r"^[2-8]\d{7}$")
_ASKS = re.compile(r"电话|手机|号码|联系方式|座机|尾号")
_MEASURE = re.compile(r"\s*(?:个|月|年|天|号人|块|元|岁|[十百千万])")
_NOT_HERS = re.compile(
    r"(?:单位|公司|厂里?|厂子|老板|经理|工头|人事|财务|法人|负责人|项目部|主管|站长|店长|物业)[^，。；]{0,4}(?:电话|座机|手机|号码?)[^，。；0-9]{0,4}$"
)
_CHANGED = re.compile(r"换(?:成|了|个)?号|改成|不用了|停机|还是打|还是留|错了|不对")


@dataclass(frozen=True, slots=True)
class Dictated:
    """Digits dictated in text[start:end]; `corrects` names the place when the words only correct earlier digits."""

    start: int
    end: int
    digits: str
    corrects: str


def valid(digits: str) -> bool:
    """Whether these are all digits of a mobile or a landline number with its area code."""
    return bool(_MOBILE.match(digits) or _LANDLINE.match(digits))


def written(digits: str) -> str:
    """A number as it is written in a form: a landline with a hyphen after the area code."""
    landline = _LANDLINE.match(digits)
    return f"{landline[1]}-{landline[2]}" if landline else digits


def dictated(text: str) -> Iterator[Dictated]:
    """All rows of at least two digits in a text, with the corrections inside them already applied."""
    masked = _SERVICE.sub(lambda found: "#" * len(found[0]), text)
    for run in _RUN.finditer(masked):
        start, end, digits = _likeliest(masked, run.start(), run.end())
        if len(digits) >= 2:
            before = _FIX.findall(text[max(0, start - 14) : start])
            yield Dictated(start, end, digits, before[-1] if before else "")


def _likeliest(text: str, start: int, end: int) -> tuple[int, int, str]:
    """The longest part of a row, cut between its groups, that is a full number; else the row without a count."""
    groups = [(start + found.start(), start + found.end()) for found in _GROUP.finditer(text[start:end])]
    if len(groups) > 1 and _MEASURE.match(text, end):  # "…3671，3个人": the last group counts something
        groups.pop()
    elif _MEASURE.match(text, end):
        return start, end, ""
    parts = [(first[0], last[1]) for i, first in enumerate(groups) for last in reversed(groups[i:])]
    spelled = [(*part, _spell(text[part[0] : part[1]])) for part in parts[:300]]
    return next((part for part in spelled if valid(part[2])), spelled[0])


def _spell(words: str) -> str:
    """The digits of a dictated row; what follows a word of correction replaces part of what came before."""
    said, position, place = "", 0, ""
    for fix in [*_FIX.finditer(words), None]:
        part = _digits(words[position : fix.start() if fix else len(words)])
        said = replaced(said, part, place) if place else part
        if fix:
            position, place = fix.end(), fix[0]
    return said


def _digits(words: str) -> str:
    return "".join(re.findall(_DIGIT, words)).translate(_SPOKEN)


def replaced(said: str, part: str, place: str) -> str:
    """`said` with the corrected `part` put in: where the words tell, else so that the number gets its full length."""
    if valid(part):
        return part
    if "中间" in place and len(said) == 11 and len(part) == 4:
        return said[:3] + part + said[7:]
    if re.search("前面|开头|前三", place) and len(part) < len(said):
        return part + said[len(part) :]
    full = 11 if said.startswith("1") else 12 if said.startswith("0") else len(said)
    overlap = len(said) + len(part) - full
    cut = overlap if 0 < overlap <= len(said) else min(len(part), len(said))
    return said[: len(said) - cut] + part


def numbers_of(turns: Sequence[Turn]) -> list[Evidence]:
    """Every full number of the dialogue as evidence, weighted by who said it and whether it was confirmed."""
    found: list[Evidence] = []
    pending = ""
    for turn in turns:
        for said in dictated(turn.text):
            digits, pending = _complete(turns, turn, said, pending, found)
            if digits:
                found.append(_weighed(turns, turn, said, digits, found))
    return found


def phone(turns: Sequence[Turn]) -> Evidence | None:
    """The caller's number: her own words, her correction of a read-back, or a read-back she affirmed."""
    best: Evidence | None = None
    for item in numbers_of(turns):
        if item.weight > 0 and (best is None or item.weight > best.weight):
            best = item
    return best


def _complete(
    turns: Sequence[Turn], turn: Turn, said: Dictated, pending: str, found: list[Evidence]
) -> tuple[str, str]:
    """The full number these digits make, alone or with what came before, and the digits still waiting for more."""
    asked = _ASKS.search(turn.text[: said.start]) or _ASKS.search(question(turns, turn.index))
    if valid(said.digits) or (_LOCAL.match(said.digits) and asked):
        return said.digits, ""
    last = str(found[-1].value).replace("-", "") if found else ""
    corrects = said.corrects or ("尾号" if re.search(r"尾号|最后|后[四三两]位", turn.text[: said.start]) else "")
    if last and not turn.clerk and len(said.digits) < len(last) and (corrects or denies(turn.text)):
        own = next((str(item.value) for item in reversed(found) if item.weight >= 2), "")
        return (own if said.digits in own else replaced(last, said.digits, corrects)), ""
    if turn.clerk:
        return "", pending
    joined = pending + said.digits
    if valid(joined):
        return joined, ""
    starts = not pending and len(said.digits) >= 3 and said.digits[0] in "01" and bool(asked)
    return "", joined if (pending or starts) and len(joined) < 11 else ""


def _weighed(turns: Sequence[Turn], turn: Turn, said: Dictated, digits: str, found: list[Evidence]) -> Evidence:
    """Weight: another's number −1, the clerk's 1, the caller's 2, an affirmed read-back 3, a caller's correction 4."""
    before = turn.text[: said.start]
    known = written(digits)
    if _NOT_HERS.search(before):
        weight = -1.0
    elif not turn.clerk:
        corrects = found and (said.corrects or denies(turn.text) or _CHANGED.search(before))
        weight = 4.0 + len(found) / 100 if corrects else 2.0
    else:
        weight = 3.0 if affirmed(turns, turn.index) else 1.0
    differs = turn.clerk and any(item.value != known for item in found)
    return Evidence(known, turn.index, said.start, said.end, weight, low=differs or weight == 1.0)

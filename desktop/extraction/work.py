"""What the worker does (occupation) and on what footing (form of employment)."""

import json
import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

import resources
from desktop.extraction.dialogue import Turn, question
from desktop.extraction.matters import Speech
from desktop.extraction.model import Evidence, strongest

_DOES = re.compile(r"(?:是|干|当|做|在[^，。]{0,8}|搞|开|跑|踩|送|学|从事|一名|应聘)$")
_IS_ONE = re.compile(r"^(?:的|工|员|班|师傅)?(?:的)?(?:[，,。]|$)")
_ANOTHERS = re.compile(
    r"(?:我|俺)(?:媳妇|老婆|老公|儿子|女儿|闺女|爸|妈|对象|朋友)[^，。]{0,6}$|(?:找|问|打给|跟|被|叫|让|去|的|他们|那个|调到|调去)$"
)
_SIGNED = re.compile(r"^[啊嗯哦，, ]*(?:都)?(?:签了|签过|签的|有(?:啊|的|，|。|$)|添了)")
_UNSIGNED = re.compile(r"^[啊嗯哦，, ]*(?:都|也|从来|一直|根本)?(?:没有?签|没签|没有|没(?=[，,。]|$)|哪有)")
_ASKS_SIGNED = re.compile(r"(?:签|订|有)[^，。？]{0,8}(?:合同|协议)|(?:合同|协议)[^，。？]{0,4}(?:签|订|有[吧吗没])")


@lru_cache(maxsize=1)
def _occupations() -> tuple[re.Pattern[str], tuple[str, ...]]:
    items = json.loads(resources.path("codes/occupation_words.json").read_text("utf-8"))["items"]
    groups = (f"(?P<g{index}>{'|'.join(item['patterns'])})" for index, item in enumerate(items))
    first = "".join({pattern[0] for item in items for pattern in item["patterns"]})  # a quick look before 300 words
    return re.compile(f"(?=[{first}])(?:{'|'.join(groups)})"), tuple(item["name"] for item in items)


@lru_cache(maxsize=1)
def _forms() -> tuple[tuple[str, float, bool, re.Pattern[str]], ...]:
    items = json.loads(resources.path("codes/employment_form_rules.json").read_text("utf-8"))["items"]
    return tuple((item["name"], item["weight"], item["low"], re.compile("|".join(item["patterns"]))) for item in items)


def occupation(turns: Sequence[Turn], firms: Iterable[Evidence]) -> Evidence | None:
    """The trade the caller says the worker has; firms' names and other people's trades do not count."""
    speech = Speech((turn for turn in turns if not turn.clerk), firms)
    pattern, names = _occupations()
    found = []
    for word in pattern.finditer(speech.text):
        before = speech.text[max(0, word.start() - 12) : word.start()].rpartition("\n")[2]
        weight = 1.0 + bool(_DOES.search(before)) + 0.5 * bool(_IS_ONE.match(speech.text[word.end() : word.end() + 6]))
        weight -= 2.0 * bool(_ANOTHERS.search(before))
        found.append(speech.evidence(names[int(str(word.lastgroup)[1:])], word, weight, low=weight < 1.5))
    return strongest((item for item in found if item.weight > 0), later_wins=False)


def employment_form(turns: Sequence[Turn], firms: Iterable[Evidence]) -> Evidence | None:
    """The form of employment: special footings before what was said of a contract; inferred forms are low."""
    speech = Speech((turn for turn in turns if not turn.clerk), firms)
    found = [
        speech.evidence(name, said, weight, low=low)
        for name, weight, low, pattern in _forms()
        if (said := pattern.search(speech.text))
    ]
    return strongest([*found, *_answers(turns)], later_wins=False)


def _answers(turns: Sequence[Turn]) -> Iterable[Evidence]:
    """A bare 签了 or 没签 after the clerk's question about a contract."""
    for turn in turns:
        if turn.clerk or not _ASKS_SIGNED.search(question(turns, turn.index)):
            continue
        for name, answer in (("未订立书面合同", _UNSIGNED), ("劳动合同制", _SIGNED)):
            said = answer.search(turn.text)
            if said:
                yield Evidence(name, turn.index, said.start(), said.end(), 2.2)

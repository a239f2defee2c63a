"""What a talk comes to: facts and promises, each a sentence that was said, with its place. Nothing is worded anew."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from desktop.extraction.dialogue import Turn, turns
from desktop.extraction.model import Suggestion, Utterance
from offline_store.spoken_numbers import parse

MOST_FACTS = 6
_SENTENCE = re.compile(r"[^。！？!?；;]+[。！？!?；;]?")
_FACT = re.compile(
    r"\d|[一二三四五六七八九十百千万]+(?:个月|年|万|千|块|元|人|号|天)|没发|没给|拖欠|欠|没签|签了|没交|辞退|开除|离职|"
    r"受伤|摔|骨折|怀孕|调岗|降薪|扣|罚|押金|跑了|欠条|考勤|合同|社保|加班"
)
_NO_FACT = re.compile(r"^(?:[^，。]{0,6}电话[^，。]{0,4})?[\d\s，,。、.\-零〇一二三四五六七八九幺不对是打我的]*$")
_PROMISE = re.compile(
    r"(?:我们|我|俺们?|咱们|公司|单位|老板|中心|工作人员)?[^，。！？]{0,12}(?:会|给您|给你|就|保证|答应|一定|负责|尽快|马上|帮(?:您|你)|明天|后天)"
    r"[^，。！？]{0,12}(?:回(?:电|复|访|话)|答复|联系|核实|报告|转(?:办|给|到|人社|街道|[^，。账]{2,10}(?:窗口|部门|工会|仲裁))|办结|帮(?:您|你|我)们?|"
    r"(?:送|带|拿|交)(?:来|过来|到)|补(?:发|缴|签)|结清|还(?:清|钱)|发(?:工资|提示函|函)|来(?:中心|一趟|调解)|付清)"
)
_CONDITION = re.compile(r"可以|如果|要是|应当|能不能|吗[？?。]?$|[？?]$|是不是")
_WITHIN = re.compile(
    r"(?P<count>[一二两三四五六七八九十]{1,3}|\d{1,3})\s*(?:个)?(?P<unit>工作日|天|日|小时|星期|周|礼拜|月)(?:之|以)?内"
)
_ON = (("今天", 0), ("今晚", 0), ("明天", 1), ("后天", 2), ("大后天", 3))
_WEEKDAY = re.compile(r"(?P<next>下)?(?:个)?(?:周|星期|礼拜)(?P<day>[一二三四五六日天])")
_DAYS = {"天": 1, "日": 1, "小时": 0, "星期": 7, "周": 7, "礼拜": 7, "月": 30}


@dataclass(frozen=True, slots=True)
class Said:
    """A sentence by its place: characters `start` to `end` of utterance `source`."""

    source: int
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Promise:
    """What one side said it will do, and until when; `working` counts days on which offices are open."""

    said: Said
    clerk: bool
    due: date | None
    working: int = 0
    """So many working days after the talk, in the place of `due`."""


@dataclass(frozen=True, slots=True)
class Summary:
    """What is offered to the clerk."""

    types: tuple[str, ...]
    request: str
    facts: tuple[Said, ...]
    promises: tuple[Promise, ...]


def summarise(utterances: Sequence[Utterance], found: dict[str, Suggestion], ref_date: date) -> Summary:
    """The summary of a talk, of which `found` is what its sentences say about the fields."""
    made_ready = turns(utterances)
    types, request = found.get("争议类型"), found.get("诉求")
    return Summary(
        types=types.value if types and isinstance(types.value, tuple) else (),
        request=str(request.value) if request else "",
        facts=_facts(made_ready, found),
        promises=tuple(_promises(made_ready, ref_date)),
    )


def _facts(made_ready: Sequence[Turn], found: dict[str, Suggestion]) -> tuple[Said, ...]:
    """The caller's sentences that say most: those that fields were read from before others, in the talk's order."""
    sources = {each.source for field, each in found.items() if field not in ("姓名", "电话", "诉求")}
    weighed = [
        (2 * (said.source in sources) + min(len(_FACT.findall(said.text)), 4), said)
        for turn in made_ready
        if not turn.clerk
        for said in _sentences(turn)
        if _FACT.search(said.text) and len(said.text) > 5 and not _NO_FACT.match(said.text)
    ]
    best = sorted(weighed, key=lambda each: -each[0])[:MOST_FACTS]
    return tuple(sorted((said for _, said in best), key=lambda said: (said.source, said.start)))


def _promises(made_ready: Sequence[Turn], ref_date: date) -> Iterator[Promise]:
    for turn in made_ready:
        for said in _sentences(turn):
            if _PROMISE.search(said.text) and not _CONDITION.search(said.text):
                due, working = _due(said.text, ref_date)
                yield Promise(said, turn.clerk, due, working)


def _sentences(turn: Turn) -> Iterator[Said]:
    for found in _SENTENCE.finditer(turn.raw):
        text = found[0].strip()
        if text:
            start = found.start() + found[0].index(text)
            yield Said(turn.index, start, start + len(text), text)


def _due(text: str, ref_date: date) -> tuple[date | None, int]:
    """Until when: a day, or a number of working days; neither where nothing is said of it."""
    if within := _WITHIN.search(text):
        count = int(parse(within["count"]) or 0) if not within["count"].isdigit() else int(within["count"])
        if within["unit"] == "工作日":
            return None, count
        hours = within["unit"] == "小时"
        return ref_date + timedelta(days=count // 24 if hours else count * _DAYS[within["unit"]]), 0
    if on := _WEEKDAY.search(text):
        wanted = "一二三四五六日".index(on["day"].replace("天", "日"))
        ahead = (wanted - ref_date.weekday()) % 7
        monday_after = 7 - ref_date.weekday()
        return ref_date + timedelta(days=monday_after + wanted if on["next"] else ahead), 0
    return next((ref_date + timedelta(days=days) for word, days in reversed(_ON) if word in text), None), 0

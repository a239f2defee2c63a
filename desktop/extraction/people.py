"""How many people a matter affects, told apart from visitors, representatives and rules of law."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from desktop.extraction.dialogue import Turn, affirmed, denies, question
from desktop.extraction.model import Evidence
from desktop.extraction.patterns import any_of, compiled
from offline_store import spoken_numbers as numbers

_PEOPLE = any_of(
    "人 工友 公有 工人 职工 员工 同事 兄弟 弟兄 姐妹 农民工 师傅 骑手 老乡 伙计 女工 保安 司机 教师 老师 学生 实习生",
    "保洁 护士 服务员 技工 小工 大工",
)
_WHO = rf"(?:多|来|几)?\s*(?:(?<=来)[^，。](?=人)|个|号|名|位|口|来号|多号)?\s*{_PEOPLE}"
_COUNTED = re.compile(_WHO)
_NOTHING = re.compile("")
_BARE = re.compile(r"\s*(?:个|号|位|名)(?=都|也|全|一起|[，,。！!]|$)")
_WE = re.compile(r"(?:我们|俺们|咱们|咱)(?:这|那)?[^，。\d]{0,8}$")
_AFFECTED = compiled(
    r"我们 俺们 咱 都 一共 总共 全 涉及 加起来 加上 连我 大家 大伙 车间 班组 工地 项目 欠 没发 没给 没拿",
    r"被 带着 一块 一起",
)
_VISITORS = compiled(
    r"代表 来了 到场 外面 门口 推选 陪 今天来 家里 家有 养 面试 管理 以上 不到 负责 换了 招了? 留了? 睡 住",
    r"车上 宿舍 亲戚 认识 公司有 厂里有 规模 客户 群里 以下 满 超过",
)
_AFTER_VISITORS = re.compile(r"^[^，。]{0,3}(?:代表|陪|以上|来的|来了|一间|宿舍|在外面|在门口|的规模)")
_ALONE = compiled(
    r"(?:就|只有|只|光|是)(?:我|俺|他|她)(?:自己|一个人?|一人|本人|个人)",
    r"(?:我|俺|他|她)自己(?:一个)?(?:人)?的事 (?:我|俺)(?:自己)?(?:就)?一个人 没有?别人 就(?:我|俺)自己",
    r"^(?:就)?(?:我|俺)自己 ^就?(?:我|俺)一个 个人的事",
)
_PAIR = re.compile(
    r"(?:我们|俺们?|咱们?|我和[^，。]{1,6}|我跟[^，。]{1,6})(?P<n>俩|仨)|(?:我|俺)(?:和|跟)(?:我|俺)?(?:对象|爱人|老公|媳妇|老婆|同事|工友|老乡)(?:两个?|俩)"
)
_MORE = re.compile(r"(?:另外|除了(?:我|俺)|还有|(?:别的|其他)[^，。\d]{0,6}还)[^，。\d]{0,10}$")
_GROUP = re.compile(
    r"(?:我们|俺们|咱们|大家|大伙|工友|公有|同事|别人|全车间|全厂|好几十?个?人|一帮人|很多人|不少人)[^，。]{0,6}都(?:没|不|是|被|拖|欠)"
)
_OTHERS = re.compile(r"(?:我|俺|咱)们|大家|大伙|一起|工友|同事|[来多几]个?人|\d人|人都")
_HERSELF = re.compile(r"我|俺|咱|本人")
_ASKS = compiled(
    r"多少人 几个人 几个工友 多少个?工友 几位工友 涉及多少 就您 还是别 别的工友 其他工友 别人",
)
_EXACTLY = re.compile(
    r"(?:准确(?:地|来)?说|确切|具体|数了数|点了点|点过|不对|说错了|应该)(?:一共|总共)?(?:是|有|说|，)*$"
)
_THOSE = re.compile(r"(?:不|没)[^，。]{0,6}的[^，。]{0,4}$")
"""Before a count: those of all who have not been paid, do not want to go."""
_UNPAID = re.compile(r"[，,\s]*(?:也|全)?都?没(?:给|发|拿|结|开)")
_PRESENT = re.compile(r"来了几|来了多少|来几|到场|陪")


def people(turns: Sequence[Turn]) -> Evidence | None:
    """The number of people affected; 1, shown as uncertain, for a caller who speaks of her own matter only."""
    best: Evidence | None = None
    for turn in turns:
        for item in _counts(turns, turn):
            if item.weight > 0 and (best is None or item.weight >= best.weight):
                best = item
    return best or _herself(turns)


def _counts(turns: Sequence[Turn], turn: Turn) -> Iterator[Evidence]:
    if not turn.clerk:
        yield from _few(turns, turn)
    for number in turn.numbers:
        counted = _COUNTED.match(turn.text, number.end)
        before = turn.text[max(0, number.start - 24) : number.start]
        told = _WE.search(before) or _EXACTLY.search(before) or _asked(turns, turn)
        if not counted and _BARE.match(turn.text, number.end) and told:
            counted = _BARE.match(turn.text, number.end)
        if not counted and _asked(turns, turn) and _alone_in_clause(turn.text, number):
            counted = _NOTHING.match(turn.text, number.end)
        if counted and number.value == int(number.value) and 0 < number.value < 100_000:
            yield _weighed(turns, turn, number, counted.end())


def _asked(turns: Sequence[Turn], turn: Turn) -> bool:
    return not turn.clerk and bool(_ASKS.search(question(turns, turn.index)))


def _alone_in_clause(text: str, number: numbers.Number) -> bool:
    return bool(re.match(r"[，,。吧！!]|$", text[number.end :])) and number.start == 0


def _weighed(turns: Sequence[Turn], turn: Turn, number: numbers.Number, end: int) -> Evidence:
    """Weight 2 for a count, more with words of being affected or in answer to the question; visitors none."""
    clause_start = max(turn.text.rfind(mark, 0, number.start) for mark in "，,。；！？") + 1
    before, after = turn.text[clause_start : number.start], turn.text[end : end + 8]
    value = int(number.value)
    more = _MORE.search(before)
    if more and not re.search(r"来|外面", before):
        value += 1
    weight = 2.0 if value > 1 else 0.5
    weight += 1.0 if _AFFECTED.search(before) or re.match(r"[^，。]{0,4}(?:都|全)", after) else 0.0
    weight += 1.0 if _asked(turns, turn) else 0.0
    weight += 1.5 if _EXACTLY.search(before) or _THOSE.search(before) else 0.0
    weight += 1.0 if denies(turn.text) and not turn.clerk else 0.0
    present = not _AFFECTED.search(before) and _PRESENT.search(question(turns, turn.index))
    unpaid = _WE.search(before) and _UNPAID.match(turn.text[end:])  # 我们班来了六个，都没给
    if not unpaid and (_VISITORS.search(before) or _AFTER_VISITORS.match(after) or present):
        weight = -1.0
    if turn.clerk:
        weight = weight - 0.5 if affirmed(turns, turn.index) else -1.0
    return Evidence(value, turn.index, number.start, end, weight, low=number.about)


def _few(turns: Sequence[Turn], turn: Turn) -> Iterator[Evidence]:
    """Counts without a number: only me, the two of us."""
    alone = _ALONE.search(turn.text)
    if alone:
        yield Evidence(1, turn.index, alone.start(), alone.end(), 3.0 if _asked(turns, turn) else 1.5)
    pair = _PAIR.search(turn.text)
    if pair:
        yield Evidence(3 if pair["n"] == "仨" else 2, turn.index, pair.start(), pair.end(), 2.5)


def _herself(turns: Sequence[Turn]) -> Evidence | None:
    callers = [turn for turn in turns if not turn.clerk]
    if any(_GROUP.search(turn.text) for turn in callers):
        return None
    for turn in callers:
        said = _HERSELF.search(turn.text)
        if said:
            return Evidence(1, turn.index, said.start(), said.end(), 0.1, low=_may_be_more(turns))
    return _addressed(turns)


def _may_be_more(turns: Sequence[Turn]) -> bool:
    """Whether one person is no more than a guess: it was asked how many, and no number understood, or others are
    spoken of."""
    return any(_ASKS.search(turn.text) if turn.clerk else _OTHERS.search(turn.text) for turn in turns)


def _addressed(turns: Sequence[Turn]) -> Evidence | None:
    """A caller who only answers still speaks for herself when the clerk's 您 gets an answer."""
    for turn, answer in pairwise(turns):
        said = re.search("您", turn.text)
        if turn.clerk and said and not answer.clerk and not denies(answer.text):
            return Evidence(1, turn.index, said.start(), said.end(), 0.1, low=True)
    return None

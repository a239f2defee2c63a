"""The amount owed, told apart from pay rates, deposits, sums already paid and sums agreed.

Each amount gets a role from the words nearest to it; the strongest role wins, of equals the later.
"""

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction
from functools import lru_cache

import resources
from desktop.extraction import months
from desktop.extraction.dialogue import Turn, affirmed, denies, question
from desktop.extraction.model import Evidence
from offline_store import spoken_numbers as numbers

_UNIT = re.compile(
    r"\s*(?P<unit>块钱|块|元|圆|钱|人民币)(?:(?P<jiao>[一二三四五六七八九\d])(?:毛|角)?(?![十百千万\d]))?"
)
_OTHER_MEASURE = re.compile(
    r"\s*(?:多|来|几)?\s*(?:个|号|人|名|位|月|年|天|日|点|岁|小时|钟|次|份|期|台|辆|层|楼|平|公里|里|单|件|%|倍|级|条|口|周|星期|号人|工友|分钟|度|厘|趟|车|栋|户|批|轮|遍|家|只|双|套|米|吨|斤)"
)
_IN_WORD = re.compile(r"^(?:分之|五险|金|般|直|起|样|定|些|切|下|线|站|律)")
_CLAUSE_MARKS = "，,。；;！？!?、 "
_FIX = re.compile(r"(?:不对|不是|错了|说错了|哦不|应该是)[^。]{0,4}$")
_MONTHS_SAID = re.compile(r"(?P<count>[一二三四五六七八九十两\d]{1,3})个(?:半)?月")
_OWED = re.compile(r"没发|没给|没开|没结|没付|没拿|没有发|欠|拖|不给|不发|要不回|没要")
_WORKED_DAYS = re.compile(r"(?P<count>[一二三四五六七八九十百两\d]{1,5})天")
_MINE_ONLY = re.compile(
    r"(?:我|俺)(?:自己|个人|本人)的?(?:是|有)[^。]{0,24}(?:全|总共|一共|加起来)"
    r"|(?:就|只|光|先)(?:要|说|登记|算|管)?(?:我|俺)(?:自己|个人|本人)的?|我自己的就行"
)
_YIELDS = {("rate", "owed"), ("rate", "not_owed"), ("mild", "owed"), ("mild", "not_owed"), ("mild", "remaining")}
_MOST_A_MONTH = 20_000
_BY_THE_MONTH = re.compile(r"(?:一个?月|每个?月|月薪|月工资)(?:的|是|工资|给|开|发)*$")
_MINE = re.compile(r"(?:我|俺)(?:自己|个人|本人|一个人)(?:的|是|有|欠)?[^，。]{0,4}$")


@dataclass(frozen=True, slots=True)
class Amount:
    """An amount of money in text[start:end]: fen, its role and the weight of the role."""

    fen: int
    start: int
    end: int
    role: str
    weight: float
    low: bool


@lru_cache(maxsize=1)
def _cues() -> tuple[re.Pattern[str], dict[str, str], dict[str, float]]:
    """One pattern for all words that give an amount its role, the role of each group, the weight of each role."""
    data = json.loads(resources.path("codes/money_cues.json").read_text("utf-8"))["items"]
    groups = {f"g{index}": item["role"] for index, item in enumerate(data)}
    pattern = "|".join(f"(?P<g{index}>{'|'.join(item['patterns'])})" for index, item in enumerate(data))
    return re.compile(pattern), groups, {item["role"]: float(item["weight"]) for item in data}


def owed(turns: Sequence[Turn], ref_date: date) -> Evidence | None:
    """The amount owed in fen: what is still owed, else the total, else what is said to be unpaid.

    With no such amount said it is computed from a rate and the months or days unpaid, and shown as uncertain.
    """
    found: list[tuple[Turn, Amount]] = []
    for turn in turns:
        for amount in _amounts(turns, turn, found):
            found.append((turn, amount))
    best = _best(turns, found)
    return best or _computed(turns, found, ref_date)


def _best(turns: Sequence[Turn], found: list[tuple[Turn, Amount]]) -> Evidence | None:
    mine_only = any(_MINE_ONLY.search(turn.text) for turn in turns if not turn.clerk)
    products = _products(turns, found)
    best: Evidence | None = None
    for turn, amount in found:
        weight = amount.weight
        if weight > 0:
            weight += 0.4 * min(3, sum(other.fen == amount.fen and other.weight > 0 for _, other in found) - 1)
            weight += 1.5 * (amount.fen in products)
            weight += 3.0 * bool(mine_only and _MINE.search(turn.text[: amount.start]))
            if best is None or weight >= best.weight:
                best = Evidence(amount.fen, turn.index, amount.start, amount.end, weight, amount.low)
    return best


def _amounts(turns: Sequence[Turn], turn: Turn, earlier: list[tuple[Turn, Amount]]) -> Iterator[Amount]:
    """The amounts of one utterance with their roles; the clerk's count when the caller affirms them."""
    previous: Amount | None = None
    for number in turn.numbers:
        amount = _amount(turns, turn, number)
        if amount is None:
            continue
        if _FIX.search(turn.text[max(0, number.start - 12) : number.start]):
            wrong = previous or (earlier[-1][1] if earlier and denies(turn.text) else None)
            if wrong:
                amount = replace(amount, role=wrong.role, weight=max(amount.weight, wrong.weight) + 2.0)
        if turn.clerk and not affirmed(turns, turn.index):
            amount = replace(amount, weight=min(0.0, amount.weight))
        previous = amount
        yield amount


def _amount(turns: Sequence[Turn], turn: Turn, number: numbers.Number) -> Amount | None:
    text = turn.text
    unit = _UNIT.match(text, number.end)
    if not unit and (_OTHER_MEASURE.match(text, number.end) or _IN_WORD.match(text[number.end :])):
        return None
    value, end = number.value, unit.end() if unit else number.end
    if unit and unit["jiao"]:
        value += Fraction(numbers.DIGITS[unit["jiao"]], 10)
    if value < 20 or (not unit and not _amount_like(text, number)):
        return None
    role, weight = _role(turns, turn, number.start, end)
    if not unit and not number.has_unit and (role == "bare" or _of_a_phone(turns, turn)):
        return None
    about = number.about or bool(re.match(r"\s*(?:多|左右|上下|来块)", text[end:])) or _may_be_two(text, number)
    return Amount(round(value * 100), number.start, end, role, weight, about)


def _may_be_two(text: str, number: numbers.Number) -> bool:
    """Whether figures may be two amounts that were said in a row: 一个月两千四，四千八 is heard as 一个月24,400.

    Nobody who is paid by the month comes here for such a pay, so it is shown as to be checked.
    """
    words = text[number.start : number.end]
    return (
        number.value >= _MOST_A_MONTH
        and re.fullmatch(r"[\d,，]+", words) is not None
        and _BY_THE_MONTH.search(text[: number.start]) is not None
    )


def _of_a_phone(turns: Sequence[Turn], turn: Turn) -> bool:
    """Whether bare digits may be a piece of the telephone number just asked for or read back."""
    asked = question(turns, turn.index)
    return bool(re.search("电话|号码|手机|联系方式", asked + turn.text) or re.search(r"(?:\d[\s,，.-]*){7}", asked))


def _amount_like(text: str, number: numbers.Number) -> bool:
    """Without 元 or 块 an amount has at least three digits and is no year, no telephone number, no code."""
    words = text[number.start : number.end]
    if words.isdigit() and (len(words) > 7 or len(words) < 3 or words in ("12345", "12351", "12333", "12348")):
        return False
    if len(words) > 8 and re.fullmatch(r"[\d,，\s]+", words):  # a telephone number that was grouped like a sum
        return False
    if re.match(r"\s*[-—.]?\s*\d|[年号]|[\s,，]*\d{4}", text[number.end :]) or re.search(
        r"\d[\s,，\-.]*$", text[: number.start]
    ):
        return False
    return number.value >= 100


def _role(turns: Sequence[Turn], turn: Turn, start: int, end: int) -> tuple[str, float]:
    """The role of the amount: from words right after it, the nearest before it, the clause before, the question."""
    pattern, groups, weights = _cues()
    text = turn.text
    clause = max(text.rfind(mark, 0, start) for mark in _CLAUSE_MARKS) + 1
    after = pattern.search(re.split(f"[{_CLAUSE_MARKS}]", text[end : end + 10])[0])
    before = list(pattern.finditer(text, clause, start))
    roles = [groups[str(found.lastgroup)] for found in before]
    if after:
        role = groups[str(after.lastgroup)]
        if role != "rate" and (not roles or (roles[-1], role) in _YIELDS or (after.start() <= 2 and role != "mild")):
            return role, weights[role]
    if roles:
        role = "total" if "total" in roles and roles[-1] in ("owed", "mild") else roles[-1]
        return role, weights[role] + (0.5 if "total" in roles and "owed" in roles else 0.0)
    return _role_around(turns, turn, clause)


def _role_around(turns: Sequence[Turn], turn: Turn, clause: int) -> tuple[str, float]:
    """The role of a clause that is hardly more than an amount: from the clause before, or from the clerk's question."""
    pattern, groups, weights = _cues()
    text = turn.text
    sentence = max(text.rfind(mark, 0, max(0, clause - 1)) for mark in "。！？；") + 1
    before = list(pattern.finditer(text, sentence, clause))
    if before:
        role = groups[str(before[-1].lastgroup)]
        return ("bare", 1.5) if role in ("rate", "mild") else (role, weights[role] - 0.5)
    asked = list(pattern.finditer(question(turns, turn.index))) if not turn.clerk else []
    if asked:
        role = groups[str(asked[-1].lastgroup)]
        return role, weights[role]
    return ("bare", 1.0)


def _rates(found: list[tuple[Turn, Amount]]) -> list[tuple[Turn, Amount]]:
    return [(turn, amount) for turn, amount in found if amount.role == "rate"]


def _counts(pattern: re.Pattern[str], turns: Sequence[Turn]) -> Iterator[tuple[Turn, int]]:
    for turn in turns:
        for said in pattern.finditer(turn.text):
            value = numbers.parse(said["count"])
            if value and value > 1 and not turn.clerk:
                yield turn, int(value)


def _products(turns: Sequence[Turn], found: list[tuple[Turn, Amount]]) -> set[int]:
    """What rates times months said (and times people said) make: a total that fits them is surely the total."""
    counts = {count for _, count in _counts(_MONTHS_SAID, turns)}
    heads = {1} | {int(n.value) for t in turns for n in t.numbers if re.match(r"(?:来)?[个名号]人", t.text[n.end :])}
    return {amount.fen * count * head for _, amount in _rates(found) for count in counts for head in heads}


def _computed(turns: Sequence[Turn], found: list[tuple[Turn, Amount]], ref_date: date) -> Evidence | None:
    """A monthly (daily) rate times the months (days) said to be unpaid."""
    for turn, amount in _rates(found):
        daily = re.search(r"天|日", turn.text[max(0, amount.start - 6) : amount.start])
        unpaid = list(_counts(_WORKED_DAYS if daily else _MONTHS_SAID, turns))
        unpaid = [(said, count) for said, count in unpaid if _OWED.search(said.text)]
        spans = [
            span
            for said in turns
            if not said.clerk and _OWED.search(said.text)
            for span in months.find(said.text, ref_date)
        ]
        count = unpaid[-1][1] if unpaid else max((span.months for span in spans), default=0)
        if count > 1 or (count == 1 and not daily):
            return Evidence(amount.fen * count, turn.index, amount.start, amount.end, 0.5, low=True)
    return None

"""诉求: what is asked for, worded from the fields that were heard by resources/codes/claim_rules.json.

Nothing is invented: each part stands for a type of dispute that was spoken of, each sum and month for one that was
heard, or that the clerk put in its place. It is marked as to be checked while any of them is only heard.
"""

import json
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any

import resources
from desktop.extraction.dialogue import Turn, affirmed
from desktop.extraction.model import Evidence, Value

TYPES = "争议类型"
USED = (TYPES, "欠薪金额", "涉及人数", "期间")
"""Fields that the claim is worded from."""
_WISH = re.compile(
    r"就想|就要|只要|要求|希望|能把|能不能把|把[^，。]{1,10}(?:给我|补|退|要回|结清)|想要|那就申请|诉求|要回"
)
_WILLING = re.compile(r"愿不愿意[^，。]{0,8}调解|先[^，。]{0,8}调解|同意调解")
_SLOT = re.compile(r"\[([^\[\]]*)\]")
_NAME = re.compile(r"\{(\w+)\}")


def claim(
    turns: Sequence[Turn], found: Mapping[str, Evidence | None], standing: Mapping[str, Value]
) -> Evidence | None:
    """The claim as one sentence, with the place where the wish was said; None without a type of dispute.

    What stands in the form goes before what was heard; `low` while a part of it is only heard. The others name the
    time without the year, or as a number of months.
    """
    heard = found.get(TYPES)
    values = {name: item.value for name in USED if (item := found.get(name))} | {
        name: standing[name] for name in USED if name in standing
    }
    types = values.get(TYPES)
    if not turns or not isinstance(types, tuple):
        return None
    text, *others = dict.fromkeys(_sentence(turns, types, _slots(values, period)) for period in _PERIODS)
    if not text:
        return None
    place = turns[heard.turn if heard else -1]
    wish = next((turn for turn in reversed(turns) if not turn.clerk and _WISH.search(turn.text)), place)
    is_heard = not values.keys() <= standing.keys()
    return Evidence(text, wish.index, 0, len(wish.text), 1.0, low=is_heard, others=tuple(others))


def _sentence(turns: Sequence[Turn], types: tuple[str, ...], slots: Mapping[str, str]) -> str:
    """All that is asked for in one sentence; empty where no rule speaks for these types."""
    said = "\n".join(turn.text for turn in turns)
    parts = list(dict.fromkeys(_worded(types, said, slots)))
    if not parts:
        return ""
    told = [rule["claim"] for rule in _rules()["told"] if _holds(rule, said)]
    asked = "并".join(parts) if len(parts) == 2 else "、".join(parts)
    return "，".join([asked, *told, *(["同意先行调解"] if _is_willing(turns) else [])])


@lru_cache(maxsize=1)
def _rules() -> dict[str, list[dict[str, Any]]]:
    rules: dict[str, list[dict[str, Any]]] = json.loads(resources.path("codes/claim_rules.json").read_text("utf-8"))
    return rules


def _worded(types: tuple[str, ...], said: str, values: Mapping[str, str]) -> Iterator[str]:
    spoken_for: set[str] = set()
    for rule in _rules()["items"]:
        if rule["type"] in types and rule["type"] not in spoken_for and _fits(rule, types) and _holds(rule, said):
            spoken_for |= set(rule.get("covers", ()))
            yield _filled(rule["claim"], values)
    yield from (rule["claim"] for rule in _rules()["also"] if _holds(rule, said))


def _fits(rule: Mapping[str, Any], types: tuple[str, ...]) -> bool:
    return "beside" not in rule or rule["beside"] in types


def _holds(rule: Mapping[str, Any], said: str) -> bool:
    when, unless = rule.get("when"), rule.get("unless")
    return (not when or bool(re.search(when, said))) and not (unless and re.search(unless, said))


def _filled(wording: str, values: Mapping[str, str]) -> str:
    def slot(found: re.Match[str]) -> str:
        names = _NAME.findall(found[1])
        return found[1].format_map(values) if all(values.get(name) for name in names) else ""

    return _SLOT.sub(slot, wording)


def _slots(values: Mapping[str, Value], period: Callable[[str], str]) -> dict[str, str]:
    amount, people = values.get("欠薪金额"), values.get("涉及人数")
    return {
        "amount": _yuan(amount) if isinstance(amount, int) else "",
        "people": str(people) if isinstance(people, int) and people > 1 else "",
        "period": period(str(values.get("期间") or "")),
    }


def _yuan(fen: int) -> str:
    whole, rest = divmod(fen, 100)
    return f"{whole}.{rest:02d}" if rest else str(whole)


def _months(period: str) -> str:
    """2026-08/2026-10 as 2026年8月至10月, two months that follow one another as 2026年8月、9月."""
    first, _, last = period.partition("/")
    if not last:
        return _month(first)
    ended = _month(last)
    if _is_next(first, last):
        return f"{_month(first)}、{ended[5:]}"
    return f"{_month(first)}至{ended[5:] if first[:4] == last[:4] else ended}"


def _without_year(period: str) -> str:
    """7月份, 8月至10月: the year goes without saying; not where it changes, or days are named."""
    said = _months(period)
    _, _, rest = said.partition("年")
    return said if not rest or "日" in rest or "年" in rest else rest if "、" in rest or "至" in rest else f"{rest}份"


def _counted(period: str) -> str:
    """3个月; a single one is named."""
    months = re.findall(r"(\d{4})-(\d{2})(?!-)", period)
    if len(months) != 2 or len(period) != len("2026-08/2026-10"):
        return _months(period)
    (year, month), (last_year, last_month) = ((int(a), int(b)) for a, b in months)
    return f"{(last_year - year) * 12 + last_month - month + 1}个月"


_PERIODS = (_months, _without_year, _counted)


def _is_next(first: str, last: str) -> bool:
    """Whether these are two months of one year, one after the other."""
    return first[:5] == last[:5] and len(first) == len(last) == len("2026-08") and int(last[5:]) - int(first[5:]) == 1


def _month(point: str) -> str:
    year, *rest = point.split("-")
    return (
        f"{year}年" + "".join(f"{int(number)}{unit}" for number, unit in zip(rest, "月日", strict=False))
        if rest
        else ""
    )


def _is_willing(turns: Sequence[Turn]) -> bool:
    return any(turn.clerk and _WILLING.search(turn.text) and affirmed(turns, turn.index) for turn in turns)

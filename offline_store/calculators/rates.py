"""Values of law with the day from which they hold: rule table `rates`, which the centre may send anew.

One item is one value; a value that changed has one item for each time, told apart by `effective`, and one that
differs by place one for each place. What no source gave has no item: it is asked for.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from fractions import Fraction
from typing import Any

from offline_store.deadlines import statutes
from offline_store.errors import ExpectedError

LIST = "rates"
CITY = "青岛市"
"""The place whose values hold in each of its districts that has none of its own."""


class NoRate(ExpectedError):
    """The table has no value of that name for the day."""

    title = "规则表里没有这个数"
    explanation = "规则表里没有 {code} 在 {day} 的数值。"
    advice = "请管理员在中心的代码表“计算标准”里补上，写明从哪天起、依据哪份文件。"


@dataclass(frozen=True, slots=True)
class Rate:
    """One value."""

    code: str
    name: str
    value: str
    """A number as the source writes it: 2200, 21.75."""
    unit: str
    place: str
    """Empty where it holds everywhere."""
    effective: date
    articles: tuple[str, ...]
    source: str
    status: str
    """`verified`, or 待核实 with what is to be found out."""

    @property
    def number(self) -> Fraction:
        """The value, exact."""
        return Fraction(Decimal(self.value))

    @property
    def fen(self) -> int:
        """The value of a sum in yuan, in fen."""
        return int(self.number * 100)


@dataclass(frozen=True, slots=True)
class Rates:
    """The table, read."""

    items: tuple[Rate, ...]
    version: str = ""
    """As the centre named it; empty for what came with the program."""

    def find(self, code: str, day: date, place: str = "") -> Rate | None:
        """The value that holds on a day at a place: of its own, else of the city, else of everywhere."""
        in_force = [rate for rate in self.items if rate.code == code and rate.effective <= day]
        for where in dict.fromkeys((place, CITY, "")):
            if own := [rate for rate in in_force if rate.place == where]:
                return max(own, key=lambda rate: rate.effective)
        return None

    @property
    def places(self) -> tuple[str, ...]:
        """Those that have values of their own, the city first."""
        return tuple(dict.fromkeys((CITY, *(rate.place for rate in self.items if rate.place))))


def read(content: Mapping[str, Any], version: str = "") -> Rates:
    """The table of a list that `problems` has nothing against."""
    return Rates(tuple(map(_rate_of, content["items"])), version)


def problems(content: Mapping[str, Any]) -> list[str]:
    """What is wrong with a table that has the form of the list, in words."""
    found: list[str] = []
    seen: set[tuple[str, str, str]] = set()
    for place, item in enumerate(content["items"], start=1):
        found += [f"第 {place} 项：{what}" for what in _item_problems(item)]
        key = (item["code"], item["place"], item["effective"])
        if key in seen:
            found.append(f"第 {place} 项：{' '.join(filter(None, key))} 重复")
        seen.add(key)
    return found[:10]


def _rate_of(item: Mapping[str, Any]) -> Rate:
    return Rate(
        code=item["code"],
        name=item["name"],
        value=item["value"],
        unit=item["unit"],
        place=item["place"],
        effective=date.fromisoformat(item["effective"]),
        articles=tuple(item["articles"]),
        source=item["source"],
        status=item["status"],
    )


def _item_problems(item: Mapping[str, Any]) -> Sequence[str]:
    found = [f"不认识的法条 {article[:40]}" for article in item["articles"] if not statutes.known(article)]
    try:
        date.fromisoformat(item["effective"])
    except ValueError:
        found.append(f"生效日期请写成 2027-01-01 的样子，不是 {item['effective'][:20]}")
    if not _is_number(item["value"]):
        found.append(f"value 要是不小于 0 的数，最多两位小数，不是 {item['value'][:20]}")
    return found


def _is_number(text: str) -> bool:
    try:
        value = Decimal(text)
    except InvalidOperation:
        return False
    return value.is_finite() and 0 <= value < 10**9 and value * 100 == int(value * 100)

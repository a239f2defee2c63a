"""What is typed into a calculator: its fields, and the texts read by them, or refused in words."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from fractions import Fraction
from typing import Any

from offline_store import money
from offline_store.errors import ExpectedError, filling
from offline_store.identity.days import read_day

MONEY, MONTHLY, DAY, NUMBER, CHOICE, CLAIMS = "money", "monthly", "day", "number", "choice", "claims"
"""A sum; the wages of several months; a day; a count, with up to two decimals; one of `choices`; sums with a name."""
FIRST_DAY, LAST_DAY = date(1950, 1, 1), date(2100, 12, 31)
MOST_FEN = 10**10
"""一亿元: more is a slip of the pen."""
MOST_NUMBER = 10_000
MOST_CLAIMS = 20


class BadInput(ExpectedError):
    """A field is missing or says what cannot be."""

    title = "还不能计算"
    explanation = "“{label}”{what}。"
    advice = "改好后会自动重新计算。"

    def __init__(self, name: str, label: str, what: str) -> None:
        super().__init__(label=label, what=what)
        self.name = name


@dataclass(frozen=True, slots=True)
class Field:
    """One thing to be typed."""

    name: str
    label: str
    type: str
    needed: bool = True
    hint: str = ""
    choices: tuple[tuple[str, str], ...] = ()
    """Code and words; the first is taken where nothing is chosen."""


@dataclass(frozen=True, slots=True)
class Claim:
    """A sum with its name."""

    name: str
    fen: int


def read(fields: tuple[Field, ...], texts: Mapping[str, str]) -> dict[str, Any]:
    """The values by field; None for what was left empty. Raises BadInput for the first that is missing or wrong."""
    return {field.name: _read(field, texts.get(field.name, "").strip()) for field in fields}


def _read(field: Field, text: str) -> Any:
    if field.type == CHOICE:
        codes = [code for code, _ in field.choices]
        if text and text not in codes:
            raise BadInput(field.name, field.label, filling("没有这一项"))
        return text or codes[0]
    if not text:
        if field.needed:
            raise BadInput(field.name, field.label, filling("还没有填"))
        return None
    return {MONEY: _money, MONTHLY: _monthly, DAY: _day, NUMBER: _number, CLAIMS: _claims}[field.type](field, text)


def _money(field: Field, text: str) -> int:
    try:
        value = money.fen(text)
    except ValueError:
        value = None
    if value is None:
        raise BadInput(field.name, field.label, filling("看不懂，请写成 12600 或者 12600.50 的样子"))
    if value > MOST_FEN:
        raise BadInput(field.name, field.label, filling("超过一亿元，请核对"))
    return value


def _monthly(field: Field, text: str) -> tuple[int, ...]:
    parts = [part for part in re.split(r"[\s;；、]+", text) if part]
    if len(parts) > 12:
        raise BadInput(field.name, field.label, filling("最多写 12 个月"))
    return tuple(_money(field, part) for part in parts)


def _day(field: Field, text: str) -> date:
    day = read_day(text)
    if day is None or not FIRST_DAY <= day <= LAST_DAY:
        raise BadInput(field.name, field.label, filling("请写成 2026-10-01 的样子"))
    return day


def _number(field: Field, text: str) -> Fraction:
    try:
        value = Decimal(text)
    except InvalidOperation:
        raise BadInput(field.name, field.label, filling("要填一个数")) from None
    if not value.is_finite() or not 0 <= value <= MOST_NUMBER or value * 100 != int(value * 100):
        raise BadInput(field.name, field.label, filling("要是 0 到 10000 的数，最多两位小数"))
    return Fraction(value)


def _claims(field: Field, text: str) -> tuple[Claim, ...]:
    """拖欠工资 12000；经济补偿 30000: each its name and its sum."""
    found = []
    for part in filter(None, (part.strip() for part in re.split(r"[；;\n]", text))):
        name, _, number = part.rpartition(" ") if " " in part else re.sub(r"([\d￥¥].*)$", r" \1", part).rpartition(" ")
        if not name.strip():
            raise BadInput(field.name, field.label, filling("每项要有名称和金额，例如：拖欠工资 12000；经济补偿 30000"))
        found.append(Claim(name.strip()[:40], _money(field, number.lstrip("￥¥"))))
    if not 1 <= len(found) <= MOST_CLAIMS:
        raise BadInput(field.name, field.label, filling("要写 1 到 20 项"))
    return tuple(found)

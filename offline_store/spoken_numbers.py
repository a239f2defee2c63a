"""Spoken Chinese numbers, in characters, Arabic digits or any mixture of both.

A last unit left out is understood (一万二千六 is 12 600) unless 零 stands before it (三千零五 is 3 005).
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

Value = int | Fraction

DIGITS = {**{str(n): n for n in range(10)}, **{c: n for n, c in enumerate("零一二三四五六七八九")}}
DIGITS.update({"〇": 0, "幺": 1, "两": 2, "俩": 2})
UNITS = {"十": 10, "百": 100, "千": 1000, "万": 10_000, "亿": 100_000_000, "w": 10_000, "W": 10_000}

_ARABIC = r"\d{1,2},\d(?=\d个月)|\d{1,3}(?:[,，]\d{3})+(?!\d)(?:\.\d+)?|\d{1,2},\d(?![\d,])|\d+\.\d+|\d+"
_TOKEN = re.compile(_ARABIC + r"|[零〇一二三四五六七八九两幺俩十百千万亿wW]")
_NUMBER = re.compile(rf"(?:{_ARABIC}|[零〇一二三四五六七八九两俩十百千万亿]|(?<=\d)[wW])+")
_ROW = re.compile(r"[零〇一二三四五六七八九两幺俩]{2,}|\d{9,}")
_TEENS = re.compile("十(?:一二|二三|三四|四五|五六|六七|七八|八九)$")  # 二十七八个人: the smaller
_ABOUT_BEFORE = re.compile(r"(?:大概齐?|大约|约|差不多|将近|接近|上下|也就|估计|得有|快|近|小)(?:有|是|欠|共)?(?:个)?$")
_ABOUT_AFTER = re.compile(r"\s*(?:多|来|几|余|大几|出头|左右|上下|好几)(?!月|个月)")
_ABOUT_LATER = re.compile(r"[个名号位块元钱人]{1,3}(?:左右|上下|出头)")


@dataclass(frozen=True, slots=True)
class Number:
    """A number said in text[start:end]; `about` when the words make it approximate (来, 多, 大概, 左右)."""

    start: int
    end: int
    value: Value
    about: bool
    has_unit: bool


def parse(text: str) -> Value | None:
    """The value of a number written alone, without 元 or other words; None when it is no single number."""
    if _ROW.fullmatch(text):
        return None
    tokens = _TOKEN.findall(text)
    return _evaluate(tokens) if tokens and "".join(tokens) == text else None


def find(text: str) -> Iterator[Number]:
    """All single numbers of a text; a row of digits without units (幺五四零…, 六七八九) is none."""
    for found in _NUMBER.finditer(text):
        yield from _read(text, found.start(), found.end())


def _read(text: str, start: int, end: int) -> Iterator[Number]:
    words = text[start:end]
    span = re.match(r"([一二三四五六七八九])([一二三四五六七八九])([十百千万])?", words)
    if span and span.end() == len(words) and int(DIGITS[span[2]]) == int(DIGITS[span[1]]) + 1:
        smaller = DIGITS[span[1]] * UNITS.get(span[3] or "", 1)  # 二三十个: the smaller, and approximate
        yield Number(start, end, smaller, True, bool(span[3]))
        return
    value = parse(words)
    teens = _TEENS.search(words) if value is None else None
    if teens and (lower := parse(words[:-1])) is not None:
        yield Number(start, end, lower, True, True)
        return
    if value is None and re.search("[百千万]", words):
        cut = next((at for at in range(len(words) - 1, 0, -1) if parse(words[:at]) and parse(words[at:])), 0)
        if cut:  # 一个月七千八两万三千四: two numbers with no mark between them
            yield from _read(text, start, start + cut)
            yield from _read(text, start + cut, end)
        return
    if value is not None:
        tail = _ABOUT_AFTER.match(text, end)
        stop = tail.end() if tail else end
        scaled, stop = _unit_after_about(text, value, stop) if tail else (value, end)
        about = bool(tail or _ABOUT_BEFORE.search(text[max(0, start - 8) : start]) or _ABOUT_LATER.match(text, end))
        shorthand = bool(re.search(r"\d,\d(?!\d)", words))
        yield Number(start, stop, scaled, about or shorthand, shorthand or any(c in UNITS for c in text[start:stop]))


def _unit_after_about(text: str, value: Value, end: int) -> tuple[Value, int]:
    """十来万, 一百多万: the unit after the word of approximation still multiplies."""
    unit = UNITS.get(text[end : end + 1], 1)
    return (value * unit, end + 1) if unit >= 10_000 else (value, end)


def _evaluate(tokens: list[str]) -> Value | None:
    """Sums sections up to 万 and 亿; None for two digits in a row or units out of order."""
    total: Value = 0
    section: Value = 0
    digit: Value | None = None
    unit, ceiling, zero = 1, 10_000, False
    for position, token in enumerate(tokens):
        if token in UNITS:
            size = UNITS[token]
            if size >= 10_000:
                above = section + (digit or 0)
                if above == 0 and total == 0:
                    return None
                total = (total + above) * size if size > 10_000 else total + above * size
                section, ceiling = 0, 10_000
            else:
                if (digit is None and size >= 1000) or size >= ceiling:
                    return None
                section, ceiling = section + (1 if digit is None else digit) * size, size
            digit, unit, zero = None, size, False
        elif token in ("零", "〇") and 0 < position < len(tokens) - 1:
            if digit is not None or zero:
                return None
            zero = True
        elif digit is not None:
            return None
        else:
            digit = _arabic(token)
            zero = zero or len(token) > 1
    if digit is None:
        return total + section
    left_out = not zero and unit >= 100 and 0 < digit < 10
    return total + section + (digit * (unit // 10) if left_out else digit)


def _arabic(token: str) -> Value:
    if token in DIGITS:
        return DIGITS[token]
    whole, comma, rest = token.replace("，", ",").partition(",")
    if comma and len(rest) == 1:  # "4,2" is how the recogniser writes 四千二
        return int(whole) * 1000 + int(rest) * 100
    plain = token.replace("，", "").replace(",", "")
    return Fraction(plain) if "." in plain else int(plain)

"""Birthdays by the lunar calendar (农历), as many older people tell them; 1900 to 2100 by the library's tables."""

import re
from datetime import date

FIRST, LAST = 1900, 2100
_DIGITS = {character: place for place, character in enumerate("〇一二三四五六七八九")} | {"零": 0}
_TOLD = re.compile(
    r"(?:农历|阴历|旧历)\s*(?P<year>[0-9]{4}|[〇零一二三四五六七八九]{4})\s*年?\s*"
    r"(?P<leap>闰?)(?P<month>[0-9]{1,2}|[正一二三四五六七八九十冬腊]{1,2})\s*月\s*"
    r"(?P<day>[0-9]{1,2}|[初十廿二三][一二三四五六七八九十]?十?[一二三四五六七八九]?)\s*[日号]?"
)
_MONTHS = {"正": 1, "冬": 11, "腊": 12}


def in_words(day: date) -> str:
    """A day as the lunar calendar calls it: 八月十五; empty outside the tables."""
    from lunar_python import Solar  # its tables are loaded with the first date

    if not FIRST < day.year <= LAST:
        return ""
    lunar = Solar.fromYmd(day.year, day.month, day.day).getLunar()
    return f"{lunar.getMonthInChinese()}月{lunar.getDayInChinese()}"


def from_words(text: str) -> date | None:
    """The day that was told by the lunar calendar: 农历1958年八月十五, 农历2020年闰4月1日; None where it names none."""
    from lunar_python import Lunar

    told = _TOLD.fullmatch(text.strip())
    if not told:
        return None
    year, month, day = _year(told["year"]), _number(told["month"]), _number(told["day"])
    if not FIRST < year < LAST or not 1 <= month <= 12:
        return None
    try:
        solar = Lunar.fromYmd(year, -month if told["leap"] else month, day).getSolar()
    except Exception:  # noqa: BLE001  # the library raises Exception itself for a month or day that the year has not
        return None
    return date(solar.getYear(), solar.getMonth(), solar.getDay())


def _year(text: str) -> int:
    return int(text) if text.isdecimal() and text.isascii() else int("".join(str(_DIGITS[digit]) for digit in text))


def _number(text: str) -> int:
    """十五, 初一, 廿三, 三十, 腊, 12."""
    if text.isascii():
        return int(text)
    if text in _MONTHS:
        return _MONTHS[text]
    tens, _, ones = text.replace("初", "").replace("廿", "二十").rpartition("十")
    return (_DIGITS.get(tens, 1) * 10 if "十" in text or "廿" in text else 0) + _DIGITS.get(ones, 0)

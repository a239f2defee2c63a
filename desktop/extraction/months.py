"""Months and dates as people say them (八月九月十月, 六七八九四个月, 去年, 上个月三十号), resolved against a day."""

import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import pairwise

from offline_store.spoken_numbers import parse

_MONTH = r"(?:十[一二]?|[一二三四五六七八九两]|1[0-2]|0?[1-9])"
_DAY = r"(?:[一二]?十[一二三四五六七八九]?|三十一?|[一二三四五六七八九]|[12]\d|3[01]|0?[1-9])"
_YEAR = r"(?:今年|本年|去年|前年|明年|后年|(?:20)?\d{2}年|[二两]?[零〇]?二[零〇一二三四五六七八九]年)"
_RELATIVE = r"(?:上上个?月|上个?月|这个月|本月|当月)"
_LIST = r"(?:[一二三四五六七八九十]{2,14}|\d(?:[、,，]?\d){1,5})"
# not inside a number, or right after one whose last unit was left out (两千三七月)
_FREE = r"(?:(?<![\d一二三四五六七八九十])|(?<=[百千万][一二三四五六七八九]))"
_MENTION = re.compile(
    rf"(?P<year>{_YEAR})?\s*的?(?:农历|阴历)?(?:"
    rf"(?P<counted>{_LIST})\s*(?P<count>[一二三四五六七八九十两\d])个月"
    rf"|(?P<half>[上下]半年)"
    rf"|{_FREE}(?P<from>{_MONTH})月?份?\s*(?:到|至|-|—|~)\s*(?P<to>{_MONTH})月(?!\s*{_DAY}[号日])份?"
    rf"|{_FREE}(?P<month>{_MONTH})月(?:份)?"
    rf"(?:\s*(?P<day>{_DAY})(?:[号日]?\s*(?:到|至|-|—|~)\s*(?P<until>{_DAY}))?[号日])?"
    rf"|(?P<listed>(?:[一二三四五六七八九十]{{2,14}}|{_FREE}(?<![百千万]){_MONTH}(?:[、,，和]{_MONTH}){{1,11}}))月份?"
    rf"|(?P<relative>{_RELATIVE})(?:份)?(?:\s*(?P<relday>{_DAY})[号日])?"
    rf")"
)
_JOINS = re.compile(
    r"^(?:份|(?:的?(?:工资|工钱|钱|社保))?的?[、，,\s]*(?:和|跟|还有|以及|与|都|再加上?|到|至|一直到)?[、，,\s]*)$"
)
_UNTIL = re.compile(r"^[^。！？]{0,26}?(?:到|至|一直到|直到)了?\s*$")


@dataclass(frozen=True, slots=True)
class Point:
    """A month, or a day when `day` is not 0."""

    year: int
    month: int
    day: int = 0

    def __str__(self) -> str:
        return f"{self.year}-{self.month:02}" + (f"-{self.day:02}" if self.day else "")


@dataclass(frozen=True, slots=True)
class Span:
    """The months from `first` to `last`, said in text[start:end]."""

    start: int
    end: int
    first: Point
    last: Point

    @property
    def months(self) -> int:
        """How many calendar months the span touches."""
        return (self.last.year - self.first.year) * 12 + self.last.month - self.first.month + 1


_DAYS_AGO = {"今天": 0, "昨天": 1, "昨晚": 1, "昨日": 1, "前天": 2, "大前天": 3}
_WEEKDAY = r"(?P<which>上上|上个?|这个?|本)?(?:周|礼拜|星期)(?P<weekday>[一二三四五六日天])"
_DAY_AGO = re.compile(rf"(?P<ago>大前天|前天|昨[天晚日]|今天)|{_WEEKDAY}")


def days_ago(text: str, ref_date: date) -> Iterator[Span]:
    """The days that are named by how long ago they were: 昨天, 上周五; 周五 alone is the last one before `ref_date`."""
    for found in _DAY_AGO.finditer(text):
        if found["ago"]:
            days = _DAYS_AGO[found["ago"]]
        else:
            weekday = "一二三四五六日天".index(found["weekday"])
            behind = ref_date.weekday() - min(weekday, 6)
            weeks = {"上上": 2, "上": 1, "上个": 1}.get(found["which"] or "", int(behind < 0 and not found["which"]))
            days = behind + 7 * weeks
        day = ref_date - timedelta(days)
        if day <= ref_date:
            point = Point(day.year, day.month, day.day)
            yield Span(found.start(), found.end(), point, point)


@dataclass(frozen=True, slots=True)
class _Mention:
    start: int
    end: int
    year: int | None
    months: tuple[int, ...]
    day: int = 0
    until: int = 0


def find(text: str, ref_date: date) -> list[Span]:
    """The spans of months a text names, in order; a month without a year is the last one not after `ref_date`."""
    spans: list[Span] = []
    for mention in _mentions(text, ref_date):
        previous = spans[-1] if spans else None
        gap = text[previous.end : mention.start] if previous else ""
        span = _resolved(mention, previous if previous and len(gap) < 30 else None, ref_date)
        if previous and _continues(previous, span, gap):
            spans[-1] = replace(previous, end=span.end, last=span.last)
        else:
            spans.append(span)
    return spans


def resolve(text: str, ref_date: date) -> date | None:
    """The first day a text names (今年二月十号, 上个月三十号), or None."""
    return next((date(s.first.year, s.first.month, s.first.day) for s in find(text, ref_date) if s.first.day), None)


def _continues(previous: Span, span: Span, gap: str) -> bool:
    """Whether two mentions are one stretch: a list without other words, or 从…到…."""
    if (span.last.year, span.last.month) < (previous.last.year, previous.last.month):
        return False
    same_kind = bool(span.first.day) == bool(previous.last.day)
    return bool(_UNTIL.match(gap)) or (same_kind and not span.first.day and bool(_JOINS.match(gap)))


def _mentions(text: str, ref_date: date) -> Iterator[_Mention]:
    """Single mentions in order; where a row of digits turns out to be no list of months, the search goes on in it."""
    position = 0
    while found := _MENTION.search(text, position):
        named = _months_named(found, ref_date)
        position = found.end() if named else found.start() + 1
        if named:
            yield _Mention(found.start(), found.end(), *named, until=_count(found["until"]))


def _months_named(found: re.Match[str], ref_date: date) -> tuple[int | None, tuple[int, ...], int] | None:
    """The year (None when not said), the months and the day (0 when not said) of one mention."""
    year = _year(found["year"], ref_date)
    if found["relative"]:
        back = {"上上": 2, "上个": 1, "上月": 1}.get(found["relative"][:2], 0)
        then, month = _months_back(ref_date, back)
        return then, (month,), _count(found["relday"])
    if found["half"]:
        return year or ref_date.year, (1, 6) if found["half"][0] == "上" else (7, 12), 0
    if found["month"]:
        return year, (_count(found["month"]),), _count(found["day"])
    if found["from"]:
        return year, (_count(found["from"]), _count(found["to"])), 0
    months = _listed(found["counted"] or found["listed"], _count(found["count"]))
    return (year, months, 0) if months else None


def _resolved(mention: _Mention, previous: Span | None, ref_date: date) -> Span:
    first_month, last_month = mention.months[0], mention.months[-1]
    if mention.year is not None:
        year = mention.year
    elif previous:
        year = previous.last.year + (first_month < previous.last.month and previous.last.year < ref_date.year)
    else:
        year = ref_date.year - (first_month > ref_date.month)
    length = monthrange(year, first_month)[1]
    day = mention.day if mention.day <= length else 0
    until = mention.until if day < mention.until <= length else day
    last_year = year + (last_month < first_month)
    return Span(mention.start, mention.end, Point(year, first_month, day), Point(last_year, last_month, until))


def _year(words: str | None, ref_date: date) -> int | None:
    if not words:
        return None
    relative = {"今年": 0, "本年": 0, "去年": 1, "前年": 2, "明年": -1, "后年": -2}
    if words in relative:
        return ref_date.year - relative[words]
    digits = words[:-1].translate(str.maketrans("零〇一二三四五六七八九两", "001234567892"))
    return 2000 + int(digits[-2:])


def _months_back(ref_date: date, count: int) -> tuple[int, int]:
    year, month = divmod(ref_date.year * 12 + ref_date.month - 1 - count, 12)
    return year, month + 1


def _count(words: str | None) -> int:
    value = parse(words) if words else None
    return int(value) if value is not None else 0


def _listed(words: str, count: int) -> tuple[int, ...]:
    """The months of a list said without 月 (六七八九, 八九十): one after the other, as many as counted."""
    for months in _splits(re.sub(r"[、,，和]", " ", words)):
        in_order = all(later == earlier % 12 + 1 for earlier, later in pairwise(months))
        if len(months) > 1 and in_order and count in (0, len(months)):
            return tuple(months)
    return ()


def _splits(words: str) -> Iterator[list[int]]:
    """All ways to read a row of digits as months."""
    words = words.strip()
    if not words:
        yield []
        return
    for size in (2, 1):
        head = words[:size]
        value = parse(head) if " " not in head else None
        if value is not None and 1 <= value <= 12 and len(head) == size:
            for rest in _splits(words[size:]):
                yield [int(value), *rest]

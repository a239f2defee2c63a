"""The period a matter is about: the months unpaid, not the days somebody came, left or was told something."""

import re
from collections.abc import Iterator, Sequence
from datetime import date

from desktop.extraction import months
from desktop.extraction.dialogue import Turn, affirmed, question
from desktop.extraction.model import Evidence, strongest
from desktop.extraction.months import Point, Span
from desktop.extraction.patterns import compiled

_ARREARS = compiled(
    r"没发 没给 没开 没结 没付 没拿 没交 不发 不给 不交 没有发 没法 欠 拖 断 少发 少给 扣 罚 流水 工资",
    r"工钱 提成 加班 货款 报酬 劳务费 社保 开支",
)
_EVENT = re.compile(
    r"^[^，。]{0,6}?(?:走的|离职|离开|入的?职|去的|来的|进的?[厂场]|上的?班|上岗|调的|跑|受伤|辞|开除|签的?|生的|到期|开始干|摔|砸|打的|收到|晚上|早上|起[，,])"
)
_TOLD = re.compile(r"^[^，。]{0,8}?(?:辞退|开除|解除|裁|通知|让我走|不让|受伤|摔|砸|出事|出的事|工伤)")
_STARTED = re.compile(r"^[^，。]{0,8}?(?:入的?职|去的|来的|进的?[厂场]|上的?班|上岗|开始|干的|起)")
_ASKS_START = re.compile(r"什么时候(?:上的?班|入职|去的|来的|进|开始(?:上班|干))|哪年(?:上班|入职)|多久")
_ASKS_MONTHS = re.compile(r"哪几个月|几月份?|哪个月|什么时候开始|从什么时候|到什么时候|欠了?几个月|欠多久")
_STILL = re.compile(r"还在(?:干|上班|做|岗|厂|公司|那)|现在还(?:在)?(?:干|上|做)|一直干到现在|到现在")
_UNTIL_NOW = re.compile(r"到现在|至今|到目前|到今天|到这会儿|直到现在")
_SINCE = re.compile(r"(?:从|自)[^，。]{0,4}$")
_SIGNED = re.compile(r"^[^。]{0,8}(?:签|达成|订)[^。]{0,6}(?:协议|的)")
_DUE = re.compile(r"^\s*(?:之前|以前|前|到期|期限|截止)")


def period(turns: Sequence[Turn], ref_date: date) -> Evidence | None:
    """The months of the matter as "YYYY-MM" or "YYYY-MM/YYYY-MM"; dates when days were said.

    Of a follow-up on an agreement: from the day it was signed to the day it was due.
    """
    agreement = _agreement(turns, ref_date)
    return agreement or strongest(item for item in _candidates(turns, ref_date) if item.weight > 0)


def _candidates(turns: Sequence[Turn], ref_date: date) -> Iterator[Evidence]:
    still = any(_STILL.search(turn.text) for turn in turns if not turn.clerk)
    for turn in turns:
        if turn.clerk and not affirmed(turns, turn.index):
            continue
        for number, span in enumerate(months.find(turn.text, ref_date)):
            if date(span.first.year, span.first.month, span.first.day or 1) <= ref_date:
                yield _weighed(turns, turn, span, ref_date, still, is_first=number == 0)
        for span in () if turn.clerk else months.days_ago(turn.text, ref_date):
            if _TOLD.match(turn.text[span.end :]):
                yield _evidence(turn, span, span.first, span.last, 0.5, low=True)


def _weighed(turns: Sequence[Turn], turn: Turn, span: Span, ref_date: date, still: bool, *, is_first: bool) -> Evidence:
    """Months beside words of arrears weigh most; the day somebody started counts when there is nothing else.

    Asked when it began and when it ended in one, people say the beginning first.
    """
    before, after = turn.text[max(0, span.start - 16) : span.start], turn.text[span.end : span.end + 26]
    asked = "" if turn.clerk else question(turns, turn.index)
    several = span.months > 1
    began = _STARTED.match(after) or (is_first and _ASKS_START.search(asked))
    started = bool(began) and not several
    arrears = _ARREARS.search(_sentence(turn.text, span)) is not None
    open_end = not several and bool(_UNTIL_NOW.search(after) or (arrears and _SINCE.search(before)))
    if started and not (arrears and open_end):
        return _evidence(turn, span, span.first, _as_point(ref_date, span), 1.0 if still else 0.0)
    if _EVENT.match(after) and not several:
        return _evidence(turn, span, span.first, span.last, 0.3, low=True)
    weight = 1.0 + 2.0 * several + 2.0 * arrears + 1.0 * bool(_ASKS_MONTHS.search(asked)) - 0.5 * turn.clerk
    last = _as_point(ref_date, span) if open_end else span.last
    return _evidence(turn, span, span.first, last, weight, low=open_end, days=several or not arrears)


def _sentence(text: str, span: Span) -> str:
    """The words around a span up to the ends of its sentence."""
    start = max(text.rfind(mark, 0, span.start) for mark in "。！？；") + 1
    ends = [at for at in (text.find(mark, span.end) for mark in "。！？；") if at >= 0]
    return text[max(start, span.start - 16) : min([*ends, span.end + 26])]


def _as_point(ref_date: date, span: Span) -> Point:
    return Point(ref_date.year, ref_date.month, ref_date.day if span.first.day else 0)


def _evidence(
    turn: Turn, span: Span, first: Point, last: Point, weight: float, *, low: bool = False, days: bool = True
) -> Evidence:
    """Days only when both ends have one; otherwise months."""
    if not days or not (first.day and last.day):
        first, last = Point(first.year, first.month), Point(last.year, last.month)
    value = str(first) if first == last else f"{first}/{last}"
    return Evidence(value, turn.index, span.start, span.end, weight, low)


def _agreement(turns: Sequence[Turn], ref_date: date) -> Evidence | None:
    """From the signing of an agreement to its due day, as both are named in a follow-up."""
    signed: Span | None = None
    if not any("协议" in turn.text for turn in turns):
        return None
    for turn in turns:
        for span in months.find(turn.text, ref_date):
            after = turn.text[span.end : span.end + 16]
            if span.first.day and signed is None and "协议" in after and _SIGNED.match(after):
                signed = span
            elif span.first.day and signed and _DUE.match(after):
                return _evidence(turn, span, signed.first, span.last, 5.0)
    return None

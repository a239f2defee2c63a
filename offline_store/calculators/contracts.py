"""The labour contract: double pay without one 二倍工资, unlawful probation 违法试用期, service period 服务期."""

from collections.abc import Mapping
from datetime import timedelta
from fractions import Fraction
from typing import Any

from offline_store.calculators.inputs import CHOICE, DAY, MONEY, NUMBER, BadInput, Field
from offline_store.calculators.periods import after, span
from offline_store.calculators.sheet import Sheet, plain, yuan
from offline_store.deadlines.calendar import ONE_DAY, Calendar
from offline_store.errors import filling

MOST_DOUBLE = 11
"""Months: from the second to the twelfth (实施条例 第七条)."""
SIGNED = Field("signed", filling("补订书面合同那天"), DAY, needed=False, hint=filling("一直没有订的不填"))
DOUBLE = (
    Field("start", filling("入职那天（用工之日）"), DAY),
    SIGNED,
    Field("end", filling("离职那天，还在职的填今天"), DAY),
    Field("pay", filling("月工资"), MONEY),
    Field(
        "exception",
        filling("用人单位能证明的情形"),
        CHOICE,
        choices=(
            ("", filling("没有")),
            ("force", filling("因不可抗力没有订立")),
            ("fault", filling("因劳动者本人故意或者重大过失没有订立")),
        ),
    ),
)
TERMS = (
    ("none", filling("不满三个月，或者以完成一定工作任务为期限"), ""),
    ("short", filling("三个月以上不满一年"), "probation_3m"),
    ("middle", filling("一年以上不满三年"), "probation_1y"),
    ("long", filling("三年以上固定期限，或者无固定期限"), "probation_3y"),
)
PROBATION = (
    Field("term", filling("劳动合同期限"), CHOICE, choices=tuple((code, words) for code, words, _ in TERMS)),
    Field("day", filling("合同订立那天"), DAY),
    Field("served", filling("已经履行的试用期（月）"), NUMBER),
    Field("pay", filling("试用期满后的月工资"), MONEY),
)
LEFT = Field("left", filling("离职那天"), DAY)
SERVICE_PERIOD = (
    Field("cost", filling("专项培训费用"), MONEY),
    Field("start", filling("服务期从哪天起"), DAY),
    Field("until", filling("服务期到哪天"), DAY),
    LEFT,
    Field("agreed", filling("约定的违约金"), MONEY, needed=False, hint=filling("没有约定数额的不填")),
)


def double_pay(values: Mapping[str, Any], sheet: Sheet) -> int:
    """The second share of 二倍工资: from a full month's next day to the day before signing, eleven months at most."""
    start, end, signed = values["start"], values["end"], values["signed"]
    if end < start:
        raise BadInput("end", DOUBLE[2].label, filling("不能早于入职那天"))
    if signed and signed < start:
        sheet.add(filling("入职以前已经订立书面合同，没有二倍工资"), "LDHT 82", 0)
        return sheet.total
    if values["exception"]:
        words = dict(DOUBLE[4].choices)[values["exception"]]
        sheet.add(words, "JS2 7")
        sheet.add(filling("用人单位举证证明的，不支付二倍工资"), "JS2 7", 0)
        return sheet.total
    first, most = after(start, 1), after(start, 1 + MOST_DOUBLE) - ONE_DAY
    last = min(day for day in (most, end, signed - ONE_DAY if signed else most) if day)
    if last < first:
        sheet.add(filling("用工之日起一个月内已经订立或者结束，没有二倍工资"), "LDHTT 5", 0)
        return sheet.total
    sheet.add(
        filling("从满一个月的次日 {first} 算到 {last}；满一年的前一日是 {most}，最多 11 个月"),
        "LDHTT 6" if signed and signed <= most else "LDHTT 7",
        first=first,
        last=last,
        most=most,
    )
    whole = span(first, last).months
    if whole:
        sheet.add(
            filling("满月的第二倍工资：{months} 个月 × {pay} 元"),
            "LDHT 82",
            whole * values["pay"],
            months=whole,
            pay=yuan(values["pay"]),
        )
    _part_month(sheet, values["pay"], after(first, whole), last, after(first, whole + 1) - ONE_DAY)
    if end > most and not (signed and signed <= most):
        sheet.add(filling("满一年起视为已订立无固定期限劳动合同，此后没有二倍工资"), "JS2 9")
    sheet.add(filling("每月已经发的工资是第一倍，这里只算第二倍"), "LDHT 82")
    return sheet.total


def _part_month(sheet: Sheet, pay: int, first: Any, last: Any, month_end: Any) -> None:
    """The days of a month that is not full, by its working days."""
    if last < first:
        return
    calendar = sheet.tables.calendar
    worked, of = _working(calendar, first, last), _working(calendar, first, month_end)
    sheet.add(
        filling("不满一个月的 {first} 到 {last}：{pay} 元 × {worked} 个工作日 ÷ 该月 {of} 个工作日"),
        "JS2 6",
        Fraction(pay * worked, of) if of else 0,
        first=first,
        last=last,
        pay=yuan(pay),
        worked=worked,
        of=of,
    )
    sheet.warn(filling("“该月”按从用工之日起数的那个月算（待核实：司法解释没有写明按哪个月）"))
    if missing := calendar.missing(first, month_end):
        years = "、".join(map(str, missing))
        sheet.warn(filling("{years} 年的放假安排还没有导入，先只按周末推算，导入后要重新核对"), years=years)


def _working(calendar: Calendar, first: Any, last: Any) -> int:
    return sum(calendar.is_working(first + timedelta(days=n)) for n in range((last - first).days + 1))


def probation(values: Mapping[str, Any], sheet: Sheet) -> int:
    """违法试用期: the full wage for the months beyond what the law allows, as far as they were served."""
    code, words, rate = next(term for term in TERMS if term[0] == values["term"])
    legal = sheet.number(rate, values["day"]) if rate else Fraction(0)
    sheet.add(words, "LDHT 19")
    if code == "none":
        sheet.add(filling("不得约定试用期"), "LDHT 19")
    else:
        sheet.add(filling("试用期最长 {months} 个月"), "LDHT 19", months=plain(legal))
    excess = max(values["served"] - legal, Fraction(0))
    sheet.add(
        filling("超过法定试用期 {months} 个月 × 试用期满月工资 {pay} 元"),
        "LDHT 83",
        excess * values["pay"],
        months=plain(excess),
        pay=yuan(values["pay"]),
    )
    return sheet.total


def service_period(values: Mapping[str, Any], sheet: Sheet) -> int:
    """服务期违约金: at most the share of the training cost for the time not served, and what was agreed."""
    start, until, left, cost = values["start"], values["until"], values["left"], values["cost"]
    if until < start:
        raise BadInput("until", SERVICE_PERIOD[2].label, filling("不能早于服务期开始那天"))
    if left < start:
        raise BadInput(LEFT.name, LEFT.label, filling("不能早于服务期开始那天"))
    whole, unserved = (until - start).days + 1, max((until - left).days, 0)
    share = Fraction(cost * unserved, whole)
    sheet.add(
        filling("服务期 {whole} 天，离职那天为止没有履行 {unserved} 天"), "LDHT 22", whole=whole, unserved=unserved
    )
    sheet.add(
        filling("没有履行部分分摊的培训费用：{cost} 元 × {unserved} ÷ {whole} = {share} 元"),
        "LDHT 22",
        cost=yuan(cost),
        unserved=unserved,
        whole=whole,
        share=yuan(share),
    )
    if values["agreed"] is None:
        sheet.add(filling("违约金最多不超过这个数"), "LDHT 22", share)
    else:
        agreed = values["agreed"]
        sheet.add(
            filling("约定的违约金 {agreed} 元，同分摊的费用比，取少的"),
            "LDHT 22",
            min(Fraction(agreed), share),
            agreed=yuan(agreed),
        )
    return sheet.total

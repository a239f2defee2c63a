"""The end of employment: compensation 经济补偿, unlawful termination 赔偿金, pay in lieu of notice 代通知金."""

from collections.abc import Mapping
from datetime import date
from fractions import Fraction
from typing import Any

from offline_store.calculators.inputs import CHOICE, DAY, MONEY, MONTHLY, BadInput, Field
from offline_store.calculators.periods import paid_months, span
from offline_store.calculators.sheet import Sheet, half_up, plain, yuan
from offline_store.errors import filling

SINCE = date(2008, 1, 1)
"""In force: 劳动合同法. What was earned before it goes by what held then (第九十七条)."""
AVERAGE, MINIMUM = "average_month", "minimum_month"
START = Field("start", filling("入职那天（用工之日）"), DAY)
END = Field("end", filling("解除或者终止那天"), DAY)
SERVICE = (
    START,
    END,
    Field(
        "pay",
        filling("离职前各月应得工资"),
        MONTHLY,
        hint=filling("12 个月，用空格隔开；每月一样的写一个数。含奖金、津贴、补贴，扣社保和个税以前的"),
    ),
    Field(
        "average",
        filling("上年度职工月平均工资"),
        MONEY,
        needed=False,
        hint=filling("设区的市公布的数；不填就用计算标准里的"),
    ),
    Field("minimum", filling("当地月最低工资"), MONEY, needed=False, hint=filling("不填就用计算标准里的")),
)
NOTICE = (
    Field(
        "reason",
        filling("解除的理由"),
        CHOICE,
        choices=(
            ("ill", filling("患病或非因工负伤，医疗期满不能从事原工作和另行安排的工作")),
            ("unfit", filling("不能胜任工作，培训或者调岗后仍不能胜任")),
            ("changed", filling("客观情况重大变化，协商变更合同不成")),
            ("other", filling("其他理由")),
        ),
    ),
    Field("pay", filling("上一个月的工资"), MONEY),
)


def severance(values: Mapping[str, Any], sheet: Sheet) -> int:
    """经济补偿 N."""
    start, end = _days(values)
    if start < SINCE:
        before = min(SINCE, end)
        sheet.warn(
            filling("{start} 到 {day} 以前的工作年限在劳动合同法施行以前，不在这里计算，按当时的规定另算"),
            start=start,
            day=before,
        )
        sheet.add(filling("2008-01-01 以前入职的，补偿年限从 2008-01-01 起算"), "LDHT 97")
    total = _standard(sheet, values, max(start, SINCE), end, filling("经济补偿：{months} 个月 × {pay} 元"))
    sheet.add(filling("是否应当支付，看解除或者终止属于第四十六条的哪一种"), "LDHT 46")
    return total


def unlawful(values: Mapping[str, Any], sheet: Sheet) -> int:
    """违法解除、终止的赔偿金 2N: the years from the first day of employment."""
    start, end = _days(values)
    inner = Sheet(sheet.tables)
    standard = _standard(inner, values, start, end, filling("按第四十七条的经济补偿标准：{months} 个月 × {pay} 元"))
    sheet.used |= inner.used
    sheet.warnings += inner.warnings
    for line in inner.lines:
        sheet.add(line.said.text, line.article, None, line.note, **line.said.values)
    sheet.add(filling("赔偿金：{pay} 元 × 2"), "LDHT 87", 2 * standard, pay=yuan(standard))
    sheet.add(filling("年限从用工之日起算；付了赔偿金，不再付经济补偿"), "LDHTT 25")
    sheet.add(filling("劳动者也可以要求继续履行劳动合同，二者选一"), "LDHT 48")
    return sheet.total


def notice(values: Mapping[str, Any], sheet: Sheet) -> int:
    """代通知金: a month's wage, for a dismissal of article 40 without thirty days' notice."""
    if values["reason"] == "other":
        sheet.add(filling("只有第四十条的三种解除才有代通知金，其他理由没有"), "LDHT 40", 0)
        return sheet.total
    sheet.add(filling("没有提前三十日书面通知，额外支付一个月工资"), "LDHT 40")
    sheet.add(filling("按上一个月的工资：{pay} 元 × 1"), "LDHTT 20", values["pay"], pay=yuan(values["pay"]))
    return sheet.total


def _days(values: Mapping[str, Any]) -> tuple[date, date]:
    if values["end"] < values["start"]:
        raise BadInput(END.name, END.label, filling("不能早于入职那天"))
    if values["end"] < SINCE:
        raise BadInput(END.name, END.label, filling("在 2008-01-01 劳动合同法施行以前，请按当时的规定计算"))
    return values["start"], values["end"]


def _standard(sheet: Sheet, values: Mapping[str, Any], start: date, end: date, text: str) -> int:
    """Months by the monthly wage, as 劳动合同法 第四十七条 says; in fen."""
    worked = span(start, end)
    months = paid_months(worked)
    sheet.add(
        filling("工作年限：{start} 到 {end}（头尾两天都算），{years} 年 {rest} 个月 {days} 天，折合 {months} 个月工资"),
        "LDHT 47",
        start=start,
        end=end,
        years=worked.years,
        rest=worked.months % 12,
        days=worked.days,
        months=plain(months),
    )
    pay = _average(sheet, values["pay"], span(values["start"], end).months)
    pay = _floor(sheet, values, pay, end)
    pay, months = _cap(sheet, values, pay, months, end)
    return sheet.add(text, "LDHT 47", months * pay, months=plain(months), pay=yuan(pay))


def _average(sheet: Sheet, wages: tuple[int, ...], months: int) -> Fraction:
    """The average of the last twelve months, or of those there are."""
    average = Fraction(sum(wages), len(wages))
    if len(wages) == 1:
        article = "LDHT 47" if months >= 12 else "LDHTT 27"
        sheet.add(filling("离职前各月应得工资每月 {pay} 元"), article, pay=yuan(average))
        return average
    if len(wages) == 12:
        sheet.add(
            filling("离职前 12 个月应得工资合计 {sum} 元，月平均 {pay} 元"),
            "LDHT 47",
            sum=yuan(sum(wages)),
            pay=yuan(average),
        )
    else:
        sheet.add(
            filling("按实际工作的月数平均：{count} 个月合计 {sum} 元，月平均 {pay} 元"),
            "LDHTT 27",
            count=len(wages),
            sum=yuan(sum(wages)),
            pay=yuan(average),
        )
        if months >= 12:
            sheet.warn(filling("工作满 12 个月的，要按 12 个月平均；现在只写了 {count} 个月"), count=len(wages))
    if len(wages) > max(months, 1) + 1:
        sheet.warn(filling("写了 {count} 个月的工资，比在职的月数多，请核对"), count=len(wages))
    return average


def _floor(sheet: Sheet, values: Mapping[str, Any], pay: Fraction, day: date) -> Fraction:
    """Below the local minimum wage, it takes its place."""
    least = _known(sheet, values["minimum"], MINIMUM, day)
    if least is None:
        sheet.warn(filling("没有 {day} 的当地月最低工资，没有同它比较；请填上"), day=day)
    elif pay < least:
        sheet.add(
            filling("月平均 {pay} 元低于当地月最低工资 {least} 元，按最低工资算"),
            "LDHTT 27",
            pay=yuan(pay),
            least=yuan(least),
        )
        return Fraction(least)
    return pay


def _cap(
    sheet: Sheet, values: Mapping[str, Any], pay: Fraction, months: Fraction, day: date
) -> tuple[Fraction, Fraction]:
    """Above three times the city's average wage: three times it, and at most twelve years."""
    average = _known(sheet, values["average"], AVERAGE, day)
    if average is None:
        sheet.warn(filling("没有上年度职工月平均工资，没有比较是不是超过它的三倍；工资高的请填上"))
        return pay, months
    times, years = sheet.number("cap_multiple", day), sheet.number("cap_years", day)
    most = average * times
    if pay <= most:
        return pay, months
    sheet.add(
        filling("月平均 {pay} 元高于职工月平均工资的三倍（{average} 元 × {times} = {most} 元），按三倍算"),
        "LDHT 47",
        pay=yuan(pay),
        average=yuan(average),
        times=plain(times),
        most=yuan(most),
    )
    if months > years:
        sheet.add(filling("按三倍算的，年限最高不超过 {years} 年"), "LDHT 47", years=plain(years))
    return most, min(months, years)


def _known(sheet: Sheet, typed: int | None, code: str, day: date) -> int | None:
    """What was typed, else the table's."""
    if typed is not None:
        return typed
    found = sheet.rate(code, day)
    return half_up(found.number * 100) if found else None

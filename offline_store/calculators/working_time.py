"""Working time: overtime 加班费 and paid annual leave not taken 未休年休假."""

from collections.abc import Mapping
from datetime import date
from fractions import Fraction
from typing import Any

from offline_store.calculators.inputs import DAY, MONEY, NUMBER, BadInput, Field
from offline_store.calculators.sheet import Sheet, plain, yuan
from offline_store.deadlines.calendar import ONE_DAY
from offline_store.errors import filling

OVERTIME = (
    Field("day", filling("加班在哪段时间（填最后一天）"), DAY),
    Field("pay", filling("月工资"), MONEY),
    Field("workday", filling("工作日延长（小时）"), NUMBER, needed=False),
    Field("rest", filling("休息日没有补休（小时）"), NUMBER, needed=False),
    Field("holiday", filling("法定休假日（小时）"), NUMBER, needed=False),
)
OVERTIME_KINDS = (
    ("workday", "overtime_workday", filling("工作日延长工作时间")),
    ("rest", "overtime_rest", filling("休息日安排工作又没有补休")),
    ("holiday", "overtime_holiday", filling("法定休假日安排工作")),
)
YEARS = Field("years", filling("累计工作满几年"), NUMBER, hint=filling("在所有单位工作的年数，不满一年的填 0"))
LEAVE = (
    YEARS,
    Field("from_day", filling("这一年在本单位从哪天起"), DAY, hint=filling("全年都在的填 1 月 1 日")),
    Field("to_day", filling("到哪天为止"), DAY, hint=filling("全年都在的填 12 月 31 日；离职的填离职那天")),
    Field("taken", filling("已经休了几天"), NUMBER),
    Field("pay", filling("前 12 个月月平均工资（不含加班工资）"), MONEY),
)
LENGTHS = (("leave_20y", 20), ("leave_10y", 10), ("leave_1y", 1))
DAYS_OF_YEAR = 365
"""By which a part of a year is reckoned, in leap years too (实施办法 第十二条)."""


def overtime(values: Mapping[str, Any], sheet: Sheet) -> int:
    """150 % on a workday, 200 % on a rest day without time off, 300 % on a statutory day off."""
    day, pay = values["day"], values["pay"]
    days, hours = sheet.number("monthly_days", day), sheet.number("daily_hours", day)
    hour = Fraction(pay) / days / hours
    said = {"pay": yuan(pay), "days": plain(days), "hours": plain(hours)}
    sheet.add(
        filling("小时工资：{pay} 元 ÷ {days} 天 ÷ {hours} 小时 = {hour} 元"),
        "GZZS 2",
        hour=yuan(hour),
        **said,
    )
    for name, code, kind in OVERTIME_KINDS:
        if count := values[name]:
            percent = sheet.number(code, day)
            amount = count * hour * percent / 100
            sheet.add(kind, "LDF 44")
            text = filling("{count} 小时 × {pay} 元 ÷ {days} ÷ {hours} × {percent}%")
            sheet.add(text, "LDF 44", amount, count=plain(count), percent=plain(percent), **said)
    if not any(values[name] for name in ("workday", "rest", "holiday")):
        sheet.add(filling("没有加班时间"), "LDF 44", 0)
    sheet.add(filling("劳动者要证明加班的事实；用人单位掌握证据不提供的，承担不利后果"), "JS1 42")
    return sheet.total


def annual_leave(values: Mapping[str, Any], sheet: Sheet) -> int:
    """What is still owed for leave not taken: 300 % of a day's pay, of which 100 % was paid with the wage."""
    first, last = values["from_day"], values["to_day"]
    if last < first or last.year != first.year:
        raise BadInput("to_day", LEAVE[2].label, filling("要和起始那天在同一年，不能更早"))
    entitled = _entitled(sheet, values["years"], last)
    due = _share(sheet, entitled, first, last)
    open_days = max(due - values["taken"], Fraction(0))
    sheet.add(
        filling("应休 {due} 天，已休 {taken} 天，没有休 {open} 天"),
        "QNXJ 12" if due != entitled else "NXJ 5",
        due=plain(due),
        taken=plain(values["taken"]),
        open=plain(open_days),
    )
    days = sheet.number("monthly_days", last)
    whole, paid = sheet.number("leave_percent", last), sheet.number("leave_paid_percent", last)
    sheet.add(
        filling("未休年休假工资：{pay} 元 ÷ {days} × {open} 天 × {percent}%"),
        "NXJ 5",
        Fraction(values["pay"]) / days * open_days * (whole - paid) / 100,
        pay=yuan(values["pay"]),
        days=plain(days),
        open=plain(open_days),
        percent=plain(whole - paid),
    )
    sheet.add(
        filling("标准是日工资的 {whole}%，其中 {paid}% 已经随正常工资发了"),
        "QNXJ 10",
        whole=plain(whole),
        paid=plain(paid),
    )
    return sheet.total


def _entitled(sheet: Sheet, years: Fraction, day: date) -> Fraction:
    code = next((code for code, least in LENGTHS if years >= least), "")
    if not code:
        sheet.add(filling("累计工作不满 1 年，没有年休假"), "NXJ 3")
        return Fraction(0)
    days = sheet.number(code, day)
    sheet.add(filling("累计工作 {years} 年，全年年休假 {days} 天"), "NXJ 3", years=plain(years), days=plain(days))
    return days


def _share(sheet: Sheet, entitled: Fraction, first: date, last: date) -> Fraction:
    """The part of the year; a part of a day is not counted."""
    if (first.month, first.day) == (1, 1) and (last.month, last.day) == (12, 31):
        return entitled
    spent = (last - first + ONE_DAY).days
    share = spent * entitled / DAYS_OF_YEAR
    whole = Fraction(int(share))
    sheet.add(
        filling("折算：当年在本单位 {spent} 天 ÷ 365 × {entitled} 天，取整 {whole} 天，不足 1 整天的不算"),
        "QNXJ 12",
        spent=spent,
        entitled=plain(entitled),
        whole=plain(whole),
    )
    return whole

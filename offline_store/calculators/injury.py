"""Work injury 工伤 by stage, as far as 工伤保险条例 itself gives numbers; what a province sets is said, not guessed."""

from collections.abc import Mapping
from datetime import date
from fractions import Fraction
from typing import Any

from offline_store.calculators.inputs import CHOICE, DAY, MONEY, NUMBER, BadInput, Field
from offline_store.calculators.sheet import Sheet, plain, yuan
from offline_store.errors import filling

STAY, DEATH = "stay", "death"
STAGE = Field(
    "stage",
    filling("到哪个阶段"),
    CHOICE,
    choices=(
        (STAY, filling("停工留薪期（还没有评定等级）")),
        ("1", filling("一级伤残")),
        ("2", filling("二级伤残")),
        ("3", filling("三级伤残")),
        ("4", filling("四级伤残")),
        ("5", filling("五级伤残")),
        ("6", filling("六级伤残")),
        ("7", filling("七级伤残")),
        ("8", filling("八级伤残")),
        ("9", filling("九级伤残")),
        ("10", filling("十级伤残")),
        (DEATH, filling("因工死亡")),
    ),
)
INJURY = (
    STAGE,
    Field("day", filling("事故或者诊断那天"), DAY),
    Field(
        "pay", filling("本人工资（受伤前 12 个月平均月缴费工资）"), MONEY, hint=filling("停工留薪期填原工资福利待遇")
    ),
    Field("months", filling("停工留薪期（月）"), NUMBER, needed=False),
    Field(
        "average",
        filling("统筹地区职工月平均工资"),
        MONEY,
        needed=False,
        hint=filling("不填就用计算标准里的；没有就不比较"),
    ),
    Field(
        "income",
        filling("上年度全国城镇居民人均可支配收入"),
        MONEY,
        needed=False,
        hint=filling("因工死亡时用"),
    ),
)


def injury(values: Mapping[str, Any], sheet: Sheet) -> int | None:
    """What the stage gives once; a monthly allowance is said in its line and is no part of the total.

    None where a number is wanting.
    """
    stage = values["stage"]
    if stage == STAY:
        return _stay(values, sheet)
    average = _average(values, sheet)
    if stage == DEATH:
        return _death(values, sheet, average)
    return _grade(values, sheet, int(stage), average)


def _stay(values: Mapping[str, Any], sheet: Sheet) -> int:
    months, day = values["months"], values["day"]
    if months is None:
        raise BadInput("months", INJURY[3].label, filling("还没有填"))
    usual, longest = sheet.number("stay_months", day), sheet.number("stay_most_months", day)
    if months > longest:
        raise BadInput("months", INJURY[3].label, filling("最长 24 个月（12 个月，经确认再延长不超过 12 个月）"))
    sheet.add(
        filling("停工留薪期：{months} 个月 × 原工资福利待遇 {pay} 元，由单位按月支付"),
        "GSTL 33",
        months * values["pay"],
        months=plain(months),
        pay=yuan(values["pay"]),
    )
    if months > usual:
        sheet.warn(filling("超过 {months} 个月的部分，要设区的市级劳动能力鉴定委员会确认"), months=plain(usual))
    return sheet.total


def _average(values: Mapping[str, Any], sheet: Sheet) -> int | None:
    if values["average"] is not None:
        return int(values["average"])
    found = sheet.rate("average_month", values["day"])
    if found is None:
        sheet.warn(filling("没有统筹地区职工月平均工资，没有按它的 60% 到 300% 核对本人工资；请填上"))
    return found.fen if found else None


def _own_pay(values: Mapping[str, Any], sheet: Sheet, average: int | None) -> Fraction:
    """本人工资, within 60 % and 300 % of the area's average."""
    pay, day = Fraction(values["pay"]), values["day"]
    if average is None:
        return pay
    least, most = (
        average * sheet.number(code, day) / 100 for code in ("injury_pay_least_percent", "injury_pay_most_percent")
    )
    if least <= pay <= most:
        return pay
    bound = min(max(pay, least), most)
    sheet.add(
        filling("本人工资 {pay} 元，按统筹地区职工平均工资的 60% 到 300% 取 {bound} 元"),
        "GSTL 64",
        pay=yuan(pay),
        bound=yuan(bound),
    )
    return bound


def _grade(values: Mapping[str, Any], sheet: Sheet, grade: int, average: int | None) -> int:
    pay, day = _own_pay(values, sheet, average), values["day"]
    article = "GSTL 35" if grade <= 4 else "GSTL 36" if grade <= 6 else "GSTL 37"
    months = sheet.number(f"injury_months_{grade}", day)
    sheet.add(
        filling("一次性伤残补助金（基金支付）：{months} 个月 × 本人工资 {pay} 元"),
        article,
        months * pay,
        months=plain(months),
        pay=yuan(pay),
    )
    if grade <= 6:
        _allowance(sheet, grade, pay, day, article)
    if grade >= 5:
        sheet.add(
            filling(
                "解除或者终止劳动关系时的一次性工伤医疗补助金、伤残就业补助金，标准由省规定，程序里没有，请查本省办法"
            ),
            article,
        )
    return sheet.total


def _allowance(sheet: Sheet, grade: int, pay: Fraction, day: date, article: str) -> None:
    percent = sheet.number(f"injury_allowance_{grade}", day)
    amount = pay * percent / 100
    text = (
        filling("按月另发：伤残津贴（基金支付）{pay} 元 × {percent}% = {amount} 元，不计入合计")
        if grade <= 4
        else filling("难以安排工作的按月另发：伤残津贴（单位支付）{pay} 元 × {percent}% = {amount} 元，不计入合计")
    )
    sheet.add(text, article, pay=yuan(pay), percent=plain(percent), amount=yuan(amount))
    least = sheet.rate("minimum_month", day)
    if least and amount < least.fen:
        sheet.add(filling("低于当地月最低工资 {least} 元，要补足差额"), article, least=yuan(least.fen))


def _death(values: Mapping[str, Any], sheet: Sheet, average: int | None) -> int | None:
    day = values["day"]
    if average is None:
        sheet.add(filling("丧葬补助金：6 个月的统筹地区上年度职工月平均工资，缺这个数，没有算"), "GSTL 39")
    else:
        months = sheet.number("funeral_months", day)
        sheet.add(
            filling("丧葬补助金：{months} 个月 × {average} 元"),
            "GSTL 39",
            months * average,
            months=plain(months),
            average=yuan(average),
        )
    found = sheet.rate("national_income", day) if values["income"] is None else None
    income = values["income"] if values["income"] is not None else found.fen if found else None
    if income is None:
        sheet.add(filling("一次性工亡补助金：上一年度全国城镇居民人均可支配收入的 20 倍，缺这个数，没有算"), "GSTL 39")
        sheet.warn(filling("没有上年度全国城镇居民人均可支配收入，请填上"))
    else:
        times = sheet.number("death_multiple", day)
        sheet.add(
            filling("一次性工亡补助金：{income} 元 × {times}"),
            "GSTL 39",
            times * income,
            income=yuan(income),
            times=plain(times),
        )
    sheet.add(
        filling("供养亲属抚恤金按月另发：配偶 40%，其他亲属每人 30%，孤寡老人、孤儿加 10%，合计不超过本人工资"),
        "GSTL 39",
    )
    return None if average is None or income is None else sheet.total

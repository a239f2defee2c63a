"""What a sum means for the way it is pursued: final award 终局裁决, added compensation 加付赔偿金, crime 拒不支付."""

from collections.abc import Mapping
from fractions import Fraction
from typing import Any

from offline_store.calculators.inputs import CHOICE, CLAIMS, DAY, MONEY, NUMBER, BadInput, Field
from offline_store.calculators.sheet import Sheet, plain, yuan
from offline_store.errors import filling

FINAL_AWARD = (
    Field("day", filling("裁决那天，还没有的填今天"), DAY),
    Field("claims", filling("各项请求"), CLAIMS, hint=filling("用分号隔开：拖欠工资 12000；经济补偿 30000")),
    Field("minimum", filling("当地月最低工资"), MONEY, needed=False, hint=filling("不填就用计算标准里的")),
)
ADDED = (
    Field("day", filling("责令支付的期限届满那天"), DAY),
    Field("owed", filling("应付金额"), MONEY),
    Field(
        "ordered",
        filling("劳动行政部门责令限期支付"),
        CHOICE,
        choices=(("no", filling("没有责令，或者期限还没有到")), ("yes", filling("责令了，到期仍不支付"))),
    ),
    Field("percent", filling("加付比例（%）"), NUMBER, needed=False, hint=filling("50 到 100；不填就给出两头")),
)
CRIME = (
    Field("day", filling("哪天的情况"), DAY),
    Field("workers", filling("被欠薪的人数"), NUMBER),
    Field("months", filling("欠薪最久的一人欠了几个月"), NUMBER),
    Field("one", filling("这一个人被欠多少"), MONEY),
    Field("all", filling("所有人一共被欠多少"), MONEY),
    Field(
        "ordered",
        filling("有关部门责令支付"),
        CHOICE,
        choices=(("no", filling("没有责令，或者期限还没有到")), ("yes", filling("书面责令了，到期仍不支付"))),
    ),
)


def final_award(values: Mapping[str, Any], sheet: Sheet) -> None:
    """Whether each claim's award is final: not above twelve monthly minimum wages."""
    day, least = values["day"], values["minimum"]
    if least is None:
        found = sheet.rate("minimum_month", day)
        if found is None:
            raise BadInput("minimum", FINAL_AWARD[2].label, filling("计算标准里没有这一天的，请填上"))
        least = found.fen
    months = sheet.number("final_months", day)
    line = least * months
    sheet.add(
        filling("当地月最低工资 {least} 元 × {months} 个月 = {line} 元"),
        "TJZC 47",
        least=yuan(least),
        months=plain(months),
        line=yuan(line),
    )
    for claim in values["claims"]:
        text = (
            filling("{name} {sum} 元：不超过，属于终局裁决")
            if claim.fen <= line
            else filling("{name} {sum} 元：超过，不属于终局裁决")
        )
        sheet.add(text, "ZCBA 50", name=claim.name, sum=yuan(claim.fen))
    sheet.add(filling("分项比较；既有终局又有非终局的，分别制作裁决书"), "ZCBA 50")
    sheet.add(filling("限于追索劳动报酬、工伤医疗费、经济补偿或者赔偿金"), "TJZC 47")


def added(values: Mapping[str, Any], sheet: Sheet) -> int | None:
    """加付赔偿金: half to all of what is owed, after an order that was not obeyed; None where only the two ends are
    known."""
    day, owed, percent = values["day"], values["owed"], values["percent"]
    if values["ordered"] == "no":
        sheet.add(filling("先要劳动行政部门责令限期支付，逾期不支付的才加付"), "LDHT 85", 0)
        return sheet.total
    least, most = sheet.number("added_least", day), sheet.number("added_most", day)
    if percent is None:
        for bound in (least, most):
            sheet.add(
                filling("{percent}%：{owed} 元 × {percent}% = {sum} 元"),
                "LDHT 85",
                percent=plain(bound),
                owed=yuan(owed),
                sum=yuan(owed * bound / 100),
            )
        return None
    if not least <= percent <= most:
        raise BadInput("percent", ADDED[3].label, filling("要在 50 到 100 之间"))
    sheet.add(
        filling("加付赔偿金：{owed} 元 × {percent}%"),
        "LDHT 85",
        Fraction(owed) * percent / 100,
        owed=yuan(owed),
        percent=plain(percent),
    )
    return sheet.total


def crime(values: Mapping[str, Any], sheet: Sheet) -> None:
    """Whether unpaid wages come near 拒不支付劳动报酬; a hint, the province's own number is not known here."""
    day = values["day"]
    months, workers = sheet.number("crime_months", day), sheet.number("crime_workers", day)
    one = [sheet.number(code, day) * 100 for code in ("crime_one_least", "crime_one_most")]
    group = [sheet.number(code, day) * 100 for code in ("crime_all_least", "crime_all_most")]
    if values["months"] >= months:
        _compare(sheet, filling("一名劳动者三个月以上，{sum} 元"), values["one"], one)
    else:
        sheet.add(filling("一名劳动者欠薪不满三个月，不看单人的数额"), "JBF 3")
    if values["workers"] >= workers:
        _compare(sheet, filling("十名以上劳动者，累计 {sum} 元"), values["all"], group)
    else:
        sheet.add(filling("不到十名劳动者，不看累计的数额"), "JBF 3")
    if values["ordered"] == "no":
        sheet.add(filling("还要有关部门依法书面责令支付，在指定的期限内仍不支付"), "JBF 4")
    else:
        sheet.add(filling("已经书面责令支付仍不支付（有正当理由不知悉或者来不及的除外）"), "JBF 4")
    sheet.warn(filling("山东省在幅度以内定的具体数额程序里没有（待核实）；这里只是提示，是否犯罪由公安机关判断"))


def _compare(sheet: Sheet, text: str, fen: int, bounds: list[Fraction]) -> None:
    least, most = bounds
    sheet.add(text, "JBF 3", sum=yuan(fen))
    if fen < least:
        verdict = filling("低于各地最低的起点 {least} 元，达不到数额较大")
    elif fen < most:
        verdict = filling("在 {least} 元到 {most} 元的幅度以内，要看本省定的具体数额")
    else:
        verdict = filling("达到 {most} 元，任何省的数额标准都达到了")
    sheet.add(verdict, "JBF 3", least=yuan(least), most=yuan(most))

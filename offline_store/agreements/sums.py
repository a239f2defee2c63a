"""The checks of an agreement's money and days: what adds up, what each instalment lacks, digits beside capitals."""

import re
from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta

from offline_store import money
from offline_store.agreements.content import BANK, Agreement, Instalment, day_of
from offline_store.agreements.drawing import months_after, named_sums
from offline_store.agreements.problem import Found, Ground, block, warn
from offline_store.agreements.wording import sum_words
from offline_store.amounts import capitals
from offline_store.errors import filling
from offline_store.identity import resident

_BOTH = re.compile(
    r"(?:人民币)?([零壹贰叁肆伍陆柒捌玖拾佰仟万亿元圆角分整正]{2,})\s*[（(]\s*[￥¥]?\s*([\d,，]+(?:\.\d+)?)\s*元?\s*[）)]"
)
_DAY = re.compile(r"(\d{4})年(\d{1,2})月(\d{1,2})日(前|之前|以前)?")
_PENALTY = re.compile(r"违约金[^。；]{0,20}?(?:百分之([零一二三四五六七八九十百]+)|(\d{1,3})\s*[%％])")
_NUMBERS = {word: value for value, word in enumerate("零一二三四五六七八九十")}


def totals(agreement: Agreement, _ground: Ground) -> Found:
    """The results, the instalments and the annex each come to the total."""
    total = agreement.total
    asked = [(place, each.amount) for place, each in enumerate(agreement.requests) if not each.dropped]
    known = [amount for _, amount in asked if amount is not None]
    paid = [each.amount for each in agreement.instalments]
    if total is None:
        if known or any(paid):
            yield block("no_total", filling("有金额，但没有写合计。"), "total", "QYXS 26")
        return
    if total <= 0:
        yield block("total", filling("合计要大于零；没有款项的，请把合计清空。"), "total", "QYXS 26")
    if known and sum(known) != total:
        text = filling("各项结果的金额加起来是 {sum}，和合计 {total} 不一致。")
        yield block("results_sum", text, "total", "QYXS 26", sum=sum_words(sum(known)), total=sum_words(total))
    if not agreement.instalments:
        yield block("no_instalment", filling("有款项，但没有写哪天付、怎么付。"), "instalments", "QYXS 26", "TJZC 15")
    elif None not in paid and (found := sum(amount or 0 for amount in paid)) != total:
        text = filling("各期加起来是 {sum}，和合计 {total} 不一致。")
        yield block("instalments_sum", text, "instalments", "QYXS 26", sum=sum_words(found), total=sum_words(total))


def instalments(agreement: Agreement, ground: Ground) -> Found:
    """Each has a day, a sum, a way; on a day that can be."""
    signing = max(day_of(agreement.signed_on) or ground.today, ground.today)
    limits, days = ground.library.limits, [day_of(each.due_on) for each in agreement.instalments]
    for place, (each, day) in enumerate(zip(agreement.instalments, days, strict=True)):
        where, n = f"instalments/{place}", place + 1
        yield from _lacks(each, where, n)
        if each.due_on and day is None:
            yield block("no_day", filling("第 {n} 期的日期不存在或者看不懂。"), f"{where}/due_on", "ZCBA 78", n=n)
        elif day is not None:
            yield from _day(day, signing, ground, where, n)
    known = [day for day in days if day]
    if known != sorted(known):
        yield warn("order", filling("各期没有按日期先后排列。"), "instalments")
    if len(set(known)) < len(known):
        yield warn("same_day", filling("有两期是同一天，请核对。"), "instalments")
    if known and max(known) > months_after(signing, limits.most_months):
        text = filling("最后一期在 {count} 个月以后，履行没有保障，请考虑担保或者缩短。")
        yield warn("long", text, "instalments", "TJZC 14", count=limits.most_months)
    if len(agreement.instalments) > limits.most_instalments:
        text = filling("分了 {count} 期，期数偏多。")
        yield warn("many", text, "instalments", count=len(agreement.instalments))
    codes = {clause.code for clause in agreement.clauses}
    if len(agreement.instalments) == 1 and "pay_instalments" in codes:
        yield warn("one_instalment", filling("只有一期，条款写的是分期支付。"), "clauses")
    if len(agreement.instalments) > 1 and "pay_once" in codes:
        yield block("once", filling("条款写的是一次性付清，分期表里有 {n} 期。"), "clauses", "ZCBA 78", n=len(days))


def _lacks(each: Instalment, where: str, n: int) -> Found:
    if not each.due_on.strip():
        yield block("no_due", filling("第 {n} 期没有日期。"), f"{where}/due_on", "QYXS 26", n=n)
    if each.amount is None or each.amount <= 0:
        yield block("no_amount", filling("第 {n} 期没有金额。"), f"{where}/amount", "QYXS 26", n=n)
    if not each.way.strip():
        yield block("no_way", filling("第 {n} 期没有写怎么付。"), f"{where}/way", "QYXS 26", n=n)
    elif each.way == BANK and not each.account.strip():
        yield warn("no_account", filling("第 {n} 期转账，没有写收款账户。"), f"{where}/account", "QYXS 26", n=n)


def _day(day: date, signing: date, ground: Ground, where: str, n: int) -> Found:
    if day < signing:
        text = filling("第 {n} 期的日期 {day} 已经过去。")
        yield block("past", text, f"{where}/due_on", "ZCBA 78", n=n, day=day.isoformat())
    elif ground.calendar.missing(day, day):
        text = filling("{year} 年的放假安排还没有公布，第 {n} 期可能不是工作日。")
        yield warn("no_calendar", text, f"{where}/due_on", n=n, year=day.year)
    elif not ground.calendar.is_working(day):
        following = day + timedelta(days=1)
        while not ground.calendar.is_working(following):
            following += timedelta(days=1)
        text = filling("第 {n} 期 {day} 不是工作日，之后的第一个工作日是 {following}。")
        yield warn("holiday", text, f"{where}/due_on", n=n, day=day.isoformat(), following=following.isoformat())


def annex(agreement: Agreement, ground: Ground) -> Found:
    """Of a group each worker is named, with her sum and her consent; together they are the total."""
    lines, people = agreement.annex, ground.facts.people or 0
    named = max(len(lines), len(agreement.applicants))
    if people >= ground.library.limits.collective_people and named < people:
        text = filling("案件登记的是 {people} 人，协议只写了 {named} 人：每个人都要签字，或者列入名单附件。")
        yield block("people", text, "annex", "ZCBA 63", people=people, named=named)
    if not lines:
        return
    for place, line in enumerate(lines):
        where, n = f"annex/{place}", place + 1
        if not line.name.strip():
            yield block("annex_name", filling("名单第 {n} 行没有姓名。"), f"{where}/name", "ZCBA 63", n=n)
        if line.amount is None or line.amount <= 0:
            yield block("annex_amount", filling("名单第 {n} 行没有金额。"), f"{where}/amount", "ZCBA 63", n=n)
        if not line.consent.strip():
            text = filling("名单第 {n} 行{name}还没有同意：代表不能替别人和解。")
            yield block("consent", text, f"{where}/consent", "ZCBA 63", n=n, name=line.name)
        number = line.id_number.strip().upper()
        if not number or resident.hints(number, ground.today):
            text = filling("名单第 {n} 行{name}的身份证号没有或者看起来不对。")
            yield warn("annex_id", text, f"{where}/id_number", n=n, name=line.name)
    for name, times in Counter((line.name, line.id_number) for line in lines if line.name).items():
        if times > 1:
            yield block(
                "annex_twice", filling("名单里{name}出现了 {times} 次。"), "annex", "ZCBA 63", name=name[0], times=times
            )
    found = sum(line.amount or 0 for line in lines)
    if agreement.total is not None and found != agreement.total:
        text = filling("名单加起来是 {sum}，和合计 {total} 不一致。")
        total = sum_words(agreement.total)
        yield block("annex_sum", text, "annex", "QYXS 26", sum=sum_words(found), total=total)


def written(agreement: Agreement, ground: Ground) -> Found:
    """In the texts: capitals are what the digits beside them say, days are days to come, penalties are bounded."""
    for where, text in _texts(agreement):
        for words, digits in _BOTH.findall(text):
            if not _agree(words, digits):
                said = filling("大写“{words}”和小写“{digits}”不一致。")
                yield block("capitals", said, where, "ZCBA 78", words=words, digits=digits)
        for year, month, day, until in _DAY.findall(text):
            yield from _written_day(f"{year}-{int(month):02}-{int(day):02}", bool(until), where, ground.today)
        for chinese, plain in _PENALTY.findall(text):
            percent = int(plain) if plain else _percent(chinese)
            if percent > ground.library.limits.most_penalty:
                said = filling("违约金百分之 {percent} 偏高，对方可以请求法院减少。")
                yield warn("penalty", said, where, "MFD 585", percent=percent)
    for place, request in enumerate(agreement.requests):
        named = named_sums(request.result)
        if request.amount is not None and named and request.amount not in named and not request.dropped:
            said = filling("第 {n} 项结果的文字里写的金额和金额栏 {amount} 不一样。")
            yield block(
                "result_sum", said, f"requests/{place}/result", "ZCBA 78", n=place + 1, amount=sum_words(request.amount)
            )


def _texts(agreement: Agreement) -> Iterator[tuple[str, str]]:
    for place, request in enumerate(agreement.requests):
        yield f"requests/{place}/result", request.result
    for place, clause in enumerate(agreement.clauses):
        yield f"clauses/{place}/text", clause.text


def _written_day(iso: str, until: bool, where: str, today: date) -> Found:
    day = day_of(iso)
    if day is None:
        yield block("no_such_day", filling("没有 {day} 这一天。"), where, "ZCBA 78", day=iso)
    elif until and day < today:
        yield block("past_text", filling("要在 {day} 前办的事，这一天已经过去。"), where, "ZCBA 78", day=iso)


def _agree(words: str, digits: str) -> bool:
    try:
        fen = money.fen(digits)
    except ValueError:
        return False
    plain = words.replace("圆", "元").replace("正", "整").removesuffix("整")
    return fen is not None and plain == capitals(fen).removesuffix("整")


def _percent(words: str) -> int:
    """百分之三十, 百分之五: below a hundred."""
    tens, ten, ones = words.partition("十")
    if words.startswith(("百", "一百")):
        return 100
    return (_NUMBERS.get(tens, 1) * 10 if ten else 0) + _NUMBERS.get(ones if ten else tens, 0)

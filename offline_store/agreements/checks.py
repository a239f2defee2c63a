"""What speaks against an agreement, before it may be numbered (domain 2.3): each with the article and the place."""

import re
from collections.abc import Callable, Iterator
from datetime import date

from offline_store import credit_code
from offline_store.agreements import sums, wording
from offline_store.agreements.content import (
    ADMIT,
    EMPLOYER,
    PERSON,
    SETTLE,
    SPECIAL,
    WAIVE,
    WHOLE,
    Agreement,
    Side,
    day_of,
)
from offline_store.agreements.library import Library
from offline_store.agreements.problem import Found, Ground, Problem, block, warn
from offline_store.deadlines.compute import Said
from offline_store.errors import filling
from offline_store.identity import ages, resident

YOUNGEST, GROWN = 16, 18
_INSURANCE = re.compile(r"社保|社会保险|养老保险|医疗保险|五险")
_APPRAISED = re.compile(r"鉴定结论|[一二三四五六七八九十]级伤残|伤残[一二三四五六七八九十]级|未达(?:到)?等级|未达级")
_INJURY = re.compile(r"工伤|职业病")


def problems(agreement: Agreement, ground: Ground) -> list[Problem]:
    """All that speaks against it, what blocks first, else in the order of the paper."""
    agreement = wording.filled(agreement)
    found = [each for check in _CHECKS for each in check(agreement, ground)]
    unique = {(each.code, each.where, str(each.said)): each for each in found}
    return sorted(unique.values(), key=lambda each: not each.blocks)


def texts(agreement: Agreement) -> Iterator[tuple[str, str]]:
    """Place and text of all that the parties agree on."""
    for place, request in enumerate(agreement.requests):
        yield f"requests/{place}/result", "" if request.dropped else request.result
    for place, clause in enumerate(agreement.clauses):
        yield f"clauses/{place}/text", clause.text


# who


def _parties(agreement: Agreement, ground: Ground) -> Found:
    for role, sides in agreement.by_role:
        if not sides and role != "thirds":
            text = filling("没有申请人。") if role == "applicants" else filling("没有被申请人。")
            yield block("no_party", text, role, "TJZC 14", "RMTJ 29")
        for place, side in enumerate(sides):
            yield from _party(side, f"{role}/{place}", ground.today)
    kinds = {side.kind for side in agreement.sides}
    if agreement.applicants and agreement.respondents:
        if PERSON not in kinds:
            yield block("no_worker", filling("双方里没有劳动者。"), "applicants", "TJZC 14")
        if EMPLOYER not in kinds:
            yield block("no_employer", filling("双方里没有用人单位。"), "respondents", "TJZC 14")
    several = [_key(side) for side in agreement.sides if side.name]
    for place, side in enumerate(agreement.thirds):
        if several.count(_key(side)) > 1:
            text = filling("{name}同时是第三人和另一方。")
            yield block("third_twice", text, f"thirds/{place}/name", "TJZC 14", name=side.name)
    keys = [_key(side) for side in agreement.applicants if side.name]
    for place, side in enumerate(agreement.respondents):
        if side.name and _key(side) in keys:
            text = filling("{name}同时是申请人和被申请人。")
            yield block("both_sides", text, f"respondents/{place}/name", "TJZC 14", name=side.name)


def _key(side: Side) -> tuple[str, str]:
    return side.name, side.id_number or side.credit_code


def _party(side: Side, where: str, today: date) -> Found:
    if not side.name.strip():
        yield block("no_name", filling("当事人没有姓名或者名称。"), f"{where}/name", "QYXS 26", "RMTJ 29")
        return
    if side.kind == PERSON:
        yield from _person(side, where, today)
    elif not side.credit_code:
        text = filling("{name}没有统一社会信用代码。")
        yield warn("no_credit_code", text, f"{where}/credit_code", "QYXS 26", name=side.name)
    elif credit_code.fault(credit_code.plain(side.credit_code)):
        text = filling("{name}的统一社会信用代码看起来不对，请核对。")
        yield warn("credit_code", text, f"{where}/credit_code", name=side.name)
    if side.kind == EMPLOYER and not side.representative:
        text = filling("{name}没有写法定代表人或者负责人。")
        yield warn("no_representative", text, f"{where}/representative", "RMTJ 29", name=side.name)
    if not side.phone and not side.address:
        text = filling("{name}没有地址，也没有电话，以后找不到人。")
        yield warn("no_address", text, f"{where}/address", "RMTJ 29", name=side.name)


def _person(side: Side, where: str, today: date) -> Found:
    number = side.id_number.strip().upper()
    if not number:
        yield warn("no_id", filling("{name}没有证件号码。"), f"{where}/id_number", "RMTJ 29", name=side.name)
        return
    if len(number) in (15, 18) and resident.hints(number, today):
        yield warn("id_number", filling("{name}的身份证号看起来不对，请核对。"), f"{where}/id_number", name=side.name)
        return
    born = resident.facts(number).born
    age = ages.age_on(born, today) if born else GROWN
    if age < YOUNGEST:
        text = filling("{name}不满十六周岁，涉嫌使用童工，要由监护人到场并向劳动监察报告。")
        yield warn("child", text, f"{where}/id_number", "LDF 15", name=side.name)
    elif age < GROWN:
        text = filling("{name}不满十八周岁，请核实是否以自己的劳动收入为主要生活来源，否则由监护人签字。")
        yield warn("minor", text, f"{where}/id_number", "MFD 18", name=side.name)


def _agents(agreement: Agreement, ground: Ground) -> Found:
    signing = day_of(agreement.signed_on) or ground.today
    for role, sides in agreement.by_role:
        for place, side in enumerate(sides):
            where = f"{role}/{place}"
            if side.agent_signs and not side.agent_name.strip():
                text = filling("{name}由代理人签字，但没有写代理人是谁。")
                yield block("no_agent", text, f"{where}/agent_name", "MSSF 62", name=side.name)
            elif side.agent_name:
                yield from authority(side, signing, powers_needed(agreement, role), where)


def powers_needed(agreement: Agreement, role: str) -> tuple[str, ...]:
    """The powers that signing this agreement for that side takes."""
    if role in ("respondents", "thirds"):
        return (ADMIT, SETTLE)
    return (WAIVE, SETTLE) if any(request.dropped for request in agreement.requests) else (SETTLE,)


def authority(side: Side, signing: date, needed: tuple[str, ...], where: str) -> Found:
    """What an agent's authority lacks. Where the party signs itself it is only said."""
    level = block if side.agent_signs else warn
    values = {"agent": side.agent_name, "name": side.name}
    if side.agent_scope == WHOLE and not side.agent_powers:
        text = filling("代理人{agent}的授权只写“全权代理”，没有写明承认、放弃、变更、和解，不能代{name}签协议。")
        yield level("whole_authority", text, f"{where}/agent_scope", "MSSF 62", "MSJS 89", **values)
    elif side.agent_scope not in (SPECIAL, WHOLE):
        text = filling("代理人{agent}没有特别授权，不能代{name}签协议。")
        yield level("no_authority", text, f"{where}/agent_scope", "MSSF 62", **values)
    elif missing := [power for power in needed if power not in side.agent_powers]:
        text = filling("代理人{agent}的授权里没有写明：{powers}。")
        yield level("powers", text, f"{where}/agent_powers", "MSSF 62", **values, powers="、".join(missing))
    until = day_of(side.agent_authority_until)
    if side.agent_authority_until and until is None:
        text = filling("代理人{agent}的授权期限不是一个日期。")
        yield level("authority_day", text, f"{where}/agent_authority_until", "MSSF 62", **values)
    elif until and until < signing:
        text = filling("代理人{agent}的授权到 {day} 就过期了。")
        yield level("expired", text, f"{where}/agent_authority_until", "MSSF 62", **values, day=until.isoformat())
    elif until is None and side.agent_signs:
        text = filling("没有写代理人{agent}的授权到哪一天，请看授权委托书。")
        yield warn("no_until", text, f"{where}/agent_authority_until", "MSSF 62", **values)


def _body(agreement: Agreement, ground: Ground) -> Found:
    if not agreement.organisation.strip():
        yield block("no_organisation", filling("没有写调解组织。"), "organisation", "TJZC 14", "RMTJ 29")
    if not agreement.mediator.strip():
        yield block("no_mediator", filling("没有写调解员，没有人签名。"), "mediator", "TJZC 14", "RMTJ 29")
    if not agreement.matter.strip():
        yield warn("no_matter", filling("没有写纠纷的主要事实和争议事项。"), "matter", "RMTJ 29")
    signing = day_of(agreement.signed_on)
    if agreement.signed_on and signing is None:
        yield block("signed_on", filling("签订日期不是一个日期。"), "signed_on", "TJZC 14")
    elif signing and signing < ground.today:
        text = filling("签订日期 {day} 已经过去，请写实际签字的那天。")
        yield block("signed_past", text, "signed_on", "TJZC 14", day=signing.isoformat())
    if agreement.copies < len(agreement.sides) + 1:
        text = filling("份数不够：每方一份，调解组织留一份，至少 {count} 份。")
        yield block("copies", text, "copies", "QYXS 26", "RMTJ 29", count=len(agreement.sides) + 1)


# what


def _requests(agreement: Agreement, _ground: Ground) -> Found:
    if not agreement.requests:
        yield block("no_request", filling("没有请求事项。"), "requests", "TJZC 14", "QYXS 26")
    for place, request in enumerate(agreement.requests):
        where, number = f"requests/{place}", place + 1
        if not request.text.strip():
            yield block("empty_request", filling("第 {n} 项请求没有内容。"), f"{where}/text", "QYXS 26", n=number)
        if request.dropped and (request.result.strip() or request.amount):
            text = filling("第 {n} 项请求写了放弃，又写了结果或者金额，二者只能有一个。")
            yield block("dropped_and_result", text, f"{where}/result", "QYXS 26", n=number)
        elif not request.dropped and not request.result.strip():
            text = filling("第 {n} 项请求没有结果：写上结果，或者标明放弃。")
            yield block("no_result", text, f"{where}/result", "QYXS 26", n=number)
        if request.dropped and _INSURANCE.search(request.text):
            text = filling("第 {n} 项放弃的是社会保险：只是不再由本次调解处理，不能写成无需缴纳。")
            yield warn("insurance_dropped", text, f"{where}/text", "JS2 19", n=number)


def _wordings(agreement: Agreement, ground: Ground) -> Found:
    if not agreement.clauses and not any(request.result.strip() for request in agreement.requests):
        yield block("no_content", filling("协议没有任何内容。"), "clauses", "TJZC 14")
    for place, clause in enumerate(agreement.clauses):
        if not clause.text.strip():
            yield block("empty_clause", filling("第 {n} 条是空的。"), f"clauses/{place}/text", "ZCBA 78", n=place + 1)
    for where, text in texts(agreement):
        for name in wording.gaps(text):
            yield block("gap", filling("还有空没有填：{name}。"), where, "ZCBA 78", name=name)
        yield from _unclear(where, text, ground.library)
        yield from _void(where, text, ground.library)


def _unclear(where: str, text: str, library: Library) -> Found:
    for term in library.unclear:
        rest = text
        for longer in term.within:
            rest = rest.replace(longer, "")
        if term.name in rest:
            said = Said(filling("“{term}”不明确，不能执行：{instead}。"), {"term": term.name, "instead": term.instead})
            yield Problem("unclear", term.level, said, where, ("ZCBA 78", "SFQR 7"))


def _void(where: str, text: str, library: Library) -> Found:
    for term in library.void:
        if found := next(filter(None, (re.search(pattern, text) for pattern in term.patterns)), None):
            said = Said(filling("“{words}”：{why}。"), {"words": found[0], "why": term.name})
            yield Problem(f"void_{term.code}", term.level, said, where, term.articles)


def _injury(agreement: Agreement, ground: Ground) -> Found:
    said = " ".join([*(text for _, text in texts(agreement)), agreement.matter])
    asked = " ".join(request.text for request in agreement.requests)
    concerned = ground.facts.injured or _INJURY.search(f"{said} {asked}")
    if concerned and not ground.facts.appraised and not _APPRAISED.search(said):
        text = filling("涉及工伤，还没有劳动能力鉴定结论：鉴定以前谈定的数额可能显失公平，可以撤销。")
        yield warn("not_appraised", text, "clauses", "GSTL 25", "ZCBA 78")


_CHECKS: tuple[Callable[[Agreement, Ground], Found], ...] = (
    _body,
    _parties,
    _agents,
    _requests,
    sums.totals,
    sums.instalments,
    sums.annex,
    sums.written,
    _wordings,
    _injury,
)

"""The draft of an agreement from what the case knows. Nothing is agreed on that nobody said: results stay open."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from offline_store import money
from offline_store.agreements import wording
from offline_store.agreements.content import (
    Agreement,
    AnnexLine,
    Clause,
    Instalment,
    Notice,
    Request,
    Side,
)
from offline_store.agreements.library import Library, Mediator, Standard
from offline_store.amounts import digits
from offline_store.matter import WageItem

_PARTS = re.compile(r"[；;。\n]|(?<=[^\d])[，,](?=并?(?:要求|请求|支付|补缴|返还|退还|出具|解除|恢复|确认))")
_BEGINNING = re.compile(r"^(?:\s|[（(]?[一二三四五六七八九十\d]{1,2}[）)、.．]|要求|请求|希望|想要|想|请)+")
_OWED = re.compile(r"工资|薪|报酬|欠款|拖欠")
LEADS = ("pay_instalments", "pay_once")
"""Clauses that say how the sum is paid: for several instalments, for one."""


@dataclass(frozen=True, slots=True)
class CaseFacts:
    """What an agreement needs to know of its case."""

    case_id: str = ""
    number: str = ""
    mediator: str = ""
    workers: tuple[Side, ...] = ()
    employers: tuple[Side, ...] = ()
    claim: str = ""
    matter: str = ""
    wage_items: tuple[WageItem, ...] = ()
    arrears: int | None = None
    dispute_types: tuple[str, ...] = ()
    people: int | None = None
    injured: bool = False
    appraised: bool = False
    """劳动能力鉴定: its conclusion has come."""
    listed: tuple[AnnexLine, ...] = ()
    """The list of persons of a group."""


def drawn_up(facts: CaseFacts, station: Mediator, library: Library, today: date) -> Agreement:
    """A first draft: the parties, the requests, the clauses that such a matter usually needs, the notices."""
    requests = requests_of(facts)
    owed = facts.arrears if facts.arrears is not None else _sum_of(requests)
    annex = facts.listed if len(facts.listed) >= library.limits.collective_people else ()
    listed = _sum_of(annex)
    drafted = Agreement(
        case_number=facts.number,
        mediator=facts.mediator,
        signed_on=today.isoformat(),
        matter=facts.matter.strip(),
        applicants=facts.workers,
        respondents=facts.employers,
        requests=requests,
        total=listed if listed is not None else owed,
        annex=annex,
    )
    drafted = mediated_by(drafted, station)
    if drafted.total:
        drafted = replace(drafted, instalments=(Instalment("", drafted.total, "", ""),))
    return wording.filled(replace(drafted, clauses=proposed(drafted, facts, library)))


def mediated_by(agreement: Agreement, station: Mediator) -> Agreement:
    """The title, seal, notices and copies of whoever mediates."""
    identity = station.identity
    return replace(
        agreement,
        identity=identity.code,
        title=identity.title,
        organisation=station.organisation,
        seal=station.seal,
        notices=tuple(map(Notice, identity.notices)),
        copies=max(identity.copies, len(agreement.sides) + 1),
    )


def requests_of(facts: CaseFacts) -> tuple[Request, ...]:
    """What is asked for: each item of unpaid wages, then what the claim names besides."""
    found = [Request(_wage_words(item), amount=item.amount) for item in facts.wage_items]
    for part in _PARTS.split(facts.claim):
        text = _BEGINNING.sub("", part).strip("，, 　")
        if text and not (facts.wage_items and _OWED.search(text) and not _other_sum(text, facts.wage_items)):
            found.append(Request(text, amount=_only_sum(text)))
    if not found and facts.arrears is not None:
        found = [Request(f"支付拖欠的劳动报酬{digits(facts.arrears)}元".replace("￥", ""), amount=facts.arrears)]
    return tuple(found)


def proposed(agreement: Agreement, facts: CaseFacts, library: Library) -> tuple[Clause, ...]:
    """The clauses that such a matter usually needs, in the library's order; how the sum is paid comes first."""
    types = set(facts.dispute_types)
    wanted = [each for each in library.clauses if types & set(each.types) and each.code not in LEADS]
    wanted = [each for each in wanted if each.code in _USUAL]
    lead = library.clause(LEADS[0 if len(agreement.instalments) > 1 else 1]) if agreement.total else None
    end = library.clause("settled")
    return tuple(clause_of(each) for each in (lead, *wanted, end) if each is not None)


_USUAL = frozenset({"severance", "insurance", "papers", "injury"})
"""Proposed by themselves where the case is of their type; the others are picked."""


def clause_of(standard: Standard) -> Clause:
    """A clause of the library, for an agreement."""
    return Clause(standard.code, standard.text, standard.version)


def split(total: int, count: int, first: date, every_months: int = 1) -> tuple[Instalment, ...]:
    """So many instalments of whole yuan from a day on, the rest in the last; together they are the total."""
    each = total // count // 100 * 100
    amounts = [each] * (count - 1) + [total - each * (count - 1)]
    days = [months_after(first, place * every_months) for place in range(count)]
    return tuple(Instalment(day.isoformat(), amount) for day, amount in zip(days, amounts, strict=True))


def months_after(day: date, months: int) -> date:
    """The same day so many months later, else the last of that month."""
    years, month = divmod(day.month - 1 + months, 12)
    for last in range(day.day, 0, -1):
        try:
            return date(day.year + years, month + 1, last)
        except ValueError:
            continue
    raise ValueError(day)


def agreed_as_asked(agreement: Agreement, request: Request) -> Request:
    """The result says what was asked for."""
    text = request.text.strip().rstrip("。")
    verb = "同意" if text.startswith(_DOING) else "同意按请求办理："
    who = wording.words_of(agreement)["被申请人"]
    return replace(request, result=f"{who}{verb}{text}。", dropped=False)


_DOING = ("支付", "补缴", "返还", "退还", "出具", "恢复", "办理", "补发", "赔偿")


def _wage_words(item: WageItem) -> str:
    months = _months_words(item.months)
    amount = f"{digits(item.amount)}元".replace("￥", "") if item.amount is not None else ""
    return f"支付{months}{item.kind or '工资'}{amount}"


def _months_words(text: str) -> str:
    """`2026-03/2026-05` as 2026年3月至2026年5月的; other words stay."""
    if not text:
        return "拖欠的"
    parts = [_month(part) for part in text.split("/")]
    return "至".join(parts) + "的"


def _month(text: str) -> str:
    found = re.fullmatch(r"(\d{4})-(\d{2})(?:-(\d{2}))?", text.strip())
    if not found:
        return text.strip()
    year, month, day = found.groups()
    return f"{year}年{int(month)}月" + (f"{int(day)}日" if day else "")


def named_sums(text: str) -> set[int]:
    """The sums that a text names as money, in fen: with 元 behind them or ￥ before; a year is none."""
    return {
        each.fen
        for each in money.sums(text)
        if text[each.end :].lstrip().startswith(("元", "圆", "块")) or text[: each.start].endswith(("￥", "¥"))
    }


def _only_sum(text: str) -> int | None:
    """The sum that a text names, where it names one only."""
    found = named_sums(text)
    return found.pop() if len(found) == 1 else None


def _other_sum(text: str, items: Sequence[WageItem]) -> bool:
    """Whether a text names a sum that is neither one of the items nor all of them together."""
    known = {item.amount for item in items} | {sum(item.amount or 0 for item in items)}
    return not named_sums(text) <= known


def _sum_of(rows: Sequence[Request] | Sequence[AnnexLine]) -> int | None:
    known = [row.amount for row in rows if row.amount is not None]
    return sum(known) if known else None

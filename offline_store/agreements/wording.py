"""The words of an agreement by number, sex and role, and the names that stand for them in a clause.

One applicant is 申请人, several are 各申请人; two parties are 双方, more are 各方; 他 is 他, 她, 他们, 她们 or, where
nothing is known, 其.
"""

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from offline_store.agreements.content import PERSON, Agreement, Side, day_of
from offline_store.amounts import MOST, both

GAP = re.compile(r"\{([^{}\n]{1,20})\}")
"""A name in a clause: `{申请人}`."""
_UNKNOWN = "其"


def words_of(agreement: Agreement) -> dict[str, str]:
    """What the names in a clause stand for, as far as the agreement says it."""
    due = sorted(each.due_on for each in agreement.instalments if day_of(each.due_on))
    ways = tuple(dict.fromkeys(each.way for each in agreement.instalments if each.way))
    known = {
        "申请人": claimants(agreement),
        "被申请人": "各被申请人" if len(agreement.respondents) > 1 else "被申请人",
        "双方": "各方" if _heads(agreement) > 2 else "双方",
        "他": pronoun(agreement.applicants, several=len(agreement.annex) > 1),
        "组织": agreement.organisation,
        "总额": sum_words(agreement.total) if agreement.total is not None else "",
        "期数": str(len(agreement.instalments)) if agreement.instalments else "",
        "首期": day_words(due[0]) if due else "",
        "末期": day_words(due[-1]) if due else "",
        "方式": ways[0] if len(ways) == 1 else "",
    }
    return {name: value for name, value in known.items() if value}


def sum_words(fen: int) -> str:
    """A sum as papers print it, twice; one that cannot be paid (below zero, beyond the capitals) in digits alone."""
    return both(fen) if 0 <= fen < MOST else f"{fen / 100:,.2f}元"


def filled(agreement: Agreement) -> Agreement:
    """The agreement with the text of each clause written anew from its wording."""
    words = words_of(agreement)
    clauses = tuple(replace(each, text=fill(each.wording, words)) for each in agreement.clauses)
    return agreement if clauses == agreement.clauses else replace(agreement, clauses=clauses)


def fill(wording: str, words: Mapping[str, str]) -> str:
    """The wording with its names replaced; a name that stands for nothing yet stays to be seen."""
    return GAP.sub(lambda found: words.get(found[1], found[0]), wording)


def gaps(text: str) -> tuple[str, ...]:
    """The names in a text that stand for nothing yet, each once."""
    return tuple(dict.fromkeys(GAP.findall(text)))


def claimants(agreement: Agreement) -> str:
    """The applicants in a sentence."""
    return "各申请人" if len(agreement.applicants) > 1 or len(agreement.annex) > 1 else "申请人"


def pronoun(sides: tuple[Side, ...], *, several: bool = False) -> str:
    """他, 她, 他们, 她们; 其 where a sex is not known, and for an employer."""
    sexes = {side.sex for side in sides}
    if any(side.kind != PERSON for side in sides) or not sexes <= {"男", "女"} or not sexes:
        return _UNKNOWN
    word = "她" if sexes == {"女"} else "他"
    if several and len(sides) == 1:
        return _UNKNOWN  # the others of the annex are of no known sex
    return f"{word}们" if len(sides) > 1 else word


def day_words(text: str) -> str:
    """An ISO day as papers write it: 2026年11月5日; what is no day stays."""
    day = day_of(text)
    return f"{day.year}年{day.month}月{day.day}日" if day else text


def side_lines(side: Side, role: str) -> list[str]:
    """A party in words, a line each for itself and its agent."""
    about = (
        (
            side.sex,
            f"公民身份号码 {side.id_number}" if side.id_number else "",
            f"住址 {side.address}" if side.address else "",
        )
        if side.kind == PERSON
        else (
            f"统一社会信用代码 {side.credit_code}" if side.credit_code else "",
            f"地址 {side.address}" if side.address else "",
            f"法定代表人 {side.representative}" if side.representative else "",
        )
    )
    lines = ["，".join(filter(None, (f"{role}：{side.name}", *about, f"电话 {side.phone}" if side.phone else "")))]
    if side.agent_name:
        scope = side.agent_scope + (f"（{'、'.join(side.agent_powers)}）" if side.agent_powers else "")
        until = f"授权至{day_words(side.agent_authority_until)}" if side.agent_authority_until else ""
        lines.append("，".join(filter(None, (f"委托代理人：{side.agent_name}", side.agent_relation, scope, until))))
    return lines


def lines(agreement: Agreement) -> list[str]:
    """The whole agreement, a line for each thing that can be compared between two versions."""
    found = [agreement.title, f"案号：{agreement.case_number}"]
    found += [line for side in agreement.applicants for line in side_lines(side, "申请人")]
    found += [line for side in agreement.respondents for line in side_lines(side, "被申请人")]
    found += [line for side in agreement.thirds for line in side_lines(side, "第三人")]
    found += [f"争议事项：{agreement.matter}"]
    for place, request in enumerate(agreement.requests, start=1):
        found.append(f"请求{place}：{request.text}")
        found.append(f"结果{place}：{'放弃' if request.dropped else request.result}{_sum(request.amount)}")
    if agreement.total is not None:
        found.append(f"合计：{sum_words(agreement.total)}")
    found += [f"第{place}条：{clause.text}" for place, clause in enumerate(filled(agreement).clauses, start=1)]
    for place, each in enumerate(agreement.instalments, start=1):
        amount = _amount(each.amount)
        found.append(
            "，".join(filter(None, (f"第{place}期：{day_words(each.due_on)}", amount, each.way, each.account)))
        )
    for place, line in enumerate(agreement.annex, start=1):
        amount = _amount(line.amount)
        parts = (f"附件{place}：{line.name}", line.id_number, amount, line.account, line.consent)
        found.append("，".join(filter(None, parts)))
    found += [f"告知：{notice.text}" for notice in agreement.notices]
    found.append(f"调解员：{agreement.mediator}　{agreement.organisation}")
    return found


def _amount(fen: int | None) -> str:
    return sum_words(fen) if fen is not None else ""


def _sum(fen: int | None) -> str:
    return f"（{sum_words(fen)}）" if fen is not None else ""


def _heads(agreement: Agreement) -> int:
    listed = len(agreement.annex) if len(agreement.annex) > len(agreement.applicants) else len(agreement.applicants)
    return listed + len(agreement.respondents) + len(agreement.thirds)


def day_from(text: str, today: date) -> str:
    """A day as it is typed, in ISO: 2026-12-10, 20261210, 2026年12月10日, 12月10日 or 12.10 (the next one there is).

    What is no day stays as it was typed.
    """
    found = _TYPED_DAY.fullmatch(text.strip())
    if not found:
        return text.strip()
    year, month, day = (int(part) if part else 0 for part in found.groups())
    try:
        said = date(year or today.year, month, day)
        if not year and said < today:
            said = date(today.year + 1, month, day)
    except ValueError:
        return text.strip()
    return said.isoformat()


_TYPED_DAY = re.compile(r"(?:(\d{4})\s*[-./年]?\s*)?(\d{1,2})\s*[-./月]?\s*(\d{1,2})\s*[日号]?")

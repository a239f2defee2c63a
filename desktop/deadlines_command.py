"""`qiantai deadlines` and `qiantai statute`: a deadline's day with its reason, an article with its dates.

They stand on the tables that the program brings along; what the centre has changed since shows in the window.
"""

import argparse
import json
from datetime import date
from typing import TextIO

from offline_store import codes
from offline_store.deadlines import calendar, rules, statutes
from offline_store.deadlines.compute import Answer, BadDay, compute, say
from offline_store.deadlines.rules import Rule
from offline_store.errors import ExpectedError

REFUSED = 2
"""Exit code: what was asked for cannot be answered."""


def tell(options: argparse.Namespace, out: TextIO, err: TextIO) -> int:
    """Print the day first, then the reason, on one line; the exit code."""
    try:
        table = rules.read(codes.shipped(rules.LIST))
        day = _day(options.day)
        rule = rules.find(table, f"{options.rule}.{options.stage}" if options.stage else options.rule, day)
        agreed = _day(options.agreed) if options.agreed else None
        answer = compute(rule, day, calendar.read(codes.shipped(calendar.LIST)), agreed=agreed)
    except ExpectedError as error:
        print(error, file=err)
        return REFUSED
    others = [] if options.stage else [other for other in rules.stages(table, rule.number) if other.code != rule.code]
    print(_as_json(rule, answer) if options.json else _as_line(rule, answer, others), file=out)
    return 0


def quote(name: str, number: int, out: TextIO, err: TextIO) -> int:
    """Print an article with the dates of its text and where that is from; the exit code."""
    try:
        found = statutes.article(name, number)
    except ExpectedError as error:
        print(error, file=err)
        return REFUSED
    print(f"{found.title}（{found.version} 文本，{found.effective} 起施行）", file=out)
    print(found.text, file=out)
    print(f"来源：{found.source}", file=out)
    return 0


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise BadDay(day=text[:20]) from None


def _as_line(rule: Rule, answer: Answer, others: list[Rule]) -> str:
    parts = [f"{rule.code} {rule.name}，{say(answer.why)}", *(say([warning]) for warning in answer.warnings)]
    if others:
        named = "、".join(f"{other.stage or '（不写）'} {other.name}" for other in others)
        parts.append(f"这条规则还有 --stage {named}")
    return f"{answer.due or '没有到期日'}　{'。'.join(parts)}。"


def _as_json(rule: Rule, answer: Answer) -> str:
    told = {
        "due": answer.due.isoformat() if answer.due else None,
        "rule": rule.code,
        "name": rule.name,
        "why": say(answer.why),
        "articles": list(rule.articles),
        "unit": rule.unit,
        "whose": rule.whose,
        "warnings": [say([warning]) for warning in answer.warnings],
    }
    return json.dumps(told, ensure_ascii=False)

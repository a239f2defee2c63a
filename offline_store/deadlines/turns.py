"""What happens to a running deadline: extended 延期, suspended 中止 and resumed 恢复, interrupted 中断 (begun anew).

A deadline keeps its turns in the order they were written down; they count in the order of their days. What may
interrupt or suspend which rule is the rule table `deadline_turns`, with the article and the papers that prove it.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import date
from typing import Any

from offline_store.deadlines import statutes

LIST = "deadline_turns"
EXTEND, SUSPEND, RESUME, INTERRUPT = KINDS = ("extend", "suspend", "resume", "interrupt")


@dataclass(frozen=True, slots=True)
class Turn:
    """One of them."""

    kind: str
    """Of KINDS."""
    on: date
    """The day of the event: agreed or approved, the cause began, the cause was gone, the right was claimed."""
    until: date | None = None
    """Extended to this day; suspended up to this day, which counts again."""
    days: int = 0
    """Extended by so many of the rule's unit, where no day was agreed on."""
    reason: str = ""
    """Why, in words."""
    paper: str = ""
    """What proves it."""
    at: str = ""
    """When it was written down (ISO, UTC), and by whom."""
    by: str = ""


@dataclass(frozen=True, slots=True)
class Cause:
    """What may interrupt or suspend: one item of the table."""

    code: str
    kind: str
    name: str
    events: tuple[str, ...]
    """Events (list `deadline_events`) that do it by themselves."""
    article: str
    evidence: str
    """The papers that prove it, in words."""
    rules: tuple[str, ...]


def causes(content: Mapping[str, Any], rule_code: str) -> tuple[Cause, ...]:
    """Those of a rule."""
    return tuple(_cause(item) for item in content["items"] if rule_code in item["rules"])


def read(rows: Iterable[Mapping[str, Any]]) -> tuple[Turn, ...]:
    """The turns of a deadline as its row keeps them; one of a newer program's kind is left out."""
    return tuple(_turn(row) for row in rows if row.get("kind") in KINDS)


def as_row(turn: Turn) -> dict[str, Any]:
    """As a row keeps it; what says nothing is left out."""
    row = {
        "kind": turn.kind,
        "from": turn.on.isoformat(),
        "until": turn.until.isoformat() if turn.until else None,
        "days": turn.days,
        "reason": turn.reason,
        "paper": turn.paper,
        "at": turn.at,
        "by": turn.by,
    }
    return {name: value for name, value in row.items() if value}


def suspensions(turns: Sequence[Turn]) -> list[tuple[date, date | None]]:
    """The stretches that do not count: from a day, to the day that counts again (None: not known yet)."""
    found: list[tuple[date, date | None]] = []
    for turn in sorted(turns, key=lambda turn: turn.on):
        if turn.kind == SUSPEND:
            found.append((turn.on, turn.until))
        elif turn.kind == RESUME and found and found[-1][1] is None:
            found[-1] = (found[-1][0], turn.on)
    return found


def problems(content: Mapping[str, Any]) -> list[str]:
    """What is wrong with a table of causes that has the form of the list, in words."""
    found = []
    for place, item in enumerate(content["items"], start=1):
        if item["kind"] not in (INTERRUPT, SUSPEND):
            found.append(f"第 {place} 项：kind 只能是 {INTERRUPT}、{SUSPEND}")
        if not statutes.known(item["article"]):
            found.append(f"第 {place} 项：不认识的法条 {item['article'][:40]}")
    return found[:10]


def _cause(item: Mapping[str, Any]) -> Cause:
    values: dict[str, Any] = {each.name: item[each.name] for each in fields(Cause)}
    return Cause(**values | {name: tuple(values[name]) for name in ("events", "rules")})


def _turn(row: Mapping[str, Any]) -> Turn:
    until = row.get("until")
    return Turn(
        kind=row["kind"],
        on=date.fromisoformat(row["from"]),
        until=date.fromisoformat(until) if until else None,
        **{name: row[name] for name in ("days", "reason", "paper", "at", "by") if name in row},
    )

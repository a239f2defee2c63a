"""What the tables of the process must say beyond the form of a list: asked before the centre sends a version.

The tables name each other's codes; each is held to the others as they are on the day it begins to hold.
"""

from collections.abc import Callable, Collection, Iterator, Mapping
from typing import Any

from offline_store.process.rules import BACK, BEGINNING
from offline_store.roles import RIGHTS
from offline_store.stations import LEVELS

Items = list[Mapping[str, Any]]
Other = Callable[[str], Mapping[str, Any]]
"""Gives another list by its name, as it is on the day the new version begins to hold."""
THROUGH = ("", "assignment", "handover", "joining")
OWN = ("never", "alone", "always")
"""Of `process.rules.Kind`."""
ALL_RIGHTS = frozenset().union(*RIGHTS.values())
MOST_TOLD = 10


def problems(name: str, content: object, other: Other) -> list[str]:
    """What is wrong with a list of this name that has the right form, in words; nothing for lists of other matters."""
    check = _CHECKS.get(name)
    return list(check(content["items"], other))[:MOST_TOLD] if check and isinstance(content, Mapping) else []


def _moves(items: Items, other: Other) -> Iterator[str]:
    states = _codes(other("process_states"))
    gates = {line["gate"] for line in other("checklist")["items"]}
    choices: tuple[tuple[str, Collection[str], str], ...] = (
        ("from", states, "不认识的环节"),
        ("to", {*states, BACK}, "不认识的环节"),
        ("meanwhile", {*states, ""}, "不认识的环节"),
        ("right", ALL_RIGHTS, "不认识的权限"),
        ("levels", LEVELS, "不认识的层级"),
        ("decision", {*_codes(other("decision_kinds")), ""}, "不认识的审批"),
        ("gate", {*gates, ""}, "检查清单里没有的关口"),
        ("through", THROUGH, "不认识的办理方式"),
        ("event", {*_codes(other("deadline_events")), ""}, "不认识的期限事件"),
    )
    for place, item in enumerate(items, start=1):
        for key, known, what in choices:
            yield from (
                f"第 {place} 项：{key} 里有{what} {each[:40]}" for each in _texts(item[key]) if each not in known
            )
        if item["meanwhile"] and not item["decision"]:
            yield f"第 {place} 项：有 meanwhile 就要有 decision"


def _states(items: Items, other: Other) -> Iterator[str]:
    codes = {item["code"] for item in items}
    if BEGINNING not in codes:
        yield f"缺少登记时的环节 {BEGINNING}"
    for move in other("process_moves")["items"]:
        named = {*move["from"], move["to"], move["meanwhile"]} - {"", BACK, *codes}
        yield from (f"流转表的“{move['name']}”还用到环节 {each}" for each in sorted(named))


def _kinds(items: Items, other: Other) -> Iterator[str]:
    for place, item in enumerate(items, start=1):
        for key, known in (("right", ALL_RIGHTS), ("own", OWN)):
            if item[key] not in known:
                yield f"第 {place} 项：不认识的 {key} {item[key][:40]}"
    codes = {"", *(item["code"] for item in items)}
    for move in other("process_moves")["items"]:
        if move["decision"] not in codes:
            yield f"流转表的“{move['name']}”还用到审批 {move['decision']}"


def _checklist(items: Items, other: Other) -> Iterator[str]:
    gates = {"", *(item["gate"] for item in items)}
    for move in other("process_moves")["items"]:
        if move["gate"] not in gates:
            yield f"流转表的“{move['name']}”还用到关口 {move['gate']}"


def _codes(content: Mapping[str, Any]) -> set[str]:
    return {item["code"] for item in content["items"]}


def _texts(value: str | list[str]) -> list[str]:
    return value if isinstance(value, list) else [value]


_CHECKS: Mapping[str, Callable[[Items, Other], Iterator[str]]] = {
    "process_moves": _moves,
    "process_states": _states,
    "decision_kinds": _kinds,
    "checklist": _checklist,
}

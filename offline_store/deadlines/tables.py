"""What tables of deadlines and calculators must say beyond the form of a list: asked before the centre sends one."""

from collections.abc import Callable, Mapping
from typing import Any

from offline_store import office_hours
from offline_store.calculators import rates
from offline_store.deadlines import calendar, rules, turns

CHECKS: dict[str, Callable[[Mapping[str, Any]], list[str]]] = {
    calendar.LIST: calendar.problems,
    rules.LIST: rules.problems,
    rules.HANDLING: rules.handling_problems,
    turns.LIST: turns.problems,
    rates.LIST: rates.problems,
    office_hours.LIST: office_hours.problems,
}


def problems(name: str, content: object) -> list[str]:
    """What is wrong with a list of this name that has the right form, in words; nothing for other lists."""
    check = CHECKS.get(name)
    return check(content) if check and isinstance(content, Mapping) else []

"""One thing that speaks against an agreement, and what an agreement is held against."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from offline_store.agreements.drawing import CaseFacts
from offline_store.agreements.library import BLOCK, WARN, Library
from offline_store.deadlines.calendar import Calendar
from offline_store.deadlines.compute import Said


@dataclass(frozen=True, slots=True)
class Problem:
    """What blocks is against the law or leaves open what is owed; what warns is for the mediator to judge."""

    code: str
    level: str
    """Of `library.LEVELS`."""
    said: Said
    where: str
    """Its place: a field by name, `requests/0/result`, `instalments/2/due_on`, `applicants/0/agent_scope`."""
    articles: tuple[str, ...] = ()

    @property
    def blocks(self) -> bool:
        """Whether the agreement may not be numbered with it."""
        return self.level == BLOCK


@dataclass(frozen=True, slots=True)
class Ground:
    """What an agreement is held against."""

    facts: CaseFacts
    library: Library
    calendar: Calendar
    today: date


Found = Iterator[Problem]


def block(code: str, text: str, where: str, *articles: str, **values: object) -> Problem:
    """One that blocks; the values fill the text's {names}."""
    return Problem(code, BLOCK, Said(text, values), where, articles)


def warn(code: str, text: str, where: str, *articles: str, **values: object) -> Problem:
    """One that warns."""
    return Problem(code, WARN, Said(text, values), where, articles)

"""What the store has to know of a kind of paper: its title, its series of 文号, which description it is.

The descriptions stand in resources/forms; how one is laid out is `desktop/printing`'s business.
"""

import json
from functools import cache
from typing import Any

import resources
from offline_store.types import canonical, sha256

REGISTRATIONS = ("call", "visit")
"""Printed of what a reception says, never drawn up by hand."""
ELSEWHERE = frozenset(
    {
        *REGISTRATIONS,
        "closing",
        "reminder",
        "supervision",
        "calculation",
        "file_directory",
        "closed_list",
        "daily_statistics",
        "monthly_statistics",
        "yearly_statistics",
        "new_arrears_list",
        "enterprise_risk_report",
    }
)
"""Papers that are not begun by hand in a case: of receptions, of a day, of the file, of many cases."""
_SHORT = 12
"""Hex digits that tell one version of a description from another."""


def title(kind: str) -> str:
    """What a paper is called; a kind that this program does not know stands as it is."""
    return str(_described(kind).get("title") or kind)


def named(kind: str, version: int | None) -> str:
    """A paper in words: its title, with the version where it is not the first."""
    return title(kind) if (version or 1) == 1 else f"{title(kind)}（第{version}版）"


def series(kind: str) -> str:
    """The kind of the series its 文号 is of; empty for a paper without one."""
    return str(_described(kind).get("series") or "")


def copies(kind: str) -> int | str:
    """How many are made: a number, or `parties+1`."""
    found = _described(kind).get("copies", 1)
    return found if isinstance(found, int | str) else 1


def template(kind: str) -> str:
    """Which version of its description a paper is made by."""
    content = _described(kind)
    return str(content.get("version") or sha256(canonical(content)).hex()[:_SHORT]) if content else ""


def of_a_case() -> list[str]:
    """The kinds of paper that can be begun in a case, by title."""
    files = (file.stem for file in resources.path("forms").glob("*.json"))
    return sorted((kind for kind in files if kind not in ELSEWHERE), key=title)


@cache
def _described(kind: str) -> dict[str, Any]:
    """Nothing for an unknown kind: a newer program's papers are listed, and stay as they are."""
    try:
        content: dict[str, Any] = json.loads(resources.path(f"forms/{kind}.json").read_text(encoding="utf-8"))
    except FileNotFoundError:
        return {}
    return content

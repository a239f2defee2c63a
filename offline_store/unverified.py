"""待核实: every value of the tables in force that nobody has checked against its source yet, or that is only proposed.

A table says of itself by its `status` (or `source`) that it is proposed; an item by a text with 待核实 in it. What the
centre sends in a table's place says it anew, or does not.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy.orm import Session

from offline_store import codes

MARK = "待核实"
PROPOSED, FROM_MEMORY = "proposed", "verify"
"""In the `status` of a table that was put together for this program; in the `source` of one that was not looked up."""
UNITS = {"calendar": "自然日", "working": "工作日", "year": "年"}


Said = tuple[str, str, date | None]
"""What, why, and from which day it holds where that is told."""


@dataclass(frozen=True, slots=True)
class Unverified:
    """One of them, in the words of its table."""

    table: str
    """Its title."""
    value: str
    why: str
    version: str
    """Empty for the table that the program brings along."""
    effective: date | None


def unverified(session: Session) -> list[Unverified]:
    """All of them, by table."""
    titles, found = codes.titles(), []
    for name in codes.shipped_names():
        row = codes.in_force(session, name)
        content = row.content if row else codes.shipped(name)
        items = [*_of_items(content["items"])]
        told = [*_of_table(content, has_marked_items=bool(items)), *items]
        version, since = (row.version, row.effective) if row else ("", None)
        found += [Unverified(titles.get(name, name), value, why, version, own or since) for value, why, own in told]
    return sorted(found, key=lambda each: each.table)


def _of_table(content: Mapping[str, Any], *, has_marked_items: bool) -> Iterator[Said]:
    """What the table says of the whole of itself; where some items are marked, these are what is meant."""
    status, source = str(content.get("status") or ""), str(content.get("source") or "")
    whole = f"整张表（{len(content['items'])} 项）"
    if status.startswith(MARK):
        yield whole, status.partition("。")[0], None
    elif source.startswith(MARK):
        yield whole, source, None
    elif (PROPOSED in status or MARK in status) and not has_marked_items:
        yield whole, f"{MARK}：为本程序拟定，没有公布的依据", None
    elif FROM_MEMORY in source:
        yield whole, f"{MARK}：还没有与标准原文核对", None


def _of_items(items: list[dict[str, Any]]) -> Iterator[Said]:
    for item in items:
        why = next((text for text in item.values() if isinstance(text, str) and MARK in text), "")
        if why:
            yield _said(item), why, _since(item)


def _since(item: Mapping[str, Any]) -> date | None:
    """From which day the item itself holds, where it says so."""
    try:
        return date.fromisoformat(str(item.get("effective") or item.get("from")))
    except ValueError:
        return None


def _said(item: Mapping[str, Any]) -> str:
    """An item with its number."""
    name = " ".join(str(item[key]) for key in ("code", "name") if item.get(key))
    if "value" in item:
        value = item["value"] if isinstance(item["value"], str) else json.dumps(item["value"], ensure_ascii=False)
        return " ".join(filter(None, (f"{name} = {value}", str(item.get("unit", "")), str(item.get("place", "")))))
    return f"{name} {item['length']} {UNITS[item['unit']]}" if item.get("unit") in UNITS else name

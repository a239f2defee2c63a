"""Code lists 代码表 and rule tables: the newest version that the centre has sent down, else the shipped one.

A shipped list is a JSON file of resources/codes with `items`: a list of objects, each with at least a `name`.
What the centre sends has the same form (`problems` says where it has not), so whoever reads one reads the other.
"""

import json
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

import resources
from offline_store.models import CodeList
from offline_store.types import local_day, now

Content = dict[str, Any]
ABOUT = ("status", "std", "source")
"""What a file may say of itself."""
MOST_ITEMS, LONGEST_TEXT, MOST_TEXTS = 2_000, 500, 200
"""Of a list; of a text within it, in characters; of a list of texts within an item."""


def shipped(name: str) -> Content:
    """The list that the program brings along. Raises FileNotFoundError."""
    content: Content = json.loads(resources.path(f"codes/{name}.json").read_text(encoding="utf-8"))
    return content


def shipped_names() -> list[str]:
    """The lists of the shipped form, by name."""
    files = sorted(resources.path("codes").glob("*.json"))
    return [file.stem for file in files if _is_list(shipped(file.stem))]


def titles() -> dict[str, str]:
    """What people call the tables, by name."""
    named: dict[str, str] = shipped("titles")["names"]
    return named


def current(session: Session, name: str, day: date | None = None) -> Content:
    """The list that holds on a calendar day (today): of the versions already in effect the one that begins last."""
    found = in_force(session, name, day)
    return dict(found.content) if found else shipped(name)


def version(session: Session, name: str, day: date | None = None) -> str:
    """What the centre calls the version that holds on a day; empty for the shipped one."""
    found = in_force(session, name, day)
    return found.version if found else ""


def in_force(session: Session, name: str, day: date | None = None) -> CodeList | None:
    """The version of the centre's that holds on a calendar day (today); None where it is the shipped one."""
    query = select(CodeList).where(
        CodeList.name == name, CodeList.state == "live", CodeList.effective <= (day or local_day(now()))
    )
    return session.scalars(query.order_by(CodeList.effective.desc(), CodeList.id.desc()).limit(1)).first()


def names(content: Mapping[str, Any]) -> tuple[str, ...]:
    """The names of a list's items, in its order."""
    return tuple(item["name"] for item in content["items"])


def problems(content: object, like: Content) -> list[str]:
    """Where a list is not of the form of another, in words, at most ten; empty when it is."""
    if not _is_list(content):
        return ["文件里要有 items：一个列表，其中每一项都是一个对象"]
    assert isinstance(content, dict)
    items = content["items"]
    if len(items) > MOST_ITEMS:
        return [f"最多 {MOST_ITEMS} 项，现在有 {len(items)} 项"]
    beside = ("items", *ABOUT, *like)
    found = [f"不认识的内容：{key[:40]}" for key in content if key not in beside]
    found += [f"{key} 要是文字" for key in ABOUT if not isinstance(content.get(key), str | None)]
    own = [key for key in like if key not in ("items", *ABOUT)]
    found += [f"{key} 缺少，或类型不对" for key in own if type(content.get(key)) is not type(like[key])]
    form = _form_of(like)
    for place, item in enumerate(items, start=1):
        found += [f"第 {place} 项：{what}" for what in _item_problems(item, form)]
    found += [f"{key} 重复：{value}" for key in sorted(form.unique) for value in _doubles(items, key)]
    return found[:10]


def differences(old: Content, new: Content) -> list[tuple[str, str, str]]:
    """What a new version changes: kind (新增, 删除, 修改, 顺序), the item's code or name, and what in words."""
    before, after = _by_key(old), _by_key(new)
    found = [("新增", key, _said(item)) for key, item in after.items() if key not in before]
    found += [("删除", key, _said(item)) for key, item in before.items() if key not in after]
    found += [
        ("修改", key, f"{_said(before[key])} → {_said(item)}")
        for key, item in after.items()
        if key in before and before[key] != item
    ]
    kept, order = [k for k in before if k in after], [k for k in after if k in before]
    return found + ([("顺序", "", "条目的顺序有变化")] if kept != order else [])


def _is_list(content: object) -> bool:
    if not isinstance(content, dict):
        return False
    items = content.get("items")
    return isinstance(items, list) and bool(items) and all(isinstance(item, dict) and item for item in items)


@dataclass(frozen=True, slots=True)
class _Form:
    """What the items of a list look like."""

    types: Mapping[str, type]
    needed: frozenset[str]
    unique: frozenset[str]
    plain_names: bool
    """No name has a 、 in it: where several can be chosen, it stands between them."""


def _form_of(like: Content) -> _Form:
    items = like["items"]
    types = {key: _kind(value) for item in items for key, value in item.items()}
    return _Form(
        types=types,
        needed=frozenset(key for key in types if all(key in item for item in items)),
        unique=frozenset(key for key in ("code", "name") if key in types and not _doubles(items, key)),
        plain_names=not any("、" in item.get("name", "") for item in items),
    )


def _kind(value: Any) -> type:
    return float if type(value) is int else type(value)


def _item_problems(item: Mapping[str, Any], form: _Form) -> list[str]:
    found = [f"缺少 {key}" for key in sorted(form.needed - item.keys())]
    found += [f"不认识的内容 {key[:40]}" for key in item if key not in form.types]
    for key in sorted(item.keys() & form.types.keys()):
        found += [f"{key} {what}" for what in _value_problems(key, item[key], form)]
    return found


def _value_problems(key: str, value: Any, form: _Form) -> list[str]:
    kind = form.types[key]
    if _kind(value) is not kind:
        return [f"的类型不对，应当像 {_EXAMPLES.get(kind, kind.__name__)}"]
    if key in ("code", "name") and not value.strip():
        return ["不能为空"]
    if key == "name" and form.plain_names and "、" in value:
        return ["里不能有顿号“、”"]
    texts = value if isinstance(value, list) else [value]
    if len(texts) > MOST_TEXTS:
        return [f"最多 {MOST_TEXTS} 条"]
    if isinstance(value, list) and not all(isinstance(text, str) and text for text in texts):
        return ["里要都是文字"]
    if any(isinstance(text, str) and len(text) > LONGEST_TEXT for text in texts):
        return [f"太长，最多 {LONGEST_TEXT} 个字"]
    return [f"里有写错的规则：{text[:40]}" for text in texts if key == "patterns" and not _compiles(text)]


_EXAMPLES: dict[type, str] = {str: '"文字"', float: "1", bool: "true", list: '["文字"]'}


def _compiles(pattern: str) -> bool:
    try:
        re.compile(pattern)
    except (re.error, RecursionError, OverflowError):
        return False
    return True


def _doubles(items: Sequence[Mapping[str, Any]], key: str) -> list[str]:
    values = Counter(item[key] for item in items if isinstance(item.get(key), str))
    return [value for value, times in values.items() if times > 1]


def _by_key(content: Content) -> dict[str, Mapping[str, Any]]:
    """Items by their code or name; one that comes again gets its place beside it."""
    found: dict[str, Mapping[str, Any]] = {}
    for place, item in enumerate(content["items"], start=1):
        key = str(item.get("code") or item.get("name") or item.get("role") or place)
        found[f"{key}（第 {place} 项）" if key in found else key] = item
    return found


def _said(item: Mapping[str, Any]) -> str:
    rest = {key: value for key, value in item.items() if key not in ("code", "name")}
    name = str(item.get("name", ""))
    return f"{name} {json.dumps(rest, ensure_ascii=False)}".strip() if rest else name

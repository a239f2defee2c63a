"""Whether a set of values fits a form: every value has a field, and is of its type. In words, nothing is raised."""

from collections.abc import Iterator, Mapping
from datetime import date, datetime
from typing import Any

from desktop.printing.blocks import Description, Field

WANTED: Mapping[str, str] = {
    "text": "文字",
    "long": "文字",
    "date": "日期，如 2026-11-05",
    "moment": "时间，如 2026-11-05T09:05",
    "money": "整数，单位是分",
    "digits_money": "整数，单位是分",
    "count": "整数",
    "flag": "true 或 false",
    "list": "列表，每一行是一个对象",
}


def mistakes(form: Description, values: Mapping[str, Any]) -> list[str]:
    """What is wrong with the values of a form; empty when they can be printed. null is an empty field."""
    return list(_mistakes(form.fields, values, ""))


def _mistakes(fields: Mapping[str, Field], values: Mapping[str, Any], where: str) -> Iterator[str]:
    for name, value in values.items():
        field = fields.get(name)
        if field is None:
            yield f"{where}没有“{name[:40]}”这一项"
        elif value is None or value == "":
            continue
        elif not _fits(field, value):
            yield f"{where}“{name}”（{field.label}）要{_wanted(field)}，现在是 {_short(value)}"
        elif field.type == "list":
            for place, row in enumerate(value, start=1):
                yield from _mistakes(field.of, row, f"“{name}”第 {place} 行：")


def _fits(field: Field, value: object) -> bool:
    match field.type:
        case "text" | "long":
            return isinstance(value, str)
        case "date":
            return _reads(date.fromisoformat, value)
        case "moment":
            return _reads(datetime.fromisoformat, value)
        case "money" | "digits_money" | "count":
            return type(value) is int and value >= 0
        case "flag":
            return isinstance(value, bool)
        case "choice":
            chosen = value if isinstance(value, list) else [value]
            return all(each in field.options for each in chosen)
        case _:
            return isinstance(value, list) and all(isinstance(row, Mapping) for row in value)


def _reads(read: Any, value: object) -> bool:
    try:
        read(value)
    except (TypeError, ValueError):
        return False
    return True


def _wanted(field: Field) -> str:
    return f"“{'”或“'.join(field.options)}”" if field.type == "choice" else WANTED[field.type]


def _short(value: object) -> str:
    text = repr(value) if not isinstance(value, str) else f"“{value}”"
    return text if len(text) <= 32 else f"{text[:30]}……"

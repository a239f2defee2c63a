"""A paper as plain lines, field by field: to be compared with another version of it."""

from collections.abc import Iterator, Mapping
from typing import Any

from desktop.printing.blocks import Description, Field
from desktop.printing.values import printed
from offline_store.errors import ExpectedError


def as_lines(description: Description, values: Mapping[str, Any]) -> list[str]:
    """Each field that is filled in, as it is printed; long texts and lists take a line for each of theirs."""
    return [line for name, field in description.fields.items() for line in _field(field, values.get(name))]


def _field(field: Field, value: Any) -> Iterator[str]:
    if field.type == "list":
        for number, row in enumerate(value or (), start=1):
            told = (f"{each.label}：{_said(each, row.get(name))}" for name, each in field.of.items() if row.get(name))
            yield f"{field.label} {number}　" + "　".join(told)
        return
    lines = _said(field, value).splitlines()
    if lines:
        yield f"{field.label}：{lines[0]}"
        yield from lines[1:]


def _said(field: Field, value: Any) -> str:
    """As it is printed; what cannot be printed, as it was typed."""
    if value in (None, "", []):
        return ""
    if field.type == "choice":
        return "、".join(map(str, value)) if isinstance(value, list) else str(value)
    if field.type == "flag":
        return "是" if value else "否"
    try:
        return printed(field, value)
    except ExpectedError:
        return str(value)

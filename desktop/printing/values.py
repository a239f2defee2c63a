"""The values of a form as they are printed, by the type of their field (`description.py` says which there are)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from string import Formatter
from typing import Any

from desktop.printing.amounts import both, digits
from desktop.printing.blocks import NUMBER, Field, FieldType, GridPart, Is
from desktop.printing.glyphs import GAP
from offline_store.errors import ExpectedError
from offline_store.types import ZONE

TICKED, EMPTY = "☑", "☐"
_BETWEEN = "　"
_BLANKS: Mapping[FieldType, str] = {
    "date": f"{GAP * 4}年{GAP * 2}月{GAP * 2}日",
    "moment": f"{GAP * 4}年{GAP * 2}月{GAP * 2}日{GAP * 2}时{GAP * 2}分",
    "money": GAP * 14,
    "long": GAP * 20,
    "count": GAP * 3,
}
"""What stands in a text for a value that is missing; every other type has a gap of eight characters."""


class BadValue(ExpectedError):
    """A value that its field cannot hold."""

    title = "文书内容不对"
    explanation = "“{label}”的内容“{value}”不能印在文书上。"
    advice = "请改正这一项后再打印。"


@dataclass(frozen=True, slots=True)
class Values:
    """What a form is filled with: the fields declared, and their JSON values by name."""

    fields: Mapping[str, Field]
    values: Mapping[str, Any]
    pictures: Mapping[str, Sequence[bytes]] = field(default_factory=dict)
    """Of signatures (`Heading.pictures`)."""

    def text(self, name: str) -> str:
        """The value of a field as it is printed; "" for a blank. Raises BadValue."""
        return printed(self.fields[name], self.values.get(name))

    def rows(self, name: str) -> "list[Values]":
        """The rows of a list field, each with its number."""
        given = self.values.get(name) or []
        if not isinstance(given, Sequence) or not all(isinstance(row, Mapping) for row in given):
            raise BadValue(label=self.fields[name].label, value=given)
        own = self.fields[name].of
        fields = {**self.fields, **own, NUMBER: Field(label=NUMBER, type="count")}
        around = {**self.values, **dict.fromkeys(own)}  # what a row does not say is not the form's field of that name
        return [Values(fields, {**around, **row, NUMBER: number}) for number, row in enumerate(given, 1)]

    def table(self, part: GridPart) -> "list[Values] | None":
        """The rows that a table prints; None where there is no table. Raises BadValue."""
        rows = self.rows(part.field)
        if not part.only:
            return rows
        return [row for row in rows if row.text(part.only)] or None

    def shown(self, condition: str | Is | None) -> bool:
        """Whether a block under this condition is printed."""
        if condition is None:
            return True
        if isinstance(condition, Is):
            value = self.values.get(condition.field)
            return condition.value in value if isinstance(value, list) else value == condition.value
        value = self.values.get(condition)
        return not (value is None or value is False or value in ("", [], {}))

    def fill(self, text: str) -> str:
        """A text with its {fields} filled; a blank is an underlined gap. Raises BadValue."""
        found = []
        for literal, name, _, _ in Formatter().parse(text):
            found.append(literal)
            if name is not None:
                found.append(self.text(name) or _BLANKS.get(self.fields[name].type, GAP * 8))
        return "".join(found)


def printed(field: Field, value: object) -> str:
    """A value as its field's type prints it; "" for None, "" and []. Raises BadValue."""
    match field.type:
        case "flag":
            return _boxes(("是", "否"), [] if value is None or value == "" else ["是" if value else "否"])
        case "choice":
            chosen = value if isinstance(value, list | tuple) else [] if value in (None, "") else [value]
            return _boxes(field.options, [str(each) for each in chosen])
    if value is None or value in ("", []):
        return ""
    try:
        return _typed(field.type, value)
    except (TypeError, ValueError) as error:
        raise BadValue(label=field.label, value=value) from error


def day(value: date) -> str:
    """Arabic digits without leading zeros (GB/T 9704-2012, 7.3.5.4)."""
    return f"{value.year}年{value.month}月{value.day}日"


def moment(value: datetime) -> str:
    """A time to the minute: China's when it has a zone, as it is without one."""
    local = value.astimezone(ZONE) if value.tzinfo else value
    return f"{day(local)} {local.hour}时{local.minute:02}分"


def _typed(kind: FieldType, value: object) -> str:
    match kind:
        case "date":
            return day(date.fromisoformat(str(value)))
        case "moment":
            return moment(datetime.fromisoformat(str(value)))
        case "money":
            return both(_whole(value))
        case "digits_money":
            return digits(_whole(value))
        case "count":
            return str(_whole(value))
        case _:
            if not isinstance(value, str | int | float):
                raise TypeError(value)
            return str(value).replace(GAP, "")


def _whole(value: object) -> int:
    if not isinstance(value, int) or isinstance(value, bool):
        raise TypeError(value)
    return value


def _boxes(options: Sequence[str], chosen: Sequence[str]) -> str:
    """☑男　☐女. A choice that is not among the options stands behind them: a paper never loses what was chosen."""
    every = [*options, *(other for other in chosen if other not in options)]
    return _BETWEEN.join(f"{TICKED if option in chosen else EMPTY}{option}" for option in every)

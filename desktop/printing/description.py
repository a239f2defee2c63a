"""The description of a paper form: what whoever writes or edits a form has to know, and the reader of it.

A form is data, `resources/forms/NAME.json`:

    {"title": "调解协议书", "layout": "plain", "series": "agreement", "copies": "parties+1",
     "source": "where the field list is from", "fields": {…}, "blocks": […]}

`layout` is "table" (one framed table, long text goes on on 续页), "plain" (running text, the papers of mediation) or
"letter" (GB/T 9704-2012). `series` is the kind of the 文号 series that numbers the paper, or null. `copies` is a
number, or "parties+1". Optional: `label_width` (mm, of the labels in a frame), `version` (of the wording),
`page_signatures` (who signs at the foot of each page, as labels), `straddle_seal` (a place for 骑缝章 on each page),
`title_by` (a field whose value is the title on the paper where it has one).

**Fields**, by name: `{"label": "签订日期", "type": "date"}`. The types, and what their value is in JSON:

    text          one line                              "王小雨"
    long          paragraphs, with line ends            "第一段\\n第二段"
    date          an ISO day                            "2026-11-05"                → 2026年11月5日
    moment        an ISO moment; with a zone: China's   "2026-11-05T01:05:00+00:00" → 2026年11月5日 9时05分
    money         fen, printed twice                    1260000 → 人民币壹万贰仟陆佰元整（￥12,600.00）
    digits_money  fen, in digits                        1260000 → ￥12,600.00
    count         a whole number                        19
    flag          true or false                         true → ☑是　☐否
    choice        one of `options`, or a list of them   "男" → ☑男　☐女
    list          a list of rows; `of` are their fields [{"text": "支付工资"}, …]

A value that is missing, null or "" is a blank: an empty cell in a frame, an underlined gap in a text.

**Blocks**, each an object of one key (and `if`):

    {"row": [{"label", "field", "width", "lines"}]}       cells of the frame; width in mm with the label, at most
                                                          `lines` lines (2) in place, the rest on a 续页
    {"box": {"label", "field", "height", "indent"}}       long text in the frame; height in mm, indent in characters
    {"grid": {"label", "field", "columns": [{"field", "label", "width", "align", "lines"}], "rows": 3, "only"}}
                                                          a list as a table, at least `rows` rows; the head is repeated
                                                          on each page. A column "n" numbers the rows; `lines` is
                                                          room to sign in; with `only`, a column, just the rows that
                                                          have it, and no table where none has.
    {"text": "甲方：{employer_name}", "style": "body"}    with {field}; {{ and }} are braces. Styles: body, left
                                                          (no indent: whom a letter is to), heading1, heading2,
                                                          heading3, centre, right, note, title
    {"each": "requests", "text": "{n}. {text}"}           a paragraph for each row; {field} is the row's or the form's
    {"signatures": [{"label", "kind", "field", "date"}]}  kind: sign, thumb, seal, sign_and_seal; `field` is a name
                                                          printed there; date: true (a blank) or a date field
    {"slip": {"title", "blocks"}}                         a slip to be cut off
    {"break": true}                                       a new page

`"if": "field"` shows a block only when the field has a value; `"if": {"field": "x", "is": "y"}` only when it is y.
"""

import json
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from pydantic import ValidationError

import resources
from desktop.printing.blocks import (
    KINDS,
    NUMBER,
    Box,
    Description,
    Each,
    Field,
    Grid,
    Is,
    Row,
    Signatures,
    Slip,
    Text,
    flat,
    placeholders,
)
from offline_store.errors import ExpectedError

WIDEST = {"table": 164.0, "plain": 160.0, "letter": 156.0}
"""mm between the margins, by layout."""


class BadDescription(ExpectedError):
    """A form's description that cannot be printed from."""

    title = "文书模板有误"
    explanation = "文书模板不能使用：{problems}。"
    advice = "请改正模板后再试；已有的文书没有改动。"


def names() -> list[str]:
    """The names of the forms that there are."""
    return sorted(file.stem for file in resources.path("forms").glob("*.json"))


@cache
def load(name: str) -> Description:
    """The form of `resources/forms/<name>.json`. Raises FileNotFoundError, BadDescription."""
    return read(json.loads(resources.path(f"forms/{name}.json").read_text(encoding="utf-8")))


def read(data: object) -> Description:
    """The description in parsed JSON. Raises BadDescription with every problem that `problems` finds."""
    found = problems(data)
    if found:
        raise BadDescription(problems="；".join(found))
    return Description.model_validate(data)


def problems(data: object) -> list[str]:
    """Every problem of a description (parsed JSON, or a Description), in Chinese; empty when it can be printed from."""
    description, found = (data, []) if isinstance(data, Description) else _parsed(data)
    if description is None:
        return found
    return [
        *_of_fields(description.fields),
        *_of_use(description),
        *_of_blocks(description),
        *_of_widths(description),
    ]


def _parsed(data: object) -> tuple[Description | None, list[str]]:
    """The description, or what is wrong with its shape, in Chinese."""
    try:
        return Description.model_validate(data), []
    except ValidationError as error:
        return None, [_in_words(found) for found in error.errors(include_url=False)]


_WORDS = {
    "missing": "缺少“{name}”",
    "extra_forbidden": "不认识“{name}”",
    "union_tag_not_found": "不认识的内容块",
    "union_tag_invalid": "不认识的内容块",
}


def _in_words(found: Any) -> str:
    """One fault of the shape: where it is, then what it is."""
    steps = [step for step in found["loc"] if step not in KINDS] or ["模板"]
    *where, last = (f"第{step + 1}项" if isinstance(step, int) else step for step in steps)
    words = _WORDS.get(found["type"], "“{name}”的值不对（{input}）")
    text = words.format(name=last, input=str(found["input"])[:20])
    return "：".join([" ".join(map(str, where)), text] if where else [text])


def _of_fields(fields: Mapping[str, Field], *, nested: bool = False) -> Iterator[str]:
    for name, field in fields.items():
        if not name.isidentifier() or name == NUMBER:
            yield f"字段名“{name}”不能用"
        if (field.type == "choice") != bool(field.options):
            yield f"字段“{name}”：选项（options）只属于 choice，choice 必须有选项"
        if (field.type == "list") != bool(field.of):
            yield f"字段“{name}”：行的字段（of）只属于 list，list 必须有 of"
        if field.type == "list" and nested:
            yield f"字段“{name}”：list 里不能再有 list"
        yield from _of_fields(field.of, nested=True)


def _of_use(description: Description) -> Iterator[str]:
    """Declared and used must be the same, in the form and in the rows of each list."""
    used: set[str] = {description.title_by} - {""}
    rows: dict[str, set[str]] = {}  # of lists that are printed: one may be a condition alone
    for block in flat(description.blocks):
        try:
            own, of_rows = uses(block, description.fields)
        except ValueError as error:
            yield f"花括号不成对，或括号里不是字段名：“{str(error)[:30]}”"
            continue
        used |= own
        for name, columns in of_rows.items():
            rows.setdefault(name, set()).update(columns)
    for name in sorted(used - description.fields.keys()):
        yield f"用到了没有声明的字段“{name}”"
    for name in sorted(description.fields.keys() - used):
        yield f"声明的字段“{name}”没有用到"
    for name, columns in rows.items():
        declared = description.fields[name].of.keys() if name in description.fields else columns
        for column in sorted(columns - declared):
            yield f"用到了“{name}”里没有声明的字段“{column}”"
        for column in sorted(declared - columns):
            yield f"“{name}”里声明的字段“{column}”没有用到"


def uses(block: Any, fields: Mapping[str, Field]) -> tuple[set[str], dict[str, set[str]]]:
    """The fields that a block names: the form's own, and those of a list's rows. Raises ValueError for bad braces."""
    used, rows = set(_condition_fields(block)), {}
    match block:
        case Row():
            used |= {cell.field for cell in block.row}
        case Box():
            used.add(block.box.field)
        case Grid():
            used.add(block.grid.field)
            rows[block.grid.field] = {column.field for column in block.grid.columns} - {NUMBER}
            rows[block.grid.field] |= {block.grid.only} - {""}
        case Each():
            used.add(block.each)
            field = fields.get(block.each)
            own = set(placeholders(block.text)) - {NUMBER}
            rows[block.each] = {name for name in own if field is None or name in field.of}
            used |= own - rows[block.each]
        case Text():
            used |= set(placeholders(block.text))
        case Signatures():
            used |= {name for each in block.signatures for name in (each.field, each.date) if isinstance(name, str)}
    return used, rows


def _condition_fields(block: Any) -> list[str]:
    if isinstance(block.condition, Is):
        return [block.condition.field]
    return [block.condition] if block.condition else []


def _of_blocks(description: Description) -> Iterator[str]:
    fields = description.fields
    for block in flat(description.blocks):
        for name, kinds, what in _demands(block):
            if name in fields and fields[name].type not in kinds:
                yield f"字段“{name}”不能用在{what}：它是 {fields[name].type}"
        if isinstance(block.condition, Is):
            field = fields.get(block.condition.field)
            if field is not None and field.options and block.condition.value not in field.options:
                yield f"条件里的“{block.condition.value}”不是“{block.condition.field}”的选项"
        if isinstance(block, Slip) and any(isinstance(inner, Slip) for inner in block.slip.blocks):
            yield f"回执“{block.slip.title}”里不能再有回执"


_SHORT = ("text", "long", "date", "moment", "money", "digits_money", "count", "flag", "choice")


def _demands(block: Any) -> Iterator[tuple[str, tuple[str, ...], str]]:
    """Which types the fields of a block may have."""
    match block:
        case Row():
            yield from ((cell.field, _SHORT, "单元格") for cell in block.row)
        case Box():
            yield block.box.field, _SHORT, "大格"
        case Grid():
            yield block.grid.field, ("list",), "表格"
        case Each():
            yield block.each, ("list",), "逐条段落"
        case Text():
            yield from ((name, _SHORT, "段落") for name in _names(block.text))
        case Signatures():
            yield from ((each.field, _SHORT, "签名处") for each in block.signatures if each.field)
            yield from ((each.date, ("date",), "签名日期") for each in block.signatures if isinstance(each.date, str))


def _names(text: str) -> list[str]:
    try:
        return placeholders(text)
    except ValueError:
        return []  # said by _of_use


def _of_widths(description: Description) -> Iterator[str]:
    """The frame of a table is as wide in each row; nothing is wider than the paper allows."""
    most, wanted = WIDEST[description.layout], None
    for block in flat(description.blocks):
        if isinstance(block, Row):
            what, width = f"行“{block.row[0].label}”", sum(cell.width for cell in block.row)
            narrow = [cell.label for cell in block.row if cell.width < description.label_width + 8]
            if narrow:
                yield f"单元格“{narrow[0]}”太窄，放不下标签和内容"
        elif isinstance(block, Grid):
            what, width = f"表格“{block.grid.field}”", sum(column.width for column in block.grid.columns)
        else:
            continue
        if width > most + 0.01:
            yield f"{what}宽 {width:g} 毫米，最多 {most:g} 毫米"
        if description.layout == "table":
            wanted = wanted or width
            if abs(width - wanted) > 0.01:
                yield f"{what}宽 {width:g} 毫米，和第一行的 {wanted:g} 毫米不同"

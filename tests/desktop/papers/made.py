"""The papers that the tests look at: every form, filled as an office fills it, and as unkindly as can be."""

import subprocess
from functools import cache
from typing import Any

from desktop.papers.heading import heading_of
from desktop.papers.sample import sample
from desktop.printing.blocks import Box as BoxBlock
from desktop.printing.blocks import Description, Each, Field, Grid, Row, Slip, Text
from desktop.printing.description import load, names
from desktop.printing.glyphs import GAP, printable
from desktop.printing.layout import rendered
from desktop.printing.values import Values

FORMS = names()
NUMBER = "青工调字〔2026〕12号"
ABOUT = {"organisation": "青岛市市北区职工服务中心", "case_number": "3702-01-20261105-0099"}
NAME = "阿卜杜热依木·买买提明·库尔班江" + "巴依" * 16 + "𬭎䶮"
"""Fifty characters, with some beyond the basic plane."""
MARKS = "<甲&乙>\"丙'丁]]>{name} %s \\n "
"""What XML, templates and escapes take for their own."""
UNSEEN = "左\u202e右\u200b中\ufeff间\x00\x07\x1b末\u2028行"
"""Characters that leave no mark, and must not change what does."""
LONG = "一名职工反映，用人单位自２０２６年１月起没有支付工资，Nothing_to_break_at_all_in_this_word " * 10
MANY, FEW = 40, 4
"""Rows of a form's first list, and of the others; every third is empty."""


def hostile(form: Description) -> dict[str, Any]:
    """Every field filled so."""
    lists = [name for name, field in form.fields.items() if field.type == "list"]
    return {
        name: [_row(field, row) for row in range(MANY if name == lists[0] else FEW)]
        if name in lists
        else _value(field, place)
        for place, (name, field) in enumerate(form.fields.items())
    }


def _value(field: Field, place: int) -> Any:
    match field.type:
        case "choice":
            return list(field.options)
        case "date":
            return "9999-12-31"
        case "moment":
            return "2026-11-05T23:59:59.999999+00:00"
        case "money" | "digits_money":
            return 99_999_999_999_999 if place % 2 else 0
        case "count":
            return 10**9
        case "flag":
            return False
        case "long":
            return (LONG + "\n" * 3 + UNSEEN, "", MARKS * 8)[place % 3]
    return (NAME, MARKS, UNSEEN, "", LONG[:300])[place % 5]


def _row(field: Field, row: int) -> dict[str, Any]:
    if row % 3 == 2:
        return {}
    return {name: _short(own, row + place) for place, (name, own) in enumerate(field.of.items())}


def _short(field: Field, place: int) -> Any:
    if field.type in ("text", "long"):
        return (NAME[:12], MARKS, UNSEEN)[place % 3]
    return _value(field, place)


SETS = {"full": sample, "hostile": hostile}


@cache
def paper(name, kind):
    form = load(name)
    values = SETS[kind](form)
    return rendered(form, values, heading_of(form, ABOUT, NUMBER))


def tool(*command, pdf=None):
    return subprocess.run(command, input=pdf, capture_output=True, check=True).stdout.decode()


def packed(text):
    return "".join(printable(text.replace(GAP, "")).split())


def texts(name, kind):
    """What the values say, as the form prints them, in the blocks that are shown. Boxes to tick are the form's own."""
    form = load(name)
    yield from _texts(form.blocks, Values(form.fields, SETS[kind](form)))


def _texts(every, values):
    for block in every:
        if not values.shown(block.condition):
            continue
        match block:
            case Row():
                yield from _printed(values, [cell.field for cell in block.row])
            case BoxBlock():
                yield from _printed(values, [block.box.field])
            case Grid():
                for row in values.rows(block.grid.field):
                    yield from _printed(row, [column.field for column in block.grid.columns])
            case Each():
                yield from (row.fill(block.text) for row in values.rows(block.each))
            case Text():
                yield values.fill(block.text)
            case Slip():
                yield from _texts(block.slip.blocks, values)


def _printed(values, names):
    return (values.text(name) for name in names if values.fields[name].type not in ("choice", "flag"))

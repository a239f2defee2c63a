"""A registration form on A4: one framed table, and continuation pages (续页) for what does not fit.

The form itself is data (`resources/forms/*.json`, lengths in mm). Page 1 always keeps its shape: cells have a most
number of lines, blocks share the height that is left; the type is never made smaller. Layout first, then drawing:
`compose` says what stands where, `render` draws it.
"""

import io
import json
import threading
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from reportlab.lib.pagesizes import A4
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas

import resources
from desktop.printing.fonts import Role
from desktop.printing.glyphs import base_font
from desktop.printing.lines import Line, draw, width_of, wrap

_TITLE, _ORGANISATION, _BODY, _SMALL = 22.0, 14.0, 12.0, 10.5  # points: 二号, 四号, 小四, 五号
_LABELS: Role = "黑体"
_TEXT: Role = "宋体"
_PITCH = 17.0  # points from line to line in the table
_LEFT, _FRAME_TOP, _FRAME_BOTTOM = 25 * mm, A4[1] - 51 * mm, 21 * mm
_FRAME = _FRAME_TOP - _FRAME_BOTTOM
_PAD, _SIDE = 1.4 * mm, 2 * mm  # above and below, left and right of the text in a box
_ROW = 8.8 * mm  # the least height of a row
_MIDDLE = 0.38  # em from the baseline to the middle of a Chinese character
ONE_AT_A_TIME = threading.Lock()  # reportlab's fonts keep a reading position


@dataclass(frozen=True, slots=True)
class Cell:
    """A short value with its label; `width` in mm, at most `lines` lines on page 1."""

    label: str
    field: str
    width: float
    lines: int = 2


@dataclass(frozen=True, slots=True)
class Block:
    """A long text over the whole width, at least `height` mm high; paragraphs begin `indent` em further in."""

    label: str
    field: str
    height: float
    indent: float


@dataclass(frozen=True, slots=True)
class Form:
    """A paper form: rows of cells, then blocks, then rows."""

    title: str
    label_width: float
    before: list[list[Cell]]
    blocks: list[Block]
    after: list[list[Cell]]

    @property
    def width(self) -> float:
        """Of the frame, in mm."""
        return sum(cell.width for cell in self.before[0])


@dataclass(frozen=True, slots=True)
class Heading:
    """What stands around the frame on each page; `watermark` goes across it, for reprints."""

    organisation: str
    number_label: str
    number: str
    footer: str
    watermark: str = ""


@dataclass(frozen=True, slots=True)
class Box:
    """A labelled box on a page, in points; `rest` are the lines that go on on a continuation page."""

    label: str
    lines: list[Line]
    rest: list[Line]
    x: float
    top: float
    width: float
    height: float
    centred: bool


def load_form(name: str) -> Form:
    """The form described by `resources/forms/<name>.json`."""
    data = json.loads(resources.path(f"forms/{name}.json").read_text(encoding="utf-8"))
    return Form(
        title=data["title"],
        label_width=data["label_width"],
        before=[[Cell(**cell) for cell in row] for row in data["before"]],
        blocks=[Block(**block) for block in data["blocks"]],
        after=[[Cell(**cell) for cell in row] for row in data["after"]],
    )


def render(form: Form, values: Mapping[str, str], heading: Heading) -> bytes:
    """The form filled with `values` (by field name) as a PDF. The same input gives the same bytes.

    The metadata hold the form's title and number, nothing else. Raises GlyphMissing when a character has no glyph
    in any installed font, KeyError when the form has a field that `values` has not.
    """
    with ONE_AT_A_TIME:
        pages = compose(form, values)
        stream = io.BytesIO()
        canvas = new_canvas(stream, f"{form.title} {heading.number}")
        for index, boxes in enumerate(pages):
            _draw_surroundings(canvas, form, heading, index, len(pages))
            for box in boxes:
                _draw_box(canvas, box, form.label_width * mm)
            canvas.setLineWidth(1.2)
            canvas.rect(_LEFT, _FRAME_BOTTOM, form.width * mm, _FRAME)
            canvas.showPage()
        canvas.save()
        return stream.getvalue()


def new_canvas(stream: io.BytesIO, title: str) -> Any:
    """An empty A4 file whose metadata hold its title and nothing else."""
    # initialFontName keeps Helvetica, which would not be embedded, out of the file.
    canvas = Canvas(
        stream, pagesize=A4, invariant=1, lang="zh-CN", initialFontName=base_font(_TEXT), initialFontSize=_BODY
    )
    canvas.setTitle(title)
    canvas.setAuthor("")
    canvas.setSubject("")
    canvas.setCreator("qiantai")
    return canvas


def compose(form: Form, values: Mapping[str, str]) -> list[list[Box]]:
    """Where everything stands: the boxes of each page."""
    pages: list[list[Box]] = [[]]
    for box in _first_page(form, values):
        notes = [_note(_continue_on(pages, box, form), box, form)] if box.rest else []
        pages[0].append(replace(box, lines=[*box.lines, *notes]))
    for page in pages[1:]:  # the frame of a continuation page is as high as that of page 1
        page[-1] = replace(page[-1], height=page[-1].top - _FRAME_BOTTOM)
    return pages


def _first_page(form: Form, values: Mapping[str, str]) -> list[Box]:
    before, after = ([_fill_row(row, form, values) for row in rows] for rows in (form.before, form.after))
    texts = [wrap(values[block.field], _TEXT, _measure(form.width * mm, form), block.indent) for block in form.blocks]
    free = _FRAME - sum(row[0].height for row in (*before, *after))
    heights = _share(free, [block.height * mm for block in form.blocks], [_height(len(text)) for text in texts])
    blocks = [
        [_box(block.label, text, form.width * mm, height, room=max(1, _room(height)))]
        for block, text, height in zip(form.blocks, texts, heights, strict=True)
    ]
    boxes, top = [], _FRAME_TOP
    for row in (*before, *blocks, *after):
        x = _LEFT
        for box in row:
            boxes.append(replace(box, x=x, top=top))
            x += box.width
        top -= row[0].height
    return boxes


def _fill_row(row: Sequence[Cell], form: Form, values: Mapping[str, str]) -> list[Box]:
    texts = [wrap(values[cell.field], _TEXT, _measure(cell.width * mm, form)) for cell in row]
    height = max(_ROW, *(_height(min(len(text), cell.lines)) for cell, text in zip(row, texts, strict=True)))
    return [
        _box(cell.label, text, cell.width * mm, height, cell.lines, centred=True)
        for cell, text in zip(row, texts, strict=True)
    ]


def _box(label: str, text: list[Line], width: float, height: float, room: int, *, centred: bool = False) -> Box:
    """A box with as much of the text as there is room for; of a longer text the last line is kept for the note."""
    shown = len(text) if len(text) <= room else room - 1
    return Box(label, text[:shown], text[shown:], 0, 0, width, height, centred)


def _share(free: float, least: list[float], needed: list[float]) -> list[float]:
    """Heights of the blocks that fill `free`: their least, then what the texts need in turn, then in proportion."""
    scale = min(1.0, free / sum(least))
    heights = [height * scale for height in least]
    for index, need in enumerate(needed):
        heights[index] += min(max(0.0, need - heights[index]), free - sum(heights))
    spare = free - sum(heights)
    return [height + spare * part / sum(least) for height, part in zip(heights, least, strict=True)]


def _continue_on(pages: list[list[Box]], box: Box, form: Form) -> int:
    """Put the rest of a box on continuation pages, adding pages as needed; the number of the page it begins on."""
    rest, start = box.rest, 0
    while rest:
        page = pages[-1]
        top = page[-1].top - page[-1].height if page and len(pages) > 1 else _FRAME_TOP
        room = _room(top - _FRAME_BOTTOM)
        if len(pages) == 1 or room < min(2, len(rest)):
            pages.append([])
            continue
        lines, rest = rest[:room], rest[room:]
        height = max(_height(len(lines)), 2 * _ROW)
        page.append(Box(f"{box.label}（续）", lines, rest, _LEFT, top, form.width * mm, height, centred=False))
        start = start or len(pages)
    return start


def _note(page: int, box: Box, form: Form) -> Line:
    text = f"（续见第 {page} 页）"
    return Line(text, indent=_measure(box.width, form) - width_of(text, _TEXT))


def _measure(width: float, form: Form) -> float:
    """The length of a line of text in a box, in em."""
    return float(width - form.label_width * mm - 2 * _SIDE) / _BODY


def _height(lines: int) -> float:
    return float(lines * _PITCH + 2 * _PAD)


def _room(height: float) -> int:
    return int((height - 2 * _PAD + 1e-6) // _PITCH)


def _draw_surroundings(canvas: Any, form: Form, heading: Heading, index: int, count: int) -> None:
    middle, right = _LEFT + form.width * mm / 2, _LEFT + form.width * mm
    if heading.watermark:
        draw_watermark(canvas, heading.watermark)
    organisation = wrap(heading.organisation, _TEXT, form.width * mm / _ORGANISATION)
    for above, line in enumerate(reversed(organisation)):
        draw_centred(canvas, line.text, _TEXT, _ORGANISATION, middle, _FRAME_TOP + (25 + 7 * above) * mm)
    # There is no bold Noto Serif SC in the package: an outline of a fortieth em makes the weight of a title.
    canvas.setLineWidth(_TITLE / 40)
    title = form.title + ("（续页）" if index else "")
    draw_centred(canvas, title, _TEXT, _TITLE, middle, _FRAME_TOP + 13 * mm, heavy=True)
    number = f"{heading.number_label}：{heading.number}"
    draw(canvas, Line(number), _TEXT, _BODY, right - width_of(number, _TEXT) * _BODY, _FRAME_TOP + 3 * mm)
    baseline = _FRAME_BOTTOM - 6.5 * mm
    draw(canvas, Line(heading.footer), _TEXT, _SMALL, _LEFT, baseline)
    page = f"第 {index + 1} 页 共 {count} 页"
    draw(canvas, Line(page), _TEXT, _SMALL, right - width_of(page, _TEXT) * _SMALL, baseline)


def draw_watermark(canvas: Any, text: str) -> None:
    """A pale text across the page."""
    canvas.saveState()
    canvas.setFillGray(0.94)
    canvas.translate(A4[0] / 2, A4[1] / 2)
    canvas.rotate(50)
    draw_centred(canvas, text, _LABELS, 64, 0, 0)
    canvas.restoreState()


def draw_centred(
    canvas: Any, text: str, role: Role, size: float, middle: float, baseline: float, *, heavy: bool = False
) -> None:
    """A line of text around `middle` (points)."""
    draw(canvas, Line(text), role, size, middle - width_of(text, role) * size / 2, baseline, heavy=heavy)


def _draw_box(canvas: Any, box: Box, label_width: float) -> None:
    canvas.setLineWidth(0.5)
    canvas.rect(box.x, box.top - box.height, label_width, box.height)
    canvas.rect(box.x + label_width, box.top - box.height, box.width - label_width, box.height)
    label = wrap(box.label, _LABELS, (label_width - _SIDE) / _BODY)
    first = _first_baseline(box, len(label))
    for number, line in enumerate(label):
        draw_centred(canvas, line.text, _LABELS, _BODY, box.x + label_width / 2, first - number * _PITCH)
    first = _first_baseline(box, len(box.lines)) if box.centred else box.top - _PAD - _PITCH / 2 - _MIDDLE * _BODY
    for number, line in enumerate(box.lines):
        draw(canvas, line, _TEXT, _BODY, box.x + label_width + _SIDE, first - number * _PITCH)


def _first_baseline(box: Box, lines: int) -> float:
    """Of lines that stand in the middle of the box's height."""
    return box.top - box.height / 2 + (lines - 1) * _PITCH / 2 - _MIDDLE * _BODY

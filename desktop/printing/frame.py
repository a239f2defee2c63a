"""A framed table on A4 (the registration forms and their like): bands that fill the frame, and 续页 for the rest.

The pages of the form keep their shape: cells have a most number of lines, boxes and grids share the height that is
left; the type is never made smaller. Layout first, then drawing: `compose` says what stands where.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from desktop.printing import blocks
from desktop.printing.lines import Line, aligned, width_of, wrap
from desktop.printing.page import A4, BODY, CODE_TOP, SECOND, TITLE, Heading, draw_centred, draw_foot, draw_right, mm
from desktop.printing.placed import (
    LABELS,
    ROW,
    SIDE,
    TEXT,
    Box,
    Cells,
    Cut,
    Placed,
    Signing,
    Table,
    cells_of,
    fitting,
    height_of,
    label_lines,
    room_in,
    signing_height,
    table_height,
)
from desktop.printing.signing import places_of, rows_of
from desktop.printing.values import Values

_LEFT, _TOP, _BOTTOM = 25 * mm, A4[1] - 51 * mm, 21 * mm
_FRAME = _TOP - _BOTTOM
_SQUEEZED = 0.5  # of its own height that an empty box may come down to before the rest goes to a new page
_OWN_PAGE = 0.4  # of a page: a table up to this height is not cut, it goes to a new page
_ALIGNED = {"centre": "centre", "title": "centre", "heading1": "centre", "right": "right"}


@dataclass(frozen=True, slots=True)
class _Band:
    """What stands side by side: its least height, and what would hold all of its text or rows.

    A box has an own height too, its share of the page: `stretch`. Its page is full when it is down to the least.
    `follows` is the height of what must stand on the same page below.
    """

    parts: tuple[Any, ...]
    least: float
    stretch: float = 0.0
    needed: float = 0.0
    follows: float = 0.0


def compose(form: blocks.Description, values: Mapping[str, Any], heading: Heading | None = None) -> list[list[Placed]]:
    """Where everything stands: what is on each page. Raises GlyphMissing, BadValue."""
    width = _width(form)
    sheets = list(
        _sheets(
            list(_bands(form.blocks, Values(form.fields, values, heading.pictures if heading else {}), form, width))
        )
    )
    pages: list[list[Placed]] = [_fill_sheet(sheet) for sheet in sheets]
    for page in pages[: len(sheets)]:
        for index, part in enumerate(page):
            if part.rest:
                start = _continue_on(pages, part, len(sheets), width)
                page[index] = _noted(part, start)
    for page in pages[len(sheets) :]:  # the frame of a continuation page is as high as that of page 1
        last: Any = page[-1]
        page[-1] = replace(last, height=last.top - _BOTTOM)
    return pages


def code_top(_heading: Heading) -> float:
    """The upper edge of the code on page 1."""
    return CODE_TOP


def draw_page(canvas: Any, form: blocks.Description, heading: Heading, page: list[Placed], at: tuple[int, int]) -> None:
    """One page, with what stands around the frame; `at` is its number and how many there are."""
    width = _width(form)
    middle, right = _LEFT + width / 2, _LEFT + width
    organisation = wrap(heading.organisation, TEXT, width / SECOND)
    for above, line in enumerate(reversed(organisation)):
        draw_centred(canvas, line.text, TEXT, SECOND, middle, _TOP + (25 + 7 * above) * mm)
    # There is no bold Noto Serif SC in the package: an outline of a fortieth em makes the weight of a title.
    canvas.setLineWidth(TITLE / 40)
    title = form.title + ("（续页）" if at[0] > 1 else "")
    size = min(TITLE, width / width_of(title, TEXT))
    draw_centred(canvas, title, TEXT, size, middle, _TOP + 13 * mm, heavy=True)
    if heading.number_label:
        draw_right(canvas, f"{heading.number_label}：{heading.number}", TEXT, BODY, right, _TOP + 3 * mm)
    draw_foot(canvas, heading, _LEFT, right, _BOTTOM - 6.5 * mm, at)
    for part in page:
        part.draw(canvas)
    canvas.setLineWidth(1.2)
    for top, bottom in _frames(page):
        canvas.rect(_LEFT, bottom, width, top - bottom)


def _frames(page: list[Placed]) -> Iterator[tuple[float, float]]:
    """The outer frames: one, or two with a slip below its cutting line."""
    top, bottom = None, 0.0
    for part in page:
        if isinstance(part, Cut):
            if top is not None:
                yield top, bottom
            top = None
        else:
            top = part.top if top is None else top
            bottom = part.top - part.height
    if top is not None:
        yield top, bottom


def _width(form: blocks.Description) -> float:
    for block in blocks.flat(form.blocks):
        if isinstance(block, blocks.Row):
            return sum(cell.width for cell in block.row) * mm
        if isinstance(block, blocks.Grid):
            return sum(column.width for column in block.grid.columns) * mm
    return 164 * mm


def _bands(every: Sequence[Any], values: Values, form: blocks.Description, width: float) -> Iterator[_Band | None]:
    """The blocks as bands from top to bottom; None is a new page."""
    for block in every:
        if not values.shown(block.condition):
            continue
        match block:
            case blocks.Row():
                yield _row(block.row, values, form.label_width * mm)
            case blocks.Box():
                yield _box(block.box, values, form.label_width * mm, width)
            case blocks.Grid():
                if (rows := values.table(block.grid)) is not None:
                    yield _grid(block.grid, rows, width)
            case blocks.Text():
                yield _passage(values.fill(block.text), block.style, width)
            case blocks.Each():
                text = "\n".join(row.fill(block.text) for row in values.rows(block.each))
                yield _passage(text, block.style, width)
            case blocks.Signatures():
                for places in rows_of(places_of(block.signatures, values)):
                    height = signing_height(places, width)
                    yield _Band((Signing(places, _LEFT, 0, width, height),), height)
            case blocks.Slip():
                cut = Cut(block.slip.title, _LEFT, 0, width)
                inner = list(_bands(block.slip.blocks, values, form, width))
                yield _Band((cut,), cut.height, follows=sum(band.least for band in inner if band))
                yield from inner
            case blocks.Break():
                yield None


def _row(cells: Sequence[blocks.Cell], values: Values, label: float) -> _Band:
    texts = [wrap(values.text(cell.field), TEXT, _measure(cell.width * mm, label)) for cell in cells]
    labels = max(label_lines(cell.label, label) for cell in cells)
    shown = max(min(len(text), cell.lines) for cell, text in zip(cells, texts, strict=True))
    height = max(ROW, height_of(shown), height_of(labels))
    boxes = (
        Box(cell.label, *_shown(text, cell.lines), 0, 0, cell.width * mm, height, centred=True, label_width=label)
        for cell, text in zip(cells, texts, strict=True)
    )
    return _Band(tuple(boxes), height)


def _box(part: blocks.BoxPart, values: Values, label: float, width: float) -> _Band:
    text = wrap(values.text(part.field), TEXT, _measure(width, label), part.indent)
    box = Box(part.label, text, [], 0, 0, width, 0, centred=False, label_width=label)
    own, needed = part.height * mm, height_of(len(text))
    least = max(own * _SQUEEZED, min(own, needed), height_of(label_lines(part.label, label)))
    return _Band((box,), least, max(least, own), needed)


def _passage(text: str, style: str, width: float) -> _Band:
    role = LABELS if style.startswith(("heading", "title")) else TEXT
    align = _ALIGNED.get(style, "left")
    measure = _measure(width, 0)
    lines = aligned(wrap(text, role, measure, 2 if style == "body" else 0), role, measure, align)
    needed = max(ROW, height_of(len(lines)))
    box = Box("", lines, [], 0, 0, width, 0, centred=len(lines) == 1, role=role)
    return _Band((box,), min(needed, _FRAME / 3), 0, needed)


def _grid(part: blocks.GridPart, given: Sequence[Values], width: float) -> _Band:
    rows = cells_of(part.columns, given)
    blank: Cells = tuple([] for _ in part.columns)
    rows += [blank] * (part.rows - len(rows))
    table = Table(part.label, part.columns, rows, [], _LEFT, 0, width, 0)
    needed = table_height(table, rows)
    least = max(table_height(table, [blank] * max(2, part.rows)), _OWN_PAGE * _FRAME)
    return _Band((table,), min(needed, least), 0, needed)


def _sheets(bands: list[_Band | None]) -> Iterator[list[_Band]]:
    """The bands of each page; a page is full when its boxes cannot be made lower."""
    sheet: list[_Band] = []
    used = 0.0
    for band in bands:
        height = band.least if band else 0.0
        below = band.follows if band and band.least + band.follows <= _FRAME else 0.0
        if sheet and (band is None or used + height + below > _FRAME):
            taken = _signed(sheet) if band and isinstance(band.parts[0], Signing) else len(sheet)
            yield sheet[:taken]
            sheet = sheet[taken:]
            used = sum(each.least for each in sheet)
        if band:
            sheet.append(band)
            used += height
    if sheet:
        yield sheet


def _signed(sheet: list[_Band]) -> int:
    """Where a page ends so that places to sign on the next have above them what they sign."""
    last = len(sheet) - 1
    while last > 0 and isinstance(sheet[last].parts[0], Signing):
        last -= 1
    fits = sum(band.least for band in sheet[last:]) < _FRAME / 2
    return last if last > 0 and fits else len(sheet)


def _fill_sheet(bands: list[_Band]) -> list[Placed]:
    parts: list[Placed] = []
    top = _TOP
    for band, height in zip(bands, _share(_FRAME, bands), strict=True):
        x = _LEFT
        for part in band.parts:
            placed = replace(_cut_to(part, height) if band.needed else part, x=x, top=top)
            parts.append(placed)
            x += placed.width
        top -= height
    return parts


def _share(free: float, bands: list[_Band]) -> list[float]:
    """The heights: the own or the least, then in turn what texts and rows need, then for boxes in proportion."""
    own = sum(band.stretch for band in bands)
    least = sum(band.least for band in bands)
    wanted = sum(band.stretch - band.least for band in bands if band.stretch)
    part = min(1.0, (free - least) / wanted) if wanted else 0.0
    heights = [band.least + part * (band.stretch - band.least if band.stretch else 0.0) for band in bands]
    for index, band in enumerate(bands):
        heights[index] += max(0.0, min(band.needed - heights[index], free - sum(heights)))
    spare = free - sum(heights)
    return [height + (spare * band.stretch / own if own else 0) for height, band in zip(heights, bands, strict=True)]


def _cut_to(part: Any, height: float) -> Any:
    """A box or a table at this height, with as much in it as there is room for."""
    if isinstance(part, Box):
        shown, rest = _shown(part.lines, max(1, room_in(height)))
        return replace(part, lines=shown, rest=rest, height=height)
    if table_height(part, part.rows) <= height + 1e-6:
        return replace(part, height=height)
    return replace(fitting(part, part.rows, height - ROW), height=height)


def _shown(text: list[Line], room: int) -> tuple[list[Line], list[Line]]:
    """As much of the text as there is room for; of a longer text the last line is kept for the note."""
    shown = len(text) if len(text) <= room else room - 1
    return text[:shown], text[shown:]


def _continue_on(pages: list[list[Placed]], part: Placed, sheets: int, width: float) -> int:
    """Put the rest of a part on continuation pages, adding pages as needed; the number of the page it begins on."""
    going, start = part, 0
    while going.rest:
        page = pages[-1]
        fresh = len(pages) == sheets
        top = page[-1].top - page[-1].height if page and not fresh else _TOP
        following: Any = None if fresh else going.go_on(top - _BOTTOM)
        if following is None:
            pages.append([])
            continue
        going = replace(following, x=_LEFT, top=top, width=width)
        page.append(going)
        start = start or len(pages)
    return start


def _noted(part: Any, page: int) -> Any:
    """The part with a note where the rest is."""
    text = f"（续见第 {page} 页）"
    if isinstance(part, Table):
        return replace(part, note=text)
    note = Line(text, indent=_measure(part.width, part.label_width) - width_of(text, TEXT))
    return replace(part, lines=[*part.lines, note])


def _measure(width: float, label: float) -> float:
    """The length of a line of text in a box, in em."""
    return float(width - label - 2 * SIDE) / BODY

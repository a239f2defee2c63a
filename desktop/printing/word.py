"""A form as a .docx file, of the same description and values as its PDF: for those who must go on typing in it.

What is signed and filed is the PDF: Word lays pages out anew on each machine.
"""

import io
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from docx import Document
from docx.enum.table import WD_ROW_HEIGHT_RULE, WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from desktop.printing import blocks, letter, plain
from desktop.printing.description import WIDEST
from desktop.printing.flow import Type
from desktop.printing.glyphs import GAP, printable
from desktop.printing.page import BODY, SECOND, SMALL, TITLE, Heading
from desktop.printing.roles import Role
from desktop.printing.signing import PER_ROW, Place, places_of, rows_of
from desktop.printing.values import Values

FONTS: Mapping[Role, str] = {
    "宋体": "宋体",
    "黑体": "黑体",
    "楷体": "楷体_GB2312",
    "仿宋": "仿宋_GB2312",
    "小标宋": "方正小标宋简体",
}
"""Role → the font that Word asks for; where it is missing Word takes another by itself."""
MARGINS = {"table": (25, 25, 21, 20), "plain": (27, 25, 25, 27), "letter": (37, 28, 26, 35)}
"""mm above, left, right, below, by layout; the letter's are GB/T 9704-2012, 5.2.1."""
CUT = "┄" * 12 + "（沿此线裁开）" + "┄" * 12
_IN_TABLE: Mapping[str, Type] = {
    style: Type("黑体" if style.startswith("heading") else "宋体", BODY, 18.0, indent=2 if style == "body" else 0)
    for style in plain.STYLES
} | {"title": Type("小标宋", TITLE, 30.0, indent=0, align="centre", heavy=True)}
_STYLES = {"table": _IN_TABLE, "plain": plain.STYLES, "letter": letter.STYLES}
_ALIGN = {"centre": WD_ALIGN_PARAGRAPH.CENTER, "right": WD_ALIGN_PARAGRAPH.RIGHT}
_CELL = Type("宋体", BODY, 17.0, indent=0)
_LABEL = Type("黑体", BODY, 17.0, indent=0, align="centre")
_SIGN = Type("宋体", BODY, 20.0, indent=0)
_HEIGHTS = {"sign": 16, "thumb": 24, "seal": 36, "sign_and_seal": 36}
"""mm of a place to sign."""
_ILLEGAL = re.compile("[\ud800-\udfff\ufffe\uffff]")
"""What XML 1.0 cannot hold of what `printable` leaves."""


def word(form: blocks.Description, values: Mapping[str, Any], heading: Heading) -> bytes:
    """The form filled with `values`, as a .docx file. Raises BadValue.

    The file's properties hold the form's title and number, nothing else.
    """
    form, made = blocks.titled(form, values), Document()
    _begin(made, form, heading)
    _Writer(made, form, Values(form.fields, values)).write(form.blocks)
    stream = io.BytesIO()
    made.save(stream)
    return stream.getvalue()


def _begin(made: Any, form: blocks.Description, heading: Heading) -> None:
    """The sheet, the properties, the title and the number."""
    about = made.core_properties
    about.title = f"{form.title} {heading.number}".strip()
    about.author = about.comments = about.last_modified_by = about.keywords = about.subject = ""
    about.language = "zh-CN"
    sheet = made.sections[0]
    above, left, right, below = MARGINS[form.layout]
    sheet.page_width, sheet.page_height = Mm(210), Mm(297)
    sheet.top_margin, sheet.left_margin, sheet.right_margin, sheet.bottom_margin = (
        Mm(above),
        Mm(left),
        Mm(right),
        Mm(below),
    )
    _set_font(made.styles["Normal"], "宋体", BODY)
    official = form.layout == "letter"
    _add(made.add_paragraph(), heading.organisation, Type("小标宋" if official else "宋体", SECOND, 24, 0, "centre"))
    number = heading.number if official else "：".join(filter(None, (heading.number_label, heading.number)))
    for text, kind in (
        (form.title, Type("小标宋", TITLE, 34.0, 0, "centre", heavy=True)),
        (number, Type("仿宋" if official else "宋体", BODY, 24.0, 0, "centre" if official else "right")),
    ):
        _add(made.add_paragraph(), text, kind)
    if heading.watermark:
        _add(sheet.header.paragraphs[0], heading.watermark, Type("黑体", BODY, 18.0, 0, "right"))
    foot = sheet.footer.paragraphs[0]
    if form.page_signatures:
        _add(foot, "　".join(f"{label}：{GAP * 5}" for label in form.page_signatures), _SIGN)
        foot = sheet.footer.add_paragraph()
    _number_pages(foot, official=official)


def _number_pages(foot: Any, *, official: bool) -> None:
    """— 1 — of a letter, else 第 1 页 共 2 页: fields that Word computes."""
    foot.alignment = WD_ALIGN_PARAGRAPH.CENTER if official else WD_ALIGN_PARAGRAPH.RIGHT
    parts = ("— ", "PAGE", " —") if official else ("第 ", "PAGE", " 页 共 ", "NUMPAGES", " 页")
    for part in parts:
        run = foot.add_run()
        _set_font(run, "宋体", SMALL)
        if part.isupper():
            field = OxmlElement("w:fldSimple")
            field.set(qn("w:instr"), part)
            field.append(run._r)
            foot._p.append(field)
            run.text = "1"
        else:
            run.text = part


class _Writer:
    """The blocks of a form, one after the other, into a document."""

    def __init__(self, made: Any, form: blocks.Description, values: Values) -> None:
        self._made, self._form, self._values = made, form, values
        self._styles = _STYLES[form.layout]
        self._width = WIDEST[form.layout]

    def write(self, every: Sequence[Any]) -> None:
        """Those that are shown."""
        for block in every:
            if self._values.shown(block.condition):
                self._block(block)

    def _block(self, block: Any) -> None:
        match block:
            case blocks.Text():
                self._text(self._values.fill(block.text), block.style)
            case blocks.Each():
                for row in self._values.rows(block.each):
                    self._text(row.fill(block.text), block.style)
            case blocks.Row():
                self._row(block.row)
            case blocks.Box():
                part = block.box
                label = self._form.label_width
                table = self._table([label, self._width - label])
                self._fill(
                    table, [part.label, self._values.text(part.field)], [_LABEL, _indented(part.indent)], part.height
                )
            case blocks.Grid():
                self._grid(block.grid)
            case blocks.Signatures():
                self._signatures(places_of(block.signatures, self._values))
            case blocks.Slip():
                self._text(CUT, "centre")
                self._text(block.slip.title, "centre")
                self.write(block.slip.blocks)
            case blocks.Break():
                self._made.add_page_break()

    def _text(self, text: str, style: str) -> None:
        for part in text.split("\n"):
            _add(self._made.add_paragraph(), part, self._styles[style])

    def _row(self, cells: Sequence[blocks.Cell]) -> None:
        label = self._form.label_width
        table = self._table([width for cell in cells for width in (label, cell.width - label)])
        texts = [text for cell in cells for text in (cell.label, self._values.text(cell.field))]
        self._fill(table, texts, [_LABEL, _CELL] * len(cells))

    def _grid(self, part: blocks.GridPart) -> None:
        rows = self._values.table(part)
        if rows is None:
            return
        columns = part.columns
        table = self._table([column.width for column in columns])
        if part.label:
            merged = table.rows[0].cells[0].merge(table.rows[0].cells[-1])
            _fill_cell(merged, part.label, _LABEL)
            _repeat(table.rows[0])
            table.add_row()
        _repeat(table.rows[-1])
        for cell, column in zip(table.rows[-1].cells, columns, strict=True):
            _fill_cell(cell, column.label, _LABEL)
        for row in rows:
            texts = [row.text(column.field) for column in columns]
            kinds = [Type("宋体", BODY, 17.0, 0, column.align) for column in columns]
            table.add_row()
            self._fill(table, texts, kinds)
        for _ in range(part.rows - len(rows)):
            table.add_row()
        self._apart()

    def _signatures(self, places: Sequence[Place]) -> None:
        """Two beside each other, without a frame."""
        table = self._table([self._width / PER_ROW] * PER_ROW, framed=False)
        for number, pair in enumerate(rows_of(places)):
            row = table.add_row() if number else table.rows[0]
            row.height = Mm(max(_HEIGHTS[place.kind] for place in pair))
            for cell, place in zip(row.cells, pair, strict=False):
                sign = GAP * 6 if place.kind != "seal" and not place.name else ""
                marks = {"thumb": "（指印）", "seal": "（盖章处）", "sign_and_seal": "（盖章处）"}
                texts = (f"{place.label}：{place.name}{sign}", marks.get(place.kind, ""), place.date)
                _fill_cell(cell, "\n".join(filter(None, texts)), _SIGN)

    def _table(self, widths: Sequence[float], *, framed: bool = True) -> Any:
        """A table of one row. Word makes one of two that touch, so rows of a frame stand together."""
        table = self._made.add_table(rows=1, cols=len(widths))
        table.style = "Table Grid" if framed else None
        table.autofit, table.alignment = False, WD_TABLE_ALIGNMENT.CENTER
        for column, width in zip(table.columns, widths, strict=True):
            column.width = Mm(width)
        return table

    def _fill(self, table: Any, texts: Sequence[str], kinds: Sequence[Type], height: float = 8.8) -> None:
        row = table.rows[-1]
        row.height, row.height_rule = Mm(height), WD_ROW_HEIGHT_RULE.AT_LEAST
        for cell, column, text, kind in zip(row.cells, table.columns, texts, kinds, strict=True):
            cell.width = column.width
            _fill_cell(cell, text, kind)

    def _apart(self) -> None:
        """A thin line of nothing: the table that follows is another one."""
        _add(self._made.add_paragraph(), "", Type("宋体", 2, 3.0, 0))


def _indented(indent: float) -> Type:
    return Type("宋体", BODY, 17.0, indent)


def _fill_cell(cell: Any, text: str, kind: Type) -> None:
    for number, part in enumerate(text.split("\n")):
        _add(cell.add_paragraph() if number else cell.paragraphs[0], part, kind)


def _add(paragraph: Any, text: str, kind: Type) -> None:
    """One paragraph in its style; gaps are underlined spaces."""
    layout = paragraph.paragraph_format
    layout.space_before, layout.space_after = Pt(kind.before), Pt(0)
    layout.line_spacing_rule, layout.line_spacing = WD_LINE_SPACING.AT_LEAST, Pt(kind.pitch)
    layout.keep_with_next = kind.keeps
    if kind.align in _ALIGN:
        paragraph.alignment = _ALIGN[kind.align]
    if kind.indent:
        layout.first_line_indent = Pt(kind.indent * kind.size)
    for piece, is_gap in _pieces(_ILLEGAL.sub("", text)):
        run = paragraph.add_run(piece)
        run.underline, run.bold = is_gap or None, kind.heavy or None
        _set_font(run, kind.role, kind.size)


def _pieces(text: str) -> Iterator[tuple[str, bool]]:
    """Text and gaps in turn."""
    for piece in re.split(f"({GAP}+)", text):
        if piece:
            yield (("\u3000" * len(piece)), True) if piece[0] == GAP else (printable(piece), False)


def _repeat(row: Any) -> None:
    """The row stands at the head of each page."""
    mark = OxmlElement("w:tblHeader")
    mark.set(qn("w:val"), "true")
    row._tr.get_or_add_trPr().append(mark)


def _set_font(styled: Any, role: Role, size: float) -> None:
    """Latin and Chinese letters alike; Word has its own attribute for the latter."""
    styled.font.name, styled.font.size = FONTS[role], Pt(size)
    fonts = styled.element.get_or_add_rPr().get_or_add_rFonts()
    fonts.set(qn("w:eastAsia"), FONTS[role])

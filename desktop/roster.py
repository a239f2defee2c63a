"""人员名单: a list of persons as it is pasted from Excel or WPS, or read from a file, tried before anything is taken.

Nothing raises and nothing is dropped in silence: of the lines that hold something, each is a title, or a row that can
be taken (with hints or without), or a row with an error that says what is wrong and what to do; or the whole list is
refused by one sentence (`problem`). Text is text: what looks like a formula is never worked out.
"""

import csv
import io
import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from desktop.roster_columns import COLUMNS, Layout, find_layout
from offline_store import money
from offline_store.identity.resident import check_digit_fits
from offline_store.matter import Member

MOST_ROWS = 2_000
MOST_TEXT = 4_000_000
"""Characters of a pasted text; 2,000 rows with twenty columns have a tenth of that."""
MOST_CELLS = 60
"""Columns that are looked at."""
LONGEST_NAME, LONGEST_NUMBER = 100, 40
"""Characters."""
MOST_BREAKS = 3
"""Line breaks in one cell; with more, a lone quotation mark has swallowed the rows after it."""
FORMULA = ("=", "+", "-", "@")
"""What a spreadsheet takes for a formula."""
SUMS = frozenset({"合计", "总计", "小计", "共计", "总额"})
YES = frozenset({"是", "代表", "√", "✓", "✔", "y", "yes", "1", "v", "对", "推选"})
_SPOILT = re.compile(r"\d(?:\.\d+)?[eE]\+?\d{1,2}")
"""What a spreadsheet makes of a long number in a cell that is not text."""
_COMMA = re.compile(r",(?!\d{3}(?!\d))|(?<!\d),")
"""Not the comma in 12,600."""


@dataclass(frozen=True, slots=True)
class Row:
    """One row of the list, with what is wrong with it and what is only remarkable, in words."""

    line: int
    """As the sheet counts, from 1."""
    member: Member
    errors: tuple[str, ...] = ()
    hints: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Roster:
    """What a list says. With a `problem` there are no rows."""

    rows: tuple[Row, ...] = ()
    titles: tuple[int, ...] = ()
    """Lines that are titles and headers."""
    problem: str = ""

    @property
    def members(self) -> tuple[Member, ...]:
        """Whom a confirmation takes over."""
        return tuple(row.member for row in self.rows if not row.errors)


def read_text(text: str) -> Roster:
    """A pasted text: cells between tabs as spreadsheets give it, else between commas or blanks."""
    if len(text) > MOST_TEXT:
        return Roster(problem=_tr("内容太多（{0} 字）。一次最多 {1} 人，请分几次粘贴。").format(len(text), MOST_ROWS))
    return read_cells(_cells(text.replace("\r\n", "\n").replace("\r", "\n")))


def read_cells(cells: Sequence[Sequence[str]]) -> Roster:
    """A sheet, row by row."""
    lines = [(place, [clean(cell) for cell in row[:MOST_CELLS]]) for place, row in enumerate(cells, start=1)]
    filled = [(place, row) for place, row in lines if any(row)]
    if not filled:
        return Roster(problem=_tr("没有内容。请在表格里选中名单，复制，再粘贴到这里。"))
    layout = find_layout([row for _, row in filled])
    found = filled[layout.titles :]
    if len(found) > MOST_ROWS:
        return Roster(problem=_tr("名单有 {0} 行，一次最多 {1} 行。请分几次粘贴。").format(len(found), MOST_ROWS))
    if layout.name is None:
        return Roster(problem=_tr("看不出哪一列是姓名。请连同“姓名、身份证号、电话、金额”这一行表头一起复制。"))
    rows = _without_doubles([_row(place, row, layout) for place, row in found])
    return Roster(tuple(rows), tuple(place for place, _ in filled[: layout.titles]))


def clean(text: str) -> str:
    """A cell without what cannot be seen or kept: control and format characters (RTL marks), halves of characters."""
    seen = (" " if c.isspace() else "" if unicodedata.category(c) in ("Cc", "Cf", "Cs") else c for c in text)
    return " ".join("".join(seen).split())


def _cells(text: str) -> list[list[str]]:
    if "\t" in text:
        return _quoted(text) or [line.split("\t") for line in text.split("\n")]
    return [_split(line) for line in text.split("\n")]


def _quoted(text: str) -> list[list[str]] | None:
    """By the rules of quotation of a spreadsheet; None where they do not hold."""
    try:
        found = list(csv.reader(io.StringIO(text.replace("\0", ""), newline=""), delimiter="\t"))
    except csv.Error:  # a cell beyond all measure
        return None
    return None if any(cell.count("\n") > MOST_BREAKS for row in found for cell in row) else found


def _split(line: str) -> list[str]:
    """A line typed by hand: between commas of either width, else between blanks."""
    by_comma = _COMMA.split(line.replace("，", ", ").replace("、", ", "))
    return by_comma if len(by_comma) > 1 else line.split()


def _row(line: int, cells: Sequence[str], layout: Layout) -> Row:
    texts = {name: _at(cells, getattr(layout, name)) for name in COLUMNS}
    errors, hints = list(_name_errors(texts["name"])), []
    id_number, remark = _id_number(texts["id_number"])
    hints += remark
    phone, remark = _phone(texts["phone"])
    hints += remark
    try:
        amount = money.fen(texts["amount"] + ("万" if layout.in_wan and texts["amount"] else ""))
    except ValueError:
        amount = None
        errors.append(_tr("金额“{0}”看不懂：请写成数字，例如 5600 或 1.2万").format(_short(texts["amount"])))
    for text in (id_number, phone):
        if len(text) > LONGEST_NUMBER:
            errors.append(_tr("“{0}”太长：不是证件号，也不是电话，请核对是不是错了列").format(_short(text)))
    is_representative = texts["representative"].lower() in YES
    return Row(line, Member(texts["name"], id_number, phone, amount, is_representative), tuple(errors), tuple(hints))


def _at(cells: Sequence[str], column: int | None) -> str:
    return cells[column] if column is not None and column < len(cells) else ""


def _name_errors(name: str) -> Iterator[str]:
    if not name:
        yield _tr("没有姓名：请补上姓名，或删掉这一行")
    elif name.replace(" ", "") in SUMS:
        yield _tr("这一行像是合计，不是一个人，不接收")
    elif name.startswith(FORMULA):
        yield _tr("“{0}”像是公式，不是姓名：请改成姓名").format(_short(name))
    elif len(name) > LONGEST_NAME:
        yield _tr("姓名太长（{0} 字）：请核对是不是错了列").format(len(name))
    elif not any(c.isalpha() for c in name):
        yield _tr("“{0}”不像姓名：请核对是不是错了列").format(_short(name))


def _id_number(text: str) -> tuple[str, list[str]]:
    """As it is kept, and what is remarkable about it. An ID is never a reason to refuse a person."""
    plain = unicodedata.normalize("NFKC", text).replace(" ", "").lstrip("'’").upper()
    if _SPOILT.fullmatch(plain):
        return "", [_tr("证件号被表格改成了 {0}，后几位已经丢失，没有接收：请把这一列设成文本再填").format(text)]
    if plain and not check_digit_fits(plain):
        return plain, [_tr("不合身份证号的规则，请核对；是其他证件就不用管")]
    return plain, []


def _phone(text: str) -> tuple[str, list[str]]:
    plain = unicodedata.normalize("NFKC", text).replace(" ", "").lstrip("'’")
    digits = plain.replace("-", "").removeprefix("+86")
    if not plain or re.fullmatch(r"1\d{10}|0\d{9,11}|[2-9]\d{6,7}", digits):
        return digits if re.fullmatch(r"1\d{10}", digits) else plain, []
    return plain, [_tr("电话“{0}”位数不对，请核对").format(_short(plain))]


def _without_doubles(rows: Sequence[Row]) -> Iterator[Row]:
    """The same ID number or the same name and phone twice is one person; the same name alone may be two."""
    by_id: dict[str, int] = {}
    by_phone: dict[tuple[str, str], int] = {}
    by_name: dict[str, int] = {}
    for row in rows:
        member, errors, hints = row.member, list(row.errors), list(row.hints)
        first = by_id.get(member.id_number) or by_phone.get((member.name, member.phone))
        if first:
            errors.append(_tr("与第 {0} 行是同一个人：只接收一次").format(first))
        elif not errors and member.name in by_name:
            hints.append(_tr("与第 {0} 行同名：如果是同一个人，请删掉一行").format(by_name[member.name]))
        if not errors:
            by_name.setdefault(member.name, row.line)
            if member.id_number:
                by_id[member.id_number] = row.line
            if member.phone:
                by_phone[member.name, member.phone] = row.line
        yield Row(row.line, member, tuple(errors), tuple(hints))


def _short(text: str) -> str:
    return text if len(text) <= 20 else f"{text[:19]}…"


def _tr(text: str) -> str:
    return QCoreApplication.translate("roster", text)

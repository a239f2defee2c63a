"""Which column of a list of persons is which: by the words of its header, else by what stands in it."""

import re
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from offline_store import money

COLUMNS = ("name", "id_number", "phone", "amount", "representative")
HEADER_WORDS = {
    "representative": ("代表",),
    "id_number": ("身份证", "证件号", "公民身份", "证号"),
    "phone": ("手机", "电话", "联系方式"),
    "amount": ("欠薪", "拖欠", "欠款", "金额", "数额", "应付", "工资", "合计"),
    "name": ("姓名", "名字", "劳动者", "申请人", "员工", "职工", "工人", "人员"),
}
"""Words of a header, the better first: where a sheet has 月工资 and 欠薪金额, the second is meant."""
LOOKED_AT = 6
"""Lines at the top among which the header may be; above it stand titles."""
SAMPLE = 200
"""Rows by which a column without a header is told."""
LONGEST_HEADER = 20
"""Characters of a header's cell; a title is longer, and so is nothing else that names a column."""
_NAME = re.compile(r"[^\W\d_][^\W\d_·•.\- ]{0,3}(?:[·•.\- ]?[^\W\d_]{1,20}){0,4}")
_ID = re.compile(r"'?\d{17}[\dXx]|'?\d{15}|\d\.\d+[eE]\+?1[47]")
_PHONE = re.compile(r"(?:\+86)?-?1\d{2}[- ]?\d{4}[- ]?\d{4}|0\d{2,3}-?\d{7,8}")


@dataclass(frozen=True, slots=True)
class Layout:
    """Column by column from 0, None where the list has none; how many lines at the top are titles."""

    titles: int = 0
    name: int | None = None
    id_number: int | None = None
    phone: int | None = None
    amount: int | None = None
    representative: int | None = None
    in_wan: bool = False
    """Whether the header says that amounts are in 万元."""


def find_layout(rows: Sequence[Sequence[str]]) -> Layout:
    """The layout of these rows, none of which is empty."""
    for place, row in enumerate(rows[:LOOKED_AT]):
        if layout := _by_header(place, row):
            return layout
    return _by_content(rows[:SAMPLE])


def _by_header(place: int, row: Sequence[str]) -> Layout | None:
    cells = ["" if len(cell) > LONGEST_HEADER or re.search(r"\d{5}", cell) else re.sub(r"\s", "", cell) for cell in row]
    found: dict[str, int] = {}
    for column, words in HEADER_WORDS.items():
        places = (p for word in words for p, cell in enumerate(cells) if word in cell and p not in found.values())
        if (first := next(places, None)) is not None:
            found[column] = first
    if "name" not in found or (len(found) < 2 and cells[found["name"]] not in HEADER_WORDS["name"]):
        return None
    in_wan = "amount" in found and "万" in cells[found["amount"]]
    return Layout(place + 1, **found, in_wan=in_wan)


def _by_content(rows: Sequence[Sequence[str]]) -> Layout:
    width = max(map(len, rows))
    columns = [[row[place] for row in rows if place < len(row) and row[place]] for place in range(width)]
    free = [place for place in range(width) if columns[place] and not _is_numbering(columns[place])]

    def take(fits: Callable[[str], bool]) -> int | None:
        """The column that most often looks like it, if half of it does; of two the right one."""
        best = max(free, key=lambda place: (sum(map(fits, columns[place])), place), default=None)
        if best is None or 2 * sum(map(fits, columns[best])) < len(columns[best]):
            return None
        free.remove(best)
        return best

    id_number = take(lambda cell: bool(_ID.fullmatch(_plain(cell))))
    phone = take(lambda cell: bool(_PHONE.fullmatch(_plain(cell))))
    amount = take(_is_sum)
    free.reverse()  # a name stands left of whatever else is words
    names = [place for place in free if sum(map(_is_name, columns[place])) * 2 >= len(columns[place])]
    return Layout(0, min(names, default=None), id_number, phone, amount)


def _is_numbering(cells: Sequence[str]) -> bool:
    """序号: 1, 2, 3 …"""
    return len(cells) > 1 and list(cells) == [str(place) for place in range(1, len(cells) + 1)]


def _is_sum(cell: str) -> bool:
    try:
        return money.fen(cell) is not None
    except ValueError:
        return False


def _is_name(cell: str) -> bool:
    return bool(_NAME.fullmatch(cell)) and not cell.isdecimal()


def _plain(cell: str) -> str:
    return unicodedata.normalize("NFKC", cell).replace(" ", "")

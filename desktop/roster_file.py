"""A list of persons from a file: .xlsx through openpyxl (MIT), .csv and .txt as text; other kinds are pasted.

openpyxl streams a sheet row by row. Readers that lay the whole sheet out in memory end the process on a file whose
two cells stand in opposite corners (python-calamine 0.9 asks for 550 GB and aborts), so none of them is used.
"""

import zipfile
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import ParseError

from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException

from desktop import roster
from desktop.roster import MOST_CELLS, Roster
from offline_store.errors import ExpectedError

MOST_BYTES, MOST_UNPACKED = 10_000_000, 60_000_000
"""Of a file, and of what is packed in it: a small one can hold a thousand times its size."""
MOST_LINES = 20_000
"""Of a sheet, empty ones too."""
SHEETS = frozenset({".xlsx", ".xlsm"})
KINDS = "*.xlsx *.xlsm *.csv *.txt"
NOT_A_LIST = (
    OSError,
    UnicodeError,
    InvalidFileException,
    zipfile.BadZipFile,
    ParseError,
    ValueError,
    KeyError,
    TypeError,
)
"""What openpyxl and the decoders raise on a damaged file; it promises nothing narrower."""
EXACT = 10**15
"""Above it a spreadsheet's numbers lose their last digits: an ID number that was kept as one is spoilt."""


class RosterUnreadable(ExpectedError):
    """The file is no list that can be read: damaged, under a password, or of another kind."""

    title = "名单文件打不开"
    explanation = "“{name}”不是能读的表格，或者设了密码、已经损坏。内容没有任何改动。"
    advice = "请在表格软件里打开它，选中名单复制，再粘贴到这里。"


class RosterTooLarge(ExpectedError):
    """More than a list of persons ever has."""

    title = "名单文件太大"
    explanation = "“{name}”太大，不像一份名单。内容没有任何改动。"
    advice = "请只选中名单的部分，复制，再粘贴到这里。"


def read_file(path: Path) -> Roster:
    """The first sheet that holds something. Raises RosterUnreadable, RosterTooLarge."""
    try:
        if path.stat().st_size > MOST_BYTES:
            raise RosterTooLarge(name=path.name)
        if path.suffix.lower() in SHEETS:
            return roster.read_cells(_sheet(path))
        return roster.read_text(_decoded(path.read_bytes()))
    except NOT_A_LIST as error:
        raise RosterUnreadable(name=path.name) from error


def _sheet(path: Path) -> list[list[str]]:
    with zipfile.ZipFile(path) as packed:
        if sum(part.file_size for part in packed.infolist()) > MOST_UNPACKED:
            raise RosterTooLarge(name=path.name)
    with path.open("rb") as file:
        for sheet in load_workbook(file, read_only=True, data_only=True, keep_links=False).worksheets:
            rows: list[list[str]] = []
            for row in sheet.iter_rows(max_col=MOST_CELLS, values_only=True):
                if len(rows) == MOST_LINES:
                    raise RosterTooLarge(name=path.name)
                rows.append([_cell(cell) for cell in row])
            if any(map(any, rows)):
                return rows
    return []


def _cell(value: Any) -> str:
    """As the sheet would show it; a number without the noise of binary fractions."""
    if isinstance(value, bool):
        return "是" if value else ""
    if isinstance(value, int | float):
        if not abs(value) < EXACT:
            return f"{value:.5E}"
        return str(int(value)) if value == int(value) else f"{round(value, 4):f}".rstrip("0")
    return "" if value is None else str(value)


def _decoded(content: bytes) -> str:
    """UTF-8 or UTF-16 where it says so, else UTF-8 if it is, else GB 18030. Raises ValueError for what is no text."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return content.decode("utf-16")
    if b"\0" in content:
        raise ValueError("no text holds a NUL")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("gb18030")

"""The audit as a file. The export is an entry of the audit before the file exists, and the file says whose it is."""

import csv
import errno
import os
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from pathlib import Path

from desktop.audit_words import action_words, moment_words, type_words, what_words, who_words
from offline_store import audit, audit_view
from offline_store.audit_view import AuditFilter, AuditLine
from offline_store.errors import DiskFull, ExpectedError
from offline_store.settings import Desk
from offline_store.store import Store
from offline_store.types import now

MOST_ON_PAPER = 5000
"""Entries of one PDF: about 200 pages."""
COLUMNS = ("序号", "时间", "账号", "动作", "内容", "对象", "登记号")
_WIDTHS = (13.0, 31.0, 20.0, 18.0, 35.0, 15.0, 38.0)  # mm


class ReasonNeeded(ExpectedError):
    """Nothing is exported without a reason."""

    title = "需要写明理由"
    explanation = "导出审计记录要写明理由，没有生成文件。"
    advice = "请写一句用途，例如“季度检查”。"


class TooManyForPaper(ExpectedError):
    """More entries than a PDF is made for."""

    title = "记录太多"
    explanation = "选出了 {rows} 条，PDF 一次最多 {most} 条，没有生成文件。"
    advice = "请按日期或人员筛选，或者导出为 CSV。"


class FileNotWritable(ExpectedError):
    """The file cannot be written where it was wanted; the entry of the export stays."""

    title = "文件写不进去"
    explanation = "不能写入 {file}。这次导出已记入审计，文件没有生成。"
    advice = "请换一个文件夹再试。"


def export(store: Store, desk: Desk, path: Path, chosen: AuditFilter, reason: str) -> int:
    """Write the entries to a file; how many. Raises ReasonNeeded, TooManyForPaper, FileNotWritable, DiskFull."""
    if not reason.strip():
        raise ReasonNeeded
    kind = "pdf" if path.suffix.lower() == ".pdf" else "csv"
    with store.read() as session:
        rows = audit_view.count(session, chosen)
    if kind == "pdf" and rows > MOST_ON_PAPER:
        raise TooManyForPaper(rows=rows, most=MOST_ON_PAPER)
    with store.apply() as session:
        detail = {"rows": rows, "format": kind, "reason": reason.strip(), "chosen": _described(chosen)}
        up_to = audit.note(session, desk.account, "exported", "audit", "", **detail).seq - 1
    mark = f"{desk.clerk}（{desk.account}）{moment_words(now())} 导出，理由：{reason.strip()}"
    with store.read() as session:
        lines = audit_view.every_line(session, chosen, up_to)
        table = as_csv(chain(((mark,), COLUMNS), map(cells, lines)))
        write_file(path, _paper(desk, mark, rows, lines) if kind == "pdf" else table)
    return rows


def cells(line: AuditLine) -> tuple[str, ...]:
    """An entry as a row."""
    return (
        str(line.seq),
        moment_words(line.at),
        who_words(line.account),
        action_words(line.action),
        what_words(line),
        type_words(line.subject),
        line.number,
    )


def _described(chosen: AuditFilter) -> dict[str, str]:
    named = {"day": chosen.day.isoformat() if chosen.day else "", "account": chosen.account, "action": chosen.action}
    return {name: value for name, value in (named | {"number": chosen.number}).items() if value}


def as_csv(rows: Iterable[Sequence[str]]) -> Iterator[bytes]:
    """CSV for a spreadsheet: with a byte order mark, and no cell that it would take for a formula."""
    echo = _Echo()
    writer = csv.writer(echo)
    yield b"\xef\xbb\xbf"
    for row in rows:
        writer.writerow(["'" + cell if cell.startswith(("=", "+", "-", "@", "\t", "\r")) else cell for cell in row])
        yield echo.written.encode()


class _Echo:
    """What the csv module writes, handed on."""

    written = ""

    def write(self, text: str) -> None:
        self.written = text


def _paper(desk: Desk, mark: str, rows: int, lines: Iterator[AuditLine]) -> Iterator[bytes]:
    from desktop.printing.listing import Listing, render_listing  # reportlab is loaded with the first paper

    listing = Listing(
        title="审计记录",
        organisation=f"{desk.station_name}　席位 {desk.number}",
        columns=tuple(zip(COLUMNS, _WIDTHS, strict=True)),
        note=f"共 {rows} 条",
        footer=mark,
        watermark=f"{desk.clerk} {moment_words(now())[:10]}",
    )
    yield render_listing(listing, [cells(line) for line in lines])


def write_file(path: Path, parts: Iterable[bytes]) -> None:
    """Write a file whole or not at all. Raises FileNotWritable, DiskFull."""
    part = path.with_name(f"{path.name}.part")
    try:
        with part.open("wb") as file:
            file.writelines(parts)
            file.flush()
            os.fsync(file.fileno())
        part.replace(path)
    except OSError as error:
        part.unlink(missing_ok=True)
        if error.errno == errno.ENOSPC:
            raise DiskFull from error
        raise FileNotWritable(file=path) from error

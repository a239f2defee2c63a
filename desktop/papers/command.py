"""`qiantai forms`: which forms there are, and one of them printed from a file of values, without window or store."""

import argparse
import json
from pathlib import Path
from typing import Any, TextIO

from desktop.papers.checking import mistakes
from desktop.papers.heading import heading_of
from desktop.printing import description
from desktop.printing.blocks import Description
from desktop.printing.page import DRAFT
from offline_store.errors import ExpectedError

REFUSED = 2
"""Exit code: what was asked for cannot be done."""
MOST_SAID = 8
"""Mistakes told at once."""


class NoSuchForm(ExpectedError):
    """No form of this name."""

    title = "没有这种文书"
    explanation = "没有名为“{name}”的文书。"
    advice = "qiantai forms list 列出所有名称。"


class UnreadableData(ExpectedError):
    """The file of values is not there, or is not JSON."""

    title = "数据文件读不出来"
    explanation = "{file}：{why}。没有写出文件。"
    advice = "请给出一个 UTF-8 的 JSON 文件，其中是一个对象：字段名和值。"


class WrongData(ExpectedError):
    """Values that the form has no field for, or of the wrong type."""

    title = "数据和文书对不上"
    explanation = "{mistakes}。没有写出文件。"
    advice = "字段和类型见 qiantai forms list 名称。"


class NotWritten(ExpectedError):
    """The file could not be written."""

    title = "文件写不进去"
    explanation = "{file}：{why}。"
    advice = "请换一个可以写的文件夹。"


def command(options: argparse.Namespace, out: TextIO, err: TextIO) -> int:
    """Run `forms list [NAME]` or `forms render NAME`; the exit code."""
    try:
        if options.what == "list":
            _list(options.name, out)
        else:
            _render(options, out)
    except ExpectedError as error:
        print(error, file=err)
        return REFUSED
    return 0


def _list(name: str | None, out: TextIO) -> None:
    """All forms by name, title, layout and series; or the fields of one."""
    if name is None:
        for each in description.names():
            form = description.load(each)
            print(each, form.title, form.layout, form.series or "-", form.copies, sep="\t", file=out)
        return
    for field_name, field in _form(name).fields.items():
        print(field_name, field.label, field.type, "、".join(field.options), sep="\t", file=out)
        for column, own in field.of.items():
            print(f"  {column}", own.label, own.type, "、".join(own.options), sep="\t", file=out)


def _render(options: argparse.Namespace, out: TextIO) -> None:
    from desktop.printing.layout import rendered

    form = _form(options.name)
    values = _values(options.data, form)
    given = {"organisation": options.organisation, "case_number": options.number}
    about = values | {name: value for name, value in given.items() if value}
    heading = heading_of(form, about, options.number, DRAFT if options.draft else "")
    paper = rendered(form, values, heading)
    _write(options.out, _archived(paper.pdf) if options.pdfa else paper.pdf)
    print(f"{options.out}　{form.title}，{paper.pages} 页", file=out)
    if options.docx:
        from desktop.printing.word import word

        _write(options.docx, word(form, values, heading))
        print(options.docx, file=out)


def _archived(pdf: bytes) -> bytes:
    from desktop.printing.archive import archived

    return archived(pdf)


def _form(name: str) -> Description:
    if name not in description.names():
        raise NoSuchForm(name=name[:40])
    return description.load(name)


def _values(file: Path, form: Description) -> dict[str, Any]:
    """Raises UnreadableData, WrongData."""
    try:
        found = json.loads(file.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise UnreadableData(file=file, why=error.strerror or "读不出来") from error
    except (UnicodeDecodeError, RecursionError, ValueError) as error:
        raise UnreadableData(file=file, why="不是 UTF-8 的 JSON") from error
    if not isinstance(found, dict):
        raise UnreadableData(file=file, why="最外层不是一个对象")
    wrong = mistakes(form, found)
    if wrong:
        more = [f"还有 {len(wrong) - MOST_SAID} 处"] if len(wrong) > MOST_SAID else []
        raise WrongData(mistakes="；".join([*wrong[:MOST_SAID], *more]))
    return found


def _write(file: Path, content: bytes) -> None:
    try:
        file.write_bytes(content)
    except OSError as error:
        raise NotWritten(file=file, why=error.strerror or "写不进去") from error

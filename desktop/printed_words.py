"""The words on a PDF that somebody brings, against the paper as it is drawn from the file: which values differ.

Both texts are read out of their PDFs in the same way and compared character by character, without white space; what
differs is named by the field that stands there. A picture that covers words is not seen: only text is compared.
"""

import io
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any

from desktop.printing.blocks import Description
from desktop.printing.values import printed

MOST = 12
"""Differences that are named."""
_AROUND = 8  # characters beside a difference in the form's own words
_SHORTEST = 0.4  # of the paper's text: with less the PDF is a scan, or another paper
_MAKER = "qiantai"


@dataclass(frozen=True, slots=True)
class Difference:
    """One value of the paper that the PDF says otherwise."""

    label: str
    """The field's; empty for words of the form itself."""
    kept: str
    """What the file has, as it is printed."""
    found: str
    """What stands in its place; empty where nothing does."""


@dataclass(frozen=True, slots=True)
class _Span:
    """Where a value stands in the text of the paper."""

    label: str
    start: int
    end: int


def text_of(pdf: bytes) -> str:
    """The words of a PDF without white space; empty for a scan, also for one with words recognised behind it."""
    from pypdf import PdfReader
    from pypdf.errors import PyPdfError

    try:
        reader = PdfReader(io.BytesIO(pdf))
        own = bool(reader.metadata and reader.metadata.creator == _MAKER)
        if not own and all(_has_picture(page) for page in reader.pages):
            return ""
        return _plain("".join(page.extract_text() for page in reader.pages))
    except (PyPdfError, ValueError, KeyError, TypeError, RecursionError):  # whatever a damaged file makes of its reader
        return ""


def differences(
    reference: bytes, given: bytes, form: Description, values: Mapping[str, Any]
) -> tuple[Difference, ...] | None:
    """What a PDF says other than the paper drawn from the file; None where it holds no words to compare."""
    kept, found = text_of(reference), text_of(given)
    if len(found) < _SHORTEST * len(kept):
        return None
    spans = list(_spans(form, values, kept))
    opcodes = SequenceMatcher(None, kept, found, autojunk=False).get_opcodes()
    told: dict[tuple[str, str, str], Difference] = {}
    for tag, start, end, found_start, found_end in opcodes:
        if tag == "equal":
            continue
        span = _span_at(spans, start, end)
        if span is None:
            difference = Difference(
                "",
                kept[max(0, start - _AROUND) : end + _AROUND],
                found[max(0, found_start - _AROUND) : found_end + _AROUND],
            )
        else:
            across = found[_across(opcodes, span.start, at_end=False) : _across(opcodes, span.end, at_end=True)]
            difference = Difference(span.label, kept[span.start : span.end], across)
        told.setdefault((difference.label, difference.kept, difference.found), difference)
    return tuple(sorted(told.values(), key=lambda each: not each.label))[:MOST]


def _span_at(spans: list[_Span], start: int, end: int) -> _Span | None:
    """The value that a difference is in, the longest; words that are put in stand in it only between its ends."""
    hit = [
        each
        for each in spans
        if (each.start < end and start < each.end) or (start == end and each.start < start < each.end)
    ]
    return max(hit, key=lambda each: each.end - each.start, default=None)


def _across(opcodes: Sequence[tuple[str, int, int, int, int]], at: int, *, at_end: bool) -> int:
    """The place in the other text for a place in the paper's."""
    for tag, start, end, found_start, found_end in opcodes:
        if start <= at < end or (at_end and at == end):
            if tag == "equal":
                return found_start + at - start
            return found_end if at_end else found_start
    return opcodes[-1][4]


def _spans(form: Description, values: Mapping[str, Any], text: str) -> Iterator[_Span]:
    labels: dict[str, list[str]] = {}
    for label, value in _printed(form, values):
        if wanted := _plain(value):
            labels.setdefault(wanted, []).append(label)
    for wanted, own in labels.items():
        places = [found.start() for found in re.finditer(re.escape(wanted), text)]
        in_turn = len(own) == len(places)  # one value in two rows of a table
        for number, at in enumerate(places):
            yield _Span(own[number] if in_turn else own[0], at, at + len(wanted))


def _printed(form: Description, values: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    for name, field in form.fields.items():
        if field.type == "list":
            for number, row in enumerate(values.get(name) or [], 1):
                for column, own in field.of.items():
                    yield f"{field.label} {number} {own.label}", printed(own, row.get(column))
        elif field.type == "long":
            yield from ((field.label, part) for part in printed(field, values.get(name)).split("\n"))
        else:
            yield field.label, printed(field, values.get(name))


def _plain(text: str) -> str:
    return "".join(text.split())


def _has_picture(page: Any) -> bool:
    found = page.get("/Resources", {}).get_object().get("/XObject", {})
    return any(each.get_object().get("/Subtype") == "/Image" for each in found.get_object().values())

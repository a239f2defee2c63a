"""A TrueType file as reportlab wants it, read quickly: the library's own reader takes half a second for a Chinese font.

The file is mapped, not read; the tables of characters, widths and places are unpacked as wholes, and an outline is
copied out of the file only when it is printed. What the library does with a face afterwards is its own affair.
"""

import mmap
import sys
from array import array
from collections.abc import Iterator
from pathlib import Path
from struct import iter_unpack, unpack_from
from typing import Any

from reportlab.pdfbase import ttfonts

_library: Any = ttfonts


class Face(_library.TTFontFace):  # type: ignore[misc]
    """The face of one font file."""

    def readFile(self, f: Any) -> None:  # noqa: N802
        """Map the file."""
        if not hasattr(self, "_ttf_data"):
            self.filename = str(f)
            with Path(self.filename).open("rb") as stream:
                self._ttf_data = mmap.mmap(stream.fileno(), 0, access=mmap.ACCESS_READ)
        self._pos = 0

    def extractInfo(self, charInfo: int = 1) -> None:  # noqa: N802, N803
        """The names and heights by the library, the rest by whole tables."""
        codes = self._codes()
        if codes is None:  # an old form of the table, which only the library reads
            super().extractInfo(charInfo)
            return
        super().extractInfo(0)
        if charInfo:
            self.charToGlyph = codes
            self._read_widths()
            self._read_places()

    def get_table(self, tag: str) -> Any:
        """A table's bytes; the outlines are left where they are."""
        if tag == "glyf":
            return _Outlines(self._ttf_data, self.get_table_pos(tag)[0])
        return super().get_table(tag)

    def _read_widths(self) -> None:
        (full,) = unpack_from(">H", self.get_table("hhea"), 34)
        numbers = _numbers("H", self.get_table("hmtx"))
        widths, sides = numbers[0 : 2 * full : 2], numbers[1 : 2 * full : 2]
        sides.extend(numbers[2 * full :])
        widths.extend([widths[-1]] * (self.numGlyphs - full))
        sides.extend([0] * (self.numGlyphs - len(sides)))  # some fonts leave them out
        self.hmetrics = _Metrics(widths, sides)
        self.defaultWidth = widths[0] * 1000 / self.unitsPerEm
        if 0x20 in self.charToGlyph:
            self.charToGlyph[0xA0] = self.charToGlyph[0x20]
        self.charWidths = _Widths(self.charToGlyph, widths, 1000 / self.unitsPerEm)

    def _read_places(self) -> None:
        (long,) = unpack_from(">h", self.get_table("head"), 50)
        places = _numbers("I" if long else "H", self.get_table("loca"))
        self.glyphPos = places if long else [2 * place for place in places]

    def _codes(self) -> dict[int, int] | None:
        """Character and glyph, from the widest Unicode table that the font has."""
        table = self.get_table("cmap")
        found: dict[int, int] = {}
        for n in range(unpack_from(">H", table, 2)[0]):
            platform, encoding, offset = unpack_from(">HHL", table, 4 + 8 * n)
            if (platform == 3 and encoding in (1, 10)) or (platform == 0 and encoding != 5):
                found[unpack_from(">H", table, offset)[0]] = offset
        if 12 in found:
            return _codes_12(table, found[12])
        return dict(_codes_4(table, found[4])) if 4 in found else None


class Font(_library.TTFont):  # type: ignore[misc]
    """A font by its file, under a name."""

    def __init__(self, name: str, file: Path, number: int = 0) -> None:
        face, _library.TTFontFace = _library.TTFontFace, Face
        try:
            super().__init__(name, str(file), subfontIndex=number, asciiReadable=False, shapable=False)
        finally:
            _library.TTFontFace = face


class _Metrics:
    """Width and left side of each glyph, put together when asked for."""

    def __init__(self, widths: Any, sides: Any) -> None:
        self._widths, self._sides = widths, sides

    def __getitem__(self, glyph: int) -> tuple[int, int]:
        return self._widths[glyph], self._sides[glyph]


class _Widths:
    """The width of each character in thousandths of an em, looked up when asked for."""

    def __init__(self, glyphs: dict[int, int], widths: Any, scale: float) -> None:
        self._glyphs, self._widths, self._scale = glyphs, widths, scale

    def get(self, code: int, other: Any = None) -> Any:
        """The width, or `other` for a character that the font has not."""
        glyph = self._glyphs.get(code)
        return other if glyph is None else self._widths[glyph] * self._scale


class _Outlines:
    """The outlines in the mapped file, copied out one by one."""

    def __init__(self, data: mmap.mmap, start: int) -> None:
        self._data, self._start = data, start

    def __getitem__(self, part: slice) -> bytes:
        return self._data[self._start + part.start : self._start + part.stop]


def _numbers(kind: str, data: bytes) -> Any:
    """Big-endian numbers of two ("H") or four ("I") bytes."""
    numbers = array(kind, data[: len(data) // array(kind).itemsize * array(kind).itemsize])
    if sys.byteorder == "little":
        numbers.byteswap()
    return numbers


def _codes_12(table: bytes, offset: int) -> dict[int, int]:
    (count,) = unpack_from(">L", table, offset + 12)
    found: dict[int, int] = {}
    for start, end, glyph in iter_unpack(">LLL", table[offset + 16 : offset + 16 + 12 * count]):
        if start == end:
            found[start] = glyph
        else:
            found.update(zip(range(start, end + 1), range(glyph, glyph + end - start + 1), strict=True))
    return found


def _codes_4(table: bytes, offset: int) -> Iterator[tuple[int, int]]:
    length, _, double = unpack_from(">HHH", table, offset + 2)
    numbers = _numbers("H", table[offset : offset + max(length, 16 + 4 * double)])
    count = double // 2
    ends, starts = 7, 8 + count
    deltas, ranges = starts + count, starts + 2 * count
    for n in range(count):
        delta, skipped = numbers[deltas + n], numbers[ranges + n]
        for code in range(numbers[starts + n], numbers[ends + n] + 1):
            if not skipped:
                yield code, (code + delta) & 0xFFFF
                continue
            place = ranges + n + skipped // 2 + code - numbers[starts + n]
            glyph = numbers[place] if place < len(numbers) else 0
            if glyph:
                yield code, (glyph + delta) & 0xFFFF

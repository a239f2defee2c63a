"""Fonts as reportlab knows them: no character is printed that has no outline, and every one can be copied back."""

import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import groupby
from pathlib import Path
from typing import Any

from reportlab.pdfbase import pdfmetrics, ttfonts

from desktop.printing.face import Font
from desktop.printing.fonts import printing_font, rare_fonts, reference_font
from desktop.printing.roles import Role
from offline_store.errors import ExpectedError

GAP = "\ufdd0"
"""One character's width of a blank to be filled in by hand: a line on paper. (A code that Unicode gives to nobody.)"""
_SELECTORS = re.compile("[\ufe00-\ufe0f\U000e0100-\U000e01ef]")
_SAME = 0.002  # em: no eye and no printer tells these widths apart
_NARROW = 0.6  # em


class GlyphMissing(ExpectedError):
    """No installed font draws this character; paper with an empty box in a name is worse than no paper."""

    title = "有字打印不出来"
    explanation = "“{character}”（{code}）在本机的字体里没有字形，所以没有打印。"
    advice = "请管理员安装补字字体（如 fonts-babelstone-han 或 fonts-hanazono）后再打印。"


def printable(text: str) -> str:
    """`text` without what leaves no mark on paper: control and format characters, variation selectors.

    Line ends stay, as one `\\n`; every other white space becomes a space or stays the wide space U+3000.
    """
    if text.replace("\n", "").replace("\u3000", "").isprintable() and not _SELECTORS.search(text):
        return text  # nearly always
    lines = text.replace("\r\n", "\n").replace("\r", "\n").replace("\u2028", "\n").replace("\u2029", "\n")
    spaced = (" " if c.isspace() and c not in "\n\u3000" else c for c in lines)
    return "".join(c for c in spaced if c == "\n" or not _invisible(c))


def runs(text: str, role: Role) -> Iterator[tuple[str, str]]:
    """Cut printable `text` into (reportlab font name, run) by the font that draws each character.

    Raises GlyphMissing with the character when no font draws it.
    """
    for name, characters in groupby(text, lambda character: _font_name(character, role)):
        yield name, "".join(characters)


@dataclass(frozen=True, slots=True)
class Run:
    """Characters that one font draws one after the other, `scale` times as wide as it has them, `space` em apart."""

    font: str
    text: str
    scale: float = 1.0
    space: float = 0.0


def fitted(text: str, role: Role) -> Iterator[Run]:
    """Cut printable `text` into runs, each as wide as `advance` says whatever the font.

    Words and numbers are drawn narrower or wider as a whole; other characters keep their shape and get room.
    Raises GlyphMissing.
    """
    kinds = set(map(_kinds(role).__getitem__, text))
    if len(kinds) == 1:  # most lines by far
        ((name, kind, _),) = kinds
        if kind == _EXACT:
            yield Run(name, text.replace(GAP, "\u3000"))
            return
    for (name, kind, space), characters in groupby(text, _kinds(role).__getitem__):
        run = "".join(characters)
        scale = 1.0
        if kind == _WORD:
            scale = sum(advance(c, role) for c in run) / sum(_natural(c, name) for c in run)
        yield Run(name, run.replace(GAP, "\u3000"), scale, space)


_EXACT, _WORD, _OTHER = range(3)


class _Known(dict[str, Any]):
    """What has been found out of each character, kept in a mapping that is quick to ask."""

    def __init__(self, ask: Callable[[str, Role], Any], role: Role) -> None:
        super().__init__()
        self._ask, self._role = ask, role

    def __missing__(self, character: str) -> Any:
        found = self[character] = self._ask(character, self._role)
        return found


@cache
def advances(role: Role) -> Mapping[str, float]:
    """`advance` as a mapping."""
    return _Known(advance, role)


@cache
def _kinds(role: Role) -> Mapping[str, tuple[str, int, float]]:
    return _Known(_fit, role)


def _fit(character: str, role: Role) -> tuple[str, int, float]:
    name = _font_name(character, role)
    missing = advance(character, role) - _natural(character, name)
    if abs(missing) < _SAME:
        return name, _EXACT, 0.0
    return (name, _WORD, 0.0) if character.isalnum() else (name, _OTHER, missing)


def _natural(character: str, name: str) -> float:
    """The width in em that the font itself gives."""
    face = pdfmetrics.getFont(name).face
    return float(face.getCharWidth(0x3000 if character == GAP else ord(character))) / 1000


def advance(character: str, role: Role) -> float:
    """The width of one character in em: the same in every role and with every font, so that pages never break anew.

    It is the width in the reference font, and where that has none one em or, for narrow scripts, a little over half.
    Raises GlyphMissing when no font draws it.
    """
    _font_name(character, role)
    if character == GAP:
        return 1.0
    reference = _reference()
    if character.isspace() or _draws(reference, ord(character)):
        return _natural(character, reference)
    if unicodedata.combining(character):
        return 0.0
    wide = unicodedata.east_asian_width(character) in "WF" or unicodedata.category(character) == "So"
    return 1.0 if wide else _NARROW


@cache
def base_font(role: Role) -> str:
    """The reportlab name of the role's own font."""
    return _registered(printing_font(role))


@cache
def _font_name(character: str, role: Role) -> str:
    for file in candidates(role):
        name = _registered(file)
        if character.isspace() or character == GAP or _draws(name, ord(character)):
            return name
    raise GlyphMissing(character=character, code=f"U+{ord(character):04X}")


def forget() -> None:
    """Look for the fonts anew: another one has been installed."""
    for known in (_kinds, advances, base_font, _font_name, candidates, _reference):
        known.cache_clear()


@cache
def candidates(role: Role) -> tuple[Path, ...]:
    """The files that may draw a character of this role, in the order of preference."""
    return (printing_font(role), *rare_fonts())


@cache
def _reference() -> str:
    return _registered(reference_font())


@cache
def _registered(file: Path) -> str:
    """Load a font file into reportlab once, under the name of the file."""
    pdfmetrics.registerFont(Font(file.stem, file))
    return file.stem


def _draws(name: str, code: int) -> bool:
    """Whether the font maps the code to a glyph that has an outline (some fonts map rare ones to empty glyphs)."""
    face = pdfmetrics.getFont(name).face
    glyph = face.charToGlyph.get(code, 0)
    header = 10  # bytes; a glyph of no more has no contours
    return bool(glyph) and face.glyphPos[glyph + 1] - face.glyphPos[glyph] > header


def _invisible(character: str) -> bool:
    return bool(_SELECTORS.match(character)) or unicodedata.category(character) in ("Cc", "Cf")


def _to_unicode(font_name: str, subset: list[int]) -> str:
    """The ToUnicode map of one subset font (PDF 32000-1, 9.10.3).

    reportlab's own writes U+2CB4E as five digits, which readers take for something else, and more than the hundred
    entries that a section may have. The map wants UTF-16; code 0 is the missing glyph and means nothing.
    """
    entries = [f"<{i:02X}> <{chr(c).encode('utf-16-be').hex().upper()}>" for i, c in enumerate(subset) if c]
    sections = [entries[i : i + 100] for i in range(0, len(entries), 100)]
    return "\n".join(
        [
            "/CIDInit /ProcSet findresource begin",
            "12 dict begin",
            "begincmap",
            "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def",
            f"/CMapName /{font_name} def",
            "/CMapType 2 def",
            "1 begincodespacerange",
            "<00> <FF>",
            "endcodespacerange",
            *(line for part in sections for line in (f"{len(part)} beginbfchar", *part, "endbfchar")),
            "endcmap",
            "CMapName currentdict /CMap defineresource pop",
            "end",
            "end",
        ]
    )


# The one place where the library is mended; it looks the function up by name each time it writes a font.
_library: Any = ttfonts
_mended: Callable[[str, list[int]], str] = _to_unicode
_library.makeToUnicodeCMap = _mended

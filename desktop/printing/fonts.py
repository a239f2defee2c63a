"""Font files: where they are, and the TrueType copies that the paper needs.

reportlab embeds TrueType outlines only, while Noto Serif SC and Noto Sans SC come as OpenType with PostScript
outlines. They are turned into TrueType once, at set-up (`python -m desktop.printing.fonts`), and kept in the cache
under a name that holds the digest of the source: a new font package makes new copies, nothing has to be cleared.
An installed package brings them ready-made.
"""

import errno
import hashlib
import importlib.util
import os
import sys
import tempfile
import time
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any, Literal

import platformdirs
from platformdirs import PlatformDirs

from desktop.printing.roles import CASTS, Role, installed, own_font, substitutions
from offline_store.errors import DiskFull

_PACKAGE = "pylopdf_fonts_zh_cn"
_SOURCES: dict[Literal["宋体", "黑体"], str] = {"宋体": "NotoSerifSC-Regular.otf", "黑体": "NotoSansSC-Regular.otf"}
# Fonts with rare characters, the nearest in style to 宋体 first; all of them have TrueType outlines.
_RARE = (
    "babelstonehan.ttf",
    "hanamina.ttf",
    "hanaminb.ttf",
    "simsunb.ttf",
    "simsunextg.ttf",
    "lxgwwenkai-regular.ttf",
)
_RECIPE = "v2"  # part of the cached name: a change of the conversion makes new copies
_MAX_ERROR = 1.0  # of the quadratic curves, in 1/1000 em
_SQUARE = (
    ((0.09, -0.03), (0.09, 0.79), (0.91, 0.79), (0.91, -0.03)),
    ((0.14, 0.02), (0.86, 0.02), (0.86, 0.74), (0.14, 0.74)),
)
_TICK = ((0.25, 0.42), (0.31, 0.47), (0.45, 0.27), (0.72, 0.68), (0.79, 0.63), (0.46, 0.13))
_BOXES = {0x2610: _SQUARE, 0x2611: (*_SQUARE, _TICK)}
"""The contours of each box, in em, outer ones clockwise."""
_KEPT = {"head", "hhea", "maxp", "OS/2", "name", "cmap", "post", "hmtx", "glyf", "loca"}
_DIRECTORY = 4096  # bytes: sixteen for each of some twenty tables
_STALE_SECONDS = 3600  # a half-written copy older than this belongs to nobody


def qt_font_files() -> list[Path]:
    """The font files for the screen (`QFontDatabase.addApplicationFont`); Qt reads PostScript outlines as they are."""
    return [_source(role) for role in _SOURCES]


def printing_font(role: Role) -> Path:
    """A TrueType file for `role` (`roles.py` says which), converted now if set-up did not do it.

    Raises DiskFull when the copy cannot be written for want of space.
    """
    cast = CASTS[role]
    return own_font(role) or installed().get(cast.file) or brought(cast.brought)


def brought(role: Literal["宋体", "黑体"]) -> Path:
    """The copy of a font that the program brings, converted now if set-up did not do it: free to be passed on."""
    source = _source(role)
    name = f"{source.stem}-{_digest(source)}-{_RECIPE}.ttf"
    target = _cache_folder() / name
    for prepared in _prepared_folders():
        if (prepared / name).exists():
            return prepared / name
    if not target.exists():
        try:
            _write_truetype(source, target)
        except OSError as error:
            if error.errno in (errno.ENOSPC, errno.EDQUOT):
                raise DiskFull from error
            raise
    return target


def reference_font() -> Path:
    """The font whose widths all text is measured by: 宋体 as we bring it, whatever else is installed."""
    return brought("宋体")


def rare_fonts() -> Iterator[Path]:
    """Fonts that may have a character which the role's font lacks, in the order of preference."""
    yield brought("宋体")
    yield from (installed()[name] for name in _RARE if name in installed())
    yield brought("黑体")


def _source(role: Literal["宋体", "黑体"]) -> Path:
    # Found, not imported: the package need not run to be read.
    spec = importlib.util.find_spec(_PACKAGE)
    if spec is None or not spec.submodule_search_locations:
        raise ModuleNotFoundError(_PACKAGE)
    return Path(spec.submodule_search_locations[0]) / _SOURCES[role]


def _cache_folder() -> Path:
    chosen = os.environ.get("QIANTAI_CACHE")
    return (Path(chosen) if chosen else platformdirs.user_cache_path("qiantai")) / "fonts"


def _prepared_folders() -> list[Path]:
    """Where an installed package has put the copies ready-made (/usr/share/qiantai/fonts); XDG_DATA_DIRS says where."""
    if "QIANTAI_CACHE" in os.environ:
        return []
    return [folder / "fonts" for folder in PlatformDirs("qiantai", appauthor=False).iter_data_paths()]


@cache
def _digest(file: Path) -> str:
    """Of the beginning of the file, which lists its tables with a checksum of each, and of its length."""
    with file.open("rb") as stream:
        beginning = stream.read(_DIRECTORY)
    return hashlib.sha256(beginning + str(file.stat().st_size).encode()).hexdigest()[:16]


def _write_truetype(source: Path, target: Path) -> None:
    """Write the copy beside its place and move it there whole: a kill leaves no half font, two writers do no harm."""
    target.parent.mkdir(parents=True, exist_ok=True)
    for left in target.parent.glob("*.part"):
        if left.stat().st_mtime < time.time() - _STALE_SECONDS:
            left.unlink(missing_ok=True)
    handle, name = tempfile.mkstemp(suffix=".part", dir=target.parent)
    part = Path(name)
    try:
        with os.fdopen(handle, "wb") as stream:
            _truetype(source).save(stream)
            stream.flush()
            os.fsync(stream.fileno())
        part.replace(target)
    finally:
        part.unlink(missing_ok=True)


def _truetype(source: Path) -> Any:
    """The font with quadratic outlines and only the tables that reportlab reads (after fontTools' own otf2ttf)."""
    from fontTools.pens.cu2quPen import Cu2QuPen
    from fontTools.pens.ttGlyphPen import TTGlyphPen
    from fontTools.ttLib import TTFont, newTable

    font = TTFont(source, recalcTimestamp=False)
    order, glyphs = font.getGlyphOrder(), font.getGlyphSet()
    outlines = {}
    for name in order:
        pen = TTGlyphPen(None)
        glyphs[name].draw(Cu2QuPen(pen, _MAX_ERROR, reverse_direction=True))
        outlines[name] = pen.glyph()
    outlines |= _boxes(font, order)
    font["loca"], font["glyf"] = newTable("loca"), newTable("glyf")
    font["glyf"].glyphOrder, font["glyf"].glyphs = order, outlines
    for tag in set(font.keys()) - _KEPT - {"GlyphOrder"}:
        del font[tag]
    limits = font["maxp"] = newTable("maxp")
    limits.tableVersion = 0x00010000
    limits.maxZones = 1
    for field in ("maxTwilightPoints", "maxStorage", "maxFunctionDefs", "maxInstructionDefs", "maxStackElements"):
        setattr(limits, field, 0)
    limits.maxSizeOfInstructions, limits.maxComponentElements = 0, 0
    font["post"].formatType = 3.0
    font.sfntVersion = "\000\001\000\000"
    return font


def _boxes(font: Any, order: list[str]) -> dict[str, Any]:
    """☐ and ☑, which Noto has not and every form needs: their outlines; their codes and widths go into the font."""
    from fontTools.pens.ttGlyphPen import TTGlyphPen

    em = font["head"].unitsPerEm
    found = {}
    for code, contours in _BOXES.items():
        name = f"uni{code:04X}"
        if name in order or code in font.getBestCmap():
            continue
        pen = TTGlyphPen(None)
        for contour in contours:
            points = [(round(x * em), round(y * em)) for x, y in contour]
            pen.moveTo(points[0])
            for point in points[1:]:
                pen.lineTo(point)
            pen.closePath()
        order.append(name)
        found[name] = pen.glyph()
        font["hmtx"][name] = (em, round(0.09 * em))
        for table in font["cmap"].tables:
            if table.isUnicode() and table.format != 14:
                table.cmap[code] = name
    return found


def main() -> None:
    """Set-up: make the TrueType copies, on one line of progress; that line is short when they are there already."""
    sys.stdout.write("纸面字体：")
    for role in _SOURCES:
        sys.stdout.write(f"{role} ")
        sys.stdout.flush()
        brought(role)
    sys.stdout.write("".join(f"（{words}）" for words in substitutions()) + "已备好\n")


if __name__ == "__main__":
    main()

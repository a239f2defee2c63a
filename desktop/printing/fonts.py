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

from offline_store.errors import DiskFull

Role = Literal["宋体", "黑体", "楷体", "仿宋", "小标宋"]

_PACKAGE = "pylopdf_fonts_zh_cn"
_SOURCES: dict[Role, str] = {"宋体": "NotoSerifSC-Regular.otf", "黑体": "NotoSansSC-Regular.otf"}
_KAI = "LXGWWenKai-Regular.ttf"
# Fonts with rare characters, the nearest in style to 宋体 first; all of them have TrueType outlines.
_RARE = ("BabelStoneHan.ttf", "HanaMinA.ttf", "HanaMinB.ttf", "simsunb.ttf", "SimsunExtG.ttf", _KAI)
_RECIPE = "v1"  # part of the cached name: a change of the conversion makes new copies
_MAX_ERROR = 1.0  # of the quadratic curves, in 1/1000 em
_KEPT = {"head", "hhea", "maxp", "OS/2", "name", "cmap", "post", "hmtx", "glyf", "loca"}
_STALE_SECONDS = 3600  # a half-written copy older than this belongs to nobody


def qt_font_files() -> list[Path]:
    """The font files for the screen (`QFontDatabase.addApplicationFont`); Qt reads PostScript outlines as they are."""
    return [_source(role) for role in _SOURCES]


def printing_font(role: Role) -> Path:
    """A TrueType file for `role`, converted now if set-up did not do it. 楷体 that is not installed is 宋体.

    Raises DiskFull when the copy cannot be written for want of space.
    """
    if role in ("仿宋", "小标宋"):
        role = "宋体"
    if role not in _SOURCES:
        return _installed().get(_KAI) or printing_font("宋体")
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
    return printing_font("宋体")


def rare_fonts() -> Iterator[Path]:
    """Fonts that may have a character which the role's font lacks, in the order of preference."""
    yield from (_installed()[name] for name in _RARE if name in _installed())
    yield printing_font("黑体")
    yield printing_font("宋体")


def _source(role: Role) -> Path:
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
    return hashlib.sha256(file.read_bytes()).hexdigest()[:16]


@cache
def _installed() -> dict[str, Path]:
    """The fonts of `_RARE` found in the standard font folders of Linux and Windows, by file name."""
    home = Path.home()
    folders = [Path("/usr/share/fonts"), Path("/usr/local/share/fonts"), home / ".local/share/fonts", home / ".fonts"]
    for variable, below in (("WINDIR", "Fonts"), ("LOCALAPPDATA", "Microsoft/Windows/Fonts")):
        if variable in os.environ:
            folders.append(Path(os.environ[variable]) / below)
    return {file.name: file for folder in folders for file in folder.glob("**/*.ttf") if file.name in _RARE}


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


def main() -> None:
    """Set-up: make the TrueType copies, on one line of progress; that line is short when they are there already."""
    sys.stdout.write("纸面字体：")
    for role in (*_SOURCES, "楷体"):
        sys.stdout.write(f"{role} ")
        sys.stdout.flush()
        if printing_font(role) == printing_font("宋体") and role == "楷体":
            sys.stdout.write("（没有安装，以宋体代替）")
    sys.stdout.write("已备好\n")


if __name__ == "__main__":
    main()

"""The type roles of Chinese papers and the fonts that play them: the site's own licensed ones, or a stated substitute.

Fonts under an open licence with TrueType outlines exist for 宋体 and 黑体 (Noto, brought with the program) and for 楷体
(LXGW WenKai, a package); for simplified 仿宋 and 小标宋 none does. Whichever font plays a role, text is measured by the
widths of our 宋体 (`glyphs.advance`): lines and pages break at the same places with all of them.
"""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from struct import unpack_from
from typing import Literal

Role = Literal["宋体", "黑体", "楷体", "仿宋", "小标宋"]
_NOT_EMBEDDED, _NO_SUBSET, _BITMAPS = 0x0002, 0x0100, 0x0200  # fsType of the OS/2 table
_DIRECTORY = 4096  # bytes that hold the list of a font's tables


@dataclass(frozen=True, slots=True)
class Cast:
    """Who plays a role: fonts wanted, by the name told and their file names in small letters; then the substitute.

    `file` is the substitute's, where it is not brought with the program; `heavy` that it is drawn with an outline.
    """

    wanted: Mapping[str, tuple[str, ...]]
    substitute: str
    brought: Literal["宋体", "黑体"]
    file: str = ""
    heavy: bool = False


_SONG = "Noto Serif SC"
CASTS: Mapping[Role, Cast] = {
    "宋体": Cast({}, _SONG, "宋体"),
    "黑体": Cast(
        {
            "黑体": ("simhei.ttf",),
            "方正黑体": ("fzhtk.ttf", "fzhtjw.ttf", "方正黑体_gbk.ttf", "方正黑体简体.ttf"),
            "华文黑体": ("stheiti.ttf",),
        },
        "Noto Sans SC",
        "黑体",
    ),
    "楷体": Cast(
        {
            "楷体_GB2312": ("楷体_gb2312.ttf", "simkai_gb2312.ttf", "kaiti_gb2312.ttf"),
            "楷体": ("simkai.ttf",),
            "方正楷体": ("fzktk.ttf", "fzktjw.ttf", "方正楷体_gbk.ttf", "方正楷体简体.ttf"),
            "华文楷体": ("stkaiti.ttf",),
        },
        "LXGW WenKai",
        "宋体",
        "lxgwwenkai-regular.ttf",
    ),
    "仿宋": Cast(
        {
            "仿宋_GB2312": ("仿宋_gb2312.ttf", "simfang_gb2312.ttf", "fangsong_gb2312.ttf"),
            "仿宋": ("simfang.ttf",),
            "方正仿宋": ("fzfsk.ttf", "fzfsjw.ttf", "方正仿宋_gbk.ttf", "方正仿宋简体.ttf"),
            "华文仿宋": ("stfangso.ttf",),
        },
        _SONG,
        "宋体",
    ),
    "小标宋": Cast(
        {"方正小标宋": ("fzxbsk.ttf", "fzxbsjw.ttf", "方正小标宋_gbk.ttf", "方正小标宋简体.ttf")},
        _SONG,
        "宋体",
        heavy=True,
    ),
}


def own_font(role: Role) -> Path | None:
    """The site's own font for a role, when one that may be embedded is installed; else None."""
    found = (installed().get(file) for files in CASTS[role].wanted.values() for file in files)
    return next((file for file in found if file is not None and embeddable(file)), None)


def is_heavy(role: Role) -> bool:
    """Whether the role's substitute plays it, drawn with an outline to have the weight."""
    return CASTS[role].heavy and own_font(role) is None


def substituted() -> dict[Role, str]:
    """The roles that a substitute plays on this machine, and the substitute's name."""
    return {
        role: cast.substitute if not cast.file or cast.file in installed() else _SONG
        for role, cast in CASTS.items()
        if cast.wanted and own_font(role) is None
    }


def substitutions() -> list[str]:
    """The same in words, with what was looked for."""
    return [
        f"{role}：没有安装{'、'.join(CASTS[role].wanted)}，以 {substitute} 代替"
        for role, substitute in substituted().items()
    ]


def embeddable(file: Path) -> bool:
    """Whether reportlab can embed the font, and its maker lets it be: TrueType outlines, and the OS/2 table's word."""
    with file.open("rb") as stream:
        beginning = stream.read(_DIRECTORY).ljust(_DIRECTORY, b"\0")
        count = min(unpack_from(">H", beginning, 4)[0], _DIRECTORY // 16 - 1)
        entries = range(12, 12 + 16 * count, 16)
        tables = {beginning[at : at + 4]: unpack_from(">L", beginning, at + 8)[0] for at in entries}
        if b"glyf" not in tables or b"OS/2" not in tables:
            return False
        stream.seek(tables[b"OS/2"])
        (allowed,) = unpack_from(">H", stream.read(10).ljust(10, b"\0"), 8)
    return not (allowed & 0x000F == _NOT_EMBEDDED or allowed & (_NO_SUBSET | _BITMAPS))


@cache
def installed() -> Mapping[str, Path]:
    """The TrueType files in the standard font folders of Linux and Windows, by file name in small letters."""
    home = Path.home()
    folders = [Path("/usr/share/fonts"), Path("/usr/local/share/fonts"), home / ".local/share/fonts", home / ".fonts"]
    for variable, below in (("WINDIR", "Fonts"), ("LOCALAPPDATA", "Microsoft/Windows/Fonts")):
        if variable in os.environ:
            folders.append(Path(os.environ[variable]) / below)
    found: dict[str, Path] = {}
    for folder in folders:
        for where, _, files in os.walk(folder):
            for name in files:
                if name.lower().endswith(".ttf"):
                    found.setdefault(name.lower(), Path(where) / name)
    return found

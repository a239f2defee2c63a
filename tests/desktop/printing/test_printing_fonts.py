import io
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest
from fontTools.pens.boundsPen import BoundsPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

from desktop.printing import fonts, glyphs, roles
from desktop.printing.face import Font
from desktop.printing.glyphs import GlyphMissing, runs
from offline_store.errors import DiskFull


@pytest.fixture
def small_source(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A few characters of the real font stand for it, in a cache of its own: converting it takes no time."""
    font = TTFont(fonts._source("宋体"))
    subsetter = Subsetter(Options(notdef_outline=True))
    subsetter.populate(text="工资￥12")
    subsetter.subset(font)
    source = tmp_path / "Small.otf"
    font.save(source)
    monkeypatch.setattr(fonts, "_source", lambda role: source)
    monkeypatch.setenv("QIANTAI_CACHE", str(tmp_path / "cache"))
    return source


def test_the_screen_gets_the_fonts_as_they_came() -> None:
    assert [file.name for file in fonts.qt_font_files()] == ["NotoSerifSC-Regular.otf", "NotoSansSC-Regular.otf"]
    assert all(file.read_bytes()[:4] == b"OTTO" for file in fonts.qt_font_files())


def test_the_copy_has_the_same_characters_widths_and_shapes(small_source: Path) -> None:
    before, after = TTFont(small_source), TTFont(fonts.printing_font("宋体"))
    assert after.sfntVersion == "\x00\x01\x00\x00"
    assert after.getBestCmap().keys() == before.getBestCmap().keys() | {ord("☐"), ord("☑")}
    assert "CFF " not in after
    for code, name in before.getBestCmap().items():
        other = after.getBestCmap()[code]
        assert after["hmtx"][other][0] == before["hmtx"][name][0]
        bounds = [BoundsPen(font.getGlyphSet()) for font in (before, after)]
        for font, glyph, pen in ((before, name, bounds[0]), (after, other, bounds[1])):
            font.getGlyphSet()[glyph].draw(pen)
        assert bounds[1].bounds == pytest.approx(bounds[0].bounds, abs=2)


def test_a_kill_in_the_middle_comes_right(small_source: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def killed(source: Path) -> object:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch, pytest.raises(KeyboardInterrupt):
        patch.setattr(fonts, "_truetype", killed)
        fonts.printing_font("宋体")
    folder = fonts._cache_folder()
    (folder / "half.part").write_bytes(b"half a font")  # a power cut leaves one behind
    os.utime(folder / "half.part", (time.time() - 7200,) * 2)
    assert TTFont(fonts.printing_font("宋体"))["maxp"].numGlyphs > 3
    assert [file.suffix for file in folder.iterdir()] == [".ttf"]


def test_what_a_package_brought_ready_made_is_taken(
    small_source: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = fonts.printing_font("宋体")
    monkeypatch.delenv("QIANTAI_CACHE")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "own"))
    monkeypatch.setenv("XDG_DATA_DIRS", f"{tmp_path / 'nothing'}:{tmp_path / 'share'}")
    brought = tmp_path / "share/qiantai/fonts" / made.name
    brought.parent.mkdir(parents=True)
    made.rename(brought)
    assert fonts.printing_font("宋体") == brought
    brought.unlink()
    assert fonts.printing_font("宋体").is_relative_to(tmp_path / "own")


def test_another_version_of_the_font_makes_another_copy(small_source: Path) -> None:
    first = fonts.printing_font("宋体")
    small_source.write_bytes(small_source.read_bytes() + b"\0\0\0\0")
    fonts._digest.cache_clear()
    assert fonts.printing_font("宋体") != first


def test_a_full_disk_is_said_in_words(small_source: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(DiskFull):
        fonts.printing_font("宋体")
    assert list(fonts._cache_folder().iterdir()) == []


def test_set_up_again_is_quick_and_says_one_line() -> None:
    command = [sys.executable, "-m", "desktop.printing.fonts"]
    subprocess.run(command, check=True, capture_output=True)  # the first time may convert
    begun = time.monotonic()
    again = subprocess.run(command, check=True, capture_output=True, text=True)
    assert time.monotonic() - begun < 5  # converting takes half a minute
    assert again.stdout.startswith("纸面字体：") and again.stdout.count("\n") == 1


def test_two_at_once_both_get_a_whole_font(small_source: Path) -> None:
    code = (
        "import sys, pathlib; from desktop.printing import fonts;"
        "fonts._source = lambda role: pathlib.Path(sys.argv[1]); print(fonts.printing_font('宋体'))"
    )
    command = [sys.executable, "-c", code, str(small_source)]
    with (
        subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as one,
        subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as two,
    ):
        names = [process.communicate()[0].strip() for process in (one, two)]
    assert names[0] == names[1]
    assert TTFont(names[0])["maxp"].numGlyphs > 3


def test_the_roles_have_their_own_fonts() -> None:
    names = {role: next(runs("工", role))[0].split("-")[0] for role in ("宋体", "黑体", "楷体")}
    assert names["宋体"] == "NotoSerifSC"
    assert names["黑体"] == "NotoSansSC"
    assert names["楷体"] == "LXGWWenKai"


def test_the_boxes_to_tick_are_in_every_role_s_own_or_our_font() -> None:
    """Noto has none; without them no form with a choice could be printed where no other font is."""
    for role in roles.CASTS:
        assert {name.split("-")[0] for name, _ in runs("☐☑", role)} <= {"NotoSerifSC", "NotoSansSC"}


@pytest.mark.parametrize("name", ["王\u4dae", "李\u36c3", "张\U0002cb4e", "赵\U00030edd", "阿依古丽·买买提"])
def test_rare_names_are_drawn_in_every_role(name: str) -> None:
    for role in roles.CASTS:
        assert "".join(run.text for run in glyphs.fitted(name, role)) == name


def test_fonts_that_may_not_be_embedded_or_have_other_outlines_play_no_role(small_source: Path) -> None:
    assert not roles.embeddable(small_source)  # PostScript outlines
    file = fonts.printing_font("宋体")
    assert roles.embeddable(file)
    font = TTFont(file)
    font["OS/2"].fsType = 2
    font.save(small_source.with_name("no.ttf"))
    assert not roles.embeddable(small_source.with_name("no.ttf"))
    small_source.with_name("short.ttf").write_bytes(b"\0\1\0\0")
    assert not roles.embeddable(small_source.with_name("short.ttf"))


def test_the_site_s_own_font_plays_its_role_and_the_others_are_said(monkeypatch: pytest.MonkeyPatch) -> None:
    own = fonts.printing_font("楷体")
    monkeypatch.setattr(roles, "installed", lambda: {"simfang.ttf": own, "fzxbsk.ttf": own})
    assert roles.own_font("仿宋") == own
    assert not roles.is_heavy("小标宋")
    said = roles.substitutions()
    assert [words.split("：")[0] for words in said] == ["黑体", "楷体"]
    assert said[1].startswith("楷体：没有安装楷体_GB2312、") and said[1].endswith("以 Noto Serif SC 代替")


def test_the_quick_reading_of_a_font_is_the_library_s_own(small_source: Path) -> None:
    from reportlab.pdfbase import ttfonts

    for file in (fonts.printing_font("宋体"), roles.installed()["lxgwwenkai-regular.ttf"]):
        ours = Font("ours", file).face
        theirs = ttfonts.TTFontFace(str(file))
        codes = [code for code, glyph in theirs.charToGlyph.items() if glyph]
        assert {code: ours.charToGlyph[code] for code in codes} == {code: theirs.charToGlyph[code] for code in codes}
        assert [ours.getCharWidth(code) for code in codes] == [theirs.getCharWidth(code) for code in codes]
        subset = [0, *codes[:200], *codes[-200:]]
        assert ours.makeSubset(subset) == theirs.makeSubset(subset)


def test_kai_that_is_not_installed_is_song(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fonts, "installed", dict)
    assert fonts.printing_font("楷体") == fonts.printing_font("宋体")


def test_a_rare_character_comes_from_another_font() -> None:
    cut = list(runs("王𰻝国", "宋体"))  # U+30EDD is not in Noto Serif SC
    assert [text for _, text in cut] == ["王", "𰻝", "国"]
    assert cut[0][0] == cut[2][0] != cut[1][0]


@pytest.mark.parametrize("character", ["\U0005abcd", "\U0010fffd", "\ud800"])
def test_a_character_no_font_draws_is_refused_by_name(character: str) -> None:
    with pytest.raises(GlyphMissing, match=rf"U\+{ord(character):04X}"):
        list(runs(f"王{character}", "宋体"))


def test_an_empty_glyph_is_not_a_glyph(small_source: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As in AR PL UKai, which maps 䶮 to a glyph without an outline."""
    font = TTFont(fonts.printing_font("宋体"))
    font["glyf"][font.getBestCmap()[ord("资")]] = TTGlyphPen(None).glyph()
    font["name"].setName("Hollow", 6, 3, 1, 0x409)  # reportlab keeps one font for each PostScript name
    stream = io.BytesIO()
    font.save(stream)
    hollow = small_source.with_name(f"Hollow-{os.getpid()}.ttf")
    hollow.write_bytes(stream.getvalue())
    name = glyphs._registered(hollow)
    assert glyphs._draws(name, ord("工"))
    assert not glyphs._draws(name, ord("资"))


def test_wenkai_is_there_for_these_tests() -> None:
    assert "lxgwwenkai-regular.ttf" in roles.installed(), "apt-get install fonts-lxgw-wenkai"
    assert shutil.which("pdftotext") and shutil.which("qpdf"), "apt-get install poppler-utils qpdf"

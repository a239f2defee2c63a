"""How alike two names are, and whether the kept near shapes really look alike."""

import json
from itertools import combinations, islice

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageDraw, ImageFilter, ImageFont

import resources
from desktop.printing.fonts import qt_font_files
from offline_store.duplicates import names
from offline_store.duplicates.names import alike
from offline_store.near_shapes import near_shapes
from offline_store.person_keys import name_keys

DATA = json.loads(resources.path("codes/near_shapes.json").read_text(encoding="utf-8"))
NAMES = st.text(st.sampled_from("王李张刘单己已未末雨宇伟薇建健国小明静 ·ab"), max_size=6)


@pytest.mark.parametrize(
    ("one", "other", "how"),
    [
        ("王小雨", "王小雨", "same"),
        ("王小雨女士", " 王小雨", "same"),
        ("王小雨", "王晓雨", "sound"),
        ("张伟", "章薇", "sound"),
        ("单小明", "山小明", "sound"),
        ("陈静", "程静", "accent"),
        ("刘娜", "刘拉", "accent"),
        ("王己", "王巳", "shape"),
        ("李未", "李末", "shape"),
        ("王女士", "王小雨", "part"),
        ("王雨", "王小雨", "part"),
        ("迪丽热巴·迪力木拉提", "迪丽热巴•迪力木拉堤", "near"),
        ("SMITH John", "john smyth", "near"),
        ("张伟", "张三", ""),
        ("王小雨", "王小明", ""),
        ("王小雨", "李小雨", ""),
        ("陈静", "程琴", ""),
        ("", "王小雨", ""),
        ("张三", "三张", ""),
    ],
)
def test_names_of_two_and_three_characters(one, other, how):
    assert alike(one, other) == how


def test_an_edit_distance_would_take_all_of_these_for_one_person():
    """One character of two or three is another: that is what other programs' rules match."""
    names_there_are = ["王芳", "王伟", "王磊", "王洋兰", "王小兰", "王晓军", "李芳", "李磊"]
    assert [pair for pair in combinations(names_there_are, 2) if alike(*pair)] == []


@given(NAMES, NAMES)
def test_alike_does_not_depend_on_the_order(one, other):
    assert alike(one, other) == alike(other, one)


@given(NAMES)
def test_a_name_is_like_itself(name):
    expected = {0: "", 1: "part"}.get(len(names.plain_name(name)), "same")
    assert alike(name, name) == expected


@given(st.text(st.sampled_from("王李张刘单己已未末雨宇伟薇建健国小明静"), min_size=2, max_size=3), st.data())
def test_whoever_is_alike_is_looked_for(name, data):
    """Blocking loses nobody whom the comparing would take for her, of the same length."""
    place = data.draw(st.integers(0, len(name) - 1))
    others = sorted({*near_shapes(name[place]), *"王李张刘单己已未末雨宇伟薇建健国小晓萧明名静敬"} - {name[place]})
    other = name[:place] + data.draw(st.sampled_from(others)) + name[place + 1 :]
    if alike(name, other):
        assert {f"k{letters}" for letters in names.initials(name)} & name_keys(other)


def test_near_shapes_look_alike():
    """An oracle of its own: the glyphs overlap far more than those of characters taken by chance."""
    pairs = " ".join(DATA["alike"]).split()
    characters = sorted({character for pair in pairs for character in pair})
    glyphs = dict(zip(characters, _glyphs(characters), strict=True))
    of_pairs = [float(glyphs[one] @ glyphs[other]) for one, other in pairs]
    by_chance = [float(glyphs[one] @ glyphs[other]) for one, other in islice(combinations(characters, 2), 0, None, 97)]
    assert min(of_pairs) > 0.8
    assert np.quantile(by_chance, 0.75) < min(of_pairs)


def _glyphs(characters):
    font = ImageFont.truetype(str(qt_font_files()[1]), 48)
    for character in characters:
        image = Image.new("L", (48, 48))
        ImageDraw.Draw(image).text((0, -8), character, font=font, fill=255)
        dots = np.asarray(image.filter(ImageFilter.GaussianBlur(1.5)), np.float32).ravel()
        yield dots / np.linalg.norm(dots)


def test_near_shapes_are_well_formed_and_known_both_ways():
    groups = [*DATA["strokes"], *" ".join(DATA["alike"]).split()]
    assert all(len(group) == len(set(group)) >= 2 for group in groups)
    assert len(groups) == len(set(groups))
    for group in groups:
        for one, other in combinations(group, 2):
            assert other in near_shapes(one)
            assert one in near_shapes(other)
    for pair in ("己已", "已巳", "未末", "日曰", "王玉", "戊戌", "土士", "田由"):
        assert pair[1] in near_shapes(pair[0])
    assert DATA["source"]
    assert DATA["status"].startswith("proposed")

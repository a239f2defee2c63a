"""Papers as pictures, beside those that were kept: a shifted frame, a lost line or seal is seen, another font is not.

`QIANTAI_KEEP_PICTURES=1 pytest …/test_pictures.py` keeps them anew, to be looked at before they are committed.
"""

import os
import subprocess
from pathlib import Path

import pytest
from PIL import Image, ImageChops, ImageFilter, ImageStat

from tests.desktop.papers.made import paper

KEPT = Path(__file__).with_name("pictures")
FORMS = ("mediation_agreement", "mediation_record", "proof_of_service", "union_opinion")
"""The agreement, and one of each layout."""
RESOLUTION, TILE = 36, 24
"""Dots per inch; the side of a square that is compared, in dots (17 mm)."""
MOST_TILE = 15.0
"""Grey levels, of 255, by which a square may differ on average; a page moved by 2 mm differs by more."""


def pages(name, folder):
    """The paper's pages in grey, in order."""
    (folder / "paper.pdf").write_bytes(paper(name, "full").pdf)
    command = ("pdftoppm", "-r", str(RESOLUTION), "-gray", "-png", folder / "paper.pdf", folder / "page")
    subprocess.run(command, check=True)
    return read(folder, "page*.png")


def read(folder, pattern):
    """The pictures of a folder, in grey, in order."""
    found = []
    for file in sorted(folder.glob(pattern)):
        with Image.open(file) as picture:
            found.append(picture.convert("L"))
    return found


def difference(one, other):
    """How much the worst square differs, strokes blurred so that the shape of a letter counts for little."""
    blurred = [page.filter(ImageFilter.GaussianBlur(2)) for page in (one, other)]
    apart = ImageChops.difference(*blurred)
    places = [(x, y) for x in range(0, apart.width, TILE) for y in range(0, apart.height, TILE)]
    return max(ImageStat.Stat(apart.crop((x, y, x + TILE, y + TILE))).mean[0] for x, y in places)


@pytest.mark.parametrize("name", FORMS)
def test_a_paper_looks_as_it_was_kept(name, tmp_path):
    now = pages(name, tmp_path)
    if os.environ.get("QIANTAI_KEEP_PICTURES"):
        KEPT.mkdir(exist_ok=True)
        for old in KEPT.glob(f"{name}-*.png"):
            old.unlink()
        for number, page in enumerate(now, start=1):
            page.quantize(16).save(KEPT / f"{name}-{number}.png", optimize=True)
    before = read(KEPT, f"{name}-*.png")
    assert len(now) == len(before)
    for number, (page, old) in enumerate(zip(now, before, strict=True), start=1):
        assert difference(page, old) < MOST_TILE, f"page {number}"


def test_a_lost_line_and_a_moved_page_are_seen(tmp_path):
    page = pages("mediation_agreement", tmp_path)[1]
    moved = ImageChops.offset(page, 0, 12)
    rubbed = page.copy()
    rubbed.paste(255, (20, 200, page.width - 20, 224))
    assert difference(page, moved) > MOST_TILE
    assert difference(page, rubbed) > MOST_TILE


def test_the_kept_pictures_stay_small():
    assert sum(file.stat().st_size for file in KEPT.glob("*.png")) < 1_500_000

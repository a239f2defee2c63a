"""Papers as pictures beside kept ones: what no reading of the text would notice.

A picture is small and compared with tolerance: another version of the renderer moves edges by a pixel. Run with
QIANTAI_KEEP=1 to keep new ones, and look at them.
"""

import importlib.util
import os
import subprocess
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image, ImageChops, ImageFilter

from desktop.printing.layout import render

_spec = importlib.util.spec_from_file_location("sample_forms", Path(__file__).with_name("sample_forms.py"))
samples = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(samples)

KEPT = Path(__file__).with_name("kept")
_DPI = 40
_DIFFERENT = 48  # of 255, after blurring
_MOST = 0.0006  # of all pixels


def picture(pdf, page=1):
    """A page in grey, small."""
    command = ["pdftoppm", "-r", str(_DPI), "-gray", "-png", "-f", str(page), "-l", str(page), "-"]
    done = subprocess.run(command, input=pdf, capture_output=True, check=True)
    return Image.open(BytesIO(done.stdout)).convert("L")


def difference(one, other):
    """The part of the pixels that are plainly different."""
    if one.size != other.size:
        return 1.0
    blurred = [image.filter(ImageFilter.BoxBlur(1)) for image in (one, other)]
    histogram = ImageChops.difference(*blurred).histogram()
    return sum(histogram[_DIFFERENT:]) / (one.width * one.height)


CASES = {
    "table": ("table", samples.VALUES, samples.HEADING, 1),
    "plain": ("plain", samples.VALUES, samples.HEADING, 1),
    "plain-2": ("plain", samples.LONG, samples.HEADING, 2),
    "letter": ("letter", samples.VALUES, samples.LETTER_HEADING, 1),
    "letter-on-red-head": ("letter", samples.VALUES, replace(samples.LETTER_HEADING, reserve=95), 1),
}


@pytest.mark.parametrize("name", CASES)
def test_a_paper_looks_as_it_was_approved(name):
    layout, values, heading, page = CASES[name]
    found = picture(render(samples.form(layout), values, heading), page)
    if "QIANTAI_KEEP" in os.environ:
        KEPT.mkdir(exist_ok=True)
        found.quantize(16).save(KEPT / f"{name}.png", optimize=True)
    kept = Image.open(KEPT / f"{name}.png").convert("L")
    assert difference(found, kept) < _MOST


def test_another_paper_is_told_from_a_kept_one():
    values = {**samples.VALUES, "employer": "别的公司", "sex": "女"}
    found = picture(render(samples.form("plain"), values, samples.HEADING))
    assert difference(found, Image.open(KEPT / "plain.png").convert("L")) > _MOST

"""A signature from the pad stands at its place on the paper, and nowhere else."""

import io

import pytest
from PIL import Image, ImageDraw
from pypdf import PdfReader

from desktop.printing import description
from desktop.printing.layout import render
from desktop.printing.page import Heading

VALUES = {"mediator": "王芳", "recorder": "李四", "statements": [{"speaker": "申请人", "text": "工资没拿到。"}]}


def picture(wide):
    drawn = Image.new("L", (wide, 80), 255)
    ImageDraw.Draw(drawn).line((5, 40, wide - 5, 60), fill=0, width=4)
    stream = io.BytesIO()
    drawn.save(stream, "PNG")
    return stream.getvalue()


def images(kind, pictures):
    """The widths of the pictures on each page."""
    heading = Heading("青岛市总工会职工服务中心", "登记号", "3702-01", "", pictures=pictures)
    pdf = render(description.load(kind), VALUES, heading)
    return [[image.image.width for image in page.images] for page in PdfReader(io.BytesIO(pdf)).pages]


@pytest.mark.parametrize("kind", ["mediation_record", "hearing_record", "mediation_agreement"])
def test_pictures_stand_where_their_word_is_on_the_last_page(kind):
    found = images(kind, {"申请人": (picture(300), picture(200)), "被申请人": (picture(180),)})
    assert [widths for widths in found[:-1] if widths] == []
    assert sorted(found[-1]) == [180, 200, 300]


def test_a_word_that_has_no_place_prints_nothing():
    assert not any(images("mediation_record", {"路人": (picture(300),)}))
    assert not any(images("mediation_record", {}))

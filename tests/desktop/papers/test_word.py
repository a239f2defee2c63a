"""Every form as a .docx: opened again it says the same, with the fonts of its roles and nothing of the machine."""

import getpass
import io
import socket
import zipfile
from collections import Counter

import docx
import pytest
from docx.oxml.ns import qn

from desktop.papers.heading import heading_of
from desktop.printing.description import load
from desktop.printing.word import FONTS, MARGINS, word
from tests.desktop.papers.made import ABOUT, FORMS, NUMBER, SETS, packed, texts


def made(name, kind="full"):
    form = load(name)
    values = SETS[kind](form)
    return word(form, values, heading_of(form, ABOUT, NUMBER))


def opened(content):
    return docx.Document(io.BytesIO(content))


def text_of(content):
    """All text of the body, tables included."""
    return "".join(each.text or "" for each in opened(content).element.body.iter(qn("w:t")))


@pytest.mark.parametrize("name", FORMS)
def test_the_word_file_says_all_that_the_form_says(name):
    content = made(name)
    found = Counter(packed(text_of(content)))
    assert Counter(packed("".join(texts(name, "full")))) - found == Counter()
    assert packed(load(name).title) in packed(text_of(content))


@pytest.mark.parametrize("name", ["mediation_agreement", "request_acceptance", "union_opinion", "file_directory"])
def test_unkind_values_make_a_file_that_opens_and_says_them(name):
    found = Counter(packed(text_of(made(name, "hostile"))))
    assert Counter(packed("".join(texts(name, "hostile")))) - found == Counter()


@pytest.mark.parametrize("name", ["mediation_agreement", "request_acceptance", "union_opinion"])
def test_the_sheet_and_the_fonts_are_those_of_the_layout(name):
    file, form = opened(made(name)), load(name)
    sheet = file.sections[0]
    assert (round(sheet.page_width.mm), round(sheet.page_height.mm)) == (210, 297)
    sides = (sheet.top_margin, sheet.left_margin, sheet.right_margin, sheet.bottom_margin)
    assert tuple(round(side.mm) for side in sides) == MARGINS[form.layout]
    asked = {fonts.get(qn("w:eastAsia")) for fonts in file.element.body.iter(qn("w:rFonts"))}
    assert asked <= set(FONTS.values())
    assert FONTS["小标宋"] in asked


def test_tables_have_their_widths_and_repeat_their_heads():
    form = load("file_directory")
    table = opened(made("file_directory")).tables[-1]
    grid = form.blocks[-1].grid
    assert [round(column.width.mm) for column in table.columns] == [round(column.width) for column in grid.columns]
    heads = [row for row in table.rows if row._tr.trPr is not None and row._tr.trPr.findall(qn("w:tblHeader"))]
    assert len(heads) == 2
    assert len(table.rows) == 2 + grid.rows


def test_a_numbered_paper_carries_its_number_and_a_record_its_lines_for_each_page():
    assert NUMBER in text_of(made("mediation_agreement"))
    foot = opened(made("mediation_record")).sections[0].footer
    said = "".join(each.text or "" for each in foot._element.iter(qn("w:t")))
    assert [label for label in load("mediation_record").page_signatures if label not in said] == []


def test_the_file_says_nothing_of_the_machine_or_the_clerk():
    content = made("mediation_agreement")
    about = opened(content).core_properties
    assert {about.author, about.last_modified_by, about.comments, about.keywords, about.subject} == {""}
    with zipfile.ZipFile(io.BytesIO(content)) as parts:
        said = b"".join(parts.read(part) for part in parts.namelist() if part.startswith("docProps"))
    assert not [word for word in (getpass.getuser(), socket.gethostname(), "python-docx") if word.encode() in said]

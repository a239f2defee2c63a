"""Every form as a PDF: filled as an office fills it, and as unkindly as can be."""

import getpass
import io
import socket
import subprocess
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pypdf
import pytest
from fontTools.ttLib import TTFont

from desktop.papers.heading import heading_of
from desktop.papers.sample import sample
from desktop.printing.blocks import Box, Grid, Row
from desktop.printing.description import load
from desktop.printing.fonts import rare_fonts
from desktop.printing.glyphs import GlyphMissing
from desktop.printing.layout import rendered
from tests.desktop.papers.made import ABOUT, FORMS, NUMBER, packed, paper, texts, tool

FILLED = ("full", "hostile")


@pytest.fixture(scope="module")
def checked(tmp_path_factory):
    """What qpdf and pdffonts say of a paper, and its text: (form, kind) → their words. All at once, two at a time."""
    folder = tmp_path_factory.mktemp("papers")

    def said(of):
        file = folder / f"{'-'.join(of)}.pdf"
        file.write_bytes(paper(*of).pdf)
        check = subprocess.run(("qpdf", "--check", file), capture_output=True, text=True, check=False)
        return of, (check.returncode, check.stdout, tool("pdffonts", file), tool("pdftotext", file, "-"))

    every = [(name, kind) for name in FORMS for kind in FILLED]
    for of in every:
        paper(*of)
    with ThreadPoolExecutor(2) as pool:
        return dict(pool.map(said, every))


of_forms = pytest.mark.parametrize(("name", "kind"), [(name, kind) for name in FORMS for kind in FILLED])


@of_forms
def test_a_form_is_a_sound_pdf_with_all_its_fonts_in_it(name, kind, checked):
    code, said, fonts, _ = checked[name, kind]
    assert code == 0, said
    rows = [line.split() for line in fonts.splitlines()[2:]]
    assert rows
    assert [row for row in rows if row[-5] != "yes"] == []  # emb sub uni object ID


@of_forms
def test_every_text_is_found_on_the_paper(name, kind, checked):
    found = Counter(packed(checked[name, kind][-1]))
    wanted = Counter(packed("".join(texts(name, kind))))
    assert wanted - found == Counter()


@pytest.mark.parametrize("name", FORMS)
def test_short_texts_stand_whole_and_labels_too(name, checked):
    found = packed(checked[name, "full"][-1])
    form = load(name)
    assert packed(form.title) in found
    assert (NUMBER if form.series else ABOUT["case_number"]) in found
    assert ABOUT["organisation"] in found
    for label in labels_of(form.blocks):
        assert packed(label) in found or set(packed(label)) <= set(found)


@pytest.mark.parametrize("name", FORMS)
def test_an_empty_form_prints_no_braces_and_no_none(name):
    form = load(name)
    found = tool("pdftotext", "-", "-", pdf=rendered(form, {}, heading_of(form, {})).pdf)
    assert not [word for word in ("{", "}", "None", "null") if word in found]


@pytest.mark.parametrize("name", FORMS)
def test_the_file_says_nothing_of_the_machine_or_the_clerk(name):
    about = pypdf.PdfReader(io.BytesIO(paper(name, "full").pdf)).metadata
    assert {about.author or "", about.subject or "", about.creator} == {"", "qiantai"}
    assert load(name).title in about.title
    said = str(dict(about))
    assert not [word for word in (getpass.getuser(), socket.gethostname(), str(Path.cwd())) if word in said]


@pytest.mark.parametrize("character", ["䶮", "㛃", "𬭎", "𰻝"])
def test_a_rare_character_is_printed_or_the_print_stops_and_names_it(character):
    form = load("mediation_agreement")
    values = sample(form) | {"mediator": f"王{character}"}
    try:
        pdf = rendered(form, values, heading_of(form, ABOUT, NUMBER)).pdf
    except GlyphMissing as error:
        assert character in str(error)
        assert not any(ord(character) in TTFont(file).getBestCmap() for file in rare_fonts())
    else:
        assert character in tool("pdftotext", "-", "-", pdf=pdf)


def labels_of(blocks):
    for block in blocks:
        match block:
            case Row():
                yield from (cell.label for cell in block.row)
            case Box():
                yield block.box.label
            case Grid() if block.condition is None:
                yield from (column.label for column in block.grid.columns)

"""`qiantai forms`: the list, a paper from a file of values, and what is wrong with a file in words."""

import json

import docx
import pypdf
import pytest

from desktop.__main__ import main
from desktop.papers.sample import sample
from desktop.printing.description import load, names


@pytest.fixture
def data(tmp_path):
    """A function that writes a file of values."""

    def written(values):
        file = tmp_path / "data.json"
        file.write_text(values if isinstance(values, str) else json.dumps(values, ensure_ascii=False), encoding="utf-8")
        return file

    return written


def forms(*words):
    return main(["forms", *map(str, words)])


def test_the_list_names_every_form_with_its_title(capsys):
    assert forms("list") == 0
    lines = capsys.readouterr().out.splitlines()
    assert [line.split("\t")[0] for line in lines] == names()
    assert "mediation_agreement\t调解协议书\tplain\tagreement\tparties+1" in lines


def test_the_list_of_one_form_names_its_fields_with_those_of_its_lists(capsys):
    assert forms("list", "mediation_record") == 0
    out = capsys.readouterr().out
    assert "statements\t陈述\tlist\t\n" in out
    assert "  speaker\t陈述人\ttext\t\n" in out


def test_a_paper_is_written_as_pdf_and_word(tmp_path, data, capsys):
    pdf, word = tmp_path / "a.pdf", tmp_path / "a.docx"
    values = sample(load("mediation_agreement"))
    done = forms(
        "render",
        "mediation_agreement",
        "--data",
        data(values),
        "--out",
        pdf,
        "--docx",
        word,
        "--number",
        "青工调字〔2026〕9号",
    )
    assert done == 0
    assert "青工调字〔2026〕9号" in pypdf.PdfReader(pdf).metadata.title
    assert docx.Document(str(word)).paragraphs
    assert "调解协议书" in capsys.readouterr().out


def test_an_empty_object_is_an_empty_form_with_its_station_and_number_around_it(tmp_path, data):
    out, around = tmp_path / "a.pdf", ("--organisation", "市北区职工服务中心", "--number", "3702-01-0012")
    assert forms("render", "proof_of_service", "--data", data({}), "--out", out, *around) == 0
    text = pypdf.PdfReader(out).pages[0].extract_text()
    assert "市北区职工服务中心" in text
    assert "登记号：3702-01-0012" in text


def test_a_draft_says_so_across_the_page(tmp_path, data):
    out = tmp_path / "a.pdf"
    assert forms("render", "rights_notice", "--data", data({}), "--out", out, "--draft") == 0
    assert "草稿" in pypdf.PdfReader(out).pages[0].extract_text()


def test_a_paper_for_keeping_says_that_it_is_pdf_a(tmp_path, data):
    out = tmp_path / "a.pdf"
    assert forms("render", "rights_notice", "--data", data({}), "--out", out, "--pdfa") == 0
    assert b"pdfaid:part" in pypdf.PdfReader(out).trailer["/Root"]["/Metadata"].get_data()


@pytest.mark.parametrize(
    ("name", "values", "said"),
    [
        ("no_such", {}, "没有名为“no_such”的文书"),
        ("../closing", {}, "没有名为“../closing”的文书"),
        ("rights_notice", "{", "不是 UTF-8 的 JSON"),
        ("rights_notice", "[]", "最外层不是一个对象"),
        ("rights_notice", "[" * 100_000, "不是 UTF-8 的 JSON"),
        ("rights_notice", {"nowhere": 1}, "没有“nowhere”这一项"),
        ("mediation_agreement", {"total": "很多"}, "“total”（应付总额）要整数，单位是分"),
        ("mediation_agreement", {str(n): n for n in range(20)}, "还有 12 处"),
        ("rights_notice", {"mediator": "王\U0005abcd"}, "没有字形"),
    ],
)
def test_what_is_wrong_is_told_and_no_file_is_left(name, values, said, tmp_path, data, capsys):
    out = tmp_path / "a.pdf"
    assert forms("render", name, "--data", data(values), "--out", out) == 2
    told = capsys.readouterr()
    assert said in told.err
    assert "Traceback" not in told.err
    assert (told.out, out.exists()) == ("", False)


def test_a_file_that_is_not_there_and_one_that_cannot_be_written_are_told(tmp_path, data, capsys):
    assert forms("render", "rights_notice", "--data", tmp_path / "none.json", "--out", tmp_path / "a.pdf") == 2
    assert "none.json" in capsys.readouterr().err
    assert forms("render", "rights_notice", "--data", data({}), "--out", tmp_path / "none" / "a.pdf") == 2
    assert "写不进去" in capsys.readouterr().err

"""Every kind of block in every layout, read back from the paper with other people's tools."""

import importlib.util
import re
import subprocess
from collections import Counter
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import numpy as np
import pypdf
import pytest

from desktop.printing import fonts, frame, glyphs, letter, plain, roles
from desktop.printing.description import read
from desktop.printing.layout import render, rendered
from desktop.printing.page import DRAFT
from desktop.printing.pieces import Paragraph, Signatures, TableRow, Together
from desktop.printing.placed import Box, Cut, Signing
from desktop.printing.ruler import ruler_pdf
from desktop.printing.values import BadValue, Values
from offline_store.print_profiles import MOST_RESERVE

_spec = importlib.util.spec_from_file_location("sample_forms", Path(__file__).with_name("sample_forms.py"))
samples = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(samples)
HEADING, VALUES, LONG, form = samples.HEADING, samples.VALUES, samples.LONG, samples.form
LAYOUTS = ["table", "plain", "letter"]


def text_of(pdf):
    done = subprocess.run(["pdftotext", "-", "-"], input=pdf, capture_output=True, check=True)
    return "".join(done.stdout.decode().split())


@pytest.mark.parametrize("layout", LAYOUTS)
def test_every_value_is_on_the_paper(layout):
    text = text_of(render(form(layout), VALUES, HEADING))
    for said in (
        "青岛市市北区职工服务中心", "调解协议书", "（2026）青职调字第123号", "阿卜杜热依木·买买提明", "☑男", "☐女",
        "￥4,200.00", "2026年11月5日9时05分", "涉及14人", "☑是", "公司称资金周转困难。", "请求事项", "序号",
        "￥12,600.00", "￥3,000.07", "3.阿卜杜热依木·买买提明请求：补缴社会保险费。",
        "人民币壹万贰仟陆佰元整（￥12,600.00）", "申请人（签名或按指印）", "被申请人（签名、盖章）", "2026年11月5日",
        "调解员（签名）", "指印", "（盖章处）", "回执", "（沿此线裁开）", "本人已收到协议书。",
    ):  # fmt: skip
        assert said in text, said


@pytest.mark.parametrize("layout", LAYOUTS)
def test_an_empty_form_prints_and_blocks_under_a_condition_stay_away(layout):
    text = text_of(render(form(layout), {}, HEADING))
    assert "☐男☐女" in text
    assert "合计" not in text
    gap = samples.GAP
    blank = f"{gap * 4}年{gap * 2}月{gap * 2}日{gap * 2}时{gap * 2}分"
    assert Values(form(layout).fields, {}).fill("调解时间：{met_at}") == f"调解时间：{blank}"


@pytest.mark.parametrize("layout", LAYOUTS)
def test_nothing_of_a_long_paper_is_lost(layout):
    result = rendered(form(layout), LONG, HEADING)
    text = text_of(result.pdf)
    assert result.pages > 3
    for row in LONG["requests"]:
        assert row["text"].split("，")[0] in text
    found = Counter(re.findall(r"第\d+段", text))
    assert found.keys() == {f"第{n}段" for n in range(1, 30)}
    assert text.count("序号") > 1  # the head of the table is on each of its pages


def signed(pages):
    for page in pages:
        for place, (piece, _) in enumerate(page):
            if isinstance(piece, Together) and any(isinstance(part, Signatures) for part in piece.parts):
                yield page[:place], piece
            assert not isinstance(piece, Signatures), "parted from what it signs"


@pytest.mark.parametrize("paragraphs", range(24, 60, 3))
def test_places_to_sign_have_two_lines_of_what_they_sign_above_them(paragraphs):
    blocks = [{"text": "甲方向乙方支付工资。"}] * paragraphs + [{"signatures": [{"label": "甲方", "kind": "thumb"}]}]
    paper = read({"title": "协议", "layout": "plain", "fields": {}, "blocks": blocks})
    pages = plain.compose(paper, {}, HEADING)
    ((_, together),) = signed(pages)
    lines = sum(len(part.lines) for part in together.parts if isinstance(part, Paragraph))
    assert lines >= 2
    assert all(below + piece.height <= plain._TOP - plain._BOTTOM + 0.01 for page in pages for piece, below in page)


def test_more_signatures_than_a_page_holds_are_all_printed():
    many = [{"label": f"代表{n:02}（签名）", "kind": "thumb", "date": True} for n in range(40)]
    paper = read(
        {"title": "协议", "layout": "plain", "fields": {}, "blocks": [{"text": "同意。"}, {"signatures": many}]}
    )
    text = text_of(render(paper, {}, HEADING))
    assert all(f"代表{n:02}（签名）" in text for n in range(40))


def test_a_heading_is_never_the_last_of_a_page_and_no_line_stands_alone():
    for count in range(18, 30):
        blocks = [{"text": "一行。"}] * count + [
            {"text": "二、协议的内容", "style": "heading1"},
            {"text": "甲方向乙方支付工资，" * 20},
        ]
        paper = read({"title": "协议", "layout": "plain", "fields": {}, "blocks": blocks})
        for page in plain.compose(paper, {}, HEADING):
            last = page[-1][0]
            assert not last.keeps
            assert len(last.lines) > 1 or last.lines[0].text == "一行。"


def test_a_row_higher_than_a_page_is_cut_between_its_lines():
    data = {**VALUES, "requests": [{"text": "字" * 3000}]}
    pages = plain.compose(form("plain"), data, HEADING)
    rows = [piece for page in pages for piece, _ in page if isinstance(piece, TableRow) and piece.head is not None]
    assert "".join(line.text for row in rows for line in row.cells[1]) == "字" * 3000


@pytest.mark.parametrize("layout", LAYOUTS)
def test_no_type_of_the_text_is_under_twelve_points(layout):
    sizes = {}

    def visit(text, ctm, matrix, font, size):
        if text.strip():
            sizes[size] = sizes.get(size, "") + text

    for page in pypdf.PdfReader(BytesIO(render(form(layout), LONG, HEADING))).pages:
        page.extract_text(visitor_text=visit)
    assert sizes.keys() <= {10.5, 12, 14, 15.75, 22} | {size for size in sizes if size > 22}
    assert not any("第" + word in sizes.get(10.5, "") for word in ("1段", "1项"))


@pytest.mark.parametrize("layout", LAYOUTS)
def test_qpdf_and_pdffonts_find_no_fault(layout, tmp_path):
    file = tmp_path / "paper.pdf"
    file.write_bytes(render(form(layout), LONG, HEADING))
    assert subprocess.run(["qpdf", "--check", file], capture_output=True, check=False).returncode == 0
    rows = subprocess.run(["pdffonts", file], capture_output=True, text=True, check=True).stdout.splitlines()[2:]
    assert rows
    for row in rows:
        assert re.fullmatch(r"[A-Z]{6}\+\S+\s+TrueType\s+\S+\s+yes yes yes\s+\d+\s+0\s*", row), row


@pytest.mark.parametrize(
    ("field", "value"),
    [("amount", "一万"), ("amount", -1), ("signed_on", "明天"), ("requests", ["x"]), ("people", 1.5), ("name", {})],
)
def test_a_value_that_a_field_cannot_hold_is_refused_by_name(field, value):
    with pytest.raises(BadValue, match=samples.FIELDS[field]["label"]):
        render(form("plain"), {**VALUES, field: value}, HEADING)


def test_the_page_says_who_signs_it_and_where_the_seal_goes():
    paper = form("plain", page_signatures=["申请人", "被申请人"], straddle_seal=True)
    result = rendered(paper, LONG, HEADING)
    pages = subprocess.run(["pdftotext", "-", "-"], input=result.pdf, capture_output=True, check=True)
    for page in pages.stdout.decode().split("\f")[:-1]:
        assert "骑缝章" in page
        assert page.count("申请人：") >= 2


def test_the_same_values_give_the_same_bytes():
    assert render(form("plain"), LONG, HEADING) == render(form("plain"), LONG, HEADING)


def line_breaks(layout, values):
    """What stands on each page, line by line."""
    module = {"plain": plain, "letter": letter}[layout]
    found = []

    def visit(piece):
        for part in getattr(piece, "parts", [piece]):
            found.append([line.text for line in getattr(part, "lines", [])])

    pages = module.compose(form(layout), values, HEADING)
    for page in pages:
        for piece, below in page:
            visit(piece)
            found.append(round(below, 3))
    return found, len(pages)


@pytest.mark.parametrize("layout", ["plain", "letter"])
def test_other_fonts_break_lines_and_pages_at_the_same_places(layout, monkeypatch):
    values = {**LONG, "facts": LONG["facts"] + "\nWorld Trade Centre, No. 12-3 “A” — 1,234.56 元（mm）" * 40}
    before = line_breaks(layout, values)
    first = rendered(form(layout), values, HEADING)
    with monkeypatch.context() as patch:
        other = roles.installed()["lxgwwenkai-regular.ttf"]  # whose letters and quotes are narrower
        patch.setattr(fonts, "own_font", lambda role: other)
        glyphs.forget()
        assert glyphs.base_font("仿宋").startswith("LXGW")
        after = line_breaks(layout, values)
        second = rendered(form(layout), values, HEADING)
    glyphs.forget()
    assert after == before
    assert second.pages == first.pages
    assert second.fonts != first.fonts
    # What is drawn in the other font is as wide: no line ends elsewhere.
    assert right_edges(second.pdf) == pytest.approx(right_edges(first.pdf), abs=1.5)


def right_edges(pdf):
    """How far to the right the text of each page goes, in points."""
    done = subprocess.run(["pdftotext", "-bbox", "-", "-"], input=pdf, capture_output=True, check=True)
    pages = done.stdout.decode().split("<page ")[1:]
    return [max(float(x) for x in re.findall(r'xMax="([0-9.]+)"', page)) for page in pages]


def test_a_letter_has_22_lines_of_28_characters():
    paper = read(
        {"title": "函", "layout": "letter", "fields": {}, "blocks": [{"text": "字" * 28 * 80, "style": "left"}]}
    )
    pages = letter.compose(paper, {}, samples.LETTER_HEADING)
    assert len(pages[1]) == 1
    lines = pages[1][0][0].lines
    assert len(lines) == 22
    assert {len(line.text) for line in lines} == {28}


def test_a_letter_s_red_head_is_left_empty_on_paper_that_has_one():
    own = render(form("letter"), VALUES, samples.LETTER_HEADING)
    preprinted = render(form("letter"), VALUES, replace(samples.LETTER_HEADING, reserve=95))
    assert "青岛市市北区职工服务中心" in text_of(own)
    assert "青岛市市北区职工服务中心" not in text_of(preprinted)
    assert "青北职调〔2026〕123号" in text_of(preprinted)
    assert b"rg" in page_content(own, 0)
    assert b".84 0 0 RG" in page_content(preprinted, 0), "the line is not on every such paper"
    whole = render(form("letter"), VALUES, replace(samples.LETTER_HEADING, reserve=95, line_printed=True))
    assert b".84 0 0 RG" in page_content(preprinted, 0) and drawn_lines(whole) == drawn_lines(preprinted) - 1


def drawn_lines(pdf):
    return page_content(pdf, 0).count(b" l S")


@pytest.mark.parametrize("layout", ["letter", "plain"])
@pytest.mark.parametrize("reserve", [20, 75, MOST_RESERVE])
def test_nothing_is_drawn_in_the_reserve_and_later_pages_have_none(layout, reserve):
    code = [[1, 0, 1], [0, 1, 0], [1, 1, 1]]
    own = samples.LETTER_HEADING if layout == "letter" else HEADING
    heading = replace(own, reserve=reserve, code=code, watermark=DRAFT)
    pages = shades(render(form(layout), LONG, heading))
    first, second = inked(pages[0]), inked(pages[1])
    assert reserve - 25.4 / 72 <= first < reserve + 12  # a dot
    assert second < 40
    assert text_of(render(form(layout), LONG, heading)).count("自愿履行") == 1, "no words were lost"


def shades(pdf):
    """The pages as numpy arrays of grey, 72 dots an inch."""
    drawn = subprocess.run(["pdftoppm", "-gray", "-r", "72", "-"], input=pdf, capture_output=True, check=True)
    images, data = [], drawn.stdout
    while data:
        head = re.match(rb"P5\s+(\d+)\s+(\d+)\s+255\s", data)
        width, height = int(head[1]), int(head[2])
        end = head.end() + width * height
        images.append(np.frombuffer(data[head.end() : end], np.uint8).reshape(height, width))
        data = data[end:]
    return images


def inked(page):
    """mm from the upper edge to the first ink."""
    return int(np.argmax((page < 200).any(axis=1))) * 25.4 / 72


def test_the_ruler_is_true_to_the_millimetre():
    dots = subprocess.run(["pdftoppm", "-gray", "-r", "254", "-"], input=ruler_pdf(), capture_output=True, check=True)
    head = re.match(rb"P5\s+(\d+)\s+(\d+)\s+255\s", dots.stdout)
    width, height = int(head[1]), int(head[2])
    page = np.frombuffer(dots.stdout[head.end() :], np.uint8).reshape(height, width)
    marks = np.flatnonzero(page[:, 280] < 200)  # 28 mm from the left: the marks of the tens alone
    tens = {round(float(mark) / 100) for mark in marks}
    assert {number for number in tens if number} == set(range(1, 30))
    assert all(abs(mark / 10 - 10 * round(mark / 100)) < 0.3 for mark in marks)


def page_content(pdf, number):
    return pypdf.PdfReader(BytesIO(pdf)).pages[number].get_contents().get_data()


def test_page_numbers_of_a_letter_stand_outside():
    done = subprocess.run(["pdftotext", "-bbox", "-", "-"], input=render(form("letter"), LONG, HEADING),
                          capture_output=True, check=True)  # fmt: skip
    pages = done.stdout.decode().split("<page ")[1:]
    for number, page in enumerate(pages, 1):
        found = re.findall(rf'xMin="([0-9.]+)" yMin="([0-9.]+)"[^>]*>{number}</word>', page)
        left = max((float(x), float(y)) for x, y in found if float(y) > 740)[0]
        assert (left > 300) == bool(number % 2)


def test_a_draft_and_a_code_are_on_the_paper():
    heading = replace(HEADING, watermark=DRAFT, code=[[1, 0, 1], [0, 1, 0], [1, 1, 1]])
    pdf = render(form("plain"), VALUES, heading)
    assert "草稿" in pypdf.PdfReader(BytesIO(pdf)).pages[0].extract_text()
    assert page_content(pdf, 0).count(b" re") > page_content(render(form("plain"), VALUES, HEADING), 0).count(b" re")


def test_a_paper_to_be_kept_is_pdf_a(tmp_path):
    heading = replace(HEADING, watermark=DRAFT)
    pdf = render(form("plain"), LONG, heading, archive=True)
    assert render(form("plain"), LONG, heading, archive=True) == pdf
    (tmp_path / "a.pdf").write_bytes(pdf)
    assert subprocess.run(["qpdf", "--check", tmp_path / "a.pdf"], capture_output=True, check=False).returncode == 0
    assert text_of(pdf) == text_of(render(form("plain"), LONG, heading))
    reader = pypdf.PdfReader(BytesIO(pdf))
    assert reader.pdf_header == "%PDF-1.7"
    assert dict(reader.metadata) == {"/Title": "调解协议书 （2026）青职调字第 123 号", "/Producer": "qiantai"}
    assert reader.trailer["/ID"]
    xmp = reader.xmp_metadata
    assert (xmp.pdfaid_part, xmp.pdfaid_conformance) == ("2", "B")
    assert xmp.dc_title["x-default"] == reader.metadata.title
    assert xmp.pdf_producer == "qiantai"
    (intent,) = reader.trailer["/Root"]["/OutputIntents"]
    assert intent["/S"] == "/GTS_PDFA1"
    assert b"acsp" in intent["/DestOutputProfile"].get_data()[:128]
    for page in reader.pages:
        assert b" gs" not in page.get_contents().get_data()  # no transparency
        assert "/Annots" not in page
    assert b"/home" not in pdf and b"/root" not in pdf


@pytest.mark.parametrize("rows", range(12, 40, 3))
def test_in_a_frame_too_what_is_signed_stands_above_and_a_slip_is_whole(rows):
    fields = {"name": {"label": "姓名", "type": "text"}}
    row = {"row": [{"label": "姓名", "field": "name", "width": 164}]}
    signing = {"signatures": [{"label": "申请人（签名）", "kind": "thumb"}]}
    slip = {"slip": {"title": "回执", "blocks": [row, signing]}}
    blocks = [row] * rows + [{"text": "以上内容属实。"}, signing, slip]
    paper = read({"title": "申请表", "layout": "table", "fields": fields, "blocks": blocks})
    pages = frame.compose(paper, VALUES)
    for page in pages:
        assert not isinstance(page[0], Signing)
        assert all(part.top - part.height > 20 / 25.4 * 72 for part in page)
    (last,) = [page[place:] for page in pages for place, part in enumerate(page) if isinstance(part, Cut)]
    assert [type(part) for part in last] == [Cut, Box, Signing]

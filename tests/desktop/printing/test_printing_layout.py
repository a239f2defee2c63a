"""Every kind of block in every layout, read back from the paper with other people's tools."""

import importlib.util
import re
import subprocess
from collections import Counter
from io import BytesIO
from pathlib import Path

import pypdf
import pytest

from desktop.printing import plain
from desktop.printing.description import read
from desktop.printing.layout import render, rendered
from desktop.printing.pieces import Paragraph, Signatures, TableRow, Together
from desktop.printing.values import BadValue, Values

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

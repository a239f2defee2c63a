"""The paper, read with other people's tools."""

import io
import re
import subprocess
from collections import Counter
from dataclasses import fields, replace
from datetime import UTC, date, datetime
from pathlib import Path

import pypdf
import pytest

from desktop.printing import call_form, glyphs
from desktop.printing.call_form import CallFormData, render_call_form
from desktop.printing.description import load
from desktop.printing.frame import compose
from desktop.printing.glyphs import GlyphMissing
from desktop.printing.placed import Box

BLANK = CallFormData(
    organisation="青岛市市北区职工服务中心",
    number="SB01-02-20261103-0007",
    printed_at=datetime(2026, 11, 22, 7, 40, tzinfo=UTC),
)
FULL = replace(
    BLANK,
    name="阿卜杜热依木·买买提明",
    anonymous=False,
    sex="男",
    employer="青岛某某建筑劳务有限公司（敦化路328号）",
    occupation="木工",
    phone="13953218877",
    caller_number="0532-83861234",
    desk="2号席",
    started_at=datetime(2026, 11, 3, 1, 5, tzinfo=UTC),
    ended_at=datetime(2026, 11, 3, 9, 21),  # noqa: DTZ001  without a zone: as it is
    ring_seconds=12,
    recording="REC-20261103-0905",
    recording_notice_at=datetime(2026, 11, 3, 1, 6, tzinfo=UTC),
    call_type="求决",
    dispute_types="劳动报酬、经济补偿",
    arrears_fen=1260000,
    people=14,
    situation="来电人反映公司拖欠工资。",
    summary="来电人：工资不给怎么办？\n接待员：您贵姓？",
    opinion="同意受理。",
    dispatched_to="市北区调解中心",
    deadline=date(2026, 12, 3),
    recorder="逄晓梅",
    place="前台",
)
PROSE = "".join(f"第{i}句，公司拖欠工资{i * 37}.50元；要求支付：" for i in range(1, 200))[:3000]
TRANSCRIPT = "\n".join(f"{'来电人' if i % 2 else '接待员'}：这是第{i}句话，说的是工资。" for i in range(200))


def poppler(pdf: bytes, *command: str) -> str:
    done = subprocess.run([*command], input=pdf, capture_output=True, check=True)
    return done.stdout.decode()


def packed(text: str) -> str:
    return "".join(text.split())


def pages_of(pdf: bytes) -> list[str]:
    return poppler(pdf, "pdftotext", "-layout", "-", "-").split("\f")[:-1]


def text_in(pdf: bytes, page: int, box: Box) -> str:
    """What pdftotext reads in the value part of a box."""
    label = 26 / 25.4 * 72
    area = [box.x + label, 841.89 - box.top, box.width - label, box.height]
    crop = [argument for flag, value in zip("xyWH", area, strict=True) for argument in (f"-{flag}", str(round(value)))]
    return packed(poppler(pdf, "pdftotext", "-r", "72", "-f", str(page), "-l", str(page), *crop, "-", "-"))


def boxes_of(data: CallFormData) -> list[list[Box]]:
    return compose(load("call"), call_form._values(data))


def on_paper(data: CallFormData, label: str) -> str:
    """The whole text of one field as it is read from the paper, across its pages, without the notes."""
    pdf = render_call_form(data)
    parts = [
        text_in(pdf, number, box)
        for number, boxes in enumerate(boxes_of(data), 1)
        for box in boxes
        if box.label in (label, f"{label}（续）")
    ]
    return re.sub(r"（续见第\d+页）$", "", parts[0]) + "".join(parts[1:])


def test_every_field_is_on_the_paper() -> None:
    (page,) = pages_of(render_call_form(FULL))
    text = packed(page)
    for expected in (
        "青岛市市北区职工服务中心", "来电登记表", "登记号：SB01-02-20261103-0007", "阿卜杜热依木·买买提明", "署名",
        "青岛某某建筑劳务有限公司（敦化路328号）", "木工", "13953218877", "0532-83861234", "2号席",
        "2026年11月3日9时05分", "2026年11月3日9时21分", "12秒", "REC-20261103-0905", "已告知09:06", "求决",
        "劳动报酬、经济补偿", "14人", "来电人反映公司拖欠工资。", "接待员：您贵姓？", "同意受理。", "市北区调解中心",
        "2026年12月3日", "逄晓梅", "打印时间：2026年11月22日15时40分第1次打印", "第1页共1页",
    ):  # fmt: skip
        assert expected in text
    assert on_paper(FULL, "欠薪金额") == "人民币壹万贰仟陆佰元整（￥12,600.00）"
    for field in load("call").fields.values():
        assert field.label in text


def test_a_visitor_gets_a_form_of_her_own() -> None:
    (page,) = pages_of(render_call_form(replace(FULL, kind="visit")))
    text = packed(page)
    for expected in (
        "来访登记表",
        "来访时间",
        "来访类型",
        "阿卜杜热依木·买买提明",
        "13953218877",
        "2号席",
        "同意受理。",
    ):
        assert expected in text
    assert "来电号码" not in text
    assert "响铃时长" not in text


def test_the_form_and_the_data_have_the_same_fields() -> None:
    cells = list(load("call").fields)
    assert sorted(cells) == sorted(call_form._values(BLANK))
    heading = {"organisation", "number", "printed_at", "printing", "kind", "known"}
    given = {field.name for field in fields(CallFormData)} - heading
    assert given - set(cells) == {"anonymous", "recording_notice_at", "arrears_fen"}


def test_a_blank_form_has_blank_cells() -> None:
    pdf = render_call_form(BLANK)
    (boxes,) = boxes_of(BLANK)
    read = {box.label: text_in(pdf, 1, box) for box in boxes}
    assert read.pop("录音告知") == "未录音"
    assert set(read.values()) == {""}


def test_a_recording_without_a_notice_does_not_read_as_no_recording() -> None:
    assert on_paper(replace(BLANK, recording="REC-1"), "录音告知") == "未告知"


@pytest.mark.parametrize(
    ("field", "label"), [("situation", "反映情况"), ("opinion", "处理意见"), ("summary", "通话摘要")]
)
@pytest.mark.parametrize("text", [PROSE, TRANSCRIPT, "A1" * 1500, "工" * 3000], ids=["prose", "talk", "run", "han"])
def test_a_long_text_is_on_paper_whole_and_in_order(field: str, label: str, text: str) -> None:
    data = replace(FULL, **{field: text})
    assert on_paper(data, label) == packed(text)


def test_the_continuation_says_where_it_is() -> None:
    data = replace(FULL, situation=PROSE, summary=TRANSCRIPT)
    pages = [packed(page) for page in pages_of(render_call_form(data))]
    assert len(pages) > 4
    assert "（续见第2页）" in pages[0]
    for number, page in enumerate(pages, 1):
        assert "登记号：SB01-02-20261103-0007" in page
        assert f"第{number}页共{len(pages)}页" in page
        assert ("来电登记表（续页）" in page) == (number > 1)
    # Each block that goes on says the page on which it really does.
    boxes = boxes_of(data)
    for box in boxes[0]:
        if box.rest:
            page = next(n for n, page in enumerate(boxes, 1) if any(b.label == f"{box.label}（续）" for b in page))
            assert box.lines[-1].text == f"（续见第 {page} 页）"
            assert "（续）" in pages[page - 1] and box.label in pages[page - 1]


@pytest.mark.parametrize("data", [BLANK, FULL, replace(FULL, situation=PROSE, summary=TRANSCRIPT, name="长" * 300)])
def test_boxes_neither_overlap_nor_leave_the_frame(data: CallFormData) -> None:
    for boxes in boxes_of(data):
        assert min(box.top - box.height for box in boxes) == pytest.approx(boxes[-1].top - boxes[-1].height)
        for box in boxes:
            assert box.height >= len(box.lines) * 12
        area = sum(box.width * box.height for box in boxes)
        high = boxes[0].top - (boxes[-1].top - boxes[-1].height)
        assert area == pytest.approx(high * 164 / 25.4 * 72)
        assert high == pytest.approx(boxes_of(BLANK)[0][0].top - 21 / 25.4 * 72)


def test_even_when_every_cell_overflows_nothing_is_lost() -> None:
    texts = [f.name for f in fields(CallFormData) if f.type == str | None]
    data = replace(FULL, **{name: f"{name}起" + "字" * 400 + f"{name}止" for name in texts})
    for box in boxes_of(data)[0]:
        if box.rest:
            text = on_paper(data, box.label)
            assert text.count("字") == 400 and text.endswith("止")


def test_a_name_of_fifty_characters_stands_on_page_one() -> None:
    name = "阿卜杜热依木·买买提明" * 5
    data = replace(FULL, name=name)
    assert on_paper(data, "姓名") == name
    assert len(boxes_of(data)) == 1


def test_fonts_are_embedded_truetype_subsets_that_can_be_searched() -> None:
    rows = poppler(render_call_form(replace(FULL, situation=PROSE + "𬭎𰻝")), "pdffonts", "-").splitlines()[2:]
    assert len(rows) >= 3
    for row in rows:
        assert re.fullmatch(r"[A-Z]{6}\+\S+\s+TrueType\s+\S+\s+yes yes yes\s+\d+\s+0\s*", row), row
    assert not any("Helvetica" in row for row in rows)


def test_qpdf_finds_no_fault(tmp_path: Path) -> None:
    (tmp_path / "form.pdf").write_bytes(render_call_form(replace(FULL, summary=TRANSCRIPT)))
    done = subprocess.run(["qpdf", "--check", tmp_path / "form.pdf"], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


RARE = "𬭎𰻝𠀋王"  # U+2CB4E in 宋体, U+30EDD and U+2000B only in another font


def test_rare_characters_can_be_copied_and_searched() -> None:
    pdf = render_call_form(replace(FULL, name=RARE, situation=PROSE + RARE))
    assert packed(poppler(pdf, "pdftotext", "-", "-")).count(RARE) == 2
    assert "".join(packed(page.extract_text()) for page in pypdf.PdfReader(io.BytesIO(pdf)).pages).count(RARE) == 2


def test_without_the_mending_they_could_not(monkeypatch: pytest.MonkeyPatch) -> None:
    """The planted break of the test above, and the sign to look for when the library is mended at its source."""

    def original(name: str, subset: list[int]) -> str:
        return "\n".join(
            f"<{i:02X}> <{c:04X}>" if c > 0xFFFF else line
            for i, c in enumerate(subset)
            for line in glyphs._to_unicode(name, subset).splitlines()
            if line.startswith(f"<{i:02X}> <")
        )

    monkeypatch.setattr("reportlab.pdfbase.ttfonts.makeToUnicodeCMap", original)
    assert RARE not in packed(poppler(render_call_form(replace(FULL, name=RARE)), "pdftotext", "-", "-"))


def test_a_character_that_cannot_be_drawn_is_refused_by_name() -> None:
    with pytest.raises(GlyphMissing, match=r"U\+5ABCD"):
        render_call_form(replace(FULL, name="王\U0005abcd"))


def test_the_same_data_gives_the_same_bytes() -> None:
    data = replace(FULL, name=RARE, summary=TRANSCRIPT)
    first = render_call_form(data)
    render_call_form(BLANK)
    assert render_call_form(data) == first
    assert render_call_form(replace(data, people=15)) != first


def test_metadata_hold_the_title_and_the_number_and_nothing_else() -> None:
    pdf = render_call_form(FULL)
    reader = pypdf.PdfReader(io.BytesIO(pdf))
    told = {key: value for key, value in (reader.metadata or {}).items() if value}
    assert told.pop("/Title") == "来电登记表 SB01-02-20261103-0007"
    assert told.pop("/Producer").startswith("ReportLab")
    assert set(told) == {"/Creator", "/CreationDate", "/ModDate", "/Trapped"}
    assert told["/Creator"] == "qiantai"
    assert reader.xmp_metadata is None
    assert b"/home" not in pdf and b"/root" not in pdf and b".cache" not in pdf
    assert "/Annots" not in reader.pages[0] and "/AcroForm" not in reader.trailer["/Root"]


def test_no_type_of_the_body_is_under_twelve_points_and_the_title_has_twenty_two() -> None:
    sizes: Counter[float] = Counter()
    by_text: dict[float, str] = {}

    def visit(text: str, ctm: object, matrix: object, font: object, size: float) -> None:
        sizes[size] += len(text)
        by_text[size] = by_text.get(size, "") + text

    for page in pypdf.PdfReader(io.BytesIO(render_call_form(replace(FULL, situation=PROSE)))).pages:
        page.extract_text(visitor_text=visit)
    assert "来电登记表" in packed(by_text[22])
    assert "打印时间" in packed(by_text[10.5]) and "拖欠" not in by_text[10.5]
    assert set(sizes) <= {22, 14, 12, 10.5}


def test_a_reprint_says_so_in_the_footer_and_across_the_page() -> None:
    first, second = (packed("".join(pages_of(render_call_form(replace(FULL, printing=n))))) for n in (1, 2))
    assert first.count("第1次打印") == 1
    assert "第2次打印" in second
    again = pypdf.PdfReader(io.BytesIO(render_call_form(replace(FULL, printing=2)))).pages[0].extract_text()
    assert packed(again).count("第2次打印") == 2


def test_nothing_is_written_to_disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    render_call_form(FULL)
    assert list(tmp_path.iterdir()) == []

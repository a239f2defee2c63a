"""日结单: what is on the paper, read back by somebody else's reader."""

import io
from dataclasses import replace
from datetime import UTC, date, datetime

from pypdf import PdfReader

from desktop.printing.closing_form import ClosingFormData, ScopeLine, render_closing_form

MOMENT = datetime(2026, 11, 24, 9, 5, tzinfo=UTC)
CLOSED = ClosingFormData(
    organisation="青岛市总工会职工服务中心",
    number="3702-01-20261124-01",
    day=date(2026, 11, 24),
    desk="01",
    clerk="王芳",
    closed_at=MOMENT,
    clock_difference=-30,
    cases=8,
    cases_by_channel="来访 3、来电 5",
    receptions=11,
    receptions_by_kind="来访 4、来电 7",
    people=42,
    people_not_asked=2,
    arrears_fen=1_260_000,
    open_items=["未登记的接待：16:40　李娜"],
    neighbours=["02 席位：还没有日结"],
    changes=873,
    scopes=[ScopeLine("本站点", "ab" * 32, equal=True), ScopeLine("全市单位", "cd" * 32, equal=False)],
    signed_at="2026-11-24T09:06:00.000000Z",
    signature="5e" * 64,
    centre_key="a7" * 32,
    printed_at=MOMENT,
)


def text_of(pdf):
    return "".join("".join(page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages).split())


def test_the_paper_says_the_figures_the_open_items_and_the_receipt():
    text = text_of(render_closing_form(CLOSED))
    for said in (
        "日结单",
        "3702-01-20261124-01",
        "2026年11月24日17时05分",
        "8件（来访3、来电5）",
        "11次（来访4、来电7）",
        "42人（另有2件未问人数）",
        "￥12,600.00",
        "未登记的接待：16:40李娜",
        "02席位：还没有日结",
        "共873条",
        "本站点：两边一致，摘要abababababababab",
        "全市单位：有内容被隔离，未比对",
        "5e" * 64,
        "a7" * 32,
        "领导签名",
        "与中心一致",
    ):
        assert said in text, said


def test_without_a_receipt_the_paper_claims_none():
    text = text_of(render_closing_form(replace(CLOSED, number="", scopes=[], signature="", centre_key="")))
    assert "回执号：待回执" in text
    assert "中心还没有给出回执" in text
    assert "两边一致" not in text


def test_a_wrong_clock_and_a_long_list_are_on_the_paper():
    items = [f"未登记的接待：{hour:02d}:00　李娜" for hour in range(24)] * 3
    pdf = render_closing_form(replace(CLOSED, clock_difference=900, open_items=items))
    assert "与中心相差15分钟" in text_of(pdf)
    assert text_of(pdf).count("李娜") == len(items)
    assert len(PdfReader(io.BytesIO(pdf)).pages) > 1

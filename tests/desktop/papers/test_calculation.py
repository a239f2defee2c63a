"""计算清单: every calculator's result stands whole on its paper."""

import csv
import io
from pathlib import Path

import pypdf
import pytest

from desktop.papers.checking import mistakes
from desktop.papers.heading import heading_of
from desktop.printing.description import load
from desktop.printing.layout import rendered
from offline_store import calculations, codes
from offline_store.calculators import rates
from offline_store.calculators.kinds import KINDS, calculate, kind_of
from offline_store.calculators.sheet import Tables
from offline_store.deadlines import calendar
from offline_store.deadlines.compute import say

TABLES = Tables(rates.read(codes.shipped(rates.LIST)), calendar.read(codes.shipped(calendar.LIST)))
FILE = Path(__file__).parents[2] / "offline_store/calculators/calculator_cases.tsv"
with FILE.open(encoding="utf-8") as table:
    CASES = {case["kind"]: case for case in csv.DictReader(table, delimiter="\t")}


def plain(text):
    return "".join(text.split())


@pytest.mark.parametrize("kind", [kind.code for kind in KINDS])
def test_a_result_stands_whole_on_its_paper(kind):
    texts = dict(part.split("=", 1) for part in CASES[kind]["inputs"].split(" | "))
    calculation = calculate(kind_of(kind), texts, TABLES)
    form, values = load(calculations.PAPER), calculations.values_of(calculation)
    assert mistakes(form, values) == []
    pdf = rendered(form, values, heading_of(form, values, "")).pdf
    printed = plain("".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(pdf)).pages))
    for line in calculation.lines:
        assert plain(say([line.said])) in printed
    for warning in calculation.warnings:
        assert plain(say([warning])) in printed
    assert ("合计：" in printed) == (calculation.total is not None)


def test_a_choice_stands_in_words_and_an_empty_field_not_at_all():
    values = calculations.values_of(calculate(kind_of("notice"), {"reason": "unfit", "pay": "6000"}, TABLES))
    assert values["inputs"][0]["value"].startswith("不能胜任工作")
    assert [row["what"] for row in values["inputs"]] == ["解除的理由", "上一个月的工资"]
    assert values["rates"] == "计算标准（随程序）、放假安排（随程序）"

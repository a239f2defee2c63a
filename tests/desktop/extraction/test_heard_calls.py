"""Extraction from calls as the machine wrote them: the score, the calibration, and what is never a caller's number."""

import json
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

import resources
from desktop.extraction import FIELDS, Utterance, extract
from desktop.extraction.calibration import TABLE, confidence, must_be_checked
from desktop.extraction.jsonlines import in_file_units
from desktop.speech.corrector import Corrector
from desktop.speech.engine import Decoded

CALLS = Path(__file__).resolve().parents[1] / "speech/heard_calls.jsonl"


@pytest.fixture(scope="module")
def found():
    """Each call with what is suggested of it."""
    corrector, rows = Corrector(), [json.loads(line) for line in CALLS.read_text("utf-8").splitlines()]
    said = [
        [Utterance(turn["speaker"], corrector.correct(Decoded(turn["text"], 0.9)).text) for turn in row["heard"]]
        for row in rows
    ]
    return [
        (row, extract(each, ref_date=date.fromisoformat(row["ref_date"]))) for row, each in zip(rows, said, strict=True)
    ]


def right(row, field, value):
    label = row["fields"][field]
    if field == "争议类型":
        optional = set(row["extra"].get("争议类型可选", [])) - set(label or [])
        return sorted(set(value or []) - optional) == sorted(label or [])
    return value == label or value in row["extra"].get("可接受", {}).get(field, [])


def test_machine_transcribed_calls_score(found):
    scores = {
        field: [right(row, field, in_file_units(values)[field]) for row, values in found] for field in FIELDS[:-1]
    }
    others = [each for field, some in scores.items() if field not in ("姓名", "单位") for each in some]
    everything = [each for some in scores.values() for each in some]
    assert sum(others) / len(others) >= 0.78
    assert sum(everything) / len(everything) >= 0.64


def test_the_calibration_is_what_is_counted(found):
    counted, correct = Counter(), Counter()
    for row, values in found:
        plain = in_file_units(values)
        for field, value in values.items():
            if field in row["fields"]:
                counted[field, value.low] += 1
                correct[field, value.low] += right(row, field, plain[field])
    bins = json.loads(resources.path(TABLE).read_text("utf-8"))["bins"]
    assert {(each["field"], each["low"]): (each["right"], each["of"]) for each in bins} == {
        key: (correct[key], of) for key, of in counted.items()
    }


def test_confidence_means_how_often_it_is_right():
    assert confidence("姓名", low=False) < 0.5
    assert 0.75 < confidence("争议类型", low=False) < 1
    assert must_be_checked("姓名", low=False) and not must_be_checked("争议类型", low=False)
    assert confidence("诉求", low=True) == 0 and must_be_checked("诉求", low=True)


@pytest.mark.parametrize(
    "number", ["12351", "12333", "12345", "110", "120", "12348", "12315", "12366", "12309", "96110", "114", "119"]
)
@pytest.mark.parametrize("sentence", ["我打过{0}了，他们让我找你们", "你打{0}问问，电话是{0}", "我拨的{0}"])
def test_a_service_number_is_never_the_callers(number, sentence):
    said = [Utterance("clerk", "您电话多少？"), Utterance("caller", sentence.format(number))]
    assert "电话" not in extract(said, ref_date=date(2026, 11, 3))

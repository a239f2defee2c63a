"""`qiantai deadlines` and `qiantai statute`: the day first, then the reason, on one line; what cannot be, in words."""

import json
import subprocess
import sys

import pytest

from desktop.__main__ import main


@pytest.fixture
def command(capsys):
    def call(*arguments):
        code = main(arguments)
        said = capsys.readouterr()
        return code, said.out, said.err

    return call


def test_the_day_comes_first_then_the_reason_on_one_line(command):
    code, out, err = command("deadlines", "T02", "--from", "2026-10-01")
    assert (code, err, out.count("\n")) == (0, "", 1)
    assert out.startswith("2026-10-16　T02 调解期限，依据劳动争议调解仲裁法第14条、")
    assert "从收到调解申请或者主动开始调解（2026-10-01）的次日起算，数 15 天（自然日），最后一日是 2026-10-16。" in out


def test_stages_and_variants(command):
    _, first, _ = command("deadlines", "T08", "--from", "2026-09-01")
    assert first.startswith("2026-09-04　T08.accept")
    assert first.count("\n") == 1
    assert "--stage decide" in first  # the line says what else there is
    _, decide, _ = command("deadlines", "t08", "--from", "2026-09-01", "--stage", "decide")
    assert decide.startswith("2026-09-16　T08.decide")
    _, wages, _ = command("deadlines", "T11", "--variant", "wages", "--from", "2025-03-01")
    assert wages.startswith("2026-03-02　T11.wages")
    _, employed, _ = command("deadlines", "T11.employed", "--from", "2025-03-01")
    assert employed.startswith("没有到期日　")
    _, agreed, _ = command("deadlines", "T09", "--from", "2026-01-01", "--agreed", "2026-12-31")
    assert agreed.startswith("2026-12-31　")


def test_as_json(command):
    code, out, _ = command("deadlines", "T07", "--from", "2026-12-10", "--json")
    told = json.loads(out)
    assert (code, told["due"], told["unit"], told["articles"]) == (0, "2027-01-11", "calendar", ["RMTJ 33", "MSSF 205"])
    assert "2027 年的放假安排还没有导入" in told["warnings"][0]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("T99", "--from", "2026-10-01"), "没有 T99"),
        (("T08", "--from", "2026-10-01", "--stage", "x"), "没有 T08.x"),
        (("", "--from", "2026-10-01"), "没有这条期限规则"),
        (("T02", "--from", "2026-02-30"), "2026-02-30 不能用作"),
        (("T02", "--from", "明天"), "明天 不能用作"),
        (("T02", "--from", "1066-10-14"), "1066-10-14 不能用作"),
        (("T09", "--from", "2026-10-01"), "缺少约定的日期"),
    ],
)
def test_what_cannot_be_answered_is_said_in_words(command, arguments, said):
    code, out, err = command("deadlines", *arguments)
    assert (code, out) == (2, "")
    assert said in err
    assert "Traceback" not in err


def test_an_article_with_its_dates_and_its_source(command):
    for name in ("TJZC", "tjzc", "劳动争议调解仲裁法"):
        code, out, _ = command("statute", name, "14")
        assert code == 0
        assert out.startswith("劳动争议调解仲裁法第14条（2007-12-29 文本，2008-05-01 起施行）\n")
        assert "自劳动争议调解组织收到调解申请之日起十五日内" in out
        assert "来源：" in out
    code, _, err = command("statute", "TJZC", "999")
    assert code == 2 and "没有这条法条" in err
    code, _, err = command("statute", "XX", "1")
    assert code == 2 and "TJZC 劳动争议调解仲裁法" in err


def test_as_a_process_of_its_own():
    command = [sys.executable, "-m", "desktop", "deadlines", "T16", "--from", "2026-09-16"]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert done.stdout.startswith("2026-10-08　")

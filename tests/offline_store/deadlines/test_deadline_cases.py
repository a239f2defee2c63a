"""The table of cases: each day computed by hand or with another tool from the article it names, never by the engine."""

import csv
from datetime import date, timedelta
from pathlib import Path

import pytest

from offline_store import codes
from offline_store.deadlines import calendar, rules
from offline_store.deadlines import compute as compute_module
from offline_store.deadlines.compute import compute, say
from offline_store.deadlines.turns import EXTEND, INTERRUPT, RESUME, SUSPEND, Turn

with (Path(__file__).parent / "deadline_cases.tsv").open(encoding="utf-8") as file:
    CASES = list(csv.DictReader(file, delimiter="\t"))
CALENDAR = calendar.read(codes.shipped(calendar.LIST))
TABLE = rules.read(codes.shipped(rules.LIST))


def read_turn(text):
    """`interrupt DAY`, `suspend DAY [to DAY]`, `resume DAY`, `until DAY on DAY`, `longer N on DAY`."""
    word, value, *rest = text.split()
    other = date.fromisoformat(rest[1]) if rest else None
    if word == "until":
        return Turn(EXTEND, other, until=date.fromisoformat(value), paper="延期同意书")
    if word == "longer":
        return Turn(EXTEND, other, days=int(value), paper="批准书")
    kind = {"interrupt": INTERRUPT, "suspend": SUSPEND, "resume": RESUME}[word]
    return Turn(kind, date.fromisoformat(value), until=other, reason="申请调解")


def answer_of(case):
    parts = [part.strip() for part in case["turns"].split(";") if part.strip()]
    agreed = next((date.fromisoformat(part.split()[1]) for part in parts if part.startswith("agreed")), None)
    turns = [read_turn(part) for part in parts if not part.startswith("agreed")]
    start = date.fromisoformat(case["from"])
    return compute(rules.find(TABLE, case["rule"], start), start, CALENDAR, agreed=agreed, turns=turns)


def test_there_are_cases_of_every_rule():
    assert len(CASES) >= 100
    assert {case["rule"] for case in CASES} == {rule.code for rule in TABLE}
    assert {rule.number for rule in TABLE} == {f"T{number:02d}" for number in range(1, 39)}


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['rule']}-{case['from']}-{case['turns']}")
def test_the_day(case):
    answer = answer_of(case)
    assert str(answer.due or "-") == case["due"], say(answer.why)
    rule = rules.find(TABLE, case["rule"], date.fromisoformat(case["from"]))
    causes = [item["article"] for item in codes.shipped("deadline_turns")["items"] if rule.code in item["rules"]]
    assert case["article"] in (*rule.articles, *causes)


def weekends_alone(monkeypatch):
    monkeypatch.setattr(calendar.Calendar, "is_working", lambda _self, day: day.weekday() < 5)


def no_make_up_days(monkeypatch):
    monkeypatch.setattr(calendar.Calendar, "is_working", lambda self, day: day.weekday() < 5 and day not in self.off)


def the_day_of_the_event_counts(monkeypatch):
    monkeypatch.setattr(compute_module._Clock, "_length", property(lambda self: plain_length(self) - 1))


def nothing_moves(monkeypatch):
    monkeypatch.setattr(compute_module._Clock, "is_moved", property(lambda _self: False))


def everything_moves(monkeypatch):
    monkeypatch.setattr(compute_module._Clock, "is_moved", property(lambda _self: True))


def a_year_has_365_days(monkeypatch):
    monkeypatch.setattr(compute_module, "years_after", lambda day, years: day + timedelta(days=365 * years))


def what_is_suspended_counts(monkeypatch):
    monkeypatch.setattr(compute_module, "suspensions", lambda _turns: [])


def nothing_interrupts(monkeypatch):
    monkeypatch.setattr(compute_module, "INTERRUPT", "")


plain_length = compute_module._Clock._length.fget


@pytest.mark.parametrize(
    "plant",
    [
        weekends_alone,
        no_make_up_days,
        the_day_of_the_event_counts,
        nothing_moves,
        everything_moves,
        a_year_has_365_days,
        what_is_suspended_counts,
        nothing_interrupts,
    ],
)
def test_a_planted_break_is_found_by_the_table(monkeypatch, plant):
    plant(monkeypatch)
    assert any(str(answer_of(case).due or "-") != case["due"] for case in CASES)


def test_the_reason_names_the_article_the_beginning_and_the_day():
    said = say(answer_of({"rule": "T07", "from": "2026-09-03", "turns": ""}).why)
    assert said == (
        "依据人民调解法第33条、民事诉讼法第205条：从调解协议生效（2026-09-03）的次日起算，数 30 天（自然日），"
        "最后一日是 2026-10-03，休息日，依民事诉讼法第85条顺延到 2026-10-08"
    )
    said = say(answer_of({"rule": "T01", "from": "2026-09-30", "turns": ""}).why)
    assert said.endswith("数 3 个工作日，最后一日是 2026-10-10，跳过放假 5 天，2026-10-10 调休上班计入")
    said = say(answer_of({"rule": "T02", "from": "2026-10-01", "turns": "until 2026-11-02 on 2026-10-15"}).why)
    assert said.endswith("；延期到 2026-11-02（延期同意书）")


def test_a_year_without_a_table_is_counted_by_weekends_and_said():
    answer = answer_of({"rule": "T01", "from": "2026-12-30", "turns": ""})
    assert answer.due == date(2027, 1, 4)
    assert [say([warning]) for warning in answer.warnings] == [
        "2027 年的放假安排还没有导入，先只按周末推算，导入后要重新核对"
    ]
    plain = answer_of({"rule": "T02", "from": "2026-12-30", "turns": ""})
    assert plain.warnings == ()  # calendar days that move nowhere need no table

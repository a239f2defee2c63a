"""诉求: worded by rules, from nothing but what was heard."""

import json
import re
from collections import Counter
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import resources
from desktop.extraction import Utterance, extract
from desktop.extraction.claims import claim
from desktop.extraction.model import Evidence

ROOT = Path(__file__).resolve().parents[3]
FILES = [
    path
    for path in (Path(__file__).parent / "dialogues.jsonl", ROOT.parent / "shared/domain/dialogues.jsonl")
    if path.exists()
]
TYPES = [item["name"] for item in json.loads(resources.path("codes/dispute_type.json").read_text("utf-8"))["items"]]
RULES = json.loads(resources.path("codes/claim_rules.json").read_text("utf-8"))


def likeness(one, other):
    """F1 over characters."""
    return 2 * (Counter(one) & Counter(other)).total() / (len(one) + len(other))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.parent.name)
def test_claims_say_what_the_labels_say(path):
    scores = []
    for line in path.read_text("utf-8").splitlines():
        row = json.loads(line)
        if wanted := row["fields"].get("诉求"):
            said = [Utterance(turn["speaker"], turn["text"]) for turn in row["turns"]]
            found = extract(said, ref_date=date.fromisoformat(row["ref_date"])).get("诉求")
            assert found is None or found.low
            scores.append(likeness(wanted, found.value) if found else 0.0)
    assert not scores or sum(score >= 0.7 for score in scores) / len(scores) >= 0.8, scores


def test_every_rule_speaks_of_a_known_type():
    assert {rule["type"] for rule in RULES["items"]} <= set(TYPES)
    assert {name for rule in RULES["items"] for name in rule.get("covers", ())} <= set(TYPES)


values = st.fixed_dictionaries(
    {
        "欠薪金额": st.none() | st.integers(0, 10**12),
        "涉及人数": st.none() | st.integers(1, 500),
        "期间": st.sampled_from([None, "2026-06", "2025-12/2026-02", "2026-02-10/2026-08-20", "2026"]),
    }
)


@settings(deadline=None)
@given(st.lists(st.sampled_from(TYPES), min_size=1, max_size=5, unique=True), values)
def test_no_number_is_invented_and_no_slot_stays_open(types, heard):
    found = {name: None if value is None else Evidence(value, 0, 0, 1, 1.0) for name, value in heard.items()}
    found["争议类型"] = Evidence(tuple(types), 0, 0, 1, 1.0)
    made = claim([], found | {"争议类型": None}, {})
    assert made is None
    from desktop.extraction.dialogue import turns

    made = claim(turns([Utterance("caller", "我想问问")]), found, {})
    if made is None:
        return
    assert not re.search(r"[\[\]{}]", str(made.value))
    fen = heard["欠薪金额"] or 0
    known = {fen // 100, fen % 100, heard["涉及人数"] or 0, *map(int, re.findall(r"\d+", heard["期间"] or "0"))}
    assert {int(number) for number in re.findall(r"\d+", str(made.value))} <= known


SAID = (
    Utterance("caller", "8月9月两个月没发工资，一共是一万二千块"),
    Utterance("clerk", "就您自己吗"),
    Utterance("caller", "就我自己，我要要回工资"),
)


def claim_with(standing):
    return extract(SAID, ref_date=date(2026, 11, 3), standing=standing)["诉求"]


def test_the_claim_names_what_the_clerk_put_right_before_what_was_heard():
    assert claim_with({}).value == "支付2026年8月、9月拖欠工资12000元"
    put_right = {"争议类型": ("劳动报酬",), "欠薪金额": 1260000}
    assert claim_with(put_right).value == "支付2026年8月、9月拖欠工资12600元"
    assert claim_with(put_right).unsure, "the months are only heard"
    all_of_it = put_right | {"涉及人数": 1, "期间": "2026-08/2026-09"}
    assert not claim_with(all_of_it).unsure


def test_a_type_that_only_the_clerk_named_is_claimed_too():
    said = [Utterance("caller", "他们那个事你看怎么办吧")]
    assert "诉求" not in extract(said, ref_date=date(2026, 11, 3))
    found = extract(said, ref_date=date(2026, 11, 3), standing={"争议类型": ("加班工资",), "欠薪金额": 50000})
    assert found["诉求"].value == "支付加班工资500元"


@pytest.mark.parametrize(
    ("types", "wanted"),
    [
        (("加班工资", "经济补偿"), "支付加班工资并支付经济补偿"),
        (("加班工资", "经济补偿", "押金返还"), "支付加班工资、支付经济补偿、退还押金"),
    ],
)
def test_two_parts_are_joined_by_a_word_and_more_by_marks(types, wanted):
    assert extract(SAID[1:2], ref_date=date(2026, 11, 3), standing={"争议类型": types})["诉求"].value == wanted

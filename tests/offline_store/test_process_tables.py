"""A version of a process table that names what there is not is refused in words; the shipped ones are taken."""

import copy

import pytest

from offline_store import codes
from offline_store.process import table_checks

NAMES = ("process_states", "process_moves", "decision_kinds", "checklist")
BROKEN = [
    ("process_moves", lambda items: items[0].update(to="nowhere"), "第 1 项：to 里有不认识的环节 nowhere"),
    ("process_moves", lambda items: items[1]["from"].append("x"), "第 2 项：from 里有不认识的环节 x"),
    ("process_moves", lambda items: items[2].update(meanwhile="back"), "不认识的环节 back"),
    ("process_moves", lambda items: items[0].update(right="decide"), "不认识的权限 decide"),
    ("process_moves", lambda items: items[0]["levels"].append("village"), "不认识的层级 village"),
    ("process_moves", lambda items: items[0].update(decision="vote"), "不认识的审批 vote"),
    ("process_moves", lambda items: items[0].update(gate="door"), "检查清单里没有的关口 door"),
    ("process_moves", lambda items: items[0].update(through="magic"), "不认识的办理方式 magic"),
    ("process_moves", lambda items: items[0].update(event="party"), "不认识的期限事件 party"),
    ("process_moves", lambda items: items[0].update(meanwhile="review"), "有 meanwhile 就要有 decision"),
    ("process_states", lambda items: items.pop(0), "缺少登记时的环节 registered"),
    ("process_states", lambda items: items.pop(), "流转表的“重开”还用到环节 reopened"),
    ("decision_kinds", lambda items: items[0].update(own="maybe"), "不认识的 own maybe"),
    ("decision_kinds", lambda items: items[0].update(right="x"), "不认识的 right x"),
    ("decision_kinds", lambda items: items.pop(0), "流转表的“不予受理”还用到审批 refuse"),
    ("checklist", lambda items: [item.update(gate="print") for item in items], "还用到关口 close"),
]


@pytest.mark.parametrize("name", codes.shipped_names())
def test_what_is_shipped_is_taken(name):
    assert table_checks.problems(name, codes.shipped(name), codes.shipped) == []


@pytest.mark.parametrize(("name", "change", "said"), BROKEN, ids=[each[2] for each in BROKEN])
def test_a_name_that_nobody_knows_is_said(name, change, said):
    content = copy.deepcopy(codes.shipped(name))
    change(content["items"])
    assert codes.problems(content, codes.shipped(name)) == []  # of the right form
    assert said in "；".join(table_checks.problems(name, content, codes.shipped))


def test_a_version_is_held_to_the_others_as_they_will_be():
    moves, states = copy.deepcopy(codes.shipped("process_moves")), copy.deepcopy(codes.shipped("process_states"))
    states["items"].append(dict(states["items"][0], code="hearing", name="听证"))
    moves["items"].append(dict(moves["items"][0], code="hear", name="听证", to="hearing"))
    assert table_checks.problems("process_states", states, codes.shipped) == []
    assert "hearing" in table_checks.problems("process_moves", moves, codes.shipped)[0]
    later = {"process_states": states}
    assert table_checks.problems("process_moves", moves, lambda name: later.get(name) or codes.shipped(name)) == []

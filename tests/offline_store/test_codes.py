"""Code lists: which version holds, and what a new one may look like."""

import copy
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from offline_store import codes
from offline_store.models import CITY, CodeList
from offline_store.types import new_id

LIST = codes.shipped("dispute_type")


def sent(session, version, effective, *names, state="live", name="dispute_type"):
    content = {"items": [{"code": str(place), "name": each} for place, each in enumerate(names)]}
    row = CodeList(id=new_id(), scope_id=CITY, name=name, version=version, effective=effective, source="1 号文")
    row.content, row.state = content, state
    session.add(row)
    session.flush()


def test_the_version_that_began_last_holds(store):
    with store.read() as session:
        assert codes.current(session, "dispute_type") == LIST
    with store.apply() as session:
        sent(session, "1", date(2026, 1, 1), "一")
        sent(session, "3", date(2027, 1, 1), "三")
        sent(session, "2", date(2026, 6, 1), "二")
        sent(session, "x", date(2026, 7, 1), "作废的", state="void")
        sent(session, "y", date(2026, 7, 1), "别的表", name="sex")
    with store.read() as session:
        days = {date(2025, 12, 31): None, date(2026, 1, 1): "一", date(2026, 12, 31): "二", date(2027, 1, 1): "三"}
        for day, name in days.items():
            found = codes.current(session, "dispute_type", day)
            assert codes.names(found) == ((name,) if name else codes.names(LIST))
        sent(session, "2b", date(2026, 6, 1), "二改")  # of the same day the later one
        assert codes.names(codes.current(session, "dispute_type", date(2026, 6, 1))) == ("二改",)


@pytest.mark.parametrize("name", codes.shipped_names())
def test_every_shipped_list_has_the_shipped_form(name):
    content = codes.shipped(name)
    assert codes.problems(content, content) == []
    assert codes.differences(content, copy.deepcopy(content)) == []


def changed(**item):
    content = copy.deepcopy(LIST)
    content["items"][1] |= item
    return content


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (None, "items"),
        ([], "items"),
        ({"items": []}, "items"),
        ({"items": ["x"]}, "items"),
        ({"items": [{"code": "1"}]}, "缺少 name"),
        (changed(name=" "), "不能为空"),
        (changed(name=7), "类型不对"),
        (changed(name="押金、罚款"), "顿号"),
        (changed(name="长" * 501), "太长"),
        (changed(colour="red"), "不认识的内容 colour"),
        (changed(code=LIST["items"][0]["code"]), "code 重复"),
        (changed(name=LIST["items"][0]["name"]), "name 重复"),
        (LIST | {"evil": 1}, "不认识的内容：evil"),
        (LIST | {"status": 1}, "status 要是文字"),
        ({"items": [{"code": str(n), "name": str(n)} for n in range(2001)]}, "最多 2000 项"),
    ],
)
def test_what_is_not_of_the_form_is_told(content, said):
    assert said in "；".join(codes.problems(content, LIST))


def test_a_rule_that_cannot_be_read_is_told():
    rules = copy.deepcopy(codes.shipped("dispute_rules"))
    rules["items"][0]["patterns"] = ["("]
    assert "写错的规则" in codes.problems(rules, codes.shipped("dispute_rules"))[0]


def test_what_a_table_has_beside_its_items_is_needed():
    like = codes.shipped("claim_rules")
    own = next(key for key in like if key not in ("items", *codes.ABOUT))
    assert own in codes.problems({key: value for key, value in like.items() if key != own}, like)[0]
    assert own in codes.problems(like | {own: 7}, like)[0]


def test_differences_are_told_one_by_one():
    new = copy.deepcopy(LIST)
    new["items"][0]["name"] = "改名"
    gone = new["items"].pop(2)
    new["items"].append({"code": "zz", "name": "新的"})
    assert {(kind, key) for kind, key, _ in codes.differences(LIST, new)} == {
        ("修改", LIST["items"][0]["code"]),
        ("删除", gone["code"]),
        ("新增", "zz"),
    }
    new["items"].reverse()
    assert ("顺序", "", "条目的顺序有变化") in codes.differences(LIST, new)


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=8,
)
items = st.lists(st.dictionaries(st.sampled_from(["code", "name", "patterns", "weight", "x"]), json_values), max_size=4)


@given(json_values | st.fixed_dictionaries({"items": items}), st.sampled_from(codes.shipped_names()))
def test_whatever_is_sent_is_taken_or_told(content, name):
    like = codes.shipped(name)
    if not codes.problems(content, like):
        assert all("code" not in like["items"][0] or item["code"].strip() for item in content["items"])
        assert codes.differences(content, content) == []


def test_every_shipped_list_is_called_something():
    assert [name for name in codes.shipped_names() if name not in codes.titles()] == []

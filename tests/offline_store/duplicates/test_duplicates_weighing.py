"""Points and reasons: what proposes somebody, and what never does."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from offline_store.duplicates import weighing
from offline_store.duplicates.forms import employer_core, id_form, one_edit, phone_form, same_employer
from offline_store.duplicates.weighing import Facts, Reason, weigh

HER = Facts(
    names=("王小雨", "王晓雨"),
    phones=("160 0000 0002", "16000000009"),
    ids=("37020219800101123X",),
    births=("1980-01-01",),
    employers=("青岛海诺服饰有限公司",),
    addresses=("延安三路 1 号",),
    earlier=frozenset({"王晓雨", "16000000009"}),
)
NAMES = st.text(st.sampled_from("王李张小晓雨宇己已"), min_size=1, max_size=3).map(lambda name: (name,))


@pytest.mark.parametrize(
    ("asked", "reasons"),
    [
        ({"ids": ("37020219800101123x",)}, ["id same"]),
        ({"phones": ("+86 16000000002",)}, ["phone same"]),
        ({"phones": ("16000000002",), "names": ("李伟",)}, ["phone same", "name other"]),
        ({"names": ("王小雨",), "births": ("1980-01-01",)}, ["name same", "birth same"]),
        ({"names": ("王小宇",), "employers": ("海诺服饰",)}, ["name sound", "employer same"]),
        ({"names": ("王小雨",), "phones": ("16000000003",)}, ["name same", "phone near"]),
        ({"names": ("王小雨",), "addresses": ("延安三路 1 号",)}, ["name same", "address same"]),
    ],
)
def test_what_proposes_her(asked, reasons):
    found = weigh(Facts(**asked), HER)
    assert found.enough
    assert [f"{reason.kind} {reason.how}" for reason in found.reasons] == reasons


@pytest.mark.parametrize(
    "asked",
    [
        {"names": ("王小雨",)},
        {"names": ("王女士",), "employers": ("海诺服饰",)},
        {"employers": ("海诺服饰",), "births": ("1980-01-01",)},
        {"names": ("王小雨",), "employers": ("海诺服饰",), "births": ("1991-05-06",)},
        {"names": ("王小雨",), "phones": ("16000000002",), "ids": ("370202199105061234",)},
    ],
)
def test_what_does_not(asked):
    assert not weigh(Facts(**asked), HER).enough


def test_a_birth_date_that_is_still_being_typed_speaks_neither_for_nor_against():
    for birth in ("", "1", "1991", "1991-05-", "农历一九八零年"):
        found = weigh(Facts(names=("王小雨",), employers=("海诺服饰",), births=(birth,)), HER)
        assert found.enough
        assert all(reason.kind != "birth" for reason in found.reasons)


def test_what_she_had_before_counts_and_is_said():
    found = weigh(Facts(names=("王晓雨",), phones=("16000000009",)), HER)
    assert found.reasons == (Reason("phone", "same", earlier=True), Reason("name", "same", earlier=True))


@given(NAMES, NAMES)
def test_a_name_alone_never_proposes_anybody(one, other):
    assert not weigh(Facts(names=one), Facts(names=other)).enough


def test_a_planted_weight_for_names_alone_is_noticed(monkeypatch):
    monkeypatch.setitem(weighing._POINTS, ("name", "same"), weighing.ENOUGH)
    with pytest.raises(AssertionError):
        test_a_name_alone_never_proposes_anybody.hypothesis.inner_test(("王小雨",), ("王小雨",))


@pytest.mark.parametrize(
    ("name", "core"),
    [
        ("青岛海诺服饰有限公司", "海诺服饰"),
        ("青岛市城阳区海诺服饰厂", "海诺服饰"),
        ("海诺服饰（青岛）股份有限公司", "海诺服饰"),
        ("青岛公司", "青岛公司"),
        ("", ""),
    ],
)
def test_what_tells_an_employer_from_others(name, core):
    assert employer_core(name) == core


def test_a_short_name_of_an_employer_is_enough_and_a_kind_is_not():
    assert same_employer("海诺服饰", "青岛海诺服饰有限公司")
    assert not same_employer("青岛海诺服饰有限公司", "青岛海信服饰有限公司")
    assert not same_employer("", "青岛海诺服饰有限公司")


def test_numbers_have_one_spelling():
    assert phone_form("+86 160-0000-0002") == phone_form("1６0 0000 0002") == "16000000002"
    assert phone_form("0532-8888 1234") == "053288881234"
    assert phone_form("120") == ""
    assert id_form("370202800101123") == "370202198001011232"
    assert id_form(" 37020219800101123x") == "37020219800101123X"


@given(st.text("0123456789", min_size=1, max_size=8), st.data())
def test_one_edit(text, data):
    place = data.draw(st.integers(0, len(text) - 1))
    other = data.draw(st.sampled_from("0123456789"))
    assert one_edit(text, text[:place] + other + text[place + 1 :])
    assert one_edit(text, text[:place] + text[place + 1 :])
    assert one_edit(text, text[:place] + text[place : place + 2][::-1] + text[place + 2 :])
    assert not one_edit(text, f"x{text}y")

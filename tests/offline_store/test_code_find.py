"""Codes by typing: what fits, in which order, and that nothing that fits is missed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pypinyin import Style, lazy_pinyin

from offline_store import codes, region_choices
from offline_store.code_find import Choices, Item, abbreviated, choices_of, rank
from offline_store.search_terms import fold

LISTS = ("dispute_type", "employment_form", "industry", "enterprise_type_2011", "enterprise_type_2023", "arrears_kind")
TYPES = choices_of(codes.shipped("dispute_type"))
CITY = region_choices.choices(codes.shipped(region_choices.LIST))


def found(typed, choices=TYPES):
    return [item.name for item in choices.find(typed)]


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("劳动报酬", "劳动报酬"),
        ("报酬", "劳动报酬"),
        ("laodongbaochou", "劳动报酬"),
        ("LDBC", "劳动报酬"),
        ("ldbaochou", "劳动报酬"),
        ("baoch", "劳动报酬"),
        ("31", "劳动报酬"),
        ("jiabangongzi", "加班工资"),
        ("ebgz", "劳动合同订立/二倍工资"),
        ("调岗", "变更劳动合同/调岗降薪"),
        ("tgjx", "变更劳动合同/调岗降薪"),
    ],
)
def test_an_item_is_found_by_text_pinyin_initials_and_number(typed, first):
    assert found(typed)[0] == first


def test_heteronyms_are_all_read():
    choices = Choices((Item("1", "重庆"), Item("2", "银行"), Item("3", "长假")))
    for typed, name in {
        "chong": "重庆",
        "zhong": "重庆",
        "hang": "银行",
        "xing": "银行",
        "cj": "长假",
        "zj": "长假",
    }.items():
        assert name in found(typed, choices), typed


def test_what_does_not_fit_is_left_out():
    assert found("飞机") == found("qqq") == []
    assert found("?") == []


def test_nothing_typed_is_the_whole_list_the_most_used_first():
    used = Choices(TYPES.items, {"工伤待遇": 3, "经济补偿": 7})
    assert found("", used)[:3] == ["经济补偿", "工伤待遇", TYPES.items[0].name]
    assert len(found("", used)) == len(TYPES.items)


def test_use_decides_among_those_that_fit_equally_well_and_never_above_a_better_fit():
    used = Choices(TYPES.items, {"未休年休假工资": 99, "加班工资": 1})
    assert found("jbgz", used)[0] == "加班工资"
    assert found("3", used)[0] == "未休年休假工资", "33, used more than 31 and 32"
    assert found("资", used)[0] == "未休年休假工资"
    assert found("加班工资", used)[0] == "加班工资"


@given(st.sampled_from(LISTS), st.data())
def test_every_item_is_found_by_each_way_of_typing_it(name, data):
    choices = choices_of(codes.shipped(name))
    item = data.draw(st.sampled_from(choices.items))
    plain = "".join(character for character in item.name if "一" <= character <= "鿿")
    start = data.draw(st.integers(0, max(len(item.name) - 1, 0)))
    end = data.draw(st.integers(start + 1, len(item.name)))
    ways = [item.code, item.code[:1], item.name[start:end]]
    ways += ["".join(lazy_pinyin(plain)), "".join(lazy_pinyin(plain, style=Style.FIRST_LETTER))]
    for typed in ways:
        if typed.strip():
            assert item in choices.find(typed), (item, typed)
            assert item in choices.find(typed.upper())


@given(st.text(max_size=12), st.dictionaries(st.sampled_from(TYPES.names), st.integers(1, 9)))
def test_the_order_is_a_choice_of_the_lists_own_items(typed, uses):
    ranked = rank(TYPES.items, typed, uses)
    assert len(set(ranked)) == len(ranked)
    assert set(ranked) <= set(TYPES.items)
    for item in TYPES.items:
        if fold(typed.strip()) in fold(item.name):
            assert item in ranked


def test_the_region_is_gone_down_step_by_step():
    assert [item.name for item in region_choices.find(CITY, "")] == ["青岛市"]
    districts = region_choices.find(CITY, "青岛市")
    assert len(districts) == 11
    assert all(item.name.count(" ") == 1 for item in districts)
    streets = region_choices.find(CITY, "青岛市 市南区")
    assert streets
    assert all(item.code.startswith("370202") and len(item.code) == 9 for item in streets)
    assert [item.leads_on for item in (*districts[:1], *streets[:1])] == [True, False]


def test_a_region_is_found_at_once_by_typing():
    for typed in ("香港中路", "xgzl", "xianggangzhonglu", "370202001", "青岛市 市南区 xgz", "青岛市 xgzl"):
        assert region_choices.find(CITY, typed)[0].code == "370202001", typed
    assert region_choices.find(CITY, "cyq")[0].name == "青岛市 城阳区"
    used = Choices(CITY.items, {"370283": 4})
    assert region_choices.find(used, "青岛市")[0].name == "青岛市 平度市"


@pytest.mark.parametrize(
    ("typed", "letters"), [("haier", "he"), ("qingdaohai", "qdh"), ("zhongg", "zg"), ("hegf", "hegf")]
)
def test_pinyin_is_cut_into_syllables(typed, letters):
    assert letters in abbreviated(typed)

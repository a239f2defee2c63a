"""Names of the store that sound like what was heard, the nearest first."""

from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.speech.alike import is_alike, nearest, with_other_surnames

FIRMS = (
    "青岛蓝纸船服饰有限公司",
    "青岛白塔松物业服务有限公司",
    "青岛绿螺号餐饮管理有限公司",
    "青岛小蜗牛汽车租赁有限公司",
    "青岛小海螺汽车服务有限公司",
)


def test_firms_are_found_by_their_sound():
    assert nearest("青岛兰指传服势有限公司", FIRMS) == ("青岛蓝纸船服饰有限公司",)
    assert nearest("青岛绿罗号餐饮管理有限公司", FIRMS)[0] == "青岛绿螺号餐饮管理有限公司"
    assert nearest("青岛小温柔汽车租令有限公司", FIRMS)[0] == "青岛小蜗牛汽车租赁有限公司"


def test_what_is_known_as_it_was_heard_needs_no_choice():
    assert nearest(FIRMS[0], FIRMS) == ()


def test_a_short_name_is_looked_for_among_short_names():
    assert nearest("兰指传福市", FIRMS) == ("青岛蓝纸船服饰有限公司",)
    assert nearest("福市", FIRMS) == (), "what many firms do names none of them"


def test_what_is_written_otherwise_and_sounds_so_is_alike():
    assert is_alike("青岛乐陶陶家政服务有限公司", "青岛乐桃桃家政服务有限公司")
    assert not is_alike("青岛乐陶陶家政服务有限公司", "青岛小蜗牛汽车租赁有限公司")
    assert not is_alike("王小雨", "李大雪")


def test_what_sounds_otherwise_is_not_offered():
    assert nearest("北京大风车科技集团", FIRMS) == () and nearest("王", ("汪", "王伟")) == ()


def test_persons_are_found_by_their_sound():
    assert nearest("张立新", ("臧立新", "张立欣", "李建国")) == ("张立欣", "臧立新")


def test_a_rarer_surname_that_sounds_the_same_is_offered():
    assert with_other_surnames("庞秀兰", ["逄", "綦", "臧"]) == ("逄秀兰",)
    assert with_other_surnames("", ["逄"]) == ()


@settings(max_examples=60, deadline=None)
@given(st.text("青岛兰纸船张立新a1 ，", max_size=8), st.lists(st.text("青岛蓝指传臧丽欣", max_size=8), max_size=6))
def test_at_most_three_and_never_itself(heard, names):
    found = nearest(heard, names)
    assert len(found) <= 3 and heard not in found and set(found) <= set(names)

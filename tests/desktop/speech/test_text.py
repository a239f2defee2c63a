"""How Whisper's text is made fit for a record."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from desktop.speech.text import by_pauses, is_invented, repeats, tidy


@pytest.mark.parametrize(
    ("heard", "written"),
    [
        ("勞動仲裁", "劳动仲裁"),
        ("看著 顯著 著名", "看着显著著名"),
        (" 你好 我 想 问 一下", "你好我想问一下"),
        ("WPS 表格 和 PDF file", "WPS表格和PDF file"),
        ("你好,请问?", "你好，请问？"),
        ("三千,五百 12,600 元", "三千，五百12,600元"),
        ("幺五四零零八二三六七幺", "15400823671"),
        ("二零二六年一月", "2026年一月"),
        ("等一下,一一说明,三个月一共一万二千六", "等一下，一一说明，三个月一共一万二千六"),
        ("对对对 不用了不用了", "对对对不用了不用了"),
        ("建立约束机制建立约束机制建立约束机制", "建立约束机制"),
        ("好好好好好好好好好好好好", "好"),
        ("电话13900000000", "电话13900000000"),
        ("新\ufffd", "新"),
        ("", ""),
    ],
)
def test_tidy(heard: str, written: str) -> None:
    assert tidy(heard) == written


def test_a_decoder_gone_astray_is_noticed() -> None:
    assert repeats("建立唐、校吉利，建立唐校吉利，")
    assert not repeats("不用了，不用了，谢谢")
    assert not repeats("154 0082 0082")


@st.composite
def paced(draw):
    text = draw(st.text(st.sampled_from("我们没有发工资吗一二三 ab12아"), max_size=40))
    steps = draw(st.lists(st.integers(0, 200), min_size=len(text), max_size=len(text)))
    return text, [sum(steps[:number]) for number in range(len(text))]


@given(paced())
def test_pauses_add_marks_and_change_nothing_else(spoken) -> None:
    text, times = spoken
    marked = by_pauses(text, times)
    assert marked.translate(str.maketrans("", "", "，。？")).rstrip() == text.rstrip()
    assert "，，" not in marked
    assert not marked.startswith(("，", "。", "？"))
    if any("\u4e00" <= char <= "\u9fff" for char in text):
        assert marked[-1:] in "，。？"
    else:
        assert marked == text


def test_a_comma_stands_where_the_speaker_pauses() -> None:
    times = [*range(0, 120, 20), *range(220, 340, 20)]
    assert by_pauses("我在厂里干活三个月没发钱", times) == "我在厂里干活，三个月没发钱。"
    assert by_pauses("你们什么时候发工资吗", range(0, 200, 20)) == "你们什么时候发工资吗？"
    assert by_pauses("愿不愿意先由我们组织调解", range(0, 240, 20)) == "愿不愿意先由我们组织调解？"
    assert by_pauses("8月9月都没发", [0, 90, 110, 200, 220, 240, 260]) == "8月9月都没发。"


@given(st.text(st.sampled_from("勞動著一二三四五零幺,.!? ab，。"), max_size=60))
@example("一? ?")
def test_tidying_twice_is_tidying_once(text) -> None:
    once = tidy(text)
    assert tidy(once) == once
    assert once == once.strip()


@given(st.text("零幺一二三四五六七八九", min_size=3, max_size=20), st.text("万千百两半", max_size=2))
def test_digits_said_one_by_one_are_digits(number, after) -> None:
    written = tidy(f"电话{number}{after}")
    assert not set(written) & set("零幺"), written


def test_subtitles_are_not_what_anybody_said() -> None:
    assert is_invented("字幕由Amara.org社区提供")
    assert is_invented("谢谢观看，请不吝点赞。")
    assert not is_invented("他在视频里说感谢观看，可是工资没有发")
    assert not is_invented("谢谢")
    assert not is_invented("")

"""Telephone numbers said in groups, with corrections and read-backs."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.extraction import Suggestion, Utterance, extract

REF = date(2026, 11, 3)


def heard(*texts: str) -> Suggestion | None:
    """The phone suggested from caller and clerk speaking in turn, the caller first."""
    speakers = ["caller", "clerk"]
    said = [Utterance(speakers[i % 2], text) for i, text in enumerate(texts)]
    return extract(said, ref_date=REF).get("电话")


def value(*texts: str) -> object:
    found = heard(*texts)
    return found.value if found else None


def written(digits: str, choices: list[bool]) -> str:
    names = "零一二三四五六七八九"
    return "".join(
        ("幺" if digit == "1" and odd else names[int(digit)]) for digit, odd in zip(digits, choices, strict=True)
    )


@st.composite
def dictations(draw: st.DrawFn) -> tuple[str, str]:
    """A mobile number and one way to say it: groups, 幺 or 一, digits or words, perhaps one slip put right."""
    digits = "1" + draw(st.sampled_from("3456789")) + draw(st.text("0123456789", min_size=9, max_size=9))
    cuts = sorted(draw(st.sets(st.integers(2, 9), max_size=4)))
    groups = [digits[a:b] for a, b in zip([0, *cuts], [*cuts, 11], strict=True)]
    words = [
        group
        if draw(st.booleans())
        else written(group, draw(st.lists(st.booleans(), min_size=len(group), max_size=len(group))))
        for group in groups
    ]
    if draw(st.booleans()):
        slip = draw(st.integers(0, len(groups) - 1))
        wrong = "".join(str((int(digit) + 3) % 10) for digit in groups[slip])
        word = draw(st.sampled_from(["不对，是", "不对，", "哦不，", "说错了，是", "不是，是"]))
        if slip or groups[slip] == digits:
            words[slip] = (
                f"{wrong if words[slip].isascii() else written(wrong, [False] * len(wrong))}，{word}{words[slip]}"
            )
    return digits, draw(st.sampled_from([" ", "，", "、", "，嗯，"])).join(words)


@settings(deadline=None, max_examples=200)
@given(dictation=dictations())
def test_a_dictated_number_is_heard_whole(dictation: tuple[str, str]) -> None:
    digits, words = dictation
    assert value(f"我的电话是{words}。") == digits, words


@pytest.mark.parametrize(
    ("texts", "digits"),
    [
        (("电话16099102258，不对，是2259",), "16099102259"),
        (("电话幺六零，九九一零，二二五八，不对，是二二五九",), "16099102259"),
        (("电话16099102258。", "160 9910 2285，对吧？", "不对，是2258"), "16099102258"),
        (("电话16099102258。", "160 9910 2285，对吧？", "不是，最后四位是二二五九"), "16099102259"),
        (("电话16099102258。", "160 9910 2258，对吧？", "对"), "16099102258"),
        (("电话。", "您就用160 9910 2258这个号吗？", "对"), "16099102258"),
        (("我记一下手机", "电话多少？", "幺六零", "嗯，幺六零", "九九一零", "九九一零", "二二五八"), "16099102258"),
        (("我打了12345，又打12351，电话是160 9910 2258",), "16099102258"),
        (("座机0532-88881234",), "0532-88881234"),
        (("零五三二，八八八八，一二三四，是家里座机",), "0532-88881234"),
        (("你记一下", "电话是多少？", "八八八八一二三四"), "88881234"),
        (("单位电话是0532-88881234，我的手机是16099102258",), "16099102258"),
        (("老板电话是16099102258",), None),
        (("我打过12345，12333，也打了110",), None),
        (("我身份证号370202199001011234",), None),
        (("六七八九四个月没发，一共一万二千六",), None),
    ],
)
def test_the_callers_number_counts(texts: tuple[str, ...], digits: str | None) -> None:
    assert value(*texts) == digits


def test_a_read_back_nobody_affirmed_is_uncertain() -> None:
    found = heard("你好。", "您的号码是16099102258。", "我想问工资的事")
    assert found and found.low


def test_the_quote_is_what_was_said() -> None:
    found = heard("我姓王。", "电话？", "一六零，九九一零，二二五八，不对，是二二五九。")
    assert found and found.source == 2
    assert found.quote == "一六零，九九一零，二二五八，不对，是二二五九"

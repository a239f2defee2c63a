"""Dangers, the end of the employment, and the summary of a talk: what was said, by its place, nothing else."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.extraction import Utterance, extract
from desktop.extraction.dangers import dangers
from desktop.extraction.limits import employment_ended
from desktop.extraction.summary import summarise
from offline_store import codes

PROTOCOL = codes.shipped("danger_protocol")
DAY = date(2026, 11, 20)


def found(text, speaker="caller"):
    return [(each.name, each.level) for each in dangers([Utterance(speaker, text)], PROTOCOL)]


@pytest.mark.parametrize(
    ("text", "name", "level"),
    [
        ("再不给钱我就从楼上跳楼", "扬言轻生", 3),
        ("我真的不想活了", "扬言轻生", 3),
        ("我今天就爬到塔吊上去", "扬言轻生", 3),
        ("明天我们就去堵工地大门", "聚集堵门", 2),
        ("工友们准备拉横幅", "聚集堵门", 2),
        ("全厂都停工了", "停工罢工", 2),
        ("老板昨天晚上跑了", "老板跑路", 2),
        ("机器都拉走了一半", "老板跑路", 2),
        ("我拿刀去找他", "扬言伤人", 3),
        ("以前没闹过，这回我们要堵门", "聚集堵门", 2),
    ],
)
def test_what_cannot_wait_is_found(text, name, level):
    assert (name, level) in found(text)


@pytest.mark.parametrize(
    "text",
    ["我没有要跳楼", "我们不会去堵门的", "听说隔壁厂有人跳楼", "去年别的工地有人爬塔吊", "你别想不开"],
)
def test_what_is_denied_or_told_of_others_is_listed_and_raises_nothing(text):
    assert [level for _, level in found(text)] == [0]


def test_the_clerks_own_words_raise_nothing():
    assert found("堵门解决不了问题，还可能违法", "clerk") == [("聚集堵门", 0)]


@pytest.mark.parametrize("text", ["停工留薪期的工资没给", "我在门口等你", "今天天气不错", "药店的工资没发", ""])
def test_ordinary_words_are_no_danger(text):
    assert found(text) == []


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.tuples(st.sampled_from(["clerk", "caller", ""]), st.text("我要去跳楼堵门老板跑了不会没有，。", max_size=20)),
        max_size=5,
    )
)
def test_each_danger_is_where_it_says(said):
    utterances = [Utterance(*each) for each in said]
    for each in dangers(utterances, PROTOCOL):
        assert utterances[each.source].text[each.start : each.end] == each.quote != ""


@pytest.mark.parametrize(
    ("said", "day", "exact"),
    [
        (["去年十二月五号走的"], date(2025, 12, 5), True),
        (["我是今年三月离职的"], date(2026, 3, 1), False),
        (["八月十五号口头通知的，让我第二天别来了"], date(2026, 8, 15), True),
        (["?您什么时候离职的", "去年十一月三十号"], date(2025, 11, 30), True),
    ],
)
def test_when_the_employment_ended_is_heard(said, day, exact):
    turns = [Utterance("clerk", each[1:]) if each[0] == "?" else Utterance("caller", each) for each in said]
    ended = employment_ended(turns, DAY)
    assert ended and (ended.day, ended.exact) == (day, exact)


@pytest.mark.parametrize("text", ["去年十二月五号入职的", "八月九月的工资没发", "还在干", ""])
def test_other_days_do_not_end_it(text):
    assert employment_ended([Utterance("caller", text)], DAY) is None


TALK = [
    ("clerk", "您好，请讲。"),
    ("caller", "我在饭店端盘子，七月八月的工资六千块没发。合同也没签。"),
    ("clerk", "好的，我们三个工作日内给您回电话。"),
    ("caller", "老板答应下周五结清。"),
    ("clerk", "您可以申请仲裁。"),
    ("clerk", "我明天帮您联系劳动监察。"),
]


def test_the_summary_is_made_of_sentences_that_were_said():
    said = [Utterance(*each) for each in TALK]
    summary = summarise(said, extract(said, ref_date=DAY), DAY)
    assert "劳动报酬" in summary.types and "6000元" in summary.request
    assert [fact.text for fact in summary.facts][:1] == ["我在饭店端盘子，七月八月的工资六千块没发。"]
    told = [(each.said.source, each.clerk, each.due, each.working) for each in summary.promises]
    assert told == [(2, True, None, 3), (3, False, date(2026, 11, 27), 0), (5, True, date(2026, 11, 21), 0)]
    for part in (*summary.facts, *(each.said for each in summary.promises)):
        assert said[part.source].text[part.start : part.end] == part.text


def test_advice_and_questions_are_no_promises():
    said = [Utterance("clerk", "要是他不给，您可以来中心申请仲裁，行吗？")]
    assert summarise(said, {}, DAY).promises == ()

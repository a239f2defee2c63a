"""What sounds alike is mended, what is common is left, times stay in step."""

import json
import random
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.speech.corrector import Corrector, HotWords, Rule, breaks, common_words, shipped
from desktop.speech.engine import Decoded
from desktop.speech.syllables import distance, parts

CALLS = Path(__file__).parent / "heard_calls.jsonl"
"""The synthetic calls as whisper-base wrote them, beside what was said."""


@pytest.fixture(scope="module")
def corrector() -> Corrector:
    return Corrector()


def mended(corrector: Corrector, text: str) -> str:
    return corrector.correct(Decoded(text, 0.9)).text


def with_names(*names: str, people: tuple[str, ...] = (), rules: tuple[Rule, ...] = ()) -> Corrector:
    return Corrector(HotWords(shipped().listed, names, people, rules))


@pytest.mark.parametrize(
    ("heard", "meant"),
    [
        ("他是劳务派潜公司的人", "他是劳务派遣公司的人"),
        ("公司不给我经济补场景", "公司不给我经济补偿金"),
        ("申请工商认定要什么材料", "申请工伤认定要什么材料"),
        ("您可以申请劳动重裁", "您可以申请劳动仲裁"),
        ("单位不给交设保", "单位不给交社保"),
        ("签了竞业线制协议", "签了竞业限制协议"),
        ("您规性，怎么称呼", "您贵姓，怎么称呼"),
    ],
)
def test_words_of_the_desk_are_mended(corrector: Corrector, heard: str, meant: str) -> None:
    assert mended(corrector, heard) == meant


@pytest.mark.parametrize(
    "said",
    [
        "我去工商局问过了",
        "到工商银行取的钱",
        "那个场景我记得很清楚",
        "这个条件我不同意",
        "他是富家公子",
        "今天天气不错，我们去公园走走",
        "我叫迟晓彤，在黄岛这边",
        "那很不明智",
        "广州市房地产中介协会分析",
        "",
        "OK 12351",
    ],
)
def test_what_is_common_is_left(corrector: Corrector, said: str) -> None:
    assert mended(corrector, said) == said


def test_rows_of_common_words_are_left(corrector: Corrector) -> None:
    costs = common_words()
    words = sorted(word for word in costs if len(word) > 1)
    dice = random.Random(3)
    weights = [2.718 ** -costs[word] for word in words]
    rows = ["".join(dice.choices(words, weights, k=6)) for _ in range(150)]
    assert sum(mended(corrector, row) != row for row in rows) <= 4


@settings(max_examples=60, deadline=None)
@given(text=st.text("我的工商局公子派潜重裁补场景设保青岛，。a1 姓庞", max_size=30), start=st.integers(0, 900))
def test_each_character_keeps_its_time(corrector: Corrector, text: str, start: int) -> None:
    times = tuple(start + 10 * place for place in range(len(text)))
    meant = corrector.correct(Decoded(text, 0.9, times))
    assert len(meant.text) == len(text) and meant.times == times
    assert mended(corrector, meant.text) == meant.text or len(text) > 1


def test_names_of_the_store_are_mended_where_they_sound_the_same() -> None:
    known = with_names("青岛蓝纸船服饰有限公司", "王台", people=("逄秀兰", "隋建国"))
    assert mended(known, "单位是青岛兰指船服饰有限公司") == "单位是青岛蓝纸船服饰有限公司"
    assert mended(known, "她是旁秀兰的妹妹") == "她是逄秀兰的妹妹"
    assert mended(known, "随建国昨天来过") == "隋建国昨天来过"


def test_another_person_is_not_made_the_known_one() -> None:
    assert mended(with_names(people=("逄秀兰",)), "她是庞秀兰的妹妹") == "她是庞秀兰的妹妹"
    assert mended(with_names("逄秀兰"), "她是庞秀兰的妹妹") == "她是逄秀兰的妹妹"  # expected today


def test_a_rule_holds_and_breaks_no_word() -> None:
    ruled = with_names(rules=(Rule("庞", "逄"), Rule("小滔", "小涛子")))
    assert mended(ruled, "我姓庞，楼很庞大") == "我姓逄，楼很庞大"
    meant = ruled.correct(Decoded("找小滔去", 0.9, (0, 10, 20, 30)))
    assert meant == Decoded("找小涛子去", 0.9, (0, 10, 10, 20, 30))


def test_what_a_rule_would_break_is_told() -> None:
    assert breaks(Rule("庞", "逄"), ["庞大的楼", "姓庞"]) == [("庞大的楼", "逄大的楼")]


def test_new_words_hold_from_the_next_sentence_on() -> None:
    corrector = with_names()
    assert mended(corrector, "我姓庞") == "我姓庞"
    corrector.use(HotWords(shipped().listed, rules=(Rule("庞", "逄"),)))
    assert mended(corrector, "我姓庞") == "我姓逄"


def test_a_third_fewer_errors_in_calls(corrector: Corrector) -> None:
    rows = [json.loads(line) for line in CALLS.read_text("utf-8").splitlines()]
    for half in (rows[::2], rows[1::2]):
        before = sum(_errors(row["said"], [turn["text"] for turn in row["heard"]]) for row in half)
        after = sum(_errors(row["said"], [mended(corrector, turn["text"]) for turn in row["heard"]]) for row in half)
        assert after <= 0.72 * before
    assert all(mended(corrector, text) == text for row in rows for text in row["said"])


@pytest.mark.parametrize(
    ("syllable", "split"),
    [("zhuang", ("zh", "uang")), ("yan", ("", "ian")), ("wei", ("", "uei")), ("gui", ("g", "uei")),
     ("xue", ("x", "ve")), ("yuan", ("", "van")), ("liu", ("l", "iou")), ("er", ("", "er")), ("jun", ("j", "ven"))],
)  # fmt: skip
def test_syllables_are_taken_apart(syllable: str, split: tuple[str, str]) -> None:
    assert parts(syllable) == split


def test_what_is_taken_for_one_another_is_near() -> None:
    assert 0 == distance("zhi", "zhi") < distance("zhi", "zi") < distance("zhi", "ci") < distance("zhi", "guang")


def _errors(said: list[str], heard: list[str]) -> int:
    one, other = (_plain("".join(texts)) for texts in (said, heard))
    row = list(range(len(other) + 1))
    for place, character in enumerate(one, 1):
        above, row = row, [place]
        for at, wanted in enumerate(other, 1):
            row.append(min(above[at] + 1, row[-1] + 1, above[at - 1] + (character != wanted)))
    return row[-1]


def _plain(text: str) -> str:
    digits = str.maketrans("0123456789幺两", "零一二三四五六七八九一二")
    return "".join(filter(str.isalnum, unicodedata.normalize("NFKC", text))).translate(digits)

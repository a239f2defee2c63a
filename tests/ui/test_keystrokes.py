"""The scripted clerk of the bench: what she presses is counted, and the form says what she was to write."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from offline_store import keyfile
from offline_store.queries import Sentence
from tests.machine_desk import LONG, make_machine, window_of
from ui.call_page import CallPage
from ui.keystroke_bench import keystroke_figures, wanted_of
from ui.keystrokes import OPERATORS, Effort, Typist, keys_of, rewriting, stands

HEARD = Sentence("heard", "recording", 3.0, 5.5, "caller", "我姓王，三个月没发工资", 0.9)
texts = st.text("青岛蓝纸船服饰ab12、。", max_size=12)


@pytest.fixture
def page(tmp_path, monkeypatch, qtbot):
    monkeypatch.setattr(keyfile, "ARGON2", keyfile.ARGON2 | {"memory": 1024})
    with window_of(make_machine(tmp_path / "machine")[0]) as (_, window):
        QTest.keyClick(window, Qt.Key.Key_F6)
        qtbot.waitUntil(lambda: isinstance(window.page, CallPage), timeout=LONG)
        window.page.text.transcript.add(HEARD)
        yield window.page


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("", 0),
        ("12600", 5),
        ("王", 5),  # wang, and a key that chooses
        ("王小雨", 11),
        ("女", 3),  # nv
        ("6月工资", 1 + 9 + 1),
        ("滕（匿名）", 5 + 2 + 7 + 2),
        ("A厂", 2 + 6),
    ],
)
def test_a_text_costs_what_an_input_method_asks_for(text, keys):
    assert keys_of(text) == keys


@given(texts, texts)
def test_rewriting_a_line_by_its_steps_makes_the_other(before, after):
    line, cursor = before, len(before)
    for left, gone, typed in rewriting(before, after):
        cursor -= left
        line, cursor = line[: cursor - gone] + typed + line[cursor:], cursor - gone + len(typed)
    assert line == after


def test_by_hand_every_key_counts(page):
    page.text.transcript.reset(())
    wanted = {"name": ("王小雨",), "phone": ("16000000002",), "dispute_types": ("劳动报酬",), "people": ("1",)}
    typist = Typist(page)
    typist.fill(wanted)
    assert stands(page, wanted) == []
    typed = keys_of("王小雨") + 11 + 1
    assert typist.effort.keys > typed + 2, "Tab, initials and Enter come to it"
    assert typist.effort.listened == 0
    assert typist.effort.thoughts == len(wanted) + 1, "one more for the list"


def test_what_is_suggested_and_right_costs_one_key(page):
    page.form.fields["name"].suggest("王小雨", "heard", "我姓王")
    typist = Typist(page)
    typist.fill({"name": ("王小雨",)})
    assert (typist.effort.keys, typist.effort.thoughts, typist.effort.listened) == (1, 1, 0)
    assert page.form.fields["name"].source == "heard"


def test_what_is_suggested_and_wrong_is_listened_to_and_mended(page):
    page.form.fields["name"].suggest("青岛兰纸船服饰有限公司", "heard", "")
    typist = Typist(page)
    typist.fill({"name": ("青岛蓝纸船服饰有限公司",)})
    assert page.form.fields["name"].text == "青岛蓝纸船服饰有限公司"
    assert typist.effort == Effort(keys=1 + 2 + 1 + 2 + 1 + keys_of("蓝"), thoughts=2, listened=2.5)
    assert typist.effort.seconds == pytest.approx(11 * OPERATORS["K"] + 2 * OPERATORS["M"] + 2.5)


def test_types_that_are_half_right_are_taken_and_completed(page):
    field = page.form.fields["dispute_types"]
    field.suggest("劳动报酬、社会保险", "heard", "")
    typist, wanted = Typist(page), {"dispute_types": ("劳动报酬、奖惩扣款",)}
    typist.fill(wanted)
    assert stands(page, wanted) == []
    assert stands(page, {"dispute_types": ("劳动报酬",)}) == ["dispute_types"]


def test_what_nobody_said_is_left(page):
    page.form.fields["period"].suggest("2026-08", "heard", "")
    typist = Typist(page)
    typist.fill({})
    assert stands(page, {}) == []
    assert page.form.fields["period"].suggestion == ""


def test_a_label_becomes_what_the_form_is_to_say():
    none = dict.fromkeys(("姓名", "电话", "单位", "职业", "用工形式", "期间", "诉求"))
    fields = none | {"争议类型": ["劳动报酬", "社会保险"], "欠薪金额": 12600, "涉及人数": 19}
    dialogue = {"fields": fields, "extra": {"可接受": {"涉及人数": [20]}}}
    assert wanted_of(dialogue) == {
        "dispute_types": ("劳动报酬、社会保险",),
        "arrears": ("12600",),
        "people": ("19", "20"),
    }


def test_without_the_shared_dialogues_it_says_so(tmp_path, capsys):
    assert keystroke_figures(tmp_path, tmp_path) == keystroke_figures(None, tmp_path) == []
    assert capsys.readouterr().err.count("keystrokes: not measured") == 2

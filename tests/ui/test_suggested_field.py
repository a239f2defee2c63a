"""A suggestion is taken or left with one key, and never overwrites what was typed."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from ui.suggested_field import SuggestedField


@pytest.fixture
def field(qtbot):
    made = SuggestedField("涉及人数", "请问一共几个人")
    qtbot.addWidget(made)
    made.show()
    return made


def press(field, key, modifier=Qt.KeyboardModifier.NoModifier):
    QTest.keyClick(field.line, key, modifier)


def test_a_suggestion_stands_grey_and_enter_takes_it(field):
    field.suggest("19", "segment-1", "十九个人")
    assert (field.text, field.line.placeholderText()) == ("", "19")
    press(field, Qt.Key.Key_Return)
    assert (field.text, field.source, field.suggestion) == ("19", "segment-1", "")


def test_escape_leaves_it_and_the_same_is_not_offered_again(field):
    field.suggest("19", "segment-1", "十九个人")
    press(field, Qt.Key.Key_Escape)
    field.suggest("19", "segment-1", "十九个人")
    assert (field.text, field.suggestion) == ("", "")
    field.suggest("20", "segment-2", "二十个人")
    assert field.suggestion == "20"


def test_enter_never_overwrites_typed_words(field):
    QTest.keyClicks(field.line, "18")
    field.suggest("19", "segment-1", "十九个人")
    press(field, Qt.Key.Key_Return)
    assert field.text == "18"
    press(field, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert field.text == "19"


def test_f4_plays_where_it_was_heard_before_and_after_taking(field, qtbot):
    field.suggest("19", "segment-1", "十九个人")
    for _ in range(2):
        with qtbot.waitSignal(field.hear) as heard:
            press(field, Qt.Key.Key_F4)
        assert heard.args == ["segment-1", "十九个人"]
        press(field, Qt.Key.Key_Return)


def test_typing_over_a_taken_value_forgets_its_source(field):
    field.suggest("19", "segment-1", "十九个人")
    press(field, Qt.Key.Key_Return)
    QTest.keyClicks(field.line, "0")
    assert (field.text, field.source) == ("190", "")


def test_a_screen_reader_hears_label_and_suggestion(field):
    field.suggest("19", "segment-1", "十九个人")
    assert field.line.accessibleName() == "涉及人数"
    assert "19" in field.line.accessibleDescription()


def test_what_else_may_have_been_meant_is_turned_to_by_keys(field):
    control = Qt.KeyboardModifier.ControlModifier
    field.suggest("庞秀兰", "segment-1", "庞秀兰", others=("逄秀兰", "庞秀岚"))
    assert "逄秀兰；庞秀岚" in field.others.text() and "逄秀兰" in field.line.accessibleDescription()
    press(field, Qt.Key.Key_Down, control)
    assert field.suggestion == "逄秀兰" and "庞秀兰" in field.others.text()
    field.suggest("庞秀兰", "segment-1", "庞秀兰", others=("逄秀兰", "庞秀岚"))  # the next sentence came
    assert field.suggestion == "逄秀兰"
    press(field, Qt.Key.Key_Up, control)
    press(field, Qt.Key.Key_Up, control)
    assert field.suggestion == "庞秀岚"
    press(field, Qt.Key.Key_Down, control)
    press(field, Qt.Key.Key_Down, control)
    press(field, Qt.Key.Key_Return)
    assert (field.text, field.source) == ("逄秀兰", "segment-1") and field.others.isHidden()
    field.suggest("庞秀兰", "segment-1", "庞秀兰", others=("逄秀兰", "庞秀岚"))
    assert field.suggestion == ""


def test_what_was_left_is_left_with_all_it_may_have_meant(field):
    field.suggest("庞秀兰", "s", "庞秀兰", others=("逄秀兰",))
    press(field, Qt.Key.Key_Down, Qt.KeyboardModifier.ControlModifier)
    press(field, Qt.Key.Key_Escape)
    field.suggest("庞秀兰", "s", "庞秀兰", others=("逄秀兰",))
    assert field.suggestion == "" and field.others.isHidden()


def test_what_was_taken_is_given_back_with_one_key_and_left_with_the_next(field, qtbot):
    field.suggest("19", "segment-1", "十九个人")
    press(field, Qt.Key.Key_Return)
    assert field.is_taken and "Esc" in field.line.accessibleDescription()
    with qtbot.waitSignal(field.edited):
        press(field, Qt.Key.Key_Escape)
    assert (field.text, field.source, field.suggestion) == ("", "", "19")
    press(field, Qt.Key.Key_Escape)
    assert field.suggestion == ""


def test_what_was_typed_over_is_not_given_back(field):
    field.suggest("19", "segment-1", "十九个人")
    press(field, Qt.Key.Key_Return)
    QTest.keyClicks(field.line, "0")
    press(field, Qt.Key.Key_Escape)
    assert field.text == "190" and not field.is_taken


def test_what_was_taken_over_typed_words_does_not_bring_them_to_nothing(field):
    QTest.keyClicks(field.line, "20")
    field.suggest("19", "segment-1", "十九个人")
    press(field, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    press(field, Qt.Key.Key_Escape)
    assert field.text == "19", "there is no empty field to give back"

"""Shift+Enter takes all that was heard for certain, and gives it back; Enter goes on to what is still open."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from desktop.code_lists import choices_of
from offline_store import codes
from offline_store.queries import Sentence
from ui.entry_form import EntryForm
from ui.said_words import AROUND, only

LISTS = {name: choices_of(codes.shipped(name)) for name in ("dispute_type", "employment_form")}
SHIFT, NONE = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.NoModifier


@pytest.fixture
def form(qtbot):
    made = EntryForm(LISTS, lambda _typed, _done: None)
    qtbot.addWidget(made)
    made.ask_as("visit")
    made.show()
    made.begin_at(())
    made.fields["name"].suggest("庞秀兰", "s1", "庞秀兰", unsure=True)
    made.fields["people"].suggest("19", "s2", "十九个人")
    made.fields["period"].suggest("2026-08", "s2", "8月")
    made.fields["claim"].suggest("支付工资", "s2", "要工资")
    made.certain.show_count()
    return made


def press(form, key, modifier=NONE):
    QTest.keyClick(form.focusWidget(), key, modifier)


def values(form):
    return {name: field.text for name, field in form.fields.items() if field.text}


def test_one_key_takes_what_is_certain_and_leaves_the_doubtful_marked(form):
    assert form.certain.isVisibleTo(form) and "2" in form.certain.text()
    press(form, Qt.Key.Key_Return, SHIFT)
    assert values(form) == {"people": "19", "period": "2026-08"}
    assert form.fields["people"].source == "s2"
    assert form.fields["name"].suggestion == "庞秀兰" and form.fields["name"].property("unsure")
    assert form.fields["claim"].suggestion, "our wording is read before it is taken"
    assert form.focusWidget() is form.fields["name"].line, "the first that is still open"


def test_the_same_key_gives_all_back_but_what_was_changed(form):
    press(form, Qt.Key.Key_Return, SHIFT)
    QTest.keyClicks(form.fields["people"].line, "0")
    press(form, Qt.Key.Key_Return, SHIFT)
    assert values(form) == {"people": "190"}
    assert form.fields["period"].suggestion == "2026-08"
    press(form, Qt.Key.Key_Return, SHIFT)
    assert values(form) == {"people": "190", "period": "2026-08"}


def test_the_button_is_there_while_there_is_something_to_do(form):
    QTest.mouseClick(form.certain, Qt.MouseButton.LeftButton)
    assert values(form) == {"people": "19", "period": "2026-08"}
    assert form.certain.isVisibleTo(form), "to give back"
    for name in ("people", "period"):
        QTest.keyClicks(form.fields[name].line, "x")
    assert not form.certain.isVisibleTo(form)


def test_enter_passes_what_is_settled_and_tab_does_not(form):
    form.fields["dispute_types"].fill("劳动报酬")
    form.fields["arrears"].fill("12600")
    form.fields["employer"].line.setFocus()
    QTest.keyClicks(form.fields["employer"].line, "ABC")
    press(form, Qt.Key.Key_Return)
    assert form.focusWidget() is form.fields["people"].line
    form.fields["dispute_types"].line.setFocus()
    press(form, Qt.Key.Key_Tab)
    assert form.focusWidget() is not form.fields["people"].line


def test_only_the_words_are_played():
    said = Sentence("s", "r", 10.0, 14.0, "caller", "我姓王三个月", 0.9, (0, 50, 100, 200, 250, 300))
    part = only(said, "三个")
    assert (part.start, part.end) == (12.0 - AROUND, 13.0 + AROUND)
    assert only(said, "个月") == only(said, "个月") and only(said, "个月").end == 14.0
    assert only(said, "没说过") is said and only(said, "") is said

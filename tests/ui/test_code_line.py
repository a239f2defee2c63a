"""Choosing from a list while typing, by the keyboard alone."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from offline_store import codes, region_choices
from offline_store.code_find import Choices, choices_of
from offline_store.employers import Known
from ui.code_field import CodeLine
from ui.demo import show_active
from ui.employer_line import KnownEmployers
from ui.other_employers import OtherEmployers
from ui.suggested_field import SuggestedField

TYPES = choices_of(codes.shipped("dispute_type"))
INDUSTRY = choices_of(codes.shipped("industry"))
Key = Qt.Key


@pytest.fixture
def page(qtbot):
    """A window to put lines into; the last one is there to go on to."""
    made = QWidget()
    qtbot.addWidget(made)
    QVBoxLayout(made)
    made.resize(600, 700)

    def put(*widgets):
        for widget in (*widgets, QLineEdit()):
            made.layout().addWidget(widget)
        made.layout().addStretch(1)
        show_active(made)
        return widgets[0]

    return put


@pytest.fixture
def several(page):
    field = SuggestedField("争议类型", several=True)
    field.offer(Choices(TYPES.items, {"工伤待遇": 2}))
    page(field)
    field.line.setFocus()
    return field


@pytest.fixture
def industry(page):
    line = page(CodeLine("行业"))
    line.offer(INDUSTRY)
    line.setFocus()
    return line


def offered(popup):
    return [item.name for item in popup.items.items] if popup.isVisible() else []


def press(line, *keys):
    for key in keys:
        QTest.keyClick(line, key)


def test_down_opens_the_list_with_what_this_desk_uses_first(several):
    press(several.line, Key.Key_Down)
    assert offered(several.popup)[:2] == ["工伤待遇", TYPES.items[0].name]
    press(several.line, Key.Key_Down, Key.Key_Down, Key.Key_Up, Key.Key_Return)
    assert several.text == TYPES.items[0].name
    assert offered(several.popup) == []


def test_several_are_chosen_one_after_the_other_and_one_is_taken_back(several):
    QTest.keyClicks(several.line, "ldbc")
    press(several.line, Key.Key_Return)
    QTest.keyClicks(several.line, "43")
    assert offered(several.popup) == ["工伤待遇"]
    press(several.line, Key.Key_Return)
    assert several.text == "劳动报酬、工伤待遇"
    press(several.line, Key.Key_Down)
    assert several.popup.items.data(several.popup.items.index(0)) == "✓ 工伤待遇"
    press(several.line, Key.Key_Return)
    assert several.text == "劳动报酬"
    press(several.line, Key.Key_Tab)
    assert several.line.text() == "劳动报酬", "no sign is left behind it"


def test_escape_leaves_what_was_typed_and_enter_then_goes_on(several):
    QTest.keyClicks(several.line, "gz")
    assert offered(several.popup)
    press(several.line, Key.Key_Escape)
    assert (several.text, offered(several.popup)) == ("gz", [])
    press(several.line, Key.Key_Return)
    assert not several.line.hasFocus()


def test_tab_takes_the_only_one_and_goes_on(industry):
    QTest.keyClicks(industry, "jianzhu")
    assert offered(industry.popup) == ["建筑业"]
    press(industry, Key.Key_Tab)
    assert (industry.text(), industry.code, industry.hasFocus()) == ("建筑业", "E", False)


def test_tab_leaves_what_may_be_several(industry):
    QTest.keyClicks(industry, "z")
    assert len(offered(industry.popup)) > 1
    press(industry, Key.Key_Tab)
    assert (industry.text(), industry.code, industry.is_understood) == ("z", "", False)


def test_tab_takes_what_was_moved_to(industry):
    QTest.keyClicks(industry, "z")
    second = offered(industry.popup)[1]
    press(industry, Key.Key_Down, Key.Key_Tab)
    assert industry.text() == second


def test_a_code_is_as_good_as_a_name_and_an_older_one_stays(industry):
    QTest.keyClicks(industry, "e")
    press(industry, Key.Key_Tab)
    assert industry.code == "E"
    industry.fill("E99")
    assert (industry.text(), industry.code, industry.is_understood) == ("E99", "E99", True)
    industry.clear()
    assert (industry.code, industry.is_understood) == ("", True)


def test_the_region_by_steps_and_by_typing(page):
    line = page(CodeLine("所在地", find=region_choices.find))
    line.offer(region_choices.choices(codes.shipped(region_choices.LIST)))
    line.setFocus()
    press(line, Key.Key_Down, Key.Key_Return)
    assert line.code == "370200"
    assert "青岛市 市南区" in offered(line.popup), "the next step is open"
    press(line, Key.Key_Down, Key.Key_Return)
    assert line.code == "370203"
    assert all(name.startswith("青岛市 市北区 ") for name in offered(line.popup))
    press(line, Key.Key_Return)
    assert len(line.code) == 9
    assert offered(line.popup) == []
    line.selectAll()
    QTest.keyClicks(line, "xgzl")
    press(line, Key.Key_Tab)
    assert line.code == "370202001"


def test_the_list_stays_within_the_window_and_goes_with_the_line(several, qtbot):
    press(several.line, Key.Key_Down)
    window = several.window()
    assert several.popup.parent() is window
    assert window.rect().contains(several.popup.geometry())
    several.hide()
    assert offered(several.popup) == []
    several.show()


def test_the_list_follows_its_line(several, qtbot):
    press(several.line, Key.Key_Down)
    before = several.popup.y()
    several.window().layout().insertWidget(0, QLineEdit())
    qtbot.waitUntil(lambda: several.popup.y() > before)
    assert several.popup.y() >= several.line.mapTo(several.window(), several.line.rect().bottomLeft()).y()


def test_a_screen_reader_hears_the_marked_one(industry):
    QTest.keyClicks(industry, "z")
    press(industry, Key.Key_Down)
    assert offered(industry.popup)[1] in industry.accessibleDescription()
    press(industry, Key.Key_Escape)
    assert industry.accessibleDescription() == ""


class Asked:
    """Stands where the store is: answers when it is told to."""

    def __init__(self):
        self.waiting = []

    def __call__(self, typed, done):
        self.waiting.append((typed, done))

    def answer(self, *names):
        _, done = self.waiting.pop(0)
        done([Known(f"id-{name}", name, "", "", 0) for name in names])


@pytest.fixture
def asked():
    return Asked()


@pytest.fixture
def employer(page, asked):
    line = page(QLineEdit())
    known = KnownEmployers(line, asked)
    line.setFocus()
    return known


def test_an_employer_is_taken_with_its_record_until_its_name_is_changed(employer, asked, qtbot):
    line = employer.popup._line
    QTest.keyClicks(line, "hy")
    qtbot.waitUntil(lambda: bool(asked.waiting))
    assert [typed for typed, _ in asked.waiting] == ["hy"], "asked once, when the keys rest"
    asked.answer("青岛恒源", "恒源")
    press(line, Key.Key_Down, Key.Key_Return)
    assert (line.text(), employer.id) == ("青岛恒源", "id-青岛恒源")
    QTest.keyClicks(line, "x")
    assert employer.id == ""


def test_a_new_name_is_left_alone(employer, asked, qtbot):
    line = employer.popup._line
    for key in (Key.Key_Return, Key.Key_Tab):
        line.clear()
        line.setFocus()
        QTest.keyClicks(line, "hy")
        qtbot.waitUntil(lambda: bool(asked.waiting))
        asked.answer("青岛恒源")
        assert offered(employer.popup) == ["青岛恒源"]
        press(line, key)
        assert (line.text(), employer.id) == ("hy", "")


def test_a_late_answer_to_what_was_typed_before_is_not_shown(employer, asked, qtbot):
    line = employer.popup._line
    QTest.keyClicks(line, "h")
    qtbot.waitUntil(lambda: bool(asked.waiting))
    QTest.keyClicks(line, "y")
    asked.answer("不要的")
    assert offered(employer.popup) == []
    qtbot.waitUntil(lambda: bool(asked.waiting))
    asked.answer("青岛恒源")
    assert offered(employer.popup) == ["青岛恒源"]


def test_a_further_employer_stands_before_the_button_in_the_order_of_tab(page, qtbot):
    others = page(OtherEmployers(lambda _typed, _done: None))
    for _ in range(2):
        others.add.click()
    first, second = others.rows
    qtbot.waitUntil(second.isVisible)
    first.role.setFocus()
    for expected in (first.line, first.remove, second.role, second.line, second.remove, others.add):
        QTest.keyClick(others.window().focusWidget(), Key.Key_Tab)
        assert expected.hasFocus()

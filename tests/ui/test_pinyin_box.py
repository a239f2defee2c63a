"""A box of choices whose items are found by the letters of their readings: 欠薪明细 by the keyboard."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from offline_store import codes
from offline_store.code_find import MOST_LETTERS, first_letters
from offline_store.search_terms import fold
from ui.pinyin_box import PinyinBox
from ui.wage_rows import WageRows

KINDS, CAUSES = (codes.names(codes.shipped(name)) for name in ("arrears_kind", "arrears_cause"))


@pytest.fixture
def box(qtbot):
    parent = QWidget()
    qtbot.addWidget(parent)
    made = PinyinBox(parent)
    made.addItems(["", *KINDS])
    yield made
    parent.close()


def typed(box, text):
    box._forget()
    QTest.keyClicks(box, text)
    return box.currentText()


def test_initials_pinyin_and_a_new_word_after_one_that_leads_nowhere(box):
    assert typed(box, "jbgz") == "加班工资"
    assert typed(box, "yajin") == "押金（单列，不计欠薪）"
    QTest.keyClicks(box, "tc")  # goes on from 押金, where t leads nowhere
    assert box.currentText() == "提成"
    QTest.keyClick(box, Qt.Key.Key_Up)
    assert box.currentText() == KINDS[KINDS.index("提成") - 1]
    assert typed(box, "@") == box.currentText()


@pytest.mark.parametrize("names", [KINDS, CAUSES])
def test_the_initials_of_every_item_find_it(box, names):
    box.clear()
    box.addItems(["", *names])
    for name in names:
        letters = "".join(letter[0] for letter in first_letters(fold(name)))[:MOST_LETTERS]
        assert typed(box, letters) == name


def test_a_wage_item_is_filled_in_without_the_mouse(qtbot):
    rows = WageRows()
    qtbot.addWidget(rows)
    rows.offer(KINDS, CAUSES)
    rows.show()
    row = rows.rows[0]
    with qtbot.waitSignal(rows.edited):
        QTest.keyClicks(row.kind, "ygz")
    QTest.keyClicks(row.cause, "gck")
    QTest.keyClicks(row.amount, "5600")
    assert rows.drafts == [["月工资", "工程款拖欠", "", "5600"]]
    assert len(rows.rows) == 2

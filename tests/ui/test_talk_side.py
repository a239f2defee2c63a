"""Beside the talk: what cannot wait appears without taking the focus, and what is used lands where it belongs."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from desktop.extraction import Utterance, extract
from desktop.extraction.dangers import dangers
from desktop.extraction.summary import summarise
from desktop.listening import Heard, Limitation
from offline_store import codes
from offline_store.queries import Sentence
from ui.talk_side import TalkSide

DAY = date(2026, 11, 20)


class Listening:
    """Answers at once, and remembers what it was told."""

    def __init__(self):
        self.noted, self.reminded, self.limitation = [], [], None

    def look(self, sentences, day, done):
        said = [Utterance(each.speaker, each.text) for each in sentences]
        summary = summarise(said, extract(said, ref_date=day), day)
        done(Heard(dangers(said, codes.shipped("danger_protocol")), self.limitation, summary))

    def acknowledge(self, reception_id, names):
        self.noted += [(reception_id, name) for name in names]

    def remind(self, case_id, promises):
        self.reminded += [(case_id, *each) for each in promises]


@pytest.fixture
def page(qtbot):
    window = QWidget()
    window.listening = Listening()
    window.side = TalkSide(window.listening, "r1", window)
    window.line = QLineEdit()
    layout = QVBoxLayout(window)
    layout.addWidget(window.side.around(QWidget()))
    layout.addWidget(window.line)
    qtbot.addWidget(window)
    window.show()
    qtbot.waitExposed(window)
    window.line.setFocus()
    return window


def say(page, *texts, live=True):
    rows = [Sentence(f"s{n}", "rec", n, n + 1, *text.split("：", 1), 0.9) for n, text in enumerate(texts)]
    page.side.ask(rows, DAY, live=live)
    return rows


def test_a_danger_shows_its_steps_and_leaves_the_focus(page):
    say(page, "caller：再不给钱我就跳楼")
    danger = page.side.danger
    assert danger.isVisible() and "扬言轻生" in danger.title.text() and "110 报警" in danger.steps.text()
    assert page.focusWidget() is page.line


def test_what_was_taken_note_of_comes_again_only_when_something_else_is_said(page):
    say(page, "caller：我们去堵门")
    page.side.danger.note.click()
    assert page.listening.noted == [("r1", "聚集堵门")]
    say(page, "caller：我们去堵门", "clerk：请冷静")
    assert page.side.danger.title.isHidden() and "堵门" in page.side.danger.mentioned.text()
    say(page, "caller：我们去堵门", "clerk：请冷静", "caller：老板跑了")
    assert page.side.danger.title.isVisible() and "老板跑路" in page.side.danger.title.text()
    assert "堵门" not in page.side.danger.title.text()


def test_the_summary_makes_room_while_something_cannot_wait(page):
    texts = ("caller：七月八月的工资六千块没发。", "caller：我不想活了")
    say(page, *texts)
    assert page.side.summary_card.isHidden()
    page.side.danger.note.click()
    assert page.side.summary_card.isVisible()


def test_a_denial_and_an_old_talk_raise_nothing(page):
    say(page, "caller：我没有要跳楼")
    assert page.side.danger.title.isHidden() and "否认或转述" in page.side.danger.mentioned.text()
    say(page, "caller：我没有要跳楼", "caller：我要跳楼", live=False)
    assert page.side.danger.title.isHidden()


def test_what_was_said_can_be_written_into_the_matter(page):
    quoted = []
    page.side.quoted.connect(quoted.append)
    say(page, "caller：老板跑路了")
    page.side.danger.write.click()
    assert quoted == ["老板跑路：“老板跑路了”"] and page.listening.noted


def test_a_limitation_nearly_over_is_told(page):
    page.listening.limitation = Limitation(date(2025, 12, 5), True, date(2026, 12, 5), 15, 0)
    say(page, "caller：去年十二月五号走的")
    assert page.side.danger.isVisible() and "15 天" in page.side.danger.limitation.text()


def test_enter_uses_a_fact_and_a_promise_is_asked_after(page, qtbot):
    quoted, advised = [], []
    page.side.quoted.connect(quoted.append)
    page.side.advised.connect(advised.append)
    say(page, "caller：七月八月的工资六千块没发。", "clerk：我们明天给您回电话。")
    rows = page.side.summary.list
    rows.setFocus()
    rows.setCurrentRow(0)
    QTest.keyClick(rows, Qt.Key.Key_Return)
    QTest.keyClick(rows, Qt.Key.Key_Return)
    rows.setCurrentRow(1)
    QTest.keyClick(rows, Qt.Key.Key_Return)
    assert quoted == ["七月八月的工资六千块没发。"]
    assert advised[0].startswith("我方承诺：我们明天给您回电话。")
    page.side.remind("c1")
    page.side.remind("c1")
    assert [(case, day) for case, _, day in page.listening.reminded] == [("c1", date(2026, 11, 21))]


def test_f4_plays_the_sentence(page, qtbot):
    (row,) = say(page, "caller：七月八月的工资六千块没发。")
    page.side.summary.list.setCurrentRow(0)
    with qtbot.waitSignal(page.side.hear) as heard:
        QTest.keyClick(page.side.summary.list, Qt.Key.Key_F4)
    assert heard.args == [row]

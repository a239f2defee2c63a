"""One box finds anything: hits while one types, why each is one, the keys, and the way back."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from desktop import practice
from desktop.app import open_desk
from desktop.profile import unlock
from desktop.tasks import Runner
from offline_store import registration
from offline_store.registration import Entry, Heard
from offline_store.search import Found
from offline_store.store import StoreBusy
from tests.practice_desk import LONG
from ui.case_page import CasePage
from ui.demo import show_active
from ui.hit_list import HitList
from ui.main_window import MainWindow
from ui.search_box import SearchBox
from ui.transcript import SENTENCE

PEOPLE = [("李秀兰", "16000003671", "三个月没有发工资"), ("单小明", "16000008888", "工伤"), ("王小雨", "", "产假工资")]


@pytest.fixture(scope="module")
def place(tmp_path_factory, practice_ground):
    return practice_ground(tmp_path_factory.mktemp("search") / "practice")


@pytest.fixture(scope="module")
def filled(place):
    known = practice.make(place, ("01",))
    unlocked = unlock(place.profile("01"), known["account"], known["password"])
    for name, phone, matter in PEOPLE:
        with unlocked.store.write(unlocked.desk.actor) as session:
            reception_id = registration.begin_reception(session, unlocked.desk, "call")
            recording_id, _ = registration.begin_recording(session, reception_id, 8000, 2)
            registration.add_segment(session, recording_id, Heard(72.5, 74.0, "caller", f"我是{name}", 0.9), "test")
            registration.abandon_recording(session, recording_id)
            registration.register(session, unlocked.desk, reception_id, Entry(name=name, phone=phone, matter=matter))
    unlocked.store.close()
    return known


@pytest.fixture
def window(place, filled, qtbot):
    runner = Runner()
    opened = runner.run(lambda: unlock(place.profile("01"), filled["account"], filled["password"])).result()
    with open_desk(runner, opened, practice=True) as desk:
        made = MainWindow(desk)
        show_active(made)
        qtbot.waitUntil(lambda: made.receptions.receptions.rowCount() >= len(PEOPLE), timeout=LONG)
        yield made
        made.close()


def type_query(window, qtbot, text):
    QTest.keyClick(window, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    window.search.setText(text[:-1])
    window.search.insert(text[-1])
    qtbot.waitUntil(lambda: hits(window).model().query == text, timeout=LONG)
    return [hit.name for hit in hits(window).model().found.hits]


def hits(window):
    return window.findChild(HitList)


def said(window, row=0):
    return hits(window).model().index(row).data(Qt.ItemDataRole.AccessibleTextRole)


def test_hits_come_while_one_types_and_enter_opens_one(window, qtbot):
    assert type_query(window, qtbot, "工资") == ["王小雨", "李秀兰"]
    assert hits(window).isVisible()
    assert not window.receptions.isVisible()
    QTest.keyClick(window.search, Qt.Key.Key_Down)
    QTest.keyClick(window.search, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: isinstance(window.page, CasePage), timeout=LONG)
    assert window.case_page.view.entry.name == "李秀兰"
    assert window.search.hasFocus(), "the search goes on"


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ("3671", "电话尾号 *******3671"),
        ("lixl", "姓名拼音 李秀兰 lixl"),
        ("李秀", "姓名 李秀兰"),
        ("我是李", "通话文字 01:12 我是李秀兰"),
    ],
)
def test_a_hit_says_why_and_gives_no_masked_digit_away(typed, why, window, qtbot):
    assert type_query(window, qtbot, typed) == ["李秀兰"]
    assert why in said(window)
    assert "1600" not in said(window)


def test_what_was_said_opens_at_its_second(window, qtbot):
    assert type_query(window, qtbot, "我是李秀") == ["李秀兰"]
    QTest.keyClick(window.search, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: isinstance(window.page, CasePage), timeout=LONG)
    sentence = window.case_page.text.currentIndex().data(SENTENCE)
    assert (sentence.text, sentence.start) == ("我是李秀兰", 72.5)


def test_names_alike_follow_and_say_why(window, qtbot):
    assert type_query(window, qtbot, "季秀兰") == ["李秀兰"]
    assert "姓名 字形相近 李秀兰" in said(window)
    assert "待上传" in said(window)


def test_esc_goes_back_to_the_day(window, qtbot):
    type_query(window, qtbot, "工资")
    QTest.keyClick(window.search, Qt.Key.Key_Escape)
    assert window.search.query == ""
    assert window.receptions.isVisible()
    type_query(window, qtbot, "工资")
    hits(window).setFocus()
    QTest.keyClick(hits(window), Qt.Key.Key_Escape)
    assert window.receptions.isVisible()
    assert window.receptions.hasFocus()


def test_nothing_found_is_said_in_words(window, qtbot):
    assert type_query(window, qtbot, "没有这件事") == []
    shown = [label.text() for label in window.findChildren(QLabel) if label.isVisible()]
    assert any(text.startswith("没有找到。") for text in shown)
    assert "0 条" in shown


def test_a_save_shows_in_the_hits(window, qtbot):
    before = len(type_query(window, qtbot, "工伤"))
    store, desk = window._desk.unlocked.store, window._desk.unlocked.desk

    def save():
        with store.write(desk.actor) as session:
            reception_id = registration.begin_reception(session, desk, "visit")
            registration.register(session, desk, reception_id, Entry(name="新来的", matter="工伤"))

    window._desk.runner.write(save)
    qtbot.waitUntil(lambda: len(hits(window).model().found.hits) == before + 1, timeout=LONG)


def test_the_list_goes_on_when_it_is_scrolled(window, qtbot):
    store, desk = window._desk.unlocked.store, window._desk.unlocked.desk

    def save():
        with store.write(desk.actor) as session:
            for _ in range(45):
                reception_id = registration.begin_reception(session, desk, "visit")
                registration.register(session, desk, reception_id, Entry(name="多", matter="高温补贴"))

    window._desk.runner.write(save).result()
    assert len(type_query(window, qtbot, "高温补贴")) == 20

    def scrolled():
        hits(window).scrollToBottom()
        return len(hits(window).model().found.hits) == 45 and hits(window).model().found.next is None

    qtbot.waitUntil(scrolled, timeout=LONG)
    entries = [hit.place.entry for hit in hits(window).model().found.hits]
    assert entries == sorted(set(entries), reverse=True)


class SlowStore:
    """Answers when it is told to."""

    def __init__(self):
        self.asked = []

    def __call__(self, query, before, done, failed):
        self.asked.append((query, done, failed))


def test_the_latest_answer_wins_and_one_question_is_asked_at_a_time(qtbot):
    store, shown = SlowStore(), HitList()
    box = SearchBox(store, shown)
    qtbot.addWidget(box)
    qtbot.addWidget(shown)
    box.setText("工")
    qtbot.waitUntil(lambda: len(store.asked) == 1, timeout=LONG)
    box.setText("工资")
    box.ask()
    assert len(store.asked) == 1
    store.asked[0][1](Found(()))
    assert shown.model().query == "", "an answer to what is no longer asked is not shown"
    assert store.asked[1][0] == "工资"
    store.asked[1][1](Found(()))
    assert shown.model().query == "工资"


def test_an_error_is_said_and_the_next_key_asks_again(qtbot):
    store = SlowStore()
    box = SearchBox(store, HitList())
    qtbot.addWidget(box)
    box.setText("工")
    qtbot.waitUntil(lambda: len(store.asked) == 1, timeout=LONG)
    with qtbot.waitSignal(box.problem):
        store.asked[0][2](StoreBusy())
    box.setText("工资")
    qtbot.waitUntil(lambda: len(store.asked) == 2, timeout=LONG)

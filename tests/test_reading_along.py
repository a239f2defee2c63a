"""A supervisor reads along in a call of another desk, through a real centre: two windows, a line that is cut."""

from contextlib import contextmanager

import pytest
from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from desktop import live_calls, practice
from desktop.app import open_desk
from desktop.profile import unlock
from desktop.sync.errors import NoCentre
from desktop.tasks import Runner
from offline_store import registration
from offline_store.models import AuditEntry
from offline_store.queries import Sentence
from tests.practice_desk import LONG
from ui.call_page import CallPage
from ui.demo import show_active, type_text
from ui.main_window import MainWindow
from ui.pages import kind_with
from ui.watch_page import WATCH_KEY, WatchPage


class Spoken(QObject):
    """What a Conversation tells, without its sound."""

    sentence, words, finished = Signal(object), Signal(object), Signal()

    def say(self, text, at=0.0):
        self.sentence.emit(Sentence(f"s{at}", "r", at, at + 1, "caller", text, 0.9))


@pytest.fixture(autouse=True)
def quick(monkeypatch):
    for name in ("OFFER", "FOLLOWED", "LOST"):
        monkeypatch.setattr(live_calls, name, 30)


@contextmanager
def window_at(place, number, account, address):
    runner = Runner()
    known = practice.make(place)
    opened = runner.run(lambda: unlock(place.profile(number), account, known["password"], address)).result()
    with open_desk(runner, opened, practice=True) as desk:
        window = MainWindow(desk)
        show_active(window)
        desk.syncing._runner.run(lambda: desk.syncing._log_in(known["password"])).result()
        try:
            yield desk, window
        finally:
            window.close()


def begin_call(desk, qtbot):
    """A call that is being recorded, on its page."""

    def work():
        with desk.unlocked.store.write(desk.unlocked.desk.actor) as session:
            return registration.begin_reception(session, desk.unlocked.desk, "call", "13800001234")

    reception_id, conversation = desk.runner.write(work).result(), Spoken()
    desk.front_desk.conversing.emit(reception_id, "call", conversation)
    return reception_id, conversation


def audited(desk):
    def work():
        with desk.unlocked.store.read() as session:
            return [(row.action, row.subject_id, row.detail) for row in session.query(AuditEntry).order_by("seq")]

    desk.runner.write(lambda: None).result()
    return desk.runner.run(work).result()


def bring(window):
    window.activateWindow()
    window.raise_()


def test_she_reads_along_sends_a_line_and_the_clerk_sees_it_without_being_disturbed(practice_ground, tmp_path, qtbot):
    place = practice_ground(tmp_path / "practice")
    accounts = practice.make(place)["accounts"]
    with practice.centre_process(place.centre) as address, \
            window_at(place, "02", accounts["supervisor"], address) as (chiefs, above), \
            window_at(place, "01", accounts["clerk"], address) as (desk, window):  # fmt: skip
        reception_id, conversation = begin_call(desk, qtbot)
        window.open_reception(reception_id)
        qtbot.waitUntil(lambda: isinstance(window.page, CallPage), timeout=LONG)
        conversation.say("三个月没发工资")
        sent = []
        talk = desk.unlocked.client.talk
        desk.unlocked.client.talk = lambda calls: sent.extend(calls) or talk(calls)

        bring(above)
        qtbot.waitUntil(above.isActiveWindow, timeout=LONG)
        QTest.keyClick(above, Qt.Key.Key_F9, Qt.KeyboardModifier.ShiftModifier)
        page = above.page
        assert isinstance(page, WatchPage)
        qtbot.waitUntil(lambda: page.list.count() == 1, timeout=LONG)
        qtbot.waitUntil(lambda: len(sent) > 2, timeout=LONG)
        assert "01 席" in page.list.item(0).text() and page.text.toPlainText() == ""
        assert not any(each.lines or each.spoken for each in sent), "nobody watches: no word leaves the desk"

        page.watch()
        qtbot.waitUntil(lambda: "来电人：三个月没发工资" in page.text.toPlainText(), timeout=LONG)
        strip = window.telephone.live
        qtbot.waitUntil(strip.isVisible, timeout=LONG)
        assert "在看这次通话的文字" in strip.who.text()
        conversation.words.emit(Sentence("", "r", 2.0, 3.0, "caller", "老板说", 0.0))
        qtbot.waitUntil(lambda: page.spoken.text() == "老板说", timeout=LONG)
        conversation.say("老板说没钱", 2.0)
        qtbot.waitUntil(lambda: page.text.toPlainText().count("\n") == 1, timeout=LONG)

        bring(window)
        qtbot.waitUntil(window.isActiveWindow, timeout=LONG)
        typed = window.page.form.matter
        typed.setFocus()
        type_text(typed, "工地")
        focus = QApplication.focusWidget()
        page.line.setText("问清楚合同在谁手里")
        page.line.returnPressed.emit()
        qtbot.waitUntil(lambda: "问清楚合同在谁手里" in strip.notes.text(), timeout=LONG)
        assert QApplication.focusWidget() is focus and typed.toPlainText() == "工地"
        qtbot.waitUntil(lambda: page.line.text() == "", timeout=LONG)
        assert strip.notes.text().count("问清楚") == 1

        above.show_today()
        above._stack.show_page(above.case_page)
        qtbot.waitUntil(lambda: strip.who.text() == "", timeout=LONG)
        assert "问清楚" in strip.notes.text()
        strip.away.click()
        assert strip.isHidden()
        conversation.finished.emit()

        ours, hers = audited(desk), audited(chiefs)
        assert [action for action, subject, _ in ours if action in ("followed_by", "line_received")] == [
            "followed_by",
            "line_received",
        ]
        assert [(action, subject) for action, subject, _ in hers if action in ("followed", "line_sent")] == [
            ("followed", reception_id),
            ("line_sent", reception_id),
        ]
        assert "问清楚" not in repr(ours) + repr(hers)


def test_a_cut_line_is_said_and_the_call_goes_on_until_it_is_back(practice_ground, tmp_path, qtbot):
    place = practice_ground(tmp_path / "practice")
    accounts = practice.make(place)["accounts"]
    with practice.centre_process(place.centre) as address, \
            window_at(place, "02", accounts["supervisor"], address) as (chiefs, above), \
            window_at(place, "01", accounts["clerk"], address) as (desk, window):  # fmt: skip
        _, conversation = begin_call(desk, qtbot)
        above.open_page(kind_with(chiefs, WATCH_KEY))
        page = above.page
        qtbot.waitUntil(lambda: page.list.count() == 1, timeout=LONG)
        page.watch()
        conversation.say("第一句")
        qtbot.waitUntil(lambda: "第一句" in page.text.toPlainText(), timeout=LONG)
        problems = []
        desk.runner.failed.connect(problems.append)
        lines = [(each.unlocked.client, each.unlocked.client._exchange) for each in (desk, chiefs)]
        for client, _ in lines:
            client._exchange = cut
        qtbot.waitUntil(lambda: "正在自动重试" in page.message.text(), timeout=LONG)
        qtbot.waitUntil(lambda: window.telephone.live.who.text() == "", timeout=LONG)
        conversation.say("第二句", 5.0)
        for client, whole in lines:
            client._exchange = whole
        qtbot.waitUntil(lambda: "第二句" in page.text.toPlainText() and page.message.text() == "", timeout=LONG)
        assert page.text.toPlainText().count("第一句") == 1 and problems == []
        conversation.finished.emit()
        qtbot.waitUntil(lambda: "通话结束了" in page.message.text(), timeout=LONG)


def cut(*_):
    raise NoCentre


def test_a_clerk_has_no_such_page_and_private_talks_and_visits_are_not_told_of(practice_ground, tmp_path, qtbot):
    place = practice_ground(tmp_path / "practice")
    accounts = practice.make(place)["accounts"]
    with offline(place, accounts["clerk"]) as desk:
        for kind in ("visit", "mediation", "hearing"):
            desk.live.follow("r", kind, Spoken())
        assert desk.live._calls == {}
        with pytest.raises(StopIteration):
            kind_with(desk, WATCH_KEY)


@contextmanager
def offline(place, account):
    runner, known = Runner(), practice.make(place)
    opened = runner.run(lambda: unlock(place.profile("01"), account, known["password"], "http://127.0.0.1:9")).result()
    with open_desk(runner, opened, practice=True) as desk:
        yield desk

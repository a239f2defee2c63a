"""更正规则 by the keyboard: offered after a correction, decided on its page, obeyed from the next sentence on."""

from dataclasses import replace
from types import SimpleNamespace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from desktop.hot_words import HotWords
from desktop.speech.engine import Decoded
from desktop.speech_rules import SpeechRules
from desktop.tasks import Runner
from offline_store import registration, speech_rules
from offline_store.registration import Heard
from offline_store.transcripts import Correction
from tests.conftest import DESK
from ui.demo import show_active
from ui.rule_offer import RuleOffer
from ui.rules_page import RulesPage

CHIEF = replace(DESK, account="zhaoling", clerk="赵领", role="supervisor")


@pytest.fixture
def runner(qtbot):
    made = Runner()
    yield made
    made.close()


@pytest.fixture
def page(runner, store, qtbot):
    def opened(desk):
        rules = SpeechRules(runner, SimpleNamespace(store=store, desk=desk))
        store.listen(lambda changed: runner.post(lambda: rules.note_commit(changed)))
        made = RulesPage(SimpleNamespace(front_desk=SimpleNamespace(rules=rules)))
        qtbot.addWidget(made)
        made.show()
        made.refresh()
        return made

    return opened


def propose(store, heard, meant):
    with store.write(DESK.actor) as session:
        return speech_rules.propose(session, DESK, heard, meant)


def test_a_rule_is_proposed_by_the_keyboard_and_waits(page, qtbot):
    shown = page(DESK)
    shown.heard.setText("庞秀")
    shown.meant.setText("逄秀")
    QTest.keyClick(shown.meant, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: shown.item is not None)
    assert "庞秀" in shown.detail.text() and "等批准" in shown.detail.text()
    assert shown.approve.isHidden() and shown.heard.text() == ""


def test_what_is_no_rule_is_refused_in_words(page, qtbot):
    shown = page(DESK)
    shown.heard.setText("庞")
    QTest.keyClick(shown.heard, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(shown.message.text()))
    assert shown.heard.text() == "庞"


def test_a_supervisor_approves_and_sees_what_it_would_break(page, store, qtbot):
    with store.write(DESK.actor) as session:
        reception = registration.begin_reception(session, DESK, "call")
        recording, _ = registration.begin_recording(session, reception, 16000, 2)
        for text in ("楼很庞大", "我姓庞"):
            registration.add_segment(session, recording, Heard(0, 1, "caller", text, 0.9), "whisper-base")
    propose(store, "庞", "逄")
    shown = page(CHIEF)
    qtbot.waitUntil(lambda: shown.tried is not None)
    assert (shown.tried.changed, shown.tried.broken) == (1, (("楼很庞大", "楼很逄大"),))
    assert "楼很庞大" in shown.detail.text()
    shown.approve.click()
    qtbot.waitUntil(lambda: shown.item is not None and shown.item.status == "approved")
    assert shown.approve.isHidden() and not shown.refuse.isHidden()


def test_an_approved_rule_is_obeyed_from_the_next_sentence_on(runner, store, qtbot):
    words = HotWords(runner, store, DESK)
    store.listen(lambda changed: runner.post(lambda: words.note_commit(changed)))
    with qtbot.waitSignal(words.ready, timeout=20_000):
        words.read()
    assert words.corrector.correct(Decoded("我姓庞", 0.9)).text == "我姓庞"
    with qtbot.waitSignal(words.read_again, timeout=20_000):
        rule = propose(store, "姓庞", "姓逄")
        with store.write(CHIEF.actor) as session:
            speech_rules.approve(session, CHIEF, rule)
    assert words.corrector.correct(Decoded("我姓庞", 0.9)).text == "我姓逄"
    assert 0 < words._again.remainingTime() <= 24 * 60 * 60 * 1000 + 60_000  # tomorrow others are expected
    words.stop()


def test_a_correction_is_offered_and_one_key_proposes_it(runner, store, qtbot):
    rules = SpeechRules(runner, SimpleNamespace(store=store, desk=DESK))
    window = QWidget()
    layout = QVBoxLayout(window)
    offer, line = RuleOffer(rules), QLineEdit()
    layout.addWidget(offer)
    layout.addWidget(line)
    qtbot.addWidget(window)
    show_active(window)
    line.setFocus()
    offer.offer(Correction("庞秀", "逄秀", "s1"))
    assert "庞秀" in offer.said.text() and window.focusWidget() is line
    modifiers = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    QTest.keyClick(line, Qt.Key.Key_F11, modifiers)
    qtbot.waitUntil(lambda: "已提出" in offer.said.text())
    with store.read() as session:
        (found,) = speech_rules.lines(session)
    assert (found.heard, found.meant, found.status) == ("庞秀", "逄秀", "proposed")
    offer.offer(Correction("旁秀", "逄秀"))
    offer.no.click()
    assert offer.isHidden()

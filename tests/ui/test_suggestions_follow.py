"""What the clerk writes tells on what is suggested: the claim follows, and a name by hand is better than one by ear."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from offline_store import keyfile
from offline_store.queries import Sentence
from tests.machine_desk import LONG, make_machine, window_of
from ui.call_page import CallPage
from ui.demo import type_text

HEARD = (
    Sentence("one", "recording", 3.0, 5.5, "caller", "我在青岛乐桃桃家政服务有限公司上班", 0.9),
    Sentence("two", "recording", 6.0, 9.0, "caller", "去年8月9月两个月没发工资，一共是一万二千块", 0.9),
)


@pytest.fixture
def page(tmp_path, monkeypatch, qtbot):
    monkeypatch.setattr(keyfile, "ARGON2", keyfile.ARGON2 | {"memory": 1024})
    with window_of(make_machine(tmp_path / "machine")[0]) as (_, window):
        QTest.keyClick(window, Qt.Key.Key_F6)
        qtbot.waitUntil(lambda: isinstance(window.page, CallPage), timeout=LONG)
        for sentence in HEARD:
            window.page._heard(sentence)
        qtbot.waitUntil(lambda: window.page.suggesting.made_of == len(HEARD), timeout=LONG)
        yield window.page


def write(page, qtbot, name, text):
    page.form.fields[name].line.clear()
    type_text(page.form.fields[name].line, text)
    qtbot.waitUntil(lambda: not page.suggesting.is_behind, timeout=LONG)


def test_a_name_by_hand_is_not_to_be_changed_to_one_that_only_sounds_like_it(page, qtbot):
    employer = page.form.fields["employer"]
    assert employer.suggestion == "青岛乐桃桃家政服务有限公司"
    write(page, qtbot, "employer", "青岛乐陶陶家政服务有限公司")
    assert employer.suggestion == ""
    write(page, qtbot, "employer", "青岛小蜗牛汽车租赁有限公司")
    assert employer.suggestion == "青岛乐桃桃家政服务有限公司", "another firm was heard"


def test_the_claim_names_the_sum_that_was_put_right(page, qtbot):
    claim = page.form.fields["claim"]
    assert claim.suggestion == "支付2026年8月、9月拖欠工资12000元".replace("2026", claim.suggestion[2:6])
    assert claim.property("unsure")
    write(page, qtbot, "arrears", "12600")
    assert "12600元" in claim.suggestion and claim.property("unsure"), "the months are only heard"
    QTest.keyClick(page.form.fields["arrears"].line, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    qtbot.waitUntil(lambda: not page.suggesting.is_behind, timeout=LONG)
    assert page.form.fields["period"].is_taken and page.form.fields["dispute_types"].is_taken
    assert not claim.property("unsure") and claim.text == "", "read, and then taken"
    claim.turn(1)
    QTest.keyClick(claim.line, Qt.Key.Key_Return)
    assert claim.text == "支付8月、9月拖欠工资12600元"

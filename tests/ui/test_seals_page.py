"""用印登记 through the window: asked for, approved by another, found, printed."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from desktop.sealing import cells, render_register
from offline_store import keyfile, papers, registration
from offline_store.registration import Entry
from tests.machine_desk import LI, LONG, make_machine, window_of
from ui.pages import kind_with
from ui.seals_page import SEALS_KEY, SealsPage

KIND = "mediation_application"


@pytest.fixture
def machine(tmp_path, monkeypatch, qapp):
    monkeypatch.setattr(keyfile, "ARGON2", keyfile.ARGON2 | {"memory": 1024})
    return make_machine(tmp_path / "machine")[0]


def final_paper(desk):
    actor = desk.unlocked.desk

    def work():
        with desk.unlocked.store.write(actor.actor) as session:
            visit = registration.begin_reception(session, actor, "visit")
            case_id = registration.register(session, actor, visit, Entry(name="王小雨"))
            session.flush()
            form_id = papers.draft(session, actor, case_id, KIND, {"requests": []})
            papers.finalise(session, actor, form_id)

    desk.runner.write(work).result()


def seals(window, desk, qtbot):
    window.open_page(kind_with(desk, SEALS_KEY))
    page = window.page
    assert isinstance(page, SealsPage)
    qtbot.waitUntil(lambda: page.title.text() != "", timeout=LONG)
    return page


def press(key, modifier=Qt.KeyboardModifier.NoModifier):
    QTest.keyClick(QApplication.focusWidget() or QApplication.activeWindow(), key, modifier)


def test_one_asks_and_another_approves(machine, qtbot):
    with window_of(machine, LI) as (desk, window):
        final_paper(desk)
        page = seals(window, desk, qtbot)
        qtbot.waitUntil(lambda: page.paper.count() == 1, timeout=LONG)
        page.copies.setValue(3)
        page.straddles.setChecked(True)
        page.reason.setText("双方已签")
        press(Key.Key_A, Qt.KeyboardModifier.AltModifier)
        qtbot.waitUntil(lambda: page.item is not None, timeout=LONG)
        assert page.approve.isHidden(), "who asks does not approve"
        assert "骑缝章" in page.detail.text()
        assert page.reason.text() == ""
        press(Key.Key_A, Qt.KeyboardModifier.AltModifier)
        qtbot.waitUntil(lambda: "已经申请过" in page.message.text(), timeout=LONG)
    with window_of(machine) as (desk, window):
        page = seals(window, desk, qtbot)
        qtbot.waitUntil(lambda: page.item is not None, timeout=LONG)
        page.refuse.click()
        assert "写明意见" in page.message.text()
        page.text.setPlainText("核对无误")
        page.approve.click()
        qtbot.waitUntil(lambda: page.item.status == "approved", timeout=LONG)
        assert "核对无误" in page.detail.text()
        assert page.withdraw.isHidden()
        page.sought.setText("没有这个")
        assert page.item is None
        assert page.title.text() == "没有用印"
        assert not page.print.isEnabled()
        page.sought.setText("双方已签")
        page.status.setCurrentIndex(page.status.findData("approved"))
        assert len(page.items) == 1
        page.status.setCurrentIndex(page.status.findData("refused"))
        assert not page.items


def test_the_register_on_paper_says_who_asked_and_who_approved(machine, qtbot):
    with window_of(machine) as (desk, window):
        final_paper(desk)
        page = seals(window, desk, qtbot)
        qtbot.waitUntil(lambda: page.paper.count() == 1, timeout=LONG)
        page.ask.click()
        qtbot.waitUntil(lambda: page.item is not None, timeout=LONG)
        row = cells(page.item)
        assert row[1] == "调解组织印章"
        assert row[3].startswith("王芳")
        assert row[5] == "等审批"
        pdf = render_register(page.items, desk.unlocked.desk)
        assert pdf.startswith(b"%PDF")


Key = Qt.Key

"""验一验 through its page: a code, a PDF whose words were altered, a file without a code; by the keyboard."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from desktop.papers.paper_pdf import paper_pdf, sheet_of
from offline_store import keyfile, papers, registration
from offline_store.paper_code import code_of
from offline_store.registration import Entry
from tests.machine_desk import LONG, make_machine, window_of


@pytest.fixture
def opened(tmp_path, monkeypatch, qtbot):
    """The desk, its page, and a final paper."""
    monkeypatch.setattr(keyfile, "ARGON2", keyfile.ARGON2 | {"memory": 1024})
    with window_of(make_machine(tmp_path / "machine")[0]) as (desk, window):
        own = desk.unlocked.desk

        def write():
            with desk.unlocked.store.write(own.actor) as session:
                reception = registration.begin_reception(session, own, "visit")
                case = registration.register(session, own, reception, Entry(name="王小雨"))
                form = papers.draft(session, own, case, "payment_order_application", {"amount": 1_260_000})
                papers.finalise(session, own, form)
                return papers.paper(session, form)

        paper = desk.runner.write(write).result()
        QTest.keyClick(window, Qt.Key.Key_I, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
        qtbot.waitUntil(lambda: type(window.page).__name__ == "VerifyPage", timeout=LONG)
        yield desk, window.page, paper


def judged(page, qtbot, given):
    page.verify(given)
    qtbot.waitUntil(lambda: page.text.text() != "", timeout=LONG)
    return page.title.text(), page.text.text()


def test_codes_and_files_are_judged_in_words(opened, qtbot, tmp_path):
    desk, page, paper = opened
    own = desk.unlocked.desk
    code = code_of(own, paper)
    assert code, "the desk signs its papers"
    QTest.keyClicks(page.code, code)
    QTest.keyClick(page.code, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "真的" in page.title.text(), timeout=LONG)
    assert "只读了码" in page.text.text() and page.open_case.isVisible()

    def read():
        with desk.unlocked.store.read() as session:
            return sheet_of(session, paper)

    sheet = desk.runner.write(read).result()
    file = tmp_path / "brought.pdf"
    file.write_bytes(paper_pdf(sheet, paper.values, own))
    assert "逐字相同" in judged(page, qtbot, file)[1]
    file.write_bytes(paper_pdf(sheet, {"amount": 9_260_000}, own))
    title, text = judged(page, qtbot, file)
    assert "不一样" in title and "￥12,600.00" in text and "￥92,600.00" in text
    file.write_bytes(b"%PDF-1.4")
    title, text = judged(page, qtbot, file)
    assert title == "打不开这个文件" and not page.open_case.isVisible()
    assert judged(page, qtbot, "QT1AAAA")[0] == "不是文书验证码"


def test_the_case_of_the_paper_opens(opened, qtbot):
    desk, page, paper = opened
    judged(page, qtbot, code_of(desk.unlocked.desk, paper))
    with qtbot.waitSignal(page.opens, timeout=LONG):
        page.open_case.click()

"""文号 through the window: taken on the case's page, made void with a reason, all of them on one list."""

from contextlib import contextmanager
from dataclasses import replace

import pypdf
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from desktop import practice
from desktop.app import open_desk
from desktop.numbers import gaps_words, render_account, sums_words
from desktop.profile import unlock
from desktop.tasks import Runner
from offline_store import registration
from offline_store.numbers import Account, NumberLine
from offline_store.registration import Entry
from offline_store.types import local_day, now
from tests.practice_desk import LONG
from ui.case_numbers import TakeDialog
from ui.demo import show_active
from ui.main_window import MainWindow
from ui.numbers_page import NumbersPage
from ui.preview import Preview
from ui.reason_dialog import ReasonDialog

YEAR = local_day(now()).year


@pytest.fixture(scope="module")
def place(tmp_path_factory, practice_ground):
    return practice_ground(tmp_path_factory.mktemp("numbers") / "practice")


@contextmanager
def window_of(place, role, address, number="01"):
    known, runner = practice.make(place), Runner()
    opened = runner.run(lambda: unlock(place.profile(number), known["account"], known["password"], address)).result()
    opened = replace(opened, desk=replace(opened.desk, role=role, account=known["accounts"][role], clerk="调解员"))
    with open_desk(runner, opened, practice=True) as desk:
        window = MainWindow(desk)
        show_active(window)
        try:
            yield desk, window, known["password"]
        finally:
            window.close()


def register(desk):
    def work():
        with desk.unlocked.store.write(desk.unlocked.desk.actor) as session:
            reception = registration.begin_reception(session, desk.unlocked.desk, "visit")
            registration.register(session, desk.unlocked.desk, reception, Entry(name="王小雨"))
        return reception

    return desk.runner.write(work).result()


def open_case(desk, window, qtbot):
    window.open_reception(register(desk))
    qtbot.waitUntil(lambda: window.page is window.case_page, timeout=LONG)
    return window.case_page


def take(page, qtbot):
    page.numbers.take.click()
    dialog = page.numbers.findChild(TakeDialog)
    qtbot.waitUntil(lambda: dialog.confirm.isEnabled() or bool(dialog.message), timeout=LONG)
    dialog.confirm.click()
    return dialog


def test_a_number_from_the_centre_to_the_list_on_paper(place, qtbot):
    with (
        practice.centre_process(place.centre) as address,
        window_of(place, "mediator", address) as (desk, window, word),
    ):
        desk.syncing.start(word)
        qtbot.waitUntil(lambda: desk.syncing.state.receipt is not None, timeout=LONG)
        page = open_case(desk, window, qtbot)
        with qtbot.waitSignal(desk.syncing.changed, timeout=LONG):
            desk.syncing.sync_now()
        qtbot.waitUntil(lambda: not desk.syncing.state.running, timeout=LONG)
        take(page, qtbot)
        qtbot.waitUntil(lambda: len(page.view.numbers) == 1, timeout=LONG)
        assert page.view.numbers[0].text == f"青工调字〔{YEAR}〕1号"
        page.numbers.ask_to_void(page.view.numbers[0])
        dialog = page.numbers.findChild(ReasonDialog)
        assert not dialog.confirm.isEnabled()
        dialog.reason.setText("当事人姓名写错")
        dialog.confirm.click()
        qtbot.waitUntil(lambda: page.view.numbers[0].status == "void", timeout=LONG)
        show_active(window)
        QTest.keyClick(window, Qt.Key.Key_W, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
        qtbot.waitUntil(lambda: isinstance(window.page, NumbersPage) and window.page.account is not None, timeout=LONG)
        listed = window.page
        assert listed.sums.text() == "已发到 10 号：已用 0、作废 1、退回 0、在号段 9、待核 0"
        listed.status.setCurrentIndex(listed.status.findData("void"))
        assert [line.text for line in listed.model.rows] == [f"青工调字〔{YEAR}〕1号"]
        listed.print_list()
        qtbot.waitUntil(lambda: listed.findChild(Preview) is not None, timeout=LONG)
        preview = listed.findChild(Preview)
        qtbot.waitUntil(lambda: preview.ready() or bool(preview.message), timeout=LONG)  # it has asked for printers
        preview.reject()
        listed.block.setValue(12)
        listed.block.editingFinished.emit()
        listed.give_back()
        qtbot.waitUntil(lambda: listed.account.counts["returned"] == 9, timeout=LONG)


def test_without_a_series_it_says_what_to_do(place, qtbot):
    with window_of(place, "mediator", "http://127.0.0.1:9", "02") as (desk, window, _):
        page = open_case(desk, window, qtbot)
        page.numbers.take.click()
        dialog = page.numbers.findChild(TakeDialog)
        qtbot.waitUntil(lambda: "请管理员" in dialog.message, timeout=LONG)
        assert not dialog.confirm.isEnabled()
        dialog.reject()


def test_a_clerk_sees_no_button_to_take(place, qtbot):
    with window_of(place, "clerk", "http://127.0.0.1:9") as (desk, window, _):
        page = open_case(desk, window, qtbot)
        assert not page.numbers.take.isVisible()


def line(running, status, **more):
    told = {"holder": "3702-01", "mine": False, "case_id": None, "case_number": "", "reason": "", "settled_by": ""}
    told |= {"settled_at": None} | more
    return NumberLine(str(running), f"青工调字〔2026〕{running}号", running, status, **told)


def test_the_list_on_paper_says_all_of_it(desk, tmp_path):
    lines = tuple(line(n, "void", reason="打印错误") if n == 3 else line(n, "open") for n in range(1, 61) if n != 7)
    counts = {"used": 0, "void": 1, "returned": 0, "block": 0, "open": 58}
    account = Account("青工调", "市总工会", 2026, 60, lines, counts, (7,))
    assert gaps_words(account) == "待核：1–2、4–60"
    assert sums_words(account).endswith("待核 59")
    (tmp_path / "list.pdf").write_bytes(render_account(account, lines, desk))
    pages = pypdf.PdfReader(tmp_path / "list.pdf").pages
    text = "".join(page.extract_text() for page in pages)
    assert len(pages) > 1
    for wanted in ("青工调字〔2026〕60号", "打印错误", "王芳", "第 1 页 共"):
        assert wanted in text
    assert render_account(account, lines, desk)[:5] == b"%PDF-"

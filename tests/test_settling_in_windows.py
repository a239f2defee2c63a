"""Where two desks differ, what is set aside and the day's closing, in real windows over a real centre's process."""

import threading
from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from desktop import practice, syncing
from desktop.app import open_desk
from desktop.profile import unlock
from desktop.sync import engine, errors
from desktop.tasks import Runner
from offline_store import closing, conflicts, registration
from offline_store.models import Case
from offline_store.registration import Entry
from offline_store.types import local_day, now
from tests.practice_desk import LONG
from ui.case_page import CasePage
from ui.demo import show_active, type_text
from ui.main_window import MainWindow
from ui.pages import open_to
from ui.preview import Preview

NOBODY = "http://127.0.0.1:9"
ENTRY = Entry(name="王小雨", phone="16000000002", employer="青岛某公司", arrears=100, people=1, matter="一")


@pytest.fixture(scope="module")
def place(tmp_path_factory, practice_ground):
    return practice_ground(tmp_path_factory.mktemp("settling") / "practice")


@pytest.fixture(scope="module")
def centre(place):
    with practice.centre_process(place.centre) as address:
        yield address


@contextmanager
def window_on(place, number, address, role="clerk"):
    """A desk's window without a speech engine; its role is what the account has at the centre."""
    known, runner = practice.make(place), Runner()
    opened = runner.run(lambda: unlock(place.profile(number), known["account"], known["password"], address)).result()
    account = known["accounts"][role]
    opened = replace(opened, desk=replace(opened.desk, role=role, account=account))
    with open_desk(runner, opened, practice=True) as desk:
        window = MainWindow(desk)
        show_active(window)
        try:
            yield desk, window
        finally:
            window.close()


def write(desk, work):
    def lane():
        with desk.unlocked.store.write(desk.unlocked.desk.actor) as session:
            return work(session)

    return desk.runner.write(lane).result()


def register(desk, entry=ENTRY):
    def work(session):
        reception = registration.begin_reception(session, desk.unlocked.desk, "call")
        return reception, registration.register(session, desk.unlocked.desk, reception, entry)

    return write(desk, work)


def edit(desk, case, **fields):
    def work(session):
        for name, value in fields.items():
            setattr(session.get_one(Case, case), name, value)

    write(desk, work)


def sync(desk, qtbot):
    """Until a sync that began now has got through and nothing waits."""
    before = desk.syncing.state.last_success

    def through():
        state = desk.syncing.state
        if state.running:
            return False
        if state.last_success == before or state.waiting:
            desk.syncing.sync_now()
            return False
        return True

    qtbot.waitUntil(through, timeout=LONG)


def differing(one, two, qtbot, **pairs):
    """A case about which the two desks differ: 02 was first."""
    reception, case = register(one)
    sync(one, qtbot)
    sync(two, qtbot)
    edit(two, case, **{name: pair[1] for name, pair in pairs.items()})
    edit(one, case, **{name: pair[0] for name, pair in pairs.items()})
    sync(two, qtbot)
    sync(one, qtbot)
    sync(two, qtbot)
    return reception, case


def opened(window, reception, qtbot):
    window.open_reception(reception)
    qtbot.waitUntil(lambda: isinstance(window.page, CasePage) and window.case_page.view.id == reception, timeout=LONG)
    return window.case_page


def test_a_clerk_settles_what_two_desks_wrote_and_both_see_it_gone(place, centre, qtbot):
    with (
        window_on(place, "01", centre) as (one, first),
        window_on(place, "02", centre) as (two, second),
    ):
        reception, _ = differing(one, two, qtbot, arrears=(200, 300))
        qtbot.waitUntil(first.status._differ.isVisible, timeout=LONG)
        qtbot.waitUntil(lambda: any(line.differs for line in first.receptions.receptions.lines), timeout=LONG)
        first.status._differ.click()
        qtbot.waitUntil(lambda: isinstance(first.page, CasePage), timeout=LONG)
        page, other = first.case_page, opened(second, reception, qtbot)
        assert page.conflict.isVisible() and other.conflict.isVisible()
        assert "欠薪金额" in page.conflict._title.text()
        assert (page.conflict.mine.value.text(), page.conflict.theirs.value.text()) == ("￥2.00", "￥3.00")
        assert (other.conflict.mine.value.text(), other.conflict.theirs.value.text()) == ("￥3.00", "￥2.00")
        assert not page.conflict.merged.isVisible(), "a sum is picked, not written together"
        show_active(first)
        QTest.keyClick(first, Qt.Key.Key_1, Qt.KeyboardModifier.AltModifier)
        qtbot.waitUntil(lambda: not page.conflict.isVisible(), timeout=LONG)
        sync(one, qtbot)
        sync(two, qtbot)
        qtbot.waitUntil(lambda: not other.conflict.isVisible(), timeout=LONG)
        assert "定为“￥2.00”" in other.history and "￥3.00" in other.history
        qtbot.waitUntil(lambda: not second.status._differ.isVisible(), timeout=LONG)


def test_two_texts_are_merged_by_hand_and_a_remark_that_gave_way_is_read_in_the_history(place, centre, qtbot):
    with (
        window_on(place, "01", centre) as (one, first),
        window_on(place, "02", centre) as (two, second),
    ):
        reception, case = differing(one, two, qtbot, period=("八月起", "到十月"), matter=("我的话", "对方的话"))
        page = opened(first, reception, qtbot)
        assert "对方的话" in page.history
        assert page.conflict.merged.toPlainText() == "到十月"
        page.conflict.merged.selectAll()
        type_text(page.conflict.merged, "八月到十月")
        edit(two, case, occupation="焊工")  # its pull must not take what is being written
        sync(two, qtbot)
        sync(one, qtbot)
        assert page.conflict.merged.toPlainText() == "八月到十月"
        show_active(first)
        page.conflict._merge.setFocus()
        QTest.keyClick(page.conflict._merge, Qt.Key.Key_Return)
        qtbot.waitUntil(lambda: not page.conflict.isVisible(), timeout=LONG)
        sync(one, qtbot)
        sync(two, qtbot)
        assert opened(second, reception, qtbot).view.entry.period == "八月到十月"


def test_who_may_not_settle_sees_but_decides_nothing(place, centre, qtbot):
    with window_on(place, "01", centre) as (one, _), window_on(place, "02", centre) as (two, _second):
        reception, _ = differing(one, two, qtbot, arrears=(200, 300))
    with window_on(place, "01", centre, "auditor") as (_, window):
        page = opened(window, reception, qtbot)
        assert page.conflict.isVisible()
        assert not page.conflict.mine.take.isEnabled() and not page.conflict.theirs.take.isEnabled()
        (difference,) = (told for told in page.view.differences if told.is_open)
    with window_on(place, "01", centre) as (one, _):  # so that the other tests find none open
        write(one, lambda session: conflicts.settle(session, one.unlocked.desk, difference.id, "stood"))
        sync(one, qtbot)


def page_of(window, desk, key):
    window.open_page(next(kind for kind in open_to(desk) if kind.key == key))
    return window.page


def test_what_was_set_aside_is_read_in_words_and_given_up(place, centre, qtbot):
    with window_on(place, "01", centre, "supervisor") as (desk, window):
        _, case = register(desk)
        sync(desk, qtbot)
        edit(desk, case, advice="长" * 400_000)
        sync(desk, qtbot)
        page = page_of(window, desk, "F11")
        qtbot.waitUntil(lambda: page.list.count() == 1, timeout=LONG)
        assert "王**" in page.detail and "处理意见" in page.detail and "内容太长" in page.detail
        assert "王小雨" not in page.detail
        page.give_up.click()
        qtbot.waitUntil(lambda: "原因" in window.banner.message, timeout=LONG)
        assert page.list.count() == 1, "without a reason nothing is given up"
        type_text(page.why, "误贴")
        QTest.keyClick(page.why, Qt.Key.Key_Return)
        qtbot.waitUntil(lambda: page.list.count() == 0, timeout=LONG)
        sync(desk, qtbot)
        qtbot.waitUntil(lambda: desk.syncing.state.refused == 0, timeout=LONG)
        receipt = desk.syncing.state.receipt
        assert all(scope["equal"] is True and "incident" not in scope for scope in receipt["scopes"].values())


def test_a_clerk_has_neither_page(place, centre):
    with window_on(place, "01", centre) as (desk, _):
        assert {kind.key for kind in open_to(desk)}.isdisjoint({"F10", "F11"})


def test_the_day_is_closed_with_one_button_and_its_paper_printed(place, centre, qtbot, print_server):
    with window_on(place, "01", centre, "supervisor") as (desk, window):
        register(desk)
        page = page_of(window, desk, "F10")
        QTest.keyClick(page, Qt.Key.Key_R, Qt.KeyboardModifier.AltModifier)
        qtbot.waitUntil(lambda: "回执号" in page.words, timeout=LONG)
        qtbot.waitUntil(lambda: "日结完成" in window.banner.message, timeout=LONG)
        assert "02 席位" in page.words
        page.print.click()
        qtbot.waitUntil(lambda: window.findChild(Preview) is not None, timeout=LONG)
        preview = window.findChild(Preview)
        qtbot.waitUntil(preview.ready, timeout=LONG)
        with qtbot.waitSignal(preview.printed, timeout=LONG):
            preview.send()
        preview.reject()


def test_a_wrong_clock_is_said_and_the_day_is_the_desks(place, centre, qtbot, monkeypatch):
    monkeypatch.setattr(engine, "now", lambda: now() + timedelta(minutes=10))
    with window_on(place, "02", centre, "supervisor") as (desk, window):
        sync(desk, qtbot)
        page = page_of(window, desk, "F10")
        qtbot.waitUntil(lambda: "相差 10 分钟" in page._note.text(), timeout=LONG)
        with qtbot.waitSignal(desk.closing.completed, timeout=LONG):
            page.begin.click()
        found = views(desk)[0]
        assert (found.day, round(found.clock_difference / 60)) == (local_day(now()), -10)


def views(desk):
    def work():
        with desk.unlocked.store.read() as session:
            return closing.closings(session, desk.unlocked.desk, local_day(now()))

    return desk.runner.run(work).result()


def test_with_the_line_down_it_waits_and_is_completed_by_itself(place, qtbot):
    process, port = practice.start_centre(place.centre)
    try:
        with window_on(place, "02", f"http://127.0.0.1:{port}", "supervisor") as (desk, window):
            sync(desk, qtbot)
            before = len(views(desk))
            practice.stop_centre(process)
            register(desk)
            page = page_of(window, desk, "F10")
            page.begin.click()
            qtbot.waitUntil(lambda: isinstance(desk.closing.progress.reason, errors.NoCentre), timeout=LONG)
            qtbot.waitUntil(lambda: "待回执" in page.words and "连不上" in page.words, timeout=LONG)

            def listed():
                texts = [page.open_items.item(row).text() for row in range(page.open_items.count())]
                return any("还没有上传" in text and "连不上中心" in text for text in texts)

            qtbot.waitUntil(listed, timeout=LONG)
            process, _ = practice.start_centre(place.centre, port)
            with qtbot.waitSignal(desk.closing.completed, timeout=LONG):
                desk.syncing.sync_now()  # as each minute, or after the next commit
            found = views(desk)
            assert len(found) == before + 1
            assert found[0].result == "complete" and found[0].receipt["signature"]
    finally:
        practice.stop_centre(process)


def test_what_is_written_while_a_sync_runs_is_sent_by_the_next(place, centre, qtbot, monkeypatch):
    sent, go_on = threading.Event(), threading.Event()

    def slow(*arguments):
        receipt = engine.synchronise(*arguments)
        sent.set()
        go_on.wait(30)
        return receipt

    monkeypatch.setattr(syncing, "synchronise", slow)
    with window_on(place, "01", centre) as (desk, _):
        desk.syncing.sync_now()
        qtbot.waitUntil(sent.is_set, timeout=LONG)
        register(desk)
        qtbot.waitUntil(lambda: desk.syncing.state.waiting > 0, timeout=LONG)
        go_on.set()
        qtbot.waitUntil(lambda: desk.syncing.state.waiting == 0, timeout=syncing.EVERY // 2)


def test_a_closing_can_be_cancelled_while_it_is_under_way(place, qtbot):
    with window_on(place, "02", NOBODY, "supervisor") as (desk, window):
        page, before = page_of(window, desk, "F10"), len(views(desk))
        with qtbot.waitSignal(desk.closing.progressed, check_params_cb=lambda p: p.step == "sending", timeout=LONG):
            page.begin.click()
        desk.closing.cancel()
        qtbot.waitUntil(lambda: not desk.closing.progress.step and len(views(desk)) == before, timeout=LONG)
        assert page.begin.isEnabled()

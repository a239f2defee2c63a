"""我的任务, 催办 and 回访 through the real window, by the keyboard."""

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from offline_store import case_deadlines, follow_ups, keyfile, papers, registration
from offline_store.models import Case, FollowUp, Reception, Reminder
from offline_store.process import decisions
from offline_store.registration import Entry
from offline_store.types import local_day, now
from tests.machine_desk import LI, LONG, WANG, make_machine, take_up, window_of
from ui.board_page import BOARD_KEY, BoardPage
from ui.decisions_page import DecisionsPage
from ui.demo import type_text
from ui.pages import kind_with, open_to
from ui.preview import Preview
from ui.put_off_dialog import PutOffDialog
from ui.remind_dialog import RemindDialog
from ui.tasks_page import MINE, STATION, TasksPage
from ui.visits_page import VISITS_KEY, VisitsPage

Key = Qt.Key
TODAY = local_day(now())


@pytest.fixture
def machine(tmp_path, monkeypatch, qapp):
    monkeypatch.setattr(keyfile, "ARGON2", keyfile.ARGON2 | {"memory": 1024})
    return make_machine(tmp_path / "machine")[0]


def stored(desk, change):
    def work():
        with desk.unlocked.store.write(desk.unlocked.desk.actor) as session:
            return change(session)

    return desk.runner.write(work).result()


def register(desk, employer="青岛某厂", **values):
    def work(session):
        reception = registration.begin_reception(session, desk.unlocked.desk, "visit")
        entry = Entry(name="王小雨", phone="16000000002", employer=employer, people=1)
        row = session.get_one(Case, registration.register(session, desk.unlocked.desk, reception, entry))
        for name, value in values.items():
            setattr(row, name, value)
        return row.id

    return stored(desk, work)


def begin(desk, case_id, rule, days_ago=0, agreed=None):
    def work(session):
        case = session.get_one(Case, case_id)
        start = TODAY - timedelta(days=days_ago)
        return case_deadlines.begin(session, desk.unlocked.desk, case, rule, start, agreed=agreed).id

    return stored(desk, work)


def tasks(window, qtbot, count):
    QTest.keyClick(window, Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    page = window.page
    assert isinstance(page, TasksPage)
    qtbot.waitUntil(lambda: page.found is not None and page.list.queue.rowCount() == count, timeout=LONG)
    return page


def texts(page):
    return [page.list.queue.index(row).data() for row in range(page.list.queue.rowCount())]


def active(kind, qtbot):
    qtbot.waitUntil(lambda: isinstance(QApplication.activeWindow(), kind), timeout=LONG)
    return QApplication.activeWindow()


def test_the_most_urgent_stands_first_and_enter_opens_it(machine, qtbot):
    with window_of(machine, WANG) as (desk, window):
        page = tasks(window, qtbot, 0)
        assert page.title.text() == "没有待办" and "都办完了" in page.nothing.text() and not page.open_case.isVisible()
        calm, soon, late = register(desk), register(desk, "市北某公司"), register(desk, "李沧某店")
        begin(desk, late, "T02", 20)
        begin(desk, soon, "T09", agreed=TODAY)
        page = tasks(window, qtbot, 3)
        assert [line.case_id for line in page.found.lines] == [late, soon, calm]
        assert texts(page)[0].startswith("红牌") and "调解期限　已超期 5 日" in texts(page)[0]
        assert texts(page)[1].startswith("黄牌") and "今天到期" in texts(page)[1]
        assert page.title.text() == "3 件待办　1 件已超期　1 件今天到期"
        assert page.list.hasFocus()
        qtbot.waitUntil(lambda: window.badge.button.text() == "待办 3 · 超期 1 · 今天到期 1  Ctrl+K", timeout=LONG)
        QTest.keyClick(page.list, Key.Key_Return)
        qtbot.waitUntil(lambda: window.page is window.case_page, timeout=LONG)
        assert window.case_page.view.case_id == late


def test_a_case_is_put_off_until_a_day_by_the_keyboard_and_taken_back(machine, qtbot):
    with window_of(machine, WANG) as (desk, window):
        one, other = register(desk), register(desk, "市北某公司")
        begin(desk, one, "T09", agreed=TODAY + timedelta(days=5))
        page = tasks(window, qtbot, 2)
        page.later.setFocus()
        QTest.keyClick(page.later, Key.Key_Space)
        dialog = active(PutOffDialog, qtbot)
        dialog.day.clear()
        type_text(dialog.day, (TODAY + timedelta(days=9)).isoformat())
        QTest.keyClick(dialog, Key.Key_Return)
        qtbot.waitUntil(lambda: "最近的期限是" in dialog.text.text(), timeout=LONG)
        dialog.day.clear()
        type_text(dialog.day, (TODAY + timedelta(days=2)).isoformat())
        type_text(dialog.why, "等工资表")
        QTest.keyClick(dialog, Key.Key_Return)
        qtbot.waitUntil(lambda: [line.case_id for line in page.list.queue.lines] == [other], timeout=LONG)
        assert page.title.text() == "1 件待办"
        qtbot.waitUntil(lambda: window.badge.button.text().startswith("待办 1"), timeout=LONG)
        page.show_only(MINE, "put_off")
        qtbot.waitUntil(lambda: [line.case_id for line in page.list.queue.lines] == [one], timeout=LONG)
        assert "再提醒　等工资表" in page.reasons.text() and page.later.text() == "现在就办"
        page.later.setFocus()
        QTest.keyClick(page.later, Key.Key_Space)
        qtbot.waitUntil(page.nothing.isVisible, timeout=LONG)
        page.show_only(MINE, "")
        qtbot.waitUntil(lambda: page.list.queue.rowCount() == 2, timeout=LONG)


def test_a_filter_counts_what_it_shows_and_mine_is_not_the_stations(machine, qtbot):
    with window_of(machine, WANG) as (desk, window):
        mine, _others = register(desk), register(desk, handler=LI, handler_name="李四")
        asked = stored(desk, lambda s: decisions.ask_sign_off(s, desk.unlocked.desk, mine, "请签"))
        page = tasks(window, qtbot, 1)
        page.show_only(STATION, "")
        qtbot.waitUntil(lambda: page.list.queue.rowCount() == 2, timeout=LONG)
        assert "还没有分派（1）" in [page.filter.itemText(row) for row in range(page.filter.count())]
        page.show_only(STATION, "decision")
        qtbot.waitUntil(lambda: page.list.queue.rowCount() == 1, timeout=LONG)
        assert page.go_on.text() == "去审批" and asked
        page.go_on.click()
        assert isinstance(window.page, DecisionsPage)
        page = tasks(window, qtbot, 1)
        page.show_only(STATION, "wait")
        qtbot.waitUntil(page.nothing.isVisible, timeout=LONG)
        assert page.nothing.text() == "这一类没有待办。"


def test_reminding_goes_up_by_levels_ends_in_paper_and_is_answered(machine, qtbot, print_server):
    with window_of(machine, WANG) as (desk, window):
        case_id = register(desk, handler=LI, handler_name="李四")
        begin(desk, case_id, "T02", 20)
        page = tasks(window, qtbot, 0)
        page.side.setCurrentIndex(STATION)
        qtbot.waitUntil(lambda: page.list.queue.rowCount() == 1, timeout=LONG)
        for level, paper in (("bubble", False), ("phone", False), ("letter", True), ("supervision", True)):
            page.remind.click()
            dialog = active(RemindDialog, qtbot)
            qtbot.waitUntil(lambda d=dialog: d.draft is not None, timeout=LONG)
            assert dialog.level.currentData() == level and "已超期 5 日" in dialog.text.toPlainText()
            dialog.text.setPlainText(f"{level}：请尽快办理")
            dialog.confirm.click()
            if paper:
                preview = active(Preview, qtbot)
                qtbot.waitUntil(lambda p=preview: p.document.pageCount() == 1, timeout=LONG)
                assert level in preview.document.getAllText(0).text()
                qtbot.waitUntil(preview.ready, timeout=LONG)
                assert preview.order.reason.isHidden()  # the first print of it needs none
                with qtbot.waitSignal(preview.printed, timeout=LONG):
                    preview.send()
                title = {"letter": "催办单", "supervision": "督办单"}[level]
                assert kept_letters(desk, case_id)[title] == (f"{level}：请尽快办理", 1)
                preview.reject()
            qtbot.waitUntil(lambda: not isinstance(QApplication.activeWindow(), RemindDialog), timeout=LONG)
    with window_of(machine, LI) as (desk, window):
        page = tasks(window, qtbot, 1)
        assert "bubble：请尽快办理" in page.reminder.text() and page.answer.isVisible()
        page.answer.click()
        qtbot.waitUntil(page.message.isVisible, timeout=LONG)
        page.text.setPlainText("周五调解")
        page.answer.click()
        qtbot.waitUntil(lambda: "phone：请尽快办理" in page.reminder.text(), timeout=LONG)
        assert page.text.toPlainText() == ""
        found = stored(desk, lambda s: {row.level: row.answer for row in s.query(Reminder)})
        assert found == {"bubble": "周五调解", "phone": "", "letter": "", "supervision": ""}


def kept_letters(desk, case_id):
    """Title → what it says and how often it was printed."""
    found = stored(desk, lambda session: papers.papers(session, case_id))
    return {each.title: (each.values["text"], each.printings) for each in found}


def test_what_she_typed_into_a_reminder_stays_when_she_changes_the_level(machine, qtbot):
    with window_of(machine, WANG) as (desk, window):
        case_id = register(desk)
        dialog = RemindDialog(desk.queue, desk.front_desk, case_id, None, window)
        dialog.open()
        qtbot.waitUntil(lambda: dialog.draft is not None, timeout=LONG)
        drafted = dialog.text.toPlainText()
        dialog.level.setCurrentIndex(dialog.level.findData("letter"))
        dialog.level.activated.emit(dialog.level.currentIndex())
        qtbot.waitUntil(lambda: dialog.draft.level == "letter" and dialog.text.toPlainText() != drafted, timeout=LONG)
        dialog.text.setPlainText("我自己写的")
        dialog.level.setCurrentIndex(0)
        dialog.level.activated.emit(0)
        qtbot.waitUntil(lambda: dialog.draft.level == "bubble", timeout=LONG)
        assert dialog.text.toPlainText() == "我自己写的"
        dialog.text.setPlainText(" ")
        dialog.confirm.click()
        qtbot.waitUntil(lambda: "催办要写明对谁" in dialog.message.text(), timeout=LONG)
        dialog.reject()


def test_alarms_are_one_note_and_are_taken_note_of_together(machine, qtbot):
    with window_of(machine, WANG) as (desk, window):
        for _ in range(3):
            case_id = register(desk, people=12)
            assert case_id
        desk.alarming.start()
        qtbot.waitUntil(lambda: "群体" in window.banner.message, timeout=LONG)
        assert "3 件群体或紧急情况还没有向上报告" in window.banner.message
        page = tasks(window, qtbot, 3)
        page.show_only(0, "alarm")
        assert page.see.isVisible() and "还没有向上报告" in page.reasons.text()
        page.see.click()
        qtbot.waitUntil(lambda: page.list.queue.rowCount() == 2, timeout=LONG)


def test_a_return_visit_is_made_by_its_script(machine, qtbot):
    with window_of(machine, WANG) as (desk, window):
        ids = [register(desk), register(desk)]

        def close(session):
            for case_id in ids:
                row = session.get_one(Case, case_id)
                row.status, row.outcome = "closed", "和解"
                follow_ups.on_move(session, row, "closed", ends=True)

        stored(desk, close)
        window.open_page(kind_with(desk, VISITS_KEY))
        page = window.page
        assert isinstance(page, VisitsPage)
        qtbot.waitUntil(lambda: len(page.items) == 2 and len(page.answers) == 4, timeout=LONG)
        assert "王小雨　16000000002" in page.detail.text() and not page.end.isVisible()
        page.missed.click()
        assert "请先写一句" in page.message.text()
        page.text.setPlainText("关机")
        page.missed.click()
        qtbot.waitUntil(lambda: bool(page.item.attempts), timeout=LONG)
        page.end.click()
        qtbot.waitUntil(lambda: "要打过 3 次" in page.message.text(), timeout=LONG)
        page.answers["told"].setCurrentIndex(1)
        page.save.click()
        qtbot.waitUntil(lambda: "还没有选：您反映的问题解决了吗" in page.message.text(), timeout=LONG)
        assert page.answers["told"].currentText() == "告诉了"
        for box in page.answers.values():
            box.setCurrentIndex(1)
        page.satisfaction.setCurrentText("满意")
        page.text.setPlainText("谢谢")
        page.save.click()
        qtbot.waitUntil(lambda: len(page.items) == 1 and page.satisfaction.currentIndex() == 0, timeout=LONG)
        rows = stored(desk, lambda s: [(r.status, r.satisfaction, r.result) for r in s.query(FollowUp)])
        assert sorted(rows) == [("done", "满意", "谢谢"), ("waiting", "", "")]


def test_the_board_shows_the_station_and_each_number_opens_its_list(machine, qtbot):
    with window_of(machine, LI) as (desk, window):
        assert all(kind.key != BOARD_KEY for kind in open_to(desk))  # a clerk has none
    with window_of(machine, WANG) as (desk, window):
        late = register(desk, handler=LI, handler_name="李四")
        register(desk), register(desk, handler=WANG, handler_name="王芳")
        begin(desk, late, "T02", 20)
        begin(desk, late, "T12", 40)
        window.open_page(kind_with(desk, BOARD_KEY))
        page = window.page
        assert isinstance(page, BoardPage)
        qtbot.waitUntil(lambda: page.board is not None, timeout=LONG)
        numbers = {what: tile.number.text() for what, tile in page.tiles.items()}
        assert (numbers["overdue"], numbers[""], numbers["unassigned"], numbers["wait"]) == ("1", "3", "1", "1")
        assert "李四 在办 1 件，超期 1 件" in page.load.accessibleName()
        assert page.urgent.line.case_id == late
        asked = stored(desk, lambda s: decisions.ask_sign_off(s, desk.unlocked.desk, late, "请签"))
        qtbot.waitUntil(lambda: bool(asked) and page.tiles["decision"].number.text() == "1", timeout=LONG)
        page.tiles["overdue"].setFocus()
        QTest.keyClick(page.tiles["overdue"], Key.Key_Space)
        assert isinstance(window.page, TasksPage)
        listed = window.page.list.queue
        qtbot.waitUntil(lambda: listed.rowCount() == 1 and listed.lines[0].case_id == late, timeout=LONG)
        for what in ("", "unassigned", "wait"):
            window.open_page(kind_with(desk, BOARD_KEY))
            page.tiles[what].click()
            qtbot.waitUntil(lambda w=what: listed.rowCount() == int(numbers[w]), timeout=LONG)
        window.open_page(kind_with(desk, BOARD_KEY))
        page.load.setFocus()
        QTest.keyClick(page.load, Key.Key_Return)
        qtbot.waitUntil(lambda: [line.handler for line in listed.lines] == ["李四"], timeout=LONG)
        assert window.page.filter.currentText() == "李四（1）"


def test_a_call_that_was_the_return_visit_goes_to_its_case(machine, qtbot):
    with window_of(machine, WANG) as (desk, window):
        case_id = register(desk)

        def close(session):
            row = session.get_one(Case, case_id)
            row.status = "closed"
            follow_ups.on_move(session, row, "closed", ends=True)

        stored(desk, close)
        window.open_page(kind_with(desk, VISITS_KEY))
        page = window.page
        qtbot.waitUntil(lambda: len(page.items) == 1, timeout=LONG)
        page.take_call.click()
        assert "没有打开的来电" in window.banner.message
        call = take_up(window, qtbot)
        type_text(call.form.matter, "钱都收到了")
        window.open_page(kind_with(desk, VISITS_KEY))
        page.take_call.click()
        qtbot.waitUntil(lambda: page.text.toPlainText() == "钱都收到了", timeout=LONG)
        assert window.page is page and not window.opened.pages

        def kept(session):
            row = session.get_one(Reception, call.reception_id)
            return row.kind, row.case_id, row.draft

        assert stored(desk, kept) == ("follow_up", case_id, {})

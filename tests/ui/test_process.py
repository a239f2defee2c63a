"""The process through the real window, by the keyboard: a case from its registration to its closing."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton

from offline_store import keyfile, papers, registration
from offline_store.models import CITY, Case, CodeList, Handover
from offline_store.protocol import AlsoOpen
from offline_store.registration import Entry
from offline_store.stations import LIST_ID
from offline_store.types import local_day, now
from tests.machine_desk import LI, LONG, WANG, make_machine, window_of
from ui.assign_dialog import AssignDialog
from ui.batch_dialog import BatchDialog
from ui.decisions_page import DecisionsPage
from ui.demo import show_active
from ui.handover_dialog import HandoverDialog
from ui.handovers_page import HandoversPage
from ui.move_dialog import MoveDialog
from ui.pages import kind_with
from ui.reason_dialog import ReasonDialog

CTRL = Qt.KeyboardModifier.ControlModifier
Key = Qt.Key
ENTRY = Entry(
    name="王小雨", phone="16000000002", employer="青岛某厂", people=2, dispute_types=("劳动报酬",),
    claim="要工资", matter="没有发工资", advice="先调解",
)  # fmt: skip


@pytest.fixture
def machine(tmp_path, monkeypatch, qapp):
    monkeypatch.setattr(keyfile, "ARGON2", keyfile.ARGON2 | {"memory": 1024})
    return make_machine(tmp_path / "machine")[0]


def stored(desk, change):
    def work():
        with desk.unlocked.store.write(desk.unlocked.desk.actor) as session:
            return change(session)

    return desk.runner.write(work).result()


def case_of(desk, case_id):
    def work():
        with desk.unlocked.store.read() as session:
            row = session.get_one(Case, case_id)
            return row.status, row.handler_name, row.outcome

    return desk.runner.run(work).result()


def register(desk):
    def work(session):
        reception = registration.begin_reception(session, desk.unlocked.desk, "visit")
        case_id = registration.register(session, desk.unlocked.desk, reception, ENTRY)
        session.flush()
        papers.note_printing(
            session, desk.unlocked.desk, registration.call_form(session, case_id), "P", "1", 1, "0" * 64
        )
        return reception, case_id

    return stored(desk, work)


def plant_tree(desk):
    def work():
        with desk.unlocked.store.apply() as session:
            row = CodeList(id=LIST_ID, scope_id=CITY, name="station", version="1", source="")
            row.effective = local_day(now())
            lines = [
                ("station-1", "3702", "青岛市总工会", "city", ""),
                ("s2", "370202", "市南区总工会", "district", "station-1"),
            ]
            row.content = {
                "items": [dict(zip(("id", "code", "name", "level", "parent"), each, strict=True)) for each in lines]
            }
            session.add(row)

    desk.runner.write(work).result()


def shown(window, reception, qtbot, name=None):
    window.open_reception(reception)
    section = window.case_page.process
    qtbot.waitUntil(lambda: window.page is window.case_page and section.standing is not None, timeout=LONG)
    if name:
        qtbot.waitUntil(lambda: section.standing.name == name, timeout=LONG)
    return section


def dialog_of(kind, qtbot):
    qtbot.waitUntil(lambda: isinstance(QApplication.activeWindow(), kind), timeout=LONG)
    return QApplication.activeWindow()


def in_window(window, key):
    """Ctrl and a key, with the window in front again after a dialog."""
    show_active(window)
    QTest.keyClick(window, key, CTRL)


def press(widget, key, modifier=Qt.KeyboardModifier.NoModifier):
    QTest.keyClick(widget, key, modifier)


def _open(dialog):
    """What of the checklist is not done."""
    return {item.code for item in dialog.way.open_items}


def choose(dialog, code):
    codes = [way.move.code for way in dialog._offered]
    dialog.ways.setFocus()
    while dialog.way.move.code != code:
        press(dialog.ways, Key.Key_Down if codes.index(code) > dialog.ways.currentRow() else Key.Key_Up)


def test_a_case_goes_from_registration_to_closing_by_the_keyboard_and_by_two_people(machine, qtbot):
    with window_of(machine, LI) as (desk, window):
        reception, case_id = register(desk)
        section = shown(window, reception, qtbot, "已登记")
        assert [button.text() for button in section.next] == ["通知补材料…", "受理…", "不予受理…"]
        assert not section.instruct.isVisible()

        in_window(window, Key.Key_M)
        dialog = dialog_of(MoveDialog, qtbot)
        choose(dialog, "accept")
        press(dialog.ways, Key.Key_Return)  # to the reason
        press(dialog.reason, Key.Key_Return)
        qtbot.waitUntil(lambda: section.standing.status == "accepted", timeout=LONG)

        in_window(window, Key.Key_E)
        dialog = dialog_of(AssignDialog, qtbot)
        qtbot.waitUntil(lambda: dialog.people.count() == 2, timeout=LONG)
        assert "在办 0 件" in dialog.people.item(0).text()
        press(dialog.people, Key.Key_Return)
        qtbot.waitUntil(lambda: section.standing.status == "assigned" and section.standing.handler != "", timeout=LONG)
        assert section.standing.handler in section.state.text()

        in_window(window, Key.Key_M)
        dialog = dialog_of(MoveDialog, qtbot)
        choose(dialog, "close")
        assert not dialog.confirm.isEnabled() and "清单还差" in dialog._about.text()
        qtbot.waitUntil(lambda: dialog.outcome.count() > 2, timeout=LONG)
        dialog.outcome.setCurrentText("和解")
        dialog.outcome.activated.emit(dialog.outcome.currentIndex())
        qtbot.waitUntil(lambda: "outcome_given" not in _open(dialog), timeout=LONG)
        for code in ("worker_told", "papers_complete"):
            dialog.boxes[code].setFocus()
            press(dialog.boxes[code], Key.Key_Space)
            qtbot.waitUntil(lambda code=code: "李四" in dialog.boxes[code].text(), timeout=LONG)
        qtbot.waitUntil(dialog.confirm.isEnabled, timeout=LONG)
        dialog.confirm.click()
        qtbot.waitUntil(lambda: section.standing.status == "review", timeout=LONG)
        assert "结案审核，李四" in section.waiting.text()

        window.open_page(kind_with(desk, "Ctrl+Shift+P"))
        page = window.page
        qtbot.waitUntil(lambda: len(page.items) == 1, timeout=LONG)
        assert not page.approve.isVisible() and "有审批权限" in page.detail.text()

    with window_of(machine, WANG) as (desk, window):
        window.open_page(kind_with(desk, "Ctrl+Shift+P"))
        page = window.page
        assert isinstance(page, DecisionsPage)
        qtbot.waitUntil(lambda: len(page.items) == 1, timeout=LONG)
        page.refuse.click()
        assert "要写明意见" in page.message.text()
        page.text.setPlainText("同意结案")
        page.approve.click()
        qtbot.waitUntil(lambda: page.title.text() == "没有等审批的", timeout=LONG)
        assert case_of(desk, case_id)[0] == "closed"
        timeline = window.case_page.timeline
        shown(window, reception, qtbot, "已结案")
        qtbot.waitUntil(lambda: timeline.model.rowCount() > 5, timeout=LONG)
        timeline.kind.setCurrentIndex(timeline.kind.findData("decision"))
        rows = [timeline.chosen.index(row, 0).data() for row in range(timeline.chosen.rowCount())]
        assert len(rows) == 2 and "同意：同意结案" in rows[1] and "王芳" in rows[1]
        timeline.kind.setCurrentIndex(0)
        timeline.word.setText("没有这个词")
        assert timeline.chosen.rowCount() == 0


def test_what_cannot_be_done_says_why_and_what_was_typed_stays(machine, qtbot):
    with window_of(machine, LI) as (desk, window):
        reception, case_id = register(desk)
        section = shown(window, reception, qtbot)
        section.choose("withdraw")
        dialog = dialog_of(MoveDialog, qtbot)
        dialog.confirm.click()
        qtbot.waitUntil(lambda: "写明理由" in dialog.message, timeout=LONG)
        dialog.reason.setText("当事人撤回了")
        stored(desk, lambda session: setattr(session.get_one(Case, case_id), "status", "closed"))
        dialog.confirm.click()
        qtbot.waitUntil(lambda: "现在的状态" in dialog.message, timeout=LONG)
        assert dialog.reason.text() == "当事人撤回了"
        dialog.reject()
        qtbot.waitUntil(lambda: section.standing.status == "closed", timeout=LONG)
        section.choose()
        dialog = dialog_of(MoveDialog, qtbot)
        choose(dialog, "reopen")
        assert not dialog.confirm.isEnabled() and "您的角色" in dialog._about.text()
        dialog.reject()


def test_a_case_is_handed_out_and_taken_back(machine, qtbot):
    with window_of(machine, WANG) as (desk, window):
        reception, case_id = register(desk)
        section = shown(window, reception, qtbot)
        in_window(window, Key.Key_H)
        dialog = dialog_of(HandoverDialog, qtbot)
        qtbot.waitUntil(lambda: "站点名单还没有收到" in dialog.message, timeout=LONG)
        dialog.reject()
        plant_tree(desk)
        in_window(window, Key.Key_H)
        dialog = dialog_of(HandoverDialog, qtbot)
        qtbot.waitUntil(lambda: dialog.list.count() == 1, timeout=LONG)
        dialog.wanted.setText("市北")
        assert dialog.list.count() == 0 and "没有这样的站点" in dialog.message
        dialog.wanted.setText("市南")
        assert "请写明要求" in dialog.message and not dialog.confirm.isEnabled()
        dialog.request.setPlainText("请组织调解")
        dialog.confirm.click()
        qtbot.waitUntil(lambda: section.standing.status == "referred", timeout=LONG)
        section.choose("take_back")
        dialog = dialog_of(MoveDialog, qtbot)
        assert "等对方接收或退回" in dialog._about.text()
        dialog.reject()

        window.open_page(kind_with(desk, "Ctrl+Shift+T"))
        page = window.page
        assert isinstance(page, HandoversPage)
        page.side.setCurrentIndex(1)
        qtbot.waitUntil(lambda: len(page.items) == 1, timeout=LONG)
        assert page.withdraw.isVisible() and not page.accept.isVisible()
        assert "请组织调解" in page.detail.text()
        page.withdraw.click()
        assert "请先在上面写一句" in page.message.text()
        page.text.setPlainText("当事人要求留在本站点")
        page.withdraw.click()
        qtbot.waitUntil(lambda: page.title.text() == "没有交办", timeout=LONG)
        assert case_of(desk, case_id)[0] == "registered"


def test_what_another_station_hands_over_is_accepted_or_returned(machine, qtbot):
    with window_of(machine, WANG) as (desk, window):
        _, case_id = register(desk)
        _, other = register(desk)

        def come(session):
            for each in (case_id, other):
                case = session.get_one(Case, each)
                case.status = "referred"
                fields = {"scope_id": case.scope_id, "case_id": each, "case_number": case.number, "kind": "transfer"}
                names = {"from_id": "s2", "from_name": "市南区总工会", "to_id": "station-1", "to_name": "市总"}
                row = Handover(**fields, **names, request="请办理", sent_at=now(), sent_by="赵", status="offered")
                row.accept_by = local_day(now()).replace(day=1)
                session.add(row)

        stored(desk, come)
        window.open_page(kind_with(desk, "Ctrl+Shift+T"))
        page = window.page
        qtbot.waitUntil(lambda: len(page.items) == 2, timeout=LONG)
        first, second = page.items[0].case_id, page.items[1].case_id
        page.accept.click()
        qtbot.waitUntil(lambda: case_of(desk, first)[0] == "accepted", timeout=LONG)
        qtbot.waitUntil(lambda: [line.status for line in page.items].count("accepted") == 1, timeout=LONG)
        page.list.setCurrentRow([line.case_id for line in page.items].index(second))
        page.text.setPlainText("不在本站点辖区")
        page.give_back.click()
        qtbot.waitUntil(lambda: case_of(desk, second)[0] == "returned", timeout=LONG)


def test_the_leader_writes_a_note(machine, qtbot):
    with window_of(machine, WANG) as (desk, window):
        reception, _ = register(desk)
        section = shown(window, reception, qtbot)
        section.instruct.click()
        dialog = dialog_of(ReasonDialog, qtbot)
        dialog.reason.setText("请三日内办结")
        dialog.confirm.click()
        timeline = window.case_page.timeline
        qtbot.waitUntil(
            lambda: any(
                "请三日内办结" in str(timeline.model.index(row, 0).data()) for row in range(timeline.model.rowCount())
            ),
            timeout=LONG,
        )


def test_several_cases_are_chosen_by_the_keyboard_given_away_and_taken_back(machine, qtbot):
    with window_of(machine, WANG) as (desk, window):
        cases = [register(desk)[1] for _ in range(3)]
        listed = window.receptions
        qtbot.waitUntil(lambda: listed.receptions.rowCount() == 3, timeout=LONG)
        window.case_actions.batch()
        assert "Ctrl+Shift+G" in window.banner.findChild(QLabel, "bannerTitle").parent().findChildren(QLabel)[1].text()
        listed.setFocus()
        listed.setCurrentIndex(listed.receptions.index(0))
        for _ in range(2):
            press(listed, Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
        assert "批量办理 3 件" in window.side.batch.text() and window.side.batch.isVisible()
        window.side.batch.click()
        dialog = dialog_of(BatchDialog, qtbot)
        qtbot.waitUntil(lambda: dialog.who.count() == 2, timeout=LONG)
        dialog.who.setCurrentIndex(dialog.who.findData(LI))
        qtbot.waitUntil(lambda: dialog.confirm.isEnabled() and "李四" in dialog.list.item(0).text(), timeout=LONG)
        dialog.confirm.click()
        qtbot.waitUntil(dialog.undo.isVisible, timeout=LONG)
        assert {case_of(desk, each)[1] for each in cases} == {"李四"}
        assert "已办理 3 件" in dialog.message.text() and dialog.list.count() == 0
        dialog.action.setCurrentIndex(dialog.action.findData("close"))
        qtbot.waitUntil(lambda: dialog.list.count() == 3 and "不能办理" in dialog.list.item(0).text(), timeout=LONG)
        assert not dialog.confirm.isEnabled()
        dialog.reject()
        window.case_actions.undo_batch()
        qtbot.waitUntil(lambda: {case_of(desk, each)[1] for each in cases} == {""}, timeout=LONG)


def test_a_sample_is_drawn_marked_and_answered(machine, qtbot):
    with window_of(machine, LI) as (desk, _window):
        register(desk), register(desk)
    with window_of(machine, WANG) as (desk, window):
        window.open_page(kind_with(desk, "Ctrl+Shift+Q"))
        page = window.page
        qtbot.waitUntil(lambda: page.title.text() == "没有质检" and len(page.marks) == 7, timeout=LONG)
        page.number.setValue(1)
        page.draw.click()
        qtbot.waitUntil(lambda: len(page.items) == 1, timeout=LONG)
        page.marks["talk"].setValue(3)
        page.text.setPlainText("说得太快")
        page.save.click()
        qtbot.waitUntil(lambda: page.items[0].total == 88, timeout=LONG)
        assert not page.save.isVisible() and "说得太快" in page.detail.text()
    with window_of(machine, LI) as (desk, window):
        window.open_page(kind_with(desk, "Ctrl+Shift+Q"))
        page = window.page
        qtbot.waitUntil(lambda: len(page.items) == 1, timeout=LONG)
        assert not page.draw.isVisible() and page.answer.isVisible()
        page.answer.click()
        assert "请先写说明" in page.message.text()
        page.text.setPlainText("下次注意")
        page.answer.click()
        qtbot.waitUntil(lambda: page.items[0].reply == "下次注意", timeout=LONG)


def test_a_supervisor_takes_over_the_drafts_of_an_absent_clerk(machine, qtbot):
    with window_of(machine, LI) as (desk, _window):

        def begin(session):
            made = registration.begin_reception(session, desk.unlocked.desk, "visit")
            session.flush()
            registration.journal_draft(session, made, {"name": "孙某", "matter": "没说完"})

        stored(desk, begin)
    with window_of(machine, WANG) as (desk, window):
        window.open_page(kind_with(desk, "Ctrl+D"))
        qtbot.waitUntil(lambda: button_of(window.page, "接手…") is not None, timeout=LONG)
        button_of(window.page, "接手…").click()
        dialog = dialog_of(ReasonDialog, qtbot)
        dialog.reason.setText("李四病假")
        dialog.confirm.click()
        qtbot.waitUntil(lambda: button_of(window.page, "接手…") is None, timeout=LONG)
        assert any("王芳" in label.text() for label in window.page.findChildren(QLabel))
    with window_of(machine, LI) as (desk, window):
        window.open_page(kind_with(desk, "Ctrl+D"))
        qtbot.waitUntil(lambda: button_of(window.page, "打开") is not None, timeout=LONG)
        assert button_of(window.page, "接手…") is None  # a clerk takes nothing over


def button_of(page, text):
    """The button that is shown with these words."""
    return next((each for each in page.findChildren(QPushButton) if each.text() == text and each.isVisible()), None)


def test_who_else_has_the_case_open_is_shown(machine, qtbot):
    with window_of(machine, WANG) as (desk, window):
        reception, case_id = register(desk)
        section = shown(window, reception, qtbot)
        assert list(desk.syncing._open_cases) == [case_id]
        other = AlsoOpen(case=case_id, station_code="3702", desk="02", clerk="李四", since="2026-11-25T02:00:00Z")
        desk.syncing._set(receipt={"also_open": [other.model_dump()]})
        assert section.others.text() == "3702-02 李四 也打开了这件（10:00 起）" and section.others.isVisible()
        desk.syncing._set(receipt={"also_open": ()})
        assert not section.others.isVisible()
        window.open_page(kind_with(desk, "Ctrl+Shift+P"))
        assert not desk.syncing._open_cases

"""Matter fields, a pasted list and joined cases through the real window, by the keyboard."""

from contextlib import contextmanager

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton

from desktop.app import open_desk
from desktop.practice import make
from desktop.profile import unlock
from desktop.tasks import Runner
from offline_store import queries, registration
from offline_store.matter import Injury, Member, WageItem
from offline_store.registration import Entry
from tests.practice_desk import LONG, read, save
from tests.roster_text import GOOD_ID
from ui.call_page import CallPage
from ui.demo import show_active, type_text
from ui.join_dialog import JoinDialog
from ui.joining_page import JoiningPage
from ui.main_window import MainWindow
from ui.matter_words import list_words
from ui.person_lines import has_masked
from ui.roster_dialog import RosterDialog

NOBODY = "http://127.0.0.1:9"
FACTORY = "青岛海鼎电子有限公司"
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture(scope="module")
def place(tmp_path_factory, practice_ground):
    return practice_ground(tmp_path_factory.mktemp("groups") / "practice")


@contextmanager
def window_of(place):
    """A desk with its window; nothing is listened to here."""
    known, runner = make(place), Runner()
    opened = runner.run(lambda: unlock(place.profile("01"), known["account"], known["password"], NOBODY)).result()
    with open_desk(runner, opened, practice=True) as desk:
        window = MainWindow(desk)
        show_active(window)
        try:
            yield desk, window
        finally:
            window.close()


def open_form(desk, window, qtbot):
    """A visitor's form, open."""

    def work():
        with desk.unlocked.store.write(desk.unlocked.desk.actor) as session:
            return registration.begin_reception(session, desk.unlocked.desk, "visit")

    reception = desk.runner.write(work).result()
    window.open_reception(reception)
    qtbot.waitUntil(lambda: isinstance(window.page, CallPage) and window.page.reception_id == reception, timeout=LONG)
    return window.page


def write_cases(desk, number, **more):
    def work():
        with desk.unlocked.store.write(desk.unlocked.desk.actor) as session:
            for place in range(number):
                reception = registration.begin_reception(session, desk.unlocked.desk, "visit")
                entry = Entry(**{"name": f"王小{'甲乙丙丁'[place]}", "employer": FACTORY, "people": 1} | more)
                registration.register(session, desk.unlocked.desk, reception, entry)
        return reception

    return desk.runner.write(work).result()


def focus():
    return QApplication.focusWidget()


def type_into(field, text):
    type_text(getattr(field, "line", field), text)


def compose(table, text):
    """As an input method does it: a composition opens the cell, its end goes in."""
    QApplication.sendEvent(table, QInputMethodEvent("wang", []))
    typed = QInputMethodEvent()
    typed.setCommitString(text)
    QApplication.sendEvent(table, typed)


def paste(window, text, qtbot):
    QGuiApplication.clipboard().setText(text)
    QTest.keyClick(window, Qt.Key.Key_V, CTRL | SHIFT)
    qtbot.waitUntil(lambda: window.page.findChild(RosterDialog) is not None, timeout=LONG)
    dialog = window.page.findChild(RosterDialog)
    qtbot.waitUntil(lambda: dialog.roster is not None, timeout=LONG)
    return dialog


def rows(number):
    lines = [f"{n}\t王{chr(0x4E00 + n)}\t139{n:08d}\t{n},000.50" for n in range(1, number + 1)]
    return "\n".join(("序号\t姓名\t手机\t欠薪金额", *lines))


def test_sections_open_with_the_type_and_nothing_typed_is_lost(place, qtbot):
    with window_of(place) as (desk, window):
        page = open_form(desk, window, qtbot)
        form, matters = page.form, page.form.matters
        assert matters.isHidden()
        type_into(form.fields["dispute_types"], "工伤待遇、劳动报酬")
        assert matters.injury_section.isVisible()
        assert matters.wage_section.isVisible()
        form.fields["dispute_types"].line.selectAll()
        QTest.keyClick(form.fields["dispute_types"].line, Qt.Key.Key_Delete)
        assert matters.isHidden()
        type_into(form.fields["dispute_types"], "工伤待遇、劳动报酬")
        type_into(matters.day, "2026年11月3日")
        QTest.keyClick(focus(), Qt.Key.Key_Return)
        assert focus() is matters.place
        type_into(focus(), "三号车间")
        QTest.keyClick(focus(), Qt.Key.Key_Tab)
        type_into(focus(), "海慈医院")
        QTest.keyClick(focus(), Qt.Key.Key_Tab)
        first = matters.wages.rows[0]
        assert focus() is first.kind
        QTest.keyClick(focus(), Qt.Key.Key_Down)
        QTest.keyClick(focus(), Qt.Key.Key_Tab)
        QTest.keyClick(focus(), Qt.Key.Key_Down)
        QTest.keyClick(focus(), Qt.Key.Key_Tab)
        type_into(focus(), "2026-08/2026-10")
        QTest.keyClick(focus(), Qt.Key.Key_Return)
        type_into(focus(), "1.26万")
        assert len(matters.wages.rows) == 2
        QTest.keyClick(focus(), Qt.Key.Key_Tab)
        assert focus() is matters.wages.rows[1].kind
        type_into(form.fields["arrears"], "9000")
        assert matters.take_sum.isVisible()
        assert form.fields["arrears"].text == "9000"  # the sum is offered, and no more
        form.fields["dispute_types"].line.clear()
        form.fields["dispute_types"].edited.emit()
        assert matters.injury_section.isVisible()  # what will be saved is seen
        matters.take_sum.setFocus()
        QTest.keyClick(focus(), Qt.Key.Key_Space)
        assert form.fields["arrears"].text == "12600"
        draft = form.draft()
        view = save(window, qtbot)
        assert view.entry.injury == Injury("2026-11-03", "三号车间", "海慈医院")
        assert view.entry.wage_items == (WageItem("月工资", "生产经营困难", "2026-08/2026-10", 1_260_000),)
        assert view.entry.arrears == 1_260_000
        QTest.keyClick(window, Qt.Key.Key_F2)
        qtbot.waitUntil(lambda: isinstance(window.page, CallPage), timeout=LONG)
        assert window.page.form.draft() == draft | {
            "injury_date": "2026-11-03",
            "wages": [["月工资", "生产经营困难", "2026-08/2026-10", "12600"]],
        }
        assert window.page.form.matters.injury_section.isVisible()


def test_what_is_not_understood_is_said_with_the_cursor_in_it(place, qtbot):
    with window_of(place) as (desk, window):
        page = open_form(desk, window, qtbot)
        form = page.form
        type_into(form.fields["dispute_types"], "工伤待遇、劳动报酬")
        for line, wrong, right, said in (
            (form.matters.day, "前阵子", "11月3日", "受伤日期"),
            (form.matters.wages.rows[0].amount, "一万", "1万", "一万"),
        ):
            type_into(line, wrong)
            with qtbot.waitSignal(page.refused, timeout=LONG) as refused:
                QTest.keyClick(window, Qt.Key.Key_F9)
            assert said in refused.args[0]
            assert focus() is line
            line.selectAll()
            type_into(line, right)
        type_into(form.matters.wages.rows[0].months, "去年冬天")
        assert form.matters.wages.rows[0].months.property("odd")
        assert save(window, qtbot).entry.wage_items == (WageItem(months="去年冬天", amount=1_000_000),)


def test_ten_people_open_the_list_and_a_pasted_one_is_tried_confirmed_and_saved(place, qtbot):
    with window_of(place) as (desk, window):
        page = open_form(desk, window, qtbot)
        form, group = page.form, page.form.group
        type_into(form.fields["name"], "王小雨")
        type_into(form.fields["people"], "9")
        assert group.isHidden()
        form.fields["people"].line.clear()
        type_into(form.fields["people"], "19")
        assert "第七条" in group.rule.text()
        assert group.isVisible()
        bad = f"\n21\t\t13900000021\t5\n22\t李建国\t13900000022\t一万\n23\t赵敏\t{GOOD_ID}9\t7"
        dialog = paste(window, rows(20) + bad, qtbot)
        assert "2 行有错" in dialog.said.text()
        told = {row.line: row.errors for row in dialog.roster.rows if row.errors}
        assert sorted(told) == [22, 23]
        dialog.only_remarkable.setChecked(True)
        assert len(dialog.model.rows) == 3
        assert not group.model.lines  # nothing is taken over until she confirms
        QTest.keyClick(dialog, Qt.Key.Key_Return)
        show_active(window)
        assert len(group.model.lines) == 21
        assert form.fields["people"].text == "19"
        assert group.take_people.isVisible()
        QTest.keyClick(group.take_people, Qt.Key.Key_Space)
        assert form.fields["people"].text == "21"
        assert "推选 3 至 5 人" in group.said.text()
        for row in range(3):
            group.table.setFocus()
            group.table.setCurrentIndex(group.model.index(row, 4))
            QTest.keyClick(group.table, Qt.Key.Key_Space)
        assert "代表 3 人" in group.said.text()
        assert "推选" not in group.said.text()
        page.journal()
        view = save(window, qtbot)
        assert (view.entry.people, len(view.entry.members)) == (21, 21)
        assert sum(member.representative for member in view.entry.members) == 3
        assert view.entry.members[4].amount == 500_050
        assert read(desk, view.id).draft == {}
        assert [line.name for line in listed(desk)].count("王小雨") == 1
        show_active(window)
        QTest.keyClick(window, Qt.Key.Key_F2)
        qtbot.waitUntil(lambda: isinstance(window.page, CallPage), timeout=LONG)
        again = paste(window, rows(20), qtbot)
        QTest.keyClick(again, Qt.Key.Key_Return)
        assert len(window.page.form.group.model.lines) == 21
        assert "20 人本来就在名单里" in window.page.form.group.said.text()


def listed(desk):
    def work():
        with desk.unlocked.store.read() as session:
            return queries.receptions(session)

    return desk.runner.run(work).result()


def test_esc_takes_nothing_and_an_empty_clipboard_says_what_to_do(place, qtbot):
    with window_of(place) as (desk, window):
        page = open_form(desk, window, qtbot)
        type_into(page.form.fields["people"], "12")
        dialog = paste(window, "", qtbot)
        assert "复制" in dialog.said.text()
        assert not dialog.confirm.isEnabled()
        QGuiApplication.clipboard().setText("王小雨\t5000")
        QTest.keyClick(dialog, Qt.Key.Key_V, CTRL)  # the button is pressed a moment later
        qtbot.waitUntil(dialog.confirm.isEnabled, timeout=LONG)
        QTest.keyClick(dialog, Qt.Key.Key_Escape)
        assert not page.form.group.model.lines


def test_persons_are_typed_in_by_hand_and_taken_off(place, qtbot):
    with window_of(place) as (desk, window):
        page = open_form(desk, window, qtbot)
        type_into(page.form.fields["people"], "12")
        table, model = page.form.group.table, page.form.group.model
        table.setFocus()
        table.setCurrentIndex(model.index(0, 0))
        for text in ("王小雨", "", "13800000001", "56oo"):
            if text:
                compose(table, text)
            QTest.keyClick(focus(), Qt.Key.Key_Return)
            qtbot.waitUntil(lambda: focus() is table, timeout=LONG)
        table.setCurrentIndex(model.index(0, 2))
        QTest.keyClick(table, Qt.Key.Key_F2)
        assert focus().text() == "13800000001"  # F2 opens what is there
        QTest.keyClick(focus(), Qt.Key.Key_Escape)
        qtbot.waitUntil(lambda: focus() is table, timeout=LONG)
        assert (model.lines[0].name, model.lines[0].phone, model.lines[0].amount) == ("王小雨", "13800000001", "56oo")
        with qtbot.waitSignal(page.refused, timeout=LONG) as refused:
            QTest.keyClick(window, Qt.Key.Key_F9)
        assert "名单第 1 人的金额" in refused.args[0]
        table.setCurrentIndex(model.index(0, 0))
        QTest.keyClick(table, Qt.Key.Key_Delete)
        assert not model.lines


def test_cases_at_one_employer_are_proposed_joined_and_taken_out(tmp_path, practice_ground, qtbot):
    with window_of(practice_ground(tmp_path / "practice")) as (desk, window):
        last = write_cases(desk, 4)
        page = open_form(desk, window, qtbot)
        type_into(page.form.fields["employer"], FACTORY)
        qtbot.waitUntil(page.form.proposal.isVisible, timeout=LONG)
        assert "4 件个案" in page.form.proposal.text()
        window.open_reception(last)
        case = window.case_page.joining
        qtbot.waitUntil(lambda: case.joined is not None and case.joined.proposal is not None, timeout=LONG)
        show_active(window)
        QTest.keyClick(window, Qt.Key.Key_B, CTRL | SHIFT)
        qtbot.waitUntil(lambda: isinstance(window.page, JoiningPage) and bool(window.page.proposals), timeout=LONG)
        listing = window.page
        QTest.keyClick(listing.findChild(QPushButton), Qt.Key.Key_Space)
        dialog = listing.findChild(JoinDialog)
        assert dialog.people.text() == "4"
        dialog.cases.setFocus()
        QTest.keyClick(dialog.cases, Qt.Key.Key_Space)
        assert (len(dialog.chosen), dialog.people.text()) == (3, "3")
        with qtbot.waitSignal(dialog.joined, timeout=LONG):
            QTest.keyClick(dialog, Qt.Key.Key_Return)
        qtbot.waitUntil(lambda: not listing.proposals, timeout=LONG)
        first = next(line for line in listed(desk) if line.name == "王小甲")
        window.open_reception(first.id)
        qtbot.waitUntil(lambda: case.joined is not None and case.joined.into is not None, timeout=LONG)
        assert "并入" in window.case_page._steps.text()
        take_out = next(button for button in case.findChildren(QPushButton) if button.text() == "移出")
        take_out.setFocus()
        QTest.keyClick(take_out, Qt.Key.Key_Space)
        qtbot.waitUntil(lambda: case.joined.into is None, timeout=LONG)
        assert "移出" in window.case_page._steps.text()


def test_phones_of_a_list_are_masked_as_her_own_is():
    listed = (Member(name="甲", phone="13800000001", id_number="", amount=100, representative=True),)
    assert "138****0001" in list_words(listed, masked=True)
    assert "13800000001" not in list_words(listed, masked=True)
    assert "13800000001" in list_words(listed, masked=False)
    assert has_masked(Entry(members=listed), ())

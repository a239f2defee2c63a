"""日历 and 约调解 through the real window, by the keyboard; what clashes is told while one types."""

from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from desktop.planning import read_clock
from offline_store import keyfile, papers, registration, sittings
from offline_store.registration import Entry
from offline_store.sittings import SittingLine, Wanted
from offline_store.types import ZONE, local_day, now
from tests.machine_desk import LI, LONG, WANG, make_machine, window_of
from ui.calendar_grid import Column, blocks, hours_shown, week_of
from ui.calendar_page import CalendarPage
from ui.demo import type_text
from ui.reason_dialog import ReasonDialog
from ui.sitting_dialog import AnswerDialog, InviteDialog, SittingDialog
from ui.tasks_page import TasksPage

Key = Qt.Key
CTRL_SHIFT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
ALT = Qt.KeyboardModifier.AltModifier
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


def register(desk, name="王小雨", phone="16000000002", employer="青岛某厂"):
    """A case; its id and that of its reception."""

    def work(session):
        reception = registration.begin_reception(session, desk.unlocked.desk, "visit")
        entry = Entry(name=name, phone=phone, employer=employer, people=1)
        return registration.register(session, desk.unlocked.desk, reception, entry), reception

    return stored(desk, work)


def at(hour, minute=0, day=TODAY):
    return datetime(day.year, day.month, day.day, hour, minute, tzinfo=ZONE)


def plan(desk, case_id, start, length=60, room="一号调解室", mediator=WANG):
    want = Wanted("mediation", start, start + timedelta(minutes=length), mediator, room)
    return stored(desk, lambda session: sittings.plan(session, desk.unlocked.desk, case_id, want))


def active(kind, qtbot):
    qtbot.waitUntil(lambda: isinstance(QApplication.activeWindow(), kind), timeout=LONG)
    return QApplication.activeWindow()


def fill(line, text):
    line.clear()
    type_text(line, text)


def open_case(window, reception, qtbot):
    window.open_reception(reception)
    qtbot.waitUntil(lambda: window.page is window.case_page, timeout=LONG)
    return window.case_page.sittings


def letters_of(desk, case):
    def read():
        with desk.unlocked.store.read() as session:
            return papers.papers(session, case)

    return desk.runner.run(read).result()


def test_one_key_plans_a_mediation_and_a_clash_is_told_while_typing(machine, qtbot):
    with window_of(machine) as (desk, window):
        other, _ = register(desk, "李雷", "16000000003", "别的厂")
        plan(desk, other, at(10, 0, TODAY + timedelta(days=1)), mediator=LI)
        _, reception = register(desk)
        section = open_case(window, reception, qtbot)
        QTest.keyClick(window, Key.Key_E, CTRL_SHIFT)
        dialog = active(SittingDialog, qtbot)
        qtbot.waitUntil(lambda: dialog.mediator.count() == 2, timeout=LONG)
        assert dialog.mediator.currentData() == WANG
        fill(dialog.day, str(TODAY + timedelta(days=1)))
        fill(dialog.clock, "10点半")
        assert dialog.room.findText("一号调解室") >= 0
        dialog.room.setEditText("一号 调解室")
        qtbot.waitUntil(lambda: "调解室这时由李四用" in dialog.warning.text(), timeout=LONG)
        assert dialog.take_free.isVisible()
        free = dialog.advice.free_at
        QTest.keyClick(dialog, Key.Key_F, ALT)
        assert read_clock(dialog.clock.text()) == free.astimezone(ZONE).time()
        qtbot.waitUntil(lambda: dialog.advice is not None and not dialog.advice.clashes, timeout=LONG)
        assert not dialog.warning.text()
        QTest.keyClick(dialog, Key.Key_Return)
        qtbot.waitUntil(lambda: len(section.lines) == 1, timeout=LONG)
        assert section.lines[0].starts_at == free
        assert section.lines[0].room == "一号调解室"


def test_what_is_no_time_is_refused_in_words_and_stays(machine, qtbot):
    with window_of(machine) as (desk, window):
        _, reception = register(desk)
        section = open_case(window, reception, qtbot)
        section.plan.click()
        dialog = active(SittingDialog, qtbot)
        qtbot.waitUntil(lambda: dialog.mediator.count() == 2, timeout=LONG)
        fill(dialog.clock, "25点")
        QTest.keyClick(dialog, Key.Key_Return)
        assert "9:00 的样子" in dialog.text.text()
        assert dialog.clock.hasFocus()
        assert dialog.clock.text() == "25点"
        QTest.keyClick(dialog, Key.Key_Escape)
        assert section.lines == ()


def test_invited_answered_moved_and_cancelled_on_the_case(machine, qtbot):
    with window_of(machine) as (desk, window):
        case, reception = register(desk)
        plan(desk, case, at(9))
        section = open_case(window, reception, qtbot)
        qtbot.waitUntil(lambda: len(section.cards) == 1, timeout=LONG)
        section.cards[0].buttons["invite"].click()
        dialog = active(InviteDialog, qtbot)
        assert {box.text() for box in dialog.sides.values()} == {"王小雨", "青岛某厂"}
        dialog.way.setCurrentIndex(dialog.way.findData("letter"))
        assert dialog.draws_up.isChecked()
        dialog.go.click()
        qtbot.waitUntil(lambda: len(section.lines[0].invitations) == 2, timeout=LONG)
        qtbot.waitUntil(lambda: len(letters_of(desk, case)) == 2, timeout=LONG)
        drawn = letters_of(desk, case)
        assert {paper.values["addressee"] for paper in drawn} == {"王小雨", "青岛某厂"}
        assert {paper.values["meeting_place"] for paper in drawn} == {"一号调解室"}
        section.cards[0].buttons["answer"].click()
        dialog = active(AnswerDialog, qtbot)
        dialog.answer.setCurrentIndex(dialog.answer.findData("refused"))
        dialog.go.click()
        qtbot.waitUntil(lambda: "refused" in {each.answer for each in section.lines[0].invitations}, timeout=LONG)
        section.cards[0].buttons["move"].click()
        dialog = active(SittingDialog, qtbot)
        qtbot.waitUntil(lambda: dialog.mediator.count() == 2, timeout=LONG)
        fill(dialog.clock, "15:00")
        dialog.go.click()
        qtbot.waitUntil(lambda: "没有写原因" in dialog.text.text(), timeout=LONG)
        assert section.lines[0].starts_at == at(9)
        fill(dialog.reason, "被申请人出差")
        dialog.go.click()
        qtbot.waitUntil(lambda: section.lines[0].starts_at == at(15), timeout=LONG)
        section.cards[0].buttons["cancel"].click()
        dialog = active(ReasonDialog, qtbot)
        type_text(dialog.reason, "双方和解")
        dialog.confirm.click()
        qtbot.waitUntil(lambda: section.lines[0].status == "cancelled", timeout=LONG)
        assert set(section.cards[0].buttons) == {"answer"}


def test_the_week_the_day_and_what_clashes(machine, qtbot):
    with window_of(machine) as (desk, window):
        case, reception = register(desk)
        other, _ = register(desk, "李雷", "16000000003", "别的厂")
        plan(desk, case, at(9))
        planned = plan(desk, other, at(9, 30), mediator=LI)
        QTest.keyClick(window, Key.Key_L, CTRL_SHIFT)
        page = window.page
        assert isinstance(page, CalendarPage)
        qtbot.waitUntil(lambda: len(page.lines) == 2, timeout=LONG)
        assert page.clashes.text().count("调解室这时由") == 2
        assert page.grid.grid.columnCount() == 7
        page.grid.go_to(planned)
        block = page.grid.block
        assert (block.look, len(block.lines), block.rows) == ("clash", 2, 3)
        assert len(page.cards) == 2
        page.grid.setFocus()
        QTest.keyClick(page.grid, Key.Key_Return)
        assert page.cards[0].buttons["open"].hasFocus()
        stored(desk, lambda session: sittings.cancel(session, desk.unlocked.desk, planned, "改天"))
        qtbot.waitUntil(lambda: not page.clashes.isVisible(), timeout=LONG)
        QTest.keyClick(page, Key.Key_W, ALT)
        qtbot.waitUntil(lambda: page.grid.grid.columnCount() == 1, timeout=LONG)
        assert page.grid.grid.columns[0].title == "一号调解室"
        QTest.keyClick(page, Key.Key_Right, ALT)
        qtbot.waitUntil(lambda: page.lines == (), timeout=LONG)
        QTest.keyClick(page, Key.Key_T, ALT)
        qtbot.waitUntil(lambda: len(page.lines) == 2, timeout=LONG)
        page.grid.go_to(page.lines[0].id)
        page.cards[0].buttons["open"].click()
        qtbot.waitUntil(lambda: window.page is window.case_page, timeout=LONG)
        assert window.case_page.view.id == reception


def test_among_the_tasks_of_the_day(machine, qtbot):
    with window_of(machine) as (desk, window):
        case, _ = register(desk)
        plan(desk, case, at(23, 0), 30)
        QTest.keyClick(window, Key.Key_K, Qt.KeyboardModifier.ControlModifier)
        page = window.page
        assert isinstance(page, TasksPage)
        qtbot.waitUntil(lambda: page.found is not None and page.found.count("sitting") == 1, timeout=LONG)
        assert "今天 23:00 调解" in page.list.queue.index(0).data()


# the grid


def line(n, start, minutes, status="planned"):
    begins = at(0) + timedelta(minutes=start)
    ends = begins + timedelta(minutes=minutes)
    return SittingLine(str(n), "", "", "", "talk", begins, ends, "", "", "", status, "", (), "", (), (), ())


lines_of_a_day = st.lists(st.tuples(st.integers(0, 1380), st.integers(1, 59)), max_size=12).map(
    lambda made: tuple(line(n, start, minutes) for n, (start, minutes) in enumerate(made))
)


@given(lines_of_a_day)
def test_every_sitting_stands_in_exactly_one_block_and_no_two_blocks_touch_a_cell(lines):
    first, last = hours_shown(lines)
    found = list(blocks([Column("", lines, False)], first))
    assert sorted(each.id for block in found for each in block.lines) == sorted(each.id for each in lines)
    cells = [block.row + n for block in found for n in range(block.rows)]
    assert len(cells) == len(set(cells))
    assert all(0 <= cell < last - first for cell in cells)
    for block in found:
        for each in block.lines:
            start = int((each.starts_at - at(0)).total_seconds() // 1800) - first
            assert block.row <= start < block.row + block.rows


def test_a_cancelled_one_takes_no_room():
    assert list(blocks([Column("", (line(1, 600, 60, "cancelled"),), False)], 16)) == []


def test_a_week_begins_on_monday():
    days = week_of(TODAY)
    assert (days[0].weekday(), len(days)) == (0, 7)
    assert TODAY in days


@pytest.mark.parametrize(
    ("text", "hour", "minute"),
    [
        ("9:00", 9, 0),
        ("0930", 9, 30),
        ("14", 14, 0),
        ("9点半", 9, 30),
        ("9点05", 9, 5),
        ("９：３０", 9, 30),
        ("930", 9, 30),
    ],
)
def test_a_time_as_one_writes_it(text, hour, minute):
    found = read_clock(text)
    assert (found.hour, found.minute) == (hour, minute)


@pytest.mark.parametrize("text", ["", "25:00", "9:60", "早上", "12345"])
def test_what_is_no_time(text):
    assert read_clock(text) is None

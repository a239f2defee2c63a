"""期限 on the page of a case, by the keyboard: begun by typing, extended, suspended, interrupted, proved, met."""

from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from offline_store import case_deadlines, codes, keyfile, registration
from offline_store.case_deadlines import on_event
from offline_store.deadlines import calendar, rules
from offline_store.deadlines.compute import compute
from offline_store.models import Case, Reception
from offline_store.registration import Entry
from offline_store.types import local_day, now
from tests.machine_desk import LONG, make_machine, window_of
from ui.article_dialog import ArticleDialog
from ui.deadline_dialog import BeginDialog, EventDialog, MeetDialog, ProveDialog, TurnDialog
from ui.deadline_lines import DeadlineModel
from ui.deadline_words import Urgency, left_words, urgency
from ui.reason_dialog import ReasonDialog

Key = Qt.Key
ENTRY = Entry(name="王小雨", phone="16000000002", dispute_types=("解除/终止劳动合同",), matter="被口头辞退", people=1)
TODAY = local_day(now())
TABLE = rules.read(codes.shipped(rules.LIST))
CALENDAR = calendar.read(codes.shipped(calendar.LIST))


@pytest.fixture
def work(tmp_path, monkeypatch, qapp):
    monkeypatch.setattr(keyfile, "ARGON2", keyfile.ARGON2 | {"memory": 1024})
    with window_of(make_machine(tmp_path / "machine")[0]) as (desk, window):
        yield desk, window


def stored(desk, change):
    def work():
        with desk.unlocked.store.write(desk.unlocked.desk.actor) as session:
            return change(session)

    return desk.runner.write(work).result()


def register(desk, entry=ENTRY, events=()):
    """A case with what happened to it: (event, day)."""
    own = desk.unlocked.desk

    def work(session):
        reception = registration.begin_reception(session, own, "visit")
        case = session.get(Case, registration.register(session, own, reception, entry))
        session.flush()
        for event, day in events:
            on_event(session, own, case, event, day)
        return reception

    return stored(desk, work)


def lines_of(desk, reception_id):
    def work():
        with desk.unlocked.store.read() as session:
            return case_deadlines.of_case(session, session.get(Reception, reception_id).case_id)

    return desk.runner.run(work).result()


def show(window, reception_id, qtbot):
    window.open_reception(reception_id)
    page = window.case_page
    qtbot.waitUntil(lambda: window.page is page and page.view.id == reception_id, timeout=LONG)
    qtbot.waitUntil(lambda: page.deadlines.known is not None, timeout=LONG)
    return page


def dialog_of(section, kind, qtbot):
    qtbot.waitUntil(lambda: section.findChild(kind) is not None, timeout=LONG)
    dialog = section.findChild(kind)
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow, timeout=LONG)
    return dialog


def gone(section, kind, qtbot):
    qtbot.waitUntil(lambda: section.findChild(kind) is None, timeout=LONG)


def shown(section, qtbot, check):
    qtbot.waitUntil(lambda: bool(section.model.lines) and check(section.model.lines), timeout=LONG)


def press(key, modifier=Qt.KeyboardModifier.NoModifier):
    QTest.keyClick(QApplication.focusWidget() or QApplication.activeWindow(), key, modifier)


def type_into(line, text):
    line.setFocus()
    line.clear()
    typed = QInputMethodEvent()
    typed.setCommitString(text)
    QApplication.sendEvent(line, typed)


def test_the_limitation_is_asked_for_and_counts_down_in_the_head(work, qtbot):
    desk, window = work
    reception = register(desk)
    page = show(window, reception, qtbot)
    section = page.deadlines
    qtbot.waitUntil(lambda: "还没有起算" in page.limitation.text(), timeout=LONG)
    press(Key.Key_T, Qt.KeyboardModifier.ControlModifier)
    dialog = dialog_of(section, BeginDialog, qtbot)
    qtbot.waitUntil(lambda: dialog.rule.code == "T11", timeout=LONG)  # what the case waits for
    press(Key.Key_Return)
    assert "2026-10-01" in dialog.text.text()  # no day, nothing begun
    knew = TODAY - timedelta(days=360)
    type_into(dialog.day, knew.isoformat())
    qtbot.waitUntil(lambda: "依据劳动争议调解仲裁法第27条" in dialog.result_text.text(), timeout=LONG)
    press(Key.Key_Return)
    gone(section, BeginDialog, qtbot)
    shown(section, qtbot, lambda lines: lines[0].rule.code == "T11")
    (line,) = lines_of(desk, reception)
    assert (line.starts_on, line.status) == (knew, "running")
    assert line.due >= knew + timedelta(days=365)
    qtbot.waitUntil(lambda: str(line.due) in page.limitation.text(), timeout=LONG)
    assert "先行援助" in page.limitation.text()
    assert page.limitation.property("near") is True
    assert "deadline_begun" in {step.action for step in reload_steps(desk, reception)}


@pytest.mark.parametrize("is_known", [True, False])
def test_a_settled_case_counts_nothing_down_and_asks_for_nothing(work, qtbot, is_known):
    desk, window = work
    reception = register(desk, events=[("known", TODAY - timedelta(days=340))] if is_known else ())
    page = show(window, reception, qtbot)
    qtbot.waitUntil(lambda: "仲裁时效" in page.limitation.text(), timeout=LONG)

    def archive(session, status):
        session.get_one(Case, session.get_one(Reception, reception).case_id).status = status

    stored(desk, lambda session: archive(session, "archived"))
    qtbot.waitUntil(lambda: not page.limitation.text(), timeout=LONG)
    assert not page.limitation.isVisible() and bool(page.deadlines.model.lines) == is_known  # the list has it still
    stored(desk, lambda session: archive(session, "reopened"))
    qtbot.waitUntil(lambda: "仲裁时效" in page.limitation.text(), timeout=LONG)


def reload_steps(desk, reception_id):
    from offline_store import queries

    def work():
        with desk.unlocked.store.read() as session:
            return queries.reception(session, reception_id).steps

    return desk.runner.run(work).result()


def test_a_rule_is_chosen_by_typing(work, qtbot):
    desk, window = work
    section = show(window, register(desk, Entry(name="李雷")), qtbot).deadlines
    press(Key.Key_T, Qt.KeyboardModifier.ControlModifier)
    dialog = dialog_of(section, BeginDialog, qtbot)
    qtbot.waitUntil(lambda: bool(dialog.rule.choices.items), timeout=LONG)
    dialog.rule.setFocus()
    QTest.keyClicks(dialog.rule, "lxqx")  # 履行期限
    qtbot.waitUntil(dialog.rule.popup.isVisible, timeout=LONG)
    press(Key.Key_Down)
    press(Key.Key_Up)
    press(Key.Key_Return)
    assert dialog.rule.code == "T09"
    assert dialog.agreed.isVisible()
    type_into(dialog.day, "2026-11-01")
    press(Key.Key_Return)
    qtbot.waitUntil(lambda: "缺少约定的日期" in dialog.text.text(), timeout=LONG)
    type_into(dialog.agreed, "2026年12月25日")
    qtbot.waitUntil(lambda: "2026-12-25" in dialog.result_text.text(), timeout=LONG)
    press(Key.Key_Return)
    gone(section, BeginDialog, qtbot)
    shown(section, qtbot, lambda lines: lines[0].due == date(2026, 12, 25))


def test_what_happened_is_noted_and_the_deadlines_follow(work, qtbot):
    desk, window = work
    section = show(window, register(desk), qtbot).deadlines
    press(Key.Key_T, Qt.KeyboardModifier.AltModifier)
    dialog = dialog_of(section, EventDialog, qtbot)
    qtbot.waitUntil(lambda: bool(dialog.event_line.choices.items), timeout=LONG)
    dialog.go.click()
    assert "请先选" in dialog.text.text()
    type_into(dialog.event_line, "收到调解申请")
    type_into(dialog.day, "2026-13-40")
    dialog.go.click()
    assert "2026-10-01" in dialog.text.text()
    type_into(dialog.day, "2026-11-02")
    dialog.go.click()
    gone(section, EventDialog, qtbot)
    shown(section, qtbot, lambda lines: [line.rule.code for line in lines] == ["T01", "T02"])


def test_a_class_without_days_says_so(work, qtbot):
    desk, window = work
    reception = register(desk)
    section = show(window, reception, qtbot).deadlines
    assert [section.handling.itemText(n) for n in range(section.handling.count())][:2] == ["未定", "一般问题"]
    section.handling.setFocus()
    press(Key.Key_Down)
    press(Key.Key_Down)
    qtbot.waitUntil(lambda: section.known.handling_class in ("general", "difficult"), timeout=LONG)
    qtbot.waitUntil(lambda: "还没有设置" in section._unset.text(), timeout=LONG)
    assert section.model.lines == []
    qtbot.waitUntil(lambda: "classified" in {step.action for step in reload_steps(desk, reception)}, timeout=LONG)


def test_an_answer_to_an_earlier_question_is_not_shown(qtbot):
    """The pool may answer the second question first."""
    asked = []

    class Slow:
        def rules(self, done):
            done(TABLE)

        def preview(self, code, day, agreed, done, failed):
            asked.append(lambda: done(compute(rules.find(TABLE, code, day), day, CALENDAR)))

    parent = QWidget()
    qtbot.addWidget(parent)
    dialog = BeginDialog(Slow(), "", "T02", parent)
    dialog.day.setText("2026-11-2")
    dialog.day.setText("2026-11-25")
    for answer in reversed(asked):
        answer()
    assert dialog.result_text.text().startswith("2026-12-10")


def test_an_extension_wants_both_sides_and_a_paper(work, qtbot):
    desk, window = work
    reception = register(desk, events=[("applied", TODAY - timedelta(days=2))])
    section = show(window, reception, qtbot).deadlines
    shown(section, qtbot, lambda lines: {"T01", "T02"} <= {line.rule.code for line in lines})
    row = next(row for row, line in enumerate(section.model.lines) if line.rule.code == "T02")
    section.list.setCurrentIndex(section.model.index(row))
    assert section.extend.isVisible()
    assert not section.interrupt.isVisible()  # the law knows none for it
    section.extend.click()
    dialog = dialog_of(section, TurnDialog, qtbot)
    type_into(dialog.day, TODAY.isoformat())
    until = TODAY + timedelta(days=40)
    type_into(dialog.until, until.isoformat())
    press(Key.Key_Return)
    assert "双方" in dialog.text.text()
    dialog.both.setFocus()
    press(Key.Key_Space)
    dialog.paper.setFocus()
    press(Key.Key_Return)
    qtbot.waitUntil(lambda: "证明材料" in dialog.text.text(), timeout=LONG)
    assert dialog.until.text() == until.isoformat()  # nothing typed is lost
    type_into(dialog.paper, "延期同意书")
    press(Key.Key_Return)
    gone(section, TurnDialog, qtbot)
    shown(section, qtbot, lambda lines: any(line.due == until for line in lines))
    line = next(line for line in lines_of(desk, reception) if line.rule.code == "T02")
    assert line.turns[0].paper == "延期同意书"
    assert section.list.line.id == line.id  # the same line stays chosen


def test_suspended_resumed_interrupted_and_proved(work, qtbot):
    desk, window = work
    knew = TODAY - timedelta(days=100)
    reception = register(desk, events=[("known", knew), ("failed", TODAY - timedelta(days=3))])
    section = show(window, reception, qtbot).deadlines
    shown(section, qtbot, lambda lines: lines[0].rule.code == "T11")
    (line,) = lines_of(desk, reception)
    assert "证明材料还没有写" in section.model.data(section.model.index(0))
    section.prove.click()
    dialog = dialog_of(section, ProveDialog, qtbot)
    type_into(dialog.paper, "调解终止书")
    press(Key.Key_Return)
    gone(section, ProveDialog, qtbot)
    shown(section, qtbot, lambda lines: lines[0].turns[0].paper == "调解终止书")
    section.suspend.click()
    dialog = dialog_of(section, TurnDialog, qtbot)
    assert dialog.cause.count() == 3
    type_into(dialog.day, (TODAY - timedelta(days=1)).isoformat())
    type_into(dialog.paper, "隔离证明")
    press(Key.Key_Return)
    gone(section, TurnDialog, qtbot)
    shown(section, qtbot, lambda lines: lines[0].status == "suspended" and lines[0].due is None)
    qtbot.waitUntil(lambda: section.suspend.text() == "恢复…", timeout=LONG)
    section.suspend.click()
    dialog = dialog_of(section, TurnDialog, qtbot)
    type_into(dialog.day, TODAY.isoformat())
    press(Key.Key_Return)
    gone(section, TurnDialog, qtbot)
    shown(section, qtbot, lambda lines: lines[0].status == "running")
    assert lines_of(desk, reception)[0].due > line.starts_on + timedelta(days=400)


def test_met_dropped_and_the_article_read(work, qtbot):
    desk, window = work
    reception = register(desk, events=[("applied", TODAY)])
    section = show(window, reception, qtbot).deadlines
    shown(section, qtbot, lambda lines: len(lines) == 2)
    section.list.setFocus()
    press(Key.Key_Return)
    dialog = dialog_of(section, ArticleDialog, qtbot)
    texts = "\n".join(label.text() for label in dialog.findChildren(QLabel))
    assert "企业劳动争议协商调解规定第22条" in texts
    assert "3个工作日内受理" in texts
    assert "2012-01-01 起施行" in texts
    press(Key.Key_Escape)
    gone(section, ArticleDialog, qtbot)
    section.met.click()
    dialog = dialog_of(section, MeetDialog, qtbot)
    press(Key.Key_Return)
    gone(section, MeetDialog, qtbot)
    shown(section, qtbot, lambda lines: lines[-1].status == "met" and lines[-1].met_on == TODAY)
    section.list.setCurrentIndex(section.model.index(0))
    section.drop.click()
    dialog = dialog_of(section, ReasonDialog, qtbot)
    type_into(dialog.reason, "登记错了")
    press(Key.Key_Return)
    gone(section, ReasonDialog, qtbot)
    shown(section, qtbot, lambda lines: {line.status for line in lines} == {"met", "dropped"})
    assert not section.met.isVisible()


def test_a_group_is_reported_upward(work, qtbot):
    desk, window = work
    reception = register(desk, Entry(name="张三", people=12, matter="工资没发", dispute_types=("劳动报酬",)))
    section = show(window, reception, qtbot).deadlines
    qtbot.waitUntil(section.report.isVisible, timeout=LONG)
    section.report.click()
    dialog = dialog_of(section, ReasonDialog, qtbot)
    type_into(dialog.reason, "电话报区总工会")
    press(Key.Key_Return)
    gone(section, ReasonDialog, qtbot)
    qtbot.waitUntil(lambda: not section.report.isVisible(), timeout=LONG)
    assert "reported_up" in {step.action for step in reload_steps(desk, reception)}


def test_what_a_line_says_and_its_colour(work, qtbot):
    desk, window = work
    days = [("applied", TODAY), ("arbitration_applied", TODAY - timedelta(days=30))]
    section = show(window, register(desk, events=days), qtbot).deadlines
    shown(section, qtbot, lambda lines: len(lines) == 3)
    line = next(line for line in section.model.lines if line.rule.code == "T02")
    said = {
        0: ("还剩 15 天", Urgency.FAR),
        12: ("还剩 3 天", Urgency.SOON),
        15: ("今天到期", Urgency.SOON),
        17: ("已超期 2 天", Urgency.OVERDUE),
    }
    for later, (words, colour) in said.items():
        today = TODAY + timedelta(days=later)
        assert (left_words(line, today), urgency(line, today)) == (words, colour)
    other = next(line for line in section.model.lines if line.rule.code == "T12")
    assert left_words(other, other.due + timedelta(days=2)) == "对方已超期 2 天"
    spoken = section.model.data(section.model.index(0), Qt.ItemDataRole.AccessibleTextRole)
    assert "为什么是这天" in spoken
    assert QAccessible.queryAccessibleInterface(section.list).text(QAccessible.Text.Name) == "期限"
    assert isinstance(section.list.model(), DeadlineModel)

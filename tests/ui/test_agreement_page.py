"""From the case to the signed, numbered agreement by the keyboard, the line down; what is typed survives a kill."""

import os
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton

from desktop.app import open_desk
from desktop.practice import make
from desktop.profile import unlock
from desktop.tasks import Runner
from offline_store import numbers, pad_signatures, papers, registration
from offline_store.agreements import content, performing, signing
from offline_store.models import Series
from offline_store.protocol import GrantedNumber
from offline_store.registration import Entry
from offline_store.types import local_day, now
from tests.practice_desk import LONG
from ui import theme
from ui.agreement_page import AGREEMENT_KEY, AgreementPage
from ui.case_page import CasePage
from ui.demo import show_active, type_text
from ui.main_window import MainWindow
from ui.reason_dialog import ReasonDialog
from ui.signature_pad import SignatureDialog
from ui.version_compare import CompareDialog

NOBODY = "http://127.0.0.1:9"
PICTURES = os.environ.get("AGREEMENT_PICTURES", "")
CTRL = Qt.KeyboardModifier.ControlModifier
ENTRY = Entry(
    name="王秀英",
    phone="13800000001",
    employer="青岛某某食品有限公司",
    arrears=1_260_000,
    claim="支付2026年3月至5月的工资12600元；补缴社会保险",
    dispute_types=("劳动报酬",),
    people=1,
    matter="2026年3月至5月的工资没有发，多次催要未付。",
)


@pytest.fixture
def place(tmp_path, practice_ground):
    return practice_ground(tmp_path / "practice")


@contextmanager
def window_of(place):
    """A desk with its window, and nobody at the other end of the line."""
    known, runner = make(place), Runner()
    opened = runner.run(lambda: unlock(place.profile("01"), known["account"], known["password"], NOBODY)).result()
    opened = replace(opened, desk=replace(opened.desk, role="mediator"))
    with open_desk(runner, opened, practice=True) as desk:
        window = MainWindow(desk)
        if PICTURES:
            theme.apply(QApplication.instance())
        show_active(window)
        try:
            yield desk, window
        finally:
            window.close()


def write(desk, change):
    def work():
        with desk.unlocked.store.write(desk.unlocked.desk.actor) as session:
            return change(session)

    return desk.runner.write(work).result()


def read(desk, query, *arguments):
    def work():
        with desk.unlocked.store.read() as session:
            return query(session, *arguments)

    return desk.runner.run(work).result()


def registered(desk):
    """A case, and a block of numbers at this desk."""
    year = local_day(now()).year

    def work(session):
        reception = registration.begin_reception(session, desk.unlocked.desk, "visit")
        case_id = registration.register(session, desk.unlocked.desk, reception, ENTRY)
        return reception, case_id

    def granted():
        with desk.unlocked.store.apply() as session:
            series = Series(
                scope_id=desk.unlocked.desk.station_id, word="青工调", organisation="工会", kind="agreement"
            )
            session.add(series)
            session.flush()
            block = [GrantedNumber(running=running, revision=running) for running in range(1, 4)]
            numbers.receive(session, desk.unlocked.desk, series.id, year, block)

    desk.runner.write(granted).result()
    return write(desk, work)


def open_agreement(desk, window, reception, qtbot):
    window.open_reception(reception)
    qtbot.waitUntil(lambda: isinstance(window.page, CasePage), timeout=LONG)
    QTest.keyClick(window, Qt.Key.Key_A, CTRL | Qt.KeyboardModifier.ShiftModifier)
    qtbot.waitUntil(lambda: isinstance(window.page, AgreementPage) and window.page.sheet is not None, timeout=LONG)
    return window.page


def focus():
    return QApplication.focusWidget()


def press(key, modifier=Qt.KeyboardModifier.NoModifier):
    QTest.keyClick(focus(), key, modifier)


def fill_cell(text):
    """Open the cell that has the keyboard and type into it; Enter takes it and goes on."""
    press(Qt.Key.Key_F2)
    assert isinstance(focus(), QLineEdit)
    focus().selectAll()
    type_text(focus(), text)
    press(Qt.Key.Key_Return)
    QApplication.processEvents()  # Qt takes the text over in its loop


def picture(window, name):
    if PICTURES:
        window.resize(1360, 860)
        QApplication.processEvents()
        window.grab().save(str(Path(PICTURES) / f"{name}.png"))


def codes_of(page):
    return [each.code for each in page.problems if each.blocks]


def settle(page, qtbot):
    """The checks of what was typed last are made."""
    qtbot.waitUntil(lambda: not page._look.isActive(), timeout=LONG)


def test_from_the_case_to_the_signed_numbered_agreement_by_the_keyboard(place, qtbot):
    with window_of(place) as (desk, window):
        reception, case_id = registered(desk)
        page = open_agreement(desk, window, reception, qtbot)
        assert [row.text for row in page.form.requests.sheet.rows] == [
            "支付2026年3月至5月的工资12600元",
            "补缴社会保险",
        ]
        assert {"no_result", "no_due", "no_way", "gap"} <= set(codes_of(page))
        qtbot.waitUntil(lambda: page.preview.document.pageCount() > 0, timeout=LONG)
        picture(window, "1-draft")
        # nothing is numbered while something blocks: the key goes to the first problem
        press(Qt.Key.Key_Return, CTRL)
        assert page.message.isVisible() and focus() is page.form.requests
        press(Qt.Key.Key_Tab)
        assert focus() is page.form.as_asked
        press(Qt.Key.Key_Space)
        page.form.requests.go_to(1, "result")
        fill_cell("被申请人于2099年3月31日前补缴社会保险费，数额以经办机构核定的为准。")
        page.form.instalments.go_to(0, "due_on")
        fill_cell("2099-03-10")
        fill_cell("12600")
        fill_cell("现金")
        settle(page, qtbot)
        assert codes_of(page) == [] and "人民币壹万贰仟陆佰元整" in page.form.sum.text()
        picture(window, "2-sound")
        with qtbot.waitSignal(page.shown, timeout=LONG):
            press(Qt.Key.Key_Return, CTRL)
        year = local_day(now()).year
        assert page.sheet.paper.number == f"青工调字〔{year}〕1号" and page.sheet.is_final
        assert "待生效" in page.state.text()
        while page.signing.buttons:
            assert focus() is page.signing.buttons[0]
            with qtbot.waitSignal(page.shown, timeout=LONG):
                press(Qt.Key.Key_Space)
        assert page.sheet.signing.effective_on == local_day(now()) and "起生效" in page.state.text()
        picture(window, "3-signed")
        (due,) = read(desk, performing.of_case, case_id)
        assert (due.owed, due.due_on.isoformat()) == (1_260_000, "2099-03-10")
        # a part is paid
        page.payments.evidence[0].setFocus()
        type_text(focus(), "收条一张")
        amount = focus().nextInFocusChain()
        amount.setFocus()
        amount.selectAll()
        type_text(amount, "2600")
        with qtbot.waitSignal(page.shown, timeout=LONG):
            page.payments.buttons[0].setFocus()
            press(Qt.Key.Key_Space)
        assert read(desk, performing.of_case, case_id)[0].owed == 1_000_000
        picture(window, "4-paid")


def test_what_is_typed_survives_a_kill_and_a_change_is_a_further_version(place, qtbot):
    with window_of(place) as (desk, window):
        reception, case_id = registered(desk)
        page = open_agreement(desk, window, reception, qtbot)
        page.form.lines["mediator"].setFocus()
        page.form.lines["mediator"].selectAll()
        type_text(focus(), "周调解")
        form = page.sheet.paper.id
        qtbot.waitUntil(lambda: read(desk, papers.paper, form).values["mediator"] == "周调解", timeout=LONG)
        assert read(desk, papers.papers, case_id)[0].status == "draft"
        page.form.fill_results()
        page.form.requests.sheet.remove(1)
        page.form.lines["total"].setText("12600")
        page.form.count.setText("3")
        page.form.split_evenly()
        for place_ in range(3):
            page.form.instalments.sheet.setData(page.form.instalments.sheet.index(place_, 2), "现金")
        settle(page, qtbot)
        assert codes_of(page) == [], page.problems
        assert (
            page.form.clauses.value()[0].code == "pay_instalments"
            and "分3期" in page.form.clauses.parts[0].toPlainText()
        )
        with qtbot.waitSignal(page.shown, timeout=LONG):
            page.finalise.setFocus()
            press(Qt.Key.Key_Space)
        assert page.form.lines["mediator"].isReadOnly()
        with qtbot.waitSignal(page.shown, timeout=LONG):
            page.revise.setFocus()
            press(Qt.Key.Key_Space)
        assert page.sheet.paper.version == 2 and not page.sheet.is_final and page.sheet.paper.replaces == form
        assert read(desk, papers.paper, form).status == "final"
        page.form.lines["mediator"].setText("吴调解")
        page.compare.setFocus()
        press(Qt.Key.Key_Space)
        compare = page.findChild(CompareDialog).compare
        changed = [compare.pairs[place] for place in compare.differences]
        assert [pair.right.partition("　")[0] for pair in changed] == ["调解员：吴调解"]
        page.findChild(CompareDialog).reject()


def test_a_clause_of_the_library_is_filled_in_from_gap_to_gap(place, qtbot):
    with window_of(place) as (desk, window):
        reception, _ = registered(desk)
        page = open_agreement(desk, window, reception, qtbot)
        clauses = page.form.clauses
        clauses.take(page.sheet.ground.library.clause("acceleration"))
        assert focus() is clauses.parts[-1] and focus().textCursor().selectedText() == "{宽限天数}"
        type_text(focus(), "5")
        settle(page, qtbot)
        assert "逾期5日仍未付足" in page.form.value().clauses[-1].text
        count = len(clauses.parts)
        press(Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
        assert "逾期5日" in clauses.parts[-2].toPlainText()
        press(Qt.Key.Key_Delete, CTRL)
        assert len(clauses.parts) == count - 1
        sound = content.from_values(content.to_values(page.form.value()))
        assert sound == page.form.value()


def test_each_problem_leads_to_its_place(place, qtbot):
    with window_of(place) as (desk, window):
        reception, _ = registered(desk)
        page = open_agreement(desk, window, reception, qtbot)
        for row, problem in enumerate(page.problems):
            page.list.setFocus()
            page.list.setCurrentRow(row)
            press(Qt.Key.Key_Return)
            assert page.form.isAncestorOf(focus()), problem.where


def test_a_seal_that_is_not_there_keeps_it_waiting(place, qtbot):
    with window_of(place) as (desk, window):
        reception, _ = registered(desk)
        page = open_agreement(desk, window, reception, qtbot)
        page.form.fill_results()
        rows = page.form.instalments.sheet
        for column, text in enumerate(("2099-03-10", "12600", "现金")):
            rows.setData(rows.index(0, column), text)
        settle(page, qtbot)
        with qtbot.waitSignal(page.shown, timeout=LONG):
            page.finalise.click()
        for _ in range(3):
            with qtbot.waitSignal(page.shown, timeout=LONG):
                page.signing.buttons[0].click()
        assert read(desk, signing.state_of, page.sheet.paper.id).effective_on is None
        assert "待生效，还差：" in page.state.text()
        back = next(part for part in page.signing.parts if isinstance(part, QPushButton) and "撤销" in part.text())
        back.click()
        dialog = page.findChild(ReasonDialog)
        type_text(dialog.reason, "签错了")
        with qtbot.waitSignal(page.shown, timeout=LONG):
            dialog.confirm.click()
        assert len(page.signing.buttons) == 2


def test_the_shelf_of_papers_leads_to_it_and_it_leads_to_the_printer(place, qtbot):
    with window_of(place) as (desk, window):
        reception, case_id = registered(desk)
        page = open_agreement(desk, window, reception, qtbot)
        page.form.fill_results()
        rows = page.form.instalments.sheet
        for column, text in enumerate(("2099-03-10", "12600", "现金")):
            rows.setData(rows.index(0, column), text)
        settle(page, qtbot)
        page.back.click()
        qtbot.waitUntil(lambda: isinstance(window.page, CasePage), timeout=LONG)
        window.open_papers(window.page.view)
        qtbot.waitUntil(lambda: window.papers.shelf is not None, timeout=LONG)
        with qtbot.waitSignal(page.shown, timeout=LONG):
            window.papers.open_it.click()  # a draft is worked on where it is checked
        assert window.page is page and page.form.instalments.sheet.rows[0].way == "现金"
        with qtbot.waitSignal(page.shown, timeout=LONG):
            page.finalise.click()
        page.print.click()
        qtbot.waitUntil(lambda: window.page is window.papers and bool(window.papers.paper.preview.pdf), timeout=LONG)
        assert read(desk, papers.papers, case_id)[0].number


def test_the_key_without_a_case_says_what_to_do(place, qtbot):
    with window_of(place) as (_, window):
        QTest.keyClick(window, Qt.Key.Key_A, CTRL | Qt.KeyboardModifier.ShiftModifier)
        assert isinstance(window.page, AgreementPage) and AGREEMENT_KEY in window.page.state.text()


def test_parties_come_and_go_and_a_third_one_signs(place, qtbot):
    with window_of(place) as (desk, window):
        reception, _ = registered(desk)
        page = open_agreement(desk, window, reception, qtbot)
        page.form.thirds.more[content.EMPLOYER].click()
        assert focus() is page.form.thirds.parts[0].fields["name"], "the keyboard is where she goes on"
        type_text(focus(), "青岛总包建设有限公司")
        page.form.applicants.more[content.PERSON].click()
        page.form.applicants.parts[1].fields["name"].setText("李强")
        made = page.form.value()
        assert [side.name for side in made.thirds] == ["青岛总包建设有限公司"]
        assert [(side.kind, side.name) for side in made.applicants] == [("person", "王秀英"), ("person", "李强")]
        page.form.applicants.drop(page.form.applicants.parts[1])
        assert [side.name for side in page.form.value().applicants] == ["王秀英"]
        page.form.fill_results()
        page.form.lines["copies"].setText("4")
        rows = page.form.instalments.sheet
        for column, text in enumerate(("2099-03-10", "12600", "现金")):
            rows.setData(rows.index(0, column), text)
        settle(page, qtbot)
        with qtbot.waitSignal(page.shown, timeout=LONG):
            page.finalise.click()
        assert [place.role for place in page.sheet.signing.places] == [
            "applicant", "respondent", "third", "mediator", "organisation",
        ]  # fmt: skip
        picture(window, "third-party")


def test_an_agreement_is_signed_on_the_pad(place, qtbot):
    with window_of(place) as (desk, window):
        reception, _ = registered(desk)
        page = open_agreement(desk, window, reception, qtbot)
        page.form.fill_results()
        rows = page.form.instalments.sheet
        for column, text in enumerate(("2099-03-10", "12600", "现金")):
            rows.setData(rows.index(0, column), text)
        settle(page, qtbot)
        with qtbot.waitSignal(page.shown, timeout=LONG):
            page.finalise.click()
        assert ("王秀英", "申请人") in page.signing.waiting
        press(Qt.Key.Key_S, Qt.KeyboardModifier.AltModifier)
        qtbot.waitUntil(lambda: window.findChild(SignatureDialog) is not None, timeout=LONG)
        dialog = window.findChild(SignatureDialog)
        picture(dialog, "pad")
        dialog.take.click()
        assert "还没有写字" in dialog.message.text()
        pad = dialog.pad
        QTest.mousePress(pad, Qt.MouseButton.LeftButton, pos=QPoint(60, 120))
        for x in range(60, 400, 20):
            QTest.mouseMove(pad, QPoint(x, 120 + x % 40))
        QTest.mouseRelease(pad, Qt.MouseButton.LeftButton, pos=QPoint(400, 120))
        with qtbot.waitSignal(page.shown, timeout=LONG):
            dialog.take.click()
        (kept,) = read(desk, pad_signatures.pictures, page.sheet.paper.id)
        assert (kept.role, kept.who) == ("applicant", "王秀英")
        assert ("王秀英", "申请人") not in page.signing.waiting
